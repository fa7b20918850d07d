"""Whom what a manager says is told of: his company."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract


def whose(text: str) -> list[str | None]:
    """Whom the observations of a text of a city are told of, in order."""
    found = extract(text, title="绍兴市一周", reference_date=date(2026, 2, 10))
    return [one.subject for one in found.observations]


@pytest.mark.parametrize("office", "负责人 总经理 董事长 总裁 厂长 理事长 创始人".split())
def test_what_a_manager_says_is_his_companys(office: str) -> None:
    text = f"鉴湖丝绸有限公司{office}骆秋棠介绍，今年出口额达到9亿元。"
    assert whose(text) == ["鉴湖丝绸有限公司"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("据鉴湖丝绸有限公司相关负责人介绍，日产能约2500吨。", ["鉴湖丝绸有限公司"]),
        ("鉴湖丝绸有限公司扩产。公司负责人说，日产能约2500吨。", ["鉴湖丝绸有限公司"]),
        # in his sentence alone
        ("鉴湖丝绸有限公司总经理说，日产能2500吨。用电量9亿度。", ["鉴湖丝绸有限公司", "绍兴市"]),
        # an analyst tells of others, an office's head of his place, and so does one of no company
        ("鉴湖证券有限公司分析师骆秋棠介绍，市场规模达到9亿元。", ["绍兴市"]),
        ("市商务局负责人介绍，出口额达到9亿元。", ["绍兴市"]),
        ("相关负责人介绍，出口额达到9亿元。", ["绍兴市"]),
    ],
)
def test_who_tells_of_a_company(text: str, who: list[str]) -> None:
    assert whose(text) == who


def test_a_range_of_hills_is_not_where_a_story_goes() -> None:
    assert whose("来到长白山，12条生产线开足马力。") == ["绍兴市"]
