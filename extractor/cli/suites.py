"""``extractor suites``: peers' public test cases through our public functions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.streams import write


def suites(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Suites, one .jsonl file each.")],
) -> None:
    """Passes per suite of other projects' cases; those with another convention are named."""
    from extractor.evaluate.suites import run_suites

    write(run_suites(folder))
