"""``extractor suites``: peers' public test cases through our public functions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
) -> None:
    """Passes per suite of other projects' cases; those of another convention are apart."""
    from extractor.evaluate.suites import report, run_suites

    scores = run_suites(folder, exceptions=exceptions)
    write([report(scores)])
    if errors:
        write(_failures(scores, None if errors < 0 else errors))


def _failures(scores: list[SuiteScore], most: int | None) -> Iterator[str]:
    for score in scores:
        for failure in score.failures[:most]:
            yield (
                f"{score.suite} {failure.id} {failure.text!r}\n"
                f"    expected  {failure.expected}\n    found     {failure.found}\n"
            )
