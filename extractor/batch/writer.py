"""What workers send, gathered into transactions of whole files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from extractor.batch.messages import Finished
    from extractor.store.archive_files import Version
    from extractor.store.database import Store
    from extractor.store.ledger import Ledger

#: A transaction is closed after this many files, or this many seconds after the one before: what
#: a kill can cost.
FILES, SECONDS = 1000, 1.0
#: Rows that are held at most before they are handed to the store: a few large inserts cost less
#: than many small ones.
ROWS = 20_000
#: Rows of one transaction: DuckDB keeps what is not yet committed in memory, over its limit.
TRANSACTION_ROWS = 60_000


class Writer:
    """Rows go in as they come; a file's rows and the note that it is done go in together.

    The rows of a long document come in several pieces; while one is incomplete the transaction
    stays open, up to :data:`TRANSACTION_ROWS`. Of a document longer than that a part may be seen
    while its file still waits; should the run end there, the next one clears it away, which it
    can because the row in ``documents`` is in the first piece.
    """

    def __init__(self, store: Store, ledger: Ledger, version: Version):
        self._store, self._ledger, self._version = store, ledger, version
        self._begun = False
        self._last = 0.0  # when the last transaction was closed
        self._tables: dict[str, list[pa.Table]] = {}
        self._held = self._rows = 0
        self._partial: set[int] = set()
        self._finished: list[Finished] = []

    def write(
        self,
        tables: dict[str, pa.Table],
        *,
        begun: Sequence[int],
        replaced: Sequence[int],
        finished: Sequence[Finished],
    ) -> None:
        """Take rows.

        Args:
            begun: files whose first rows these are; what came of them before is dropped.
            replaced: of these, the files that have rows from an earlier run.
            finished: files that are complete now.
        """
        if not self._begun:
            self._begin()
        again = {*replaced, *self._partial.intersection(begun)}
        if again:
            self._append()
            self._ledger.clear(sorted(again))
        for name, table in tables.items():
            self._tables.setdefault(name, []).append(table)
            self._held += table.num_rows
            self._rows += table.num_rows
        if self._held > ROWS:
            self._append()
        self._partial.update(begun)
        self._partial.difference_update(end.file for end in finished)
        self._finished.extend(finished)

    def commit_if_due(self) -> None:
        """Close the transaction where it is old or large enough."""
        if not self._begun:
            return
        if self._rows > TRANSACTION_ROWS:
            self._commit()
        elif self._partial:
            return
        elif len(self._finished) >= FILES or time.monotonic() - self._last > SECONDS:
            self._commit()

    def close(self) -> None:
        """Write what is complete; of a file that is not, nothing stays."""
        if not self._begun:
            self._begin()
        self._append()
        if self._partial:
            self._ledger.clear(sorted(self._partial))
            self._partial.clear()
        self._commit()

    def _begin(self) -> None:
        self._store.run("BEGIN")
        self._begun = True

    def _append(self) -> None:
        import pyarrow as pa

        self._ledger.append({name: pa.concat_tables(t) for name, t in self._tables.items()})
        self._tables, self._held = {}, 0

    def _commit(self) -> None:
        self._append()
        if self._finished:
            self._ledger.finish(self._finished, self._version)
        self._store.commit()
        self._begun, self._rows, self._finished = False, 0, []
        self._last = time.monotonic()
