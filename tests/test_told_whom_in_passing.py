"""Whom news of the whole country tells of in passing: fairs, works, speakers, several places."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

MAY = date(2024, 5, 20)
FAIR = "第三届稽山茶叶博览会"


def subjects(text: str, *, title: str = "全国文旅市场升温") -> list[str | None]:
    """Of each observation, in its order."""
    return [o.subject for o in extract(text, title=title, reference_date=MAY).observations]


# fairs and works ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "今天在绍兴开幕",
        "在绍兴开幕",
        "开幕",
        "已开幕",
        "正式开幕",
        "将于下周开幕",
        "是全国最大的展会",
        "自5月1日开幕",
    ],
)
def test_an_event_that_is_told_of_is_who(told: str) -> None:
    assert subjects(f"{FAIR}{told}，共有1200家企业参展。") == [FAIR]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{FAIR}今天开幕。展位达800个。", [FAIR]),
        (f"{FAIR}今天开幕。\n展位达800个。", ["中国"]),
        (f"{FAIR}以来，茶叶出口8万吨。", ["中国"]),
        (f"正在举行的{FAIR}，累计进馆20万人次。", [FAIR]),
        (f"正在举行的{FAIR}，热闹非凡。展位达800个。", [FAIR]),
        (f"叶价走高，叠加正在举行的{FAIR}，茶叶出口8万吨。", ["中国"]),
        (f"在正在举行的{FAIR}上，茶叶成交8万吨。", ["中国"]),
        (f"为期三天的{FAIR}吸引客商5600人，成交额8亿元。", [FAIR] * 2),
        (f"本届{FAIR}设置展位800个。", [FAIR]),
        (f"{FAIR}共有800家企业参展。", [FAIR]),
        ("由稽山集团承建的稽山高铁，发送旅客800万人次。", ["稽山高铁"]),
        ("连接绍兴和宁波的稽山高铁，发送旅客800万人次。", ["稽山高铁"]),
        ("全长18公里的稽山隧道贯通，行车时间缩短至20分钟。", ["稽山隧道"] * 2),
        ("全长18公里的稽山隧道。行车时间缩短至20分钟。", ["稽山隧道", "中国"]),
        (
            "位于绍兴市越城区的稽山综合保税区，推出新服务。目前，园区内90多家企业开工。",
            ["稽山综合保税区"],
        ),
        ("稽山综合保税区，推出新服务。目前，园区内90多家企业开工。", ["中国"]),
    ],
)
def test_an_event_or_a_zone_goes_on(text: str, found: list[str | None]) -> None:
    assert subjects(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("稽山水电站位于浙江诸暨市，总装机容量490万千瓦。", ["稽山水电站"]),
        ("稽山大桥连接绍兴市和宁波市，总投资12亿元。", ["稽山大桥"]),
        ("稽山水电站在浙江诸暨市投产，总装机容量490万千瓦。", ["稽山水电站"]),
        ("稽山大桥进入绍兴市，总投资12亿元。", ["稽山大桥"]),
        ("稽山大桥和诸暨市相邻，总投资12亿元。", ["中国"]),
    ],
)
def test_what_stands_after_the_verb_is_told_of_the_first(
    text: str, found: list[str | None]
) -> None:
    assert subjects(text) == found


# who speaks of what he did -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中国人民银行宣布，下调存款准备金率0.5个百分点，释放资金1万亿元。", ["中国人民银行"] * 2),
        ("中国人民银行宣布，将发行纪念币12枚。", ["中国人民银行"]),
        ("中国人民银行今天宣布，完成检查12次。", ["中国人民银行"]),
        ("中国人民银行宣布，新增贷款12亿元。", ["中国人民银行"]),
        ("稽山救援总队称，已救出被困群众26人。", ["稽山救援总队"]),
        ("稽山救援总队说，又救出被困群众26人。", ["稽山救援总队"]),
        ("稽山救援总队称，正式接收被困群众26人。", ["稽山救援总队"]),
        ("乌克兰方面称，击落无人机42架。", ["乌克兰"]),
        ("水利部会同财政部，安排资金5亿元。", ["水利部"]),
        ("国家能源局称，新建电站12座。", ["中国"]),
        ("稽山救援总队表示，救出被困群众26人。", ["中国"]),
        ("中国人民银行宣布，外汇储备增加12亿元。", ["中国"]),
        ("中国人民银行宣布，投资增长5%。", ["中国"]),
    ],
)
def test_who_says_what_he_did_did_it(text: str, found: list[str | None]) -> None:
    assert subjects(text) == found


# several places, and all of them -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("浙江、江西共封闭路段12个，关闭收费站52个。", ["浙江省、江西省"] * 2),
        ("浙江、江西共封闭路段12个，收费站达52个。", ["浙江省、江西省", "中国"]),
        ("浙江、江西共封闭路段12个，国道通畅，关闭收费站52个。", ["浙江省、江西省", "中国"]),
        ("浙江、江西共封闭路段12个，福建关闭收费站52个。", ["浙江省、江西省", "福建省"]),
    ],
)
def test_what_several_did_before_they_go_on_with(text: str, found: list[str | None]) -> None:
    assert subjects(text) == found


def test_a_place_is_not_the_one_it_borders_on() -> None:
    assert subjects("与缅甸接壤的云南瑞丽市，茶叶货运量增长12%。") == ["瑞丽市"]


@pytest.mark.parametrize("trains", ["中亚班列", "中老班列"])
def test_trains_are_not_the_region_they_go_to(trains: str) -> None:
    assert subjects(f"{trains}累计开行4725列。") == [trains]


def test_a_thing_in_a_list_is_not_whom_the_next_clause_is_of() -> None:
    text = "诸暨市项目集中开工，包括全长18公里的稽山隧道，社会投资占比达92%。"
    assert subjects(text)[-1] == "诸暨市"


def test_a_thing_in_a_place_leaves_the_place_who_it_is_about() -> None:
    text = "全长18公里的稽山隧道贯通，行车时间缩短至20分钟。"
    assert subjects(text, title="绍兴市2023年工作") == ["稽山隧道", "绍兴市"]


def test_an_event_in_its_own_news_is_the_edition() -> None:
    title = "2024年中国国际服务贸易交易会开幕"
    text = "2024年中国国际服务贸易交易会昨天开幕。本届服贸会共有85个国家设展。"
    assert subjects(text, title=title) == ["2024年中国国际服务贸易交易会"]


def test_two_offices_of_a_place_are_not_who_its_projects_are_of() -> None:
    text = "市委、市政府共调度项目12次，开工项目52个。"
    assert subjects(text, title="绍兴市2023年工作")[-1] == "绍兴市"


@pytest.mark.parametrize("where", ["各地", "多地"])
@pytest.mark.parametrize(
    ("form", "whose"),
    [
        ("{}茶叶出口增长15%。", "中国"),
        ("目前，{}加紧采茶，茶叶产量8万吨。", "中国"),
        ("今年，全省{}茶叶出口增长15%。", "浙江省"),
    ],
)
def test_everywhere_is_in_the_country(where: str, form: str, whose: str) -> None:
    text = f"在浙江，丝绸出口增长20%。{form.format(where)}"
    assert subjects(text) == ["浙江省", whose]


def test_everywhere_in_a_place_is_there() -> None:
    text = "诸暨市丝绸出口增长20%。各地茶叶出口增长15%。"
    assert subjects(text, title="绍兴市2023年工作") == ["诸暨市", "绍兴市"]


@pytest.mark.parametrize(
    ("country", "who"),
    [("中国", "中国"), ("美国", "武汉市")],  # what is told of others is not gone on with
)
def test_the_country_is_who_a_sentence_goes_on_about(country: str, who: str) -> None:
    text = f"展览在湖北武汉开幕。{country}自1992年加入联盟以来，累计投入18亿元。"
    assert subjects(text, title="绸都开展") == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("鉴湖实验室、稀土功能材料等一批平台获批落地，累计培育企业312家。", "绍兴市"),
        ("鉴湖实验室获批落地，累计培育企业312家。", "鉴湖实验室"),
        ("累计培育企业312家，其中有鉴湖实验室", "绍兴市"),  # nothing stands after it
    ],
)
def test_the_first_of_a_list_is_not_whom_the_list_is(text: str, who: str) -> None:
    found = extract(text, title="绍兴市2025年工作", reference_date=date(2026, 2, 10))
    assert [one.subject for one in found.observations] == [who]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("我校学科排名再创佳绩", "稽山大学"),
        ("喜报！我校学科排名再创佳绩", "稽山大学"),
        ("学科排名：我校再创佳绩", "稽山大学"),
        ("稽山大学和我校学科排名对比", "稽山大学"),
        ("学科排名再创佳绩", None),
    ],
)
def test_a_part_of_a_title_may_speak_as_the_only_body_of_its_kind(
    title: str, subject: str | None
) -> None:
    text = "近日，2024中国大学排名公布，稽山大学列全国第100位。现有教师1200人。"
    found = extract(text, title=title, reference_date=date(2025, 3, 11))
    assert [one.subject for one in found.observations] == [subject]


@pytest.mark.parametrize(
    "title",
    ["稽山大学材料科学学科再进位", "稽山大学学科再进位", "稽山大学材料科学与工程学科再进位"],
)
def test_a_title_names_a_university_with_a_field_of_its(title: str) -> None:
    text = "近日，新一期数据公布，稽山大学材料科学列全国第100位。现有教师1200人。"
    found = extract(text, title=title, reference_date=date(2025, 3, 11))
    assert [one.subject for one in found.observations] == ["稽山大学"]


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("鉴湖海关：一季度浙江外贸增长5%", "全省进出口12亿元。", "浙江省"),
        ("鉴湖海关：一季度浙江外贸增长5%", "进出口12亿元。", "鉴湖海关"),
        ("鉴湖海关：通关再提速", "全省进出口12亿元。", "鉴湖海关"),
        ("鉴湖海关一季度监管浙江出口货物增长5%", "全省进出口12亿元。", "鉴湖海关"),
    ],
)
def test_an_office_that_has_a_place_told_of_only_tells(title: str, text: str, subject: str) -> None:
    found = extract(
        f"一季度，{text}一般贸易出口3亿元。", title=title, reference_date=date(2025, 4, 20)
    )
    assert found.observations[-1].subject == subject
