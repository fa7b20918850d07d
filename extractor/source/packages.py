"""What else is a ZIP of XML: OpenDocument text, PowerPoint, e-books, OFD."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from extractor.document import Document, Loader
from extractor.errors import EmptySourceError, SourceError
from extractor.source.blocks import woven
from extractor.source.imprinted import imprinted
from extractor.source.ofd import ofd_text
from extractor.source.package import Package, Told, first_text, local_name
from extractor.source.parse import parse_html
from extractor.source.titles import first_line
from extractor.source.weave import RawCell, Rows, Weaver, Woven, is_data
from extractor.source.written_days import find_date

_NUMBER = re.compile(r"(\d+)\.xml$")
#: What programs that make e-books write where nobody has named one.
_UNTITLED = frozenset(("unknown title", "untitled", "unknown"))
_MOST_REPEATED = 200  # blanks or cells that one element may stand for


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
            return _document(package, loader, read(package))
    raise EmptySourceError("a package without text", path=package.path)


def is_package(names: set[str]) -> bool:
    """Whether a ZIP with these members is a package that is read here."""
    return any(member in names for member, _, _ in _KINDS)


def _document(package: Package, loader: Loader, told: Told) -> Document:
    text = told.text.text
    if not text.strip():
        raise EmptySourceError("no text in it", path=package.path)
    return imprinted(
        text,
        title=told.title or first_line(text),
        path=package.path,
        loader=loader,
        grids=told.text.grids,
        told=find_date(told.day) if loader == "epub" else None,
        notes=told.notes,
    )


# -- OpenDocument text


def _odt(package: Package) -> Told:
    tree = package.tree("content.xml", "an OpenDocument file")
    meta = package.tree("meta.xml", "an OpenDocument file")
    title = "" if meta is None else first_text(meta, "title")
    weaver = Weaver()
    parts: list[str] = []
    body = next((node for node in tree.iter() if local_name(node) == "body"), tree)
    walk = [body]
    while walk:
        node = walk.pop()
        name = local_name(node)
        if name == "table" and is_data(rows := _odt_rows(node)):
            parts.append(weaver.mark(rows))
        elif name in ("p", "h"):
            parts.append(_odt_line(node) + "\n")
        elif name not in ("tracked-changes", "annotation", "sequence-decls"):
            walk.extend(reversed(node))
    text = re.sub(r"\n+(?=\x01)|(?<=\x02)\n+", "\n", "".join(parts)).strip("\n")
    return Told(weaver.weave(text), title, notes=tuple(_odt_notes(body)))


def _odt_notes(body: Any) -> Iterator[str]:
    """The text of each note, in one line."""
    for note in body.iter():
        if local_name(note) == "note-body":
            lines = [_odt_line(node) for node in note.iter() if local_name(node) in ("p", "h")]
            yield " ".join("".join(lines).split())


def _odt_rows(table: Any) -> Rows:
    if sum(local_name(node) == "table" for node in table.iter()) > 1:
        return []
    rows = []
    for row in (node for node in table.iter() if local_name(node) == "table-row"):
        cells: list[RawCell] = []
        for cell in row:
            if local_name(cell) != "table-cell":
                continue
            lines = [_odt_line(node) for node in cell if local_name(node) in ("p", "h")]
            made = RawCell(
                "\n".join(lines), _count(cell, "number-rows-spanned"),
                _count(cell, "number-columns-spanned"),
            )  # fmt: skip
            cells += [made] * _count(cell, "number-columns-repeated")
        rows.append(cells)
    return rows


def _odt_line(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        name = local_name(child)
        if name == "s":
            parts.append(" " * _count(child, "c"))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in ("annotation", "note", "change", "change-start", "change-end"):
            parts.append(_odt_line(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _count(node: Any, name: str) -> int:
    value = next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == name), "1")
    return max(1, min(int(value), _MOST_REPEATED)) if value.isdecimal() and len(value) < 8 else 1


# -- PowerPoint


def _pptx(package: Package) -> Told:
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
    return Told(weaver.weave(text), title)


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
        (child.text or "") if local_name(child) == "t" else "\n"
        for child in node.iter()
        if local_name(child) in ("t", "br")
    )


# -- e-books


def _epub(package: Package) -> Told:
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
    text, grids = "", []
    for name in filter(None, order):
        where = posixpath.normpath(posixpath.join(folder, unquote(name)))
        data = package.read(where)
        if data is None:
            continue
        try:
            chapter = woven(parse_html(data.decode("utf-8", "replace"), package.path))
        except EmptySourceError:
            continue
        if chapter.text:
            text += "\f" if text else ""
            grids += [grid.moved(len(text)) for grid in chapter.grids]
            text += chapter.text
    title = first_text(book, "title")
    title = "" if title.lower() in _UNTITLED else title
    return Told(Woven(text, tuple(grids)), title, first_text(book, "date"))


# -- OFD


_Read = Callable[[Package], Told]

#: A member that tells the kind, what the loader is called, and what reads it.
_KINDS: tuple[tuple[str, Loader, _Read], ...] = (
    ("ppt/presentation.xml", "pptx", _pptx),
    ("META-INF/container.xml", "epub", _epub),
    ("OFD.xml", "ofd", ofd_text),
    ("content.xml", "odt", _odt),
)
