"""A period: reading and writing EDTF, and arithmetic that holds for every period."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.period import Period
from extractor.point import Point


def period(text: str) -> Period:
    found = Period.parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-03-20", "2024-03-20", date(2024, 3, 20), date(2024, 3, 20)),
        ("2024-01-23T16:00", "2024-01-23T16:00", date(2024, 1, 23), date(2024, 1, 23)),
        ("2024-01-23T24:00", "2024-01-23T24:00", date(2024, 1, 23), date(2024, 1, 23)),
        ("2024-01/2024-06", "2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30)),
        ("2021/2025", "2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
        ("2024/2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024/..", "2024/..", date(2024, 1, 1), None),
        ("../2024-03", "../2024-03", None, date(2024, 3, 31)),
        ("2024-Q2", "2024-04/2024-06", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-34", "2024-04/2024-06", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-41", "2024-07/2024-12", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-Q1/2024-Q3", "2024-01/2024-09", date(2024, 1, 1), date(2024, 9, 30)),
        ("202X", "2020/2029", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX", "1900/1999", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024~", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("-0220", "-0220", None, None),
        ("0000-02-29", "0000-02-29", None, None),
    ],
)
def test_what_is_read(text: str, written: str, first: date | None, last: date | None) -> None:
    found = period(text)
    assert (str(found), found.first_day, found.last_day) == (written, first, last)


@pytest.mark.parametrize(
    "text",
    [
        None, "", "PAST_REF", "PRESENT_REF", "P3Y", "PT2H", "../..", "/", "2024/", "/2024", "24",
        "2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-1", "2024-01-1", "2024-21",
        "2025/2024", "2024-Q5", "202X-03", "20240101", "2024年", "２０２４", "2024-01-01/P1Y",
    ],
)  # fmt: skip
def test_what_is_none(text: str | None) -> None:
    assert Period.parse(text) is None


def test_what_cannot_be_made() -> None:
    for make in (
        lambda: Period(None, None),
        lambda: Period.of(2023, 2, 29),
        lambda: Period.of(2023, 13),
        lambda: Point(2023, None, 5),
        lambda: Period.of_years(2025, 2024),
    ):
        with pytest.raises(ValueError, match=r"no such|open|before"):
            make()


@pytest.mark.parametrize(
    ("text", "is_", "months"),
    [
        ("2024", "is_year", 12),
        ("2024-05", "is_month", 1),
        ("2024-05-03", "is_day", None),
        ("2024-05-03T10:00", "is_day", None),
        ("2021/2025", "is_term", 60),
        ("2024-04/2024-06", "is_interval", 3),
        ("2024-02/2024-04", "is_interval", 3),
        ("2024-01/2024-06", "is_interval", 6),
        ("2024/..", "is_open", None),
    ],
)
def test_what_it_is(text: str, is_: str, months: int | None) -> None:
    found = period(text)
    names = ("is_year", "is_month", "is_day", "is_term", "is_open")
    assert [n for n in names if getattr(found, n)] == ([is_] if is_ in names else [])
    assert found.is_interval is (is_ not in ("is_year", "is_month", "is_day"))
    assert found.months == months


@pytest.mark.parametrize(
    ("text", "year_before"),
    [
        ("2024", "2023"),
        ("2024-03", "2023-03"),
        ("2024-01", "2023-01"),
        ("2024-02-29", "2023-02-28"),
        ("2024-01/2024-09", "2023-01/2023-09"),
        ("2024-04/2024-06", "2023-04/2023-06"),
        ("2021/2025", "2016/2020"),
        ("2024-05-01/2024-05-05", "2023-05-01/2023-05-05"),
        ("2024/..", "2023"),
        ("../2024", "../2023"),
        ("-0220", "-0221"),
    ],
)
def test_the_one_before(text: str, year_before: str) -> None:
    assert str(period(text).year_before()) == year_before


@pytest.mark.parametrize(
    ("text", "mod", "expected"),
    [
        ("2021", "END", "2021-12"),
        ("2021", "START", "2021-01"),
        ("2021", "MID", "2021-06"),
        ("2021", None, "2021"),
        ("2021", "APPROX", "2021"),
        ("2016/2020", "END", "2020"),
        ("2016/2020", "START", "2016"),
        ("2016/2020", "MID", "2016/2020"),
        ("2024-09", "END", "2024-09"),
        ("2024/..", "END", "2024/.."),
        ("2024/..", "START", "2024"),
        ("2025-01/2025-09", "END", "2025-09"),
    ],
)
def test_parts(text: str, mod: str | None, expected: str) -> None:
    assert str(period(text).part(mod)) == expected


def test_coarser() -> None:
    assert str(period("2024-01/2024-06").coarse("year")) == "2024"
    assert str(period("2024-05-03T10:00").coarse("day")) == "2024-05-03"
    assert str(period("2023-11/2024-03").coarse("year")) == "2023/2024"
    assert str(period("2024").coarse("day")) == "2024"


# properties

YEARS = st.integers(1, 2999)
DAYS = st.dates(date(2, 1, 1), date(2999, 12, 31))
POINTS = st.one_of(
    YEARS.map(Point),
    DAYS.map(lambda day: Point(day.year, day.month)),
    DAYS.map(lambda day: Point(day.year, day.month, day.day)),
    DAYS.map(lambda day: Point(day.year, day.month, day.day, "10:30")),
)


def _interval(ends: tuple[Point, Point]) -> Period:
    a, b = ends
    return Period(a, b) if a.begins <= b.ends else Period(b, a)


CLOSED = st.one_of(POINTS.map(lambda p: Period(p, p)), st.tuples(POINTS, POINTS).map(_interval))
PERIODS = st.one_of(
    CLOSED,
    POINTS.map(lambda p: Period(p, None)),
    POINTS.map(lambda p: Period(None, p)),
)


@given(PERIODS)
def test_written_and_read_again_it_is_the_same(one: Period) -> None:
    assert Period.parse(str(one)) == one
    assert hash(Period.parse(str(one))) == hash(one)


@given(st.text(max_size=24) | st.from_regex(r"[0-9./QXT:-]{0,24}", fullmatch=True))
def test_any_text_is_read_or_none(text: str) -> None:
    found = Period.parse(text)
    assert found is None or Period.parse(str(found)) == found


@given(PERIODS, PERIODS, PERIODS)
def test_containing_is_a_partial_order(a: Period, b: Period, c: Period) -> None:
    assert a.contains(a)
    assert not (a.contains(b) and b.contains(c)) or a.contains(c)
    assert (a.contains(b) and b.contains(a)) == a.same_days(b)
    assert not a.contains(b) or a.overlaps(b)


@given(PERIODS, PERIODS)
def test_two_overlap_or_one_is_before(a: Period, b: Period) -> None:
    assert [a.overlaps(b), a.before(b), b.before(a)].count(True) == 1
    assert a.overlaps(b) == b.overlaps(a)


@given(st.lists(PERIODS, max_size=6))
def test_the_order_is_total_and_by_first_day(many: list[Period]) -> None:
    in_order = sorted(many)
    assert sorted([*many[1:], *many[:1]]) == in_order
    assert [p.begins for p in in_order] == sorted(p.begins for p in many)
    for a, b in pairwise(in_order):
        assert a <= b
        assert (a < b) == (a != b)


@given(CLOSED)
def test_its_parts_lie_inside(one: Period) -> None:
    assert one.head().to(one.tail()) == one
    if not one.head().overlaps(one.tail()) or not one.is_interval:  # no 2024/2024-03
        for part in (one.head(), one.tail(), *map(one.part, ("START", "MID", "END"))):
            assert one.contains(part)
    for grain in ("year", "month", "day", "clock"):
        assert one.coarse(grain).contains(one)
        assert one.fine(grain).same_days(one)


@given(PERIODS, st.integers(-900, 900))
def test_years_shift_there_and_back(one: Period, years: int) -> None:
    moved = one.shift(years=years)
    assert moved.year == one.year + years
    assert moved.grain == one.grain
    back = moved.shift(years=-years)
    assert back.coarse("month") == one.coarse("month")  # 29 February may be the 28th now


@given(DAYS, st.integers(-600, 600))
def test_months_shift_there_and_back(day: date, months: int) -> None:
    month = Period.of(day.year, day.month)
    moved = month.shift(months=months)
    assert moved.shift(months=-months) == month
    assert moved.months == 1


@given(CLOSED)
def test_lengths_agree(one: Period) -> None:
    assert (one.years is None) or one.months == one.years * 12
    assert one.days is not None
    assert one.days >= 1
    if one.months is not None:
        assert 28 * one.months <= one.days <= 31 * one.months


@given(DAYS, st.integers(-100, 100))
def test_a_week_runs_from_monday_and_holds_its_day(day: date, weeks: int) -> None:
    if day.toordinal() - day.weekday() + 7 * weeks < 1:  # a Monday before the calendar's first day
        with pytest.raises(OverflowError):
            Period.of_week(day, weeks)
        return
    week = Period.of_week(day, weeks)
    assert week.first_day is not None
    assert week.first_day.weekday() == 0
    assert week.days == 7
    assert week.contains(Period.of_day(day + timedelta(weeks=weeks)))


@given(PERIODS)
def test_opened_it_holds_what_it_held(one: Period) -> None:
    assert one.onwards().contains(one) or one.first is None
    assert one.up_to().contains(one) or one.last is None
