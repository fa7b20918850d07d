"""``extractor find``: facts from a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extractor.cli.asked import PLACE, SINCE, STORE, UNTIL, question
from extractor.cli.options import PATTERNS, choose_all
from extractor.cli.shown import FORM, OUTPUT, chosen, show
from extractor.cli.streams import marked, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.declaration import RecordType
    from extractor.store.database import Store
    from extractor.store.questions import Question


_INDICATOR = typer.Option(
    None, "--indicator", metavar="NAME", help="A part of the indicator, or a form of it."
)
_ORG = typer.Option(
    None, "--org", metavar="NAME", help="A part of the subject, or of a body that is named."
)
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
_FILE = typer.Option(
    None, "--file", metavar="PATH", help="Of a document by its stored path, or of a folder."
)
_PERSON = typer.Option(None, "--person", metavar="NAME", help="A part of a person's name.")
_POST = typer.Option(None, "--post", metavar="NAME", help="Appointments: a part of the post.")
_HAS = typer.Option(
    None, "--has", metavar="FIELD=TEXT", help="A part of what any field of any type holds."
)
_ONLY = typer.Option(
    None, "--type", "--only", metavar="TYPE,...", help="observation, ranking …, or one declared."
)
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
    person: str | None = _PERSON,
    post: str | None = _POST,
    has: list[str] | None = _HAS,
    status: list[str] | None = _STATUS,
    text: str | None = _TEXT,
    file: str | None = _FILE,
    only: list[str] | None = _ONLY,
    limit: int | None = _LIMIT,
    quality: bool = _QUALITY,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Find facts by indicator, place, organisation, period and measure."""
    form = chosen(form, output)
    asked = question(
        patterns,
        indicator=indicator,
        place=place,
        org=org,
        since=since,
        until=until,
        measures=_words("--measure", measure),
        scope=scope,
        position=position,
        honour=honour,
        person=person,
        post=post,
        has=tuple(map(_field, has or ())),
        statuses=_words("--status", status),
        text=text,
        file=file,
        limit=limit,
        quality=quality,
    )
    _answer(store, asked, only, form=form, output=output)


def _words(option: str, given: list[str] | None) -> tuple[str, ...]:
    """The words of a closed set that an option names; empty where it is not given."""
    from extractor.store.questions import MEASURES, STATUSES

    known = MEASURES if option == "--measure" else STATUSES
    return tuple(choose_all(option, given, known)) if given else ()


def _answer(
    store: Path, asked: Question, only: list[str] | None, *, form: str, output: Path | None
) -> None:
    """Write the facts that answer, of the types asked for."""
    from extractor.cli.reading import reading
    from extractor.declaration import facts_of
    from extractor.store.find import find as facts

    with reading(store) as opened:
        known = [one.name for one in facts_of(opened.types.values())]
        asked = replace(asked, kinds=tuple(choose_all("--only", only, known)))
        rows = facts(opened, asked)
        first = next(rows, None)
        every = chain([first] if first is not None else [], rows)
        _out(every, form=form, output=output, types=opened.types)
        if first is None:
            explain_nothing(opened, asked, form=form)


def _out(
    rows: Iterable[dict[str, Any]],
    *,
    form: str,
    output: Path | None,
    types: Mapping[str, RecordType],
) -> None:
    from extractor.views.answers import FORMATS, answers, filled

    plain, mark = marked(form)
    if plain in FORMATS:  # as they come, however many
        write(answers(rows, form=plain, types=types), output=output, mark=mark)
    else:
        found = list(rows)
        show("facts", found, form=form, columns=filled(found, types), output=output)


def explain_nothing(store: Store, asked: Question, *, form: str) -> None:
    """Say to people which option had no match, and what is near it; programs see no rows."""
    from extractor.store.near import missing
    from extractor.views.answers import nothing_text

    if form == "table":
        write(f"{line}\n" for line in nothing_text(missing(store, asked), store.types))


def _field(value: str) -> tuple[str, str]:
    """``act=remove`` as a field's name and what it holds."""
    name, _, part = value.partition("=")
    if not name or not part:
        raise OptionError(f"--has: no field and words in {value!r} (write FIELD=TEXT)")
    return name, part
