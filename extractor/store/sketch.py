"""Near texts: a text's sketch is the smallest hashes of its runs of characters.

Two texts with most of their runs in common have most of these hashes in common. Blanks and marks do
not count, nor do the title, the day, and who wrote and edited it, so that also a short release as a
page, as plain text, or with an editor's line more is the same.
"""

from __future__ import annotations

import zlib

from extractor.source.dates import is_aside

#: Characters of a run, and hashes of a sketch.
RUN, SIZE = 9, 24
#: The share of two sketches that reprints have in common. Of made releases, the same text with
#: another head and foot shares 0.85 and more, another month's text in the same words 0.5 at most.
ALIKE = 0.75
_SHORTEST = 60  # characters: shorter texts are alike by chance
_LONGEST = 200_000
_HEAD, _FOOT, _LINE = 6, 4, 60  # lines that may tell of the text, and their characters


def sketch(text: str, title: str | None = None) -> str | None:
    """The sketch of a text, in hexadecimal numbers between blanks; None for a short one."""
    bare = "".join(filter(str.isalnum, _said(text[:_LONGEST], title)))
    if len(bare) < _SHORTEST:
        return None
    data = bare.encode("utf-32-le", "surrogatepass")
    wide = 4 * RUN
    hashes = {zlib.crc32(data[at : at + wide]) for at in range(0, len(data) - wide + 4, 4)}
    return " ".join(f"{value:08x}" for value in sorted(hashes)[:SIZE])


def _said(text: str, title: str | None) -> str:
    """A text without the lines at its head and foot that only tell of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    last = max(len(lines) - _FOOT, 0)
    named = "".join((title or "").split())
    return "".join(
        line
        for number, line in enumerate(lines)
        if _HEAD <= number < last
        or not (len(line) <= _LINE and ("".join(line.split()) == named or is_aside(line)))
    )
