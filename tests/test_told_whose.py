"""Whose a fact is where others are named beside: rivals, bodies above, markets, countries."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2024, 2, 18)
COURT, COLLEGE, FIRM = "越城区人民法院", "鉴湖理工大学", "鉴湖精密股份有限公司"


def told(title: str, text: str) -> list[tuple[str, str | None, str | None]]:
    """The facts of a text: anchor, whose, of what (an honour by its name)."""
    found = []
    for record in extract(text, reference_date=DAY, title=title):
        fields = record.to_dict()
        if record.type in ("observation", "ranking", "recognition"):
            what = fields.get("indicator") or fields.get("honour")
            found.append((fields["text"], fields.get("subject"), what))
    return found


def whose(title: str, text: str) -> dict[str, str | None]:
    """Whom each fact of a text is told of."""
    return {at: subject for at, subject, _ in told(title, text)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (COLLEGE, "学校科研经费8.2亿元。\n立项215项，居全国高校第12位，仅次于东海交通大学。"),
        (COLLEGE, "科研经费8.2亿元，超过东海交通大学。"),
        (COLLEGE, "与东海交通大学共建平台8个，发表论文215篇。"),
        ("绍兴学院", "宁波大学来访。发表论文215篇。"),
        (COURT, "办结案件1.2万件，被绍兴市中级人民法院通报表扬。"),
        (COURT, "向最高人民法院报送案例12篇，办结案件1.2万件。"),
        (COURT, "“无讼”做法被最高人民法院推广，办结破产案件12件。"),
        (COURT, "被最高人民法院命名为“全国法院文化建设示范单位”。"),
        ("绍兴丝绸博物馆", "文物数量居全国第3位，仅次于南京丝绸博物馆。"),
    ],
)
def test_a_document_is_of_the_body_that_its_title_names_in_full(name: str, text: str) -> None:
    assert set(whose(f"{name}2023年工作总结", text).values()) == {name}


def test_a_title_that_leaves_out_a_number_is_of_the_numbered_body() -> None:
    text = "2月8日，鉴湖学院附属第二医院召开会议。2023年，门诊量82万人次。"
    assert whose("鉴湖学院附属医院这一年", text) == {"82万人次": "鉴湖学院附属第二医院"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("公司全球市场份额28.5%。", [("28.5%", FIRM, "全球市场份额")]),
        ("公司2023年全球员工1200人。", [("1200人", FIRM, "全球员工")]),
        ("公司全国门店320家。", [("320家", FIRM, "全国门店")]),
        ("鉴水科技有限公司全球员工3200人。", [("3200人", "鉴水科技有限公司", "全球员工")]),
        (
            "全球市场占有率达30%，居世界第一。",
            [("30%", FIRM, "全球市场占有率"), ("第一", FIRM, "全球市场占有率")],
        ),
        ("全国丝绸市场份额28.5%。", [("28.5%", FIRM, "全国丝绸市场份额")]),
        ("全球丝绸产量28.5万吨。", [("28.5万吨", "世界", "丝绸产量")]),
        ("全球丝绸市场增长5%。", [("5%", "世界", "丝绸市场")]),
        ("我国丝绸国际市场份额28.5%。", [("28.5%", "中国", "丝绸国际市场份额")]),
    ],
)
def test_a_market_is_no_subject(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert told(f"{FIRM}2023年年报", text) == facts


def test_a_countrys_share_of_a_market_is_its_own() -> None:
    text = "我国丝绸市场份额28.5%。"
    assert told("我国丝绸产业加快发展", text) == [("28.5%", "中国", "丝绸市场份额")]


def test_after_a_place_the_country_is_told_of() -> None:
    text = "绍兴市丝绸产量3万吨，全国丝绸产量28万吨。"
    assert whose("绍兴市2023年工作", text) == {"3万吨": "绍兴市", "28万吨": "中国"}


@pytest.mark.parametrize(
    ("body", "text", "place", "scope"),
    [
        ("越城区人民法院", "全区新收案件6300件，居全市第2位。", "越城区", "绍兴市"),
        ("绍兴市柯桥区人民检察院", "我区起诉312人，居全市第2位。", "柯桥区", "绍兴市"),
        ("柯桥区第一医院", "全区接诊8.2万人次，居全市第2位。", "柯桥区", "绍兴市"),
        ("新昌县人民法院", "全县新收案件6300件，居全市第2位。", "新昌县", "绍兴市"),
        ("桂林市阳朔县人民法院", "全区新收案件6300件，居全国第2位。", "广西壮族自治区", "中国"),
    ],
)
def test_what_a_body_calls_its_district_by(body: str, text: str, place: str, scope: str) -> None:
    found = list(extract(text, reference_date=DAY, title=f"{body}2023年工作总结"))
    assert {one.subject for one in found if one.type in ("observation", "ranking")} == {place}
    assert [one.scope for one in found if one.type == "ranking"] == [scope]


@pytest.mark.parametrize(
    ("title", "text", "subject", "scope"),
    [
        ("诸暨市2023年工作", "工业投资增长8.2%，增速居全市第一。", "诸暨市", "绍兴市"),
        ("嵊州市教育局2023年工作", "高考上线率居全市第一。", "嵊州市", "绍兴市"),
        ("诸暨市2023年工作", "枫桥镇工业投资增速居全市第一。", "枫桥镇", "诸暨市"),
        ("绍兴市2023年工作", "工业投资增速居全市第一。", None, "绍兴市"),
        ("绍兴市2023年工作", "诸暨市工业投资增速居全市第一。", "诸暨市", "绍兴市"),
    ],
)
def test_nobody_is_ranked_among_himself(
    title: str, text: str, subject: str | None, scope: str
) -> None:
    (rank,) = extract(text, reference_date=DAY, title=title).rankings
    assert (rank.subject, rank.scope) == (subject, scope)


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        ("绍兴公安交警部门通报2023年情况", "全市查处酒驾2130起。", "绍兴市"),
        ("台州公安交警部门2023年平安答卷", "全市查处酒驾2130起。", "台州市"),
        ("绍兴公安交警部门通报情况", "鉴湖新区召开会议。全市查处酒驾2130起。", None),
        ("越钢智造2023年这一年", "全市查处酒驾2130起。", None),
    ],
)
def test_a_body_of_no_kind_reports_on_the_place_it_is_called_by(
    title: str, text: str, subject: str | None
) -> None:
    assert whose(title, text) == {"2130起": subject}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("诸暨市浓度最低，为23微克/立方米；嵊州市最高，为31微克/立方米。", ["诸暨市", "嵊州市"]),
        ("新昌县降雨量最大，达186.5毫米；嵊州市次之，为120毫米。", ["新昌县", "嵊州市"]),
        (
            "全市平均降雨86毫米，其中诸暨市最大，为132毫米，新昌县最小，为51毫米。",
            ["绍兴市", "诸暨市", "新昌县"],
        ),
        ("诸暨市降雨86毫米，为全市最大，达到往年的2倍。", ["诸暨市", "诸暨市"]),
        ("诸暨市入选省级试点，鉴湖研究院落户，获批国家级试点。", ["诸暨市", "诸暨市"]),
    ],
)
def test_who_a_clause_in_between_begins_with_is_told_of(text: str, facts: list[str]) -> None:
    found = told("绍兴市2023年工作", text)
    assert [subject for _, subject, _ in found] == facts


@pytest.mark.parametrize("word", ["省内", "市内", "区内", "省外"])
def test_where_something_goes_to_is_part_of_its_name(word: str) -> None:
    text = f"{word}交易电量391亿千瓦时；绿电交易电量61亿千瓦时。"
    assert told("绍兴市2023年工作", text) == [
        ("391亿千瓦时", "绍兴市", f"{word}交易电量"),
        ("61亿千瓦时", "绍兴市", "绿电交易电量"),
    ]


def test_a_national_text_about_what_stays_inside_provinces_is_the_countrys() -> None:
    text = "省内交易电量391亿千瓦时，居首位。"
    assert whose("国家能源局发布2023年全国电力数据", text) == {
        "391亿千瓦时": "中国",
        "首位": "中国",
    }


def test_all_bodies_of_a_kind_are_called_by_the_full_name_of_their_place() -> None:
    text = "2024年，全市两级法院受理案件3642件，结案率96%。全市生产总值增长5%。"
    found = extract(text, reference_date=date(2025, 1, 25), title="绍兴两级法院2024年结案3251件")
    assert [(one.text, one.subject) for one in found.observations] == [
        ("3642件", "绍兴市两级法院"),
        ("96%", "绍兴市两级法院"),
        ("5%", "绍兴市"),
    ]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("绍兴市出口增长6.2%（全国5.1%），进口增长3%。", ["绍兴市", "中国", "绍兴市"]),
        ("绍兴市城镇化率72%（全省平均74%）。", ["绍兴市", "浙江省"]),
        ("绍兴市完成投资80亿元（柯桥区12亿元）。", ["绍兴市", "柯桥区"]),
    ],
)
def test_brackets_hold_what_is_told_of_others(text: str, subjects: list[str]) -> None:
    found = extract(text, reference_date=DAY, title="绍兴市2023年工作").observations
    assert [one.subject for one in found] == subjects


@pytest.mark.parametrize(
    ("rest", "whose"),
    [
        ("从货种看，全年完成外贸吞吐量1.97亿吨。", "烟台港"),
        ("集团全年完成外贸吞吐量1.97亿吨。", "烟台港集团"),
        ("烟台港新开航线14条。\n烟台港投资65亿元。集团获评全国文明单位。", "烟台港"),
    ],
)
def test_a_port_in_the_text_of_its_operator(rest: str, whose: str) -> None:
    text = f"记者从烟台港集团获悉，2024年烟台港完成货物吞吐量4.38亿吨。\n{rest}"
    found = extract(text, title="烟台港去年完成货物吞吐量4.38亿吨", reference_date=DAY)
    assert {one.subject for one in found.observations} == {whose}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("衡阳高新区国家高新区综合评价列第62位。", ["衡阳高新区"]),
        ("绍兴高新区省级高新区考核列第3位。", ["绍兴高新区"]),
        ("绍兴国家高新区成立。", ["绍兴国家高新区"]),
    ],
)
def test_a_zone_among_its_kind(text: str, names: list[str]) -> None:
    found = extract(text, reference_date=DAY).entities
    assert [one.text for one in found if one.etype == "FAC"] == names


@pytest.mark.parametrize(
    ("title", "opening", "whose"),
    [
        ("日照港完成吞吐量4.7亿吨", "山东港口日照港发布消息，日照港", "日照港"),
        ("山东港口日照港2024年吞吐量再创新高", "山东港口日照港召开会议，日照港", "日照港"),
        (
            "山东港口日照港2024年吞吐量再创新高",
            "山东港口日照港召开会议，日照港集团获评全国先进集体。日照港",
            "日照港",
        ),
        (
            "山东港口日照港2024年吞吐量再创新高",
            "山东港口日照港",
            "山东港口日照港",
        ),  # never named alone
        ("宿迁分行贷款增加", "记者从农业银行宿迁分行了解到，该行", "农业银行宿迁分行"),
    ],
)
def test_a_body_whose_group_stands_in_front_of_it(title: str, opening: str, whose: str) -> None:
    text = f"{opening}完成投资4.7亿元。\n上半年营业收入9亿元。"
    found = extract(text, title=title, reference_date=DAY).observations
    assert {one.subject for one in found} == {whose}
