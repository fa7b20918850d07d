"""What news measures, by its own words: what stands beside them says how, where or against what.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs

#: For how much of a thing an amount is told, whatever verb stands between.
PER_UNIT = [
    ("丝绸期货价格跌破每吨70万元。", [obs("70万元", "丝绸期货价格", "level 700000 CNY")]),
    ("丝绸期货价格升破每吨90万元。", [obs("90万元", "丝绸期货价格", "level 900000 CNY")]),
    (
        "小麦单产实现每亩375公斤，比上年每亩增加9公斤。",
        [
            obs("375公斤", "小麦单产", "level 375 kg"),
            obs("9公斤", "小麦单产", "change 9 kg", basis="yoy"),
        ],
    ),
    ("地租提高到每公顷900元。", [obs("900元", "地租", "level 900 CNY")]),
    (
        "社员分红预计每股460元。",
        [obs("460元", "社员分红", "level 460 CNY", status="forecast")],
    ),
    ("棉花每亩补贴300元。", [obs("300元", "棉花每亩补贴", "level 300 CNY")]),
]

#: How long it took, and in which kinds of places or fields it was done.
ON_THE_WAY = [
    ("短短两周就吸引游客2万人次。", [obs("2万人次", "吸引游客", "level 20000 人次")]),
    ("三天累计接待游客2万人次。", [obs("2万人次", "接待游客", "level 20000 人次")]),
    (
        "在智慧农业、低空经济等领域推出200个应用场景。",
        [obs("200个", "推出应用场景", "level 200 个")],
    ),
    ("在学校、村委会等地设置了18个安置点。", [obs("18个", "设置安置点", "level 18 个")]),
]

#: Against what a change is, where that is no time.
AGAINST = [
    ("通过率较新政实施前提高5个百分点。", [obs("5个百分点", "通过率", "change 5 pp")]),
    ("运行时间较普通班列压缩30%。", [obs("30%", "运行时间", "growth -30 %")]),
    ("性价比提高5%。", [obs("5%", "性价比", "growth 5 %")]),
]

NONE_SAID = {"period": None}

#: From when on something grew, where that is told as two amounts first.
GREW_FROM = [
    (
        "里程由2020年的90公里增加到2023年的120公里，增长三成。",
        [
            obs("90公里", "里程", "level 90 km", period="2020"),
            obs("120公里", "里程", "level 120 km"),
            obs("三成", "里程", "growth 30 %", basis="2020"),
        ],
    ),
    (
        "里程由90公里增加到120公里，增长三成。",
        [
            obs("90公里", "里程", "level 90 km", **NONE_SAID),
            obs("120公里", "里程", "level 120 km"),
            obs("三成", "里程", "growth 30 %", basis=None),
        ],
    ),
    (
        "里程由2018年的90公里增加到2023年的120公里，五年净增30公里。",
        [
            obs("90公里", "里程", "level 90 km", period="2018"),
            obs("120公里", "里程", "level 120 km"),
            obs("30公里", "里程", "change 30 km", period="2019/2023", basis=None),
        ],
    ),
]

#: What was done to something is done, by 将 and by 把; a plan's own amount is none of what is done.
DONE = [
    ("将某类设备返修率降低了20%。", [obs("20%", "某类设备返修率", "growth -20 %")]),
    ("将老建筑修旧如旧，建成12个街区。", [obs("12个", "建成街区", "level 12 个")]),
    (
        "已筹集住房12套（间），占年度计划20套（间）的60%，完成投资3亿元。",
        [
            obs("12套", "筹集住房", "level 12 套"),
            obs(
                "60%",
                "筹集住房占年度计划20套（间）的比重",
                "share 60 %",
                whole="年度计划20套（间）",
            ),
            obs("3亿元", "完成投资", "level 300000000 CNY"),
        ],
    ),
    ("将建成12个街区。", [obs("12个", "建成街区", "level 12 个", status="planned")]),
]


#: What only points at a thing, and that something was done everywhere, is none of its name.
POINTED_AT = [
    *(
        (f"{word}丝绸展厅有25个。", [obs("25个", "丝绸展厅", "level 25 个")])
        for word in ("这种", "这样的", "这里")
    ),
    *(
        (f"{word}展厅陈列丝绸25件。", [obs("25件", "展厅陈列丝绸", "level 25 件")])
        for word in ("这个", "这家")
    ),
    (
        "本次下调预计释放资金3亿元。",
        [obs("3亿元", "释放资金", "level 300000000 CNY", status="forecast")],
    ),
    *(
        (f"{word}发放贷款3亿元。", [obs("3亿元", "发放贷款", "level 300000000 CNY")])
        for word in ("各地", "各口岸")
    ),
    ("各级荣誉25项。", [obs("25项", "各级荣誉", "level 25 项")]),
]

#: What an index shows, how badly things were hurt, what brought it about; what counted things do.
SAID_BESIDE = [
    (
        "反映外部需求、短期收入的新出口订单指数为50.3。",
        [obs("50.3", "新出口订单指数", "level 50.3 1")],
    ),
    ("反映问题的信访件12件。", [obs("12件", "反映问题的信访件", "level 12 件")]),
    ("50栋房屋不同程度受损。", [obs("50栋", "受损房屋", "level 50 栋")]),
    (
        "暴雨当天在柯桥区的袭击共导致76名村民受伤。",
        [obs("76名", "受伤村民", "level 76 名", subject="柯桥区")],
    ),
    (
        "设立了19个医疗救治点和1个流动医院。",
        [obs("19个", "医疗救治点", "level 19 个"), obs("1个", "流动医院", "level 1 个")],
    ),
    (
        "丝绸销售量、茶叶销售额同比均实现30%以上增长。",
        [
            obs("30%以上", "丝绸销售量", "growth 30 %", basis="yoy"),
            obs("30%以上", "茶叶销售额", "growth 30 %", basis="yoy"),
        ],
    ),
    (
        "120座重点车站实现持联程票旅客站内便捷换乘。",
        [obs("120座", "实现持联程票旅客站内便捷换乘重点车站", "level 120 座")],
    ),
]

#: What money was for has an amount of its own, and what is measured of a thing may stand in front.
SPENT = [
    (
        "投入3亿元实施12项改造工程。",
        [obs("3亿元", "投入", "level 300000000 CNY"), obs("12项", "实施改造工程", "level 12 项")],
    ),
    (
        "发放消费券3000万元带动消费5亿元。",
        [
            obs("3000万元", "发放消费券", "level 30000000 CNY"),
            obs("5亿元", "带动消费", "level 500000000 CNY"),
        ],
    ),
    (
        "设立总规模不低于2亿元的产业引导基金。",
        [obs("2亿元", "产业引导基金总规模", "level 200000000 CNY")],
    ),
    ("设立2亿元的产业引导基金。", [obs("2亿元", "产业引导基金", "level 200000000 CNY")]),
]

#: How many sorts of things a measure is of is in its name; what it is known by is not.
IN_NAMES = [
    (
        "轻工11类商品零售额近3亿元，同比增长5%。",
        [
            obs("3亿元", "轻工11类商品零售额", "level 300000000 CNY"),
            obs("5%", "轻工11类商品零售额", "growth 5 %", basis="yoy"),
        ],
    ),
    ("打造12类健康环境。", [obs("12类", "打造健康环境", "level 12 类")]),
    (
        "以丝绸、茶叶为代表的特色产品出口增长60%。",
        [obs("60%", "特色产品出口", "growth 60 %")],
    ),
    ("三天日均接待游客2万人次。", [obs("2万人次", "日均接待游客", "level 20000 人次")]),
    (
        "丝绸产量、茶叶产量均有不同幅度增长，同比增长3%和6%。",
        [
            obs("3%", "丝绸产量", "growth 3 %", basis="yoy"),
            obs("6%", "茶叶产量", "growth 6 %", basis="yoy"),
        ],
    ),
    ("着力发展高效茶园3万亩。", [obs("3万亩", "发展高效茶园", "level 30000 mu")]),
    ("因地制宜推行3套技术模式。", [obs("3套", "推行技术模式", "level 3 套")]),
]

#: What is counted stands after its examples; a verb after 每年 is said of a whole list.
AFTER_EXAMPLES = [
    ("发布了30项电子信息、新材料等领域的科技成果。", [obs("30项", "发布科技成果", "level 30 项")]),
    ("引进90名教育、科技等领域人才。", [obs("90名", "引进人才", "level 90 名")]),
    ("研发90款手机、电脑等智能产品。", [obs("90款", "研发智能产品", "level 90 款")]),
    ("建成12个茶园、果园等。", [obs("12个", "建成茶园", "level 12 个")]),
    (
        "每年可减排二氧化碳173吨、二氧化硫12吨。",
        [
            obs("173吨", "每年减排二氧化碳", "level 173 t"),
            obs("12吨", "减排二氧化硫", "level 12 t"),
        ],
    ),
]

#: What is only paved the way for, how a crop fares, and a rate that is of another.
NOT_TOLD = [
    ("为丝绸产量突破12万吨奠定坚实基础。", []),
    ("30万亩玉米长势好于常年。", [obs("30万亩", "玉米长势", "level 300000 mu")]),
    (
        "教育支出增长16%，高于科技支出10%的增速。",
        [
            obs("16%", "教育支出", "growth 16 %"),
            obs("10%", "科技支出", "growth 10 %"),
        ],
    ),
]

TABLES = (
    PER_UNIT,
    ON_THE_WAY,
    AGAINST,
    GREW_FROM,
    DONE,
    POINTED_AT,
    SAID_BESIDE,
    SPENT,
    IN_NAMES,
    AFTER_EXAMPLES,
    NOT_TOLD,
)


@pytest.mark.parametrize(("text", "facts"), [row for table in TABLES for row in table])
def test_what_is_measured(text, facts) -> None:
    check(text, *facts)


#: What is counted whole, and of what a second measure is.
WHOLE = [
    ("建设3个大科学装置。", [obs("3个", "建设大科学装置", "level 3 个")]),
    ("获授权丝绸专利65件。", [obs("65件", "获授权丝绸专利", "level 65 件")]),
    ("粮食作物收获已达九成。", [obs("九成", "粮食作物收获", "level 90 %")]),
    ("这类企业有6家。", [obs("6家", "企业", "level 6 家")]),
    (
        "丝绸商行带动配套企业230家，配套率达到38%。",
        [obs("230家", "丝绸商行带动配套企业", "level 230 家"), obs("38%", "配套率", "level 38 %")],
    ),
    (
        "丝绸项目包括3条生产线和2座仓库。",
        [obs("3条", "生产线", "level 3 条"), obs("2座", "仓库", "level 2 座")],
    ),
    (
        "社会保障和就业、节能环保支出分别增长5%和6%。",
        [
            obs("5%", "社会保障和就业支出", "growth 5 %"),
            obs("6%", "节能环保支出", "growth 6 %"),
        ],
    ),
    (
        "丝绸项目投资3亿元，年产值9亿元。",
        [
            obs("3亿元", "丝绸项目投资", "level 300000000 CNY"),
            obs("9亿元", "丝绸项目年产值", "level 900000000 CNY"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "told"), WHOLE)
def test_what_is_measured_is_told_whole(text, told) -> None:
    check(text, *told)


#: Parts in the place of what they are parts of.
PARTS = [
    (
        "全体居民人均收入9万元，增长5%，其中城镇、农村居民分别增长4%和6%。",
        [
            obs("9万元", "全体居民人均收入", "level 90000 CNY"),
            obs("5%", "全体居民人均收入", "growth 5 %"),
            obs("4%", "城镇居民人均收入", "growth 4 %"),
            obs("6%", "农村居民人均收入", "growth 6 %"),
        ],
    ),
    (
        "全体居民人均收入增长5%。其中，城镇居民增长4%，农村居民增长6%。",
        [
            obs("5%", "全体居民人均收入", "growth 5 %"),
            obs("4%", "城镇居民人均收入", "growth 4 %"),
            obs("6%", "农村居民人均收入", "growth 6 %"),
        ],
    ),
    (
        "改造小区34个，惠及居民4万户，其中诸暨市、嵊州市分别改造20个和14个。",
        [
            obs("34个", "改造小区", "level 34 个"),
            obs("4万户", "改造小区惠及居民", "level 40000 户"),
            obs("20个", "改造小区", "level 20 个", subject="诸暨市"),
            obs("14个", "改造小区", "level 14 个", subject="嵊州市"),
        ],
    ),
    (
        "出口丝绸产品增长5%。其中，茶叶出口增长4%。",
        [obs("5%", "出口丝绸产品", "growth 5 %"), obs("4%", "茶叶出口", "growth 4 %")],
    ),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_parts_are_told_in_the_place_of_the_whole(text, told) -> None:
    check(text, *told)
