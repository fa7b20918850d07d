"""Web pages: main text, title, publication date and publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.document import DateOrigin, Document
from extractor.errors import EmptySourceError, EncodingError, MissingExtraError
from extractor.rulebook import load_rulebook
from extractor.source.blocks import text_of, woven
from extractor.source.dates import find_date, imprint_of
from extractor.source.parse import parse_html
from extractor.source.text import load_text
from extractor.source.weave import Woven

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_SURROUNDINGS = frozenset(("nav", "header", "footer", "aside", "form"))
_SITE = re.compile(r"\s*(?:[_|｜—–]+|\s-+\s|--+)\s*[^_|｜—–]*$")
_HOLDERS = frozenset(("div", "td", "article", "section", "main", "body", "blockquote"))
_INLINE = frozenset(("a", "b", "strong", "span", "font", "em", "i", "u", "sup", "sub"))
_SHORTEST_TITLE, _LONGEST_SEARCHED = 6, 300_000


def load_html(data: bytes, *, path: str | None = None) -> Document:
    """One web page; ``date`` from its meta data, else from a line of the page.

    Raises:
        EncodingError: bytes that are no text.
        EmptySourceError: a page without text.
        SourceError: nested too deep to be read (``too-deep``).
        MissingExtraError: without the ``html`` extra.
    """
    source, encoding = _decode(data, path)
    tree = parse_html(source, path)
    meta = _meta(tree)
    whole = text_of(tree)
    content = _content(tree)
    text, grids = woven(content) if content is not None else ("", ())
    if not text:
        text, grids = _main_text(tree, whole)
    if not text:
        raise EmptySourceError("a web page without text", path=path)
    date, origin = find_date(meta.get("date", "")), "meta"
    page = imprint_of(*_around(whole, text))
    if date is None:
        date, origin = page.date, "page"
    return Document(
        text=text,
        title=_title(tree, meta),
        date=date,
        date_origin=_origin(origin) if date is not None else None,
        publisher=meta.get("publisher") or page.publisher,
        path=path,
        encoding=encoding,
        loader="html",
        grids=grids,
    )


def _origin(origin: str) -> DateOrigin:
    return "meta" if origin == "meta" else "page"


def _decode(data: bytes, path: str | None) -> tuple[str, str]:
    """As any text; where too little of it is Chinese to tell, by what the page declares."""
    try:
        return load_text(data, path=path)
    except EncodingError:
        declared = _DECLARED.search(data[:2048])
        codec = (
            _CODECS.get(declared.group(1).decode("ascii", "replace").lower()) if declared else None
        )
        if codec is None:
            raise
        try:
            return data.decode(codec), codec.removesuffix("hkscs")
        except UnicodeDecodeError as error:
            message = f"not the {codec} it says it is"
            raise EncodingError(message, offset=error.start, path=path) from None


def _meta(tree: Any) -> dict[str, str]:
    """title, date and publisher of the page's meta tags, by the first name of ``page_meta``."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name.strip().lower(), content)
    found: dict[str, str] = {}
    for row in load_rulebook().table("page_meta"):
        content = tags.get(row.word, "")
        role = row.get("role")
        if content and role not in found and (role != "date" or find_date(content)):
            found[role] = content
    if "date" not in found:
        for date in _marked_dates(tree):
            if find_date(date):
                found["date"] = date
                break
    return found


def _marked_dates(tree: Any) -> Iterator[str]:
    """Dates that stand in data for machines: JSON-LD, <time>."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            match = _PUBLISHED.search(script.text or "")
            if match is not None:
                yield match.group(1)
    for element in tree.iter("time"):
        yield element.get("datetime") or ""


def _content(tree: Any) -> Any:
    """The element that a known publishing system puts the text in, or None."""
    by_name: dict[str, Any] = {}
    for element in tree.iter("div", "td", "article", "section", "table", "span", "ucapcontent"):
        names = [element.get("id"), element.get("itemprop"), *(element.get("class") or "").split()]
        for name in names:
            if name and name not in by_name:
                by_name[name] = element
        by_name.setdefault(element.tag, element)
    for row in load_rulebook().table("page_containers"):
        if row.word in by_name:
            return by_name[row.word]
    return None


def _main_text(tree: Any, whole: str) -> Woven:
    """The text of a page of no system we know.

    Nearly always one element holds most sentences of the page, and is the text; trafilatura, which
    takes three times as long as all else, is asked about the other pages.
    """
    densest = _densest(tree)
    nothing = Woven("", ())
    found = woven(densest) if densest is not None else nothing
    plain = woven(tree, without=_SURROUNDINGS)
    if _prose(found.text) > _prose(plain.text) * 0.6 or len(whole) > _LONGEST_SEARCHED:
        return found
    body = _trafilatura(tree)
    found = woven(body) if body is not None else nothing
    return found if _prose(found.text) > _prose(plain.text) * 0.6 or not plain.text else plain


def _prose(text: str) -> int:
    return sum(len(line) for line in text.split("\n") if line[-1:] in "。！？；”")


def _densest(tree: Any) -> Any:
    """The element with the most sentences in its own paragraphs, or None."""
    scores: dict[Any, int] = {}
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("a", "script", "style"):
            texts = [node.tail] if isinstance(node.tag, str) else []
            holder = node.getparent()
        else:
            texts, holder = [node.text, node.tail], node
        stops = sum(text.count("。") + text.count("，") for text in texts if text)
        if not stops:
            continue
        while holder is not None and holder.tag not in _HOLDERS:
            holder = holder.getparent()
        if holder is not None:
            scores[holder] = scores.get(holder, 0) + stops
    for parent, children in _paragraph_divs(scores).items():
        if len(children) > 1:  # divs that are paragraphs: what counts is what holds them
            scores[parent] = scores.get(parent, 0) + sum(scores[child] for child in children)
    return max(scores, key=lambda element: scores[element]) if scores else None


def _paragraph_divs(scores: dict[Any, int]) -> dict[Any, list[Any]]:
    """Elements with text and no lines of their own, by the element around them."""
    found: dict[Any, list[Any]] = {}
    for element in scores:
        if element.tag in ("div", "section") and all(c.tag in _INLINE for c in element):
            found.setdefault(element.getparent(), []).append(element)
    return found


def _trafilatura(tree: Any) -> Any:
    from copy import deepcopy

    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import use_config
    except ImportError:
        raise MissingExtraError("reading web pages", extra="html") from None
    config = use_config()
    for option in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", option, "1")  # else it drops short releases
    try:
        found = bare_extraction(
            deepcopy(tree), config=config, include_comments=False, include_tables=True, fast=True
        )
    except RecursionError:  # it walks a deep page with recursion
        return None
    return None if found is None else getattr(found, "body", None)


def _around(whole: str, text: str) -> tuple[str, str]:
    """What stands on the page before its text, its first lines included, and what after it."""
    first = text.split("\n", 1)[0]
    at = whole.find(first) if first else -1
    if at < 0:
        return whole[:2000], whole[-500:]
    head = whole[max(0, at - 1200) : at + min(300, len(text))]
    return head, whole[at + len(text) :]


def _title(tree: Any, meta: dict[str, str]) -> str | None:
    """The meta title, else the heading of the page, else its <title> without the site's name."""
    if meta.get("title"):
        return _line(meta["title"])
    named = next((_line(e.text_content()) for e in tree.iter("title")), "")
    for tag in ("h1", "h2"):
        for heading in tree.iter(tag):
            text = _line(heading.text_content())
            if len(text) >= _SHORTEST_TITLE and (text in named or tag == "h1"):
                return text
    bare = _SITE.sub("", named)
    return (bare if len(bare) >= _SHORTEST_TITLE else named) or None


def _line(text: str) -> str:
    return " ".join(text.split())
