"""``extractor status``: what a store holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import choose
from extractor.cli.streams import write

FORMATS = ("table", "json")


def status(
    store: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")],
    failures: bool = typer.Option(
        False, "--failures", help="Every file that failed: path, reason, message, by tabs."
    ),
    worst: int | None = typer.Option(
        None, "--worst", metavar="N", min=1, help="The N documents that were read the least well."
    ),
    form: str = typer.Option("table", "--format", metavar="|".join(FORMATS), help="Output form."),
) -> None:
    """Show runs, files, failures by reason, and duplicates."""
    choose("--format", form, FORMATS)
    from extractor.cli.reading import reading
    from extractor.store.status import failure_list, read_status, worst_list
    from extractor.views.store_status import failure_text, status_json, status_text, worst_text

    with reading(store) as opened:
        if failures:
            write([failure_text(failure_list(opened))])
            return
        if worst is not None:
            write([worst_text(worst_list(opened, worst))])
            return
        found = read_status(opened)
    write([status_json(found) if form == "json" else status_text(found)])
