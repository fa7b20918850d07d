"""Word's automatic numbers: 一、 1. （一） that a program counts and no run of text holds."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from extractor.source.list_numbers import LEVELS, Counts, Level


class Numbering:
    """Counts the numbered paragraphs of one document, in the order it meets them."""

    def __init__(self, numbering: Element | None, styles: Element | None):
        abstract = {
            _of(node, "abstractNumId"): _levels(node)
            for node in ([] if numbering is None else numbering.iter())
            if _local(node) == "abstractNum"
        }
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}
        for node in [] if numbering is None else numbering.iter():
            if _local(node) == "num":
                kind = next((_of(c, "val") for c in node if _local(c) == "abstractNumId"), "")
                levels = {**abstract.get(kind, {}), **_levels(node)}
                restarts = any(_local(c) == "lvlOverride" for c in node)
                key = _of(node, "numId") if restarts else kind
                self._lists[_of(node, "numId")] = (key, levels)
        self._styles = _styled(styles)
        self._counts = Counts()

    def before(self, paragraph: Element) -> str:
        """What the program writes before a paragraph; it counts as written."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        key, levels = self._lists.get(number, ("", {}))
        return self._counts.before(key, level, levels)

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
        return number, min(int(level), LEVELS - 1) if level and level.isdecimal() else 0


def _levels(node: Element) -> dict[int, Level]:
    found = {}
    for level in node.iter():
        if _local(level) != "lvl" or not _of(level, "ilvl").isdecimal():
            continue
        value = {_local(child): _of(child, "val") for child in level}
        start = value.get("start", "1")
        suffix = "" if value.get("suff", "").lower() == "nothing" else " "
        found[int(_of(level, "ilvl"))] = Level(
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


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _of(node: Element, name: str) -> str:
    """An attribute by its local name."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""
