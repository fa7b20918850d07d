"""What a store holds: runs, files, failures by reason, duplicates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.store.ddl import quoted

if TYPE_CHECKING:
    from extractor.store.database import Store


@dataclass(frozen=True, kw_only=True)
class StoreStatus:
    """Counts of a store.

    Attributes:
        archives: folder by its number.
        files: how many of each state: ``done``, ``failed``, ``duplicate``, ``pending``.
        failures: reason, number of files, and the first of them by path.
        rows: rows of documents and of each table of records.
        dates: documents by where their date was found (``none``: they have none).
        loaders: documents by loader.
        quality: documents with each fault, tables and quantities told and not told.
        versions: program and patterns that read files, and how many.
        runs: the last runs, the newest first, as dicts of the table ``runs``.
    """

    archives: dict[int, str]
    files: dict[str, int]
    failures: list[tuple[str, int, str]]
    rows: dict[str, int]
    dates: dict[str, int]
    loaders: dict[str, int]
    quality: dict[str, int]
    versions: list[tuple[str, str, int]]
    runs: list[dict[str, Any]]


def read_status(store: Store, *, runs: int = 10) -> StoreStatus:
    """Count what is in an open store."""
    names = store.columns("SELECT * FROM runs LIMIT 0")
    last = store.all("SELECT * FROM runs ORDER BY run DESC LIMIT ?", [runs])
    return StoreStatus(
        archives=dict(store.all("SELECT archive, root FROM archives ORDER BY archive")),
        files=dict(store.all("SELECT state, count(*) FROM files GROUP BY state ORDER BY state")),
        failures=[
            (reason, count, first)
            for reason, count, first in store.all(
                """SELECT reason, count(DISTINCT file) AS files, min(path || coalesce('!' ||
                   member, '')) FROM failures GROUP BY reason ORDER BY files DESC, reason"""
            )
        ],
        rows={
            table: store.one(f"SELECT count(*) FROM {quoted(table)}")
            for table in ("documents", *(one.plural for one in store.types.values()))
        },
        dates=dict(
            store.all(
                """SELECT coalesce(date_origin, 'none') AS origin, count(*) FROM documents
                   GROUP BY origin ORDER BY origin"""
            )
        ),
        loaders=dict(
            store.all("SELECT loader, count(*) FROM documents GROUP BY loader ORDER BY loader")
        ),
        quality=_quality(store),
        versions=[
            (program, patterns, count)
            for program, patterns, count in store.all(
                """SELECT program, patterns, count(*) FROM files WHERE state = 'done'
                   GROUP BY program, patterns ORDER BY count(*) DESC, program, patterns"""
            )
        ],
        runs=[dict(zip(names, map(_local, row), strict=True)) for row in last],
    )


_QUALITY = """
    SELECT count(*) FILTER (fallback = 1), count(*) FILTER (date IS NULL),
           count(*) FILTER (title IS NULL), count(*) FILTER (facts = 0),
           coalesce(sum(blank_pages), 0), coalesce(sum(grids_read), 0),
           coalesce(sum(grids - grids_read), 0), coalesce(sum(quantities - loose), 0),
           coalesce(sum(loose), 0), (SELECT count(*) FROM reprints),
           count(*) FILTER (partial IS NOT NULL)
    FROM documents
"""
_NAMES = (
    "guessed at", "without date", "without title", "without facts", "blank pages", "tables read",
    "tables not read", "quantities in facts", "quantities in none", "reprints", "partial",
)  # fmt: skip


def _quality(store: Store) -> dict[str, int]:
    """What documents lack, summed."""
    return {name: int(value) for name, value in zip(_NAMES, store.all(_QUALITY)[0], strict=True)}


def worst_list(store: Store, limit: int) -> list[dict[str, Any]]:
    """The documents with most faults, as dicts of the view ``worst``."""
    names = store.columns("SELECT * FROM worst LIMIT 0")
    rows = store.all("SELECT * FROM worst LIMIT ?", [limit])
    return [dict(zip(names, row, strict=True)) for row in rows]


def _local(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC)
    return value


def failure_list(store: Store) -> list[tuple[str, str, str]]:
    """Every failure: path (with ``!member`` inside a ZIP), reason, message."""
    return [
        (path, reason, message)
        for path, reason, message in store.all(
            """SELECT path || coalesce('!' || member, '') AS name, reason, message FROM failures
               ORDER BY name, reason"""
        )
    ]
