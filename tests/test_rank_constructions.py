"""Constructions of rankings that made-up small documents showed: who, of what, among whom."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

Ranked = tuple[str | None, str | None, str | None]
CITY = "永州市2024年经济运行情况"
DAY = date(2025, 2, 10)


def ranked(text: str, at: str, *, title: str = CITY) -> list[Ranked]:
    """Who, of what and among whom, of the rankings on one anchor."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found if r.text == at]


# Among whom -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "indicator", "scope"),
    [
        # a group by its number keeps what says which, after a verb and where a direction opens it
        ("粮食单产居沿江八市第四位。", "第四位", "粮食单产", "沿江八市"),
        ("粮食单产湘南五市第四位。", "第四位", "粮食单产", "湘南五市"),
        ("粮食单产革命老区第四位。", "第四位", "粮食单产", "革命老区"),
        # of a class of counties, however the brackets of its name are written
        ("用电量增速居全市一类县（市、区）第1位。", "第1位", "用电量增速", "全市一类县（市、区）"),
        ("用电量增速在二类县区中居第2位。", "第2位", "用电量增速", "二类县区"),
        ("丝绸企业净增103户，净增数位居全省首位。", "首位", "丝绸企业净增数", "湖南省"),
        ("贷款净增120亿元，净增量居全省第三位。", "第三位", "贷款净增量", "湖南省"),
        # among whom something moved needs no 中
        ("用电量增速在沿江八市前移3位至第7。", "第7", "用电量增速", "沿江八市"),
        ("用电量增速在全国同类城市提升4个位次至第7。", "第7", "用电量增速", "全国同类城市"),
        ("用电量增速在沿江八市的位次由2022年的第9位跃升至第7。", "第7", "用电量增速", "沿江八市"),
        # ranks of three years
        (
            "用电量增速在全省的排名由2022年的第9位、2023年的第8位前移至第7。",
            "第7",
            "用电量增速",
            "湖南省",
        ),
        ("沿江八市排名第7位的是用电量增速。", "第7位", "用电量增速", "沿江八市"),
        ("绸缎国内市场占有率达到18.2%，居第7位。", "第7位", "绸缎国内市场占有率", "中国"),
    ],
)
def test_among_whom(text: str, at: str, indicator: str, scope: str) -> None:
    assert ranked(text, at) == [("永州市", indicator, scope)]


def test_parts_are_ranked_among_the_same_as_the_whole() -> None:
    text = "在全省营商环境评价中，东安县列第9。分项看，创新投入指标列第7，开放水平指标列第3位。"
    title = "东安县2024年经济运行情况"
    assert ranked(text, "第7", title=title) == [("东安县", "创新投入指标", "湖南省")]
    assert ranked(text, "第3位", title=title) == [("东安县", "开放水平指标", "湖南省")]


def test_a_word_for_the_district_and_its_region() -> None:
    text = "快递业务量居全区第八名。"
    title = "利通区2024年经济运行情况"
    assert ranked(text, "第八名", title=title) == [("利通区", "快递业务量", "宁夏回族自治区")]


# Who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "subjects"),
    [
        ("在全市综合考评中，东道主东安县列第7。", "第7", ["东安县"]),
        ("在全市综合考评中，以文旅见长的东安县列第7。", "第7", ["东安县"]),
        ("在全市综合考评中，东安县取得第7名。", "第7名", ["东安县"]),
        ("在全市综合考评中，东安县以87分拔得头筹，双牌县不甘示弱，列第二。", "第二", ["双牌县"]),
        (
            "在全市综合考评中，东安县、双牌县分列第一、第二位；宁远县、祁阳市紧随其后，居第三和第四。",
            "第四",
            ["祁阳市"],
        ),
        (
            "全市综合考评结果显示，排名第一的是东安县，进步最大的是双牌县，排名第六。",
            "第六",
            ["双牌县"],
        ),
        ("在全市综合考评中，青岚镇、石鼓乡分列第七、第八位。", "第八位", ["石鼓乡"]),
    ],
)
def test_who_holds_a_place_in_a_contest(text: str, at: str, subjects: list[str]) -> None:
    assert ranked(text, at) == [(who, "综合考评", "永州市") for who in subjects]


def test_a_person_no_table_knows_is_ranked_in_a_contest() -> None:
    ((who, _, _),) = ranked("在全省职工运动会男子铅球决赛中，裴书瑶名列第六名。", "第六名")
    assert who == "裴书瑶"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "化学学院毕业生就业率居全校第7位。",
            "第7位",
            ("化学学院", "毕业生就业率", "永州理工大学"),
        ),
        ("学校ESI综合排名升至第7位。", "第7位", ("永州理工大学", "ESI综合排名", None)),
        (
            "学校软科中国大学排名升至第7位。",
            "第7位",
            ("永州理工大学", "软科中国大学排名", "中国"),
        ),
        (
            "在软科中国大学排名中，该校列第7位。",
            "第7位",
            ("永州理工大学", "软科中国大学排名", "中国"),
        ),
    ],
)
def test_a_body_and_its_units_in_its_own_text(text: str, at: str, expected: Ranked) -> None:
    opening = "2024年，永州理工大学坚持立德树人，各项事业取得新进展。"
    title = "永州理工大学2024年事业发展情况"
    assert ranked(opening + text, at, title=title) == [expected]


def test_the_former_of_two_bodies() -> None:
    text = "青岚茶、云汐米双双入选全国名特优新农产品名录，前者品牌价值居全省同类产品第7位。"
    assert ranked(text, "第7位") == [("青岚茶", "品牌价值", "全省同类产品")]


def test_a_village_among_members_is_whose() -> None:
    text = "全县村集体经济收入均在20万元以上，其中高岭村达118万元，居全县第7位。"
    title = "双牌县2024年经济运行情况"
    assert ranked(text, "第7位", title=title) == [("高岭村", "村集体经济收入", "双牌县")]


# Of what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "indicators"),
    [
        ("用电量386.2亿元，增长7.2%。增速方面，东安县以12.3%居首。", "首", ["用电量增速"]),
        ("用电量增长7.2%，增速与保定并列全国第7位。", "第7位", ["用电量增速"]),
        ("东安县在森林覆盖率上拔得头筹。", "拔得头筹", ["森林覆盖率"]),
        ("居全国第一的有公共服务满意度、粮食单产。", "第一", ["公共服务满意度", "粮食单产"]),
        ("研发投入强度居全国第6位、粮食单产第7位。", "第7位", ["粮食单产"]),
        ("固定资产投资增速、水稻机插率分别居全国第6位、第7位。", "第6位", ["固定资产投资增速"]),
        (
            "一般公共预算收入、固定资产投资均居全国第7位。",
            "第7位",
            ["一般公共预算收入", "固定资产投资"],
        ),
        ("在全国营商环境评价中，“获得电力”“纳税”分列第6位、第7位。", "第7位", ["“纳税”"]),
        ("在全国营商环境评价中，永州市等级为A，居全省第7位。", "第7位", ["营商环境评价"]),
        ("7月5日，某机构发布“2024中国城市活力50强”榜单，永州市列第7。", "第7", ["城市活力50强"]),
        ("在“中国绿色发展百强县”榜单上，东安县列第7。", "第7", ["绿色发展百强县"]),
        ("东安县入围全国绿色发展百强县，位次升至第7。", "第7", ["绿色发展百强县"]),
        ("公司列2024中国制造业企业500强第7位。", "第7位", ["制造业企业500强"]),
        ("用电量、出口额分别增长7.2%、8.3%，后者居全国第7位。", "第7位", ["出口额增速"]),
        ("茶园182亩，出口额12亿元，两项指标均居全国第7位。", "第7位", ["茶园", "出口额"]),
        ("茶园182亩，出口额12亿元，后者居全国第7位。", "第7位", ["出口额"]),
    ],
)
def test_what_is_ranked(text: str, at: str, indicators: list[str]) -> None:
    assert [indicator for _, indicator, _ in ranked(text, at)] == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("早稻面积182亩，产量15斤，面积、产量均居全国首位。", ["早稻面积", "早稻产量"]),
        ("早稻面积182亩，产量15斤，增速均居全国首位。", ["早稻面积增速", "早稻产量增速"]),
        (
            "丝绸出口12亿元，茶叶出口3亿元，总量、增速均居全国首位。",
            ["丝绸出口总量", "茶叶出口总量", "丝绸出口增速", "茶叶出口增速"],
        ),
    ],
)
def test_measures_of_what_was_told_together(text: str, indicators: list[str]) -> None:
    assert [indicator for _, indicator, _ in ranked(text, "首位")] == indicators


def test_the_name_of_a_list_is_no_rank() -> None:
    text = "某机构发布“2024中国城市活力50强”榜单，永州市列第7。"
    assert not ranked(text, "50强")


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("永州市推出行业首款竹纤维内饰板。", "首款", ("永州市", "竹纤维内饰板", "行业")),
        ("全国首个数字孪生灌区投入使用。", "首个", ("永州市", "数字孪生灌区", "中国")),
        ("永州市在全省率先实现三级物流全覆盖。", "率先", ("永州市", "三级物流全覆盖", "湖南省")),
        ("氢能公交线路在东安县启用，系全国首条。", "首条", ("永州市", "氢能公交线路", "中国")),
    ],
)
def test_firsts(text: str, at: str, expected: Ranked) -> None:
    assert ranked(text, at) == [expected]


@pytest.mark.parametrize("text", ["首期100亿元基金落地。", "首条氢能公交线路正在设计。"])
def test_what_is_no_first(text: str) -> None:
    assert not extract(text, reference_date=DAY, title=CITY).rankings
