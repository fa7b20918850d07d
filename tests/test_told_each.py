"""Whom several values or ranks are told of, where those were named in a clause before."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

TITLE = "绍兴市2025年上半年经济运行"
DAY = date(2025, 8, 1)
BOTH = ("诸暨市", "嵊州市")

#: Sentence, the texts of the records asked for, and whose each is.
EACH = [
    ("诸暨市、嵊州市生产总值突破1000亿元、800亿元，分别增长5%、6%。", ("5%", "6%"), BOTH),
    ("诸暨市和嵊州市粮食产量分别为10万吨、8万吨，占全市的30%、24%。", ("30%", "24%"), BOTH),
    ("诸暨市、嵊州市财政收入居全市前两位，达100亿元、80亿元。", ("100亿元", "80亿元"), BOTH),
    ("诸暨市、嵊州市分列浙江省县域百强第18位、第41位，分别上升6位和2位。", ("6位", "2位"), BOTH),
    ("诸暨市、嵊州市工业投资分别增长5%和6%，技改投资分别增长7%和8%。", ("7%", "8%"), BOTH),
    ("诸暨市、嵊州市工业投资分别增长5%和6%，增速居前两位。", ("前两位", "前两位"), BOTH),
    ("上半年考评前两名为越城区、柯桥区；诸暨市、嵊州市得分相同，并列第3。", ("第3", "第3"), BOTH),
]

#: What is told of one, or of several indicators, is nobody's of those in front.
NOT_EACH = [
    ("诸暨市、嵊州市工业投资分别增长5%和6%，出口和进口分别增长4%、7%。", "4%", "绍兴市"),
    ("诸暨市、嵊州市工业投资分别增长5%和6%，出口增长4%。", "4%", "绍兴市"),
    ("诸暨市、嵊州市工业投资分别增长5%和6%，全市出口增长4%。", "4%", "绍兴市"),
    ("诸暨市、嵊州市工业投资分别增长5%和6%，新昌县下降3%。", "3%", "新昌县"),
]


#: 个 after each number of a list whose unit the last one says; and what each is measured against.
POINTS = [
    ("出口、进口增速分别提高1.1个和2.2个百分点。", [("出口增速", "1.1"), ("进口增速", "2.2")]),
    ("出口、进口增速分别提高1个和2个百分点。", [("出口增速", "1"), ("进口增速", "2")]),
    (
        "合格率、优良率、达标率分别高于全省1.1个、2.2个、3.3个百分点。",
        [("合格率", "1.1"), ("优良率", "2.2"), ("达标率", "3.3")],
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _told(extractor: Extractor, sentence: str) -> list[tuple[str, str | None]]:
    records = extractor.extract(sentence, title=TITLE, reference_date=DAY).to_dicts()
    kinds = ("observation", "ranking")
    return [(r["text"], r.get("subject")) for r in records if r["type"] in kinds]


@pytest.mark.parametrize(("sentence", "texts", "subjects"), EACH)
def test_each_has_its_own(extractor, sentence, texts, subjects) -> None:
    told = [pair for pair in _told(extractor, sentence) if pair[0] in texts]
    assert told == list(zip(texts, subjects, strict=True))


@pytest.mark.parametrize(("sentence", "text", "subject"), NOT_EACH)
def test_not_of_the_last_of_a_list(extractor, sentence, text, subject) -> None:
    assert (text, subject) in _told(extractor, sentence)


def test_a_top_with_more_room_is_of_the_last(extractor) -> None:
    told = _told(extractor, "诸暨市、嵊州市工业投资分别增长5%和6%，增速居前十位。")
    assert [subject for text, subject in told if text == "前十位"] == ["嵊州市"]


@pytest.mark.parametrize(("sentence", "told"), POINTS)
def test_points_with_a_classifier_each(extractor, sentence, told) -> None:
    records = extractor.extract(sentence, title=TITLE, reference_date=DAY).to_dicts()
    found = [(r["indicator"], r["value"]) for r in records if r["type"] == "observation"]
    assert [(name, f"{value}") for name, value in found] == told


def test_each_against_its_own_time(extractor) -> None:
    text = "6月，投资增速比5月、上年同期分别提高1个和2个百分点。"
    records = extractor.extract(text, title=TITLE, reference_date=DAY).to_dicts()
    assert [r["basis"] for r in records if r["type"] == "observation"] == ["mom", "yoy"]


#: Trade with several partners, the measure of it said once; what is said of the first of two and of
#: the second; and lists that one number each is missing for.
NAMED_EACH = [
    (
        "对欧盟、日本分别进出口297.6亿元、204.3亿元，增长6.8%和2.1%。",
        ["对欧盟进出口", "对日本进出口", "对欧盟进出口", "对日本进出口"],
    ),
    (
        "对东盟进出口增长5%，对巴西、澳大利亚分别增长9.8%和下降6.5%。",
        ["对东盟进出口", "对巴西进出口", "对澳大利亚进出口"],
    ),
    (
        "对东盟进出口增长8%，对欧盟增长6%，对美国下降3%。",
        ["对东盟进出口", "对欧盟进出口", "对美国进出口"],
    ),
    (
        "对共建“一带一路”国家进出口增长15.6%，对RCEP其他成员国出口增长3%。",
        ["对共建“一带一路”国家进出口", "对RCEP其他成员国出口"],
    ),
    (
        "企业所得税11.43亿元、个人所得税5.28亿元，前者增19.2%，后者减0.8%。",
        ["企业所得税", "个人所得税", "企业所得税", "个人所得税"],
    ),
    (
        "进出口整体通关时间分别压缩到21.7小时和0.6小时，前者比全省平均快9.4小时。",
        ["进口整体通关时间", "出口整体通关时间", "进口整体通关时间"],
    ),
    (
        "三次产业对经济增长的贡献率分别为4.1%、35.2%和60.7%。",
        [f"第{n}产业对经济增长的贡献率" for n in "一二三"],
    ),
    (
        "东盟、欧盟为前两大贸易伙伴，进出口值分别为236.8亿元、198.5亿元，合计占全市的46.4%。",
        ["东盟进出口值", "欧盟进出口值", "东盟进出口值、欧盟进出口值占全市的比重"],
    ),
    ("出口9亿元、进口3亿元，合计增长5%。", ["出口", "进口", "出口、进口"]),
    (
        "普惠小微贷款余额268.3亿元，占各项贷款的36.1%，户数3.2万户。",
        ["普惠小微贷款余额", "普惠小微贷款余额占各项贷款的比重", "普惠小微贷款户数"],
    ),
    ("丝绸类指标分别增长5%、6%、7%。", []),
    (
        "对巴西、澳大利亚进出口分别增长8.1%和3.2%。",
        ["对巴西进出口", "对澳大利亚进出口"],
    ),
    (
        "城镇居民人均可支配收入31200元，农村居民14512元。",
        ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
    ),
    ("投资总量居全省第5位、增速居第6位，均比上年提升1位。", ["投资总量", "投资增速"]),
    ("地区生产总值1.2万亿元，首次跨过万亿门槛，增长8.4%。", ["地区生产总值", "地区生产总值"]),
    ("水质改善率为16.4%，增长5%。", ["水质改善率", "水质改善率"]),
    ("逾期贷款与不良贷款之比为71.5%。", ["逾期贷款与不良贷款之比"]),
    ("带动农户320户，户均增收2.6万元。", ["带动农户", "户均增收"]),
    ("全市桃农人均减收1.2万元。", ["桃农人均减收"]),
    (
        "丝绸出口98亿元，占12%，拉动出口增长2个百分点。",
        ["丝绸出口", "丝绸出口占比", "丝绸出口拉动出口增长"],
    ),
    ("农产品产量20万吨，其中蔬菜12万吨。", ["农产品产量", "蔬菜"]),
    ("并购重组分别为397起、1767.8亿元。", ["并购重组", "并购重组"]),
]


@pytest.mark.parametrize(("sentence", "names"), NAMED_EACH)
def test_each_is_named(extractor, sentence, names) -> None:
    records = extractor.extract(sentence, title=TITLE, reference_date=DAY).to_dicts()
    assert [r["indicator"] for r in records if r["type"] == "observation"] == names


def test_the_first_of_two_and_the_second_are_whose_they_are(extractor) -> None:
    text = "诸暨市、嵊州市产值分别增长5%、6%，前者居全市第二，后者居第一。"
    told = _told(extractor, text)[2:]
    assert told == [("第二", "诸暨市"), ("第一", "嵊州市")]


@pytest.mark.parametrize(
    "sentence",
    [
        "诸暨市、嵊州市财政收入合计占全市的46.4%。",
        "诸暨市、嵊州市财政收入分别为9亿元、3亿元，合计占全市的46.4%。",
    ],
)
def test_together_is_of_all(extractor, sentence) -> None:
    assert _told(extractor, sentence)[-1] == ("46.4%", "诸暨市、嵊州市")


def test_a_rate_of_several_is_of_each(extractor) -> None:
    told = _told(extractor, "诸暨市、嵊州市出口增速超过7%。")
    assert told == [("7%", "诸暨市"), ("7%", "嵊州市")]


def test_a_row_of_partners_is_no_subject(extractor) -> None:
    told = _told(extractor, "从贸易伙伴看，东盟、欧盟位列前二，进出口分别为86亿元、78亿元。")
    assert [subject for text, subject in told if text.endswith("亿元")] == ["绍兴市", "绍兴市"]
