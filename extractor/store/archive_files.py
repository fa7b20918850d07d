"""Files of an archive: as the scan met them, as the store knows them, as they wait to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractor.store.paths import key

if TYPE_CHECKING:
    import pyarrow as pa


class Version(NamedTuple):
    """What a file was read by."""

    program: str
    patterns: str


class ScannedFile(NamedTuple):
    """A file as the scan found it; ``problem`` is reason and message where it cannot be read."""

    path: str  # as stored: relative, escaped
    size: int
    modified: int
    changed: int
    sha256: str | None = None
    problem: tuple[str, str] | None = None


class KnownFile(NamedTuple):
    """What the store knows of a file whose stamp is not the one it had."""

    sha256: str | None
    same_stamp: bool
    reason: str | None


class WaitingFile(NamedTuple):
    """A file to read."""

    file: int
    root: str
    path: str
    sha256: str
    size: int
    had_rows: bool


def file_table(archive: int, files: Sequence[ScannedFile]) -> pa.Table:
    """Files as rows of the table ``files``: they wait, or have failed already."""
    import pyarrow as pa

    from extractor.store.ddl import FILES, arrow_schema

    return pa.Table.from_pylist(
        [
            {
                "file": key(archive, f.path),
                "archive": archive,
                "path": f.path,
                "size": f.size,
                "modified": f.modified,
                "changed": f.changed,
                "sha256": f.sha256,
                "state": "failed" if f.problem else "pending",
            }
            for f in files
        ],
        schema=arrow_schema(FILES),
    )
