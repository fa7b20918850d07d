"""One sentence at the point of reading: what a fact builder may ask of it.

It joins the sketch, the phrase reader and the discourse state, so that builders of observations,
rankings and recognitions ask the same questions in the same words.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from extractor.discourse import Discourse, Said, Topic
from extractor.facts.coordination import Coordinator
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field, PhraseReader
from extractor.facts.setting import Setting
from extractor.grammar import Match
from extractor.layout.reading import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch

_BOUNDS = "，。；：！？,;:!?\n"
_OPEN, _CLOSE = "“‘《", "”’》"


class Tools(NamedTuple):
    """What is built once from a rulebook and shared by all clauses."""

    phrases: PhraseReader
    coordinator: Coordinator
    alphabet: Alphabet
    relatives: dict[str, str]  # word → add or same
    folds: tuple[str, ...]
    heads: tuple[str, ...]
    scopes: tuple[str, ...]
    levels: tuple[str, ...]

    @classmethod
    def of(cls, book: Rulebook, alphabet: Alphabet) -> Tools:
        """The tools of one rulebook."""
        relatives = {row.word: row.get("how") for row in book.table("relatives")}
        return cls(
            PhraseReader(book),
            Coordinator(book),
            alphabet,
            relatives,
            tuple(book.table("folds").words()),
            tuple(book.table("indicator_heads").words()),
            tuple(sorted(book.table("scopes").words(), key=len, reverse=True)),
            tuple(book.table("levels").words()),
        )


class Clause:
    """A sentence being read: :attr:`at` is the sketch position behind the last match."""

    def __init__(
        self, reading: Reading, sketch: Sketch, tools: Tools, setting: Setting, state: Discourse
    ):
        self.reading, self.sketch, self.tools = reading, sketch, tools
        self.setting, self.discourse = setting, state
        self.at = 0
        self.bounds = _clause_starts(sketch.text)

    # Where things stand ------------------------------------------------------------------

    @property
    def number(self) -> int:
        """Which clause of the sentence the reading has come to."""
        return bisect_right(self.bounds, self.at)

    def begin_of(self, position: int) -> int:
        """Where the field in front of a sketch position begins."""
        begin = self.bounds[bisect_right(self.bounds, position) - 1]
        begin = max(begin, min(self.at, position))
        text = self.sketch.text
        opening = text.rfind("（", begin, position)
        closing = text.rfind("）", begin, position)
        if opening >= 0 and closing < opening:
            return opening + 1
        if closing >= 0 and any(begin < p < closing for p in self._anchors(begin, closing)):
            return closing + 1
        return begin

    def _anchors(self, begin: int, end: int) -> list[int]:
        names = self.tools.alphabet.names
        text = self.sketch.text
        return [
            p for p in range(begin, end)
            if names.get(text[p]) in ("QTY", "PCT", "PP", "MULT", "POS", "ONLY")
        ]  # fmt: skip

    def field_before(self, match: Match) -> Field:
        """What stands between the clause's begin (or the last match) and this match."""
        return self.read_field(self.begin_of(match.start), match.start)

    def read_field(self, begin: int, end: int) -> Field:
        """Read a stretch of the sketch as subject, time, status and phrase."""
        return self.tools.phrases.read(self.sketch, self.tools.alphabet.names, begin, end)

    def captures(self, match: Match, group: str) -> list[Element]:
        """The elements a group captured."""
        items = self.sketch.items
        return [
            items[p] for begin, end in match.groups.get(group, []) for p in range(begin, end)
            if p in items
        ]  # fmt: skip

    # Words --------------------------------------------------------------------------------

    def text_of(self, begin: int, end: int) -> str:
        """The source's own characters of a sketch span, blanks trimmed."""
        first, last = self.sketch.source(begin, end)
        return self.reading.surface[first:last].strip(" \n、，的")

    def phrase(self, field: Field) -> str:
        """The indicator's phrase of a field."""
        return self.text_of(field.begin, field.end) if field.end > field.begin else ""

    def after(self, match: Match) -> str:
        """The noun behind a value, cut where something else begins."""
        span = match.first("after")
        if span is None:
            return ""
        return self.text_of(*span)

    def join(self, phrase: str, after: str, field: Field) -> str:
        """A verb in front and a noun behind: one indicator."""
        return phrase + after if phrase else after

    def is_fold(self, mention: Mention) -> bool:
        """True for 翻一番, whose number already is the ratio."""
        return self.reading.text[mention.start : mention.end].startswith(self.tools.folds)

    def measure_of(self, indicator: str) -> str:
        """A bare percentage of a …占比 is a share, else a level."""
        return "level"

    # Who, what, when -------------------------------------------------------------------------

    def inherit(self, phrase: str, field: Field, count: int, measure: str) -> list[str] | None:
        """The indicators a phrase names, with what it leaves to the clauses before it."""
        topics = self.discourse.topics
        how = self.tools.relatives.get(phrase)
        if not phrase or how is not None:
            if not topics:
                return [phrase] if phrase else None
            chosen = _last_distinct(topics, count) if count > 1 or field.each else [topics[-1]]
            names = [topic.indicator for topic in chosen] or [topics[-1].indicator]
            if how == "add":
                names = [name if name.endswith(phrase) else name + phrase for name in names]
            return names
        if count > 1:
            return self.tools.coordinator.exactly(phrase, count) or [phrase]
        if field.each:
            return self.tools.coordinator.split(phrase)
        return [phrase]

    def subjects(self, field: Field, count: int) -> list[Said | None]:
        """Who a field's facts are about."""
        found = [said for e in field.subjects if (said := self.said(e)) is not None]
        if not found:
            return [self.discourse.subject()]
        self.discourse.sentence_subject = found[0]._replace(source="sentence")
        if len(found) > 1 and (field.each or len(found) == count):
            return list(found)
        return [found[0]]

    def said(self, element: Element) -> Said | None:
        """A subject or scope by name, with its span."""
        name = self.setting.name_of(element, self.reading.surface)
        return Said(name, "clause", element.start, element.end) if name else None

    def population(self, begin: int, end: int) -> str:
        """A scope or benchmark by name: 全国 → 中国; a longer phrase as written."""
        items = self.sketch.items
        element = items.get(begin)
        if element is not None:
            name = self.setting.name_of(element, self.reading.surface)
            if name and (end == begin + 1 or isinstance(element, Word) and self._only_words(
                begin + 1, end
            )):
                return name
        return self.text_of(begin, end)

    def _only_words(self, begin: int, end: int) -> bool:
        """True where what follows a scope word does not narrow it (全省16个市, 全省各地)."""
        names = self.tools.alphabet.names
        rest = "".join(c for c in self.sketch.text[begin:end] if c not in names)
        return not rest.strip(" 的中个市里内")

    def settle(self, draft: Draft, field: Field, subject: Said | None) -> None:
        """Set subject, period and status of a draft, said here or inherited."""
        state = self.discourse
        draft.set_said("subject", subject)
        for element in field.times:
            self.hear_time(element)
        if field.status is not None:
            state.sentence_status = Said(
                field.status.row.get("status"), "sentence", field.status.start, field.status.end
            )
        draft.set_said("period", state.period())
        if state.sentence_status is not None:
            draft.set_said("status", state.sentence_status)

    def hear_time(self, element: Element) -> None:
        """A time said in the sentence holds for what follows in it."""
        if isinstance(element, Mention) and isinstance(element.value, TimeValue):
            value = self.period_of(element.value)
            if value is not None:
                self.discourse.sentence_period = Said(
                    value, "sentence", element.start, element.end
                )

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        if time.kind != "date" or not edtf.is_edtf(time.value):
            return None
        return edtf.end_point(time.value, time.mod) if time.mod in ("START", "END") else (
            _closed(time.value)
        )

    def basis_of(self, time: TimeValue) -> str | None:
        """What a comparison with this time is called."""
        if not edtf.is_edtf(time.value) or time.value is None:
            return None
        period = self.discourse.period()
        base = edtf.end_point(time.value, time.mod) if time.mod in ("START", "END") else time.value
        if base is None or period is None:
            return base
        now = period.value
        if time.mod is None and edtf.is_edtf(now):
            if base == edtf.previous(now):
                return "yoy"
            if len(base) == 4 and edtf.year_of(now) == int(base) + 1:
                return "yoy"
        return _closed(base)

    def contest_of(self, match: Match, field: Field) -> Said | None:
        """The contest a rank was won in: 在全省绩效评价中位列第4."""
        return self.discourse.contest

    def without_scope(self, said: Said) -> str:
        """A contest's name without the population in front."""
        for word in self.tools.scopes:
            if said.value.startswith(word):
                return said.value[len(word) :].lstrip("的")
        return said.value

    def count_in(self, field: Field) -> int | None:
        """How many of the subject's things a field speaks of (10项工作)."""
        for position in range(field.begin, field.end):
            item = self.sketch.items.get(position)
            if isinstance(item, Mention) and isinstance(item.value, QuantityValue):
                value = item.value.value
                if value is not None and value == value.to_integral_value():
                    return int(value)
        return None

    def level_of(self, text: str) -> str | None:
        """国家级, 省级, 市级 where an honour says it."""
        return next((word for word in self.tools.levels if word in text), None)

    def set_streak(self, draft: Draft, field: Field, match: Match) -> None:
        """A run of years said with this fact (连续三年)."""
        near = [*field.durations]
        near += [
            self.sketch.items[p] for p in range(match.start, match.end)
            if self.tools.alphabet.names.get(self.sketch.text[p]) in ("STREAK", "DUR")
        ]  # fmt: skip
        for element in near:
            if isinstance(element, Mention) and isinstance(element.value, TimeValue):
                if element.value.streak:
                    draft.fields["streak"] = element.value.value
                    draft.evidence.append(("streak", element.start, element.end))

    def carry_basis(self, draft: Draft) -> None:
        """同比 said earlier in the sentence holds for a bare 增长 behind it."""
        if self.discourse.sentence_basis is not None and draft.fields["unit"] != "位":
            draft.set_said("basis", self.discourse.sentence_basis)


def _closed(value: str | None) -> str | None:
    """``2024/..`` → ``2024``: a fact under 今年以来 holds for the year."""
    return value[:-3] if value is not None and value.endswith("/..") else value


def _last_distinct(topics: list[Topic], count: int) -> list[Topic]:
    """The last topics with different indicators, in order; at most ``count`` (0: of one clause)."""
    chosen: list[Topic] = []
    for topic in reversed(topics):
        if all(topic.indicator != other.indicator for other in chosen):
            chosen.append(topic)
        if len(chosen) == max(count, 2):
            break
    return chosen[::-1] if len(chosen) >= count else chosen[:1]


def _clause_starts(text: str) -> list[int]:
    """Sketch positions where clauses begin; punctuation inside quotes does not count."""
    starts = [0]
    depth = 0
    for at, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _BOUNDS and (depth == 0 or char in "。；！？"):
            if char in ",:" and text[at + 1 : at + 2].isdigit():
                continue
            starts.append(at + 1)
    return starts
