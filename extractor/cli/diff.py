"""``extractor diff``: which records two readings of the same texts differ in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.options import PATTERNS, choose_all
from extractor.cli.shown import FORM, OUTPUT, chosen, show
from extractor.cli.start import reader, types_with
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    from extractor.compare.changed import Changed
    from extractor.compare.changes import ChangeTally
    from extractor.compare.twice import Twice
    from extractor.declaration import RecordTypes

_STORE_MARK = slice(8, 12)  # of a DuckDB file, as in store/database.py


def diff(
    what: Annotated[
        Path, typer.Argument(metavar="DIR|FILE|STORE", help="Texts, or the output of batch.")
    ],
    other: Annotated[
        Path | None, typer.Argument(metavar="[STORE]", help="A later output of batch.")
    ] = None,
    patterns: list[str] | None = PATTERNS,
    against: list[str] | None = typer.Option(
        None,
        "--against",
        metavar="DIR",
        help="Of texts: the patterns of the first reading.  [default: ours]",
    ),
    only: list[str] | None = typer.Option(
        None, "--only", metavar="TYPE,...", help="These record types alone."
    ),
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    log_level: str | None = LOG,
) -> int:
    """Show records gained, lost and changed: by other patterns, since a batch, between two."""
    form = chosen(form, output)
    _check(what, other, patterns, against)
    types = types_with([*(against or ()), *(patterns or ())])

    from extractor.compare.changed import changed
    from extractor.compare.changes import ChangeTally

    tally, told = ChangeTally(), _Told()
    with ExitStack() as open_stores:
        read, known = _read(what, other, patterns, against, open_stores, told)
        types = {**known, **types}
        asked = {name: types[name] for name in choose_all("--only", only, types)}
        found = changed(_heard(read), types=asked, tally=tally)
        _out(found, tally, form=form, output=output)
    return 1 if told.failed else 0


class _Told:
    """Lines on standard error, and whether any text could not be read."""

    failed = False

    def __call__(self, line: str) -> None:
        complain(line)

    def fail(self, line: str) -> None:
        self.failed = True
        complain(line)


def _check(
    what: Path, other: Path | None, patterns: Sequence[str] | None, against: Sequence[str] | None
) -> None:
    if not what.exists():
        raise OptionError(f"{what}: no such file or folder")
    if other is not None:
        if patterns or against:
            raise OptionError("two stores are compared as they are: leave out --patterns")
        for path in (what, other):
            if not _is_store(path):
                raise OptionError(f"{path}: no store; two names are of two outputs of batch")
    elif _is_store(what):
        if against:
            raise OptionError("a store is the first reading itself: leave out --against")
    elif not patterns and not against:
        raise OptionError("with what? name a folder of patterns with --patterns")


def _is_store(path: Path) -> bool:
    from extractor.store.export import store_of

    file = store_of(path)
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(16)[_STORE_MARK] == b"DUCK"


def _read(
    what: Path,
    other: Path | None,
    patterns: list[str] | None,
    against: list[str] | None,
    open_stores: ExitStack,
    told: _Told,
) -> tuple[Iterator[Twice], RecordTypes]:
    """What is compared, and the types of the stores in it."""
    from extractor.compare import twice
    from extractor.store.export import store_of
    from extractor.store.opening import open_store

    if not _is_store(what):
        from extractor.cli.inputs import documents_below

        documents = documents_below(what, tell=told, fail=told.fail)
        first, second = reader(against), reader(patterns)
        return twice.by_patterns(documents, first, second, tell=told.fail), {}
    first_store = open_stores.enter_context(open_store(store_of(what)))
    if other is None:
        now = reader(patterns)
        return twice.then_and_now(first_store, now, tell=told.fail), first_store.types
    second_store = open_stores.enter_context(open_store(store_of(other)))
    types = {**first_store.types, **second_store.types}
    return twice.two_stores(first_store, second_store, tell=told), types


def _heard(read: Iterator[Twice]) -> Iterator[Twice]:
    """The same texts; of each a line where somebody listens."""
    import logging

    log = logging.getLogger(__name__)
    for one in read:
        log.info("%s: %d records, %d before", one.name, len(one.after), len(one.before))
        yield one


def _out(found: Iterator[Changed], tally: ChangeTally, *, form: str, output: Path | None) -> None:
    from extractor.compare.changed import CHANGES, change_objects, change_rows, leaves

    if form == "html":
        from extractor.page import page

        write([page(leaves(found))], output=output)
    elif form == "json":
        show("changes", change_objects(found), form=form, columns=CHANGES, output=output)
    elif form == "table":
        rows = list(change_rows(found))
        if rows or output is not None:
            show("changes", rows, form=form, columns=CHANGES, output=output, lead=3)
    else:
        show("changes", change_rows(found), form=form, columns=CHANGES, output=output)
    _sum(tally, form=form, output=output)


def _sum(tally: ChangeTally, *, form: str, output: Path | None) -> None:
    """Under the table for people the counts; beside a file that was written one line."""
    from extractor.compare.changed import counts
    from extractor.views.listing import listing

    line = f"{tally.documents} texts, {tally.changed_documents} of them with changes"
    if form == "table" and output is None:
        for name, rows in counts(tally).items():
            if rows:
                write(listing(name, rows, form="table", columns=list(rows[0])))
        write([f"{line}\n"])
    elif output is not None:
        write([f"{line}; written into {output}\n"])
