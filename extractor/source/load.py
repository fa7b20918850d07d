"""Loading files of any kind we read, chosen by content."""

from __future__ import annotations

from pathlib import Path

from extractor.document import Document
from extractor.source.files import LARGEST, read_bytes
from extractor.source.text import load_text


def load_path(path: Path | str, *, limit: int = LARGEST) -> Document:
    """Read one text file.

    Raises:
        SourceError: no such file, a folder, no permission; and what load_text raises.
    """
    data = read_bytes(Path(path), limit=limit)
    text, encoding = load_text(data, path=path)
    return Document(text=text, path=str(path), encoding=encoding)
