"""An archive of a few releases, read as a user would have it read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def archive_of(folder: Path, releases: Mapping[str, str]) -> Path:
    """The store of releases, each a file of its name in ``folder``."""
    from extractor.cli import main

    for name, text in releases.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    store = folder / "facts.duckdb"
    assert main(["batch", str(folder), "--out", str(store), "--workers", "1"]) == 0
    return store
