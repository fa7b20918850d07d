"""What is known at the point of reading: immutable, one level inside the other.

A document holds sections, those hold paragraphs, sentences and segments. Each level remembers what
was said on it, every entry with its span. Reading a clause gives a new context; nothing is changed
in passing. Which level a thing is remembered on, and so what a full stop or a semicolon ends, is
the table ``holding.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from extractor.period import Period

#: The value of a slot whose word points to somebody who was never named.
NOBODY = ""


class Slot(NamedTuple):
    """A value for one field of a record, its span in the reading text, and who found it."""

    value: str
    start: int = -1
    end: int = -1
    source: str = "clause"  # clause, segment, sentence, paragraph, section, document
    strategy: str = ""
    closes: bool = False  # of a period: the time that said it is the end of one, 9月末

    def carried(self) -> Slot:
        """As a later clause takes it over; what stands nowhere stays the document's."""
        return self if self.start < 0 else self._replace(source="clause before")


#: Made in C: the class itself would run Python for each.
made_slot: Callable[[tuple[str, int, int, str, str, bool]], Slot] = partial(tuple.__new__, Slot)


class Topic(NamedTuple):
    """A fact just told, as later clauses may refer back to it."""

    indicator: str
    subject: Slot | None
    measure: str  # of the observation; rank and honour for the others
    unit: str
    period: str | None
    start: int
    end: int
    clause: int
    base: str = ""  # what a share of a population is a share of
    holder: str = ""  # whose the indicator is, where a light verb stood between
    part: bool = False  # told as a part of what was measured before
    verb: bool = False  # a verb of change stood in front of the amount
    rate: bool = False  # told of the rate at which the indicator grew
    falls: bool = False  # what was told of growth is below zero
    whole: str = ""  # what a share is of
    basis: str = ""  # what a change was measured from
    classed: tuple[str, str] = ("", "")  # of 净利润超1亿元的企业: 净利润, 企业


#: From the innermost level to the outermost.
LEVELS = ("segment", "sentence", "paragraph", "section", "document")
_Held = tuple[Mapping[str, Slot], ...]
_EMPTY: _Held = ({},) * len(LEVELS)  # nothing ever changes them
_SEVERAL = 2  # times in a sentence
_NUMBERS = {level: number for number, level in enumerate(LEVELS)}


class Context(NamedTuple):
    """What is held at each level, and the facts told in this sentence and the one before."""

    held: _Held  # one mapping for each of LEVELS
    topics: tuple[Topic, ...] = ()
    before: Topic | None = None  # what the sentence before measured, in this paragraph
    partition: Topic | None = None  # 按行业分: what the parts that follow are parts of

    @classmethod
    def of(cls, document: Mapping[str, Slot]) -> Context:
        """The context at the beginning of a document that holds these things."""
        return cls(({}, {}, {}, {}, dict(document)))

    def get(self, name: str, *levels: str) -> Slot | None:
        """What the innermost of some levels (of all, if none is named) holds under a name."""
        for number, held in enumerate(self.held):
            if name in held and (not levels or LEVELS[number] in levels):
                return held[name]
        return None

    @property
    def aims(self) -> bool:
        """Whether what is said is aimed at: 三年安排450亿元 looks back on nothing then."""
        status = self.get("status")
        return status is not None and status.value == "target"

    def hold(self, name: str, slot: Slot | None, level: str) -> Context:
        """With one thing more on a level; what inner levels held of it is over. None: forgotten."""
        at = _NUMBERS[level]
        held = [
            {key: value for key, value in one.items() if key != name}
            if number <= at and name in one
            else one
            for number, one in enumerate(self.held)
        ]
        if slot is not None:
            said = made_slot((slot.value, slot.start, slot.end, level, slot.strategy, slot.closes))
            held[at] = {**held[at], name: said}
        return _made((tuple(held), self.topics, self.before, self.partition))

    def forget(self, level: str, *names: str) -> Context:
        """Without some things on a level and those inside it."""
        at = _NUMBERS[level]
        held = tuple(
            {key: value for key, value in one.items() if key not in names} if number <= at else one
            for number, one in enumerate(self.held)
        )
        return self._replace(held=held)

    def close(self, level: str) -> Context:
        """After a boundary that ends a level: it and all levels inside hold nothing."""
        at = _NUMBERS[level]
        held = (*_EMPTY[: at + 1], *self.held[at + 1 :])
        if level == "segment":
            return _made((held, self.topics, self.before, self.partition))
        before = None
        if level == "sentence":
            whole = next((topic for topic in self.topics if not topic.part), None)
            told = whole or (self.topics[0] if self.topics else None)
            before = self.partition or told or self.before
            held = self._of_several_times(held)
        return _made((held, (), before, None))

    def _of_several_times(self, held: _Held) -> _Held:
        """Without the first of several times of one sentence: 1月上涨3%，2月下降2%。 is of none."""
        said = {topic.period for topic in self.topics if topic.measure not in ("rank", "honour")}
        at = _NUMBERS["paragraph"]
        first = held[at].get("period")
        if first is None or first.value not in said:
            return held
        own = Period.parse(first.value)
        if own is not None:  # 去年同期为3亿元; 到期末达到3亿元
            said -= {str(own.year_before()), str(own.tail()) if own.is_term else None}
        if len(said - {None}) < _SEVERAL:
            return held
        rest = {key: value for key, value in held[at].items() if key != "period"}
        return (*held[:at], rest, *held[at + 1 :])

    def tell(self, *topics: Topic) -> Context:
        """With facts told."""
        return _made((self.held, (*self.topics, *topics), self.before, self.partition))

    def topic(self) -> Topic | None:
        """The fact told last in this sentence."""
        return self.topics[-1] if self.topics else None


#: Made in C: the class itself would run Python for each.
_made: Callable[[tuple[_Held, tuple[Topic, ...], Topic | None, Topic | None]], Context] = partial(
    tuple.__new__, Context
)


def together(topics: tuple[Topic, ...], count: int) -> list[Topic]:
    """The last ``count`` topics with different indicators; 0: all that were said together."""
    chosen: list[Topic] = []
    for told in reversed(topics):
        if any(told.indicator == o.indicator or _is_honour_of(told, o) for o in chosen):
            continue
        if not count and chosen and told.clause < chosen[-1].clause - 1:
            break
        chosen.append(told)
        if len(chosen) == count:
            break
    return chosen[::-1] if len(chosen) >= count else chosen[:1]


def _is_honour_of(told: Topic, counted: Topic) -> bool:
    """True for an honour whose count is told of too: 新认定 | 省级中试平台8家."""
    return told.measure == "honour" and counted.indicator.endswith(told.indicator)
