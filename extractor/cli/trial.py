"""``extractor try``: a sentence, and a rule that is still being written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.options import DATE, PATTERNS, TITLE, as_paths, parse_date
from extractor.cli.streams import write
from extractor.errors import OptionError


def attempt(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="What a release says.")],
    rule: str | None = typer.Option(
        None, "--rule", metavar="FILE", help="A rule file to try; examples may be lacking."
    ),
    title: str | None = TITLE,
    date: str | None = DATE,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show how a sentence is drawn, cut and read, and what a new rule makes of it."""
    if not sentence.strip():
        raise OptionError("SENTENCE is empty: there is nothing to try")
    day = parse_date(date)
    candidate = None if rule is None else Path(rule)
    if candidate is not None and not candidate.is_file():
        raise OptionError(f"--rule: no such file: {rule}")

    from extractor.rulebook import load_rulebook
    from extractor.trial import attempt as tried
    from extractor.views.trial import trial

    book = load_rulebook(as_paths(patterns))
    write([trial(tried(book, sentence, candidate=candidate, reference=day, title=title))])
