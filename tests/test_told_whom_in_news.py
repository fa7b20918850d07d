"""Whom the figures of news are of: fairs, works, lines, offices, and places on the way."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.records import Entity

MAY = date(2024, 5, 20)
NATION = "节日消费添活力"


def subjects(text: str, *, title: str = NATION) -> list[str | None]:
    """Of each observation, in its order."""
    return [o.subject for o in extract(text, title=title, reference_date=MAY).observations]


def named(text: str) -> list[str]:
    """The names of a text."""
    return [r.name or r.text for r in extract(text).records if isinstance(r, Entity)]


# fairs and games -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "event"),
    [
        (
            "第12届绸交会今天开幕",
            "今天，第12届绸交会在绍兴开幕。本届绸交会展览面积8万平方米。",
            "第12届绸交会",
        ),
        (
            "绍兴世丝会落幕",
            "绍兴世丝会昨天落幕。本届世丝会成交额5亿元。",
            "绍兴市",  # no word of a fair: nothing tells that it is one
        ),
        (
            "第六届丝绸公司领导人绍兴峰会下周举行",
            "第六届丝绸公司领导人绍兴峰会将于6月18日在绍兴举行。来自12个国家的企业已报名参会。",
            "第六届丝绸公司领导人绍兴峰会",
        ),
        ("杭州亚运会门票预售结束", "杭州亚运会门票预售昨天结束，共售出95万张门票。", "杭州亚运会"),
    ],
)
def test_a_fairs_own_news_is_about_it(title: str, text: str, event: str) -> None:
    assert subjects(text, title=title) == [event]


def test_an_event_is_the_edition_that_its_text_names() -> None:
    assert named("第136届广交会今天开幕。本届广交会展览面积155万平方米。") == ["第136届广交会"] * 2
    assert named("广交会展览面积155万平方米。") == ["中国进出口商品交易会"]


def test_the_games_whose_medals_a_delegation_counts_are_not_whom_it_is_about() -> None:
    text = "第十五届全国运动会闭幕，浙江省成绩提升。全省健身场地增加。今年新建训练基地12个。"
    assert subjects(text, title="浙江代表团列十五运会金牌榜第8位")[-1] == "浙江省"
