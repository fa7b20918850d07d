"""``extractor rules``: are the words and rules in order?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import PATTERNS, as_paths
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

app = typer.Typer(
    help="Words and rules: ours, and folders of your own.",
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Words and rules: ours, and folders of your own."""


@app.command("check")
def check(
    folders: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DIR]...", help="Folders of your own, like --patterns."),
    ] = None,
    patterns: list[str] | None = PATTERNS,
    on: str | None = typer.Option(
        None, "--on", metavar="TEXTS", help="Say how many texts of this folder each touches."
    ),
) -> int:
    """Read every pattern file and run every example; 1 where something is wrong, a line each.

    With --on, then, for each rule and row of these folders (without one, ours), how many texts.
    """
    from extractor.evaluate.check import check_patterns

    if on is not None and not Path(on).is_dir():
        raise OptionError(f"--on: no such folder: {on}")

    for said, given in (("--patterns: ", patterns), ("", folders)):
        for folder in as_paths(given):
            if not folder.is_dir():
                raise OptionError(f"{said}{folder}: no such folder of patterns")
    laid = [*as_paths(patterns), *as_paths(folders)]
    outcome = check_patterns(laid)
    write(f"{problem.one_line}\n" for problem in outcome.problems)
    write([f"{outcome.summary()}\n"])
    if on is not None and not outcome.problems:
        write(_touched(laid, Path(on)))
    return 1 if outcome.problems else 0


def _touched(folders: list[Path], texts: Path) -> Iterator[str]:
    """A line for each rule and row: how many texts, where it stands, what it is."""
    from extractor.cli.inputs import documents_below
    from extractor.evaluate.touched import touched
    from extractor.rulebook import load_rulebook

    documents = documents_below(texts, tell=complain, fail=complain)
    found = touched(load_rulebook(folders), documents, folders=folders)
    yield f"{found.documents} texts\n"
    for one in found.touches:
        yield f"{one.texts}\t{one.file}:{one.line}\t{one.what}\n"
