"""Facts of declared types in one article: sentence by sentence, with what headings hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from extractor.declaration import FieldOf, RecordType
from extractor.facts.context import Slot
from extractor.facts.draft import Draft, drafted
from extractor.layout.reading import Sentence
from extractor.mentions.mention import Mention
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, draw
from extractor.typed import told as why
from extractor.typed.article import Article
from extractor.typed.exact import exact
from extractor.typed.held import Held
from extractor.typed.matches import RuleMatch, matches
from extractor.typed.rules import (
    BEFORE,
    EACH,
    HOLDS,
    NEEDS,
    PARAGRAPH,
    RECENT,
    SAME,
    SENTENCE,
    TypedRules,
    compiled,
)
from extractor.typed.spread import Span, spread
from extractor.typed.told import TypedMatch, TypedTrace
from extractor.typed.unsaid import Unsaid, told_time
from extractor.typed.values import CaptureSite, FieldValue, Values
from extractor.typed.words import Places

#: Marks after which a list goes on in the next paragraph.
_GOES_ON = ("：", "；", ":", ";")
#: Kinds of fields of which the capture that stands last counts.
_SINGLE = ("word", "period")


class Typed(NamedTuple):
    """A fact being made, with the model of its type."""

    model: type[BaseModel]
    draft: Draft


class TypedRead(NamedTuple):
    """The facts of an article, and how the rules of each type saw its sentences."""

    facts: list[Typed]
    traces: list[TypedTrace]


class TypedReader:
    """All rules of declared types of one rulebook.

    Raises:
        PatternError: a wrong declaration or rule.
    """

    def __init__(self, book: Rulebook):
        #: Those of each file.
        self.types = tuple(compiled(book))
        self._values = Values(book) if self.types else None

    @property
    def alphabets(self) -> dict[str, Alphabet]:
        """The labels of each rule file: ``facts/appointments`` → those its rules may name."""
        return {f"facts/{rules.file.stem}": rules.alphabet for rules in self.types}

    def read(self, article: Article) -> TypedRead:
        """The facts of an article, type by type."""
        read = TypedRead([], [])
        if self._values is None:
            return read
        for rules in self.types:
            places = rules.trigger.places(article.text) if rules.trigger else None
            if places is None or places:
                one = _OfType(rules, article, self._values, places)
                read.facts.extend(Typed(rules.type.model, draft) for draft in one.read())
                read.traces.extend(one.traces)
        return read


class _OfType:
    """One type over one article."""

    def __init__(self, rules: TypedRules, article: Article, values: Values, places: Places | None):
        self._rules, self._article, self._values = rules, article, values
        self._places = places  # of its trigger; None: any text is read
        self.traces: list[TypedTrace] = []
        self._type: RecordType = rules.type
        self._mentions = sorted(article.mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._last = frozenset(f.name for f in self._type.fields if f.mark.kind in _SINGLE)
        self._kinds = {field.name: field.mark.kind for field in self._type.fields}
        self._unsaid = Unsaid(self._type, article, values)

    def read(self) -> Iterator[Draft]:
        held = Held({}, {}, {}, None, {})
        paragraph = -1
        ends: dict[int, int] = {}  # of paragraphs
        for sentence in self._article.reading.sentences:
            ends[sentence.paragraph] = max(sentence.end, ends.get(sentence.paragraph, 0))
        for sentence in self._article.reading.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                held = held._replace(when=self._still(held.when, sentence), told={})
                leads = self._is_led(sentence, ends[paragraph])
            else:
                leads = False
            inside = self._inside(sentence)
            listed: Mapping[str, Slot] = {}
            if leads or self._is_read(sentence, held):
                drafts, held = self._sentence(sentence, inside, held)
                yield from drafts
                listed = held.listed
            elif self._places is not None and self._places.end <= sentence.start:
                return  # nothing to be read stands after it
            when = told_time(inside) or held.when
            held = held._replace(listed=listed, before=held.told, said={}, when=when)

    def _still(self, when: Slot | None, sentence: Sentence) -> Slot | None:
        """What was said of when, in a new paragraph: a recent day; 近日 in a list that goes on."""
        if when is None or when.value:
            return when if when is not None and self._unsaid.is_recent(when) else None
        front = self._article.text[: sentence.start].rstrip()
        return when if front.endswith(_GOES_ON) else None

    def _is_read(self, sentence: Sentence, held: Held) -> bool:
        found = self._places is None or self._places.within(sentence.start, sentence.end)
        return found or bool(held.listed)

    def _is_led(self, first: Sentence, last: int) -> bool:
        """Whether a paragraph from this sentence to ``last`` has something to be read in it."""
        return self._places is None or self._places.within(first.start, last)

    def _inside(self, sentence: Sentence) -> list[Mention]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [m for m in self._mentions[first:last] if m.end <= sentence.end]

    def _sentence(
        self, sentence: Sentence, inside: list[Mention], held: Held
    ) -> tuple[list[Draft], Held]:
        """The records of a sentence, and what holds after it."""
        article, rules = self._article, self._rules
        text = article.text
        elements = rules.finder.among(text, sentence.start, sentence.end, inside)
        sketch = draw(text, sentence.start, sentence.end, elements, rules.alphabet)
        place = CaptureSite(article.reading, sketch, article.issuer, rules.values)
        drafts: list[Draft] = []
        told: list[TypedMatch] = []
        met = matches(rules, sketch)
        if not met:
            held = held._replace(listed={})
        for one in met:
            made, held, said = self._one(one, place, held, inside)
            drafts.extend(draft for draft, _ in made)
            filled = tuple(pair for _, slots in made for pair in slots.items())
            anchors = tuple(draft.anchor for draft, _ in made)
            span = sketch.source(one.start, one.end)
            told.append(TypedMatch(one.rule.name, *span, filled, anchors, said))
        trace = TypedTrace(self._type.name, sentence, sketch, rules.alphabet, tuple(told))
        self.traces.append(trace)
        return drafts, held

    def _one(
        self, one: RuleMatch, place: CaptureSite, held: Held, inside: list[Mention]
    ) -> tuple[list[tuple[Draft, dict[str, Slot]]], Held, str]:
        """What one match gives, what holds after it, and why it gives no record."""
        if one.rule.gives.get(HOLDS) == PARAGRAPH:
            told = self._said(one, place, PARAGRAPH)
            return [], held._replace(told=told, before=told), why.HOLDS
        if one.rule.gives.get(HOLDS) == SENTENCE:
            said = {**held.said, **self._said(one, place, SENTENCE)}
            return [], held._replace(said=said), why.HOLDS
        if one.rule.gives.get(HOLDS):
            listed = {**held.listed, **self._said(one, place, PARAGRAPH)}
            return [], held._replace(listed=listed), why.HOLDS
        needed = one.rule.gives.get(NEEDS)
        if needed and needed not in held.listed:
            return [], held, why.unheld(needed)
        made = list(self._records(one, place, held, inside))
        if not made:
            return [], held, self._why(one, place, held)
        return made, held._replace(before=made[-1][1]), ""

    def _why(self, one: RuleMatch, place: CaptureSite, held: Held) -> str:
        """Why a match that should make a record made none."""
        anchor = self._type.about.anchor
        if anchor not in one.groups and anchor not in held.before:
            return why.unnamed(anchor)
        for name, spans in one.groups.items():
            for span in spans:
                if self._values.read(self._kinds[name], place, span) is None:
                    text = self._article.reading.surface[slice(*place.sketch.source(*span))]
                    return why.unlike(name, text, self._kinds[name])
        return why.lacking([field.name for field in self._needed])

    def _said(self, one: RuleMatch, place: CaptureSite, source: str) -> dict[str, Slot]:
        """What is said for those that follow: captures, and what the rule gives."""
        said = {
            name: value.slot(source)
            for name, spans in one.groups.items()
            if (value := self._values.read(self._kinds[name], place, spans[-1])) is not None
        }
        span = place.sketch.source(one.start, one.end)
        given = {name: text for name, text in one.rule.gives.items() if name in self._kinds}
        return {**{name: Slot(text, *span, source) for name, text in given.items()}, **said}

    def _records(
        self, one: RuleMatch, place: CaptureSite, held: Held, inside: list[Mention]
    ) -> Iterator[tuple[Draft, dict[str, Slot]]]:
        """A draft for each record of a match, with its fields as slots."""
        anchor = self._type.about.anchor
        each, before = bool(one.rule.gives.get(EACH)), one.rule.gives.get(EACH) == BEFORE
        if anchor in one.groups:
            rows = spread(one.groups, anchor, last=self._last, each=each, before=before)
        elif anchor in held.before:
            rows = spread(
                {**one.groups, "": [(one.start, one.start)]}, "", last=self._last, each=each
            )
        else:
            return
        for row in rows:
            read = self._row(row, place)
            if read is None:
                continue
            made = self._filled(one, read, place, held, inside)
            if made is not None:
                held = held._replace(before=made[1])
                yield made

    def _row(self, row: dict[str, Span], place: CaptureSite) -> dict[str, FieldValue] | None:
        """The values of one record's captures; None where one is none of its kind."""
        read: dict[str, FieldValue] = {}
        for name, span in row.items():
            if not name:
                continue
            value = self._values.read(self._kinds[name], place, span)
            if value is None:
                return None
            read[name] = value
        return read

    def _filled(
        self,
        one: RuleMatch,
        read: dict[str, FieldValue],
        place: CaptureSite,
        held: Held,
        inside: list[Mention],
    ) -> tuple[Draft, dict[str, Slot]] | None:
        """The record of some values, with what its rule gives and what was said before."""
        anchor = self._type.about.anchor
        slots = {name: value.slot() for name, value in read.items()}
        fields: dict[str, Any] = {
            name: text for name, text in one.rule.gives.items() if name in self._kinds
        }
        for name, slot in {**held.listed, **held.said}.items():
            if name not in fields and slot.value:
                slots.setdefault(name, slot)
            elif name not in slots:  # it is said to be empty
                fields.setdefault(name, "")
        same = one.rule.gives.get(SAME)
        if same and same not in held.before:
            return None
        for name in self._unsaid.with_body(same):
            if name in held.before:
                slots.setdefault(name, held.before[name]._replace(source="sentence"))
        if anchor not in slots and anchor not in fields:
            slots[anchor] = held.before[anchor]._replace(source="sentence")
        self._unsaid.add_body(slots, read, held.before)
        start, end = place.sketch.source(one.start, one.end)
        self._unsaid.add_time(slots, fields, start, inside, held.when)
        if one.rule.gives.get(RECENT) and self._unsaid.is_old(slots):
            return None
        if any(f.name not in slots and f.name not in fields for f in self._needed):
            return None
        span = (slots[anchor].start, slots[anchor].end) if anchor in slots else (start, end)
        evidence = (("predicate", start, end),)
        # what a rule gives as empty stays so, whatever was said before
        fields = {n: value for n, value in fields.items() if n not in slots and value != ""}
        draft = drafted(self._type.name, span, one.rule.name, fields, {**slots}, evidence)
        told = {name: exact(self._kinds[name], value) for name, value in draft.fields.items()}
        return draft._replace(fields=told), slots

    @property
    def _needed(self) -> list[FieldOf]:
        """The fields that a record cannot do without."""
        required = self._type.model.model_fields
        return [field for field in self._type.fields if required[field.name].is_required()]
