"""Tables in texts: found as grids, read as observations and rankings, never as prose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.grids import Cell, Grid, find_grids
from extractor.source import load
from extractor.store.texts import pack_grids, unpack_grids

REFERENCE = date(2025, 2, 10)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def facts(extractor: Extractor, text: str) -> list[dict[str, Any]]:
    records = extractor.extract(text, reference_date=REFERENCE)
    for record in records:
        assert record.text == text[record.start : record.end].replace("\n", "")
    return [r.to_dict() for r in records if r.type in ("observation", "ranking")]


def told(extractor: Extractor, text: str) -> list[tuple[Any, ...]]:
    """Name, period, measure, value and unit of each observation; name and place of each rank."""
    return [
        (f["indicator"], f.get("period"), f["measure"], f["value"], f["unit"])
        if f["type"] == "observation"
        else (f["indicator"], f.get("period"), "rank", f["position"], f.get("scope"))
        for f in facts(extractor, text)
    ]


HEAD = "2024年寿光市主要经济指标\n"


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        pytest.param(
            "指标\t绝对量（亿元）\t比上年增长（%）\n地区生产总值\t812.5\t6.2\n一般公共预算收入\t50.2\t-2.1\n",
            [
                ("地区生产总值", "2024", "level", "81250000000", "CNY"),
                ("地区生产总值", "2024", "growth", "6.2", "%"),
                ("一般公共预算收入", "2024", "level", "5020000000", "CNY"),
                ("一般公共预算收入", "2024", "growth", "-2.1", "%"),
            ],
            id="measures from the head",
        ),
        pytest.param(
            "指标\t单位\t2024年\t同比增长（%）\n进出口总额\t万美元\t3200\t4.5\n年末常住人口\t万人\t61.5\t—\n",
            [
                ("进出口总额", "2024", "level", "32000000", "USD"),
                ("进出口总额", "2024", "growth", "4.5", "%"),
                ("常住人口", "2024-12", "level", "615000", "人"),
            ],
            id="a column of units, a stock at the year's end, a dash",
        ),
        pytest.param(
            "单位：亿元\n指标\t2024年\t2023年\n固定资产投资\t300\t280.5\n社会消费品零售总额\t150.4\t144\n",
            [
                ("固定资产投资", "2024", "level", "30000000000", "CNY"),
                ("固定资产投资", "2023", "level", "28050000000", "CNY"),
                ("社会消费品零售总额", "2024", "level", "15040000000", "CNY"),
                ("社会消费品零售总额", "2023", "level", "14400000000", "CNY"),
            ],
            id="unit from the caption, periods from the head",
        ),
        pytest.param(
            "指标\t总量（亿元）\t增速（%）\n地区生产总值\t100\t5\n"
            "　　第一产业\t10\t3\n　　第二产业\t40\t6\n",
            [
                ("地区生产总值", "2024", "level", "10000000000", "CNY"),
                ("地区生产总值", "2024", "growth", "5", "%"),
                ("第一产业增加值", "2024", "level", "1000000000", "CNY"),
                ("第一产业增加值", "2024", "growth", "3", "%"),
                ("第二产业增加值", "2024", "level", "4000000000", "CNY"),
                ("第二产业增加值", "2024", "growth", "6", "%"),
            ],
            id="parts by their indent",
        ),
        pytest.param(
            "指标\t总量（亿元）\t增速（%）\n规模以上工业增加值\t—\t7.1\n其中：采矿业\t9.5\t-1.2\n",
            [
                ("规模以上工业增加值", "2024", "growth", "7.1", "%"),
                ("采矿业增加值", "2024", "level", "950000000", "CNY"),
                ("采矿业增加值", "2024", "growth", "-1.2", "%"),
            ],
            id="parts by their mark",
        ),
        pytest.param(
            "产品名称\t单位\t产量\t比上年增长（%）\n原油\t万吨\t4000.0\t3.5\n发电量\t亿千瓦时\t32\t-2.2\n",
            [
                ("原油产量", "2024", "level", "40000000", "t"),
                ("原油产量", "2024", "growth", "3.5", "%"),
                ("发电量", "2024", "level", "3200000000", "kW.h"),
                ("发电量", "2024", "growth", "-2.2", "%"),
            ],
            id="products",
        ),
        pytest.param(
            "指标\t单位\t2024年\t同比增减\n城镇登记失业率\t%\t2.9\t-0.1\n研发投入占比\t%\t3.1\t0.2\n",
            [
                ("城镇登记失业率", "2024", "level", "2.9", "%"),
                ("城镇登记失业率", "2024", "change", "-0.1", "pp"),
                ("研发投入占比", "2024", "share", "3.1", "%"),
                ("研发投入占比", "2024", "change", "0.2", "pp"),
            ],
            id="a rate moves by points",
        ),
        pytest.param(
            "指标\t增速（%）\t增速排名\n固定资产投资\t4.4\t3\n工业投资\t9.1\t1\n",
            [
                ("固定资产投资", "2024", "growth", "4.4", "%"),
                ("固定资产投资增速", "2024", "rank", 3, None),
                ("工业投资", "2024", "growth", "9.1", "%"),
                ("工业投资增速", "2024", "rank", 1, None),
            ],
            id="ranks",
        ),
    ],
)
def test_what_a_table_tells(
    extractor: Extractor, table: str, wanted: list[tuple[Any, ...]]
) -> None:
    assert told(extractor, HEAD + table) == wanted


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        pytest.param(
            "2024年1-11月寿光市外贸情况表\n单位：亿元\n项目\t进出口\t\t出口\t\n"
            "\t累计值\t同比%\t累计值\t同比%\n总值\t300\t3.5\t180\t4.8\n一般贸易\t190\t2.1\t120\t3.3\n",
            [
                "进出口",
                "进出口",
                "出口",
                "出口",
                "一般贸易进出口",
                "一般贸易进出口",
                "一般贸易出口",
                "一般贸易出口",
            ],
            id="heads over two columns, a row of all",
        ),
        pytest.param(
            "2024年12月寿光市物价\n类别\t环比涨跌幅（%）\t同比涨跌幅（%）\n居民消费价格\t0.0\t0.1\n"
            "其中：城市\t0.1\t0.2\n",
            ["居民消费价格", "居民消费价格", "城市居民消费价格", "城市居民消费价格"],
            id="bases in the heads",
        ),
        pytest.param(
            "2024年寿光市税收\n行业\t税收收入（亿元）\t占比（%）\t增幅（%）\n制造业\t30.2\t40.1\t3.3\n"
            "合计\t75.3\t100\t2.2\n",
            ["制造业税收收入", "制造业税收收入占比", "制造业税收收入", "税收收入", "税收收入"],
            id="the share of a part, none of the whole",
        ),
        pytest.param(
            "2024年寿光市收支\n单位：万元\n项目\t预算数\t决算数\t决算数为预算数的%\n"
            "一般公共预算收入\t500\t512\t102.5\n",
            ["一般公共预算收入", "一般公共预算收入"],
            id="what is planned and what was done; a ratio of both is not told",
        ),
        pytest.param(
            "2024年寿光市教育\n类别\t学校数（所）\t在校生（人）\n普通高中\t12\t23000\n普通小学\t88\t90000\n",
            ["普通高中学校数", "普通高中在校生", "普通小学学校数", "普通小学在校生"],
            id="counts",
        ),
        pytest.param(
            "2024年寿光市居民收支\n指标\t单位\t城镇\t农村\n人均可支配收入\t元\t45120\t25310\n"
            "比上年增长\t%\t4.8\t6.9\n恩格尔系数\t%\t28.1\t30.2\n就业人员\t万人\t20\t11\n",
            [
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "城镇居民恩格尔系数",
                "农村居民恩格尔系数",
                "城镇就业人员",
                "农村就业人员",
            ],
            id="groups of people over several measures, a row of the growth of the row above",
        ),
        pytest.param(
            "2024年寿光市居民收支\n指标\t城镇居民\t\t农村居民\t\n\t绝对量（元）\t增长（%）\t绝对量（元）\t"
            "增长（%）\n人均可支配收入\t45120\t4.8\t25310\t6.9\n"
            "　　工资性收入\t28000\t4\t15000\t6\n",
            [
                "城镇居民人均可支配收入",
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "农村居民人均可支配收入",
                "城镇居民人均工资性收入",
                "城镇居民人均工资性收入",
                "农村居民人均工资性收入",
                "农村居民人均工资性收入",
            ],
            id="the parts of an amount per head are per head",
        ),
        pytest.param(
            "2024年各市居民人均可支配收入\n地区\t城镇居民\t\t农村居民\t\n\t收入（元）\t增速（%）\t收入（元）\t"
            "增速（%）\n济南市\t45120\t4.8\t25310\t6.9\n",
            [
                "城镇居民人均可支配收入",
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "农村居民人均可支配收入",
            ],
            id="a head that is the end of what the caption names",
        ),
        pytest.param(
            "2024年各市进出口总额（单位：亿元）\n地区\t出口\t进口\n济南市\t280.1\t100.9\n青岛市\t180.0\t42.0\n",
            ["出口", "进口", "出口", "进口"],
            id="a head that is no end of a name",
        ),
        pytest.param(
            "2024年寿光市人口\n指标\t年末数（万人）\t比重（%）\n常住人口\t93.5\t100.0\n"
            "其中：城镇\t60.1\t64.3\n　　　乡村\t33.4\t35.7\n",
            ["常住人口", "城镇人口", "城镇人口比重", "乡村人口", "乡村人口比重"],
            id="the whole of the whole is told by nobody",
        ),
        pytest.param(
            "2024年寿光市居民消费价格比上年涨跌幅度（%）\n指标\t全市\t城市\t农村\n居民消费价格\t0.2\t0.3\t0.1\n"
            "　　衣着\t-1.4\t1.4\t1.0\n",
            [
                "居民消费价格",
                "城市居民消费价格",
                "农村居民消费价格",
                "衣着价格",
                "城市衣着价格",
                "农村衣着价格",
            ],
            id="the caption says that all is growth",
        ),
    ],
)
def test_what_a_number_is_called(extractor: Extractor, table: str, wanted: list[str]) -> None:
    assert [fact["indicator"] for fact in facts(extractor, table)] == wanted


def test_growth_in_rows_is_no_growth_of_growth(extractor: Extractor) -> None:
    told_of = told(
        extractor,
        HEAD + "指标\t单位\t2024年\t增长（%）\n工业投资\t亿元\t30\t4.8\n比上年增长\t%\t4.8\t6.9\n",
    )
    assert told_of == [
        ("工业投资", "2024", "level", "3000000000", "CNY"),
        ("工业投资", "2024", "growth", "4.8", "%"),
        ("工业投资", "2024", "growth", "4.8", "%"),
    ]


def test_the_months_of_a_monthly_table(extractor: Extractor) -> None:
    text = (
        "2024年11月寿光市主要指标\n指标\t单位\t本月\t1—本月\t同比±%\n"
        "工业用电量\t亿千瓦时\t1.2\t13.4\t5.1\n工业投资\t亿元\t3\t33\t-2\n"
    )
    assert told(extractor, text)[:3] == [
        ("工业用电量", "2024-11", "level", "120000000", "kW.h"),
        ("工业用电量", "2024-01/2024-11", "level", "1340000000", "kW.h"),
        ("工业用电量", "2024-01/2024-11", "growth", "5.1", "%"),
    ]


def test_places_are_subjects_and_ranks_have_their_scope(extractor: Extractor) -> None:
    text = (
        "2024年山东省各市地区生产总值\n地区  总量（亿元）  位次  增速（%）  全省位次\n"
        "济南市  13527.6  2  5.4  9\n青岛市  16719.5  1  5.7  5\n"
    )
    found = facts(extractor, text)
    assert {f["subject"] for f in found} == {"济南市", "青岛市"}
    assert [f["position"] for f in found if f["type"] == "ranking"] == [2, 9, 1, 5]
    assert [f["indicator"] for f in found if f["type"] == "ranking"][:2] == [
        "地区生产总值",
        "地区生产总值增速",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "教育支出 31,324.48 19,595.06 791,449.66 -22.62%\n",
        "原油\t万吨\t4000.0\t3.5\n",
        "甲\t3\t4.1\n乙\t5\t6.2\n丙\t7\t8.3\n",
        "姓名\t得分\t名额\n张某\t33.5\t2\n李某\t31\t3\n",
        "表2 分地区生产总值\n地区\t甲栏\t乙栏\n甲县\t3\t4\n乙县\t5\t6\n",
    ],
)
def test_what_is_not_understood_gives_no_fact(extractor: Extractor, text: str) -> None:
    assert facts(extractor, text) == []


def test_a_row_of_its_own_tells_what_stands_in_it(extractor: Extractor) -> None:
    assert told(extractor, "地区生产总值\t812.5亿元\t6.2%\n") == [
        ("地区生产总值", None, "level", "81250000000", "CNY")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全市实现地区生产总值812.5亿元，增长6.2%。\n其中，第一产业增加值80亿元。\n",
        "来源：临湖日报  时间：2025-01-02  浏览：33次\n",
        "一、总体情况\n　　2024年，全市投资增长8.4%。\n　　2023年，全市投资增长7.1%。\n",
        "发布日期 2025-01-22\n",
        "",
    ],
)
def test_prose_is_no_grid(text: str) -> None:
    assert find_grids(text) == ()


def test_a_small_table_with_a_column_of_units(extractor: Extractor) -> None:
    """Its heads and units are most of its cells; a dash stands for a number."""
    table = "产品\t单位\t产量\t增速（%）\n原油\t万吨\t4000.0\t3.5\n白酒\t千升\t12.0\t—\n"
    for text in (HEAD + table, HEAD + table.replace("\t", "    ")):
        assert [one[3:] for one in told(extractor, text)] == [
            ("40000000", "t"), ("3.5", "%"), ("12000", "L"),
        ]  # fmt: skip


def test_a_few_numbers_between_words_are_no_table() -> None:
    assert (
        find_grids("科室\t联系人\t房间\t分机\n办公室\t张某\t东楼\t12\n法规科\t李某\t西楼\t13\n")
        == ()
    )


def test_prose_beside_a_table_is_read_as_before(extractor: Extractor) -> None:
    prose = "2024年，寿光市规模以上工业增加值同比增长6.2%。\n"
    table = "指标\t绝对量（亿元）\n地区生产总值\t812.5\n工业投资\t30\n"
    alone = told(extractor, prose)
    assert set(alone) <= set(told(extractor, prose + table))
    assert set(alone) <= set(told(extractor, table + prose))


cells = st.text(st.sampled_from("甲乙总值%亿元0123456789.-—（） "), max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=5), min_size=1, max_size=6))
def test_any_table_keeps_its_spans(extractor: Extractor, rows: list[list[str]]) -> None:
    text = "2024年\n" + "\n".join("\t".join(row) for row in rows)
    facts(extractor, text)
    for grid in find_grids(text):
        for cell in grid.cells:
            assert grid.start <= cell.start <= cell.end <= grid.end
            assert text[cell.start : cell.end] == text[cell.start : cell.end].strip()


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 5), st.lists(st.decimals(-99, 99, places=1), min_size=2, max_size=6))
def test_a_table_in_another_lining_up_gives_the_same(
    extractor: Extractor, gap: int, values: list[Any]
) -> None:
    rows = [f"第{n}项投资|{abs(v) + 1}|{v}" for n, v in enumerate(values, 1)]
    lines = ["指标|总量（亿元）|增速（%）", *rows]
    tabbed = HEAD + "\n".join(line.replace("|", "\t") for line in lines)
    blank = HEAD + "\n".join(line.replace("|", " " * (gap + 1)) for line in lines)
    assert told(extractor, tabbed) == told(extractor, blank)


def test_the_day_of_publication_is_no_period_of_a_table() -> None:
    """This month is that of the title, not the month in which the release came out."""
    rows = "指标\t本月\t累计\n税收收入\t25.3\t78.9\n工业投资\t40.1\t113.8\n"
    for title, wanted in (
        ("诸城市2025年3月主要指标", {"2025-03", "2025-01/2025-03"}),
        ("诸城市主要指标", set()),
    ):
        text = f"{title}\n（2025年4月22日）\n单位：亿元\n{rows}"
        (document,) = load(text.encode(), path="x.txt")
        result = Extractor().extract(
            document.text, title=title, reference_date=document.date, grids=document.grids
        )
        months = {o.period for o in result.observations if o.period != "2025"}
        assert months == wanted


@pytest.mark.parametrize(
    "grids",
    [
        None,
        (),
        (Grid(4, 4, ()),),
        (
            Grid(2, 30, (Cell(0, 0, 2, 9, 1, 2, True), Cell(1, 0, 10, 10), Cell(1, 1, 12, 30))),
            Grid(31, 40, (Cell(0, 0, 33, 40, 2, 1, False, 3), Cell(0, 1, 31, 33))),
        ),
    ],
)
def test_a_store_gives_back_the_tables_it_was_given(grids: tuple[Grid, ...] | None) -> None:
    assert unpack_grids(pack_grids(grids)) == grids


RESIDENTS = "指标\t2023年\t2024年\n粮食产量（万吨）\t50.1\t52.3\n肉类产量（万吨）\t9.1\t9.3\n"
TOWNS = "镇\t工业增加值（亿元）\t增速（%）\n王坟镇\t12.5\t6.1\n弥河镇\t13.5\t7.1\n"
UNDATED = "青州市统计公报\n"
HALF_YEAR = "青州市2024年上半年经济运行情况\n2024年上半年，青州市用电量增长6.2%。\n"


@pytest.mark.parametrize(
    ("above", "table", "below", "period"),
    [
        # nothing dates the text: what the table tells last does, and not the day of the release
        (UNDATED + "表1 主要指标\n", RESIDENTS, "从表1看，林木产量增长4.4%。", "2024"),
        (UNDATED + "表1 2023年主要指标\n", TOWNS, "林木产量增长4.4%。", "2023"),
        (UNDATED + "表1 2023年主要指标\n", TOWNS, "2022年，林木产量增长4.4%。", "2022"),
        (UNDATED + "一、2021年林业\n", RESIDENTS, "林木产量增长4.4%。", "2021"),
        # the text reports on a time: a table of another is of no account for what follows
        (HALF_YEAR + "表1 2023年各镇主要指标\n", TOWNS, "林木产量增长4.4%。", "2024-01/2024-06"),
        (HALF_YEAR + "2023年各镇主要指标\n", TOWNS, "林木产量增长4.4%。", "2024-01/2024-06"),
        (HALF_YEAR + "2023年各镇主要指标\n单位：亿元\n", TOWNS, "林木产量增长4.4%。",
         "2024-01/2024-06"),
        # a heading dates all under it, whether a table or a sentence comes first
        (HALF_YEAR + "二、2023年全年情况\n", TOWNS, "林木产量增长4.4%。", "2023"),
    ],
)  # fmt: skip
def test_when_what_is_told_under_a_table_was(
    extractor: Extractor, above: str, table: str, below: str, period: str
) -> None:
    found = told(extractor, f"{above}{table}{below}\n")
    assert ("林木产量", period, "growth", "4.4", "%") in found
    assert len(found) >= 5  # the table was read too


def test_between_two_tables_each_is_of_its_own(extractor: Extractor) -> None:
    text = (
        f"{UNDATED}表1 2022年主要指标\n{TOWNS}林木产量增长4.4%。\n"
        f"表2 主要指标\n{RESIDENTS}水果产量增长3.1%。\n"
    )
    found = told(extractor, text)
    assert ("林木产量", "2022", "growth", "4.4", "%") in found
    assert ("水果产量", "2024", "growth", "3.1", "%") in found
