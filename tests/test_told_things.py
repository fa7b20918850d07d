"""Whom facts are of that are told of things with a name: sights, brands, models, works."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2025, 3, 21)


def told(text: str, title: str) -> list[tuple[str | None, str]]:
    """Of each observation whom it is of, and its words."""
    records = extract(text, title=title, reference_date=DAY).observations
    return [(o.subject, o.text) for o in records]


def test_sights_in_a_list_each_have_their_own() -> None:
    text = "仓前直街、柳溪故里、东湖分别接待游客12万、9万、6万人次。古城墙下接待游客2万人次。"
    found = told(text, "绍兴市国庆旅游情况")
    assert found[:3] == [("仓前直街", "12万"), ("柳溪故里", "9万"), ("东湖", "6万人次")]
    assert told("镜湖古城墙接待游客3万人次。", "绍兴市国庆旅游情况") == [("镜湖古城墙", "3万人次")]


@pytest.mark.parametrize(
    "text", ["元旦、春节分别接待游客3万、2万人次。", "博物馆、文化馆分别接待游客3万、2万人次。"]
)
def test_days_and_kinds_of_houses_are_no_sights(text: str) -> None:
    assert {who for who, _ in told(text, "绍兴市旅游情况")} <= {"绍兴市"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("分品牌看，云岭品牌上半年销量8万辆；曜岳品牌销量3万辆。", ["云岭品牌", "曜岳品牌"]),
        ("3月，云雀8全系销量3万辆，曜岳M9交付量2万辆。", ["云雀8", "曜岳M9"]),
        ("自主品牌销量8万辆，自有品牌销售收入3亿元。", ["越州汽车", "越州汽车"]),
        ("SUV销量3万辆，全球5国销量2万辆。", ["越州汽车", "越州汽车"]),
    ],
)
def test_brands_and_models_are_who_sold(text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, "越州汽车2024年产销快报")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "其中，《镜湖往事》上映6天，票房已超8亿元，观影人次2000万。全市有影院42家。",
            ["镜湖往事", "镜湖往事", "绍兴市"],
        ),
        ("班轮“海晏号”运送旅客3万人次。", ["海晏号"]),
        ("长篇小说《鉴湖》发行12万册，《兰亭》销量8万册。", ["鉴湖", "兰亭"]),
        ("得益于《鉴湖》等一批新片，全市票房超8亿元。", ["绍兴市"]),
        ("出台《图书发行管理办法》等3件文件。", ["绍兴市"]),
    ],
)
def test_a_work_is_who_its_public_is_of(text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, "绍兴市2024年文化工作")] == found


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (
            "越州博物馆2023年工作",
            "文物修复中心全年修复漆器380件，累计修复量超过6000件。",
            ["文物修复中心", "文物修复中心"],
        ),
        ("越州大学2023年工作", "社区卫生服务中心开展体检12万人次。", ["越州大学"]),
        (
            "浙江代表团在第十五届全运会上获35枚金牌",
            "浙江代表团派出运动员398名。游泳队拿下12枚金牌。本届代表团平均年龄23岁。",
            ["浙江代表团", "游泳队", "浙江代表团"],
        ),
        (
            "浙江代表团在第十五届全运会上获35枚金牌",
            "浙江代表团派出运动员398名。游泳队拿下12枚金牌；该代表团平均年龄23岁。",
            ["浙江代表团", "游泳队", "浙江代表团"],
        ),
        (
            "绍兴市代表队在第十五届全运会上获4枚金牌",
            "绍兴市代表队派出运动员62名。平均年龄23岁。",
            ["绍兴市代表队", "绍兴市代表队"],
        ),
    ],
)
def test_units_and_teams_are_who_did_it(title: str, text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, title)] == found


def test_the_delegation_of_this_edition_is_no_part_of_what_is_measured() -> None:
    text = "浙江代表团派出运动员398名。本届代表团平均年龄23岁。"
    title = "浙江代表团在第十五届全运会上获35枚金牌"
    records = extract(text, title=title, reference_date=DAY).observations
    assert records[-1].indicator == "平均年龄"


def test_a_delegations_lists_of_divisions_rank_those_of_its_place() -> None:
    text = "福建省体育代表团由422名运动员组成。\n设区市贡献榜同步出炉，厦门、福州包揽前二。"
    records = extract(text, title="福建代表团列十五运会金牌榜第8位", reference_date=DAY).rankings
    assert [(r.subject, r.scope) for r in records] == [("厦门市", "福建省"), ("福州市", "福建省")]


def test_the_districts_of_a_bodys_text_are_of_where_it_is() -> None:
    text = "芜湖经济技术开发区企业总数居全市各县市区首位。2024年，各县区平均增长5%。"
    ranks = extract(text, title="芜湖经济技术开发区2024年工作", reference_date=DAY).rankings
    assert [r.scope for r in ranks] == ["芜湖市"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("京沪高铁济南西站发送旅客6.2万人。", ["济南西站"]),
        ("浙江绍兴北站发送旅客6.2万人。", ["浙江绍兴北站"]),
        ("镜湖总磷浓度下降11.7%。", ["绍兴市"]),  # no table knows it
        ("鄱阳湖总磷浓度下降11.7%。", ["鄱阳湖"]),
        ("关中地区PM2.5均值下降8%。", ["关中地区"]),
        ("鄱阳湖62个断面优良比例达98%。", ["绍兴市"]),
        ("关中地区调查发现新物种35种。", ["绍兴市"]),
        ("京津冀游客占外省游客的37%。", ["绍兴市"]),
        ("海河联运量增长15%。", ["绍兴市"]),
    ],
)
def test_waters_and_regions_that_a_clause_measures(text: str, found: list[str]) -> None:
    assert list(dict.fromkeys(who for who, _ in told(text, "绍兴市2024年工作报告"))) == found


def test_a_region_in_news_is_told_of() -> None:
    assert told("三北地区草原面积22亿亩。", "我国草原质量提升") == [("三北地区", "22亿亩")]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (
            "记者走基层：松阳县茶产业",
            "在松阳茗香茶业有限公司，订单排到6月。公司去年研发投入870万元。县里投资1.2亿元建起检测中心。",
            ["松阳茗香茶业有限公司", "松阳县"],
        ),
        ("昆山市2024年教育工作", "去年，市里新建学校12所。", ["昆山市"]),
        ("各地教育工作", "越城区去年改造学校30所，区里新建车位2000个。", ["越城区", "越城区"]),
        (
            "绍兴市茶产业见闻",
            "在松阳茗香茶业有限公司，订单排到6月。公司去年投入870万元。市里投资1.2亿元建起检测中心。",
            ["松阳茗香茶业有限公司", "绍兴市"],
        ),
        (
            "越城区茶产业见闻",
            "在松阳茗香茶业有限公司，订单排到6月。公司去年投入870万元。区里投资1.2亿元建起检测中心。",
            ["松阳茗香茶业有限公司", "越城区"],
        ),
        (
            "各地茶产业见闻",
            "松阳县去年建茶园30座。在越州茗香茶业有限公司，公司投资2亿元。县里新建车间20座。",
            ["松阳县", "越州茗香茶业有限公司", "松阳县"],
        ),
        (
            "前三季度宁波市外贸增长5%",
            "宁波海关优化监管。截至9月底，关区AEO企业达到173家。",
            ["宁波海关"],
        ),
        ("曹县2024年工作", "淘宝镇21个、淘宝村176个。", ["曹县", "曹县"]),
        (
            "雨雪天气持续 各地积极应对",
            "国铁集团调度中心消息，截至今天17时，封闭车站206个。",
            ["中国"],
        ),
    ],
)
def test_words_for_a_place_and_who_tells(title: str, text: str, found: list[str]) -> None:
    assert [who for who, _ in told(text, title)] == found


def test_a_word_for_the_place_around_does_not_make_it_the_texts_own() -> None:
    text = "清晨，镜湖半程马拉松鸣枪。\n跑者来自19个国家。区里登记在册的跑团有12个。"
    assert {who for who, _ in told(text, "1.2万人畅跑镜湖 半马刷新纪录")} == {"镜湖半程马拉松"}


@pytest.mark.parametrize(
    "title",
    [
        "习近平在二十国集团领导人峰会发表讲话",
        "习近平在二十国集团领导人峰会上发表讲话",
        "国务院领导在二十国集团领导人峰会致辞",
        "国务院领导在二十国集团领导人峰会上致辞",
        "国务院领导在二十国集团领导人峰会开幕式致辞",
        "国务院领导在二十国集团领导人峰会开幕式上讲话",
        "国务院领导向二十国集团领导人峰会致贺信",
    ],
)
def test_a_speech_is_not_about_where_it_is_made(title: str) -> None:
    text = "将继续扩大开放。森林蓄积量超过200亿立方米。"
    assert told(text, title) == [(None, "200亿立方米")]


def test_a_summit_that_closes_is_what_its_text_is_about() -> None:
    assert told("参会企业12家。", "二十国集团领导人峰会闭幕") == [("二十国集团领导人峰会", "12家")]


def test_traffic_of_rivers_and_seas_is_one_word() -> None:
    records = extract(
        "海河联运量增长15%。", title="湖州市2024年工作", reference_date=DAY
    ).observations
    assert [(o.subject, o.indicator) for o in records] == [("湖州市", "海河联运量")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("石燕峡水利枢纽总装机160万千瓦。", ["石燕峡水利枢纽"]),
        ("石燕峡水利枢纽今天投产，总装机160万千瓦。", ["石燕峡水利枢纽"]),
        ("大型水利枢纽总装机160万千瓦。", []),
        ("新建水利枢纽12座。", []),
    ],
)
def test_a_water_work_with_a_name_of_its_own(text: str, named: list[str]) -> None:
    found = extract(text, reference_date=date(2024, 9, 2))
    assert [one.text for one in found.entities if one.etype == "FAC"] == named
