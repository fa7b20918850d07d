"""Which names are honours, and who bears them."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract


def honoured(text: str) -> list[tuple[str | None, str, int | None]]:
    found = extract(text, reference_date=DAY, title=TITLE).recognitions
    return [(one.subject, one.honour, one.count) for one in found]


@pytest.mark.parametrize(
    ("text", "honour"),
    [
        ("绍兴市获评国家外贸转型升级基地（黄酒）。", "国家外贸转型升级基地（黄酒）"),
        ("绍兴市获评国家外贸转型升级基地（全省仅5家）。", "国家外贸转型升级基地"),
        ("绍兴市入选“越州精品”名单。", "越州精品"),
        ("绍兴市入选国家“强县工程”名单。", "国家“强县工程”名单"),
        ("绍兴市获评省级“越州工匠”。", "越州工匠"),
        ("绍兴市入选第六批“越州经验案例”。", "越州经验案例"),
        ("绍兴市入选自贸试验区第六批“最佳实践案例”。", "最佳实践案例"),
        ("绍兴市在年度评价中被评为“优秀”。", "优秀"),
        ("绍兴市获评国家首批卓越级智能工厂。", "卓越级智能工厂"),
        ("绍兴市入围浙江民营企业50强。", "浙江民营企业50强"),
        ("绍兴市获评“东方戏曲之都”。", "东方戏曲之都"),
        ("绍兴市获评省级跨境电商产业带。", "省级跨境电商产业带"),
        ("绍兴市新认定高新技术企业386家。", "高新技术企业"),
        ("绍兴市获得国家节能考核优秀等次。", "国家节能考核优秀等次"),
        ("绍兴市入选年度“全国十大考古新发现”。", "全国十大考古新发现"),
        ("鉴湖生物企业研究院获省科技厅认定为省级企业研究院。", "省级企业研究院"),
    ],
)
def test_how_an_honour_is_called(text: str, honour: str) -> None:
    assert [one[1] for one in honoured(text)] == [honour]


@pytest.mark.parametrize(
    "text",
    [
        "绍兴市旅游总花费增速跻身全省十强。",
        "绍兴市获评全国内陆港口城市前十。",
        "绍兴市共获省部级以上试点示范称号73项。",
        "越城区为全省唯一上榜的市辖区。",
        "构建起以创建国家实验室为引领的体系。",
        "推动鉴湖深海科学中心获批建设。",
        "绍兴市新获批专利12件。",
        "大火已烧到了被列入世界遗产名录的古镇。",
        "列入“有重要价值”名录的鸟类有1028种。",
        "总书记向国家荣誉称号获得者颁授勋章奖章。",
    ],
)
def test_what_is_no_honour(text: str) -> None:
    assert honoured(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("越城区稽查科长步云舒荣立个人二等功。", [("步云舒", "个人二等功", None)]),
        ("3家全国重点实验室获批建设。", [("绍兴市", "全国重点实验室", 3)]),
        (
            "鉴湖深海科学中心、电磁驱动大科学装置获批建设。",
            [
                ("绍兴市", "鉴湖深海科学中心", None),
                ("绍兴市", "电磁驱动大科学装置", None),
            ],
        ),
    ],
)
def test_who_was_granted_what(text: str, found: list[tuple[str, str, int | None]]) -> None:
    assert honoured(text) == found


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("选手喻鸣谦在第47届世界技能大赛上摘得精细木工项目银牌。", "喻鸣谦"),
        ("鉴湖灌溉系统在遗产监测评估中被评为“优秀”。", "鉴湖灌溉系统"),
        ("在职工教育评估中，鉴湖中学被评为“优秀”。", "鉴湖中学"),
        ("越城区发展很快，并以第4名的成绩跻身中国最具幸福感城区。", "越城区"),
        ("安昌镇第八次上榜全国综合实力千强镇。", "安昌镇"),
        ("杂技剧《越女》获文华奖。", "越女"),
        ("民族歌剧《越女》主要演员获文华表演奖。", "《越女》主要演员"),
        ("越剧《越女》等获文华奖。", "越女"),
        ("龙头企业淮芯光电获得“海关高级认证企业”资质。", "淮芯光电"),
        ("全资子公司太行智控被工信部认定为制造业单项冠军企业。", "太行智控"),
        ("企业服务中心荣获全国先进集体。", "企业服务中心"),
        ("随着鉴湖茶林景观成功入选《世界遗产名录》，回乡的人多了。", "鉴湖茶林景观"),
        ("国家林草局日前宣布将鉴湖等29处湿地列入国家重要湿地名录。", "鉴湖"),
        ("鉴湖禁渔连续4次获评全国优秀单位。", "鉴湖禁渔"),
        ("挡车工沈月琴当选全国劳动模范。", "沈月琴"),
        ("安昌镇福利院社工廖春燕荣获“全国最美社工”称号。", "廖春燕"),
    ],
)
def test_where_a_bearers_name_begins_and_ends(text: str, bearer: str) -> None:
    assert [one[0] for one in honoured(text)] == [bearer]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "2个矿山修复项目、3个生物保护成果入选全国典型案例。",
            [("绍兴市", "全国典型案例", 2), ("绍兴市", "全国典型案例", 3)],
        ),
        (
            "15所高职院校21个专业群入选国家“双高计划”名单。",
            [("绍兴市", "国家“双高计划”名单", 21)],
        ),
        (
            "“越窑赏析”“水利工程”两门课程入选国家级一流本科课程。",
            [
                ("越窑赏析", "国家级一流本科课程", None),
                ("水利工程", "国家级一流本科课程", None),
            ],
        ),
        (
            "宓传忠被授予浙江省省长质量奖（个人），全省仅5人。",
            [("宓传忠", "浙江省省长质量奖（个人）", None)],
        ),
    ],
)
def test_how_many_were_honoured(text: str, found: list[tuple[str, str, int | None]]) -> None:
    assert honoured(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "绍兴还被评为“东方美食之都”“东亚文化之都”“最佳会议城市”。",
            [("绍兴市", one) for one in ("东方美食之都", "东亚文化之都", "最佳会议城市")],
        ),
        (
            "沈佳音被授予共和国勋章、人民教育家等国家荣誉称号。",
            [("沈佳音", "共和国勋章"), ("沈佳音", "人民教育家")],
        ),
        ("大会授予沈佳音“人民艺术家”国家荣誉称号。", [("沈佳音", "人民艺术家")]),
        (
            "李孝忠、杨炳等十一名个人和鉴湖救援队等两个集体获得“最美工作者”称号。",
            [(one, "最美工作者") for one in ("李孝忠", "杨炳", "鉴湖救援队")],
        ),
        (
            "诸暨市、新昌县被命名为新一届“全国双拥模范城”。",
            [("诸暨市", "全国双拥模范城"), ("新昌县", "全国双拥模范城")],
        ),
    ],
)
def test_lists_of_bearers_and_of_honours(text: str, found: list[tuple[str, str]]) -> None:
    assert [one[:2] for one in honoured(text)] == found
