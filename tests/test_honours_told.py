"""Honours as texts tell them: of both at once, one after the other, in quotation marks."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

Honoured = tuple[str | None, str, int | None]
CITY = "绍兴市2023年工作"


def honoured(text: str) -> list[Honoured]:
    """Who has which honour, and how many of it."""
    found = extract(text, title=CITY, reference_date=date(2024, 2, 8)).recognitions
    return [(one.subject, one.honour, one.count) for one in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # both have it, by a word that is glued to its verb; and by the one that is not
        (
            "柯桥、上虞双获“国际湿地茶乡”。",
            [("柯桥区", "国际湿地茶乡", None), ("上虞区", "国际湿地茶乡", None)],
        ),
        (
            "柯桥区、上虞区双双获评全国文明城区。",
            [("柯桥区", "全国文明城区", None), ("上虞区", "全国文明城区", None)],
        ),
        # what a place is the first to have is one whatever it ends in, between quotation marks
        ("安昌古镇获评浙江省首批“耀眼明珠”。", [("安昌古镇", "耀眼明珠", None)]),
        ("安昌古镇迎来“耀眼明珠”。", []),
        # counted by 条 too
        (
            "全市入选国家美丽河湖优秀案例6个、清水河道8条。",
            [("绍兴市", "国家美丽河湖优秀案例", 6), ("绍兴市", "清水河道", 8)],
        ),
        # where another verb begins, an honour does not go on
        (
            "绍兴1人获评全国优秀教师、3人获评全国模范教师。",
            [("绍兴市", "全国优秀教师", 1), ("绍兴市", "全国模范教师", 3)],
        ),
        # merits are entered
        ("关员骆秋棠被记个人一等功。", [("骆秋棠", "个人一等功", None)]),
        # what a government gives for what was achieved
        ("绍兴市获国务院督查激励。", [("绍兴市", "国务院督查激励", None)]),
        # glued to the end of 在…中
        (
            "绍兴剧院的《钗头凤》在第七届浙江曲艺展演中捧回“最佳剧目奖”。",
            [("钗头凤", "最佳剧目奖", None)],
        ),
        # at what something was won is not who won it, and tells what, whatever was won before
        (
            "“柳溪香榧”获国家地理标志证明商标，“鉴湖黄酒”在浙江农博会上捧回金奖。",
            [("柳溪香榧", "国家地理标志证明商标", None), ("鉴湖黄酒", "浙江农博会金奖", None)],
        ),
    ],
)
def test_honours_are_read(text: str, wanted: list[Honoured]) -> None:
    assert honoured(text) == wanted


def test_each_of_several_kinds_is_granted_its_own() -> None:
    text = (
        "省总工会决定，授予卧龙电气等20个单位浙江省五一劳动奖状，"
        "授予稽山纺织装配班组等60个班组浙江省工人先锋号。"
    )
    assert honoured(text) == [
        ("卧龙电气", "浙江省五一劳动奖状", None),
        ("稽山纺织装配班组", "浙江省工人先锋号", None),
    ]
