"""Whom the figures of news are of: fairs, works, lines, offices, and places on the way."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.records import Entity

MAY = date(2024, 5, 20)
NATION = "节日消费添活力"


def subjects(text: str, *, title: str = NATION) -> list[str | None]:
    """Of each observation, in its order."""
    return [o.subject for o in extract(text, title=title, reference_date=MAY).observations]


def named(text: str) -> list[str]:
    """The names of a text."""
    return [r.name or r.text for r in extract(text).records if isinstance(r, Entity)]


# fairs and games -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "text", "event"),
    [
        (
            "第12届绸交会今天开幕",
            "今天，第12届绸交会在绍兴开幕。本届绸交会展览面积8万平方米。",
            "第12届绸交会",
        ),
        (
            "绍兴世丝会落幕",
            "绍兴世丝会昨天落幕。本届世丝会成交额5亿元。",
            "绍兴市",  # no word of a fair: nothing tells that it is one
        ),
        (
            "第六届丝绸公司领导人绍兴峰会下周举行",
            "第六届丝绸公司领导人绍兴峰会将于6月18日在绍兴举行。来自12个国家的企业已报名参会。",
            "第六届丝绸公司领导人绍兴峰会",
        ),
        ("杭州亚运会门票预售结束", "杭州亚运会门票预售昨天结束，共售出95万张门票。", "杭州亚运会"),
    ],
)
def test_a_fairs_own_news_is_about_it(title: str, text: str, event: str) -> None:
    assert subjects(text, title=title) == [event]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全球146家机构组团参会。", ["第12届绸交会"]),
        ("亚洲45个国家的代表参会。", ["第12届绸交会"]),
        ("柳溪村12家民宿接待游客。", ["柳溪村"]),
        ("全球丝绸产量增长5%。", ["世界"]),
    ],
)
def test_where_those_come_from_who_take_part(text: str, found: list[str | None]) -> None:
    assert subjects(f"第12届绸交会开幕。\n{text}", title="第12届绸交会今天开幕") == found
    assert "世界" in subjects("全球146家机构组团参会。", title="全球丝绸产业回暖")


def test_an_event_is_the_edition_that_its_text_names() -> None:
    assert named("第136届广交会今天开幕。本届广交会展览面积155万平方米。") == ["第136届广交会"] * 2
    assert named("广交会展览面积155万平方米。") == ["中国进出口商品交易会"]


def test_the_games_whose_medals_a_delegation_counts_are_not_whom_it_is_about() -> None:
    text = "第十五届全国运动会闭幕，浙江省成绩提升。全省健身场地增加。今年新建训练基地12个。"
    assert subjects(text, title="浙江代表团列十五运会金牌榜第8位")[-1] == "浙江省"


# whose document it is --------------------------------------------------------------------------


def test_so_many_departments_are_no_body() -> None:
    text = "本次发布会介绍有关情况，水利建设提速。投资12亿元。"
    assert subjects(text, title="三部门发布水利政策") == [None]


@pytest.mark.parametrize("office", ["国家信息中心", "国家统计局服务业调查中心", "中央气象台"])
def test_an_office_of_the_state_tells_of_the_country(office: str) -> None:
    text = f"{office}发布的先行指标显示，我国丝绸产量增长5%。从行业看，订单指数为52%。"
    assert subjects(text, title="先行指标回升") == ["中国", "中国"]


def test_a_short_name_in_a_title_is_the_widest_place_of_that_name() -> None:
    text = "封关在即，各部门加快准备。加工增值货值114亿元。"
    assert subjects(text, title="海南加快推进封关准备") == ["海南省"]
    assert subjects(text, title="海南区加快推进准备") == ["海南区"]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("德国工业产出下降", "受需求疲软影响，汽车行业新订单下降6.4%。", ["德国"]),
        ("【国际】法国出口回升", "丝绸出口增长5%。", ["法国"]),
        ("国际快讯", "德国、法国连降大雨，意大利也有洪水。\n死亡人数升至12人。", [None]),
        ("国际快讯", "德国连降大雨。法国出口回升。我国丝绸出口增长5%。", ["中国"]),
        ("国际快讯", "法国、德国、意大利举行会谈。\n德国举行选举。\n投票率为80%。", [None]),
        ("国际快讯", "法国、意大利举行会谈。\n德国举行选举。投票率为80%。", ["德国"]),
    ],
)
def test_news_from_abroad_is_of_no_country_that_it_does_not_name(
    title: str, text: str, found: list[str | None]
) -> None:
    assert subjects(text, title=title) == found


@pytest.mark.parametrize("line", ["稽山高铁", "稽山隧道", "稽山输水工程", "稽山大桥"])
def test_a_line_or_a_work_is_whom_its_own_news_is_about(line: str) -> None:
    assert subjects(f"{line}昨天通车。线路全长290公里。", title=f"{line}通车") == [line]


@pytest.mark.parametrize(
    ("title", "text", "whose"),
    [
        ("中欧班列开行量增长", "中欧班列开行平稳。全程时间压缩至12天。", "中欧班列"),
        ("今年一季度中欧班列运行平稳", "口岸开放后，连通境内65个城市。", "中欧班列"),
        (NATION, "全国铁路运行平稳，中欧班列安全开行。全国发送旅客8亿人次。", "中国"),
    ],
)
def test_trains_are_whom_their_own_news_is_about(title: str, text: str, whose: str) -> None:
    assert subjects(text, title=title) == [whose]


def test_now_in_news_of_trains_is_the_day_of_it() -> None:
    text = "一季度，中欧班列开行500列。目前，中欧班列通达65个城市。"
    title = "今年一季度中欧班列运行平稳"
    found = extract(text, title=title, reference_date=MAY).observations
    assert [one.period for one in found] == ["2024-01/2024-03", "2024-05-20"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("据估计，此次得州洪灾造成的损失高达180亿美元。", "得克萨斯州"),
        ("在得州，洪灾造成129人死亡。", "得克萨斯州"),
        ("投放的120台中有30台是新机。", None),
        ("技工取得州级奖项3个。", None),
    ],
)
def test_a_state_abroad_by_its_short_name(text: str, whose: str | None) -> None:
    assert subjects(text, title="国际新闻")[-1] == whose


@pytest.mark.parametrize("zone", ["博鳌乐城国际医疗旅游先行区", "横琴粤澳深度合作区"])
def test_a_zone_by_its_whole_name(zone: str) -> None:
    assert subjects(f"{zone}新增企业26家。", title="2024年海南省政府工作报告") == [zone]


def test_a_name_in_a_title_is_short_for_nobody() -> None:
    text = "记者从中国南水北调集团了解到，工程通水以来，受益人口达1.18亿人。"
    assert subjects(text, title="南水北调东线一期工程惠民") != ["中国南水北调集团"]


# who did it, and where a way leads --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("水利部派出工作组12个、调拨物资3万件。", ["水利部", "水利部"]),
        ("水利部开展检查，抽检水样120份。", ["水利部"]),
        ("水利部预测，抽检水样120份。", ["中国"]),
        ("水利部派出工作组12个，水库蓄水量增长5%。", ["水利部", "中国"]),
        ("水利部派出工作组12个。抽检水样120份。", ["水利部", "中国"]),
        ("水利部两次降低水价，释放资金12亿元。", ["水利部"]),
        ("水利部降低水价，释放资金12亿元。", ["水利部"]),
        ("水利部、财政部下达资金3亿元，并安排资金2亿元。", ["水利部、财政部"] * 2),
        ("水利部在沿海区域，预置车辆95辆。", ["水利部"]),
        ("水利部针对台风加强调度，启动预案12项。", ["水利部"]),
        ("水利部依法对稽山集团、鉴湖集团等7家企业作出决定，责令3家企业停产。", ["水利部"] * 2),
        ("水利部、农民日报派出记者3名，并抽检水样2份。", ["水利部、农民日报"] * 2),
    ],
)
def test_an_office_goes_on_as_who_does_it(text: str, found: list[str | None]) -> None:
    assert subjects(text, title="全国水利建设提速") == found


@pytest.mark.parametrize("verb", ["责令", "启动", "发动", "预置", "出售", "增派"])
def test_verbs_of_an_office(verb: str) -> None:
    assert subjects(f"水利部{verb}设备12台。", title="全国水利建设提速") == ["水利部"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("稽山高铁起自浙江省诸暨市，途经嵊州市，终至新昌县，线路全长290公里。", ["稽山高铁"]),
        ("由宁波起始，途经绍兴、杭州，开行班列120列。", ["中国"]),
        ("班列从宁波发车，经绍兴，前往杭州，运行时间压缩至5天。", ["中国"]),
        ("新增重庆、宁波、绍兴至德国杜伊斯堡等班列，每周开行17列。", ["中国"]),
        ("途经宁波、绍兴、杭州的11趟列车投入运营。", ["中国"]),
        ("绍兴市客流回升，开行列车11趟。", ["绍兴市"]),
        ("绍兴至宁波最快只需57分钟。", ["中国"]),
    ],
)
def test_the_places_of_a_way_are_not_whom_it_is_told_of(text: str, found: list[str | None]) -> None:
    assert subjects(text, title="全国铁路建设提速") == found


def test_both_ends_of_a_way_are_in_the_name_of_what_is_measured() -> None:
    (fact,) = extract("绍兴至宁波列车客座率达97%。", title="全国铁路客流").observations
    assert fact.indicator == "绍兴至宁波列车客座率"


def test_a_region_that_the_country_does_something_in_is_not_whom_it_is_about() -> None:
    text = "我国将在东北地区治理黑土地1亿亩。\n财政投入144亿元。"
    assert subjects(text, title="我国治理东北黑土地1亿亩") == ["中国", "中国"]
    assert subjects("长三角地区开放加快。\n投入144亿元。", title="长三角地区加快开放") == [
        "长三角地区"
    ]


# what a place is, what lies in it, and what goes on ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在全国产茶大县浙江诸暨市，茶园面积6万亩。", ["诸暨市"]),
        ("今年新入选示范区的浙江省诸暨市打造茶园12个，建设步道8条。", ["诸暨市"] * 2),
        ("位于浙江东部沿海地区的宁波市，茶园面积6万亩。", ["宁波市"]),
        ("在产茶大省浙江，茶园面积稳定在6万亩。", ["浙江省"]),
        ("位于绍兴市的这座基地，茶叶订单增长5%。", ["绍兴市"]),
        ("茶叶产量第一大省浙江通过技术改造，茶园面积稳定在6万亩。", ["浙江省"]),
        ("在浙江省诸暨市的茶园里，采茶机正作业，今年，这里的8万亩茶园增产5%。", ["诸暨市"] * 2),
        ("在绍兴的这家企业，茶叶订单增长5%。", ["绍兴市"]),
        ("浙江采茶进入高峰期，茶叶主产区诸暨市今年种植茶树12万亩。", ["诸暨市"]),
        ("浙江产茶大市绍兴选派茶农130名。今年茶园面积6万亩。", ["绍兴市"] * 2),
        ("浙江产茶大县诸暨市选派茶农130名。", ["诸暨市"]),
        ("在浙江最大的香榧种植区诸暨市，预计今年亩产300斤。", ["诸暨市"]),
        ("浙江新建基地12个。", ["浙江省"]),
    ],
)
def test_what_a_place_is_stands_in_front_of_it(text: str, found: list[str | None]) -> None:
    assert subjects(text, title="全国茶园管理提速") == found


SITES = """
大省 强市 强县 强区 主产区 产区 产地 种植区 基地 重镇 老区 城区 主城区 重灾区 灾区
首府 省会 名城 文化名城 枢纽 水乡 侨乡 胜地 目的地
"""


@pytest.mark.parametrize("site", SITES.split())
def test_words_for_what_a_place_is(site: str) -> None:
    text = f"浙江著名的{site}诸暨市今年种植桑树12万亩。"
    assert subjects(text, title="全国茶园管理提速") == ["诸暨市"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("稽山高铁连接绍兴和宁波，是重要通道。正线全长482公里。", ["稽山高铁"]),
        ("稽山滑雪场开放了9条雪道。雪场开板以来，接待游客超2万人次。", ["稽山滑雪场"] * 2),
        ("稽山滑雪场开放了9条雪道。\n雪场接待游客超2万人次。", ["稽山滑雪场", "中国"]),
        ("稽山滑雪场开放了9条雪道。从消费看，游客花费增长5%。", ["稽山滑雪场", "中国"]),
        ("稽山滑雪场开放了9条雪道。宁波市接待游客增长5%。", ["稽山滑雪场", "宁波市"]),
    ],
)
def test_a_line_or_a_work_goes_on_in_its_paragraph(text: str, found: list[str | None]) -> None:
    assert subjects(text, title="全国文旅市场升温") == found


# offices and those who speak for a place ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("英国政府将在2027年把援助支出占比降至0.3%。", ["英国"]),
        ("诸暨市商务局监测的企业销售额增长5%。", ["诸暨市"]),
        ("在英国政府网站上，丝绸订单增长5%。", ["中国"]),
        ("法国内政部长沈佳音3日称，共有约3200人受伤。", ["法国"]),
        ("法国专家3日表示，共有约3200人受伤。", ["法国"]),
        ("记者3日在法国采访时说，共有约3200人受伤。", ["中国"]),
    ],
)
def test_an_office_and_who_speaks_for_a_country_tell_of_where_they_are(
    text: str, found: list[str | None]
) -> None:
    assert subjects(f"我国丝绸出口回升。\n{text}", title="国际联播快讯") == found


def test_news_of_a_country_is_not_the_text_of_who_reports_it() -> None:
    text = "丝讯社发布的调查显示，三成经济学家不看好。订单下降5%。法国、德国也是如此。"
    assert subjects(text, title="德国工业订单下降") == ["德国", "德国"]
    text = "丝讯集团发布的调查显示，订单下降5%。丝讯集团称，出口下降8%。"
    assert subjects(text, title="德国民众抗议") == ["德国", "德国"]
    assert subjects(text, title="丝讯集团发布调查") == ["丝讯集团", "丝讯集团"]


# mountains, lakes and islands ------------------------------------------------------------------
# mountains, lakes and islands -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("浙江璟峦湖迎来游客，璟峦湖捕鱼量达到9万斤。", ["璟峦湖"]),
        ("在浙江璟峦山，10万亩草甸由绿变黄。", ["璟峦山"]),
        ("浙江舟山璟峦岛游客完成疏运，20条航线停运。", ["璟峦岛"]),
        ("近日，浙江璟峦湖区迎来候鸟，当地设计了20条观鸟路线。", ["璟峦湖区"]),
        ("浙江高山蔬菜产量5万吨。", ["浙江省"]),
        ("浙江全湖新增网箱12个。", ["浙江省"]),
    ],
)
def test_a_mountain_a_lake_or_an_island_after_its_place_is_who(
    text: str, found: list[str | None]
) -> None:
    assert subjects(text, title="各地旅游升温") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("绍兴鉴湖冰雪世界设有5条雪道。", ["绍兴鉴湖冰雪世界"]),
        ("位于绍兴的“红丝带”丝绸科技艺术馆，今年接待游客3万人。", ["“红丝带”丝绸科技艺术馆"]),
        ("“三河”工程区累计造林4万亩，治理草原12万亩。", ["“三河”工程区"] * 2),
        ("冰雪世界和艺术馆建成12座。", ["中国"]),
        ("重点工程区造林4万亩。", ["中国"]),
        ("稽山滑雪场有5条雪道。", ["稽山滑雪场"]),
        # what moves to places is no thing that is counted, and a town is not all the world
        ("稽山机场增加到首都机场、天府机场等5条航线。", ["稽山机场"]),
        ("诸暨市枫桥镇最低气温降至-5℃。", ["枫桥镇"]),
        ("浙江全省最低气温降至-5℃。", ["浙江省"]),
    ],
)
def test_a_thing_after_its_place_is_who(text: str, found: list[str | None]) -> None:
    assert subjects(text, title="全国旅游升温") == found
