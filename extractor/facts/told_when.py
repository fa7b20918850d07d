"""What a document tells of when, and what that says of a period: over, of some days, said in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.layout import Reading
from extractor.mentions.mention import Mention
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting

_FIRST_MONTHS = 3  # of a year, in which reports that bear it look back
_YEAR, _DAY, _TERM = len("2024"), len("2024-01-05"), len("2021/2025")


class ToldWhen(NamedTuple):
    """What a document tells of when.

    Attributes:
        times: of the text.
        title_times: of the title that is known apart from the text.
        reporting: the period it reports on, as the times of the text tell.
        reference: the day it was published.
        title: the title that is known apart from the text, or empty.
        counted: where the first amount or rank of the text stands; -1 for none.
    """

    reading: Reading
    times: Sequence[Mention]
    title_times: Sequence[Mention]
    reporting: Reporting
    reference: date | None
    title: str
    counted: int = -1


def body(told: ToldWhen) -> int:
    """Where the text begins, behind its title."""
    return next((s.start for s in told.reading.sentences if s.kind == "body"), 0)


def opening_of(told: ToldWhen) -> str:
    """The first paragraph of the text, behind its title."""
    return told.reading.text[body(told) :].partition("\n")[0]


def is_days(value: str) -> bool:
    """Whether a value is of some days: 2025-09-29/2025-10-10."""
    first, _, last = value.partition("/")
    return len(first) == len(last) == _DAY and edtf.is_edtf(value)


def lies_in(value: str | None, period: str | None) -> bool:
    """Whether one period is a part of another."""
    (begin, end), (first, last) = edtf.bounds(value or ""), edtf.bounds(period or "")
    if begin is None or end is None or first is None or last is None:
        return False
    return first <= begin and end <= last


def is_over(period: str, told: ToldWhen) -> bool:
    """Whether a period of a year at most had ended when the text was published."""
    last = edtf.bounds(period)[1]
    ended = last is not None and told.reference is not None and last < told.reference
    return ended and len(period) != _TERM


def is_said(period: str, told: ToldWhen) -> bool:
    """Whether the text itself says the period that its title names."""
    return any(getattr(m.value, "value", None) == period for m in told.times)


def tells_before(told: ToldWhen) -> bool:
    """产值32亿元，2023年为28亿元: whether facts stand in front of the first period of the text.

    Those are of what the title says, and so is the text.
    """
    start = told.reporting.start
    return start is not None and 0 <= told.counted < start


def front_is_silent(told: ToldWhen) -> bool:
    """Whether the text says no time before its second paragraph, but the day it was published."""
    opening = body(told)
    end = told.reading.text.find("\n", opening)
    values = (getattr(m.value, "value", None) or "" for m in told.times if opening <= m.start < end)
    day = told.reference.isoformat() if told.reference is not None else ""
    return end >= 0 and all(value.partition("T")[0] == day for value in values)


def long_ago(period: str, reference: date) -> bool:
    """True for a year said in a text that is published two years later or more: a look back."""
    year = edtf.year_of(period.split("/")[-1])
    return year is not None and year < reference.year - 1


def is_past(period: str, reference: date) -> bool:
    """True for a year over for months, that news only speaks of further down."""
    year = edtf.year_of(period)
    return len(period) == _YEAR and year == reference.year - 1 and reference.month > _FIRST_MONTHS
