"""Width and script folded, one character for one: ``８．４％`` → ``8.4%``, 億 → 亿.

OpenCC (Apache-2.0) converts the script; texts in simplified script, nearly all, never load it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER_SIGNS = "%.+-/&$#@<>=~*,"
_FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in _NUMBER_SIGNS
}
del _FULL_WIDTH[ord("，")]  # Chinese punctuation stays
_FULL_WIDTH |= {ord("￥"): ord("¥"), ord("﹪"): ord("%"), ord("．"): ord(".")}
_HAS_FULL_WIDTH = regex.compile(f"[{regex.escape(''.join(map(chr, _FULL_WIDTH)))}]")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")


def fold(surface: str) -> str:
    """``surface`` as rules read it; always of the same length.

    Full-width digits, letters and number signs become half-width; Chinese punctuation stays.
    Traditional characters become simplified ones where the text has any; lone surrogates become
    U+FFFD, so that the text can be encoded.
    """
    text = surface
    if _HAS_FULL_WIDTH.search(text):
        text = text.translate(_FULL_WIDTH)
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return simplified(text)


def simplified(text: str) -> str:
    """``text`` in simplified script, character for character.

    By phrases (乾隆 stays, 乾燥 does not) where that keeps the length, as it nearly always does.
    """
    rare = {c for c in set(text) if c > "\u33ff"} - _simplified_set()
    if not rare or rare.isdisjoint(_character_map()):
        return text
    converted = _converter()(text)
    if len(converted) == len(text):
        return converted
    return text.translate({ord(old): new for old, new in _character_map().items()})


@cache
def _simplified_set() -> frozenset[str]:
    """The characters of GB 2312, which has no traditional ones that matter."""
    cells = bytes(b for lead in range(0xB0, 0xF8) for t in range(0xA1, 0xFF) for b in (lead, t))
    return frozenset(cells.decode("gb2312", "ignore"))


@cache
def _character_map() -> dict[str, str]:
    """Traditional → simplified of each single character that changes."""
    characters = [
        chr(code)
        for first, last in ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
        for code in range(first, last)
    ]
    converted = _converter()("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {old: new for old, new in pairs if old != new and len(new) == 1}


@cache
def _converter() -> Callable[[str], str]:
    """Hong Kong's variants include the general standard; Taiwan's are in the general one."""
    from opencc import OpenCC  # a compiled library with dictionaries: only when there is need

    convert: Callable[[str], str] = OpenCC("hk2s").convert
    return convert
