"""Width and script folded, one character for one: ``８．４％`` → ``8.4%``, 億 → 亿.

OpenCC (Apache-2.0) converts the script; texts in simplified script, nearly all, never load it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extractor.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBER_SIGNS = "%.+-/&$#@<>=~*,"
_FULL_WIDTH = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in _NUMBER_SIGNS
}
del _FULL_WIDTH[ord("，")]  # Chinese punctuation stays
_FULL_WIDTH |= {ord("￥"): ord("¥"), ord("．"): ord(".")}
# the quotation marks of Hong Kong and Taiwan
_FULL_WIDTH |= dict(zip(map(ord, "「」『』"), map(ord, "“”‘’"), strict=True))
_HAS_FULL_WIDTH = re.compile(f"[{re.escape(''.join(map(chr, _FULL_WIDTH)))}]")
#: Where the characters of ``compatible.tsv`` stand, and little else does.
_MAY_BE_COMPATIBLE = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe6b\uff61-\uff65\U0002f800-\U0002fa1f]"
)
#: Half-width marks, as many sites and databases have them, beside Chinese characters.
_HALF_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_IN_CHINESE = re.compile(
    r"(?<=[\u4e00-\u9fff%‰”’）》】])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“‘（《【])"
    r"|\((?=[^()（）\n]{0,80}\))(?:(?<=[\u4e00-\u9fff]\()|(?=[^()（）\n]*[\u4e00-\u9fff]))"
    r"|(?<=[\u4e00-\u9fff])\)|(?<=[0-9]);(?=[0-9]{1,9}[\u4e00-\u9fff%.])"
)
#: A half-width stop: at the end of a line, or with a blank before what goes on in Chinese.
_STOP = re.compile(
    r"[.．](?:(?<=[\u4e00-\u9fff%）”].)(?=[^\S\n]*$)"
    r"|(?<=(?:[\u4e00-\u9fff0-9][\u4e00-\u9fff）”]|[0-9]%).)(?= [\u4e00-\u9fff]))",
    re.MULTILINE,
)
_PAIRED = re.compile(r"（[^()（）\n]{0,80}\)")
#: A pair of straight quotes round or beside Chinese; 5"显示屏 opens none.
_STRAIGHT = re.compile(
    r"(?<![0-9A-Za-z])\"(?=[^\"\n]{0,60}[\u4e00-\u9fff])[^\"\n]{1,60}\""
    r"|(?<=(?<![0-9])20[0-9]{2})\"(?=[\u4e00-\u9fff])[^\"\n]{1,60}\""
    r"|(?<=[\u4e00-\u9fff])\"[^\"\n]{1,60}\"(?=[\u4e00-\u9fff])"
    r"|(?<![0-9A-Za-z])'(?=[^'\n]{0,60}[\u4e00-\u9fff])[^'\n]{1,60}'(?![0-9A-Za-z])"
)
#: Thousands with a full-width comma between them: 3，000 and 1，234，567.5, ５，１２０.
_GROUPED = re.compile(
    r"(?<![0-9.,，])[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<![０-９．，])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])"
)
#: What a number must hold for one of them to be put right; few texts do, and it is found fast.
_MAY_GROUP = re.compile("，[0-9０-９]{3}")
#: A full-width comma that no list would have: 000 is no number, nor are a point's digits one's own.
_NO_LIST = re.compile(r"，0|[0-9],[0-9]|，[0-9]{3}，|\.[0-9]{2}$|[０-９]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[0-9A-Za-z.\-]+(?::[0-9]+)?(?:/[^\s，。；：、！？（）“”《》<>\"']*)?"
)
_IN_ADDRESS = re.compile(r"[^\x00-\x7f]|[0-9]")
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_ESCAPED = re.compile(rb"&#(\d{3,6});")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def fold(surface: str) -> str:
    """``surface`` as rules read it; always of the same length.

    Full-width digits, letters and number signs become half-width, corner brackets quotation
    marks; other Chinese punctuation stays. What is another character in all but its code becomes
    that one, see :func:`own`.
    Traditional characters become simplified ones where the text has any; lone surrogates become
    U+FFFD, so that the text can be encoded. A full-width comma that separates thousands is a
    half-width one, and of a page's address nothing is left to read.
    """
    text = own(surface)
    if _MAY_GROUP.search(text):
        text = _GROUPED.sub(_thousands, text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: _IN_ADDRESS.sub("x", address[0]), text)
    if _HAS_FULL_WIDTH.search(text):
        text = text.translate(_FULL_WIDTH)
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return simplified(text)


def _thousands(number: re.Match[str]) -> str:
    """A number with its thousands as they should be separated; two numbers as they stand."""
    return number[0].replace("，", ",") if _NO_LIST.search(number[0]) else number[0]


def _chinese_marks(text: str) -> str:
    """``text`` with its half-width marks full-width where they stand in Chinese.

    A comma inside a number stays one, and so does what stands between Latin letters.
    """
    text = _IN_CHINESE.sub(lambda mark: mark[0].translate(_HALF_WIDTH), text)
    return _PAIRED.sub(lambda pair: f"{pair[0][:-1]}）", text)


def _curly(quoted: re.Match[str]) -> str:
    """A pair of straight quotes as the pair that Chinese print has."""
    opening, closing = _CURLY[quoted[0][0]]
    return f"{opening}{quoted[0][1:-1]}{closing}"


def own(text: str) -> str:
    """``text`` with what only has another code as itself; of the same length.

    That are radicals and small, vertical and half-width forms (⼯, ﹐, ｡), and half-width marks and
    straight quotes in Chinese.
    """
    if _MAY_BE_COMPATIBLE.search(text):
        text = text.translate(_compatible())
    if text.isascii():
        return text
    if any(mark in text for mark in ",;:?!()"):
        text = _chinese_marks(text)
    if "." in text or "．" in text:
        text = _STOP.sub("。", text)
    if '"' in text or "'" in text:
        text = _STRAIGHT.sub(_curly, text)
    return text


@cache
def _compatible() -> dict[int, str]:
    return {ord(row.word): row.get("is") for row in load_rulebook().table("compatible")}


def simplified(text: str) -> str:
    """``text`` in simplified script, character for character.

    By phrases (乾隆 stays, 乾燥 does not) where that keeps the length, as it nearly always does.
    """
    # GB 2312 has no traditional characters that matter; what it lacks is escaped by number
    rare = {chr(int(code)) for code in _ESCAPED.findall(text.encode("gb2312", "xmlcharrefreplace"))}
    if not rare or max(rare) < "\u3400" or not rare & _character_map().keys():
        return text
    converted = _converter()(text)
    if len(converted) == len(text):
        return converted
    return text.translate({ord(old): new for old, new in _character_map().items()})


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
