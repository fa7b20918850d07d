"""What stands around a fact, and is neither whom it is told of nor what is measured."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

TITLE, DAY = "绍兴市2024年经济运行情况", date(2025, 1, 10)

#: Text, and of each fact who and what.
TOLD = [
    # steps that a figure has climbed
    ("绍兴市丝绸产值连跨两个百亿级台阶，年均增长6%。", [("绍兴市", "丝绸产值")]),
    ("绍兴市新增台阶式茶园12处。", [("绍兴市", "台阶式茶园")]),
    # in what way something was done
    ("绍兴银行以固定价格、公开拍卖方式开展回购3亿元。", [("绍兴银行", "回购")]),
    # what kind of body did it
    ("全市检察机关共受理案件310件。", [("绍兴市", "受理案件")]),
    ("全市公安机关共侦破案件920起。", [("绍兴市", "侦破案件")]),
    # how many places were named
    (
        "诸暨市、新昌县两地合格率均为100%。",
        [("诸暨市", "合格率"), ("新昌县", "合格率")],
    ),
    # with whom somebody did it
    ("绍兴市联合宁波市、台州市举办活动12场。", [("绍兴市", "举办活动")]),
    # by whose word, and what of it is said
    ("越州纺织调低目标，表示嵊州市茶叶出口将减少3亿元。", [("嵊州市", "茶叶出口")]),
    ("据诸暨海关统计，进口增长4%。", [("绍兴市", "进口")]),
    ("诸暨海关进口增长4%。", [("诸暨海关", "进口")]),
    # what a work was led by
    ("以嵊州市示范县建设为引领，新增合作社7家。", [("绍兴市", "合作社")]),
    # at whom something is directed, and with whom it is traded
    (
        "绍兴市对美国、日本分别进出口97.6亿元、24.3亿元。",
        [("绍兴市", "对美国进出口"), ("绍兴市", "对日本进出口")],
    ),
    ("绍兴市对共建“一带一路”国家出口增长7%。", [("绍兴市", "对共建“一带一路”国家出口")]),
    ("绍兴市与韩国贸易额增长3%。", [("绍兴市", "与韩国贸易额")]),
    (
        "诸暨市与嵊州市茶叶产量分别增长5%、6%。",
        [("诸暨市", "茶叶产量"), ("嵊州市", "茶叶产量")],
    ),
    # of what market a share is one
    ("丝绸产品中，在全国占比超过10%的有4种。", [("绍兴市", "在全国占比超过10%丝绸产品")]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_stands_around_is_no_part(text: str, told: list[tuple[str, str]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(one.subject, one.indicator) for one in found] == told


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("记者走进越州精密有限公司，机器轰鸣。去年，企业获评全国文明单位。", "越州精密有限公司"),
        ("越州医院新院区启用，专家坐诊。去年，医院获评全国文明单位。", "越州医院"),
        ("越州医院新院区启用，专家坐诊。去年，诸暨市获评全国文明城市。", "诸暨市"),
    ],
)  # fmt: skip
def test_a_word_of_a_kind_means_the_body_of_that_kind_named_last(text: str, holder: str) -> None:
    (found,) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert found.subject == holder


@pytest.mark.parametrize(
    ("between", "moved"),
    [("得分92分", "考核"), ("完成投资80亿元", "考核"), ("投资居全省第9位", "投资")],
)
def test_places_are_moved_in_what_was_ranked(between: str, moved: str) -> None:
    text = f"诸暨市考核居全省第7位，{between}，比上年前进4位。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert (found[-1].text, found[-1].indicator) == ("4位", moved)


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ("比第3位的舟山市低5个百分点", "投资增速"),
        ("为历史同期第二高", "投资增速"),
        ("较年初预算高2个百分点", "投资增速"),
        ("比国家标准高2个百分点", "投资增速"),
        ("完成年度计划的62%", "投资完成年度计划"),
    ],
)
def test_what_is_said_right_after_a_growth_is_of_the_growth(said: str, of: str) -> None:
    found = extract(f"绍兴市投资增长8%，{said}。", reference_date=DAY, title=TITLE)
    told = [one.indicator for one in found.records if one.type in ("observation", "ranking")]
    assert told[0] == "投资"
    assert set(told[1:]) == {of}


def test_each_of_two_growths_has_what_is_said_of_it() -> None:
    text = "绍兴市出口、进口分别增长8%、6%，同比分别提高1个百分点、降低2个百分点。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == ["出口", "进口", "出口增速", "进口增速"]


def test_who_is_first_in_a_growth() -> None:
    text = "2024年，全市投资增长8%。增速方面，诸暨市以12%拔得头筹。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.subject, found.indicator) == ("诸暨市", "投资增速")
