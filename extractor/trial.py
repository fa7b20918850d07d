"""A sentence tried: what is drawn in it, how it is cut and read, what a new rule makes of it.

A candidate is a rule that stands in no folder yet: it is laid over the others for one sentence, and
need not carry its proof before it has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractor.assembly import records_of
from extractor.errors import PatternError
from extractor.explanation import Attempt, Explanation, explained
from extractor.facts.chunks import Chunk
from extractor.facts.reader import Matched
from extractor.facts.scene import Scene
from extractor.grammar import expand
from extractor.mentions.element import label_of
from extractor.mentions.words import Word
from extractor.pipeline import Pipeline
from extractor.requirements import Requirements
from extractor.rulebook import Rule, Rulebook, RuleFile, own_patterns
from extractor.rulebook.declarations import KEY, typed_files
from extractor.rulebook.declared_rules import RULES
from extractor.rulebook.rules import read_rules
from extractor.swallowed import swallowed
from extractor.work import Work


class Drawn(NamedTuple):
    """A piece of text that the sketch shows as one label, and what found it."""

    text: str
    label: str
    source: str  # the rule, or the line of a table


class Cut(NamedTuple):
    """A chunk of a clause."""

    kind: str
    text: str
    core: str
    rule: str


class TrialOutcome(NamedTuple):
    """What a candidate makes of the sentences: where it matched, or what stands in its way."""

    rule: str
    attempts: tuple[Attempt, ...]
    missing: tuple[str, ...]  # labels and characters that it needs and no sketch holds
    remarks: tuple[str, ...]


class Tried(NamedTuple):
    """One sentence."""

    explanation: Explanation
    drawn: tuple[Drawn, ...]
    chunks: tuple[Cut, ...]


class Trial(NamedTuple):
    """All of it: the sentences in order, and the candidate's rules."""

    sentences: tuple[Tried, ...]
    outcomes: tuple[TrialOutcome, ...]


def attempt(
    book: Rulebook,
    text: str,
    *,
    candidate: Path | None = None,
    reference: date | None = None,
    title: str | None = None,
) -> Trial:
    """Read a text of some sentences, and say all that is known of how.

    Args:
        book: words and rules.
        text: the sentences.
        candidate: a file of fact rules or chunks that is tried with them, as it would stand in
            ``facts/``; examples may be lacking.
        reference: the day that it is read for.
        title: the title of the text that it would stand in.

    Raises:
        PatternError: the candidate is no rule, or belongs to no stage.
    """
    name, rules = "", None
    if candidate is not None:
        rules = read_rules(candidate, proved=False)
        name = _stage_of(book, rules)
        book = book.with_rules(name, rules)
    pipeline = Pipeline(book)
    sentences = tuple(tried(pipeline, text, reference=reference, title=title))
    outcomes = () if rules is None else _outcomes(pipeline, name, rules, sentences)
    return Trial(sentences, outcomes)


def tried(
    pipeline: Pipeline, text: str, *, reference: date | None = None, title: str | None = None
) -> Iterator[Tried]:
    """The sentences of a text in their order, read."""
    for work in pipeline.works(text, reference=reference, title=title):
        for stage in pipeline.stages:
            stage(work)
        yield from _tried(pipeline, work)


def _stage_of(book: Rulebook, file: RuleFile) -> str:
    """The rule file that the rules of a candidate belong to, by what they give and name."""
    if KEY in file.options:  # the file that makes records of this type; else one of its own
        said = file.options[KEY]
        same = (f"facts/{one.file.stem}" for one in typed_files(book) if one.options[KEY] == said)
        return next(same, f"facts/{file.file.stem}")
    found = ""
    for rule in file.rules:
        stage = next(
            (name for name, form in RULES.items() if form.anchor and _names(rule, form.anchor)),
            "facts/chunks" if "chunk" in rule.gives else "",
        )
        if not stage:
            anchors = ", ".join(f"(?P<{form.anchor}>…)" for form in RULES.values() if form.anchor)
            raise rule.wrong("it belongs to no stage", hint=f"a fact rule has one of: {anchors}")
        if found and stage != found:
            raise rule.wrong(f"it belongs to {stage}, the one before to {found}", key="name")
        found = stage
    if not found:
        raise PatternError("no rules in this file", file=file.file, line=1)
    return found


def _names(rule: Rule, group: str) -> bool:
    return f"(?P<{group}>" in rule.pattern


def _tried(pipeline: Pipeline, work: Work) -> list[Tried]:
    article, reading = work.article(), work.reading
    records = records_of([article])
    found = []
    for one in work.matched:
        sentence = one.sentence
        inside = [e for e in work.elements if sentence.start <= e.start and e.end <= sentence.end]
        found.append(
            Tried(
                explained(article, sentence.start, records, pipeline.alphabet),
                tuple(
                    Drawn(reading.surface[e.start : e.end], label_of(e), _source(e)) for e in inside
                ),
                tuple(
                    Cut(
                        chunk.kind,
                        scene.text(*scene.source(chunk.begin, chunk.end)),
                        scene.text(*scene.source(*chunk.core)),
                        chunk.rule,
                    )
                    for scene, chunk in chunks_of(pipeline, work, one)
                ),
            )
        )
    return found


def _source(element: object) -> str:
    if isinstance(element, Word):
        return f"{element.row.file.name}:{element.row.line}"
    return str(getattr(element, "rule", ""))


def chunks_of(pipeline: Pipeline, work: Work, one: Matched) -> list[tuple[Scene, Chunk]]:
    """The chunks of each clause of a sentence of an article that has been read."""
    scene = pipeline.facts.scene(work.reading, work.text, one, work.tokens, work.issuer, first=True)
    return [
        (scene, chunk)
        for clause in scene.clauses
        for chunk in scene.lexicon.fields.chunks(scene.atoms, clause.begin, clause.end)
    ]


def _outcomes(
    pipeline: Pipeline, name: str, file: RuleFile, sentences: Sequence[Tried]
) -> tuple[TrialOutcome, ...]:
    remarks = list(swallowed(pipeline, ours=own_patterns()))
    alphabet = pipeline.typed.alphabets.get(name, pipeline.alphabet)
    sketches = "".join(
        part
        for one in sentences
        for part in (
            one.explanation.sketch,
            *(sketch for _, sketch in one.explanation.sketches),
            *(f"<{drawn.label}>" for drawn in one.drawn),
        )
    )
    outcomes = []
    for rule in file.rules:
        attempts = tuple(
            found
            for one in sentences
            for found in one.explanation.attempts
            if found.rule == rule.name
        )
        missing: tuple[str, ...] = ()
        if not attempts and name != "facts/chunks":
            text = expand(rule, pipeline.book.rules(name).define, alphabet)
            needed = sorted(map(alphabet.readable, Requirements(text).every))
            missing = tuple(one for one in needed if one not in sketches)
        said = tuple(f"{one.message}" for one in remarks if (one.file, one.line) == _place(rule))
        outcomes.append(TrialOutcome(rule.name, attempts, missing, said))
    return tuple(outcomes)


def _place(rule: Rule) -> tuple[Path, int]:
    return rule.file, rule.lines.get("pattern", rule.line)
