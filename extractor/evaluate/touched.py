"""How many texts each rule and each row of a table touches, so that nothing useless stays.

A rule of facts, or of a declared type, touches a text that it matches in, a strategy one where it
fills a slot, a rule of mentions one that it found something in. A row of a table that labels.tsv
names touches a text where its word is drawn; of any other table, one where its word stands, and so
does a word of a declared type.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from extractor.document import Document
from extractor.mentions.mention import EntityValue, QuantityValue, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word
from extractor.pipeline import Pipeline
from extractor.rulebook import Row, Rulebook, own_patterns
from extractor.rulebook.declarations import type_name, typed_files
from extractor.rulebook.declared import TABLES
from extractor.trial import chunks_of
from extractor.typed.words import entries_of
from extractor.work import Work

#: A line of a file and its word, or a rule file and the name of a rule.
_Key = tuple[str, str]
_MENTIONS: dict[type, str] = {
    QuantityValue: "mentions/quantities",
    TimeValue: "mentions/times",
    EntityValue: "mentions/names",
}
#: Rule files that no text is read with: a whole string is, or other rules put them in.
_APART = ("mentions/times-alone", "mentions/names_parts")


class Touch(NamedTuple):
    """A rule or a row, and the number of texts that it touches."""

    texts: int
    file: Path
    line: int
    what: str


class Touched(NamedTuple):
    """All of them, those that touch least first, and how many texts there were."""

    documents: int
    touches: tuple[Touch, ...]


def touched(book: Rulebook, documents: Iterable[Document], *, folders: Sequence[Path]) -> Touched:
    """Count what the texts are touched by.

    Args:
        book: words and rules.
        documents: the texts.
        folders: whose rules and rows are counted; where there are none, ours: all rules, and the
            rows of tables that labels name.
    """
    pipeline = Pipeline(book)
    rows = [*_rows(book, folders), *_typed_rows(book, folders)]
    types = {type_name(file): f"facts/{file.name}" for file in typed_files(book)}
    standing = [row for row in rows if row.file.stem not in _labelled(book)]
    words = AhoCorasick([row.word for row in standing])
    ranks = book.table("ranks").by_word()
    counts: Counter[_Key] = Counter()
    log = logging.getLogger(__name__)
    number = 0
    for document in documents:
        number += 1
        found: set[_Key] = set()
        works = pipeline.works(
            document.text, reference=document.date, title=document.title, grids=document.grids
        )
        for work in works:
            for stage in pipeline.stages:
                stage(work)
            found.update(_of_rules(pipeline, work), _of_words(work, ranks))
            found.update((types[t.type], m.rule) for t in work.typed_traces for m in t.matches)
            hits = words.find_matches_as_indexes(work.text, overlapping=True)
            found.update(_place(standing[index]) for index, _, _ in hits)
        counts.update(found)
        log.info("%s: touched by %d rules and rows", document.path or number, len(found))
    touches = [Touch(counts[_place(row)], row.file, row.line, row.word) for row in rows]
    touches += _rules(book, counts, folders)
    return Touched(number, tuple(sorted(touches)))


def _place(row: Row) -> _Key:
    return f"{row.file}:{row.line}", row.word


def _labelled(book: Rulebook) -> frozenset[str]:
    return frozenset(book.table("labels").words())


def _among(file: Path, folders: Sequence[Path]) -> bool:
    return any(file.is_relative_to(folder) for folder in folders or (own_patterns(),))


def _rows(book: Rulebook, folders: Sequence[Path]) -> Iterator[Row]:
    labelled = _labelled(book)
    for name in book.table_names:
        form = TABLES.get(name)
        if name not in labelled and (form is None or form.key != "word" or form.regex_where):
            continue  # its key is no word of a text
        if name in labelled or folders:
            yield from (row for row in book.table(name) if _among(row.file, folders))


def _typed_rows(book: Rulebook, folders: Sequence[Path]) -> Iterator[Row]:
    """Words of a user's type that stand in its file, or in a table that is its alone."""
    for file in typed_files(book) if folders else ():
        for _, row in entries_of(book, file).values():
            if _among(row.file, folders) and row.file.stem not in TABLES:
                yield row


def _rules(book: Rulebook, counts: Counter[_Key], folders: Sequence[Path]) -> Iterator[Touch]:
    for name in book.rule_names:
        for rule in book.rules(name).rules if name not in _APART else ():
            if _among(rule.file, folders):
                said = f"rule {rule.name}" if not name.startswith("slots/") else rule.name
                yield Touch(counts[name, rule.name], rule.file, rule.line, said)


def _of_words(work: Work, ranks: Mapping[str, Row]) -> Iterator[_Key]:
    for element in work.elements:
        if isinstance(element, Word):
            yield _place(element.row)
        elif isinstance(element, Rank):
            row = ranks.get(work.text[element.start : element.end])
            if row is not None:
                yield _place(row)


def _of_rules(pipeline: Pipeline, work: Work) -> Iterator[_Key]:
    for mention in work.mentions:
        yield _MENTIONS[type(mention.value)], mention.rule.rpartition("/")[2]
    for element in work.elements:
        if isinstance(element, Rank):
            yield "mentions/ranks", element.rule
    for one in work.matched:
        for _, chunk in chunks_of(pipeline, work, one):
            yield "facts/chunks", chunk.rule
    for trace in work.traces:
        for match in trace.matches:
            yield f"facts/{match.rule.file.stem}", match.rule.name
        for told in trace.told:
            yield from ((f"slots/{a.slot}", a.strategy) for a in told.asked if a.answer)
