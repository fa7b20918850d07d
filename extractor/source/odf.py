"""OpenDocument texts and slides: paragraphs, with the numbers of lists, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.source.odf_styles import Styles, numbers_of
from extractor.source.package import Package, PackageText, attribute, first_text, local_name
from extractor.source.raised import raised
from extractor.source.weave import RawCell, RawRows, Weaver, is_data

_MOST_REPEATED = 200  # blanks or cells that one element may stand for
_PARAGRAPHS = ("p", "h")
_LEFT_OUT = frozenset(("tracked-changes", "annotation", "sequence-decls"))
_NO_TEXT = frozenset(("annotation", "note", "change", "change-start", "change-end"))
_SPACE = re.compile(r"[ \t\r\n]+")


def odt_told(package: Package) -> PackageText:
    """What a package of OpenDocument tells."""
    what = "an OpenDocument file"
    tree = package.tree("content.xml", what)
    parts = (package.tree(name, what) for name in ("styles.xml", "meta.xml"))
    styles, meta = parts
    title = "" if meta is None else first_text(meta, "title")
    return odf_told(tree, [tree] if styles is None else [styles, tree], title)


def flat_odf_told(tree: Any) -> PackageText:
    """What an OpenDocument file of one XML tells."""
    meta = next((node for node in tree if local_name(node) == "meta"), None)
    return odf_told(tree, [tree], "" if meta is None else first_text(meta, "title"))


def odf_told(tree: Any, styled: list[Any], title: str) -> PackageText:
    """The text of the body of ``tree``; ``styled`` are the trees that hold styles."""
    body = next((node for node in tree.iter() if local_name(node) == "body"), tree)
    styles = Styles(*styled)
    writer = _Writer(styles, numbers_of(body, styles))
    weaver = Weaver()
    text = "".join(writer.parts(body, weaver))
    tidy = re.sub(r"\n+(?=\x01)|(?<=\x02)\n+", "\n", text).strip("\n")
    return PackageText(weaver.weave(tidy), title, notes=tuple(writer.notes(body)))


class _Writer(NamedTuple):
    """Writes the lines of a body."""

    styles: Styles
    numbers: dict[Any, str]

    def parts(self, body: Any, weaver: Weaver) -> Iterator[str]:
        walk = [body]
        while walk:
            node = walk.pop()
            name = local_name(node)
            if name == "table" and is_data(rows := self.rows(node)):
                yield weaver.mark(rows)
            elif name in _PARAGRAPHS:
                yield self.line(node) + "\n"
            elif name not in _LEFT_OUT:
                walk.extend(reversed(node))

    def notes(self, body: Any) -> Iterator[str]:
        """The text of each note, in one line."""
        for note in body.iter():
            if local_name(note) == "note-body":
                lines = [self.line(node) for node in note.iter() if local_name(node) in _PARAGRAPHS]
                yield " ".join("".join(lines).split())

    def rows(self, table: Any) -> RawRows:
        """The cells of a table; none of one that holds tables."""
        if sum(local_name(node) == "table" for node in table.iter()) > 1:
            return []
        rows = []
        for row in (node for node in table.iter() if local_name(node) == "table-row"):
            cells: list[RawCell] = []
            for cell in row:
                if local_name(cell) != "table-cell":
                    continue
                lines = map(self.line, _paragraphs(cell))
                made = RawCell(
                    "\n".join(lines), _count(cell, "number-rows-spanned"),
                    _count(cell, "number-columns-spanned"),
                )  # fmt: skip
                cells += [made] * _count(cell, "number-columns-repeated")
            rows.append(cells)
        return rows

    def line(self, paragraph: Any) -> str:
        """The text of a paragraph, with its number in a list."""
        if self.styles.is_hidden(paragraph):
            return ""
        return self.numbers.get(paragraph, "") + self._inside(paragraph)

    def _inside(self, node: Any) -> str:
        parts = [_SPACE.sub(" ", node.text or "")]
        for child in node:
            name = local_name(child)
            if name == "s":
                parts.append(" " * _count(child, "c"))
            elif name == "tab":
                parts.append("\t")
            elif name == "line-break":
                parts.append("\n")
            elif name == "span" and self.styles.is_hidden(child):
                pass
            elif name not in _NO_TEXT:
                said = self._inside(child)
                set_up = name == "span" and self.styles.is_raised(child)
                parts.append(raised(said) if set_up else said)
            parts.append(_SPACE.sub(" ", child.tail or ""))
        return "".join(parts)


def _paragraphs(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, in lists too, without those of its notes."""
    walk = [*reversed(cell)]
    while walk:
        node = walk.pop()
        if local_name(node) in _PARAGRAPHS:
            yield node
        elif local_name(node) not in _LEFT_OUT:
            walk.extend(reversed(node))


def _count(node: Any, name: str) -> int:
    value = attribute(node, name) or "1"
    return max(1, min(int(value), _MOST_REPEATED)) if value.isdecimal() and len(value) < 8 else 1
