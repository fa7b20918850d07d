"""``extractor status``: what a store holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.shown import FORM, OUTPUT, ShownTable, as_asked, show_last
from extractor.cli.streams import write

if TYPE_CHECKING:
    from extractor.store.status import StoreStatus


def status(
    store: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")],
    failures: bool = typer.Option(
        False, "--failures", help="Every file that failed: path, reason, message, by tabs."
    ),
    worst: int | None = typer.Option(
        None, "--worst", metavar="N", min=1, help="The N documents that were read the least well."
    ),
    form: str | None = FORM,
    output: Path | None = OUTPUT,
) -> None:
    """Show runs, files, failures by reason, and duplicates."""
    asked = as_asked(form, output)
    from extractor.cli.reading import reading
    from extractor.store import status as state
    from extractor.views import store_status as views

    with reading(store) as opened:
        if failures:
            failed = state.failure_list(opened)
            _out(views.failure_text(failed), [views.failure_table(failed)], asked, output)
        elif worst is not None:
            least = state.worst_list(opened, worst)
            _out(views.worst_text(least), [views.worst_table(least)], asked, output)
        else:
            _out_status(state.read_status(opened), asked, output)


def _out_status(found: StoreStatus, asked: str | None, output: Path | None) -> None:
    from extractor.views.store_status import status_json, status_tables, status_text

    if asked == "json":
        write([status_json(found)], output=output)
    else:
        plain = None if asked == "table" else asked
        _out(status_text(found), status_tables(found), plain, output)


def _out(
    text: str, tables: Sequence[tuple[Any, ...]], asked: str | None, output: Path | None
) -> None:
    """The lines for the screen; the last of the tables where a form is asked for."""
    if asked is None:
        write([text], output=output)
    else:
        show_last([ShownTable(*one) for one in tables], form=asked, output=output)
