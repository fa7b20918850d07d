"""Raised digits, of notes and powers: as plain ones they would join the number before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_HIGH = re.compile(r"vertical-align\s*:\s*super")
#: A rule of a style sheet: its selectors, and what it says.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:[\w-]+)?\.([\w-]+)$")
_INLINE = ("span", "font", "a", "b", "i", "em", "strong", "u")
_BRACKETS = "[［(（〔【"


def raised(text: str) -> str:
    """What stands above its line, with raised digits: 120 and a note's 2 are 120², not 1202.

    In brackets it joins no number and stays as it is.
    """
    return text if text.lstrip()[:1] in _BRACKETS else text.translate(_RAISED)


def mark_raised(tree: Any, sheet: str = "") -> None:
    """Makes ``sup`` of the elements in a line of a page that its styles raise.

    ``sheet``: style sheets that lie outside; those in the page and the elements' own count too.
    """
    sheets = [sheet, *(node.text or "" for node in tree.iter("style"))]
    classes = set(_raised_classes("\n".join(sheets)))
    for node in tree.iter(*_INLINE):
        named = classes.intersection((node.get("class") or "").split()) if classes else ()
        if named or _HIGH.search(node.get("style") or ""):
            node.tag = "sup"


def _raised_classes(sheets: str) -> Iterator[str]:
    for rule in _RULE.finditer(sheets):
        if _HIGH.search(rule.group(2)):
            for selector in rule.group(1).split(","):
                found = _CLASS.match(selector.strip())
                if found is not None:
                    yield found.group(1)
