"""Word's automatic numbers: 一、 1. （一） that a program counts and no run of text holds."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from extractor.rulebook import load_rulebook

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
_CIRCLES = 20
_MOST = 10_000


class _Level(NamedTuple):
    form: str
    text: str
    start: int
    blank: str


class Numbering:
    """Counts the numbered paragraphs of one document, in the order it meets them."""

    def __init__(self, numbering: Element | None, styles: Element | None):
        abstract = {
            _of(node, "abstractNumId"): _levels(node)
            for node in ([] if numbering is None else numbering.iter())
            if _local(node) == "abstractNum"
        }
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for node in [] if numbering is None else numbering.iter():
            if _local(node) == "num":
                kind = next((_of(c, "val") for c in node if _local(c) == "abstractNumId"), "")
                levels = {**abstract.get(kind, {}), **_levels(node)}
                restarts = any(_local(c) == "lvlOverride" for c in node)
                key = _of(node, "numId") if restarts else kind
                self._lists[_of(node, "numId")] = (key, levels)
        self._styles = _styled(styles)
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)

    def before(self, paragraph: Element) -> str:
        """What the program writes before a paragraph; it counts as written."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        key, levels = self._lists.get(number, ("", {}))
        if level not in levels:
            return ""
        counts = self._counts[key]
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].form in ("bullet", "none"):
            return ""
        text = levels[level].text
        for n in range(_LEVELS, 0, -1):
            if f"%{n}" in text:
                other = levels.get(n - 1, levels[level])
                count = counts[n - 1]
                written = _written(other.start if count is None else count, other.form)
                text = text.replace(f"%{n}", written)
        return text + levels[level].blank if text else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's."""
        number, level = None, None
        for node in next((c for c in paragraph if _local(c) == "pPr"), ()):
            if _local(node) == "numPr":
                number = next((_of(c, "val") for c in node if _local(c) == "numId"), number)
                level = next((_of(c, "val") for c in node if _local(c) == "ilvl"), level)
            elif _local(node) == "pStyle" and number is None:
                number, level = self._styles.get(_of(node, "val"), (None, None))
        if not number or number == "0":
            return None
        return number, min(int(level), _LEVELS - 1) if level and level.isdecimal() else 0


def _levels(node: Element) -> dict[int, _Level]:
    found = {}
    for level in node.iter():
        if _local(level) != "lvl" or not _of(level, "ilvl").isdecimal():
            continue
        value = {_local(child): _of(child, "val") for child in level}
        start = value.get("start", "1")
        suffix = {"space": " ", "nothing": ""}.get(value.get("suff", "tab"), "")
        found[int(_of(level, "ilvl"))] = _Level(
            value.get("numFmt", "decimal"),
            value.get("lvlText", ""),
            int(start) if start.isdecimal() and len(start) < 6 else 1,
            suffix,
        )
    return found


def _styled(styles: Element | None) -> dict[str, tuple[str | None, str | None]]:
    """The list and level that each style of paragraphs brings."""
    found = {}
    for style in [] if styles is None else styles:
        if _local(style) != "style":
            continue
        for node in style.iter():
            if _local(node) == "numPr":
                number = next((_of(c, "val") for c in node if _local(c) == "numId"), None)
                level = next((_of(c, "val") for c in node if _local(c) == "ilvl"), None)
                found[_of(style, "styleId")] = (number, level)
    return found


def _written(number: int, form: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    chinese = _formats().get(form)
    if chinese is not None:
        return _chinese(number, *chinese)
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form.startswith("decimalEnclosedCircle") and number <= _CIRCLES:
        return chr(0x2460 + number - 1)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int, digits: str, ten: str) -> str:
    if not ten or number >= 100:
        return "".join(digits[int(c)] for c in str(number))
    tens, ones = divmod(number, 10)
    front = "" if not tens else ten if tens == 1 else digits[tens] + ten
    return front + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


@cache
def _formats() -> dict[str, tuple[str, str]]:
    rows = load_rulebook().table("word_numbering")
    return {row.word: (row.get("digits"), row.get("ten")) for row in rows}


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _of(node: Element, name: str) -> str:
    """An attribute by its local name."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
