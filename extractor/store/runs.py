"""The log of runs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.store.archive_files import Version
    from extractor.store.database import Store


@dataclass(frozen=True)
class Run:
    """One run of a batch, in the table ``runs``."""

    store: Store
    number: int

    @classmethod
    def begin(cls, store: Store, archive: int, version: Version, workers: int) -> Run:
        """Note that a run has begun; one that never ended was interrupted."""
        number = 1 + (store.one("SELECT max(run) FROM runs") or 0)
        with store.transaction():
            store.run("UPDATE runs SET state = 'interrupted' WHERE state = 'running'")
            store.run(
                """INSERT INTO runs (run, archive, started, state, program, patterns, workers)
                   VALUES (?, ?, ?, 'running', ?, ?, ?)""",
                [number, archive, _now(), version.program, version.patterns, workers],
            )
        return cls(store, number)

    def end(self, state: str, **counts: int) -> None:
        """Note how it ended and what it did."""
        sets = "".join(f', "{name}" = ?' for name in counts)
        self.store.run(
            f"UPDATE runs SET state = ?, finished = ?{sets} WHERE run = ?",
            [state, _now(), *counts.values(), self.number],
        )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
