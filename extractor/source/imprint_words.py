"""The words that lines of an imprint are known by: labels of dates and publishers."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.rulebook import load_rulebook

#: Roles of words that something stands after.
_LABELS = ("date", "weak", "publisher", "other")


class Labels(NamedTuple):
    """The words of each role, in the order in which they decide."""

    date: tuple[str, ...]
    weak: tuple[str, ...]
    publisher: tuple[str, ...]
    ends: tuple[str, ...]
    events: tuple[str, ...]
    papers: tuple[str, ...]


@cache
def asides() -> re.Pattern[str]:
    """What else may stand on the line of a date."""
    rows = load_rulebook().table("page_labels")
    words = [row.word for row in rows if row.get("role") == "aside"]
    return re.compile("|".join(words) or r"(?!)")


@cache
def next_label() -> re.Pattern[str]:
    """A label at the end of what stands before a colon: the next one of the same line."""
    rows = load_rulebook().table("page_labels")
    words = [re.escape(row.word) for row in rows if row.get("role") in _LABELS]
    return re.compile(rf"(?<=..)(?:{'|'.join(words) or '(?!)'})$")


@cache
def labels() -> Labels:
    """What dates and publishers stand after, and what names of these end in."""
    book = load_rulebook()
    found: dict[str, list[str]] = {}
    for row in book.table("page_labels"):
        found.setdefault(row.get("role"), []).append(row.word)
    return Labels(
        date=tuple(found.get("date", ())),
        weak=tuple(found.get("weak", ())),
        publisher=tuple(found.get("publisher", ())),
        ends=tuple(found.get("publisher_end", ())),
        events=tuple(found.get("not_date", ())),
        papers=tuple(found.get("paper", ())),
    )
