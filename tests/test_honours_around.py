"""What stands around an honour: who awards it, of what year it is, whom of a body it is for."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, check, prize

from extractor import extract


@pytest.mark.parametrize(
    ("text", "honour", "holders"),
    [
        # who publishes a batch is no part of it
        (
            "卧山科技入选工业和信息化部第八批制造业单项冠军企业。",
            "制造业单项冠军企业",
            ["卧山科技"],
        ),
        (
            "卧山科技、镜水医药两家企业入选浙江省第五批智能工厂名单。",
            "智能工厂名单",
            ["卧山科技", "镜水医药"],
        ),
        # nor is who awards it, and he has it only after 授予
        ("镜水医药荣获中国医药协会“优质服务奖”。", "优质服务奖", ["镜水医药"]),
        ("省总工会授予越城区中医院“浙江省五一劳动奖状”。", "浙江省五一劳动奖状", ["越城区中医院"]),
        # persons by their section, school or occupation
        (
            "越城区中医院急诊科沈佳音、检验科李文博获评浙江省优秀医师。",
            "浙江省优秀医师",
            ["沈佳音", "李文博"],
        ),
        ("市第一中学周敏等3人获国家级教学成果奖。", "国家级教学成果奖", ["周敏"]),
        # whom a place has, and how it was won
        (
            "全市有越城、柯桥、上虞3个区获评省级数字经济先行区。",
            "省级数字经济先行区",
            ["越城区", "柯桥区", "上虞区"],
        ),
        ("诸暨市以小组第二的成绩蝉联省级平安县。", "省级平安县", ["诸暨市"]),
        # lists that are entered
        ("印染产业集群进入国家先进制造业集群。", "国家先进制造业集群", ["印染产业集群"]),
        ("诸暨香榧获得绿色食品认证。", "绿色食品认证", ["诸暨香榧"]),
        ("绍兴市成为我省第二个垃圾分类市域突出单位。", "垃圾分类市域突出单位", ["绍兴市"]),
    ],
)
def test_the_name_alone_and_who_has_it(text: str, honour: str, holders: list[str]) -> None:
    check(text, *(prize(honour, holder) for holder in holders))


def test_each_of_a_list_is_named_in_full() -> None:
    check(
        "诸暨市、新昌县分别被命名为浙江省乡村振兴示范市、示范县。",
        prize("浙江省乡村振兴示范市", "诸暨市"),
        prize("浙江省乡村振兴示范县", "新昌县", at="示范县"),
    )


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("柳溪村先后获得浙江省文明村（2019年）、浙江省美丽乡村（2021年）。", ["2019", "2021"]),
        ("柯桥区继2022年获评省级生态县之后，又入选国家文明建设示范区。", ["2022", "2023"]),
    ],
)
def test_of_what_year_it_is(text: str, periods: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    assert [one.period for one in found] == periods


@pytest.mark.parametrize(
    "text",
    ["旅客进入国家公园。", "诸暨市未进入国家先进制造业集群名单。", "公司获得质量体系认证。"],
)
def test_what_is_no_honour(text: str) -> None:
    assert not list(extract(text, reference_date=DAY, title=TITLE).recognitions)


def test_by_what_one_got_it_is_no_part_of_who() -> None:
    text = "德兴市凭借数字果园项目入围全国智慧农业建设优秀案例。"
    (fact,) = extract(text).recognitions
    assert fact.subject == "德兴市"
