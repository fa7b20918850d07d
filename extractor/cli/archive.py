"""The commands that work on archives, and what ``extract --into`` adds to a store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli import (
    batch,
    check,
    compare,
    diff,
    find,
    keep,
    merge,
    serve,
    status,
    verify,
)

if TYPE_CHECKING:
    import typer

    from extractor.document import Document
    from extractor.result import Result


def register(app: typer.Typer) -> None:
    """Add the commands on archives, those that read them after those that write them."""
    app.command("batch")(batch.batch)
    app.command("status")(status.status)
    app.command("verify")(verify.verify)
    app.command("merge")(merge.merge)
    app.command("find")(find.find)
    app.command("series")(compare.series)
    app.command("pivot")(compare.pivot)
    app.command("disagreements")(compare.disagreements)
    app.command("check")(check.check)
    app.command("missed")(check.missed)
    app.command("diff")(diff.diff)
    app.command("serve")(serve.serve)
    app.command("marks")(serve.marks)
    app.command("forget")(keep.forget)
    app.command("correct")(keep.correct)
    app.command("export")(keep.export)


def save_into(
    store: Path,
    document: Document,
    result: Result,
    *,
    patterns: Sequence[Path] = (),
    data: bytes | None = None,
) -> str:
    """Write one extracted document into a store, and say so in one line.

    ``document`` carries the date and title that were used; its ``path`` is the file as named, or
    ``-``. ``data`` are the file's bytes: by them a later batch knows that it has met it before.

    Raises:
        StoreError: the store cannot be opened or written.
    """
    from extractor.batch.engine import place_codes
    from extractor.batch.version import version
    from extractor.gridfacts import GridFacts, records_in
    from extractor.grids import covered, find_grids
    from extractor.keys import FactKeys
    from extractor.layout import Layout
    from extractor.rulebook import load_rulebook
    from extractor.rulebook.declarations import declarations_in
    from extractor.store.into import join_store

    book = load_rulebook(patterns)
    grids = find_grids(document.text) if document.grids is None else document.grids
    joined = join_store(
        store,
        document,
        result.records,
        readings=Layout(book).read(
            document.text,
            title=document.title,
            without=covered(document.text, grids),
        ),
        version=version(patterns),
        name=None if document.path is None else str(document.path),
        data=data,
        place_code=place_codes(book),
        keys=FactKeys(book),
        declared=declarations_in(patterns),
        grids=[GridFacts(records_in(grid, result.records)) for grid in grids],
    )
    if joined.same_as is not None:
        return f"{joined.path}: already in {store} as {joined.same_as}; not written again"
    return f"{joined.path}: {len(result.records)} records written into {store}"
