"""Rules that explode: a pattern may take longer than any text is worth, and must not hold it up."""

from __future__ import annotations

from extractor.errors import LimitError
from extractor.rulebook.rules import Rule, RuleFile

#: Seconds of the processor that one rule may take for one text; ours take thousandths.
SECONDS = 2.0
#: A rule of our own, which is tried with texts that explode, is not watched in a text up to this
#: length: to watch it takes longer than to run it.
SHORT = 2_000


def seconds(file: RuleFile) -> float | None:
    """How long a rule of a file may take for a short text; None for one that is not watched."""
    return None if file.own else SECONDS


def too_slow(rule: Rule) -> LimitError:
    """The error for a rule that took longer than that, for a caller to raise."""
    where = f"{rule.file}:{rule.lines.get('pattern', rule.line)}"
    message = f"{where}: rule {rule.name!r} took more than {SECONDS:g} s; see `rules check`"
    return LimitError(message, reason="timeout")
