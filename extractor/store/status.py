"""What a store holds: runs, files, failures by reason, duplicates."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.store.tables import FACTS

if TYPE_CHECKING:
    from extractor.store.database import Store


@dataclass(frozen=True, kw_only=True)
class Status:
    """Counts of a store.

    Attributes:
        archives: folder by its number.
        files: how many of each state: ``done``, ``failed``, ``duplicate``, ``pending``.
        failures: reason, number of files, and the first of them by path.
        rows: rows of documents and of each table of records.
        dates: documents by where their date was found (``none``: they have none).
        loaders: documents by loader.
        versions: program and patterns that read files, and how many.
        runs: the last runs, the newest first, as dicts of the table ``runs``.
    """

    archives: dict[int, str]
    files: dict[str, int]
    failures: list[tuple[str, int, str]]
    rows: dict[str, int]
    dates: dict[str, int]
    loaders: dict[str, int]
    versions: list[tuple[str, str, int]]
    runs: list[dict[str, Any]]


def read_status(store: Store, *, runs: int = 10) -> Status:
    """Count what is in an open store."""
    names = store.columns("SELECT * FROM runs LIMIT 0")
    last = store.all("SELECT * FROM runs ORDER BY run DESC LIMIT ?", [runs])
    return Status(
        archives=dict(store.all("SELECT archive, root FROM archives ORDER BY archive")),
        files=dict(store.all("SELECT state, count(*) FROM files GROUP BY state ORDER BY state")),
        failures=[
            (reason, count, first)
            for reason, count, first in store.all(
                """SELECT reason, count(DISTINCT file) AS files, min(path || coalesce('!' ||
                   member, '')) FROM failures GROUP BY reason ORDER BY files DESC, reason"""
            )
        ],
        rows={t: store.one(f"SELECT count(*) FROM {t}") for t in ("documents", *FACTS)},
        dates=dict(
            store.all(
                """SELECT coalesce(date_origin, 'none') AS origin, count(*) FROM documents
                   GROUP BY origin ORDER BY origin"""
            )
        ),
        loaders=dict(
            store.all("SELECT loader, count(*) FROM documents GROUP BY loader ORDER BY loader")
        ),
        versions=[
            (program, patterns, count)
            for program, patterns, count in store.all(
                """SELECT program, patterns, count(*) FROM files WHERE state = 'done'
                   GROUP BY program, patterns ORDER BY count(*) DESC, program, patterns"""
            )
        ],
        runs=[dict(zip(names, map(_local, row), strict=True)) for row in last],
    )


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
