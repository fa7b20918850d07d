"""Rows of a user's that say what ours say: laid over ours they change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractor.errors import PatternError
from extractor.rulebook.declared import TABLES
from extractor.rulebook.files import own_table
from extractor.rulebook.tables import Row, Table, read_table


def repeated(tables: Iterable[Table], is_ours: Callable[[Path], bool]) -> Iterator[PatternError]:
    """Words all of whose rows are filled as ours are; a row that fills more or less changes one.

    Args:
        tables: all there are, with a user's rows laid over ours.
        is_ours: whether a file is of our own folder.
    """
    for table in tables:
        theirs = _by_word(row for row in table if not is_ours(row.file))
        if not theirs or table.name not in TABLES:
            continue
        ours = _by_word(read_table(own_table(table.name)))
        for word, rows in theirs.items():
            known = ours.get(word, [])
            if known and list(map(_filled, rows)) == list(map(_filled, known)):
                yield rows[0].wrong(
                    f"{word!r} changes nothing: ours says the same",
                    hint="leave it out, or fill other columns",
                )


def _by_word(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.word, []).append(row)
    return found


def _filled(row: Row) -> dict[str, str]:
    return {column: value for column, value in row.values.items() if value}
