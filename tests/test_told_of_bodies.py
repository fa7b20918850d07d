"""What bodies tell of themselves: banks, companies, courts, grids, ports, zones, offices."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY, TITLE = date(2024, 10, 20), "秋日见闻"


@pytest.mark.parametrize("front", ["比上季末", "较上季末", "比上季度末", "较上季度末"])
def test_the_end_of_the_quarter_before_is_what_is_measured_against(front: str) -> None:
    text = f"9月末，稽山银行不良贷款余额12亿元，{front}下降3亿元。"
    change = extract(text, reference_date=DAY).observations[-1]
    assert (change.indicator, change.basis, change.value) == ("不良贷款余额", "mom", -300000000)


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("稽山支队去年共出动车辆300辆次。", "出动车辆"),
        ("稽山支队去年共收缴烟花50箱。", "收缴烟花"),
        ("稽山图书馆去年共收录古籍300册。", "收录古籍"),
        ("越城区人民法院去年共收案300件。", "收案"),
        ("越城区共享农庄300家。", "共享农庄"),
        ("稽山大学获批面上项目12项。", "面上项目"),
        ("稽山银行所有者权益12亿元。", "所有者权益"),
    ],
)
def test_a_small_word_in_front_is_none_of_what_was_counted(text: str, indicator: str) -> None:
    """Nor is a word that only looks small cut off."""
    [one] = extract(text, reference_date=DAY).observations
    assert one.indicator == indicator


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("江西电网最大负荷达到2100万千瓦。", "江西电网"),
        ("江西电网调度最高用电负荷达到2100万千瓦。", "江西电网"),
        ("江西电网用电量达到4亿千瓦时。", "江西电网"),
        ("江西电网投资达到12亿元。", "江西省"),
    ],
)
def test_the_load_of_a_grid_is_told_of_it(text: str, subject: str) -> None:
    """What is put into one is told of its place."""
    [one] = extract(text, reference_date=DAY).observations
    assert one.subject == subject


@pytest.mark.parametrize(
    "high",
    [
        "创新高",
        "创下历史新高",
        "创历史最高水平",
        "创历史同期最高水平",
        "创历史最好水平",
        "创历史同期最好水平",
    ],
)
def test_a_record_and_how_often_it_was_broken_are_no_part_of_a_name(high: str) -> None:
    text = f"稽山机场客流量3次{high}，最高达4万人次。"
    assert extract(text, reference_date=DAY).observations[-1].indicator == "客流量"
    text = f"稽山机场客流量4万人次，{high}，同比增长5%。"
    assert extract(text, reference_date=DAY).observations[-1].indicator == "客流量"


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("开通航线30条，其中国内20条、国际10条。", ["开通航线", "国内航线", "国际航线"]),
        ("开通航线30条，其中省级20条、市级10条。", ["开通航线", "省级航线", "市级航线"]),
        ("旅客吞吐量30万人次，其中国内20万人次。", ["旅客吞吐量", "国内旅客吞吐量"]),
    ],
)
def test_parts_at_home_and_abroad_are_the_bodys_own(text: str, indicators: list[str]) -> None:
    found = extract(text, reference_date=DAY, title="稽山机场生产情况").observations
    assert [one.indicator for one in found] == indicators
    assert {one.subject for one in found} == {"稽山机场"}


def test_a_designation_of_the_world_names_what_was_gained() -> None:
    text = "绍兴市新增国际重要湿地1个、国家重要湿地3个。"
    found = extract(text, reference_date=DAY).observations
    assert [one.indicator for one in found] == ["国际重要湿地", "国家重要湿地"]


def test_an_office_of_a_trade_reports_on_its_place() -> None:
    title = "江西省邮政管理局公布上半年邮政行业运行情况"
    text = "上半年，全省邮政行业业务收入30亿元。\n分类型看，同城快递业务量9亿件。\n用户满意度86分。"
    found = extract(text, reference_date=DAY, title=title).observations
    assert {one.subject for one in found} == {"江西省"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        *((f"稽山{kind}", kind) for kind in "大学 学院 中学 小学 卫生院 保健院 中医院".split()),
        *((f"绍兴{kind}", kind) for kind in "检察院 中院 海关 铁路局 口岸 港口".split()),
        *((f"稽山{kind}", kind) for kind in "银行 航空公司 保险公司 供电公司 出版社 报社".split()),
        ("稽山银行诸暨支行", "支行"),
        ("稽山银行绍兴分行", "分行"),
        ("绍兴市公安局", "公安局"),
        ("稽山港区", "港区"),
        ("绍兴车站", "车站"),
        ("稽山国际集装箱码头", "码头"),
        *((f"绍兴{kind}", kind) for kind in "保税区 综保区 综合保税区".split()),
        *((f"稽山{kind}", kind) for kind in "工业园 产业园 工业园区 科技园".split()),
        ("诸暨市公安局稽山派出所", "派出所"),
        ("绍兴消防站", "消防站"),
        *((f"绍兴{kind}", kind) for kind in "博物馆 图书馆 美术馆 科技馆 纪念馆".split()),
        *((f"稽山{kind}", kind) for kind in "研究院 研究所 基金会".split()),
        *((f"稽山{kind}", kind) for kind in "电厂 发电厂 水电站 煤矿 气田 水厂".split()),
        *((f"稽山{kind}", kind) for kind in "度假区 旅游区".split()),
    ],
)
def test_this_body_is_the_one_told_of(body: str, kind: str) -> None:
    """该大学, 该综保区: whose a figure is, and no part of what it is called."""
    text = f"{body}发布数据。该{kind}现有员工300人。"
    [one] = extract(text, reference_date=DAY, title=f"{body}工作情况").observations
    assert (one.subject, one.indicator) == (body, "员工")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("芜湖港前10个月货物吞吐量3亿吨。", "芜湖港"),
        ("芜湖港前11月货物吞吐量3亿吨。", "芜湖港"),
        ("衢州高新综合保税区产值3亿元。", "衢州高新综合保税区"),
        ("合肥高新技术企业3000家。", "合肥市"),
        ("绍兴足球俱乐部门票收入3亿元。", "绍兴足球俱乐部"),
    ],
)
def test_a_body_is_whole_in_front_of_a_time_and_by_its_words(text: str, subject: str) -> None:
    [one] = extract(text, reference_date=DAY).observations
    assert one.subject == subject


@pytest.mark.parametrize(
    "name",
    "平安人寿 平安产险 新华人寿 太保寿险 太保产险 太平洋保险 太平人寿 泰康人寿 泰康保险 "
    "人保财险 人保寿险 国寿财险 阳光保险 阳光人寿 大地保险 众安保险 友邦人寿 浙商保险 紫金财险 "
    "携程 饿了么 去哪儿 去哪儿网 飞猪 途牛 货拉拉 盒马".split(),
)
def test_insurers_and_platforms_are_known_by_name(name: str) -> None:
    result = extract(f"据了解，{name}收入3亿元。", reference_date=DAY)
    assert [one.text for one in result.entities] == [name]
    assert [one.subject for one in result.observations] == [name]


@pytest.mark.parametrize(
    ("front", "subject"),
    [
        *((f"稽山轴承股份有限公司{paper}显示", "稽山轴承股份有限公司") for paper in
          "年报 季报 财报 中报 年度报告 季度报告 业绩快报 业绩预告 业绩报告".split()),
        ("稽山轴承股份有限公司发布的半年报显示", "稽山轴承股份有限公司"),
        ("稽山轴承股份有限公司与稽山银行年报显示", None),
        ("稽山轴承股份有限公司数据显示", None),
        ("绍兴市民政局年度报告显示", "绍兴市"),
    ],
)  # fmt: skip
def test_the_figures_of_a_companys_own_report_are_its_own(front: str, subject: str | None) -> None:
    """Those of an office are of what it reports on, others of nobody."""
    [one] = extract(
        f"{front}，报告期内实现收入3亿元。", reference_date=DAY, title=TITLE
    ).observations
    assert one.subject == subject


@pytest.mark.parametrize("who", ["我校", "我院", "我局", "我公司", "本行"])
def test_ones_own_word_where_nobody_is_named_is_nobody(who: str) -> None:
    """It is no part of what was counted, and the country's office that is named is not it."""
    text = f"近日，国家自然科学基金委员会公布评审结果，{who}获准项目12项，经费300万元。"
    found = extract(text, reference_date=DAY, title="我国科研评审结果公布").observations
    assert [(one.subject, one.indicator) for one in found] == [(None, "获准项目"), (None, "经费")]


@pytest.mark.parametrize(
    ("label", "subject"),
    [
        ("越城区中医院得分上升2位：", "越城区中医院"),
        ("越城区中医院得分上升2位，", "绍兴市"),
    ],
)
def test_a_label_that_tells_a_fact_is_whose_its_paragraph_is(label: str, subject: str) -> None:
    text = f"{label}总分909分。门诊量达30万人次。\n全市床位300张。"
    found = extract(text, reference_date=DAY, title="绍兴市医疗工作").observations
    assert [one.subject for one in found[-2:]] == [subject, "绍兴市"]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("在绩效考核中前进12位", None),
        ("排名前进3个位次", None),
        ("单项评价前进5名", None),
        ("前进2024年经济运行情况", "前进区"),
    ],
)
def test_a_move_of_rank_in_a_title_is_no_place(title: str, subject: str | None) -> None:
    [one] = extract("门诊量达30万人次。", reference_date=DAY, title=title).observations
    assert one.subject == subject
