"""Near texts: a text's sketch is the smallest hashes of its runs of characters.

Two texts with most of their runs in common have most of these hashes in common. Blanks and marks do
not count, so that a release as a page, as plain text, or with an editor's line more is the same.
"""

from __future__ import annotations

import zlib

#: Characters of a run, and hashes of a sketch.
RUN, SIZE = 9, 24
#: The share of two sketches that reprints have in common. Of made releases, the same text with
#: another head and foot shares 0.85 and more, another month's text in the same words 0.5 at most.
ALIKE = 0.75
_SHORTEST = 60  # characters: shorter texts are alike by chance
_LONGEST = 200_000


def sketch(text: str) -> str | None:
    """The sketch of a text, in hexadecimal numbers between blanks; None for a short one."""
    bare = "".join(filter(str.isalnum, text[:_LONGEST]))
    if len(bare) < _SHORTEST:
        return None
    data = bare.encode("utf-32-le", "surrogatepass")
    wide = 4 * RUN
    hashes = {zlib.crc32(data[at : at + wide]) for at in range(0, len(data) - wide + 4, 4)}
    return " ".join(f"{value:08x}" for value in sorted(hashes)[:SIZE])
