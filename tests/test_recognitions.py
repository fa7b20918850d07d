"""What sentences say of honours."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE, Fact, check, prize

from extractor import Extractor, extract
from extractor.store.quality import untouched

# Recognitions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绍兴市荣获全国绿化模范城市称号。", [prize("全国绿化模范城市")]),
        ("绍兴市连续两年获评全国双拥模范城。", [prize("全国双拥模范城", streak="P2Y")]),
        ("“鉴湖脐橙”获国家地理标志证明商标。", [prize("国家地理标志证明商标", "鉴湖脐橙")]),
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


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("今年以来，绍兴市获评全国双拥模范城，诸暨市获评全国工业百强县。", ["2024", "2024"]),
        ("今年以来，绍兴市产值增长5%，诸暨市连续两年获评全国工业百强县。", ["2024"]),
        ("今年以来，绍兴市产值增长5%。5月，诸暨市获评全国工业百强县。", ["2024-05"]),
        ("绍兴市获评全国双拥模范城。", ["2024-01/2024-06"]),
    ],
)
def test_honours_of_a_year_begun_are_of_the_year(text: str, periods: list[str]) -> None:
    told = extract(
        "上半年，绍兴市进出口增长3%。" + text,
        reference_date=date(2024, 7, 26),
        title="绍兴市上半年经济运行情况",
    )
    assert [one.period for one in told.recognitions] == periods


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("入选国家级未来工厂12家、先锋级智能工厂4家。", [("绍兴市", 12), ("绍兴市", 4)]),
        ("获评5个国家水利风景建设示范区和美丽乡村先行区。", [("绍兴市", 5), ("绍兴市", None)]),
        ("越城中学教师望家琪荣获“全国模范教师”称号。", [("望家琪", None)]),
        ("文旅方面——柳溪村获评全国乡村旅游示范村。", [("柳溪村", None)]),
        ("市陶瓷研究院获评全国先进集体。", [("绍兴市陶瓷研究院", None)]),
        (
            "“越州香米”“越州绿豆”入围全国名特优新农产品名录。",
            [("越州香米", None), ("越州绿豆", None)],
        ),
        ("入选国家水利人才计划人数居全省首位。", []),
        ("全年共获得国家级荣誉8项。", []),
    ],
)
def test_who_was_honoured_and_how_often(text: str, found: list[tuple[str, int | None]]) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [(record.subject, record.count) for record in result.recognitions] == found


@pytest.mark.parametrize(
    ("text", "holder", "honour"),
    [
        ("教师冯岚荣获全国模范教师。", "冯岚", "全国模范教师"),
        ("护士长罗敏当选“浙江最美护士”。", "罗敏", "浙江最美护士"),
        ("安昌镇农技员周大礼被评为全国先进工作者。", "周大礼", "全国先进工作者"),
        ("越城区人民检察院被授予全国先进检察院称号。", "越城区人民检察院", "全国先进检察院"),
        ("城南街道同获浙江省民族团结示范街道。", "城南街道", "浙江省民族团结示范街道"),
        ("心血管内科获批国家临床重点专科。", "心血管内科", "国家临床重点专科"),
        ("卧龙电气的“静音风机”获浙江省科技进步奖。", "静音风机", "浙江省科技进步奖"),
        (
            "越城区行政服务中心“一站通审”改革列入全省优秀案例。",
            "“一站通审”改革",
            "全省优秀案例",
        ),
        ("9所学校入选第二轮国家“双高计划”。", "绍兴市", "国家“双高计划”"),
    ],
)
def test_who_bears_it_and_how_it_is_called(text: str, holder: str, honour: str) -> None:
    (record,) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert (record.subject, record.honour) == (holder, honour)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("2024年，绵阳市17家企业入选省级智能工厂。", [["17家"]]),
        ("绵阳市甲公司、乙公司等5家企业入选省级智能工厂。", [["5家"], ["5家"]]),
        ("3家企业入选省级智能工厂：甲公司、乙公司、丙公司。", [["3家"]] * 3),
    ],
)
def test_how_many_bear_an_honour_is_evidence_of_it(
    reader: Extractor, text: str, counts: list[list[str]]
) -> None:
    """So that the number is none that no fact was read from (``extractor missed``)."""
    records = reader.extract(text).records
    found = [one for one in records if one.type == "recognition"]
    assert [[e.text for e in one.evidence if e.role == "count"] for one in found] == counts
    numbers = [(one.start, one.end) for one in records if one.type == "quantity"]
    assert untouched(records, numbers) == []
