"""Thirty-six kinds of files that go wrong in an archive, and what must be said of each."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import archive_packages as packages
from archive_formats import Release, open_document, pdf_file, rtf_file, word_file, zipped
from old_formats import make_doc, old_slides, old_word_file, outlook_mail

#: A file that must be read in spite of its looks.
READ = "read"

#: Writes the file; gives its path where it is not the one asked for.
Make = Callable[[Path, int, random.Random], Path | None]


def _bytes(make: Callable[[int, random.Random], bytes]) -> Make:
    def write(path: Path, number: int, rng: random.Random) -> None:
        path.write_bytes(make(number, rng))

    return write


def _release(number: int) -> Release:
    return Release("测试用稿", None, f"某某市第{number}项工作按计划推进。\n" * 12)


def _cut(make: Callable[[Release], bytes], places: int) -> Make:
    """A good file that ends early."""
    return _bytes(lambda number, rng: make(_release(number))[: places + number])


def _far_cell(number: int, rng: random.Random) -> bytes:
    """A workbook whose last row and column hold something, and little else."""
    made = packages.workbook_file(_release(number))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = f'<row r="1048576"><c r="XFD1048576"><v>{number}</v></c></row></sheetData>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far.encode())
    return zipped(parts)


def _foreign(number: int, rng: random.Random) -> bytes:
    """XML of a kind that nobody knows, named as text."""
    said = f"某某市第{number}项工作按计划推进。"
    return f'<?xml version="1.0"?><公文><段 号="{number}">{said}</段></公文>'.encode()


def _deep(number: int, rng: random.Random) -> bytes:
    depth = 20_000 + number
    return b"<html><body>" + b"<div>" * depth + b"x" + b"</div>" * depth + b"</body></html>"


def _digits(path: Path, number: int, rng: random.Random) -> None:
    block = "".join(rng.choices("0123456789", k=1 << 20)).encode()
    with path.open("wb") as file:
        for _ in range(105 if number == 0 else 9):
            file.write(block)


def _bomb(number: int, rng: random.Random) -> bytes:
    layer = zipped({f"{number}.txt": b"0" * (200 << 20)})
    return zipped({f"inner{n}.zip": layer for n in range(4)})


def _many(number: int, rng: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(60_000):
            archive.writestr(zipfile.ZipInfo(f"{number}-{n}"), b"")
    return buffer.getvalue()


def _locked_zip(number: int, rng: random.Random) -> bytes:
    data = bytearray(zipped({f"{number}.txt": _release(number).text.encode()}))
    struct.pack_into("<H", data, 6, 1)  # the flag of the member itself, and of the directory
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 8, 1)
    return bytes(data)


def _no_permission(path: Path, number: int, rng: random.Random) -> None:
    path.write_bytes(rng.randbytes(4000))
    path.chmod(0)


def _odd_name(path: Path, number: int, rng: random.Random) -> Path:
    name = os.fsencode(path.parent) + b"/\xc1\xc4\xb3\xc7-%d-\xff.txt" % number
    odd = Path(os.fsdecode(name))
    odd.write_text(_release(1000 + number).text, encoding="utf-8")
    return odd


def _png(number: int, rng: random.Random) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        + struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
        + (rng.randbytes(500))
    )


#: Name, ending, how it is made, and the reasons that may be given for it.
KINDS: tuple[tuple[str, str, Make, frozenset[str]], ...] = (
    ("empty", ".txt", _bytes(lambda n, r: b""), frozenset({"empty"})),
    ("blank", ".txt", _bytes(lambda n, r: b" \n\t\r\n" * (n + 1)), frozenset({"empty"})),
    (
        "truncated-pdf",
        ".pdf",
        _bytes(lambda n, r: pdf_file(_release(n))[: 200 + n]),
        frozenset({"broken"}),
    ),
    (
        "encrypted-pdf",
        ".pdf",
        _bytes(lambda n, r: pdf_file(_release(n), encrypt=True)),
        frozenset({"encrypted"}),
    ),
    (
        "scanned-pdf",
        ".pdf",
        _bytes(lambda n, r: pdf_file(_release(n), scanned=True) + b"%%%d\n" % n),
        frozenset({"scanned"}),
    ),
    ("wrong-extension", ".txt", _bytes(_png), frozenset({"image"})),
    ("digits", ".txt", _digits, frozenset({"too-large", "too-long"})),
    ("deep-html", ".html", _bytes(_deep), frozenset({"too-deep"})),
    (
        "nul-bytes",
        ".txt",
        _bytes(lambda n, r: b"text\0with\0nul\0" * 40 + bytes([n])),
        frozenset({"binary", "encoding"}),
    ),
    ("zip-bomb", ".zip", _bytes(_bomb), frozenset({"zip-bomb", "nested-archive", "too-large"})),
    ("zip-of-many", ".zip", _bytes(_many), frozenset({"zip-bomb", "too-many", "empty"})),
    ("no-permission", ".txt", _no_permission, frozenset({"permission"})),
    (
        "broken-link",
        ".txt",
        lambda p, n, r: p.symlink_to(f"nowhere-{n}"),
        frozenset({"broken-link"}),
    ),
    ("link-loop", ".txt", lambda p, n, r: p.symlink_to(p.name), frozenset({"link-loop"})),
    ("odd-name", "", _odd_name, frozenset({READ})),
    (
        "old-doc",
        ".doc",
        _bytes(lambda n, r: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + r.randbytes(3000)),
        frozenset({"broken"}),
    ),
    (
        "random-bytes",
        ".txt",
        _bytes(lambda n, r: bytes(r.choices(range(0x80, 0x100), k=3000))),
        frozenset({"encoding", "binary"}),
    ),
    ("encrypted-zip", ".zip", _bytes(_locked_zip), frozenset({"encrypted"})),
    (
        "truncated-docx",
        ".docx",
        _bytes(lambda n, r: word_file(_release(n))[: 400 + n]),
        frozenset({"broken"}),
    ),
    ("broken-json", ".jsonl", _bytes(lambda n, r: b'{"text": %d, ' % n), frozenset({"broken"})),
    (
        "data-without-text",
        ".json",
        _bytes(lambda n, r: b'[{"a": %d, "b": 2}]' % n),
        frozenset({"no-text-column"}),
    ),
    (
        "empty-mail",
        ".eml",
        _bytes(lambda n, r: b"MIME-Version: 1.0\r\nSubject: %d\r\n\r\n" % n),
        frozenset({"empty"}),
    ),
    (
        "truncated-rtf",
        ".rtf",
        _bytes(lambda n, r: rtf_file(_release(n))[: 300 + n]),
        frozenset({"broken"}),
    ),
    (
        "truncated-odt",
        ".odt",
        _bytes(lambda n, r: open_document(_release(n))[: 300 + n]),
        frozenset({"broken"}),
    ),
    *(
        (f"truncated-{ending}", f".{ending}", _cut(make, places), frozenset({"broken"}))
        for ending, make, places in (
            ("doc", old_word_file, 2000),
            ("ppt", old_slides, 2000),
            ("msg", outlook_mail, 2000),
            ("xlsx", packages.workbook_file, 400),
            ("ods", packages.open_workbook, 400),
            ("epub", packages.book_file, 300),
            ("ofd", packages.ofd_file, 300),
            ("fodt", packages.flat_document, 400),
        )
    ),
    ("far-cell", ".xlsx", _bytes(_far_cell), frozenset({"too-large"})),
    ("foreign-xml", ".txt", _bytes(_foreign), frozenset({"xml"})),
    (
        "encrypted-doc",
        ".doc",
        _bytes(lambda n, r: make_doc(f"某某市第{n}项工作按计划推进。", encrypted=True)),
        frozenset({"encrypted"}),
    ),
    ("fifo", "", lambda p, n, r: os.mkfifo(p), frozenset({"fifo"})),
)
