"""What kind of file some bytes are, by what is in them and never by a name."""

from __future__ import annotations

import re

#: First bytes, what the file is called in a message, and the word for reports.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "pdf"),
    (b"PK\x03\x04", "a ZIP archive", "zip"),
    (b"PK\x05\x06", "an empty ZIP archive", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt)", "old-office"),
    (b"{\\rtf", "an RTF file", "rtf"),
    (b"\x89PNG\r\n", "an image (PNG)", "image"),
    (b"\xff\xd8\xff", "an image (JPEG)", "image"),
    (b"GIF87a", "an image (GIF)", "image"),
    (b"GIF89a", "an image (GIF)", "image"),
    (b"BM", "an image (BMP)", "image"),
    (b"II*\x00", "an image (TIFF)", "image"),
    (b"MM\x00*", "an image (TIFF)", "image"),
    (b"\x1f\x8b", "a gzip archive", "archive"),
    (b"BZh", "a bzip2 archive", "archive"),
    (b"\xfd7zXZ\x00", "an xz archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "archive"),
    (b"Rar!\x1a\x07", "a RAR archive", "archive"),
    (b"\x7fELF", "a program", "program"),
    (b"MZ", "a program", "program"),
    (b"SQLite format 3\x00", "a database", "database"),
    (b"OggS", "a sound or film", "media"),
    (b"ID3", "a sound or film", "media"),
    (b"RIFF", "a sound, film or image (RIFF)", "media"),
    (b"\x1aE\xdf\xa3", "a sound or film", "media"),
    (b"PAR1", "a Parquet table", "table"),
)
#: Text may begin with these letters too; they count only before bytes that no text has.
_SHORT = (b"BM", b"MZ", b"BZh", b"ID3", b"RIFF", b"PAR1", b"OggS")
_HEAD = 4096
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|div|table|p|article|section|h[1-6]|ul|ol|span|strong|font"
    rb"|center|blockquote)[\s>]|<(?:meta|img|br)[\s/>]|<title>",
    re.IGNORECASE,
)
_UTF16_TAG = re.compile(rb"<\x00(?:!\x00|h\x00t\x00m\x00l|H\x00T\x00M\x00L)")


def magic(data: bytes) -> tuple[str, str] | None:
    """What a binary file of a known kind is: its name for people, and the word for reports."""
    head = data[:_HEAD]
    if data[4:8] == b"ftyp":
        return "a sound or film", "media"
    for start, name, word in _MAGIC:
        if head.startswith(start) and (start not in _SHORT or b"\0" in head):
            return name, word
    if b"%PDF-" in head[:1024]:
        return "a PDF", "pdf"
    return None


def is_html(data: bytes) -> bool:
    """Whether bytes that are text are a web page: a tag of one soon stands at a line's start."""
    head = data[:_HEAD]
    if _UTF16_TAG.search(head[:512]):
        return True
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False  # the two bytes of a character may be letters of a tag: 值 is "<P"
    match = _HTML.search(head)
    if match is None:
        return False
    before = head[: match.start()].strip(b"\xef\xbb\xbf \t\r\n")
    return not before or before.startswith(b"<")
