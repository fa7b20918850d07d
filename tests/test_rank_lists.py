"""Ranks in lists, ranges of places, moves and distances, as reports of rankings tell them."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs, rank

from extractor import extract


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # as many places as there are holders
            "综合竞争力方面，重庆、广州、宁波分列全国第4至第6位。",
            [
                ("第4至第6位", "重庆市", 4),
                ("第4至第6位", "广州市", 5),
                ("第4至第6位", "宁波市", 6),
            ],
        ),
        (
            "在全省综合考评中，杭州市列第1，嘉兴、湖州也跻身前五。",
            [("第1", "杭州市", 1), ("前五", "嘉兴市", 1), ("前五", "湖州市", 1)],
        ),
        (  # who opens the clause in between holds the rank after it
            "工业百强区榜单中，柯桥区列第15，越城区首次入榜，为第99。",
            [("第15", "柯桥区", 15), ("第99", "越城区", 99)],
        ),
        (
            "增速前两位的县市依次是诸暨市（7.6%）、嵊州市（7.2%）。",
            [("前两位", "诸暨市", 1), ("前两位", "嵊州市", 1)],
        ),
    ],
)
def test_who_holds_which_place(text: str, wanted: list[tuple[str, str, int]]) -> None:
    ranks = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.text, one.subject, one.position) for one in ranks] == wanted


def test_a_range_of_one_holder_stays_one() -> None:
    (one,) = extract("绍兴大学排在全国第31至40名。", reference_date=DAY, title=TITLE).rankings
    assert (one.position, one.upper) == (31, 40)


@pytest.mark.parametrize(
    ("move", "at", "value"),
    [
        ("较上届进6位", "6位", "6"),
        ("比上年退了3位", "3位", "-3"),
        ("较上轮上升11个位次", "11个位次", "11"),
        ("较上一年度前进13名", "13名", "13"),
        ("较上年下降一位", "一位", "-1"),
        ("由上年的第16前移7位", "7位", "7"),
    ],
)
def test_moves_of_rank(move: str, at: str, value: str) -> None:
    text = f"在全省绩效评价中，绍兴市列第9，{move}。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.text, fact.measure, str(fact.value), fact.unit) == (at, "change", value, "位")
    assert fact.indicator == "绩效评价"


def test_what_goes_in_and_out_is_no_move_of_rank() -> None:
    facts = extract("一位教师进了13名学生家。", reference_date=DAY, title=TITLE).observations
    assert all(fact.unit != "位" for fact in facts)


@pytest.mark.parametrize(
    ("text", "versus", "value"),
    [
        ("工业投资增长8.3%，列全省第二，比居首位的舟山市低0.4个百分点。", "舟山市", "-0.4"),
        ("服务业投资增长3%，处在末位，比倒数第二的舟山市低4个百分点。", "舟山市", "-4"),
        ("综合得分741分，与第三位的宁波市只差2分。", "宁波市", "-2"),
        ("集装箱吞吐量91万标箱，与宁波市的差距缩小到12万标箱。", "宁波市", "-120000"),
    ],
)
def test_how_far_behind_somebody(text: str, versus: str, value: str) -> None:
    gap = extract(text, reference_date=DAY, title=TITLE).observations[-1]
    assert (gap.measure, gap.versus, f"{gap.value:f}") == ("gap", versus, value)


def test_who_is_ahead_holds_his_own_rank() -> None:
    text = "工业投资增长8.3%，列全省第二，比居首位的舟山市低0.4个百分点。"
    result = extract(text, reference_date=DAY, title=TITLE)
    ranks = [(one.text, one.subject) for one in result.rankings]
    assert ranks == [("第二", "绍兴市"), ("首位", "舟山市")]
    assert [one.subject for one in result.observations] == ["绍兴市", "绍兴市"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # with whom a rank is shared, however many they are
            "优良天数比例100%，与舟山、丽水等5个设区市并列第一。",
            rank("第一", "优良天数比例", "position", 1),
        ),
        (
            "位次波动最大的是技改投资，居全国前三十。",
            rank("前三十", "技改投资", "top", 1, upper=30, scope="中国"),
        ),
        (
            "兑付率96%，居第5位；货物退回率排位靠后，列全省倒数第9。",
            rank("倒数第9", "货物退回率", "position", -9, scope="浙江省"),
        ),
        (
            "一般公共预算支出列第5，一般公共预算收入第8。",
            rank("第8", "一般公共预算收入", "position", 8),
        ),
        (
            "绍兴技校在全国技能大赛中摘得一等奖3个，一等奖数量居全省首位。",
            rank("首位", "全国技能大赛一等奖数量", "position", 1, subject="绍兴技校"),
        ),
    ],
)
def test_what_is_ranked(text: str, wanted: Fact) -> None:
    last = extract(text, reference_date=DAY, title=TITLE).rankings[-1].to_dict()
    found = {"at": last["text"], **last}
    assert {key: found.get(key) for key in wanted} == wanted


def test_of_business_results_each_is_the_businesses() -> None:
    check(
        "市属企业产值和税收分别居全省第4、第7位。",
        rank("第4", "市属企业产值", "position", 4),
        rank("第7位", "市属企业税收", "position", 7),
    )


def test_a_county_named_as_holder_is_ranked_in_its_city() -> None:
    text = "进出口总值前两位的区县依次是柯桥区、诸暨市。"
    ranks = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.scope for one in ranks] == ["绍兴市", "绍兴市"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("35个产品大类中有21个保持增长。", "保持增长产品大类"),
        ("在26项质量指标中，有19项优于全国平均值。", "优于全国平均值质量指标"),
        ("59项测评点中有22项达到全国先进水平。", "达到全国先进水平测评点"),
    ],
)
def test_what_some_of_a_group_do(text: str, indicator: str) -> None:
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.indicator == indicator


def test_with_how_much_somebody_ranks() -> None:
    text = "按营业收入排列，鉴湖纺织集团以112.5亿元连续四年位居榜首。"
    result = extract(text, reference_date=DAY, title=TITLE)
    (amount,), (place,) = result.observations, result.rankings
    assert (amount.indicator, place.indicator) == ("营业收入", "营业收入")
    assert amount.subject == place.subject == "鉴湖纺织集团"


def test_short_names_of_counties_in_a_row_are_places() -> None:
    text = "全省乡村旅游人气榜中，诸暨、嵊州、新昌包揽前三。"
    found = extract(text, reference_date=date(2024, 2, 18))
    assert [one.subject for one in found.rankings] == ["诸暨市", "嵊州市", "新昌县"]


def test_ordinary_words_that_are_counties_too_stay_words() -> None:
    found = extract("新建、改扩建中小学47所，突破百亿元大关。", reference_date=DAY)
    assert not [one for one in found if one.type == "entity"]


def test_rates_told_as_levels_are_growth() -> None:
    check(
        "茶叶出口增速由2021年的2%回升至9%。",
        obs("2%", "茶叶出口", "growth 2 %", period="2021"),
        obs("9%", "茶叶出口", "growth 9 %"),
    )


def test_a_list_of_one_a_line_under_its_name() -> None:
    text = (
        "全省县域绿色发展百强榜（节选）：\n\n第1名　柯桥区　得分91.4分\n\n"
        "第3名　诸暨市　得分88.9分\n\n其中，柯桥区连续两年居榜首。"
    )
    ranks = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [(one.text, one.subject, one.indicator) for one in ranks] == [
        ("第1名", "柯桥区", "县域绿色发展百强榜"),
        ("第3名", "诸暨市", "县域绿色发展百强榜"),
        ("榜首", "柯桥区", "县域绿色发展百强榜"),
    ]
    scores = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(one.text, one.subject) for one in scores] == [
        ("91.4分", "柯桥区"),
        ("88.9分", "诸暨市"),
    ]


def test_the_lines_of_a_list_without_a_name_are_no_ranks() -> None:
    text = "第1名　柯桥区\n第2名　诸暨市"
    assert extract(text, reference_date=DAY, title=TITLE).rankings == []


def test_a_list_that_names_nobody_is_among_those_of_the_list_before() -> None:
    text = "诸暨市位列全国百强县第22位，较上年前移3位；全国投资百强县第9位、创新百强县第12位。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    named = [(one.subject, one.indicator, one.position, one.scope) for one in found]
    assert named == [
        ("诸暨市", "百强县", 22, "中国"),
        ("诸暨市", "投资百强县", 9, "中国"),
        ("诸暨市", "创新百强县", 12, "中国"),
    ]


def test_as_what_somebody_came_off_needs_no_word_for_a_place() -> None:
    text = "诸暨市以全省第二的成绩获评全国十佳生态县。"
    (found,) = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (found.position, found.scope, found.subject) == (2, "浙江省", "诸暨市")


def test_each_of_several_has_its_place_without_a_word_for_it() -> None:
    text = "越城区、柯桥区双双跻身全国30强，分别列22位和29位。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings[2:]
    assert [(one.subject, one.position) for one in found] == [("越城区", 22), ("柯桥区", 29)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("在2024软科中国大学排名中，稽山大学位列第121名。", "2024"),
        ("稽山大学列“2024中国大学创新百强”第21位。", "2024"),
        ("在《2022年世界大学声誉指数》中，稽山大学列全球第261位。", "2022"),
        ("稽山大学列中国大学创新百强第21位。", "2025-02-10"),
    ],
)
def test_a_rank_is_of_the_year_that_the_name_of_its_list_opens_with(text: str, period: str) -> None:
    found = extract(text, title="稽山大学一周", reference_date=date(2025, 2, 10)).rankings
    assert {rank.period for rank in found if rank.kind == "position"} == {period}


def test_an_honour_is_of_the_year_that_its_name_opens_with() -> None:
    text = "越芯集团入围2024中国制造业企业500强。越织集团获评国家绿色工厂。"
    found = extract(text, title="绍兴市一周", reference_date=date(2025, 2, 10)).recognitions
    assert [honour.period for honour in found] == ["2024", "2025-02-10"]


def test_the_year_of_a_list_is_none_of_its_name() -> None:
    text = "在《2022年校园能耗指数》中，稽山大学列全球第261位。"
    found = extract(text, title="稽山大学一周", reference_date=date(2025, 2, 10)).rankings
    assert [rank.indicator for rank in found] == ["校园能耗指数"]
