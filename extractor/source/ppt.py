"""Slides of a PowerPoint file of 1997 to 2003 ([MS-PPT]): their texts, slide by slide."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError, UnsupportedSourceError
from extractor.source.imprinted import imprinted
from extractor.source.titles import first_line

_USER_EDIT, _PERSIST = 0x0FF5, 0x1772
_DOCUMENT, _SLIDE, _LIST, _SLIDE_PLACE = 0x03E8, 0x03EE, 0x0FF0, 0x03F3
_WIDE_TEXT, _NARROW_TEXT = 0x0FA0, 0x0FA8
_LOCKED = 0xF3D1C4DF
_CONTAINER = 0xF
_DEEPEST = 60
_MOST_EDITS = 10_000


class _Record(NamedTuple):
    """A record of the stream: its kind, and where its content lies."""

    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


def load_ppt(ole: Any, *, path: str | None) -> Document:
    """The texts of the slides, a paragraph a line; notes and masters are left out.

    Raises:
        UnsupportedSourceError: with a password (``encrypted``).
        SourceError: damaged (``broken``).
        EmptySourceError: no text.
    """
    try:
        current = ole.openstream("Current User").read()
        data = ole.openstream("PowerPoint Document").read()
        token, edit = struct.unpack_from("<II", current, 12)
        if token == _LOCKED:
            raise UnsupportedSourceError(
                "an encrypted PowerPoint file", path=path, reason="encrypted"
            )
        text = "\n".join(_lines(data, edit))
    except (struct.error, IndexError, KeyError, OSError, ValueError) as error:
        message = f"a damaged PowerPoint file: {error}"
        raise SourceError(message, path=path, reason="broken") from None
    if not text.strip():
        raise EmptySourceError("a PowerPoint file without text", path=path)
    return imprinted(text, title=first_line(text), path=path, loader="ppt")


def _lines(data: bytes, edit: int) -> Iterator[str]:
    places, document = _places(data, edit)
    for listed in _children(data, _record(data, places[document])):
        if listed.kind != _LIST or listed.instance:  # others are of masters and notes
            continue
        slide: _Record | None = None
        for record in _children(data, listed):
            if record.kind == _SLIDE_PLACE:
                yield from _drawn(data, slide)
                slide = _record(data, places[struct.unpack_from("<I", data, record.start)[0]])
            else:
                yield from _text(data, record)
        yield from _drawn(data, slide)


def _drawn(data: bytes, slide: _Record | None) -> Iterator[str]:
    """The texts that stand in the drawing of a slide itself."""
    if slide is not None and slide.kind == _SLIDE:
        yield from _texts(data, slide, 0)


def _texts(data: bytes, record: _Record, depth: int) -> Iterator[str]:
    for child in _children(data, record):
        if child.is_container and depth < _DEEPEST:
            yield from _texts(data, child, depth + 1)
        else:
            yield from _text(data, child)


def _text(data: bytes, record: _Record) -> Iterator[str]:
    content = data[record.start : record.end]
    if record.kind == _WIDE_TEXT:
        text = content.decode("utf-16-le", "replace")
    elif record.kind == _NARROW_TEXT:
        text = content.decode("latin-1")
    else:
        return
    for line in text.replace("\x0b", "\r").split("\r"):
        shown = "".join(c for c in line if c.isprintable() or c in "\t\u3000").strip()
        if shown:
            yield shown


def _places(data: bytes, edit: int) -> tuple[dict[int, int], int]:
    """Where each part lies by its number, as last saved, and the number of the document."""
    places: dict[int, int] = {}
    document: int | None = None
    for _ in range(_MOST_EDITS):
        record = _record(data, edit)
        if record.kind != _USER_EDIT:
            raise ValueError("no list of parts")
        before, table, number = struct.unpack_from("<III", data, record.start + 8)
        document = number if document is None else document
        listed = _record(data, table)
        if listed.kind != _PERSIST:
            raise ValueError("no list of parts")
        at = listed.start
        while at < listed.end:
            (head,) = struct.unpack_from("<I", data, at)
            first, count = head & 0xFFFFF, head >> 20
            for n, place in enumerate(struct.unpack_from(f"<{count}I", data, at + 4)):
                places.setdefault(first + n, place)  # the newest is met first
            at += 4 + 4 * count
        if not before or before >= edit:
            break
        edit = before
    if document is None:
        raise ValueError("no list of parts")
    return places, document


def _record(data: bytes, at: int) -> _Record:
    head, kind, size = struct.unpack_from("<HHI", data, at)
    if at + 8 + size > len(data):
        raise ValueError("a part ends early")
    return _Record(kind, head >> 4, head & 0xF == _CONTAINER, at + 8, at + 8 + size)


def _children(data: bytes, parent: _Record) -> Iterator[_Record]:
    at = parent.start
    while at + 8 <= parent.end:
        record = _record(data, at)
        yield record
        at = record.end
