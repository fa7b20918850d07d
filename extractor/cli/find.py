"""``extractor find``: facts from a store."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extractor.cli.asked import PLACE, SINCE, STORE, UNTIL, question
from extractor.cli.options import PATTERNS, choose_all
from extractor.cli.shown import FORM, OUTPUT, chosen, show
from extractor.cli.streams import write

if TYPE_CHECKING:
    from extractor.store.database import Store
    from extractor.store.questions import Question


_INDICATOR = typer.Option(
    None, "--indicator", metavar="NAME", help="A part of the indicator, or a form of it."
)
_ORG = typer.Option(None, "--org", metavar="NAME", help="A part of the subject.")
_MEASURE = typer.Option(
    None, "--measure", metavar="level|growth|change|share|gap", help="Observations of these."
)
_SCOPE = typer.Option(None, "--scope", metavar="NAME", help="Rankings among these.")
_POSITION = typer.Option(
    None, "--position", metavar="N|N-M", help="Rankings at these places; -1 is the last."
)
_HONOUR = typer.Option(None, "--honour", metavar="NAME", help="Recognitions: a part of the honour.")
_STATUS = typer.Option(
    None, "--status", metavar="actual|target|forecast|planned", help="Facts of these."
)
_TEXT = typer.Option(None, "--text", metavar="TEXT", help="A part of the sentence.")
_ONLY = typer.Option(None, "--only", metavar="TYPE,...", help="observation, ranking, recognition.")
_LIMIT = typer.Option(None, "--limit", metavar="N", min=1, help="Most rows.")
_QUALITY = typer.Option(
    False, "--quality", help="With the number of faults of each row's document."
)


def find(
    store: STORE,
    indicator: str | None = _INDICATOR,
    place: str | None = PLACE,
    org: str | None = _ORG,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    measure: list[str] | None = _MEASURE,
    scope: str | None = _SCOPE,
    position: str | None = _POSITION,
    honour: str | None = _HONOUR,
    status: list[str] | None = _STATUS,
    text: str | None = _TEXT,
    only: list[str] | None = _ONLY,
    limit: int | None = _LIMIT,
    quality: bool = _QUALITY,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Find facts by indicator, place, organisation, period and measure."""
    from extractor.store import questions as asking
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.store.find import find as facts

    form = chosen(form, output)
    asked = question(
        patterns,
        kinds=tuple(choose_all("--only", only, asking.KINDS)),
        indicator=indicator,
        place=place,
        org=org,
        since=since,
        until=until,
        measures=tuple(choose_all("--measure", measure, asking.MEASURES)) if measure else (),
        scope=scope,
        position=position,
        honour=honour,
        statuses=tuple(choose_all("--status", status, asking.STATUSES)) if status else (),
        text=text,
        limit=limit,
        quality=quality,
    )
    with open_store(store_of(store)) as opened:
        rows = facts(opened, asked)
        first = next(rows, None)
        _out(chain([first] if first is not None else [], rows), form=form, output=output)
        if first is None:
            explain_nothing(opened, asked, form=form)


def _out(rows: Iterable[dict[str, Any]], *, form: str, output: Path | None) -> None:
    from extractor.views.answers import FORMATS, answers, columns_of

    if form in FORMATS:  # as they come, however many
        write(answers(rows, form=form), output=output)
    else:
        found = list(rows)
        show("facts", found, form=form, columns=columns_of(found), output=output)


def explain_nothing(store: Store, asked: Question, *, form: str) -> None:
    """Say to people which option had no match, and what is near it; programs see no rows."""
    from extractor.store.near import missing
    from extractor.views.answers import nothing_text

    if form == "table":
        write(f"{line}\n" for line in nothing_text(missing(store, asked)))
