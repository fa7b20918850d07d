"""Where one article ends and the next begins, in a page dump that holds several.

An article is known by its head, a title block with a byline under it or under its lead, or by a
byline that closes it. A text is cut only before the head of a second one that is signed like the
first, never for less: a release with headings stays whole.
"""

from __future__ import annotations

import regex

from extractor.layout.bylines import Bylines
from extractor.layout.reading import ParagraphKind

_DATED = regex.compile(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}")
_LONGEST_TITLE_BLOCK = 4
_LONGEST_LEAD = 3
_FEWEST_TITLES_OVER_LEAD = 2


def article_starts(
    text: str, paragraphs: list[tuple[int, int]], kinds: list[ParagraphKind], bylines: Bylines
) -> list[int]:
    """Indices of the paragraphs that articles start with; the first is 0."""
    starts = [0]
    signed = False  # whether the article we are in has shown its byline
    closed: int | None = None  # the paragraph that closed the article before
    n = 0
    while n < len(paragraphs):
        if kinds[n] in ("body", "byline") and _closes(text, paragraphs[n], bylines):
            if closed is not None and _is_whole(kinds, closed + 1, n, starts[-1]):
                starts.append(closed + 1)
            closed = n
            n += 1
            continue
        if not _signs(text, paragraphs[n], kinds[n], bylines):
            n += 1
            continue
        head = _head(kinds, n, starts[-1])
        if signed and head is not None and "body" in kinds[starts[-1] : head]:
            starts.append(head)
        signed = True
        n += 1
        while n < len(paragraphs) and kinds[n] == "byline":
            n += 1  # a byline and the source lines under it are one
    return starts


def _signs(text: str, span: tuple[int, int], kind: ParagraphKind, bylines: Bylines) -> bool:
    """Whether a paragraph is, or opens with, the byline of an article."""
    start, end = span
    if kind != "byline":
        return kind == "body" and bylines.prefix(text, start, end) > start
    if bylines.is_photo_credit(text, start, end):
        return False
    if bylines.is_label(text, start, end):
        return _DATED.search(text, start, end) is not None
    return _DATED.match(text, start, end) is None


def _closes(text: str, span: tuple[int, int], bylines: Bylines) -> bool:
    """Whether a paragraph ends in a byline in brackets: ``……。（记者 某某）``."""
    start, end = span
    if text[end - 1] not in "）)":
        return False
    at = max(text.rfind("（", start, end), text.rfind("(", start, end))
    if at < 0 or bylines.is_photo_credit(text, at, end) or bylines.is_label(text, at, end):
        return False
    return (at == start or text[at - 1] in "。！？” ") and bylines.is_byline(text, at, end)


def _is_whole(kinds: list[ParagraphKind], start: int, end: int, last: int) -> bool:
    """Whether paragraphs ``start`` to ``end`` are an article: a title block, then text."""
    block = start
    while block < end and kinds[block] in ("title", "heading"):
        block += 1
    text = "body" in kinds[block : end + 1]
    return start > last and start < block <= start + _LONGEST_TITLE_BLOCK and text


def _head(kinds: list[ParagraphKind], byline: int, floor: int) -> int | None:
    """The first paragraph of the title block over a byline, or None where there is none."""
    at = _over_titles(kinds, byline, floor)
    if at < byline:
        return at
    if kinds[byline] != "byline" or byline + 1 >= len(kinds):
        return None
    lead = byline
    while lead > floor and byline - lead < _LONGEST_LEAD and kinds[lead - 1] == "body":
        lead -= 1
    at = _over_titles(kinds, lead, floor)
    return at if lead < byline and lead - at >= _FEWEST_TITLES_OVER_LEAD else None


def _over_titles(kinds: list[ParagraphKind], below: int, floor: int) -> int:
    at = below
    while (
        at > floor and below - at < _LONGEST_TITLE_BLOCK and kinds[at - 1] in ("title", "heading")
    ):
        at -= 1
    return at
