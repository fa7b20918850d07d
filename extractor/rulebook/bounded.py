"""Rules that explode: a pattern may take longer than any text is worth, and must not hold it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extractor.errors import LimitError
from extractor.rulebook.files import own_patterns
from extractor.rulebook.rules import Rule, RuleFile

#: Seconds of the processor that one rule may take for one text; ours take thousandths.
SECONDS = 2.0
#: A rule of our own, which is tried with texts that explode, is not watched in a text up to this
#: length: to watch it takes longer than to run it.
SHORT = 2_000


def seconds(file: RuleFile) -> float | None:
    """How long a rule of a file may take for a short text; None for one that is not watched."""
    return None if file.own else SECONDS


def watched(rules: Iterable[Rule]) -> list[Rule]:
    """Those of some rules that are a user's."""
    ours = own_patterns()
    return [rule for rule in rules if not rule.file.is_relative_to(ours)]


def limited(match: Callable[..., Any], rules: Sequence[Rule]) -> Callable[[str, int], Any]:
    """A way to match a pattern of some rules; where a user's are among them, within the seconds.

    Raises, when it is called:
        LimitError: it takes longer (``timeout``).
    """
    users = watched(rules)
    if not users:
        return match

    def matched(text: str, at: int) -> Any:
        try:
            return match(text, at, timeout=SECONDS)
        except TimeoutError:
            raise too_slow(*users) from None

    return matched


def too_slow(rule: Rule, *others: Rule) -> LimitError:
    """The error for a rule, or one of several, that took longer, for a caller to raise."""
    where = f"{rule.file}:{rule.lines.get('pattern', rule.line)}"
    name = f"rule {rule.name!r}" if not others else f"one of the {len(others) + 1} rules from here"
    message = f"{where}: {name} took more than {SECONDS:g} s; see `rules check`"
    return LimitError(message, reason="timeout")
