"""The text of an OFD file, by where its pieces stand on the page."""

from __future__ import annotations

import posixpath
from typing import Any, NamedTuple

from extractor.source.package import Package, PackageText, first_text, local_name
from extractor.source.weave import Woven


class _Placed(NamedTuple):
    y: float
    x: float
    text: str


def ofd_text(package: Package) -> PackageText:
    root = package.tree("OFD.xml", "an OFD file")
    pages: list[str] = []
    for node in root.iter():
        if local_name(node) == "DocRoot" and node.text:
            place = node.text.strip().lstrip("/")
            document = package.tree(place, "an OFD file")
            folder = posixpath.dirname(place)
            for page in () if document is None else document.iter():
                if local_name(page) == "Page" and page.get("BaseLoc"):
                    where = posixpath.normpath(
                        posixpath.join(folder, page.get("BaseLoc").lstrip("/"))
                    )
                    tree = package.tree(where, "an OFD file")
                    pages.append("" if tree is None else _ofd_page(tree))
    text = Woven("\f".join(page for page in pages if page), ())
    return PackageText(text, first_text(root, "Title"))


def _ofd_page(tree: Any) -> str:
    placed = []
    for node in tree.iter():
        if local_name(node) != "TextObject":
            continue
        corner = [float(n) for n in (node.get("Boundary") or "0 0 0 0").split()[:2]]
        for code in (child for child in node if local_name(child) == "TextCode"):
            y, x = float(code.get("Y") or 0), float(code.get("X") or 0)
            placed.append(_Placed(corner[1] + y, corner[0] + x, code.text or ""))
    lines: list[list[_Placed]] = []
    for piece in sorted(placed):
        if lines and abs(lines[-1][0].y - piece.y) < 1.5:  # millimetres
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return "\n".join("".join(p.text for p in sorted(line, key=lambda p: p.x)) for line in lines)
