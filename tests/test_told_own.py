"""A body's own release: by its kind, in short, in a title that speaks as it does."""

from __future__ import annotations

from datetime import date

import pytest
from name_finding import found

from extractor import extract
from extractor.facts.short_forms import ShortForms
from extractor.rulebook import load_rulebook

DAY = date(2024, 2, 18)


def whose(title: str, text: str) -> set[str | None]:
    """Whom the observations of a text are told of."""
    return {one.subject for one in extract(text, title=title, reference_date=DAY).observations}


def named(title: str, text: str) -> dict[str, str | None]:
    """Whom each observation of a text is told of."""
    facts = extract(text, title=title, reference_date=DAY).observations
    return {one.text: one.subject for one in facts}


@pytest.mark.parametrize(
    ("body", "says", "what"),
    [
        ("绍兴市公共资源交易中心", "中心完成项目312个", "项目"),
        ("绍兴市公共资源交易中心", "全年完成项目312个", "项目"),
        ("绍兴市血液中心", "该中心采血312份", "采血"),
        ("绍兴市血液中心", "我中心采血312份", "采血"),
        ("会稽材料研究所", "该所申请专利312件", "申请专利"),
        ("会稽材料研究所", "我所申请专利312件", "申请专利"),
        ("会稽材料研究所", "全所申请专利312件", "申请专利"),
        ("鉴湖农业科学院", "我院申请专利312件", "申请专利"),
        ("鉴湖农业科学院", "全院申请专利312件", "申请专利"),
        ("鉴湖规划研究院", "该院申请专利312件", "申请专利"),
        ("鉴湖规划研究院", "本院申请专利312件", "申请专利"),
        ("鉴湖实验室", "该实验室申请专利312件", "申请专利"),
        ("鉴湖实验室", "实验室申请专利312件", "申请专利"),
        ("绍兴综保区", "入驻企业312家", "入驻企业"),
        ("浙江自贸试验区越城片区", "片区企业312家", "企业"),
        ("浙江自贸试验区越城片区", "该片区企业312家", "企业"),
        ("绍兴供电局", "改造线路312条", "改造线路"),
        ("绍兴材料研究所", "申请专利312件", "申请专利"),
        ("绍兴规划研究院", "申请专利312件", "申请专利"),
        ("绍兴先进材料实验室", "申请专利312件", "申请专利"),
        ("绍兴海事局", "全年办理船舶进出港312艘", "办理船舶进出港"),
        ("绍兴仲裁委员会", "全年受理案件312件", "受理案件"),
        ("绍兴仲裁委", "全年受理案件312件", "受理案件"),
        ("会稽水库", "水库蓄水312万立方米", "蓄水"),
    ],
)
def test_a_body_of_any_kind_is_told_of_in_its_own_text(body: str, says: str, what: str) -> None:
    text = f"2月8日，召开年度会议。2023年，{says}，增长5%。"
    facts = extract(text, title=f"{body}2023年工作亮点", reference_date=DAY).observations
    assert [(one.subject, one.indicator) for one in facts] == [(body, what)] * 2


@pytest.mark.parametrize(
    ("body", "says"),
    [("绍兴市血液中心", "该中心采血"), ("鉴湖实验室", "该实验室发表论文")],
)
def test_a_body_is_pointed_at_in_the_text_of_its_city(body: str, says: str) -> None:
    text = f"2023年，{body}开展“鉴湖行动”。\n全市造林65亩，{says}312份。"
    assert {"312份": body}.items() <= named("2023年绍兴市工作回顾", text).items()


@pytest.mark.parametrize(
    ("title", "body", "main"),
    [
        ("嵊泗公安", "嵊泗县公安局", "嵊泗县公安局"),
        ("绍兴疾控", "绍兴市疾病预防控制中心", "绍兴市疾病预防控制中心"),
        ("绍兴气象", "绍兴市气象局", "绍兴市"),  # an office that reports on its place
        ("嵊州中医院", "嵊州市中医院", "嵊州市中医院"),
        ("绍兴农商行", "绍兴农村商业银行", "绍兴农村商业银行"),
    ],
)
def test_a_title_names_a_body_by_what_it_does(title: str, body: str, main: str) -> None:
    text = f"记者从{body}获悉，2023年，完成检测312份，增长5%。"
    assert whose(f"{title}2023年工作亮点", text) == {main}
    text = f"记者从{body}获悉，2023年，完成检测312份。\n下乡服务65次。"
    assert whose(f"{title}：这一年", text) == {main}


@pytest.mark.parametrize("name", ["武汉铁路局", "绍兴铁路局", "国家铁路局"])
def test_a_railway_bureau_is_no_office_of_a_city(name: str) -> None:
    [entity] = extract(f"{name}发送旅客312万人次。", reference_date=DAY).entities
    assert (entity.text, entity.name) == (name, None)


def test_a_short_form_without_an_end_is_of_an_office() -> None:
    forms = ShortForms(load_rulebook())
    assert forms.loosely("越城公安", ["越城区公安局"]) == ["越城区公安局"]
    assert forms.loosely("越城公安", ["越城区公安局", "越城市公安局"]) == []
    assert forms.loosely("越城干线", ["越城长江干线高速公路"]) == []  # a road
    assert forms.loosely("城区公安", ["越城区公安局"]) == []


def test_a_district_named_like_an_office_is_one_where_no_place_stands_in_front() -> None:
    assert whose("公安2023年工作亮点", "2023年，全县植树312亩。") == {"公安县"}
    assert whose("嵊泗公安2023年工作亮点", "2023年，植树312亩。") != {"公安县"}


@pytest.mark.parametrize("body", ["绍兴市慈善总会", "绍兴市残疾人福利基金会"])
def test_a_body_beside_those_of_its_city(body: str) -> None:
    text = "2023年，募集善款312万元。全市慈善组织达到65家。"
    assert named(f"{body}2023年", text) == {"312万元": body, "65家": "绍兴市"}


@pytest.mark.parametrize(
    ("title", "text", "main"),
    [
        # 我院 is a hospital's word or a court's, not a centre's
        ("我院获批绍兴卒中中心建设单位", "近日，名单公布。门诊量312万人次。", None),
        ("我校学科再上台阶", "据东海数研发布的数据，排名公布。\n全校发表论文312篇。", None),
        ("绍兴卒中中心这一年", "2023年，中心接诊312人。", "绍兴卒中中心"),
    ],
)
def test_a_title_that_speaks_as_one_kind_of_body(title: str, text: str, main: str | None) -> None:
    assert whose(title, text) == {main}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("绍兴银行贷款余额312亿元。", ["ORG 绍兴银行"]),
        ("绍兴银行存款利率3.12%。", ["ORG 绍兴银行"]),
        ("绍兴银行业务收入312亿元。", ["ORG 绍兴银行"]),
        ("会稽控股有限公司贷款312亿元。", ["ORG 会稽控股有限公司"]),
        ("绍兴市银行贷款余额312亿元。", ["GPE 绍兴市"]),
        ("企业银行贷款余额312亿元。", []),
        ("绍兴市律师协会会员312人。", ["ORG 绍兴市律师协会"]),
        ("绍兴大学本科招生312人。", ["ORG 绍兴大学"]),
        ("民营企业协会会员312人。", []),
        ("山东滨州无棣县农业部门推广良种。", ["GPE 山东", "GPE 滨州", "GPE 无棣县"]),
        ("会稽农村商业银行开业。", ["ORG 会稽农村商业银行"]),
        ("浙江稽州商业银行开业。", ["ORG 浙江稽州商业银行"]),
        ("绍兴市商业银行业务增长。", ["GPE 绍兴市"]),
    ],
)
def test_a_name_ends_before_what_its_body_has(text: str, names: list[str]) -> None:
    assert found(text) == names


RAILWAY = "越州局集团公司2023年暑运"


def facts(title: str, text: str) -> list[tuple[str, str | None, str]]:
    """The observations of a text: whose, of what, with their anchors in front."""
    found = extract(text, title=title, reference_date=DAY).observations
    return [(one.text, one.subject, one.indicator) for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a station that opens a clause is whom its sentence goes on with
        ("诸暨站受旅游带动，发送旅客16万人次。", [("16万人次", "诸暨站", "发送旅客")]),
        ("诸暨站加开列车，发送旅客16万人次。", [("16万人次", "诸暨站", "发送旅客")]),
        (
            "诸暨站设置候车区，接待旅客16万人次；售票9万张。",
            [("16万人次", "诸暨站", "接待旅客"), ("9万张", "越州局集团公司", "售票")],
        ),
        ("鉴湖大桥通车，发送旅客16万人次。", [("16万人次", "越州局集团公司", "发送旅客")]),
        ("记者走进诸暨站，发送旅客16万人次。", [("16万人次", "诸暨站", "发送旅客")]),
        ("记者从诸暨站出发，发送旅客16万人次。", [("16万人次", "越州局集团公司", "发送旅客")]),
        (
            "绍兴海关查验货物，征税16亿元；退税9亿元。",
            [("16亿元", "绍兴海关", "征税"), ("9亿元", "绍兴海关", "退税")],
        ),
        # of another station the same is told, whatever share stood between
        (
            "绍兴站发送旅客28万人次，占总量的59%；诸暨站16万人次。",
            [
                ("28万人次", "绍兴站", "发送旅客"),
                ("59%", "绍兴站", "发送旅客占总量的比重"),
                ("16万人次", "诸暨站", "发送旅客"),
            ],
        ),
        (
            "发送旅客48万人次。分车站看，绍兴站发送28万人次。",
            [("48万人次", "越州局集团公司", "发送旅客"), ("28万人次", "绍兴站", "发送旅客")],
        ),
        ("管内发送旅客48万人次。", [("48万人次", "越州局集团公司", "发送旅客")]),
        ("辖区共有车站48座。", [("48座", "越州局集团公司", "车站")]),
    ],
)
def test_a_railway_and_its_stations(text: str, told: list[tuple[str, str, str]]) -> None:
    assert facts(RAILWAY, text) == told


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("诸暨市2023年工作", "诸暨站加开列车，工业投资16亿元。"),
        ("中欧班列2023年开行", "同江口岸开通新线，连通城市112个。"),
    ],
)
def test_a_station_in_the_text_of_its_city_or_of_a_line(title: str, text: str) -> None:
    assert not {"诸暨站", "同江口岸"} & whose(title, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("批准逮捕嫌疑人32人，提起公诉41人。", ["批准逮捕嫌疑人", "提起公诉"]),
        ("受理案件32件，审执结31件。", ["受理案件", "案件审执结"]),
        ("受理案件32件，审结31件。", ["受理案件", "案件审结"]),
        ("录取新生32人，报到31人。", ["录取新生", "新生报到"]),
    ],
)
def test_what_else_was_done_with_those_counted(text: str, told: list[str]) -> None:
    assert [what for _, _, what in facts("越城区人民检察院2023年工作", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("销售新车2万辆，累计销售21万辆。", ["销售新车", "销售新车"]),
        ("发送旅客48万人次，日均发送7万人次。", ["发送旅客", "日均发送旅客"]),
        ("接待游客12万人次。5月2日接待3万人次。", ["接待游客", "接待游客"]),
        ("接待游客12万人次。门票收入3万元，接待3万元。", ["接待游客", "门票收入", "接待"]),
        ("粮食产量12万吨，粮食3万吨。", ["粮食产量", "粮食"]),
        ("接待游客12万人次，接待增长3%。", ["接待游客", "接待"]),
        ("举办展览35场、讲座12场。", ["举办展览", "举办讲座"]),
        ("组织培训35场、讲座12场。", ["组织培训", "组织讲座"]),
        (
            "收入40亿元，其中门票收入12亿元；酒店受需求拖累，收入3亿元。",
            ["收入", "门票收入", "酒店收入"],
        ),
        ("进出口货值12亿元。2月，绍兴综合保税区实现进出口3亿元。", ["进出口货值", "进出口"]),
        ("完成改造展馆35座、书房12座。", ["改造展馆", "改造书房"]),
    ],
)
def test_what_was_done_again_is_done_with_the_same(text: str, told: list[str]) -> None:
    assert [what for _, _, what in facts("会稽山景区2023年工作", text)] == told


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("绍兴高铁经济试验区", "试验区"),
        ("绍兴创新合作区", "合作区"),
        ("绍兴数字产业集聚区", "集聚区"),
        ("绍兴创新先行区", "先行区"),
        ("绍兴会稽工业区", "工业区"),
        ("绍兴客运段", "该段"),
        ("绍兴车务段", "全段"),
        ("绍兴机务段", "我段"),
        ("绍兴工务段", "全段"),
        ("会稽农村商业银行", "我行"),
        ("绍兴出入境边防检查站", "该站"),
        ("绍兴出入境边防检查站", "我站"),
        ("绍兴出入境边防检查站", "全站"),
        ("中国铁路越州局集团有限公司", "全局"),
        ("会稽油田", "油田"),
        ("会稽材料研究所", "该所"),
    ],
)
def test_a_body_that_told_its_own_news_is_whom_it_is_about(body: str, own: str) -> None:
    text = f"记者从{body}获悉，2023年，{own}完成检测312份，增长5%。"
    assert facts("完成检测312份！", text) == [("312份", body, "检测"), ("5%", body, "检测")]
    assert body not in whose("绍兴市2023年工作", f"2023年，全市经济向好。{own}完成检测312份。")


def test_a_tax_office_of_a_county_is_not_the_one_of_the_country() -> None:
    text = "2023年，国家税务总局嵊泗县税务局办理退税312万元。减税65万元。"
    assert whose("", text) == {"国家税务总局嵊泗县税务局", None}
    assert "中国" in whose("", text.replace("嵊泗县税务局", ""))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("调解成功案件32件。", "调解成功案件 level 32"),
        ("宽带连续覆盖率32%。", "宽带连续覆盖率 level 32"),
        ("案件成功调解32件。", "案件调解 level 32"),
        ("贷款累计客户32家。", "贷款客户 level 32"),
        ("我院门急诊量32万人次。", "门急诊量 level 320000"),
        ("平均办税时长压减32%。", "平均办税时长 growth -32"),
        ("为企业挽回损失32万元。", "挽回损失 level 320000"),
        ("为企业减免税费32万元。", "减免税费 level 320000"),
        ("同比多破32起。", None),
    ],
)
def test_what_is_measured_is_named_whole(text: str, told: str | None) -> None:
    found = extract(text, title="越城区人民医院2023年工作", reference_date=DAY).observations
    assert [f"{one.indicator} {one.measure} {one.value}" for one in found] == [told] * bool(told)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("破获案件312起，同比多破32起。", 32),
        ("破获案件312起，同比少破32起。", -32),
        ("执行到位312起，同比多执行到位32起。", 32),
    ],
)
def test_how_much_more_was_done_is_exact(text: str, change: int) -> None:
    found = extract(text, title="越城区公安局2023年工作", reference_date=DAY).observations
    last = found[-1]
    assert (last.measure, last.value, last.modifier) == ("change", change, None)
    assert last.indicator == found[0].indicator


@pytest.mark.parametrize(
    "text",
    [
        "鉴湖丝绸有限公司收购会稽茶业有限公司，公司收入9亿元。",
        "公司收购会稽茶业有限公司。公司收入9亿元。",
    ],
)
def test_a_companys_own_word_is_its_own_whatever_other_is_named(text: str) -> None:
    found = extract(text, title="鉴湖丝绸有限公司2024年年报", reference_date=date(2025, 3, 1))
    assert [one.subject for one in found.observations] == ["鉴湖丝绸有限公司"]
