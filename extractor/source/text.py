"""Bytes to text."""

from __future__ import annotations

from pathlib import Path

from extractor.document import Document
from extractor.errors import EmptySourceError, EncodingError, SourceError, UnsupportedSourceError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def load_text(data: bytes, *, path: Path | str | None = None) -> tuple[str, str]:
    """Decode ``data``: the text and the name of its encoding.

    Raises:
        EmptySourceError: no text in it.
        UnsupportedSourceError: a binary file.
        EncodingError: in no encoding we know; with the offset of the first bad byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding), encoding, path)
    if b"\0" in data:
        raise UnsupportedSourceError("a binary file, no text", path=path, reason="binary")
    try:
        return _checked(data.decode("utf-8"), "utf-8", path)
    except UnicodeDecodeError as error:
        offset = error.start
    for encoding in ("gb18030", "big5"):
        try:
            return _checked(data.decode(encoding), encoding, path)
        except UnicodeDecodeError:
            continue
    raise EncodingError("no text in UTF-8, GB18030, Big5 or UTF-16", offset=offset, path=path)


def _checked(text: str, encoding: str, path: Path | str | None) -> tuple[str, str]:
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise EmptySourceError("the file is empty", path=path)
    return text, encoding


def load_path(path: Path | str) -> Document:
    """Read one text file.

    Raises:
        SourceError: no such file, a folder, no permission; and what load_text raises.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise SourceError("is a folder", path=path, reason="folder") from None
    except FileNotFoundError:
        raise SourceError("no such file", path=path, reason="missing") from None
    except OSError as error:
        raise SourceError(error.strerror or str(error), path=path) from None
    text, encoding = load_text(data, path=path)
    return Document(text=text, path=str(path), encoding=encoding)
