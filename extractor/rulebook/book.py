"""All patterns together: our folder, with any number of the user's folders laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extractor.errors import PatternError
from extractor.rulebook.rules import Rule, RuleFile, did_you_mean, read_rules
from extractor.rulebook.tables import Table, read_table

FOLDERS = ("lexicon", "mentions", "facts", "slots")


def own_patterns() -> Path:
    """Where our patterns lie: in the wheel beside the code, in a checkout at the top level."""
    inside = Path(__file__).parent.parent / "_patterns"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "patterns"


class Rulebook:
    """Tables and rules by name: ``book.table("units")``, ``book.rules("mentions/times")``."""

    def __init__(self, tables: dict[str, Table], rules: dict[str, RuleFile], version: str):
        self._tables, self._rules, self.version = tables, rules, version

    def table(self, name: str) -> Table:
        """The lexicon ``patterns/lexicon/<name>.tsv``.

        Raises:
            PatternError: there is none.
        """
        try:
            return self._tables[name]
        except KeyError:
            raise PatternError(
                f"no lexicon {name!r}",
                file=own_patterns() / "lexicon",
                hint=did_you_mean(name, self._tables),
            ) from None

    def rules(self, name: str) -> RuleFile:
        """The rule file ``patterns/<name>.yaml``, its folder included: ``"facts/ranking"``.

        Raises:
            PatternError: there is none.
        """
        try:
            return self._rules[name]
        except KeyError:
            raise PatternError(
                f"no rules {name!r}", file=own_patterns(), hint=did_you_mean(name, self._rules)
            ) from None

    @property
    def table_names(self) -> list[str]:
        return sorted(self._tables)

    @property
    def rule_names(self) -> list[str]:
        return sorted(self._rules)


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """Our patterns, with the folders of ``extra`` laid over them in order.

    A user's table of the same name adds words and replaces ours with the same word; a user's rule
    of the same name replaces ours in its place, a new one is tried before ours.

    Raises:
        PatternError: a folder that is missing or holds no patterns, or a wrong file.
    """
    return _load(tuple(Path(folder) for folder in extra))


@cache
def _load(extra: tuple[Path, ...]) -> Rulebook:
    tables: dict[str, Table] = {}
    rules: dict[str, RuleFile] = {}
    digest = hashlib.sha256()
    ours = own_patterns()
    for folder in (ours, *extra):
        if not folder.is_dir():
            raise PatternError("no such folder of patterns", file=folder)
        files = [
            file
            for part in FOLDERS
            for file in sorted((folder / part).glob("*"))
            if file.suffix in (".tsv", ".yaml")
        ]
        if not files:
            raise PatternError(
                "no patterns in this folder",
                file=folder,
                hint="it holds lexicon/*.tsv, mentions/*.yaml or facts/*.yaml",
            )
        for file in files:
            digest.update(f"{file.parent.name}/{file.name}\0".encode() + file.read_bytes())
            if file.suffix == ".tsv":
                _lay_table(tables, read_table(file))
            else:
                read = read_rules(file)._replace(own=folder is ours)
                _lay_rules(rules, f"{file.parent.name}/{file.stem}", read)
    return Rulebook(tables, rules, digest.hexdigest()[:12])


def _lay_table(tables: dict[str, Table], table: Table) -> None:
    ours = tables.get(table.name)
    if ours is None:
        tables[table.name] = table
        return
    for column in table.columns[1:]:
        if column not in ours.columns:
            raise PatternError(
                f"lexicon {table.name!r} has no column {column!r}",
                file=table.rows[0].file if table.rows else table.name,
                hint=did_you_mean(column, ours.columns),
            )
    tables[table.name] = ours.overlaid(table)


def _lay_rules(rules: dict[str, RuleFile], name: str, new: RuleFile) -> None:
    ours = rules.get(name)
    if ours is None:
        rules[name] = new
        return
    theirs: dict[str, Rule] = {rule.name: rule for rule in new.rules}
    kept = tuple(theirs.pop(rule.name, rule) for rule in ours.rules)
    rules[name] = ours._replace(
        define={**ours.define, **new.define},
        rules=(*theirs.values(), *kept),
        options={**ours.options, **new.options},
        own=False,
    )
