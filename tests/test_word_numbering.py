"""The numbers that Word counts and no run of text holds, as it would print them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from made_files import WORD, make_docx

from extractor.source import load
from extractor.source.list_numbers import form_of_code, form_of_signs
from extractor.source.numbering import Numbering


def xml(inner: str, tag: str = "numbering") -> ElementTree.Element:
    return ElementTree.fromstring(f'<w:{tag} xmlns:w="{WORD}">{inner}</w:{tag}>')


def level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}'
        "</w:lvl>"
    )


def lists(*levels: str, override: str = "") -> ElementTree.Element:
    """One kind of list, and two lists of it: the second may count anew."""
    return xml(
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    )


def numbered(number: str, at: int = 0) -> str:
    place = f'<w:ilvl w:val="{at}"/><w:numId w:val="{number}"/>'
    return f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>"


def printed(numbering: Numbering, *places: str) -> list[str]:
    return [numbering.before(xml(place, "p")) for place in places]


NOTHING = '<w:suff w:val="nothing"/>'


@pytest.mark.parametrize(
    ("form", "start", "numbers"),
    [
        ("decimal", 1, ["1 ", "2 "]),
        ("decimalZero", 9, ["09 ", "10 "]),
        ("chineseCounting", 9, ["九", "十"]),
        ("chineseCounting", 11, ["十一", "十二"]),
        ("chineseCounting", 20, ["二十", "二十一"]),
        ("chineseCounting", 100, ["一〇〇", "一〇一"]),
        ("chineseLegalSimplified", 10, ["拾", "拾壹"]),
        ("ideographDigital", 12, ["一二", "一三"]),
        ("upperRoman", 4, ["IV", "V"]),
        ("lowerRoman", 1994, ["mcmxciv", "mcmxcv"]),
        ("upperLetter", 26, ["Z", "AA"]),
        ("lowerLetter", 1, ["a", "b"]),
        ("decimalEnclosedCircle", 20, ["⑳", "21 "]),
        ("decimalEnclosedParen", 20, ["⒇", "21 "]),
        ("ideographEnclosedCircle", 1, ["㈠", "㈡"]),
        ("bullet", 1, ["", ""]),
        ("none", 1, ["", ""]),
        ("chineseCounting", 10_000, ["10000 ", "10001 "]),  # longer than anybody counts
        ("somethingNew", 3, ["3 ", "4 "]),
    ],
)
def test_each_form(form: str, start: int, numbers: list[str]) -> None:
    begins = f'<w:start w:val="{start}"/>{NOTHING}'
    numbering = Numbering(lists(level(0, form, "%1", begins)), None)
    assert printed(numbering, numbered("1"), numbered("1")) == numbers


@pytest.mark.parametrize(
    ("code", "signs", "form"),
    [
        (0, "1", "decimal"),
        (1, "I", "upperRoman"),
        (4, "a", "lowerLetter"),
        (10, "", "ideographDigital"),
        (11, "", "japaneseCounting"),
        (17, "", "japaneseDigitalTenThousand"),
        (18, "①, ②, ③, ...", "decimalEnclosedCircle"),
        (22, "", "decimalZero"),
        (27, "", "decimalEnclosedParen"),
        (29, "", "ideographEnclosedCircle"),
        (33, "", "taiwaneseCounting"),
        (34, "", "ideographLegalTraditional"),
        (35, "", "taiwaneseCountingThousand"),
        (37, "", "chineseCounting"),
        (38, "壹, 贰, 叁, ...", "chineseLegalSimplified"),
        (39, "一, 二, 三, ...", "chineseCountingThousand"),
        (200, "א", "decimal"),
    ],
)
def test_old_word_files_and_open_documents_name_the_same_forms(
    code: int, signs: str, form: str
) -> None:
    assert form_of_code(code) == form
    assert not signs or form_of_signs(signs) == form


def test_a_number_of_a_list_joins_no_number_of_its_paragraph() -> None:
    kinds = ElementTree.tostring(lists(level(0, "decimal", "%1.", NOTHING)))
    body = f"<w:p>{numbered('1')}<w:r><w:t>120亿元的项目开工。</w:t></w:r></w:p>"
    (document,) = load(make_docx(body, more={"word/numbering.xml": kinds}), path="要点.docx")
    assert document.text == "1. 120亿元的项目开工。"


@pytest.mark.parametrize("suffix", ["", '<w:suff w:val="tab"/>', '<w:suff w:val="space"/>'])
def test_a_tab_after_a_number_is_a_blank(suffix: str) -> None:
    numbering = Numbering(lists(level(0, "chineseCounting", "%1", suffix)), None)
    assert printed(numbering, numbered("1")) == ["一 "]


def test_levels_count_within_each_other() -> None:
    tab, blank = "", '<w:suff w:val="space"/>'
    numbering = Numbering(
        lists(level(0, "chineseCounting", "%1、", NOTHING), level(1, "decimal", "%1.%2", blank)),
        None,
    )
    places = [numbered("1", at) for at in (0, 1, 1, 0, 1)]
    assert printed(numbering, *places) == ["一、", "一.1 ", "一.2 ", "二、", "二.1 "]
    assert tab == printed(numbering, numbered("1", 5))[0]  # a level that nobody declared
    late = Numbering(lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", NOTHING)), None)
    assert printed(late, numbered("1", 1)) == ["1.1 "]  # the level above has not begun


def test_lists_of_one_kind_count_on_unless_one_says_that_it_begins_anew() -> None:
    plain = Numbering(lists(level(0, "decimal", "%1.", NOTHING)), None)
    assert printed(plain, numbered("1"), numbered("2")) == ["1. ", "2. "]
    anew = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）", NOTHING)}</w:lvlOverride>'
    apart = Numbering(lists(level(0, "decimal", "%1.", NOTHING), override=anew), None)
    assert printed(apart, numbered("1"), numbered("2")) == ["1. ", "（1）"]


def test_a_style_brings_its_list() -> None:
    styles = xml(
        '<w:docDefaults/><w:style w:styleId="甲"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '<w:ilvl w:val="0"/></w:numPr></w:pPr></w:style>',
        "styles",
    )
    numbering = Numbering(lists(level(0, "decimal", "%1.", NOTHING)), styles)
    styled = '<w:pPr><w:pStyle w:val="甲"/></w:pPr>'
    other = '<w:pPr><w:pStyle w:val="乙"/></w:pPr>'
    none = '<w:pPr><w:pStyle w:val="甲"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    assert printed(numbering, styled, other, none, "", styled) == ["1. ", "", "", "", "2. "]


def test_what_is_broken_counts_from_one() -> None:
    odd = level(0, "decimal", "%1.", '<w:start w:val="x"/>' + NOTHING)
    numbering = Numbering(lists(odd, '<w:lvl w:ilvl="x"/>', level(1, "decimal", "")), None)
    deep = '<w:pPr><w:numPr><w:ilvl w:val="?"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    assert printed(numbering, deep, numbered("1", 1), numbered("7")) == ["1. ", "", ""]


def test_a_document_has_its_numbers() -> None:
    body = "".join(
        f"<w:p>{numbered('1')}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("稳增长", "促创新")
    )
    kinds = ElementTree.tostring(lists(level(0, "chineseCounting", "%1、", NOTHING)))
    made = make_docx(body, more={"word/numbering.xml": kinds})
    (document,) = load(made, path="要点.docx")
    assert document.text == "一、稳增长\n二、促创新"
