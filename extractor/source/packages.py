"""What else is a ZIP of XML: OpenDocument text, PowerPoint, e-books, OFD."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from extractor.document import Document, Loader
from extractor.errors import EmptySourceError, SourceError
from extractor.grids import and_aligned
from extractor.source.blocks import woven
from extractor.source.imprinted import imprinted
from extractor.source.odf import flat_odf_told, odt_told
from extractor.source.ofd import ofd_text
from extractor.source.package import Package, PackageText, first_text, local_name
from extractor.source.parse import parse_html
from extractor.source.raised import raised
from extractor.source.titles import first_line
from extractor.source.weave import RawCell, Weaver, Woven, is_data
from extractor.source.written_days import find_date

_NUMBER = re.compile(r"(\d+)\.xml$")
#: What programs that make e-books write where nobody has named one.
_UNTITLED = frozenset(("unknown title", "untitled", "unknown"))


def load_package(package: Package) -> Document:
    """The text of a package of a known kind.

    Raises:
        EmptySourceError: no text.
        SourceError: damaged (``broken``), or over a limit.
        MissingExtraError: without the ``html`` extra.
    """
    names = set(package.archive.namelist())
    for member, loader, read in _KINDS:
        if member in names:
            return _document(package.path, loader, read(package))
    raise EmptySourceError("a package without text", path=package.path)


def is_package(names: set[str]) -> bool:
    """Whether a ZIP with these members is a package that is read here."""
    return any(member in names for member, _, _ in _KINDS)


def flat_odf(tree: Any, path: str | None) -> Document:
    """The text of an OpenDocument file that is one XML.

    Raises:
        EmptySourceError: no text.
    """
    return _document(path, "odt", flat_odf_told(tree))


def _document(path: str | None, loader: Loader, told: PackageText) -> Document:
    text = told.text.text
    if not text.strip():
        raise EmptySourceError("no text in it", path=path)
    return imprinted(
        text,
        title=told.title or first_line(text),
        path=path,
        loader=loader,
        grids=and_aligned(text, told.text.grids),
        told=find_date(told.day) if loader == "epub" else None,
        notes=told.notes,
    )


# -- PowerPoint


def _pptx(package: Package) -> PackageText:
    names = [
        name
        for name in package.archive.namelist()
        if name.startswith("ppt/slides/slide") and _NUMBER.search(name)
    ]
    names.sort(key=lambda name: int(_NUMBER.search(name).group(1)))  # type: ignore[union-attr]  # just found
    weaver = Weaver()
    slides = []
    for name in names:
        tree = package.tree(name, "a PowerPoint file")
        slides.append("\n".join(_slide(tree, weaver)))
    title = slides[0].split("\n")[0].strip() if slides else ""
    text = re.sub(r"\n+(?=\x01)|(?<=\x02)\n+", "\n", "\f".join(slides))
    return PackageText(weaver.weave(text), title)


def _slide(tree: Any, weaver: Weaver) -> Iterator[str]:
    walk = [tree]
    while walk:
        node = walk.pop()
        name = local_name(node)
        if name == "tbl":
            rows = [
                [
                    _slide_cell(cell)
                    for cell in row
                    if local_name(cell) == "tc" and not _covered(cell)
                ]
                for row in node
                if local_name(row) == "tr"
            ]
            if is_data(rows):
                yield weaver.mark(rows).strip("\n")
            else:
                yield from ("\t".join(cell.text for cell in row) for row in rows)
        elif name == "p":
            line = _slide_line(node)
            if line.strip():
                yield line
        else:
            walk.extend(reversed(node))


def _slide_cell(cell: Any) -> RawCell:
    lines = [_slide_line(node) for node in cell.iter() if local_name(node) == "p"]
    rows, columns = cell.get("rowSpan") or "1", cell.get("gridSpan") or "1"
    return RawCell(
        "\n".join(lines).strip("\n"),
        int(rows) if rows.isdecimal() and len(rows) < 4 else 1,
        int(columns) if columns.isdecimal() and len(columns) < 4 else 1,
    )


def _covered(cell: Any) -> bool:
    return "1" in (cell.get("vMerge"), cell.get("hMerge"))


def _slide_line(node: Any) -> str:
    return "".join(
        _run(child) if local_name(child) == "t" else "\n"
        for child in node.iter()
        if local_name(child) in ("t", "br")
    )


def _run(node: Any) -> str:
    """The letters of a run; those whose line lies above the others' are raised."""
    said = node.text or ""
    looks = next(
        (one for one in node.itersiblings(preceding=True) if local_name(one) == "rPr"), None
    )
    above = looks.get("baseline", "0") if looks is not None else "0"
    return raised(said) if above.strip("%").isdecimal() and above.strip("0%") else said


# -- e-books


def _epub(package: Package) -> PackageText:
    container = package.tree("META-INF/container.xml", "an e-book")
    place = next(
        (n.get("full-path") for n in container.iter() if local_name(n) == "rootfile"), None
    )
    book = package.tree(place, "an e-book") if place else None
    if book is None:
        raise SourceError("an e-book without contents", path=package.path, reason="broken")
    folder = posixpath.dirname(place or "")
    files = {n.get("id"): n.get("href") for n in book.iter() if local_name(n) == "item"}
    order = [files.get(n.get("idref")) for n in book.iter() if local_name(n) == "itemref"]
    sheet = _sheets(package, folder, files.values())
    text, grids = "", []
    for name in filter(None, order):
        where = posixpath.normpath(posixpath.join(folder, unquote(name)))
        data = package.read(where)
        if data is None:
            continue
        try:
            page = parse_html(data.decode("utf-8", "replace"), package.path, sheet=sheet)
            chapter = woven(page)
        except EmptySourceError:
            continue
        if chapter.text:
            text += "\f" if text else ""
            grids += [grid.moved(len(text)) for grid in chapter.grids]
            text += chapter.text
    title = first_text(book, "title")
    title = "" if title.lower() in _UNTITLED else title
    return PackageText(Woven(text, tuple(grids)), title, first_text(book, "date"))


def _sheets(package: Package, folder: str, names: Iterable[str | None]) -> str:
    """The style sheets of an e-book."""
    places = (posixpath.join(folder, unquote(one)) for one in names if one and one.endswith(".css"))
    found = (package.read(posixpath.normpath(place)) for place in places)
    return "\n".join(data.decode("utf-8", "replace") for data in found if data)


# -- OFD


_Read = Callable[[Package], PackageText]

#: A member that tells the kind, what the loader is called, and what reads it.
_KINDS: tuple[tuple[str, Loader, _Read], ...] = (
    ("ppt/presentation.xml", "pptx", _pptx),
    ("META-INF/container.xml", "epub", _epub),
    ("OFD.xml", "ofd", ofd_text),
    ("content.xml", "odt", odt_told),
)
