"""What offices of a place tell beside the main figure: brackets, counts of rates, plans done."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2024, 2, 5)
TITLE = "诸暨市2023年经济运行情况"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str, title: str = TITLE) -> list[tuple[str, str]]:
    """Text and indicator of each observation."""
    found = extractor.extract(text, title=title, reference_date=DAY).observations
    return [(one.text, one.indicator) for one in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("税收收入9.2亿元（其中镇级1.3亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元（市级5.1亿元，镇级4.1亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元（退库0.3亿元），完成年初预算的101%。", ("101%", "税收收入完成年初预算")),
        ("税收收入（9.2亿元），同比增长5%。", ("5%", "税收收入")),
        ("税收收入9.2亿元，增速（12.7%），提高2个百分点。", ("2个百分点", "税收收入增速")),
    ],
)
def test_what_a_bracket_after_an_amount_tells_is_over_with_it(
    extractor: Extractor, text: str, last: tuple[str, str]
) -> None:
    assert told(extractor, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("工业项目开工率76.6%（36个）。", "工业项目开工"),
        ("工业项目开工率76.6%，比上年提高3个百分点。", "工业项目开工率"),
        ("工业项目开工率居全市第7位，比上年前进3位。", "工业项目开工率"),
        ("工业项目开工率76.6%，排名前进3位。", "工业项目开工率"),
    ],
)
def test_how_many_a_rate_comes_to_are_of_no_rate(
    extractor: Extractor, text: str, indicator: str
) -> None:
    assert told(extractor, text)[-1][1] == indicator


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("丝织业产值占比达38%，同比下降4%。", "丝织业产值"),
        ("丝织业产值占比达38%，同比下降4个百分点。", "丝织业产值占比"),
        ("丝织业产值占工业产值的比重达38%，同比下降4%。", "丝织业产值占工业产值的比重"),
        ("丝织业产值增速高于全省3个百分点，两年平均增长4%。", "丝织业产值"),
        ("丝织业产值增速高于全省3个百分点，提高4个百分点。", "丝织业产值增速"),
    ],
)
def test_what_grows_is_no_share_and_no_rate(
    extractor: Extractor, text: str, indicator: str
) -> None:
    assert told(extractor, text)[-1][1] == indicator


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("计划改造农房120户，实际改造126户，新增停车位30个。", ["target", None, None]),
        ("计划改造农房120户，改造泵站6座。", ["target", "target"]),
    ],
)
def test_what_really_was_done_is_planned_no_more(
    extractor: Extractor, text: str, statuses: list[str | None]
) -> None:
    found = extractor.extract(text, title=TITLE, reference_date=DAY).observations
    assert [one.status for one in found] == statuses


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("实际利用外资3亿元。", [("3亿元", "实际利用外资")]),
        ("税收收入22亿元，比增7%。", [("22亿元", "税收收入"), ("7%", "税收收入")]),
        ("工业投资增长5%，尤其技改投资增长12%。", [("5%", "工业投资"), ("12%", "技改投资")]),
        ("工业投资增长5%，尤其是技改投资增长12%。", [("5%", "工业投资"), ("12%", "技改投资")]),
    ],
)
def test_small_words_around_what_is_measured(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    assert told(extractor, text) == facts


def test_growth_said_short_is_against_the_year_before(extractor: Extractor) -> None:
    found = extractor.extract("税收收入比增7%。", title=TITLE, reference_date=DAY).observations
    assert [one.basis for one in found] == ["yoy"]


@pytest.mark.parametrize("called", ["光荣称号", "荣誉称号", "称号"])
def test_what_an_honour_is_called_is_not_its_name(extractor: Extractor, called: str) -> None:
    text = f"2022年，诸暨市被评为“浙江省园林县城”{called}。"
    found = extractor.extract(text, title=TITLE, reference_date=DAY).recognitions
    assert [one.honour for one in found] == ["浙江省园林县城"]
