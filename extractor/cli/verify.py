"""``extractor verify``: is a store whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.streams import write


def verify(
    store: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")],
    log_level: str | None = LOG,
) -> int:
    """Check a store: tables, keys, counts, kept texts and the spans in them; a line a fault."""
    from extractor.cli.reading import reading
    from extractor.store.verify import verify as look

    shows = log_level is None and sys.stderr.isatty()
    with reading(store, large=True) as opened:
        found = look(opened, progress=_show if shows else None)
    if shows:
        _show("")
    waiting = f", {found.waiting} files wait" if found.waiting else ""
    said = f"faults: {len(found.faults)}" if found.faults else "no fault"
    total = f"{found.documents} documents, {found.records} records{waiting}: {said}"
    write(f"{line}\n" for line in (*found.faults, total))
    return 1 if found.faults else 0


def _show(part: str) -> None:
    sys.stderr.write(f"\r\x1b[K{part}")
    sys.stderr.flush()
