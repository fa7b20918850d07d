"""What stays in the name of what was counted, and what does not: verbs, examples, earlier words.

Each row is a sentence and what its facts are of, in order.
"""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE

from extractor import extract

#: The verb that says what was done with the things that are counted.
VERBS = [
    ("举办黄酒推介会12场。", ["举办黄酒推介会"]),
    ("展会期间举办12场黄酒推介会、5场社戏。", ["举办黄酒推介会", "举办社戏"]),
    ("公益讲座举办12场。", ["公益讲座"]),
    ("抢险救援12起、社会救助5起。", ["抢险救援", "社会救助"]),
    ("培训养育照护师资35人次、开展养育照护小组活动7场。", ["培训养育照护师资", "养育照护小组活动"]),
    ("处置交通事故12起、危化品事故处置任务5起。", ["处置交通事故", "危化品事故处置任务"]),
    ("新认定省级中试平台8家、市级中试平台5家。", ["新认定省级中试平台", "新认定市级中试平台"]),
    ("创建市级示范村12个。", ["创建市级示范村"]),
    ("获评市级示范村12个。", ["市级示范村"]),
]

#: The examples in front of a word that says nothing without them; and of one that does.
EXAMPLES = [
    ("举办黄酒品鉴、社戏巡演等活动12场。", ["举办黄酒品鉴、社戏巡演等活动"]),
    ("查处商标、专利等案件12件。", ["查处商标、专利等案件"]),
    ("举办品鉴、社戏等文化活动12场。", ["举办文化活动"]),
    ("举办展览、社戏等文化活动12场。", ["举办文化活动"]),
]

#: All there are of something, whatever those told of before were.
TOTALS = [
    ("新设内陆港3个，内陆港总数达29个。", ["新设内陆港", "内陆港总数"]),
    ("新增外贸航线5条，航线总数达82条。", ["外贸航线", "航线总数"]),
    ("新登记经营主体320户、增长13%，总量达2037户。", ["新登记经营主体"] * 2 + ["经营主体总量"]),
    ("新开工水库6座，总数达12座。", ["新开工水库", "水库总数"]),
    ("新能源汽车6万辆，总量居全省首位。", ["新能源汽车", "新能源汽车总量"]),
    ("引进外贸企业6家，总数达12家。", ["引进外贸企业", "引进外贸企业总数"]),
]

#: Rates are of the things, not of what was done with them; parts are named by their own words.
OF_THINGS = [
    ("受理旅游投诉97件，办结率100%。", ["受理旅游投诉", "旅游投诉办结率"]),
    ("整改任务已完成81项，完成率92%。", ["整改任务", "整改任务完成率"]),
    ("出口机电产品36亿元，其中船舶出口8亿元。", ["出口机电产品", "船舶出口"]),
    ("汽车产量9万辆，其中新能源汽车3万辆。", ["汽车产量", "新能源汽车产量"]),
    ("技能人才总量156万人，其中高技能人才52万人。", ["技能人才总量", "高技能人才"]),
]

#: What else was done with things that were only named, or whose count grew in between.
DONE_WITH = [
    ("客运航线162条，已停航82条。", ["客运航线", "客运航线停航"]),
    ("年初承诺的10件民生实事办结9件。", ["民生实事", "民生实事办结"]),
    ("受理诉讼案件638件，增长3%，结案620件。", ["受理诉讼案件"] * 2 + ["诉讼案件结案"]),
    ("企业120家，用工3万人。", ["企业", "用工"]),
    ("餐饮收入3亿元，减免2亿元。", ["餐饮收入", "减免"]),
    ("老年病区床位使用率74%，其中新建病区117张。", ["老年病区床位使用率", "新建病区"]),
    ("毕业生落实率93%，其中研究生96%。", ["毕业生落实率", "研究生毕业生落实率"]),
    ("海船造船完工量达到953万修正总吨。", ["海船造船完工量"]),
]

#: How far work is with what stands on so much land, and what the trades of a paragraph grow by.
AS_TOLD = [
    ("36万亩早稻进入收获期，收割已过八成。", ["早稻", "早稻收割"]),
    ("秋粮收获目前已过八成。", ["秋粮收获"]),
    ("种植早稻36万亩，验收八成。", ["种植早稻", "验收"]),
    (
        "工业增加值增长8%。35个大类行业中有24个实现增长，其中食品制造业增长5%，纺织业增长4%。",
        ["工业增加值", "实现增长大类行业", "食品制造业增加值", "纺织业增加值"],
    ),
    (
        "工业增加值增长8%，列全省第2位，比上年前移2位。食品制造业增长5%。",
        ["工业增加值", "工业增加值增速", "工业增加值增速", "食品制造业增加值"],
    ),
    (
        "工业增加值增长8%。社会消费品零售总额增长4%。35个行业保持增长，食品业增长5%。",
        ["工业增加值", "社会消费品零售总额", "行业", "食品业"],
    ),
    ("工业增加值增长8%，其中食品制造业增长5%。", ["工业增加值", "食品制造业"]),
]

#: What says how or of what kind, and belongs to no name; and 新增 inside the name of a statistic.
ASIDE = [
    ("“稽山黄酒”品牌价值评估为17亿元。", ["品牌价值"]),
    ("重污染天数平均4天。", ["重污染天数"]),
    ("像这样的茶馆在绍兴已经有27家。", ["茶馆"]),
    ("像沈佳音一样的茶农创办茶馆27家。", ["茶农创办茶馆"]),
    ("新建了27家这样的茶馆。", ["新建茶馆"]),
    ("可再生能源发电新增装机36万千瓦。", ["可再生能源发电新增装机"]),
    ("可再生能源新增装机36万千瓦。", ["可再生能源新增装机"]),
    ("新增发电装机36万千瓦。", ["发电装机"]),
]


@pytest.mark.parametrize(
    ("text", "told"), [*VERBS, *EXAMPLES, *TOTALS, *OF_THINGS, *DONE_WITH, *AS_TOLD, *ASIDE]
)
def test_what_a_fact_is_of(text: str, told: list[str]) -> None:
    found = extract(text, title=TITLE, reference_date=DAY)
    facts = sorted([*found.observations, *found.rankings], key=lambda one: one.start)
    assert [one.indicator for one in facts] == told


def test_an_honour_is_ranked_once_with_its_count() -> None:
    found = extract(
        "新认定省级工厂2家、市级工厂6家，均居全省第一。", title=TITLE, reference_date=DAY
    )
    assert [one.indicator for one in found.rankings] == ["新认定省级工厂", "新认定市级工厂"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全市26家重点景区共接待游客5万人次。", ["重点景区", "重点景区接待游客"]),
        ("全市26家重点景区一共接待游客5万人次。", ["重点景区", "重点景区接待游客"]),
        # several kinds, nobody who acts, and nothing that they did
        ("全市5个村和26家景区共接待游客5万人次。", ["村", "景区", "接待游客"]),
        ("两次拍卖共释放资金5亿元。", ["拍卖", "释放资金"]),
        ("全市26家景区共3万间客房。", ["景区", "客房"]),
    ],
)
def test_what_those_counted_did_together_is_told_of_them(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=date(2024, 2, 18), title="绍兴市2023年文旅工作")
    assert [one.indicator for one in found.observations] == indicators


def test_what_was_brought_up_to_a_value_is_no_verb() -> None:
    found = extract("参保率由27%提到35%，比例提到40%。", reference_date=DAY, title=TITLE)
    assert [one.indicator for one in found.observations][:2] == ["参保率", "参保率"]
