"""What a group captured, read by the kind of its field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import regex

from extractor.facts.context import Slot
from extractor.facts.issuer import Issuer
from extractor.layout import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.person_names import PersonReader
from extractor.mentions.words import Word
from extractor.record import plain
from extractor.rulebook import Rulebook
from extractor.sketch import Sketch
from extractor.tokens import is_known, tokenize
from extractor.typed.posts import Posts

_BLANKS = regex.compile(r"\s+")
_MARKS = " \n、，,“”‘’\"'《》"
_DOTS = "·•・"
_LONGEST = 4  # characters of a Chinese name
_PART = 2  # of a part that most names without a surname are made of


class CaptureSite(NamedTuple):
    """Where captures are read: a sentence drawn, of a document that is somebody's."""

    reading: Reading
    sketch: Sketch
    issuer: Issuer
    words: dict[str, str]  # what each word of the rules means


class FieldValue(NamedTuple):
    """A field's value with its span in the reading text; and what the text in front of it names."""

    value: Any
    start: int
    end: int
    front: Slot | None = None

    def slot(self, source: str = "clause") -> Slot:
        """What fills a field: its text, of which the record's own value is made at the end."""
        said = plain(self.value) if isinstance(self.value, Decimal) else str(self.value)
        return Slot(said, self.start, self.end, source)


_Read = Callable[[CaptureSite, tuple[int, int]], "FieldValue | None"]


class Values:
    """Reads captures; what is none of its kind is None, and makes no record."""

    def __init__(self, book: Rulebook):
        self.posts = Posts(book)
        parts = NameParts(book)
        self._named_by = parts.tags("person")
        self._persons = PersonReader(book, parts)
        self._scopes = {row.word: row.get("resolves") for row in book.table("scopes")}
        self._function = frozenset(book.table("function_chars").words())
        self._never = frozenset(book.table("name_stops").words())
        names = {row.word: row.get("role") for row in book.table("notice_names")}
        self._rare = frozenset(word for word, role in names.items() if role == "surname")
        self._parts = frozenset(word for word, role in names.items() if role == "part")
        self._read: dict[str, _Read] = {
            "text": _text, "word": _word, "unit": _unit, "number": _number, "whole": _whole,
            "small": _whole, "period": _period, "name": self._named, "body": self._named,
            "person": self._person, "post": self._post,
        }  # fmt: skip

    def read(self, kind: str, place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
        """The value of a capture by the kind of its field."""
        return self._read[kind](place, span)

    def body(self, place: CaptureSite, start: int, end: int) -> str | None:
        """The canonical name of what a stretch of the reading text names."""
        items = place.sketch.items.values()
        whole = next((e for e in items if e.start == start and e.end == end), None)
        surface = place.reading.surface
        text = surface[start:end].strip(_MARKS)
        if whole is not None and not isinstance(whole, Word):
            name = place.issuer.name_of(whole, surface)
            return place.issuer.own_body(text) or name if name == text else name
        if text in self._scopes:
            return place.issuer.resolve(self._scopes[text], text) or _body_before(place, start)
        own = place.issuer.own_body(text) or place.issuer.full_name(text)
        return own or text or None

    def _office_body(self, place: CaptureSite, start: int, end: int) -> str | None:
        """The body in front of a post; a part of one by the name of the whole and its own."""
        text = place.reading.surface[start:end].strip(_MARKS)
        main = place.issuer.main.value if place.issuer.main and place.issuer.kind else None
        if main is None and (before := _body_before(place, start)):
            main = before if self.posts.ends_body(before) else None
        own, name = self.posts.own(text), self.body(place, start, end)
        if own == text and name == text:
            return main  # 球队, where nobody is known yet: whoever the text is about
        if main is None or name != text or not self.posts.is_part(name) or main in name:
            return name
        if own:
            return main + text[len(own) :]
        placed = any(
            item.start == start and (entity := entity_of(item)) and entity.etype == "GPE"
            for item in place.sketch.items.values()
        )
        return name if placed and not self.posts.is_branch(name) else main + name

    def _named(self, place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
        found = _text(place, span)
        if found is None:
            return None
        name = self.body(place, found.start, found.end)
        return found._replace(value=name) if name else None

    def _person(self, place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
        found = _text(place, span)
        if found is None:
            return None
        name = _BLANKS.sub("", found.value)
        spaced = name != found.value
        item = place.sketch.items.get(span[0]) if span[1] == span[0] + 1 else None
        entity = entity_of(item) if item is not None else None
        if entity is not None:
            return found._replace(value=entity.name or name) if entity.etype == "PERSON" else None
        if not self._is_whole(name, _items(place, span)):
            return None  # more than the name that stands there: 沈佳音 | 拟
        return found._replace(value=name) if self._is_name(name, spaced=spaced) else None

    def _is_name(self, name: str, *, spaced: bool) -> bool:
        """Whether it is a name, where a verb and a post call for one; ``spaced``: in columns."""
        if any(dot in name for dot in _DOTS) or self._is_parts(name):
            return True
        surname = self._persons.surname(name, 0) or next(iter(self._rare & {name[0]}), None)
        if surname is None or name in self._never or not 2 <= len(name) <= _LONGEST:
            return False
        if len(name) - len(surname) > 2 or self._persons.surname(name, 0) == name:
            return False
        if self.posts.split(name) is not None:
            return False  # 原局长
        if spaced or not (is_known(name) and self._persons.surnames.get(surname, True)):
            return True
        return tokenize(name).tags[-1] in self._named_by

    def _is_whole(self, name: str, items: list[Element]) -> bool:
        """Whether what is drawn in a name is none by itself: 濮阳 in front is a surname there."""
        if not items or any(dot in name for dot in _DOTS):
            return True
        surname = self._persons.surname(name, 0) or ""
        drawn = items[0].end - items[0].start
        if len(items) == 1 and len(surname) > 1 and drawn == len(surname):
            return True
        entity = entity_of(items[0])
        person = entity is not None and entity.etype == "PERSON" and drawn == len(surname) + 1
        return person and len(name) == drawn + 1 and name[-1] not in self._function

    def _is_parts(self, name: str) -> bool:
        """Whether parts of names without a surname make it up; one that is no word may be new."""
        known: dict[int, int] = {0: 0}  # where a part ends → how many parts of the tables it took
        for end in range(1, len(name) + 1):
            for at, count in sorted(known.items()):
                piece = name[at:end]
                if piece in self._parts:
                    known[end] = max(known.get(end, 0), count + 1)
        if known.get(len(name)):
            return True
        front, after = name[:_PART], name[_PART:]
        new = after if front in self._parts else front if after in self._parts else ""
        return len(name) == 2 * _PART and new != "" and not is_known(new)

    def _post(self, place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
        found = _text(place, span)
        if found is None:
            return None
        ends = [item.end for item in _items(place, span) if item.start == found.start]
        named = ends[0] - found.start if ends and ends[0] < found.end else 0
        office = self.posts.split(found.value, named)
        if office is None:
            return None
        begin = found.start + len(office.body)
        front = None
        if len(office.body) > 1:
            name = self._office_body(place, found.start, begin)
            front = Slot(name, found.start, begin) if name else None
        return FieldValue(office.post, begin, found.end, front)


def _body_before(place: CaptureSite, start: int) -> str | None:
    """The body that is named last in front of a place in the sentence."""
    surface = place.reading.surface
    named = (
        place.issuer.name_of(item, surface)
        for item in reversed(place.sketch.items.values())
        if item.end <= start and (entity := entity_of(item)) is not None and entity.etype == "ORG"
    )
    return next(named, None)


def _text(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    """What stands there, without line breaks and the marks round it."""
    start, end = place.sketch.source(*span)
    surface = place.reading.surface
    while start < end and surface[start] in _MARKS:
        start += 1
    while end > start and surface[end - 1] in _MARKS:
        end -= 1
    return FieldValue(surface[start:end].replace("\n", ""), start, end) if end > start else None


def _word(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    """The value that the words of the rules give it; one that they do not know, as it stands."""
    found = _text(place, span)
    if found is None:
        return None
    return found._replace(value=place.words.get(found.value) or found.value)


def _items(place: CaptureSite, span: tuple[int, int]) -> list[Element]:
    items = place.sketch.items
    return [items[at] for at in range(*span) if at in items]


def _quantity(place: CaptureSite, span: tuple[int, int]) -> tuple[QuantityValue, Mention] | None:
    for item in _items(place, span):
        if isinstance(item, Mention) and isinstance(item.value, QuantityValue):
            return item.value, item
    return None


def _number(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    found = _quantity(place, span)
    if found is None or found[0].value is None:
        return None
    return FieldValue(found[0].value, found[1].start, found[1].end)


def _whole(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    found = _number(place, span)
    if found is None or found.value != Decimal(found.value).to_integral_value():
        return None
    return found._replace(value=int(found.value))


def _unit(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    found = _quantity(place, span)
    return FieldValue(found[0].unit, found[1].start, found[1].end) if found else None


def _period(place: CaptureSite, span: tuple[int, int]) -> FieldValue | None:
    for item in _items(place, span):
        if isinstance(item, Mention) and isinstance(item.value, TimeValue) and item.value.value:
            return FieldValue(item.value.value, item.start, item.end)
    return None
