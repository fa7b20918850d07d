"""Rules that explode: a pattern may take longer than any text is worth, and must not hold it up."""

from __future__ import annotations

from extractor.errors import LimitError
from extractor.rulebook.rules import Rule

#: Seconds of the processor that one rule may take for one text; ours take thousandths.
SECONDS = 2.0


def too_slow(rule: Rule) -> LimitError:
    """The error for a rule that took longer than that, for a caller to raise."""
    where = f"{rule.file}:{rule.lines.get('pattern', rule.line)}"
    message = f"{where}: rule {rule.name!r} took more than {SECONDS:g} s; see `rules check`"
    return LimitError(message, reason="timeout")
