"""Facts of one article: sentences in order, matches in order, one discourse state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.discourse import Discourse, Said
from extractor.facts import observations, periods, rankings, recognitions
from extractor.facts.clause import Clause
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field
from extractor.facts.setting import Setting
from extractor.facts.subjects import by_name, is_agency
from extractor.facts.tools import Tools
from extractor.grammar import CompiledRule, Keys, Match, compile_rules, run
from extractor.layout.reading import Reading, Sentence
from extractor.mentions.element import Element, entity_of, label_of
from extractor.mentions.mention import TimeValue
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet, Sketch, draw
from extractor.tokens import Tokens

_SEGMENT = "；;"
_NEW_CLAUSE = frozenset("，；。：")
_APART = frozenset("，、；。：（）")
_NEW_MEMBER = _NEW_CLAUSE | {"、"}
#: Labels of what a fact can be anchored to.
_ANCHORS = frozenset(
    {
        "QTY",
        "NUM",
        "PCT",
        "PP",
        "MULT",
        "POS",
        "TIER",
        "FIRST",
        "ONLY",
        "CUP",
        "LEAD",
        "HON",
        "PLAN",
        "AWARD",
        "AWARD_NEW",
    }
)
#: Labels that a clause without a fact is listened to for.
_HEARD = frozenset({"TIME", "SCOPE", "PLACE", "ORG", "NAME", "STATUS", "COMPARED", "CONTEST", "TO"})

Build = Callable[[Clause, Match], list[Draft]]


class Trace(NamedTuple):
    """What happened in one sentence, for explanations."""

    sentence: Sentence
    sketch: Sketch
    matches: list[Match]
    drafts: list[Draft]


class Matched(NamedTuple):
    """A sentence and its elements; with its sketch and what the rules match, if it has an anchor.

    A match comes with its anchor's place and the number of its stage; they stand in text order.
    """

    sentence: Sentence
    elements: list[Element]
    sketch: Sketch | None
    found: list[tuple[int, int, Build, Match]]


class FactReader:
    """The fact rules of a rulebook, compiled, and the order they run in."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        self.alphabet = alphabet
        self.tools = Tools.of(book, alphabet)
        self._heard = frozenset(alphabet.chars[label] for label in _HEARD)
        #: Kind, anchor group, rules. A stage's matches close their span to the stages after it.
        self.stages: list[tuple[Build, str, list[CompiledRule]]] = [
            self._stage(book, rankings.build, "rank", "facts/rankings", rankings.KEYS),
            self._stage(book, recognitions.build, "honour", "facts/recognitions", {}),
            self._stage(book, observations.build, "value", "facts/observations", observations.KEYS),
        ]

    def _stage(
        self, book: Rulebook, build: Build, anchor: str, file: str, keys: Keys
    ) -> tuple[Build, str, list[CompiledRule]]:
        rules = compile_rules(book.rules(file), self.alphabet, anchor=anchor, keys=keys)
        return build, anchor, rules

    def match(
        self, text: str, sentences: Sequence[Sentence], elements: list[Element]
    ) -> list[Matched]:
        """What the rules match in each sentence; ``text`` has no private-use characters."""
        matched: list[Matched] = []
        at = 0
        for sentence in sentences:
            inside: list[Element] = []
            while at < len(elements) and elements[at].start < sentence.end:
                if elements[at].start >= sentence.start and elements[at].end <= sentence.end:
                    inside.append(elements[at])
                at += 1
            if any(label_of(element) in _ANCHORS for element in inside):
                sketch = draw(text, sentence.start, sentence.end, inside, self.alphabet)
                matched.append(Matched(sentence, inside, sketch, self._run(sketch)))
            else:
                matched.append(Matched(sentence, inside, None, []))
        return matched

    def read(
        self, reading: Reading, matched: list[Matched], tokens: Tokens, setting: Setting
    ) -> list[Trace]:
        """The facts of an article, sentence by sentence with one discourse state."""
        state = Discourse(main=setting.main, default_period=setting.period)
        traces: list[Trace] = []
        paragraph = -1
        for sentence, inside, sketch, found in matched:
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                state.new_sentence()
                state.new_paragraph()
            else:
                state.new_sentence()
            if sketch is None:
                self._without_facts(sentence, inside, setting, state)
                continue
            clause = Clause(reading, sketch, tokens, self.tools, setting, state)
            drafts = self._build(clause, found)
            traces.append(Trace(sentence, sketch, [entry[3] for entry in found], drafts))
        return traces

    def _without_facts(
        self, sentence: Sentence, inside: list[Element], setting: Setting, state: Discourse
    ) -> None:
        """A sentence without a number: only the time it begins with is heard."""
        first = inside[0] if inside else None
        value = getattr(first, "value", None)
        if first is None or not isinstance(value, TimeValue) or first.start > sentence.start + 2:
            return
        period = setting.period_of(value)
        if period is not None and len(period) < len("2024-01-05"):
            state.paragraph_period = Said(period, "paragraph", first.start, first.end)

    def _run(self, sketch: Sketch) -> list[tuple[int, int, Build, Match]]:
        """The matches of all stages in text order."""
        found: list[tuple[int, int, Build, Match]] = []
        closed: list[tuple[int, int]] = []
        for order, (build, anchor, rules) in enumerate(self.stages):
            spans = []
            for match in run(rules, sketch, anchor):
                first = match.groups[anchor][0][0]
                if any(begin <= first < end for begin, end in closed):
                    continue
                found.append((first, order, build, match))
                spans.append((match.start, match.groups[anchor][-1][1]))
            closed.extend(spans)
        found.sort(key=lambda entry: entry[:2])
        return found

    def _build(self, clause: Clause, found: list[tuple[int, int, Build, Match]]) -> list[Draft]:
        drafts: list[Draft] = []
        for number, (_, _, build, match) in enumerate(found):
            if build is observations.build and _is_count(clause, match, found[number + 1 :]):
                continue
            self._pass_over(clause, match.start)
            clause.used = None
            between = clause.sketch.text[clause.at : match.start]
            if not _NEW_MEMBER.isdisjoint(between):
                clause.prefix = ""
                if not _NEW_CLAUSE.isdisjoint(between):
                    clause.front = ""
            drafts.extend(build(clause, match))
            if match.rule.gives.get("measure") != "none":
                clause.at = max(clause.at, match.end if clause.used is None else clause.used)
        self._pass_over(clause, len(clause.sketch.text))
        return drafts

    def _pass_over(self, clause: Clause, position: int) -> None:
        """Hear what the clauses up to a position say of who, when and how sure."""
        text = clause.sketch.text
        state = clause.discourse
        for number in range(bisect_left(clause.bounds, clause.heard), len(clause.bounds)):
            begin = clause.bounds[number]
            if begin >= position:
                break
            if begin > 0 and text[begin - 1] in _SEGMENT:
                state.new_segment()
            clause.heard = begin + 1
            clause.hear_partition(begin, _next(clause.bounds, begin, len(text)))
            if begin < clause.at:
                continue  # a match read it
            end = min(position, _next(clause.bounds, begin, len(text)))
            if self._heard.isdisjoint(text[begin:end]):
                continue
            field = clause.read_field(begin, end)
            for element in field.times:
                periods.hear_time(clause, element, aside=True)
            periods.hear_comparison(clause, begin, end)
            clause.hear_contest(begin, end)
            if field.subjects and self._is_topic(clause, field, begin, position):
                said = by_name(clause, field.subjects[0])
                if said is not None:
                    state.sentence_subject = said._replace(source="sentence")
            if field.until and (goal := clause.setting.target(field.times)) is not None:
                state.sentence_status = goal
            if field.status is not None:
                state.sentence_status = Said(
                    field.status.row.get("status"),
                    "sentence",
                    field.status.start,
                    field.status.end,
                )
                if text[end - 1 : end] in ":：":
                    state.paragraph_status = state.sentence_status
            periods.hear_years(clause, field)

    def _is_topic(self, clause: Clause, field: Field, begin: int, position: int) -> bool:
        """True where a clause without a fact sets who the clauses behind it are about.

        That is one body at the beginning of a sentence, not a speaker; or, in news of the whole
        country, one place.
        """
        if len(field.subjects) != 1 or clause.speaks(begin):
            return False
        entity = entity_of(field.subjects[0])
        if entity is None:
            return True  # 全市, 全国
        if begin != 0 and not clause.only_filler(begin):
            return False
        if names_list(clause, field):
            return False
        if entity.etype == "ORG":
            return not is_agency(clause, field.subjects[0])
        return entity.etype == "GPE" and clause.setting.place is None


def _is_count(clause: Clause, match: Match, following: list[tuple[int, int, Build, Match]]) -> bool:
    """True for 17家 in 17家企业入选…: the count of a ranking or recognition, no fact of its own."""
    if match.rule.gives.get("indicator") != "both" or match.first("trend") is not None:
        return False
    for _, _, build, other in following:
        if build is observations.build:
            return False
        between = clause.sketch.text[match.groups["value"][-1][1] : other.start]
        return other.start >= match.groups["value"][-1][1] and _APART.isdisjoint(between)
    return False


def names_list(clause: Clause, field: Field) -> bool:
    """True where a coordination goes on behind the subject (A、B等一批项目投产)."""
    return clause.sketch.text[field.begin : field.begin + 1] in ("等", "、")


def _next(bounds: list[int], begin: int, end: int) -> int:
    after = bisect_right(bounds, begin)
    return bounds[after] if after < len(bounds) else end
