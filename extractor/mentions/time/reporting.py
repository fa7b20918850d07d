"""Which period a text reports on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.mentions.time.resolve import Context
from extractor.mentions.time.scan import Found
from extractor.mentions.time.words import TimeWords

#: In these months a release that says nothing else reports on the year before.
_LOOKS_BACK = 3


def guess_year(
    found: Sequence[Found],
    contexts: Sequence[Context],
    words: TimeWords,
    *,
    reference: date | None,
    title: str | None = None,
) -> int | None:
    """The year a text probably reports on, from a first look at its expressions.

    Without a reference date it is the first year said that is no goal. With one it is the
    reference's year or the one before, whichever the text names first as a year or a part of one;
    a release of the first months that says 全年 alone looks back.
    """
    for one, context in zip(found, contexts, strict=True):
        groups = one.groups
        if context.future or context.compared:
            continue
        if "year" in groups:
            year = words.number(groups["year"])
            if reference is None:
                return year
            if "day" not in groups and reference.year - 1 <= year <= reference.year:
                return year
        if reference is None:
            continue
        if "yrel" in groups and "day" not in groups:
            offset = words.offsets[groups["yrel"]]
            if offset.base == "today" and -1 <= offset.value <= 0:
                return reference.year + offset.value
        elif "whole" in groups:
            return reference.year - (reference.month <= _LOOKS_BACK)
        elif groups.keys() & {"half", "quarter", "firstq", "firstm", "month"} and "day" not in groups:
            last = _last_month(groups, words)
            if last is not None:
                return reference.year - (last > reference.month)
    return None


def _last_month(groups: dict[str, str], words: TimeWords) -> int | None:
    if "month_b" in groups:
        return words.number(groups["month_b"])
    if "month" in groups:
        return words.number(groups["month"])
    return None
