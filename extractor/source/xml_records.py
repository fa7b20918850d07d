"""XML of records: what databases and sites write out, a document for each record with a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.document import Document
from extractor.errors import SourceError, UnsupportedSourceError
from extractor.source import columns as choice
from extractor.source.columns import Columns, Tell
from extractor.source.data import load_records as told
from extractor.source.data import records_of
from extractor.source.package import local_name

_DEEPEST = 8  # elements around a field
#: What a page's text is made of: a field that holds these holds a piece of a page.
_PAGE = frozenset(
    (
        "p", "br", "div", "span", "b", "i", "strong", "em", "font", "table", "tr", "td", "th",
        "ul", "ol", "li", "a", "img", "h1", "h2", "h3",
    )
)  # fmt: skip


def load_records(
    tree: Any, *, path: str | None, encoding: str, columns: Columns, tell: Tell
) -> Iterator[Document | SourceError]:
    """The documents of XML whose elements are records.

    Raises:
        UnsupportedSourceError: no records in it (``xml``).
        SourceError: it is not known which field holds the text (``no-text-column``).
    """
    records = records_of(_value(tree, 0))
    names = {name for record in records for name in record}
    if columns.text is None and not choice.is_told(names):
        raise UnsupportedSourceError(
            f"XML of a kind that is not read: its root is <{local_name(tree)}>",
            path=path,
            reason="xml",
        )
    return told(records, path=path, encoding=encoding, columns=columns, tell=tell, loader="xml")


def _value(node: Any, deep: int) -> Any:
    """An element as its fields by their names, those of one name in a list; or its text."""
    inner = [one for one in node if isinstance(one.tag, str)]
    if deep >= _DEEPEST or (inner and all(local_name(one).lower() in _PAGE for one in inner)):
        return _inside(node)
    if not inner and not node.attrib:
        return node.text or ""
    fields: dict[str, Any] = {key.rpartition("}")[2]: said for key, said in node.attrib.items()}
    if not inner and (node.text or "").strip():
        return node.text
    for one in inner:
        value = _value(one, deep + 1)
        name = local_name(one)
        held = fields.get(name)
        if held is None:
            fields[name] = value
        elif isinstance(held, list):
            held.append(value)
        else:
            fields[name] = [held, value]
    return fields


def _inside(node: Any) -> str:
    """What stands in an element, as a piece of a page."""
    from lxml import etree

    parts = [node.text or ""]
    parts += [str(etree.tostring(one, encoding="unicode")) for one in node]
    return "".join(parts)
