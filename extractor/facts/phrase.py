"""What stands in front of a predicate: subject, time, status, and the indicator's noun phrase.

Indicators are an open class: most are in no lexicon. They are found by position, cut at both ends
by labels and by small lexicons of words that belong to no indicator.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.mentions.element import Element
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Sketch

_LEADING = frozenset({"CONN", "ADV", "EACH", "AMONG", "REACH", "OVER", "AWARD", "AWARD_GET"})
_TRAILING = frozenset(
    {"ADV", "EACH", "REACH", "OVER", "TO", "RANKV", "BASIS", "STREAK", "DUR", "TIME", "STATUS", "THAN",
     "WITH", "CONN", "AWARD", "AWARD_GET", "NEW", "COMPARED"}
)  # fmt: skip
_SUBJECTS = frozenset({"SCOPE", "PLACE", "ORG", "NAME", "PERSON"})
_SHORTEST = 2  # characters an indicator has at least
_SPACE = " \u3000\t\n"


class Field(NamedTuple):
    """The reading of a stretch of sketch in front of (or behind) a predicate.

    ``begin``/``end`` bound the indicator's phrase in the sketch; empty where nothing is left.
    """

    begin: int
    end: int
    subjects: tuple[Element, ...]
    subject_end: int
    times: tuple[Element, ...]
    durations: tuple[Element, ...]
    status: Word | None
    each: bool
    among: bool
    change: Word | None  # a verb like 新增 in front of what is counted
    until: bool = False  # 到2027年: the time is a goal's


class PhraseReader:
    """Reads fields with the lexicons of a rulebook."""

    def __init__(self, book: Rulebook):
        self._ends = tuple(
            row.word for row in book.table("light_verbs") if row.get("behind")
        )
        light = sorted(book.table("light_verbs").words(), key=len, reverse=True)
        self._light = regex.compile("|".join(map(regex.escape, light)))
        self._cut = regex.compile("|".join(map(regex.escape, book.table("cut_verbs").words())))
        self._per_unit = tuple(sorted(book.table("per_unit").words(), key=len, reverse=True))
        self._unit_ends = frozenset(words[-1] for words in self._per_unit)
        self._kinds = frozenset("".join(book.table("member_kinds").words()))

    def read(self, sketch: Sketch, names: dict[str, str], begin: int, end: int) -> Field:
        """Read the sketch span ``[begin, end)``; ``names`` maps label characters to labels."""
        text, items = sketch.text, sketch.items
        subjects: list[Element] = []
        times: list[Element] = []
        durations: list[Element] = []
        status: Word | None = None
        each = among = until = False
        change: Word | None = None
        subject_end = begin
        at = begin
        while at < end:
            char = text[at]
            label = names.get(char)
            if char in _SPACE or char in "、，—-·的”’":
                at += 1
            elif label is None:
                if char in "到至" and names.get(text[at + 1 : at + 2]) == "TIME":
                    until = True
                    at += 1
                elif char == "在" and not text[at + 2 : end].strip("，： ") and names.get(text[at + 1 : at + 2]) == "PLACE":
                    at += 1
                elif char in "在从由对按据为因" and names.get(text[at + 1 : at + 2]) == "TIME":
                    at += 1
                elif char in "“‘" and names.get(text[at + 1 : at + 2]) in _SUBJECTS:
                    at += 1
                elif len(subjects) > 1 and (skip := self._members(text, names, at, end)):
                    at = subject_end = skip
                elif subjects and char in "和与及" and names.get(text[at + 1 : at + 2]) in _SUBJECTS:
                    at += 1
                else:
                    break
            elif label == "TO" and names.get(text[at + 1 : at + 2]) == "TIME":
                until = True
                at += 1
            elif label in _LEADING:
                each |= label == "EACH"
                among |= label == "AMONG"
                at += 1
            elif label == "TIME":
                times.append(items[at])
                at += 1
            elif label in ("DUR", "STREAK"):
                durations.append(items[at])
                at += 1
            elif label == "STATUS":
                status = items[at]  # type: ignore[assignment]  # STATUS labels words only
                at += 1
            elif label == "NEW" and at + 1 < end:
                change = items[at]  # type: ignore[assignment]  # NEW labels words only
                at += 1
            elif label in ("NUM", "QTY") and len(subjects) > 1:
                at += 1
                while at < end and text[at] in self._kinds:
                    at += 1
                subject_end = at
            elif label in _SUBJECTS and not (
                label == "NAME" and at + 1 >= end and not subjects
            ):
                if subjects and text[at - 1] not in "、和与及，":
                    if label not in ("ORG", "NAME") or at != subject_end:
                        break
                    subjects.pop()  # an owner in front of a name of its own
                subjects.append(items[at])
                at += 1
                subject_end = at
            else:
                break
        stop = self._without_unit(text, at, end)
        while stop > at:
            char = text[stop - 1]
            label = names.get(char)
            if char in _SPACE or char in "的了、，着过为是：":
                stop -= 1
            elif label in _TRAILING:
                item = items[stop - 1]
                if label == "EACH":
                    each = True
                elif label == "TIME":
                    before = names.get(text[stop - 2]) if stop - 2 >= at else None
                    if before not in ("THAN", "WITH"):
                        times.append(item)
                elif label in ("DUR", "STREAK"):
                    durations.append(item)
                elif label == "STATUS":
                    status = item  # type: ignore[assignment]  # STATUS labels words only
                stop -= 1
            else:
                break
        for verb in self._ends:
            if stop - at > len(verb) + 1 and text.endswith(verb, at, stop):
                stop -= len(verb)
                break
        if status is None:
            status = self._inside(sketch, names, at, stop)
        at = self._lighten(text, at, stop)
        return Field(
            at, stop, tuple(subjects), subject_end, tuple(times), tuple(durations),
            status, each, among, change, until,
        )  # fmt: skip

    def _inside(self, sketch: Sketch, names: dict[str, str], at: int, stop: int) -> Word | None:
        """A verb of planning inside the phrase: 铁路预计发送旅客."""
        for position in range(at, stop):
            if names.get(sketch.text[position]) == "STATUS":
                word = sketch.items[position]
                if isinstance(word, Word) and word.row.get("mid"):
                    return word
        return None

    def _members(self, text: str, names: dict[str, str], at: int, end: int) -> int:
        """Where 三市 in 宁波、温州、嘉兴三市分别 ends; 0 where nothing of the kind stands."""
        for position in range(at + 1, min(at + 5, end)):
            if names.get(text[position]) == "EACH" and text[position - 1] in self._kinds:
                return position
        return 0

    def _without_unit(self, text: str, at: int, stop: int) -> int:
        """Drop 每人每月 at the end: it belongs to the unit."""
        if stop > at and text[stop - 1] in self._unit_ends:
            for words in self._per_unit:
                if text.endswith(words, at, stop):
                    return stop - len(words)
        return stop

    def _lighten(self, text: str, at: int, stop: int) -> int:
        """Drop verbs in front that an indicator does not need."""
        if at >= stop:
            return at
        for cut in self._cut.finditer(text, at + 1, stop):
            if stop - cut.end() >= _SHORTEST:
                at = cut.end()
        while at < stop:
            light = self._light.match(text, at, stop)
            if light is None or 0 < stop - light.end() < _SHORTEST:
                break
            at = light.end()
        return at
