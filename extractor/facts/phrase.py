"""What stands in front of a predicate: subject, time, status, and the indicator's noun phrase.

Indicators are an open class: most are in no lexicon. They are found by position, cut at both ends
by labels and by small lexicons of words that belong to no indicator.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.mentions.element import Element, entity_of
from extractor.mentions.particles import Particles
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch

_LEADING = frozenset({"CONN", "ADV", "EACH", "AMONG", "REACH", "OVER", "AWARD", "AWARD_GET"})
_TRAILING = frozenset(
    [
        "ADV",
        "EACH",
        "REACH",
        "OVER",
        "TO",
        "RANKV",
        "BASIS",
        "STREAK",
        "DUR",
        "TIME",
        "STATUS",
        "THAN",
        "WITH",
        "CONN",
        "AWARD",
        "AWARD_GET",
        "NEW",
        "COMPARED",
    ]
)
_SUBJECTS = frozenset({"SCOPE", "PLACE", "ORG", "NAME", "PERSON"})
_VALUES = frozenset({"QTY", "NUM", "PCT", "PP", "MULT", "REACH", "TREND"})
_APPOSITION = 10  # characters of 产粮大省 and the like in front of a place
_SHORTEST = 2  # characters an indicator has at least
_IN_FRONT = frozenset(" \u3000\t\n、，—-·的”’")
_BEHIND = frozenset(" \u3000\t\n、，：")
_KINDS_REACH = 5  # how far behind the last of several subjects 三市 may stretch


class Field(NamedTuple):
    """The reading of a stretch of sketch in front of (or behind) a predicate.

    ``begin``/``end`` bound the indicator's phrase in the sketch; empty where nothing is left.
    """

    begin: int
    end: int
    subjects: tuple[Element, ...]
    times: tuple[Element, ...]
    durations: tuple[Element, ...]
    status: Word | None
    each: bool
    among: bool
    change: Word | None  # a verb like 新增 in front of what is counted
    until: bool = False  # 到2027年: the time is a goal's


class _Words:
    """What the reading of a field needs of the lexicons, and of the marks around words."""

    def __init__(self, book: Rulebook, particles: Particles):
        regions = book.table("region_kinds").words()
        self.members = tuple(sorted(regions, key=len, reverse=True))
        self.appositions = tuple(book.table("appositions").words())
        self.kinds = frozenset("".join(book.table("member_kinds").words()))
        self.particles = particles
        self.joints = particles.joint | {"，"}
        self.behind = particles.behind | _BEHIND
        self.copulas = particles.copula | {"", "：", ":"}


class _Scan:
    """One field being read: what was met on the way in from both ends."""

    def __init__(self, sketch: Sketch, names: dict[str, str], words: _Words):
        self.text, self.items, self.names = sketch.text, sketch.items, names
        self.words = words
        self.subjects: list[Element] = []
        self.times: list[Element] = []
        self.durations: list[Element] = []
        self.status: Word | None = None
        self.change: Word | None = None
        self.each = self.among = self.until = False
        self.behind_subject = -1

    def label(self, position: int) -> str | None:
        """The label at a sketch position, None for plain text."""
        return self.names.get(self.text[position : position + 1])

    def front(self, at: int, end: int) -> int:
        """Read from the front; where the phrase begins."""
        while at < end:
            label = self.label(at)
            if self.text[at] in _IN_FRONT:
                at += 1
                continue
            step = self._plain(at, end) if label is None else self._labelled(label, at, end)
            if not step:
                break
            at += step
        return at

    def _plain(self, at: int, end: int) -> int:
        """How many plain characters belong to what follows them, not to the phrase."""
        char, following = self.text[at], self.label(at + 1)
        if following == "TIME" and char in self.words.particles.to_time:
            self.until = True
            return 1
        if following == "TIME" and char in self.words.particles.before_time:
            return 1
        if following == "TIME" and self.times and char in self.words.particles.joint:
            return 1  # 3月、4月及7月
        if following == "DUR" and char == "在" and self.text[at + 2 : at + 3] == "内":
            return 3
        if following == "PLACE" and char == "在" and not self.text[at + 2 : end].strip("，： "):
            return 1
        joined = bool(self.subjects) and char in self.words.particles.joint
        if following in _SUBJECTS and (char in "“‘" or joined):
            return 1
        for position in range(at + 1, min(at + _APPOSITION, end)):
            if self.label(position) == "PLACE":
                words = self.text[at:position].lstrip("在")
                return position - at if words.endswith(self.words.appositions) else 0
        if len(self.subjects) > 1 and char == "等":
            for kind in self.words.members:
                if self.text.startswith(kind, at + 1):
                    self.each = True
                    return 1 + len(kind)  # 广州、深圳等城市
        if len(self.subjects) > 1:
            # 宁波、温州、嘉兴三市分别
            for position in range(at + 1, min(at + _KINDS_REACH, end)):
                if self.label(position) == "EACH" and self.text[position - 1] in self.words.kinds:
                    return position - at
        return 0

    def _labelled(self, label: str, at: int, end: int) -> int:
        item = self.items[at]
        if label == "TO" and self.label(at + 1) == "TIME":
            self.until = True
        elif label in _LEADING:
            self.each |= label == "EACH"
            self.among |= label == "AMONG"
        elif label == "TIME":
            if at == 0 or self.text[at - 1] not in self.words.particles.past:
                self.times.append(item)
        elif label in ("DUR", "STREAK"):
            self.durations.append(item)
        elif label == "STATUS" and isinstance(item, Word):
            self.status = item
        elif label == "NEW" and isinstance(item, Word) and at + 1 < end:
            self.change = item
        elif label in ("NUM", "QTY") and len(self.subjects) > 1:
            step = 1
            while at + step < end and self.text[at + step] in self.words.kinds:
                step += 1
            return step
        elif label in _SUBJECTS:
            return self._subject(label, at, end)
        else:
            return 0
        return 1

    def _subject(self, label: str, at: int, end: int) -> int:
        if label == "NAME" and at + 1 >= end and not self.subjects:
            return 0  # a name that is all there is, is what is measured
        if self.subjects and self.text[at - 1] not in self.words.joints:
            if at != self.behind_subject or not self._narrower(label, self.items[at]):
                return 0
            self.subjects.pop()  # an owner in front of a name of its own
        self.subjects.append(self.items[at])
        self.behind_subject = at + 1
        return 1

    def _narrower(self, label: str, item: Element) -> bool:
        """True for a name behind its owner, and for a county behind its city."""
        if label in ("ORG", "NAME"):
            return True
        over, own = entity_of(self.subjects[-1]), entity_of(item)
        if label != "PLACE" or over is None or own is None or not over.code or not own.code:
            return False
        return own.code != over.code and own.code.startswith(over.code.rstrip("0"))

    def back(self, begin: int, stop: int) -> int:
        """Read from the back; where the phrase ends."""
        while stop > begin:
            label = self.label(stop - 1)
            if self.text[stop - 1] not in self.words.behind and label not in _TRAILING:
                break
            if label is not None:
                self._trailing(label, self.items[stop - 1], begin, stop)
            stop -= 1
        return stop

    def _trailing(self, label: str, item: Element, begin: int, stop: int) -> None:
        if label == "EACH":
            self.each = True
        elif label == "TIME":
            compared = stop - 2 >= begin and self.label(stop - 2) in ("THAN", "WITH")
            if not compared:
                self.times.append(item)
        elif label in ("DUR", "STREAK"):
            self.durations.append(item)
        elif (
            label == "STATUS"
            and self.status is None
            and isinstance(item, Word)
            and self._governs(item, stop)
        ):
            self.status = item

    def _governs(self, word: Word, stop: int) -> bool:
        """True for a verb of planning, and for a noun (目标) right before what it governs."""
        behind = self.text[stop : stop + 1]
        return (
            bool(word.row.get("mid")) or behind in self.words.copulas or self.label(stop) in _VALUES
        )


class PhraseReader:
    """Reads fields with the lexicons of a rulebook."""

    def __init__(self, book: Rulebook, particles: Particles, alphabet: Alphabet):
        self._words = _Words(book, particles)
        self._status = alphabet.chars["STATUS"]
        verbs = book.table("light_verbs")
        light = sorted(verbs.words(), key=len, reverse=True)
        self._ends = tuple(row.word for row in verbs if row.get("behind"))
        self._light = regex.compile("|".join(map(regex.escape, light)))
        self._light_firsts = frozenset(verb[0] for verb in light)
        self._cut = regex.compile("|".join(map(regex.escape, book.table("cut_verbs").words())))
        self._per_unit = tuple(sorted(book.table("per_unit").words(), key=len, reverse=True))
        self._unit_ends = frozenset(words[-1] for words in self._per_unit)

    def read(self, sketch: Sketch, names: dict[str, str], begin: int, end: int) -> Field:
        """Read the sketch span ``[begin, end)``; ``names`` maps label characters to labels."""
        scan = _Scan(sketch, names, self._words)
        at = scan.front(begin, end)
        stop = scan.back(at, self._without_unit(sketch.text, at, end))
        for verb in self._ends:
            if stop - at > len(verb) + 1 and sketch.text.endswith(verb, at, stop):
                stop -= len(verb)
                break
        if scan.status is None:
            scan.status = self._inside(sketch, at, stop)
        return Field(
            self._lighten(sketch.text, at, stop),
            stop,
            tuple(scan.subjects),
            tuple(scan.times),
            tuple(scan.durations),
            scan.status,
            scan.each,
            scan.among,
            scan.change,
            scan.until,
        )

    def _inside(self, sketch: Sketch, at: int, stop: int) -> Word | None:
        """A verb of planning inside the phrase: 铁路预计发送旅客."""
        position = sketch.text.find(self._status, at, stop) if at < stop else -1
        while position >= 0:
            word = sketch.items[position]
            if isinstance(word, Word) and word.row.get("mid"):
                return word
            position = sketch.text.find(self._status, position + 1, stop)
        return None

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
        while at < stop and text[at] in self._light_firsts:
            light = self._light.match(text, at, stop)
            if light is None or 0 < stop - light.end() < _SHORTEST:
                break
            at = light.end()
        return at
