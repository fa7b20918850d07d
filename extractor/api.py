"""The library's front door: :class:`Extractor` and :func:`extract`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from extractor.assembly import records_of
from extractor.document import Document
from extractor.errors import OptionError
from extractor.explanation import Explanation, explained
from extractor.grids import Grid
from extractor.lockstep import groups, read_together
from extractor.pipeline import Pipeline, page_at
from extractor.records import Result
from extractor.rulebook import load_rulebook


class Extractor:
    """Reads texts with our patterns, and the user's laid over them.

    Building one takes a few tenths of a second; reading is fast. An extractor keeps nothing
    between texts and may be used for any number of them.

    Args:
        patterns: folders of lexicon/*.tsv, mentions/*.yaml, facts/*.yaml.

    Raises:
        PatternError: a folder that is missing, or a wrong file in it.
    """

    def __init__(self, *, patterns: Sequence[Path | str] = ()):
        self.book = load_rulebook([Path(folder) for folder in patterns])
        self._pipeline = Pipeline(self.book)

    def extract(
        self,
        text: str,
        *,
        reference_date: date | None = None,
        title: str | None = None,
        grids: Sequence[Grid] | None = None,
    ) -> Result:
        """All records of a text.

        Args:
            text: the text as loaded; every span of the result points into it.
            reference_date: the day it was published, which 今天 and 去年 are counted from.
            title: the release's title, where it is known apart from the text.
            grids: its tables, as a loader gives them; by default they are looked for in the text.
        """
        pages = self._pipeline.pages(text, reference=reference_date, title=title, grids=grids)
        return Result.model_construct(records=tuple(records_of(pages)), source=text)

    def extract_many(
        self, documents: Iterable[Document | str], *, reference_date: date | None = None
    ) -> Iterator[Result]:
        """The result of each text in order, as :meth:`extract` gives it, but faster.

        Some texts are taken in before the first result is given; however many there are, memory
        stays flat.

        Args:
            documents: texts, or documents as loaders give them, with their titles and dates.
            reference_date: the day of publication of those that have none of their own.
        """
        for group in groups(_dated(document, reference_date) for document in documents):
            read = read_together(self._pipeline, group)
            for document, outcome in zip(group, read, strict=True):
                if outcome.error is not None:
                    raise outcome.error
                records = tuple(outcome.records)
                yield Result.model_construct(records=records, source=document.text)

    def explain(
        self,
        text: str,
        *,
        at: str | int,
        reference_date: date | None = None,
        title: str | None = None,
        grids: Sequence[Grid] | None = None,
    ) -> Explanation:
        """How the sentence at a piece of the text, or at an offset, was read.

        Raises:
            OptionError: ``at`` is not in the text.
        """
        offset = text.find(at) if isinstance(at, str) else at
        pages = self._pipeline.pages(text, reference=reference_date, title=title, grids=grids)
        found = page_at(pages, offset) if 0 <= offset < len(text) else None
        if found is None:
            raise OptionError(f"not in the text: {at!r}")
        page, place = found
        return explained(page, place, records_of([page]), self._pipeline.alphabet)


def _dated(document: Document | str, day: date | None) -> Document:
    if isinstance(document, str):
        return Document(text=document, date=day)
    return document if document.date is not None else replace(document, date=day)


@cache
def _own() -> Extractor:
    return Extractor()


def extract(text: str, *, reference_date: date | None = None, title: str | None = None) -> Result:
    """All records of a text, read with our own patterns; see :meth:`Extractor.extract`."""
    return _own().extract(text, reference_date=reference_date, title=title)
