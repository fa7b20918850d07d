"""Word files of 2003 that are one XML: the same elements as in a .docx, some by other names."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from extractor.document import Document
from extractor.errors import EmptySourceError
from extractor.source.docx import document_of
from extractor.source.docx_looks import Looks
from extractor.source.list_numbers import form_of_code
from extractor.source.numbering import Numbering
from extractor.source.package import first_text, local_name

_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_NEW = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = {
    "listDef": "abstractNum", "listDefId": "abstractNumId", "ilst": "abstractNumId", "list": "num",
    "listPr": "numPr", "ilfo": "numId", "vmerge": "vMerge", "nfc": "numFmt",
}  # fmt: skip
_NOTES = ("footnote", "endnote")


def load_word(tree: Any, *, path: str | None) -> Document:
    """The text of a Word file that is one XML.

    Raises:
        EmptySourceError: no text.
    """
    told = next((node for node in tree if local_name(node) == "DocumentProperties"), None)
    title = first_text(told, "Title") if told is not None else ""
    new = _renamed(tree)
    body = new.find(f"{_NEW}body")
    if body is None:
        raise EmptySourceError("a Word file without text", path=path)
    notes = _taken_out(body)
    styles = new.find(f"{_NEW}styles")
    return document_of(
        body,
        title=title,
        numbering=Numbering(new.find(f"{_NEW}lists"), styles),
        looks=Looks(styles),
        notes=notes,
        path=path,
    )


def _renamed(node: Any) -> Element:
    """The tree as a .docx would hold it."""
    root = Element(_name(node.tag))
    walk = [(node, root)]
    while walk:
        old, new = walk.pop()
        new.text, new.tail = old.text, old.tail
        for key, value in old.attrib.items():
            new.set(_name(key), _value(old, key, value))
        for child in old:
            if isinstance(child.tag, str):
                walk.append((child, ElementTree.SubElement(new, _name(child.tag))))
    return root


def _name(name: str) -> str:
    if not name.startswith(_OLD):
        return name
    bare = name.removeprefix(_OLD)
    return _NEW + _NAMES.get(bare, bare)


def _value(node: Any, key: str, value: str) -> str:
    """A value; the forms of numbers have names in a .docx."""
    if local_name(node) == "nfc" and key == f"{_OLD}val" and value.isdecimal():
        return form_of_code(int(value))
    return value


def _taken_out(body: Element) -> list[Element]:
    """The notes, which stand where they are referred to, taken out of the text."""
    found = []
    for parent in list(body.iter()):
        for child in list(parent):
            if child.tag.removeprefix(_NEW) in _NOTES:
                found.append(child)
                parent.remove(child)
    return found
