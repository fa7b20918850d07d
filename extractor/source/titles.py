"""Titles: of pages by their headings and meta data, of other texts by their first line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.rulebook import load_rulebook
from extractor.source.dates import is_imprint
from extractor.source.written_days import find_date

_SITE = re.compile(r"\s*(?:[_|｜—–]+|\s-+\s|--+|-)\s*")
_ENDS = re.compile(r"[。；！，、：:]\s*$|[。；].")
_SHORTEST, _LONGEST = 4, 60
_LINES = 8  # that are looked at for a title
_LETTERHEAD = 4  # lines over the number of an official paper
_FILED = re.compile(r"\S{1,12}\s*[〔［\[（(【]\s*(?:19|20)\d\d\s*[〕］\]）)】]\s*\S?\d{1,4}\s*\S?")
_PAGE = re.compile(r"[-—–\s\d/]+$")
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ('"', '"'))


def first_line(text: str) -> str | None:
    """The title of a text that says none apart: its first line, where it reads as one.

    A line reads as a title where it is short, no sentence, no date or source, and something
    follows it.
    """
    lines = [line.strip() for line in text[:2000].replace("\f", "\n").split("\n")]
    lines = [line for line in lines if line]
    lines = lines[past_letterhead(lines) :]
    for line in lines[:_LINES]:
        if _PAGE.fullmatch(line) or (is_imprint(line) and (find_date(line) or "\t" in line)):
            continue
        return line if len(lines) > 1 and reads_as_title(line) else None
    return None


def past_letterhead(lines: Sequence[str]) -> int:
    """Where the text of an official paper begins: after its issuer and its number, 〔2025〕3."""
    for at, line in enumerate(lines[1 : _LETTERHEAD + 1], 1):
        if _FILED.fullmatch(line.strip()):
            return at + 1
    return 0


def reads_as_title(line: str) -> bool:
    """Whether a line can be a title: some words, and no sentence."""
    return (
        _SHORTEST <= len(line) <= _LONGEST
        and "\t" not in line
        and _ENDS.search(line) is None
        and sum(c.isalpha() for c in line) >= _SHORTEST
        and not is_imprint(line)
        and _numbering().match(line) is None
    )


@cache
def _numbering() -> re.Pattern[str]:
    """How headings inside a text begin: 一、 （一） 1."""
    shapes = [row.word for row in load_rulebook().table("layout_numbering")]
    return re.compile("|".join(shapes) or r"(?!)")


def page_title(
    named: str, meta: str | None, lines: Sequence[str], marked: str | None = None
) -> str | None:
    """The title of a page.

    Args:
        named: what ``<title>`` says, with the names of site and sections.
        meta: what meta data say; it may hold a stray quotation mark.
        lines: lines of the page up to its text, headings among them.
        marked: what an element says that always holds the title.
    """
    if marked:
        return balanced(marked)
    whole = _bare(f"{named}\n{meta or ''}")
    inside = [
        line for line in dict.fromkeys(lines)
        if _SHORTEST <= len(line) <= 100 and _bare(line) in whole
    ]  # fmt: skip
    best = max(inside, key=len, default="")
    if meta and len(_bare(meta)) >= len(_bare(best)) and _bare(best) not in _bare(meta)[1:-1]:
        best = meta
    if best and len(_bare(best)) * 3 >= max(len(_bare(p)) for p in _SITE.split(named) or [""]):
        return balanced(best)
    if meta:
        return balanced(meta)
    pieces = [piece for piece in _SITE.split(named) if piece]
    return balanced(max(pieces, key=len)) if pieces else None


def balanced(title: str) -> str:
    """A title without a quotation mark at its end that has no partner."""
    title = " ".join(title.split())
    for left, right in _QUOTES:
        if left == right:
            if title.count(left) % 2:
                title = title.strip(left)
            continue
        if title.startswith(left) and title.count(left) > title.count(right):
            title = title[1:]
        if title.endswith(right) and title.count(right) > title.count(left):
            title = title[:-1]
    return title.strip()


def _bare(text: str) -> str:
    return "".join(text.split()).strip("“”‘’\"'")
