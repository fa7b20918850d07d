"""A frame of texts becomes a frame of records: no shuffle, and no failed task for a bad text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import MissingExtraError, OptionError
from extractor.spark.shape import ddl
from extractor.spark.work import Task

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract_frame(
    df: DataFrame,
    *,
    text: str,
    id: str,  # noqa: A002  # what its users call it
    date: str | None = None,
    title: str | None = None,
    patterns: Sequence[Path | str] | Path | str = (),
    longest: int = 2_000_000,
    timeout: float = 120.0,
) -> DataFrame:
    """The records of the texts of a frame, one row each, and one row for each text.

    The row of a text has the type ``document``; its struct of that name counts what was found, or
    its struct ``error`` says why nothing could be read. The row of a record has its struct: one of
    type ``observation`` has ``observation``, with the columns of the store's table.

    Args:
        df: a frame; it is read partition by partition, as it is.
        text: the name of its column of texts.
        id: of what tells them apart, of any type; it is carried along.
        date: of the days of publication, dates or ``2025-03-21``.
        title: of the titles.
        patterns: folders of patterns on the driver, laid over ours; they are sent along.
        longest: characters of the longest text that is read.
        timeout: seconds that one text may take.

    Raises:
        OptionError: no such column, or a limit that is not more than 0.
        PatternError: a wrong folder of patterns.
        MissingExtraError: PySpark or PyArrow is not installed.
    """
    try:
        import pyspark.sql  # noqa: F401  # is it there
    except ImportError as error:
        raise MissingExtraError("Spark", extra="spark") from error
    from extractor.limits import Limits

    Limits(characters=longest, seconds=timeout)  # on the driver, where it is seen
    _check(df, filter(None, (text, id, date, title)))
    folders = [Path(patterns)] if isinstance(patterns, Path | str) else list(map(Path, patterns))
    words = {"text": text, "date": date, "title": title}
    chosen = df.select(
        _column(id).alias("id"),
        *(_column(name).cast("string").alias(what) for what, name in words.items()),
    )
    kind = chosen.schema["id"].dataType.simpleString()
    task = Task(_packed(folders), longest, timeout)
    return chosen.mapInArrow(task.__call__, frame_schema(kind, patterns=folders))


def frame_schema(id_type: str = "string", *, patterns: Sequence[Path] = ()) -> str:
    """The schema of the rows, as Spark's DDL; with ``patterns``: with the types they declare.

    Raises:
        PatternError: a wrong folder of patterns.
    """
    from extractor.declared import type_of
    from extractor.rulebook.declarations import declarations_in

    return ddl(id_type, [type_of(one) for one in declarations_in(patterns)])


def counts(frame: DataFrame) -> dict[str, int]:
    """What a frame of records holds, in one pass: rows of each type, and ``failed`` texts."""
    rows = frame.groupBy("type", frame["error"].isNotNull().alias("failed")).count().collect()
    found = {"failed": 0}
    for name, failed, count in rows:
        found[name] = found.get(name, 0) + count
        found["failed"] += count if failed else 0
    return found


def _check(df: DataFrame, names: Iterable[str]) -> None:
    for name in names:
        if name not in df.columns:
            raise OptionError(f"no column {name!r}; there are: {', '.join(df.columns)}")


def _column(name: str | None) -> Any:
    from pyspark.sql import functions as sql

    return sql.lit(None) if name is None else sql.col("`" + name.replace("`", "``") + "`")


def _packed(folders: Sequence[Path]) -> tuple[tuple[tuple[str, bytes], ...], ...]:
    """The files of folders of patterns: what every executor needs, wherever it runs.

    Raises:
        PatternError: a wrong folder; it is told here, once, and not by every task.
    """
    from extractor.api import Extractor
    from extractor.rulebook.files import pattern_files
    from extractor.rulebook.text_source import read_bytes

    if folders:
        Extractor(patterns=folders)
    return tuple(
        tuple(
            (file.relative_to(folder).as_posix(), read_bytes(file))
            for file in pattern_files(folder)
        )
        for folder in folders
    )
