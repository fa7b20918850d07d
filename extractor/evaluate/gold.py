"""Gold: texts with the records that careful readers made of them.

A folder of gold holds a text and a JSON Lines file of one stem for each case, at any depth
(``114.txt`` + ``114.jsonl``, ``some-release/article.txt`` + ``article.jsonl``). ``index.json``
in the folder, where there is one, is a list of ``{"id", "date", "title", "types"}``; the id is the
path without its suffix, and without a closing ``/article``. ``types`` are those that the readers
looked for, where they did not look for all: what is found of others counts neither way.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import GoldError
from extractor.records import RECORD_TYPES

#: A gold or found record as it stands in JSON Lines.
Fields = Mapping[str, Any]

_ANCHOR = {"type": str, "start": int, "end": int}


class Case(NamedTuple):
    """One text, what a reader would know of it, and the records expected."""

    name: str
    text_path: Path
    gold: tuple[Fields, ...]
    date: date | None
    title: str | None
    types: frozenset[str] | None = None

    def judges(self, record: Fields) -> bool:
        """Whether its readers looked for records of that type at all."""
        return self.types is None or record["type"] in self.types


class _Known(NamedTuple):
    """What an index says of a case."""

    date: date | None = None
    title: str | None = None
    types: frozenset[str] | None = None


def read_cases(folder: Path, *, types: Collection[str] = RECORD_TYPES) -> list[Case]:
    """All cases of a folder, by name; ``types`` are those that its records may be of.

    Raises:
        GoldError: no such folder, no case in it, a wrong index, or a line that is no record.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder of gold")
    context = _read_index(folder / "index.json")
    cases = []
    for path in sorted(folder.rglob("*.jsonl")):
        text_path = path.with_suffix(".txt")
        if not text_path.is_file():
            continue
        name = path.relative_to(folder).with_suffix("").as_posix().removesuffix("/article")
        known = context.pop(name, _Known())
        cases.append(Case(name, text_path, read_gold(path, types=types), *known))
    if not cases:
        raise GoldError(f"{folder}: no gold here: a case is a .txt with a .jsonl of the same name")
    if context:
        raise GoldError(f"{folder / 'index.json'}: no gold for {', '.join(sorted(context))}")
    return cases


def read_gold(path: Path, *, types: Collection[str] = RECORD_TYPES) -> tuple[Fields, ...]:
    """The records of one JSON Lines file; empty lines are passed over.

    Raises:
        GoldError: not UTF-8, or a line that is no record; with its number.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 (byte {error.start})") from None
    return tuple(
        _record(line, f"{path}:{number}", types)
        for number, line in enumerate(lines, 1)
        if line.strip()
    )


def _record(line: str, where: str, types: Collection[str]) -> Fields:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{where}: not JSON: {error}") from None
    if not isinstance(record, dict):
        raise GoldError(f"{where}: a record is an object")
    for key, kind in _ANCHOR.items():
        if not isinstance(record.get(key), kind):
            raise GoldError(f"{where}: a record needs {key!r} ({kind.__name__})")
    if record["type"] not in types:
        raise GoldError(
            f"{where}: no record type {record['type']!r}; there are: {', '.join(types)}"
        )
    return record


def _read_index(path: Path) -> dict[str, _Known]:
    if not path.is_file():
        return {}
    try:
        entries = json.loads(path.read_bytes())
    except ValueError as error:
        raise GoldError(f"{path}: not JSON: {error}") from None
    if not isinstance(entries, list):
        raise GoldError(f"{path}: an index is a list of objects with an 'id'")
    found = {}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            raise GoldError(f"{path}: entry {number} is no object with an 'id'")
        when = entry.get("date")
        try:
            day = date.fromisoformat(when) if when else None
        except (TypeError, ValueError):
            raise GoldError(f"{path}: {entry['id']}: no such date: {when!r}") from None
        judged = entry.get("types")
        if judged is not None and not isinstance(judged, list):
            raise GoldError(f"{path}: {entry['id']}: 'types' is a list of record types")
        types = None if judged is None else frozenset(map(str, judged))
        found[entry["id"]] = _Known(day, entry.get("title") or None, types)
    return found
