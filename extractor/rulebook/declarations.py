"""Which record types the rule files of facts make: one of our own, or one that they declare."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.declared import Declaration, UndeclaredError, read_declaration
from extractor.errors import PatternError
from extractor.records import RECORD_TYPES
from extractor.rulebook.book import Rulebook
from extractor.rulebook.rules import RuleFile, did_you_mean, read_rules

#: The key at the head of a rule file that names or declares its type.
KEY = "record"


def declarations_in(folders: Iterable[Path]) -> tuple[Declaration, ...]:
    """The types that folders of a user's own declare, of which nothing else is read.

    Raises:
        PatternError: as for :func:`declarations`.
    """
    files = {
        file.name: read_rules(file)
        for folder in folders
        for file in sorted((folder / "facts").glob("*.yaml"))
    }
    return declarations(file for file in files.values() if KEY in file.options)


def declarations(files: Iterable[RuleFile]) -> tuple[Declaration, ...]:
    """The types that rule files declare, each once, in the order of the files.

    Raises:
        PatternError: a declaration is wrong, or two files declare one type.
    """
    found: dict[str, tuple[Declaration, RuleFile]] = {}
    for file in files:
        declared = declaration_of(file)
        if declared is None:
            continue
        for one, other in found.values():
            if declared.name == one.name or declared.plural == one.plural:
                where = f"{other.file.parent.name}/{other.file.name}"
                said = f"{declared.name!r} is declared in {where} too"
                raise _wrong(file, said, key="name")
        found[declared.name] = declared, file
    return tuple(one for one, _ in found.values())


def typed_files(book: Rulebook) -> list[RuleFile]:
    """The rule files that say which type their records are of."""
    files = (book.rules(name) for name in book.rule_names if name.startswith("facts/"))
    return [file for file in files if KEY in file.options]


def type_name(file: RuleFile) -> str:
    """The name of the type whose records a file makes."""
    declared = declaration_of(file)
    return declared.name if declared else str(file.options[KEY])


def declaration_of(file: RuleFile) -> Declaration | None:
    """What a file declares; None where it names a type of our own.

    Raises:
        PatternError: the declaration is wrong; with file, line and what was meant.
    """
    said = file.options[KEY]
    if isinstance(said, str):
        if said in RECORD_TYPES:
            return None
        raise _wrong(file, f"no record type {said!r}", hint=did_you_mean(said, RECORD_TYPES))
    try:
        return read_declaration(said)
    except UndeclaredError as error:
        hint = did_you_mean(error.key, error.known) if error.known else None
        raise _wrong(file, str(error), key=error.key, hint=hint) from None


def _wrong(file: RuleFile, message: str, *, key: str = "", hint: str | None = None) -> PatternError:
    line = _line(file.options[KEY], key) or _line(file.options, KEY)
    return PatternError(message, file=file.file, line=line, hint=hint)


def _line(said: object, key: str) -> int | None:
    """The line of a key, wherever in the declaration it stands."""
    lines: dict[str, int] = getattr(said, "lines", {})
    if key in lines:
        return lines[key]
    inside = [_line(part, key) for part in said.values()] if isinstance(said, dict) else []
    return next((line for line in inside if line is not None), None)
