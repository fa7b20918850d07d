"""The period a document reports on: what facts take that say no time of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extractor.facts.issuer import Issuer
from extractor.facts.manner import PassageManner
from extractor.facts.told_when import (
    ToldWhen,
    body,
    front_is_silent,
    is_days,
    is_over,
    is_past,
    is_said,
    lies_in,
    long_ago,
    opening_of,
    tells_before,
)
from extractor.layout import Reading
from extractor.mentions.element import FEASTS
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.time.reporting import Reporting, is_bare_plan
from extractor.rulebook import Rulebook

_ONE_YEAR, _FIVE_YEARS = "P1Y", "P5Y"
_YEARS = 5  # of a term
_FRONT = 60  # characters that hold what a text opens with
_FIRST_MONTHS = 3  # of a year, in which reports that bear it look back
_YEAR = len("2024")
_TOLD = ("heading", "body")  # kinds of sentences that a text opens with, behind its title
_MONTH, _DAY, _TERM = len("2024-01"), len("2024-01-05"), len("2021/2025")


class Reported:
    """Finds what documents report on, by the words of a rulebook."""

    def __init__(self, book: Rulebook):
        self._reviews = re.compile(
            "|".join(map(re.escape, book.table("times_reviews").words())) or "(?!)"
        )
        self._of_terms = tuple(r.word for r in book.table("times_reviews") if r.get("term"))
        self._manner = PassageManner(book)

    def period(self, issuer: Issuer, told: ToldWhen) -> str | None:
        """EDTF of what facts with nothing said take; None where the document does not tell.

        The report of a year is on the year before (2026年政府工作报告), whether its title is known
        apart from the text or is a line of it; a passage of its plans is on the year itself.
        """
        year = self._year_of_report(told)
        if year is not None and self.plans(told):
            return f"{year}"
        if year is not None and _looks_back(year, told.reference):
            term = self._term(told, year - 1) if self._is_of_term(told) else None
            return term or f"{year - 1}"
        back = self._manner.looks_back(opening_of(told))
        period = _of_days(told, _named_period(told, _reported_period(issuer, told, back)))
        if told.reference is None or period is None:
            return period
        if self._is_story(told, period):
            return told.reference.isoformat()
        if self.is_report(told, period):
            return period
        return told.reference.isoformat() if is_past(period, told.reference) else period

    def _is_story(self, told: ToldWhen, period: str) -> bool:
        """Whether a text tells a story, and its title no year: what it says nothing of is now."""
        titled = any(getattr(one.value, "value", None) == period for one in told.title_times)
        if titled or len(period) != _YEAR:
            return False
        first = next((s.start for s in told.reading.sentences if s.kind in _TOLD), 0)
        return self._manner.opens_scene(told.reading.text[first : first + _FRONT])

    def is_report(self, told: ToldWhen, period: str | None) -> bool:
        """Whether a document names the period it reports on: in its title, or where it opens."""
        if self._year_of_report(told) is not None:
            return True
        titled = (m.value for m in told.title_times)
        if any(getattr(value, "value", None) == period for value in titled):
            return True
        return _opens_text(told)

    def plans(self, told: ToldWhen) -> bool:
        """Whether a document is a passage of the plans of a yearly report."""
        return self._year_of_report(told) is not None and self._manner.is_plan(told.reading)

    def _year_of_report(self, told: ToldWhen) -> int | None:
        """The year in the title of a yearly report."""
        if self.is_review(told.title):
            return _first_year(told.title_times)
        for sentence in told.reading.sentences:
            line = told.reading.text[sentence.start : sentence.end]
            if sentence.kind in ("title", "heading") and self.is_review(line):
                inside = [m for m in told.times if sentence.start <= m.start < sentence.end]
                year = _first_year(inside)
                if year is not None:
                    return year
        return None

    def _is_of_term(self, told: ToldWhen) -> bool:
        """Whether such a report may look back on five years; a meeting on one's work does not."""
        title = told.title or told.reading.text[:_FRONT]
        return any(word in title for word in self._of_terms)

    def _term(self, told: ToldWhen, last: int) -> str | None:
        """The five years that a report looks back on, where it speaks of no single one of them."""
        values = [m.value for m in told.times if isinstance(m.value, TimeValue)]
        back = {v.value for v in values if v.kind == "duration" and not v.streak}
        years = {edtf.year_of(v.value) for v in values if v.kind == "date"}
        ends = {last - _YEARS, last} <= years  # 从2020年的…提高到2025年的…
        manner = self._manner.is_of_years(told.reading)
        of_years = ends or _FIVE_YEARS in back or manner
        single = last in years and not ends and not (manner and not _opens_with(told, last))
        if not of_years or _ONE_YEAR in back or single:
            return None
        return f"{last - _YEARS + 1}/{last}"

    def is_review(self, line: str) -> bool:
        """Whether a title is that of a yearly report."""
        return self._reviews.search(line) is not None


def _opens_text(told: ToldWhen) -> bool:
    """Whether the period a document reports on is said in its first paragraph."""
    start = told.reporting.start
    return start is not None and start < body(told) + len(opening_of(told))


def _opens_with(told: ToldWhen, year: int) -> bool:
    """Whether a year is named in the first sentence of a text."""
    first = next((one for one in told.reading.sentences if one.kind == "body"), None)
    said = [m for m in told.times if first is not None and m.start < first.end]
    return any(edtf.year_of(getattr(m.value, "value", None)) == year for m in said)


def _first_year(times: Sequence[Mention]) -> int | None:
    years = (edtf.year_of(getattr(m.value, "value", None)) for m in times)
    return next((year for year in years if year), None)


def _looks_back(year: int, reference: date | None) -> bool:
    """Whether a report that bears a year is on the year before: those of its first months are."""
    return reference is None or (reference.year == year and reference.month <= _FIRST_MONTHS)


def _reported_period(issuer: Issuer, told: ToldWhen, back: bool) -> str | None:
    reading, reporting, reference = told.reading, told.reporting, told.reference
    period = reporting.period
    if period is None or reference is None:
        return _on_the_way(period, reading, reporting)
    if period.endswith(".."):  # 对2021年以来的工作作了盘点: up to the year it is told in
        period = f"{reference.year}"
    national = not issuer.place and issuer.kind in ("", "event")
    said, period = period, _on_the_way(period, reading, reporting)
    assert period is not None
    told_back = said != period and period < f"{reference.year}"  # 去年7月的一个夜里，……
    if (
        (told_back and not issuer.place)
        or long_ago(period, reference)
        or (national and period == f"{reference.year}")
        or (said == f"{reference.year}" and not (back or _opens_text(told)))
        or (national and (_of_the_day(told, reference) or _said_late(told, period)))
        or (is_days(period) and not _opens_text(told))
    ):
        return reference.isoformat()
    return period


def _named_period(told: ToldWhen, period: str | None) -> str | None:
    """The period a title names, where the text itself names none, or only 今年以来.

    One that both name is what the text is about: 上半年净利增长18% 二季度收入创新高.
    """
    titled = {getattr(mention.value, "value", None) for mention in told.title_times}
    for mention in told.title_times:
        value = mention.value.value if isinstance(mention.value, TimeValue) else None
        if value is None or not edtf.is_edtf(value) or value.endswith("..") or "T" in value:
            continue
        if len(value) == _DAY or value == period or _is_to_come(mention, told):
            continue
        if is_bare_plan(mention):
            continue  # “十四五”重点工程推进: what they were planned in
        if period in titled and lies_in(value, period):
            continue
        if told.reporting.opened or told.reporting.origin in ("reference", ""):
            return value
        said = is_said(value, told) or front_is_silent(told) or tells_before(told)
        said = said or is_days(told.reporting.period or "") and lies_in(period, value)
        if is_over(value, told) and said:
            return value
    return period


def _is_to_come(mention: Mention, told: ToldWhen) -> bool:
    """Whether a title only says how soon something begins: 丝博会下周举行; not 2027年计划.

    Of a holiday to come a text tells what is expected of it: 中秋假期预计发送旅客80万人次.
    """
    first = edtf.bounds(getattr(mention.value, "value", None) or "")[0]
    ahead = told.reference is not None and first is not None and first > told.reference
    dated = any(sign.isdigit() for sign in told.title[mention.start : mention.end])
    return ahead and not dated and mention.rule not in FEASTS


def _of_days(told: ToldWhen, period: str | None) -> str | None:
    """2025年暑运落下帷幕。7月1日至8月31日，…: of a year a text opens with, the days it sums up.

    Of a holiday too, where those are more: 国庆假期运输圆满收官。9月29日至10月10日，….
    """
    today = told.reference.isoformat() if told.reference is not None else ""
    feast = period is not None and is_days(period)
    if period is None or (len(period) != _YEAR and period != today and not feast):
        return period
    opening = body(told)
    end = told.reading.text.find("\n", opening)
    for mention in told.times:
        value = getattr(mention.value, "value", None) or ""
        own = lies_in(period, value) if feast else value.startswith(period[:_YEAR])
        own = own and value != period
        if opening <= mention.start < end and is_days(value) and own:
            return value if is_over(value, told) else period
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


def _said_late(told: ToldWhen, period: str) -> bool:
    """Whether amounts stand in front of the first time of news, a year or a month: it is theirs.

    获批药品32个；截至11月，销售额5亿元: not 获批药品32个，上半年销售额5亿元.
    """
    return tells_before(told) and len(period) in (_YEAR, _MONTH)


def _of_the_day(told: ToldWhen, reference: date) -> bool:
    """True for news that opens with 今天: a period said far below is not what it is about."""
    reading, start = told.reading, told.reporting.start
    first = reading.sentences[0].end if reading.sentences else 0
    if start is None or start < first:
        return False
    said = [m for m in told.times if m.start == start]
    titled = {getattr(m.value, "value", None) for m in told.title_times}
    if any(
        reading.text[m.start : m.end] in told.title or getattr(m.value, "value", "") in titled
        for m in said
    ):
        return False
    today = reference.isoformat()
    return any(
        isinstance(m.value, TimeValue)
        and m.value.value == today
        and not any(c.isdigit() for c in reading.text[m.start : m.end])
        for m in told.times
        if m.start < _FRONT
    )
