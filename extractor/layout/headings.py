"""What kind of line a paragraph is: title, heading, byline or body; and headings run into it."""

from __future__ import annotations

import regex

from extractor.layout.bylines import Bylines
from extractor.layout.reading import ParagraphKind

_FINAL = regex.compile(r"[。！？!?；;…：:，,、][”’」』】）)》〉\"']*$")
_LIVELY = regex.compile(r"[！？!?][”’」』]?$")
_STOP_INSIDE = regex.compile(r"[。；]")
_LONGEST = 45
_LONGEST_NUMBERED = 60
_RUN_IN = regex.compile(r"[^。！？；0-9%：“（]{4,26}。")
_FEWEST_RUN_IN, _LEAST_SHARE = 3, 0.4


def kinds(
    text: str, paragraphs: list[tuple[int, int]], bylines: Bylines, *, title: str | None
) -> list[ParagraphKind]:
    """The kind of each paragraph of the reading text.

    A text of lines without a full stop has no title: what there is, is its body.
    """
    found: list[ParagraphKind] = []
    body = False
    for n, (start, end) in enumerate(paragraphs):
        kind: ParagraphKind = "body"
        if bylines.is_byline(text, start, end):
            kind = "byline"
        elif title is not None and text[start:end] == title:
            kind = "title"
        elif _is_bare(text, start, end) or (
            n == 0
            and len(paragraphs) > 1
            and end - start <= _LONGEST
            and _LIVELY.search(text, start, end)
            and not _STOP_INSIDE.search(text, start, end)
            and paragraphs[1][1] - paragraphs[1][0] > end - start
        ):
            kind = "heading" if body else "title"
        body = body or kind == "body"
        found.append(kind)
    if body:
        return found
    return ["body" if kind in ("title", "heading") else kind for kind in found]


def _is_bare(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_NUMBERED or _FINAL.search(text, max(start, end - 6), end):
        return False
    return end - start <= _LONGEST and not _STOP_INSIDE.search(text, start, end)


def run_in_headings(text: str, bodies: list[tuple[int, int]]) -> set[int]:
    """Starts of first sentences that are headings run into their paragraph.

    ``外贸稳中提质。全年……``: short, without a number, more text after it, and at least three
    paragraphs of the article made alike, and no small part of them.
    """
    found = set()
    longer = 0  # paragraphs of more than one sentence
    for start, end in bodies:
        match = _RUN_IN.match(text, start, end)
        if match is not None and match.end() < end:
            found.add(start)
        longer += text.find("。", start, end - 1) >= 0
    return found if len(found) >= max(_FEWEST_RUN_IN, longer * _LEAST_SHARE) else set()
