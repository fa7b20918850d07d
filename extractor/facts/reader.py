"""Facts of one article: sentences in order, matches in order, one context handed on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.facts import observations, rankings, recognitions
from extractor.facts.atoms import AtomDrawer
from extractor.facts.context import Context, Slot
from extractor.facts.draft import Draft
from extractor.facts.echoes import with_echoes
from extractor.facts.heard_times import YEARLY
from extractor.facts.hearing import hear_heading, is_lead_in
from extractor.facts.issuer import Issuer
from extractor.facts.manner import PassageManner
from extractor.facts.resolver import Resolver
from extractor.facts.scene import Scene
from extractor.facts.stages import Build, Staged
from extractor.facts.telling import Telling, ToldMatch
from extractor.facts.words import Lexicon
from extractor.grammar import CompiledRule, Keys, Match, compile_rules, fitting, run
from extractor.layout.reading import Reading, Sentence
from extractor.mentions.element import Element, label_of
from extractor.mentions.words import Word
from extractor.requirements import Fitting
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch, draw
from extractor.tokens import Tokens

#: Labels of runs of years, which a section may look back on.
_TERMS = frozenset({"DUR", "STREAK"})
_RESULTS = frozenset({"CONTEST", "PLAN"})  # labels of a contest, and of a report in 《》
_OUTLIVES = _TERMS | _RESULTS
_HEADS = frozenset({"title", "heading"})  # kinds of sentences that the text below tells more of
#: Labels of what a fact can be anchored to.
_ANCHORS = frozenset({
    "QTY", "NUM", "PCT", "PP", "MULT", "POS", "NTH", "TIER", "FIRST", "ONLY", "CUP", "LEAD", "HON",
    "PLAN", "AWARD", "AWARD_NEW", "GRANTED", "LISTED",
})  # fmt: skip


class Trace(NamedTuple):
    """What happened in one sentence, for explanations."""

    sentence: Sentence
    sketch: Sketch
    matches: list[Match]
    drafts: list[Draft]
    told: list[ToldMatch]


class Matched(NamedTuple):
    """A sentence and its elements; with its sketch and what the rules match, if it has an anchor.

    A match comes with its anchor's place and the number of its stage; they stand in text order.
    """

    sentence: Sentence
    elements: list[Element]
    sketch: Sketch | None
    found: list[Staged]

    def bears_on(self, fact: bool, *, edge: bool) -> bool:
        """Whether what the sentence says can bear on a fact of it or of those after it.

        Without a ``fact`` to come in its paragraph, only what outlives the paragraph can: a
        heading, and a term that its first or last sentence looks back on or a contest whose result
        it announces. A byline says who reports from where.
        """
        if self.sentence.kind == "byline":
            return bool(self.found)
        if self.sentence.kind != "body":
            return True
        if fact or not edge:
            return fact and bool(self.elements)
        return not _OUTLIVES.isdisjoint(map(label_of, self.elements))


class Items:
    """The items of a paragraph (一是…。二是…): a time said in one says nothing of the next."""

    def __init__(self) -> None:
        self._in_front: tuple[Slot | None, ...] = ()

    def opened(self, one: Matched, context: Context) -> Context:
        """The context where a sentence opens another item, with the time said in front of all."""
        word = one.elements[0] if one.elements else None
        if not (isinstance(word, Word) and word.row.get("item")):
            return context
        if word.start != one.sentence.start:
            return context
        if not self._in_front:
            self._in_front = (context.get("period", "paragraph"),)
            return context
        return context.hold("period", self._in_front[0], "paragraph")


class FactReader:
    """The fact rules of a rulebook, compiled, and the order they run in."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        self.alphabet = alphabet
        self.lexicon = Lexicon.of(book, alphabet)
        self.resolver = Resolver(book)
        self._manner = PassageManner(book)
        self._drawer = AtomDrawer(book, alphabet)
        #: Builder, anchor group, rules. A stage's matches close their span to the stages after it.
        self.stages: list[tuple[Build, str, Fitting[CompiledRule]]] = [
            self._stage(book, rankings.build, "rank", "facts/rankings", rankings.KEYS),
            self._stage(book, recognitions.build, "honour", "facts/recognitions", {}),
            self._stage(book, observations.build, "value", "facts/observations", observations.KEYS),
        ]

    def _stage(
        self, book: Rulebook, build: Build, anchor: str, file: str, keys: Keys
    ) -> tuple[Build, str, Fitting[CompiledRule]]:
        rules = compile_rules(book.rules(file), self.alphabet, anchor=anchor, keys=keys)
        return build, anchor, fitting(rules)

    def match(
        self, text: str, sentences: Sequence[Sentence], elements: list[Element]
    ) -> list[Matched]:
        """What the rules match in each sentence; ``text`` has no private-use characters."""
        matched: list[Matched] = []
        left = iter(elements)
        element = next(left, None)
        for sentence in sentences:
            inside: list[Element] = []
            begin, end = sentence.start, sentence.end
            while element is not None and (start := element.start) < end:
                if start >= begin and element.end <= end:
                    inside.append(element)
                element = next(left, None)
            labels = list(map(label_of, inside))
            if not _ANCHORS.isdisjoint(labels):
                sketch = draw(
                    text, sentence.start, sentence.end, inside, self.alphabet, labels=labels
                )
                matched.append(Matched(sentence, inside, sketch, self._run(sketch, text)))
            else:
                matched.append(Matched(sentence, inside, None, []))
        return matched

    def _run(self, sketch: Sketch, text: str) -> list[Staged]:
        """The matches of all stages in text order."""
        found: list[Staged] = []
        closed: list[tuple[int, int]] = []
        present = frozenset(sketch.text)
        kept: set[int] = set()  # a count of what was conferred is a fact of its own too
        for order, (build, anchor, rules) in enumerate(self.stages):
            spans = []
            for match in run(rules, sketch, anchor, present, reading=text):
                first = match.groups[anchor][0][0]
                if first not in kept and any(begin <= first < end for begin, end in closed):
                    continue
                found.append((first, order, build, match))
                spans.append((match.start, match.groups[anchor][-1][1]))
                kept.update(begin for begin, _ in match.groups.get("count", ()))
            closed.extend(spans)
        found.sort(key=lambda entry: entry[:2])
        return found

    def read(
        self, reading: Reading, text: str, matched: list[Matched], tokens: Tokens, issuer: Issuer,
        *, tables: Sequence[tuple[int, str]] = (),
    ) -> list[Trace]:  # fmt: skip
        """The facts of an article, sentence by sentence, each with the context of those before.

        Args:
            tables: where the text after each table begins, and the period that the table told;
                prose that says no time itself, under no heading that does, is of it.
        """
        context = Context.of(issuer.held())
        traces: list[Trace] = []
        left = sum(1 for one in matched if one.found)  # sentences with facts still to come
        for _, group in groupby(matched, key=lambda one: one.sentence.paragraph):
            paragraph = list(group)
            if not left:  # no fact is to come that anything said here could bear on
                traces += _bare(paragraph)
                continue
            closed = _after(context, paragraph[0])
            context = _below(closed, tables, paragraph[0].sentence.start)
            above = context.get("period", "section")
            aims = self._manner.may_be_plan(_text(reading, paragraph))
            aim = plan(issuer, paragraph) if aims else None  # 争创优势 is said of deeds too
            context = context.hold("status", aim, "paragraph") if aim else context
            here = sum(1 for one in paragraph if one.found)
            items, bare = Items(), here == 0
            for one in paragraph:
                context = items.opened(one, context.close("sentence"))
                first, last = one is paragraph[0], one is paragraph[-1]
                edge = first or last
                leads = edge and is_lead_in(reading.text, one.sentence, self.lexicon.announcing)
                drafts: list[Draft] = []
                told: list[ToldMatch] = []
                if left and one.bears_on(here > 0 or leads, edge=edge):
                    heads = first or last and bare  # …圆满收官。五年来，我们取得了成就。
                    scene = self.scene(reading, text, one, tokens, issuer, first=heads, aims=aims)
                    if one.sentence.kind in _HEADS or leads:
                        context = hear_heading(scene, context)
                    telling = Telling(scene, context, self.resolver)
                    more = here - bool(one.found) > 0
                    drafts, told = telling.tell(one.found, more=more), telling.told
                    context = telling.context
                left, here = left - bool(one.found), here - bool(one.found)
                if one.sketch is not None:
                    matches = [entry[3] for entry in one.found]
                    traces.append(Trace(one.sentence, one.sketch, matches, drafts, told))
            if len(paragraph) > 1 and paragraph[0].sentence.kind == "heading":
                context = context.hold("period", above, "section")  # it headed this paragraph
        return self._with_echoes(traces)

    def _with_echoes(self, traces: list[Trace]) -> list[Trace]:
        """The sentences with what their titles leave out, as the text below them tells it."""
        titles = [t.sentence.kind in _HEADS for t in traces]
        facts = with_echoes([t.drafts for t in traces], titles, self.lexicon.particles.place)
        return [t._replace(drafts=drafts) for t, drafts in zip(traces, facts, strict=True)]

    def scene(
        self,
        reading: Reading,
        text: str,
        one: Matched,
        tokens: Tokens,
        issuer: Issuer,
        *,
        first: bool,
        aims: bool = True,
    ) -> Scene:
        sentence = one.sentence
        sketch = one.sketch or draw(text, sentence.start, sentence.end, one.elements, self.alphabet)
        atoms = self._drawer.draw(text, sentence.start, sentence.end, sketch, tokens)
        return Scene(
            reading,
            sketch,
            atoms,
            tokens,
            self.lexicon,
            issuer,
            kind=sentence.kind,
            first=first,
            aims=aims,
        )


def _text(reading: Reading, paragraph: list[Matched]) -> str:
    return reading.text[paragraph[0].sentence.start : paragraph[-1].sentence.end]


def _bare(paragraph: list[Matched]) -> list[Trace]:
    """The sketches of sentences that nothing is told of."""
    return [Trace(one.sentence, one.sketch, [], [], []) for one in paragraph if one.sketch]


def _after(context: Context, first: Matched) -> Context:
    """The context of a paragraph: 其中 opens one that tells of parts of the one before."""
    closed = context.close("paragraph")
    word = first.elements[0] if first.elements else None
    if word is None or label_of(word) != "AMONG" or word.start != first.sentence.start:
        return closed
    return closed.hold("period", context.get("period", "paragraph"), "paragraph")


def _below(context: Context, tables: Sequence[tuple[int, str]], start: int) -> Context:
    """The context of a paragraph that begins at ``start``, under the last table before it."""
    told = [period for at, period in tables if at <= start]
    if not told or context.get("period", "section") is not None:
        return context
    return context.hold("period", Slot(told[-1], source="document"), "document")


#: What is told of what was done, not of what is aimed at; and when it was.
_DONE = frozenset({
    "TIME", "DUR", "BASIS", "TREND_YOY", "TREND_MOM", "TREND_MORE", "THAN", "LEAD", "AWARD", "CAGR",
    "CAGR_DOWN",
})  # fmt: skip


def plan(issuer: Issuer, sentences: list[Matched]) -> Slot | None:
    """The aim of a paragraph of plans in a report on a year: it says 争创 or 确保, and no time,

    no comparison with a time before and nothing that was won.
    """
    if issuer.place is None or issuer.period is None or len(issuer.period.value) not in YEARLY:
        return None
    elements = [element for one in sentences for element in one.elements]
    if any(label_of(element) in _DONE for element in elements):
        return None
    aims = [
        e for e in elements if isinstance(e, Word) and e.label == "STATUS"
        and e.row.get("status") == "target" and e.row.get("mid")
    ]  # fmt: skip
    return Slot("target", aims[0].start, aims[0].end) if aims else None
