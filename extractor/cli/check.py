"""``check``: is a sentence so, by an archive. ``missed``: what an archive's texts still hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.asked import STORE
from extractor.cli.logs import LOG
from extractor.cli.options import DATE, PATTERNS, parse_date
from extractor.cli.shown import FORM, OUTPUT, chosen, show
from extractor.cli.start import reader
from extractor.cli.streams import complain
from extractor.errors import OptionError


def check(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="What somebody says.")],
    store: STORE,
    date: str | None = DATE,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Say of each fact in a sentence: confirmed, contradicted, or not in the archive."""
    from extractor.batch.engine import place_codes
    from extractor.compare.agreement import revision_words
    from extractor.compare.check import Checker
    from extractor.compare.rows import CHECK, check_rows
    from extractor.keys import FactKeys
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    form = chosen(form, output)
    day = parse_date(date)
    with open_store(store_of(store)) as opened:
        extractor = reader(patterns)
        result = extractor.extract(sentence, reference_date=day)
        answers = Checker(
            opened,
            keys=FactKeys(extractor.book),
            place_code=place_codes(extractor.book),
            revising=revision_words(extractor.book),
        ).check(result.records)
    if not answers:
        raise OptionError("no fact was read from the sentence")
    show("rows", check_rows(answers), form=form, columns=CHECK, output=output, lead=2)
    if any(answer.verdict == "contradicted" for answer in answers):
        raise typer.Exit(1)


def missed(
    store: STORE,
    documents: int = typer.Option(
        200, "--documents", metavar="N", min=1, help="How many are read again, the worst first."
    ),
    limit: int = typer.Option(50, "--limit", metavar="N", min=1, help="Most constructions."),
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    log_level: str | None = LOG,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show numbers and ranks that no fact was read from, by construction."""
    from extractor.cli.asked import book_of
    from extractor.compare.missed import missed as constructions
    from extractor.compare.rows import MISSED, missed_rows
    from extractor.pipeline import Pipeline
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    form = chosen(form, output)
    with open_store(store_of(store)) as opened:
        found = constructions(
            opened, Pipeline(book_of(patterns)), documents=documents, tell=complain
        )
    rows = missed_rows(found[:limit])
    show("constructions", rows, form=form, columns=MISSED, output=output)
