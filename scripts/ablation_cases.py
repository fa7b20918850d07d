"""Who must notice that something is off: the examples of the rules and the tests of facts."""

from __future__ import annotations

import copy
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from extractor.assembly import records_of
from extractor.evaluate.gold import read_cases
from extractor.evaluate.proof import Prover, problem_of
from extractor.facts.issuers import Issuers
from extractor.facts.reader import FactReader
from extractor.facts.short_forms import ShortForms
from extractor.grids import Grid
from extractor.mentions.classes import ClassMarks
from extractor.mentions.ranks import RankFinder
from extractor.mentions.words import WordFinder
from extractor.pipeline import Pipeline
from extractor.result import Result
from extractor.rulebook import Example, Rule, Rulebook
from extractor.source import load_path
from extractor.typed import TypedReader
from extractor.work import Work

ROOT = Path(__file__).resolve().parents[1]
#: How a module of tests begins whose functions are sentences and their facts, and none that is
#: about a whole article.
_OF_FACTS = re.compile(r"^from (?:extractor import (?:.*\b)?extract\b|fact_tables import)", re.M)
_OF_ARTICLES = frozenset({"test_golden"})
FACTS = ("observation", "ranking", "recognition", "appointment")
#: Fields of a record that tell how it was read, not what it says.
HOW = frozenset({"rule", "evidence", "inherited"})
#: The stages up to the names, which nothing here switches off.
_NAMED = 7

Fields = dict[str, Any]
#: A text with its day and its title.
Key = tuple[str, date | None, str | None]


class Later(Pipeline):
    """A pipeline whose texts were read once up to their names: only what follows runs again."""

    def __init__(self, base: Pipeline, known: dict[Key, list[Work]], book: Rulebook):
        self.__dict__.update(base.__dict__)
        self._base, self.known = base, known
        self.book = book
        self.words, self.ranks = WordFinder(book), RankFinder(book)
        self.classes = ClassMarks(book)
        self.issuers = Issuers(book, base.entities.gazetteer, ShortForms(book))
        self.facts = FactReader(book, base.alphabet)
        self.typed = TypedReader(book)
        self.stages = (
            self._find_words, self._lay_out, self._match_rules, self._read_grids, self._read_facts,
            self._read_typed,
        )  # fmt: skip

    def works(
        self,
        text: str,
        *,
        reference: date | None,
        title: str | None,
        grids: Sequence[Grid] | None = None,
    ) -> list[Work]:
        """As of any pipeline, with the names found already."""
        key = (text, reference, title)
        if key not in self.known:
            works = self._base.works(text, reference=reference, title=title, grids=grids)
            for work in works:
                for stage in self._base.stages[:_NAMED]:
                    stage(work)
            self.known[key] = works
        return [copy.copy(work) for work in self.known[key]]

    def extract(
        self, text: str, *, reference_date: date | None = None, title: str | None = None
    ) -> Result:
        """As :func:`extractor.extract`."""
        articles = self.articles(text, reference=reference_date, title=title)
        return Result.model_construct(records=tuple(records_of(articles)), source=text)

    def told(self, key: Key) -> list[Fields]:
        """What the facts of a text say."""
        result = self.extract(key[0], reference_date=key[1], title=key[2])
        return [
            {name: value for name, value in record.to_dict().items() if name not in HOW}
            for record in result
            if record.type in FACTS
        ]

    def matching(self, key: Key) -> frozenset[str]:
        """The names of the fact rules that match in a text."""
        works = self.works(key[0], reference=key[1], title=key[2])
        for work in works:
            for stage in self.stages[:3]:
                stage(work)
        return frozenset(
            match.rule.name for work in works for one in work.matched for *_, match in one.found
        )


class Case(NamedTuple):
    """A text, or several, and who says what must come of it."""

    place: str  # FILE:NAME of the rule or the test
    texts: tuple[str, ...]
    holds: Callable[[Later], bool]


def texts_of(folder: Path) -> list[Key]:
    """The texts of a folder of gold."""
    return [(load_path(case.text_path).text, case.date, case.title) for case in read_cases(folder)]


def all_cases(base: Later) -> list[Case]:
    """All who say what comes of a text and are right now; who is not is said on stderr."""
    sure = []
    for case in (*_example_cases(base.book), *_test_cases(base)):
        if case.holds(base):
            sure.append(case)
        else:
            print(f"does not hold now: {case.place} {case.texts[0][:60]}", file=sys.stderr)
    return sure


# The examples of the rules ------------------------------------------------------------------------


def _example_cases(book: Rulebook) -> Iterator[Case]:
    for file in book.rule_names:
        # What chunks there are says nothing of the facts: a chunk must be missed by those.
        if file.partition("/")[0] not in ("facts", "slots") or file == "facts/chunks":
            continue
        for rule in book.rules(file).rules:
            for example in (*rule.examples, *rule.counter_examples):
                holds = _example_holds(file, rule, example)
                yield Case(f"{file}:{rule.name}", (example.text,), holds)


def _example_holds(file: str, rule: Rule, example: Example) -> Callable[[Later], bool]:
    """True where what an example asserts comes out, by whichever rule or strategy."""

    def holds(pipeline: Later) -> bool:
        made = Prover(pipeline.book, pipeline=pipeline).made(file, example)
        if rule.gives.get("measure") == "none":
            return problem_of(rule, example, made) is None
        if not example.gives:
            return all(one.rule != rule.name for one in made)
        found = [{"at": one.at, **one.fields} for one in made]
        return all(
            any(all(fact.get(k, "") == str(v) for k, v in wanted.items()) for fact in found)
            for wanted in example.gives
        )

    return holds


# The functions of the tests, called with the texts they extract read by another pipeline ----------


def _test_cases(base: Later) -> Iterator[Case]:
    sys.path.insert(0, str(ROOT / "tests"))
    modules = [importlib.import_module(name) for name in ("fact_tables", *_modules())]
    for module in modules[1:]:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("test_") and function.__module__ == module.__name__:
                for arguments in _arguments(function):
                    if inspect.signature(function).parameters.keys() == arguments.keys():
                        yield _test_case(modules, function, arguments, base)
                    # else it asks for a fixture, which only pytest can give


def _modules() -> list[str]:
    """The modules of tests whose functions are sentences and their facts."""
    files = sorted((ROOT / "tests").glob("test_*.py"))
    return [
        file.stem
        for file in files
        if file.stem not in _OF_ARTICLES and _OF_FACTS.search(file.read_text(encoding="utf-8"))
    ]


def _arguments(function: Callable[..., None]) -> Iterator[Fields]:
    """The keyword arguments of each call that a parametrised test makes."""
    calls: list[Fields] = [{}]
    for mark in getattr(function, "pytestmark", []):
        if mark.name != "parametrize":
            continue
        names, rows = mark.args[:2]
        names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
        given = [_values(row, len(names)) for row in rows]
        calls = [{**c, **dict(zip(names, row, strict=True))} for c in calls for row in given]
    yield from calls


def _values(row: Any, count: int) -> tuple[Any, ...]:
    """The values of so many names that a row of a parametrised test gives."""
    if isinstance(row, type(pytest.param())):
        return tuple(row.values)
    return (row,) if count == 1 else tuple(row)


def _test_case(
    modules: list[ModuleType], function: Callable[..., None], arguments: Fields, base: Later
) -> Case:
    texts: dict[str, None] = {}

    def holds(pipeline: Later) -> bool:
        def extract(text: str, **given: Any) -> Result:
            texts[text] = None
            return pipeline.extract(text, **given)

        for module in modules:
            if hasattr(module, "extract"):
                module.extract = extract  # type: ignore[attr-defined]  # the tests' own name for it
        try:
            function(**arguments)
        except (AssertionError, ValueError, LookupError):  # (record,) = nothing fails as well
            return False
        return True

    holds(base)
    return Case(f"{function.__module__}:{function.__name__}", tuple(texts), holds)
