"""Markdown: parsed by markdown-it-py to HTML, and read as a page that is nothing but text."""

from __future__ import annotations

import re
from typing import Any

from extractor.document import Document
from extractor.errors import EmptySourceError, MissingExtraError
from extractor.source.blocks import woven
from extractor.source.dates import imprint
from extractor.source.parse import parse_html
from extractor.source.written_days import find_date

_HEADING = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_RULED = re.compile(r"^ {0,3}\|?(?: *:?-{2,}:? *\|)+ *(?::?-{2,}:?)? *$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\((?:https?://|/|\.)[^)\s]+\)")
_STRONG = re.compile(r"\*\*[^*\s][^*\n]*\*\*")
_FENCE = re.compile(r"^```", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_SAMPLE = 20_000


def is_markdown(text: str, path: str | None) -> bool:
    """Whether a text is Markdown: a heading, a table or a front matter, or two lesser marks.

    A file that calls itself Markdown needs one mark of any kind.
    """
    head = text[:_SAMPLE]
    strong = bool(_HEADING.search(head)) + bool(_RULED.search(head)) + bool(_FRONT.match(head))
    weak = bool(_LINK.search(head)) + bool(_STRONG.search(head)) + bool(_FENCE.search(head))
    named = (path or "").lower().endswith((".md", ".markdown"))
    return strong > 0 or weak > (0 if named else 1)


def load_markdown(text: str, *, path: str | None, encoding: str) -> Document:
    """One Markdown text; title and date from its front matter, else the first heading.

    Raises:
        EmptySourceError: no text.
        MissingExtraError: without the ``markdown`` or the ``html`` extra.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise MissingExtraError("reading Markdown", extra="markdown") from None
    front = _FRONT.match(text)
    fields = dict(_FIELD.findall(front.group(1))) if front else {}
    parser = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    html = parser.render(text[front.end() :] if front else text)
    if not html.strip():
        raise EmptySourceError("Markdown without text", path=path)
    tree = parse_html(f"<html><body>{html}</body></html>", path)
    body, grids = woven(tree)
    if not body.strip():
        raise EmptySourceError("Markdown without text", path=path)
    page = imprint(body)
    told = find_date(fields.get("date", ""))
    return Document(
        text=body,
        title=fields.get("title") or _heading(tree),
        date=told or page.date,
        date_origin="meta" if told else "page" if page.date else None,
        publisher=fields.get("source") or page.publisher,
        path=path,
        encoding=encoding,
        loader="markdown",
        grids=grids,
    )


def _heading(tree: Any) -> str | None:
    for tag in ("h1", "h2"):
        for heading in tree.iter(tag):
            title = " ".join(heading.text_content().split())
            return title or None
    return None
