"""``series``, ``pivot`` and ``disagreements``: what releases say of one thing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.cli.asked import (
    INDICATOR,
    PLACE,
    SINCE,
    STORE,
    UNTIL,
    indicator_keys,
    keys_of,
    question,
    revising_words,
)
from extractor.cli.find import explain_nothing
from extractor.cli.options import PATTERNS, choose, choose_all
from extractor.cli.shown import FORM, OUTPUT, chosen, show
from extractor.cli.streams import complain, replaced, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.compare.pivot import Pivot

#: What the value says too, for a reader.
_FOR_PROGRAMS = ("number",)
_MEASURE = typer.Option(
    None, "--measure", metavar="level|growth|change|share|gap", help="Observations of these."
)


def series(
    store: STORE,
    indicator: str | None = INDICATOR,
    place: str | None = PLACE,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    measure: list[str] | None = _MEASURE,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show an indicator over time: a row a period, its source, revisions, who disagrees."""
    from extractor.compare.rows import SERIES, series_rows
    from extractor.compare.series import series as points
    from extractor.store.export import store_of
    from extractor.store.opening import open_store
    from extractor.store.questions import MEASURES

    form = chosen(form, output)
    if not indicator and not place:
        raise OptionError("series of what? name it with --indicator, or a place with --place")
    asked = question(
        patterns,
        kinds=("observation",),
        indicator=indicator,
        place=place,
        since=since,
        until=until,
        measures=tuple(choose_all("--measure", measure, MEASURES)) if measure else (),
    )
    with open_store(store_of(store)) as opened:
        found = list(
            points(
                opened,
                asked,
                indicator_keys=indicator_keys(indicator, keys_of(patterns)),
                revising=revising_words(patterns),
            )
        )
        columns = [name for name in SERIES if form != "table" or name not in _FOR_PROGRAMS]
        rows = series_rows(found)
        show("periods", rows, form=form, columns=columns, output=output, lead=7)
        if not found:
            explain_nothing(opened, asked, form=form)


_ROWS = typer.Option(
    None, "--rows", metavar="place|indicator|year", help="By default what was not named."
)
_COLUMNS = typer.Option("year", "--columns", metavar="place|indicator|year")
_ONE_MEASURE = typer.Option(
    "level", "--measure", metavar="level|growth|change|share|gap", help="One of these."
)
_PERIODS = typer.Option(
    "all", "--periods", metavar="all|year|half-year|quarter|month|…", help="Periods of one kind."
)
_INSIDE = typer.Option(
    False, "--inside", help="Of --place the places inside it too; always so for --indicator."
)


def pivot(
    store: STORE,
    indicator: str | None = INDICATOR,
    place: str | None = PLACE,
    rows: str | None = _ROWS,
    columns: str = _COLUMNS,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    measure: str = _ONE_MEASURE,
    periods: str = _PERIODS,
    inside: bool = _INSIDE,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show places or indicators by year, parts of a year apart; * where releases differ."""
    from extractor.compare.pivot import pivot as build
    from extractor.compare.series import series as points
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    form = chosen(form, output)
    across = rows or ("place" if indicator else "indicator")
    _choose_for_pivot(indicator or place, measure, periods, across, columns)
    asked = question(
        patterns,
        kinds=("observation",),
        indicator=indicator,
        place=place,
        only_place=bool(place and not indicator and not inside),
        since=since,
        until=until,
        measures=(measure,),
        statuses=("actual",),
    )
    keys = keys_of(patterns)
    with open_store(store_of(store)) as opened:
        found = points(
            opened,
            asked,
            indicator_keys=indicator_keys(indicator, keys),
            revising=revising_words(patterns),
        )
        table = build(found, keys=keys, periods=periods)
        _show_pivot(table, across, columns, form=form, output=output)
        if not table.lines and not table.left_out:
            explain_nothing(opened, asked, form=form)
    _tell_left_out(table, form=form, output=output)


def _choose_for_pivot(
    named: str | None, measure: str, periods: str, across: str, columns: str
) -> None:
    if not named:
        raise OptionError("pivot of what? name --indicator (places by year) or --place")
    from extractor.compare.pivot import AXES, PERIODS
    from extractor.store.questions import MEASURES

    choose("--measure", measure, MEASURES)
    choose("--periods", periods, PERIODS)
    for option, axis in (("--rows", across), ("--columns", columns)):
        choose(option, axis, AXES)


def _show_pivot(table: Pivot, across: str, columns: str, *, form: str, output: Path | None) -> None:
    from extractor.compare.pivot import PivotLine, turned
    from extractor.compare.rows import pivot_rows

    if form == "xlsx" and output is not None:
        from extractor.compare.workbook import pivot_sheet
        from extractor.workbook import save_sheets

        with replaced(output) as place:
            save_sheets([pivot_sheet(table)], place)
    elif form == "json":  # for programs: one line a row, numbers in its unit
        names = [*PivotLine._fields, *table.years, "vague", "differs", "several"]
        show("lines", pivot_rows(table), form=form, columns=names, output=output)
    elif table.lines:
        head, body = turned(table, rows=across, columns=columns)
        lines = [dict(zip(head, line, strict=True)) for line in body]
        show(f"by {across}", lines, form=form, columns=head, output=output)
    else:
        show("", (), form=form, columns=(across,), output=output)


def _tell_left_out(table: Pivot, *, form: str, output: Path | None) -> None:
    """Nothing is left out unsaid."""
    if table.left_out:
        kinds = ", ".join(
            f"{count} of {kind or 'no known period'}" for kind, count in table.left_out.items()
        )
        _note(f"not in the table: {kinds}", form=form, output=output)


def _note(line: str, *, form: str, output: Path | None) -> None:
    """A line for people: below their table; where a program reads that, on standard error."""
    if form == "table" and output is None:
        write([f"{line}\n"])
    else:
        complain(line)


_KIND = typer.Option(
    "contradiction", "--kind", metavar="contradiction|revision|all", help="Which of them."
)
_EVERYTHING = typer.Option(
    False, "--all", help="Also of indicators that the dictionary does not know."
)


def disagreements(
    store: STORE,
    indicator: str | None = INDICATOR,
    place: str | None = PLACE,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    kind: str = _KIND,
    everything: bool = _EVERYTHING,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show where two releases state one thing differently; a revision is told apart."""
    from extractor.compare.disagreements import disagreements as differing
    from extractor.compare.rows import DISAGREEMENTS, disagreement_rows
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    form = chosen(form, output)
    choose("--kind", kind, ("contradiction", "revision", "all"))
    asked = question(
        patterns,
        kinds=("observation", "ranking"),
        indicator=indicator,
        place=place,
        since=since,
        until=until,
    )
    with open_store(store_of(store)) as opened:
        found = [
            one
            for one in differing(
                opened,
                asked,
                keys=keys_of(patterns),
                indicator_keys=indicator_keys(indicator, keys_of(patterns)),
                revising=revising_words(patterns),
            )
            if kind in ("all", one.difference.kind)
        ]
    shown = [one for one in found if one.known or everything or indicator]
    rows = disagreement_rows(shown)
    show("disagreements", rows, form=form, columns=DISAGREEMENTS, output=output, lead=7)
    if len(found) > len(shown):
        unknown = f"{len(found) - len(shown)} more of what the dictionary does not know"
        _note(f"{unknown}: --all", form=form, output=output)
