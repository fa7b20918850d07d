"""What is found in a text is what its words are when they stand alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import (
    ParseError,
    find_numbers,
    find_quantities,
    find_times,
    parse_number,
    parse_quantity,
    parse_time,
)

MONDAY = date(2025, 3, 17)
NUMERALS = st.sampled_from(
    [
        *(
            "3",
            "12",
            "3.5",
            "1,200",
            "三",
            "十二",
            "两百五十",
            "3万",
            "1.2亿",
            "三千五百万",
            "十几万",
        ),
        *("5000余", "数十", "七八", "二三十", "1亿3000万", "一又二分之一", "2.1×10^8"),
    ]
)
UNITS = st.sampled_from(
    [
        *("元", "万元", "美元", "英镑", "个百分点", "%", "公里", "平方公里", "吨", "亩", "千瓦时"),
        *("家", "人次", "倍", "吨标准煤", "元/吨", "立方米", "岁", "以太币", "兹罗提"),
    ]
)
AROUND = st.sampled_from(["共{}，", "约{}。", "其中{}；", "达到{}，同比增长。", "近{}左右"])
TIMES = st.sampled_from(
    [
        *("去年底", "2024年上半年", "3月5日", "前三季度", "近三年", "上世纪七八十年代", "十几年来"),
        *("3月6日9时15分40秒", "上上个月", "公元前221年", "本周一至周四", "2023年第二、三季度"),
        *("未来三五年", "三四月份", "“十四五”时期", "两年半", "腊月廿三", "24Q1", "2024.08"),
    ]
)


@settings(deadline=None, max_examples=300)  # the first call loads the rules
@given(NUMERALS, UNITS, AROUND)
def test_a_quantity_found_is_the_quantity_of_its_text(n: str, unit: str, around: str) -> None:
    for found in find_quantities(around.format(n + unit)):
        alone = parse_quantity(found.text)
        assert (alone.value, alone.lower, alone.upper) == (found.value, found.lower, found.upper)
        assert alone.unit == found.unit


@settings(deadline=None, max_examples=300)  # the first call loads the rules
@given(NUMERALS, st.sampled_from(["", "家", "%", "元", "倍"]), AROUND)
def test_a_number_found_is_the_number_of_its_text(n: str, unit: str, around: str) -> None:
    for found in find_numbers(around.format(n + unit)):
        assert parse_number(found.text) == found.value


@settings(deadline=None, max_examples=300)  # the first call loads the rules
@given(NUMERALS, st.sampled_from(["", "家", "个", "三", "半", "%", "块五", "斤6两", "至五人"]))
def test_a_text_that_is_one_number_or_quantity_is_found_so(n: str, end: str) -> None:
    for parse, find in ((parse_number, find_numbers), (parse_quantity, find_quantities)):
        try:
            parsed = parse(n + end)  # type: ignore[operator]  # either pair
        except ParseError:
            continue
        (found,) = find(n + end)  # type: ignore[operator]
        if parse is parse_number:
            assert found.value == parsed
        else:
            assert found.model_dump(exclude={"start", "end", "text"}) == parsed.model_dump(
                exclude={"start", "end", "text"}
            )


@pytest.mark.parametrize(("text", "value"), [("一半", "0.5"), ("卅", "30"), ("廿三", "23")])
def test_what_is_a_number_alone_is_found_alone(text: str, value: str) -> None:
    (found,) = find_numbers(text)
    assert str(found.value) == value == str(parse_number(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("三块五", "3.5 CNY"), ("两个亿", "200000000 1"), ("近百家", "100 家"), ("三年", "3 a")],
)
def test_what_is_a_quantity_alone_is_found_alone(text: str, value: str) -> None:
    (found,) = find_quantities(text)
    assert f"{found.value} {found.unit}" == value


@settings(deadline=None, max_examples=300)  # the first call loads the rules
@given(TIMES, st.sampled_from(["{}，甲县完成投资。", "甲县{}完成投资。", "截至{}，甲县完成投资。"]))
def test_a_time_found_is_the_time_of_its_text(expression: str, around: str) -> None:
    for found in find_times(around.format(expression), reference=MONDAY):
        alone = parse_time(found.text, reference=MONDAY)
        assert (alone.kind, alone.mod) == (found.kind, found.mod)
        assert (alone.value is None) == (found.value is None)


@pytest.mark.parametrize(
    "text",
    [
        "一季度", "前3季度", "近3年", "未来五年", "上半年", "第三个季度", "本周五", "上个月",
        "今年头两个月", "去年三、四季度", "近两三年", "光绪二十八年", "公元前138年",
    ],
)  # fmt: skip
def test_a_text_that_is_one_time_is_found_as_it_is_parsed(text: str) -> None:
    (found,) = find_times(text, reference=MONDAY)
    parsed = parse_time(text, reference=MONDAY)
    assert (found.value, found.mod, found.text) == (parsed.value, parsed.mod, text)
