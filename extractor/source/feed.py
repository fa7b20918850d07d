"""Feeds (RSS, Atom): each entry with a text is a document."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Iterator
from typing import Any

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError
from extractor.source.blocks import woven
from extractor.source.parse import parse_html, parse_xml
from extractor.source.written_days import find_date

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEAD = 2048
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated", "issued")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f!]+")


def is_feed(data: bytes) -> bool:
    """Whether bytes are a feed by their root."""
    head = data[:_HEAD]
    match = _ROOT.search(head)
    return match is not None and b"<html" not in head[: match.start()].lower()


def load_feed(data: bytes, *, path: str | None) -> Iterator[Document | SourceError]:
    """The entries of a feed, in its order.

    Raises:
        SourceError: damaged (``broken``).
        EmptySourceError: no entries.
        MissingExtraError: without the ``html`` extra.
    """
    tree = parse_xml(data.lstrip(b"\xef\xbb\xbf \t\r\n"), path, "a feed")
    entries = [node for node in tree.iter() if _local(node) in ("item", "entry")]
    if not entries:
        raise EmptySourceError("a feed without entries", path=path)
    source = next((_text(node) for node in tree.iter() if _local(node) == "title"), "")
    for number, entry in enumerate(entries, 1):
        where = f"{path or ''}!{number}"
        try:
            yield _document(entry, where, source)
        except SourceError as error:
            yield error


def _document(entry: Any, path: str, source: str) -> Document:
    fields: dict[str, Any] = {}
    for child in entry:
        fields.setdefault(_local(child), child)
    body = next((fields[name] for name in _TEXTS if name in fields and _inner(fields[name])), None)
    if body is None:
        raise EmptySourceError("an entry without text", path=path)
    text, grids = woven(parse_html(f"<html><body>{_inner(body)}</body></html>", path))
    if not text.strip():
        raise EmptySourceError("an entry without text", path=path)
    day = next((d for name in _DATES if name in fields and (d := _date(_text(fields[name])))), None)
    title = _text(fields["title"]) if "title" in fields else ""
    return Document(
        text=text,
        title=title or None,
        date=day,
        date_origin="meta" if day else None,
        publisher=source or None,
        path=path,
        encoding="utf-8",
        loader="feed",
        grids=grids,
    )


def _inner(node: Any) -> str:
    """The HTML of a field: escaped, in CDATA, or as elements of its own."""
    if len(node) == 0:
        return (node.text or "").strip()
    from lxml import etree

    parts = [node.text or ""]
    parts += [str(etree.tostring(child, encoding="unicode")) for child in node]
    return "".join(parts).strip()


def _date(text: str) -> datetime.date | None:
    found = find_date(text)
    if found is not None:
        return found
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
