"""HTML and XML to trees, with one clear error for what is no tree."""

from __future__ import annotations

import re
from typing import Any

from extractor.errors import EmptySourceError, MissingExtraError, SourceError
from extractor.source.raised import mark_raised

_RAISED = "super"  # a word of style sheets
#: What no XML may hold, and what marks tables on their way into a text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def parse_html(source: str, path: str | None, *, sheet: str = "") -> Any:
    """The tree of a web page; ``sheet`` holds the style sheets that lie outside of it.

    Raises:
        EmptySourceError: nothing in it.
        SourceError: nested too deep (``too-deep``).
        MissingExtraError: without the ``html`` extra.
    """
    etree, html = _lxml()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    data = _CONTROL.sub("", source).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise EmptySourceError("a web page without text", path=path) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError("a web page nested too deep", path=path, reason="too-deep")
    if _RAISED in source or _RAISED in sheet:
        mark_raised(tree, sheet)
    return tree


def parse_xml(data: bytes, path: str | None, what: str) -> Any:
    """The tree of an XML part, entities and the network left alone.

    Raises:
        SourceError: no XML (``broken``).
        MissingExtraError: without the ``html`` extra.
    """
    etree, _ = _lxml()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = str(error).split("\n", 1)[0]
        raise SourceError(f"damaged {what}: {line}", path=path, reason="broken") from None
    if tree is None:
        raise EmptySourceError(f"{what} without text", path=path)
    return tree


def _lxml() -> tuple[Any, Any]:
    try:
        from lxml import etree, html
    except ImportError:
        raise MissingExtraError("reading web pages", extra="html") from None
    return etree, html
