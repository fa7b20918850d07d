"""Series side by side: place × year, or indicator × year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.compare.series import Point
from extractor.errors import OptionError
from extractor.keys import FactKeys
from extractor.period import Period
from extractor.store.find import plain

AXES = ("place", "indicator", "year")
_PLACES = 10  # decimals of a value that is reckoned into another unit


class Line(NamedTuple):
    """What a row or column of years holds: one indicator of one place, in one unit."""

    place: str
    indicator: str
    measure: str
    basis: str | None
    unit: str


class Cell(NamedTuple):
    """A value in its line's unit, as it was printed, and whether releases differ about it."""

    value: Decimal | None
    printed: str
    differs: bool
    point: Point


class Pivot(NamedTuple):
    """Lines by years.

    Attributes:
        lines: in order, each with its cells by year.
        years: every year that some line has.
        left_out: periods that are no whole year.
    """

    lines: tuple[tuple[Line, dict[str, Cell]], ...]
    years: tuple[str, ...]
    left_out: int


def pivot(points: Iterable[Point], *, keys: FactKeys) -> Pivot:
    """Points by place and indicator, and year; a line has one unit.

    Where an indicator is told in several dimensions, the usual one of the dictionary counts, else
    the one told most often.
    """
    lines: dict[tuple[str, ...], list[tuple[str, Point]]] = {}
    left_out = 0
    for point in points:
        year = year_of(point.topic.period_key)
        if year is None:
            left_out += 1
            continue
        topic = point.topic
        group = tuple(
            str(part or "")
            for part in (
                topic.indicator_key, topic.measure, topic.basis_key, topic.versus, topic.whole,
                topic.subject_key,
            )
        )  # fmt: skip
        lines.setdefault(group, []).append((year, point))
    found = [_line(told, keys) for _, told in sorted(lines.items())]
    years = sorted({year for _, cells in found for year in cells})
    return Pivot(tuple(found), tuple(years), left_out)


def turned(table: Pivot, *, rows: str, columns: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a table of printed values.

    Raises:
        OptionError: axes that are the same, or a table with several values in one field.
    """
    if rows == columns:
        raise OptionError(f"--rows and --columns are both {rows}")
    third = next(axis for axis in AXES if axis not in (rows, columns))
    if third != "year" and len({_name(line, third) for line, _ in table.lines}) > 1:
        option = "--place" if third == "place" else "--indicator"
        raise OptionError(f"several in one field of {rows} and {columns}: name one with {option}")
    if third == "year" and len(table.years) > 1:
        raise OptionError("several years in one field: choose one with --from and --to")
    fields: dict[tuple[str, str], str] = {}
    for line, cells in table.lines:
        for year, cell in cells.items():
            at = (_axis(line, year, rows), _axis(line, year, columns))
            fields[at] = f"{cell.printed}{'*' if cell.differs else ''}"
    heads = _ordered((column for _, column in fields), columns)
    names = _ordered((row for row, _ in fields), rows)
    body = [[name, *(fields.get((name, head), "") for head in heads)] for name in names]
    return [rows, *heads], body


def year_of(key: str | None) -> str | None:
    """``2023`` of a whole year, and of its last day, which stands for what holds on a day."""
    period = Period.parse(key)
    if period is None:
        return None
    if period.is_year or (period.is_day and period.ends[1:] == (12, 31)):
        return f"{period.year:04d}"
    return None


def _line(told: Sequence[tuple[str, Point]], keys: FactKeys) -> tuple[Line, dict[str, Cell]]:
    topic, said = told[-1][1].topic, told[-1][1].said
    usual = keys.names.of(topic.indicator_key).dimension if topic.measure == "level" else ""
    counts = Counter(point.topic.dimension for _, point in told)
    dimension = usual if counts[usual] else counts.most_common(1)[0][0]
    kept = [(year, point) for year, point in told if point.topic.dimension == dimension]
    unit = Counter(point.said.unit for _, point in kept).most_common(1)[0][0]
    line = Line(said.subject or "", topic.indicator_key, topic.measure, topic.basis_key, unit)
    cells: dict[str, Cell] = {}
    for year, point in kept:
        if point.topic.status == "actual" or year not in cells:
            value = _in_unit(point, unit, keys)
            cells[year] = Cell(value, point.said.printed, point.settled.contradicted, point)
    return line, cells


def _in_unit(point: Point, unit: str, keys: FactKeys) -> Decimal | None:
    value = point.said.value
    if value is None or point.said.unit == unit:
        return value
    here, there = keys.measure(point.said.unit), keys.measure(unit)
    factor = here.factor / there.factor
    exact: Decimal = plain(round(value * factor.numerator / factor.denominator, _PLACES))
    return exact


def _name(line: Line, axis: str) -> str:
    if axis == "place":
        return line.place
    basis = f" {line.basis}" if line.basis and line.basis != "yoy" else ""
    return line.indicator if line.measure == "level" else f"{line.indicator} {line.measure}{basis}"


def _axis(line: Line, year: str, axis: str) -> str:
    return year if axis == "year" else _name(line, axis)


def _ordered(names: Iterable[str], axis: str) -> list[str]:
    unique = dict.fromkeys(names)
    return sorted(unique) if axis == "year" else list(unique)
