"""Ranks in the orders of news: moves with two times, titles of several, lists, labels, results."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.records import Ranking

Told = tuple[str | None, str | None, str | None]
CITY = "绍兴市2024年工作"
DAY = date(2025, 2, 10)


def rankings(text: str, *, title: str | None = CITY) -> list[Ranking]:
    """The rankings of a text."""
    return extract(text, reference_date=DAY, title=title).rankings


def told(text: str, *, title: str | None = CITY) -> list[Told]:
    """The rank, who holds it and of what, of each ranking."""
    return [(r.text, r.subject, r.indicator) for r in rankings(text, title=title)]


# Moves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("绍兴市创新指数由2012年的全国第34位上升到2023年的第11位。", ["2012", "2023"]),
        ("绍兴市绸缎产量从2020年的第8位升至2022年的全省第5位。", ["2020", "2022"]),
        ("绍兴市绸缎产量从2020年的第8位升至全省第5位。", ["2020", "2024"]),
        ("绍兴市绸缎产量由第8位升至2022年的全省第5位。", [None, "2022"]),
    ],
)
def test_each_place_of_a_move_is_of_its_own_time(text: str, periods: list[str | None]) -> None:
    assert [r.period for r in rankings(text)] == periods


# Titles -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "女子铅球决赛，绍兴选手周雪晴、诸暨选手李文博分获亚军、季军。",
            [("亚军", "周雪晴", "女子铅球决赛"), ("季军", "李文博", "女子铅球决赛")],
        ),
        (
            "杭州队、宁波队、温州队分获全省职工篮球赛冠军、亚军和季军。",
            [
                ("冠军", "杭州队", "职工篮球赛"),
                ("亚军", "宁波队", "职工篮球赛"),
                ("季军", "温州队", "职工篮球赛"),
            ],
        ),
        (
            "绍兴队夺得男子团体冠军、女子团体亚军。",
            [("冠军", "绍兴队", "男子团体"), ("亚军", "绍兴队", "女子团体")],
        ),
        (
            "诸暨队夺得男子组冠军，并摘得女子组季军。",
            [("冠军", "诸暨队", "男子组"), ("季军", "诸暨队", "女子组")],
        ),
    ],
)
def test_several_titles(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_from_where_a_person_is_holds_no_title() -> None:
    assert [who for _, who, _ in told("绍兴选手周雪晴、诸暨选手李文博并列冠军。")] == [
        "周雪晴",
        "李文博",
    ]
    assert {who for _, who, _ in told("诸暨队、嵊州队分获亚军、季军。")} == {"诸暨队", "嵊州队"}


def test_a_title_in_a_name_is_no_title() -> None:
    assert [at for at, _, _ in told("绍兴队夺得男子团体冠军、女子团体单项冠军企业。")] == ["冠军"]


# Labels and rows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("绸缎出口增速：全市第一；珍珠出口增速：全市第三。", ["绸缎出口增速", "珍珠出口增速"]),
        ("人才储备：全国第35位；产业基础：全国第64位。", ["人才储备", "产业基础"]),
        # no label: what is said on the way is no name of what is ranked
        ("绸缎产量列全国第8位，等级优秀，全省第2位。", ["绸缎产量", "绸缎产量"]),
    ],
)
def test_each_label_is_of_its_own_rank(text: str, indicators: list[str]) -> None:
    assert [what for _, _, what in told(text, title="诸暨市2024年工作")] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("慈溪、义乌、诸暨分列第6、第7、第13位。", ["慈溪市", "义乌市", "诸暨市"]),
        ("瑞安、乐清和温岭分列第6、第7、第13位。", ["瑞安市", "乐清市", "温岭市"]),
        # two may be anything
        ("慈溪、义乌分列第6、第7位。", []),
        # and so may three of which one is no place
        ("慈溪、义乌、珠光分列第6、第7、第13位。", []),
    ],
)
def test_three_short_names_in_a_row_are_places(text: str, expected: list[str]) -> None:
    found = extract(text, reference_date=DAY).entities
    assert [one.name for one in found if one.etype == "GPE"] == expected


# Sides, who is outdone, who comes after ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("从增速看，诸暨市用电量居全市第一；从总量看，居全市第四。", ["用电量增速", "用电量总量"]),
        ("增速方面，与上年相比，诸暨市用电量居全市第一。", ["用电量增速"]),
        ("就增幅而言，诸暨市用电量居全市第一。", ["用电量增幅"]),
        # a total is its own, and what is no measure is no side of anything
        ("从总量看，诸暨市珍珠产量居全市第一。", ["珍珠产量"]),
        ("从城市看，诸暨市用电量居全市第一。", ["用电量"]),
        ("从增速看，诸暨市用电量增幅居全市第一。", ["用电量增幅"]),
    ],
)
def test_by_what_side_a_thing_is_ranked(text: str, indicators: list[str]) -> None:
    assert [what for _, _, what in told(text)] == indicators


def test_who_was_outdone_is_not_what_is_ranked() -> None:
    text = "鉴湖港吞吐量5000万吨，首次超过稽山港，跃居全省第二。"
    assert told(text, title=None) == [("第二", "鉴湖港", "吞吐量")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "工业投资增速排名全市第二的诸暨市介绍了经验。",
            [("第二", "诸暨市", "工业投资增速")],
        ),
        ("在全国百强县榜单中，位列第三的慈溪市介绍了经验。", [("第三", "慈溪市", "百强县榜单")]),
        ("坚持质量第一的绍兴市介绍了经验。", []),
    ],
)
def test_who_has_a_rank_stands_after_the_clause(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_what_follows_is_of_who_stands_after_the_clause() -> None:
    text = "排名第二的宁波市进出口1.2万亿元，增长5%；排名第三的金华市进出口6000亿元。"
    found = extract(text, reference_date=DAY).observations
    assert [one.subject for one in found] == ["宁波市", "宁波市", "金华市"]


# Places in brackets -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ranks", "honours"),
    [
        (
            "稽山纺织入选2024中国制造业企业500强（第156位）和山东民营企业100强（第9位）。",
            [
                ("第156位", "稽山纺织", "制造业企业500强", "中国"),
                ("第9位", "稽山纺织", "民营企业100强", "山东省"),
            ],
            [("稽山纺织", "2024中国制造业企业500强"), ("稽山纺织", "山东民营企业100强")],
        ),
        (
            "诸暨市入围全国百强县（排名第13位）、全国创新百强县（第17位）。",
            [
                ("第13位", "诸暨市", "百强县", "中国"),
                ("第17位", "诸暨市", "创新百强县", "中国"),
            ],
            [("诸暨市", "全国百强县"), ("诸暨市", "全国创新百强县")],
        ),
        (
            "诸暨市（第13位）、余姚市（第15位）入围全国百强县。",
            [("第13位", "诸暨市", "百强县", "中国"), ("第15位", "余姚市", "百强县", "中国")],
            [("诸暨市", "全国百强县"), ("余姚市", "全国百强县")],
        ),
        # of what year it is, as before; and a bracket without a place is none
        (
            "柳溪村先后获评浙江省文明村（2019年）和浙江省善治村（2021年）。",
            [],
            [("柳溪村", "浙江省文明村"), ("柳溪村", "浙江省善治村")],
        ),
        (
            "柳溪村获评浙江省文明村（第三批）。",
            [],
            [("柳溪村", "浙江省文明村")],
        ),
    ],
)
def test_a_place_in_a_bracket(
    text: str, ranks: list[tuple[str, str, str, str]], honours: list[tuple[str, str]]
) -> None:
    found = extract(text, reference_date=DAY, title=CITY)
    told_ranks = [(r.text, r.subject, r.indicator, r.scope) for r in found.rankings]
    assert told_ranks == ranks
    assert [(h.subject, h.honour) for h in found.recognitions] == honours


# Results and lists ------------------------------------------------------------------------------

Ranked = tuple[str | None, str | None, str | None]


def ranked(text: str, *, title: str | None = CITY) -> list[Ranked]:
    """Who, of what and among whom, of each ranking."""
    return [(r.subject, r.indicator, r.scope) for r in rankings(text, title=title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全省90个县（市、区）用电量增速排名出炉，诸暨市位列第11。",
            ("诸暨市", "用电量增速", "浙江省"),
        ),
        ("全省11个市营商环境评价结果公布，绍兴市排名第三。", ("绍兴市", "营商环境评价", "浙江省")),
        ("全省11个市空气质量排名，绍兴市列第三。", ("绍兴市", "空气质量", "浙江省")),
        (
            "全国168个重点城市空气质量排名，绍兴市列第56位。",
            ("绍兴市", "空气质量", "全国168个重点城市"),
        ),
        ("全省法院审判质效考评，诸暨法院位列第三。", ("诸暨法院", "法院审判质效考评", "浙江省")),
        ("全省178家法院中，诸暨法院结案率列第7名。", ("诸暨法院", "结案率", "全省法院")),
        ("日前公布的全国百强县榜单上，诸暨市位居第9位。", ("诸暨市", "百强县榜单", "中国")),
        ("县域活力榜揭晓，诸暨市列第三。", ("诸暨市", "县域活力榜", "绍兴市")),
    ],
)
def test_whose_result_is_told(text: str, expected: Ranked) -> None:
    assert ranked(text) == [expected]


def test_how_many_are_ranked_counts_nothing() -> None:
    texts = (
        "全国168个重点城市空气质量排名，绍兴市列第56位。",
        "全省178家法院中，诸暨法院结案率列第7名。",
    )
    assert [extract(text, title=CITY).observations for text in texts] == [[], []]
    assert extract("全省1.7万名毕业生中，已有1.2万名就业。", title=CITY).observations


# Prizes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "honours"),
    [
        (
            "在全省技能大赛中，教师周雪晴获一等奖，李文博获二等奖。",
            [("周雪晴", "全省技能大赛一等奖"), ("李文博", "全省技能大赛二等奖")],
        ),
        (
            "周雪晴荣获全省教学成果奖特等奖，李文博荣获二等奖。",
            [("周雪晴", "全省教学成果奖特等奖"), ("李文博", "全省教学成果奖二等奖")],
        ),
        # what is no prize has no steps
        (
            "诸暨一中获评全国文明校园，教师周雪晴获一等奖。",
            [("诸暨一中", "全国文明校园"), ("周雪晴", "一等奖")],
        ),
    ],
)
def test_the_next_step_is_of_the_same_prize(text: str, honours: list[tuple[str, str]]) -> None:
    found = extract(text, reference_date=DAY, title=CITY).recognitions
    assert [(one.subject, one.honour) for one in found] == honours


# Firsts, and places in several populations ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全球首台无人运丝车由稽山重工自主研制。", [("首台", "稽山重工", "无人运丝车")]),
        (
            "由稽山重工自主研制的300吨级纯电动运丝车为全球首台。",
            [("首台", "稽山重工", "300吨级纯电动运丝车")],
        ),
        # what only points at a thing, and what is measured, is none
        ("这台运丝车是全国首台。", []),
        ("绍兴市工业投资为全省首创。", []),
    ],
)
def test_what_is_said_to_be_the_first(text: str, expected: list[Told]) -> None:
    assert told(text, title=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "用电量增速在全省、全市分别排第11位、第1位。",
            [("诸暨市", "用电量增速", "浙江省"), ("诸暨市", "用电量增速", "绍兴市")],
        ),
        (
            "用电量增速稳居全国、全省前列。",
            [("诸暨市", "用电量增速", "中国"), ("诸暨市", "用电量增速", "浙江省")],
        ),
        (
            "用电量、珍珠产量居全省、全市首位。",
            [("诸暨市", "用电量", "绍兴市"), ("诸暨市", "珍珠产量", "绍兴市")],
        ),
        (
            "用电量、珍珠产量分别居全省、全市第11位和第1位。",
            [("诸暨市", "用电量", "浙江省"), ("诸暨市", "珍珠产量", "绍兴市")],
        ),
    ],
)
def test_in_each_of_several_populations(text: str, expected: list[Ranked]) -> None:
    assert ranked(text, title="诸暨市2024年工作") == expected


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "诸暨市有三项指标增速居全市首位，分别是工业投资、用电量和外贸出口。",
            ["工业投资增速", "用电量增速", "外贸出口增速"],
        ),
        ("2项工作居全市第一：平安建设、营商环境。", ["平安建设", "营商环境"]),
        ("8项指标中，2项增速居全市第一（用电量、珍珠产量）。", ["用电量增速", "珍珠产量增速"]),
        # how high they were, and who they are, is something else
        ("2项工作居全市第一，分别为8%和9%。", ["工作"]),
        ("2项工作居全市第一，分别是诸暨市、嵊州市牵头。", ["工作"]),
    ],
)
def test_which_things_hold_the_rank(text: str, indicators: list[str]) -> None:
    assert [what for _, _, what in told(text, title="诸暨市2024年工作")] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全省职工篮球赛昨日闭幕，绍兴队、宁波队分获冠亚军。",
            [("冠亚军", "绍兴队", "职工篮球赛"), ("冠亚军", "宁波队", "职工篮球赛")],
        ),
        (
            "第十七届全国大学生机器人大赛在杭州圆满落幕，绍兴大学代表队夺得冠军。",
            [("冠军", "绍兴大学代表队", "第十七届全国大学生机器人大赛")],
        ),
        ("在全省联赛中，绍兴大学男篮夺冠。", [("夺冠", "绍兴大学男篮", "联赛")]),
    ],
)
def test_who_won_what_is_over(text: str, expected: list[Told]) -> None:
    assert told(text, title=None) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("全省插秧大赛在绍兴举行，绍兴市列第三。", "全省插秧大赛"),
        # what is no contest, and of what more is told, is none
        ("全省推进会在绍兴举行，绍兴市列第三。", None),
        ("全省插秧大赛准备工作会议举行，绍兴市列第三。", None),
    ],
)
def test_only_a_contest_is_one(text: str, title: str | None) -> None:
    assert [r.title for r in rankings(text)] == [title]


def test_medals_of_games_that_are_over_keep_their_names() -> None:
    text = "9月，第二十届省运会落幕，绍兴市获金牌21枚、银牌17枚。"
    found = extract(text, reference_date=DAY, title=CITY).observations
    assert [o.indicator for o in found] == ["金牌", "银牌"]


def test_the_first_and_the_second_are_one_each() -> None:
    text = "全省职工篮球赛昨日闭幕，绍兴队、宁波队分获冠亚军。"
    assert [(r.subject, r.position) for r in rankings(text)] == [("绍兴队", 1), ("宁波队", 2)]


TITLED = (
    "鉴湖高新区全国排名升至第48位\n近日，科技部通报2024年度国家高新区综合评价结果。"
    "在参评的178家国家高新区中，鉴湖高新区位列第48位，较上年前进5位。“创新能力”列第43位。"
)


def test_what_a_title_ranks_is_named_by_the_text() -> None:
    found = extract(TITLED, title="鉴湖高新区全国排名升至第48位", reference_date=date(2025, 2, 18))
    told = [(one.indicator, one.position, one.scope) for one in found.rankings]
    assert told == [
        ("国家高新区综合评价", 48, "中国"),  # of what it is, only the text says
        ("国家高新区综合评价", 48, "国家高新区"),
        ("“创新能力”", 43, "国家高新区"),  # among whom the text ranks it
    ]
    assert [one.indicator for one in found.observations] == ["国家高新区综合评价"]
