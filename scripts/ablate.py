"""What in the fact layer does nothing? Each rule, strategy and row off in turn, and who notices.

    python3 scripts/dev.py ablate [--only KIND] [--at FILE:LINE] [--jobs N]

Off, one after the other and in memory alone: every chunk rule, fact rule and strategy, and every
row of the tables that the fact layer reads. What must notice: the examples and counter-examples of
the rules (what they assert of the records, whichever rule makes them), the tests of facts, and the
two articles of ``corpus/``. For a row of a table it is enough that records of the same sentences
differ. What nobody notices is printed by file and line, and the command ends with 1.

KIND is chunk, strategy, fact, or the name of a table.
"""

from __future__ import annotations

import argparse
import copy
import importlib
import inspect
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from extractor.assembly import records_of
from extractor.evaluate.gold import read_cases
from extractor.evaluate.proof import Prover, problem_of
from extractor.facts.issuers import Issuers
from extractor.facts.reader import FactReader
from extractor.grids import Grid
from extractor.mentions.classes import ClassMarks
from extractor.mentions.ranks import RankFinder
from extractor.mentions.words import WordFinder
from extractor.pipeline import Pipeline, Work
from extractor.records import Result
from extractor.rulebook import Example, Rule, Rulebook, Table, load_rulebook
from extractor.rulebook.tables import Row
from extractor.source import load_path

ROOT = Path(__file__).resolve().parents[1]
#: The rule files of each kind; those of the strategies are found by their folder.
RULES = {
    "chunk": ("facts/chunks",),
    "fact": ("facts/rankings", "facts/recognitions", "facts/observations"),
}
#: Tables that the fact layer alone reads, beside those that ``labels.tsv`` lists.
TABLES = (
    "word_classes", "pos_classes", "atom_roles", "holding", "anaphora", "section_words", "flows",
    "pairs", "partitions", "selves", "contest_scopes", "prizes", "people", "class_marks", "folds",
    "levels", "dependents", "team_words", "kind_tails", "scope_names", "region_kinds",
)  # fmt: skip
#: Tables of ``labels.tsv`` that other stages read too: a row may be theirs.
SHARED = frozenset({"bases", "award_verbs", "scopes"})
#: Modules of tests whose functions are sentences and their facts.
TESTS = ("test_facts", "test_observations", "test_rankings", "test_recognitions", "test_vocabulary")
FACTS = ("observation", "ranking", "recognition")
#: Fields of a record that tell how it was read, not what it says.
HOW = frozenset({"rule", "evidence", "inherited"})

Fields = dict[str, Any]
Extract = Callable[..., Result]


class Later(Pipeline):
    """A pipeline whose texts were read once up to their names: only what follows runs again."""

    def __init__(self, base: Pipeline, known: dict[tuple[Any, ...], list[Work]], book: Rulebook):
        self.__dict__.update(base.__dict__)
        self._base, self.known = base, known
        self.book = book
        self.words, self.ranks = WordFinder(book), RankFinder(book)
        self.classes = ClassMarks(book)
        self.issuers = Issuers(book, base.entities.gazetteer)
        self.facts = FactReader(book, base.alphabet)
        self.stages = (
            self._find_words, self._lay_out, self._match_rules, self._read_facts, self._read_grids,
        )  # fmt: skip

    def works(
        self,
        text: str,
        *,
        reference: date | None,
        title: str | None,
        grids: Sequence[Grid] | None = None,
    ) -> list[Work]:
        key = (text, reference, title)
        if key not in self.known:
            works = self._base.works(text, reference=reference, title=title, grids=grids)
            for work in works:
                for stage in self._base.stages[:7]:
                    stage(work)
            self.known[key] = works
        return [copy.copy(work) for work in self.known[key]]

    def extract(
        self, text: str, *, reference_date: date | None = None, title: str | None = None
    ) -> Result:
        """As :func:`extractor.extract`."""
        pages = self.pages(text, reference=reference_date, title=title)
        return Result.model_construct(records=tuple(records_of(pages)), source=text)


class Item(NamedTuple):
    """What can be off: its kind, where it stands, and the rulebook without it."""

    kind: str
    name: str
    file: Path
    line: int
    book: Callable[[Rulebook], Rulebook]
    word: str = ""  # only texts that hold it can change; empty: any can

    def shown(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: {self.kind} {self.name}"


class Case(NamedTuple):
    """A text, or several, and who says what must come of it."""

    place: str  # of a rule's own example: FILE:NAME
    texts: tuple[str, ...]
    holds: Callable[[Later], bool]
    asserted: bool


# What can be off ---------------------------------------------------------------------------------


def items(book: Rulebook) -> Iterator[Item]:
    """Everything that can be off, rules first."""
    slots = tuple(name for name in book.rule_names if name.startswith("slots/"))
    for kind, files in {**RULES, "strategy": slots}.items():
        for file in files:
            for rule in book.rules(file).rules:
                yield Item(kind, rule.name, rule.file, rule.line, _without_rule(file, rule))
    labelled = book.table("labels").words()
    for name in dict.fromkeys((*TABLES, *labelled)):
        worded = name not in ("atom_roles", "pos_classes", "holding")
        for row in [] if name in SHARED else book.table(name):
            word = row.word if worded else ""
            yield Item(name, row.word, row.file, row.line, _without_row(name, row), word)


def _without_rule(file: str, rule: Rule) -> Callable[[Rulebook], Rulebook]:
    def without(book: Rulebook) -> Rulebook:
        source = book.rules(file)
        kept = tuple(one for one in source.rules if one is not rule)
        return _changed(book, rules={file: source._replace(rules=kept)})

    return without


def _without_row(name: str, row: Row) -> Callable[[Rulebook], Rulebook]:
    def without(book: Rulebook) -> Rulebook:
        table = book.table(name)
        kept = [one for one in table.rows if one is not row]
        return _changed(book, tables={name: Table(name, table.columns, kept)})

    return without


def _changed(
    book: Rulebook, *, tables: Fields | None = None, rules: Fields | None = None
) -> Rulebook:
    all_tables = {name: book.table(name) for name in book.table_names} | (tables or {})
    all_rules = {name: book.rules(name) for name in book.rule_names} | (rules or {})
    return Rulebook(all_tables, all_rules, book.version)


# Who must notice ---------------------------------------------------------------------------------


def cases(book: Rulebook, base: Later) -> list[Case]:
    """All who say what comes of a text; each holds now."""
    found = [*_example_cases(book), *_test_cases(base), *_corpus_cases()]
    sure = [case for case in found if case.holds(base)]
    for case in found:
        if case not in sure:
            print(f"does not hold now: {case.place} {case.texts[0][:60]}", file=sys.stderr)
    told = {text for case in sure for text in case.texts}
    return [*sure, *(_same_as_now(base, key) for key in base.known if key[0] in told)]


def _example_cases(book: Rulebook) -> Iterator[Case]:
    for file in book.rule_names:
        if file.partition("/")[0] not in ("facts", "slots"):
            continue
        for rule in book.rules(file).rules:
            for example in (*rule.examples, *rule.counter_examples):
                holds = _example_holds(file, rule, example)
                yield Case(f"{file}:{rule.name}", (example.text,), holds, asserted=True)


def _example_holds(file: str, rule: Rule, example: Example) -> Callable[[Later], bool]:
    """True where what an example asserts comes out, by whichever rule or strategy."""
    if file == "facts/chunks":
        return _holds_still(_key(example))

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


def _key(example: Example) -> tuple[str, date | None, str | None]:
    day = example.context.get("date")
    return example.text, date.fromisoformat(day) if day else None, example.context.get("title")


def _facts(pipeline: Later, text: str, day: date | None, title: str | None) -> list[dict[str, Any]]:
    result = pipeline.extract(text, reference_date=day, title=title)
    return [
        {key: value for key, value in record.to_dict().items() if key not in HOW}
        for record in result
        if record.type in FACTS
    ]


def _same_as_now(base: Later, key: tuple[Any, ...]) -> Case:
    now = _facts(base, *key)
    return Case("", (key[0],), lambda other: _facts(other, *key) == now, asserted=False)


def _corpus_cases() -> Iterator[Case]:
    """The articles of the corpus, whose facts now are those of the gold to the last field."""
    for case in read_cases(ROOT / "corpus"):
        key = (load_path(case.text_path).text, case.date, case.title)
        yield Case(f"corpus:{case.name}", (key[0],), _holds_still(key), asserted=True)


def _holds_still(key: tuple[str, date | None, str | None]) -> Callable[[Later], bool]:
    """True where the facts of a text are those of the first time it was asked for."""
    first: list[Any] = []

    def holds(pipeline: Later) -> bool:
        facts = _facts(pipeline, *key)
        first.extend([] if first else [facts])
        return bool(facts == first[0])

    return holds


# The functions of the tests, called with the texts they extract read by another pipeline.


def _test_cases(base: Later) -> Iterator[Case]:
    sys.path.insert(0, str(ROOT / "tests"))
    modules = [importlib.import_module(name) for name in ("fact_tables", *TESTS) if _exists(name)]
    for module in modules[1:]:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("test_") and function.__module__ == module.__name__:
                for arguments in _arguments(function):
                    yield _test_case(modules, function, arguments, base)


def _exists(name: str) -> bool:
    return (ROOT / "tests" / f"{name}.py").is_file()


def _arguments(function: Callable[..., None]) -> Iterator[Fields]:
    """The keyword arguments of each call that a parametrised test makes."""
    calls: list[Fields] = [{}]
    for mark in getattr(function, "pytestmark", []):
        if mark.name != "parametrize":
            continue
        names, rows = mark.args[:2]
        names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
        rows = [getattr(row, "values", row) for row in rows]
        rows = [(row,) if len(names) == 1 and not isinstance(row, tuple) else row for row in rows]
        calls = [{**c, **dict(zip(names, row, strict=True))} for c in calls for row in rows]
    yield from calls


def _test_case(
    modules: list[ModuleType], function: Callable[..., None], arguments: Fields, base: Later
) -> Case:
    texts: list[str] = []

    def holds(pipeline: Later) -> bool:
        def extract(text: str, **given: Any) -> Result:
            texts.append(text)
            return pipeline.extract(text, **given)

        for module in modules:
            if hasattr(module, "extract"):
                module.extract = extract  # type: ignore[attr-defined]  # the tests' own name for it
        try:
            function(**arguments)
        except AssertionError:
            return False
        return True

    holds(base)
    return Case(f"{function.__module__}:{function.__name__}", tuple(texts), holds, asserted=True)


# Off, one after the other ------------------------------------------------------------------------


class Bench:
    """All texts read once, and all cases: set up before the work is given out."""

    def __init__(self) -> None:
        self.book = load_rulebook()
        self.pipeline = Pipeline(self.book)
        self.known: dict[tuple[Any, ...], list[Work]] = {}
        self.base = Later(self.pipeline, self.known, self.book)
        self.cases = cases(self.book, self.base)
        self.items = list(items(self.book))

    def noticed(self, number: int) -> str:
        """Who notices that an item is off: the place of a case, or nobody: an empty string."""
        item = self.items[number]
        changed = Later(self.pipeline, self.known, item.book(self.book))
        own = f"{item.file.parent.name}/{item.file.stem}:{item.name}"
        first = [case for case in self.cases if case.place == own]
        rest = [case for case in self.cases if case.place != own]
        strict = item.kind in ("chunk", "fact", "strategy")
        for case in (*first, *rest):
            if strict and not case.asserted:
                continue
            if item.word and not any(self._holds_word(text, item.word) for text in case.texts):
                continue
            if not case.holds(changed):
                return case.place or case.texts[0]
        return ""

    def _holds_word(self, text: str, word: str) -> bool:
        return any(
            word in work.text or word in (work.title or "")
            for key, works in self._of(text)
            for work in works
        )

    def _of(self, text: str) -> Iterable[tuple[Any, list[Work]]]:
        return ((key, works) for key, works in self.known.items() if key[0] == text)


_bench: Bench | None = None


def _work(number: int) -> tuple[int, str]:
    assert _bench is not None
    return number, _bench.noticed(number)


def main() -> int:
    global _bench
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", metavar="KIND", help="may repeat")
    parser.add_argument("--at", metavar="FILE:LINE", help="only what stands there")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--verbose", action="store_true", help="print who notices, too")
    options = parser.parse_args()
    _bench = Bench()
    chosen = [
        number
        for number, item in enumerate(_bench.items)
        if (not options.only or item.kind in options.only)
        and (not options.at or item.shown().startswith(f"{options.at}:"))
    ]
    tried, missed = Counter[str](), Counter[str]()
    with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
        for number, who in pool.imap(_work, chosen, chunksize=4):
            item = _bench.items[number]
            tried[item.kind] += 1
            missed[item.kind] += not who
            if options.verbose or not who:
                print(f"{item.shown()}: {who or 'unnoticed'}", flush=True)
    for kind, count in tried.items():
        print(f"{kind}: {count} tried, {missed[kind]} unnoticed")
    print(f"{tried.total()} tried, {missed.total()} unnoticed")
    return 1 if missed.total() else 0


if __name__ == "__main__":
    sys.exit(main())
