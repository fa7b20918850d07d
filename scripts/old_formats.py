"""Files of the old Office kind, written by hand: Word and PowerPoint of 1997, mails of Outlook."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Mapping

from archive_formats import Release

_SECTOR, _FREE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NUMBERS = _SECTOR // 4  # of sectors, in one
_IN_HEAD = 109
_SMALLEST = 4096  # bytes of a stream that lies in sectors of its own
_TEXT_AT = 1024  # where that of a Word file begins


def make_ole(streams: Mapping[str, bytes]) -> bytes:
    """A container of the old Office kind ([MS-CFB]) with these streams, also in folders: a/b."""
    folders = list(dict.fromkeys(name.partition("/")[0] for name in streams if "/" in name))
    padded = {name: data + b"\0" * max(0, _SMALLEST - len(data)) for name, data in streams.items()}
    counts = {name: -(-len(data) // _SECTOR) for name, data in padded.items()}
    directory = -(-(len(padded) + len(folders) + 1) // 4)
    tables = 1
    while tables * _NUMBERS < tables + directory + sum(counts.values()):
        tables += 1
    if tables > _IN_HEAD:
        raise ValueError("more than the head of a container can name")
    table = [*[_FAT] * tables, *range(tables + 1, tables + directory), _END]
    first = len(table)
    starts = {}
    for name, count in counts.items():
        starts[name] = first
        table += [*range(first + 1, first + count), _END]
        first += count
    table += [_FREE] * (tables * _NUMBERS - len(table))
    entries = _entries([*folders, *padded], folders, padded, starts)
    entries += [b"\0" * 128] * (4 * directory - len(entries))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE,
        9, 6, b"\0" * 6, 0, tables, tables, 0, _SMALLEST, _END, 0, _END, 0,
    )  # fmt: skip
    head += struct.pack(f"<{_IN_HEAD}I", *range(tables), *[_FREE] * (_IN_HEAD - tables))
    body = b"".join(
        data + b"\0" * (counts[name] * _SECTOR - len(data)) for name, data in padded.items()
    )
    return head + struct.pack(f"<{len(table)}I", *table) + b"".join(entries) + body


def _entries(
    order: list[str], folders: list[str], padded: Mapping[str, bytes], starts: Mapping[str, int]
) -> list[bytes]:
    """The directory: its root, and what is in it, each naming the next beside it."""
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for number, name in enumerate(order, 1):
        folder = name.rpartition("/")[0]
        beside = [n for n, other in enumerate(order, 1) if other.rpartition("/")[0] == folder]
        after = next((n for n in beside if n > number), _FREE)
        if name in folders:
            child = next(n for n, other in enumerate(order, 1) if other.startswith(f"{name}/"))
            entries.append(_entry(name, 1, right=after, child=child, start=0, size=0))
            continue
        short, size = name.rpartition("/")[2], len(padded[name])
        entries.append(_entry(short, 2, right=after, start=starts[name], size=size))
    return entries


def _entry(
    name: str, kind: int, *, child: int = _FREE, right: int = _FREE, start: int, size: int
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", raw, len(raw), kind, 1, _FREE, right, child, b"\0" * 16, 0, 0, 0,
        start, size,
    )  # fmt: skip


def make_doc(text: str, *, notes: str = "", encrypted: bool = False) -> bytes:
    """A Word file of 1997 ([MS-DOC]) with this text and its footnotes: one piece in UTF-16."""
    raw = (text + notes).encode("utf-16-le")
    count = len(raw) // 2
    after = len(notes.encode("utf-16-le")) // 2
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 0x0A, 0x0200 | (0x0100 if encrypted else 0))
    struct.pack_into("<ii", head, 0x4C, count - after, after)
    pieces = struct.pack("<iiHIH", 0, count, 0, _TEXT_AT, 0)
    clx = b"\x01\x02\x00xx" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, 0x01A2, 8, len(clx))
    return make_ole({"WordDocument": bytes(head) + raw, "1Table": b"\0" * 8 + clx})


def old_word_file(release: Release) -> bytes:
    """A .doc: title and text, a paragraph a line."""
    return make_doc(f"{release.title}\n{release.text}\n".replace("\n", "\r"))


def old_slides(release: Release) -> bytes:
    """A .ppt of one slide, its texts in the outline ([MS-PPT])."""
    words = f"{release.title}\n{release.text}".replace("\n", "\r").encode("utf-16-le")
    outline = _record(0x03F3, struct.pack("<5I", 2, 0, 0, 0, 0)) + _record(0x0FA0, words)
    book = _record(0x03E8, _record(0x0FF0, outline, inside=True), inside=True)
    slide = _record(0x03EE, b"", inside=True)
    data = book + slide
    listed = _record(0x1772, struct.pack("<3I", 1 | 2 << 20, 0, len(book)))
    edit = _record(0x0FF5, struct.pack("<7I", 0, 0, 0, len(data), 1, 0, 0))
    last = len(data) + len(listed)
    user = _record(0x0FF6, struct.pack("<3I", 20, 0xE391C05F, last))
    return make_ole({"PowerPoint Document": data + listed + edit, "Current User": user})


def _record(kind: int, content: bytes, *, inside: bool = False) -> bytes:
    return struct.pack("<HHI", 0xF if inside else 0, kind, len(content)) + content


def outlook_mail(release: Release) -> bytes:
    """A .msg: subject, text and the day it was sent ([MS-OXMSG])."""
    sent = b""
    if release.date is not None:
        since = release.date - datetime.date(1601, 1, 1)
        ticks = (since.days * 86_400 + 3 * 3_600) * 10_000_000
        sent = struct.pack("<IIQ", 0x00390040, 6, ticks)
    return make_ole(
        {
            "__properties_version1.0": b"\0" * 32 + sent,
            "__substg1.0_0037001F": f"{release.title}\0".encode("utf-16-le"),
            "__substg1.0_1000001F": f"{release.text}\0".encode("utf-16-le"),
        }
    )
