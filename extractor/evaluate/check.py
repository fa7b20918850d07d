"""Are the patterns in order? Every file is read, every rule compiled, every example run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.errors import PatternError
from extractor.rulebook import Rulebook, own_patterns
from extractor.rulebook.book import laid, without_effect, wrong_files


class CheckOutcome(NamedTuple):
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


def check_patterns(extra: Sequence[Path] = ()) -> CheckOutcome:
    """Check our patterns with the folders of ``extra`` laid over them.

    Wrong files are all reported; examples are run once every file can be read and used.
    """
    problems = [problem for folder in (own_patterns(), *extra) for problem in wrong_files(folder)]
    if problems:
        return CheckOutcome(0, 0, 0, tuple(problems))
    try:
        book = laid(extra)
        problems = list(without_effect(book))
        if problems:
            return CheckOutcome(0, 0, 0, tuple(problems))
        problems = list(_failing(book))
    except PatternError as error:
        return CheckOutcome(0, 0, 0, (error,))
    rules = [rule for name in book.rule_names for rule in book.rules(name).rules]
    examples = sum(len(rule.examples) + len(rule.counter_examples) for rule in rules)
    return CheckOutcome(len(book.table_names), len(rules), examples, tuple(problems))


def _failing(book: Rulebook) -> Iterator[PatternError]:
    from extractor.evaluate.exploding import exploding
    from extractor.evaluate.proof import check_rulebook
    from extractor.pipeline import Pipeline
    from extractor.swallowed import swallowed
    from extractor.unread import unread

    pipeline = Pipeline(book)  # compiles every rule, reads every table with its meaning
    yield from swallowed(pipeline)
    yield from unread(pipeline)
    exploded = list(exploding(book, pipeline.alphabet))
    yield from exploded
    if exploded:
        return  # its examples might hold up the check
    yield from check_rulebook(book, pipeline=pipeline)
