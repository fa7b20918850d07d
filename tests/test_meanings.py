"""What a part of a rule, a meaning of a table or a function alone can read.

Off, and the record is another: ``scripts/ablate.py`` says so for each.
"""

from __future__ import annotations

import pytest
from fact_tables import Fact, check, obs, prize, rank


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # chunk deeds_counted
            "绍兴市入选国家级专精特新企业数量达到12家。",
            [obs("12家", "入选国家级专精特新企业数量", "level 12 家")],
        ),
        (  # group scope of rank_of_what
            "全国排名第6位的是固定资产投资。",
            [rank("第6位", "固定资产投资", "position", 6, scope="中国")],
        ),
        (  # group scope of rank_verb
            "出口增速位居设区市第3位。",
            [rank("第3位", "出口增速", "position", 3, scope="设区市")],
        ),
        (  # group tail of members
            "茶叶、果品2个产业产值突破百亿元。",
            [
                obs("百亿元", "产值", "level 10000000000 CNY", subject="茶叶", modifier="over"),
                obs("百亿元", "产值", "level 10000000000 CNY", subject="果品", modifier="over"),
            ],
        ),
        (  # group count of some_of_many
            "41个大类行业中有30个实现盈利。",
            [obs("30个", "实现盈利大类行业", "level 30 个")],
        ),
        (  # group trend of more_than_before
            "人均消费少了32元。",
            [obs("32元", "人均消费", "change -32 CNY")],
        ),
        (  # group cmp and after_growth of gap_named
            "工业投资增长5%，低于年度目标3个百分点。",
            [
                obs("5%", "工业投资", "growth 5 %"),
                obs("3个百分点", "工业投资增速", "gap -3 pp", versus="年度目标"),
            ],
        ),
        (  # group cmp of change_than_past
            "合格率为98.2%，比上年低0.6个百分点。",
            [
                obs("98.2%", "合格率", "level 98.2 %"),
                obs("0.6个百分点", "合格率", "change -0.6 pp", basis="yoy"),
            ],
        ),
        (  # group basis of growth_rate
            "工业投资环比增速达到6.3%。",
            [obs("6.3%", "工业投资", "growth 6.3 %", basis="mom")],
        ),
        (  # group after of change
            "绍兴市减少15家小微企业。",
            [obs("15家", "小微企业", "change -15 家")],
        ),
        (  # group trend of newly_added
            "净减少15家企业。",
            [obs("15家", "企业", "change -15 家")],
        ),
        (  # group count of share_of_amount
            "下达资金60亿元，占全年80亿元的75%。",
            [
                obs("60亿元", "下达资金", "level 6000000000 CNY"),
                obs("75%", "下达资金占全年80亿元的比重", "share 75 %", whole="全年80亿元"),
            ],
        ),
        (  # needs of rank_listed
            "会议强调，柯桥区第13。",
            [],
        ),
        (  # after_growth of rank_scope_verb
            "工业投资增长5.3%，在全省排第3位。",
            [
                obs("5.3%", "工业投资", "growth 5.3 %"),
                rank("第3位", "工业投资增速", "position", 3, scope="浙江省"),
            ],
        ),
        (  # after_growth of rank_verb
            "工业投资增长5.3%，位居第3位。",
            [obs("5.3%", "工业投资", "growth 5.3 %"), rank("第3位", "工业投资增速", "position", 3)],
        ),
        (  # after_growth of gap_than
            "工业投资增长5%，比全省高2个百分点。",
            [
                obs("5%", "工业投资", "growth 5 %"),
                obs("2个百分点", "工业投资增速", "gap 2 pp", versus="浙江省"),
            ],
        ),
        (  # after_growth of change_on_past
            "工业投资增长5%，高于上年同期0.6个百分点。",
            [
                obs("5%", "工业投资", "growth 5 %"),
                obs("0.6个百分点", "工业投资增速", "change 0.6 pp", basis="yoy"),
            ],
        ),
        (  # after_growth of change_than_past
            "工业投资增长5%，比上年同期高0.6个百分点。",
            [
                obs("5%", "工业投资", "growth 5 %"),
                obs("0.6个百分点", "工业投资增速", "change 0.6 pp", basis="yoy"),
            ],
        ),
        (  # word_classes A
            "直接融资120亿元。",
            [obs("120亿元", "直接融资", "level 12000000000 CNY")],
        ),
        (  # word_classes TEAM
            "绍兴选手获得金奖3个。",
            [obs("3个", "金奖", "level 3 个")],
        ),
        (  # word_classes D
            "出口基本完成120亿元。",
            [obs("120亿元", "出口", "level 12000000000 CNY")],
        ),
        (  # pos_classes c
            "虽然投资增长5%。",
            [obs("5%", "投资", "growth 5 %")],
        ),
        (  # period of a heading
            "一、2022年工作\n工业投资增长5%。",
            [obs("5%", "工业投资", "growth 5 %", period="2022")],
        ),
        (  # pairs 产销量
            "茶叶产销量分别为12万吨、11万吨。",
            [
                obs("12万吨", "茶叶产量", "level 120000 t"),
                obs("11万吨", "茶叶销量", "level 110000 t"),
            ],
        ),
        (  # pairs 存贷款
            "存贷款余额分别为120亿元、110亿元。",
            [
                obs("120亿元", "存款余额", "level 12000000000 CNY"),
                obs("110亿元", "贷款余额", "level 11000000000 CNY"),
            ],
        ),
        (  # pairs 城乡
            "城乡居民收入分别增长5%、6%。",
            [obs("5%", "城镇居民收入", "growth 5 %"), obs("6%", "农村居民收入", "growth 6 %")],
        ),
        (  # partitions 看
            "工业投资增长5%。按行业看，制造业增长6%。",
            [obs("5%", "工业投资", "growth 5 %"), obs("6%", "制造业投资", "growth 6 %")],
        ),
        (  # contest_scopes 国家
            "在国家职业技能大赛中，绍兴市位居第4位。",
            [rank("第4位", "职业技能大赛", "position", 4, scope="中国")],
        ),
        (  # contest_scopes 省
            "在省职业技能大赛中，绍兴市位居第4位。",
            [rank("第4位", "职业技能大赛", "position", 4, scope="浙江省")],
        ),
        (  # contest_scopes 市
            "在市职业技能大赛中，诸暨市位居第4位。",
            [rank("第4位", "职业技能大赛", "position", 4, subject="诸暨市", scope="绍兴市")],
        ),
        (  # contest_scopes level
            "在国家级开发区评价中，绍兴市位居第4位。",
            [rank("第4位", "国家级开发区评价", "position", 4)],
        ),
        (  # people 人
            "从业人员120万，增长5%。",
            [obs("120万", "从业人员", "level 1200000 人"), obs("5%", "从业人员", "growth 5 %")],
        ),
        (  # class_marks after
            "建成500千伏级变电站3座。",
            [obs("3座", "建成500千伏级变电站", "level 3 座")],
        ),
        (  # class_marks size CNY, number_joints more
            "青州市有百亿元企业13余家。",
            [obs("13余家", "百亿元企业", "level 13 家", subject="青州市")],
        ),
        (  # class_marks size USD
            "青州市有亿美元项目5个。",
            [obs("5个", "亿美元项目", "level 5 个", subject="青州市")],
        ),
        (  # class_marks size 岁
            "青州市有65岁老年人120多人。",
            [obs("120多人", "65岁老年人", "level 120 人", subject="青州市")],
        ),
        (  # dependents
            "改造小区120个，惠及3万人。",
            [
                obs("120个", "改造小区", "level 120 个"),
                obs("3万人", "改造小区惠及", "level 30000 人"),
            ],
        ),
        (  # profits
            "绍兴乳业盈利2亿元，增长5%。",
            [
                obs("2亿元", "净利润", "level 200000000 CNY", subject="绍兴乳业"),
                obs("5%", "净利润", "growth 5 %", subject="绍兴乳业"),
            ],
        ),
        (  # trends, more of an increase
            "各项贷款增加120亿元，同比多增12亿元。",
            [
                obs("120亿元", "各项贷款", "change 12000000000 CNY"),
                obs("12亿元", "各项贷款", "change 1200000000 CNY", basis="yoy"),
            ],
        ),
        (  # trends, less of an increase
            "各项贷款增加120亿元，同比少增12亿元。",
            [
                obs("120亿元", "各项贷款", "change 12000000000 CNY"),
                obs("12亿元", "各项贷款", "change -1200000000 CNY", basis="yoy"),
            ],
        ),
        (  # trends of a share price
            "绍兴乳业跌5%。",
            [obs("5%", "股价", "growth -5 %", subject="绍兴乳业")],
        ),
        (  # reaching of a share price
            "绍兴乳业报12.5元。",
            [obs("12.5元", "股价", "level 12.5 CNY", subject="绍兴乳业")],
        ),
        (  # bases yoy
            "投资同比大幅增长5%。",
            [obs("5%", "投资", "growth 5 %", basis="yoy")],
        ),
        (  # bases mom
            "投资环比大幅增长5%。",
            [obs("5%", "投资", "growth 5 %", basis="mom")],
        ),
        (  # bases cagr
            "投资年均大幅增长5%。",
            [obs("5%", "投资", "growth 5 %", basis="cagr")],
        ),
        (  # bases, sign
            "“十四五”期间，能耗年均下降5%。",
            [obs("5%", "能耗", "growth -5 %", period="2021/2025", basis="cagr")],
        ),
        (  # bases without a name
            "成交额比上届增长5%。",
            [obs("5%", "成交额", "growth 5 %")],
        ),
        (  # gaining, less
            "企业净减少12家。",
            [obs("12家", "企业", "change -12 家")],
        ),
        (  # a flow is in the name
            "人口净流入12万人。",
            [obs("12万人", "人口净流入", "level 120000 人")],
        ),
        (  # 占 is in the name
            "市场占有率达到12%。",
            [obs("12%", "市场占有率", "level 12 %")],
        ),
        (  # ranks, the last
            "投资增速居全省末位。",
            [rank("末位", "投资增速", "position", -1, scope="浙江省")],
        ),
        (  # ranks, third
            "绍兴队夺得全省职工篮球赛季军。",
            [rank("季军", "职工篮球赛", "position", 3, scope="浙江省", subject="绍兴队")],
        ),
        (  # ranks, second of old
            "投资增速稳坐全省榜眼。",
            [rank("榜眼", "投资增速", "position", 2, scope="浙江省")],
        ),
        (  # ranks, third of old
            "投资增速位居全省探花。",
            [rank("探花", "投资增速", "position", 3, scope="浙江省")],
        ),
        (  # ranks, the last in a verb
            "投资增速全省垫底。",
            [rank("垫底", "投资增速", "position", -1)],
        ),
        (  # ranks, the first three
            "投资增速位居全省前三甲。",
            [rank("前三甲", "投资增速", "top", 1, upper=3, scope="浙江省")],
        ),
        (  # scopes, the world
            "珍珠产量居全世界第一。",
            [rank("第一", "珍珠产量", "position", 1, scope="世界")],
        ),
        (  # relatives, a rate
            "能耗下降5%，降幅居全省第一。",
            [
                obs("5%", "能耗", "growth -5 %"),
                rank("第一", "能耗降幅", "position", 1, scope="浙江省"),
            ],
        ),
        (  # relatives, an amount
            "存款增加120亿元，增量居全省第一。",
            [
                obs("120亿元", "存款", "change 12000000000 CNY"),
                rank("第一", "存款增量", "position", 1, scope="浙江省"),
            ],
        ),
        (  # relatives, the same
            "人均收入增长5%，水平居全省第一。",
            [
                obs("5%", "人均收入", "growth 5 %"),
                rank("第一", "人均收入", "position", 1, scope="浙江省"),
            ],
        ),
        (  # relatives, a count
            "新建项目120个，个数居全省第一。",
            [
                obs("120个", "新建项目", "level 120 个"),
                rank("第一", "新建项目个数", "position", 1, scope="浙江省"),
            ],
        ),
        (  # statuses, planned
            "在建住房12万套。",
            [obs("12万套", "住房", "level 120000 套", status="planned")],
        ),
        (  # adverbs, sum
            "2016年至2020年，新建企业累计超过1万家。",
            [obs("1万家", "新建企业", "level 10000 家", period="2016/2020", modifier="over")],
        ),
        (  # contests that drop
            "在全省文明城市评选中，绍兴市获得一等奖3个。",
            [obs("3个", "全省文明城市一等奖", "level 3 个")],
        ),
        (  # views
            "投资稳中有进，增长5%。",
            [obs("5%", "投资", "growth 5 %")],
        ),
        (  # pointers, the last
            "出口增长5%、进口增长3%，后者居全省首位。",
            [
                obs("5%", "出口", "growth 5 %"),
                obs("3%", "进口", "growth 3 %"),
                rank("首位", "进口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # pointers, all of two
            "出口增长5%、进口增长3%，两者均居全省首位。",
            [
                obs("5%", "出口", "growth 5 %"),
                obs("3%", "进口", "growth 3 %"),
                rank("首位", "出口增速", "position", 1, scope="浙江省"),
                rank("首位", "进口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # pointers, the first two
            "投资增长5%、出口增长3%、进口增长2%，前两项均居全省首位。",
            [
                obs("5%", "投资", "growth 5 %"),
                obs("3%", "出口", "growth 3 %"),
                obs("2%", "进口", "growth 2 %"),
                rank("首位", "投资增速", "position", 1, scope="浙江省"),
                rank("首位", "出口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # pointers, the first three
            "投资增长5%、出口增长3%、进口增长2%、消费增长1%，前三项均居全省首位。",
            [
                obs("5%", "投资", "growth 5 %"),
                obs("3%", "出口", "growth 3 %"),
                obs("2%", "进口", "growth 2 %"),
                obs("1%", "消费", "growth 1 %"),
                rank("首位", "投资增速", "position", 1, scope="浙江省"),
                rank("首位", "出口增速", "position", 1, scope="浙江省"),
                rank("首位", "进口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # pointers, all of three
            "投资增长5%、出口增长3%、进口增长2%，三者均居全省首位。",
            [
                obs("5%", "投资", "growth 5 %"),
                obs("3%", "出口", "growth 3 %"),
                obs("2%", "进口", "growth 2 %"),
                rank("首位", "投资增速", "position", 1, scope="浙江省"),
                rank("首位", "出口增速", "position", 1, scope="浙江省"),
                rank("首位", "进口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # flows
            "2022年12月末，企业12家，丝绸产量12万吨。",
            [
                obs("12家", "企业", "level 12 家", period="2022-12"),
                obs("12万吨", "丝绸产量", "level 120000 t", period="2022"),
            ],
        ),
    ],
)
def test_a_part_or_a_meaning_has_its_record(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a fold already is the ratio
            "产能增长翻番。",
            [obs("翻番", "产能", "growth 2 x")],
        ),
        (  # 同比 further in front
            "投资同比普遍增长5%。",
            [obs("5%", "投资", "growth 5 %", basis="yoy")],
        ),
        (  # a list made public is the contest
            "中国城市研究院发布《中国城市创新力报告》，绍兴市位居第4位。",
            [rank("第4位", "城市创新力报告", "position", 4, scope="中国")],
        ),
        (  # a lead-in says when
            "2022年主要工作：\n新建学校12所。",
            [obs("12所", "新建学校", "level 12 所", period="2022")],
        ),
        (  # the words of a first thing
            "绍兴市建成全国首条运行的氢能公交线路。",
            [rank("首条", "运行的氢能公交线路", "first", None, scope="中国")],
        ),
        (  # a population with a number is a name
            "绍兴市世界500强企业投资增长5%。",
            [obs("5%", "世界500强企业投资", "growth 5 %")],
        ),
        (  # 将 governs a verb
            "绍兴市将建成学校12所。",
            [obs("12所", "建成学校", "level 12 所", status="planned")],
        ),
        (  # and a noun that names what is to be done
            "绍兴市将免费培训农民2000人次。",
            [obs("2000人次", "免费培训农民", "level 2000 人次", status="planned")],
        ),
        (
            "要免费培训农民2000人次。",
            [obs("2000人次", "免费培训农民", "level 2000 人次", period="2024", status="target")],
        ),
        (  # but not what a verb after it does something to
            "绍兴市将任务12项分解到县。",
            [obs("12项", "任务分解", "level 12 项")],
        ),
        (
            "绍兴市将利率下调0.25个百分点。",
            [obs("0.25个百分点", "利率", "change -0.25 pp")],
        ),
        (  # what is new somewhere is a change there, but in a statistic's own name
            "城区新增绿地30公顷。",
            [obs("30公顷", "城区绿地", "change 30 hm2")],
        ),
        (
            "绍兴市城镇新增就业12万人，农村新增就业1万人。",
            [
                obs("12万人", "城镇新增就业", "level 120000 人"),
                obs("1万人", "农村新增就业", "level 10000 人"),
            ],
        ),
        (
            "城乡新增就业9万人，年均新增就业6万人。",
            [
                obs("9万人", "城乡新增就业", "level 90000 人"),
                obs("6万人", "年均新增就业", "level 60000 人"),
            ],
        ),
        (
            "退役军人新增就业2万人，残疾人新增就业1万人。",
            [
                obs("2万人", "退役军人新增就业", "level 20000 人"),
                obs("1万人", "残疾人新增就业", "level 10000 人"),
            ],
        ),
        (
            "绍兴市新增确诊病例3例。",
            [obs("3例", "新增确诊病例", "level 3 例")],
        ),
        (
            "绍兴市新增贷款增长9%。",
            [obs("9%", "新增贷款", "growth 9 %")],
        ),
        (
            "绍兴市风电新增并网容量增长9%。",
            [obs("9%", "风电新增并网容量", "growth 9 %")],
        ),
        (
            "银行为企业提供新增资金17亿元。",
            [obs("17亿元", "银行提供新增资金", "level 1700000000 CNY")],
        ),
        (  # 提出 aims at nothing but what is to be done
            "全市提出意见12件。",
            [obs("12件", "意见", "level 12 件")],
        ),
        (  # the verb in front of a list is said of all
            "新建中小学47所、改造幼儿园62所、医院3所。",
            [
                obs("47所", "新建中小学", "level 47 所"),
                obs("62所", "改造幼儿园", "level 62 所"),
                obs("3所", "改造医院", "level 3 所"),
            ],
        ),
        (  # a year gone is no aim
            "2024年，力争投资增长5%，2022年出口增长6%。",
            [
                obs("5%", "投资", "growth 5 %", period="2024", status="target"),
                obs("6%", "出口", "growth 6 %", period="2022"),
            ],
        ),
        (  # examples of what is counted
            "法国、德国等20多个国家参展。",
            [obs("20多个", "参展国家", "level 20 个", modifier="over")],
        ),
        (  # a thing that is all there is
            "杭绍台高速公路120公里。",
            [obs("120公里", "杭绍台高速公路", "level 120 km")],
        ),
        (  # a share by its name
            "服务业增加值占比12%。",
            [obs("12%", "服务业增加值占比", "share 12 %")],
        ),
        (  # a series of times
            "丝绸产量2021年、2022年分别为12万吨、13万吨。",
            [
                obs("12万吨", "丝绸产量", "level 120000 t", period="2021"),
                obs("13万吨", "丝绸产量", "level 130000 t", period="2022"),
            ],
        ),
        (  # examples of a kind of work
            "实施鲲鹏、海燕等人才工程13项。",
            [obs("13项", "实施人才工程", "level 13 项")],
        ),
        (  # examples that have a rate each
            "汽车、钢材等产量增长5%。",
            [obs("5%", "汽车产量", "growth 5 %"), obs("5%", "钢材产量", "growth 5 %")],
        ),
        (  # the second goes on where the first parts from it
            "轨道交通运营线路14条、运营里程580公里。",
            [
                obs("14条", "轨道交通运营线路", "level 14 条"),
                obs("580公里", "轨道交通运营里程", "level 580 km"),
            ],
        ),
        (  # things of one kind grow together
            "住房贷款、消费贷款年均增长20%。",
            [
                obs("20%", "住房贷款", "growth 20 %", basis="cagr"),
                obs("20%", "消费贷款", "growth 20 %", basis="cagr"),
            ],
        ),
        (  # the profit is theirs too
            "高技术企业实现收入3亿元，利润总额1亿元。",
            [
                obs("3亿元", "高技术企业收入", "level 300000000 CNY"),
                obs("1亿元", "高技术企业利润总额", "level 100000000 CNY"),
            ],
        ),
        (  # a time among the words of an award
            "诸暨市入围2022年全国百强县。",
            [prize("全国百强县", subject="诸暨市", period="2022")],
        ),
        (  # so many of those just told
            "出口增长5%、进口增长3%，2项均居全省首位。",
            [
                obs("5%", "出口", "growth 5 %"),
                obs("3%", "进口", "growth 3 %"),
                rank("首位", "出口增速", "position", 1, scope="浙江省"),
                rank("首位", "进口增速", "position", 1, scope="浙江省"),
            ],
        ),
        (  # a bound in front of a thing is its class
            "超过500千伏的变电站12座。",
            [obs("12座", "变电站", "level 12 座")],
        ),
        (  # a number in a group is none of its own
            "在12个试点城市中，投资增长5%。",
            [obs("5%", "投资", "growth 5 %")],
        ),
        (  # a run of years
            "近三年出口增长5%。",
            [obs("5%", "出口", "growth 5 %", period="2021/2023")],
        ),
        (  # what was granted is its own name
            "诸暨市入选全国百强县，增速居第4位。",
            [
                prize("全国百强县", subject="诸暨市"),
                rank("第4位", "全国百强县增速", "position", 4, scope="中国"),
            ],
        ),
        (  # how often something was done
            "发明专利增长5%，转让次数增长6%。",
            [obs("5%", "发明专利", "growth 5 %"), obs("6%", "发明专利转让次数", "growth 6 %")],
        ),
        (  # two measures hold one rank
            "工业投资120亿元，总量、增速均居全省第4位。",
            [
                obs("120亿元", "工业投资", "level 12000000000 CNY"),
                rank("第4位", "工业投资总量", "position", 4, scope="浙江省"),
                rank("第4位", "工业投资增速", "position", 4, scope="浙江省"),
            ],
        ),
        (  # several hold one rank
            "诸暨市、嵊州市茶叶产量居全省前三。",
            [
                rank("前三", "茶叶产量", "top", 1, subject="诸暨市", upper=3, scope="浙江省"),
                rank("前三", "茶叶产量", "top", 1, subject="嵊州市", upper=3, scope="浙江省"),
            ],
        ),
        (  # the place says whose the word is
            "江苏全省出口增长5%。",
            [obs("5%", "出口", "growth 5 %", subject="江苏省")],
        ),
        (  # of a share the thing is ranked
            "工业投资占全省的12%，居全省第3位。",
            [
                obs("12%", "工业投资占全省的比重", "share 12 %", whole="全省"),
                rank("第3位", "工业投资", "position", 3, scope="浙江省"),
            ],
        ),
        (  # a day of news is no period
            "据2024年2月1日发布的数据，投资增长5%。",
            [obs("5%", "投资", "growth 5 %")],
        ),
        (  # among whom is not who
            "全行业投资增长5%。",
            [obs("5%", "投资", "growth 5 %")],
        ),
        (  # a short form is made whole
            "绍兴经济技术开发区投资增长5%。绍兴经开区出口增长6%。",
            [
                obs("5%", "投资", "growth 5 %", subject="绍兴经济技术开发区"),
                obs("6%", "出口", "growth 6 %", subject="绍兴经济技术开发区"),
            ],
        ),
        (  # goals are for the year to come
            "力争投资增长5%。",
            [obs("5%", "投资", "growth 5 %", period="2024", status="target")],
        ),
        (  # a term looks back
            "过去五年，投资增长5%。",
            [obs("5%", "投资", "growth 5 %", period="2019/2023")],
        ),
    ],
)
def test_a_branch_has_its_record(text: str, wanted: list[Fact]) -> None:
    check(text, *wanted)


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (  # an office of a place is the place's
            "诸暨市教育局2023年工作",
            "新建学校12所。",
            obs("12所", "新建学校", "level 12 所", subject="诸暨市"),
        ),
        (  # a body's own text says 公司 more than it names a place
            "",
            "绍兴乳业成立于绍兴市。公司收入增长5%。",
            obs("5%", "收入", "growth 5 %", subject="绍兴乳业", period="2024-02-18"),
        ),
        (  # a year long gone is no period of the document
            "绍兴市",
            "2016年，绍兴市建成地铁。\n出口增长6%。",
            obs("6%", "出口", "growth 6 %", period="2024-02-18"),
        ),
    ],
)
def test_whose_document_and_when(title: str, text: str, wanted: Fact) -> None:
    check(text, wanted, title=title)
