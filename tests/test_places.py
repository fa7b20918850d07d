"""Places: full names, short forms that need company, names that several places share."""

from __future__ import annotations

import pytest

from extractor.layout import read
from extractor.mentions.entities import EntityFinder
from extractor.mentions.mention import EntityValue
from extractor.mentions.names.main_names import main_organisation, main_place
from extractor.rulebook import load_rulebook


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder(load_rulebook())


def places(finder: EntityFinder, text: str) -> list[tuple[str, str | None, str | None]]:
    """(text, canonical name, code) of every GPE."""
    (reading,) = read(text)
    return [
        (reading.surface[m.start : m.end], m.value.name, m.value.code)
        for m in finder.find(reading)
        if isinstance(m.value, EntityValue) and m.value.etype == "GPE"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("洛阳今年植树百万株。", [("洛阳", "洛阳市", "410300")]),
        ("贵州省遵义市新增绿地。", [("贵州省", None, "520000"), ("遵义市", None, "520300")]),
        ("德国客商来访。", [("德国", None, None)]),
        ("印尼客商来访。", [("印尼", "印度尼西亚", None)]),
        ("江苏南京鼓楼区开园。", [
            ("江苏", "江苏省", "320000"), ("南京", "南京市", "320100"), ("鼓楼区", None, "320106"),
        ]),
        ("福建福州鼓楼区开园。", [
            ("福建", "福建省", "350000"), ("福州", "福州市", "350100"), ("鼓楼区", None, "350102"),
        ]),
        ("走进延边州看变化。", [("延边州", "延边朝鲜族自治州", "222400")]),
        ("在山东，冠县的梨花开了。", [("山东", "山东省", "370000"), ("冠县", None, "371525")]),
        ("浙江西部山区通了公交。", [("浙江", "浙江省", "330000")]),
        ("湖北省长说，任务完成。", [("湖北", "湖北省", "420000")]),
    ],
)  # fmt: skip
def test_places_and_codes(
    finder: EntityFinder, text: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    assert places(finder, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "白银价格上涨，黄金持平。",
        "全年日照时数偏少。",
        "新建道路三条，会同部门验收。",
        "全市和县区同步推进，老城区焕然一新。",
        "中山装又流行起来。",
    ],
)
def test_ordinary_words_are_no_places(finder: EntityFinder, text: str) -> None:
    assert places(finder, text) == []


def test_a_doubtful_name_is_settled_by_its_province(finder: EntityFinder) -> None:
    text = "甘肃省公布名单，白银、酒泉两市在列。"
    assert [code for _, _, code in places(finder, text)] == ["620000", "620400", "620900"]


def test_a_rare_character_misprinted(finder: EntityFinder) -> None:
    own = "聊城市召开推进会。在平区介绍了做法。"
    elsewhere = "洛阳市召开推进会。在平区介绍了做法。"
    assert ("在平区", "茌平区", "371503") in places(finder, own)
    assert [text for text, _, _ in places(finder, elsewhere)] == ["洛阳市"]


def test_traditional_script_keeps_its_surface(finder: EntityFinder) -> None:
    assert places(finder, "遼寧省瀋陽市迎來初雪。") == [
        ("遼寧省", "辽宁省", "210000"),
        ("瀋陽市", "沈阳市", "210100"),
    ]


def test_gazetteer_looks_up_by_code(finder: EntityFinder) -> None:
    gazetteer = finder.gazetteer
    assert gazetteer.name_of("371503") == "茌平区"
    assert gazetteer.name_of("999999") is None
    assert gazetteer.province_of("371503") == "370000"
    assert gazetteer.city_of("371503") == "371500"
    assert gazetteer.city_of("371500") is None
    assert gazetteer.inside("371503", "371500")
    assert gazetteer.inside("371503", "370000")
    assert not gazetteer.inside("371503", "370100")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("常州市召开发布会。全市粮食增产，我市与南京市签约。", "常州市"),
        ("江西省统计局发布数据。全省外贸增长，其中南昌市最快，我省民企活跃。", "江西省"),
        ("武汉市江夏区推进招商。全区签约项目三个，我区外资翻番。江夏区还出台办法。", "江夏区"),
        ("国家统计局发布数据。全国夏粮丰收，我国外贸向好。", None),
    ],
)
def test_whose_document_it_is(finder: EntityFinder, text: str, name: str | None) -> None:
    (reading,) = read(text)
    place = main_place(reading, finder.find(reading), gazetteer=finder.gazetteer)
    assert (place.name if place else None) == name


def test_a_companys_document(finder: EntityFinder) -> None:
    (reading,) = read("云杉重工股份有限公司公告，上半年增收。云杉重工股份有限公司海外订单翻番。")
    body = main_organisation(reading, finder.find(reading))
    assert body is not None
    assert body.name == "云杉重工股份有限公司"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2026年四川省政府工作报告", "四川省"),
        ("大同统计局发布月报", "大同市"),
        ("全国春播进度过半", None),
        (None, None),
    ],
)
def test_the_title_says_whose_it_is(
    finder: EntityFinder, title: str | None, name: str | None
) -> None:
    (reading,) = read("粮食总产量增长，居全国第九。外贸向好，民企活跃。")
    place = main_place(reading, finder.find(reading), title, gazetteer=finder.gazetteer)
    assert (place.name if place else None) == name


@pytest.mark.parametrize(
    "name",
    ("仙居县 平乡县 登封市 建始县 平遥县 临清市 昔阳县 宣化区 普格县 大冶市 澄迈县 茫崖市").split(),
)
def test_whatever_the_tagger_takes_it_for_a_short_form_is_the_one_named_in_full(
    finder: EntityFinder, name: str
) -> None:
    short = name[:-1]
    found = places(finder, f"{name}植树忙。去年，{short}新增绿地3亩。")
    assert [full or text for text, full, _ in found] == [name, name]


@pytest.mark.parametrize(
    "name",
    (
        "宏伟区 丰满区 富裕县 清新区 大兴区 新兴区 运河区 小店区 长子县 回民区 "
        "新民市 灯塔市 梨树县 平房区 鸡冠区 莲花县 公安县 洞口县 光明区 资源县 "
        "海棠区 天涯区 前锋区 黑水县 水城区 清水县 高台县 同心县 爱民区 振兴区 "
        "安居区 比如县 延长县 安定区 合作市 兴业县 乐业县 民乐县 民权县 富民县 "
        "双塔区 麒麟区 通道侗族自治县 互助土族自治县 "
    ).split(),
)
def test_an_ordinary_word_is_no_short_form_even_in_its_place_s_own_text(
    finder: EntityFinder, name: str
) -> None:
    word = name[:2]
    found = places(finder, f"{name}植树忙。{word}不少，会上说到{word}，大家说{word}好。")
    assert [text for text, *_ in found] == [name]
