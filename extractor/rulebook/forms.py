"""What a table may hold: its columns, which of them must be filled, and with what.

A word in a column that nobody reads, or with a value that means nothing, would be without effect
and without a message: each is an error that says its line and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractor.errors import PatternError
from extractor.rulebook.rules import did_you_mean
from extractor.rulebook.tables import Row, Table


class CellForm(NamedTuple):
    """What a cell of a column may hold; an empty one only where it is not ``needed``."""

    values: frozenset[str] = frozenset()  # all there are; empty: any
    shape: str = ""  # a regular expression of the whole cell
    said: str = ""  # the shape in words
    hint: str = ""
    needed: bool = False
    several: bool = False  # values parted by blanks
    regex: bool = False  # it is a regular expression itself


class Form(NamedTuple):
    """The columns of one table, the key first.

    ``by`` names the columns that tell rows of one word apart; ``regex_where`` a column with the
    values at which the word itself is a regular expression (an empty column name: always).
    """

    key: str
    columns: Mapping[str, CellForm]
    by: tuple[str, ...] = ()
    regex_where: tuple[str, frozenset[str]] | None = None
    key_cell: CellForm = CellForm()


def wrong_rows(table: Table, form: Form) -> Iterator[PatternError]:
    """Everything in a table that its form does not know, in the order of its lines."""
    heads = list(_wrong_head(table, form))
    yield from heads
    if heads:
        return  # its cells stand under other columns than was meant
    seen: dict[tuple[str, ...], Row] = {}
    for row in table:
        yield from _wrong_cells(row, table, form)
        told = (row.word, *(row.get(column) for column in form.by))
        if told in seen:
            by = f"; rows of one {form.key} differ by: {', '.join(form.by)}" if form.by else ""
            yield row.wrong(
                f"{row.word!r} stands in line {seen[told].line} too",
                hint=f"one of the two is never read{by}",
            )
        seen.setdefault(told, row)
    for column, cell in form.columns.items():
        if cell.needed and column not in table.columns:
            yield PatternError(
                f"a row of {table.name!r} needs a {column!r}",
                file=table.file,
                line=table.line,
                hint=_columns(form),
            )


def _wrong_head(table: Table, form: Form) -> Iterator[PatternError]:
    known = (form.key, *form.columns)
    head = table.columns
    parted = "cells are parted by tabs" if _glued(head[0]) else ""

    def wrong(message: str, hint: str) -> PatternError:
        return PatternError(message, file=table.file, line=table.line, hint=parted or hint)

    if head[0] != form.key:
        yield wrong(
            f"the first column of {table.name!r} is {form.key!r}, not {head[0]!r}",
            _columns(form),
        )
        return
    if not table.rows:
        yield wrong("no row under the columns", "a table says what its words mean")
    for column in head[1:]:
        if column not in form.columns:
            hint = did_you_mean(column, known)
            yield wrong(f"lexicon {table.name!r} has no column {column!r}", hint)


def _columns(form: Form) -> str:
    return f"the columns are: {', '.join((form.key, *form.columns))}"


def _glued(cell: str) -> bool:
    """Whether cells were parted by something else: ``word code``, ``word,code``."""
    return bool(re.search(r"\w[ ,;|，；]+\S", cell))


def _wrong_cells(row: Row, table: Table, form: Form) -> Iterator[PatternError]:
    yield from _wrong_cell(row, form.key, row.word, form.key_cell._replace(needed=False))
    if form.regex_where is not None:
        column, values = form.regex_where
        if not column or row.get(column) in values:
            yield from _wrong_regex(row, form.key, row.word, empty=False)
    for column in table.columns[1:]:
        cell, value = form.columns[column], row.get(column)
        if value:
            yield from _wrong_cell(row, column, value, cell)
        elif cell.needed:
            parted = _glued(row.word) and len(row.values) == 0
            yield row.wrong(
                f"{column!r} is empty",
                hint="cells are parted by tabs" if parted else _meaning(cell),
            )


def _meaning(cell: CellForm) -> str | None:
    if cell.values:
        return f"there are: {', '.join(sorted(cell.values))}"
    return f"it is {cell.said}" if cell.said else None


def _wrong_cell(row: Row, column: str, value: str, cell: CellForm) -> Iterator[PatternError]:
    if cell.shape and not re.fullmatch(cell.shape, value):
        said = f"{column} is {cell.said}, not {value!r}" if cell.said else f"no {column} {value!r}"
        yield row.wrong(said, hint=cell.hint or None)
        return
    for one in value.split() if cell.several else (value,):
        if cell.values and one not in cell.values:
            yield row.wrong(f"no {column} {one!r}", hint=did_you_mean(one, cell.values))
    if cell.regex:
        yield from _wrong_regex(row, column, value)


def _wrong_regex(
    row: Row, column: str, value: str, *, empty: bool = True
) -> Iterator[PatternError]:
    """``empty``: it may fit where nothing stands."""
    import regex  # heavy: only when a folder is checked

    try:
        pattern = regex.compile(value)
    except regex.error as error:
        yield row.wrong(f"{column} is a regular expression: {error}")
        return
    if not empty and pattern.fullmatch(""):
        yield row.wrong(f"{column} fits where nothing stands", hint="say what must stand there")
