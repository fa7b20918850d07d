"""The width that a text is wrapped at."""

from __future__ import annotations

import regex

from extractor.layout.lines import TextLine

#: A text is told to be wrapped by this many lines, none longer than so many characters; its widest
#: line has so many columns, and a full one may be so many narrower.
_FEWEST_WRAPPED, _LONGEST_WRAPPED, _NARROWEST, _RAGGED = 3, 120, 36, 6
#: Marks that close what stands around a sentence.
CLOSERS = "”’」』】）)》〉\"'"
#: The end of a line that ends a sentence or a part of one.
FINAL = regex.compile(rf"[。！？!?；;…：:][{CLOSERS}]*$")


def ends(source: str, line: TextLine) -> bool:
    return FINAL.search(source, max(line.start, line.end - 6), line.end) is not None


def _width(source: str, line: TextLine) -> int:
    """Columns a line takes: a Chinese character two, an ASCII one one."""
    text = source[line.start : line.end]
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def width_of_widest(source: str, lines: list[TextLine]) -> int | None:
    """The width of the widest lines, where there are several: of narrow columns as well."""
    widths = sorted(_width(source, line) for line in lines)
    few = len(widths) < _FEWEST_WRAPPED
    return None if few or widths[-_FEWEST_WRAPPED] < widths[-1] - _RAGGED else widths[-1]


def is_full(source: str, line: TextLine, width: int | None) -> bool:
    return width is not None and _width(source, line) >= width - _RAGGED


def wrap_width(source: str, lines: list[TextLine]) -> int | None:
    """The width in columns a text is wrapped at, or None where lines are paragraphs."""
    if len(lines) < _FEWEST_WRAPPED:
        return None
    if max(line.end - line.start for line in lines) > _LONGEST_WRAPPED:
        return None
    widths = [_width(source, line) for line in lines]
    width = max(widths)
    if width < _NARROWEST:
        return None
    full = [n for n, own in enumerate(widths) if own >= width - _RAGGED]
    broken = sum(not ends(source, lines[n]) for n in full)
    enough = len(full) >= max(_FEWEST_WRAPPED, len(lines) * 0.3)
    return width if enough and broken >= len(full) * 0.5 else None
