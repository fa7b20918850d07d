"""Rules proved by their own examples.

A rule must make of each example exactly what the example says, and nothing of a counter-example.
Fields that an example does not name are not compared. Other rules may find what they like in the
same sentence; an example may also name all that is found in it, whichever rule made it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, NamedTuple

from extractor.assembly import records_of
from extractor.errors import PatternError
from extractor.mentions.time.alone import AloneReader
from extractor.mentions.time.scan import Scanner
from extractor.pipeline import Pipeline
from extractor.record import plain
from extractor.rulebook import Example, Rule, Rulebook
from extractor.rulebook.declarations import KEY, declaration_of, typed_files
from extractor.tokens import tokenize
from extractor.trial import chunks_of
from extractor.work import Work


class Made(NamedTuple):
    """What a rule made of a sentence: the piece of text, and its fields as strings."""

    rule: str
    at: str
    fields: Mapping[str, str]


def check_rulebook(book: Rulebook, *, pipeline: Pipeline | None = None) -> list[PatternError]:
    """Run every example of every rule; a problem for each that does not come out.

    Raises:
        PatternError: a rule that cannot be compiled.
    """
    prover = Prover(book, pipeline=pipeline)
    log = logging.getLogger(__name__)
    problems: list[PatternError] = []
    for name in book.rule_names:
        problems += _problems(prover, name, book.rules(name).rules)
        log.info("%s: examples run", name)
    return problems


def _problems(prover: Prover, name: str, rules: Sequence[Rule]) -> Iterator[PatternError]:
    for rule in rules:
        for example in (*rule.examples, *rule.counter_examples):
            problem = problem_of(rule, example, prover.made(name, example))
            if problem is not None:
                yield problem


def problem_of(rule: Rule, example: Example, made: Sequence[Made]) -> PatternError | None:
    """What is wrong where a rule's example does not come out; None where it does."""
    own = [one for one in made if one.rule in (rule.name, f"{rule.file.stem}/{rule.name}")]
    if _equal(example.gives, own) or (example.gives and _equal(example.gives, made)):
        return None
    wanted = "; ".join(map(_shown, example.gives)) or "nothing"
    got = "; ".join(_shown({"at": one.at, **one.fields}) for one in own) or "nothing"
    others = ", ".join(dict.fromkeys(one.rule for one in made if one.rule != rule.name))
    return PatternError(
        f"rule {rule.name!r} makes of {example.text!r}: {got}",
        file=rule.file,
        line=example.line,
        hint=f"expected: {wanted}" + (f" (rules that made something: {others})" if others else ""),
    )


def _equal(expected: Sequence[Mapping[str, Any]], made: Sequence[Made]) -> bool:
    return len(made) == len(expected) and all(map(_says, expected, made))


def _says(expected: Mapping[str, Any], made: Made) -> bool:
    fields = {"at": made.at, **made.fields}
    return all(fields.get(key, "") == str(value) for key, value in expected.items())


def _shown(fields: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in fields.items())


def _strings(fields: Mapping[str, Any]) -> dict[str, str]:
    return {
        key: plain(value) if isinstance(value, Decimal) else str(value)
        for key, value in fields.items()
        if value is not None
    }


class Prover:
    """Runs the rules of each file of one rulebook on single sentences.

    Args:
        pipeline: one of that rulebook, where there is one already.

    Raises:
        PatternError: a rule that cannot be compiled.
    """

    def __init__(self, book: Rulebook, *, pipeline: Pipeline | None = None):
        self._book = book
        self._pipeline = pipeline or Pipeline(book)
        self._finders: dict[str, Callable[[Example], list[Made]]] = {
            "mentions/quantities": self._quantities,
            "mentions/ranks": self._ranks,
            "mentions/times": self._times,
            "mentions/times-alone": self._times_alone,
            "facts/chunks": self._chunks,
        }
        for file in typed_files(book):
            declared = declaration_of(file)
            kind = declared.name if declared else str(file.options[KEY])
            self._finders[f"facts/{file.name}"] = partial(self._records, kind=kind)

    @cached_property
    def _alone(self) -> Scanner:
        return Scanner(self._book.rules("mentions/times-alone"), self._pipeline.times.words.classes)

    @cached_property
    def _alone_reader(self) -> AloneReader:
        times = self._pipeline.times
        return AloneReader((self._alone, times.scanner), times.words)

    def made(self, file: str, example: Example) -> list[Made]:
        """What the finder of a file makes of a sentence, or else the whole extraction."""
        folder, _, slot = file.partition("/")
        if folder == "slots":
            return self._strategies(slot, example)
        return self._finders.get(file, self._records)(example)

    def _works(self, example: Example) -> list[Work]:
        """The example, read with all that the stages left."""
        works = self._pipeline.works(
            example.text, reference=example.reference, title=example.context.get("title")
        )
        for work in works:
            for stage in self._pipeline.stages:
                stage(work)
        return works

    def _chunks(self, example: Example) -> list[Made]:
        """The chunks of each clause of a sentence."""
        return [
            Made(
                chunk.rule,
                scene.text(*scene.source(chunk.begin, chunk.end)),
                {"core": scene.text(*scene.source(*chunk.core))},
            )
            for work in self._works(example)
            for one in work.matched
            for scene, chunk in chunks_of(self._pipeline, work, one)
        ]

    def _strategies(self, slot: str, example: Example) -> list[Made]:
        """The strategies that filled a slot, each with its fact's anchor and the value."""
        made: dict[tuple[str, str, str], Made] = {}
        for work in self._works(example):
            for trace in work.traces:
                for told in trace.told:
                    anchor = work.reading.surface[told.start : told.end]
                    for asked in told.asked:
                        if asked.slot == slot and asked.answer:
                            value = "、".join(one.value for one in asked.answer)
                            one = Made(asked.strategy, anchor, {"value": value})
                            made.setdefault((asked.strategy, anchor, value), one)
        return list(made.values())

    def _records(self, example: Example, *, kind: str | None = None) -> list[Made]:
        """The records that are found; of a type with rules of its own, those alone."""
        articles = self._pipeline.articles(
            example.text, reference=example.reference, title=example.context.get("title")
        )
        return [
            Made(one.rule, one.text, _strings(one.to_dict()))
            for one in records_of(articles)
            if kind in (None, one.type)
        ]

    def _quantities(self, example: Example) -> list[Made]:
        return _mentions(example, self._pipeline.quantities.find(example.text))

    def _times(self, example: Example) -> list[Made]:
        found = self._pipeline.times.find(
            example.text, reference=example.reference, title=example.context.get("title")
        )
        return _mentions(example, found)

    def _times_alone(self, example: Example) -> list[Made]:
        found = self._alone.whole(example.text)
        value = self._alone_reader.read(example.text, example.reference)
        if found is None or value is None:
            return []
        return [Made(found.rule.name, example.text, _strings(value._asdict()))]

    def _ranks(self, example: Example) -> list[Made]:
        text = example.text
        ranks = self._pipeline.ranks.find(text, self._pipeline.words.find(text), tokenize(text))
        return [
            Made(rank.rule, text[rank.start : rank.end], _strings(rank._asdict())) for rank in ranks
        ]


def _mentions(example: Example, mentions: Sequence[Any]) -> list[Made]:
    return [
        Made(m.rule, example.text[m.start : m.end], _strings(m.value._asdict())) for m in mentions
    ]
