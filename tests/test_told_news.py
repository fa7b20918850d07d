"""Dated news: of when and of whom it tells what it does not say in so many words."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Result, extract

MAY = date(2024, 5, 20)
NATION = "节日消费添活力"


def news(text: str, *, title: str = "绍兴老街见闻", day: date = MAY) -> Result:
    return extract(text, reference_date=day, title=title)


def periods(text: str, *, title: str = "绍兴老街见闻", day: date = MAY) -> list[str | None]:
    return [one.period for one in news(text, title=title, day=day).observations]


def subjects(text: str, *, title: str = NATION) -> list[str | None]:
    return [one.subject for one in news(text, title=title).observations]


LOOKS = "老街的石板路干干净净，游客三三两两走过。\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the year that runs is not what 目前 is
        ("今年以来，绍兴市整治老街。目前，全市有茶馆42家。", ["2024-05-20"]),
        ("今年以来，绍兴市整治老街。现在，绍兴市有书店18家。", ["2024-05-20"]),
        # nor is a year that a later paragraph looks back on
        (f"绍兴市{LOOKS}2023年，绍兴市修缮老街6条。眼下，全市有民宿31家。", ["2023", "2024-05-20"]),
        (f"绍兴市{LOOKS}2023年，绍兴市修缮老街6条。\n老街有茶馆42家。", ["2023", "2024-05-20"]),
    ],
)
def test_what_is_so_now_is_so_on_the_day(text: str, found: list[str]) -> None:
    assert periods(text) == found


def test_a_report_hands_its_period_to_what_is_so_now() -> None:
    text = "2023年，绍兴市修缮老街6条。目前，全市有茶馆42家。"
    assert periods(text) == ["2023"] * 2
    assert periods("修缮老街6条。目前，有茶馆42家。", title="绍兴市2023年工作") == ["2023"] * 2


def test_a_year_just_over_is_what_is_told_of() -> None:
    """In the first months of a year most is told of the year before."""
    text = f"绍兴市{LOOKS}2023年，绍兴市修缮老街6条。\n老街有茶馆42家。"
    assert periods(text, day=date(2024, 1, 20)) == ["2023"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("十年来，绍兴市累计造林6万亩，新建公园12个。", ["2014/2024"] * 2),
        ("三年来，绍兴市累计培训绣娘6000人。", ["2021/2024"]),
        ("五年来，绍兴市累计培训绣娘6000人。", ["2020/2024"]),  # as a plan's five years
        # what follows is of the day again; what a peak is measured by is no look back
        ("十年来，绍兴市累计造林6万亩。市区有公园12个。", ["2014/2024", "2024-05-20"]),
        ("公园达到12个，创十年来新高，茶馆42家。", ["2024-05-20"] * 2),
    ],
)
def test_news_looks_back_from_its_day(text: str, found: list[str]) -> None:
    assert periods(text) == found


def test_more_years_than_a_plan_are_looked_back_on_by_news_alone() -> None:
    text = "十年来，全市累计造林6万亩。"
    assert periods(text, title="绍兴市2023年林业工作") == ["2023"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自2021年在全市开展整治以来，绍兴市累计修缮老街6条。", ["2021/2024"]),
        ("2021年开展整治以来，绍兴市累计修缮老街6条。", ["2021/2024"]),
        ("从2022年启动改造以来，绍兴市累计改造院落300个。", ["2022/2024"]),
        ("自2021年起步的绍兴老街修缮，2023年完成6条。", ["2023"]),
        ("2021年开展整治以来的绍兴市，2023年修缮老街6条。", ["2023"]),
    ],
)
def test_all_since_a_year(text: str, found: list[str]) -> None:
    assert periods(text) == found


def test_what_goes_on_is_not_of_a_year_that_is_over() -> None:
    front = f"绍兴市{LOOKS}2023年，绍兴市采茶6万吨。"
    assert periods(front + "眼下，春茶上市。全市2000亩桑园正在采摘。")[-1] == "2024-05-20"
    assert periods(front + "全市2000亩桑园进入盛果期。")[-1] == "2024-05-20"
    assert periods(front + "全市桑园2000亩。")[-1] == "2023"


def test_what_a_title_compares_with_is_not_what_is_told_of() -> None:
    text = "绍兴市桑园2000亩长势良好。"
    assert periods(text, title="绍兴桑园面积高于上年") == ["2024-05-20"]
    assert periods(text, title="绍兴上年桑园面积") == ["2023"]


def test_days_said_on_the_way_are_those_of_their_own_paragraph() -> None:
    front = "绍兴老街有茶馆42家。\n"
    told = "刚刚过去的五一假期，绍兴老街接待游客6万人次。\n老街还有绣坊12家。"
    found = ["2024-05-20", "2024-05-01/2024-05-05", "2024-05-20"]
    assert periods(front + told) == found
    assert periods(told) == ["2024-05-01/2024-05-05"] * 2  # it opens with them


def test_these_days_are_the_day() -> None:
    front = f"绍兴市{LOOKS}2023年，绍兴市采茶6万吨。"
    assert periods(front + "这几天，绍兴市2000亩桑园迎来游客。")[-1] == "2024-05-20"


NATIONWIDE = (
    "节日里，我国消费市场人气旺盛，各地推出新场景。\n全国商圈客流上升，全国夜市灯火通明。\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # of no place that it passes through
        (f"{NATIONWIDE}在浙江绍兴，老街挂起灯笼。\n住宿业销售额增长8%。", ["中国"]),
        (f"{NATIONWIDE}绍兴全市老街挂起灯笼。\n住宿业销售额增长8%。", ["中国"]),
        # but of the place that it opens with, or names as often
        ("在绍兴，老街挂起灯笼，全国游客慕名而来。\n住宿业销售额增长8%。", ["绍兴市"]),
        ("老街挂起灯笼。全国游客来到绍兴，绍兴迎来旺季。\n住宿业销售额增长8%。", ["绍兴市"]),
    ],
)
def test_what_speaks_of_the_country_is_the_countrys(text: str, found: list[str | None]) -> None:
    assert subjects(text) == found


def test_a_report_is_no_news_of_the_country() -> None:
    text = "深入实施行动，全国试点推开，全国示范推开。\n绍兴老城客流上升。\n住宿业销售额增长8%。"
    assert subjects(text, title="2024年政府工作报告") == ["绍兴市"]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("据宁波边检机关统计，出入境旅客7万人次，增长8%。", ["宁波市"] * 2),
        ("越城区商务局数据显示，餐饮业销售额增长8%。", ["越城区"]),
        ("商务部数据显示，餐饮业销售额增长8%。", ["中国"]),
        # a place that is not who tells
        ("商务部在宁波公布的数据显示，餐饮业销售额增长8%。", ["中国"]),
    ],
)
def test_whose_figures_an_office_tells(told: str, found: list[str]) -> None:
    assert subjects(f"{NATIONWIDE}在绍兴，老街挂起灯笼。{told}") == found


def test_in_a_places_own_text_its_offices_tell_of_it() -> None:
    told = "商务部数据显示，餐饮业销售额增长8%。"
    assert subjects(f"绍兴市老街挂起灯笼。{told}", title="绍兴市节日消费") == ["绍兴市"]


def statuses(text: str, *, title: str = "绍兴老街见闻", day: date = MAY) -> list[str | None]:
    return [one.status for one in news(text, title=title, day=day).observations]


def test_what_something_comes_from_is_so_already() -> None:
    text = "绍兴市力争到2027年公园由现在的12个增至20个。"
    assert statuses(text) == [None, "target"]
    assert statuses("绍兴市预计全年游客由上年的120万人次增至150万人次。") == [None, "forecast"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年，绍兴市为春茶备好了茶机120台。", [None]),
        ("2025年，绍兴市备茶机120台。", ["target"]),
    ],
)
def test_what_has_been_done_for_a_time_to_come_is_done(text: str, found: list[str | None]) -> None:
    assert statuses(text) == found


def test_news_of_what_comes_next_week_is_of_its_day() -> None:
    text = "截至目前，绍兴丝博会已有120家企业报名。"
    assert periods(text, title="绍兴丝博会下周举行") == ["2024-05-20"]
    feast = periods("预计接待游客12万人次。", title="绍兴中秋假期预计客流")
    assert feast == ["2024-09-15/2024-09-17"]


REPORT = "2024年绍兴市政府工作报告"
DONE_NEXT = (
    "推进老街修缮。加快建设公园12个。茶产业要做大做强，打造茶园6万亩。老街不能冷清。加强管护"
)


def test_a_passage_of_plans_without_deeds_is_one() -> None:
    """Half of its sentences open with what is to be done, and none tells of what has been."""
    day = date(2024, 1, 20)
    told = news(f"{DONE_NEXT}。老街要热闹。", title=REPORT, day=day).observations
    assert {(one.period, one.status) for one in told} == {("2024", "target")}
    done = news(f"{DONE_NEXT}。老街已完成修缮。", title=REPORT, day=day).observations
    assert {(one.period, one.status) for one in done} == {("2023", None)}


def test_a_holidays_travel_is_of_the_days_that_it_took() -> None:
    text = "国庆假期运输圆满收官。9月29日至10月10日，绍兴站发送旅客18万人次。\n绍兴站加开列车12列。"
    title, day = "绍兴站国庆假期发送旅客18万人次", date(2025, 10, 11)
    assert periods(text, title=title, day=day) == ["2025-09-29/2025-10-10"] * 2
    days = "2025-10-01/2025-10-08"
    less = "国庆假期运输圆满收官。10月1日至3日，绍兴站发送旅客8万人次。\n绍兴站加开列车12列。"
    assert periods(less, title=title, day=day)[1] == days
