"""Tables of indices, whose heads or captions say what is 100; heads that only say: an amount."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2025, 4, 15)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str) -> list[tuple[str | None, str | None, str, str | None]]:
    """Of each fact of a table what, when, how much and in which unit."""
    found = extractor.extract(f"莱阳市2025年3月\n{text}", reference_date=DAY)
    assert {one.subject for one in found.observations} <= {"莱阳市"}
    return [(o.indicator, o.period, f"{o.value:g}", o.unit) for o in found.observations]


MARCH, QUARTER = "2025-03", "2025-01/2025-03"


def test_heads_say_what_is_a_hundred(extractor: Extractor) -> None:
    text = (
        "居民消费价格分类指数\n指标\t上月=100\t上年同月＝100\t1-3月（上年同期=100）\n"
        "居民消费价格\t99.6\t101.2\t100.8\n一、食品烟酒\t98.8\t102.3\t101.5\n粮食\t100\t-\t97.9\n"
    )
    month, year, until = "（上月=100）", "（上年同月=100）", "（上年同期=100）"
    assert told(extractor, text) == [
        (f"居民消费价格指数{month}", MARCH, "99.6", "1"),
        (f"居民消费价格指数{year}", MARCH, "101.2", "1"),
        (f"居民消费价格指数{until}", QUARTER, "100.8", "1"),
        (f"食品烟酒价格指数{month}", MARCH, "98.8", "1"),
        (f"食品烟酒价格指数{year}", MARCH, "102.3", "1"),
        (f"食品烟酒价格指数{until}", QUARTER, "101.5", "1"),
        (f"粮食价格指数{month}", MARCH, "100", "1"),
        (f"粮食价格指数{until}", QUARTER, "97.9", "1"),
    ]


@pytest.mark.parametrize("said", ["（上年同月=100）", "\n以上年同月为100", "\n（以上年同月为100）"])
def test_a_caption_says_what_is_a_hundred(extractor: Extractor, said: str) -> None:
    text = (
        f"表1 居民消费价格指数{said}\n项目\t3月\t1-3月\n居民消费价格\t101.2\t100.8\n"
        "服务\t100.4\t99\n"
    )
    found = told(extractor, text)
    assert found == [
        ("居民消费价格指数（上年同月=100）", MARCH, "101.2", "1"),
        ("居民消费价格指数（上年同月=100）", QUARTER, "100.8", "1"),
        ("服务价格指数（上年同月=100）", MARCH, "100.4", "1"),
        ("服务价格指数（上年同月=100）", QUARTER, "99", "1"),
    ]


def test_heads_name_indices_by_what_they_are_compared_with(extractor: Extractor) -> None:
    text = (
        "类别\t环比指数\t同比指数\n工业生产者出厂价格\t99.8\t98.2\n居民消费价格指数\t99.1\t97.3\n"
    )
    assert told(extractor, text) == [
        ("工业生产者出厂价格环比指数", MARCH, "99.8", "1"),
        ("工业生产者出厂价格同比指数", MARCH, "98.2", "1"),
        ("居民消费价格环比指数", MARCH, "99.1", "1"),
        ("居民消费价格同比指数", MARCH, "97.3", "1"),
    ]


def test_an_index_stands_beside_amounts(extractor: Extractor) -> None:
    text = "指标\t绝对量（亿元）\t指数（2020年=100）\n民间投资\t3\t130.2\n工业增加值\t2\t121.9\n"
    assert told(extractor, text) == [
        ("民间投资", MARCH, "300000000", "CNY"),
        ("民间投资指数（2020年=100）", MARCH, "130.2", "1"),
        ("工业增加值", MARCH, "200000000", "CNY"),
        ("工业增加值指数（2020年=100）", MARCH, "121.9", "1"),
    ]


def test_an_index_of_nothing_that_is_named_is_none(extractor: Extractor) -> None:
    text = "类别\t上月=100\t上年同月=100\n鲜菜\t93.2\t97.1\n粮食\t100.1\t100.9\n"
    assert told(extractor, text) == []


@pytest.mark.parametrize(
    ("caption", "part"),
    [
        ("居民消费价格指数", "甲类价格指数"),
        ("居民消费价格分类指数", "甲类价格指数"),
        ("工业生产者出厂价格指数", "甲类出厂价格指数"),
        ("工业生产者购进价格指数", "甲类购进价格指数"),
        ("工业生产者价格指数", "甲类价格指数"),
        ("商品住宅销售价格指数", "甲类销售价格指数"),
        ("商品零售价格指数", "甲类零售价格指数"),
    ],
)
def test_parts_of_an_index(extractor: Extractor, caption: str, part: str) -> None:
    text = f"{caption}\n类别\t上月=100\t上年同月=100\n甲类\t93.2\t97.1\n乙类\t100.1\t100.9\n"
    assert told(extractor, text)[0] == (f"{part}（上月=100）", MARCH, "93.2", "1")


@pytest.mark.parametrize(
    ("caption", "part"),
    [
        ("工业生产者出厂价格", "甲类出厂价格"),
        ("工业生产者购进价格", "甲类购进价格"),
        ("工业生产者价格", "甲类价格"),
        ("商品住宅销售价格", "甲类销售价格"),
        ("商品零售价格", "甲类零售价格"),
    ],
)
def test_parts_of_prices(extractor: Extractor, caption: str, part: str) -> None:
    text = f"{caption}\n类别\t环比涨跌（%）\t同比涨跌（%）\n甲类\t-0.2\t1.1\n乙类\t0.1\t0.9\n"
    assert told(extractor, text)[0] == (part, MARCH, "-0.2", "%")


@pytest.mark.parametrize(
    ("head", "row", "indicator"),
    [
        ("投资额（亿元）", "工业投资", "工业投资"),
        ("投资额（亿元）", "固定资产投资", "固定资产投资"),
        ("出口额（亿元）", "机电产品出口", "机电产品出口"),
        ("投资额（亿元）", "工业", "工业投资额"),
    ],
)
def test_a_head_that_only_says_amount(
    extractor: Extractor, head: str, row: str, indicator: str
) -> None:
    text = f"指标\t{head}\t增长（%）\n{row}\t3\t4.2\n{row}（市区）\t2\t1.5\n"
    assert told(extractor, text)[:2] == [
        (indicator, MARCH, "300000000", "CNY"),
        (indicator, MARCH, "4.2", "%"),
    ]


def test_a_head_of_a_rate_is_no_amount(extractor: Extractor) -> None:
    text = "指标\t投资率（%）\n工业投资\t3\n民间投资\t2\n"
    assert told(extractor, text) == []
