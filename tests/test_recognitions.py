"""What sentences say of honours."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, prize

from extractor import extract

# Recognitions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绍兴市荣获全国绿化模范城市称号。", [prize("全国绿化模范城市")]),
        ("绍兴市连续两年获评全国双拥模范城。", [prize("全国双拥模范城", streak="P2Y")]),
        ("大唐小镇被命名为省级特色小镇。", [prize("省级特色小镇", "大唐小镇", level="省级")]),
        ("17家企业入选省级绿色工厂。", [prize("省级绿色工厂", level="省级", count=17)]),
        (
            "嵊州市、新昌县获评国家知识产权强县。",
            [prize("国家知识产权强县", "嵊州市"), prize("国家知识产权强县", "新昌县")],
        ),
        (
            "诸暨市、新昌县分别获评全国工业百强县、全国科技创新百强县。",
            [prize("全国工业百强县", "诸暨市"), prize("全国科技创新百强县", "新昌县")],
        ),
        (
            "诸暨市获评全国工业百强县、全国科技创新百强县。",
            [prize("全国工业百强县", "诸暨市"), prize("全国科技创新百强县", "诸暨市")],
        ),
    ],
)  # fmt: skip
def test_recognitions(text: str, wanted: list[Fact]) -> None:
    check(text, *[{"count": None, "streak": None, "level": None, **fact} for fact in wanted])


def test_named_members_of_a_number_have_no_count() -> None:
    result = extract(
        "卧龙电气、盾安环境等12家企业入选省级未来工厂。", reference_date=DAY, title=TITLE
    )
    named = [r for r in result.recognitions if r.count is None]
    assert [(r.subject, r.honour) for r in named] == [
        ("卧龙电气", "省级未来工厂"),
        ("盾安环境", "省级未来工厂"),
    ]
    assert result.observations == []


def test_a_new_grant_has_its_count() -> None:
    result = extract("新获批国家级企业技术中心3家。", reference_date=DAY, title=TITLE)
    assert [(r.honour, r.count, r.level) for r in result.recognitions] == [
        ("国家级企业技术中心", 3, "国家级")
    ]


@pytest.mark.parametrize(
    "text", ["绍兴市正在争创全国绿化模范城市。", "新增省级绿色工厂12家。", "公司获批上市。"]
)
def test_what_confers_nothing(text: str) -> None:
    assert extract(text, reference_date=DAY, title=TITLE).recognitions == []
