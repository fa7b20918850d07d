"""Files that are one XML: Office files written flat, records of data; never prose with tags."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import regex

from extractor.document import Document
from extractor.errors import SourceError, UnsupportedSourceError
from extractor.source.columns import Columns, Tell
from extractor.source.package import attribute, local_name
from extractor.source.packages import flat_odf
from extractor.source.parse import parse_xml
from extractor.source.sheet_xml import load_sheets
from extractor.source.text import load_text
from extractor.source.word_xml import load_word
from extractor.source.xml_records import load_records

_HEAD = 4096
#: What may stand before the first element, and its name.
_ROOT = regex.compile(
    r"\ufeff?\s*(?P<declared><\?xml\s[^>]*>)?"
    r"(?>\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*+"
    r"<(?P<whole>(?:[\w.-]+:)?(?P<name>[^\W\d][\w.-]*))[\s/>]",
    regex.DOTALL,
)
_DECLARED = re.compile(r"^\ufeff?\s*<\?xml\s[^>]*>")
#: Roots of pages, and of pieces of pages that no declaration makes XML.
_PAGES = frozenset(
    ("html", "head", "body", "div", "p", "span", "table", "center", "font", "script")
)
_PIECES = frozenset(
    (
        "article", "section", "main", "header", "title", "meta", "link", "style", "form", "ul",
        "ol", "dl", "h1", "h2", "h3", "img", "a", "br", "strong", "b", "i",
    )
)  # fmt: skip
_WORKBOOK = b"application/vnd.oasis.opendocument.spreadsheet"
_PAGE_SOON = re.compile(rb"<(?:p|div|span|br|table)[\s/>]", re.IGNORECASE)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SHEETS = "urn:schemas-microsoft-com:office:spreadsheet"
_WORD = "http://schemas.microsoft.com/office/word/2003/wordml"
_PACKED = "http://schemas.microsoft.com/office/2006/xmlPackage"
_DRAWING = "http://www.w3.org/2000/svg"

XmlFound = Iterator[Document | SourceError]


def is_xml(data: bytes) -> bool:
    """Whether a file is XML of another kind than a page: by its declaration, or by its two ends."""
    start = data[:_HEAD]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    found = _ROOT.match(start.decode("utf-16" if wide else "utf-8", "replace"))
    if found is None or found["name"].lower() in _PAGES:
        return False
    if found["declared"]:
        return True
    if _PAGE_SOON.search(start):
        return False
    end = data[-_HEAD:].decode("utf-16" if wide else "utf-8", "replace").rstrip("\0\r\n\t ")
    return found["name"].lower() not in _PIECES and end.endswith((f"</{found['whole']}>", "/>"))


def load_xml(
    data: bytes, *, path: str | None, columns: Columns, tell: Tell
) -> tuple[XmlFound | None, bytes]:
    """The documents of such a file; or, of a package written flat, its bytes as they are packed.

    Raises:
        UnsupportedSourceError: of no kind that is read (``xml``, ``image``).
        SourceError: damaged (``broken``), or its records have no text (``no-text-column``).
        EmptySourceError: no text.
        MissingExtraError: without the ``html`` extra.
    """
    text, encoding = load_text(data, path=path)
    tree = _tree(text, path)
    space = tree.tag.partition("}")[0].strip("{")
    if space == _OFFICE:
        packed = _packed_sheets(tree)
        return (None, packed) if packed else (iter([flat_odf(tree, path)]), b"")
    if space == _PACKED:
        return None, _packed_parts(tree, path)
    if space == _SHEETS:
        return load_sheets(tree, path=path, columns=columns, tell=tell), b""
    if space == _WORD:
        return iter([load_word(tree, path=path)]), b""
    if space == _DRAWING:
        raise UnsupportedSourceError("an image (SVG) is not read", path=path, reason="image")
    return load_records(tree, path=path, encoding=encoding, columns=columns, tell=tell), b""


def _tree(text: str, path: str | None) -> Any:
    """The tree of a file; of one that is nothing but records, one below another, with a root."""
    bare = _DECLARED.sub("", text)
    try:
        return parse_xml(bare.encode("utf-8", "replace"), path, "XML")
    except SourceError:
        if bare != text:
            raise
        return parse_xml(f"<records>{bare}</records>".encode("utf-8", "replace"), path, "XML")


def _packed_sheets(tree: Any) -> bytes:
    """An OpenDocument workbook as it is packed; nothing for one of another kind."""
    if "spreadsheet" not in attribute(tree, "mimetype"):
        return b""
    from lxml import etree

    # the reader of sheets takes no blanks between elements
    for node in tree.iter():
        if len(node) and local_name(node) not in ("p", "span"):
            node.text = None
            for child in node:
                child.tail = None
    content = etree.Element(f"{{{_OFFICE}}}document-content", nsmap=tree.nsmap)
    content.extend(one for one in tree if local_name(one) in ("automatic-styles", "body"))
    manifest = b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _zipped(
        {
            "mimetype": _WORKBOOK,
            "META-INF/manifest.xml": manifest,
            "content.xml": etree.tostring(content, encoding="utf-8"),
        }
    )


def _packed_parts(tree: Any, path: str | None) -> bytes:
    """The parts of an Office file as they are packed."""
    from lxml import etree

    parts: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>"}
    for part in tree:
        name = attribute(part, "name").lstrip("/")
        for held in part:
            if local_name(held) == "xmlData" and len(held):
                parts[name] = etree.tostring(held[0], encoding="utf-8")
            elif local_name(held) == "binaryData":
                try:
                    parts[name] = base64.b64decode(held.text or "")
                except binascii.Error as error:
                    message = f"a damaged Office file: {error}"
                    raise SourceError(message, path=path, reason="broken") from None
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()
