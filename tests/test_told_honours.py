"""Who has which honour, in the constructions that tell it."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs, prize, rank

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
        ("绍兴市获评绿色园区。", [prize("绿色园区")]),  # nothing but an honour is 获评
        ("绍兴市列入绿色园区。", []),
    ],
)
def test_of_the_first_who_have_it(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize("verb", ["认定", "命名", "确定", "确认", "推选", "追认"])
def test_what_is_named_for_what(verb: str) -> None:
    check(f"市政府{verb}店口镇为“浙江省平安乡镇”。", prize("浙江省平安乡镇", "店口镇"))


def test_a_verb_of_naming_counts_what_it_names() -> None:
    check("绍兴市认定省级企业技术中心12家。", obs("12家", "认定省级企业技术中心", "level 12 家"))


@pytest.mark.parametrize(
    ("text", "subject", "honour"),
    [
        ("绍兴市连续七届获评全国双拥模范城。", "绍兴市", "全国双拥模范城"),
        ("诸暨市连续第三届获评全国文明城市。", "诸暨市", "全国文明城市"),
        ("绍兴市荣获全国双拥模范城“七连冠”。", "绍兴市", "全国双拥模范城"),
        ("安昌古镇获评国家5A级旅游景区。", "安昌古镇", "国家5A级旅游景区"),
        ("骆秋棠护士长获评全国优秀护士。", "骆秋棠", "全国优秀护士"),
        ("冯岚老师获浙江省科技进步奖。", "冯岚", "浙江省科技进步奖"),
        ("金牌教练获评全国优秀教练。", "金牌教练", "全国优秀教练"),
        ("公司旗下诸暨基地获评国家级绿色工厂。", "诸暨基地", "国家级绿色工厂"),
        ("柳溪派出所被评为“人民满意派出所”。", "柳溪派出所", "人民满意派出所"),
        ("柳溪法庭被命名为“枫桥式人民法庭”。", "柳溪法庭", "枫桥式人民法庭"),
        ("安昌古镇获评“十佳旅游目的地”。", "安昌古镇", "十佳旅游目的地"),
        ("省经信厅公布省级绿色工厂名单，我市越川智能、运河电缆等7家企业入选。", "越川智能", ""),
    ],
)
def test_who_bears_it_alone(text: str, subject: str, honour: str) -> None:
    record = extract(text, reference_date=DAY, title=TITLE).recognitions[0]
    assert record.subject == subject
    assert record.honour == honour or not honour
    assert record.level == ("国家级" if "国家级绿" in text else "省级" if "省级" in text else None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "绍兴市荣获全国双拥模范城“七连冠”、全国文明城市“五连冠”。",
            [("绍兴市", "全国双拥模范城", None), ("绍兴市", "全国文明城市", None)],
        ),
        (
            "3家企业入选浙江省智能工厂：越川智能、运河电缆、微溪食品。",
            [(who, "浙江省智能工厂", None) for who in ("越川智能", "运河电缆", "微溪食品")],
        ),
        (
            "2个镇获评全国千强镇，分别是店口镇和安昌镇。",
            [(who, "全国千强镇", None) for who in ("店口镇", "安昌镇")],
        ),
        ("3个镇获评全国千强镇，包括店口镇和安昌镇。", [("绍兴市", "全国千强镇", 3)]),
        ("5家企业入选浙江省智能工厂：越川智能、运河电缆。", [("绍兴市", "浙江省智能工厂", 5)]),
        ("旗下5家工厂获国家级绿色工厂称号。", [("绍兴市", "国家级绿色工厂", 5)]),
        (
            "2名干警荣立个人一等功，3名干警获评全省优秀法官。",
            [("绍兴市", "个人一等功", 2), ("绍兴市", "全省优秀法官", 3)],
        ),
        ("绍兴市入选教育部示范课程32门。", [("绍兴市", "教育部示范课程", 32)]),
        ("绍兴市入选全国优秀剧目3部。", [("绍兴市", "全国优秀剧目", 3)]),
        ("绍兴市入选全国优秀团队4支。", [("绍兴市", "全国优秀团队", 4)]),
        ("绍兴市入选全国优质稻米5种。", [("绍兴市", "全国优质稻米", 5)]),
    ],
)
def test_who_is_counted(text: str, wanted: list[tuple[str, str, int | None]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert [(one.subject, one.honour, one.count) for one in found] == wanted


def test_what_one_is_still_at_is_planned() -> None:
    check(
        "诸暨市正积极创建国家食品安全示范城市。",
        prize("国家食品安全示范城市", "诸暨市", status="planned"),
    )
    check("诸暨市正全力创建国家卫生城市。", prize("国家卫生城市", "诸暨市", status="planned"))
    check("诸暨市创建国家卫生城市。", prize("国家卫生城市", "诸暨市", status=None))


def test_the_number_of_those_on_a_list_is_of_the_place() -> None:
    check(
        "省经信厅公布省级绿色工厂名单，我市越川智能、运河电缆等7家企业入选，数量居全省第二。",
        prize("省级绿色工厂名单", "越川智能"),
        prize("省级绿色工厂名单", "运河电缆"),
        rank("第二", "省级绿色工厂名单数量", "position", 2, scope="浙江省"),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("女子排球队获亚军。", [("女子排球队", None)]),
        ("谢晓岚获女子跳高冠军。", [("谢晓岚", "女子跳高")]),
        (
            "诸暨队夺得浙江省职工篮球赛冠军；女子排球队获亚军。",
            [("诸暨队", "职工篮球赛"), ("女子排球队", "职工篮球赛")],
        ),
        ("男子100米获冠军。", [("绍兴市", "男子100米")]),
        ("智能工厂大赛获冠军。", [("绍兴市", "智能工厂大赛")]),
    ],
)
def test_who_has_won(text: str, wanted: list[tuple[str, str | None]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.subject, one.indicator) for one in found] == wanted


@pytest.mark.parametrize(
    ("text", "honour", "count"),
    [
        ("9家企业进入浙江民营企业100强。", "浙江民营企业100强", 9),
        ("2家企业进入世界500强。", "世界500强", 2),
    ],
)
def test_a_list_that_is_entered(text: str, honour: str, count: int) -> None:
    check(text, prize(honour, count=count))
