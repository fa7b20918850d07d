"""Where the files of a folder of patterns lie.

A table lies in a folder of ``lexicon/`` that names the stage which asks it first; in a folder of a
user's own it may lie in any of these, or in ``lexicon/`` itself: its name alone says what it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import PatternError
from extractor.rulebook.declared import STAGES, TABLES
from extractor.rulebook.declared_rules import RULES
from extractor.rulebook.rules import did_you_mean
from extractor.rulebook.text_source import read_bytes

LEXICON = "lexicon"
#: Folder of a folder of patterns → how its files end.
FOLDERS = {LEXICON: ".tsv", "mentions": ".yaml", "facts": ".yaml", "slots": ".yaml"}
#: How a file ends that somebody means as a table or as rules.
_MEANT = frozenset({".tsv", ".yaml", ".yml", ".csv", ".xlsx", ".json"})


def own_patterns() -> Path:
    """Where our patterns lie: in the wheel beside the code, in a checkout at the top level."""
    inside = Path(__file__).parent.parent / "_patterns"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "patterns"


def own_table(name: str) -> Path:
    """The file of a declared table of ours."""
    stage = next(stage for stage, tables in STAGES.items() if name in tables)
    return own_patterns() / LEXICON / stage / f"{name}.tsv"


def pattern_files(folder: Path) -> list[Path]:
    """The tables and rule files of a folder, in the order they are read in."""
    places = {LEXICON: (".", *STAGES)}
    return [
        file
        for part, suffix in FOLDERS.items()
        for place in places.get(part, (".",))
        for file in sorted((folder / part / place).glob(f"*{suffix}"))
    ]


def fingerprint(folders: Iterable[Path]) -> str:
    """What the files of folders of patterns come to: another name or byte, another fingerprint."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in pattern_files(folder):
            name = file.relative_to(folder).as_posix()
            digest.update(f"{name}\0".encode() + read_bytes(file))
    return digest.hexdigest()[:12]


def misplaced(folder: Path) -> Iterator[PatternError]:
    """Files that look like patterns and stand where nothing reads them, and tables given twice."""
    read = pattern_files(folder)
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if file.suffix.lower() not in _MEANT or any(part.startswith(".") for part in inside):
            continue
        if file not in read:
            yield PatternError("nothing reads this file", file=file, hint=_place_for(file, inside))
    first: dict[str, Path] = {}
    for file in read:
        other = first.setdefault(file.name, file)
        if other is not file and file.suffix == FOLDERS[LEXICON]:
            where = other.relative_to(folder).as_posix()
            yield PatternError(
                f"the table {file.stem!r} stands in {where} too",
                file=file,
                hint="write its rows into one file",
            )


def _place_for(file: Path, inside: tuple[str, ...]) -> str:
    if len(inside) > 1 and inside[0] not in FOLDERS:
        return f"no folder {inside[0]!r}; {did_you_mean(inside[0], FOLDERS)}"
    if file.stem in TABLES:
        return f"did you mean 'lexicon/{file.stem}.tsv'?"
    known = [name for name in RULES if name.endswith(f"/{file.stem}")]
    if known:
        return f"did you mean '{known[0]}.yaml'?"
    return "patterns are lexicon/*.tsv, mentions/*.yaml, facts/*.yaml and slots/*.yaml"
