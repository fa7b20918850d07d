"""How the cells of an .xlsx are shown, by the parts of its package."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from extractor.source.shown import BUILT_IN, CellsTold, kind_of_code

_NAMES = re.compile(r"([A-Z]+)(\d+)")
#: A cell that holds anything, in the bytes of a sheet.
_HELD = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,4})(\d{1,8})[\"'](?:[^>]*[^>/])?>\s*<(?:\w+:)?(?:f|v|is)\b"
)


def xlsx_cells(archive: zipfile.ZipFile) -> CellsTold:
    """How the cells of each sheet are shown, and how many there would be.

    Raises:
        KeyError, ElementTree.ParseError: it does not tell its sheets.
    """
    parts = _sheet_parts(archive)
    names = set(archive.namelist())
    count = sum(_extent(archive.read(part)) for part in parts if part in names)
    try:
        styles = _styles(archive)
        each = enumerate(parts)
        shown = {n: dict(_cells_of(archive, part, styles)) for n, part in each} if styles else {}
    except (KeyError, ElementTree.ParseError):
        return CellsTold(total=count)
    return CellsTold(shown, count)


def _extent(sheet: bytes) -> int:
    """How many cells a sheet has from its first to the last that holds anything."""
    high = wide = 0
    last = b""
    for letters, row in _HELD.findall(sheet):
        if row != last:
            last, high = row, max(high, int(row))
        wide = max(wide, _column(letters.decode()) + 1)
    return high * wide


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The numbers of the styles that matter here, and what they show."""
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    kinds = dict(BUILT_IN)
    for node in root.iter():
        if node.tag.endswith("}numFmt"):
            kinds[node.get("numFmtId", "")] = kind_of_code(node.get("formatCode", ""))
    formats = next((node for node in root if node.tag.endswith("}cellXfs")), ())
    found = {str(n): kinds.get(node.get("numFmtId") or "0", "") for n, node in enumerate(formats)}
    return {number: kind for number, kind in found.items() if kind}


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
