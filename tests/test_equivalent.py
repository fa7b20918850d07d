"""What is printed with other characters for the same ones gives the same records.

Rewritings of invented sentences: other forms of marks, digits, characters and blanks, as databases,
PDF files and web pages have them. Exempt: a blank after the point of a counted thing (12. 3家 are
two numbers as often as one), which gives the number whole or none.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest

from extractor import Extractor

EXTRACTOR = Extractor()
DROPPED = {"start", "end", "text", "unit_text"}
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
Rewriting = Callable[[str], str]


def forms(first: int, last: int) -> dict[int, str]:
    """Characters → others of a block that Unicode holds equal to them."""
    found: dict[int, str] = {}
    for code in range(first, last):
        same = unicodedata.normalize("NFKC", chr(code))
        if len(same) == 1 and same != chr(code):
            found.setdefault(ord(same), chr(code))
    return found


def swap(old: str, new: str) -> Rewriting:
    table = str.maketrans(old, new)
    return lambda text: text.translate(table)


def put(pattern: str, mark: str) -> Rewriting:
    return lambda text: re.sub(pattern, mark, text)


def wide(characters: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in characters)


HAN = "[\u4e00-\u9fff]"
REWRITINGS: dict[str, Rewriting] = {
    "half-width comma": swap("，", ","),
    "half-width semicolon": swap("；", ";"),
    "half-width colon": swap("：", ":"),
    "half-width brackets": swap("（）", "()"),
    "half-width marks": swap("，；：（）", ",;:()"),
    "small forms": swap("，；：", "﹐﹔﹕"),
    "half-width ideographic marks": swap("、。", "､｡"),
    "straight quotes": swap("“”", '""'),
    "corner brackets": swap("“”", "「」"),
    "full-width digits": swap(DIGITS, wide(DIGITS)),
    "full-width letters": swap(LETTERS, wide(LETTERS)),
    "full-width percent": swap("%", "％"),
    "small percent": swap("%", "﹪"),
    "full-width point": put(r"(?<=[0-9])\.(?=[0-9])", "．"),
    "radicals": lambda text: text.translate(forms(0x2E80, 0x2FE0)),
    "compatibility ideographs": lambda text: text.translate(forms(0xF900, 0xFB00)),
    "zero-width blank": put(f"(?<={HAN}{{2}})(?={HAN}{{2}})", "\u200b"),
    "zero-width joiner": put("(?<=，)", "\u200d"),
    "soft hyphen": put(f"(?<={HAN}{{3}})(?={HAN}{{3}})", "\u00ad"),
    "byte order mark": put("^", "\ufeff"),
    "thin blank": put(f"(?<=[0-9])(?={HAN}|%)", "\u2009"),
    "no-break blank": put(f"(?<=[0-9])(?={HAN}|%)", "\u00a0"),
    "blank before the unit": put(f"(?<=[0-9])(?={HAN}|%)", " "),
    "blank before the number": put(f"(?<={HAN})(?=[0-9])", " "),
    "blank after the point": put(r"(?<=[0-9])\.(?=[0-9]+(?:%|个百分点|[万亿]))", ". "),
    "ideographic blank": put("(?<=[，；])", "\u3000"),
    "minus sign": put(f"(?<={HAN})-(?=[0-9])", "−"),
    "small minus": put(f"(?<={HAN})-(?=[0-9])", "﹣"),
    "dash of a range": put("(?<=[0-9])—(?=[0-9])", "–"),
}
SENTENCES = (
    "一季度，绍兴市规上工业增加值同比增长6.2%；金融机构贷款余额120.5亿元，比年初增加3.4亿元。",
    "6月30日，诸暨市召开新闻发布会（第三场），介绍1—5月经济运行：出口8.6亿元，增长5.3%。",
    "2024年，新昌县高新技术产业产值占规上工业产值的比重为71.5%，提高1.2个百分点，居全市第2位。",
    "绍兴市新增国家级专精特新“小巨人”企业12家，总数达到68家，居全省第4位。",
    "嵊州市利润总额同比-12.5%，降幅收窄3.1个百分点；用电量35.6亿千瓦时，增长4.8%。",
    "去年，柯桥区印染行业能耗下降7.2%，亩均税收达到25.6万元，高于全市6.3万元。",
    "2023年，上虞区新建5G基站320个，建成GDP统计平台2个，长途客运量达65.4万人次。",
    "截至3月末，绍兴市金融机构存款余额1.2万亿元，其中住户存款占45.3%。",
    "诸暨市“小升规”企业新增85家，完成“机器换人”项目120个，投资9.3亿元。",
    "越城区工业用水重复利用率93.5%，比2020年提高2.6个百分点，连续三年列全市第一。",
    "2025年，绍兴市将力争金额超亿元的项目开工60个，工业投资增长8%以上。",
    "绍兴市民营企业家座谈会上，市长王明表示，今年前5个月民间投资增长10.4%。",
)


def records(text: str) -> list[str]:
    """The records of a text without their places, as comparable text."""
    found = EXTRACTOR.extract(text, reference_date=date(2025, 6, 20)).records
    return [
        json.dumps(
            {k: _plain(v) for k, v in record.to_dict().items() if k not in DROPPED},
            ensure_ascii=False,
        )
        for record in found
    ]


def _plain(value: object) -> object:
    """A name keeps the marks of its document: those are compared as one."""
    if not isinstance(value, str):
        return value
    same = unicodedata.normalize("NFKC", value).translate(str.maketrans("“”「」", '""""'))
    return "".join(c for c in same if not c.isspace() and unicodedata.category(c) != "Cf")


PLAIN = {sentence: records(sentence) for sentence in SENTENCES}


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_changes_no_record(name: str) -> None:
    rewritten = {sentence: REWRITINGS[name](sentence) for sentence in SENTENCES}
    assert any(text != sentence for sentence, text in rewritten.items())
    for sentence, text in rewritten.items():
        assert records(text) == PLAIN[sentence], text


def test_there_is_something_to_change() -> None:
    assert sum(map(len, PLAIN.values())) > 60
    assert len(REWRITINGS) == 29
