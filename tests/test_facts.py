"""What holds for facts of all kinds: what is left unsaid, how sure, when, and whose they are."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE, check, obs, rank

from extractor import extract

# What a clause leaves unsaid --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("高新技术企业增长12%，增幅居全省第3位。", "高新技术企业增幅"),
        ("新增高新技术企业215家，数量居全省第3位。", "高新技术企业数量"),
        ("高新技术企业增长12%，居全省第3位。", "高新技术企业增速"),
    ],
)
def test_a_bare_measure_is_of_what_was_just_measured(text: str, indicator: str) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [(r.indicator, r.position, r.scope) for r in result.rankings] == [
        (indicator, 3, "浙江省")
    ]


def test_both_of_what_was_said_together() -> None:
    check(
        "工业投资、技改投资分别增长8%、12%，增速均居全省前3位。",
        obs("8%", "工业投资", "growth 8 %"),
        obs("12%", "技改投资", "growth 12 %"),
        rank("前3位", "工业投资增速", "top", 1, upper=3, scope="浙江省"),
        rank("前3位", "技改投资增速", "top", 1, upper=3, scope="浙江省"),
    )


def test_another_place_measured_by_the_same() -> None:
    check(
        "绍兴市粮食产量92万吨，诸暨市21万吨。",
        obs("92万吨", "粮食产量", "level 920000 t"),
        obs("21万吨", "粮食产量", "level 210000 t", subject="诸暨市"),
    )


# How sure, and when -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "period"),
    [
        ("规上企业达到3000家。", None, "2023"),
        ("到2027年，规上企业力争达到3000家。", "target", "2027"),
        ("力争到2027年，规上企业达到3000家。", "target", "2027"),
        ("到2027年规上企业达到3000家。", "target", "2027"),
        ("2024年的目标是，规上企业达到3000家。", "target", "2024"),
        ("到2027年，规上企业将突破3000家。", "target", "2027"),
        ("2024年规上企业将突破3000家。", "planned", "2024"),
        ("预计2024年规上企业达到3000家。", "forecast", "2024"),
    ],
)
def test_goals_and_forecasts_are_no_facts_yet(text: str, status: str | None, period: str) -> None:
    check(text, obs("3000家", "规上企业", "level 3000 家", status=status, period=period))


def test_what_is_under_way_is_planned() -> None:
    check(
        "总投资18亿元的镜岭抽水蓄能电站项目开工建设。",
        obs(
            "18亿元",
            "总投资",
            "level 1800000000 CNY",
            subject="镜岭抽水蓄能电站项目",
            status="planned",
        ),
    )


def test_a_list_of_goals_is_all_goals() -> None:
    check(
        "2024年预期目标是：地区生产总值增长6%，规上企业达到3000家。",
        obs("6%", "地区生产总值", "growth 6 %", period="2024", status="target"),
        obs("3000家", "规上企业", "level 3000 家", period="2024", status="target"),
    )


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("出口2000亿元。", ["2023"]),
        ("2022年出口1900亿元。", ["2022"]),
        ("2022年，出口1900亿元；2023年，出口2000亿元。", ["2022", "2023"]),
        ("2022年，出口1900亿元。进口300亿元。", ["2022", "2022"]),
        (
            "2023年，出口1900亿元。\n\n2022年，进口300亿元。\n\n用电量9亿千瓦时。",
            ["2023", "2022", "2023"],
        ),
        ("去年出口1900亿元。", ["2023"]),
        ("截至2022年底，外资企业达到900家。", ["2022-12"]),
        ("2023年，出口2000亿元。2021年以来，培育外资企业900家。", ["2023", "2021/2023"]),
        ("今年1月，出口160亿元。", ["2024-01"]),
    ],
)
def test_a_period_is_said_carried_or_the_documents(text: str, periods: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [o.period for o in found] == periods


# Who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (TITLE, "用电量增长3%。", "绍兴市"),
        (TITLE, "全市用电量增长3%。", "绍兴市"),
        (TITLE, "我市用电量增长3%。", "绍兴市"),
        (TITLE, "全省用电量增长3%。", "浙江省"),
        (TITLE, "诸暨市用电量增长3%。", "诸暨市"),
        (TITLE, "绍兴水务集团用电量增长3%。", "绍兴水务集团"),
        ("新昌县2023年工作", "全县用电量增长3%。", "新昌县"),
        ("浙江省2023年工作", "全省用电量增长3%。", "浙江省"),
        ("2023年全国电力运行", "用电量增长3%。", "中国"),
    ],
)
def test_who_a_fact_is_about(title: str, text: str, subject: str) -> None:
    check(text, obs("3%", "用电量", "growth 3 %", subject=subject), title=title)


def test_who_was_named_stays_until_the_sentence_ends() -> None:
    check(
        "诸暨市粮食产量21万吨，增长2%。用电量增长3%。",
        obs("21万吨", "粮食产量", "level 210000 t", subject="诸暨市"),
        obs("2%", "粮食产量", "growth 2 %", subject="诸暨市"),
        obs("3%", "用电量", "growth 3 %"),
    )


def test_a_companys_own_report() -> None:
    name = "浙江古越龙山绍兴酒股份有限公司"
    check(
        f"{name}：2023年公司实现营业收入17.8亿元，同比增长10%，净利润4亿元。",
        obs("17.8亿元", "营业收入", "level 1780000000 CNY", subject=name),
        obs("10%", "营业收入", "growth 10 %", subject=name, basis="yoy"),
        obs("4亿元", "净利润", "level 400000000 CNY", subject=name),
        title=f"{name}2023年年度报告",
    )


# Nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "会议强调，要抓好工作落实。",
        "坚持一张蓝图绘到底，一茬接着一茬干。",
        "“453X”体系和5G技术加快发展。",
        "会议于2024年1月5日召开。",
        "文件第3条规定如下。",
    ],
)
def test_sentences_without_facts(text: str) -> None:
    check(text)


def test_numbers_that_only_name_a_class() -> None:
    text = "为80岁以上老年人发放津贴。建设千吨级码头。迈入万亿元俱乐部、万亿元之城。"
    found = extract(text, reference_date=DAY, title=TITLE)
    assert found.observations == []
    assert "80岁以上" in [q.text for q in found.quantities]


def test_a_paragraph_that_looks_back_has_no_aims() -> None:
    text = "——这五年家底更加厚实。经济总量达到1.2万亿元。积极争创中国（浙江）自由贸易试验区。"
    result = extract(text, reference_date=date(2026, 1, 20), title="2026年浙江省政府工作报告")
    assert [record.status for record in result.observations] == [None]
