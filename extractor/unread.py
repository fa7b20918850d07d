"""Rows of tables by which no text is read: other characters stand there, or another label.

增長 is read as 增长, as the reading folds it; a verb of change 青州市 would always be a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor.errors import PatternError
from extractor.layout.script import fold
from extractor.pipeline import Pipeline
from extractor.rulebook import Row
from extractor.rulebook.declared import STAGES
from extractor.swallowed import sketch_of

#: Stages that read a text before it is folded, or cells of their own.
_BEFORE = ("source", "layout", "grids")
#: Tables that become labels and are asked for something else as well.
_ASKED = ("scopes", "ranks", "contests")
_AMOUNTS = ("units", "classifiers", "currencies")
#: Labels that a word of its own has wherever it stands; a time may be none (当月 without a day).
_ALWAYS = ("PLACE", "ORG", "PERSON", "NAME", "NUM")


def unread(pipeline: Pipeline, *, ours: Path | None = None) -> Iterator[PatternError]:
    """Each row that is without effect, with what stands in its way.

    Args:
        pipeline: whose tables are looked at.
        ours: a folder whose rows are not.
    """
    for stage, tables in STAGES.items():
        for name, form in tables.items():
            if stage not in _BEFORE and form.regex_where is None:
                for row in _rows(pipeline, name, ours):
                    yield from _folded(row)
    for named in pipeline.book.table("labels"):
        for row in _rows(pipeline, named.word, ours) if named.word not in _ASKED else ():
            yield from _drawn(pipeline, row, row.word, (row.get("label") or named.get("label"),))
    for name in _AMOUNTS:
        for row in _rows(pipeline, name, ours):
            if not row.get("near") and row.get("place") != "before":
                also = ("NUM",) if row.get("code") == "1" else ()
                yield from _drawn(pipeline, row, f"3{row.word}", ("QTY", *also))


def _rows(pipeline: Pipeline, name: str, ours: Path | None) -> Iterator[Row]:
    for row in pipeline.book.table(name):
        if ours is None or not row.file.is_relative_to(ours):
            yield row


def _folded(row: Row) -> Iterator[PatternError]:
    folded = fold(row.word)
    if folded != row.word and any(char.isalnum() for char in row.word):
        yield row.wrong(
            f"no text holds {row.word!r}: it is read as {folded!r}", hint=f"write {folded}"
        )


def _drawn(
    pipeline: Pipeline, row: Row, text: str, labels: tuple[str, ...]
) -> Iterator[PatternError]:
    """Whether a word is always a name or a number."""
    drawn = sketch_of(pipeline, text)
    if drawn[1:-1] in _ALWAYS and drawn[1:-1] not in labels:
        yield row.wrong(
            f"{text!r} is drawn as {drawn}, never as <{labels[0]}>",
            hint="what a name or a number holds is no word",
        )
