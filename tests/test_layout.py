"""The reading text: lines joined, kinds of paragraphs, articles, and the map to the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractor.layout import Reading, read, script
from extractor.layout.blanks import UNSEEN
from extractor.layout.script import fold

LEAD = "临湖市统计局昨天发布数据，上半年全市经济稳中向好，多项指标位居全省前列。"


def one(text: str, title: str | None = None) -> Reading:
    (reading,) = read(text, title=title)
    return reading


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def sentences(reading: Reading, kind: str) -> list[str]:
    return [reading.text[s.start : s.end] for s in reading.sentences if s.kind == kind]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("全市新建充电桩数量较上年翻\n\n番，居全省第2位。", "数量较上年翻番，居"),
        ("组织技术人员到120\n\n\n\n家企业开展服务。", "到120家企业"),
        ("投产一批项目。绿色建材等新兴产\n业加快发展。", "新兴产业加快"),
        ("投产一批项目。目前项\r\n\r\n目建成。", "目前项目建成"),
        ("全市外贸进出口总额，\n同比增长3%。", "总额，同比"),
        ("实施“智慧\n\n港口”行动，吞吐量增长。", "“智慧港口”行动"),
        ("规模以上工业企业利润总额比上年增长\n12.5%。", "增长12.5%"),
        ("近年来，全市大力发展文化\n\n旅游，游客增长两成。", "文化旅游，游客"),
        ("改善营商环境，企业满意度\n\n\n不断提升。全市新设企业3万户。", "满意度不断提升。"),
        ("投产一批项目。产值达到9\f亿元。", "达到9亿元"),
        ("投产一批项目。产值达到9\n- 3 -\n亿元。", "达到9亿元"),
        ("关于印发临湖市科技创新\n规划的通知\n各县区：", "科技创新规划的通知"),
        ("报告期内，公司实现营业收入12亿元，同比\n增长3%。", "同比增长3%"),
        ("全市地区生产总值601\n.45亿元。", "601.45亿元"),
        ("全市地区生产总值601.\n\n45亿元。", "601.45亿元"),
        ("推动 GDP growth\nrate 稳步提高。", "GDP growth rate"),
        ("全市粮食产量\n82.4万吨，居全省第2位。", "产量82.4万吨"),
        ("二、贸易\n社会消费品零售总额\n增长4.1%，好于预期。", "零售总额增长4.1%"),
        ("外贸稳中向好，进出口总额\n9,021.5亿元，快于全省。", "总额9,021.5亿元"),
    ],
)
def test_broken_lines_are_joined(broken: str, joined: str) -> None:
    assert joined in one(LEAD + "\n" + broken).text


@pytest.mark.parametrize(
    "text",
    [
        "工业投资 跑出加速度\n坚持项目为王，工业投资增长9%。",
        "二、下一步打算\n我们将继续优化环境，扩大投资。",
        "下一步打算：\n我们将继续优化环境。",
        "临湖港吞吐量再创新高\n外贸结构持续优化\n昨天，港口集团发布数据。",
        "港口集团记者 周远航\n昨天，港口集团发布数据。",
        "来源：临湖日报\n昨天，港口集团发布数据。",
        "（一）持续扩大有效投资\n实施重大项目120个，完成投资300亿元。",
        "收入增长较快；\n就业保持稳定；",
        "2024年全市，\n1.粮食产量增长4%；\n2.茶叶产量增长3%。",
        "粮食产量\n82.4万吨\n茶叶产量\n1.2万吨",
        "全市关心粮食产量\n3月20日，临湖市统计局发布数据。",
        "粮食产量稳步增长\n82.4万吨，这是临湖市交出的答卷。",
    ],
)
def test_paragraphs_stay_apart(text: str) -> None:
    assert one(text).surface == text


@pytest.mark.parametrize(
    ("source", "headings"),
    [
        ("全市投资增长4.1%。二、工业\n规模以上工业增加值增长7%。", ["工业"]),
        ("全市投资增长4.1%。 （二）商贸和物流\n网上零售额增长7%。", ["商贸和物流"]),
        ("一、投资 全市投资增长4.1%。 二、农业　粮食产量82万吨。", ["投资", "农业"]),
        # one sentence, a list of words, a full line that goes on
        ("一、工业投资 完成300亿元，增长4.1%。", []),
        ("一、主导产业 冶金 化工 纺织\n全市投资增长4.1%。", ["主导产业 冶金 化工 纺织"]),
        (wrapped("全市发展持续向好，稳步提升。二、着力推动城乡融合" + LEAD * 3, 18), []),
        (wrapped("全市发展持续向好，稳步提升。二、着力推动城乡融合" + LEAD * 3, 17), []),
    ],
)
def test_numbered_headings_in_a_line_stand_alone(source: str, headings: list[str]) -> None:
    reading = one(source)
    found = [*sentences(reading, "title"), *sentences(reading, "heading")]
    assert found == headings


def test_wrapped_text_is_unwrapped() -> None:
    paragraph = "上半年全市完成固定资产投资三百亿元，同比增长百分之六，" * 6 + "形势向好。"
    lines = [paragraph[n : n + 30] for n in range(0, len(paragraph), 30)]
    source = "　　" + "\n".join(lines) + "\n　　" + "\n".join(lines)
    assert one(source).text == paragraph + "\n" + paragraph


def test_kinds() -> None:
    reading = one(
        "　　临湖工业强势开局\n\n上半年投资增长9%\n\n周远航 临湖报道\n\n"
        + LEAD
        + "\n\n工业投资 跑出加速度\n\n昨天，项目开工。产值3亿元。（记者 周远航）\n"
    )
    assert sentences(reading, "title") == ["临湖工业强势开局", "上半年投资增长9%"]
    assert sentences(reading, "byline") == ["周远航 临湖报道", "（记者 周远航）"]
    assert sentences(reading, "heading") == ["工业投资 跑出加速度"]
    assert sentences(reading, "body") == [LEAD, "昨天，项目开工。", "产值3亿元。"]
    assert [s.paragraph for s in reading.sentences] == [0, 1, 2, 3, 4, 5, 5, 5]


def test_headings_run_into_their_paragraphs() -> None:
    parts = ["投资结构更优。", "外贸动能更足。", "民生底色更亮。"]
    reading = one("\n".join(part + "全年完成300件实事，增长5%。" for part in parts))
    assert sentences(reading, "heading") == parts
    assert sentences(one("投资结构更优。全年增长5%。\n" + LEAD), "heading") == []


def test_text_without_a_full_stop_is_body() -> None:
    assert sentences(one("全市投资同比增长9%"), "body") == ["全市投资同比增长9%"]


def test_the_title_given_is_a_title() -> None:
    reading = one(LEAD + "\n临湖开新局。\n" + LEAD, title="临湖开新局。")
    assert sentences(reading, "title") == ["临湖开新局。"]


@pytest.mark.parametrize(
    "line",
    [
        "周远航 临湖报道",
        "本报记者 周远航 李青",
        "临湖日报全媒体记者 周远航",
        "（记者 周远航 通讯员 李青）",
        "发布时间：2025年03月21日 来源：市统计局 浏览次数：33",
        "新华社记者 周远航 摄",
        "2025-03-21 09:30",
        "责任编辑：李青",
    ],
)
def test_bylines(line: str) -> None:
    assert sentences(one(line + "\n" + LEAD), "byline") == [line]


@pytest.mark.parametrize(
    "line", ["记者节活动成功举办", "记者提问", "时间都去哪儿了", "互联网行业迎来新消息"]
)
def test_titles_that_are_no_bylines(line: str) -> None:
    assert sentences(one(line + "\n" + LEAD), "title") == [line]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("增长 8.4 %，达 3 亿元", "增长8.4%，达3亿元"),
        ("２０２５年增长８．４％，约Ａ类", "2025年增长8.4%，约A类"),
        ("港口　新篇章", "港口 新篇章"),
        ("市长 龚 正", "市长 龚正"),
        ("大市场 and 产业园", "大市场 and 产业园"),
        ("占 GDP 的比重", "占GDP的比重"),
        ("1 234", "1 234"),
        ("投资\t—\t300\t8.4", "投资 — 300 8.4"),
        ("一\u200b批\u00ad项\ufeff目", "一批项目"),
        ("（ 试行 ） ， 至今", "（试行），至今"),
        ("《意见 》 、 “计划 ”", "《意见》、“计划”"),
        ("增長五億，衞生署", "增长五亿，卫生署"),
        ("乾隆年間，乾燥", "乾隆年间，干燥"),
        ("甲\ud800乙億", "甲\ufffd乙亿"),
    ],
)
def test_reading_characters(source: str, text: str) -> None:
    assert one(source).text == text


def test_surface_and_source_text_are_the_sources_own() -> None:
    reading = one("投資 ５ 億\n\n元，開新局。")
    assert reading.text == "投资5亿\n元，开新局。" or reading.text == "投资5亿元，开新局。"
    at = reading.text.index("5")
    assert reading.surface[at] == "５"
    assert reading.source_text(at, at + 2) == "５ 億"
    assert reading.span(0, 2) == (0, 2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲好。乙好！丙好？", ["甲好。", "乙好！", "丙好？"]),
        ("“今年增长3%。”他说。", ["“今年增长3%。”", "他说。"]),
        ("“稳！”字当头，全年增长。好。", ["“稳！”字当头，全年增长。", "好。"]),
        ("投资（不含农户。下同）增长3%。好。", ["投资（不含农户。下同）增长3%。", "好。"]),
        ("增长3.5%。降1.2%。", ["增长3.5%。", "降1.2%。"]),
        ("真的吗？！好。", ["真的吗？！", "好。"]),
        ("未完（", ["未完（"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(one(text), "body") == found


def test_a_sentence_without_end_is_cut_softly() -> None:
    reading = one("投资增长8.4%，" * 1000)
    assert all(s.end - s.start <= 2000 for s in reading.sentences)
    assert all(reading.text[s.end - 1] == "，" for s in reading.sentences)


ARTICLE = "{title}\n{second}\n\n{byline}\n\n" + LEAD + "\n\n项目建设提速\n\n全年完成投资{n}亿元。\n"


def article(n: int) -> str:
    return ARTICLE.format(
        title=f"临湖第{n}季产业观察",
        second="项目加快推进",
        byline=("周远航 临湖报道", "李青 王川 临湖报道")[n % 2],
        n=n,
    )


@pytest.mark.parametrize("between", ["", "\n\n\n", "下载\n打印\n【字号：大 中 小】\n", "———\n"])
def test_a_page_dump_comes_apart(between: str) -> None:
    source = article(3) + between + article(4)
    readings = read(source)
    apart = [one(article(3)), one(article(4))]
    assert [r.text for r in readings] == [r.text for r in apart]
    assert [r.sentences for r in readings] == [r.sentences for r in apart]
    assert readings[1].source_text(0, 3) == "临湖第"


def test_an_article_with_its_byline_under_the_lead_comes_apart() -> None:
    second = f"临湖新观察\n产业再升级\n\n{LEAD}\n\n李青 临湖报道\n\n项目提速\n\n{LEAD}\n"
    assert len(read(article(3) + second)) == 2


def test_articles_signed_at_their_end_come_apart() -> None:
    first = f"临湖投资加快\n{LEAD}\n昨天，项目开工。（记者 周远航）\n"
    second = f"临湖外贸向好\n{LEAD}\n昨天，班列开行。\n（记者 李青 通讯员 王川）\n"
    assert [r.text for r in read(first + second)] == [one(first).text, one(second).text]
    assert len(read(second + first)) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"临湖投资加快\n{LEAD}（记者 周远航）\n相关链接\n{LEAD}",
        f"临湖投资加快\n{LEAD}（记者 周远航）\n{LEAD}（记者 李青）",
        f"临湖投资加快\n{LEAD}（记者 周远航 摄）\n外贸\n{LEAD}（记者 李青 摄）",
        article(3),
        article(3) + "\n本报记者 周远航\n",
        article(3) + "\n投资结构\n\n" + LEAD + "\n（通讯员 李青）",
        article(3) + "\n表2 主要指标\n来源：临湖统计局\n" + LEAD,
        article(3) + "\n项目现场一片繁忙\n本报记者 周远航 摄\n" + LEAD,
        "一、投资\n" + LEAD + "\n二、外贸\n" + LEAD + "\n三、民生\n" + LEAD,
    ],
)
def test_one_release_is_never_cut(text: str) -> None:
    assert len(read(text)) == 1


def test_blank_text_has_no_reading() -> None:
    assert read("") == read(" \n\u3000\f") == []


PIECES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="增长 8.4%，。“”（）\n　\r\f\t年月日亿个一、1", max_size=40),
    st.sampled_from(
        ["本报讯（记者 周远航）", "来源：临湖日报\n", "億\u200b萬", "８．４％", "- 3 -\n"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_map_to_the_source(source: str) -> None:
    readings = read(source)
    last = -1
    for reading in readings:
        index = list(reading.source_index)
        assert len(reading.text) == len(reading.surface) == len(index)
        assert all(a < b for a, b in zip([last, *index], index, strict=False))
        last = index[-1]
        for at, own, seen in zip(index, reading.surface, reading.text, strict=True):
            if own in " \n":
                assert UNSEEN.fullmatch(source[at])
            else:
                assert own == script.own(source)[at]
                assert seen in (" ", own) or seen in (fold(own), fold(source)[at])
        end = 0
        for s in reading.sentences:
            assert end <= s.start < s.end
            assert not reading.text[end : s.start].strip(" \n")
            end = s.end
        assert not reading.text[end:].strip(" \n")


MARKS = "1.|1. |1、|1)|1）|（1）|(1)|(一)|（一）|一、|①|⑴|⒈|❶|㈠|Ⅰ.|●|■|★|→|◆|▲|√|A.|2.1|2.1.3 |——"


@pytest.mark.parametrize("mark", MARKS.split("|"))
def test_item_marks_are_blank(mark: str) -> None:
    for text in (f"{mark}新增企业12家。", f"本周简讯。\n\n{mark}新增企业12家，增长6%。"):
        assert text_of_sentences(text)[-1].startswith("新增企业12家")


@pytest.mark.parametrize(
    "mark", [m for m in MARKS.split("|") if "2.1" not in m and m[-1] not in "— ⒈" and m != "A."]
)
def test_item_marks_inside_a_paragraph(mark: str) -> None:
    assert text_of_sentences(f"完成情况：{mark}新增企业12家；{mark}出口3亿元。") == [
        f"完成情况：{' ' * len(mark)}新增企业12家；{' ' * len(mark)}出口3亿元。"
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("全市GDP①增长5.8%。", "①"),
        ("常住人口②340.1万人，增长3%③。", "② ③"),
        ("税收[1]达260亿元，投资〔2〕增长3%。", "[1] 〔2〕"),
        ("税收[注1]260亿元，投资（注）增长3%。", "[注1] （注）"),
        ("目标是①GDP增长6%", "①"),
        ("全市生产总值¹增长5.8%²，GDP³增长。", "¹ ² ³"),
        ("新增企业120²家，税收12.5¹²亿元。", "¹² ²"),
        ("绿地30平方米²，空地12.5km²，排放10³个单位、10⁴吨，投资增长5.8¹%。", ""),
        ("临政发〔2025〕3号文件印发。", ""),
    ],
)
def test_signs_of_footnotes_are_blank(text: str, signs: str) -> None:
    bare = text
    for sign in signs.split():
        bare = bare.replace(sign, " " * len(sign))
    assert text_of_sentences(text) == [bare]


def test_items_in_a_row_of_a_line_are_parted_before_digits_too() -> None:
    text = "目标是①GDP增长6%②5个项目投产③出口增长3%。"
    assert text_of_sentences(text) == ["目标是 GDP增长6%；5个项目投产；出口增长3%。"]


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf06c", "\uf0d8"])
def test_bullets_in_letters_of_signs_are_blank(bullet: str) -> None:
    assert text_of_sentences(f"{bullet} 新增企业12家。\n{bullet}\t出口3亿元。") == [
        "新增企业12家。",
        "出口3亿元。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3.2亿元以上项目20个。",
        "2.3个百分点的差距。",
        "1、2月份出口3亿元。",
        "一、二、三产业增加值齐增。",
        "5.2级地震，无人受伤。",
        "分别为：1、2、3。",
        "2.5小时车程。",
    ],
)
def test_numbers_that_begin_a_sentence_are_no_marks(text: str) -> None:
    assert text_of_sentences(text) == [text]


def text_of_sentences(source: str) -> list[str]:
    reading = one(source)
    return [reading.text[s.start : s.end] for s in reading.sentences]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("规上⼯业增加值同⽐增⻓6%", "规上工业增加值同比增长6%"),
        ("6⽉30⽇，⻄安市", "6月30日，西安市"),
        ("投资5亿元﹐增长3﹪｡", "投资5亿元，增长3%。"),
        ("粮食､油料﹔豆﹕肉", "粮食、油料；豆：肉"),
        ("下降﹣3%", "下降-3%"),
        ("﹁链长﹂与｢链主｣", "“链长”与“链主”"),
    ],
)
def test_compatible_characters_are_themselves(source: str, text: str) -> None:
    reading = one(source)
    assert reading.text == text
    assert not set("⼯⽐⻓⽉⽇⻄﹐﹪｡､﹔﹕﹣") & set(reading.surface)
    assert reading.source == source


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="全市投资增长8.4%，。（“”\n 年。", min_size=1, max_size=80))
def test_nothing_printed_is_lost(source: str) -> None:
    assume("..." not in source)  # a row of dots is a line drawn across the page: furniture

    def printed(text: str) -> str:
        return "".join(text.split())

    assert "".join(printed(r.surface) for r in read(source)) == printed(script.own(source))


@pytest.mark.parametrize(
    "unit",
    ["投资增长8.4%，", "投资 增长\n", "（“", "。”", "一、\n", "8 ", "本报讯 记者 ", "投资。　　"],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(1000)
    small = min(seconds(20_000) for _ in range(3))
    assert min(seconds(200_000) for _ in range(2)) < 25 * small + 0.05


def test_a_byline_opens_a_paragraph() -> None:
    reading = one("本报讯（记者 周远航）昨天，项目开工。产值3亿元。")
    assert sentences(reading, "byline") == ["本报讯（记者 周远航）"]
    assert sentences(reading, "body") == ["昨天，项目开工。", "产值3亿元。"]


@pytest.mark.parametrize(
    ("source", "byline"),
    [
        ("（中央社記者王小明台北3日電）投資增長。", "（中央社记者王小明台北3日电）"),
        ("臨湖日報訊（記者 周遠航）投資增長。", "临湖日报讯（记者 周远航）"),
        ("新華社香港３月５日電　投資增長。", "新华社香港3月5日电"),
    ],
)
def test_bylines_in_traditional_script(source: str, byline: str) -> None:
    assert sentences(one(source), "byline") == [byline]


def test_lines_in_traditional_script_are_joined() -> None:
    assert "新兴产业规模" in one("投產一批項目，新興產\n\n業規模擴大。").text
    assert sentences(one("临湖开局\n" + LEAD, title="臨湖開局"), "title") == ["临湖开局"]
