"""Web pages: main text, title, publication date and publisher."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from extractor.document import DateOrigin, Document
from extractor.errors import EmptySourceError, EncodingError
from extractor.rulebook import load_rulebook
from extractor.source.blocks import text_of
from extractor.source.dates import Imprint, imprint_of, is_aside, is_imprint, names_publisher
from extractor.source.linked_data import linked
from extractor.source.page_marks import marks
from extractor.source.page_text import main_text
from extractor.source.parse import parse_html
from extractor.source.text import load_text
from extractor.source.titles import first_line, page_title, reads_as_title
from extractor.source.written_days import find_date

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BEFORE, _INSIDE = 1200, 300  # characters before a text and of it in which its imprint stands
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DAYS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/]?(\d\d)[-_/]?(\d\d)(?!\d)")
_META: DateOrigin = "meta"
_PAGE: DateOrigin = "page"
_NAME: DateOrigin = "filename"
_NEAR = 3  # lines under a heading
_SECTION = 8  # characters of the longest name of a section
_SUBTITLE = frozenset("—–-（(")  # what the second line of a title begins with
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_STAMP = re.compile(r"""\bvar\s+ct\s*=\s*["'](\d{10})["']""")
#: Ends of the page: no parser needs them, and a part that a server put in may bring its own.
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def load_html(data: bytes, *, path: str | None = None) -> Document:
    """One web page; ``date`` from its meta data, else from a line of the page.

    Raises:
        EncodingError: bytes that are no text.
        EmptySourceError: a page without text.
        SourceError: nested too deep to be read (``too-deep``).
        MissingExtraError: without the ``html`` extra.
    """
    source, encoding = _decode(data, path)
    tree = parse_html(_ENDS.sub("", source), path)
    meta = _meta(tree)
    named = _named(tree)
    whole = text_of(tree)
    apart = text_of(tree, apart=True)
    lines = list(map(_line, whole.split("\n")))
    marked = meta.get("title") or _marked(tree, marks().titles)
    title = page_title(named, meta.get("shown"), lines, marked)
    if not marked:
        title = _over_date(tree, lines, f"{named}{meta.get('shown', '')}") or title
    publisher = meta.get("publisher") or _marked(tree, marks().sources)
    (text, grids), fallback = main_text(tree, title)
    if not text.strip():
        raise EmptySourceError("a web page without text", path=path)
    if not marked:
        title = _headline(tree, title, lines, whole, text) or title or first_line(text)
    page = _imprint(title, apart, whole, text)
    date, origin = find_date(meta.get("date", "")) or _stamped(source), _META
    if date is None:
        date, origin = page.date, _PAGE
    if date is None:
        date, origin = _of_address(tree, source), _NAME
    return Document(
        text=text,
        title=title,
        date=date,
        date_origin=origin if date is not None else None,
        publisher=publisher or page.publisher or meta.get("site"),
        path=path,
        encoding=encoding,
        loader="html",
        grids=grids,
        fallback=fallback,
    )


def _named(tree: Any) -> str:
    """What the page says it is called; a part that a server put in may say another name first.

    None of these is left in the tree: they are no lines of the page.
    """
    named = ""
    for element in tree.iter("title"):
        if next(element.iterancestors("svg"), None) is None:
            named = max(named, _line(element.text_content()), key=len)
            element.text = None
    return named


def _over_date(tree: Any, lines: list[str], named: str) -> str | None:
    """The heading right over the line with the date, where the page's name does not know it."""
    for element in tree.iter("h1"):
        text = _line(element.text_content())
        if text in lines and reads_as_title(text) and text not in named:
            at = lines.index(text) + 1
            if any(map(_is_dated, lines[at : at + _NEAR])):
                return text
    return None


def _headline(tree: Any, title: str | None, lines: list[str], whole: str, text: str) -> str | None:
    """The line over text and imprint, where the page's name is only that of its site or a section.

    A section's name is short, or no line of the page; then the line has a date right under it.
    """
    if title is None:
        return None
    above = [_line(line) for line in _parted(whole, text)[0]]
    shown = [line for line in reversed(above) if line and not is_aside(line)]
    heads = {_line(element.text_content()) for element in tree.iter("h1", "h2", "h3")}
    found = next((line for line in shown if line in heads), next(iter(shown), ""))
    if not reads_as_title(found) or found[0] in _SUBTITLE:
        return None
    if title not in lines and names_publisher(title):
        return found
    if title in lines and (len(title) > _SECTION or len(found) <= len(title)):
        return None
    at = lines.index(found) + 1
    return found if lines[at : at + 1] and _is_dated(lines[at]) else None


def _is_dated(line: str) -> bool:
    return find_date(line) is not None and is_imprint(line)


def _marked(tree: Any, names: frozenset[str]) -> str | None:
    """What an element says whose id tells what it holds."""
    for name in names:
        element = tree.get_element_by_id(name, None)
        if element is not None:
            return _line(element.text_content()) or None
    return None


def _stamped(source: str) -> datetime.date | None:
    """The time of publication of a WeChat article, which stands in a script alone."""
    match = _STAMP.search(source)
    if match is None:
        return None
    zone = datetime.timezone(datetime.timedelta(hours=8))
    return datetime.datetime.fromtimestamp(int(match.group(1)), zone).date()


def _imprint(title: str | None, apart: str, whole: str, text: str) -> Imprint:
    """What stands around the text: as it is shown, else with what runs on in its elements.

    The title is no part of it: 项目建设推进会 ends like the name of an office.
    """
    apart, whole = (
        "\n".join(line for line in shown.split("\n") if _line(line) != title)
        for shown in (apart, whole)
    )
    shown, joined = imprint_of(*_around(apart, text)), imprint_of(*_around(whole, text))
    return Imprint(shown.date or joined.date, shown.publisher or joined.publisher)


def _of_address(tree: Any, source: str) -> datetime.date | None:
    """The day in the address that a page gives as its own, or was saved from."""
    links = [link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"]
    links += [
        tag.get("content") or "" for tag in tree.iter("meta") if tag.get("property") == "og:url"
    ]
    saved = _SAVED.search(source[:2000])
    for address in [*links, *(saved.groups() if saved else ())]:
        found = find_date("-".join(match.groups()) if (match := _DAYS.search(address)) else "")
        if found is not None:
            return found
    return None


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
    return {**linked(tree), **found}


def _marked_dates(tree: Any) -> Iterator[str]:
    """Dates that stand in data for machines: JSON-LD, <time>."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            match = _PUBLISHED.search(script.text or "")
            if match is not None:
                yield match.group(1)
    for element in tree.iter("time"):
        yield element.get("datetime") or ""


def _around(whole: str, text: str) -> tuple[str, str]:
    """What stands on the page before its text, its first lines included, and what after it."""
    above, inside, below = _parted(whole, text)
    if not inside:
        return whole[:2000], whole[-500:]
    head = "\n".join(above)[-_BEFORE:] + "\n" + "\n".join(inside)[:_INSIDE]
    return head, "\n".join(below)


def _parted(whole: str, text: str) -> tuple[list[str], list[str], list[str]]:
    """The lines of the page before, of and after its text; all before where it is not found."""
    lines = whole.split("\n")
    bare = ["".join(line.split()) for line in lines]
    wanted = ["".join(line.split()) for line in text.split("\n") if line.strip()]
    if not wanted or wanted[0] not in bare:
        return lines, [], []
    first = bare.index(wanted[0])
    last = next((n for n in range(len(bare) - 1, first, -1) if bare[n] == wanted[-1]), first)
    return lines[:first], lines[first : last + 1], lines[last + 1 :]


def _line(text: str) -> str:
    return " ".join(text.split())
