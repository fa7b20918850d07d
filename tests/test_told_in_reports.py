"""When facts hold and how sure they are in the sections of yearly reports, budgets and news."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY, TITLE = date(2025, 1, 15), "2025年绍兴市政府工作报告"
NEWS, TOLD = date(2025, 7, 29), "绍兴要闻"
Told = list[tuple[str | None, str | None]]


def told(text: str, *, title: str = TITLE, day: date = DAY) -> Told:
    """Period and status of each observation of a text."""
    found = extract(text, reference_date=day, title=title).observations
    return [(one.period, one.status) for one in found]


def news(text: str) -> Told:
    return told(text, title=TOLD, day=NEWS)


@pytest.mark.parametrize(
    ("since", "period"),
    [
        ("2024年10月以来", "2024-10/.."),
        ("去年11月以来", "2024-11/.."),
        ("今年4月以来", "2025-04/.."),
        ("6月18日以来", "2025-06-18/.."),
        ("7月1日起", "2025-07-01/.."),
        ("2023年以来", "2023/2025"),
        ("去年以来", "2024/2025"),
        ("今年以来", "2025"),
    ],
)
def test_since_a_month_or_a_day_runs_on(since: str, period: str) -> None:
    assert news(f"{since}，诸暨市发放补贴3.6亿元。") == [(period, None)]


def test_since_last_year_in_a_review_is_the_year_reviewed() -> None:
    text = "去年以来，诸暨市发放补贴3.6亿元。"
    assert told(text, title="诸暨市发展纪实", day=date(2025, 2, 8)) == [("2024", None)]


def test_from_when_a_rule_holds_is_of_it_alone() -> None:
    text = "一、2024年工作回顾\n5月1日起，低保标准提高到1180元。改建泵站12座。"
    assert told(text) == [("2024-05-01/..", None), ("2024", None)]


@pytest.mark.parametrize(
    ("time", "period"),
    [
        ("上半年", "2025-01/2025-06"),
        ("三季度", "2025-07/2025-09"),
        ("10月", "2025-10"),
        ("5月20日", "2025-05-20"),
    ],
)
def test_a_month_under_a_heading_is_of_its_year(time: str, period: str) -> None:
    """Under plans it is to come, under a look back it is over, and that is of the section alone."""
    text = (
        "一、2024年工作回顾\n{0}改建泵站12座。\n二、2025年工作安排\n（一）抓投资\n{0}改建泵站15座。"
    )
    past = period.replace("2025", "2024")
    assert told(text.format(time)) == [(past, None), (period, "target")]


def test_a_heading_without_a_year_says_none() -> None:
    text = "一、2024年工作回顾\n改建泵站12座。\n二、下一步打算\n9月底前，改建泵站15座。"
    assert told(text) == [("2024", None), ("2025-09", "target")]


@pytest.mark.parametrize(
    "passing",
    [
        "古纤道二期11月建成，新增步道32公里",
        "成功举办4月茶商大会，签约订单32公里",
        "一季度实现“开门红”，新增步道32公里",
        "9月举办丝绸博览会，新增步道32公里",
    ],
)
def test_a_month_in_passing_is_of_its_sentence(passing: str) -> None:
    found = told(f"{passing}。改建泵站12座。改造老街6条。")
    assert [period for period, _ in found][1:] == ["2024", "2024"]
    assert len(found[0][0] or "") > len("2024")


def test_a_month_set_apart_and_the_end_of_a_year_go_on() -> None:
    assert told("1—11月，改建泵站12座。改造老街6条。") == [("2024-01/2024-11", None)] * 2
    assert told("年末全市有泵站12座。每千人有床位8.2张。") == [("2024-12", None)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "诸暨农商行将贷款利率由5.2%下调至4.6%，惠及企业320家。",
        "嵊州市已将2600名村民转移到安置点，发放棉被320床。",
        "柯桥区将低保标准从15元提高到20元，惠及老人320人。",
        "评委会将“稽山论剑”列入全国优秀剧目，参演演员320人。",
        "上虞区将12个村列入试点，惠及农户320户。",
        "新昌县将茶园面积扩大到12万亩，惠及茶农320户。",
    ],
)
def test_what_is_done_to_something_is_done(text: str) -> None:
    """将 in front of what something is done to says nothing of the time to come."""
    assert {status for _, status in news(text)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "诸暨市将新建公路26公里。",
        "嵊州市将在三界镇建设学校12所。",
        "市财政将安排资金3.2亿元。",
        "柯桥区产值将超320亿元。",
        "诸暨市将有12家企业上市。",
        "上虞区将重点推进项目5个。",
    ],
)
def test_what_will_be_done_is_planned(text: str) -> None:
    assert {status for _, status in news(text)} == {"planned"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("全市正在作业的插秧机有120台。", None),
        ("市人民医院正在治疗的患者36名。", None),
        ("目前正在检修的线路36条。", None),
        ("全市正在建设的泵站36座。", "planned"),
        ("诸暨市正在有序推进技改项目36个。", "planned"),
        ("新昌县正全力打造茶园36个。", "planned"),
        ("新昌县正全力救治伤员36名。", None),
    ],
)
def test_what_is_being_built_is_planned(text: str, status: str | None) -> None:
    """What is being done otherwise is so already."""
    assert [found for _, found in news(text)] == [status]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024年，争取到技改项目58个、资金3.2亿元。", [("2024", None)] * 2),
        ("2024年，向上争取到位资金3.2亿元。", [("2024", None)]),
        ("争取到2027年，丝绸产值突破320亿元。", [("2027", "target")]),
        ("争取到年底投产泵站12座。", [("2025-12", "target")]),
    ],
)
def test_what_was_obtained_is_no_aim(text: str, wanted: Told) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "上年结转3.2亿元，调入资金1.6亿元。",
        "结转下年支出3.2亿元，债务还本支出1.6亿元。",
        "当年结余3.2亿元，收入合计1.6亿元。",
    ],
)
def test_the_year_in_the_name_of_an_item_of_a_budget(text: str) -> None:
    assert told(text) == [("2024", None)] * 2


def test_last_year_said_by_itself_is_when_it_was() -> None:
    assert told("上年收入3.2亿元。") == [("2023", None)]


@pytest.mark.parametrize("verb", ["立案", "引进人才", "选派教师", "资助学生", "落户企业"])
def test_what_happens_is_summed_over_a_term(verb: str) -> None:
    assert told(f"五年来，{verb}862名。") == [("2020/2024", None)]
    assert told("五年来，在册船舶862艘。") == [("2024", None)]


@pytest.mark.parametrize(
    ("lead", "plan"),
    [
        ("今后五年，我们将建设纺织强市。", "2025/2029"),
        ("未来三年，全市上下要奋勇争先。", "2025/2027"),
        ("今后五年，开工泵站5座。", "2025/2029"),
    ],
)
def test_a_sentence_of_the_years_ahead_opens_its_paragraph(lead: str, plan: str) -> None:
    last = plan.split("/")[1]
    found = told(f"{lead}公路里程达到600公里，年均增长6%。改建泵站12座。\n改造老街6条。")
    assert found[-4:-1] == [(last, "target"), (plan, "target"), (plan, "target")]
    assert found[-1][1] is None  # another paragraph


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("今年要重点做好八方面工作。", ("2025", "target")),
        ("下一步，我市将抓好以下工作。", ("2025", "target")),
        ("一年来，我们主要做了以下工作。", ("2024", None)),
        ("今年要加强作风建设。", ("2024", None)),
    ],
)
def test_a_sentence_that_announces_what_follows(lead: str, wanted: tuple[str, str | None]) -> None:
    assert told(f"{lead}\n一、抓项目。改建泵站12座。") == [wanted]


def test_a_plan_that_a_heading_names_says_when() -> None:
    text = "二、“十五五”主要目标\n生产总值年均增长6%，五年累计完成投资3.2亿元，泵站达到120座。"
    years = ["2026/2030", "2026/2030", "2030"]
    assert told(text) == [(period, "target") for period in years]
    assert told("下步打算\n改建泵站12座。") == [("2025", "target")]


@pytest.mark.parametrize("thing", ["探明天然气储量", "查明天台山石料"])
def test_tomorrow_inside_other_words(thing: str) -> None:
    assert news(f"{thing}320万吨。") == [("2025-07-29", None)]
    assert news("明天，诸暨市最高气温36摄氏度。") == [("2025-07-30", "forecast")]
