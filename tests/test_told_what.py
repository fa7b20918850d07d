"""What a number measures, and of what: levels that changes led to, bases, limits, lists, deeds.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs, prize, rank

NONE_SAID = {"period": None}

#: 由A缩短为B: the level it came to, whatever verb brought it there.
CAME_TO = [
    (
        "开办企业环节由8个压缩为2个。",
        [
            obs("8个", "开办企业环节", "level 8 个", **NONE_SAID),
            obs("2个", "开办企业环节", "level 2 个"),
        ],
    ),
    (
        "污水处理率由82%提升为91%。",
        [
            obs("82%", "污水处理率", "level 82 %", **NONE_SAID),
            obs("91%", "污水处理率", "level 91 %"),
        ],
    ),
    (
        "行政村由260个归并为180个。",
        [
            obs("260个", "行政村", "level 260 个", **NONE_SAID),
            obs("180个", "行政村", "level 180 个"),
        ],
    ),
    (
        "茶园面积、桑园面积分别由20万亩、9万亩拓展到25万亩、11万亩。",
        [
            obs("20万亩", "茶园面积", "level 200000 mu", **NONE_SAID),
            obs("9万亩", "桑园面积", "level 90000 mu", **NONE_SAID),
            obs("25万亩", "茶园面积", "level 250000 mu"),
            obs("11万亩", "桑园面积", "level 110000 mu"),
        ],
    ),
    ("办税时间缩短3天。", [obs("3天", "办税时间", "change -3 d")]),
]

#: 下调后: what came before is no change of what is told.
AFTER = [
    ("下调后公积金贷款利率为2.6%。", [obs("2.6%", "公积金贷款利率", "level 2.6 %")]),
    ("精简后的申报材料为4件。", [obs("4件", "申报材料", "level 4 件")]),
    ("压减后的班次为60班。", [obs("60班", "班次", "level 60 班")]),
    ("公积金贷款利率下调0.2个百分点。", [obs("0.2个百分点", "公积金贷款利率", "change -0.2 pp")]),
]

#: Against what a change is: the figures of a budget, and a year that was passed.
AGAINST = [
    (
        "交通支出8亿元，比上年执行数增长5%。",
        [
            obs("8亿元", "交通支出", "level 800000000 CNY"),
            obs("5%", "交通支出", "growth 5 %", basis="yoy"),
        ],
    ),
    (
        "税收收入9亿元，比2021年决算数下降4%。",
        [
            obs("9亿元", "税收收入", "level 900000000 CNY"),
            obs("4%", "税收收入", "growth -4 %", basis="2021"),
        ],
    ),
    (
        "会议费3000万元，比预算减少500万元。",
        [
            obs("3000万元", "会议费", "level 30000000 CNY"),
            obs("500万元", "会议费", "gap -5000000 CNY", versus="预算"),
        ],
    ),
    (
        "旅游收入9亿元，超上年同期2亿元，接待游客80万人次。",
        [
            obs("9亿元", "旅游收入", "level 900000000 CNY"),
            obs("2亿元", "旅游收入", "change 200000000 CNY", basis="yoy"),
            obs("80万人次", "接待游客", "level 800000 人次"),
        ],
    ),
    (
        "合格率98%，低于上年同期1个百分点。",
        [
            obs("98%", "合格率", "level 98 %"),
            obs("1个百分点", "合格率", "change -1 pp", basis="yoy"),
        ],
    ),
    (
        "旅游收入9亿元，已超上年全年，接待游客80万人次。",
        [
            obs("9亿元", "旅游收入", "level 900000000 CNY"),
            obs("80万人次", "接待游客", "level 800000 人次"),
        ],
    ),
    (
        "预算收入8亿元，执行数增长5%。",
        [
            obs("8亿元", "预算收入", "level 800000000 CNY"),
            obs("5%", "执行数", "growth 5 %"),
        ],
    ),
]

#: 仅12家 counts what stands in front; after a population it says how few have an honour.
ONLY = [
    ("全市瞪羚企业仅12家。", [obs("12家", "瞪羚企业", "level 12 家")]),
    ("全市百亿企业只有5家。", [obs("5家", "百亿企业", "level 5 家")]),
    ("新增独角兽企业仅2家。", [obs("2家", "独角兽企业", "change 2 家")]),
    (
        "绍兴市入选国家水网先导区，全省仅2个。",
        [
            prize("国家水网先导区"),
            rank("仅2个", "国家水网先导区", "only", None, upper=2, scope="浙江省"),
        ],
    ),
]

#: What may not be passed is set, and measured nowhere.
LIMITS = [
    ("管网漏损率不得高于9%。", []),
    ("单笔补助不得超过20万元，自筹比例不得低于40%。", []),
    ("管网漏损率低于9%。", [obs("9%", "管网漏损率", "level 9 %", modifier="under")]),
]

#: The verb in front of a list is said of all its members, and a deed with its thing of none.
LISTS = [
    (
        "建成泵站2座、水闸3座、堤防5公里。",
        [
            obs("2座", "建成泵站", "level 2 座"),
            obs("3座", "建成水闸", "level 3 座"),
            obs("5公里", "建成堤防", "level 5 km"),
        ],
    ),
    (
        "查办税务案件5件、海关案件6件、金融案件7件、知识产权案件8件。",
        [
            obs("5件", "查办税务案件", "level 5 件"),
            obs("6件", "查办海关案件", "level 6 件"),
            obs("7件", "查办金融案件", "level 7 件"),
            obs("8件", "查办知识产权案件", "level 8 件"),
        ],
    ),
    (
        "送戏下乡20场、公益讲座举办30场。",
        [obs("20场", "送戏下乡", "level 20 场"), obs("30场", "公益讲座", "level 30 场")],
    ),
    (
        "新增高新技术企业9家、中国驰名商标2件。",
        [
            obs("9家", "高新技术企业", "change 9 家"),
            obs("2件", "中国驰名商标", "change 2 件"),
        ],
    ),
    (
        "发放助企贷款12笔3000万元。",
        [
            obs("12笔", "发放助企贷款", "level 12 笔"),
            obs("3000万元", "发放助企贷款", "level 30000000 CNY"),
        ],
    ),
    (
        "兑付稳岗补贴80户200万元。",
        [
            obs("80户", "兑付稳岗补贴", "level 80 户"),
            obs("200万元", "兑付稳岗补贴", "level 2000000 CNY"),
        ],
    ),
]

#: What was said of the thing before is no part of the next measure.
NEXT_MEASURE = [
    (
        "出口占比提高2个百分点，总额居全省第5。",
        [
            obs("2个百分点", "出口占比", "change 2 pp"),
            rank("第5", "出口总额", "position", 5, scope="浙江省"),
        ],
    ),
    (
        "绿化覆盖率42%，综合评分居全省第4。",
        [
            obs("42%", "绿化覆盖率", "level 42 %"),
            rank("第4", "综合评分", "position", 4, scope="浙江省"),
        ],
    ),
    (
        "新房销售面积下降4%，降幅收窄1个百分点；销售额8亿元。",
        [
            obs("4%", "新房销售面积", "growth -4 %"),
            obs("1个百分点", "新房销售面积降幅", "change -1 pp"),
            obs("8亿元", "新房销售额", "level 800000000 CNY"),
        ],
    ),
    (
        "专项债限额9亿元，余额7亿元。",
        [
            obs("9亿元", "专项债限额", "level 900000000 CNY"),
            obs("7亿元", "专项债余额", "level 700000000 CNY"),
        ],
    ),
    (
        "签约项目30个，完成投资9亿元。",
        [obs("30个", "签约项目", "level 30 个"), obs("9亿元", "完成投资", "level 900000000 CNY")],
    ),
    (
        "竣工投产30个，完成年度投资9亿元。",
        [obs("30个", "竣工投产", "level 30 个"), obs("9亿元", "年度投资", "level 900000000 CNY")],
    ),
    ("存款余额连跨3个万亿元台阶。", []),
    (
        "抢修的管网36条，已修复20条。",
        [obs("36条", "抢修的管网", "level 36 条"), obs("20条", "管网修复", "level 20 条")],
    ),
    (
        "完成交通投资6亿元，占年度任务的90%，投资额居全省第3。",
        [
            obs("6亿元", "交通投资", "level 600000000 CNY"),
            obs("90%", "交通投资占年度任务的比重", "share 90 %", whole="年度任务"),
            rank("第3", "交通投资额", "position", 3, scope="浙江省"),
        ],
    ),
    (
        "食品占物价总涨幅六成。",
        [obs("六成", "食品占物价总涨幅的比重", "share 60 %", whole="物价总涨幅")],
    ),
    (
        "规上企业30家，实现利润9亿元。",
        [
            obs("30家", "规上企业", "level 30 家"),
            obs("9亿元", "规上企业利润", "level 900000000 CNY"),
        ],
    ),
    (
        "结案8000件，较上个五年上升12%。",
        [obs("8000件", "结案", "level 8000 件"), obs("12%", "结案", "growth 12 %")],
    ),
]

#: What was done with counted things says which they are; what goes on with them names none.
THOSE_THAT = [
    ("获推广的经验8条。", [obs("8条", "获推广的经验", "level 8 条")]),
    ("纳入管控的古树60棵。", [obs("60棵", "纳入管控的古树", "level 60 棵")]),
    ("通过验收的工坊7个。", [obs("7个", "通过验收的工坊", "level 7 个")]),
    (
        "绍兴市航班通达欧洲26个国家的235个城市。",
        [
            obs("26个", "航班通达欧洲国家", "level 26 个"),
            obs("235个", "航班通达欧洲城市", "level 235 个"),
        ],
    ),
    (
        "绍兴市举办的展会迎来游客，来自28个国家的300名游客参观。",
        [obs("28个", "来自国家", "level 28 个"), obs("300名", "游客参观", "level 300 名")],
    ),
    ("列入计划的工程9项。", [obs("9项", "列入计划的工程", "level 9 项")]),
    ("完成投资9亿元。", [obs("9亿元", "完成投资", "level 900000000 CNY")]),
    ("30万亩茶园正在修剪。", [obs("30万亩", "茶园", "level 300000 mu")]),
    ("20支救援队加紧搜救。", [obs("20支", "救援队", "level 20 支")]),
    ("20家企业实现盈利。", [obs("20家", "实现盈利企业", "level 20 家")]),
    (
        "带动2万户茶农户均增收3000元。",
        [
            obs("2万户", "带动茶农", "level 20000 户"),
            obs("3000元", "茶农户均增收", "change 3000 CNY"),
        ],
    ),
    ("为30户家庭兑现奖金6万元。", [obs("6万元", "兑现奖金", "level 60000 CNY")]),
    ("造成3万人次不同程度受灾。", [obs("3万人次", "受灾", "level 30000 人次")]),
    ("改造300套（间）老公房。", [obs("300套", "改造老公房", "level 300 套")]),
]

#: What is measured, whole: no word of it taken for another, nor what it is told of put to it.
WHOLE = [
    ("再贷款余额30亿元。", [obs("30亿元", "再贷款余额", "level 3000000000 CNY")]),
    ("超长期国债20亿元。", [obs("20亿元", "超长期国债", "level 2000000000 CNY")]),
    ("中长期存款增加5亿元。", [obs("5亿元", "中长期存款", "change 500000000 CNY")]),
    ("因灾倒塌房屋20间。", [obs("20间", "因灾倒塌房屋", "level 20 间")]),
    ("平均受教育年限11年。", [obs("11年", "平均受教育年限", "level 11 a")]),
    (
        "治愈患者30名，累计治愈50例。",
        [obs("30名", "治愈患者", "level 30 名"), obs("50例", "治愈", "level 50 例")],
    ),
    ("集采药品平均降价40%。", [obs("40%", "集采药品平均降价", "growth -40 %")]),
    ("门票降价20元。", [obs("20元", "门票降价", "change -20 CNY")]),
    ("水费平均降幅12%。", [obs("12%", "水费", "growth -12 %")]),
    ("投入机械60台班。", [obs("60台班", "投入机械", "level 60 台班")]),
    ("最大流量每秒300立方米。", [obs("300立方米", "最大流量", "level 300 m3/s")]),
    ("瞬时风速每秒25米。", [obs("25米", "瞬时风速", "level 25 m/s")]),
    ("收购均价每公斤32元。", [obs("32元", "收购均价", "level 32 CNY")]),
    ("水库蓄水300立方米。", [obs("300立方米", "水库蓄水", "level 300 m3")]),
]

#: Two values against one that is no place.
APART = [
    (
        "轻工业、重工业增速分别高于全部工业1.2个和2.5个百分点。",
        [
            obs("1.2", "轻工业增速", "gap 1.2 pp", versus="全部工业"),
            obs("2.5个百分点", "重工业增速", "gap 2.5 pp", versus="全部工业"),
        ],
    ),
    (
        "出口增速高于年度目标3个百分点。",
        [obs("3个百分点", "出口增速", "gap 3 pp", versus="年度目标")],
    ),
]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        *(*CAME_TO, *AFTER, *AGAINST, *ONLY, *LIMITS),
        *(*LISTS, *NEXT_MEASURE, *THOSE_THAT, *WHOLE, *APART),
    ],
)
def test_what_is_told(text, facts) -> None:
    check(text, *facts)
