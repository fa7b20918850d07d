"""``extractor suites``: peers' public test cases through our public functions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.shown import FORM, OUTPUT, ShownTable, as_asked, show_last
from extractor.cli.streams import write

if TYPE_CHECKING:
    from extractor.evaluate.suites import SuiteScore


def suites(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Suites, one .jsonl file each.")],
    errors: int = typer.Option(
        0, "--errors", metavar="[N]", help="List the first N failures of each suite, or all."
    ),
    exceptions: Path | None = typer.Option(
        None,
        "--exceptions",
        metavar="FILE",
        help="Cases whose convention is not ours, with the reason (default: those of corpus/).",
    ),
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    log_level: str | None = LOG,
) -> None:
    """Passes per suite of other projects' cases; those of another convention are apart.

    In another form than the table --errors gives the failures alone; in a workbook it has both.
    """
    asked = as_asked(form, output)

    from extractor.evaluate.suites import run_suites

    scores = run_suites(folder, exceptions=exceptions)
    if asked in (None, "table"):
        write(_text(scores, errors), output=output)
    else:
        show_last(_tables(scores, errors), form=asked, output=output)


def _text(scores: list[SuiteScore], errors: int) -> Iterator[str]:
    from extractor.evaluate.suites import report

    yield report(scores)
    if errors:
        yield from _failures(scores, None if errors < 0 else errors)


def _tables(scores: list[SuiteScore], errors: int) -> list[ShownTable]:
    from extractor.views import scores as views

    tables = [ShownTable("suites", views.SUITES, views.suite_rows(scores))]
    if errors:
        rows = views.failure_rows(scores, most=None if errors < 0 else errors)
        tables.append(ShownTable("failures", views.FAILURES, rows))
    return tables


def _failures(scores: list[SuiteScore], most: int | None) -> Iterator[str]:
    for score in scores:
        for failure in score.failures[:most]:
            yield (
                f"{score.suite} {failure.id} {failure.text!r}\n"
                f"    expected  {failure.expected}\n    found     {failure.found}\n"
            )
