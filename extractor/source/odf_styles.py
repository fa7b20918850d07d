"""What the styles of an OpenDocument file say of its text: what is raised or not shown, and the
numbers that it counts before paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.source.list_numbers import LEVELS, PLACE, Counts, Level, form_of_signs
from extractor.source.package import attribute, local_name

_RAISED = "super"
_NESTED = 20  # styles that build on each other
_PARAGRAPHS = ("p", "h")
_OUTLINE = "\x00outline"  # no name of a style
_KINDS = {
    "list-level-style-number": "number",
    "outline-level-style": "number",
    "list-level-style-bullet": "bullet",
    "list-level-style-image": "bullet",
}


class Styles:
    """The styles of a document and its text, by their names."""

    def __init__(self, *trees: Any):
        self._styles: dict[str, Any] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        for tree in trees:
            for node in tree.iter():
                name = local_name(node)
                if name == "style":
                    self._styles[attribute(node, "name")] = node
                elif name == "list-style":
                    self.lists[attribute(node, "name")] = _levels(node)
                elif name == "outline-style":
                    self.lists[_OUTLINE] = _levels(node)

    def is_raised(self, node: Any) -> bool:
        """Whether the text of a span stands above the line."""
        place = self._said(node, "text-position").split(" ")[0]
        return place == _RAISED or (place.endswith("%") and not place.startswith(("-", "0")))

    def is_hidden(self, node: Any) -> bool:
        """Whether a span or paragraph is set not to be seen."""
        return self._said(node, "display") == "none"

    def list_of(self, paragraph: Any) -> str:
        """The name of the list that the style of a paragraph brings."""
        return next(
            (
                said
                for style in self._of(paragraph)
                if (said := attribute(style, "list-style-name"))
            ),
            "",
        )

    def _said(self, node: Any, name: str) -> str:
        """What the nearest style of an element says of its letters."""
        for style in self._of(node):
            for one in style:
                if local_name(one) == "text-properties" and (said := attribute(one, name)):
                    return said
        return ""

    def _of(self, node: Any) -> Iterator[Any]:
        """The style of an element and those it builds on."""
        name = attribute(node, "style-name")
        for _ in range(_NESTED):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


def numbers_of(body: Any, styles: Styles) -> dict[Any, str]:
    """What is written before the numbered paragraphs of a text."""
    counts = Counts()
    found: dict[Any, str] = {}
    walk: list[tuple[Any, str, int]] = [(body, "", 0)]
    while walk:
        node, style, level = walk.pop()
        name = local_name(node)
        if name == "list":
            style, level = (
                attribute(node, "style-name") or style or _style_in(node, styles),
                level + 1,
            )
            if level == 1 and not _goes_on(node):
                counts.begin(style)
        elif name == "list-item" and len(node) and local_name(node[0]) in _PARAGRAPHS:
            levels = styles.lists.get(style, {})
            at = _number(node, "start-value")
            found[node[0]] = counts.before(style, min(level, LEVELS) - 1, levels, at=at)
        elif name == "h" and not level and attribute(node, "is-list-header") != "true":
            deep = min(_number(node, "outline-level") or 1, LEVELS)
            found[node] = counts.before(_OUTLINE, deep - 1, styles.lists.get(_OUTLINE, {}))
        walk.extend((child, style, level) for child in reversed(node))
    return found


def _style_in(node: Any, styles: Styles) -> str:
    """The list that the first paragraph of a list without a name brings."""
    first = next((one for one in node.iter() if local_name(one) in _PARAGRAPHS), None)
    return styles.list_of(first) if first is not None else ""


def _goes_on(node: Any) -> bool:
    """Whether a list counts on where one before it ended."""
    said = attribute(node, "continue-numbering") == "true"
    return said or attribute(node, "continue-list") != ""


def _levels(style: Any) -> dict[int, Level]:
    found = {}
    for node in style:
        kind, number = _KINDS.get(local_name(node)), _number(node, "level")
        if kind is None or number is None or not 0 < number <= LEVELS:
            continue
        form = form_of_signs(attribute(node, "num-format")) if kind == "number" else kind
        start = _number(node, "start-value")
        found[number - 1] = Level(
            form, _text(node, number), 1 if start is None else start, _blank(node)
        )
    return found


def _text(node: Any, level: int) -> str:
    """The text of a level: as newer programs write it, else its signs around the numbers shown."""
    told = attribute(node, "num-list-format")
    if told:
        for n in range(1, LEVELS + 1):
            told = told.replace(f"{PLACE}{n}{PLACE}", f"{PLACE}{n}")
        return told
    shown = min(_number(node, "display-levels") or 1, level)
    numbers = ".".join(f"{PLACE}{n}" for n in range(level - shown + 1, level + 1))
    return attribute(node, "num-prefix") + numbers + attribute(node, "num-suffix")


def _blank(node: Any) -> str:
    """What parts a number from its paragraph."""
    for one in node.iter():
        if attribute(one, "label-followed-by") == "nothing":
            return ""
    return " "


def _number(node: Any, name: str) -> int | None:
    value = attribute(node, name)
    return int(value) if value.isdecimal() and len(value) < 6 else None
