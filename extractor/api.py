"""The library's front door: :class:`Extractor` and :func:`extract`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, overload

from extractor.assembly import records_of
from extractor.document import Document
from extractor.errors import OptionError, PatternError
from extractor.explanation import Explanation, explained
from extractor.grids import Grid
from extractor.limits import NONE, Limits, Watch
from extractor.lockstep import Outcome, groups, read_together
from extractor.pipeline import Pipeline
from extractor.result import Result
from extractor.rulebook import load_rulebook, own_patterns
from extractor.sketch import Alphabet
from extractor.swallowed import swallowed
from extractor.unread import unread
from extractor.work import article_at

#: What :meth:`Extractor.extract_many` does about a text that cannot be read.
OnError = Literal["raise", "skip", "collect"]
#: A text, or a document as a loader gives it, alone or with what its caller knows it by.
Input = Document | str | tuple[Any, Document | str]


class Failure(NamedTuple):
    """A text that could not be read: what its caller knows it by (else its place), and why."""

    id: Any
    error: Exception


class Extractor:
    """Reads texts with our patterns, and the user's laid over them.

    Building one takes a few tenths of a second; reading is fast. An extractor keeps nothing
    between texts and may be used for any number of them.

    Args:
        patterns: folders of lexicon/*.tsv, mentions/*.yaml, facts/*.yaml; or one folder.
        limits: what one text may take; by default as much as it wants.

    It can be pickled: another process makes it anew, once, from the same folders.

    Raises:
        PatternError: a folder that is missing, or a wrong file in it.
    """

    def __init__(self, *, patterns: Sequence[Path | str] | Path | str = (), limits: Limits = NONE):
        patterns = (patterns,) if isinstance(patterns, Path | str) else patterns
        self._folders = tuple(Path(folder).absolute() for folder in patterns)
        self.limits = limits
        self.book = load_rulebook([Path(folder) for folder in patterns])
        self._pipeline = Pipeline(self.book)
        if patterns:
            for look in (swallowed, unread):
                for problem in look(self._pipeline, ours=own_patterns()):
                    raise problem

    @property
    def alphabet(self) -> Alphabet:
        """The labels that rules may name."""
        return self._pipeline.alphabet

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (self._folders, self.limits, self.book.version)

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

        Raises:
            LimitError: the text takes more than ``limits`` allow.
            OptionError: the text is no string, or the day no date.
        """
        _check(text, reference_date)
        if self.limits is not NONE:
            found = None if grids is None else tuple(grids)
            document = Document(text=text, date=reference_date, title=title, grids=found)
            (outcome,) = self._together([document])
            return _result(document, outcome, None)
        articles = self._pipeline.articles(text, reference=reference_date, title=title, grids=grids)
        return Result.model_construct(records=tuple(records_of(articles)), source=text)

    @overload
    def extract_many(
        self,
        documents: Iterable[Input],
        *,
        reference_date: date | None = None,
        on_error: Literal["raise", "skip"] = "raise",
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[Result]: ...

    @overload
    def extract_many(
        self,
        documents: Iterable[Input],
        *,
        reference_date: date | None = None,
        on_error: Literal["collect"],
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[Result | Failure]: ...

    def extract_many(
        self,
        documents: Iterable[Input],
        *,
        reference_date: date | None = None,
        on_error: OnError = "raise",
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[Result] | Iterator[Result | Failure]:
        """The result of each text in order, as :meth:`extract` gives it, but faster.

        Some texts are taken in before the first result is given; however many there are, memory
        stays flat.

        Args:
            documents: texts, or documents as loaders give them, with their titles and dates. Each
                may come as a pair with an ``id`` before it, which its result carries.
            reference_date: the day of publication of those that have none of their own.
            on_error: where a text cannot be read, ``raise`` ends with its error, ``skip`` leaves it
                out, ``collect`` gives a :class:`Failure` in its place.
            progress: called with the number of texts that are done after each of them.

        Raises:
            OptionError: no such ``on_error``.
        """
        if on_error not in ("raise", "skip", "collect"):
            raise OptionError(f"on_error: no {on_error!r}; there are: raise, skip, collect")
        if isinstance(documents, str | bytes):
            raise OptionError("one text is for extract; extract_many takes several")
        return self._each(documents, reference_date, on_error, progress)

    def _each(
        self,
        documents: Iterable[Input],
        day: date | None,
        on_error: OnError,
        progress: Callable[[int], None] | None,
    ) -> Iterator[Any]:
        names: list[Any] = []  # of the texts that are taken in and not yet done
        wrong: list[OptionError | None] = []  # why one of them is no text
        done = 0

        def taken() -> Iterator[Document]:
            for one in documents:
                name, document = one if isinstance(one, tuple) else (None, one)
                names.append(name)
                wrong.append(_wrong(document, day))
                yield _dated(document, day) if wrong[-1] is None else Document(text="")

        for group in groups(taken()):
            for document, outcome in zip(group, self._together(group), strict=True):
                name, error = names.pop(0), wrong.pop(0)
                outcome = outcome if error is None else outcome._replace(error=error)
                done += 1
                if outcome.error is None or on_error == "raise":
                    yield _result(document, outcome, name)
                elif on_error == "collect":
                    yield Failure(done - 1 if name is None else name, outcome.error)
                if progress is not None:
                    progress(done)

    def _together(self, group: Sequence[Document]) -> list[Outcome]:
        """What came of documents that go together, each within the limits."""
        if self.limits is NONE:
            return read_together(self._pipeline, group)
        watch = Watch(self.limits)

        def begin(number: int) -> None:
            self.limits.check_text(group[number].text)
            watch.begin(number)

        with watch.kept():
            return read_together(self._pipeline, group, begin=begin)

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
        articles = self._pipeline.articles(text, reference=reference_date, title=title, grids=grids)
        found = article_at(articles, offset) if 0 <= offset < len(text) else None
        if found is None:
            raise OptionError(f"not in the text: {at!r}")
        article, place = found
        return explained(article, place, records_of([article]), self._pipeline.alphabet)


def _wrong(document: object, day: object) -> OptionError | None:
    """Why a document and its day cannot be read at all."""
    if not isinstance(document, str | Document):
        return OptionError(f"a text is a str or a Document, not {type(document).__name__}")
    if day is not None and not isinstance(day, date):
        return OptionError(f"reference_date is a datetime.date, not {type(day).__name__}")
    return None


def _check(text: object, day: object) -> None:
    if (error := _wrong(text, day)) is not None:
        raise error


def _dated(document: Document | str, day: date | None) -> Document:
    if isinstance(document, str):
        return Document(text=document, date=day)
    return document if document.date is not None else replace(document, date=day)


def _result(document: Document, outcome: Outcome, name: Any) -> Result:
    if outcome.error is not None:
        raise outcome.error
    records = tuple(outcome.records)
    return Result.model_construct(records=records, source=document.text, id=name)


@lru_cache(maxsize=4)
def _made_again(folders: tuple[Path, ...], limits: Limits, version: str) -> Extractor:
    """The extractor of another process; one for all that are sent from there."""
    made = Extractor(patterns=folders, limits=limits)
    if made.book.version != version:
        where = folders[-1] if folders else Path("patterns")
        raise PatternError("changed since the extractor was made of them", file=where)
    return made


@cache
def _own() -> Extractor:
    return Extractor()


def extract(text: str, *, reference_date: date | None = None, title: str | None = None) -> Result:
    """All records of a text, read with our own patterns; see :meth:`Extractor.extract`."""
    return _own().extract(text, reference_date=reference_date, title=title)
