"""Facts of one article: sentences in order, matches in order, one context handed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.facts import observations, rankings, recognitions
from extractor.facts.atoms import AtomDrawer
from extractor.facts.context import Context, Slot
from extractor.facts.draft import Draft
from extractor.facts.fields import Body, Field
from extractor.facts.hearing import (
    YEARLY,
    hear,
    hear_comparison,
    hear_contest,
    hear_heading,
    hear_times,
    hold_status,
    hold_subject,
    is_lead_in,
    is_new_segment,
)
from extractor.facts.issuer import Issuer
from extractor.facts.observations import Found
from extractor.facts.phrases import noun_behind
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.statuses import inside
from extractor.facts.strategies.subjects import bearing, by_name, goes_on, is_relative
from extractor.facts.words import Lexicon
from extractor.grammar import CompiledRule, Keys, Match, compile_rules, run
from extractor.layout.reading import Reading, Sentence
from extractor.mentions.element import Element, label_of
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch, draw
from extractor.tokens import Tokens

_APART = frozenset("，、；。：（）")
#: Labels of runs of years, which a section may look back on.
_TERMS = frozenset({"DUR", "STREAK"})
#: Labels of what a fact can be anchored to.
_ANCHORS = frozenset({
    "QTY", "NUM", "PCT", "PP", "MULT", "POS", "NTH", "TIER", "FIRST", "ONLY", "CUP", "LEAD", "HON",
    "PLAN", "AWARD", "AWARD_NEW",
})  # fmt: skip

Build = Callable[[Frame, Context, Resolver, list[Asked]], Found]


class Told(NamedTuple):
    """How one match was told: its rule, its anchor's span, and every strategy that was asked."""

    rule: str
    start: int
    end: int
    asked: list[Asked]


class Trace(NamedTuple):
    """What happened in one sentence, for explanations."""

    sentence: Sentence
    sketch: Sketch
    matches: list[Match]
    drafts: list[Draft]
    told: list[Told]


class Matched(NamedTuple):
    """A sentence and its elements; with its sketch and what the rules match, if it has an anchor.

    A match comes with its anchor's place and the number of its stage; they stand in text order.
    """

    sentence: Sentence
    elements: list[Element]
    sketch: Sketch | None
    found: list[tuple[int, int, Build, Match]]

    def bears_on(self, fact: bool, *, first: bool) -> bool:
        """Whether what the sentence says can bear on a fact of it or of those behind it.

        Without a ``fact`` to come in its paragraph, only what outlives the paragraph can: a
        heading, and a term that the ``first`` sentence looks back on.
        """
        if self.sentence.kind != "body":
            return True
        terms = first and any(label_of(element) in _TERMS for element in self.elements)
        return bool(self.elements) and (fact or terms)


class FactReader:
    """The fact rules of a rulebook, compiled, and the order they run in."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        self.alphabet = alphabet
        self.lexicon = Lexicon.of(book, alphabet)
        self.resolver = Resolver(book)
        self._drawer = AtomDrawer(book, alphabet)
        #: Builder, anchor group, rules. A stage's matches close their span to the stages after it.
        self.stages: list[tuple[Build, str, list[CompiledRule]]] = [
            self._stage(book, rankings.build, "rank", "facts/rankings", rankings.KEYS),
            self._stage(book, recognitions.build, "honour", "facts/recognitions", {}),
            self._stage(book, observations.build, "value", "facts/observations", observations.KEYS),
        ]

    def _stage(
        self, book: Rulebook, build: Build, anchor: str, file: str, keys: Keys
    ) -> tuple[Build, str, list[CompiledRule]]:
        rules = compile_rules(book.rules(file), self.alphabet, anchor=anchor, keys=keys)
        return build, anchor, rules

    def match(
        self, text: str, sentences: Sequence[Sentence], elements: list[Element]
    ) -> list[Matched]:
        """What the rules match in each sentence; ``text`` has no private-use characters."""
        matched: list[Matched] = []
        at = 0
        for sentence in sentences:
            inside: list[Element] = []
            while at < len(elements) and elements[at].start < sentence.end:
                if elements[at].start >= sentence.start and elements[at].end <= sentence.end:
                    inside.append(elements[at])
                at += 1
            if any(label_of(element) in _ANCHORS for element in inside):
                sketch = draw(text, sentence.start, sentence.end, inside, self.alphabet)
                matched.append(Matched(sentence, inside, sketch, self._run(sketch)))
            else:
                matched.append(Matched(sentence, inside, None, []))
        return matched

    def _run(self, sketch: Sketch) -> list[tuple[int, int, Build, Match]]:
        """The matches of all stages in text order."""
        found: list[tuple[int, int, Build, Match]] = []
        closed: list[tuple[int, int]] = []
        for order, (build, anchor, rules) in enumerate(self.stages):
            spans = []
            for match in run(rules, sketch, anchor):
                first = match.groups[anchor][0][0]
                if any(begin <= first < end for begin, end in closed):
                    continue
                found.append((first, order, build, match))
                spans.append((match.start, match.groups[anchor][-1][1]))
            closed.extend(spans)
        found.sort(key=lambda entry: entry[:2])
        return found

    def read(
        self, reading: Reading, text: str, matched: list[Matched], tokens: Tokens, issuer: Issuer
    ) -> list[Trace]:
        """The facts of an article, sentence by sentence, each with the context of those before."""
        context = Context.of(issuer.held())
        traces: list[Trace] = []
        left = sum(1 for one in matched if one.found)  # sentences with facts still to come
        for _, group in groupby(matched, key=lambda one: one.sentence.paragraph):
            paragraph = list(group)
            context = context.close("paragraph")
            aim = plan(issuer, paragraph)
            context = context.hold("status", aim, "paragraph") if aim else context
            here = sum(1 for one in paragraph if one.found)
            for one in paragraph:
                context = context.close("sentence")
                leads = one is paragraph[0] and is_lead_in(reading.text, one.sentence)
                drafts: list[Draft] = []
                told: list[Told] = []
                if left and one.bears_on(here > 0 or leads, first=one is paragraph[0]):
                    scene = self.scene(
                        reading, text, one, tokens, issuer, first=one is paragraph[0]
                    )
                    if one.sentence.kind in ("heading", "title") or leads:
                        context = hear_heading(scene, context)
                    telling = _Telling(scene, context, self.resolver)
                    more = here - bool(one.found) > 0
                    drafts, told = telling.tell(one.found, more=more), telling.told
                    context = telling.context
                left, here = left - bool(one.found), here - bool(one.found)
                if one.sketch is not None:
                    matches = [entry[3] for entry in one.found]
                    traces.append(Trace(one.sentence, one.sketch, matches, drafts, told))
        return traces

    def scene(
        self,
        reading: Reading,
        text: str,
        one: Matched,
        tokens: Tokens,
        issuer: Issuer,
        *,
        first: bool,
    ) -> Scene:
        sentence = one.sentence
        sketch = one.sketch or draw(text, sentence.start, sentence.end, one.elements, self.alphabet)
        atoms = self._drawer.draw(text, sentence.start, sentence.end, one.elements, tokens)
        return Scene(
            reading,
            sketch,
            atoms,
            tokens,
            self.lexicon,
            issuer,
            kind=sentence.kind,
            first=first,
        )


#: What is told of what was done, not of what is aimed at.
_DONE = frozenset({"BASIS", "TREND_YOY", "TREND_MOM", "TREND_MORE", "THAN", "LEAD", "AWARD"})


def plan(issuer: Issuer, sentences: list[Matched]) -> Slot | None:
    """The aim of a paragraph of plans in a report on a year: it says 争创 or 确保, and no time,

    no comparison with a time before and nothing that was won.
    """
    if issuer.place is None or issuer.period is None or len(issuer.period.value) not in YEARLY:
        return None
    elements = [element for one in sentences for element in one.elements]
    if any(label_of(element) in ("TIME", *_DONE) for element in elements):
        return None
    aims = [
        e for e in elements if isinstance(e, Word) and e.row.get("status") == "target"
        and e.row.get("mid")
    ]  # fmt: skip
    return Slot("target", aims[0].start, aims[0].end) if aims else None


class _Telling:
    """A sentence being told: how far it has been read, and the context so far."""

    def __init__(self, scene: Scene, context: Context, resolver: Resolver):
        self.scene, self.context, self.resolver = scene, context, resolver
        self.told: list[Told] = []
        self._heard = 0  # number of the first clause that was not listened to
        self._ends: list[tuple[int, int]] = []  # atom where a fact ended, and its bracket
        self._leads: list[Field] = []

    def tell(self, found: list[tuple[int, int, Build, Match]], *, more: bool) -> list[Draft]:
        """The facts of the matches, in text order.

        The clauses behind the last are listened to where the paragraph has ``more`` facts, and in a
        sentence without any.
        """
        drafts: list[Draft] = []
        for number, (_, _, build, match) in enumerate(found):
            following = [entry[3] for entry in found[number + 1 :]]
            if build is observations.build and self._only_counts(match, found[number + 1 :]):
                continue
            if match.rule.gives.get("measure") == "none":  # a number that is read and tells nothing
                self.told.append(Told(match.rule.name, *_anchor(self.scene, match), []))
                continue
            frame = self._frame(match, following)
            asked: list[Asked] = []
            result = build(frame, self.context, self.resolver, asked)
            self.told.append(Told(match.rule.name, *_anchor(self.scene, match), asked))
            self.context = result.context
            drafts += result.drafts
            self._consume(frame)
        if more or not found:
            self._hear(len(self.scene.clauses))
        return drafts

    def _frame(self, match: Match, following: list[Match]) -> Frame:
        scene = self.scene
        start, end = scene.atom_span(match.start, match.end)
        number = scene.clause_at(start)
        self._hear(number)
        clause = scene.clauses[number]
        if is_new_segment(scene, clause) and self._heard <= number:
            self.context = self.context.close("segment")
        at = max(clause.reach, self._end_of(clause.bracket))
        at = min(at, start)
        field = scene.field(at, start)
        if clause.bracket >= 0 and not field.phrase and clause.begin == clause.bracket + 1:
            field = _outer(field, scene, clause.outer, self._end_of(-1))
        if has_inside(scene, match, "EACH"):
            field = field._replace(each=True)
        frame = Frame(
            scene, match, field, tuple(self._leads), number, at, start, end, tuple(following)
        )
        self._heard = max(self._heard, number + 1)
        self._attend(frame)
        return frame

    def _attend(self, frame: Frame) -> None:
        """Hold what the fact's own field says of who and when for the clauses that follow."""
        scene, field = self.scene, frame.field
        first = not self.context.topics
        said = "opening" if first else "inside"
        self.context = hear_times(scene, self.context, field, said)
        for body in [] if is_relative(frame) else bearing(frame)[-1:]:
            slot = by_name(scene, body.element)
            if slot is not None and goes_on(scene, body) and "value" in frame.match.groups:
                self.context = hold_subject(scene, self.context, slot, said, body)
        word = field.status or inside(frame)
        if word is not None:
            self.context = hold_status(scene, self.context, word, said, timed=bool(field.times))
        self.context = hear_comparison(scene, self.context, field, said)
        self.context = hear_contest(scene, self.context, field, said)

    def _hear(self, number: int) -> None:
        """Listen to the clauses before a number that no fact was told in."""
        scene = self.scene
        while self._heard < number:
            clause = scene.clauses[self._heard]
            if is_new_segment(scene, clause):
                self.context = self.context.close("segment")
                self._leads = []
            begin = max(clause.begin, self._end_of(clause.bracket))
            field = scene.field(begin, clause.end)
            first = not self.context.topics
            self.context = hear(scene, self.context, clause, field, first=first)
            if clause.bracket < 0 and begin == clause.begin:
                self._leads.append(field)
            self._heard += 1

    def _end_of(self, bracket: int) -> int:
        """Where the last fact inside a bracket (outside all: -1) ended."""
        return max((end for end, within in self._ends if within in (-1, bracket)), default=0)

    def _consume(self, frame: Frame) -> None:
        """What a fact has read, its clauses do not read again."""
        scene, match = self.scene, frame.match
        end = frame.end
        span = match.first("after")
        if span is not None:
            begin, last = scene.atom_span(*span)
            end = noun_behind(scene, begin, last, amounts="rank" in match.groups)
        self._ends.append((end, scene.clauses[frame.clause].bracket))
        self._leads = []

    def _only_counts(self, match: Match, following: list[tuple[int, int, Build, Match]]) -> bool:
        """True for 17家 in 17家企业入选…, and in 17家企业实现收入3亿元: no fact of its own."""
        if match.rule.gives.get("indicator") != "both" or match.first("trend") is not None:
            return False
        scene = self.scene
        if self._bounds_class(match, following):
            return True
        last = match.groups["value"][-1][1]
        for _, _, build, other in following:
            if build is observations.build:
                break
            between = scene.sketch.text[last : other.start]
            return other.start >= last and _APART.isdisjoint(between)
        span = match.first("after")
        if span is None or not following:
            return self._in_group(match)
        begin, _ = scene.atom_span(*span)
        end = scene.atom_span(following[0][3].start, following[0][3].end)[0]
        stop = noun_behind(scene, begin, end)
        counts = stop > begin and scene.label(stop) == "LIGHT" and stop + 1 < end
        counts = counts and scene.clause_at(begin) == scene.clause_at(end)
        return counts or self._in_group(match)

    def _bounds_class(self, match: Match, following: list[tuple[int, int, Build, Match]]) -> bool:
        """True for 千亿元 in 总量超千亿元的县域达12个: it says which are counted."""
        scene = self.scene
        last = scene.atom_span(*match.groups["value"][-1])[1]
        if scene.label(last) != "DE" or not following:
            return False
        other = scene.atom_span(following[0][3].start, following[0][3].end)[0]
        stop = noun_behind(scene, last + 1, other)
        counts = following[0][2] is observations.build
        return (
            counts
            and stop > last + 1
            and stop == other
            and (scene.clause_at(last) == scene.clause_at(other))
        )

    def _in_group(self, match: Match) -> bool:
        """True for 3000米 in 在男子3000米决赛中: it names the contest or the group."""
        scene = self.scene
        at, _ = scene.atom_span(*match.groups["value"][0])
        clause = scene.clauses[scene.clause_at(at)]
        field = scene.field(clause.reach, clause.end)
        return any(chunk.begin <= at < chunk.end for chunk in field.among)


#: Groups whose words say something else than how a fact is told.
_SAID = ("versus", "whole", "base", "scope", "after", "bearer")


def has_inside(scene: Scene, match: Match, label: str) -> bool:
    """True where the words of a rule hold a label: 均位居."""
    char = scene.lexicon.alphabet.chars[label]
    said = [span for group in _SAID for span in match.groups.get(group, [])]
    return any(
        one == char and not any(begin <= position < end for begin, end in said)
        for position, one in enumerate(scene.sketch.text[match.start : match.end], match.start)
    )


def _anchor(scene: Scene, match: Match) -> tuple[int, int]:
    """The reading span of what a fact is anchored to."""
    for group in ("value", "rank", "honour"):
        found = scene.captures(match, group)
        if found:
            return found[0].start, found[0].end
    return scene.sketch.source(match.start, match.end)


def _outer(field: Field, scene: Scene, outer: int, at: int) -> Field:
    """The field of a bracket that says nothing itself: what stands in front of it."""
    clause = scene.clauses[outer]
    front = scene.field(max(clause.reach, min(at, clause.end)), clause.end)
    bearer = scene.atoms.items.get(clause.end - 1)
    if not front.bodies and scene.label(clause.end - 1) in ("PLACE", "ORG", "PERSON") and bearer:
        front = front._replace(bodies=(Body(bearer, clause.end - 1, glued=False),))
    return front._replace(
        times=field.times or front.times,
        status=field.status or front.status,
        durations=field.durations or front.durations,
    )
