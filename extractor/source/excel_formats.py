"""How the cells of an .xlsx are shown: in per cent, as a month, as a year.

Their values do not tell: 6.2 % is .062, and March is the first of March. What the other kinds of
workbook show is not known.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from extractor.source.archive import BROKEN

PERCENT, DAY, MONTH, YEAR = "percent", "day", "month", "year"
ShownCells = dict[tuple[int, int], str]  # row and column of a cell → how it is shown

_BUILT_IN = {"9": PERCENT, "10": PERCENT, "14": DAY, "17": MONTH}
_NAMES = re.compile(r"([A-Z]+)(\d+)")
#: What is written as it stands, and the languages and conditions of a format.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def shown_as(data: bytes) -> dict[int, ShownCells]:
    """For the number of each sheet its cells that are shown otherwise than by their value."""
    if not data.startswith(b"PK"):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            styles = _styles(archive)
            if not styles:
                return {}
            parts = enumerate(_sheet_parts(archive))
            return {number: dict(_cells_of(archive, part, styles)) for number, part in parts}
    except (*BROKEN, KeyError, ElementTree.ParseError):
        return {}


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The numbers of the styles that matter here, and what they show."""
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    kinds = dict(_BUILT_IN)
    for node in root.iter():
        if node.tag.endswith("}numFmt"):
            kinds[node.get("numFmtId", "")] = _kind(node.get("formatCode", ""))
    formats = next((node for node in root if node.tag.endswith("}cellXfs")), ())
    found = {str(n): kinds.get(node.get("numFmtId") or "0", "") for n, node in enumerate(formats)}
    return {number: kind for number, kind in found.items() if kind}


def _kind(code: str) -> str:
    bare = _LITERAL.sub("", code.split(";", 1)[0]).lower()
    if "%" in bare:
        return PERCENT
    if "y" not in bare or "h" in bare:
        return ""
    if "d" in bare:
        return DAY
    return MONTH if "m" in bare else YEAR


def _sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """The parts of the sheets in the order of the workbook."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = []
    for node in book.iter():
        if node.tag.endswith("}sheet"):
            ident = next((v for k, v in node.attrib.items() if k.endswith("}id")), None)
            target = targets.get(ident, "")
            found.append(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return found


def _cells_of(
    archive: zipfile.ZipFile, part: str, styles: dict[str, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    with archive.open(part) as file:
        for _, node in ElementTree.iterparse(file):
            if node.tag.endswith("}c") and node.get("s") in styles:
                place = _NAMES.fullmatch(node.get("r", ""))
                if place is not None:
                    kind = styles[node.get("s", "")]
                    yield (int(place[2]) - 1, _column(place[1])), kind
            if node.tag.endswith("}row"):
                node.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
