"""Series side by side: place × year, or indicator × year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.compare.series import SeriesPoint
from extractor.compare.spans import YEAR, part_of, period_kind
from extractor.compare.units import commonest, in_unit
from extractor.errors import OptionError
from extractor.keys import FactKeys
from extractor.views.amounts import measured

AXES = ("place", "indicator", "year")
#: Which periods: years, parts of a year, or all that lie within one.
PERIODS = ("all", YEAR, "half-year", "quarter", "9 months", "month", "day")


Names = tuple[str, ...]


class PivotLine(NamedTuple):
    """What a row or column of years holds: one indicator of one place, counted one way.

    Attributes:
        part: of the year: ``year``, ``H1``, ``Q3``, ``M01-09``, ``M05``, ``06-30``.
    """

    place: str
    indicator: str
    measure: str
    basis: str | None
    versus: str | None
    whole: str | None
    unit: str
    part: str

    @property
    def counted(self) -> str:
        """The measure in full: ``growth yoy``, ``share 山东省``."""
        return measured(self.measure, self.basis, self.versus, self.whole)

    @property
    def shown_unit(self) -> str:
        """The unit; a bare number has none."""
        return "" if self.unit == "1" else self.unit


class PivotCell(NamedTuple):
    """A value in its line's unit, as it was printed, and whether releases differ about it."""

    value: Decimal | None
    printed: str
    differs: bool
    point: SeriesPoint

    @property
    def vague(self) -> bool:
        """Whether the value is only an end of what it may be, or about so much."""
        return self.point.said.modifier is not None


class Pivot(NamedTuple):
    """Lines by years.

    Attributes:
        lines: in order, each with its cells by year.
        years: every year that some line has.
        left_out: periods that were not asked for, or are in no one year: how many of each kind.
    """

    lines: tuple[tuple[PivotLine, dict[str, PivotCell]], ...]
    years: tuple[str, ...]
    left_out: Counter[str]


def pivot(points: Iterable[SeriesPoint], *, keys: FactKeys, periods: str = YEAR) -> Pivot:
    """Points by place and indicator, and year; a line has one unit and one part of the year.

    Args:
        points: of :func:`extractor.compare.series.series`.
        keys: the dictionary, which knows what holds on a day.
        periods: of :data:`PERIODS`.
    """
    lines: dict[tuple[str, ...], list[tuple[str, SeriesPoint]]] = {}
    left_out: Counter[str] = Counter()
    for point in points:
        topic = point.topic
        found = part_of(topic.period_key, stock=_is_stock(point, keys))
        kind = YEAR if found and found[0] == YEAR else period_kind(topic.period_key)
        if found is None or periods not in ("all", kind):
            left_out[kind] += 1
            continue
        part, year = found
        group = tuple(
            str(one or "")
            for one in (
                topic.indicator_key, topic.measure, topic.basis_key, topic.versus, topic.whole,
                topic.subject_key, topic.dimension, part != YEAR, part,
            )
        )  # fmt: skip
        lines.setdefault(group, []).append((year, point))
    made = [_line(told, group[-1], keys) for group, told in sorted(lines.items())]
    years = sorted({year for _, cells in made for year in cells})
    return Pivot(tuple(made), tuple(years), left_out)


def turned(table: Pivot, *, rows: str, columns: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a table of printed values.

    How a line is counted, its unit and its part of the year stand in columns of their own after
    the names of the rows, or in the heads where the lines are columns.

    Raises:
        OptionError: axes that are the same, or a table with several values in one field.
    """
    if rows == columns:
        raise OptionError(f"--rows and --columns are both {rows}")
    third = next(axis for axis in AXES if axis not in (rows, columns))
    _check_single(table, third)
    detailed = "indicator" if third != "indicator" else "place"
    beside = columns == "year"  # then the part of the year is said of the row
    fields: dict[tuple[Names, str], str] = {}
    for line, cells in table.lines:
        for year, cell in cells.items():
            named = {
                axis: _names(line, year, axis, detailed=axis == detailed, part=beside)
                for axis in (rows, columns)
            }
            at = (named[rows], _head(named[columns]))
            printed = f"{cell.printed}{'*' if cell.differs else ''}"
            # two places of one name are two rows of the archive, and one of the table
            fields[at] = f"{fields[at]} / {printed}" if at in fields else printed
    heads = list(dict.fromkeys(head for _, head in fields))
    names = list(dict.fromkeys(row for row, _ in fields))
    if columns == "year":
        heads.sort()
    if rows == "year":
        names.sort()
    body = [[*name, *(fields.get((name, head), "") for head in heads)] for name in names]
    own = [rows, "measure", "unit", *(["part"] if beside else [])] if rows == detailed else [rows]
    return [*own, *heads], body


def _check_single(table: Pivot, third: str) -> None:
    """One field of a table holds one value: of the axis that is not shown there is but one."""
    if third == "year":
        if len({(year, line.part) for line, cells in table.lines for year in cells}) > 1:
            raise OptionError(
                "several periods in one field: choose one with --from, --to and --periods"
            )
    elif len({getattr(line, third) for line, _ in table.lines}) > 1:
        other = " and ".join(axis for axis in AXES if axis != third)
        raise OptionError(f"several in one field of {other}: name one with --{third}")


def _names(line: PivotLine, year: str, axis: str, *, detailed: bool, part: bool) -> Names:
    """What a line is called on an axis, and on one of them how it is counted."""
    if axis == "year":
        return (year if part or line.part == YEAR else f"{year} {line.part}",)
    name: str = getattr(line, axis)
    if not detailed:
        return (name,)
    return (name, line.counted, line.shown_unit, *([line.part] if part else []))


def _line(
    told: Sequence[tuple[str, SeriesPoint]], part: str, keys: FactKeys
) -> tuple[PivotLine, dict[str, PivotCell]]:
    topic, said = told[-1][1].topic, told[-1][1].said
    unit = commonest(point.said.unit for _, point in told)
    line = PivotLine(
        said.subject or "", topic.indicator_key, topic.measure, topic.basis_key, topic.versus,
        topic.whole, unit, part,
    )  # fmt: skip
    cells: dict[str, PivotCell] = {}
    for year, point in told:
        if point.topic.status == "actual" or year not in cells:
            value = in_unit(point.said.value, point.said.unit, unit, keys=keys)
            cells[year] = PivotCell(value, _printed(point), point.settled.contradicted, point)
    return line, cells


def _printed(point: SeriesPoint) -> str:
    """The value; of several that one document states, all of them."""
    return " / ".join(one.modified for one in (point.said, *point.besides))


def _is_stock(point: SeriesPoint, keys: FactKeys) -> bool:
    stock = keys.names.of(point.topic.indicator_key).kind == "stock"
    return stock and point.topic.measure in ("level", "share")


def _head(names: Names) -> str:
    """A name with how it is counted, as the head of a column."""
    name, *details = names
    counted = " ".join(filter(None, details))
    return f"{name} ({counted})" if counted else name
