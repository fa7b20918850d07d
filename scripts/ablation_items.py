"""What of the fact layer can be off: a rule, a part of a rule, a meaning or a column of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ablation_functions import Off

from extractor.rulebook import Rule, Rulebook, Table
from extractor.rulebook.tables import Row

#: The rule files of each kind; those of the strategies are found by their folder.
RULES = {
    "chunk": ("facts/chunks",),
    "fact": ("facts/rankings", "facts/recognitions", "facts/observations", "facts/appointments"),
}
#: The rule files whose matches a text is known by.
_MATCHED = RULES["fact"][:3]
#: Tables that the fact layer alone reads, beside those that ``labels.tsv`` lists.
TABLES = (
    "word_classes", "pos_classes", "atom_roles", "holding", "anaphora", "section_words", "flows",
    "pairs", "partitions", "selves", "class_marks", "folds",
    "dependents", "team_words", "scope_names", "region_kinds",
)  # fmt: skip
#: Their first column is no word that a text must hold for a row to say anything.
_WORDLESS = frozenset({"pos_classes", "atom_roles", "holding", "scope_names"})
_GROUP = re.compile(r"\(\?P<([a-z_]+)>")

Change = Callable[[Rulebook], Rulebook]


class Item(NamedTuple):
    """What can be off: its kind, where it stands, and the rulebook without it.

    ``words``: only texts that hold one of them can change; ``rule``: only texts that it matches in.
    Where both are empty any text can.
    """

    kind: str
    name: str
    file: Path
    line: int
    without: Change
    words: tuple[str, ...] = ()
    rule: str = ""
    function: Off | None = None

    @property
    def place(self) -> str:
        """``facts/chunks:by_amount``: the rule whose examples speak of it first."""
        return f"{self.file.parent.name}/{self.file.stem}:{self.name.partition(' ')[0]}"


def items(book: Rulebook) -> Iterator[Item]:
    """Everything that can be off, rules first."""
    slots = tuple(name for name in book.rule_names if name.startswith("slots/"))
    for kind, files in {**RULES, "strategy": slots}.items():
        for file in files:
            for rule in book.rules(file).rules:
                fired = rule.name if file in _MATCHED else ""
                without = _changing(file, rule, None)
                yield Item(kind, rule.name, rule.file, rule.line, without, rule=fired)
                yield from _parts(file, rule)
    for name in dict.fromkeys((*TABLES, *book.table("labels").words())):
        yield from _of_table(book.table(name))


def _parts(file: str, rule: Rule) -> Iterator[Item]:
    """Each named group of a rule, and each thing it gives."""
    line = rule.lines.get("pattern", rule.line)
    fired = rule.name if file in _MATCHED else ""
    for group in dict.fromkeys(_GROUP.findall(rule.pattern)):
        bare = rule._replace(pattern=rule.pattern.replace(f"(?P<{group}>", "(?:"))
        without = _changing(file, rule, bare)
        yield Item("group", f"{rule.name} {group}", rule.file, line, without, rule=fired)
    line = rule.lines.get("gives", rule.line)
    for key in rule.gives:
        bare = rule._replace(gives={k: v for k, v in rule.gives.items() if k != key})
        without = _changing(file, rule, bare)
        yield Item("gives", f"{rule.name} {key}", rule.file, line, without, rule=fired)


def _of_table(table: Table) -> Iterator[Item]:
    """Each meaning (all rows that say the same of their words) and each column of a table."""
    meanings: dict[tuple[str, ...], list[Row]] = {}
    for row in table:
        meanings.setdefault(tuple(map(row.get, table.columns[1:])), []).append(row)
    worded = table.name not in _WORDLESS
    for values, rows in meanings.items():
        name = " ".join((table.name, rows[0].word, *filter(None, values)))
        words = tuple(row.word for row in rows) if worded else ()
        kept = Table(table.name, table.columns, [row for row in table if row not in rows])
        yield Item("meaning", name, rows[0].file, rows[0].line, _with_table(kept), words)
    for column in table.columns[1:]:
        rows = [row._replace(values={**row.values, column: ""}) for row in table]
        blank = Table(table.name, table.columns, rows)
        yield Item("column", f"{table.name} {column}", rows[0].file, 1, _with_table(blank), ())


def rows_of(book: Rulebook) -> Iterator[Item]:
    """Each row of each table by itself: also a synonym of one that is proved."""
    for name in dict.fromkeys((*TABLES, *book.table("labels").words())):
        table = book.table(name)
        for row in table:
            kept = Table(name, table.columns, [one for one in table if one is not row])
            words = (row.word,) if name not in _WORDLESS else ()
            yield Item("row", f"{name} {row.word}", row.file, row.line, _with_table(kept), words)


def _changing(file: str, rule: Rule, other: Rule | None) -> Change:
    """The rulebook with another rule, or none, in the place of this one."""

    def without(book: Rulebook) -> Rulebook:
        source = book.rules(file)
        rules = tuple(other if one is rule else one for one in source.rules)
        kept = tuple(one for one in rules if one is not None)
        return _changed(book, rules={file: source._replace(rules=kept)})

    return without


def _with_table(table: Table) -> Change:
    return lambda book: _changed(book, tables={table.name: table})


def _changed(
    book: Rulebook, *, tables: dict[str, Any] | None = None, rules: dict[str, Any] | None = None
) -> Rulebook:
    all_tables = {name: book.table(name) for name in book.table_names} | (tables or {})
    all_rules = {name: book.rules(name) for name in book.rule_names} | (rules or {})
    return Rulebook(all_tables, all_rules, book.version)
