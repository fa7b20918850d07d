"""The text of a file of patterns, table or rules, whatever editor wrote it."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import PatternError


def read_text(path: Path) -> str:
    """The text of a file of patterns; a mark of byte order at its beginning is none of it.

    Raises:
        PatternError: bytes that are not UTF-8, or a file that cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"not UTF-8 (byte {error.start})", file=path) from None
    except OSError as error:
        raise PatternError(f"cannot be read: {error.strerror}", file=path) from None
