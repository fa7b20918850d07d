"""Cost grows as a text does: shapes that were quadratic, words alone and in pairs."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date

import pytest

from extractor import Extractor

DAY = date(2025, 3, 21)
#: Four times the text may cost so many times as much: four if linear, sixteen if quadratic.
MOST = 9.0


def seconds(reader: Extractor, text: str) -> float:
    """Of the processor: other programs on the machine count little."""
    began = time.process_time()
    reader.extract(text, reference_date=DAY)
    return time.process_time() - began


def each(form: str) -> Callable[[int], str]:
    return lambda count: "".join(form.format(i=i) for i in range(count))


SHAPES: dict[str, Callable[[int], str]] = {
    "a short form of nobody": each("（以下简称“公司”）"),
    "one short form of many": each("青州市第{i}实业有限公司（以下简称“公司”）。"),
    "many short forms": each("青州市第{i}实业有限公司（以下简称“青实{i}”）"),
    "subjects by short forms": each(
        "青州市第{i}实业有限公司（以下简称“青实{i}”）营业收入增长{i}%。"
    ),
    "many names, then one form": lambda n: (
        each("中国第{i}冶金建设集团有限公司成立。")(n) + "中冶集团营业收入增长5%。" * n
    ),
    "words before a rank": lambda n: "为" * 10 * n + "仅2处。",
    "one sentence of ranks": each("增速居全省第{i}位，"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name: str, reader: Extractor) -> None:
    make, count = SHAPES[name], 150
    seconds(reader, make(20))  # what is built at the first use
    most = MOST * max(seconds(reader, make(count)), 0.05)
    # The collector looks at all the tests' objects when it pleases: once in three is enough.
    assert any(seconds(reader, make(4 * count)) < most for _ in range(3))


def test_words_of_the_lexicon_alone_and_in_pairs(reader: Extractor) -> None:
    """No word, and no two words, cost far more than others: a sample that is the same each time."""
    chosen = random.Random(11)
    tables = sorted(reader.book.table_names)
    rows = [list(reader.book.table(name)) for name in tables]
    words = [chosen.choice(some).word for some in rows if some]
    units = [*words, *("".join(chosen.sample(words, 2)) for _ in words)]
    usual = seconds(reader, "全市规模以上工业增加值同比增长6.2%，高于全国2.6个百分点。" * 100)
    for unit in units:
        text = (unit * 600)[:600]
        spent = seconds(reader, text)
        if spent > 3 * usual:  # 2,900 characters of dense facts; is it so again, and does it grow?
            assert seconds(reader, (unit * 2400)[:2400]) < MOST * seconds(reader, text), unit
