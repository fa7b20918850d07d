"""What a user's folder holds that nothing would read: tables, labels, rows, groups.

A folder is laid over ours without a word about it that is of no use. So each such thing is found
when the folder is laid, and said with its place and what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Protocol

from extractor.errors import PatternError
from extractor.rulebook.dangling import Dangling
from extractor.rulebook.declared import OWN, TABLES, TYPED
from extractor.rulebook.declared_rules import FRAGMENTS, RULES, RuleForm
from extractor.rulebook.forms import CellForm, wrong_rows
from extractor.rulebook.repeated import repeated
from extractor.rulebook.rules import Rule, RuleFile, did_you_mean
from extractor.rulebook.tables import Row, Table

_GROUP = re.compile(r"\(\?P<(\w+)>")
_CALLED = re.compile(r"\(\?(?:P=|&|P>)(\w+)\)|\\g<(\w+)>")
_LABEL = re.compile(r"<([A-Z_]+)>")
_FRAGMENT = re.compile(r"\{([a-z_]\w*)(?::[a-z])?\}")


def wrong_table(table: Table) -> Iterator[PatternError]:
    """What a declared table holds that its form does not know."""
    if table.name in TABLES:
        yield from wrong_rows(table, TABLES[table.name])


def wrong_rule_file(name: str, file: RuleFile) -> Iterator[PatternError]:
    """A rule file that no stage reads, or groups that its stage does not ask for."""
    if name.startswith("facts/") and file.options:
        return  # of a type of its own: its declaration says what may stand in it
    if name not in RULES:
        yield PatternError(
            "no stage reads a rule file of this name",
            file=file.file,
            hint=did_you_mean(name, RULES),
        )
        return
    if name.startswith("facts/"):
        return  # those are looked at with their labels, by the grammar
    for rule in file.rules:
        yield from _wrong_rule(rule, name, RULES[name])


def _wrong_rule(rule: Rule, name: str, form: RuleForm) -> Iterator[PatternError]:
    if name in FRAGMENTS:
        yield rule.wrong("this file holds fragments alone, no rules", key="name")
        return
    if name.startswith("slots/"):
        for key in ("pattern", "gives"):
            if key in rule.lines:
                yield rule.wrong(
                    f"a strategy has no {key!r}", key=key, hint="its name says which code it is"
                )
        return
    label = _LABEL.search(rule.pattern)
    if label:
        yield rule.wrong(
            f"a rule of {name} reads the text itself, which holds no {label[0]}",
            hint="labels are for the rules of facts/",
        )
    yield from unread_groups(rule, form.groups)
    if form.gives is not None:
        yield from _wrong_gives(rule, form.gives)


def _wrong_gives(rule: Rule, known: Mapping[str, CellForm]) -> Iterator[PatternError]:
    for key, value in rule.gives.items():
        if key not in known:
            hint = did_you_mean(key, known)
            yield rule.wrong(f"gives has no {key!r}", key="gives", hint=hint)
        elif known[key].values and value not in known[key].values:
            hint = did_you_mean(str(value), known[key].values)
            yield rule.wrong(f"no {key} {value!r}", key="gives", hint=hint)
    for key, cell in known.items():
        if cell.needed and key not in rule.gives:
            values = f": {', '.join(sorted(cell.values))}" if cell.values else ""
            yield rule.wrong(f"it gives no {key!r}", key="gives", hint=f"say which{values}")


def unread_groups(rule: Rule, known: frozenset[str]) -> Iterator[PatternError]:
    """The named groups of a rule that neither its stage nor the pattern itself asks for."""
    called = {match[1] or match[2] for match in _CALLED.finditer(rule.pattern)}
    for group in dict.fromkeys(_GROUP.findall(rule.pattern)):
        if group not in known and group not in called:
            hint = did_you_mean(group, known) if known else "its patterns have no groups"
            yield rule.wrong(f"nothing reads the group {group!r}", hint=hint)


class Book(Protocol):
    """What is asked of a rulebook."""

    def table(self, name: str) -> Table: ...

    def rules(self, name: str) -> RuleFile: ...

    @property
    def table_names(self) -> list[str]: ...

    @property
    def rule_names(self) -> list[str]: ...


class Laid:
    """Folders as they lie over each other.

    Args:
        book: all their tables and rules.
        ours: the folder of our own.
    """

    def __init__(self, book: Book, ours: Path):
        self._tables = {name: book.table(name) for name in book.table_names}
        self._rules = {name: book.rules(name) for name in book.rule_names}
        self._ours = ours

    def _is_ours(self, file: Path) -> bool:
        return file.is_relative_to(self._ours)

    def problems(self) -> Iterator[PatternError]:
        """Everything without effect."""
        yield from self._unknown_tables()
        yield from repeated(self._tables.values(), self._is_ours)
        yield from self._shadowed()
        yield from self._unused_labels()
        yield from self._unused_classes()
        yield from self._roles_of_no_label()
        drawn = self._asked() | {label for _, _, label in self._labelled()}
        yield from Dangling(self._tables, lambda row: self._is_ours(row.file)).problems(drawn)
        yield from self._unused_fragments()
        yield from self._missing_fragments()

    def _unknown_tables(self) -> Iterator[PatternError]:
        for row in self._tables["labels"]:
            if row.word not in self._tables:
                near = _near(row.word, self._tables)
                yield row.wrong(
                    f"no lexicon {row.word!r}", hint=near or f"write lexicon/{row.word}.tsv"
                )
        labelled = set(self._tables["labels"].words())
        typed = {name for file in self._rules.values() for name in file.options.get("tables", ())}
        for name, table in self._tables.items():
            if name in TABLES:
                continue
            if name in labelled | typed:
                yield from wrong_rows(table, OWN if name in labelled else TYPED)
                continue
            yield PatternError(
                f"nothing reads a table {name!r}",
                file=table.file,
                line=table.line,
                hint=_near(name, TABLES) or "a table of your own is named by a line of labels.tsv",
            )

    def _labelled(self) -> Iterator[tuple[Table, Row, str]]:
        """Every row of the tables that labels.tsv names, in their order, with its label."""
        for named in self._tables["labels"]:
            table = self._tables.get(named.word)
            for row in table or ():
                yield self._tables[named.word], row, row.get("label") or named.get("label")

    def _shadowed(self) -> Iterator[PatternError]:
        """Rows that another one with the same word hides; a user's may hide one of ours."""
        first: dict[str, tuple[Table, Row]] = {}
        for table, row, _ in self._labelled():
            other, hiding = first.setdefault(row.word, (table, row))
            if other is not table and not self._is_laid_over(row, hiding):
                yield _hidden(row, hiding, f"labels.tsv lists {other.name!r} before {table.name!r}")
        for row in self._tables["word_classes"]:
            if len(row.word) == 1:
                continue  # tokens are taken apart for it
            _, hiding = first.get(row.word, (None, row))
            if hiding is not row and not self._is_laid_over(row, hiding):
                yield _hidden(row, hiding, "a word with a label has no class")

    def _is_laid_over(self, row: Row, hiding: Row) -> bool:
        return self._is_ours(row.file) and not self._is_ours(hiding.file)

    def _asked(self) -> set[str]:
        """Labels that a pattern or a role asks for."""
        texts = chain.from_iterable(
            (*(rule.pattern for rule in file.rules), *file.define.values())
            for name, file in self._rules.items()
            if name.startswith("facts/")
        )
        asked = {label for text in texts for label in _LABEL.findall(text)}
        return asked | set(self._tables["atom_roles"].words())

    def _unused_labels(self) -> Iterator[PatternError]:
        """Labels that only a user's rows have, and that nothing asks for."""
        rows = list(self._labelled())
        known = self._asked() | {label for _, row, label in rows if self._is_ours(row.file)}
        said: set[str] = set()
        for _, row, label in rows:
            if label and label not in known and label not in said and _LABEL.match(f"<{label}>"):
                said.add(label)
                yield row.wrong(
                    f"no rule asks for the label <{label}>",
                    hint=_near(label, known) or f"write it into a rule: <{label}>",
                )

    def _unused_classes(self) -> Iterator[PatternError]:
        """Classes that only a user's rows have, of words and parts of speech, and none asks for."""
        tables = (self._tables["word_classes"], self._tables["pos_classes"])
        rows = [row for table in tables for row in table]
        known = self._asked() | {row.get("class") for row in rows if self._is_ours(row.file)}
        for row in rows:
            if row.get("class") not in known:
                hint = did_you_mean(row.get("class"), known)
                yield row.wrong(f"no rule asks for the class <{row.get('class')}>", hint=hint)

    def _roles_of_no_label(self) -> Iterator[PatternError]:
        """Roles for a label that nothing is drawn as; ours need no proof of it."""
        table = self._tables["atom_roles"]
        drawn = {row.word for row in table if self._is_ours(row.file)}
        drawn |= {label for _, _, label in self._labelled()} | self._asked() - set(table.words())
        for name in ("word_classes", "pos_classes"):
            drawn |= {row.get("class") for row in self._tables[name]}
        for row in table:
            if row.word not in drawn:
                yield row.wrong(f"no label <{row.word}>", hint=did_you_mean(row.word, drawn))

    def _unused_fragments(self) -> Iterator[PatternError]:
        """A user's fragments that no pattern of the file puts in."""
        for file in self._rules.values():
            texts = (*(rule.pattern for rule in file.rules), *file.define.values())
            used = {name for text in texts for name in _FRAGMENT.findall(text)}
            for name, (path, line) in file.added.items():
                if name not in used:
                    yield PatternError(
                        f"no pattern uses the fragment {{{name}}}",
                        file=path,
                        line=line,
                        hint=_near(name, file.define.keys() - file.added.keys())
                        or f"write {{{name}}} in one",
                    )

    def _missing_fragments(self) -> Iterator[PatternError]:
        """Fragments in rules whose stage puts in those it has, and leaves others as they stand."""
        for name in ("mentions/ranks", "mentions/quantities"):
            file = self._rules[name]
            known = {"n", *file.define}
            for rule in file.rules:
                for fragment in _FRAGMENT.findall(rule.pattern):
                    if fragment not in known:
                        hint = did_you_mean(fragment, known)
                        yield rule.wrong(f"no fragment {{{fragment}}}", hint=hint)


def _hidden(row: Row, hiding: Row, why: str) -> PatternError:
    where = f"line {hiding.line} of {hiding.file.name}"
    return row.wrong(f"{row.word!r} is hidden by {where}", hint=why)


def _near(name: str, known: Iterable[str]) -> str:
    """``did you mean …?`` where something is like it, else nothing."""
    said = did_you_mean(name, known)
    return said if said.startswith("did you mean") else ""
