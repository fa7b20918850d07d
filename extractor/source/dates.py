"""The date a text was published and who published it, from lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor.rulebook import load_rulebook

_B = r"[ \t\u3000\xa0]*"  # blanks inside a line
_DATE = re.compile(
    rf"(?<!\d)(?P<y>(?:19|20)\d\d)(?:{_B}年{_B}(?P<m>\d{{1,2}}){_B}月{_B}(?P<d>\d{{1,2}}){_B}(?:日|号)"
    rf"|(?P<mark>[-/._])(?P<m2>\d{{1,2}})(?P=mark)(?P<d2>\d{{1,2}})(?!\d)"
    r"|(?P<m3>\d\d)(?P<d3>\d\d)(?:(?=\d{6}(?!\d))|(?!\d)))"  # also before a time: 20250321093000
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?[.]?"
)
_ENGLISH = re.compile(  # Jan 22, 2025; 22nd January 2025
    rf"\b(?:{_MONTH.format('m')}{_B}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_B},?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_B}[-,]?{_B}{_MONTH.format('m2')}{_B}[-,]?)"
    rf"{_B}(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(r"[T\s]*\d{1,2}\s*(?:[:：]|时)\s*\d\d\s*(?:[:：]|分)?(?:\s*\d\d(?:\.\d+)?秒?)?")
_HEAD, _TAIL, _LINES, _LAST_LINES = 1500, 300, 12, 4
_NAMED = re.compile(r"[\s：:】\]」]*([^\s：:，。；|｜/【\[（()）】\]]{2,30})")
_PROSE = re.compile(r"[。；！？]|，.*，")
_LONGEST_LINE, _LONGEST_NAME = 60, 20
_COLONS = ("：", ":", "[", "【", "（", "(")
_TWO_DIGITS = re.compile(r"\s*(?P<y>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_HOUR = re.compile(  # of a day whose year is not said
    r"\d{1,2}(?:月\d{1,2}日|-\d{1,2})\s*\d{1,2}:\d\d(?::\d\d)?"
)
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)(?:[-./]|年)(\d{1,2})月?")
_DAY_ALONE = re.compile(r"(\d{1,2})日?")
_YEAR_ALONE = re.compile(r"((?:19|20)\d\d)年?")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})(?:\s+\d\d:\d\d(?::\d\d)?)?")
_EDGE = " \t\u3000\xa0\r()（）[]【】|｜/·-—　：:"


#: Roles of words that something stands behind.
_LABELS = ("date", "weak", "publisher", "other")


class Imprint(NamedTuple):
    """What a page says of its publication."""

    date: date | None
    publisher: str | None


class _Labels(NamedTuple):
    date: tuple[str, ...]
    weak: tuple[str, ...]
    publisher: tuple[str, ...]
    ends: tuple[str, ...]
    events: tuple[str, ...]
    digits: dict[int, str]


def find_date(text: str) -> date | None:
    """The first date in ``text`` that exists: 2025年3月21日, 2025-03-21, 2025/3/21, 20250321.

    Also in Chinese numerals (二〇二五年三月二十一日) and in English (Mar 21, 2025). Never over
    the end of a line.
    """
    for match in _DATE.finditer(_arabic(text)):
        found = _of_match(match)
        if found is not None:
            return found
    return None


def imprint(text: str) -> Imprint:
    """Date and publisher of a plain text, from lines over its first prose or at its foot.

    A line tells them by a label (``发布时间：… 来源：…``), or by being nothing else than a date,
    with a weekday, a time and a name at most.
    """
    head = _head_lines(text)
    foot = [line for line in text[max(_HEAD, len(text) - _TAIL) :].split("\n") if line.strip()]
    foot = foot[-_LAST_LINES:]
    found = [_strong(head), _alone(head), _weak(head), _strong(foot), _alone(foot)]
    return Imprint(next(filter(None, found), None), _publisher(head) or _publisher(foot))


def imprint_of(head: str, foot: str) -> Imprint:
    """The same from what stands before and after the text of a page.

    What is nearest before the text goes first; behind it only a label of publication counts: other
    dates there are of other texts.
    """
    above = [line for line in head.split("\n") if line.strip()]
    below = [line for line in foot.split("\n") if line.strip()]
    near = above[::-1][: 2 * _LINES]
    cells = [cell for line in near for cell in line.split("\t")]
    found = [_strong(above), _alone(cells), _weak(near), _in_two(near), _strong(below)]
    named = _labelled_name(above) or _named_beside_date(near) or _named_under_date(near)
    named = named or _labelled_name(below)
    return Imprint(next(filter(None, found), None), named)


def is_imprint(line: str) -> bool:
    """Whether a line only tells when and by whom a text was published."""
    return _is_date_line(line) or bool(
        len(line) <= _LONGEST_LINE
        and (
            _strong([line]) or _labelled_name([line]) or (_weak([line]) and not _PROSE.search(line))
        )
    )


def _head_lines(text: str) -> list[str]:
    """The lines over the first prose, that itself included where it is signed."""
    lines = []
    for line in text[:_HEAD].split("\n"):
        if not line.strip():
            continue
        lines.append(line)
        if len(lines) == _LINES or (len(line) > _LONGEST_LINE // 2 and _PROSE.search(line)):
            break
    return lines


def _strong(lines: list[str]) -> date | None:
    return _labelled_date(lines, _labels().date)


def _labelled_date(lines: list[str], labels: Iterable[str]) -> date | None:
    """The first date that stands behind one of some labels."""
    for label in labels:
        for line in lines:
            for rest in _behind(line, label):
                found = find_date(rest[:40]) or _of_this_century(rest)
                if found is not None:
                    return found
    return None


def _of_this_century(text: str) -> date | None:
    """A day behind a label whose year has two digits: 25-03-21."""
    match = _TWO_DIGITS.match(text)
    return day_of(2000 + int(match["y"]), int(match["m"]), int(match["d"])) if match else None


def _in_two(lines: list[str]) -> date | None:
    """A date that a page sets in two pieces: 21 and 2025-03; 2025 and 03/21."""
    for line in lines:
        pieces = _asides().sub("", line[:_LONGEST_LINE]).split()
        if len(line) <= _LONGEST_LINE and (found := _of_pieces(pieces)):
            return found
    return _of_pieces([line.strip() for line in lines])


def _of_pieces(pieces: list[str]) -> date | None:
    for one, other in pairwise(pieces):
        for first, second in ((one, other), (other, one)):
            month, day = _YEAR_MONTH.fullmatch(first), _DAY_ALONE.fullmatch(second)
            if month and day:
                return day_of(int(month[1]), int(month[2]), int(day[1]))
            year, rest = _YEAR_ALONE.fullmatch(first), _MONTH_DAY.fullmatch(second)
            if year and rest:
                return day_of(int(year[1]), int(rest[1]), int(rest[2]))
    return None


def _weak(lines: list[str]) -> date | None:
    labels = _labels()
    text = "\n".join(lines)
    if any(f"{event}：" in text or f"{event}:" in text for event in labels.events):
        return None
    return _labelled_date(lines, labels.weak)


def _alone(lines: list[str]) -> date | None:
    """The date of the first line that is nothing else."""
    for line in lines:
        if _is_date_line(line):
            return find_date(line)
    return None


def _is_date_line(line: str) -> bool:
    """Whether a line is a date, at most with a weekday, a time, a label and a publisher's name."""
    if len(line) > _LONGEST_LINE:
        return False
    text = _arabic(line)
    match = _DATE.search(text)
    if match is None or _of_match(match) is None or _DATE.search(text, match.end()):
        return False
    if match["m3"] is not None and text.strip(_EDGE) != match.group():
        return False  # eight digits may be any number
    rest = _rest_of(text, match)
    if not rest:
        return True
    if _labelled_name([line]) is not None:
        first = min(
            (text.find(label) for label in _labels().publisher if label in text), default=-1
        )
        return not text[:first].replace(match.group(), "").strip(_EDGE) or match.start() < first
    return names_publisher(rest)


def _rest_of(text: str, match: re.Match[str]) -> str:
    """What a date line has besides its date."""
    behind = _TIME.sub("", text[match.end() :], count=1)
    rest = _asides().sub("", text[: match.start()] + " " + behind)
    return " ".join(rest.split()).strip(_EDGE)


def names_publisher(name: str) -> bool:
    """Whether a short name ends as those of offices, papers and sites do."""
    return (
        2 <= len(name) <= _LONGEST_NAME
        and not any(c.isdigit() or c.isspace() for c in name)
        and name.endswith(_labels().ends)
    )


def _publisher(lines: list[str]) -> str | None:
    return _labelled_name(lines) or _named_beside_date(lines)


def _labelled_name(lines: list[str]) -> str | None:
    """The name behind a label such as 来源, without a date in it."""
    for label in _labels().publisher:
        for line in lines:
            for rest in _behind(line, label):
                name = _NAMED.match(rest)
                if name is None:
                    continue
                dated = _DATE.search(name.group(1))
                found = name.group(1)[: dated.start()] if dated else name.group(1)
                if rest[name.end() : name.end() + 1] in _COLONS:
                    found = _next_label().sub("", found)
                if len(found) >= 2 and not found[0].isdigit():
                    return found
    return None


def _named_beside_date(lines: list[str]) -> str | None:
    for line in lines:
        if len(line) > _LONGEST_LINE:
            continue
        text = _arabic(line)
        match = _DATE.search(text)
        if match is None:
            rest = _asides().sub("", _HOUR.sub("", text, count=1)) if _HOUR.search(text) else ""
        else:
            rest = _rest_of(text, match) if _of_match(match) else ""
        named = _one_name(rest.split())
        if named:
            return named
    return None


def _one_name(pieces: list[str]) -> str | None:
    """The name among pieces of a line that else are labels and numbers."""
    bare = [piece.strip(_EDGE) for piece in pieces]
    names = [piece for piece in bare if names_publisher(piece)]
    left = [_next_label().sub("", f"  {piece}").strip() for piece in bare if piece not in names]
    plain = all(not piece or any(c.isdigit() for c in piece) for piece in left)
    return names[0] if len(set(names)) == 1 and plain else None


def _named_under_date(lines: list[str]) -> str | None:
    """A name that stands alone in the line before or after a date."""
    for one, other in pairwise(lines):
        for when, name in ((one, other), (other, one)):
            bare = name.strip(_EDGE)
            if (
                (_is_date_line(when) or _strong([when]))
                and not _DATE.search(_arabic(name))
                and names_publisher(bare)
            ):
                return bare
    return None


def _behind(line: str, label: str) -> Iterator[str]:
    """What stands behind each place of a label: a colon, a bracket or an edge of a cell first.

    Blanks inside the label do not count (``索 引 号``).
    """
    spaced = re.compile(_B.join(map(re.escape, label))) if label[0] in line else None
    for match in spaced.finditer(line) if spaced else ():
        at, end = match.span()
        if at and line[at - 1].isalpha():
            continue  # part of a longer word
        rest = line[end : end + 60]
        edge = rest[:1]
        if edge in ("\t", "】", "]") or rest.lstrip(" \u3000\xa0")[:1] in (":", "："):
            yield rest.lstrip(" \u3000\xa0").lstrip("：:\t】] \u3000\xa0")
        elif len(label) > 2 and rest.lstrip(" \u3000\xa0")[:1].isdigit():
            yield rest.lstrip(" \u3000\xa0")  # 发布于 2025-03-21


def _arabic(text: str) -> str:
    """Dates in Chinese numerals or in English as digits.

    The length changes, so only for what is found in it.
    """
    text = _ENGLISH.sub(_as_numbers, text)
    digits = _labels().digits
    if not any(chr(code) in text for code in digits):
        return text
    return _numerals().sub(_as_digits, text)


def _as_numbers(match: re.Match[str]) -> str:
    month = _MONTHS.index((match["m"] or match["m2"])[:3].lower()) + 1
    return f"{match['y']}-{month}-{match['d'] or match['d2']}"


def _as_digits(match: re.Match[str]) -> str:
    digits = _labels().digits
    year = match["y"].translate(digits)
    if not year.isdecimal():
        return match.group()
    return f"{year}年{_small(match['m'])}月{_small(match['d'])}日"


def _small(numeral: str) -> int:
    """一 to 三十一."""
    digits = _labels().digits
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int(tens.translate(digits)) if tens.translate(digits).isdecimal() else 0
    first = int(tens.translate(digits)) if tens else 1
    return first * 10 + (int(ones.translate(digits)) if ones else 0)


@cache
def _asides() -> re.Pattern[str]:
    rows = load_rulebook().table("page_labels")
    words = [row.word for row in rows if row.get("role") == "aside"]
    return re.compile("|".join(words) or r"(?!)")


@cache
def _next_label() -> re.Pattern[str]:
    """A label at the end of what stands before a colon: the next one of the same line."""
    rows = load_rulebook().table("page_labels")
    words = [re.escape(row.word) for row in rows if row.get("role") in _LABELS]
    return re.compile(rf"(?<=..)(?:{'|'.join(words) or '(?!)'})$")


@cache
def _numerals() -> re.Pattern[str]:
    some = "".join(map(chr, _labels().digits))
    return re.compile(
        rf"(?P<y>[{some}]{{4}})年(?P<m>[{some}十]{{1,2}})月(?P<d>[{some}十]{{1,3}})(?:日|号)"
    )


@cache
def _labels() -> _Labels:
    book = load_rulebook()
    found: dict[str, list[str]] = {}
    for row in book.table("page_labels"):
        found.setdefault(row.get("role"), []).append(row.word)
    known = (*_LABELS, "publisher_end", "not_date")
    for row in book.table("page_labels"):
        if row.get("role") not in (*known, "aside"):
            raise row.wrong(f"role is one of {', '.join(known)}")
    digits = {
        ord(row.word): row.get("value")
        for row in book.table("numerals")
        if row.get("role") == "digit" and row.get("style") in ("", "formal")
    }
    return _Labels(
        date=tuple(found.get("date", ())),
        weak=tuple(found.get("weak", ())),
        publisher=tuple(found.get("publisher", ())),
        ends=tuple(found.get("publisher_end", ())),
        events=tuple(found.get("not_date", ())),
        digits=digits,
    )


def _of_match(match: re.Match[str]) -> date | None:
    month = match["m"] or match["m2"] or match["m3"]
    day = match["d"] or match["d2"] or match["d3"]
    return day_of(int(match["y"]), int(month), int(day))


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
