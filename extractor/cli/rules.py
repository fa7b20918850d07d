"""``extractor rules``: are the words and rules in order?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.options import PATTERNS, as_paths
from extractor.cli.shown import FORM, OUTPUT, ShownTable, as_asked, show_last
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.evaluate.check import CheckOutcome
    from extractor.evaluate.touched import Touched

_PROBLEMS = ("file", "line", "message", "hint")
_TOUCHES = ("texts", "file", "line", "what")

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
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    log_level: str | None = LOG,
) -> int:
    """Read every pattern file and run every example; 1 where something is wrong, a line each.

    With --on, then, for each rule and row of these folders (without one, ours), how many texts.
    """
    from extractor.evaluate.check import check_patterns

    asked = as_asked(form, output)
    laid = _folders(patterns, folders, on)
    outcome = check_patterns(laid)
    found = None if on is None or outcome.problems else _touched(laid, Path(on))
    if asked is None:
        write(f"{problem.one_line}\n" for problem in outcome.problems)
        write([f"{outcome.summary()}\n"])
        if found is not None:
            write(_lines(found))
    else:
        complain(outcome.summary())
        show_last(_tables(outcome, found), form=asked, output=output)
    return 1 if outcome.problems else 0


def _folders(patterns: list[str] | None, folders: list[str] | None, on: str | None) -> list[Path]:
    """The folders that are laid over ours.

    Raises:
        OptionError: one of them, or that of the texts, is not there.
    """
    if on is not None and not Path(on).is_dir():
        raise OptionError(f"--on: no such folder: {on}")
    for said, given in (("--patterns: ", patterns), ("", folders)):
        for folder in as_paths(given):
            if not folder.is_dir():
                raise OptionError(f"{said}{folder}: no such folder of patterns")
    return [*as_paths(patterns), *as_paths(folders)]


def _touched(folders: list[Path], texts: Path) -> Touched:
    from extractor.cli.inputs import documents_below
    from extractor.evaluate.touched import touched
    from extractor.rulebook import load_rulebook

    documents = documents_below(texts, tell=complain, fail=complain)
    return touched(load_rulebook(folders), documents, folders=folders)


def _lines(found: Touched) -> Iterator[str]:
    """A line for each rule and row: how many texts, where it stands, what it is."""
    yield f"{found.documents} texts\n"
    for one in found.touches:
        yield f"{one.texts}\t{one.file}:{one.line}\t{one.what}\n"


def _tables(outcome: CheckOutcome, found: Touched | None) -> list[ShownTable]:
    """The problems, and after them what the texts touch, where that was asked for."""
    problems = [
        {
            "file": str(one.file),
            "line": one.line,
            "message": " ".join(one.message.split()),
            "hint": one.hint,
        }
        for one in outcome.problems
    ]
    tables = [ShownTable("problems", _PROBLEMS, problems)]
    if found is not None:
        touches = [one._asdict() | {"file": str(one.file)} for one in found.touches]
        tables.append(ShownTable("rules and rows", _TOUCHES, touches))
    return tables
