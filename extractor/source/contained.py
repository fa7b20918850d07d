"""A fault in one document of several: it is given in its place, and the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.document import Document
from extractor.errors import LimitError, MissingExtraError, SourceError


def contained(
    found: Iterable[Document | SourceError], path: Path | str | None
) -> Iterator[Document | SourceError]:
    """The same documents, and last why no more of them can be read, where that is so.

    What is no fault of the file is one of its documents all the same: a part that is not
    installed (``missing-part``), a bug of a loader (``loader-error``).

    Args:
        found: what is in a file, as it is loaded.
        path: what to call the file in reports.
    """
    try:
        yield from found
    except MissingExtraError as error:
        yield SourceError(str(error), path=path, reason="missing-part")
    except (SourceError, LimitError, MemoryError):
        raise
    except Exception as error:
        why = " ".join(f"a fault of extractor: {type(error).__name__}: {error}".split())
        yield SourceError(why, path=path, reason="loader-error")
