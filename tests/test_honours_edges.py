"""Who has an honour where lists, sizes and years stand beside him, and when he got it."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2025, 6, 20)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "subject", "honour"),
    [
        ("枫溪矿区修复项目入选全国优秀案例。", "枫溪矿区修复项目", "全国优秀案例"),
        ("JX-40项目入选全国优秀案例。", "JX-40", "全国优秀案例"),
        (
            "去年，枫溪村获评“全国一村一品示范村”，“枫溪红”苹果在省农博会上捧回金奖。",
            "枫溪红",
            "省农博会金奖",
        ),
    ],
)
def test_a_project_without_a_code_keeps_its_kind(
    extractor: Extractor, text: str, subject: str, honour: str
) -> None:
    found = extractor.extract(text, title="诸暨市枫溪村", reference_date=DAY).recognitions
    assert (found[-1].subject, found[-1].honour) == (subject, honour)


@pytest.mark.parametrize(
    ("text", "honoured", "told"),
    [
        ("柯桥区荣膺“绍兴市2024年丝绸奖”，丝绸产量120吨。", "2024", "2025-06-20"),
        ("柯桥区荣膺绍兴市2024年丝绸奖，丝绸产量120吨。", "2024", "2025-06-20"),
        ("柯桥区荣膺“丝绸奖”，2024年丝绸产量120吨。", None, "2024"),
        ("柯桥区荣膺“丝绸文化2024年度奖”，丝绸产量120吨。", "2024", "2025-06-20"),
        ("2024年5月，柯桥区获得丝绸基金2024年度资助奖，丝绸产量120吨。", "2024-05", "2024-05"),
    ],
)
def test_the_year_of_a_prize_is_the_prizes_alone(
    extractor: Extractor, text: str, honoured: str | None, told: str
) -> None:
    found = extractor.extract(text, title="柯桥区荣膺“丝绸奖”", reference_date=DAY)
    assert [one.period for one in found.observations] == [told]
    assert honoured is None or [one.period for one in found.recognitions] == [honoured]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("稽山汽车及零部件产业集群入选国家特色产业集群。", ["稽山汽车及零部件产业集群"]),
        ("枫溪丝绸集群和店口五金集群入选国家特色产业集群。", ["枫溪丝绸集群", "店口五金集群"]),
        ("以第一完成单位获浙江科学技术奖19项。", ["稽山学院"]),
        ("稽山电机自主研制的18兆瓦海上主轴轴承入选国家重大技术装备名单。", ["18兆瓦海上主轴轴承"]),
        ("17家企业入选国家重大技术装备名单。", ["稽山学院"]),
        ("稽山中学与镜湖小学获评全国文明校园。", ["稽山中学", "镜湖小学"]),
        ("稽山医院与镜湖医院获评全国文明单位。", ["稽山医院", "镜湖医院"]),
        ("枫溪村与水口村获评全国文明村。", ["枫溪村", "水口村"]),
        ("新希望与通威集团获评全国优秀企业。", ["新希望", "通威集团"]),
        ("以丝绸为主业的稽山集团获评全国优秀企业。", ["稽山集团"]),
        (
            "以苹果为主导产业的稽山现代农业产业园通过国家现代农业产业园认定。",
            ["稽山现代农业产业园"],
        ),
    ],
)
def test_who_has_an_honour(extractor: Extractor, text: str, subjects: list[str]) -> None:
    found = extractor.extract(text, title="稽山学院工作", reference_date=DAY).recognitions
    assert [one.subject for one in found] == subjects


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("到2027年挺进全省县域高质量发展十强。", "target"),
        ("2024年入选全省县域高质量发展十强。", None),
    ],
)
def test_an_honour_of_a_year_to_come_is_aimed_at(
    extractor: Extractor, text: str, status: str | None
) -> None:
    found = extractor.extract(text, title="诸暨市工作", reference_date=DAY).recognitions
    assert [one.status for one in found] == [status]
