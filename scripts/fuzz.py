"""Texts put together at random, read in every way until the time is up: nothing may be an error.

python3 scripts/dev.py fuzz --seconds 600 --seed 7
python3 scripts/dev.py fuzz --seed 7 --only 1234      that text of that seed alone
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from extractor import (
    Extractor,
    ParseError,
    Result,
    find_numbers,
    find_quantities,
    find_ranges,
    find_times,
    parse_money,
    parse_number,
    parse_quantity,
    parse_time,
)

_SIGNS = (
    "0123456789零一二三四五六七八九十百千万亿两半〇.,，。%‰元℃个倍成折第至—-~左右多余约"
    "/：×²½⑳Ⅻ卅（）“”、\n\t\ud800\x1b"
)
_WORDS = (
    "百分之 千分之 个百分点 亿元 年 月 日 时 增长 下降 同比 位 分之 1e9 翻番 至少 平方米 斤 亩"
    " 角 居全省 青州市 用电量 其中 分别 去年 明天 9999年 荣获 任命 张三为 市长 连续 由 为"
)
_LONG = ("0" * 30, "9" * 41, "九" * 31, "万" * 20, "亿" * 9)
_DAYS = (None, date.min, date.max, date(2025, 3, 21))
_ALONE: tuple[Callable[[str], object], ...] = (
    find_numbers, find_quantities, find_ranges, find_times,
    parse_number, parse_quantity, parse_money, parse_time,
)  # fmt: skip


def texts(seed: int) -> Iterator[tuple[str, date | None]]:
    """Texts without end, the same for a seed, each with a day of publication or none."""
    draw = random.Random(seed)
    pieces = [*_SIGNS, *_WORDS.split(), *_LONG]
    while True:
        length = draw.choice((3, 8, 14, 60))
        text = "".join(draw.choice(pieces) for _ in range(draw.randrange(1, length)))
        yield text, draw.choice(_DAYS)


def fault(reader: Extractor, text: str, day: date | None) -> str | None:
    """The first error that a text meets, or what is wrong with its records."""
    try:
        for read in _ALONE:
            with suppress(ParseError):
                read(text)
        found = reader.extract(text, reference_date=day)
        Result.model_validate_json(found.model_dump_json())
    except Exception:
        return traceback.format_exc(limit=-3)
    wrong = [one for one in found.records if not 0 <= one.start < one.end <= len(text)]
    return f"not in the text: {wrong[0]!r}" if wrong else None


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one text")
    asked = parser.parse_args(arguments)
    reader, began, faults = Extractor(), time.monotonic(), 0
    for number, (text, day) in enumerate(texts(asked.seed)):
        if asked.only is not None and number != asked.only:
            continue
        if (said := fault(reader, text, day)) is not None:
            faults += 1
            print(f"text {number} of seed {asked.seed}, {day}: {text!r}\n{said}")
        if number == asked.only or time.monotonic() - began > asked.seconds:
            print(f"{number + 1} texts, {faults} with an error")
            return 1 if faults else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
