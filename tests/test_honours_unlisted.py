"""Honours whose names end in nothing that a table knows: their verb or their batch says so."""

from __future__ import annotations

import pytest
from fact_tables import check, prize

from extractor import extract


@pytest.mark.parametrize(
    ("text", "honour", "holders"),
    [
        # a verb that has nothing but an honour after it
        ("诸暨、嵊州、新昌3个县市获评先进县。", "先进县", ["诸暨市", "嵊州市", "新昌县"]),
        ("诸暨市被命名为竹编之城。", "竹编之城", ["诸暨市"]),
        ("裁判员李振国获评优秀裁判员。", "优秀裁判员", ["李振国"]),
        ("教师王芳、李刚等4名同志被评为最美园丁。", "最美园丁", ["王芳", "李刚"]),
        ("教师李雷获评十佳青年。", "十佳青年", ["李雷"]),
        # the first ones of a country or province, after whatever verb
        ("诸暨市跻身全国首批零碳城市。", "零碳城市", ["诸暨市"]),
        (
            "浦阳江诸暨段、曹娥江上虞段两条河流获评全省首批幸福河湖。",
            "幸福河湖",
            ["浦阳江诸暨段", "曹娥江上虞段"],
        ),
        ("诸暨市入选全国第一批美丽乡村先行区。", "美丽乡村先行区", ["诸暨市"]),
        # new verbs and heads
        ("心内科、骨科新增为浙江省临床重点专科。", "浙江省临床重点专科", ["心内科", "骨科"]),
        ("诸暨市、新昌县摘得省级文明县城。", "省级文明县城", ["诸暨市", "新昌县"]),
        # a quotation that is all that was conferred
        ("诸暨市入选“2023云上古镇优选地”。", "2023云上古镇优选地", ["诸暨市"]),
        ("兰亭街道荣获“最具烟火气街道”。", "最具烟火气街道", ["兰亭街道"]),
        ("班长张厚义获评稽山电网公司“最美抢修人”。", "最美抢修人", ["张厚义"]),
        ("班长张厚义获评镜湖集团“最美抢修人”。", "最美抢修人", ["张厚义"]),
        ("教授张厚义入选稽山2023“中国高被引学者”。", "稽山2023“中国高被引学者”", ["张厚义"]),
        # what somebody is, in front of the name
        ("诸暨市退伍军人张厚义荣登“中国好人榜”。", "中国好人榜", ["张厚义"]),
    ],
)
def test_the_verb_is_enough(text: str, honour: str, holders: list[str]) -> None:
    check(text, *(prize(honour, holder) for holder in holders))


def test_each_has_its_own_of_a_list() -> None:
    check(
        "诸暨、嵊州分别入选全国第一批美丽乡村先行区、零碳城市。",
        prize("美丽乡村先行区", "诸暨市"),
        prize("零碳城市", "嵊州市"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "王明获评优秀。",
        "产品被评为合格。",
        "白塔湖列入首批改造范围。",
        "诸暨市获得全省首批资金。",
        "合同被认定为无效合同。",
        "公司新型专利获授权专利。",
        "诸暨市跻身“万亿俱乐部”。",
        "诸暨市入选“十四五”期间的各项安排。",
    ],
)
def test_what_is_no_honour(text: str) -> None:
    check(text)


def test_who_has_the_first_one_stands_in_front_of_the_verb() -> None:
    (found,) = extract("柳溪纺织荣获全国首个纺织行业质量奖。").recognitions
    assert found.subject == "柳溪纺织"
