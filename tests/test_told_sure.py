"""How sure: what is aimed at, expected or planned, and words of it that say no such thing."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


def statuses(text: str) -> list[str | None]:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    return [fact.status for fact in found]


@pytest.mark.parametrize(
    "view",
    [
        "市场预期明显好转",
        "市场预期正在逐步好转",
        "社会预期持续改善",
        "企业预期向好",
        "年度目标顺利完成",
        "年初目标顺利实现",
        "预期目标全面实现",
        "各项目标如期实现",
        "年度计划圆满完成",
    ],
)
def test_what_is_said_of_aims_is_no_aim(view: str) -> None:
    assert statuses(f"{view}，用电量增长3%。") == [None]


@pytest.mark.parametrize(
    ("lead", "status"),
    [("今年计划推进三大工程", "target"), ("预计形势好转", "forecast"), ("力争项目开工", "target")],
)
def test_what_is_aimed_at_goes_on(lead: str, status: str) -> None:
    assert statuses(f"{lead}，用电量增长3%。") == [status]


@pytest.mark.parametrize("verb", ["锚定", "瞄准", "紧扣", "紧盯", "对照", "围绕", "实现"])
def test_an_amount_called_an_aim(verb: str) -> None:
    text = f"{verb}全年地区生产总值增长6%的目标，全力冲刺。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.status) == ("地区生产总值", "target")


@pytest.mark.parametrize("verb", ["锚定", "瞄准", "紧扣", "紧盯", "对照"])
def test_a_verb_of_aiming_is_nothing_measured(verb: str) -> None:
    assert statuses(f"{verb}全年增长6%的目标，再加力。") == []


def test_an_aim_that_was_reached_is_none_of_what_it_stands_after() -> None:
    assert statuses("投资完成50亿元，目标如期实现。") == [None]


def test_by_then() -> None:
    text = "届时，全市地铁里程将达120公里。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.status) == ("地铁里程", "planned")


@pytest.mark.parametrize("meeting", ["召开2024年工作会议", "部署2024年重点工作"])
def test_a_meeting_on_a_years_work_looks_back_and_then_ahead(meeting: str) -> None:
    text = (
        "1月9日，绍兴高新区召开会议。五年来，园区面貌一新。新产业占比由2018年的49.6%提高到2023年的61.3%。2023年完成产值318.6亿元。"
        "丝绸产业营收126.5亿元。\n2024年怎么干？会议明确的预期目标是：\n——丝绸产值增长7.5%左右。"
    )
    found = extract(
        text, reference_date=date(2024, 1, 9), title=f"绍兴高新区{meeting}"
    ).observations
    assert [(one.period, one.status) for one in found] == [
        ("2018", None),
        ("2023", None),
        ("2023", None),
        ("2023", None),
        ("2024", "target"),
    ]


@pytest.mark.parametrize(
    "first",
    ["同比（下同）增长11.4%", "增长11.4%（同比，下同）", "同比增长11.4%（下同）"],
)
def test_a_note_holds_the_basis_for_all_that_follows(first: str) -> None:
    text = (
        f"2023年，全市丝绸出口126.8亿元，{first}。\n茶叶出口24.5亿元，增长13.7%，较2020年增长5%。"
    )
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.basis for one in found] == [None, "yoy", None, "yoy", "2020"]


def test_what_a_place_expects_of_itself_is_its_goal() -> None:
    text = "2024年，全县税收预期增长8%，工业投资增长9%。"
    assert statuses(text) == ["target", "target"]
    assert statuses("2024年，工业增长预期为8%。") == ["forecast"]
    found = extract("2024年，收入预期增长8%。", reference_date=DAY, title="鉴湖银行2023年业绩")
    assert [one.status for one in found.observations] == ["forecast"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("诸暨市将减免标准从每月1000元提高到2000元。", None),
        ("将这一债务分摊到各户，每户负债20万元。", None),
        ("诸暨市确定将253处水塘纳入名录。", None),
        ("诸暨市减免标准将从每月1000元提高到2000元。", "planned"),
        ("诸暨市将建设253处水塘。", "planned"),
    ],
)
def test_what_is_done_to_a_thing_is_not_to_come(text: str, status: str | None) -> None:
    assert statuses(text)[-1] == status


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("到2030年，丝绸产能达12万吨；在保质基础上，桑园面积稳定在9万亩。", ["target"] * 2),
        ("到2030年，丝绸产能达12万吨。桑园面积9万亩。", ["target", None]),
        ("到2030年丝绸产能达12万吨；去年桑园面积9万亩。", ["target", None]),
    ],
)
def test_what_is_to_be_by_then_is_all_of_its_sentence(text: str, wanted: list[str | None]) -> None:
    assert statuses(text) == wanted


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("丝绸业损失可能达150亿元。", "forecast"),
        ("诸暨市丝绸业可能因此损失40亿元。", "forecast"),
        ("使灌溉成为可能，丝绸产量5万吨。", None),
        ("倡议提出十年来，诸暨市吸引企业317家。", None),
        ("会议提出，三年建设厂房317个。", "target"),
    ],
)
def test_what_may_come_is_expected_and_what_was_put_forward_is_no_aim(
    text: str, status: str | None
) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("今年端午节假期，诸暨市酒店预订量增长23%。", None),
        ("今年端午节假期，诸暨市酒店入住率达83%。", "forecast"),
        ("今年端午节假期，预计诸暨市酒店预订量增长23%。", "forecast"),
    ],
)
def test_what_is_booked_for_a_holiday_is_booked_by_now(text: str, status: str | None) -> None:
    found = extract(text, reference_date=date(2025, 5, 25), title="端午出游预热").observations
    assert [fact.status for fact in found] == [status]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("明年有啥打算？社长说：丝厂开到20家，收入超百万元。", [("2020", "target")] * 2),
        ("明年怎么干？丝厂开到20家。\n现有桑园9万亩。", [("2020", "target"), ("2019-12-09", None)]),
        ("今年丝绸产量如何？产量达5万吨。", [("2019", None)]),
    ],
)
def test_a_question_of_plans_is_answered_by_its_paragraph(
    text: str, wanted: list[tuple[str, str | None]]
) -> None:
    found = extract(text, reference_date=date(2019, 12, 9), title="下岚村").observations
    assert [(fact.period, fact.status) for fact in found] == wanted


@pytest.mark.parametrize(
    ("expected", "after"),
    [
        # reckoned before all was counted: the first figure alone, and what is told of it
        ("预计全市生产总值增长5%，出口额增长4%；用电量增长3%", None),
        # said of when, it is of all of the year
        ("预计全年生产总值增长5%，出口额增长4%；用电量增长3%", "forecast"),
        ("预计2023年生产总值增长5%，出口额增长4%；用电量增长3%", "forecast"),
    ],
)
def test_what_is_expected_goes_on_behind_a_semicolon_where_it_is_of_a_year(
    expected: str, after: str | None
) -> None:
    assert statuses(f"{expected}。") == ["forecast", "forecast", after]
