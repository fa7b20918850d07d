"""What the user names on the command line, as documents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.document import Document

#: The name that stands for standard input.
STDIN = "-"


def read_document(name: str) -> Document:
    """The document of a file, or of standard input for ``-``.

    Raises:
        SourceError: it cannot be read as text.
    """
    from extractor.source import load_path

    if name != STDIN:
        return load_path(name)
    from extractor.document import Document
    from extractor.source import load_text

    text, encoding = load_text(sys.stdin.buffer.read(), path="<standard input>")
    return Document(text=text, path=STDIN, encoding=encoding)


def content(name: str) -> bytes | None:
    """The bytes of a file, by which an archive knows it; None for standard input."""
    from extractor.source.files import read_bytes

    return None if name == STDIN else read_bytes(Path(name))
