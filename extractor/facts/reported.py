"""The period a document reports on: what facts take that say no time of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.facts.issuer import Issuer
from extractor.layout import Reading
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting

_FRONT = 60  # characters that hold what a text opens with
_MONTH = len("2024-01")
_DAY = len("2024-01-05")


def reported_period(
    issuer: Issuer,
    reading: Reading,
    times: list[Mention],
    reporting: Reporting,
    reference: date | None,
    title: str | None,
) -> str | None:
    """What facts with nothing said take."""
    period = reporting.period
    if period is None or reference is None:
        return _on_the_way(period, reading, reporting)
    period = _on_the_way(period, reading, reporting)
    assert period is not None
    national = not issuer.place and issuer.kind in ("", "event")
    if (
        _long_ago(period, reference)
        or (national and period == f"{reference.year}")
        or (national and _of_the_day(reading, times, reporting, reference, title))
    ):
        return reference.isoformat()
    return period


def named_period(times: Sequence[Mention], reporting: Reporting, period: str | None) -> str | None:
    """The period a title names, where the text names none, or only 今年以来."""
    for mention in times:
        value = mention.value.value if isinstance(mention.value, TimeValue) else None
        if value is None or not edtf.is_edtf(value) or value.endswith("..") or "T" in value:
            continue
        if len(value) == _DAY or value == period:
            continue
        if reporting.opened or reporting.origin in ("reference", ""):
            return value
    return period


def _on_the_way(period: str | None, reading: Reading, reporting: Reporting) -> str | None:
    """截至9月底, said further down, is no period the document reports on: its year is."""
    if (
        period is not None
        and len(period) == _MONTH
        and reporting.start is not None
        and "\n" in reading.text[: reporting.start]
    ):
        return period[:4]
    return period


def _long_ago(period: str, reference: date) -> bool:
    """True for a year said in a text that is published two years later or more: a look back."""
    year = edtf.year_of(period.split("/")[-1])
    return year is not None and year < reference.year - 1


def _of_the_day(
    reading: Reading,
    times: list[Mention],
    reporting: Reporting,
    reference: date,
    title: str | None,
) -> bool:
    """True for news that opens with 今天: a period said far behind is not what it is about."""
    first = reading.sentences[0].end if reading.sentences else 0
    if reporting.start is None or reporting.start < first:
        return False
    said = [reading.text[m.start : m.end] for m in times if m.start == reporting.start]
    if title and any(text in title for text in said):
        return False
    today = reference.isoformat()
    return any(
        isinstance(m.value, TimeValue)
        and m.value.value == today
        and not any(c.isdigit() for c in reading.text[m.start : m.end])
        for m in times
        if m.start < _FRONT
    )
