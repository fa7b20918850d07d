"""Values of options that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer

from extractor.errors import OptionError

DATE = typer.Option(None, "--date", metavar="DATE", help="Reference date, YYYY-MM-DD.")
TITLE = typer.Option(None, "--title", metavar="TEXT", help="Title, where the text lacks it.")
PATTERNS = typer.Option(
    None,
    "--patterns",
    metavar="DIR",
    help="A folder of patterns laid over ours; may be given again.",
)

LONGEST = typer.Option(
    2_000_000, "--longest", metavar="N", min=1, help="Characters of the longest text."
)
TIMEOUT = typer.Option(120.0, "--timeout", metavar="S", help="Seconds for one text.")
MEMORY = typer.Option(2048, "--memory", metavar="MB", min=1, help="Memory of the process.")

TEXT_COLUMN = typer.Option(
    None, "--text-column", metavar="NAME", help="Of data files: the column of texts."
)
TITLE_COLUMN = typer.Option(None, "--title-column", metavar="NAME", help="The column of titles.")
DATE_COLUMN = typer.Option(None, "--date-column", metavar="NAME", help="The column of dates.")
ID_COLUMN = typer.Option(None, "--id-column", metavar="NAME", help="The column of names.")


def parse_date(value: str | None) -> datetime.date | None:
    """``2025-03-21``.

    Raises:
        OptionError: no such date.
    """
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise OptionError(f"--date: no such date: {value!r} (write YYYY-MM-DD)") from None


def choose(option: str, value: str, known: Collection[str]) -> str:
    """The one of ``known`` that is meant: capitals do not count, nor one or several of it.

    Raises:
        OptionError: it is none; the message lists them, and says which is near.
    """
    if value in known:
        return value
    same = [one for one in known if _folded(one) == _folded(value)]
    if len(same) == 1:
        return same[0]
    near = get_close_matches(value.lower(), known, n=1, cutoff=0.7)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise OptionError(f"{option}: no {value!r}{meant}; there are: {', '.join(known)}")


def _folded(word: str) -> str:
    """``Quantities`` as ``quantity``."""
    word = word.lower()
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def choose_all(option: str, values: Sequence[str] | None, known: Collection[str]) -> list[str]:
    """All of ``known``, or those named: by commas, or by giving the option again.

    Raises:
        OptionError: one named is none of them.
    """
    named = [name.strip() for value in values or () for name in value.split(",")]
    return [choose(option, name, known) for name in named] or list(known)


def as_paths(folders: Sequence[str] | None) -> list[Path]:
    """Folders as typed, as paths."""
    return [Path(folder) for folder in folders or ()]
