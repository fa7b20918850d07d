"""What the ids and classes of a web page say, by the table of page marks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractor.rulebook import load_rulebook


class Marks(NamedTuple):
    """What ids and classes say, from ``page_marks``."""

    titles: frozenset[str]
    sources: frozenset[str]
    unwanted: re.Pattern[str]
    stops: tuple[str, ...]
    ends: re.Pattern[str]
    number: re.Pattern[str]


@cache
def marks() -> Marks:
    """The marks of our own table."""
    found: dict[str, list[str]] = {}
    for row in load_rulebook().table("page_marks"):
        found.setdefault(row.get("role"), []).append(row.word)
    return Marks(
        frozenset(found.get("title", ())),
        frozenset(found.get("source", ())),
        re.compile("|".join(f"(?:{shape})" for shape in found.get("unwanted", ())), re.IGNORECASE),
        tuple(found.get("stop", ())),
        re.compile("|".join(found.get("end", ())) or r"(?!)"),
        re.compile("|".join(found.get("number", ())) or r"(?!)"),
    )
