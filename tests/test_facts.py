"""What sentences say, one construction after the other: tables of sentences and their facts.

Each sentence stands in a document of its own, titled and dated as below. A row lists all facts of
its sentence in order; fields that a row does not name are not compared, but who and when are: the
document's own place and year unless the row says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extractor import extract

TITLE = "绍兴市2023年工作"
DAY = date(2024, 2, 18)
FACTS = ("observation", "ranking", "recognition")
OWN = {"subject": "绍兴市", "period": "2023"}

Fact = dict[str, Any]


def obs(at: str, indicator: str, what: str, **fields: Any) -> Fact:
    """An observation; ``what`` is measure, value and unit: ``"growth 8.4 %"``."""
    measure, value, unit = what.split()
    fact = {"at": at, "indicator": indicator, "measure": measure, "value": value, "unit": unit}
    return {"type": "observation", **OWN, **fact, "status": None, **fields}


def rank(at: str, indicator: str | None, kind: str, position: int | None, **fields: Any) -> Fact:
    """A ranking."""
    fact = {"at": at, "indicator": indicator, "kind": kind, "position": position}
    return {"type": "ranking", **OWN, **fact, **fields}


def prize(honour: str, subject: str = "绍兴市", **fields: Any) -> Fact:
    """A recognition; its anchor is the honour's name."""
    fact = {"at": honour, "honour": honour, "subject": subject}
    return {"type": "recognition", **OWN, **fact, **fields}


def check(text: str, *wanted: Fact, title: str = TITLE, day: date = DAY) -> None:
    """The facts of a text are those wanted: no other, none missing."""
    found = []
    for record in extract(text, reference_date=day, title=title):
        if record.type in FACTS:
            fields = record.to_dict()
            found.append({"at": fields["text"], **fields})
    shown = [
        {key: fact.get(key) for key in (wanted[n] if n < len(wanted) else fact)}
        for n, fact in enumerate(found)
    ]
    assert shown == list(wanted)


# Coordination -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "工业投资、技改投资同比增长16.2%、11.9%。",
            [
                obs("16.2%", "工业投资", "growth 16.2 %", basis="yoy"),
                obs("11.9%", "技改投资", "growth 11.9 %", basis="yoy"),
            ],
        ),
        (
            "茶叶、竹笋产量分别为3.1万吨、5.4万吨。",
            [
                obs("3.1万吨", "茶叶产量", "level 31000 t"),
                obs("5.4万吨", "竹笋产量", "level 54000 t"),
            ],
        ),
        (
            "第一、二、三产业增加值分别增长3.5%、6.2%和5.1%。",
            [
                obs("3.5%", "第一产业增加值", "growth 3.5 %"),
                obs("6.2%", "第二产业增加值", "growth 6.2 %"),
                obs("5.1%", "第三产业增加值", "growth 5.1 %"),
            ],
        ),
        (
            "新增国家级绿色工厂5家、省级绿色工厂12家。",
            [
                obs("5家", "国家级绿色工厂", "change 5 家"),
                obs("12家", "省级绿色工厂", "change 12 家"),
            ],
        ),
        (
            "进口额、出口额均增长5%。",
            [obs("5%", "进口额", "growth 5 %"), obs("5%", "出口额", "growth 5 %")],
        ),
        (
            "规上工业增加值同比增长7.3%，固定资产投资增长5.1%，社会消费品零售总额下降0.8%。",
            [
                obs("7.3%", "规上工业增加值", "growth 7.3 %", basis="yoy"),
                obs("5.1%", "固定资产投资", "growth 5.1 %", basis="yoy"),
                obs("0.8%", "社会消费品零售总额", "growth -0.8 %", basis="yoy"),
            ],
        ),
        (
            "税收收入480亿元，增长3.2%，占财政收入的比重为85%。",
            [
                obs("480亿元", "税收收入", "level 48000000000 CNY"),
                obs("3.2%", "税收收入", "growth 3.2 %"),
                obs("85%", "税收收入占财政收入的比重", "share 85 %", whole="财政收入"),
            ],
        ),
    ],
)  # fmt: skip
def test_coordination_is_spelt_out(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


def test_members_of_a_list_are_each_the_subject() -> None:
    text = "纺织、黄酒、珍珠3个产业突破百亿规模。"
    check(
        text,
        *[
            obs("百亿", "规模", "level 10000000000 CNY", subject=name, modifier="over")
            for name in ("纺织", "黄酒", "珍珠")
        ],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "进出口总额321亿元，其中出口280亿元，增长9.1%。",
            [
                obs("321亿元", "进出口总额", "level 32100000000 CNY"),
                obs("280亿元", "出口", "level 28000000000 CNY"),
                obs("9.1%", "出口", "growth 9.1 %"),
            ],
        ),
        (
            "进出口总额321亿元。其中，出口280亿元、进口41亿元。",
            [
                obs("321亿元", "进出口总额", "level 32100000000 CNY"),
                obs("280亿元", "出口", "level 28000000000 CNY"),
                obs("41亿元", "进口", "level 4100000000 CNY"),
            ],
        ),
        (
            "汽车产量12万辆，其中新能源汽车3万辆。",
            [
                obs("12万辆", "汽车产量", "level 120000 辆"),
                obs("3万辆", "新能源汽车产量", "level 30000 辆"),
            ],
        ),
        (
            "零售总额47亿元，按经营单位所在地分，城镇40亿元，乡村7亿元。",
            [
                obs("47亿元", "零售总额", "level 4700000000 CNY"),
                obs("40亿元", "城镇零售总额", "level 4000000000 CNY"),
                obs("7亿元", "乡村零售总额", "level 700000000 CNY"),
            ],
        ),
        (  # the second sentence tells parts of the same whole, not of the last part of the first
            "零售总额47亿元。按地域分，城镇40亿元，乡村7亿元。按行业分，批发业30亿元。",
            [
                obs("47亿元", "零售总额", "level 4700000000 CNY"),
                obs("40亿元", "城镇零售总额", "level 4000000000 CNY"),
                obs("7亿元", "乡村零售总额", "level 700000000 CNY"),
                obs("30亿元", "批发业零售总额", "level 3000000000 CNY"),
            ],
        ),
    ],
)
def test_a_part_is_measured_by_what_the_whole_was(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


# From one value to another ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator", "before", "after"),
    [
        ("高新技术企业从2020年底的310家增加到2023年的742家。", "高新技术企业", "2020-12", "2023"),
        ("高新技术企业数量由2019年的310家增至742家。", "高新技术企业数量", "2019", "2023"),
        ("高新技术企业由310家发展到742家。", "高新技术企业", None, "2023"),
    ],
)
def test_from_and_to_are_two_levels(
    text: str, indicator: str, before: str | None, after: str
) -> None:
    check(
        text,
        obs("310家", indicator, "level 310 家", period=before),
        obs("742家", indicator, "level 742 家", period=after),
    )


# Shares and gaps --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "服务业增加值占GDP的比重达到48.6%，比上年提高1.2个百分点。",
            [
                obs("48.6%", "服务业增加值占GDP的比重", "share 48.6 %", whole="GDP"),
                obs("1.2个百分点", "服务业增加值占GDP的比重", "change 1.2 pp", basis="yoy"),
            ],
        ),
        (
            "技术工人占全部职工的三成。",
            [obs("三成", "技术工人占全部职工的比重", "share 30 %", whole="全部职工")],
        ),
        ("清洁能源装机占比61.5%。", [obs("61.5%", "清洁能源装机占比", "share 61.5 %")]),
        ("自来水普及率98.2%。", [obs("98.2%", "自来水普及率", "level 98.2 %")]),
        ("服务业对经济增长的贡献率为61%。", [obs("61%", "服务业对经济增长的贡献率", "level 61 %")]),
    ],
)
def test_a_share_is_part_of_a_whole_and_a_rate_is_a_level(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("text", "at", "value", "unit", "versus"),
    [
        ("研发投入强度超过全省平均水平0.4个百分点。", "0.4个百分点", "0.4", "pp", "浙江省"),
        ("研发投入强度比全国低0.8个百分点。", "0.8个百分点", "-0.8", "pp", "中国"),
        ("研发投入强度低于全省0.7个百分点。", "0.7个百分点", "-0.7", "pp", "浙江省"),
        ("研发投入强度高于年度目标0.2个百分点。", "0.2个百分点", "0.2", "pp", "年度目标"),
        ("研发投入强度是全国平均水平的1.3倍。", "1.3倍", "1.3", "x", "中国"),
    ],
)
def test_a_gap_is_to_another_population(
    text: str, at: str, value: str, unit: str, versus: str
) -> None:
    check(text, obs(at, "研发投入强度", f"gap {value} {unit}", versus=versus, basis=None))


def test_a_gap_after_growth_is_one_of_rates() -> None:
    check(
        "规上工业增加值同比增长7.3%，高于全省1.9个百分点。",
        obs("7.3%", "规上工业增加值", "growth 7.3 %", basis="yoy"),
        obs("1.9个百分点", "规上工业增加值增速", "gap 1.9 pp", versus="浙江省"),
    )


@pytest.mark.parametrize(
    "text", ["合格率比上年同期高0.6个百分点。", "合格率高于上年同期0.6个百分点。"]
)
def test_a_distance_to_ones_own_past_is_a_change(text: str) -> None:
    check(text, obs("0.6个百分点", "合格率", "change 0.6 pp", basis="yoy", versus=None))


# Growth and what it is compared with ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "basis"),
    [
        ("用电量同比增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量比上年增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量较去年同期增长8.4%。", "growth 8.4 %", "yoy"),
        ("用电量环比增长8.4%。", "growth 8.4 %", "mom"),
        ("用电量年均增长8.4%。", "growth 8.4 %", "cagr"),
        ("用电量较2019年底增长8.4%。", "growth 8.4 %", "2019-12"),
        ("用电量比2020年下降8.4%。", "growth -8.4 %", "2020"),
        ("用电量比2020年增长8.4%。", "growth 8.4 %", "2020"),
        ("用电量较2020年增加8.4%。", "growth 8.4 %", "2020"),
        ("用电量增长8.4%。", "growth 8.4 %", None),
        ("用电量下降8.4%。", "growth -8.4 %", None),
        ("用电量增速达到8.4%。", "growth 8.4 %", None),
    ],
)
def test_growth_and_its_basis(text: str, what: str, basis: str | None) -> None:
    check(text, obs("8.4%", "用电量", what, basis=basis))


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("快递业务量翻一番。", "翻一番", "2"),
        ("快递业务量翻两番。", "翻两番", "4"),
        ("快递业务量增长1.5倍。", "1.5倍", "2.5"),
        ("快递业务量增长两倍。", "两倍", "3"),
        ("快递业务量增长到3倍。", "3倍", "3"),
    ],
)
def test_a_multiple_is_the_ratio_of_new_to_old(text: str, at: str, value: str) -> None:
    check(text, obs(at, "快递业务量", f"growth {value} x"))


def test_a_multiple_of_the_past_names_it() -> None:
    check(
        "快递业务量突破2亿件，是2020年的2.3倍。",
        obs("2亿件", "快递业务量", "level 200000000 件", modifier="over"),
        obs("2.3倍", "快递业务量", "growth 2.3 x", basis="2020"),
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "审批时间缩短50%，减少3天。",
            [obs("50%", "审批时间", "growth -50 %"), obs("3天", "审批时间", "change -3 d")],
        ),
        (
            "失业率比上年下降0.3个百分点。",
            [obs("0.3个百分点", "失业率", "change -0.3 pp", basis="yoy")],
        ),
        ("利润降幅收窄2.1个百分点。", [obs("2.1个百分点", "利润降幅", "change -2.1 pp")]),
        ("新增规上企业215家。", [obs("215家", "规上企业", "change 215 家")]),
        ("新增215家规上企业。", [obs("215家", "规上企业", "change 215 家")]),
        (
            "城镇新增就业3.2万人，同比增长2.1%。",
            [
                obs("3.2万人", "城镇新增就业", "level 32000 人"),
                obs("2.1%", "城镇新增就业", "growth 2.1 %", basis="yoy"),
            ],
        ),
    ],
)  # fmt: skip
def test_changes_carry_their_sign(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


def test_a_loss_is_a_negative_profit() -> None:
    maker = "绍兴会稽山公司"
    check(
        f"{maker}净亏损1.9亿元。",
        obs("1.9亿元", "净利润", "level -190000000 CNY", subject=maker),
    )


# What a clause leaves unsaid --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("高新技术企业增长12%，增幅居全省第3位。", "高新技术企业增幅"),
        ("新增高新技术企业215家，数量居全省第3位。", "高新技术企业数量"),
        ("高新技术企业增长12%，居全省第3位。", "高新技术企业"),
    ],
)
def test_a_bare_measure_is_of_what_was_just_measured(text: str, indicator: str) -> None:
    result = extract(text, reference_date=DAY, title=TITLE)
    assert [(r.indicator, r.position, r.scope) for r in result.rankings] == [
        (indicator, 3, "浙江省")
    ]


def test_both_of_what_was_said_together() -> None:
    check(
        "工业投资、技改投资分别增长8%、12%，增速均居全省前3位。",
        obs("8%", "工业投资", "growth 8 %"),
        obs("12%", "技改投资", "growth 12 %"),
        rank("前3位", "工业投资增速", "top", 1, upper=3, scope="浙江省"),
        rank("前3位", "技改投资增速", "top", 1, upper=3, scope="浙江省"),
    )


def test_another_place_measured_by_the_same() -> None:
    check(
        "绍兴市粮食产量92万吨，诸暨市21万吨。",
        obs("92万吨", "粮食产量", "level 920000 t"),
        obs("21万吨", "粮食产量", "level 210000 t", subject="诸暨市"),
    )


# Scopes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "subject", "scope"),
    [
        (TITLE, "用电量居全省第3位。", "绍兴市", "浙江省"),
        (TITLE, "用电量居全国第3位。", "绍兴市", "中国"),
        (TITLE, "用电量居世界第3位。", "绍兴市", "世界"),
        (TITLE, "上虞区用电量居全市第3位。", "上虞区", "绍兴市"),
        (TITLE, "用电量居全国地级市第3位。", "绍兴市", "全国地级市"),
        (TITLE, "用电量在长三角27个城市中居第3位。", "绍兴市", "长三角27个城市"),
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
        rank("亚军", "全省龙舟锦标赛", "position", 2),
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


# Recognitions -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绍兴市荣获全国绿化模范城市称号。", [prize("全国绿化模范城市")]),
        ("绍兴市连续两年获评全国双拥模范城。", [prize("全国双拥模范城", streak="P2Y")]),
        ("大唐小镇被命名为省级特色小镇。", [prize("省级特色小镇", "大唐小镇", level="省级")]),
        ("17家企业入选省级绿色工厂。", [prize("省级绿色工厂", level="省级", count=17)]),
        (
            "嵊州市、新昌县获评国家知识产权强县。",
            [prize("国家知识产权强县", "嵊州市"), prize("国家知识产权强县", "新昌县")],
        ),
        (
            "诸暨市、新昌县分别获评全国工业百强县、全国科技创新百强县。",
            [prize("全国工业百强县", "诸暨市"), prize("全国科技创新百强县", "新昌县")],
        ),
        (
            "诸暨市获评全国工业百强县、全国科技创新百强县。",
            [prize("全国工业百强县", "诸暨市"), prize("全国科技创新百强县", "诸暨市")],
        ),
    ],
)  # fmt: skip
def test_recognitions(text: str, wanted: list[Fact]) -> None:
    check(text, *[{"count": None, "streak": None, "level": None, **fact} for fact in wanted])


def test_named_members_of_a_number_have_no_count() -> None:
    result = extract(
        "卧龙电气、盾安环境等12家企业入选省级未来工厂。", reference_date=DAY, title=TITLE
    )
    named = [r for r in result.recognitions if r.count is None]
    assert [(r.subject, r.honour) for r in named] == [
        ("卧龙电气", "省级未来工厂"),
        ("盾安环境", "省级未来工厂"),
    ]
    assert result.observations == []


def test_a_new_grant_has_its_count() -> None:
    result = extract("新获批国家级企业技术中心3家。", reference_date=DAY, title=TITLE)
    assert [(r.honour, r.count, r.level) for r in result.recognitions] == [
        ("国家级企业技术中心", 3, "国家级")
    ]


@pytest.mark.parametrize(
    "text", ["绍兴市正在争创全国绿化模范城市。", "新增省级绿色工厂12家。", "公司获批上市。"]
)
def test_what_confers_nothing(text: str) -> None:
    assert extract(text, reference_date=DAY, title=TITLE).recognitions == []


# How sure, and when -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "period"),
    [
        ("规上企业达到3000家。", None, "2023"),
        ("到2027年，规上企业力争达到3000家。", "target", "2027"),
        ("力争到2027年，规上企业达到3000家。", "target", "2027"),
        ("到2027年规上企业达到3000家。", "target", "2027"),
        ("2024年的目标是，规上企业达到3000家。", "target", "2024"),
        ("预计2024年规上企业达到3000家。", "forecast", "2024"),
    ],
)
def test_goals_and_forecasts_are_no_facts_yet(text: str, status: str | None, period: str) -> None:
    check(text, obs("3000家", "规上企业", "level 3000 家", status=status, period=period))


def test_what_is_under_way_is_planned() -> None:
    check(
        "总投资18亿元的镜岭抽水蓄能电站项目开工建设。",
        obs(
            "18亿元",
            "总投资",
            "level 1800000000 CNY",
            subject="镜岭抽水蓄能电站项目",
            status="planned",
        ),
    )


def test_a_list_of_goals_is_all_goals() -> None:
    check(
        "2024年预期目标是：地区生产总值增长6%，规上企业达到3000家。",
        obs("6%", "地区生产总值", "growth 6 %", period="2024", status="target"),
        obs("3000家", "规上企业", "level 3000 家", period="2024", status="target"),
    )


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("出口2000亿元。", ["2023"]),
        ("2022年出口1900亿元。", ["2022"]),
        ("2022年，出口1900亿元；2023年，出口2000亿元。", ["2022", "2023"]),
        ("2022年，出口1900亿元。进口300亿元。", ["2022", "2022"]),
        (
            "2023年，出口1900亿元。\n\n2022年，进口300亿元。\n\n用电量9亿千瓦时。",
            ["2023", "2022", "2023"],
        ),
        ("去年出口1900亿元。", ["2023"]),
        ("截至2022年底，外资企业达到900家。", ["2022-12"]),
        ("2023年，出口2000亿元。2021年以来，培育外资企业900家。", ["2023", "2021/2023"]),
        ("今年1月，出口160亿元。", ["2024-01"]),
    ],
)
def test_a_period_is_said_carried_or_the_documents(text: str, periods: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [o.period for o in found] == periods


# Who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (TITLE, "用电量增长3%。", "绍兴市"),
        (TITLE, "全市用电量增长3%。", "绍兴市"),
        (TITLE, "我市用电量增长3%。", "绍兴市"),
        (TITLE, "全省用电量增长3%。", "浙江省"),
        (TITLE, "诸暨市用电量增长3%。", "诸暨市"),
        (TITLE, "绍兴水务集团用电量增长3%。", "绍兴水务集团"),
        ("新昌县2023年工作", "全县用电量增长3%。", "新昌县"),
        ("浙江省2023年工作", "全省用电量增长3%。", "浙江省"),
        ("2023年全国电力运行", "用电量增长3%。", "中国"),
    ],
)
def test_who_a_fact_is_about(title: str, text: str, subject: str) -> None:
    check(text, obs("3%", "用电量", "growth 3 %", subject=subject), title=title)


def test_who_was_named_stays_until_the_sentence_ends() -> None:
    check(
        "诸暨市粮食产量21万吨，增长2%。用电量增长3%。",
        obs("21万吨", "粮食产量", "level 210000 t", subject="诸暨市"),
        obs("2%", "粮食产量", "growth 2 %", subject="诸暨市"),
        obs("3%", "用电量", "growth 3 %"),
    )


def test_a_companys_own_report() -> None:
    name = "浙江古越龙山绍兴酒股份有限公司"
    check(
        f"{name}：2023年公司实现营业收入17.8亿元，同比增长10%，净利润4亿元。",
        obs("17.8亿元", "营业收入", "level 1780000000 CNY", subject=name),
        obs("10%", "营业收入", "growth 10 %", subject=name, basis="yoy"),
        obs("4亿元", "净利润", "level 400000000 CNY", subject=name),
        title=f"{name}2023年年度报告",
    )


# Nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "会议强调，要抓好工作落实。",
        "坚持一张蓝图绘到底，一茬接着一茬干。",
        "“453X”体系和5G技术加快发展。",
        "会议于2024年1月5日召开。",
        "文件第3条规定如下。",
    ],
)
def test_sentences_without_facts(text: str) -> None:
    check(text)


def test_numbers_that_only_name_a_class() -> None:
    found = extract("为80岁以上老年人发放津贴。建设千吨级码头。", reference_date=DAY, title=TITLE)
    assert found.observations == []
    assert "80岁以上" in [q.text for q in found.quantities]
