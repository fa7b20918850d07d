"""Blanks and invisible characters inside a line: which of them mean anything to a reader."""

from __future__ import annotations

from functools import cache

import regex

from extractor.rulebook import load_rulebook

#: Runs of what is not printed: blanks, control characters, zero-width and direction marks.
UNSEEN = regex.compile(
    r"[\s\x00-\x1f\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
_BLANK = regex.compile(r"[^\S\x1c-\x1f]")
_TIGHT_AFTER = frozenset("，。；：、！？（《〈「『【“‘—－–～…·(￥$")
_TIGHT_BEFORE = frozenset("，。；：、！？）》〉」』】”’—－–～…·)%％‰℃")
_LATIN = regex.compile(r"[A-Za-z]+")
_LATIN_BEFORE = regex.compile(r"(?r)[A-Za-z]+")
_HAN = regex.compile(r"\p{Han}")
_UNIT_LENGTH = 3
_POINTS = frozenset(".,")
_THOUSAND = regex.compile(r"[0-9]{3}(?![0-9])")
#: A year with blanks between its digits, wherever they stand; a month or a day after it.
_DATE = regex.compile(
    r"(?<![0-9.] ?)(?:(?:1 ?9|2 ?0) ?[0-9] ?[0-9](?= ?年)"
    r"|(?<=年 ?)1 [0-2](?= ?月)|(?<=月 ?)(?:[12] [0-9]|3 [01])(?= ?日))"
)
_DATE_LENGTH = 9
#: The beginning of a unit that a blank has broken: the 百 of 5.2个百 分点.
_UNIT_BEGUN = regex.compile(r"(?r)(?<=[0-9])\p{Han}{1,6}")
_LONGEST_UNIT = 6


def kept_blank(source: str, start: int, end: int) -> int | None:
    """The offset of the blank to keep out of the unseen run ``[start, end)``, or None.

    A blank is kept where a reader sees one that means something: between words of a title, between
    Latin words, between two numbers. It goes next to punctuation, between a number and what it
    counts (``增长 8.4 %``), and between characters spaced out one by one (``目 录``).
    """
    blank = _BLANK.search(source, start, end)
    if blank is None:
        return None
    keep = _keeps(source, start, end)
    return blank.start() if keep else None


def _keeps(source: str, start: int, end: int) -> bool:
    if source.find("\t", start, end) >= 0:
        return True  # the next cell of a table
    left, right = source[start - 1], source[end]
    if left in _POINTS and right.isdigit() and _goes_on(source, start, end):
        return False
    if left in _TIGHT_AFTER or right in _TIGHT_BEFORE:
        return False
    if left.isdigit():
        if right.isdigit():
            return not _spaced_date(source, start)
        unit = _LATIN.match(source, end)
        return unit is not None and unit.end() - end > _UNIT_LENGTH
    if right.isdigit():
        return _LATIN.match(left) is not None or _HAN.match(left) is None
    if _HAN.match(left):
        if _HAN.match(right):
            spaced = _alone(source, start - 2) and _alone(source, end + 1)
            return not (spaced or _in_unit(source, start, end) or _in_said(source, start, end))
        word = _LATIN.match(source, end)
        return word is None or _is_word(word.group())
    if _HAN.match(right):
        word = _LATIN_BEFORE.search(source, start - 30 if start > 30 else 0, start)
        return word is None or word.end() != start or _is_word(word.group())
    return True


def _goes_on(source: str, start: int, end: int) -> bool:
    """Whether the blank ``[start, end)`` after a point lies inside a number."""
    if _inside_number().match(source, start - 12 if start > 12 else 0, start) is None:
        return False
    return (_THOUSAND if source[start - 1] == "," else _decimals()).match(source, end) is not None


@cache
def _inside_number() -> regex.Pattern[str]:
    """A number that goes on after its point: 增长6. 2%; no item's mark (2. 35家), no 3、5. 8."""
    return regex.compile(rf"(?r)(?<=[\p{{Han}}+\-−↑↓] ?)(?<![{_ordinals()}])[0-9]{{1,9}}[.,]")


def _ordinals() -> str:
    rows = load_rulebook().table("number_joints")
    return "".join(regex.escape(row.word) for row in rows if row.get("role") == "ordinal")


@cache
def _decimals() -> regex.Pattern[str]:
    """Decimals of what is measured; 12. 3家 are two numbers as often as one."""
    words = "|".join(regex.escape(row.word) for row in load_rulebook().table("layout_measures"))
    return regex.compile(rf"[0-9]{{1,6}} ?(?:{words})")


def _spaced_date(source: str, at: int) -> bool:
    """Whether the blank at ``at`` is one inside ``2 0 2 4 年``, or the ``1 2 月`` after it."""
    found = _DATE.finditer(source, max(0, at - _DATE_LENGTH), at + _DATE_LENGTH)
    return any(one.start() < at < one.end() for one in found)


def _in_unit(source: str, start: int, end: int) -> bool:
    """Whether the blank ``[start, end)`` lies inside the unit of a number: 5.2个百 分点."""
    begun = _UNIT_BEGUN.match(source, max(0, start - 8), start)
    if begun is None:
        return False
    units = _units()
    fronts = (begun[0][at:] for at in range(len(begun[0])))  # 亿千 瓦时: the number goes on
    return any(
        front + source[end : end + length] in units
        for front in fronts
        for length in range(1, _LONGEST_UNIT)
    )


def _in_said(source: str, start: int, end: int) -> bool:
    """Whether the blank ``[start, end)`` lies inside a numeral that is said: 三 亿, 六点 二."""
    return any(
        before.match(source, 0, start) and after.match(source, end) for before, after in _said()
    )


@cache
def _said() -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """What stands before and after such a blank: 六 点二, 六点 二, 三 亿, 三亿 五千."""
    digit, unit, scale, point = (
        "".join(
            row.word
            for row in load_rulebook().table("numerals")
            if row.get("role") == role and row.get("style") not in ("formal", "shared")
        )
        for role in ("digit", "unit", "scale", "point")
    )
    every, ordinal = digit + unit + scale, f"[{_ordinals()}]"
    pairs = (
        (f"[{every}]", f"[{point}][{digit}]"),
        (f"[{every}][{point}]", f"[{digit}](?![{unit}])"),
        (f"[{digit}{unit}]", f"[{scale}]"),
        (rf"(?<=\p{{Han}})(?<!{ordinal})[{digit}]", f"[{unit}]"),
        (f"[{scale}]", f"[{digit}][{unit}]"),
        (f"[{digit}][{unit}]", f"[{digit}](?![{unit}{scale}])"),
    )
    return tuple((regex.compile(f"(?r){front}"), regex.compile(rest)) for front, rest in pairs)


@cache
def _units() -> frozenset[str]:
    """Units of more than one character that measure."""
    return frozenset(row.word for row in load_rulebook().table("units") if len(row.word) > 1)


def _is_word(latin: str) -> bool:
    """Lower-case words stand apart (``and``); acronyms and names run on (``GDP``)."""
    return latin.islower() and len(latin) > 1


def _alone(source: str, at: int) -> bool:
    """Whether what stands at ``at`` ends a one-character word: a blank, or the text's end."""
    return not 0 <= at < len(source) or source[at].isspace() or source[at] in _TIGHT_BEFORE
