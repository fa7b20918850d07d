"""All patterns together: our folder, with any number of the user's folders laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from extractor.errors import PatternError
from extractor.rulebook.effects import Laid, wrong_rule_file, wrong_table
from extractor.rulebook.files import (
    LEXICON,
    fingerprint,
    misplaced,
    own_patterns,
    own_table,
    pattern_files,
)
from extractor.rulebook.rules import Rule, RuleFile, did_you_mean, read_rules
from extractor.rulebook.tables import Table, read_table

_FOLDERS = 4  # of a user's, whose rulebooks are kept: one takes 18 MB


class Rulebook:
    """Tables and rules by name: ``book.table("units")``, ``book.rules("mentions/times")``."""

    def __init__(self, tables: dict[str, Table], rules: dict[str, RuleFile], version: str):
        self._tables, self._rules, self.version = tables, rules, version

    def table(self, name: str) -> Table:
        """The lexicon ``<name>.tsv`` of ``patterns/lexicon``.

        Raises:
            PatternError: there is none.
        """
        try:
            return self._tables[name]
        except KeyError:
            raise PatternError(
                f"no lexicon {name!r}",
                file=own_patterns() / LEXICON,
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

    def with_rules(self, name: str, new: RuleFile) -> Rulebook:
        """This rulebook with a file of rules laid over those of that name."""
        rules = dict(self._rules)
        _lay_rules(rules, name, new)
        return Rulebook(self._tables, rules, self.version)

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
        PatternError: a folder that is missing or holds no patterns, a wrong file, or something in
            a user's folder that would be without effect.
    """
    folders = tuple(Path(folder) for folder in extra)
    return _load(folders, fingerprint(folders)) if folders else _own()


def own_tables(*names: str) -> Rulebook:
    """Of our own patterns these tables alone, in a tenth of the time that all of them take."""
    return Rulebook({name: read_table(own_table(name)) for name in names}, {}, "")


@cache
def _own() -> Rulebook:
    return laid(())  # ours by itself is proved by its tests


@lru_cache(maxsize=_FOLDERS)
def _load(extra: tuple[Path, ...], state: str) -> Rulebook:
    """The rulebook of these folders as they are now: ``state`` is their fingerprint."""
    for folder in extra:
        for problem in wrong_files(folder):
            raise problem
    book = laid(extra)
    for problem in without_effect(book):
        raise problem
    return book


def wrong_files(folder: Path) -> Iterator[PatternError]:
    """What is wrong in the files of a folder, each by itself: the first thing of each file."""
    if not folder.is_dir():
        yield PatternError("no such folder of patterns", file=folder)
        return
    files = pattern_files(folder)
    strays = list(misplaced(folder))
    if not files and not strays:
        yield PatternError(
            "no patterns in this folder",
            file=folder,
            hint="it holds lexicon/*.tsv, mentions/*.yaml or facts/*.yaml",
        )
    for file in files:
        try:
            if file.suffix == ".tsv":
                yield from wrong_table(read_table(file))
            else:
                yield from wrong_rule_file(f"{file.parent.name}/{file.stem}", read_rules(file))
        except PatternError as error:
            yield error
    yield from strays


def without_effect(book: Rulebook) -> Iterator[PatternError]:
    """What of the folders of a rulebook is of no use once they lie over each other."""
    return Laid(book, own_patterns()).problems()


def laid(extra: Sequence[Path] = ()) -> Rulebook:
    """Our patterns with folders laid over them, which may hold what is of no use.

    Raises:
        PatternError: a wrong file.
    """
    tables: dict[str, Table] = {}
    rules: dict[str, RuleFile] = {}
    ours = own_patterns()
    for folder in (ours, *extra):
        for file in pattern_files(folder):
            if file.suffix == ".tsv":
                table = read_table(file)
                under = tables.get(table.name)
                tables[table.name] = table if under is None else under.overlaid(table)
            else:
                read = read_rules(file)._replace(own=folder is ours)
                _lay_rules(rules, f"{file.parent.name}/{file.stem}", read)
    return Rulebook(tables, rules, fingerprint((ours, *extra)))


def _lay_rules(rules: dict[str, RuleFile], name: str, new: RuleFile) -> None:
    ours = rules.get(name)
    if ours is None:
        added = {} if new.own else {one: (new.file, line) for one, line in new.lines.items()}
        rules[name] = new._replace(added=added)
        return
    theirs: dict[str, Rule] = {rule.name: rule for rule in new.rules}
    kept = tuple(theirs.pop(rule.name, rule) for rule in ours.rules)
    added = {
        fragment: (new.file, line)
        for fragment, line in new.lines.items()
        if fragment not in ours.define
    }
    rules[name] = ours._replace(
        define={**ours.define, **new.define},
        rules=(*theirs.values(), *kept),
        own=False,
        added={**ours.added, **added},
        options={**ours.options, **new.options},
    )
