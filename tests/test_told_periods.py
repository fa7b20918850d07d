"""What a document reports on, and what is told on the way of other times."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

HALF, JULY = "绍兴市2025年上半年经济运行", date(2025, 7, 28)


def periods(text: str, *, title: str = HALF, day: date = JULY) -> list[str | None]:
    """The periods of all facts, in the order of their anchors."""
    found = extract(text, reference_date=day, title=title)
    facts = [*found.observations, *found.rankings, *found.recognitions]
    return [one.period for one in sorted(facts, key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "丝绸出口总额居全省第3位，上年同期为第8位。",
            ["2025-01/2025-06", "2024-01/2024-06"],
        ),
        ("丝绸产值增长9.1%，去年同期增长6.2%。", ["2025-01/2025-06", "2024-01/2024-06"]),
        (
            "丝绸产值53亿元，上年同期为48亿元，同比增长10.4%。",
            ["2025-01/2025-06", "2024-01/2024-06", "2025-01/2025-06"],
        ),
        ("茶园面积增长9.1%，一季度增长6.2%。", ["2025-01/2025-06", "2025-01/2025-03"]),
        (
            "丝绸产值53亿元。新昌县入选2023年全国百强县。茶园面积2.1万亩。",
            ["2025-01/2025-06", "2023"],
        ),
    ],
)
def test_what_a_later_clause_is_of_does_not_flow_back(text: str, wanted: list[str]) -> None:
    assert periods(text)[: len(wanted)] == wanted


def test_a_year_after_what_was_told_is_not_the_documents() -> None:
    day, title = date(2025, 3, 25), "绍兴市2024年国民经济和社会发展统计公报"
    assert periods("丝绸产量32万米，2023年为28万米。", title=title, day=day) == ["2024", "2023"]
    text = "茶叶产量9万吨，上年同期为8万吨，增长12.5%。"
    assert periods(text, title=title, day=day) == ["2024", "2023", "2024"]
    text = "全市现有水文站28个。2025年计划新建水文站4座。"
    assert periods(text, title="绍兴市水利局2024年工作", day=date(2025, 1, 18)) == ["2024", "2025"]
    text = "2024年10月，丝绸产量3万米。全市现有水文站28个。"
    assert periods(text, title="绍兴市2024年1-11月数据", day=date(2025, 1, 18)) == ["2024-10"] * 2


def test_the_year_before_in_a_comparison_is_none_that_is_reported_on() -> None:
    text = "丝绸产值53亿元，上年同期为48亿元。"
    assert periods(text, title="鉴湖丝绸业绩稳步增长")[0] == "2025-07-28"


def test_days_at_the_head_of_a_report_on_more_are_of_their_paragraph() -> None:
    text = "5月1日至5日，全市接报警情1213起。\n\n全市破获案件325起。"
    assert periods(text) == ["2025-05-01/2025-05-05", "2025-01/2025-06"]
    told = periods(text, title="绍兴市2025年治安情况")
    assert told == ["2025-05-01/2025-05-05"] * 2


@pytest.mark.parametrize(
    ("said", "day"),
    [("7月16日，", "2025-07-16"), ("3月16日，", "2025-03-16"), ("昨天，", "2025-07-27")],
)
def test_a_day_alone_in_its_clause_is_when_the_fact_after_it_was(said: str, day: str) -> None:
    """It is so for its sentence, whatever the title reports on."""
    text = f"{said}全市最高用电负荷1200万千瓦，居全省第2位。全市用电量210亿千瓦时。"
    assert periods(text) == [day, day, "2025-01/2025-06"]
    text = f"{said}全市最高用电负荷1200万千瓦，今年第三次创新高。"
    assert periods(text, title="绍兴电网平稳迎峰度夏") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "7月16日，市统计局发布数据，茶园面积增长5%。",
        "7月16日，上半年茶园面积增长5%。",
        "7月16日，据市统计局统计，茶园面积增长5%。",
        "7月16日市统计局通报，茶园面积增长5%。",
        "7月16日，绍兴市召开茶产业会议，茶园面积增长5%。",
    ],
)
def test_the_day_on_which_something_was_announced_is_not_when_it_was(text: str) -> None:
    assert periods(text) == ["2025-01/2025-06"]


def test_on_a_day_the_year_before_is_that_of_what_is_reported_on() -> None:
    text = "7月，全市用电量45亿千瓦时。8月4日，最大放电功率142万千瓦，比去年同期增长1.3倍。"
    found = extract(text, reference_date=date(2025, 8, 12), title="绍兴市7月电力运行")
    assert [(one.period, one.basis) for one in found.observations] == [
        ("2025-07", None),
        ("2025-08-04", None),
        ("2025-08-04", "yoy"),
    ]


@pytest.mark.parametrize(
    "front", ["继2022年、2023年后，第三次", "继2022年后再次", "继2021年和2023年之后再度"]
)
def test_when_it_was_so_before_is_not_when_it_is(front: str) -> None:
    text = f"新昌县{front}获评全国健康县。新增茶园320亩。"
    assert periods(text) == ["2025-01/2025-06"] * 2
    assert periods("新昌县2023年再次获评全国健康县。")[0] == "2023"


def told(text: str, title: str, day: date) -> list[tuple[str | None, str | None, str | None]]:
    """Who, when and how sure each observation is."""
    found = extract(text, reference_date=day, title=title).observations
    return [(one.subject, one.period, one.status) for one in found]


@pytest.mark.parametrize(
    ("verb", "status"),
    [("预计", "forecast"), ("计划", "target"), ("力争", "target"), ("", None)],
)
@pytest.mark.parametrize("who", ["公司", "集团"])
def test_a_word_of_aiming_is_no_part_of_who_aims(who: str, verb: str, status: str | None) -> None:
    title = "鉴湖精密2025年半年度报告"
    text = f"{who}{verb}2025年新增门店20家。"
    assert told(text, title, JULY) == [("鉴湖精密", "2025", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("提出抗诉86件。", None),
        ("提出纠正意见112件。", None),
        ("2024年，共提出再审检察建议56件。", None),
        ("提出实施重大项目100项。", "target"),
    ],
)
def test_what_is_put_forward_is_not_aimed_at(text: str, status: str | None) -> None:
    found = extract(text, reference_date=date(2025, 1, 16), title="绍兴市2024年工作")
    (one,) = found.observations
    assert one.status == status
    assert status or not one.indicator.startswith("提出")


@pytest.mark.parametrize("than", ["比2023年", "较2023年", "同2023年相比", "与2023年相比"])
@pytest.mark.parametrize("thing", ["旅客数", "案件数"])
def test_a_number_that_is_compared_is_no_ratio(thing: str, than: str) -> None:
    text = f"{thing}{than}减少182件，上诉率7.6%。"
    found = extract(text, reference_date=date(2025, 1, 8), title="越城区法院2024年工作")
    assert [(one.indicator, one.period, one.basis) for one in found.observations] == [
        (thing, "2024", "yoy"),
        ("上诉率", "2024", None),
    ]


@pytest.mark.parametrize("front", ["与上年相比", "与上年同期相比", "与上年同比", "与去年同比"])
def test_a_comparison_in_a_clause_of_its_own_is_of_what_follows(front: str) -> None:
    for text, bases in (
        (f"{front}，火灾起数、伤亡人数分别上升4.6%、下降6.3%。", ["yoy", "yoy"]),
        ("火灾起数、伤亡人数分别上升4.6%、下降6.3%。", [None, None]),
        ("获奖14项，比上年多5项；科研经费32万元，增长28.9%。", [None, "yoy", None, None]),
    ):
        found = extract(text, reference_date=date(2025, 1, 8), title="绍兴市2024年工作")
        assert [one.basis for one in found.observations] == bases


@pytest.mark.parametrize(
    ("title", "day", "period"),
    [
        ("绍兴火车站暑运发送旅客82万人次", date(2025, 9, 1), "2025-07-01/2025-08-31"),
        ("绍兴火车站2025年铁路暑运发送旅客82万人次", date(2025, 9, 1), "2025-07-01/2025-08-31"),
        ("绍兴火车站暑运发送旅客再创新高", date(2025, 7, 20), "2025-07-20"),  # they last still
    ],
)
def test_a_stretch_of_days_in_a_title(title: str, day: date, period: str) -> None:
    (one,) = extract("旅游流占比六成。", reference_date=day, title=title).observations
    assert one.period == period


def test_a_year_that_is_any_year_is_no_period() -> None:
    text = "2025年上半年，绍兴市工业投资增长5%。\n这是鉴湖一年里最美的时候，出口增长3%。"
    found = extract(text, reference_date=date(2025, 8, 1), title="").observations
    assert [one.period for one in found] == ["2025-01/2025-06", "2025-01/2025-06"]
    text = "一年里，绍兴市工业投资增长5%。\n出口增长3%。"
    found = extract(text, reference_date=date(2025, 12, 30), title="").observations
    assert [one.period for one in found] == ["2025", "2025"]


@pytest.mark.parametrize(("day", "period"), [(20, "2023-02-19"), (28, "2022")])
def test_news_of_yesterday_is_of_its_days(day: int, period: str) -> None:
    text = "2月19日晚，运动会在诸暨市闭幕。本届赛会共11支代表团参赛。\n"
    text += "赛场内外一片欢腾。" * 40 + "\n去年，赛事落户诸暨。去年，场馆开工。\n"
    found = extract(text, reference_date=date(2023, 2, day), title="运动会在诸暨闭幕").observations
    assert [one.period for one in found if one.text == "11支"] == [period]


FRONT = "诸暨是丝绸之乡。\n这里有丝绸作坊753家。\n"


@pytest.mark.parametrize(
    ("title", "text", "period"),
    [
        ("诸暨加快丝绸之乡建设", f"{FRONT}2024年，诸暨市接待游客90万人次。", "2025-06-21"),
        ("诸暨智能制造", f"{FRONT}今年以来，诸暨市建成工厂12家。", "2025-06-21"),
        ("岁末看诸暨", f"岁末盘点，诸暨添彩。{FRONT}今年，诸暨市建成工厂12家。", "2025"),
        ("诸暨2024年丝绸产业", f"{FRONT}2024年，诸暨市接待游客90万人次。", "2024"),
        ("一批“十五五”重点工程推进", "诸暨市的东线水渠长41公里。", "2025-06-21"),
    ],
)
def test_a_year_said_further_down_in_news_is_not_what_it_is_about(
    title: str, text: str, period: str
) -> None:
    """Nor is a plan that only says of things in a title which it planned."""
    day = date(2025, 12, 21) if "岁末" in text else date(2025, 6, 21)
    assert periods(text, title=title, day=day)[0] == period


def test_a_month_soon_to_come_tells_of_no_year_before() -> None:
    text = "据称，八个国家决定4月增产原油20万桶。此外，国际黄金价格一度上涨至5400美元。"
    assert periods(text, title="国际快讯", day=date(2025, 3, 2))[-1] == "2025-03-02"
    text = "全市现有水文站28个。12月建成4座。"
    told = periods(text, title="绍兴市水利局工作", day=date(2025, 1, 18))
    assert told == ["2024-12"] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今天，各站迎来返程高峰，诸暨站预计发送旅客1.8万人次。", "2024-05-05"),
        ("5月5日诸暨市统计局公布，诸暨站发送旅客1.8万人次。", "2024-05-01/2024-05-05"),
    ],
)
def test_a_day_of_a_holiday_is_when_what_went_on_it_was(text: str, period: str) -> None:
    text = f"5月1日—5日，诸暨市接待游客13.6万人次。\n{text}"
    assert periods(text, title="五一假期出行", day=date(2024, 5, 5))[-1] == period


def test_in_news_a_time_to_come_is_of_its_sentence() -> None:
    text = "东线水渠近日完工，预计6月底可向诸暨市供水。东线水渠长98公里。"
    assert periods(text, title="东线水渠", day=date(2024, 4, 30)) == ["2024-04-30"]
    text = "今年5月20日起，诸暨市实施补贴。每件最高补贴500元。"
    assert periods(text, title="补贴", day=date(2024, 4, 30)) == ["2024-05-20/.."]


def test_a_month_said_further_down_makes_no_year_of_news_of_the_country() -> None:
    text = "央行下调利率。该行基准利率降至4%。\n统计局公布，甲国6月产出下降2%。"
    told = periods(text, title="国际快讯", day=date(2025, 8, 8))
    assert told[0] == "2025-08-08"


def test_what_is_compared_with_a_time_is_not_of_it() -> None:
    text = "5月份，丝绸指数为50.3%，相比上个月上升0.6个百分点。"
    assert periods(text, title="丝绸运行", day=date(2024, 6, 24)) == ["2024-05"] * 2
    text = "丝绸产量相比2020年增长5%。"
    assert periods(text, title="丝绸运行", day=date(2024, 6, 24)) == ["2024-06-24"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("7月28日，诸暨站已连续6天旅客发送量突破5万人次。", "2025-07-23/2025-07-28"),
        ("6月份，诸暨市旅游业指数连续两个月位于55%以上。", "2025-05/2025-06"),
        ("诸暨站连续6天接待5万人。", "2025-01/2025-06"),
        ("6月份，诸暨市旅游业指数连续两个月回升至55%。", "2025-06"),
    ],
)
def test_what_stays_above_an_amount_does_so_all_through_a_run(text: str, period: str) -> None:
    assert periods(text) == [period]


def test_a_run_that_begins_on_a_day_is_counted_from_it() -> None:
    text = "从7月20日开始，诸暨市连续6天收割小麦超2万亩。"
    assert periods(text, title="诸暨市夏收") == ["2025-07-20/2025-07-25"]


def test_a_run_of_years_ends_with_the_term_it_is_in() -> None:
    title, day = "“十四五”时期诸暨市发展", date(2025, 12, 28)
    text = "“十四五”期间，诸暨市丝绸出口额连续三年超过1亿元。"
    assert periods(text, title=title, day=day) == ["2023/2025"]


def test_news_of_what_may_come_is_not_of_a_year_that_is_over() -> None:
    text = "{0}诸暨市2025年出口丝绸317万米。该市丝绸业损失可能达到150亿元。"
    told = periods(text.format("今天，诸暨举行会议。\n"), title="诸暨快讯", day=date(2026, 5, 5))
    assert told == ["2025", "2026-05-05"]


def test_a_time_that_something_is_measured_by_is_of_that_alone() -> None:
    text = "截至3日，甲国债务超过31亿元，超过甲国去年全年23亿元的生产总值。每户负债2万元。"
    assert periods(text, title="甲国债务", day=date(2022, 10, 5))[-1] == "2022-10-05"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("三年来，湖区物种增多。白鹭增至7万只，新辟13个湖区。", ["2024", "2021/2024"]),
        ("十年里，诸暨市援建项目2000个。现有丝厂12家。", ["2014/2024", "2024-10-12"]),
    ],
)
def test_years_that_news_looks_back_on(text: str, wanted: list[str]) -> None:
    assert periods(text, title="湖区保护", day=date(2024, 10, 12)) == wanted


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        ("参保率达到98%，较2020年提高2个百分点。", ["2025", "2025"]),
        ("经营主体比2020年净增200户。", ["2025"]),
        # against the end of another term it is of all of this one, and so is a sum
        ("经营主体较“十三五”末增长5%。", ["2021/2025"]),
        ("新建学校120所。", ["2021/2025"]),
    ],
)
def test_what_there_is_more_than_before_a_term_is_of_its_end(said: str, periods: list[str]) -> None:
    text = f"“十四五”期间，全市改革不断深化。{said}"
    found = extract(text, title="绍兴市“十四五”发展成就", reference_date=date(2025, 10, 21))
    assert [one.period for one in found.observations] == periods
