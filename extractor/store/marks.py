"""What people say of facts: right, wrong, or how one should read.

Marks lie beside the store, in a file of JSON Lines of its name: they outlive any new reading of a
document, and a fact itself is never changed by them. The last mark of a fact counts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import StoreError

#: ``none`` takes a mark back.
VERDICTS = ("right", "wrong", "edited", "none")
#: What tells a fact of a document from its others, however often the document is read.
_IDENTITY = (
    "type", "start", "end", "subject", "indicator", "measure", "honour", "title", "scope", "person",
    "post", "act",
)  # fmt: skip


class FactMark(NamedTuple):
    """What somebody said of one fact.

    Attributes:
        file: the document, as the store names it.
        verdict: of :data:`VERDICTS`.
        read: the fact as it was read then.
        edited: how it should read; of an edited fact alone.
        at: when, in UTC.
    """

    file: str
    verdict: str
    read: Mapping[str, Any]
    edited: Mapping[str, Any] | None
    at: str


Key = tuple[Any, ...]


def marks_beside(store: Path) -> Path:
    """Where the marks of a store lie."""
    return store.with_name(f"{store.name}.marks.jsonl")


def key_of(file: str, record: Mapping[str, Any]) -> Key:
    """By what a mark finds its fact again."""
    return (file, *(record.get(name) for name in _IDENTITY))


def read_marks(path: Path) -> dict[Key, FactMark]:
    """The mark of each fact that has one; none where there is no such file.

    Raises:
        StoreError: it cannot be read, or a line of it is no mark.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    found: dict[Key, FactMark] = {}
    for number, line in enumerate(lines, 1):
        try:
            mark = FactMark(**json.loads(line))
            key = key_of(mark.file, mark.read)
        except (ValueError, TypeError, AttributeError):
            raise StoreError(f"{path}:{number}: no mark") from None
        found.pop(key, None)
        if mark.verdict != "none":
            found[key] = mark
    return found


def add_mark(path: Path, mark: FactMark) -> None:
    """Write one more mark, whole or not at all.

    Raises:
        StoreError: it cannot be written.
    """
    line = json.dumps(mark._asdict(), ensure_ascii=False) + "\n"
    try:
        with path.open("ab", buffering=0) as file:
            file.write(line.encode("utf-8"))
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from None
