"""What a measure or a verb leaves out that was counted before, and which things a limit names.

Each row is a sentence and the indicators of its facts in order; the last ones of a table must stay
as they are.
"""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

#: What is measured of things that were counted.
OF_COUNTED = [
    ("实施亿元以上项目6个，总投资9亿元。", ["实施亿元以上项目", "亿元以上项目总投资"]),
    ("出口渔船12艘，货值9亿元。", ["出口渔船", "出口渔船货值"]),
    ("发出检察建议60件，采纳率95%。", ["发出检察建议", "检察建议采纳率"]),
    ("养老机构签约服务9万人，签约率60%。", ["养老机构签约服务", "养老机构签约率"]),
    ("关门时间内完赛900人，完赛率98%。", ["关门时间内完赛", "完赛率"]),
    ("固定资产投资9亿元，总投资12亿元。", ["固定资产投资", "总投资"]),
]

#: What else was done with those that were counted, and all there is of what was made new.
DONE_WITH = [
    ("新开工千万元以上项目38个、竣工14个。", ["新开工千万元以上项目", "千万元以上项目竣工"]),
    ("新建高标准桑园31万亩，累计建成65万亩。", ["新建高标准桑园", "高标准桑园建成"]),
    ("新建绿道13公里、累计达到216公里。", ["新建绿道", "绿道"]),
    ("接待游客13万人次，增长5%。", ["接待游客", "接待游客"]),
]

#: Of how many people something is told, said once in a list.
PER_HEAD = [
    ("每千人口医师3人、护士4人。", ["每千人口医师", "每千人口护士"]),
    ("每千人口医师3人，新增护士4人。", ["每千人口医师", "护士"]),
]

#: Which things a rate is of: what a limit or a short time in its name says.
LIMITED = [
    ("30户以上自然村通达率92%。", ["30户以上自然村通达率"]),
    ("公交站点500米覆盖率98%。", ["公交站点500米覆盖率"]),
    ("来信7日内回复率100%。", ["来信7日内回复率"]),
    ("24小时内响应率95%。", ["24小时内响应率"]),
    ("5年内森林覆盖率达到30%。", ["森林覆盖率"]),
    ("培育企业100家以上，森林覆盖率达38%。", ["培育企业", "森林覆盖率"]),
]

#: How large, old or strong each thing is, which counts nothing.
SIZES = [
    ("开展0.3微克攻坚行动，新增绿地5万平方米。", ["绿地"]),
    ("78岁老人走进展馆，接待观众5万人次。", ["接待观众"]),
    ("今晚，78岁的茶农回到山上。", []),
    ("9座以下小客车免费通行，收费站12个。", ["收费站"]),
    ("修建300米水渠。", ["修建水渠"]),
]

#: By whom a work was done, as what, and how it was reckoned.
DONE_AS = [
    ("绍兴农业农村部门推广20个水稻品种。", ["推广水稻品种"]),
    ("市场监管部门查处案件20起。", ["查处案件"]),
    ("黄酒作为传统产品，产量达到12万吨。", ["黄酒产量"]),
    ("作为重点工程，项目完成投资3亿元。", ["项目完成投资"]),
    ("通胀率按年率计算为2.2%。", ["通胀率"]),
    ("目前已有近30项成果展出。", ["展出成果"]),
    ("农业农村部门数量12个。", ["农业农村部门数量"]),
]

#: What is only said to be done or to fare well names none of the things.
DONE = [
    ("12件水乡实事全部完成。", ["水乡实事"]),
    ("36项改革任务落地见效。", ["改革任务"]),
    ("120公里绿道全线贯通。", ["绿道"]),
    ("120个小区完成整改。", ["完成整改小区"]),
]

#: By which measure a member of a list is told: that of its own kind, not of the whole.
MEMBERS = [
    (
        "生产总值42亿元。分产业看，第一产业增加值8亿元；第二产业21亿元。",
        ["生产总值", "第一产业增加值", "第二产业增加值"],
    ),
    (
        "全体居民人均可支配收入26000元。按常住地分，城镇居民36000元。",
        ["全体居民人均可支配收入", "城镇居民人均可支配收入"],
    ),
    (
        "全体居民人均可支配收入26000元。城镇居民36000元，增长4%。",
        ["全体居民人均可支配收入", "城镇居民人均可支配收入", "城镇居民人均可支配收入"],
    ),
    ("城镇消费品零售额86亿元；乡村23亿元。", ["城镇消费品零售额", "乡村消费品零售额"]),
    ("丝绸产值26亿元，发放补贴18亿元。", ["丝绸产值", "发放补贴"]),
    ("改造城市危旧房2万户、城镇老旧小区3个。", ["改造城市危旧房", "改造城镇老旧小区"]),
]

#: What a share is of that another was told to be of, and of what thing it is a share.
SHARES = [
    (
        "刑事案件占总数的7%；民商事案件占49%。",
        ["刑事案件占总数的比重", "民商事案件占总数的比重"],
    ),
    ("用电量65亿度，其中工业用电占72%。", ["用电量", "工业用电量占比"]),
    ("蚕丝收入9亿元，营收占比由3%提升至4%。", ["蚕丝收入", "蚕丝营收占比", "蚕丝营收占比"]),
    ("进出口9亿元，出口占比由3%提升至4%。", ["进出口", "出口占比", "出口占比"]),
]

#: Which things are counted by what they do, by their rank, and what they came to.
COUNTED = [
    ("黄酒菌种、蚕丝面料等20项成果填补国内空白。", ["填补国内空白成果"]),
    ("建成黄酒菌种、蚕丝面料等20项成果转化基地。", ["建成成果转化基地"]),
    ("进入ESI全球前1%的学科达14个。", ["进入ESI全球前1%学科"]),
    ("位居全国前列，学科达14个。", ["学科"]),
    ("建成高速公路8条286公里。", ["建成高速公路", "建成高速公路"]),
    (
        "建成高速公路8条，通车总里程增至7028公里。",
        ["建成高速公路", "高速公路通车总里程"],
    ),
    ("实施300个乡村全民健身提升工程。", ["实施乡村全民健身提升工程"]),
    ("建成300个村级互助幸福院。", ["建成村级互助幸福院"]),
    ("12家企业利润增长，形势良好。", ["企业利润"]),
]

#: When something was done is none of it: a season, or what went on.
SEASONS = [
    ("采暖季供热面积1200万平方米。", ["供热面积"]),
    ("庙会期间接待游客8万人次。", ["接待游客"]),
    ("期间费用率15%。", ["期间费用率"]),
    ("投产后年产值8亿元。", ["年产值"]),
    ("主要是房地产开发投资下降8%。", ["房地产开发投资"]),
]

#: What is part of a name though it looks like a remark, and what is none though it looks like one.
IN_NAMES = [
    ("投资（不含农户）增长7%。", ["投资（不含农户）"]),
    ("汽车（含底盘）出口36万辆。", ["汽车（含底盘）出口"]),
    ("通高速公路的县（市、区）达到12个。", ["通高速公路的县（市、区）"]),
    ("投资（不含农户5亿元）增长7%。", ["不含农户", "投资"]),
    ("低保标准（月）860元。", ["低保标准"]),
    ("冰箱及其零部件出口3亿元。", ["冰箱及其零部件出口"]),
    ("黄酒及其他收入3亿元。", ["黄酒及其他收入"]),
    ("茶叶均价每公斤36元。", ["茶叶均价"]),
    ("小麦单产每亩提高4公斤。", ["小麦单产"]),
    ("每亩产量412公斤。", ["每亩产量"]),
    ("综合保税区扩容至7个。", ["综合保税区"]),
    ("办理时限压缩为3天。", ["办理时限"]),
    ("增补停车位2万个。", ["停车位"]),
    ("本外币贷款余额和快递业务量均增长2%。", ["本外币贷款余额", "快递业务量"]),
    ("推进古城改造项目53个。", ["古城改造项目"]),
    ("重点推进古城改造项目53个。", ["古城改造项目"]),
    ("整建制推进县达到53个。", ["整建制推进县"]),
]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        *OF_COUNTED,
        *DONE_WITH,
        *PER_HEAD,
        *LIMITED,
        *SIZES,
        *DONE_AS,
        *DONE,
        *MEMBERS,
        *SHARES,
        *COUNTED,
        *SEASONS,
        *IN_NAMES,
    ],
)
def test_what_is_left_out(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=date(2024, 2, 18), title="绍兴市2023年工作")
    assert [one.indicator for one in found.observations] == indicators
