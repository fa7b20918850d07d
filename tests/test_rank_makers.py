"""Whose a first of its kind is, and among whom the parts of what was ranked are."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

CITY, ZONE = "绍兴市2024年工作总结", "柯桥经济技术开发区2024年工作总结"
DAY = date(2025, 2, 20)


def told(text: str, title: str = CITY) -> list[tuple[str | None, str | None, str | None]]:
    """Who, of what and among whom, of all rankings."""
    found = extract(text, reference_date=DAY, title=title).rankings
    return [(r.subject, r.indicator, r.scope) for r in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("海螺集团建成全国首条绸缎回收生产线。", "海螺集团"),
        ("奇瑞研究院研制出国内首台运丝车。", "奇瑞研究院"),
        ("中科新航在越城区建成国内首条绸缎试验线。", "中科新航"),
        ("敦煌推出西北首条驼队观光线路。", "敦煌"),
        ("敦煌成为西北首个驼队观光城市。", "敦煌"),
        ("重点实验室建成全国首套缫丝装置。", "绍兴市"),
        ("产业园建成全省首个零碳车间。", "绍兴市"),
        ("龙头企业建成全省首个零碳车间。", "绍兴市"),
        ("湘江流域综合治理项目建成全国首个智能泵站。", "绍兴市"),
        ("海螺集团是全国首个丝绸回收单位。", "海螺集团"),
        ("海螺集团为全国首个丝绸回收单位。", "海螺集团"),
        ("中科新航三期厂房改造全部完成，厂区是全国首个零碳厂区。", "绍兴市"),
        ("全省首家丝绸研究院在柯桥区揭牌。", "柯桥区"),
        ("全国首艘丝绸运输船在柯桥区下水。", "绍兴市"),
        ("柳溪港开通至大阪航线，为全省首条近洋航线。", "柳溪港"),
        ("加快推进柳溪港航道整治，为全省首条近洋航线。", "绍兴市"),
        ("全国丝绸行业迎来新机遇，为全省首条近洋航线。", "绍兴市"),
    ],
)
def test_whose_a_first_of_its_kind_is(text: str, who: str) -> None:
    assert [one[0] for one in told(text)] == [who]


MAKES = """
建成 建设 建立 研制 研发 推出 发布 开发 打造 绘制 创办 设立 成立 开通 开设
启用 启动 生产 上线 攻克 完成 组建 培育 出台 制定 编制
"""
SET_UP = "落地 成立 揭牌 设立 落户 开业 挂牌 启动"


@pytest.mark.parametrize("verb", MAKES.split())
def test_who_does_so_has_made_it(verb: str) -> None:
    assert told(f"海螺集团{verb}全国首个绸缎回收基地。")[0][0] == "海螺集团"


@pytest.mark.parametrize("verb", SET_UP.split())
def test_where_a_body_is_set_up_it_is_a_first(verb: str) -> None:
    assert told(f"全省首家丝绸研究院在柯桥区{verb}。")[0][0] == "柯桥区"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柯桥经开区在全省62家经开区综合考评中列第8位。其中，外贸列第5位，绿色发展列第9位。",
            ["全省经开区", "全省经开区", "全省经开区"],
        ),
        (
            "柯桥经开区在全省62家经开区综合考评中列第8位。“开放创新”列第5位。",
            ["全省经开区", "全省经开区"],
        ),
        ("柯桥经开区在全省62家经开区综合考评中列第8位。营业收入列第5位。", ["全省经开区", None]),
        (
            "柯桥经开区在全省62家经开区综合考评中列第8位。其中诸暨市税收列第5位。",
            ["全省经开区", None],
        ),
    ],
)
def test_among_whom_parts_of_what_was_ranked_are(text: str, expected: list[str | None]) -> None:
    assert [one[2] for one in told(text, ZONE)] == expected


@pytest.mark.parametrize(
    ("text", "indicator", "scope"),
    [
        ("柯桥经开区在全国229家国家级经开区中综合排名第46位。", "综合排名", "国家级经开区"),
        ("柯桥经开区在全省省级经开区中综合排名第6位。", "综合排名", "全省省级经开区"),
        ("柯桥经开区在全省经开区中亩均税收列第3位。", "亩均税收", "全省经开区"),
        ("柯桥经开区在全省经开区中综合得分排名第三。", "综合得分", "全省经开区"),
        ("柯桥经开区在中部地区经开区中进出口增速居首位。", "进出口增速", "中部地区经开区"),
        ("柯桥经开区在内地上榜经开区中排名第48位。", None, "内地上榜经开区"),
        ("柯桥经开区在全国168个重点城市空气质量考评中列第5。", "空气质量考评", "全国168个重点城市"),
    ],
)
def test_what_is_ranked_stands_after_among_whom(
    text: str, indicator: str | None, scope: str
) -> None:
    assert [one[1:] for one in told(text, ZONE)] == [(indicator, scope)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("百强县排名升至第70位。", "中国"),
        ("百强县排名上升3位，列第70位。", "中国"),
        ("2024年，诸暨市跻身全国百强县前60名。", "中国"),
        ("百强区排名升至第70位。", "中国"),
        ("百强市排名升至第70位。", "中国"),
        ("县域经济百强排名升至第70位。", "中国"),
        ("全省百强县排名升至第7位。", "浙江省"),
    ],
)
def test_of_whom_a_list_of_divisions_is(text: str, scope: str) -> None:
    found = told(text, "诸暨市2024年工作总结")
    assert "百强" in (found[0][1] or "")
    assert found[0][2] == scope


def test_a_first_done_in_a_scope_named_after_it_is_a_plan() -> None:
    text = "绍兴率先在全省推行“拿地即开工”改革。"
    assert told(text) == [("绍兴市", "“拿地即开工”改革", "浙江省")]


@pytest.mark.parametrize("measure", ["群众安全感", "群众获得感", "群众幸福感"])
def test_a_feeling_that_is_asked_for_shares_no_tail(measure: str) -> None:
    found = told(f"绍兴市{measure}、政法工作满意度均居全省第二。")
    assert [one[1] for one in found] == [measure, "政法工作满意度"]


def test_internationally_is_in_the_world() -> None:
    assert told("海螺集团建成国际上首套绸缎回收装置。") == [("海螺集团", "绸缎回收装置", "世界")]
