"""``forget``, ``correct`` and ``export``: what people do with a store that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.asked import keys_of, revising_words
from extractor.cli.logs import LOG
from extractor.cli.options import PATTERNS, parse_date
from extractor.cli.streams import replaced, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.store.database import Store

STORE = Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")]


def forget(
    store: STORE,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="As stored; DIR/ is all below.")
    ] = None,
    root: Path | None = typer.Option(
        None, "--root", metavar="DIR", help="Files of this archive; all of them without PATH."
    ),
) -> None:
    """Drop files and all that was read from them; the files themselves stay."""
    from extractor.store.edits import forget as forget_files
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    if not names and root is None:
        raise OptionError("forget what? name paths, or an archive with --root")
    with open_store(store_of(store), write=True, make=False) as opened:
        folder = str(root.resolve()) if root is not None else None
        count = forget_files(opened, names or [], root=folder)
    write([f"{count} files forgotten\n"])


def correct(
    store: STORE,
    name: Annotated[str, typer.Argument(metavar="PATH", help="The document, as stored.")],
    title: str | None = typer.Option(None, "--title", metavar="TEXT", help="Its title."),
    date: str | None = typer.Option(None, "--date", metavar="DATE", help="Its date, YYYY-MM-DD."),
    source: str | None = typer.Option(None, "--source", metavar="TEXT", help="Who published it."),
) -> None:
    """Correct a document's title, date or source for good; the next batch reads it with them."""
    from extractor.store.edits import correct as correct_document
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    if (title, date, source) == (None, None, None):
        raise OptionError("correct what? --title, --date or --source")
    with open_store(store_of(store), write=True, make=False) as opened:
        count = correct_document(opened, name, title=title, date=parse_date(date), publisher=source)
    write([f"{count} documents corrected\n"])


def export(
    store: STORE,
    out: Path = typer.Option(
        ..., "--out", metavar="DIR|FILE.xlsx", help="A new folder for the tables, or one workbook."
    ),
    form: str | None = typer.Option(
        None, "--format", metavar="parquet|jsonl|csv|xlsx", help="Form of the tables."
    ),
    log_level: str | None = LOG,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Write the tables of a store as files for other programs, or as one workbook for people."""
    from extractor.cli.reading import reading
    from extractor.store.export import export_to

    book = out.suffix.lower() == ".xlsx"
    if book and form not in (None, "xlsx"):
        raise OptionError(f"--format {form} needs a folder, and --out {out.name} is a workbook")
    with reading(store) as opened:
        if book:
            _save_workbook(opened, out, patterns)
        else:
            export_to(opened, out, form or "parquet")
    write([f"tables written into {out}\n"])


def save_book(store: Path, out: Path, patterns: Sequence[Path]) -> None:
    """Write a store as one workbook.

    Raises:
        OptionError: it cannot be written, or a sheet would overflow.
        MissingExtraError: a workbook without its part.
    """
    from extractor.store.opening import open_store

    with open_store(store) as opened:
        _save_workbook(opened, out, [str(one) for one in patterns])


def _save_workbook(store: Store, out: Path, patterns: list[str] | None) -> None:
    from extractor.compare.workbook import save_store

    if out.is_dir():
        raise OptionError(f"--out: {out}: a folder; name a file")
    with replaced(out, option="--out") as place:
        save_store(store, place, keys=keys_of(patterns), revising=revising_words(patterns))
