"""Shapes of tables that statistics offices and finance bureaus publish, as sheets lay them out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor import Extractor

REFERENCE = date(2025, 1, 20)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str) -> list[tuple[Any, ...]]:
    """Of each fact of a table who, what, when, how and how much, in the order of the text."""
    found: list[tuple[Any, ...]] = []
    for r in extractor.extract(text, reference_date=REFERENCE):
        if r.type == "observation":
            value = format(r.value.normalize(), "f") if r.value is not None else None
            found.append((r.subject, r.indicator, r.period, r.measure, value, r.unit))
        elif r.type == "ranking":
            found.append((r.subject, r.indicator, r.period, "rank", r.position, r.scope))
    return found


CASES = {
    "time and unit beside each other over the heads": (
        "莱阳市财政收入\n2024年1—11月\t\t单位：万元\n项目\t累计完成\t比上年同期±%\n"
        "税收收入\t401\t3.1\n非税收入\t111\t13.6\n",
        [
            ("莱阳市", "税收收入", "2024-01/2024-11", "level", "4010000", "CNY"),
            ("莱阳市", "税收收入", "2024-01/2024-11", "growth", "3.1", "%"),
            ("莱阳市", "非税收入", "2024-01/2024-11", "level", "1110000", "CNY"),
            ("莱阳市", "非税收入", "2024-01/2024-11", "growth", "13.6", "%"),
        ],
    ),
    "a month's own growth and that of the year until then": (
        "2024年莱阳市工业增加值增速\n月份\t当月增速（%）\t累计增速（%）\n1-2月\t\t6.8\n3月\t7.2\t7.1\n",
        [
            ("莱阳市", "工业增加值", "2024-01/2024-02", "growth", "6.8", "%"),
            ("莱阳市", "工业增加值", "2024-03", "growth", "7.2", "%"),
            ("莱阳市", "工业增加值", "2024-01/2024-03", "growth", "7.1", "%"),
        ],
    ),
    "the months of years that head sections": (
        "莱阳市全社会用电量（亿千瓦时）\n月份\t用电量\t同比增长（%）\n2023年\t\t\n12月\t5.3\t2.2\n"
        "2024年\t\t\n1月\t5.1\t2\n",
        [
            ("莱阳市", "全社会用电量", "2023-12", "level", "530000000", "kW.h"),
            ("莱阳市", "全社会用电量", "2023-12", "growth", "2.2", "%"),
            ("莱阳市", "全社会用电量", "2024-01", "level", "510000000", "kW.h"),
            ("莱阳市", "全社会用电量", "2024-01", "growth", "2", "%"),
        ],
    ),
    "bare numbers under 年 and 月": (
        "莱阳市工业用电量\n年\t月\t用电量（万千瓦时）\t同比增长（%）\n2024\t1\t5\t2\n2024\t2\t4\t-3.1\n",
        [
            ("莱阳市", "工业用电量", "2024-01", "level", "50000", "kW.h"),
            ("莱阳市", "工业用电量", "2024-01", "growth", "2", "%"),
            ("莱阳市", "工业用电量", "2024-02", "level", "40000", "kW.h"),
            ("莱阳市", "工业用电量", "2024-02", "growth", "-3.1", "%"),
        ],
    ),
    "年份 in the corner over names": (
        "莱阳市社会消费品零售总额\n单位：亿元\n年份\t2023\t2024\n社会消费品零售总额\t36\t38\n"
        "#限额以上单位零售额\t10\t11\n",
        [
            ("莱阳市", "社会消费品零售总额", "2023", "level", "3600000000", "CNY"),
            ("莱阳市", "社会消费品零售总额", "2024", "level", "3800000000", "CNY"),
            ("莱阳市", "限额以上单位零售额", "2023", "level", "1000000000", "CNY"),
            ("莱阳市", "限额以上单位零售额", "2024", "level", "1100000000", "CNY"),
        ],
    ),
    "parts by their numbers": (
        "2024年莱阳市主要指标\n指标\t总量（亿元）\t增长（%）\n一、地区生产总值\t80\t6.1\n"
        "（一）第一产业\t7\t3.9\n二、固定资产投资\t41\t4.2\n",
        [
            ("莱阳市", "地区生产总值", "2024", "level", "8000000000", "CNY"),
            ("莱阳市", "地区生产总值", "2024", "growth", "6.1", "%"),
            ("莱阳市", "第一产业增加值", "2024", "level", "700000000", "CNY"),
            ("莱阳市", "第一产业增加值", "2024", "growth", "3.9", "%"),
            ("莱阳市", "固定资产投资", "2024", "level", "4100000000", "CNY"),
            ("莱阳市", "固定资产投资", "2024", "growth", "4.2", "%"),
        ],
    ),
    "sections of people, the first right below the heads": (
        "2024年莱阳市居民收支\n指标\t绝对量（元）\t同比增长（%）\n一、城镇居民\t\t\n"
        "人均可支配收入\t47100\t4.2\n二、农村居民\t\t\n人均可支配收入\t25200\t6.1\n",
        [
            ("莱阳市", "城镇居民人均可支配收入", "2024", "level", "47100", "CNY"),
            ("莱阳市", "城镇居民人均可支配收入", "2024", "growth", "4.2", "%"),
            ("莱阳市", "农村居民人均可支配收入", "2024", "level", "25200", "CNY"),
            ("莱阳市", "农村居民人均可支配收入", "2024", "growth", "6.1", "%"),
        ],
    ),
    "whose it is and what in two columns, told once for several rows": (
        "烟台市各区（市）指标\n地区\t指标\t单位\t2022年\t2023年\n莱阳市\t地区生产总值\t亿元\t90\t93\n"
        "\t粮食总产量\t万吨\t8\t9\n龙口市\t地区生产总值\t亿元\t80\t81\n",
        [
            ("莱阳市", "地区生产总值", "2022", "level", "9000000000", "CNY"),
            ("莱阳市", "地区生产总值", "2023", "level", "9300000000", "CNY"),
            ("莱阳市", "粮食总产量", "2022", "level", "80000", "t"),
            ("莱阳市", "粮食总产量", "2023", "level", "90000", "t"),
            ("龙口市", "地区生产总值", "2022", "level", "8000000000", "CNY"),
            ("龙口市", "地区生产总值", "2023", "level", "8100000000", "CNY"),
        ],
    ),
    "towns against what was budgeted": (
        "莱阳市2024年各镇街一般公共预算收入完成情况\n（单位：万元）\n"
        "镇街\t年初预算\t累计完成\t完成预算%\t同比增减%\n龙旺庄镇\t80\t79\t98.8\t4.1\n合计\t145\t14\t100\t1.2\n",
        [
            ("龙旺庄镇", "一般公共预算收入", "2024", "level", "800000", "CNY"),
            ("龙旺庄镇", "一般公共预算收入", "2024", "level", "790000", "CNY"),
            ("龙旺庄镇", "一般公共预算收入", "2024", "growth", "4.1", "%"),
            ("莱阳市", "一般公共预算收入", "2024", "level", "1450000", "CNY"),
            ("莱阳市", "一般公共预算收入", "2024", "level", "140000", "CNY"),
            ("莱阳市", "一般公共预算收入", "2024", "growth", "1.2", "%"),
        ],
    ),
    "ranks in front of the names": (
        "2024年莱阳市企业营业收入排名\n排名\t企业名称\t营业收入（亿元）\n1\t海润机床有限公司\t55.1\n"
        "2\t联丰化工股份有限公司\t41.7\n",
        [
            ("海润机床有限公司", "营业收入", "2024", "rank", 1, None),
            ("海润机床有限公司", "营业收入", "2024", "level", "5510000000", "CNY"),
            ("联丰化工股份有限公司", "营业收入", "2024", "rank", 2, None),
            ("联丰化工股份有限公司", "营业收入", "2024", "level", "4170000000", "CNY"),
        ],
    ),
    "heads anew inside a table": (
        "2024年莱阳市工业和投资\n指标\t总量（亿元）\t同比增长（%）\n工业总产值\t860\t6.2\n"
        "指标\t项目数（个）\t投资额（亿元）\n技术改造\t120\t55\n",
        [
            ("莱阳市", "工业总产值", "2024", "level", "86000000000", "CNY"),
            ("莱阳市", "工业总产值", "2024", "growth", "6.2", "%"),
            ("莱阳市", "技术改造项目数", "2024", "level", "120", "个"),
            ("莱阳市", "技术改造投资额", "2024", "level", "5500000000", "CNY"),
        ],
    ),
    "a bureau's monthly table": (
        "莱阳市2024年10月主要指标\n指标名称\t计量单位\t本月\t上年同月\t本月±%\t本月止累计\t上年同期累计\n"
        "社会消费品零售总额\t万元\t33\t32\t3.4\t310\t299\n",
        [
            ("莱阳市", "社会消费品零售总额", "2024-10", "level", "330000", "CNY"),
            ("莱阳市", "社会消费品零售总额", "2023-10", "level", "320000", "CNY"),
            ("莱阳市", "社会消费品零售总额", "2024-10", "growth", "3.4", "%"),
            ("莱阳市", "社会消费品零售总额", "2024-01/2024-10", "level", "3100000", "CNY"),
            ("莱阳市", "社会消费品零售总额", "2023-01/2023-10", "level", "2990000", "CNY"),
        ],
    ),
    "a total beside its parts over names that are whole": (
        "2024年莱阳市教育\n指标\t合计\t小学\t初中\n学校数（所）\t150\t100\t50\n",
        [
            ("莱阳市", "学校数", "2024", "level", "150", "所"),
            ("莱阳市", "小学学校数", "2024", "level", "100", "所"),
            ("莱阳市", "初中学校数", "2024", "level", "50", "所"),
        ],
    ),
    "balances and what they grew by since the year began": (
        "莱阳市2024年12月末存贷款\n项目\t余额（亿元）\t比年初增减（亿元）\t同比增长（%）\n"
        "#住户存款\t900\t80\t9.8\n",
        [
            ("莱阳市", "住户存款余额", "2024-12", "level", "90000000000", "CNY"),
            ("莱阳市", "住户存款余额", "2024-12", "change", "8000000000", "CNY"),
            ("莱阳市", "住户存款余额", "2024-12", "growth", "9.8", "%"),
        ],
    ),
    "prices of now": (
        "莱阳市2024年11月生产资料价格\n产品名称\t单位\t本期价格（元）\t比上期价格涨跌（元）\t涨跌幅（%）\n"
        "螺纹钢\t吨\t3400.5\t-30.1\t-0.9\n",
        [
            ("莱阳市", "螺纹钢价格", "2024-11", "level", "3400.5", "CNY"),
            ("莱阳市", "螺纹钢价格", "2024-11", "change", "-30.1", "CNY"),
            ("莱阳市", "螺纹钢价格", "2024-11", "growth", "-0.9", "%"),
        ],
    ),
    "a list of projects": (
        "莱阳市2024年重点项目\n序号\t项目名称\t建设单位\t总投资（亿元）\t开工时间\n"
        "1\t数控机床产业园\t海润机床有限公司\t12.5\t2024年3月\n",
        [("数控机床产业园", "总投资", "2024", "level", "1250000000", "CNY")],
    ),
    "units with a stroke": (
        "2024年烟台市空气质量\n城市\tPM2.5浓度（微克/立方米）\n莱阳市\t38\n龙口市\t40\n",
        [
            ("莱阳市", "PM2.5浓度", "2024", "level", "38", "ug/m3"),
            ("龙口市", "PM2.5浓度", "2024", "level", "40", "ug/m3"),
        ],
    ),
    "numbers of four digits are no years": (
        "莱阳市历年卫生情况\n年份\t卫生机构数（个）\t床位数（张）\n2022\t1200\t9800\n2023\t1210\t9900\n",
        [
            ("莱阳市", "卫生机构数", "2022", "level", "1200", "个"),
            ("莱阳市", "床位数", "2022", "level", "9800", "张"),
            ("莱阳市", "卫生机构数", "2023", "level", "1210", "个"),
            ("莱阳市", "床位数", "2023", "level", "9900", "张"),
        ],
    ),
    "a part has the unit of its whole": (
        "2024年莱阳市房地产\n指标\t绝对量\t同比增长（%）\n商品房销售面积（万平方米）\t120\t-5\n"
        "其中：住宅\t110\t-4.2\n",
        [
            ("莱阳市", "商品房销售面积", "2024", "level", "1200000", "m2"),
            ("莱阳市", "商品房销售面积", "2024", "growth", "-5", "%"),
            ("莱阳市", "住宅销售面积", "2024", "level", "1100000", "m2"),
            ("莱阳市", "住宅销售面积", "2024", "growth", "-4.2", "%"),
        ],
    ),
    "things are not counted by what the caption counts in money": (
        "莱阳市利用外资\n指标\t单位\t2023年\t2024年\n新批外资项目\t个\t12\t15\n合同外资额\t万美元\t12\t13\n",
        [
            ("莱阳市", "新批外资项目", "2023", "level", "12", "个"),
            ("莱阳市", "新批外资项目", "2024", "level", "15", "个"),
            ("莱阳市", "合同外资额", "2023", "level", "120000", "USD"),
            ("莱阳市", "合同外资额", "2024", "level", "130000", "USD"),
        ],
    ),
    "a sum is called in full": (
        "2024年莱阳市一般公共预算支出情况表\n单位：万元\n支出项目\t本年支出\t比上年增减（%）\n"
        "一、教育支出\t21\t3.1\n支出合计\t80\t-1.4\n",
        [
            ("莱阳市", "教育支出", "2024", "level", "210000", "CNY"),
            ("莱阳市", "教育支出", "2024", "growth", "3.1", "%"),
            ("莱阳市", "一般公共预算支出", "2024", "level", "800000", "CNY"),
            ("莱阳市", "一般公共预算支出", "2024", "growth", "-1.4", "%"),
        ],
    ),
    "a part of what is told per head under a head that adds nothing": (
        "2024年莱阳市居民人均可支配收入\n指标\t收入（元）\t增长（%）\n人均可支配收入\t28000\t5.1\n"
        "工资性收入\t15000\t5\n",
        [
            ("莱阳市", "人均可支配收入", "2024", "level", "28000", "CNY"),
            ("莱阳市", "人均可支配收入", "2024", "growth", "5.1", "%"),
            ("莱阳市", "人均工资性收入", "2024", "level", "15000", "CNY"),
            ("莱阳市", "人均工资性收入", "2024", "growth", "5", "%"),
        ],
    ),
    "times in front of the caption's name": (
        "2023年、2024年部分城市社会消费品零售总额\n单位：亿元\n城市\t2023年\t2024年\n莱阳市\t51\t53\n",
        [
            ("莱阳市", "社会消费品零售总额", "2023", "level", "5100000000", "CNY"),
            ("莱阳市", "社会消费品零售总额", "2024", "level", "5300000000", "CNY"),
        ],
    ),
    "a number with the unit that says what it counts": (
        "莱阳市2024年文化旅游\n指标\t数值\t比上年增长\nA级景区\t21家\t持平\n旅游收入\t101.2亿元\t增长9.9%\n",
        [
            ("莱阳市", "A级景区", "2024", "level", "21", "家"),
            ("莱阳市", "旅游收入", "2024", "level", "10120000000", "CNY"),
            ("莱阳市", "旅游收入", "2024", "growth", "9.9", "%"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_a_shape_tells(extractor: Extractor, text: str, wanted: list[tuple[Any, ...]]) -> None:
    assert told(extractor, text) == wanted


def test_heads_that_nobody_knows_beside_names_that_are_whole_give_nothing(
    extractor: Extractor,
) -> None:
    text = "2024年莱阳市教育\n指标\t基期\t小学\n学校数（所）\t150\t100\n教师数（人）\t20\t10\n"
    assert told(extractor, text) == []
