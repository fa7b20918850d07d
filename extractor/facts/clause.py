"""One sentence at the point of reading: what a fact builder may ask of it.

It joins the sketch, the phrase reader and the discourse state, so that builders of observations,
rankings and recognitions ask the same questions in the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extractor.discourse import Discourse, Said
from extractor.facts.phrase import Field
from extractor.facts.setting import Setting
from extractor.facts.tools import Tools
from extractor.grammar import Match
from extractor.layout.reading import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.words import Word
from extractor.sketch import Sketch
from extractor.tokens import Tokens

_BOUNDS = "，。；：！？,;:!?【】\n"
_OPEN, _CLOSE = "“‘《", "”’》"
_MARKS = re.compile(f"[{re.escape(_BOUNDS)}{_OPEN}]")
_TICKER = re.compile(r"[(（][-0-9A-Z.,+% :]*[)）]|^[)）]")
_ASIDE = frozenset({"STATUS", "TIME", "ADV"})
_FILLER = frozenset({"CONN", "TIME", "AMONG", "SCOPE", "PLACE"})
_FILL_CHARS = frozenset("，： （(【”“")
_PARTITION = 10  # characters of 按行业分 and the like
_LONG_PARTITION = 2 * _PARTITION  # sketch characters, with the blanks and marks around them
_LONG_NAME = 24  # sketch characters


class Clause:
    """A sentence being read: :attr:`at` is the sketch position behind the last match."""

    def __init__(
        self,
        reading: Reading,
        sketch: Sketch,
        tokens: Tokens,
        tools: Tools,
        setting: Setting,
        state: Discourse,
    ):
        self.reading, self.sketch, self.tools = reading, sketch, tools
        self.setting, self.discourse = setting, state
        self.tokens = tokens
        self.at = 0
        self.front = ""  # what stood in front of the last amount with a noun behind it
        self.prefix = ""  # things counted in front, whose measure follows in the clause
        self.used: int | None = None  # where the noun behind the last value ended
        self.among = -1  # where the last part of a whole was named
        self.heard = 0  # clauses before this position were listened to
        self.bounds = _clause_starts(sketch.text)
        text, numbers = sketch.text, tools.numbers
        self._numbers = [position for position in sketch.items if text[position] in numbers]

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
        first = bisect_left(self._numbers, begin)
        return self._numbers[first : bisect_left(self._numbers, end, first)]

    def field_before(self, match: Match) -> Field:
        """What stands between the clause's begin (or the last match) and this match."""
        field = self.read_field(self.begin_of(match.start), match.start)
        return self.with_match(field, match)

    def with_match(self, field: Field, match: Match) -> Field:
        """The field with what the match itself says of how sure and how spread."""
        each, status = self.tools.alphabet.chars["EACH"], self.tools.alphabet.chars["STATUS"]
        text = self.sketch.text[match.start : match.end]
        if each not in text and status not in text:
            return field
        said = [
            span
            for group in ("versus", "whole", "base", "scope", "after", "bearer")
            for span in match.groups.get(group, [])
        ]
        for position, char in enumerate(text, match.start):
            if char not in (each, status) or any(a <= position < b for a, b in said):
                continue
            if char == each:
                field = field._replace(each=True)
            elif field.status is None:
                word = self.sketch.items[position]
                if isinstance(word, Word):
                    field = field._replace(status=word)
        return field

    def read_field(self, begin: int, end: int) -> Field:
        """Read a stretch of the sketch as subject, time, status and phrase."""
        field = self.tools.phrases.read(self.sketch, self.tools.alphabet.names, begin, end)
        if len(field.subjects) == 1 and field.end > field.begin:
            # In a place's own report 全国重点实验室 is a kind of laboratory, not the country's;
            # 国内旅游收入 is a kind of income wherever it is told of.
            word = field.subjects[0]
            own = self.setting.place is not None
            entity = entity_of(word)
            if (
                isinstance(word, Word)
                and (
                    word.row.get("kind")
                    or (own and word.row.get("resolves") in self.setting.scope_names)
                )
            ) or (
                # 接待入境游客9万人次，其中韩国游客3万人次: whose part it is, not who counts
                field.among and own and entity and entity.etype == "GPE" and not entity.code
            ):
                at = bisect_left(self.sketch.starts, word.start)
                if at + 1 == field.begin:
                    return field._replace(begin=at, subjects=())
        return field

    def captures(self, match: Match, group: str) -> list[Element]:
        """The elements a group captured."""
        items = self.sketch.items
        return [
            items[p]
            for begin, end in match.groups.get(group, [])
            for p in range(begin, end)
            if p in items
        ]

    # Words --------------------------------------------------------------------------------

    def text_of(self, begin: int, end: int) -> str:
        """The source's own characters of a sketch span, blanks trimmed."""
        first, last = self.sketch.source(begin, end)
        return self.reading.surface[first:last].strip(" \n、，的")

    def phrase(self, field: Field) -> str:
        """The indicator's phrase of a field."""
        if field.end <= field.begin:
            return ""
        names = self.tools.alphabet.names
        parts: list[str] = []
        begin = field.begin
        for position, char in enumerate(self.sketch.text[begin + 1 : field.end], begin + 1):
            if char in names and names[char] in _ASIDE and self._aside(position):
                parts.append(self.text_of(begin, position))
                begin = position + 1
        parts.append(self.text_of(begin, field.end))
        return _TICKER.sub("", "".join(parts))

    def _aside(self, position: int) -> bool:
        """True for a word inside a phrase that says when or how sure, not what."""
        word = self.sketch.items[position]
        return not isinstance(word, Word) or word.label != "STATUS" or bool(word.row.get("mid"))

    def is_fold(self, mention: Mention) -> bool:
        """True for 翻一番, whose number already is the ratio."""
        return self.reading.text[mention.start : mention.end].startswith(self.tools.folds)

    def measure_of(self, indicator: str, unit: str) -> str:
        """A bare percentage of a …占比 is a share, else a level."""
        if unit in ("%", "‰", "1") and indicator.endswith(self.tools.shares):
            return "share"
        return "level"

    # Who, what, when -------------------------------------------------------------------------

    def speaks(self, begin: int) -> bool:
        """True where the clause at a sketch position reports speech (…公布的数据显示)."""
        position = bisect_right(self.bounds, begin)
        end = self.bounds[position] if position < len(self.bounds) else len(self.sketch.text)
        text = self.sketch.text[begin:end]
        return any(word in text for word in self.tools.speech)

    def is_time(self, position: int) -> bool:
        """True where a sketch position holds a date."""
        return self.tools.alphabet.names.get(self.sketch.text[position]) == "TIME"

    def joints(self, match: Match) -> tuple[str, ...]:
        """What may stand between two counts under one verb: 设34个大项419个小项."""
        return ("、", "和") if match.start > self.at else (self.sketch.text[match.start - 1],)

    def unit_of(self, match: Match) -> str:
        """The unit of a match's first value."""
        item = self.sketch.items.get(match.groups["value"][0][0])
        value = getattr(item, "value", None)
        return value.unit if isinstance(value, QuantityValue) else ""

    def points_back(self, field: Field) -> bool:
        """True where a clause does not say itself what it measures."""
        phrase = self.phrase(field)
        return not phrase or phrase in self.tools.relatives

    def only_filler(self, end: int, *, whole: bool = False) -> bool:
        """True where only connectives stand in front: in the clause before, or the ``whole``."""
        before = bisect_left(self.bounds, end)
        begin = 0 if whole or not before else self.bounds[before - 1]
        names = self.tools.alphabet.names
        fill = _FILL_CHARS | self.tools.particles.filler
        return all(c in fill or names.get(c) in _FILLER for c in self.sketch.text[begin:end])

    def opens(self, position: int) -> bool:
        """True where a time opens a clause and no number stands before it in the sentence."""
        before = bisect_right(self.bounds, position)
        begin = self.bounds[before - 1] if before else 0
        names = self.tools.alphabet.names
        fill = _FILL_CHARS | self.tools.particles.filler
        front = self.sketch.text[begin:position]
        return all(c in fill or names.get(c) in _FILLER for c in front) and not self._anchors(
            0, begin
        )

    def hear_partition(self, begin: int, end: int) -> None:
        """按行业分: what follows are parts of what was measured before."""
        if end - begin > _LONG_PARTITION:
            return
        words = self.text_of(begin, end).strip("，：。")
        if len(words) <= _PARTITION and any(
            words.startswith(front) and words.endswith(behind)
            for front, behind in self.tools.partitions
        ):
            topic = self.discourse.topics[0] if self.discourse.topics else self.discourse.last
            self.discourse.partition = topic

    def hear_contest(self, begin: int, end: int) -> None:
        """在全省绩效评价中, said alone, is what the ranks and prizes behind it are of."""
        found = self.tools.contests.find(self.sketch, begin, min(end + 1, len(self.sketch.text)))
        if found is not None:
            self.discourse.contest = Said(
                self.text_of(found[2], found[3]),
                "sentence",
                *self.sketch.source(found[2], found[3]),
            )

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        return self.setting.period_of(time)

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


def _clause_starts(text: str) -> list[int]:
    """Sketch positions where clauses begin; punctuation inside quotes does not count."""
    starts = [0]
    quoted = 0
    for mark in _MARKS.finditer(text):
        at, char = mark.start(), mark[0]
        if char in _OPEN:
            # Only a short quotation is a name; a long one is speech, with clauses of its own.
            close = text.find(_CLOSE[_OPEN.index(char)], at, at + _LONG_NAME)
            quoted = max(quoted, close)
        elif at >= quoted:
            if char in ",:" and text[at + 1 : at + 2].isdigit():
                continue
            starts.append(at + 1)
    return starts
