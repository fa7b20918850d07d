"""Units as releases of industries write them: each is whole, or its number is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import OptionError, ParseError, convert, find_quantities, parse_quantity


def shown(text: str) -> list[str]:
    return [f"{q.value} {q.unit}" for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("电耗0.27千瓦时/吨标准煤", "0.27 kW.h/tce"),
        ("煤耗315克标准煤/千瓦时", "0.000315 tce/kW.h"),
        ("租金62元/平方米·月", "62 CNY/m2/mo"),
        ("租金62元/平方米/月", "62 CNY/m2/mo"),
        ("租金62元/㎡·天", "62 CNY/m2/d"),
        ("物业费2.6元/（平方米·月）", "2.6 CNY/m2/mo"),
        ("补助430元/人·月", "430 CNY/人/mo"),
        ("补助430元/人/年", "430 CNY/人/a"),
        ("通量27g/m2·d", "27 g/m2/d"),
        ("能耗0.47吨标准煤/万元", "0.47 tce/万元"),
        ("水耗27立方米/万元", "27 m3/万元"),
        ("死亡率0.6人/百亿元", "0.6 人/百亿元"),
        ("床位6.4张/千人", "6.4 张/千人"),
        ("客流6.4万人次/日", "64000 人次/d"),
        ("吞吐27万标箱", "270000 TEU"),
        ("进出港270艘次", "270 艘次"),
        ("起降270架次", "270 架次"),
        ("收购270蒲式耳", "270 蒲式耳"),
        ("排放27毫克/立方米", "27 mg/m3"),
        ("浓度27微克每立方米", "27 ug/m3"),
        ("含量6.4毫克每升", "6.4 mg/L"),
        ("流量270立方米每秒", "270 m3/s"),
        ("储能6.4吉瓦时", "6400000 kW.h"),
        ("产气27万标方", "270000 m3"),
        ("玻璃27万重量箱", "270000 重量箱"),
        ("船队27万载重吨", "270000 载重吨"),
        ("船舶27万总吨", "270000 总吨"),
        ("亩均27.5万元", "275000 CNY"),
        ("规模27万锭", "270000 锭"),
        ("啤酒6.4万千升", "64000000 L"),
        ("锅炉27蒸吨/小时", "27 蒸吨/h"),
        ("产能27吨/时", "27 t/h"),
        ("设计速度270千米/时", "270 km/h"),
        ("储量6.4万亿立方英尺", "6400000000000 立方英尺"),
        ("占地27公亩", "2700 m2"),
        ("电流270毫安", "270 mA"),
        ("电流27安培", "27 A"),
        ("电压270毫伏", "270 mV"),
        ("功率270毫瓦", "270 mW"),
        ("拉力27千牛", "27 kN"),
        ("推力27牛顿", "27 N"),
        ("电阻27欧姆", "27 Ohm"),
        ("照度270勒克斯", "270 lx"),
        ("剂量27微西弗", "27 uSv"),
        ("浓度27ppb", "27 ppb"),
        ("画面60帧/秒", "60 帧/s"),
        ("宽带270Mb/s", "270 Mbps"),
        ("带宽27Gbit/s", "27 Gbps"),
        ("出口27Tbit/s", "27 Tbps"),
        ("进口270万MMBtu", "2700000 MMBtu"),
        ("产量27万短吨", "270000 短吨"),
        ("牛奶27夸脱", "27 夸脱"),
        ("工效27吨/工", "27 t/工"),
        ("单价27美元/桶", "27 USD/桶"),
        ("亩产470公斤/亩", "470 kg/mu"),
        ("截面27平方毫米", "27 mm2"),
        ("截面27平方分米", "27 dm2"),
        ("体积27立方分米", "27 dm3"),
        ("光效270流明/瓦", "270 lm/W"),
        ("载荷27吨力", "27 吨力"),
    ],
)
def test_a_unit_is_read_to_its_end(text: str, value: str) -> None:
    assert shown(text) == [value]


@pytest.mark.parametrize("text", ["传热系数2.7W/(m2·K)", "票价27元/线，", "压缩27MPa·s"])
def test_a_unit_that_goes_on_unread_is_none(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("62", "CNY/m2/mo", "CNY/m2/a", "744"),
        ("0.47", "tce/万元", "tce/亿元", "4700"),
        ("0.47", "tce/万元", "tce/CNY", "0.000047"),
        ("6.4", "张/千人", "张/万人", "64"),
        ("27", "kN", "N", "27000"),
        ("270", "mA", "A", "0.27"),
        ("1", "立方英尺", "m3", "0.028316846592"),
        ("1", "短吨", "t", "0.90718474"),
        ("3", "uSv", "mSv", "0.003"),
        ("400", "ppb", "ppm", "0.4"),
        ("3", "尺", "m", "1"),
        ("3", "丈", "cm", "1000"),
        ("3", "寸", "dm", "1"),
        ("2", "加仑", "L", "7.570823568"),
        ("121", "坪", "m2", "400"),
        ("2", "平方海里", "km2", "6.859808"),
        ("1", "mu", "hm2", "0.066667"),  # without end: six decimals
    ],
)
def test_what_measures_the_same_can_be_converted(
    value: str, unit: str, to: str, expected: str
) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


def test_what_measures_something_else_cannot() -> None:
    with pytest.raises(ParseError, match="km is length, t is mass: not comparable"):
        convert(Decimal(10), "km", "t")


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("4200M", "length", "4200 m"),
        ("7µM", "length", "7 um"),
        ("62CM", "length", "62 cm"),
        ("3.5Km", "length", "3.5 km"),
        ("62KG", "mass", "62 kg"),
        ("7 Mg", "mass", None),
        ("7毫克", "mass", "7 mg"),
        ("270mL", "volume", "270 mL"),
        ("35MW", "power", "35000 kW"),
        ("35mw", "power", None),
        ("9NM", "length", None),
        ("9纳米", "length", "9 nm"),
        ("62亩", "area", "62 mu"),
        ("62亩", "length", None),
        ("3.5万元", "length", None),
        ("约一样长", "length", None),
    ],
)
def test_what_is_known_to_measure_one_thing(text: str, dimension: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(ParseError):
            parse_quantity(text, dimension=dimension)
        return
    found = parse_quantity(text, dimension=dimension)
    assert f"{found.value} {found.unit}" == value
    assert (found.start, found.end, found.text) == (0, len(text), text)


def test_the_sign_of_a_unit_is_kept_as_written() -> None:
    assert parse_quantity("约42M", dimension="length").unit_text == "M"
    with pytest.raises(OptionError, match="length"):
        parse_quantity("42m", dimension="breadth")
