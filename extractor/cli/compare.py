"""``series``, ``pivot`` and ``disagreements``: what releases say of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from extractor.cli.asked import (
    INDICATOR,
    PLACE,
    SINCE,
    STORE,
    UNTIL,
    book_of,
    indicator_keys,
    keys_of,
    question,
)
from extractor.cli.find import explain_nothing
from extractor.cli.options import PATTERNS, choose, choose_all
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.compare.pivot import Pivot

_FORM = typer.Option(
    "table", "--format", metavar="table|csv|tsv|markdown|json", help="Output form."
)
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
    form: str = _FORM,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show an indicator over time: a row a period, its source, revisions, who disagrees."""
    from extractor.compare.agreement import revision_words
    from extractor.compare.rows import SERIES, series_rows
    from extractor.compare.series import series as points
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.store.questions import MEASURES
    from extractor.views.listing import FORMATS, listing

    choose("--format", form, FORMATS)
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
                revising=revision_words(book_of(patterns)),
            )
        )
        write(listing("periods", series_rows(found), form=form, columns=SERIES))
        if not found:
            explain_nothing(opened, asked, form=form)


_ROWS = typer.Option(
    None, "--rows", metavar="place|indicator|year", help="By default what was not named."
)
_COLUMNS = typer.Option("year", "--columns", metavar="place|indicator|year")
_ONE_MEASURE = typer.Option(
    "level", "--measure", metavar="level|growth|change|share|gap", help="One of these."
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
    inside: bool = _INSIDE,
    form: str = _FORM,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show places by year, or indicators by year; * where releases disagree."""
    from extractor.compare.agreement import revision_words
    from extractor.compare.pivot import pivot as build
    from extractor.compare.series import series as points
    from extractor.store.database import open_store
    from extractor.store.export import store_of

    if not indicator and not place:
        raise OptionError("pivot of what? name --indicator (places by year) or --place")
    across = rows or ("place" if indicator else "indicator")
    _choose_for_pivot(form, measure, across, columns)
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
            revising=revision_words(book_of(patterns)),
        )
        table = build(found, keys=keys)
        _show_pivot(table, across, columns, form=form)
        if not table.lines and form != "json":
            explain_nothing(opened, asked, form=form)


def _choose_for_pivot(form: str, measure: str, across: str, columns: str) -> None:
    from extractor.compare.pivot import AXES
    from extractor.store.questions import MEASURES
    from extractor.views.listing import FORMATS

    choose("--format", form, FORMATS)
    choose("--measure", measure, MEASURES)
    for option, axis in (("--rows", across), ("--columns", columns)):
        choose(option, axis, AXES)


def _show_pivot(table: Pivot, across: str, columns: str, *, form: str) -> None:
    from extractor.compare.pivot import turned
    from extractor.compare.rows import pivot_rows
    from extractor.views.listing import listing

    if form == "json":
        write(listing("lines", pivot_rows(table), form=form, columns=()))
    elif table.lines:
        head, body = turned(table, rows=across, columns=columns)
        lines = [dict(zip(head, line, strict=True)) for line in body]
        write(listing(f"by {across}", lines, form=form, columns=head))
    else:
        write(listing("", (), form=form, columns=(across,)))


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
    form: str = _FORM,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show where two releases state one thing differently; a revision is told apart."""
    from extractor.compare.agreement import revision_words
    from extractor.compare.disagreements import disagreements as differing
    from extractor.compare.rows import DISAGREEMENTS, disagreement_rows
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.views.listing import FORMATS, listing

    choose("--format", form, FORMATS)
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
                revising=revision_words(book_of(patterns)),
            )
            if kind in ("all", one.difference.kind)
        ]
    shown = [one for one in found if one.known or everything or indicator]
    write(listing("disagreements", disagreement_rows(shown), form=form, columns=DISAGREEMENTS))
    if len(found) > len(shown):
        unknown = f"{len(found) - len(shown)} more of indicators that the dictionary does not know"
        line = f"{unknown}: --all"
        if form == "table":
            write([f"{line}\n"])
        else:
            complain(line)
