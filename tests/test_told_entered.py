"""Whom a story goes to: 走进某公司的车间，…."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

CITY = "绍兴市一周"


def whose(text: str, title: str = CITY) -> list[str | None]:
    """Whom the observations of a text are told of, in order."""
    found = extract(text, title=title, reference_date=date(2026, 2, 10))
    return [one.subject for one in found.observations]


@pytest.mark.parametrize("verb", "走进 来到 走入 步入 踏入".split())
def test_what_a_story_goes_into_is_what_it_tells_of(verb: str) -> None:
    assert whose(f"{verb}鉴湖丝绸有限公司，12条生产线开足马力。") == ["鉴湖丝绸有限公司"]


@pytest.mark.parametrize("room", "内 里".split())
def test_what_is_in_a_room_of_a_body_is_told_of_it(room: str) -> None:
    assert whose(f"在鉴湖丝绸有限公司车间{room}，12条生产线开足马力。") == ["鉴湖丝绸有限公司"]


@pytest.mark.parametrize("lies", "位于 坐落于 地处".split())
def test_where_it_lies_may_be_said_in_front(lies: str) -> None:
    text = f"走进{lies}绍兴市柯桥区的鉴湖丝绸有限公司，12条生产线开足马力。"
    assert whose(text) == ["鉴湖丝绸有限公司"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("走进鉴湖丝绸有限公司的车间，12条生产线开足马力。", ["鉴湖丝绸有限公司"]),
        ("走进鉴湖丝绸有限公司车间内，12条生产线开足马力。", ["鉴湖丝绸有限公司"]),
        ("近日，记者来到安昌古镇，30多家民宿已经客满。", ["安昌古镇"]),
        ("2月9日，走进鉴湖丝绸有限公司，12条生产线开足马力。", ["鉴湖丝绸有限公司"]),
        ("2月9日走进鉴湖丝绸有限公司，12条生产线开足马力。", ["鉴湖丝绸有限公司"]),
        ("同时走进鉴湖丝绸有限公司，12条生产线开足马力。", ["鉴湖丝绸有限公司"]),
        ("来到柯桥区，12条生产线开足马力。", ["柯桥区"]),
        # something is told of it already, or it is no place to go to
        ("走进鉴湖丝绸有限公司调研的客商增多，新增订单12亿元。", ["绍兴市"]),
        ("文艺轻骑兵走进鉴湖丝绸有限公司开展演出，全市演出312场。", ["绍兴市"]),
        ("在鉴湖丝绸有限公司带动下，12条生产线开足马力。", ["绍兴市"]),
        ("在鉴湖丝绸有限公司供应商名单中，12家企业是新来的。", ["绍兴市"]),
        ("在诸暨市的工厂里，12条生产线开足马力。", ["诸暨市"]),
    ],
)
def test_which_clauses_go_to_somebody(text: str, who: list[str]) -> None:
    assert whose(text) == who
