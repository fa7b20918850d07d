"""One sentence at the point of reading: what a fact builder may ask of it.

It joins the sketch, the phrase reader and the discourse state, so that builders of observations,
rankings and recognitions ask the same questions in the same words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.discourse import Discourse, Said, Topic
from extractor.facts.contests import Contests
from extractor.facts.coordination import Coordinator
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field, PhraseReader
from extractor.facts.setting import Setting
from extractor.grammar import Match
from extractor.layout.reading import Reading
from extractor.mentions.element import Element
from extractor.mentions.mention import EntityValue, Mention, QuantityValue, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch
from extractor.tokens import Token, tokenize

_BOUNDS = "，。；：！？,;:!?【】\n"
_OPEN, _CLOSE = "“‘《", "”’》"
_ASIDE = frozenset({"STATUS", "TIME", "ADV"})
_FILLER = frozenset({"CONN", "TIME", "AMONG", "SCOPE", "PLACE"})
_DAY = len("2024-01-05")
_YEARS = len("2021/2025")
_LONG_NAME = 24  # sketch characters
_LONG_NOUN = 16
_WHOLES = frozenset({"level", "change", "growth"})
_PART = 6  # a longer name of a part stands for itself
_DEPENDENT = 7  # the longest phrase that hangs on the one before
_FEW = 3  # members of a list that are spelt out where 等 says there are more
_LIST_GAP = 4  # characters between the members of a list
_VERBAL = frozenset({"v", "d", "p", "vd", "vi", "zg"})


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
    contests: Contests
    shares: tuple[str, ...]
    counted: frozenset[str]
    speech: frozenset[str]
    teams: frozenset[str]
    anaphora: frozenset[str]
    prizes: tuple[str, ...]
    agencies: tuple[str, ...]
    kind_tails: tuple[str, ...]
    selections: tuple[str, ...]
    honours: frozenset[str]
    dependents: tuple[str, ...]
    for_whom: tuple[str, ...]
    flows: tuple[str, ...]
    regions: frozenset[str]

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
            Contests(book, alphabet),
            tuple(row.word for row in book.table("shares") if row.get("label") == "RATIO"),
            frozenset(book.table("classifiers").words()),
            frozenset(book.table("speech").words()),
            frozenset(book.table("team_words").words()),
            frozenset(row.word for row in book.table("anaphora") if not row.get("what")),
            tuple(book.table("prizes").words()),
            tuple(book.table("agencies").words()),
            tuple(book.table("kind_tails").words()),
            tuple(row.word for row in book.table("contests") if row.get("drops")),
            frozenset(row.word for row in book.table("anaphora") if row.get("what")),
            tuple(book.table("dependents").words()),
            tuple(book.table("for_whom").words()),
            tuple(book.table("flows").words()),
            frozenset(book.table("region_kinds").words()),
        )


class Clause:
    """A sentence being read: :attr:`at` is the sketch position behind the last match."""

    def __init__(
        self,
        reading: Reading,
        sketch: Sketch,
        tokens: Sequence[Token],
        tools: Tools,
        setting: Setting,
        state: Discourse,
    ):
        self.reading, self.sketch, self.tools = reading, sketch, tools
        self.setting, self.discourse = setting, state
        self.tokens = tokens
        self.at = 0
        self.prefix = ""  # things counted in front, whose measure follows in the clause
        self.used: int | None = None  # where the noun behind the last value ended
        self.among = -1  # where the last part of a whole was named
        self.heard = 0  # clauses before this position were listened to
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
        field = self.read_field(self.begin_of(match.start), match.start)
        return self.with_match(field, match)

    def with_match(self, field: Field, match: Match) -> Field:
        """The field with what the match itself says of how sure and how spread."""
        names = self.tools.alphabet.names
        said = [
            span for group in ("versus", "whole", "base", "scope", "after", "bearer")
            for span in match.groups.get(group, [])
        ]  # fmt: skip
        for position in range(match.start, match.end):
            label = names.get(self.sketch.text[position])
            if label in ("EACH", "STATUS") and any(a <= position < b for a, b in said):
                continue
            if label == "EACH":
                field = field._replace(each=True)
            elif label == "STATUS" and field.status is None:
                field = field._replace(status=self.sketch.items[position])
        return field

    def read_field(self, begin: int, end: int) -> Field:
        """Read a stretch of the sketch as subject, time, status and phrase."""
        field = self.tools.phrases.read(self.sketch, self.tools.alphabet.names, begin, end)
        if len(field.subjects) == 1 and self.setting.place is not None and field.end > field.begin:
            # In a place's own report 全国重点实验室 is a kind of laboratory, not the country's.
            word = field.subjects[0]
            if isinstance(word, Word) and word.row.get("resolves") in self.setting.scope_names:
                at = bisect_left(self.sketch.starts, word.start)
                if at + 1 == field.begin:
                    return field._replace(begin=at, subjects=())
        return field

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
        if field.end <= field.begin:
            return ""
        names = self.tools.alphabet.names
        text = self.sketch.text
        parts: list[str] = []
        begin = field.begin
        for position in range(field.begin + 1, field.end):
            if names.get(text[position]) in _ASIDE and self._aside(position):
                parts.append(self.text_of(begin, position))
                begin = position + 1
        parts.append(self.text_of(begin, field.end))
        return "".join(parts)

    def _aside(self, position: int) -> bool:
        """True for a word inside a phrase that says when or how sure, not what."""
        word = self.sketch.items[position]
        return not isinstance(word, Word) or word.label != "STATUS" or bool(word.row.get("mid"))

    def after(self, match: Match, *, whole: bool = False) -> str:
        """The noun behind a value; not ``whole``: cut where something else begins."""
        span = match.first("after")
        if span is None:
            return ""
        begin, end = self.sketch.source(*span)
        if not whole:
            end = self._noun_end(begin, end, more=self._more_anchors(match))
            self.used = bisect_left(self.sketch.starts, end)
        return self.reading.surface[begin:end].strip(" \n、，的和与及")

    def thing_after(self, match: Match) -> str:
        """The thing behind 首条, without the verb it ends with (…管道贯通)."""
        after = self.after(match, whole=True)
        words = tokenize(after)
        while len(words) > 1 and words[-1].pos == "v" and words[-2].pos.startswith("n"):
            words.pop()
        return after[: words[-1].end] if words else after

    def _more_anchors(self, match: Match) -> bool:
        """True where more numbers follow in the clause."""
        position = bisect_right(self.bounds, match.end - 1)
        end = self.bounds[position] if position < len(self.bounds) else len(self.sketch.text)
        return bool(self._anchors(match.end, end))

    def _noun_end(self, begin: int, end: int, *, more: bool) -> int:
        """Where the noun phrase that starts at ``begin`` ends, at the latest at ``end``."""
        at = bisect_left(self.tokens, begin, key=lambda token: token.start)
        seen = False
        for token in self.tokens[at:]:
            if token.start >= end:
                break
            if seen and token.pos in _VERBAL and not self._modifies(token, end):
                if more or end - begin > _LONG_NOUN:
                    return token.start
                return end
            seen = seen or token.pos[0] in "nljri"
        return end

    def _modifies(self, token: Token, end: int) -> bool:
        """A verb directly in front of a closing noun is part of a compound (产业研究平台)."""
        at = bisect_right(self.tokens, token.start, key=lambda other: other.start)
        if token.pos in ("d", "p"):
            return False
        if at >= len(self.tokens) or self.tokens[at].start >= end:
            return token.pos == "vn"
        following = self.tokens[at]
        return following.pos.startswith("n") and following.end >= end and len(token.text) > 1

    def is_fold(self, mention: Mention) -> bool:
        """True for 翻一番, whose number already is the ratio."""
        return self.reading.text[mention.start : mention.end].startswith(self.tools.folds)

    def measure_of(self, indicator: str, unit: str) -> str:
        """A bare percentage of a …占比 is a share, else a level."""
        if unit in ("%", "‰", "1") and indicator.endswith(self.tools.shares):
            return "share"
        return "level"

    # Who, what, when -------------------------------------------------------------------------

    def inherit(self, phrase: str, field: Field, count: int, measure: str) -> list[str] | None:
        """The indicators a phrase names, with what it leaves to the clauses before it."""
        topics = self.discourse.topics
        relative, how = self._relative(field, phrase)
        if not phrase or how is not None:
            if not topics:
                return [phrase] if phrase else None
            chosen = [t for t in topics if t.start == topics[-1].start]
            wanted = relative or (count if count > 1 else 0)
            if wanted or field.each:
                chosen = _together(topics, wanted)
            names = [
                topic.base if measure == "rank" and topic.base else topic.indicator
                for topic in chosen
            ]
            tail = phrase if how == "add" else ""
            if relative:
                tail = self._tail_of(field)
            return [name if name.endswith(tail) else name + tail for name in names]
        if topics and topics[-1].indicator.startswith(phrase) and (
            phrase == self.leading_verb(topics[-1].indicator)
        ):
            return [topics[-1].indicator]  # 改造小区112个，其中甲、乙分别改造34个、21个
        if count > 1:
            return self.tools.coordinator.exactly(phrase, count) or [phrase]
        if field.each:
            return self.tools.coordinator.split(phrase)
        if topics and (field.among or self._among_too(field)):
            self.among = field.end
            return [self._part_of(phrase, topics)]
        return [phrase]

    def relative(self, field: Field) -> str | None:
        """How a field points back to the clauses before it: add, same, or None."""
        return self._relative(field, self.phrase(field))[1]

    def _relative(self, field: Field, phrase: str) -> tuple[int, str | None]:
        """How a phrase points back: (number of topics, add or same)."""
        how = self.tools.relatives.get(phrase)
        topic = self.discourse.topic()
        if phrase in self.tools.shares and topic is not None:
            return 0, "same" if topic.measure == "share" else "add"
        if how is None and phrase.startswith(self.tools.dependents) and len(phrase) <= _DEPENDENT:
            return 0, "add"
        if how is None and field.begin in self.sketch.items:
            # 三项总量: a number of the things just counted, and what is measured of them
            number = self.count_in(field._replace(end=field.begin + 1))
            tail = self._tail_of(field)
            if number and 1 < number <= len(self.discourse.topics) and (
                tail in self.tools.relatives
            ):
                return number, self.tools.relatives[tail]
        return 0, how

    def _tail_of(self, field: Field) -> str:
        return self.text_of(field.begin + 1, field.end) if field.end > field.begin + 1 else ""

    def _among_too(self, field: Field) -> bool:
        """True for the later members of 其中，A…亿元、B…亿元."""
        return self.among >= 0 and self.at > self.among and (
            self.sketch.text[self.at : field.begin] == "、"
        )

    def _part_of(self, phrase: str, topics: list[Topic]) -> str:
        """其中高技术产业1.12亿美元: a part is measured by what the whole was measured by."""
        whole = next((t for t in reversed(topics) if t.measure in _WHOLES and not t.part), None)
        if whole is None:
            return phrase
        for length in range(min(len(phrase), len(whole.indicator) - 1), 1, -1):
            if phrase.endswith(whole.indicator[:length]):
                return phrase + whole.indicator[length:]  # 汽车产量…，其中新能源汽车
        if (
            whole.measure == "growth"
            or whole.unit in self.tools.counted
            or len(phrase) > _PART
            or phrase.endswith(self.tools.heads)
        ):
            return phrase
        return phrase + whole.indicator

    def of_honour(self, field: Field, phrase: str) -> bool:
        """True where a fact counts the holders of the honour just conferred (数量居全省首位)."""
        topic = self.discourse.topic()
        return (
            topic is not None
            and topic.measure == "honour"
            and (not phrase or self.tools.relatives.get(phrase) == "add")
            and self.discourse.contest is not None
            and bool(phrase)
        )

    def name_subject(self, field: Field) -> None:
        """A noun phrase that is no known name becomes who the segment is about."""
        start, end = self.sketch.source(field.begin, field.end)
        name = self.phrase(field)
        if name:
            name = self.setting.full_name(name) or name
            self.discourse.bearer = Said(name, "sentence", start, end)

    def subjects(self, field: Field, count: int, *, weak: bool = False) -> list[Said | None]:
        """Who a field's facts are about; ``weak``: not who the sentence goes on about."""
        found = [
            said for e in field.subjects
            if (weak or not self.is_agency(e)) and (said := self.said(e)) is not None
        ]  # fmt: skip
        if not found:
            return [self.discourse.subject(back=self.points_back(field))]
        if len(found) > 1 and (field.each or len(found) == count):
            return list(found)
        said = found[-1]._replace(source="sentence")
        if weak:
            self.discourse.bearer = said
        elif self._goes_on(field.subjects[-1]):
            self.discourse.sentence_subject = said
            self.discourse.bearer = None
        return [found[-1]]

    def speaks(self, begin: int) -> bool:
        """True where the clause at a sketch position reports speech (…公布的数据显示)."""
        position = bisect_right(self.bounds, begin)
        end = self.bounds[position] if position < len(self.bounds) else len(self.sketch.text)
        text = self.sketch.text[begin:end]
        return any(word in text for word in self.tools.speech)

    def is_agency(self, element: Element) -> bool:
        """True for an office that reports facts, unless the document is its own."""
        value = getattr(element, "value", None)
        if not isinstance(value, EntityValue) or value.etype != "ORG":
            return False
        name = self.setting.name_of(element, self.reading.surface) or ""
        main = self.setting.main
        return name.endswith(self.tools.agencies) and (main is None or main.value != name)

    def is_time(self, position: int) -> bool:
        """True where a sketch position holds a date."""
        return self.tools.alphabet.names.get(self.sketch.text[position]) == "TIME"

    def _goes_on(self, element: Element) -> bool:
        """True where what follows in the sentence is about a subject too.

        A place's or the country's word does; a body in a place's report only at the beginning.
        """
        value = getattr(element, "value", None)
        if not isinstance(value, EntityValue) or value.etype in ("GPE", "LOC"):
            return True
        if value.etype == "PERSON":
            return False
        if self.setting.place is None:
            return True
        position = bisect_left(self.sketch.starts, element.start)
        return self.only_filler(position, whole=True)

    def is_person(self, element: Element) -> bool:
        """True for the name of a person."""
        value = getattr(element, "value", None)
        return isinstance(value, EntityValue) and value.etype == "PERSON"

    def share_base(self, match: Match, indicator: str) -> str:
        """牛存栏 of 牛存栏占全省的比重; empty where the whole is no population (占GDP的比重)."""
        whole = match.first("whole")
        if whole is None or self.tools.alphabet.names.get(self.sketch.text[whole[0]]) != "SCOPE":
            return ""
        begin, _ = self.sketch.source(match.start, match.start + 1)
        return indicator[: max(0, indicator.find(self.reading.surface[begin]))]

    def counts_bearers(self, match: Match, field: Field) -> bool:
        """A、B等16个行业实现收入3亿元: the number only says who, its measure follows."""
        if self.used is None or not self._more_anchors(match) or match.first("trend") is not None:
            return False
        if self.sketch.text[self.used : self.used + 1] in "，、；。":
            return False
        start = self.sketch.starts[match.start]
        return self.reading.text[max(0, start - 4) : start].rstrip().endswith(self.tools.for_whom)

    def prize(self, phrase: str) -> str | None:
        """在…大赛中摘得一等奖3个: a prize is named by its contest."""
        contest = self.discourse.contest
        if contest is None or not phrase.endswith(self.tools.prizes):
            return None
        if self.discourse.honour is not None and contest == self.discourse.honour:
            return None
        name = contest.value
        for head in self.tools.selections:
            name = name.removesuffix(head)
        return name + phrase

    def unit_of(self, match: Match) -> str:
        """The unit of a match's first value."""
        item = self.sketch.items.get(match.groups["value"][0][0])
        value = getattr(item, "value", None)
        return value.unit if isinstance(value, QuantityValue) else ""

    def relative_clause(self, match: Match, field: Field) -> bool:
        """A、B实施的2个项目: who stands in front only says which things are counted."""
        if self.sketch.text[match.start - 1 : match.start] != "的" or field.end <= field.begin:
            return False
        start, end = self.sketch.source(field.begin, field.end)
        at = bisect_left(self.tokens, start, key=lambda token: token.start)
        words = [token for token in self.tokens[at : at + 8] if token.end <= end]
        return bool(words) and words[-1].pos.startswith("v")

    def examples(self, phrase: str, unit: str) -> list[str]:
        """实施A、B等人才工程 13项 counts 实施人才工程; of a rate, A and B each have it."""
        etc = phrase.rfind("等")
        joint = phrase.find("、")
        if joint < 0 or etc < joint or etc + 1 >= len(phrase):
            return [phrase]
        if unit in ("%", "‰"):
            names = self.tools.coordinator.split(phrase)
            if len(names) <= _FEW and joint > 1:
                return names
        tail = phrase[etc + 1 :].lstrip("多个的")
        first = tokenize(phrase[:joint])[0]
        verb = first.text if first.pos == "v" else ""
        return [verb + tail] if len(tail) > 1 else [phrase]

    def points_back(self, field: Field) -> bool:
        """True where a clause does not say itself what it measures."""
        phrase = self.phrase(field)
        return not phrase or phrase in self.tools.relatives

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
        text = self.sketch.text[begin:end].strip(" 的中里内")
        if text and names.get(text[0]) in ("QTY", "NUM"):
            return text[1:].lstrip("个") in self.tools.regions
        return not text

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
        draft.set_said("period", self.period_for(draft, field))
        if field.until:
            state.sentence_status = state.sentence_status or self.setting.target(field.times)
        if state.sentence_status is not None and not self._looks_back(field, draft):
            draft.set_said("status", state.sentence_status)
            ahead = self.setting.ahead(state.period())
            if draft.fields["status"] == "target" and ahead is not None and not field.times:
                draft.set_said("period", ahead)

    def _looks_back(self, field: Field, draft: Draft) -> bool:
        """True for 上年同期盈利… in a sentence of forecasts: its own time is an earlier one."""
        default = self.discourse.default_period
        own = draft.fields.get("period")
        return bool(
            field.times and field.status is None and default and own and own < default.value[:4]
        )

    def period_for(self, draft: Draft, field: Field) -> Said | None:
        """The period of a fact: said here, of the indicator it points back to, or carried."""
        state = self.discourse
        period = state.period()
        if period is None:
            return None
        last = edtf.year_of(period.value[-4:]) if len(period.value) in (4, _YEARS) else (
            edtf.year_of(period.value)
        )
        measure = draft.fields.get("measure")
        years = self._years(field)
        if draft.fields.get("basis") == "cagr" and years < 2:
            years = self.discourse.years
        if years > 1 and measure not in (None, "gap") and last is not None:
            return period._replace(value=f"{last - years + 1}/{last}")
        rate = measure in ("share", "gap") or draft.fields.get("unit") in ("%", "‰")
        state_of = draft.type == "ranking" or (rate and measure not in ("growth", "change"))
        topic = state.topic()
        if not field.times and topic is not None and topic.period and self.points_back(field):
            value = topic.period
            if len(value) == _YEARS and rate and state_of:
                value = value[5:]
            return Said(value, "clause before", topic.start, topic.end)
        if len(period.value) == _YEARS and period.source == "document" and state_of:
            # A review of several years: sums hold for all of them, levels for the last.
            return period._replace(value=period.value[5:])
        if len(period.value) == 7 and period.source != "document" and measure is not None:
            if any(word in draft.fields["indicator"] for word in self.tools.flows) and (
                period.start < self._segment()
            ):
                return state.default_period or period
        return period

    def _segment(self) -> int:
        """Reading offset where the current segment of the sentence begins."""
        text = self.sketch.text
        position = max(text.rfind("；", 0, self.at + 1), text.rfind(";", 0, self.at + 1))
        return self.sketch.starts[position] if position >= 0 else -1

    def _years(self, field: Field) -> int:
        """A run of years said with a fact (连续五年保持在…)."""
        for element in field.durations:
            value = getattr(element, "value", None)
            if isinstance(value, TimeValue) and value.value is not None:
                text = value.value
                if text.startswith("P") and text.endswith("Y") and text[1:-1].isdigit():
                    return int(text[1:-1])
        return 0

    def hear_time(self, element: Element, *, aside: bool = False) -> None:
        """A time said in the sentence holds for what follows in it.

        A day said ``aside``, in a clause without a fact, is when something was announced, where
        the document reports on more than a day.
        """
        if isinstance(element, Mention) and isinstance(element.value, TimeValue):
            value = self.period_of(element.value)
            default = self.discourse.default_period
            if value is None or (
                element.value.value != "PRESENT_REF" and aside and not self._until(element) and len(value) == _DAY and default is not None and len(default.value) != _DAY
            ):
                return
            said = Said(value, "sentence", element.start, element.end)
            position = bisect_left(self.sketch.starts, element.start)
            if self.only_filler(position, whole=True):
                self.discourse.sentence_period = said
            else:
                self.discourse.segment_period = said

    def _until(self, element: Element) -> bool:
        """True for a day behind 截至: facts hold on it, nothing is announced on it."""
        position = bisect_left(self.sketch.starts, element.start) - 1
        word = self.sketch.items.get(position)
        return isinstance(word, Word) and bool(word.row.get("until"))

    def hear_years(self, field: Field) -> None:
        """这五年: what grows by the year does so over them."""
        for element in field.durations:
            value = getattr(element, "value", None)
            if isinstance(value, TimeValue) and not value.streak:
                self.discourse.years = max(self.discourse.years, self._years(field))

    def only_filler(self, end: int, *, whole: bool = False) -> bool:
        """True where only connectives stand in front: in the clause before, or the ``whole``."""
        previous = [bound for bound in self.bounds if bound < end]
        begin = 0 if whole or not previous else previous[-1]
        names = self.tools.alphabet.names
        return all(
            c in "，： 在从据对到至（(【" or names.get(c) in _FILLER for c in self.sketch.text[begin:end]
        )

    def hear_contest(self, begin: int, end: int) -> None:
        """在全省绩效评价中, said alone, is what the ranks and prizes behind it are of."""
        found = self.tools.contests.find(self.sketch, begin, min(end + 1, len(self.sketch.text)))
        if found is not None:
            self.discourse.contest = Said(
                self.text_of(found[2], found[3]), "sentence", *self.sketch.source(found[2], found[3])
            )

    def hear_comparison(self, begin: int, end: int) -> None:
        """与去年相比, said once, is the basis of the changes behind it."""
        names = self.tools.alphabet.names
        labels = {names.get(c) for c in self.sketch.text[begin:end]}
        if "COMPARED" not in labels or not labels & {"WITH", "THAN"}:
            return
        for position in range(begin, end):
            item = self.sketch.items.get(position)
            if isinstance(item, Mention) and isinstance(item.value, TimeValue):
                basis = self.basis_of(item.value)
                if basis:
                    self.discourse.sentence_basis = Said(basis, "sentence", item.start, item.end)

    def period_of(self, time: TimeValue) -> str | None:
        """The EDTF period a time gives to a fact; None for vague ones."""
        return self.setting.period_of(time)

    def basis_of(self, time: TimeValue) -> str | None:
        """What a comparison with this time is called."""
        if not edtf.is_edtf(time.value) or time.value is None:
            return None
        period = self.discourse.period()
        base = edtf.end_point(time.value, time.mod) if time.mod in ("START", "END") else time.value
        if base is None or period is None:
            return base
        now = period.value
        if time.mod is None and edtf.is_edtf(now) and len(now) != _YEARS:
            if base == edtf.previous(now):
                return "yoy"
            if len(base) == 4 and edtf.year_of(now) == int(base) + 1:
                return "yoy"
        return self.setting.closed(base)

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

    def scope_in(self, field: Field) -> Said | None:
        """全省排名由第九位升至第四位: the scope stands where a subject would."""
        if not field.subjects or not self.points_back(field):
            return None
        element = field.subjects[-1]
        if not isinstance(element, Word) or element.row.get("resolves") in ("city", "county"):
            return None
        return self.said(element)

    def bearer(self, span: tuple[int, int]) -> Said | None:
        """The thing a noun phrase names, cut where its predicate begins."""
        start, end = self.sketch.source(*span)
        first = self.sketch.items.get(span[0])
        if first is not None and first.start == start and self.tools.alphabet.names[
            self.sketch.text[span[0]]
        ] in ("NAME", "ORG"):
            end = max(first.end, start)
            for tail in self.tools.kind_tails:
                if self.reading.text.startswith(tail, end):
                    end += len(tail)
                    break
        else:
            end = self._noun_end(start, self._until_status(*span), more=True)
        name = self.reading.surface[start:end].strip(" \n、，的")
        return Said(name, "clause", start, end) if name else None

    def closing_name(self, match: Match) -> tuple[Said, str] | None:
        """A maker named behind the thing that is first (全国首家…公司青川租赁)."""
        span = match.first("after")
        if span is None or match.rule.gives.get("indicator") != "after":
            return None
        for position in range(span[0] + 1, span[1]):
            if self.tools.alphabet.names.get(self.sketch.text[position]) == "ORG":
                said = self.said(self.sketch.items[position])
                if said is not None:
                    return said, self.text_of(span[0], position)
        return None

    def _until_status(self, begin: int, end: int) -> int:
        """The reading offset where a noun phrase ends: before 正在 and the like."""
        for position in range(begin, end):
            if self.tools.alphabet.names.get(self.sketch.text[position]) in ("STATUS", "ADV"):
                return self.sketch.starts[position]
        return self.sketch.source(begin, end)[1]

    def continues_list(self, match: Match, field: Field, value: Mention) -> bool:
        """True for the later members of 新增A…28家，B…13家: the verb is carried over."""
        topic = self.discourse.topic()
        if topic is None or topic.measure != "change" or not topic.verb:
            return False
        quantity = value.value
        if not isinstance(quantity, QuantityValue) or quantity.unit != topic.unit:
            return False
        if match.groups["value"][0][0] != match.start or field.subjects:
            return False
        if self.phrase(field) in self.tools.relatives:
            return False
        begin = field.begin if field.end > field.begin else match.start
        between = self.sketch.text[min(self.at, begin) : begin]
        if len(between) > _LIST_GAP or "；" in between or "。" in between:
            return False
        if field.end <= field.begin:
            return self.sketch.text[match.start - 1 : match.start] == "、"
        start, _ = self.sketch.source(field.begin, field.end)
        at = bisect_left(self.tokens, start, key=lambda token: token.start)
        return at < len(self.tokens) and not (
            self.tokens[at].pos == "v" and self.tokens[at].start == start
        )

    def carried_verb(self, field: Field) -> str:
        """新建中小学47所、幼儿园62所: the verb in front of the first member is said of all."""
        topic = self.discourse.topic()
        if topic is None or field.begin == 0 or field.subjects:
            return ""
        if self.sketch.text[self.at : field.begin] != "、" or topic.measure != "level":
            return ""
        start, end = self.sketch.source(field.begin, field.end)
        at = bisect_left(self.tokens, start, key=lambda token: token.start)
        if any(t.pos == "v" for t in self.tokens[at : at + 3] if t.start < end):
            return ""
        return self.leading_verb(topic.indicator)

    def leading_verb(self, phrase: str) -> str:
        """The verb, or verbs, that a phrase begins with."""
        verb = ""
        for token in tokenize(phrase):
            if token.pos not in ("v", "d") and not (verb and token.text == "、"):
                break
            verb += token.text
        return verb.rstrip("、")

    def hear_scope(self, match: Match, group: str) -> None:
        """A population compared with is the scope of a rank behind it that names none."""
        begin, end = match.groups[group][-1]
        element = self.sketch.items.get(begin)
        if isinstance(element, Word) and element.label == "SCOPE":
            name = self.setting.name_of(element, self.reading.surface)
            if name:
                self.discourse.scope = Said(name, "sentence", element.start, element.end)

    def hear_basis(self, basis: str, match: Match) -> None:
        """A basis said holds for bare changes behind it in the sentence, if it is no year."""
        if basis in ("yoy", "mom"):
            self.discourse.sentence_basis = Said(
                basis, "sentence", *self.sketch.source(match.start, match.end)
            )

    def carry_basis(self, draft: Draft) -> None:
        """同比 said earlier in the sentence holds for a bare 增长 behind it."""
        if self.discourse.sentence_basis is not None and draft.fields["unit"] != "位":
            draft.set_said("basis", self.discourse.sentence_basis)


def _together(topics: list[Topic], count: int) -> list[Topic]:
    """The last ``count`` topics with different indicators; 0: all that were said together."""
    chosen: list[Topic] = []
    for topic in reversed(topics):
        if any(topic.indicator == other.indicator for other in chosen):
            continue
        if not count and chosen and topic.clause < chosen[-1].clause - 1:
            break
        chosen.append(topic)
        if len(chosen) == count:
            break
    return chosen[::-1] if len(chosen) >= count else chosen[:1]


def _clause_starts(text: str) -> list[int]:
    """Sketch positions where clauses begin; punctuation inside quotes does not count."""
    starts = [0]
    quoted = 0
    for at, char in enumerate(text):
        if char in _OPEN:
            # Only a short quotation is a name; a long one is speech, with clauses of its own.
            close = text.find(_CLOSE[_OPEN.index(char)], at, at + _LONG_NAME)
            quoted = max(quoted, close)
        elif char in _BOUNDS and at >= quoted:
            if char in ",:" and text[at + 1 : at + 2].isdigit():
                continue
            starts.append(at + 1)
    return starts
