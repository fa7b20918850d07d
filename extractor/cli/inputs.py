"""What the user names on the command line, as documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import LimitError, SourceError

if TYPE_CHECKING:
    from extractor.document import Document
    from extractor.source import Columns

#: The name that stands for standard input.
STDIN = "-"
#: What loading a document may take, where nobody says.
SECONDS = 120.0


def read_documents(
    name: str,
    *,
    columns: Columns | None = None,
    tell: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
) -> Iterator[Document | SourceError]:
    """The documents of a file, or the one of standard input for ``-``; errors in their places.

    Args:
        name: the file.
        columns: which columns of a data file hold what.
        tell: called with one line for what was chosen for the user.
        seconds: what loading each of them may take: a file may block.
    """
    from extractor.source import load_each
    from extractor.source.contained import contained

    if name == STDIN:
        try:
            yield read_document(name)
        except SourceError as error:
            yield error
        return
    found = load_each(Path(name), columns=columns, tell=tell or _silent)
    yield from _timely(contained(found, name), name, seconds)


def _timely(
    found: Iterator[Document | SourceError], name: str, seconds: float
) -> Iterator[Document | SourceError]:
    from extractor.limits import Limits, Watch

    while True:
        watch = Watch(Limits(seconds=seconds))
        try:
            with watch.kept():
                watch.begin(0)
                one = next(found)
        except StopIteration:
            return
        except LimitError as error:
            yield SourceError(str(error), path=name, reason="timeout")
            return
        yield one


def _silent(message: str) -> None:
    return


def documents_below(
    path: Path, *, tell: Callable[[str], None], fail: Callable[[str], None]
) -> Iterator[Document]:
    """The documents of all files below a folder in the order of names, or those of one file.

    Args:
        path: the folder or the file.
        tell: called with one line for what was chosen for the user.
        fail: called with one line for what cannot be read.
    """
    files = (
        [file for file in sorted(path.rglob("*")) if file.is_file()] if path.is_dir() else [path]
    )
    for file in files:
        for found in read_documents(str(file), tell=tell):
            if isinstance(found, SourceError):
                fail(str(found))
            else:
                yield found


def read_document(name: str) -> Document:
    """The document of a file, or of standard input for ``-``.

    Raises:
        SourceError: it cannot be read as text.
    """
    from extractor.source import load_path

    if name != STDIN:
        return load_path(name)
    from extractor.document import Document
    from extractor.source import load_text
    from extractor.source.files import LARGEST, too_large

    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(len(data), LARGEST, "<standard input>")
    text, encoding = load_text(data, path="<standard input>")
    return Document(text=text, path=STDIN, encoding=encoding)


def content(name: str) -> bytes | None:
    """The bytes of a file, by which an archive knows it; None for standard input."""
    from extractor.source.files import read_bytes

    return None if name == STDIN else read_bytes(Path(name))
