"""One value written in other ways is one value, or none: never another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor import Extractor, find_quantities, find_times, parse_number

EXTRACTOR = Extractor()
DAY = date(2025, 3, 20)
DIGITS, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
PLACES, FORMAL_PLACES = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
UNITS = ("亿元", "万元", "美元", "吨", "公里", "个百分点", "%", "万人次", "千瓦时", "亩")
MANY = settings(deadline=None, max_examples=200)  # the first call loads the rules
#: Separators that may stand inside a number by mistake, or by another land's custom.
ODD = (" ", "  ", "\u00a0", "\u2009", "\u3000", "'", "’", "·", "˙", "_", "，", "、 ")


def spelt(number: int, digits: str = DIGITS, places: tuple[str, ...] = PLACES) -> str:
    """A number below 100 million in characters, as it is said."""
    high, low = divmod(number, 10_000)
    if high:
        gap = digits[0] if 0 < low < 1_000 else ""
        return (
            spelt(high, digits, places) + "万" + gap + (spelt(low, digits, places) if low else "")
        )
    text, owed = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if owed and text else "") + digits[digit] + places[place]
        owed = not digit
    return text or digits[0]


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def values(text: str) -> list[tuple[Decimal | None, Decimal | None, str]]:
    return [(q.value, q.upper, q.unit) for q in find_quantities(text)]


@MANY
@given(st.integers(11, 99_999_999), st.sampled_from(("元", "吨", "公里", "亩", "美元")))
def test_a_number_in_characters_is_the_number_in_digits(number: int, unit: str) -> None:
    said, formal = spelt(number), spelt(number, FORMAL, FORMAL_PLACES)
    assert parse_number(said) == parse_number(formal) == number
    digits = values(f"共计{number}{unit}。")
    assert values(f"共计{said}{unit}。") == digits
    assert values(f"共计{formal}{unit}。") == digits


@MANY
@given(st.decimals("0.1", "9999", places=2), st.sampled_from(UNITS))
def test_digits_of_full_width_are_digits(number: Decimal, unit: str) -> None:
    plain = values(f"达到{number}{unit}。")
    assert len(plain) == 1
    assert values(f"达到{wide(str(number))}{unit}。") == plain
    assert values(f"达到{number:,}{unit}。") == plain


@example(Decimal("10.00"), "亿元", "\u00a0", 3)
@MANY
@given(
    st.decimals("10", "99999", places=2),
    st.sampled_from(UNITS),
    st.sampled_from(ODD),
    st.integers(1, 6),
)
def test_a_number_with_something_inside_is_whole_or_none(
    number: Decimal, unit: str, odd: str, at: int
) -> None:
    text = str(number)
    at = min(at, len(text) - 1)
    broken = f"达到{text[:at]}{odd}{text[at:]}{unit}。"
    listed = "、" in odd or (odd == "，" and len(values(broken)) == 2)
    assert listed or values(broken) in ([], values(f"达到{text}{unit}。")), broken


@MANY
@given(st.decimals("0.1", "99.9", places=1))
def test_a_fall_is_the_same_in_signs_and_in_words(number: Decimal) -> None:
    written = (
        *("下降{}%", "增长-{}%", "增长−{}%", "增长–{}%", "增长负{}%", "负增长{}%", "增减-{}%"),
        *("下降百分之{}", "↓{}%", "-{}%", "降{}%"),
    )
    found = set()
    for form in written:
        text = f"绍兴市棉布出口同比{form.format(number)}。"
        (fact,) = EXTRACTOR.extract(text, reference_date=DAY).observations
        found.add((fact.indicator, fact.measure, fact.basis, fact.value, fact.unit))
    assert found == {("棉布出口", "growth", "yoy", -number, "%")}


MONTHS = st.integers(1, 12)
YEARS = st.integers(2011, 2024)


@MANY
@given(YEARS, MONTHS, st.integers(1, 28))
def test_a_day_is_the_same_in_every_writing(year: int, month: int, day: int) -> None:
    wanted = f"{year}-{month:02}-{day:02}"
    said = "".join(DIGITS[int(c)] for c in str(year))
    ten = {10: "十"}
    spoken = [spelt(n).replace("一十", "十") if n != 10 else ten[n] for n in (month, day)]
    for text in (
        f"{year}年{month}月{day}日",
        f"{year}年{month:02}月{day:02}日",
        f"{year} 年 {month} 月 {day} 日",
        wide(f"{year}年{month}月{day}日"),
        f"{said}年{spoken[0]}月{spoken[1]}日",
        f"{said.replace('零', '〇')}年{spoken[0]}月{spoken[1]}号",
        f"{year}-{month:02}-{day:02}",
        f"{year}/{month}/{day}",
        f"{year}.{month}.{day}",
        f"{str(year)[2:]}年{month}月{day}日",
    ):
        found = [time.value for time in find_times(f"时间：{text}，地点不变", reference=DAY)]
        assert found == [wanted], text


@pytest.mark.parametrize("number", [10, 11, 20, 100, 101, 110, 1010, 10_010, 100_001, 12_000_000])
def test_numbers_with_gaps_are_spelt_as_they_are_said(number: int) -> None:
    assert parse_number(spelt(number)) == number
