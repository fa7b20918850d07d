"""``extractor find``: facts from a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PATTERNS, as_paths, choose, choose_all
from extractor.cli.streams import write

_COUNTRIES = ("countries", "countries_short")


def find(
    store: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")],
    indicator: str | None = typer.Option(
        None, "--indicator", metavar="NAME", help="A part of the indicator, or a form of it."
    ),
    place: str | None = typer.Option(
        None, "--place", metavar="NAME|CODE", help="A place, with all places inside it."
    ),
    org: str | None = typer.Option(None, "--org", metavar="NAME", help="A part of the subject."),
    since: str | None = typer.Option(None, "--from", metavar="TIME", help="2022, 2022-03 …"),
    until: str | None = typer.Option(None, "--to", metavar="TIME", help="2024, 2024-12-31 …"),
    measure: list[str] | None = typer.Option(
        None, "--measure", metavar="level|growth|change|share|gap", help="Observations of these."
    ),
    only: list[str] | None = typer.Option(
        None, "--only", metavar="TYPE,...", help="observation, ranking, recognition."
    ),
    limit: int | None = typer.Option(None, "--limit", metavar="N", min=1, help="Most rows."),
    quality: bool = typer.Option(
        False, "--quality", help="With the number of faults of each row's document."
    ),
    form: str = typer.Option("table", "--format", metavar="table|csv|json", help="Output form."),
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Find facts by indicator, place, organisation, period and measure."""
    from extractor.store import find as asking
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.views.answers import FORMATS, answers

    choose("--format", form, FORMATS)
    question = asking.Question(
        kinds=tuple(choose_all("--only", only, asking.KINDS)),
        indicator=indicator,
        place=place,
        place_codes=_codes(place, patterns) if place and not place.isdigit() else (),
        org=org,
        since=since,
        until=until,
        measures=tuple(choose_all("--measure", measure, asking.MEASURES)) if measure else (),
        limit=limit,
        quality=quality,
    )
    with open_store(store_of(store)) as opened:
        write(answers(asking.find(opened, question), form=form))


def _codes(place: str, patterns: list[str] | None) -> tuple[str, ...]:
    from extractor.batch.engine import all_codes
    from extractor.rulebook import load_rulebook

    book = load_rulebook(as_paths(patterns))
    if any(r.get("code") == "CN" for t in _COUNTRIES for r in book.table(t) if r.word == place):
        return ("",)  # every code begins with it
    return tuple(all_codes(book).get(place, ()))
