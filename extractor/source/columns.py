"""Data files: each record with a text is a document. Which column holds what is told or guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from extractor.document import Document, Loader
from extractor.errors import EmptySourceError, SourceError
from extractor.grids import Grid
from extractor.rulebook import load_rulebook
from extractor.source.written_days import find_date

ROLES = ("text", "title", "date", "id", "source")
_SHOWN = 12  # names of columns in a message
_UNSAFE = re.compile(r"[\x00-\x1f\x7f!]+")
_LONGEST_ID = 120
_JOINTS = re.compile(r"[\s_-]+")
_HTML = re.compile(r"<(?:p|br|div|span|table|section|strong|font)\b[^<>]*/?>", re.IGNORECASE)
#: Seconds since 1970, between 2001 and 2033, or thousandths of them.
_STAMP = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d+)?")
_CHINA = datetime.timezone(datetime.timedelta(hours=8))

DataRecord = Mapping[str, Any]


class Columns(NamedTuple):
    """The names of the columns that hold text, title, date, number and source; None to guess."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None
    source: str | None = None


Tell = Callable[[str], None]


def silent(message: str) -> None:
    """Tells nobody."""


def guessed(names: Sequence[str], wanted: Columns) -> Columns | None:
    """The columns of a data file: those wanted, and the usual names for the others.

    None where no column is known for a text, or more than one is.
    """
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(_bare(name), name)
    found: dict[str, str | None] = {}
    for role in ROLES:
        told = getattr(wanted, role)
        known = [by_name[word] for word in _usual(role) if word in by_name]
        if told is not None:
            found[role] = told if told in names else None
        elif role == "text":
            found[role] = known[0] if len(known) == 1 else None
        else:
            found[role] = known[0] if known else None
    return Columns(**found) if found["text"] is not None else None


def is_told(names: Iterable[str]) -> bool:
    """Whether one of the names is a usual one for a text."""
    return any(_bare(name) in _usual("text") for name in names)


def unsure(names: Sequence[str], wanted: Columns, path: str | None) -> SourceError:
    """Why no column can be taken for the text, with the names there are."""
    shown = ", ".join(map(str, names[:_SHOWN])) + (", …" if len(names) > _SHOWN else "")
    if wanted.text is not None:
        message = f"no column {wanted.text!r}; there are: {shown}"
    else:
        message = f"which column holds the text? say --text-column; there are: {shown}"
    return SourceError(message, path=path, reason="no-text-column")


def documents(
    records: Iterable[DataRecord],
    columns: Columns,
    *,
    path: str | None,
    loader: Loader,
    encoding: str | None = None,
) -> Iterator[Document | SourceError]:
    """One document for each record, in the order of the file; an error for one without text."""
    seen: set[str] = set()
    for number, record in enumerate(records, 1):
        name = _name(record, columns, number)
        if name in seen:
            name = f"{name}#{number}"
        seen.add(name)
        where = f"{path or ''}!{name}"
        text = record.get(columns.text or "")
        if not isinstance(text, str) or not text.strip():
            yield EmptySourceError("a record without text", path=where)
            continue
        day = _date(record.get(columns.date or ""))
        text, grids = _shown(text.removeprefix("\ufeff"), where)
        if not text.strip():
            yield EmptySourceError("a record without text", path=where)
            continue
        yield Document(
            text=text,
            title=_plain(record.get(columns.title or "")),
            date=day,
            date_origin="meta" if day is not None else None,
            publisher=_plain(record.get(columns.source or "")),
            path=where,
            encoding=encoding,
            loader=loader,
            grids=grids,
        )


def said(columns: Columns, count: str) -> str:
    """The choice in words: which column was taken for what."""
    taken = [f"{role} from {getattr(columns, role)!r}" for role in ROLES if getattr(columns, role)]
    return f"{count}: {', '.join(taken)}"


def counted(number: int) -> str:
    """How many records, in words."""
    return f"{number} record" if number == 1 else f"{number} records"


def _bare(name: str) -> str:
    """A column's name without what programs write it with: publish_time, publishTime."""
    return _JOINTS.sub("", name).lower()


def _shown(text: str, path: str) -> tuple[str, tuple[Grid, ...] | None]:
    """A record's text as a reader sees it: some keep it as a piece of a web page."""
    if _HTML.search(text) is None:
        return text, None
    from extractor.source.blocks import woven
    from extractor.source.parse import parse_html

    return woven(parse_html(f"<html><body>{text}</body></html>", path))


def _name(record: DataRecord, columns: Columns, number: int) -> str:
    value = record.get(columns.id or "")
    name = _UNSAFE.sub(" ", str(value)).strip()[:_LONGEST_ID] if value is not None else ""
    return name or str(number)


def _plain(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, str | int) else None


def _date(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    stamp = _STAMP.fullmatch(str(value))
    if stamp is not None:
        return datetime.datetime.fromtimestamp(int(stamp[1]), _CHINA).date()
    return find_date(str(value)) if value is not None else None


@cache
def _usual(role: str) -> tuple[str, ...]:
    rows = load_rulebook().table("record_columns")
    return tuple(dict.fromkeys(_bare(row.word) for row in rows if row.get("role") == role))
