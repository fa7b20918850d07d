"""``extractor merge``: shards of an archive become one store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.streams import write


def merge(
    stores: Annotated[list[Path], typer.Argument(metavar="STORE...", help="Outputs of batch.")],
    out: Path = typer.Option(..., "--out", metavar="FILE", help="The new database."),
    log_level: str | None = LOG,
) -> None:
    """Put databases of one version together, as if one batch had read all of it."""
    from extractor.store.export import store_of
    from extractor.store.merge import merge as put_together

    found = put_together([store_of(path) for path in stores], out)
    write(
        [
            f"{out}: {found.documents} documents, {found.records} records,"
            f" {found.duplicates} duplicates, {found.reprints} reprints\n"
        ]
    )
