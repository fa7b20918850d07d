"""Days as pages and files write them: in digits, in Chinese numerals, in English, in two pieces."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise

from extractor.rulebook import load_rulebook

BLANKS = r"[ \t\u3000\xa0]*"  # blanks inside a line
DATE = re.compile(
    rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?:{BLANKS}年{BLANKS}(?P<m>\d{{1,2}}){BLANKS}月{BLANKS}(?P<d>\d{{1,2}}){BLANKS}(?:日|号)"
    rf"|(?P<mark>[-/._])(?P<m2>\d{{1,2}})(?P=mark)(?P<d2>\d{{1,2}})(?!\d)"
    r"|(?P<m3>\d\d)(?P<d3>\d\d)(?:(?=\d{6}(?!\d))|(?!\d)))"  # also before a time: 20250321093000
)
_WIDE = {0xFF10 + n: str(n) for n in range(10)}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?[.]?"
)
_ENGLISH = re.compile(  # Jan 22, 2025; 22nd January 2025
    rf"\b(?:{_MONTH.format('m')}{BLANKS}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{BLANKS},?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{BLANKS}[-,]?{BLANKS}{_MONTH.format('m2')}{BLANKS}[-,]?)"
    rf"{BLANKS}(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_TWO_DIGITS = re.compile(r"\s*(?P<y>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)(?:[-./]|年)(\d{1,2})月?")
_DAY_ALONE = re.compile(r"(\d{1,2})日?")
_YEAR_ALONE = re.compile(r"((?:19|20)\d\d)年?")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})(?:\s+\d\d:\d\d(?::\d\d)?)?")


def find_date(text: str) -> date | None:
    """The first date in ``text`` that exists: 2025年3月21日, 2025-03-21, 2025/3/21, 20250321.

    Also in Chinese numerals (二〇二五年三月二十一日) and in English (Mar 21, 2025). Never over
    the end of a line.
    """
    for match in DATE.finditer(in_digits(text)):
        found = of_match(match)
        if found is not None:
            return found
    return None


def of_this_century(text: str) -> date | None:
    """A day after a label whose year has two digits: 25-03-21."""
    match = _TWO_DIGITS.match(text)
    return day_of(2000 + int(match["y"]), int(match["m"]), int(match["d"])) if match else None


def of_pieces(pieces: list[str]) -> date | None:
    """A day in two pieces that follow each other: 21 and 2025-03; 2025 and 03/21."""
    for one, other in pairwise(pieces):
        for first, second in ((one, other), (other, one)):
            month, day = _YEAR_MONTH.fullmatch(first), _DAY_ALONE.fullmatch(second)
            if month and day:
                return day_of(int(month[1]), int(month[2]), int(day[1]))
            year, rest = _YEAR_ALONE.fullmatch(first), _MONTH_DAY.fullmatch(second)
            if year and rest:
                return day_of(int(year[1]), int(rest[1]), int(rest[2]))
    return None


def in_digits(text: str) -> str:
    """Dates in Chinese numerals, in English or in wide digits as plain digits.

    The length changes, so only for what is found in it.
    """
    text = _ENGLISH.sub(_as_numbers, text.translate(_WIDE))
    digits = _digits()
    if not any(chr(code) in text for code in digits):
        return text
    return _numerals().sub(_as_digits, text)


def _as_numbers(match: re.Match[str]) -> str:
    month = _MONTHS.index((match["m"] or match["m2"])[:3].lower()) + 1
    return f"{match['y']}-{month}-{match['d'] or match['d2']}"


def _as_digits(match: re.Match[str]) -> str:
    digits = _digits()
    year = match["y"].translate(digits)
    if not year.isdecimal():
        return match.group()
    return f"{year}年{_small(match['m'])}月{_small(match['d'])}日"


def _small(numeral: str) -> int:
    """一 to 三十一."""
    digits = _digits()
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int(tens.translate(digits)) if tens.translate(digits).isdecimal() else 0
    first = int(tens.translate(digits)) if tens else 1
    return first * 10 + (int(ones.translate(digits)) if ones else 0)


@cache
def _numerals() -> re.Pattern[str]:
    some = "".join(map(chr, _digits()))
    return re.compile(
        rf"(?P<y>[{some}]{{4}})年(?P<m>[{some}十]{{1,2}})月(?P<d>[{some}十]{{1,3}})(?:日|号)"
    )


def of_match(match: re.Match[str]) -> date | None:
    """The day that a match of ``DATE`` says, where there is one."""
    month = match["m"] or match["m2"] or match["m3"]
    day = match["d"] or match["d2"] or match["d3"]
    return day_of(int(match["y"]), int(month), int(day))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _digits() -> dict[int, str]:
    """The numerals of years: 〇 to 九, also as they are written formally."""
    return {
        ord(row.word): row.get("value")
        for row in load_rulebook().table("numerals")
        if row.get("role") == "digit" and row.get("style") in ("", "formal")
    }
