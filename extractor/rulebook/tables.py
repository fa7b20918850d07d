"""Lexicon files: tab-separated tables, one word a line, its meaning in named columns.

The first line that is neither empty nor a ``#`` comment names the columns; the first column is the
word. A word may be followed by any number of columns; missing ones are empty. Lines are kept with
their numbers, so that whoever finds a wrong value can say where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from extractor.errors import PatternError
from extractor.kept import kept
from extractor.rulebook.text_source import read_text

#: Characters that stand in a cell unseen: of no width, blanks that are none, controls.
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00a0\u00ad\u200b-\u200f\u2060\ufeff]")


class Row(NamedTuple):
    """One line of a table: the word, its other columns, and where it stands."""

    word: str
    values: dict[str, str]
    file: Path
    line: int

    def get(self, column: str) -> str:
        """The column's text, or the empty string."""
        return self.values.get(column, "")

    def wrong(self, message: str, *, hint: str | None = None) -> PatternError:
        """An error that points at this line, for a caller to raise."""
        text = "\t".join([self.word, *self.values.values()])
        return PatternError(message, file=self.file, line=self.line, excerpt=text, hint=hint)


#: Made in C: the class itself would run Python for each of tens of thousands.
_row: Callable[[tuple[str, dict[str, str], Path, int]], Row] = partial(tuple.__new__, Row)


class Table:
    """The rows of one lexicon, in file order; a user's rows replace ours with the same word."""

    def __init__(
        self,
        name: str,
        columns: tuple[str, ...],
        rows: list[Row],
        file: Path | None = None,
        line: int = 1,
    ):
        self.name, self.columns, self.rows = name, columns, rows
        #: Where its columns are named.
        self.file, self.line = file or Path(f"{name}.tsv"), line

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def words(self) -> list[str]:
        """The words alone, each once, in file order."""
        return list(dict.fromkeys(row.word for row in self.rows))

    def by_word(self) -> dict[str, Row]:
        """Word → its last row."""
        return {row.word: row for row in self.rows}

    def overlaid(self, other: Table) -> Table:
        """This table with the rows of ``other`` laid over it."""
        replaced = {row.word for row in other.rows}
        kept = [row for row in self.rows if row.word not in replaced]
        return Table(self.name, self.columns, kept + other.rows, self.file, self.line)


def read_table(path: Path, *, words: bool = True) -> Table:
    """Read one lexicon file; not ``words``: a table of texts, which may hold any character.

    Raises:
        PatternError: no header, a line with more columns than the header, an empty word, a cell in
            quotes or with an invisible character, the same line twice, or bytes that are not UTF-8.
    """
    kind = "words" if words else "texts"
    read = kept(f"table of {kind}", read_text(path), partial(_read, path=path, words=words))
    columns, head, rows = read
    made = [_row((word, values, path, number)) for word, values, number in rows]
    return Table(path.stem, columns, made, path, head)


#: The columns, the line that names them, and each row: its word, its other columns, its line.
_Read = tuple[tuple[str, ...], int, list[tuple[str, dict[str, str], int]]]


def _read(text: str, *, path: Path, words: bool) -> _Read:
    lines = text.splitlines()
    words = words and _may_be_miswritten(text)
    columns: tuple[str, ...] | None = None
    head = 1
    rows: list[tuple[str, dict[str, str], int]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(map(str.strip, line.split("\t")))
        if words:
            _check_written(cells, line, partial(PatternError, file=path, line=number, excerpt=line))
        if columns is None:
            if len(set(cells)) != len(cells):
                raise PatternError("a column is named twice", file=path, line=number, excerpt=line)
            columns, head = cells, number
            continue
        if len(cells) > len(columns) or not cells[0] or cells in seen:
            wrong = partial(PatternError, file=path, line=number, excerpt=line)
            raise _no_row(cells, columns, seen, wrong)
        seen[cells] = number
        values = dict(zip(columns[1:], cells[1:], strict=False))
        rows.append((cells[0], values, number))
    if columns is None:
        raise PatternError("no header line", file=path, hint="the first line names the columns")
    return columns, head, rows


def _no_row(
    cells: tuple[str, ...],
    columns: tuple[str, ...],
    seen: dict[tuple[str, ...], int],
    wrong: Callable[..., PatternError],
) -> PatternError:
    """Why a line is no row of a table."""
    if len(cells) > len(columns):
        return wrong(
            f"{len(cells)} columns where the header names {len(columns)}",
            hint=f"the columns are: {', '.join(columns)}",
        )
    if not cells[0]:
        return wrong("a line without a word")
    return wrong(f"the same line as {seen[cells]}")


def _may_be_miswritten(text: str) -> bool:
    """Whether a file has a quote or an invisible character, so that each line is looked at."""
    return '"' in text or "'" in text or _HIDDEN.search(text) is not None


def _check_written(cells: tuple[str, ...], line: str, wrong: Callable[..., PatternError]) -> None:
    """What a spreadsheet leaves in a cell, and no text has: quotes, characters nobody sees."""
    for cell in cells:
        if len(cell) > 1 and cell[0] == cell[-1] and cell[0] in "\"'":
            raise wrong(f"a cell in quotes: {cell}", hint="cells are written without quotes")
    hidden = _HIDDEN.search(line)
    if hidden:
        raise wrong(
            f"an invisible character: U+{ord(hidden[0]):04X}", hint="no word of a text matches it"
        )
