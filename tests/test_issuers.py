"""Whose document it is: the names of titles, datelines and openings, and what 该院, 我区 stand for.

Each kind has documents in which the name counts, and counter-examples in which it does not. All are
invented; a document is its title, its text, and whom each number is told of.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from extractor import extract
from extractor.facts.short_forms import ShortForms
from extractor.rulebook import load_rulebook

DAY = date(2025, 1, 20)


class Doc(NamedTuple):
    title: str
    text: str
    subjects: dict[str, str | None]  # a number as written: whom it is told of


def check(doc: Doc) -> None:
    result = extract(doc.text, title=doc.title, reference_date=DAY)
    found = {o.text: o.subject for o in reversed(result.observations) if o.text in doc.subjects}
    assert found == doc.subjects


COURT, HOSPITAL = "吴江市松陵中级人民法院", "青禾市第二人民医院"
SQUAD = "武警江苏总队盐城支队执勤三中队"
SHORT = {
    "a court by its short name": Doc(
        "松陵中院发布2024年度工作亮点",
        f"本网讯 1月16日，{COURT}召开新闻发布会。2024年，受理案件3.2万件，审结3.1万件。"
        "我院执行完毕率41%。",
        dict.fromkeys(("3.2万件", "3.1万件", "41%"), COURT),
    ),
    "a hospital by its number": Doc(
        "青禾二院年度工作亮点",
        f"2024年，{HOSPITAL}门急诊量达120万人次，增长6%。全院开放床位1500张。",
        dict.fromkeys(("120万人次", "6%", "1500张"), HOSPITAL),
    ),
    "a university by first characters": Doc(
        "江科大2024年科研成绩单",
        "江海科技大学今天公布，2024年科研经费5.6亿元，同比增长12%。学校发表论文2100篇。",
        dict.fromkeys(("5.6亿元", "12%", "2100篇"), "江海科技大学"),
    ),
    "a company without what kind it is": Doc(
        "恒达轴承三季报",
        "恒达精密轴承股份有限公司10月28日披露三季报，前三季度营业收入23亿元，同比增长9%。",
        dict.fromkeys(("23亿元", "9%"), "恒达精密轴承股份有限公司"),
    ),
    "a body after its owner": Doc(
        "甬城海关所属梅江海关监管进口车突破10万辆",
        "据梅江海关统计，今年前11个月，该关监管进口汽车10.3万辆，同比增长8%。",
        dict.fromkeys(("10.3万辆", "8%"), "梅江海关"),
    ),
    "a name that lacks its place": Doc(
        "省胸科医院：门诊量突破百万",
        "日前，某省胸科医院传来消息，2024年门诊量102万人次，同比增长7%。医院完成手术2.1万台。",
        dict.fromkeys(("102万人次", "7%", "2.1万台"), "某省胸科医院"),
    ),
    "a place's court": Doc(
        "大冶法院交出执行答卷",
        "大冶市人民法院2024年执结案件6200件，同比上升11%。该院到位金额4.1亿元。",
        dict.fromkeys(("6200件", "11%", "4.1亿元"), "大冶市人民法院"),
    ),
    "not: short for two courts of the text": Doc(
        "文山法院2024年工作",
        "2月8日，文山壮族苗族自治州中级人民法院召开发布会，通报全州法院审判工作。2024年，"
        "全州法院审结案件5.6万件。文山市人民法院获评全国优秀法院。",
        {"5.6万件": "文山壮族苗族自治州"},
    ),
    "not: a university with more words in its name": Doc(
        "北江大学2024年工作",
        "北江大学召开年会。2024年，学校科研经费3亿元，增长4%。北江师范大学与学校共建实验室2个。",
        {"3亿元": "北江大学", "4%": "北江大学"},
    ),
    "not: a custom house that only belongs to it": Doc(
        "宁江海关2024年数据",
        "2024年，宁江海关监管货物1.2亿吨，增长3%。梅江海关是其所属海关。",
        {"1.2亿吨": "宁江海关", "3%": "宁江海关"},
    ),
}
UNITS = {
    "a unit by its end": Doc(
        "永葆本色的海防中队",
        f"{SQUAD}驻守海边40年。中队先后3次搬迁。官兵们在中队荣誉室里，摆放锦旗120面。",
        {"3次": SQUAD, "120面": SQUAD},
    ),
    "police": Doc(
        "交警支队发布年度数据",
        "荆门市公安局交警支队1月5日发布，2024年支队查处酒驾1800起，同比下降12%。",
        dict.fromkeys(("1800起", "12%"), "荆门市公安局交警支队"),
    ),
    "a zone that its committee reports on": Doc(
        "滨江高新区前三季度经济运行",
        "滨江高新技术产业开发区管委会10月20日通报，前三季度全区实现工业产值560亿元，增长9%。"
        "高新区新增企业1200家。",
        dict.fromkeys(("560亿元", "9%", "1200家"), "滨江高新技术产业开发区"),
    ),
    "a zone by 该区 and 我区": Doc(
        "临港经开区一季度开门红",
        "临港经济技术开发区管委会介绍，一季度，该区实际使用外资2亿美元，增长11%。"
        "我区新开工项目18个。",
        dict.fromkeys(("2亿美元", "11%", "18个"), "临港经济技术开发区"),
    ),
    "not: a unit in its city's text": Doc(
        "盐城市2024年双拥工作",
        "2024年，全市立功受奖官兵320人，增长5%。武警盐城支队三中队立功12人。",
        {"320人": "盐城市", "5%": "盐城市"},
    ),
}
STATIONS = {
    "a station and a port beside their city": Doc(
        "宿迁举行交通发展发布会",
        "1月12日，宿迁市政府新闻办召开发布会。2024年全市公路投资56亿元。2024年宿迁站发送旅客"
        "520万人次，同比增长21%。宿迁港货物吞吐量2300万吨，其中外贸吞吐量占12%。",
        {
            "56亿元": "宿迁市",
            "520万人次": "宿迁站",
            "21%": "宿迁站",
            "2300万吨": "宿迁港",
            "12%": "宿迁港",
        },
    ),
    "a port's own text": Doc(
        "钦州港：前三季度吞吐量1.5亿吨",
        "10月15日，记者从钦州市政府新闻办获悉，前三季度，钦州港完成货物吞吐量1.5亿吨，"
        "同比增长8%。全港新增航线6条。",
        dict.fromkeys(("1.5亿吨", "8%", "6条"), "钦州港"),
    ),
    "an airport, and its city again": Doc(
        "常州2024年交通运输年报",
        "2024年，常州奔牛国际机场旅客吞吐量460万人次，增长14%；全市客运量3200万人次，增长2%。",
        {"460万人次": "常州奔牛国际机场", "14%": "常州奔牛国际机场", "3200万人次": "常州市"},
    ),
    "not: a city whose name ends like a port's": Doc(
        "连云港市2024年统计公报",
        "2024年，连云港市地区生产总值4800亿元，增长6%。全市进出口1100亿元。",
        dict.fromkeys(("4800亿元", "6%", "1100亿元"), "连云港市"),
    ),
}
DATELINES = {
    "a paper with a place in its name": Doc(
        "高新区人才政策见效",
        "云南法治报讯（记者 李明）3月5日，曲靖市召开发布会。2024年，引进人才1200名，增长9%。",
        {"1200名": "曲靖市", "9%": "曲靖市"},
    ),
    "where an agency wrote from": Doc(
        "秋粮收购进度过半",
        "新华社昆明11月5日电（记者 王华）记者从国家粮食和物资储备局获悉，截至10月底，主产区"
        "累计收购秋粮6200万吨，增长3%。",
        {"6200万吨": "中国", "3%": "中国"},
    ),
    "a daily paper": Doc(
        "外贸增长",
        "湖北日报讯（记者 张三丰）2月3日，咸宁市政府新闻办召开发布会。2024年，进出口160亿元。",
        {"160亿元": "咸宁市"},
    ),
    "not: a paper's own figures": Doc(
        "江西日报社2024年经营情况",
        "2024年，江西日报社经营收入12亿元，增长5%。",
        {"12亿元": "江西日报社", "5%": "江西日报社"},
    ),
}
DISTRICTS = {
    "a district after its city": Doc(
        "绍兴柯桥区上半年经济",
        "上半年，绍兴柯桥区规上工业增加值增长7%，全区出口560亿元，增长5%。",
        dict.fromkeys(("7%", "560亿元", "5%"), "柯桥区"),
    ),
    "both by short forms": Doc(
        "宜昌夷陵：茶产业提质",
        "宜昌市夷陵区2024年茶叶产量3.1万吨，增长4%。全区茶园25万亩。",
        dict.fromkeys(("3.1万吨", "4%", "25万亩"), "夷陵区"),
    ),
    "its short form alone in the title": Doc(
        "杭州临平：数字经济占比过半",
        "杭州临平区2024年数字经济增加值600亿元，增长9%，居全市第3位。",
        {"600亿元": "临平区", "9%": "临平区"},
    ),
    "not: a district in its city's text": Doc(
        "绍兴市2024年工业",
        "2024年，绍兴市工业增加值增长6%，其中柯桥区增长7%。全市技改投资300亿元。",
        {"6%": "绍兴市", "7%": "柯桥区", "300亿元": "绍兴市"},
    ),
}
REGIONS = {
    "a region": Doc(
        "长三角地区外贸连续增长",
        "据海关统计，前7个月，长三角地区进出口9.3万亿元，增长6%。其中，出口3.9万亿元。"
        "民营企业进出口3.3万亿元。",
        dict.fromkeys(("9.3万亿元", "6%", "3.9万亿元", "3.3万亿元"), "长三角地区"),
    ),
    "a region of the country": Doc(
        "前三季度西部地区外贸提速",
        "前三季度，我国西部地区进出口2.9万亿元，同比增长9%。其中，出口1.8万亿元。",
        dict.fromkeys(("2.9万亿元", "9%", "1.8万亿元"), "西部地区"),
    ),
    "an event": Doc(
        "第三届茶博会闭幕",
        "第三届中国国际茶叶博览会5月25日在杭州闭幕。本届茶博会吸引观众18万人次。"
        "展会现场签约56亿元。",
        dict.fromkeys(("18万人次", "56亿元"), "第三届中国国际茶叶博览会"),
    ),
    "not: a region among whose places it counts": Doc(
        "2024年外贸情况",
        "2024年，重庆市进出口7100亿元，居西部地区第2位。全市出口4700亿元。",
        {"7100亿元": "重庆市", "4700亿元": "重庆市"},
    ),
}
KINDS = {**SHORT, **UNITS, **STATIONS, **DATELINES, **DISTRICTS, **REGIONS}


@pytest.mark.parametrize("doc", KINDS.values(), ids=KINDS.keys())
def test_whom_a_document_is_about(doc: Doc) -> None:
    check(doc)


#: A body, its kind's own words, and what stands for another body of the kind.
OWN_WORDS = [
    (HOSPITAL, ("该院", "我院", "全院", "医院")),
    ("大冶市人民法院", ("该院", "我院", "全院", "本院")),
    ("江海科技大学", ("该校", "我校", "全校", "学校")),
    ("临港经济技术开发区", ("该区", "我区", "全区", "开发区", "园区")),
    ("钦州港", ("该港", "我港", "全港")),
    ("望江农村商业银行股份有限公司", ("该行", "本行", "公司", "该公司")),
    ("梅江海关", ("该关", "我关", "关区")),
    ("柯桥区", ("该区", "我区", "全区")),
]  # fmt: skip
OWN = [(name, word) for name, words in OWN_WORDS for word in words]
OTHER = "华东云杉科技集团有限公司2024年投入资金5亿元。"


@pytest.mark.parametrize(("name", "word"), OWN, ids=[f"{word} {name}" for name, word in OWN])
def test_a_documents_own_words_are_its_issuer(name: str, word: str) -> None:
    """Titled and not, the word first and after a sentence about another body."""
    told = f"{word}新增设备30台，增长8%。"
    for text in (
        f"近日，{name}召开年度工作会议。{told}",
        f"近日，{name}召开年度工作会议。{OTHER}{told}",
    ):
        for title in (f"{name}2024年工作情况", f"{name}：向新而行"):
            check(Doc(title, text, {"30台": name, "8%": name}))


@pytest.mark.parametrize("name", [name for name, _ in OWN_WORDS])
def test_a_subject_left_out_is_the_issuer(name: str) -> None:
    text = f"近日，{name}召开年度工作会议。2024年新增设备30台，增长8%。{OTHER}全年培训职工560人次。"
    subjects = {"30台": name, "8%": name, "560人次": name}
    check(Doc(f"{name}2024年工作情况", text, subjects))


@pytest.mark.parametrize(
    ("short", "name", "is_"),
    [
        ("松陵中院", COURT, True),
        ("青禾二院", HOSPITAL, True),
        ("市二院", HOSPITAL, True),
        ("江科大", "江海科技大学", True),
        ("省胸科医院", "某省胸科医院", True),
        ("恒达轴承", "恒达精密轴承股份有限公司", True),
        ("海天集团", "海天集团有限公司", True),
        ("第三届茶博会", "第三届中国国际茶叶博览会", True),
        ("北江大学", "北江师范大学", False),
        ("松江医院", "松江区中心医院", False),
        ("江苏银行", "江苏长江商业银行", False),
        ("宁江海关", "宁江新港海关", False),
        ("梅江海关", "宁江海关", False),
        ("法院", COURT, False),
        (COURT, COURT, False),
    ],
)
def test_what_is_short_for_what(short: str, name: str, is_: bool) -> None:
    assert bool(ShortForms(load_rulebook()).whole(short, [name])) == is_


@pytest.mark.parametrize(
    ("day", "statuses"),
    [
        (date(2024, 3, 1), ["target", "target", "target", None]),
        (date(2024, 10, 31), [None, "target", "target", None]),
        (date(2024, 12, 5), [None, "target", "target", None]),
    ],
)
def test_a_goal_is_one_while_its_day_is_to_come(day: date, statuses: list[str | None]) -> None:
    text = (
        "到今年10月底，全市公路里程达到6384公里。到2024年，公路里程达到6400公里。"
        "到2027年，公路里程达到7000公里。到去年底，公路里程达到6000公里。"
    )
    found = extract(text, title="青州市2024年交通", reference_date=day).observations
    assert [o.status for o in found] == statuses


def test_a_place_names_nobody_beside_its_clause() -> None:
    """What a clause without a fact only names is not who the next one is about."""
    text = "加快海岳重工研究所建设，工业产值增长7%。世界首台样机问世，出口增长5%。"
    check(Doc("青州市2024年工业", text, {"7%": "青州市", "5%": "青州市"}))


@pytest.mark.parametrize("title", ["多项指标位居全国前列", "连续3年入选全国百强市"])
def test_the_country_in_a_title_is_not_whom_a_local_text_is_about(title: str) -> None:
    text = "诸暨市政府新闻办召开发布会，市统计局局长周明华介绍，全市工业增加值增长5%。"
    result = extract(text, reference_date=date(2024, 2, 18), title=title)
    assert [record.subject for record in result.observations] == ["诸暨市"]


@pytest.mark.parametrize("text", ["公司营业收入增长5%。", "该校毕业生就业率达到96%。"])
def test_a_body_that_nothing_names_stays_unknown(text: str) -> None:
    result = extract(text, reference_date=date(2024, 2, 18))
    assert [record.subject for record in result.observations] == [None]


def test_a_text_that_goes_from_province_to_province_is_the_countrys() -> None:
    text = (
        "在安徽蒙城县，农机下田，全县浇灌完成五成。蒙城县粮食面积120万亩。\n在河北邯郸，农民正抽水。\n"
        "在山东聊城，灌区上水。\n在河南濮阳，河道清淤。\n夏播面积达到3亿亩。"
    )
    result = extract(text, reference_date=date(2024, 6, 16), title="抗旱保夏播")
    assert [record.subject for record in result.observations] == ["蒙城县", "蒙城县", "中国"]


@pytest.mark.parametrize(
    "text",
    [
        "全县新增企业12家。",
        "全市实现增加值5亿元。",
        "全镇新增企业12家。",
        "全村人均收入3万元。",
        "全公司营收12亿元。",
        "该公司营收12亿元。",
        "本行贷款余额3亿元。",
        "全校在校生1.2万人。",
        "全系统查处案件12起。",
        "各县新增企业12家。",
        "市本级收入12亿元。",
        "新增企业12家。",
        "营收12亿元，增长5%。",
        "交通运输部门发送旅客3万人次。",
        "据当地媒体报道，暴雨造成3人受伤。",
    ],
)
def test_where_nobody_is_named_the_subject_is_unknown(text: str) -> None:
    observations = extract(text, reference_date=DAY).observations
    assert observations
    assert {o.subject for o in observations} == {None}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "全国新增企业12万家。"),
        ("", "我国出口增长5%。"),
        ("", "国内汽车销量增长5%。"),
        ("", "国家统计局发布数据，粮食产量增长1.6%。"),
        ("", "一季度，国内生产总值增长5.2%。"),
        ("", "商务部介绍，社会消费品零售总额增长4.5%。"),
        ("", "交通运输部预计，发送旅客3.5亿人次。"),
        ("", "海关总署发布，进出口总值43万亿元。"),
        ("", "各地新建高标准农田8000万亩。"),
        ("全国粮食生产再获丰收", "粮食产量增长1.6%。"),
        ("我国快递业务量创新高", "快递业务量增长19%。"),
    ],
)
def test_news_that_says_it_is_of_the_country_is_about_it(title: str, text: str) -> None:
    observations = extract(text, title=title, reference_date=DAY).observations
    assert observations
    assert {o.subject for o in observations} == {"中国"}


BODIES = [
    ("绍兴市柯桥区人民法院", "该院"),
    ("丽水市缙云县人民检察院", "全院"),
    ("绍兴市公安局越城区分局", "该局"),
    ("浙江省图书馆", "该馆"),
    ("苏州丝绸博物馆", "全馆"),
    ("柳溪村", "全村"),
    ("梅渚镇", "全镇"),
    ("宁波海关", "该关"),
    ("浙江省农业科学院", "全院"),
    ("浙江省交通投资集团有限公司", "集团"),
    ("绍兴市慈善总会", "总会"),
    ("白塔山风景区", "景区"),
    ("第三届中国国际丝绸博览会", "博览会"),
    ("2023绍兴马拉松", "赛事"),
    ("青墩坝机械林场", "林场"),
    ("鉴湖水产养殖专业合作社", "合作社"),
    ("青墩滩污水处理厂", "该厂"),
    ("鉴湖影视城", "影视城"),
    ("绍兴文理学院附属医院", "医院"),
    ("绍兴市第一中学", "学校"),
]


@pytest.mark.parametrize(("body", "own"), BODIES)
def test_every_kind_of_body_speaks_of_itself(body: str, own: str) -> None:
    told = f"2023年，面对复杂形势，{own}完成投入86.4亿元。\n新增设备42台。"
    for title, opening in (
        (f"{body}2023年工作总结", ""),
        (f"{body}发布2023年数据", f"记者从{body}获悉，"),
        ("再创佳绩", f"近日，{body}公布2023年数据。"),
    ):
        facts = extract(opening + told, reference_date=date(2024, 1, 28), title=title).observations
        assert [fact.subject for fact in facts] == [body, body], title


def test_a_village_is_told_of_in_its_county_and_town() -> None:
    text = "诸暨市梅渚镇柳溪村的晒场上排起了队。全村产茶213吨，村里办起合作社，分红96万元。"
    facts = extract(text, reference_date=date(2024, 1, 28), title="一片叶子").observations
    assert {fact.subject for fact in facts} == {"柳溪村"}
    text = "诸暨市召开会议。全市产茶213吨，全县各镇增产。梅渚镇全镇产茶9吨。"
    facts = extract(text, reference_date=date(2024, 1, 28), title="一片叶子").observations
    assert facts[0].subject == "诸暨市"


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        # a city of which the table knows the county of that stem alone is another place, or new
        ("2025年嘉善市经济运行情况", None),
        ("长丰市2025年国民经济和社会发展统计公报", "长丰市"),
        ("融水县2025年经济运行情况", "融水苗族自治县"),
        ("嘉善县2025年经济运行情况", "嘉善县"),
        ("嘉善经济稳步增长", "嘉善县"),
    ],
)
def test_a_short_form_before_another_level_names_no_place(title: str, subject: str | None) -> None:
    check(Doc(title, "2025年，粮食产量5.2万吨。", {"5.2万吨": subject}))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("大江大河是母亲河。\n钱塘江流域浙江绍兴的湖畔游人如织。\n投资12亿元。", None),
        ("浙江绍兴的湖畔游人如织。\n投资12亿元。", "绍兴市"),
    ],
)
def test_news_is_of_a_place_that_its_first_paragraph_names(text: str, subject: str | None) -> None:
    check(Doc("母亲河重现生机", text, {"12亿元": subject}))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("绍兴市中级人民法院通报，全市法院受理案件9万件。结案8万件。", "绍兴市"),
        ("绍兴市中级人民法院通报，受理案件9万件。结案8万件。", "绍兴市中级人民法院"),
        ("绍兴市检察院通报，与全市法院会商9次。批捕8人。", "绍兴市人民检察院"),
    ],
)
def test_a_court_that_tells_of_all_stands_for_its_place(text: str, who: str) -> None:
    title = f"{text.partition('通报')[0]}通报2024年工作情况"
    assert extract(text, title=title).observations[-1].subject == who


@pytest.mark.parametrize(
    ("last", "who"),
    [
        ("鉴湖理工大学建校60年。", "鉴湖理工大学"),
        ("鉴湖理工大学与会稽师范大学签约。", None),  # 我校: nobody says whose
    ],
)
def test_a_title_in_ones_own_words_is_of_the_one_body_named(last: str, who: str | None) -> None:
    text = f"全国高校学科数据公布，我国高校稳中有进。我校现有教师138人。\n会议在京召开。\n{last}"
    found = extract(text, title="我校化学学科再进位", reference_date=date(2025, 5, 9))
    assert found.observations[0].subject == who


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("全国港口经济迎来开门红", "中国"),
        ("2024年一季度和平经济运行情况", "和平区"),
        ("平安经济发展情况", "平安区"),
        ("2024年11月光明经济运行情况", "光明区"),
        ("2024年度光明经济运行情况", "光明区"),
    ],
)
def test_a_word_that_a_place_is_called_by_too_opens_a_title_where_it_is_the_place(
    title: str, subject: str | None
) -> None:
    (found,) = extract("产值3亿元。", title=title, reference_date=DAY).observations
    assert found.subject == subject
