"""``extractor rules``: are the words and rules in order?"""

from __future__ import annotations

import typer

from extractor.cli.options import PATTERNS, as_paths
from extractor.cli.streams import write
from extractor.errors import OptionError

app = typer.Typer(
    help="Words and rules: ours, and folders of your own.",
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Words and rules: ours, and folders of your own."""


@app.command("check")
def check(patterns: list[str] | None = PATTERNS) -> int:
    """Read every pattern file and run every example; 1 where something is wrong."""
    from extractor.evaluate.check import check_patterns

    folders = as_paths(patterns)
    for folder in folders:
        if not folder.is_dir():
            raise OptionError(f"--patterns: {folder}: no such folder of patterns")
    outcome = check_patterns(folders)
    write(f"{problem}\n" for problem in outcome.problems)
    write([f"{outcome.summary()}\n"])
    return 1 if outcome.problems else 0
