"""One sentence told: its matches in order, with the clauses between them listened to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.facts import observations
from extractor.facts.allotted import allotted
from extractor.facts.bodies import goes_on, holds_place, possible_holders
from extractor.facts.context import Context, Slot
from extractor.facts.counted import consumed_end
from extractor.facts.deictics import by_name
from extractor.facts.draft import Draft
from extractor.facts.field import Body, Field
from extractor.facts.following_noun import noun_after
from extractor.facts.goals import end_plans, hear_outline
from extractor.facts.grounds import leave_ground
from extractor.facts.heard_bases import hear_comparison
from extractor.facts.heard_news import THINGS, hold_thing, leave_place
from extractor.facts.heard_times import hear_day, hear_part, hear_times
from extractor.facts.hearing import (
    hear,
    hear_goal,
    hear_sector,
    hold_status,
    is_new_segment,
)
from extractor.facts.held import hold_agent, hold_subject
from extractor.facts.holder_spans import counts_members
from extractor.facts.holders import says_by_what, with_holders, with_member
from extractor.facts.listed import hear_contest, hear_group
from extractor.facts.outer import named_after, outer_field
from extractor.facts.phrases import acts
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Clause, Frame, Scene
from extractor.facts.stages import Staged
from extractor.facts.strategies.statuses import inside
from extractor.facts.strategies.subjects import is_relative
from extractor.facts.untold import came_from_unread, is_denied, moved_unknown, only_counts
from extractor.facts.where_done import only_where
from extractor.grammar import Match
from extractor.mentions.element import entity_of
from extractor.mentions.words import Word


class ToldMatch(NamedTuple):
    """How one match was told: its rule, its anchor's span, and every strategy that was asked."""

    rule: str
    start: int
    end: int
    asked: list[Asked]


class Telling:
    """A sentence being told: how far it has been read, and the context so far."""

    def __init__(self, scene: Scene, context: Context, resolver: Resolver):
        self.scene, self.context, self.resolver = scene, context, resolver
        self.told: list[ToldMatch] = []
        self._heard = 0  # number of the first clause that was not listened to
        self._ends: dict[int, int] = {}  # bracket (none: -1) → atom where its last fact ended
        self._before: dict[int, Context] = {}  # bracket after an amount → what was known before it
        self._leads: list[Field] = []
        self._in_parts = False  # among the members of a whole

    def tell(self, found: Sequence[Staged], *, more: bool) -> list[Draft]:
        """The facts of the matches, in text order.

        The clauses after the last are listened to where the paragraph has ``more`` facts, and in a
        sentence without any.
        """
        drafts: list[Draft] = []
        for number, (_, _, build, match) in enumerate(found):
            following = [entry[3] for entry in found[number + 1 :]]
            if build is observations.build and (
                only_counts(self.scene, match, found[number + 1 :]) or counts_members(match, found)
            ):
                continue
            if match.rule.gives.get("measure") == "none":  # a number that is read and tells nothing
                self.told.append(ToldMatch(match.rule.name, *_anchor(self.scene, match), []))
                continue
            frame = self._frame(match, following)
            if build is observations.build and (came_from_unread(frame) or moved_unknown(frame)):
                self._consume(frame)
                continue
            if is_denied(frame):
                self.told.append(ToldMatch(match.rule.name, *_anchor(self.scene, match), []))
                self._consume(frame)
                continue
            asked: list[Asked] = []
            result = build(frame, self.context, self.resolver, asked)
            self.told.append(ToldMatch(match.rule.name, *_anchor(self.scene, match), asked))
            self.context = hold_thing(frame, result.context)
            drafts += result.drafts
            self._consume(frame)
        if more or not found:
            self._hear(len(self.scene.clauses))
        self.scene.let_go()
        return drafts

    def _frame(self, match: Match, following: list[Match]) -> Frame:
        scene, match = self.scene, _without_doer(self.scene, match)
        start, end = scene.atom_span(match.start, match.end)
        number = scene.clause_at(start)
        self._hear(number)
        clause = scene.clauses[number]
        self._cross(clause)
        if is_new_segment(scene, clause) and self._heard <= number:
            self.context = self.context.close("segment")
        at = max(clause.reach, self._end_of(clause.bracket))
        at = min(at, start)
        at = named_after(scene, at, start)
        field = scene.field(at, start)
        if clause.bracket >= 0 and not field.phrase and clause.begin == clause.bracket + 1:
            field = outer_field(field, scene, clause.outer, self._end_of(-1))
        if field.thing is not None and self._said_of_what(match, field, field.thing):
            field = field._replace(phrase=(), bodies=(field.thing,), thing=None)
        if says_each(scene, match):
            field = field._replace(each=True)
        if "value" in match.groups:
            field = allotted(scene, field, start)
        frame = Frame(
            scene, match, field, tuple(self._leads), number, at, start, end, tuple(following)
        )
        if "rank" in match.groups or frame.gives("of"):
            frame = self._of_holders(frame)
        elif field.part:
            frame = frame._replace(field=with_member(scene, field))
        self._heard, known = max(self._heard, number + 1), self.context
        self._attend(frame)
        self.context = leave_ground(frame, known, self.context)
        return frame

    def _of_holders(self, frame: Frame) -> Frame:
        """The frame of a rank with who holds it as bodies; so are those after a body."""
        field = with_holders(frame.field, frame, self.context)
        bodies = [entity_of(body.element) for body in field.bodies]
        listed = frame.field.part and self.context.get("contest") is not None
        if (listed or says_by_what(frame)) and any(body and body.etype == "ORG" for body in bodies):
            self.context = self.context.hold("ranked", Slot("", frame.start), "sentence")
        return frame._replace(field=field)

    def _said_of_what(self, match: Match, field: Field, thing: Body) -> bool:
        """True where what is measured, or the contest, is said elsewhere than by who is named.

        吞吐量方面，日照港增长5%; 在全省评价中，日照港名列第3; 日照港以5亿元的产值居第3."""
        of_thing = match.rule.gives.get("of") == "thing"
        if of_thing or field.by or self._leads and self._leads[-1].aspect:
            return True
        if "rank" in match.groups or match.rule.gives.get("of"):
            told = bool(self._leads) and self._leads[-1].among or self.context.get("contest")
            return bool(told) or holds_place(self.scene, match, thing)
        kinds = ("FAC",) if self.scene.issuer.kind == "event" else THINGS  # 某滑雪场 | 设有5条雪道
        site = getattr(entity_of(thing.element), "etype", "") in kinds
        return site and match.first("after") is not None or self._goes_on_with(match)

    def _goes_on_with(self, match: Match) -> bool:
        """True for 甲港区完成吞吐量3万吨；乙港区完成2万吨: another of those, in one unit."""
        value = next(iter(self.scene.captures(match, "value")), None)
        unit = getattr(getattr(value, "value", None), "unit", None)
        told = [one for one in self.context.topics if one.unit not in ("%", "")][-1:]  # no rank
        return any(one.subject is not None and one.unit == unit for one in told)

    def _attend(self, frame: Frame) -> None:
        """Hold what the fact's own field says of who and when for the clauses that follow."""
        scene, field = self.scene, frame.field
        first = not self.context.topics
        part = field.part or any(lead.part for lead in self._leads)
        said = "opening" if first and not part else "inside"
        clause = scene.clauses[frame.clause]
        self.context = hear_outline(scene, self.context, clause)
        self.context = leave_place(scene, self.context, clause)
        if self._leads:
            self.context = hear_day(scene, self.context, self._leads[-1])
        if not any(lead.times for lead in self._leads):
            self.context = hear_part(scene, self.context)
        self.context = hear_times(scene, self.context, field, said)
        self._in_parts = (part or self._in_parts) and not field.phrase  # 其中甲市5人、乙县3人
        bodies = [] if is_relative(frame) or self._in_parts else possible_holders(frame)
        self.context = hold_agent(scene, self.context, field)
        for body in () if _are_listed(scene, bodies) else bodies[-1:]:
            slot = by_name(scene, body.element)
            if slot is not None and _leads_on(frame, body):
                told = "label" if first and clause.mark in _COLONS else said  # 甲院升至第2位：…
                self.context = hold_subject(scene, self.context, slot, told, body)
        self.context = hear_goal(scene, end_plans(scene, self.context, field), field, said)
        word = field.status or inside(frame)
        if word is not None:
            self.context = hold_status(scene, self.context, word, said, timed=bool(field.times))
        self.context = hear_comparison(scene, self.context, field, said)
        self.context = hear_contest(scene, self.context, field, said)
        self.context = hear_group(scene, self.context, field)
        self.context = hear_sector(scene, self.context, field, said)

    def _hear(self, number: int) -> None:
        """Listen to the clauses before a number that no fact was told in."""
        scene = self.scene
        while self._heard < number:
            clause = scene.clauses[self._heard]
            self._cross(clause)
            if is_new_segment(scene, clause):
                self.context = self.context.close("segment")
                self._leads = []
            begin = max(clause.begin, self._end_of(clause.bracket))
            field = scene.field(begin, clause.end)
            first = not self.context.topics
            self.context = hear(scene, self.context, clause, field, first=first)
            if clause.bracket < 0 and begin == clause.begin:
                self._leads.append(field)
            self._heard += 1

    def _cross(self, clause: Clause) -> None:
        """What a bracket after an amount tells is over with it: 9亿元（其中县级5亿元），增长5%."""
        if clause.bracket < 0:
            self.context = self._before.popitem()[1] if self._before else self.context
        elif self._end_of(-1) == self.scene.clauses[clause.outer].end:
            self._before.setdefault(clause.bracket, self.context)

    def _end_of(self, bracket: int) -> int:
        """Where the last fact inside a bracket (outside all: -1) ended."""
        return max(self._ends.get(-1, 0), self._ends.get(bracket, 0))

    def _consume(self, frame: Frame) -> None:
        """What a fact has read, its clauses do not read again."""
        scene, match = self.scene, frame.match
        end = frame.end
        span = match.first("after")
        if span is not None:
            begin, last = scene.atom_span(*span)
            end = noun_after(scene, begin, last, amounts="rank" in match.groups)
            end = consumed_end(scene, begin, end) if "value" in match.groups else end
        bracket = scene.clauses[frame.clause].bracket
        self._ends[bracket] = max(end, self._ends.get(bracket, 0))
        self._leads = []


def _without_doer(scene: Scene, match: Match) -> Match:
    """A match that begins with who does what is first, without them: 宁夏建成 | 首家商场.

    The rule takes a place and what follows it for among whom, whatever that is.
    """
    span, rank = match.first("scope"), match.first("rank")
    if span is None or rank is None or "after" not in match.groups or span[0] > match.start:
        return match
    begin, end = scene.atom_span(*span)
    if scene.label(begin) != "PLACE" or not acts(scene, begin + 1, end):
        return match
    groups = {name: spans for name, spans in match.groups.items() if name != "scope"}
    captured = {name: found for name, found in match.captured.items() if name != "scope"}
    return match._replace(start=rank[0], groups=groups, captured=captured)


def _are_listed(scene: Scene, bodies: Sequence[Body]) -> bool:
    """True for 甲市、乙市产值突破百亿元，新建学校5所: the schools are not of the last."""
    text, roles = scene.atoms.text, scene.lexicon.fields
    between = text[bodies[-2].at + 1 : bodies[-1].at] if len(bodies) > 1 else ""
    return bool(between) and roles.joint_in(between)


def _leads_on(frame: Frame, body: Body) -> bool:
    """True where what follows is about a body too: of those ranked, only a division."""
    entity = entity_of(body.element)
    ranked = entity is not None and entity.etype == "GPE" and (entity.code or "").isdigit()
    told = "value" in frame.match.groups or ("rank" in frame.match.groups and ranked)
    return told and goes_on(frame.scene, body) and not only_where(frame, body)


_COLONS = ("：", ":")
#: Groups whose words say something else than how a fact is told.
_SAID = ("versus", "whole", "base", "scope", "after", "holder")


def says_each(scene: Scene, match: Match) -> bool:
    """True where the words of a rule say a thing of each of several: 均位居, 分列."""
    char = scene.lexicon.alphabet.chars["EACH"]
    items = scene.sketch.items
    for position, one in enumerate(scene.sketch.text[match.start : match.end], match.start):
        item = items.get(position)
        each = one == char or (isinstance(item, Word) and item.row.get("each") == "yes")
        if each and not _says_else(match, position):
            return True
    return False


def _says_else(match: Match, position: int) -> bool:
    spans = [span for group in _SAID for span in match.groups.get(group, ())]
    return any(begin <= position < end for begin, end in spans)


def _anchor(scene: Scene, match: Match) -> tuple[int, int]:
    """The reading span of what a fact is anchored to."""
    for group in ("value", "rank", "honour"):
        found = scene.captures(match, group)
        if found:
            return found[0].start, found[0].end
    return scene.sketch.source(match.start, match.end)
