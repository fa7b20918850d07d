"""What sentences say of ranks, and among whom."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs, prize, rank

from extractor import extract

FACTS = ("observation", "ranking", "recognition")

# Scopes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "subject", "scope"),
    [
        (TITLE, "用电量居全省第3位。", "绍兴市", "浙江省"),
        (TITLE, "用电量居全国第3位。", "绍兴市", "中国"),
        (TITLE, "用电量居世界第3位。", "绍兴市", "世界"),
        (TITLE, "上虞区用电量居全市第3位。", "上虞区", "绍兴市"),
        (TITLE, "用电量居全国地级市第3位。", "绍兴市", "全国地级市"),
        (TITLE, "用电量在长三角27个城市中居第3位。", "绍兴市", "长三角城市"),
        (TITLE, "用电量在全省11个市中排第3位。", "绍兴市", "浙江省"),
        ("新昌县2023年工作", "全县用电量居全市第3位。", "新昌县", "绍兴市"),
        ("浙江省2023年工作", "全省用电量居全国第3位。", "浙江省", "中国"),
        ("宁夏回族自治区2023年工作", "全区用电量居全国第3位。", "宁夏回族自治区", "中国"),
        ("2023年全国工作", "我国用电量居世界第3位。", "中国", "世界"),
    ],
)
def test_a_scope_is_resolved_by_the_documents_place(
    title: str, text: str, subject: str, scope: str
) -> None:
    check(text, rank("第3位", "用电量", "position", 3, subject=subject, scope=scope), title=title)


@pytest.mark.parametrize(
    "text",
    [
        "用电量居全国（除计划单列市外）第3位。",
        "用电量居全国（计划单列市除外）第3位。",
        "用电量居全国（不含计划单列市）第3位。",
        "用电量除计划单列市外居全国第3位。",
        "用电量在全国（除计划单列市）排第3位。",
    ],
)
def test_a_scope_without_some(text: str) -> None:
    check(
        text,
        rank("第3位", "用电量", "position", 3, scope="中国", scope_except="计划单列市"),
    )


# Ranks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "kind", "position", "upper"),
    [
        ("用电量稳居全省首位。", "首位", "position", 1, None),
        ("用电量全省第一。", "第一", "position", 1, None),
        ("用电量位居全省前5。", "前5", "top", 1, 5),
        ("用电量位居全省前列。", "前列", "tier", None, None),
        ("用电量领跑全省。", "领跑", "tier", None, None),
        ("用电量居全省第一方阵。", "第一方阵", "tier", None, None),
        ("用电量在全省排名倒数第二。", "倒数第二", "position", -2, None),
    ],
)
def test_kinds_of_rank(
    text: str, at: str, kind: str, position: int | None, upper: int | None
) -> None:
    check(text, rank(at, "用电量", kind, position, upper=upper, scope="浙江省"))


def test_a_streak_of_ranks() -> None:
    check(
        "用电量连续四年居全省第3位。",
        rank("第3位", "用电量", "position", 3, scope="浙江省", streak="P4Y"),
    )


@pytest.mark.parametrize(
    ("text", "before", "scope"),
    [
        ("研发投入强度由2021年的全省第9位升至第6位。", "2021", "浙江省"),
        ("研发投入强度从全省第9位升至第6位。", None, "浙江省"),
        ("绍兴市研发投入强度从全省第9位升至第6位。", None, "浙江省"),
        ("研发投入强度全省排名由第9位升至第6位。", None, "浙江省"),
    ],
)
def test_a_change_of_rank_is_two_positions(text: str, before: str | None, scope: str) -> None:
    check(
        text,
        rank("第9位", "研发投入强度", "position", 9, scope=scope, period=before),
        rank("第6位", "研发投入强度", "position", 6, scope=scope),
    )


def test_places_moved_up_are_a_change() -> None:
    check(
        "用电量居全省第5位，较上年前移2位。",
        rank("第5位", "用电量", "position", 5, scope="浙江省"),
        obs("2位", "用电量", "change 2 位", basis="yoy"),
    )


def test_how_many_things_hold_a_rank() -> None:
    check(
        "8项指标居全省首位，15项指标居全省前三。",
        rank("首位", "指标", "position", 1, scope="浙江省", count=8),
        rank("前三", "指标", "top", 1, upper=3, scope="浙江省", count=15),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "绍兴市建成全国首个纺织产业大脑。",
            rank("首个", "纺织产业大脑", "first", None, scope="中国"),
        ),
        (
            "绍兴市开通全省首条氢能公交线路。",
            rank("首条", "氢能公交线路", "first", None, scope="浙江省"),
        ),
        (
            "绍兴市是全国唯一的黄酒原产地保护城市。",
            rank("唯一", "黄酒原产地保护城市", "only", None, upper=1, scope="中国"),
        ),
    ],
)
def test_firsts_and_onlies(text: str, wanted: Fact) -> None:
    check(text, wanted)


def test_an_only_is_of_the_honour_just_conferred() -> None:
    check(
        "新昌县获评全国制造业百强县，全省仅3个。",
        prize("全国制造业百强县", "新昌县"),
        rank("仅3个", "全国制造业百强县", "only", None, subject="新昌县", upper=3, scope="浙江省"),
    )


def test_a_contest_says_what_a_rank_is_of() -> None:
    check(
        "在全省营商环境评价中，诸暨市位列第4。",
        rank(
            "第4",
            "营商环境评价",
            "position",
            4,
            subject="诸暨市",
            scope="浙江省",
            title="全省营商环境评价",
        ),
    )


def test_a_cup_is_a_rank_of_its_contest() -> None:
    check(
        "绍兴市夺得全省龙舟锦标赛亚军。",
        rank("亚军", "龙舟锦标赛", "position", 2, scope="浙江省"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "第三产业发展平稳。",
        "第一是安全，第二是质量。",
        "第3届黄酒节开幕。",
        "第5页印错了。",
        "前5个月天气平稳。",
        "今年首次召开会议。",
    ],
)
def test_numbers_that_rank_nothing(text: str) -> None:
    assert extract(text, reference_date=DAY, title=TITLE).rankings == []


# Several at once --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("用电量未能进入全省前五。", 0),
        ("用电量没有进入全省前五。", 0),
        ("用电量首次跌出全省前五。", 0),
        ("用电量升至全省第8位，摆脱全省末位。", 1),
        ("用电量跌出全省前五，列第7位。", 1),
        ("未参保人数居全省第3位。", 1),
        ("诸暨市未能获评国家卫生城市。", 0),
        ("诸暨市没有入选全国百强县。", 0),
        ("诸暨市从未申报，今年获评国家卫生城市。", 1),
        ("用电量没有增长5%。", 0),
    ],
)
def test_what_is_denied_is_no_fact(text: str, told: int) -> None:
    facts = [r for r in extract(text, title=TITLE).records if r.type in FACTS]
    assert len(facts) == told


@pytest.mark.parametrize(
    ("text", "subject", "indicator"),
    [
        ("选手王小川在男子一百米决赛中夺冠。", "王小川", "男子一百米决赛"),
        ("浙江队在女子排球总决赛中夺冠。", "浙江队", "女子排球总决赛"),
        ("在男子单打决赛中，浙江队夺冠。", "浙江队", "男子单打决赛"),
    ],
)
def test_a_title_is_of_the_final_it_was_won_in(text: str, subject: str, indicator: str) -> None:
    [won] = extract(text, title=TITLE).rankings
    assert (won.subject, won.indicator, won.scope, won.position) == (subject, indicator, None, 1)


def test_a_denied_noun_keeps_its_denial() -> None:
    facts = extract("全市未脱贫人口300人。", title=TITLE).observations
    assert [(fact.indicator, fact.value) for fact in facts] == [("未脱贫人口", 300)]


def test_an_amount_not_reached_is_under_it() -> None:
    [amount] = extract("诸暨市出口额未达到100亿元。", title=TITLE).quantities
    assert amount.modifier == "under"


def test_a_rank_of_each_of_several() -> None:
    check(
        "诸暨市用电量增长6.7%、新昌县增长6.5%，分列全市第二和第三。",
        obs("6.7%", "用电量", "growth 6.7 %", subject="诸暨市"),
        obs("6.5%", "用电量", "growth 6.5 %", subject="新昌县"),
        rank("第二", "用电量增速", "position", 2, subject="诸暨市", scope="绍兴市"),
        rank("第三", "用电量增速", "position", 3, subject="新昌县", scope="绍兴市"),
    )
    check(
        "用电量19亿度，总量、增速均居全省第4位。",
        obs("19亿度", "用电量", "level 1900000000 kW.h"),
        rank("第4位", "用电量总量", "position", 4, scope="浙江省"),
        rank("第4位", "用电量增速", "position", 4, scope="浙江省"),
    )


@pytest.mark.parametrize("text", ["诸暨市、新昌县满意度相同，并列第2。", "诸暨、新昌并列第2。"])
def test_tied_holders(text: str) -> None:
    found = [
        (r.subject, r.position) for r in extract(text, reference_date=DAY, title=TITLE).rankings
    ]
    assert found == [("诸暨市", 2), ("新昌县", 2)]


def test_tied_with_another_is_one_rank_of_one() -> None:
    check(
        "诸暨市用电量与新昌县并列全市第2位。",
        rank("第2位", "用电量", "position", 2, subject="诸暨市", scope="绍兴市"),
    )


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("在全省民营企业百强中，越城纺织列第36位。", "民营企业百强", "浙江省"),
        ("在2023年浙江省民营企业百强中，越城纺织列第36位。", "民营企业百强", "浙江省"),
        ("全省纺织竞争力排名中，越城纺织列第36位。", "纺织竞争力", "浙江省"),
        ("省经信厅公布全省企业创新评价结果，越城纺织列第36位。", "企业创新评价", "浙江省"),
    ],
)
def test_lists_and_contests_are_what_is_ranked_in(text: str, indicator: str, scope: str) -> None:
    check(text, rank("第36位", indicator, "position", 36, subject="越城纺织", scope=scope))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "全球首个年吞吐量超过5000万箱的大港建成。",
            rank("首个", "年吞吐量超过5000万箱的大港", "first", None, scope="世界"),
        ),
        (
            "获批全国首个丝绸全产业链创新试点。",
            rank("首个", "丝绸全产业链创新试点", "first", None, scope="中国"),
        ),
        (
            "建成全省首批丝绸基地、首个轮毂基地。",
            rank("首个", "轮毂基地", "first", None, scope="浙江省"),
        ),
        (
            "在全省率先启动智慧城市建设。",
            rank("率先", "智慧城市建设", "first", None, scope="浙江省"),
        ),
    ],
)
def test_the_whole_of_what_is_first(text: str, wanted: Fact) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    shown = [{key: r.to_dict().get(key) for key in wanted if key != "at"} for r in result.rankings]
    assert shown == [{key: value for key, value in wanted.items() if key != "at"}]


def test_the_measure_of_one_rank_is_none_of_the_next() -> None:
    check(
        "用电量19亿度，总量居全省第4位，增速居全省第1位。",
        obs("19亿度", "用电量", "level 1900000000 kW.h"),
        rank("第4位", "用电量总量", "position", 4, scope="浙江省"),
        rank("第1位", "用电量增速", "position", 1, scope="浙江省"),
    )


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("房地产开发投资下降5%，排在全市倒数第2位。", "position", None),  # which of its counties
        ("全市首个湿地公园建成。", "first", "绍兴市"),
    ],
)
def test_nobody_is_ranked_in_himself(text: str, kind: str, subject: str | None) -> None:
    result = extract(text, reference_date=DAY, title="绍兴市2023年经济运行")
    assert [(r.kind, r.subject, r.scope) for r in result.rankings] == [(kind, subject, "绍兴市")]


# Among whom -------------------------------------------------------------------------------------


def _scopes(text: str, *, title: str = TITLE) -> list[tuple[str | None, str | None, str | None]]:
    result = extract(text, reference_date=DAY, title=title)
    return [(r.subject, r.indicator, r.scope) for r in result.rankings]


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        # nothing said, in a place's own text: the division above
        ("工业投资增速列第5位。", TITLE, ("绍兴市", "工业投资增速", "浙江省")),
        ("工业投资增速列第5位。", "诸暨市2023年工作", ("诸暨市", "工业投资增速", "绍兴市")),
        ("诸暨市工业投资增速列第5位。", TITLE, ("诸暨市", "工业投资增速", "绍兴市")),
        # a province, and a body, have no such division
        ("工业投资增速列第5位。", "浙江省2023年工作", ("浙江省", "工业投资增速", None)),
        ("在营商环境评价中列第5位。", TITLE, ("绍兴市", "营商环境评价", None)),
        # whole populations, by what their word is made of
        ("出口增速在11个市（地）中列第5。", TITLE, ("绍兴市", "出口增速", "浙江省")),
        ("出口增速在全省各市（地、州）中列第5。", TITLE, ("绍兴市", "出口增速", "浙江省")),
        ("诸暨市出口增速居各县（市、区）第一。", TITLE, ("诸暨市", "出口增速", "绍兴市")),
        ("出口增速在11个沿海城市中列第5。", TITLE, ("绍兴市", "出口增速", "沿海城市")),
    ],
)
def test_among_whom(text: str, title: str, wanted: tuple[str, str, str | None]) -> None:
    assert _scopes(text, title=title) == [wanted]


@pytest.mark.parametrize("head", ["长三角九市。", "长三角九市："])
def test_a_population_alone_heads_the_ranks_after_it(head: str) -> None:
    text = f"{head}工业投资增速列第5位。出口增速列第2位。"
    assert [scope for _, _, scope in _scopes(text)] == ["长三角九市", "长三角九市"]


def test_a_body_without_a_place_lies_where_all_its_places_do() -> None:
    title = "鉴水大学2023年科研工作"
    near = "学校在绍兴市、宁波市设立研究院，科研经费居全省第3位。"
    far = "学校在绍兴市、南京市设立研究院，科研经费居全省第3位。"
    assert _scopes(near, title=title)[-1][2] == "浙江省"
    assert _scopes(far, title=title)[-1][2] == "全省"


# Contests and lists -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "在全省开发区考核评价中，袍江经济技术开发区列第4位。",
            [("袍江经济技术开发区", "开发区考核评价", "全省开发区")],
        ),
        (
            "在省商务厅公布的全省开发区考核评价中，诸暨市列第4位。",
            [("诸暨市", "开发区考核评价", "浙江省")],
        ),
        (
            "2023年全省高校竞争力排名显示，绍兴文理学院居第12位。",
            [("绍兴文理学院", "高校竞争力排名", "浙江省")],
        ),
        (
            "全市6个县（市、区）综合考评：诸暨市、嵊州市为前两名。",
            [("诸暨市", "综合考评", "绍兴市"), ("嵊州市", "综合考评", "绍兴市")],
        ),
        (
            "卧龙电气、盾安环境闯进浙江制造企业60强，分列第14位和第39位。",
            [
                ("卧龙电气", "制造企业60强", "浙江省"),
                ("盾安环境", "制造企业60强", "浙江省"),
            ],
        ),
        ("盾安环境位列浙江制造企业60强第14位。", [("盾安环境", "制造企业60强", "浙江省")]),
    ],
)
def test_ranks_in_contests_and_lists(
    text: str, wanted: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert _scopes(text) == wanted


def test_the_county_that_is_ranked_goes_on() -> None:
    text = "诸暨市珍珠产量居全省第1位，袜业规模连续18年领先全省，出口额占全省的三成。"
    result = extract(text, reference_date=DAY, title=TITLE)
    assert {fact.subject for fact in (*result.rankings, *result.observations)} == {"诸暨市"}


def test_two_with_a_rate_each_share_what_grew() -> None:
    text = "财政收入增长6%，诸暨市、嵊州市增速分列全市第一、第二。"
    assert _scopes(text) == [
        ("诸暨市", "财政收入增速", "绍兴市"),
        ("嵊州市", "财政收入增速", "绍兴市"),
    ]


def test_after_a_share_ranks_are_of_what_has_it() -> None:
    text = "有效商标3万件，占全省的8%，占比提高0.3个百分点，增长5%，总量居全省第2位。"
    result = extract(text, reference_date=DAY, title=TITLE)
    told = [(fact.text, fact.indicator) for fact in result.observations]
    assert told[1:] == [
        ("8%", "有效商标占全省的比重"),
        ("0.3个百分点", "有效商标占全省的比重"),
        ("5%", "有效商标"),
    ]
    assert [r.indicator for r in result.rankings] == ["有效商标总量"]


@pytest.mark.parametrize(
    ("text", "kind", "scope"),
    [
        ("绍兴市出口额居全省之首。", "position", "浙江省"),
        ("绍兴市出口额位居全省各市之首。", "position", "浙江省"),
        ("绍兴市出口额领跑全省。", "tier", "浙江省"),
        ("绍兴市出口额领先全省。", "tier", "浙江省"),
        ("绍兴市出口额继续领跑全省港口。", "tier", "全省港口"),
    ],
)
def test_at_the_head_of_whom(text: str, kind: str, scope: str) -> None:
    [first] = extract(text, title=TITLE).rankings
    assert (first.subject, first.indicator) == ("绍兴市", "出口额")
    assert (first.kind, first.scope) == (kind, scope)
