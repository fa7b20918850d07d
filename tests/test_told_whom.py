"""Whom facts are about, where a text calls them by more than one name."""

from __future__ import annotations

from datetime import date

import pytest
from fact_tables import DAY, TITLE

from extractor import extract
from extractor.records import Entity


@pytest.mark.parametrize(
    "said", ["简称“鉴湖精密”", "以下简称“鉴湖精密”", "证券简称：鉴湖精密", "股票简称：鉴湖精密"]
)
def test_a_titles_short_name_is_whom_the_text_says(said: str) -> None:
    text = f"浙江鉴湖精密科技股份有限公司（{said}）发布年报。报告期内，公司营业收入86.4亿元。"
    (fact,) = extract(text, reference_date=DAY, title="鉴湖精密营收增长").observations
    assert fact.subject == "浙江鉴湖精密科技股份有限公司"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("浙江鉴湖精密机械股份有限公司", "鉴湖精密"),
        ("鉴湖新材料科技集团股份有限公司", "鉴湖新材"),
        ("绍兴鉴湖农村商业银行股份有限公司", "鉴湖农商行"),
        ("鉴湖能源化工集团有限公司", "鉴湖能化"),
        ("鉴湖经济技术开发区", "鉴湖经开区"),
        ("绍兴鉴湖医院", "鉴湖医院"),
    ],
)
def test_a_title_and_its_text_may_each_shorten_the_name(full: str, short: str) -> None:
    for title, opening in (
        (f"{short}业绩稳步提升", f"记者从{full}获悉"),
        (f"{full}发布年报", f"{short}发布年报"),
    ):
        text = f"{opening}。2023年，{short}实现收入86.4亿元。研发投入4.2亿元。"
        facts = extract(text, reference_date=DAY, title=title).observations
        assert [fact.subject for fact in facts] == [full, full]


def test_a_body_named_in_passing_is_not_whose_document_it_is() -> None:
    text = (
        "2023年，学校发表论文2315篇。" + "科研平台建设提速。" * 30 + "中国科学院一区论文占38.6%。"
    )
    fact = extract(text, reference_date=DAY, title="鉴湖理工大学发布科研年报").observations[0]
    assert fact.subject == "鉴湖理工大学"


def test_how_often_in_a_row_is_no_part_of_who() -> None:
    text = "诸暨马拉松还连续两届入选“中国体育旅游精品项目”。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert fact.subject == "诸暨马拉松"


def test_a_text_under_a_title_of_its_own_is_of_whom_both_titles_name() -> None:
    text = "年报｜鉴湖理工大学2023年账本\n\n发表论文2315篇，中国科学院一区论文占38.6%。"
    fact = extract(text, reference_date=DAY, title="鉴湖理工大学发布年报").observations[0]
    assert fact.subject == "鉴湖理工大学"


def test_a_name_that_only_the_title_uses_is_the_company_that_speaks() -> None:
    text = "鉴湖科技集团股份有限公司发布年报。2023年，公司实现营业收入28亿元。"
    (fact,) = extract(text, reference_date=DAY, title="越钢智造：净利润翻倍").observations
    assert fact.subject == "鉴湖科技集团股份有限公司"


def test_the_bank_is_not_its_own_daughter() -> None:
    text = "鉴湖银行2023年营业收入28亿元。鉴湖银行理财有限责任公司营业收入3亿元。"
    facts = extract(text, reference_date=DAY, title="鉴湖银行发布年报").observations
    assert [fact.subject for fact in facts] == ["鉴湖银行", "鉴湖银行理财有限责任公司"]


def test_who_is_one_of_many_is_no_part_of_them() -> None:
    text = "采摘过半。云南是全国最大的核桃产区，面积占全国近三成。"
    fact = extract(text, reference_date=DAY, title="全国采摘过半").observations[-1]
    assert fact.subject == "云南省"


@pytest.mark.parametrize(
    "text",
    [
        "网红景区门票收入612万元。",
        "浙江口岸进口货值增长5%。",
        "北京公园总数达到1065个。",
        "中国高铁里程增长5%。",
        "公路和铁路运输增长5%。",
        "多地铁路加开列车12列。",
        "绍兴市口岸营商环境指数91.2。",
    ],
)
def test_an_everyday_end_after_a_kind_or_a_place_makes_no_name(text: str) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).entities
    assert not [one for one in found if one.etype in ("FAC", "ORG", "LOC")]


@pytest.mark.parametrize(
    ("text", "name", "etype"),
    [
        ("浙江省立同德医院门诊量增长5%。", "浙江省立同德医院", "ORG"),
        ("青墩峪煤矿全员工效达38吨/工。", "青墩峪煤矿", "FAC"),
        ("重渡溪景区门票收入612万元。", "重渡溪景区", "FAC"),
        ("总投资9亿元的青墩峪水库开工。", "青墩峪水库", "FAC"),
        ("磨岩铁路口岸旅客增长5%。", "磨岩铁路口岸", "FAC"),
        ("宁波口岸出口增长5%。", "宁波口岸", "FAC"),
        ("经北京口岸出入境人员增长5%。", "北京口岸", "FAC"),
        ("新昌中学获奖数列全市首位。", "新昌中学", "ORG"),
        ("经宁波关区进口货值增长5%。", "宁波关区", "LOC"),
        ("圣泽重工营业收入增长5%。", "圣泽重工", "ORG"),
        ("柳溪村12家民宿平均入住率80%。", "柳溪村", "LOC"),
        ("绩效考核中，市中医院列第38名。", "市中医院", "ORG"),
        ("杂技剧《先声》获文华奖。", "文华奖", "HONOUR"),
        ("9家企业跻身“2024中国纺织企业100强”。", "2024中国纺织企业100强", "HONOUR"),
        ("授予沈佳音、李文博等30名同志中国青年五四奖章。", "中国青年五四奖章", "HONOUR"),
        ("授予沈佳音同志全国五一劳动奖章。", "全国五一劳动奖章", "HONOUR"),
        ("枫桥镇被命名为2021—2023年度浙江省文化之乡。", "浙江省文化之乡", "HONOUR"),
        ("大会授予沈佳音等26人“浙江省劳动模范”称号。", "浙江省劳动模范", "HONOUR"),
    ],
)
def test_names(text: str, name: str, etype: str) -> None:
    found = [one for one in extract(text, reference_date=DAY, title=TITLE) if one.type == "entity"]
    assert (name, etype) in [(one.text, one.etype) for one in found if isinstance(one, Entity)]


@pytest.mark.parametrize("word", ["中心村", "美丽乡村", "城市社区", "行政村", "每个社区"])
def test_kinds_of_villages_are_no_names(word: str) -> None:
    found = extract(f"{word}120个，实现全覆盖。", reference_date=DAY, title=TITLE)
    assert not [one for one in found if one.type == "entity"]


def test_on_whom_an_honour_is_conferred() -> None:
    text = "省政府授予越城区、柯桥区“平安金鼎”称号，授予沈佳音等26人“浙江省劳动模范”称号。"
    found = extract(text, reference_date=DAY, title="浙江省表彰先进").recognitions
    assert [(one.subject, one.honour) for one in found] == [
        ("越城区", "平安金鼎"),
        ("柯桥区", "平安金鼎"),
        ("沈佳音", "浙江省劳动模范"),
    ]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "计算机、通信和其他电子设备制造业，橡胶和塑料制品业增加值依次增长6%和3%。",
            ["计算机、通信和其他电子设备制造业增加值", "橡胶和塑料制品业增加值"],
        ),
        (
            "纺织业、铁路船舶航空航天和其他运输设备制造业均增长6%。",
            ["纺织业", "铁路船舶航空航天和其他运输设备制造业"],
        ),
        (
            "省级以上荣誉126项，其中国家级31项。",
            ["省级以上荣誉", "国家级荣誉"],
        ),
        (
            "减速器收入9.64亿元，销量增至19.7万台。",
            ["减速器收入", "减速器销量"],
        ),
        ("年平均浓度保持在20微克/立方米左右。", ["年平均浓度"]),
    ],
)
def test_of_what(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == indicators


def test_a_part_of_a_sum_is_a_share() -> None:
    text = "新能源汽车销量达到汽车总销量的38.9%。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert (fact.indicator, fact.measure, fact.whole) == ("新能源汽车销量", "share", "汽车总销量")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("城乡居民收入比从2.50:1缩小至2.27:1。", ["2.5", "2.27"]),
        ("病例组合指数（CMI值）1.43，居全省第2。", ["1.43"]),
        ("出口平均通关时间0.71小时。", ["0.71"]),
    ],
)
def test_numbers_of_ratios_and_hours(text: str, values: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [str(one.value) for one in found] == values


def test_a_semicolon_ends_what_a_body_in_a_places_text_is_told_of() -> None:
    text = "鉴湖医院通过评审，门诊量达12万人次；家庭医生签约服务31万人。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.subject for one in found] == ["鉴湖医院", "绍兴市"]


def test_an_association_tells_of_its_country() -> None:
    text = "中国毛纺工业联合会今天发布的信息显示，去年我国毛纺工业平稳增长，规模以上企业11.1万家。"
    found = extract(text, reference_date=DAY, title="毛纺工业平稳增长").observations
    assert [one.subject for one in found] == ["中国"]
    text = "记者从中国毛纺工业协会获悉，规模以上企业11.1万家。"  # nothing else says so
    (fact,) = extract(text, reference_date=DAY, title="毛纺工业平稳增长").observations
    assert fact.subject == "中国"


def test_a_bureau_calls_itself_by_its_own_word() -> None:
    text = "今年，市审计局揭示问题120个。全局现有干部86人。"
    found = extract(text, reference_date=DAY, title="绍兴市审计局2024年工作总结").observations
    assert found[-1].subject == "绍兴市审计局"
    found = extract(text, reference_date=DAY, title=TITLE).observations  # nobody's own text
    assert found[-1].subject == "绍兴市"


def test_what_a_tax_office_tells_of_is_its_place() -> None:
    text = "市税务局今天发布数据，1—5月，税收收入86亿元。该局推送信息61万条。"
    found = extract(text, reference_date=DAY, title="绍兴市税务局：税收平稳增长").observations
    assert [one.subject for one in found] == ["绍兴市", "绍兴市税务局"]


def test_a_country_traded_with_is_not_whom_a_place_tells_of() -> None:
    text = "越南依然是我市最大出口伙伴，进出口200亿元，增长3%。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert {one.subject for one in found} == {"绍兴市"}
    found = extract("韩国经济回升，出口200亿美元，增长3%。", reference_date=DAY).observations
    assert {one.subject for one in found} == {"韩国"}


@pytest.mark.parametrize(
    "word",
    ["最终消费支出对经济增长的贡献率达53%", "制造业采购经理指数为50.2%", "外汇储备达3.2万亿美元"],
)
def test_what_only_a_country_has_tells_of_it(word: str) -> None:
    text = f"前三季度，服务零售额增长5.2%。{word}。"
    found = extract(text, reference_date=DAY, title="消费潜力持续释放").observations
    assert {one.subject for one in found} == {"中国"}
    found = extract("前三季度，服务零售额增长5.2%。", reference_date=DAY, title="消费持续释放")
    assert {one.subject for one in found.observations} == {None}


def test_a_passage_of_a_report_is_of_the_one_place_it_names() -> None:
    text = "工业增加值增长8.1%。旅居云南入选典型案例。算力规模增长5%。"
    found = extract(text, reference_date=DAY, title="2024年政府工作报告").observations
    assert {one.subject for one in found} == {"云南省"}
    text = "工业增加值增长8.1%。旅居云南入选典型案例，四川相邻。算力规模增长5%。"
    found = extract(text, reference_date=DAY, title="2024年政府工作报告").observations
    assert "云南省" not in {one.subject for one in found}


def test_a_company_named_in_front_is_meant_by_its_word() -> None:
    text = "稽山纺织股份有限公司发布年报，该公司营收3亿元。鉴湖医院表示，该院门诊量12万人次。"
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.subject for one in found] == ["稽山纺织股份有限公司", "鉴湖医院"]


def test_the_only_company_of_a_text_is_meant_all_through_a_paragraph() -> None:
    text = (
        "记者从绍兴北辰电力有限公司获悉，该市用电平稳。\n\n"
        "该公司营收3亿元，增长4%。线路故障时间5分钟，居全省第六。\n\n该市发电量9亿度。"
    )
    result = extract(text, reference_date=DAY, title="绍兴市用电情况")
    found = [*result.observations, *result.rankings]
    assert [(one.text, one.subject) for one in found] == [
        ("3亿元", "绍兴北辰电力有限公司"),
        ("4%", "绍兴北辰电力有限公司"),
        ("5分钟", "绍兴北辰电力有限公司"),
        ("9亿度", "绍兴市"),
        ("第六", "绍兴北辰电力有限公司"),
    ]


def test_of_two_companies_a_word_for_one_means_nobody() -> None:
    text = "绍兴北辰电力有限公司和鉴湖钢铁有限公司签约。\n\n该公司营收3亿元。"
    [one] = extract(text, reference_date=DAY, title=TITLE).observations
    assert one.subject is None


def test_a_word_that_points_to_nobody_is_nobody() -> None:
    found = extract("该公司营收3亿元。", reference_date=DAY, title=TITLE).observations
    assert [(one.subject, one.indicator) for one in found] == [(None, "营收")]


@pytest.mark.parametrize("title", ["绍兴市工业经济运行情况", "绍兴市民营经济发展情况"])
def test_a_place_with_what_is_told_of_it_is_the_place(title: str) -> None:
    (fact,) = extract("上半年，增加值增长5%。", reference_date=DAY, title=title).observations
    assert fact.subject == "绍兴市"


def test_who_is_ranked_among_all_the_country_is_not_the_country() -> None:
    text = "工业投资增长8.1%。农业投资规模居全国前列，算力占全国三成。"
    found = extract(text, reference_date=DAY, title="2024年政府工作报告").observations
    assert {one.subject for one in found} == {None}
    text = "工业投资增长8.1%。全国农业投资规模居世界前列。"
    found = extract(text, reference_date=DAY, title="2024年政府工作报告").observations
    assert {one.subject for one in found} == {"中国"}


def test_a_school_is_called_by_its_end_in_the_title() -> None:
    text = (
        "赛季收官，绍兴市稽山高级中学喜报频传。该校获奖45项，其中国家级奖项12项。\n\n"
        "机器人社团表现抢眼。收获金牌3枚。\n\n田径赛场再传佳音。收获银牌5枚。"
    )
    found = extract(text, reference_date=DAY, title="稽山高级中学师生屡创佳绩").observations
    assert {one.subject for one in found} == {"绍兴市稽山高级中学"}


def test_who_a_cleft_names_is_whom_the_rest_is_about() -> None:
    text = "增长最快的是诸暨市，工业投资增长5%。农民最多的是柯桥区的村庄，茶叶产量增长3%。"
    found = extract(text, reference_date=DAY, title="绍兴市经济运行情况").observations
    assert [one.subject for one in found] == ["诸暨市", "绍兴市"]


def test_a_town_is_whom_its_own_story_is_about() -> None:
    text = "枫桥镇的茶山上人头攒动。全镇茶园3万亩，面积居全市第2位。农民收入2万元。"
    read = extract(text, reference_date=DAY, title="诸暨市枫桥镇乡村振兴见闻")
    assert {one.subject for one in read.observations} == {"枫桥镇"}
    assert [(one.subject, one.scope) for one in read.rankings] == [("枫桥镇", "诸暨市")]
    text = "枫桥镇的茶山上人头攒动。全市茶园3万亩，全镇人口2万人。农民收入2万元。"
    read = extract(text, reference_date=DAY, title="诸暨市枫桥镇乡村振兴见闻")
    assert [one.subject for one in read.observations] == ["诸暨市", "枫桥镇", "诸暨市"]


def test_of_whom_a_thing_is_the_greatest_does_not_bear_what_stands_beside_it() -> None:
    text = "上半年我国造船业增长。全球最大运丝船、6万方挖沙船等船只陆续下水。"
    fact = extract(text, reference_date=DAY, title="我国造船业增长").observations[-1]
    assert fact.subject == "中国"
    text = "上半年我国造船业增长。全球新接订单8万吨。"
    fact = extract(text, reference_date=DAY, title="我国造船业增长").observations[-1]
    assert fact.subject == "世界"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("绍兴丝绸企业织造周期压缩12%。", "丝绸企业织造周期"),
        ("绍兴市公交发车频次增加20%。", "公交发车频次"),
        ("绍兴市公交客流频频增加20%。", "公交客流"),
    ],
)
def test_cycles_and_frequencies_are_measured(text: str, indicator: str) -> None:
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.indicator == indicator


def test_parts_after_a_comma_and_regions_of_a_region() -> None:
    text = (
        "我国中西部地区进出口6万亿元。中部地区新产品出口增长47%。其中，电动汽车增长25%。"
        "西部地区对周边国家进出口2万亿元。"
    )
    found = extract(text, reference_date=DAY, title="我国中西部地区外贸较快增长").observations
    assert [one.subject for one in found][1:] == ["中部地区", "中部地区", "西部地区"]


def test_a_towns_district_is_its_word_for_all_of_it() -> None:
    text = "安昌镇的腊肠远销四方。全镇产值3亿元，居全区第2位。"
    (one,) = extract(text, reference_date=DAY, title="柯桥区安昌镇乡村振兴见闻").rankings
    assert (one.subject, one.scope) == ("安昌镇", "柯桥区")


@pytest.mark.parametrize(
    "text",
    [
        "对巴西、澳大利亚丝绸分别增长9.8%和下降6.5%。",
        "其中，对东盟增长8.6%，对拉美、非洲进出口分别增长7.9%、4.8%。",
        "美国来的客商12人。对日本的丝绸出口204亿元。",
    ],
)
def test_whom_something_is_directed_at_is_not_whose_it_is(text: str) -> None:
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    told = {fact.subject for fact in facts}
    assert facts
    assert not told & {"巴西", "澳大利亚", "东盟", "拉美", "非洲", "日本"}


def test_the_greatest_growth_among_places_is_of_what_was_measured() -> None:
    text = (
        "进出口1586亿元；6个县（市、区）中4个增长，诸暨市增幅最高，达到1.3倍，"
        "新昌县降幅最大，为19.4%。"
    )
    facts = extract(text, reference_date=DAY, title=TITLE).observations
    told = [(one.subject, one.indicator, one.measure, str(one.value)) for one in facts[-2:]]
    assert told == [
        ("诸暨市", "进出口", "growth", "2.3"),
        ("新昌县", "进出口", "growth", "-19.4"),
    ]


def test_a_village_is_called_as_its_own_text_calls_it() -> None:
    text = "柳溪村位于诸暨市枫桥镇东部，全村有612户。2022年，村集体收入186万元，居全市第9位。"
    records = extract(text, reference_date=DAY, title="诸暨市枫桥镇柳溪村：一村一品")
    assert {fact.subject for fact in records.observations} == {"柳溪村"}
    assert [(rank.subject, rank.scope) for rank in records.rankings] == [("柳溪村", "诸暨市")]


@pytest.mark.parametrize("title", ["炎陵交出2021年“成绩单”", "诸暨晒出半年答卷"])
def test_a_title_may_call_its_county_by_the_bare_name(title: str) -> None:
    text = "先看大盘子。初步核算，生产总值102.6亿元，增速仅次于攸县。财政收入7.38亿元。"
    facts = extract(text, reference_date=DAY, title=title).observations
    county = "炎陵县" if title.startswith("炎陵") else "诸暨市"
    assert [fact.subject for fact in facts] == [county, county]


def test_what_is_of_all_countries_is_not_the_worlds() -> None:
    text = "国际货邮吞吐量8.6万吨，占总量的四成，增速居全省第一。国内旅客3000万人次。"
    records = extract(text, reference_date=DAY, title="鉴湖国际机场2022年运行情况")
    assert [(one.subject, one.indicator) for one in records.observations] == [
        ("鉴湖国际机场", "国际货邮吞吐量"),
        ("鉴湖国际机场", "国际货邮吞吐量占总量的比重"),
        ("鉴湖国际机场", "国内旅客"),
    ]
    assert [one.indicator for one in records.rankings] == ["国际货邮吞吐量增速"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("绍兴市检察机关", "绍兴市检察机关发布2023年办案数据"),
        ("绍兴市公安机关", "绍兴市公安机关2023年工作"),
        ("绍兴市法院系统", "绍兴市法院系统2023年工作"),
        ("绍兴市税务系统", "绍兴市税务系统2023年工作"),
        ("绍兴市税务机关", "绍兴市税务机关2023年工作"),
    ],
)
def test_all_bodies_of_a_kind_are_one_in_their_own_text(body: str, title: str) -> None:
    text = "绍兴市人民检察院召开发布会。全年办理案件2017件。"
    (fact,) = extract(text, reference_date=DAY, title=title).observations
    assert fact.subject == body


def test_a_coinage_that_ends_in_and_is_a_name() -> None:
    text = "岁末盘点，绍兴市安和医院又添新页。全年门急诊量26.4万人次。"
    (fact,) = extract(text, reference_date=DAY, title="安和医院2023年盘点").observations
    assert fact.subject == "绍兴市安和医院"
    text = "全市学校和医院添置设备12台。"
    (fact,) = extract(text, reference_date=DAY, title=TITLE).observations
    assert fact.subject == "绍兴市"


@pytest.mark.parametrize("bodies", ["绍兴市院和学校", "绍兴市内和大学"])
def test_two_kinds_of_bodies_are_no_coinage(bodies: str) -> None:
    found = extract(f"{bodies}添置设备12台。", reference_date=DAY, title=TITLE).entities
    assert [(one.text, one.etype) for one in found] == [("绍兴市", "GPE")]


def test_a_name_keeps_the_copula_that_it_ends_in() -> None:
    found = extract("陈奕为说，设备已到。", reference_date=DAY, title=TITLE).entities
    assert [(one.text, one.etype) for one in found] == [("陈奕为", "PERSON")]


@pytest.mark.parametrize("title", [TITLE, "诸暨市枫桥镇2023年工作"])
def test_a_village_named_in_front_is_all_the_village(title: str) -> None:
    text = "柳溪村多山，全村共有农户612户，集体收入186万元。"
    found = extract(text, reference_date=DAY, title=title).observations
    assert [(one.subject, one.indicator) for one in found] == [
        ("柳溪村", "农户"),
        ("柳溪村", "集体收入"),
    ]
    text = "柳溪村、白塔村多山。全村共有农户612户。"  # one of the two
    (one,) = extract(text, reference_date=DAY, title=title).observations
    assert (one.subject, one.indicator) == (None, "农户")


def test_no_town_is_a_village_that_nobody_named() -> None:
    (one,) = extract(
        "该村农户612户。", reference_date=DAY, title="诸暨市枫桥镇2023年工作"
    ).observations
    assert one.subject is None
    (one,) = extract("该公司吞吐量8吨。", reference_date=DAY, title="鉴湖港2023年年报").observations
    assert one.subject == "鉴湖港"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("在福建长乐区，纺织业兴旺。目前，当地纺织企业平均生产效率提升了20%。", "长乐区"),
        ("在安徽潜山的源潭镇，刷业兴旺。当地政府建立了7个研发中心。", "源潭镇"),
        ("纺织业兴旺，当地企业产量增长5%。", None),
        ("在福建长乐区，今天当地时间9时，客流增长5%。", "长乐区"),
    ],
)
def test_the_place_spoken_of(text: str, who: str | None) -> None:
    found = extract(text, reference_date=DAY, title="浙江纺织业兴旺").observations
    assert [one.subject for one in found] == [who]


def test_among_whom_in_the_place_spoken_of() -> None:
    text = "在福建长乐区，纺织业兴旺。企业产量居当地第2位。"
    assert extract(text, reference_date=DAY, title=TITLE).rankings[0].scope == "长乐区"


def test_an_event_goes_on_as_who_it_is_told_of() -> None:
    report = "2026年浙江省政府工作报告"
    text = "杭州丝绸博览会促成1023项签约，成交额达1700亿元。推动1万家企业转型。"
    found = extract(text, reference_date=DAY, title=report).observations
    fair = "杭州丝绸博览会"
    assert [one.subject for one in found] == [fair, fair, "浙江省"]
    text = "成功举办杭州丝绸博览会，新增企业300家。"
    assert extract(text, reference_date=DAY, title=report).observations[0].subject == "浙江省"


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "浙江医疗",
            "全省已有国家丝绸医学中心建设项目4个，就诊率91.8%。",
            [("浙江省", "国家丝绸医学中心建设项目"), ("浙江省", "就诊率")],
        ),
        (
            "浙江医疗",
            "全省建成国家丝绸医学中心建设项目4个。",
            [("浙江省", "建成国家丝绸医学中心建设项目")],
        ),
        ("绍兴机场旅客增长", "全年新增巴黎、罗马等航线12条。", [("绍兴机场", "航线")]),
        (
            "丝绸招聘季",
            "浙江诸暨市举办丝绸招聘会，对接江西、安徽等地的60家企业，提供了900个岗位。",
            [("诸暨市", "企业"), ("诸暨市", "提供岗位")],
        ),
        ("浙江名片", "全省拥有“国字号”城市名片27张。", [("浙江省", "城市名片")]),
        (
            "菜市场焕新",
            "这里是上海长宁区的菜市场。菜市场是市民街区，客流量提升20%。",
            [("长宁区", "客流量")],
        ),
    ],
)
def test_after_what_is_done_stands_what_it_is_done_to(
    title: str, text: str, told: list[tuple[str, str]]
) -> None:
    found = extract(text, reference_date=DAY, title=title).observations
    assert [(one.subject, one.indicator) for one in found] == told


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("浙江播种进度超过74%；在诸暨市，60万亩茶园正采摘。", ["浙江省", "诸暨市"]),
        ("浙江采摘超过95%，绍兴诸暨市通过整治荒地，6万亩茶园迎来丰收。", ["浙江省", "诸暨市"]),
        ("浙江播种面积9万亩，高于江西省，茶园面积6万亩。", ["浙江省", "浙江省"]),
        ("在浙江最大的茶叶种植地绍兴市柯桥区，6万亩茶园开采。", ["柯桥区"]),
    ],
)
def test_a_clause_that_begins_at_a_place_is_of_it(text: str, who: list[str]) -> None:
    found = extract(text, reference_date=DAY, title="各地春耕加速").observations
    assert [one.subject for one in found][-len(who) :] == who


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("诸暨市2023年经济运行情况", "诸暨市", "中欧班列开行"),
        ("全国铁路运行平稳", "中欧班列", "开行"),
    ],
)
def test_trains_that_many_run_are_in_a_place_s_text_its_own(
    title: str, who: str, what: str
) -> None:
    text = "对外通道更加通畅，中欧班列全年开行305列，增长8%。"
    found = extract(text, reference_date=DAY, title=title).observations
    assert {(one.subject, one.indicator) for one in found} == {(who, what)}


def test_trains_of_one_name_are_told_apart_by_where_they_start() -> None:
    text = "2023年，中欧班列（绍兴）开行305列，增长8%。目前，开行线路18条。"
    found = extract(text, reference_date=DAY, title="中欧班列（绍兴）再提速")
    assert {one.subject for one in found.observations} == {"中欧班列（绍兴）"}
    assert [one.text for one in found.entities] == ["中欧班列（绍兴）"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "走进鉴湖丝绸有限公司的车间，织机不停。公司去年销售收入4亿元，其中出口占七成。",
            [("鉴湖丝绸有限公司", "销售收入"), ("鉴湖丝绸有限公司", "出口占比")],
        ),
        ("全市丝绸商行6家。公司数量增长5%。", [("诸暨市", "丝绸商行"), ("诸暨市", "公司数量")]),
    ],
)
def test_a_company_is_the_one_named_before_or_any(text: str, told: list[tuple[str, str]]) -> None:
    found = extract(text, reference_date=DAY, title="诸暨市丝绸产业").observations
    assert [(one.subject, one.indicator) for one in found] == told


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        # in a body's own text a place after 在 is where it did it
        ("诸暨港2024年货物吞吐量再创新高", "在河南、陕西等地新设内陆港3个。", "诸暨港"),
        ("诸暨港2024年货物吞吐量再创新高", "在河南新建内陆港3个。", "诸暨港"),
        ("诸暨港2024年货物吞吐量再创新高", "河南货源增长5%。", "河南省"),
        # in a place's own one abroad
        ("诸暨市2024年外贸", "在越南、泰国等地新设工厂3个。", "诸暨市"),
        ("诸暨市2024年外贸", "在绍兴新设工厂3个。", "绍兴市"),
    ],
)
def test_where_something_is_done_is_not_who_did_it(title: str, text: str, who: str) -> None:
    (fact,) = extract(text, title=title, reference_date=date(2025, 1, 9)).observations
    assert fact.subject == who
