"""Ranges and bounds of plain numbers: the words that bound a number, and what they make of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import find_numbers, find_quantities, find_ranges


def shown(text: str) -> list[str]:
    ends = (
        (one.text, *("" if e is None else f"{e}" for e in one[3:])) for one in find_ranges(text)
    )
    return [f"{written}={low}..{high}" for written, low, high in ends]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("得分大于80", ["大于80=80.."]),
        ("得分大于或者等于八十", ["大于或者等于八十=80.."]),
        ("人数不低于300", ["不低于300=300.."]),
        ("至少有14位评委", ["至少有14=14.."]),
        ("身高小于等于170", ["小于等于170=..170"]),
        ("最多为8次", ["最多为8=..8"]),
        ("x >= 10", [">= 10=10.."]),
        ("y<=-5", ["<=-5=..-5"]),
        ("五百以上", ["五百以上=500.."]),
        ("一千以内的质数", ["一千以内=..1000"]),
        ("40以上，60以下", ["40以上，60以下=40..60"]),
        ("大于150 而且小于480", ["大于150 而且小于480=150..480"]),
        ("少于70而多于40", ["少于70而多于40=40..70"]),
        ("大于90小于35", ["大于90=90..", "小于35=..35"]),
        ("低于20或高于40", ["低于20=..20", "高于40=40.."]),
        ("处于15和45之间", ["处于15和45之间=15..45"]),
        ("在5与8间", ["在5与8间=5..8"]),
        ("5与8之间", ["5与8之间=5..8"]),
        ("10间房与20间房", []),
        ("两千到两千六百", ["两千到两千六百=2000..2600"]),
        ("三到五万", ["三到五万=30000..50000"]),
        ("5000到1万", ["5000到1万=5000..10000"]),
        ("3-5万", ["3-5万=30000..50000"]),
        ("-3到5", ["-3到5=-3..5"]),
        ("零下3到5", ["零下3到5=-5..-3"]),
        ("零下5到零上3", ["零下5到零上3=-5..3"]),
        ("30%到50%", ["30%到50%=0.3..0.5"]),
        ("比50高一点", ["比50高=50.."]),
        ("比 85 少", ["比 85 少=..85"]),
        ("比50还要小", ["比50还要小=..50"]),
        ("三千余人", ["三千余=3000.."]),
        ("200多", ["200多=200.."]),
        ("三百四十余万", ["三百四十余万=3400000.."]),
        ("三十几万多亿", ["三十几万多亿=30000000000000.."]),
        ("3多，近200", []),
        ("5到3，共8", []),
        ("参赛者的年龄比三十大", ["比三十大=30.."]),
        ("绍兴十大品牌", []),
    ],
)
def test_ranges(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


BOUNDS = st.sampled_from(
    ["大于{}", "不少于{}", "超过{}", "{}以上", "小于{}", "至多{}", "{}以下", "低于{}"]
)
NUMBERS = st.sampled_from(["5", "三十", "1,200", "3.5万", "两千五百", "12%", "2/5"])


@settings(deadline=None)  # the first call loads the rules
@given(NUMBERS, BOUNDS)
def test_a_bound_is_the_number_it_bounds(number: str, bound: str) -> None:
    (found,) = find_ranges(bound.format(number))
    (value,) = {found.lower, found.upper} - {None}
    assert [value] == [one.value for one in find_numbers(number)]


@settings(deadline=None)  # the first call loads the rules
@given(NUMBERS.filter(lambda number: "%" not in number and "/" not in number), BOUNDS)
def test_a_bound_of_a_quantity_is_that_of_its_number(number: str, bound: str) -> None:
    (quantity,) = find_quantities(bound.format(number + "家"))
    (found,) = find_ranges(bound.format(number))
    assert quantity.modifier == ("over" if found.upper is None else "under")
    assert Decimal(quantity.value or 0) in (found.lower, found.upper)


def test_what_no_digits_are_is_no_end_of_a_range() -> None:
    """Texts that the minute of random texts met: an end that is no plain number ends nothing."""
    text = "5亿元Ⅻ〇第：月半1其中~增长两至-亿元（,四千-/%市长张三为.百分之~、"
    assert [one.text for one in find_ranges(text)] == []
