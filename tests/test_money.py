"""Amounts of money whose currency the caller knows, and what is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from extractor import OptionError, ParseError, find_numbers, find_quantities, parse_money
from extractor.evaluate.suites import CHECKS
from extractor.rulebook import load_rulebook


def shown(text: str, **options: str) -> str:
    """Value or ends, unit and modifier, as one text."""
    found = parse_money(text, **options)
    assert (found.start, found.end, found.text) == (0, len(text), text)
    number = found.value if found.value is not None else f"{found.lower}..{found.upper}"
    return " ".join(filter(None, (str(number), found.unit, found.modifier)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("72", "72 CNY"),
        ("2031", "2031 CNY"),
        ("-4.5", "-4.5 CNY"),
        ("6.25万", "62500 CNY"),
        (" 8,120.40 ", "8120.4 CNY"),
        ("７．５万", "75000 CNY"),
        ("小于60万", "600000 CNY under"),
        ("≥7万", "70000 CNY over"),
        ("不超过1.8亿", "180000000 CNY under"),
        ("约三百五十万", "3500000 CNY about"),
        ("80多万", "800000 CNY over"),
        ("9万以内", "90000 CNY under"),
        ("17k", "17000 CNY"),
        ("17k上下", "17000 CNY about"),
        ("45w左右", "450000 CNY about"),
        ("45W", "450000 CNY"),
        ("2M", "2000000 CNY"),
        ("20-25k", "20000..25000 CNY"),
        ("18w-22w", "180000..220000 CNY"),
        ("4—7万", "40000..70000 CNY"),
        ("6-9千", "6000..9000 CNY"),
        ("700-900", "700..900 CNY"),
        ("两三百万", "2000000..3000000 CNY"),
        ("3,214百万元", "3214000000 CNY"),
        ("8512.3百万美元", "8512300000 USD"),
        ("¥16万-19万", "160000..190000 CNY"),
        ("七块八", "7.8 CNY"),
        ("六十块零五分", "60.05 CNY"),
        ("35分", "0.35 CNY"),
        ("柒仟元整", "7000 CNY"),
        ("四千欧元", "4000 EUR"),
        ("$9.5万", "95000 USD"),
        ("3亿港币", "300000000 HKD"),
        ("45w元", "450000 CNY"),
    ],
)
def test_an_amount_is_in_yuan_unless_it_says_another(text: str, value: str) -> None:
    assert shown(text) == value


@pytest.mark.parametrize(
    ("text", "currency", "value"),
    [
        ("6.2万", "USD", "62000 USD"),
        ("八元", "TWD", "8 TWD"),
        ("九块钱", "SGD", "9 SGD"),
        ("八元人民币", "TWD", "8 CNY"),
        ("￥80", "HKD", "80 CNY"),
        ("¥80", "JPY", "80 JPY"),
        ("$80", "AUD", "80 AUD"),
        ("$80", "EUR", "80 USD"),
        ("七個半", "HKD", "7.5 HKD"),
        ("個半", "HKD", "1.5 HKD"),
        ("個八", "MOP", "1.8 MOP"),
        ("四個三毫", "HKD", "4.3 HKD"),
        ("两个半", "USD", "2.5 USD"),
        ("九蚊半", "MOP", "9.5 MOP"),
        ("五毛", "EUR", "0.5 EUR"),
    ],
)
def test_the_currency_asked_for_is_that_of_what_names_none(
    text: str, currency: str, value: str
) -> None:
    assert shown(text, currency=currency) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "元", "七个半", "个半", "8台", "8公里", "8%", "三成", "一半", "翻番", "8元/吨"),
        *("1/4", "8 500 300", "12·5", "1.234,5", "7万2", "8千瓦", "三百元和五百元", "8d", "8kg"),
    ],
)
def test_what_is_no_amount_of_money_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="not an amount of money: "):
        parse_money(text)


def test_a_currency_is_a_code() -> None:
    with pytest.raises(OptionError, match="currency: no 'yuan'; it is a code of ISO 4217"):
        parse_money("8", currency="yuan")


@pytest.mark.parametrize(("peer", "code"), [("duckling", "HKD"), ("another", "CNY")])
def test_a_peer_is_asked_in_its_own_currency(peer: str, code: str) -> None:
    case = {"topic": "currency", "mode": "whole", "peer": peer, "text": "88万"}
    case["expected"] = [{"value": "880000", "unit": code}]  # type: ignore[assignment]
    assert CHECKS["currency"](case) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("某券商佣金万四", ["万四 0.04 %"]),
        ("基金费率为万1.8", ["万1.8 0.018 %"]),
        ("费率由万五下调至万三点五", ["万五 0.05 %", "万三点五 0.035 %"]),
        ("管理费按千六计提", ["千六 6 ‰"]),
        ("滞纳金每日万五", ["万五 0.05 %"]),
        ("按千2.5收取", ["千2.5 2.5 ‰"]),
        ("客户享受万二的佣金", ["万二 0.02 %"]),
        ("中签率万四", []),
        ("佣金万四五", []),
        ("佣金万余元", ["万余元 10000 CNY"]),
        ("手续费千四百元", ["千四百元 1400 CNY"]),
        ("收到服务费三万六", []),
    ],
)
def test_a_rate_leaves_its_part_out_where_a_charge_is_told_of(text: str, found: list[str]) -> None:
    assert [f"{q.text} {q.value} {q.unit}" for q in find_quantities(text)] == found


@pytest.mark.parametrize("text", ["佣金千四", "佣金万2.5", "利率千3.5", "合计万2.5"])
def test_a_rate_is_no_number_of_its_own(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("合格率≥96%", "96 % over"),
        ("能耗≤0.42吨标准煤", "0.42 tce under"),
        ("售价¥21万-24万", "210000..240000 CNY"),
        ("票价HK$30—45", "30..45 HKD"),
        ("奖金18w元", "180000 CNY"),
    ],
)
def test_signs_of_bounds_and_currencies_before_ranges(text: str, found: str) -> None:
    (q,) = find_quantities(text)
    number = q.value if q.value is not None else f"{q.lower}..{q.upper}"
    assert " ".join(filter(None, (str(number), q.unit, q.modifier))) == found


# -- every currency in use, by the name that CLDR gives it


@cache
def in_use(locale: str) -> dict[str, str]:
    """Code and Chinese name of what is legal tender somewhere now, from another's data."""
    babel = pytest.importorskip("babel", reason="babel, of the extra html, has the list")
    from babel.numbers import get_territory_currencies

    names = babel.Locale.parse(locale).currencies
    codes = {
        code
        for territory in babel.Locale("en").territories
        if len(territory) == 2 and territory.isalpha()
        for code in get_territory_currencies(territory, start_date=date(2025, 1, 1), tender=True)
    }
    return {code: names[code] for code in sorted(codes)}


@pytest.mark.parametrize(
    ("said", "value"),
    [("一百", 100), ("十八", 18), ("两千三百", 2300), ("3.5亿", 350_000_000),
     ("1,234.5万", 12_345_000), ("三个亿", 300_000_000)],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["zh", "zh_Hant", "zh_Hant_HK"])
def test_every_currency_in_use_has_its_code(locale: str, said: str, value: int) -> None:
    names = in_use(locale)
    assert len(names) > 150
    for code, name in names.items():
        found = find_quantities(f"合同金额{said}{name}。")
        assert [(q.value, q.unit) for q in found] == [(value, code)], name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("捐款300所罗门元", "300 SBD"),
        ("捐款三千瓦图", "3000 VUV"),
        ("捐款500塔拉", "500 WST"),
        ("捐款20万古德", "200000 HTG"),
        ("捐款五百索尔", "500 PEN"),
        ("捐款80福克兰镑", "80 FKP"),
        ("捐款70安的列斯盾", "70 ANG"),
        ("捐款60代纳尔", "60 MKD"),
        ("捐款60马其顿代纳尔", "60 MKD"),
        ("捐款90万拉菲亚", "900000 MVR"),
        ("捐款90马尔代夫拉菲亚", "90 MVR"),
        ("扩建300所", "300 所"),
        ("功率300瓦", "300 W"),
    ],
)
def test_a_currency_has_short_names(text: str, found: str) -> None:
    assert [f"{q.value} {q.unit}" for q in find_quantities(text)] == [found]


def coins() -> list[tuple[str, str, Decimal]]:
    """The main name of a currency, one of its smaller units, and what of it that is."""
    rows = [r for r in load_rulebook().table("currencies").rows if r.get("place") != "before"]
    whole = {}
    for row in rows:
        plain = not row.word.isascii() and not row.get("kind")
        if plain and Decimal(row.get("factor") or 1) == 1:
            whole.setdefault(row.get("code"), row.word)
    return [
        (whole[row.get("code")], row.word, factor)
        for row in rows
        if (factor := Decimal(row.get("factor") or 1)) < 1
    ]


@pytest.mark.parametrize("form", ["十八{0}五{1}", "十八{0}零五{1}", "18{0}5{1}"])
def test_a_currency_with_its_smaller_unit_is_one_amount(form: str) -> None:
    assert len(coins()) > 12
    for name, coin, factor in coins():
        (found,) = find_quantities(f"售价{form.format(name, coin)}。")
        assert (found.value, found.text) == (
            18 + 5 * factor,
            form.format(name, coin),
        ), coin
