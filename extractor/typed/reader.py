"""Facts of declared types in one article: sentence by sentence, with what headings hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from extractor.declaration import FieldOf, RecordType
from extractor.facts.context import Slot
from extractor.facts.draft import Draft, drafted
from extractor.facts.issuer import Issuer
from extractor.layout import Reading
from extractor.layout.reading import Sentence
from extractor.mentions.mention import EntityValue, Mention, TimeValue
from extractor.rulebook import Rule, Rulebook
from extractor.rulebook.bounded import SECONDS, SHORT, too_slow
from extractor.sketch import Sketch, draw
from extractor.typed.rules import EACH, HOLDS, NEEDS, TypedRules, compiled
from extractor.typed.spread import Groups, Span, spread
from extractor.typed.values import Place, Value, Values

_DAY = len("2025-03-21")
#: Kinds of fields of which the capture that stands last counts.
_SINGLE = ("word", "period")


class Typed(NamedTuple):
    """A fact being made, with the model of its type."""

    model: type[BaseModel]
    draft: Draft


class Article(NamedTuple):
    """What is read: an article with its mentions in order, and whose it is."""

    reading: Reading
    text: str  # of the reading, without private-use characters
    mentions: Sequence[Mention]
    issuer: Issuer
    reference: date | None


class _Found(NamedTuple):
    """A rule that fits, and what its groups captured."""

    start: int
    end: int
    rule: Rule
    groups: Groups


class _Held(NamedTuple):
    """What was said before: by headings, for the lists under them; and by the record before."""

    listed: Mapping[str, Slot]
    before: Mapping[str, Slot]
    when: Slot | None


class TypedReader:
    """All rules of declared types of one rulebook.

    Raises:
        PatternError: a wrong declaration or rule.
    """

    def __init__(self, book: Rulebook):
        self._types = list(compiled(book))
        self._values = Values(book) if self._types else None

    def read(self, article: Article) -> list[Typed]:
        """The facts of an article, type by type."""
        if self._values is None:
            return []
        reader = self._values
        return [
            Typed(rules.type.model, draft)
            for rules in self._types
            if rules.trigger is None or rules.trigger.search(article.text)
            for draft in _OfType(rules, article, reader).read()
        ]


class _OfType:
    """One type over one article."""

    def __init__(self, rules: TypedRules, article: Article, values: Values):
        self._rules, self._article, self._values = rules, article, values
        self._type: RecordType = rules.type
        self._mentions = sorted(article.mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._last = frozenset(f.name for f in self._type.fields if f.mark.kind in _SINGLE)
        self._kinds = {field.name: field.mark.kind for field in self._type.fields}
        self._body = next((f.name for f in self._type.fields if f.mark.kind == "body"), None)
        self._when = self._type.role("period")

    def read(self) -> Iterator[Draft]:
        held = _Held({}, {}, None)
        paragraph = -1
        for sentence in self._article.reading.sentences:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                held = held._replace(when=None)
            inside = self._inside(sentence)
            if self._is_read(sentence, held):
                drafts, held = self._sentence(sentence, inside, held)
                yield from drafts
            else:
                held = held._replace(listed={})
            held = held._replace(before={}, when=_day(inside) or held.when)

    def _is_read(self, sentence: Sentence, held: _Held) -> bool:
        trigger, text = self._rules.trigger, self._article.text
        found = trigger is None or trigger.search(text, sentence.start, sentence.end)
        return bool(found or held.listed)

    def _inside(self, sentence: Sentence) -> list[Mention]:
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [m for m in self._mentions[first:last] if m.end <= sentence.end]

    def _sentence(
        self, sentence: Sentence, inside: list[Mention], held: _Held
    ) -> tuple[list[Draft], _Held]:
        """The records of a sentence, and what holds behind it."""
        article, rules = self._article, self._rules
        text = article.text
        elements = rules.finder.among(text, sentence.start, sentence.end, inside)
        sketch = draw(text, sentence.start, sentence.end, elements, rules.alphabet)
        place = Place(article.reading, sketch, article.issuer, rules.values)
        drafts: list[Draft] = []
        found = self._run(sketch)
        if not found:
            held = held._replace(listed={})
        for one in found:
            if one.rule.gives.get(HOLDS):
                held = held._replace(listed={**held.listed, **self._said(one, place)})
                continue
            needed = one.rule.gives.get(NEEDS)
            if needed and needed not in held.listed:
                continue
            for draft, slots in self._records(one, place, held, inside):
                drafts.append(draft)
                held = held._replace(before=slots)
        return drafts, held

    def _run(self, sketch: Sketch) -> list[_Found]:
        """What the rules match, in text order; the first to match a stretch keeps it."""
        text = sketch.text
        present = set(text)
        found: list[_Found] = []
        for rule, pattern, needs, bound in self._rules.rules:
            if not needs.every <= present or not needs.met(present):
                continue
            try:
                for match in pattern.finditer(
                    text, timeout=bound if len(text) <= SHORT else SECONDS
                ):
                    start, end = match.span()
                    if all(end <= one.start or one.end <= start for one in found):
                        names = [n for n in pattern.groupindex if match.start(n) >= 0]
                        groups = {name: match.spans(name) for name in names}
                        found.append(_Found(start, end, rule, groups))
            except TimeoutError:
                raise too_slow(rule) from None
        return sorted(found, key=lambda one: one.start)

    def _said(self, one: _Found, place: Place) -> dict[str, Slot]:
        """What a heading says: its captures, and what its rule gives."""
        said = {
            name: Slot(str(value.value), value.start, value.end, "paragraph")
            for name, spans in one.groups.items()
            if (value := self._values.read(self._kinds[name], place, spans[-1])) is not None
        }
        span = place.sketch.source(one.start, one.end)
        given = {name: text for name, text in one.rule.gives.items() if name in self._kinds}
        return {**{name: Slot(text, *span, "paragraph") for name, text in given.items()}, **said}

    def _records(
        self, one: _Found, place: Place, held: _Held, inside: list[Mention]
    ) -> Iterator[tuple[Draft, dict[str, Slot]]]:
        """A draft for each record of a match, with its fields as slots."""
        anchor = self._type.about.anchor
        each = bool(one.rule.gives.get(EACH))
        if anchor in one.groups:
            rows = spread(one.groups, anchor, last=self._last, each=each)
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

    def _row(self, row: dict[str, Span], place: Place) -> dict[str, Value] | None:
        """The values of one record's captures; None where one is none of its kind."""
        read: dict[str, Value] = {}
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
        one: _Found,
        read: dict[str, Value],
        place: Place,
        held: _Held,
        inside: list[Mention],
    ) -> tuple[Draft, dict[str, Slot]] | None:
        """The record of some values, with what its rule gives and what was said before."""
        anchor = self._type.about.anchor
        slots = {
            name: Slot(value.value, value.start, value.end)
            for name, value in read.items()
            if isinstance(value.value, str)
        }
        fields: dict[str, Any] = {
            name: value.value for name, value in read.items() if name not in slots
        }
        fields |= {n: text for n, text in one.rule.gives.items() if n in self._kinds}
        for name, slot in held.listed.items():
            if name not in fields:
                slots.setdefault(name, slot)
        if anchor not in slots and anchor not in fields:
            slots[anchor] = held.before[anchor]._replace(source="sentence")
        self._add_body(slots, read, place, held)
        self._add_time(slots, one, place, held, inside)
        if any(f.name not in slots and f.name not in fields for f in self._needed):
            return None
        span = (slots[anchor].start, slots[anchor].end) if anchor in slots else (
            read[anchor].start, read[anchor].end)  # fmt: skip
        evidence = (("predicate", *place.sketch.source(one.start, one.end)),)
        fields = {name: value for name, value in fields.items() if name not in slots}
        draft = drafted(self._type.name, span, one.rule.name, fields, {**slots}, evidence)
        return draft, slots

    @property
    def _needed(self) -> list[FieldOf]:
        """The fields that a record cannot do without."""
        required = self._type.model.model_fields
        return [field for field in self._type.fields if required[field.name].is_required()]

    def _add_body(
        self, slots: dict[str, Slot], read: dict[str, Value], place: Place, held: _Held
    ) -> None:
        """The body that an office is of, where the rule captured none."""
        name = self._body
        office = next((n for n in read if self._kinds[n] == "post"), None)
        if name is None or office is None:
            return
        value = read[office]
        issuer, posts = self._article.issuer, self._values.posts
        front = slots.get(name) or value.front
        government = posts.government(value.value, front.value if front else None, issuer)
        if government is not None:
            at = (front.start, front.end) if front else (value.start, value.end)
            slots[name] = Slot(government, *at)
        elif front is not None:
            slots[name] = front
        elif name in held.before:
            slots[name] = held.before[name]._replace(source="sentence")
        elif issuer.main is not None and self._has_offices(issuer.main.value):
            slots[name] = issuer.main._replace(source="document")

    def _has_offices(self, main: str) -> bool:
        """Whether the document's own body can have somebody in office: no place, no event."""
        surface = self._article.reading.surface
        called = {m.value.etype for m in self._mentions if isinstance(m.value, EntityValue)
                  and main in (m.value.name, surface[m.start : m.end])}  # fmt: skip
        return bool(self._article.issuer.kind) and called <= {"ORG", "FAC"}

    def _add_time(
        self,
        slots: dict[str, Slot],
        one: _Found,
        place: Place,
        held: _Held,
        inside: list[Mention],
    ) -> None:
        """The day in front of the match, in the paragraph before it, or of publication."""
        name = self._when
        if name is None or name in slots:
            return
        start, _ = place.sketch.source(one.start, one.end)
        own = _day([m for m in inside if m.end <= start], least=1)
        if own is not None:
            slots[name] = own._replace(source="sentence")
        elif held.when is not None:
            slots[name] = held.when._replace(source="paragraph")
        elif self._article.reference is not None:
            slots[name] = Slot(self._article.reference.isoformat(), source="document")


def _day(mentions: Sequence[Mention], *, least: int = _DAY) -> Slot | None:
    """The last date among some mentions, told to so many characters at least."""
    for mention in reversed(mentions):
        value = mention.value
        if not isinstance(value, TimeValue) or value.kind != "date":
            continue
        said = value.value or ""
        if said[:1].isdecimal() and len(said) >= least:
            return Slot(said, mention.start, mention.end)
    return None
