"""Ranks among groups of every kind, and who of them holds which."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

Ranked = tuple[str | None, str | None, str | None]
CITY, VILLAGE = "绍兴市2024年经济社会发展情况", "诸暨市枫桥镇茶坞村：一叶茶的故事"
COMPANY, ZONE = "越城纺织2024年年度报告", "柯桥经济技术开发区2024年发展情况"
DAY = date(2025, 2, 20)


def ranked(text: str, title: str = CITY) -> list[Ranked]:
    """Who, of what and among whom, of all rankings."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found]


# The first of a kind ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("分业务看，绸缎染整仍是第一大收入来源。", COMPANY, ("绸缎染整", "收入来源", None)),
        ("丝绸企业是第一大出口主体。", CITY, ("丝绸企业", "出口主体", "绍兴市")),
        (
            "外资企业进出口12亿元，占31%，为第一大经营主体。",
            CITY,
            ("外资企业", "经营主体", "绍兴市"),
        ),
        ("出口黄酒8亿元，为第二大出口商品。", CITY, ("黄酒", "出口商品", "绍兴市")),
        ("东盟稳居第一大贸易伙伴。", CITY, ("东盟", "贸易伙伴", "绍兴市")),
        ("绍兴市成为第三大珍珠产地。", CITY, ("绍兴市", "珍珠产地", None)),
        (
            "绍兴港加注燃油2万吨，跻身全球第三大加油港。",
            CITY,
            ("绍兴港", "加油港", "世界"),
        ),
    ],
)
def test_who_is_the_first_of_a_kind(text: str, title: str, expected: Ranked) -> None:
    assert ranked(text, title)[-1] == expected


def test_the_first_few_of_a_kind() -> None:
    found = ranked("东盟、欧盟为前两大贸易伙伴，两者合计占全市进出口总值的37%。")
    assert found == [("东盟", "贸易伙伴", "绍兴市"), ("欧盟", "贸易伙伴", "绍兴市")]
    assert ranked("对前两大贸易伙伴东盟、欧盟分别出口5亿元、3亿元。") == []


@pytest.mark.parametrize("kind", ["县市区（园区）", "县（市、特区）", "镇街（园区）", "镇（街）"])
def test_kinds_of_divisions_that_a_place_is_divided_in(kind: str) -> None:
    text = f"诸暨市出口增速在全市10个{kind}中排第3位。"
    found = extract(text, title="绍兴市2024年经济运行", reference_date=date(2025, 1, 20))
    assert [(one.subject, one.scope) for one in found.rankings] == [("诸暨市", "绍兴市")]


# Villages and towns -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("茶坞村集体收入居全镇第2位。", "枫桥镇"),
        ("茶坞村集体收入在全镇9个村里排倒数第二。", "枫桥镇"),
        ("茶坞村集体收入在枫桥镇9个行政村中列第二。", "枫桥镇"),
        ("茶坞村集体收入在全市306个行政村（居）中排到第8位。", "诸暨市"),
        ("茶坞村集体收入在全市示范村中列第二。", "全市示范村"),
        ("茶坞村集体收入在全市26个社区中列第二。", "诸暨市"),
    ],
)
def test_the_town_of_a_village(text: str, scope: str) -> None:
    assert ranked(text, VILLAGE) == [("茶坞村", "集体收入", scope)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("绍兴市空气质量在全国168个重点城市中列第9位。", "全国168个重点城市"),
        ("绍兴市空气质量在全国50个湖滨城市中列第9位。", "全国湖滨城市"),
        ("绍兴市黄酒产量居西北五省区第2位。", "西北五省区"),
        ("绍兴市黄酒产量居西部12个省区市第2位。", "西部"),
    ],
)
def test_a_group_by_its_number(text: str, scope: str) -> None:
    assert ranked(text) == [("绍兴市", text[3 : text.index("居" if "居" in text else "在")], scope)]


def test_a_body_among_others_of_its_kind() -> None:
    found = ranked("园区税收21亿元，总量居全市各园区第2位。", ZONE)
    assert found == [("柯桥经济技术开发区", "税收总量", "全市各园区")]


# Things of a class --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "出口商品中，黄酒、珍珠和绸缎分列前三。",
            [(one, "出口商品", "出口商品") for one in ("黄酒", "珍珠", "绸缎")],
        ),
        (
            "黄酒出口3万吨，超过珍珠成为第一大出口商品；珍珠退居次席，绸缎、茶叶分列第三、第四。",
            [(one, "出口商品", "绍兴市") for one in ("黄酒", "珍珠", "绸缎", "茶叶")],
        ),
        (
            "在11个市中，黄酒产量、珍珠产量分列第三、第四。",
            [("绍兴市", "黄酒产量", "浙江省"), ("绍兴市", "珍珠产量", "浙江省")],
        ),
    ],
)
def test_things_of_a_class_hold_its_ranks(text: str, expected: list[Ranked]) -> None:
    assert ranked(text) == expected


# Who takes part in a contest ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("绍兴市图书馆在全省62家图书馆综合考评中列第5。", "综合考评", "全省图书馆"),
        ("柯桥区在全省三类县市区高质量发展考核中列第5。", "高质量发展考核", "全省三类县市区"),
        ("在全国文明城市测评中，绍兴市列第5。", "文明城市测评", "中国"),
        ("在全国县级市竞争力榜单中，诸暨市列第5。", "县级市竞争力榜单", "中国"),
    ],
)
def test_who_takes_part_is_no_part_of_a_contest(text: str, indicator: str, scope: str) -> None:
    assert [one[1:] for one in ranked(text)] == [(indicator, scope)]


def test_that_they_take_part_is_no_part_of_a_population() -> None:
    text = "在参评的129家国家级经开区中，柯桥经济技术开发区排名第18位，在浙江参评的9家中列第3。"
    found = ranked("国家级经开区考核评价结果公布。" + text, ZONE)
    assert [(one[0], one[2]) for one in found] == [
        ("柯桥经济技术开发区", "国家级经开区"),
        ("柯桥经济技术开发区", "浙江省"),
    ]


# Ranks as they are written ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市三甲医院达到5家。", []),
        ("绍兴市黄酒产量位列全国三甲。", [("三甲", 1, 3)]),
        ("丝绸学进入世界前1.4‰。", [("前1.4‰", None, None)]),
        ("丝绸学、陶瓷学分别进入世界前2‰和4‰。", [("前2‰", 1, 2), ("4‰", 1, 4)]),
        ("学校新增丝绸学、陶瓷学两个世界前1%学科。", []),
        ("学校在世界大学排名进入第801—1000区间。", [("第801—1000", 801, 1000)]),
        ("全省第一条丝绸云轨在绍兴开通。", [("第一条", None, None)]),
        ("第一批项目开工。", []),
    ],
)
def test_ranks_as_they_are_written(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    found = extract(text, reference_date=DAY, title="绍兴丝绸大学2024年发展情况").rankings
    assert [(r.text, r.position, r.upper) for r in found] == expected


def test_members_of_what_was_counted_hold_its_ranks() -> None:
    text = "世界前1%学科增至9个，其中矿物学、陶瓷学分别进入世界前2‰和4‰。"
    found = ranked(text, "绍兴丝绸大学2024年发展情况")
    assert [one[0] for one in found] == ["矿物学", "陶瓷学"]


# Titles -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "宁波选手林晓东以10秒32的成绩夺得男子100米冠军，绍兴选手周鹏获得亚军。",
            [("林晓东", "男子100米", None), ("周鹏", "男子100米", None)],
        ),
        ("女子十公里组冠军由绍兴选手周雪晴夺得。", [("周雪晴", "女子十公里组", None)]),
        (
            "女子接力决赛中，绍兴队、嘉兴队分获二、三名。",
            [("绍兴队", "女子接力决赛", None), ("嘉兴队", "女子接力决赛", None)],
        ),
        ("冠军由评委会评出。", []),
    ],
)
def test_who_won_which_title(text: str, expected: list[Ranked]) -> None:
    assert ranked(text) == expected


# What is ranked -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "创新活力、开放水平、治理能力三项指标分列全省第3、第2和第5位。",
            [("绍兴市", one, "浙江省") for one in ("创新活力", "开放水平", "治理能力")],
        ),
        (
            "诸暨市、嵊州市进出口总值分别列全市第一、第二。",
            [("诸暨市", "进出口总值", "绍兴市"), ("嵊州市", "进出口总值", "绍兴市")],
        ),
        (
            "越城纺织入选“2025中国民营企业500强”，列第386位。",
            [("越城纺织", "民营企业500强", "中国")],
        ),
        ("诸暨市黄酒产量居全市各区县（含开发区）第2位。", [("诸暨市", "黄酒产量", "绍兴市")]),
    ],
)
def test_what_each_is_ranked_by(text: str, expected: list[Ranked]) -> None:
    assert ranked(text) == expected


# The only one -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("诸暨市居第8位，系全省唯一进入前10位的县市。", "进入前10位的县市"),
        ("诸暨市是全省唯一入选的县级市。", "入选的县级市"),
        ("诸暨市入选国家食品安全示范城市，系全省唯一入选的县级市。", "国家食品安全示范城市"),
    ],
)
def test_of_what_somebody_is_the_only_one(text: str, indicator: str) -> None:
    assert ranked(text)[-1] == ("诸暨市", indicator, "浙江省")


def test_the_order_of_a_ranking_is_no_part_of_what_is_ranked() -> None:
    found = ranked("按水质指数从好到差排名，诸暨市位居第一。")
    assert [one[:2] for one in found] == [("诸暨市", "水质指数")]


def test_with_how_many_others_a_rank_is_shared() -> None:
    text = "在全国学科排行榜上，绍兴学院与省外一所高校并列第76位。"
    (fact,) = extract(text, reference_date=DAY).rankings
    assert (fact.subject, fact.indicator, fact.position) == ("绍兴学院", "学科排行榜", 76)


def test_fields_of_science_are_one_thing() -> None:
    (fact,) = extract("绍兴学院植物与动物科学位居全球第23位。", reference_date=DAY).rankings
    assert fact.indicator == "植物与动物科学"


def test_each_of_several_measures_is_ranked() -> None:
    text = "全市茶叶产量、产值等指标稳居全省首位。"
    found = extract(text, reference_date=DAY, title="绍兴市2024年农业").rankings
    assert [one.indicator for one in found] == ["茶叶产量", "茶叶产值"]
    text = "全市氨纶、芳纶等化工材料产能居全省首位。"
    found = extract(text, reference_date=DAY, title="绍兴市2024年工业").rankings
    assert [one.indicator for one in found] == ["氨纶、芳纶等化工材料产能"]


def test_a_rank_in_another_group_is_of_the_same_time() -> None:
    text = (
        "绍兴市出口额由2020年的190亿元增至2024年的254亿元，总量居全省第7位，"
        "在长江三角洲41个城市中由第19位升至第16位。"
    )
    found = extract(text, reference_date=DAY, title="绍兴市2025年上半年经济运行").rankings
    assert [(one.position, one.period) for one in found][0::2] == [(7, "2024"), (16, "2024")]


def test_an_index_is_what_is_ranked_and_nobody() -> None:
    text = "办理破产指标在全省营商环境评价的90个县（市、区）里列第11位。"
    (fact,) = extract(text, reference_date=DAY, title="新昌县2024年营商环境").rankings
    assert (fact.subject, fact.indicator, fact.scope) == ("新昌县", "办理破产指标", "浙江省")


def test_divisions_that_a_province_only_counts_are_its_own() -> None:
    text = "11个设区市中，空气质量排名前三的依次为舟山市、丽水市、台州市。"
    found = extract(text, title="浙江省2023年环境质量", reference_date=date(2024, 1, 8)).rankings
    assert {(rank.subject, rank.scope) for rank in found} == {
        ("舟山市", "浙江省"),
        ("丽水市", "浙江省"),
        ("台州市", "浙江省"),
    }


@pytest.mark.parametrize(
    ("text", "at", "indicator", "scope"),
    [
        # of the list that was published in front, wherever it was, among those it orders
        (
            "《2023中国县域活力报告》在北京发布。诸暨市列第8位。",
            "第8位",
            "县域活力报告",
            "中国",
        ),
        ("中国县域活力百强榜单正式发布。诸暨市列第8位。", "第8位", "县域活力百强榜单", "中国"),
        # but not where something else was told of since
        (
            "中国县域活力百强榜单正式发布。诸暨市工业项目7个、出口额8亿元，分列第2和第4。",
            "第4",
            "出口额",
            "绍兴市",
        ),
        # a noun that the tokeniser has for a verb is the end of what is ranked, not so a verb
        ("诸暨市科技创新居全市第8位。", "第8位", "科技创新", "绍兴市"),
        ("诸暨市工业投资重返全市第8位。", "第8位", "工业投资", "绍兴市"),
        # fields of study are one noun, whatever they are made of
        ("诸暨市农业科学居全市第8位。", "第8位", "农业科学", "绍兴市"),
        ("诸暨市计算机科学与技术居全市第8位。", "第8位", "计算机科学与技术", "绍兴市"),
    ],
)
def test_what_is_ranked_among_whom(text: str, at: str, indicator: str, scope: str) -> None:
    found = extract(text, title="诸暨市2023年工作", reference_date=DAY).rankings
    told = {(one.subject, one.indicator, one.scope) for one in found if one.text == at}
    assert told == {("诸暨市", indicator, scope)}


def test_what_somebody_is_ranked_by_ends_in_a_word_that_is_a_verb_too() -> None:
    text = "青蓝集团以营业收入612亿元位列全市第8位。"
    found = extract(text, title="诸暨市2023年工作", reference_date=DAY).rankings
    assert [(one.subject, one.indicator) for one in found] == [("青蓝集团", "营业收入")]


def test_nobody_is_ranked_in_a_place_that_he_is_no_part_of() -> None:
    text = "柯桥区出口额1200亿元，诸暨市列第二位。安昌街道出口额120亿元，居第三位。"
    found = extract(text, title="柯桥区2023年外贸", reference_date=date(2024, 1, 8)).rankings
    assert {(rank.subject, rank.scope) for rank in found} >= {("诸暨市", None)}


@pytest.mark.parametrize(
    "text",
    [
        "诸暨市CMI值为1.28，居全市第8位。",
        # after how many others somebody comes is told of nothing, and nothing is ranked by it
        "诸暨市CMI值升至全省第9位，仅次于两家日资企业，居全市第8位。",
    ],
)
def test_what_is_ranked_is_what_was_measured(text: str) -> None:
    found = extract(text, title="诸暨市2023年工作", reference_date=DAY)
    assert {one.indicator for one in found.rankings} == {"CMI值"}
    assert {one.indicator for one in found.observations} <= {"CMI值"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what is not told by a figure is ranked by now, whatever was expected in front
        ("预计生产总值增长6.8%；专利授权量居全省首位。", None),
        ("生产总值预计增长6.8%，增速居全省首位。", "forecast"),
        ("预计：专利授权量居全省首位。", "forecast"),
        ("三、2024年预测\n\n专利授权量居全省首位。", "forecast"),
        ("力争生产总值增长6.8%；专利授权量居全省首位。", "target"),
    ],
)
def test_how_sure_a_rank_is(text: str, status: str | None) -> None:
    found = extract(text, title="诸暨市经济形势", reference_date=date(2023, 12, 28)).rankings
    assert [one.status for one in found] == [status]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        # what a thing is called is none of what it is the first of
        ("全球首个方言搜索引擎“越语”用户突破9万。", "方言搜索引擎"),
        ("绍兴成立全国首个省级“黄酒大数据中心”。", "省级“黄酒大数据中心”"),
        ("绍兴建成全国首个“绿氢自给”园区。", "“绿氢自给”园区"),
    ],
)
def test_of_what_something_is_the_first(text: str, indicator: str) -> None:
    found = extract(text, title="绍兴市一周", reference_date=date(2023, 12, 28)).rankings
    assert [one.indicator for one in found] == [indicator]


@pytest.mark.parametrize(
    ("among", "scope"),
    [
        ("在全国省会（首府）机场中排名第五", "全国省会（首府）机场"),
        ("在全国千万级以上机场中列第五", "全国千万级以上机场"),
        ("在全国千万级以下机场中由第8位提高到第五", "全国千万级以下机场"),
    ],
)
def test_a_group_of_bodies_is_none_in_the_text_of_one(among: str, scope: str) -> None:
    text = f"诸暨机场航班放行正常率为91%，{among}。"
    found = extract(text, reference_date=DAY, title="诸暨机场2024年运输生产情况")
    last = found.rankings[-1]
    assert (last.subject, last.indicator, last.scope) == ("诸暨机场", "航班放行正常率", scope)
