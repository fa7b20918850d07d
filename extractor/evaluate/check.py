"""Are the patterns in order? Every file is read, every rule compiled, every example run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.errors import PatternError
from extractor.rulebook import Rulebook, load_rulebook, own_patterns
from extractor.rulebook.rules import read_rules
from extractor.rulebook.tables import read_table


class Outcome(NamedTuple):
    """What was checked, and what is wrong; each problem says its file and line."""

    tables: int
    rules: int
    examples: int
    problems: tuple[PatternError, ...]

    def summary(self) -> str:
        """One line: ``64 tables, 98 rules, 412 examples: all in order``."""
        count = len(self.problems)
        found = "all in order" if not count else f"{count} problem{'s' if count > 1 else ''}"
        return f"{self.tables} tables, {self.rules} rules, {self.examples} examples: {found}"


def check_patterns(extra: Sequence[Path] = ()) -> Outcome:
    """Check our patterns with the folders of ``extra`` laid over them.

    Wrong files are all reported; examples are run once every file can be read and used.
    """
    problems = [problem for folder in (own_patterns(), *extra) for problem in _unreadable(folder)]
    if problems:
        return Outcome(0, 0, 0, tuple(problems))
    try:
        book = load_rulebook(extra)
        problems = list(_failing(book, extra))
    except PatternError as error:
        return Outcome(0, 0, 0, (error,))
    rules = [rule for name in book.rule_names for rule in book.rules(name).rules]
    examples = sum(len(rule.examples) + len(rule.counter_examples) for rule in rules)
    return Outcome(len(book.table_names), len(rules), examples, tuple(problems))


def _unreadable(folder: Path) -> Iterator[PatternError]:
    for suffix, read in ((".tsv", read_table), (".yaml", read_rules)):
        for file in sorted(folder.rglob(f"*{suffix}")):
            try:
                read(file)
            except PatternError as error:
                yield error


def _failing(book: Rulebook, extra: Sequence[Path]) -> Iterator[PatternError]:
    from extractor.api import Extractor
    from extractor.evaluate.exploding import exploding
    from extractor.evaluate.proof import check_rulebook

    made = Extractor(patterns=extra)  # compiles every rule, reads every table with its meaning
    exploded = list(exploding(book, made.alphabet))
    yield from exploded
    if exploded:
        return  # its examples might hold up the check
    yield from check_rulebook(book)
