"""``extractor batch``: a folder becomes a database."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.options import (
    DATE_COLUMN,
    ID_COLUMN,
    PATTERNS,
    TEXT_COLUMN,
    TITLE_COLUMN,
    as_paths,
)
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.batch.options import Options
    from extractor.batch.progress import Progress

_SUFFIXES = {".duckdb": "duckdb", ".db": "duckdb", ".xlsx": "book"}


_OUT = typer.Option(..., "--out", metavar="FILE|DIR", help="A database, folder or .xlsx.")
_FORM = typer.Option(
    None,
    "--format",
    metavar="duckdb|parquet|jsonl|csv|xlsx",
    help="duckdb is one file; the others are a folder of tables.",
)
_WORKERS = typer.Option(
    None,
    "--workers",
    "-w",
    metavar="N",
    help="Processes; 0: none but this one.  [default: cores]",
)
_REFRESH = typer.Option(
    False, "--refresh", help="Read again what other patterns or another program read."
)
_RETRY = typer.Option(False, "--retry", help="Read again what failed.")
_ALLOW_DELETES = typer.Option(
    False, "--allow-deletes", help="Drop what is gone, even most of the archive."
)
_FOLLOW_OUTSIDE = typer.Option(
    False, "--follow-outside", help="Read what links to outside the folder lead to."
)
_TIMEOUT = typer.Option(120, "--timeout", metavar="S", help="Seconds for one file.")
_MEMORY = typer.Option(2048, "--memory", metavar="MB", help="Memory for one worker.")
_LONGEST = typer.Option(2_000_000, "--longest", metavar="N", help="Characters of the longest text.")
_ROOT = typer.Option(
    None, "--root", metavar="DIR", help="Where the folder was before it was moved."
)
_QUIET = typer.Option(False, "--quiet", "-q", help="No progress, no summary.")


def batch(
    archive: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of releases.")],
    out: Path = _OUT,
    form: str | None = _FORM,
    workers: int | None = _WORKERS,
    refresh: bool = _REFRESH,
    retry: bool = _RETRY,
    allow_deletes: bool = _ALLOW_DELETES,
    follow_outside: bool = _FOLLOW_OUTSIDE,
    timeout: float = _TIMEOUT,
    memory: int = _MEMORY,
    longest: int = _LONGEST,
    patterns: list[str] | None = PATTERNS,
    text_column: str | None = TEXT_COLUMN,
    title_column: str | None = TITLE_COLUMN,
    date_column: str | None = DATE_COLUMN,
    id_column: str | None = ID_COLUMN,
    formerly: Path | None = _ROOT,
    quiet: bool = _QUIET,
    log_level: str | None = LOG,
) -> int:
    """Read every file of a folder into a database; again, and only what changed is read."""
    from extractor.batch.options import Options

    options = Options(
        workers=_cores() if workers is None else workers,
        patterns=tuple(as_paths(patterns)),
        refresh=refresh,
        retry=retry,
        allow_deletes=allow_deletes,
        follow_outside=follow_outside,
        timeout=timeout,
        memory=memory,
        longest=longest,
        columns=(text_column, title_column, date_column, id_column),
        formerly=str(formerly.absolute()) if formerly is not None else None,
    )
    done = _read(archive, out, _form(form, out), options=options, quiet=quiet or bool(log_level))
    if not quiet:
        write([summary(done)])
    if done.stopped:
        complain("stopped; the same command goes on from here")
        return 130
    return 0


def _form(form: str | None, out: Path) -> str:
    """The form asked for, or that of the name.

    Raises:
        OptionError: neither tells.
    """
    of_name = _SUFFIXES.get(out.suffix.lower(), "")
    if of_name == "book" and form in (None, "xlsx") and not out.is_dir():
        return of_name
    form = form or of_name
    if not form:
        raise OptionError(f"--out: is {out} a database or a folder? say --format duckdb|parquet|…")
    return form


def _read(archive: Path, out: Path, form: str, *, options: Options, quiet: bool) -> Progress:
    """The folder into the store, and from it into tables where another form is wanted."""
    from extractor.batch.run import run_batch
    from extractor.batch.scan import check_root
    from extractor.cli.keep import save_book
    from extractor.store.export import export, state_of_book, state_path
    from extractor.store.opening import open_store

    check_root(archive)  # before anything is made
    for line in missing_parts():
        complain(line)
    store = state_of_book(out) if form == "book" else state_path(out, form)
    if form == "book" and out.exists() and not store.exists():
        raise OptionError(f"--out: {out}: is there already, and no batch has made it")
    ours = {str(out.resolve()), str(store.resolve())}
    with _bar(quiet=quiet) as show:
        done = run_batch(archive, store, options=options, on_progress=show, leave_out=ours)
    if form == "book" and not done.stopped:
        save_book(store, out, options.patterns)
    elif form != "duckdb" and not done.stopped:
        with open_store(store, write=True) as opened:
            export(opened, out, form)
    return done


#: What each optional part reads, and a module that shows that it is there.
_PARTS = (
    ("html", "lxml", "web pages, mails and feeds"),
    ("pdf", "pypdfium2", "PDF"),
    ("office", "python_calamine", "Excel and old Office files"),
    ("office", "striprtf", "RTF"),
    ("markdown", "markdown_it", "Markdown"),
)


def missing_parts() -> list[str]:
    """What will not be read for want of an optional part, and how to install it."""
    from importlib.util import find_spec

    return [
        f"{what} will not be read: pip install 'press-extractor[{extra}]'"
        for extra, module, what in _PARTS
        if find_spec(module) is None
    ]


def summary(done: Progress) -> str:
    """What a run did, in a few lines."""
    rate = done.finished / done.seconds if done.seconds else 0
    speed = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    lines = [
        f"{done.seen} files seen, {done.finished} of {done.total} read in {done.seconds:.1f} s"
        f" ({speed} a second): {done.documents} documents, {done.facts} facts",
        f"{done.failed} failed, {done.duplicates} duplicates, {done.deleted} gone",
    ]
    if done.older:
        lines.append(f"{done.older} files were read by other patterns or program: see --refresh")
    return "\n".join(lines) + "\n"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _bar(*, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """A progress bar on the terminal; nothing where errors go to a file or a program."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("looking", total=None, counts="")
        began: list[float] = []

        def show(p: Progress) -> None:
            if p.stage == "scan":
                bar.update(task, counts=f"{p.seen} files")
                return
            if not began:
                began.append(p.seconds)
            spent = p.seconds - began[0]
            rate = p.documents / spent if spent > 0 else 0
            places = 0 if rate >= 10 or not p.documents else 1
            bar.update(
                task,
                description="reading",
                counts=f"{p.finished}/{p.total} files · {rate:.{places}f} documents/s · "
                f"{p.facts} facts · {p.failed} failed",
                total=p.total,
                completed=p.finished,
            )

        yield show
