"""Texts that are read twice: by two sets of patterns, then and now, or in two stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from extractor.compare.kept import BARE, Kept, kept, names
from extractor.document import Document
from extractor.evaluate.gold import Fields
from extractor.source.columns import Tell

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.store.database import Store

_Item = TypeVar("_Item")
#: Documents that are held at a time.
_TOGETHER = 128


class Twice(NamedTuple):
    """One text with the records of two readings, as ``Record.to_dict()`` gives them."""

    name: str
    title: str | None
    date: date | None
    text: str
    before: tuple[Fields, ...]
    after: tuple[Fields, ...]


def by_patterns(
    documents: Iterable[Document], before: Extractor, after: Extractor, *, tell: Tell
) -> Iterator[Twice]:
    """Each document read by two extractors; one that either cannot read is told and left out."""
    for group in _groups(documents):
        for document, first, second in zip(
            group, _read(before, group), _read(after, group), strict=True
        ):
            name = str(document.path or "-")
            if isinstance(first, str) or isinstance(second, str):
                tell(f"{name}: {first if isinstance(first, str) else second}")
                continue
            told = (name, document.title, document.date, document.text)
            yield Twice(*told, tuple(first), tuple(second))


def then_and_now(store: Store, reader: Extractor, *, tell: Tell) -> Iterator[Twice]:
    """Each document of a store as it was read then, and as the program reads it now."""
    bare = 0
    for group in _groups(names(store).values()):
        found = [one for _, one in kept(store, group)]
        whole = [(one, one.document) for one in found if one.document is not None]
        bare += len(found) - len(whole)
        documents = [document for _, document in whole]
        for (one, _), now in zip(whole, _read(reader, documents), strict=True):
            if isinstance(now, str):
                tell(f"{one.name}: {now}")
            else:
                yield Twice(*one[:4], one.records, tuple(now))
    if bare:
        tell(f"{bare} documents {BARE}: not compared")


def two_stores(before: Store, after: Store, *, tell: Tell) -> Iterator[Twice]:
    """The documents that two stores have, by their names, where both hold the same text."""
    first, second = names(before), names(after)
    both = sorted(first.keys() & second.keys())
    other = 0
    for group in _groups(both):
        sides: list[list[Kept]] = [
            [one for _, one in kept(store, [keys[name] for name in group])]
            for store, keys in ((before, first), (after, second))
        ]
        for one, two in zip(*sides, strict=True):
            if one.text != two.text:
                other += 1
            else:
                yield Twice(two.name, two.title, two.date, two.text, one.records, two.records)
    for count, what in (
        (len(first) - len(both), "documents are in the first store alone"),
        (len(second) - len(both), "documents are in the second store alone"),
        (other, "documents have another text in each store"),
    ):
        if count:
            tell(f"{count} {what}: not compared")


def _read(reader: Extractor, documents: Sequence[Document]) -> Iterator[list[dict[str, Any]] | str]:
    """The records of each document with what they were read from, or why there are none."""
    from extractor.api import Failure

    for result in reader.extract_many(documents, on_error="collect"):
        if isinstance(result, Failure):
            yield " ".join(str(result.error).split())
        else:
            yield [record.with_provenance() for record in result]


def _groups(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    left = iter(items)
    while group := list(islice(left, _TOGETHER)):
        yield group
