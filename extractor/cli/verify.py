"""``extractor verify``: is a store whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.streams import write


def verify(
    store: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")],
) -> int:
    """Check a store: tables, keys, counts, kept texts and the spans in them; a line a fault."""
    from extractor.cli.reading import reading
    from extractor.store.verify import verify as look

    with reading(store, large=True) as opened:
        found = look(opened, progress=_show if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        _show("")
    waiting = f", {found.waiting} files wait" if found.waiting else ""
    said = f"faults: {len(found.faults)}" if found.faults else "no fault"
    total = f"{found.documents} documents, {found.records} records{waiting}: {said}"
    write(f"{line}\n" for line in (*found.faults, total))
    return 1 if found.faults else 0


def _show(part: str) -> None:
    sys.stderr.write(f"\r\x1b[K{part}")
    sys.stderr.flush()
