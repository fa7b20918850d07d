"""What commands on a store ask for: a question from options, and the dictionary to read it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.options import as_paths

if TYPE_CHECKING:
    from extractor.compare.agreement import Revising
    from extractor.keys import FactKeys
    from extractor.rulebook import Rulebook
    from extractor.store.questions import Question

_COUNTRIES = ("countries", "countries_short")

STORE = Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Output of batch.")]
INDICATOR = typer.Option(None, "--indicator", metavar="NAME", help="Any name of the indicator.")
PLACE = typer.Option(
    None, "--place", metavar="NAME|CODE", help="A place, with all places inside it."
)
SINCE = typer.Option(None, "--from", metavar="TIME", help="2022, 2022-03 …")
UNTIL = typer.Option(None, "--to", metavar="TIME", help="2024, 2024-12-31 …")


def book_of(patterns: Sequence[str] | None) -> Rulebook:
    """The rulebook with the user's folders laid over it."""
    from extractor.rulebook import load_rulebook

    return load_rulebook(as_paths(patterns))


def tables_of(patterns: Sequence[str] | None, *names: str) -> Rulebook:
    """The same where nothing but these tables is asked for: ours are read alone then."""
    from extractor.rulebook.book import own_tables

    return book_of(patterns) if patterns else own_tables(*names)


def revising_words(patterns: Sequence[str] | None) -> Revising:
    """Words of sentences that tell a revision."""
    from extractor.compare.agreement import revision_words

    return revision_words(tables_of(patterns, "revision_words"))


def keys_of(patterns: Sequence[str] | None) -> FactKeys:
    """The dictionary with the user's folders laid over it."""
    from extractor.keys import FactKeys, own_keys

    return FactKeys(book_of(patterns)) if patterns else own_keys()


def question(patterns: Sequence[str] | None, **given: Any) -> Question:
    """A question, with the codes of its place and the one name of its indicator looked up."""
    from extractor.store.questions import Question

    asked = Question(**given)
    if asked.place and not asked.place.isdigit():
        asked = replace(asked, place_codes=_codes(asked.place, patterns))
    if asked.indicator:
        key = keys_of(patterns).names.of(asked.indicator)
        asked = replace(asked, indicator_key=key.key if key.kind else None)
    return asked


def indicator_keys(words: str | None, keys: FactKeys) -> tuple[str, ...]:
    """The one name that the words stand for, and its rate of growth; empty for unknown words."""
    if not words:
        return ()
    found = keys.names.of(words)
    return tuple(dict.fromkeys((found.name, found.key))) if found.kind else ()


def _codes(place: str, patterns: Sequence[str] | None) -> tuple[str, ...]:
    from extractor.batch.engine import all_codes

    book = tables_of(patterns, "places", *_COUNTRIES)
    if any(r.get("code") == "CN" for t in _COUNTRIES for r in book.table(t) if r.word == place):
        return ("",)  # every code begins with it
    return tuple(all_codes(book).get(place, ()))
