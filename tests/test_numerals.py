"""Numbers: what they are worth, where they stand, and what is refused."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ParseError
from extractor.mentions.numerals import find_numbers, parse_number

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """``number`` in Chinese numerals, as it is taught at school; below 10^16."""
    if number == 0:
        return DIGITS[0]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            rest = number % size
            gap = DIGITS[0] if 0 < rest < size // 10 else ""
            return spelt(number // size) + name + gap + (spelt(rest) if rest else "")
    return DIGITS[number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("42", "42"),
        ("1,234,567.80", "1234567.8"),
        ("８，２１０．５", "8210.5"),
        ("-7.25", "-7.25"),
        ("- 12", "-12"),
        (".5", "0.5"),
        ("007", "7"),
        ("三百五十", "350"),
        ("两千四百零六", "2406"),
        ("十七", "17"),
        ("一百十五", "115"),
        ("六百二", "620"),
        ("七万三", "73000"),
        ("万九", "19000"),
        ("二〇二六", "2026"),
        ("一二三四五", "12345"),
        ("廿八", "28"),
        ("壹仟贰佰叁拾肆萬", "12340000"),
        ("叁拾億零伍", "3000000005"),
        ("负八", "-8"),
        ("负的三点五", "-3.5"),
        ("零点零七", "0.07"),
        ("六点二五亿", "625000000"),
        ("9.6亿", "960000000"),
        ("3亿2500万", "325000000"),
        ("6万8千", "68000"),
        ("2万500", "20500"),
        ("4.1万亿", "4100000000000"),
        ("20万万", "2000000000"),
        ("300百万", "300000000"),
        ("1,286百万", "1286000000"),
        ("12.5百万", "12500000"),
        ("50千万", "500000000"),
        ("120十万", "12000000"),
        ("三兆", "3000000000000"),
        ("五分之二", "0.4"),
        ("3分之1", "0.333333333333333"),
        ("二又四分之一", "2.25"),
        ("7/8", "0.875"),
        ("2 1/4", "2.25"),
        ("百分之十二点五", "0.125"),
        ("12.5%", "0.125"),
        ("千分之三", "0.003"),
        ("百分百", "1"),
        ("一半", "0.5"),
        ("第二十三", "23"),
        ("倒数第二", "-2"),
        ("50K", "50000"),
        ("1.2M", "1200000"),
        ("三 百 六 十", "360"),
        ("壹", "1"),
        ("八个", "8"),
        ("1万半", "15000"),
        ("两亿半", "250000000"),
    ],
)
def test_parse_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
    assert "E" not in str(parse_number(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "负",
        "--5",
        "点",
        "三点",
        "点五",
        "1..5",
        "1.2.3",
        "十二十三",
        "百十五",
        "五百千",
        "三五十",
        "300百",
        "20十",
        "三家",
        "很多",
        "二分之",
        "5元",
        "七上八下",
        "9" * 5000,
        "一" * 5000,
        "万" * 5000,
        "9e300",
        "3e-999",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="not a number: ") as caught:
        parse_number(text)
    assert len(str(caught.value)) < 60
    assert isinstance(caught.value, ValueError)


@given(st.integers(0, 10**16 - 1))
def test_spelt_numbers_come_back(number: int) -> None:
    assert parse_number(spelt(number)) == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_digits_come_back(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places)
    assert parse_number(f"{value:f}") == value
    assert parse_number(f"{value:,f}") == value


@given(st.integers(1, 9), st.text(DIGITS, min_size=1, max_size=8))
def test_chinese_decimals_are_their_digits(whole: int, places: str) -> None:
    digits = "".join(str(DIGITS.index(c)) for c in places)
    assert parse_number(f"{DIGITS[whole]}点{places}") == Decimal(f"{whole}.{digits}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("报名者有三十二人，录取5人", [("三十二", 32), ("5", 5)]),
        ("产量增加了二十几万吨", [("二十几万", 200000)]),
        ("存款800余万", [("800余万", 8000000)]),
        ("来了四百多人", [("四百", 400)]),
        ("数千家商户", [("数千", 1000)]),
        ("达到百分之九十五", [("百分之九十五", Decimal("0.95"))]),
        ("约占四分之三", [("四分之三", Decimal("0.75"))]),
        ("气温负三点五度", [("负三点五", Decimal("-3.5"))]),
        ("误差-.05", [("-.05", Decimal("-0.05"))]),
        ("共計貳拾伍萬", [("貳拾伍萬", 250000)]),
        ("四川人一心一意，百姓万众一心", []),
        ("一切都好，大陆部队进一步休整", []),
        ("甲T5和乙G42两条线", [("两", 2)]),
        ("12,345和6,78", [("12,345", 12345)]),
        ("3 . 5", []),
        ("排第十二，倒数第三", [("第十二", 12), ("倒数第三", -3)]),
        ("六个百分点", [("六", 6)]),
        ("共有1万半，合计三亿半。", [("1万半", 15000), ("三亿半", 350000000)]),
        ("3万半成品", [("3万", 30000)]),
        ("装机5兆瓦，当量2兆吨", [("5", 5), ("2", 2)]),
        ("三兆帕与3兆韦伯", [("三", 3), ("3", 3)]),
        ("市值2.5兆元，三兆多", [("2.5兆", 2500000000000), ("三兆", 3000000000000)]),
        ("投资⒈5亿元", []),
    ],
)
def test_find_numbers(text: str, found: list[tuple[str, int | Decimal]]) -> None:
    numbers = find_numbers(text)
    assert [(n.text, n.value) for n in numbers] == found
    assert all(text[n.start : n.end] == n.text for n in numbers)


@given(st.text("0123456789０９.,，-负零一二两三十百千万亿分之又点几余多% 　壹贰個", max_size=60))
def test_spans_slice_and_stand_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
        assert end <= number.start < number.end
        assert number.value.is_finite()
        end = number.end


@pytest.mark.parametrize(
    "piece", ["9", "一", "万", "1,000,", "三百多", "分之", "1/", "-", "点", "3.1"]
)
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        started = time.process_time()
        find_numbers(text)
        return time.process_time() - started

    cost(100)
    assert cost(20_000) < 12 * cost(2_000) + 0.5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推广5G专网", []),
        ("支持6G、8K技术", []),
        ("学习3D建模", []),
        ("开了4S店", []),
        ("一半村民", []),
        ("3000百度用户", []),
        ("走访300百货公司", []),
        ("千万别忘", []),
        ("佣金千四", []),
        ("利率千3.5", []),
        ("月薪：8.5K", ["8.5K"]),
        ("筹资千万元", ["千万"]),
        ("重35kg", ["35"]),
        ("批次7e912已检，合格率98%", ["98%"]),
    ],
)
def test_a_number_within_a_name_or_a_phrase_is_none(text: str, found: list[str]) -> None:
    assert [number.text for number in find_numbers(text)] == found
