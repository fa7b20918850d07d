"""Who has which honour, in the constructions that tell it."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, prize, rank

from extractor import extract


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("省总工会授予卧龙电气“浙江省五一劳动奖状”。", [prize("浙江省五一劳动奖状", "卧龙电气")]),
        ("授予骆秋棠为“绍兴市荣誉市民”。", [prize("绍兴市荣誉市民", "骆秋棠")]),
        ("省总工会授予骆秋棠全国五一劳动奖章。", [prize("全国五一劳动奖章", "骆秋棠")]),
        (
            "市总工会授予骆秋棠、冯岚“绍兴市劳动模范”，授予卧龙电气“绍兴市先进集体”。",
            [
                prize("绍兴市劳动模范", "骆秋棠"),
                prize("绍兴市劳动模范", "冯岚"),
                prize("绍兴市先进集体", "卧龙电气"),
            ],
        ),
        ("住建部命名诸暨为“国家园林城市”。", [prize("国家园林城市", "诸暨市")]),
        ("省科技厅认定12家企业为省级领军企业。", [prize("省级领军企业", count=12)]),
        (
            "省经信厅确定柯桥区、诸暨市为首批省级数字经济试点县。",
            [prize("省级数字经济试点县", "柯桥区"), prize("省级数字经济试点县", "诸暨市")],
        ),
        ("法院认定该协议为无效合同。", []),
        ("会议确定柯桥区为主会场。", []),
        ("民政部门授予骆秋棠“锦旗”。", []),
    ],
)
def test_on_whom_an_honour_is_conferred(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "卧龙电气上榜《财富》中国500强，排名第85位。",
            [
                prize("《财富》中国500强", "卧龙电气"),
                rank(
                    "第85位", "《财富》中国500强", "position", 85, scope="中国", subject="卧龙电气"
                ),
            ],
        ),
        (
            "“静音风机”入选《时代》周刊年度最佳发明。",
            [prize("《时代》周刊年度最佳发明", "静音风机")],
        ),
        ("卧龙电气获《证券时报》“最佳治理奖”。", [prize("最佳治理奖", "卧龙电气")]),
        ("安昌镇入选《中国历史文化名镇名录》。", [prize("中国历史文化名镇名录", "安昌镇")]),
        ("“静音风机”列入《省级新产品目录》第二类项目。", [prize("省级新产品目录", "静音风机")]),
        ("越州图书馆入选《国家珍贵古籍名录》善本项目。", [prize("国家珍贵古籍名录", "越州图书馆")]),
    ],
)
def test_who_publishes_a_list_is_part_of_its_name(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "绍兴市获国家科技进步奖1项，浙江省专利金奖2项，全国创新大奖4项。",
            [("国家科技进步奖", 1), ("浙江省专利金奖", 2), ("全国创新大奖", 4)],
        ),
        (
            "绍兴市获省级教学成果奖一等奖2项、二等奖5项。",
            [("省级教学成果奖一等奖", 2), ("省级教学成果奖二等奖", 5)],
        ),
        (
            "绍兴市获全省技能大赛金牌2枚、银牌5枚。",
            [("全省技能大赛金牌", 2), ("全省技能大赛银牌", 5)],
        ),
        ("绍兴市获国家科技进步奖1项，国家标准15项。", [("国家科技进步奖", 1)]),
        ("绍兴市获中国专利金奖、二等奖。", [("中国专利金奖", None), ("中国专利二等奖", None)]),
    ],
)
def test_prizes_one_after_the_other(text: str, wanted: list[tuple[str, int | None]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert [(one.honour, one.count) for one in found] == wanted
    assert {one.subject for one in found} == {"绍兴市"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "绍兴市获评国家水利示范区、全国首批绿色园区、国家双创基地。",
            [prize("国家水利示范区"), prize("绿色园区"), prize("国家双创基地")],
        ),
        ("绍兴市获评首批绿色园区和第三批智慧园区。", [prize("绿色园区"), prize("智慧园区")]),
        ("绍兴市纳入首批重点项目。", []),
        ("绍兴市获评绿色园区。", []),
    ],
)
def test_of_the_first_who_have_it(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)
