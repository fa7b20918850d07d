"""Documents of one file by names that tell them apart: their keys in a store are made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from extractor.document import Document
from extractor.errors import SourceError


def told_apart(
    found: Iterable[Document | SourceError],
) -> Iterator[Document | SourceError]:
    """The same documents, the second of a name with ``#2`` after it; errors as they are.

    A ZIP may hold several files of one name, a mail several attachments, a table several records
    of one number.
    """
    taken: set[int] = set()  # hashes: an archive of a million records is no reason to hold names
    for one in found:
        if isinstance(one, Document) and one.path is not None:
            name = _free(one.path, taken)
            taken.add(hash(name))
            if name != one.path:
                one = dataclasses.replace(one, path=name)
        yield one


def _free(path: str, taken: set[int]) -> str:
    name, number = path, 1
    while hash(name) in taken:
        number += 1
        name = f"{path}#{number}"
    return name
