"""What is said with other words: how a thing rose, who got where, whatever the verb."""

from datetime import date

import pytest

from extractor import extract
from extractor.tokens import tokenize

DAY = date(2024, 7, 3)
TITLE = "绍兴市上半年经济运行情况"


@pytest.mark.parametrize(
    "text",
    [
        "签约额2亿元，平稳增长5%。",
        "签约额逆势增长5%。",
        "签约额强势增长5%。",
        "签约额由此增长5%。",
        "签约额实现增长5%。",
        "签约额悄然增长5%。",
    ],
)
def test_how_a_thing_rose_is_in_no_name(text: str) -> None:
    last = extract(text, reference_date=DAY, title=TITLE).observations[-1]
    assert (last.indicator, last.measure, last.text) == ("签约额", "growth", "5%")


def test_an_adjective_in_a_name_stays_there() -> None:
    text = "制造业总体规模居全省第二位。河湖治理成效居全省第三位。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.indicator for one in found] == ["制造业总体规模", "河湖治理成效"]


@pytest.mark.parametrize(
    "how",
    ["依旧位居", "总体居", "依然列", "历史性跃居", "首度步入", "一跃来到", "荣居", "牢居", "挤入"],
)
def test_whatever_the_verb_of_a_rank(how: str) -> None:
    [rank] = extract(f"珍珠产量{how}全省前五。", reference_date=DAY, title=TITLE).rankings
    assert (rank.indicator, rank.upper, rank.scope) == ("珍珠产量", 5, "浙江省")


@pytest.mark.parametrize("how", ["杀进", "强势跃居", "强势来到", "一举冲至", "悄然攀上"])
def test_from_rank_to_rank_whatever_moved_it(how: str) -> None:
    text = f"珍珠产量由上年的第8{how}第3。"
    old, new = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (old.position, old.period, old.indicator) == (8, "2023", "珍珠产量")
    assert (new.position, new.indicator) == (3, "珍珠产量")


def test_seasons_and_pages_are_moved_by_nothing() -> None:
    text = "投资增速一季度居第二，产业发展由第一产业转向第二产业。"
    found = extract(text, reference_date=DAY, title=TITLE).rankings
    assert [one.position for one in found] == [2]


@pytest.mark.parametrize("how", ["一连四年居", "接连四年位居", "已连着四年居", "四年蝉联"])
def test_streaks_in_other_words(how: str) -> None:
    [rank] = extract(f"珍珠产量{how}全省第一。", reference_date=DAY, title=TITLE).rankings
    assert (rank.streak, rank.indicator) == ("P4Y", "珍珠产量")


@pytest.mark.parametrize("verb", ["步入", "闯进", "挤入", "迈进", "跨入"])
def test_who_gets_into_a_list_is_honoured(verb: str) -> None:
    [one] = extract(
        f"诸暨市{verb}中国县域旅游百强县。", reference_date=DAY, title=TITLE
    ).recognitions
    assert (one.subject, one.honour) == ("诸暨市", "中国县域旅游百强县")
    assert not extract(f"诸暨市{verb}新阶段。", reference_date=DAY, title=TITLE).recognitions


@pytest.mark.parametrize("front", ["约占", "仅占", "已占"])
def test_a_share_is_named_without_how_sure_it_is(front: str) -> None:
    text = f"光伏发电{front}装机总量比重由20%提升至30%。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == ["光伏发电占装机总量比重"] * 2


@pytest.mark.parametrize(
    ("text", "indicator", "basis"),
    [
        ("对外投资平均每年增长5%。", "对外投资", "cagr"),
        ("对外投资每年平均增长5%。", "对外投资", "cagr"),
        ("对外投资同比实现增长5%。", "对外投资", "yoy"),
    ],
)
def test_a_mean_growth_in_other_words(text: str, indicator: str, basis: str) -> None:
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert (one.indicator, one.basis) == (indicator, basis)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("肉类产量可达5万吨。", "肉类产量"),
        ("奖牌总数定格在9枚。", "奖牌总数"),
        ("超额完成利润2亿元。", "利润"),
        ("累积发送旅客6万人次。", "发送旅客"),
    ],
)
def test_verbs_that_a_name_does_not_need(text: str, indicator: str) -> None:
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert one.indicator == indicator


def test_an_adverb_glued_to_a_name_is_parted_from_it() -> None:
    text = "绍兴港共完成集装箱吞吐量42万标准箱。"
    assert "港共" in tokenize(text).words
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert (one.subject, one.indicator) == ("绍兴港", "集装箱吞吐量")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("件均用时3天。", "件均用时"),
        ("3.3件均费用320元。", "件均费用"),
        ("案均用时12天。", "案均用时"),
        ("全市床均收入3万元。", "床均收入"),
        ("全市村均集体收入60万元。", "村均集体收入"),
        ("案件均在12天内办结，结案30件。", "结案"),
    ],
)
def test_an_average_of_each_piece_is_part_of_what_is_measured(text: str, indicator: str) -> None:
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert one.indicator == indicator


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("事故起数降至零。", [("0", "1")]),
        ("较大事故由5起降至零。", [("5", "起"), ("0", "起")]),
        ("失业率由3%降到零，再创新低。", [("3", "%"), ("0", "%")]),
    ],
)
def test_what_came_to_nothing_is_zero(text: str, units: list[tuple[str, str]]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(str(one.value), one.unit) for one in found] == units


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("行动中共查处案件30起。", "查处案件"),
        ("执法中共出动人员200人次。", "出动人员"),
        ("整治过程中共拆除违建30处。", "拆除违建"),
        ("全市普查中共登记单位3万家。", "登记单位"),
        ("抽查中累计抽检样品50批次。", "抽检样品"),
        ("专项检查中，共发现隐患12处。", "发现隐患"),
        ("中共绍兴市委表彰单位12个。", "表彰单位"),
    ],
)
def test_a_course_of_work_is_none_of_what_was_done(text: str, indicator: str) -> None:
    """Nor does it end in the name of the party, which the tokeniser sees in 行动中 | 共 | 查处."""
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert one.indicator == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("出口额触底反弹，位居全省第5位。", "出口额"),
        ("工业投资2亿元；出口额一路走高，位居全省第5位。", "出口额"),
        ("兑付率96%；货物退回率波动较大，列全省第5位。", "货物退回率"),
        ("用电量不断刷新纪录，居全省第5位。", "用电量"),
        ("收入分配制度改革成效明显，居全省第5位。", "收入分配制度改革"),
    ],
)
def test_a_clause_that_tells_how_it_went_names_what_is_ranked(text: str, indicator: str) -> None:
    last = extract(text, reference_date=DAY, title=TITLE).rankings[-1]
    assert (last.indicator, last.position) == (indicator, 5)


def test_a_deed_is_a_noun_in_front_of_whatever_becomes_of_it() -> None:
    for how in ("正式达成", "达成", "获批"):
        text = f"全国首个跨境渔业协定{how}。"
        [first] = extract(text, reference_date=DAY, title=TITLE).rankings
        assert first.indicator == "跨境渔业协定"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("衣着类价格上涨2%，居住类下降1%。", ["衣着类价格", "居住类价格"]),
        (
            "衣着类价格上涨2%，居住类、交通类分别下降1%、3%。",
            ["衣着类价格", "居住类价格", "交通类价格"],
        ),
        ("第一产业增加值增长2%；第二产业增长4%。", ["第一产业增加值", "第二产业增加值"]),
        (
            "城镇居民人均收入增长5%，农村居民增长6%。",
            ["城镇居民人均收入", "农村居民人均收入"],
        ),
        ("民营企业利润增长2%，工业投资增长4%。", ["民营企业利润", "工业投资"]),
        # a part keeps its own words
        ("规上工业增加值增长2%，其中纺织业增长4%。", ["规上工业增加值", "纺织业"]),
    ],
)
def test_members_of_a_kind_grow_by_one_measure(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("对外价格上涨2%，涨幅与上年持平，比全国高1个百分点。", "对外价格涨幅"),
        ("出口箱量3万标箱，单月首次突破3万标准箱大关。", "出口箱量"),
        ("以诸暨科创中心建设为牵引，新增首台（套）重大装备5项。", "首台（套）重大装备"),
    ],
)
def test_what_a_later_clause_is_about(text: str, indicator: str) -> None:
    last = extract(text, reference_date=DAY, title=TITLE).observations[-1]
    assert (last.indicator, last.subject) == (indicator, "绍兴市")


def test_a_contest_that_opens_a_clause_by_its_results() -> None:
    text = "质效向好。日前揭晓的2023年度浙江省县域营商环境评价结果中，我市位列全省第九。"
    [rank] = extract(text, reference_date=DAY, title=TITLE).rankings
    assert (rank.indicator, rank.period, rank.scope) == ("县域营商环境评价", "2023", "浙江省")


@pytest.mark.parametrize("word", ["平安", "法治", "数字", "健康", "美丽", "清廉", "幸福"])
def test_the_place_a_motto_names_is_the_documents_own(word: str) -> None:
    text = f"妥善处置诸暨火灾、嵊州滑坡等灾害。{word}浙江建设迈向更高水平，群众满意率超97%。"
    [one] = extract(text, reference_date=DAY, title="2024年政府工作报告").observations
    assert one.subject == "浙江省"


def test_a_review_since_a_year_is_of_the_year_it_is_told_in() -> None:
    text = "7月2日，该市召开通气会，对2021年以来的表现作了盘点。\n\n绍兴在101个城市中列第54位。"
    [rank] = extract(text, reference_date=DAY, title="绍兴晒成绩单").rankings
    assert rank.period == "2024"


def test_of_several_each_has_what_is_new() -> None:
    text = "“稽山标准”、“稽山品牌”分别新增12项和44项，累计分别达到64项和288项。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [(one.indicator, one.text, one.measure) for one in found] == [
        ("“稽山标准”", "12项", "change"),
        ("“稽山品牌”", "44项", "change"),
        ("“稽山标准”", "64项", "level"),
        ("“稽山品牌”", "288项", "level"),
    ]


def test_what_is_told_of_this_year_is_not_of_the_days_of_a_holiday() -> None:
    text = (
        "5月1日至5日，诸暨市接待游客12万人次。\n\n"
        "今年以来，诸暨先后跻身中国旅游百强县，列第17位。五泄景区被认定为国家级文明旅游示范单位。"
    )
    result = extract(text, reference_date=date(2024, 5, 6), title="诸暨市“五一”假期旅游情况")
    assert [one.period for one in result.observations] == ["2024-05-01/2024-05-05"]
    found = [*result.rankings, *result.recognitions]
    assert {one.period for one in found} == {"2024"}


def test_a_mean_of_each_time_is_a_noun() -> None:
    [one] = extract("次均药费下降4%。", reference_date=DAY, title=TITLE).observations
    assert one.indicator == "次均药费"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("记者从安禾财产保险股份有限公司获悉，出口回升。", "安禾财产保险股份有限公司"),
        ("记者从华岳建设集团有限公司获悉，出口回升。", "华岳建设集团有限公司"),
        ("大桥由华岳建设集团有限公司承建。", "华岳建设集团有限公司"),
    ],
)
def test_a_name_after_where_news_is_from_is_whole(text: str, name: str) -> None:
    found = [one.text for one in extract(text, reference_date=DAY).entities]
    assert found == [name]


def test_words_that_begin_so_stay_whole() -> None:
    assert not extract("坚持从严治党，由衷感谢，自力更生。", reference_date=DAY).entities
