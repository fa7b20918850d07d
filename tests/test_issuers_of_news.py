"""Whose document news is: of the country, of one abroad, and never of who only tells it."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

MAY = date(2024, 5, 20)


def subjects(title: str, text: str) -> list[str | None]:
    """Of each observation, in its order."""
    return [o.subject for o in extract(text, title=title, reference_date=MAY).observations]


@pytest.mark.parametrize(
    ("title", "text", "whose"),
    [
        # the name of a series stands in front of the country
        ("【在茶山上】全国采茶过半", "采茶进度已过七成。\n浙江全省采茶加快。", "中国"),
        # a region in the name of something else, one of several, and one abroad
        ("中国亚洲象数量增长", "我国亚洲象是珍稀动物。\n去年，种群数量达400头。", "中国"),
        ("海关总署推动西部大开发", "海关总署推动西部大开发。\n措施达15项。", "中国"),
        ("西部加快开放", "西部加快开放。\n口岸达15个。", "西部"),
        ("京津冀等地做好防汛", "京津冀等地做好防汛。各地加紧抢修。\n抢修人员达420人。", "中国"),
        ("京津冀做好防汛", "京津冀做好防汛。\n抢修人员达420人。", "京津冀"),
        ("缅甸中部发生强震", "缅甸中部发生强震，泰国、老挝有震感。\n遇难者达1007人。", "缅甸"),
        (
            "黎称东部遭袭",
            "黎巴嫩称东部遭袭。法国、德国表示关切。\n死亡人数升至60人。",
            None,
        ),
        # a document is nobody, nor is who tells it
        ("国家茶山空间布局方案发布", "我国发布方案。\n遴选茶山49个。", "中国"),
        ("中国运茶指数上涨", "交通运输部茶运研究院今天（5月20日）发布：运茶指数为178点。", "中国"),
        ("中国运茶指数上涨", "交通运输部茶运研究院发布：运茶指数为178点。", "中国"),
        (
            "柳溪新闻中心今天举行招待会",
            "柳溪新闻中心介绍情况。我国茶叶出口加快。\n出口额达8亿元。",
            "中国",
        ),
        # in news from abroad a body that the title names on the way
        (
            "法称将对欧盟茶叶加征关税",
            "法国、德国、英国表示关切。\n关税达15%。",
            None,
        ),
        (
            "法茶叶逆差大增",
            "法国茶叶集团称，公司计划裁员。德国、英国、意大利表示关切，公司无意改变，公司不愿评论。\n逆差达15亿欧元。",
            None,
        ),
    ],
)
def test_whose_news_is(title: str, text: str, whose: str | None) -> None:
    assert subjects(title, text)[-1] == whose


@pytest.mark.parametrize("paper", "方案 规划 条例 办法 指数 名单".split())
def test_a_paper_that_comes_out_is_nobody(paper: str) -> None:
    text = "我国茶山保护加快。\n遴选茶山49个。"
    assert subjects(f"国家茶山空间布局{paper}发布", text) == ["中国"]


@pytest.mark.parametrize("tells", ["预测", "预计"])
def test_what_a_body_foretells_is_not_in_its_name(tells: str) -> None:
    text = "茶叶出口加快。\n出口额达8亿元。"
    assert f"稽茶联盟{tells}" not in subjects(f"稽茶联盟{tells}2024年出口增长", text)
