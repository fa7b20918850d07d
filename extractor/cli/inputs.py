"""What the user names on the command line, as documents."""

from __future__ import annotations

import sys
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
    from extractor.source import load_path, load_text

    if name != STDIN:
        return load_path(name)
    from extractor.document import Document

    text, encoding = load_text(sys.stdin.buffer.read(), path="<standard input>")
    return Document(text=text, path=STDIN, encoding=encoding)
