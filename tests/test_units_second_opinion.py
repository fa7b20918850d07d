"""Dimension and factor of every code that pint knows too, as pint has them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from extractor import convert
from extractor.mentions.quantity.dimensions import Measures
from extractor.rulebook import load_rulebook

pint = pytest.importorskip("pint", reason="pint, of the extra dev, has the second opinion")

_AS_OURS = """
    km m dm cm mm um nm pm t kg g mg ug ng L mL kW W mW J kJ GJ TJ N kN Hz kHz MHz GHz
    MPa kPa hPa Pa bar mbar V kV mV A mA F T Bq lm lx cd mol mmol s ms us ns ppm
"""
#: Our codes as pint writes them: for a calorie or a Btu that is the international one, for an acre
#: that of the international foot.
PINT = {
    **{code: code for code in _AS_OURS.split()},
    **{f"{length}{power}": f"{length}^{power}" for length in ("km", "m", "dm", "cm", "mm")
       for power in (2, 3)},
    "hm2": "hectare", "英里": "mile", "海里": "nautical_mile", "英寸": "inch", "英尺": "foot",
    "码": "yard", "尺": "m/3", "寸": "m/30", "丈": "10*m/3", "加仑": "gallon",
    "平方寸": "m^2/900", "英寻": "6*foot",
    "平方海里": "nautical_mile^2", "坪": "400*m^2/121",
    "光年": "light_year", "英亩": "10*(66*foot)^2", "平方英里": "mile^2",
    "平方英尺": "foot^2", "平方码": "yard^2", "平方尺": "(m/3)^2", "mu": "hectare/15",
    "汤匙": "15*mL", "夸脱": "quart", "品脱": "pint", "立方英尺": "foot^3", "立方英寸": "inch^3",
    "立方码": "yard^3", "蒲式耳": "bushel", "克拉": "carat", "盎司": "ounce", "磅": "pound",
    "短吨": "short_ton", "长吨": "long_ton", "吨力": "t*standard_gravity",
    "马力": "metric_horsepower", "kW.h": "kW*hour", "N.m": "N*m", "MMBtu": "1e6*Btu_it",
    "cal": "cal_it", "kcal": "1000*cal_it", "tce": "7e6*cal_it*1000", "toe": "1e7*cal_it*1000",
    "mm[Hg]": "mmHg", "Ohm": "ohm", "kOhm": "kiloohm", "MOhm": "megaohm", "mSv": "millisievert",
    "uSv": "microsievert", "km/h": "km/hour", "m/s": "m/s", "节": "knot", "m/s2": "m/s^2",
    "min": "minute", "h": "hour", "d": "day", "wk": "week", "a": "year", "mo": "month",
    "B": "byte", "bit": "bit", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte", "PB": "petabyte", "EB": "exabyte", "ZB": "zettabyte",
    "Kbps": "kilobit/s", "Mbps": "megabit/s", "Gbps": "gigabit/s", "Tbps": "terabit/s",
    "Ah": "A*hour", "mAh": "mA*hour", "K": "kelvin", "Cel": "delta_degree_Celsius",
    "degF": "delta_degree_Fahrenheit", "deg": "degree", "kVA": "kV*A", "1": "dimensionless",
    "%": "percent", "‰": "permille", "x": "dimensionless", "t.km": "t*km",
    "t.海里": "t*nautical_mile",
}  # fmt: skip
#: Codes of what is counted, of money, of index points and of parts written out: pint has none.
WITHOUT = frozenset(
    """
    百人 千人 万人 十万人 百户 千户 万户 岁 锭 帧 重量箱 蒸吨 TEU 万元 亿元 百亿元 人.km pp bp dB
    dpi tCO2e TFLOPS PFLOPS EFLOPS /万 /10万 /百万 ppb ppt
    """.split()
)
#: Some of pint's own are rounded, as the metre of water or of mercury are by everybody.
_ALIKE = Decimal("1e-6")
#: Dimensions of ours that are one to pint, or none: what is counted, parts of another kind, codes
#: that are kept apart because nobody adds them up (a day is no part of a month; Bq is no Hz).
_TOGETHER = (
    {"ratio", "multiple", "deg"},
    {"energy", "N.m"},
    {"K", "Cel", "degF"},
    {"volume", "dry volume"},
    {"time", "calendar time"},
    {"power", "apparent power"},
    {"frequency", "Bq", "data rate"},
    {"ratio", "multiple", "deg", "data"},
    {"luminous intensity", "lm"},
)


@pytest.fixture(scope="module")
def registry() -> Any:
    return pint.UnitRegistry(non_int_type=Decimal)


def codes() -> list[str]:
    return [row.word for row in load_rulebook().table("dimensions")]


def test_pint_is_asked_about_every_code_it_knows() -> None:
    assert set(PINT) | WITHOUT == set(codes())
    assert not set(PINT) & WITHOUT


@pytest.mark.parametrize("code", sorted(PINT))
def test_a_code_is_as_large_as_pint_says(registry: Any, code: str) -> None:
    """Against the first code of its dimension that pint has."""
    measures = Measures(load_rulebook())
    own = measures.of(code).dimension
    first = next(one for one in codes() if one in PINT and measures.of(one).dimension == own)
    one, base = (registry.parse_expression(PINT[name]) for name in (code, first))
    theirs = registry.Quantity(one / base).to("dimensionless").magnitude
    ours = measures.of(code).factor / measures.of(first).factor
    assert abs(Decimal(ours.numerator) / Decimal(ours.denominator) / theirs - 1) < _ALIKE


def test_dimensions_are_pints(registry: Any) -> None:
    """Codes of one are of one there, and codes of two are of two but for those named above."""
    measures = Measures(load_rulebook())
    found: dict[frozenset[Any], set[str]] = defaultdict(set)
    for code, name in PINT.items():
        kind = registry.Quantity(registry.parse_expression(name)).dimensionality
        found[frozenset(dict(kind).items())].add(measures.of(code).dimension)
    every = [one for dimensions in found.values() for one in dimensions]
    assert len(every) == len(set(every))
    several = [dimensions for dimensions in found.values() if len(dimensions) > 1]
    assert [one for one in several if not any(one <= some for some in _TOGETHER)] == []


@pytest.mark.parametrize(
    ("value", "unit", "to"),
    [("15", "mu", "hm2"), ("27", "英寸", "cm"), ("270", "km/h", "m/s"), ("64", "马力", "kW"),
     ("4.5", "海里", "km"), ("12", "短吨", "t"), ("760", "mm[Hg]", "kPa"), ("3", "GB", "MB")],
)  # fmt: skip
def test_an_amount_is_converted_as_pint_does(registry: Any, value: str, unit: str, to: str) -> None:
    one, other = (registry.parse_expression(PINT[name]) for name in (unit, to))
    wanted = registry.Quantity(Decimal(value) * one / other).to("dimensionless").magnitude
    assert abs(convert(Decimal(value), unit, to) - wanted) <= Decimal("0.000001")
