"""Whom facts are of that are told of things with a name: sights, brands, models, works."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2025, 3, 21)


def told(text: str, title: str) -> list[tuple[str | None, str]]:
    """Of each observation whom it is of, and its words."""
    records = extract(text, title=title, reference_date=DAY).observations
    return [(o.subject, o.text) for o in records]


def test_sights_in_a_list_each_have_their_own() -> None:
    text = "仓前直街、柳溪故里、东湖分别接待游客12万、9万、6万人次。古城墙下接待游客2万人次。"
    found = told(text, "绍兴市国庆旅游情况")
    assert found[:3] == [("仓前直街", "12万"), ("柳溪故里", "9万"), ("东湖", "6万人次")]
    assert told("镜湖古城墙接待游客3万人次。", "绍兴市国庆旅游情况") == [("镜湖古城墙", "3万人次")]


@pytest.mark.parametrize(
    "text", ["元旦、春节分别接待游客3万、2万人次。", "博物馆、文化馆分别接待游客3万、2万人次。"]
)
def test_days_and_kinds_of_houses_are_no_sights(text: str) -> None:
    assert {who for who, _ in told(text, "绍兴市旅游情况")} <= {"绍兴市"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("分品牌看，云岭品牌上半年销量8万辆；曜岳品牌销量3万辆。", ["云岭品牌", "曜岳品牌"]),
        ("3月，云雀8全系销量3万辆，曜岳M9交付量2万辆。", ["云雀8", "曜岳M9"]),
        ("自主品牌销量8万辆，自有品牌销售收入3亿元。", ["越州汽车", "越州汽车"]),
        ("SUV销量3万辆，全球5国销量2万辆。", ["越州汽车", "越州汽车"]),
    ],
)
def test_brands_and_models_are_who_sold(text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, "越州汽车2024年产销快报")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "其中，《镜湖往事》上映6天，票房已超8亿元，观影人次2000万。全市有影院42家。",
            ["镜湖往事", "镜湖往事", "绍兴市"],
        ),
        ("长篇小说《鉴湖》发行12万册，《兰亭》销量8万册。", ["鉴湖", "兰亭"]),
        ("得益于《鉴湖》等一批新片，全市票房超8亿元。", ["绍兴市"]),
        ("出台《图书发行管理办法》等3件文件。", ["绍兴市"]),
    ],
)
def test_a_work_is_who_its_public_is_of(text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, "绍兴市2024年文化工作")] == found
