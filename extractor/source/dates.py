"""The date a text was published and who published it, from lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from extractor.source.imprint_words import asides, labels, next_label
from extractor.source.written_days import (
    BLANKS,
    DATE,
    find_date,
    in_digits,
    of_match,
    of_pieces,
    of_this_century,
)

_TIME = re.compile(
    r"[T\s]*\d{1,2}\s*(?:[:：]|时)\s*\d\d\s*(?:[:：]|分)?(?:\s*\d\d(?:\.\d+)?秒?)?"
    r"(?:Z|[+-]\d\d:?\d\d)?"
)
_HEAD, _TAIL, _LINES, _LAST_LINES = 1500, 300, 12, 4
_NAMED = re.compile(r"[\s：:】\]」]*([^\s：:，。；|｜/【\[（()）】\]]{2,30})")
_PROSE = re.compile(r"[。；！？]|，.*，")
_LONGEST_LINE, _LONGEST_NAME = 60, 20
_COLON, _LONGEST_LABEL = "：:", 10
_COLONS = ("：", ":", "[", "【", "（", "(")
_HOUR = re.compile(  # of a day whose year is not said
    r"\d{1,2}(?:月\d{1,2}日|-\d{1,2})\s*\d{1,2}:\d\d(?::\d\d)?"
)
_EDGE = " \t\u3000\xa0\r()（）[]【】|｜/·-—　：:"


class Imprint(NamedTuple):
    """What a page says of its publication."""

    date: date | None
    publisher: str | None


def imprint(text: str) -> Imprint:
    """Date and publisher of a plain text, from lines over its first prose or at its foot.

    A line tells them by a label (``发布时间：… 来源：…``), or by being nothing else than a date,
    with a weekday, a time and a name at most.
    """
    head = _head_lines(text)
    after = max(_end_of(text, head), len(text) - _TAIL)
    foot = [line for line in text[after:].split("\n") if line.strip()][-_LAST_LINES:]
    found = [_strong(head), _alone(head), _weak(head), _strong(foot), _alone(foot)]
    return Imprint(next(filter(None, found), None), _publisher(head) or _publisher(foot))


def imprint_of(head: str, foot: str) -> Imprint:
    """The same from what stands before and after the text of a page.

    What is nearest before the text goes first; after it only a label of publication counts: other
    dates there are of other texts.
    """
    above = _with_values(line for line in head.split("\n") if line.strip())
    below = _with_values(line for line in foot.split("\n") if line.strip())
    near = above[::-1][: 2 * _LINES]
    cells = [cell for line in near for cell in line.split("\t")]
    found = [_strong(above), _alone(cells), _weak(near), _in_two(near), _strong(below)]
    named = _labelled_name(above) or _named_beside_date(near) or _named_under_date(near)
    named = named or _labelled_name(below)
    return Imprint(next(filter(None, found), None), named)


def _with_values(lines: Iterable[str]) -> list[str]:
    """Lines, a label that stands alone with what stands below it."""
    found: list[str] = []
    for line in lines:
        if found and found[-1].rstrip()[-1] in _COLON and len(found[-1].strip()) <= _LONGEST_LABEL:
            found[-1] = found[-1].rstrip() + line.strip()
        else:
            found.append(line)
    return found


def is_imprint(line: str) -> bool:
    """Whether a line only tells when and by whom a text was published."""
    return _is_date_line(line) or bool(
        len(line) <= _LONGEST_LINE
        and (
            _strong([line]) or _labelled_name([line]) or (_weak([line]) and not _PROSE.search(line))
        )
    )


def is_aside(line: str) -> bool:
    """Whether a line around a text only tells when, by whom and where it was written."""
    return is_imprint(line) or not asides().sub("", line).strip(_EDGE)


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


def _end_of(text: str, lines: list[str]) -> int:
    """Where the last of its first lines ends."""
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line)
    return at


def _strong(lines: list[str]) -> date | None:
    return _labelled_date(lines, labels().date)


def _labelled_date(lines: list[str], known: Iterable[str]) -> date | None:
    """The first date that stands after one of some labels."""
    for label in known:
        for line in lines:
            for rest in _after(line, label):
                found = find_date(rest[:40]) or of_this_century(rest)
                if found is not None:
                    return found
    return None


def _in_two(lines: list[str]) -> date | None:
    """A date that a page sets in two pieces: 21 and 2025-03; 2025 and 03/21."""
    for line in lines:
        pieces = asides().sub("", line[:_LONGEST_LINE]).split()
        if len(line) <= _LONGEST_LINE and (found := of_pieces(pieces)):
            return found
    return of_pieces([line.strip() for line in lines])


def _weak(lines: list[str]) -> date | None:
    words = labels()
    text = "\n".join(lines)
    if any(f"{event}：" in text or f"{event}:" in text for event in words.events):
        return None
    return _labelled_date(lines, words.weak)


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
    text = in_digits(line)
    match = DATE.search(text)
    if match is None or of_match(match) is None:
        return False
    text = text[: match.end()] + _without(text[match.end() :], match)
    if DATE.search(text, match.end()):
        return False
    if match["m3"] is not None and text.strip(_EDGE) != match.group():
        return False  # eight digits may be any number
    rest = _rest_of(text, match)
    if not rest:
        return True
    if _labelled_name([line]) is not None:
        first = min((text.find(label) for label in labels().publisher if label in text), default=-1)
        return not text[:first].replace(match.group(), "").strip(_EDGE) or match.start() < first
    return names_publisher(rest)


def _without(text: str, day: re.Match[str]) -> str:
    """A line's rest without the same day said again."""
    return DATE.sub(lambda other: " " if of_match(other) == of_match(day) else other[0], text)


def _rest_of(text: str, match: re.Match[str]) -> str:
    """What a date line has besides its date."""
    after = _TIME.sub("", text[match.end() :], count=1)
    rest = asides().sub("", text[: match.start()] + " " + after)
    return " ".join(rest.split()).strip(_EDGE)


def names_publisher(name: str) -> bool:
    """Whether a short name ends as those of offices, papers and sites do."""
    return (
        2 <= len(name) <= _LONGEST_NAME
        and not any(c.isdigit() or c.isspace() for c in name)
        and name.endswith(labels().ends)
        and not name.endswith(labels().papers)
    )


def _publisher(lines: list[str]) -> str | None:
    return _labelled_name(lines) or _named_beside_date(lines)


def _labelled_name(lines: list[str]) -> str | None:
    """The name after a label such as 来源, without a date in it."""
    for label in labels().publisher:
        for line in lines:
            for rest in _after(line, label):
                name = _NAMED.match(rest)
                if name is None:
                    continue
                dated = DATE.search(name.group(1))
                found = name.group(1)[: dated.start()] if dated else name.group(1)
                if rest[name.end() : name.end() + 1] in _COLONS:
                    found = next_label().sub("", found)
                if len(found) >= 2 and not found[0].isdigit():
                    return found
    return None


def _named_beside_date(lines: list[str]) -> str | None:
    for line in lines:
        if len(line) > _LONGEST_LINE:
            continue
        text = in_digits(line)
        match = DATE.search(text)
        if match is None:
            rest = asides().sub("", _HOUR.sub("", text, count=1)) if _HOUR.search(text) else ""
        else:
            rest = _rest_of(text, match) if of_match(match) else ""
        named = _one_name(rest.split())
        if named:
            return named
    return None


def _one_name(pieces: list[str]) -> str | None:
    """The name among pieces of a line that else are labels and numbers."""
    bare = [piece.strip(_EDGE) for piece in pieces]
    names = [piece for piece in bare if names_publisher(piece)]
    left = [next_label().sub("", f"  {piece}").strip() for piece in bare if piece not in names]
    plain = all(not piece or any(c.isdigit() for c in piece) for piece in left)
    return names[0] if len(set(names)) == 1 and plain else None


def _named_under_date(lines: list[str]) -> str | None:
    """A name that stands alone in the line before or after a date."""
    for one, other in pairwise(lines):
        for when, name in ((one, other), (other, one)):
            bare = name.strip(_EDGE)
            if (
                (_is_date_line(when) or _strong([when]))
                and not DATE.search(in_digits(name))
                and names_publisher(bare)
            ):
                return bare
    return None


def _after(line: str, label: str) -> Iterator[str]:
    """What stands after each place of a label: a colon, a bracket or an edge of a cell first.

    Blanks inside the label do not count (``索 引 号``).
    """
    spaced = re.compile(BLANKS.join(map(re.escape, label))) if label[0] in line else None
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
