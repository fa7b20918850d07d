"""Mails of Outlook (.msg, [MS-OXMSG]): their text, and each file that is attached."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterator
from typing import Any

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError, UnsupportedSourceError
from extractor.source.blocks import woven
from extractor.source.imprinted import imprinted
from extractor.source.mail import MOST_PARTS, Load
from extractor.source.parse import parse_html
from extractor.source.weave import Woven

_STREAM = "__substg1.0_"
_WIDE, _NARROW, _BINARY = "001F", "001E", "0102"
_SUBJECT, _BODY, _HTML = "0037", "1000", "1013"
_DATA, _LONG_NAME, _SHORT_NAME, _MIME, _CONTENT_ID = "3701", "3707", "3704", "370E", "3712"
_SENT, _DELIVERED = 0x00390040, 0x0E060040  # times, by number and type
_PROPERTIES, _HEAD, _ENTRY = "__properties_version1.0", 32, 16
_TICKS = 10_000_000  # of a second, counted from 1601
_ZONE = datetime.timezone(datetime.timedelta(hours=8))


def load_msg(ole: Any, *, path: str | None, load: Load) -> Iterator[Document | SourceError]:
    """The text of a mail of Outlook, then the documents attached to it.

    Pictures that stand in the text are none.

    Args:
        ole: the open container.
        path: its name.
        load: loads what is attached, by its bytes and name.

    Raises:
        SourceError: damaged (``broken``).
        EmptySourceError: no text and nothing attached.
    """
    try:
        text, title, day = _text(ole, path), _property(ole, _SUBJECT), _day(ole)
        attached = [(name, _bytes(ole, _DATA, at)) for at, name in _attached(ole)]
    except (struct.error, IndexError, OSError, ValueError, OverflowError) as error:
        raise SourceError(f"a damaged mail: {error}", path=path, reason="broken") from None
    if text.text.strip():
        yield imprinted(
            text.text, title=title or None, path=path, loader="mail", grids=text.grids, told=day
        )
    elif not attached:
        raise EmptySourceError("a mail without text", path=path)
    for name, data in attached[:MOST_PARTS]:
        where = f"{path or ''}!{name}"
        if data is None:
            told = "a mail inside a mail is not read"
            yield UnsupportedSourceError(told, path=where, reason="mail")
        else:
            yield from load(data, where)
    if len(attached) > MOST_PARTS:
        told = f"{len(attached)} attachments, more than the limit of {MOST_PARTS}"
        yield SourceError(told, path=f"{path or ''}!part{MOST_PARTS + 1}", reason="too-large")


def _text(ole: Any, path: str | None) -> Woven:
    """The text as a page, where the mail holds one with text, else the plain one."""
    html = _bytes(ole, _HTML)
    if html:
        page = woven(parse_html(html.decode("utf-8", "replace"), path))
        if page.text.strip():
            return page
    return Woven(_property(ole, _BODY).replace("\r\n", "\n").strip("\n"), ())


def _attached(ole: Any) -> Iterator[tuple[str, str]]:
    """The place and the name of each attached file."""
    places = {entry[0] for entry in ole.listdir() if entry[0].startswith("__attach_version1.0_#")}
    for number, place in enumerate(sorted(places), 1):
        at = f"{place}/"
        is_shown = _property(ole, _CONTENT_ID, at) and _property(ole, _MIME, at)[:6] == "image/"
        if not is_shown:
            named = _property(ole, _LONG_NAME, at) or _property(ole, _SHORT_NAME, at)
            yield at, named or f"part{number}"


def _property(ole: Any, number: str, at: str = "") -> str:
    for kind, codec in ((_WIDE, "utf-16-le"), (_NARROW, "gb18030")):
        name = f"{at}{_STREAM}{number}{kind}"
        if ole.exists(name):
            text: str = ole.openstream(name).read().decode(codec, "replace")
            return text.rstrip("\0")
    return ""


def _bytes(ole: Any, number: str, at: str = "") -> bytes | None:
    name = f"{at}{_STREAM}{number}{_BINARY}"
    return bytes(ole.openstream(name).read()) if ole.exists(name) else None


def _day(ole: Any) -> datetime.date | None:
    """The day it was sent, else delivered, by the clocks of China."""
    data = ole.openstream(_PROPERTIES).read()
    times = {}
    for at in range(_HEAD, len(data) - _ENTRY + 1, _ENTRY):
        tag, _, ticks = struct.unpack_from("<IIQ", data, at)
        times[tag] = ticks
    ticks = times.get(_SENT) or times.get(_DELIVERED)
    if not ticks:
        return None
    begin = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)
    return (begin + datetime.timedelta(seconds=ticks // _TICKS)).astimezone(_ZONE).date()
