"""The store that is shown: a copy of the file, and a newer one soon after the file has changed.

Whoever reads a DuckDB file keeps others from writing it. So the browser reads a copy, and a batch
can begin at any time; what it has written is seen some seconds later.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING

from extractor.errors import StoreError
from extractor.serve.pages import Pages
from extractor.store.snapshot import Stamp, stamp

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Seconds between two copies, and at least so many times what the last one took: a store that a
#: batch writes for hours is not copied all the time.
_PAUSE, _SHARE = 2.0, 9.0


class Shown:
    """A store with its pages, for one visitor at a time: a connection is no two threads'."""

    def __init__(self, store: Store, pages: Pages, *, renew: Callable[[], Store] | None = None):
        """``renew`` opens the store as it is now; without it, it is shown as it was opened."""
        self._store, self._pages, self._renew = store, pages, renew
        self._lock, self._begun = Lock(), Lock()
        self._stamp = stamp(store.path) if renew is not None else None
        self._next = 0.0  # when it may be copied again
        self._thread: Thread | None = None
        #: Why the copy that is shown is not the newest, for the visitor.
        self.behind = ""

    @contextmanager
    def now(self) -> Iterator[tuple[Store, Pages]]:
        """The store and its pages; a newer copy is begun where the file has changed."""
        self._look()
        with self._lock:
            yield self._store, self._pages

    def close(self) -> None:
        """Close what was opened since, when the copy that is under way is done."""
        self._renew = None
        if self._thread is not None:
            self._thread.join()
        self._store.close()

    def _look(self) -> None:
        if self._renew is None or time.monotonic() < self._next:
            return
        found = stamp(self._store.path)
        if found == self._stamp or found is None or not self._begun.acquire(blocking=False):
            return
        self.behind = "the store has changed; what is new is shown in a moment"
        self._thread = Thread(target=self._take, args=(self._renew, found))
        self._thread.start()

    def _take(self, renew: Callable[[], Store], found: Stamp) -> None:
        began = time.monotonic()
        try:
            newer, pages = renew(), self._pages.anew()
            pages.prepare(newer)
            with self._lock:
                older, self._store, self._pages = self._store, newer, pages
                self._stamp, self.behind = found, ""
            older.close()
        except StoreError as error:
            self.behind = f"the store has changed, and this is what it held before: {error}"
        finally:
            now = time.monotonic()
            self._next = now + max(_PAUSE, _SHARE * (now - began))
            self._begun.release()
