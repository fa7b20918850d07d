"""Whatever text comes: no crash, no hang, every span slices, and reading twice reads the same."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Extractor, Result

REFERENCE = date(2025, 3, 21)

#: Seconds that a hundred thousand characters may take, however they are made.
MOST_SECONDS = 8.0


def check(text: str, result: Result) -> None:
    """Each record's text is what stands at its span, but for blanks."""
    for record in result:
        assert 0 <= record.start < record.end <= len(text), record
        assert "".join(text[record.start : record.end].split()) == "".join(record.text.split())


#: Pieces of which releases are made; then what disturbs them.
WORDS = """
2024年 一季度 3月20日 8月64日 去年 截至 连续三年 十四五 时期 青州市 山东省 全市 全国 我国 市工信局
李明 局长 规上工业增加值 粮食产量 用电量 企业 项目 同比 环比 增长 下降 提高 增加 达到 完成 其中
分别 累计 占 GDP 的比重 6.2% 百分之五 2.6个百分点 113.6亿元 三百五十 500余家 两千多人 1.2万吨 3—5个
翻一番 三分之一 一半 居全省第4位 首位 前5 前列 首个 唯一 入选 获评 “百强县” 《规划》 5G “453X”
〔2024〕5号 ， 。 、 ； ： ？ （ ） １２．３％ 億元 個百分點 😀 a . - 年 第
""".split()
DISTURBING = ["\n", "\n\n", "\u3000", "\t", "\x0c", "\r\n", "\ue000", "\ud800", "\x00", "\u200b"]
PIECES = st.sampled_from([*WORDS, *DISTURBING])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_made_of_pieces(reader: Extractor, text: str) -> None:
    result = reader.extract(text, reference_date=REFERENCE)
    check(text, result)
    assert reader.extract(text, reference_date=REFERENCE) == result


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80), st.none() | st.dates())
def test_any_text_and_any_date(reader: Extractor, text: str, day: date | None) -> None:
    check(text, reader.extract(text, reference_date=day, title=text[:10]))


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "增长" + "1" * 5000 + "%",
        "0." + "3" * 5000 + "亿元",
        "1,234," * 900 + "567家",
        "一" * 5000,
        "万" * 5000,
        "十亿" * 2000,
        "8月64日，13月1日，2025年2月30日，99999年。",
        "2021年" * 1000,
        "去年" * 3000,
        "第" * 5000,
        "第1位" * 2000,
        "（" * 5000,
        "“" * 5000,
        "《" * 3000 + "》" * 3000,
        "的" * 20000,
        "、" * 20000,
        "全市增加值增长" * 2000,
        "企业500家、" * 1000,
        "获评" * 3000,
        "\n" * 20000,
        "\x00\x01\x1b[2J\x7f\u202e",
        "\ue000\ue001\uf8ff增长6.2%\U000f0000",
        "\ud800增长6.2%\udfff",
        "𠮷林省增长6.2%😀",
    ],
    ids=lambda text: f"{text[:8]!a}x{len(text)}",
)
def test_hard_texts(reader: Extractor, text: str) -> None:
    start = time.process_time()
    check(text, reader.extract(text, reference_date=REFERENCE))
    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(
    "unit",
    [
        "全市规模以上工业增加值同比增长6.2%，高于全国2.6个百分点，",
        "2021年全省新增企业500余家，居全国第3位，",
        "青州市、寿光市、诸城市分别增长3%、4%、5%，",
    ],
)
def test_a_paragraph_without_a_full_stop_costs_what_it_is_long(
    reader: Extractor, unit: str
) -> None:
    def seconds(chars: int) -> float:
        text = (unit * (chars // len(unit) + 1))[:chars]
        start = time.process_time()
        reader.extract(text, reference_date=REFERENCE)
        return time.process_time() - start

    short = min(seconds(5000) for _ in range(3))
    assert seconds(50_000) < 40 * short  # ten if linear, a hundred if quadratic
