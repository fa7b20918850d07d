"""What is ranked where the words say only by which measure, and titles that leave it out."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract
from extractor.evaluate.gold import Fields

CITY, UNIVERSITY = "绍兴市2024年经济社会发展情况", "越州大学2024年事业发展综述"
ZONE = "鉴湖经开区2024年发展情况"
DAY = date(2025, 2, 20)


def ranked(text: str, title: str = CITY) -> list[tuple[str | None, str | None]]:
    """Who and of what, of all rankings."""
    return [(r.subject, r.indicator) for r in _read(text, title) if r.type == "ranking"]


def _read(text: str, title: str = CITY):  # type: ignore[no-untyped-def]  # records of every type
    return extract(text, reference_date=DAY, title=title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the things of a list by each of several measures
        (
            "茶叶、蚕茧种植面积和产量均居全省第一。",
            ["茶叶种植面积", "蚕茧种植面积", "茶叶产量", "蚕茧产量"],
        ),
        ("茶叶种植面积和产量均居全省第一。", ["茶叶种植面积", "茶叶产量"]),
        ("茶叶、蚕茧产量和农机总动力均居全省第一。", ["茶叶产量", "蚕茧产量", "农机总动力"]),
        # one word for the measure of each, with how many they are in front
        ("企业、人才、资本三个单项竞争力同样居首。", ["企业竞争力", "人才竞争力", "资本竞争力"]),
        ("企业、人才、资本等5项指标居全国前列。", ["企业", "人才", "资本"]),
        # a total of trade that was named without its measure, and of others after it
        ("绍兴市进出口660亿元，总值居全省第二。", ["进出口总值"]),
        ("绍兴市地区生产总值8000亿元，总值居全省第四。", ["地区生产总值"]),
        # a share has no rate of growth
        ("数字经济占比达到45%，增速连续三年位居全省前列。", ["数字经济增速"]),
        ("数字经济占比达到45%，占比居全省前列。", ["数字经济占比"]),
        # what was counted under another measure of the same thing
        ("湖羊饲养量达32万只，存栏和出栏量均居全省首位。", ["湖羊存栏", "湖羊出栏量"]),
        ("丝绸产能2.5万吨，市场占有率约16%，位居行业第三。", ["丝绸市场占有率"]),
        # by which measure, and in which list
        ("越州银行按一级资本排名第168位。", ["一级资本"]),
        ("诸暨市百强县位次升至第8位。", ["百强县位次"]),
        ("诸暨市出口增速位次升至第8位。", ["出口增速"]),
        ("收案数居全省第五、结收比居全省第二。", ["收案数", "结收比"]),
        # ends of indices and totals that other things have too
        ("商事登记便利度、政务服务满意率双双进入全省前五。", ["商事登记便利度", "政务服务满意率"]),
        ("产业集中度、市场活跃度均居全省首位。", ["产业集中度", "市场活跃度"]),
        (
            "新增省级专精特新企业48家，新增数居全省第二，累计数居全省第三。",
            ["省级专精特新企业新增数", "省级专精特新企业累计数"],
        ),
        ("在全省评价中列第13位，前进5位，进位幅度居全省第三。", ["评价", "评价进位幅度"]),
        # what two things had in common is ranked once for each
        (
            "茶园面积3万亩、产量1万吨，分别完成任务的102%和104%，完成率均居全省第一。",
            ["茶园面积完成率", "茶园产量完成率"],
        ),
    ],
)
def test_what_is_ranked_has_its_own_measure(text: str, expected: list[str]) -> None:
    assert [indicator for _, indicator in ranked(text)] == expected


def test_those_who_follow_are_ranked_by_the_same_total() -> None:
    text = "绍兴市进出口660亿元，总值居全省首位，嘉兴、金华分列第二、三位。"
    assert ranked(text) == [
        ("绍兴市", "进出口总值"),
        ("嘉兴市", "进出口总值"),
        ("金华市", "进出口总值"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "工程学、化学、社会科学总论等7个学科进入ESI全球前1%。",
            ["工程学", "化学", "社会科学总论"],
        ),
        (
            "化学、工程学等9个学科进入ESI全球前1%，数量居省属高校第三。",
            ["化学", "工程学", "进入ESI全球前1%学科数量"],
        ),
        (
            "化学进入ESI全球前1%，论文数量居省属高校第三。",
            ["化学", "论文数量"],
        ),
    ],
)
def test_fields_of_study_are_counted_together(text: str, expected: list[str]) -> None:
    assert [indicator for _, indicator in ranked(text, UNIVERSITY)] == expected


def _told(title: str, body: str) -> list[Fields]:
    records = _read(f"{title}\n\n{body}", title)
    return [r.to_dict() for r in records if r.type in ("ranking", "observation")]


BELOW = "近日，2024年度国家级经开区综合考评结果公布，鉴湖经开区列第48位，较上年前进5位。"


def test_a_title_says_again_what_the_text_ranks() -> None:
    title, rank, move = _told("鉴湖经开区升至第48位", BELOW)
    assert title["indicator"] == rank["indicator"] == move["indicator"] == "国家级经开区综合考评"
    assert title["scope"] == rank["scope"]


def test_a_move_in_a_title_is_of_what_moved_below() -> None:
    title, *_ = _told("鉴湖经开区排名再进5位", BELOW)
    assert (title["indicator"], title["measure"], title["value"]) == (
        "国家级经开区综合考评",
        "change",
        "5",
    )


def test_another_place_of_a_title_is_not_completed() -> None:
    title, *_ = _told("鉴湖经开区升至第47位", BELOW)
    assert title.get("indicator") is None


def test_a_title_keeps_the_population_that_it_names() -> None:
    title, *_ = _told("鉴湖经开区全国排名升至第48位", BELOW)
    assert (title["scope"], title["indicator"]) == ("中国", "国家级经开区综合考评")


def test_whom_a_heading_names_is_not_what_is_ranked() -> None:
    for _, indicator in ranked("鉴湖经开区再进5位\n\n鉴湖经开区位列第48位。", ZONE):
        assert indicator != "鉴湖经开区"


HOSPITAL = "越州大学附属第一医院2024年工作回顾"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "骨科、神经外科2个专科跻身越城版医院专科排行榜前30。",
            HOSPITAL,
            [("越州大学附属第一医院", "骨科"), ("越州大学附属第一医院", "神经外科")],
        ),
        (
            "呼吸与危重症医学科、骨科列全省第三、第五。",
            HOSPITAL,
            [("越州大学附属第一医院", "呼吸与危重症医学科"), ("越州大学附属第一医院", "骨科")],
        ),
        (
            "创新能力和创业活跃度、绿色发展和宜居包容性列全国第58、第61位。",
            ZONE,
            [("鉴湖经开区", "创新能力和创业活跃度"), ("鉴湖经开区", "绿色发展和宜居包容性")],
        ),
        (
            "诸暨、新昌两地入选全国县域创新百强，分列第9位和第17位。",
            CITY,
            [("诸暨市", "县域创新百强"), ("新昌县", "县域创新百强")],
        ),
    ],
)
def test_parts_and_those_listed_are_told_apart(
    text: str, title: str, expected: list[tuple[str, str]]
) -> None:
    assert ranked(text, title) == expected


def test_the_places_of_a_list_are_counted_after_it() -> None:
    found = _read("嵊州、新昌两县出口增长5%，柯桥、上虞两区出口增长6%。").observations
    assert [(r.subject, r.indicator) for r in found] == [
        ("嵊州市", "出口"),
        ("新昌县", "出口"),
        ("柯桥区", "出口"),
        ("上虞区", "出口"),
    ]


def test_gaps_of_several_are_of_what_grew() -> None:
    text = (
        "绍兴市工业投资增长9%，列全省第一；制造业投资增长13%，列全省第二，"
        "分别高于全省3个和5个百分点。"
    )
    gaps = [r for r in _read(text).observations if r.measure == "gap"]
    assert [r.indicator for r in gaps] == ["工业投资增速", "制造业投资增速"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("诸暨市出口增速居绍兴全市第2位。", "绍兴市"),
        ("诸暨市出口增速居绍兴第2位。", "绍兴市"),
        ("绍兴市出口增速居全省第2位。", "浙江省"),
        ("浙江省出口增速居各省第2位。", "各省"),
    ],
)
def test_a_place_with_the_word_for_all_of_it_is_the_place(text: str, scope: str) -> None:
    assert [r.scope for r in _read(text).rankings] == [scope]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "绍兴市出口增速由一季度的第9位升至四季度的第2位。",
            ["2024-01/2024-03", "2024-10/2024-12"],
        ),
        ("绍兴市出口增速由一季度的第9位升至第2位。", ["2024-01/2024-03", "2024"]),
    ],
)
def test_what_a_figure_rose_to_is_no_goal(text: str, periods: list[str]) -> None:
    found = _read(f"2024年，绍兴市外贸平稳增长。{text}").rankings
    assert [r.period for r in found] == periods


def test_amounts_and_rates_side_by_side_are_one_of_each() -> None:
    found = _read("床位使用率、平均住院日、药占比分别为86%、7.2天、26.3%。").observations
    assert [(r.indicator, str(r.value), r.unit, r.measure) for r in found] == [
        ("床位使用率", "86", "%", "level"),
        ("平均住院日", "7.2", "d", "level"),
        ("药占比", "26.3", "%", "share"),
    ]


def test_a_share_has_no_rate_of_growth_in_a_gap() -> None:
    found = _read("制造业税收占比42%，增速高于全部税收2.3个百分点。").observations
    assert [r.indicator for r in found] == ["制造业税收占比", "制造业税收增速"]


def test_others_on_a_list_are_a_population() -> None:
    text = "在浙江省民营企业百强榜上，公司排名第38位，为绍兴市入榜企业首位。"
    ranks = _read(text, "稽山重工股份有限公司2024年大事").rankings
    assert [(r.position, r.scope) for r in ranks] == [(38, "浙江省"), (1, "绍兴市入榜企业")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海、杭州、宁波三地游客占比超四成。", [("上海市、杭州市、宁波市", "40")]),
        ("柯桥、上虞两区产值占全市的52.3%。", [("柯桥区、上虞区", "52.3")]),
        ("柯桥、上虞两区产值均占全市的22%。", [("柯桥区", "22"), ("上虞区", "22")]),
        ("诸暨、嵊州两县绿化率超过40%。", [("诸暨市", "40"), ("嵊州市", "40")]),
    ],
)
def test_a_share_of_places_that_are_counted_is_of_all_together(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(r.subject, str(r.value)) for r in _read(text).observations] == expected


def test_how_growth_is_reckoned_may_stand_in_a_bracket() -> None:
    text = "接待游客826万人次，同比增长（按可比口径）13.2%；收入9亿元，下降（扣除价格因素）8%。"
    found = [r for r in _read(text).observations if r.unit == "%"]
    assert [(r.measure, str(r.value), r.basis) for r in found] == [
        ("growth", "13.2", "yoy"),
        ("growth", "-8", "yoy"),
    ]


def test_papers_handed_out_so_often_are_counted_in_them() -> None:
    (found,) = _read("办理出入境证件36.8万本次。").observations
    assert (found.indicator, found.unit) == ("办理出入境证件", "本次")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "总装机7万千瓦，其中风电占比9%、光伏占比7%，均居全省首位。",
            ["风电占比", "光伏占比"],
        ),
        ("出口9亿元、进口3亿元，均居全省首位。", ["出口", "进口"]),
        ("其中青年科学基金项目61项，列全省高校第二。", ["青年科学基金项目"]),
    ],
)
def test_what_all_have_is_of_the_parts_told_last(text: str, expected: list[str]) -> None:
    assert [indicator for _, indicator in ranked(text)] == expected


@pytest.mark.parametrize(
    ("title", "text", "who"),
    [
        ("青岛西海岸新区发展成就新闻发布会", "新区出口额居全国第一。", "青岛西海岸新区"),
        ("绍兴市住房保障工作新闻发布会实录", "我市商品房销售额居全省第一。", "绍兴市"),
    ],
)
def test_who_a_press_conference_is_of(title: str, text: str, who: str) -> None:
    assert [subject for subject, _ in ranked(text, title)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("绍兴一家企业主打丝绸。这家企业产值3亿元。", None),
        ("越城纺织落户绍兴。这家企业产值3亿元。", "越城纺织"),
    ],
)
def test_this_firm_is_the_one_named_or_nobody(text: str, who: str | None) -> None:
    (found,) = [r for r in _read(text, "小零件做成大生意").observations if r.value == 300_000_000]
    assert (found.subject, found.indicator) == (who, "产值")
