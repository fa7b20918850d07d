"""Signs, item marks, bounds and units as people write them: the right value, or none."""

from __future__ import annotations

import pytest
from fact_tables import DAY, FACTS, TITLE, check, obs

from extractor import extract, find_quantities
from extractor.layout import read

GROWTH = "黄酒出口"
#: Verbs that leave the direction to the sign, as tables of reports have them.
EITHER = (("增长", "下降"), ("上升", "下降"), ("增加", "减少"))


@pytest.mark.parametrize(
    ("said", "value", "basis"),
    [
        ("同比增减-12.5%", "-12.5", "yoy"),
        ("同比变动-12.5%", "-12.5", "yoy"),
        ("同比变化+12.5%", "12.5", "yoy"),
        ("比上年增减-12.5%", "-12.5", "yoy"),
        ("增长-12.5%", "-12.5", None),
        ("下降-12.5%", "-12.5", None),
        ("下降12.5%", "-12.5", None),
        ("同比+12.5%", "12.5", "yoy"),
        ("同比-12.5%", "-12.5", "yoy"),
        ("环比﹣12.5%", "-12.5", "mom"),
        ("同比↑12.5%", "12.5", "yoy"),
        ("同比↓12.5%", "-12.5", "yoy"),
        ("↑12.5%", "12.5", None),
        ("↓12.5%", "-12.5", None),
        ("▲12.5%", "12.5", None),
        ("▼12.5%", "-12.5", None),
        ("+12.5%", "12.5", None),
        ("降幅为12.5%", "-12.5", None),
        ("跌幅12.5%", "-12.5", None),
        ("减幅达12.5%", "-12.5", None),
        ("增幅为12.5%", "12.5", None),
        ("增速为-12.5%", "-12.5", None),
        ("增减幅度-12.5%", "-12.5", None),
        ("同比增（减）-12.5%", "-12.5", "yoy"),
        ("增(减)12.5%", "12.5", None),
        ("同比下降（12.5%）", "-12.5", "yoy"),
        ("同比↓ 12.5%", "-12.5", "yoy"),
        ("，同比↑ 12.5%", "12.5", "yoy"),
        ("缩水12.5%", "-12.5", None),
        *((f"增长（下降）{n}%", n, None) for n in ("-12.5", "12.5")),
        *((f"同比{verb}（{fall}）-12.5%", "-12.5", "yoy") for verb, fall in EITHER),
        *((f"环比{verb}({fall})-12.5%", "-12.5", "mom") for verb, fall in EITHER),
        *((f"{verb}({fall})-12.5%", "-12.5", None) for verb, fall in EITHER),
        ("同比（↓12.5%）", "-12.5", "yoy"),
        ("环比(+12.5%)", "12.5", "mom"),
    ],
)
def test_growth_has_the_sign_that_is_written(said: str, value: str, basis: str | None) -> None:
    (fact,) = facts(f"绍兴市{GROWTH}{said}。")
    assert (fact["indicator"], fact["measure"], fact["value"]) == (GROWTH, "growth", value)
    assert fact.get("basis") == basis


@pytest.mark.parametrize("sign", ["+", "-", "↑", "↓"])
def test_a_remark_on_an_amount_is_its_growth(sign: str) -> None:
    value = ("-" if sign in "-↓" else "") + "3.1"
    level, growth = facts(f"绍兴市{GROWTH}9亿元（{sign}3.1%）。")
    assert (level["measure"], level["value"]) == ("level", "900000000")
    assert (growth["indicator"], growth["measure"], growth["value"]) == (GROWTH, "growth", value)


@pytest.mark.parametrize("said", ["黄酒厂利润率-3.1%", "黄酒厂利润率为-3.1%"])
def test_a_rate_below_zero_is_a_level(said: str) -> None:
    (fact,) = facts(f"绍兴市{said}。")
    assert (fact["measure"], fact["value"]) == ("level", "-3.1")


@pytest.mark.parametrize(
    ("said", "value", "measure"),
    [
        ("减少-3480万元", "-34800000", "change"),
        ("减少3480万元", "-34800000", "change"),
        ("同比-3480万元", "-34800000", "change"),
        ("同比+3480万元", "34800000", "change"),
    ],
)
def test_changes_have_the_sign_that_is_written(said: str, value: str, measure: str) -> None:
    (fact,) = facts(f"绍兴市{GROWTH}{said}。")
    assert (fact["indicator"], fact["value"], fact["measure"]) == (GROWTH, value, measure)


def test_what_turned_was_of_a_time_before() -> None:
    check(
        "绍兴市黄酒出口由增长5.2%转为下降3.1%。",
        obs("5.2%", GROWTH, "growth 5.2 %", period=None),
        obs("3.1%", GROWTH, "growth -3.1 %"),
    )
    check(
        "绍兴市黄酒出口从2022年的下降5.2%转为增长3.1%。",
        obs("5.2%", GROWTH, "growth -5.2 %", period="2022"),
        obs("3.1%", GROWTH, "growth 3.1 %"),
    )
    check(
        "绍兴市黄酒出口由负增长5.2%转正为增长3.1%。",
        obs("5.2%", GROWTH, "growth -5.2 %", period=None),
        obs("3.1%", GROWTH, "growth 3.1 %"),
    )


def test_a_smaller_loss_is_a_fall_of_the_loss() -> None:
    (fact,) = facts("绍兴乳业公司同比减亏2000万元。")
    assert (fact["indicator"], fact["value"], fact["measure"]) == ("亏损", "-20000000", "change")


@pytest.mark.parametrize(
    ("said", "indicator", "value"),
    [
        ("国有企业减亏1.2亿元", "国有企业亏损", "-120000000"),
        ("纺织企业同比增亏3000万元", "纺织企业亏损", "30000000"),
        ("制造业净利润减亏800万元", "制造业净亏损", "-8000000"),
        ("国有企业减亏12家", "国有企业", "-12"),
        ("茶农增收3200元", "茶农增收", "3200"),
        ("财政收入增收2亿元", "财政收入", "200000000"),
        ("渔民户均减收800元", "渔民户均减收", "-800"),
    ],
)
def test_a_verb_says_what_grew_or_fell(said: str, indicator: str, value: str) -> None:
    (fact,) = facts(f"绍兴市{said}。")
    assert (fact["indicator"], fact["value"], fact["measure"]) == (indicator, value, "change")


MARKS = (
    "1. |1.|1、|1)|1）|(1)|（1）|(一)|（一）|①|⑴|⒈|●|■|★|→|◆|▲|√|Ⅰ.|一、|A.|A、|[1]|* |· |·|2.1|"
    "3.4 |a) |ii.|iv) |(iii)|（ⅳ）|ⅱ.|ⅸ、|vii、|壹、|甲、|第一条 |第12条：|§2 |§2.1 "
)


@pytest.mark.parametrize("mark", MARKS.split("|"))
@pytest.mark.parametrize(
    "said", ["新增企业12家，增长6.2%。", "家庭农场发展到350家。", "个体工商户增长5%。"]
)
def test_a_mark_in_front_changes_no_record(mark: str, said: str) -> None:
    def values(text: str) -> list[dict[str, object]]:
        return [
            {k: v for k, v in f.items() if k not in ("start", "end", "sentence")}
            for f in facts(text)
        ]

    assert values(f"全市工作简报。\n{mark}{said}") == values(f"全市工作简报。\n{said}")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("主要成效\n·完成投资20亿元", "完成投资"),
        ("二、工业\n· 规上工业增加值达到62亿元", "规上工业增加值"),
        ("外贸情况\n‧ 进口8亿元", "进口"),
        ("外贸情况\n・出口12亿元", "出口"),
        ("主要指标\n• 利税总额12亿元", "利税总额"),
        ("来访的有法国作家让\n·雅克一行，观众12人。", "观众"),
    ],
)
def test_a_single_item_after_a_heading(text: str, indicator: str) -> None:
    (fact,) = facts(text)
    assert fact["indicator"] == indicator


@pytest.mark.parametrize(
    "text",
    [
        "2.4元旦期间接待游客3万人次",
        "2.4元宵节期间接待游客3万人次",
        "2.2吨位最大的船队接待游客3万人次",
    ],
)
def test_a_decimal_heading_in_front_of_a_unit_that_is_none(text: str) -> None:
    (fact,) = facts(text)
    assert (fact["value"], fact["unit"]) == ("30000", "人次")
    assert "2." not in fact["indicator"]


@pytest.mark.parametrize("text", ["2.4元的门票卖出3万张", "2.2吨的车运来3万箱", "2.4元一张的门票"])
def test_a_price_in_front_is_no_heading(text: str) -> None:
    assert str(extract(text).quantities[0].value) in ("2.4", "2.2")


def test_lines_that_begin_with_dots_are_items_after_a_heading_too() -> None:
    found = facts("绍兴市一季度情况\n·新增企业12家\n·建成厂房5座")
    assert [(f["indicator"], f["value"]) for f in found] == [("企业", "12"), ("建成厂房", "5")]
    (name,) = facts("绍兴市引进专家，包括伊万\n·彼得罗夫等12人。")
    assert name["value"] == "12"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("营收超10亿元企业12家", [("营收超10亿元企业", "12")]),
        ("营业收入超百亿元企业达到5家", [("营业收入超百亿元企业", "5")]),
        ("过亿元项目30个", [("过亿元项目", "30")]),
        ("月收入5000元以下的占30%", [("月收入5000元以下占比", "30")]),
        ("PM2.5低于35的天数300天", [("PM2.5低于35的天数", "300")]),
        ("空气质量优于二级的天数280天", [("空气质量优于二级的天数", "280")]),
        ("税收500万元以上企业80户", [("税收500万元以上企业", "80")]),
        ("总投资5000万元以上的项目开工率90%", [("总投资5000万元以上的项目开工率", "90")]),
        ("收入低于3000元的家庭占5%", [("收入低于3000元的家庭占比", "5")]),
        ("利润率高于10%的企业20家", [("利润率高于10%的企业", "20")]),
        ("产值超过百亿元的园区达到6个", [("产值超过百亿元的园区", "6")]),
        ("销售额突破1亿元的门店有5家", [("销售额突破1亿元的门店", "5")]),
        ("超10亿元企业12家", [("超10亿元企业", "12")]),
        ("用工超百人企业12家", [("用工超百人企业", "12")]),
        ("参加超万人次赛事3场", [("参加超万人次赛事", "3")]),
        ("年销售过千台的企业27家", [("年销售过千台的企业", "27")]),
        ("产值过百亿元园区5个", [("产值过百亿元园区", "5")]),
        ("1000户以上小区20个", [("1000户以上小区", "20")]),
        ("500人以上企业12家", [("500人以上企业", "12")]),
        ("年龄60岁以上的占25%", [("年龄60岁以上占比", "25")]),
        ("单价不超过500元的商品12种", [("单价不超过500元的商品", "12")]),
        ("月租3000—5000元的占40%", [("月租3000—5000元占比", "40")]),
        ("工龄满30年的职工120人", [("工龄满30年的职工", "120")]),
        ("日产百吨以上的生产线6条", [("日产百吨以上的生产线", "6")]),
        ("三成的家庭年收入超过20万元", [("家庭年收入超过20万元", "30")]),
        ("七成半的农户收入不足3万元", [("农户收入不足3万元", "75")]),
        ("六成五的企业研发投入不低于100万元", [("企业研发投入不低于100万元", "65")]),
        ("一半的门店租金低于3万元", [("门店租金低于3万元", "50")]),
        ("半数的商户日销售额超过5000元", [("商户日销售额超过5000元", "50")]),
        ("七成企业营收超过1亿元", [("企业营收超过1亿元", "70")]),
        ("30%以上的企业营收超过1亿元", [("企业营收超过1亿元", "30")]),
    ],
)
def test_a_bound_that_says_which_is_no_fact(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(f["indicator"], f["value"]) for f in facts(f"绍兴市{text}。")] == wanted


@pytest.mark.parametrize("text", ["完成投资超10亿元。", "完成投资超10亿元，新增企业12家。"])
def test_a_bound_that_says_how_much_is_one(text: str) -> None:
    first = facts(f"绍兴市{text}")[0]
    assert (first["indicator"], first["value"], first["modifier"]) == (
        "完成投资",
        "1000000000",
        "over",
    )


RADICALS = str.maketrans("工金长比月日西见页风车马青龙", "⼯⾦⻓⽐⽉⽇⻄⻅⻚⻛⻋⻢⻘⻰")
PUNCTUATION = (
    str.maketrans("，；：（）", ",;:()"),
    str.maketrans("，；：、。", "﹐﹔﹕､｡"),
    RADICALS,
)
SAID = (
    "6月30日，绍兴市规上工业增加值同比增长6.2%；金融机构贷款余额120亿元，比年初增加3亿元。"
    "风机（含海上）装机28台：青年见习岗位500个，列全省第3位。"
)


@pytest.mark.parametrize("table", PUNCTUATION, ids=["half-width", "small", "radicals"])
def test_equivalent_characters_give_the_same_records(table: dict[int, int]) -> None:
    def records(text: str) -> list[dict[str, object]]:
        (reading,) = read(text)
        assert len(reading.text) == len(text)
        return [{k: v for k, v in f.items() if k != "text"} for f in facts(text)]

    assert records(SAID.translate(table)) == records(SAID)
    assert len(facts(SAID)) == 6


def facts(text: str) -> list[dict[str, object]]:
    """The facts of a text of a place's own, as dicts."""
    return [r.to_dict() for r in extract(text, reference_date=DAY, title=TITLE) if r.type in FACTS]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("百分之二三十", "20 30 %"),
        ("提高2.5个点", "2.5 pp"),
        ("以四千万收购茶厂股份", "40000000 CNY"),
        ("砸下50亿建新厂", "5000000000 CNY"),
        ("斥资12亿建新厂", "1200000000 CNY"),
        ("三百瑞典克朗", "300 SEK"),
        ("三百克朗", ""),
        ("一百里亚尔", ""),
        ("五十万克", "500000 g"),
        ("编号AB-1234亿", ""),
        ("CPI-0.2%", ""),
        ("同比-0.2%", "-0.2 %"),
        ("2个点位", "2 个"),
        ("三分之一方案", "0.333333 1"),
    ],
)
def test_a_quantity_is_read_whole_or_not_at_all(text: str, found: str) -> None:
    shown = [
        " ".join(str(v) for v in (q.value, q.lower, q.upper, q.unit) if v is not None)
        for q in find_quantities(text)
    ]
    assert shown == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22-24年，年均增长5%", "2022/2024"),
        ("05年以来，新增3家", "2005/.."),
        ("工厂98年成立", "1998"),
        ("’24年，新增3家", "2024"),
        ("十四五初期，新增3家", "2021/2025"),
        ("2 0 2 4 年，新增3家", "2024"),
    ],
)
def test_years_in_few_digits_are_years(text: str, value: str) -> None:
    assert [r.value for r in extract(text, reference_date=DAY).times][:1] == [value]


@pytest.mark.parametrize("text", ["工期10-15年", "20-30年后", "历时23年"])
def test_so_many_years_are_no_year(text: str) -> None:
    times = [r.value for r in extract(text, reference_date=DAY).times]
    assert all(value is None or value.startswith("P") for value in times)


@pytest.mark.parametrize(
    ("said", "indicator", "measure"),
    [
        ("各新增企业3家", "企业", "change"),
        ("各有企业3家", "企业", "level"),
        ("各完成投资3亿元", "完成投资", "level"),
        ("各引进项目3个", "引进项目", "level"),
    ],
)
def test_each_is_one_fact_each(said: str, indicator: str, measure: str) -> None:
    found = facts(f"诸暨市、新昌县{said}。")
    assert [f["subject"] for f in found] == ["诸暨市", "新昌县"]
    assert {(f["indicator"], f["measure"]) for f in found} == {(indicator, measure)}


@pytest.mark.parametrize("said", ["各县新增企业3家", "各类企业3家", "各企业3家"])
def test_each_in_front_of_a_noun_belongs_to_it(said: str) -> None:
    (fact,) = facts(f"绍兴市{said}。")
    assert str(fact["indicator"]).startswith("各")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("绍兴市有1.2万人口。", "人口"),
        ("绍兴市1.2万人口规模持续扩大。", "人口规模"),
        ("绍兴市亩均税收25万元。", "亩均税收"),
        ("青州市面积1569平方公里。", "面积"),
    ],
)
def test_a_word_is_not_taken_apart(text: str, indicator: str) -> None:
    assert [f["indicator"] for f in facts(text)] == [indicator]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("命案、火灾分别下降5. 6%、7. 6%，", ["5.6 %", "7.6 %"]),
        ("办成“一张表”，82. 5%的事项网上办", ["82.5 %"]),
        ("供应“标准仓”2. 4万亩（3. 1亿元）", ["24000 mu", "310000000 CNY"]),
        ("并购97起、267. 8亿元", ["97 起", "26780000000 CNY"]),
        ("高于全省、全市1.6个、0. 7个百分点", ["1.6 pp", "0.7 pp"]),
        ("利率为5. 15%~5. 5%", ["5.15..5.5 %"]),
        ("85. 6%的医院", []),
        ("5. 36家医院", ["36 家"]),
        ("85. 36家医院", []),
    ],
)
def test_a_blank_after_the_point_is_healed_or_the_number_is_none(
    text: str, found: list[str]
) -> None:
    values = [
        (q.value if q.value is not None else f"{q.lower}..{q.upper}", q.unit)
        for q in find_quantities(text)
    ]
    assert [f"{value} {unit}" for value, unit in values] == found


def test_a_semicolon_between_digits_is_one() -> None:
    text = "绍兴市合格率列全省第2;35岁以下参与率71.4%，上升3位。"
    (reading,) = read(text)
    assert reading.text == text.replace(";", "；")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("税率由2.5提高到3.2%", ["2.5 %", "3.2 %"]),
        ("门店从18增加到25家", ["18 家", "25 家"]),
        ("投资由1.6亿降至9000万美元", ["160000000 USD", "90000000 USD"]),
        ("从2019增加到3500家", ["3500 家"]),
        ("三又五分之二亿元", ["340000000 CNY"]),
        ("一又二分之一万吨", ["15000 t"]),
        ("六千克朗", []),
        ("六千克蜂蜜", ["6 kg"]),
        ("7/24小时值守", []),
        ("3/4英寸", ["0.75 英寸"]),
        ("冬装打对折", ["50 %"]),
        ("售价₩6000", ["6000 KRW"]),
        ("投资₹400万", ["4000000 INR"]),
        ("4000万円", ["40000000 JPY"]),
    ],
)
def test_numbers_of_moves_fractions_and_signs(text: str, found: list[str]) -> None:
    assert [f"{q.value} {q.unit}" for q in find_quantities(text)] == found


def test_a_rate_that_turns_has_two_signs() -> None:
    check(
        f"绍兴市{GROWTH}增速由-4.2%转为3.5%。",
        obs("-4.2%", GROWTH, "growth -4.2 %", period=None),
        obs("3.5%", GROWTH, "growth 3.5 %"),
    )


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("①新增企业12家②完成出口3亿元", "新增企业12家；完成出口3亿元"),
        ("⑴新增企业12家⑵完成出口3亿元⑶用电量下降2%", "新增企业12家；完成出口3亿元；用电量下降2%"),
        ("出口3亿元②，增长5%①。", "出口3亿元，增长5%。"),
        ("出口[3]增长5%[12]，用电量下降2%［4］。", "出口增长5%，用电量下降2%。"),
    ],
)
def test_a_mark_within_a_sentence_is_layout(text: str, plain: str) -> None:
    def values(said: str) -> list[dict[str, object]]:
        return [
            {k: v for k, v in f.items() if k not in ("start", "end", "sentence")}
            for f in facts(f"绍兴市{said}")
        ]

    assert len(values(plain)) >= 2
    assert values(text) == values(plain)


@pytest.mark.parametrize(
    ("said", "indicator"),
    [
        ("研发占比4%以上的企业达到35家", "研发占比4%以上的企业"),
        ("毛利率超25%企业35家", "毛利率超25%企业"),
        ("增速不低于15%的项目有35个", "增速不低于15%的项目"),
    ],
)
def test_a_rate_that_bounds_a_class_is_no_fact(said: str, indicator: str) -> None:
    (fact,) = facts(f"绍兴市{said}。")
    assert (fact["indicator"], fact["value"]) == (indicator, "35")


def test_expected_years_of_life_are_no_forecast() -> None:
    (fact,) = facts("绍兴市健康预期寿命达70.2岁。")
    assert (fact["indicator"], fact.get("status")) == ("健康预期寿命", None)


@pytest.mark.parametrize("odd", ["7'1%", "7..1%", "7_1%"])
def test_a_value_that_is_not_read_is_not_that_of_its_neighbour(odd: str) -> None:
    (fact,) = facts(f"绍兴市进口、出口分别增长5.3%、{odd}。")
    assert (fact["indicator"], fact["value"]) == ("进口", "5.3")


def test_a_pair_of_straight_quotes_after_a_year_is_one() -> None:
    (reading,) = read('绍兴市举办2024"黄酒节"主题活动12场。')
    assert "2024“黄酒节”" in reading.text
    (reading,) = read('绍兴市生产5"屏幕和7"面板12万片。')
    assert "“" not in reading.text


def test_a_list_may_break_off_after_its_mark() -> None:
    assert [fact["value"] for fact in facts("绍兴市进口、出口分别增长5.3%、")] == ["5.3", "5.3"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("绍兴乳业公司净亏损2300万元，较上年减亏400万元。", ("净利润", "4000000")),
        ("绍兴乳业公司净亏损2300万元，较上年增亏400万元。", ("净利润", "-4000000")),
        ("绍兴乳业公司净利润为-2300万元，同比减亏15%。", ("净利润", "15")),
        ("公司净亏损收窄，国有企业减亏400万元。", ("国有企业亏损", "-4000000")),
    ],
)
def test_a_loss_that_shrinks_is_a_profit_that_grows(text: str, told: tuple[str, str]) -> None:
    fact = facts(text)[-1]
    assert (fact["indicator"], fact["value"]) == told
