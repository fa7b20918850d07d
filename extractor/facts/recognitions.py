"""Recognitions from frames: who received which honour."""

from __future__ import annotations

import re

from extractor.facts.context import Context, Slot, Topic
from extractor.facts.draft import Draft, Found, drafted
from extractor.facts.goals import with_goal
from extractor.facts.holder_spans import gives, is_ranked
from extractor.facts.honour_holders import HonourHolders, honour_holders
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.facts.streaks import streak_of
from extractor.facts.times import said_period
from extractor.facts.won import won_in
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.words import Word


def build(frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]) -> Found:
    """The recognitions of one frame: one per holder and honour."""
    scene = frame.scene
    who = honour_holders(frame)
    each = frame.field.each or _shares(frame)
    honours = _honours(frame, context, each=bool(each))
    dates = _dates(frame)
    counts = _counts(frame)
    default = _unnamed(frame, context, who, resolver.one("subject", frame, context, asked))
    slots = with_goal(
        frame,
        {
            "period": _when(frame, resolver.one("period", frame, context, asked)),
            "status": resolver.one("status", frame, context, asked),
        },
    )
    streak = streak_of(frame)
    respective = len(honours) > 1 and len(honours) == len(who.names) and each
    drafts: list[Draft] = []
    for index, honour in enumerate(honours):
        names: list[Slot | None] = list(who.names) or [default]
        if respective:
            names = [who.names[index]]
        text = honour.value
        many = who.numbers or (None,)
        fields = {
            "honour": text,
            "level": next((word for word in scene.lexicon.levels if word in text), None),
        }
        evidence = (
            ("predicate", *scene.sketch.source(frame.match.start, frame.match.end)),
            *(("count", *span) for span in who.counts),
        )
        drafts += [
            drafted(
                "recognition",
                (honour.start, honour.end),
                frame.match.rule.name,
                {**fields, "count": count if counts[index] is None else counts[index]},
                {"subject": _of_any_year(name, slots), "streak": streak, **slots, **dates[index]},
                evidence,
            )
            for name in names
            for count in (many if counts[index] is None else (None,))
        ]
    return Found(drafts, _told(frame, context, honours, who.names, default, slots["period"]))


def _unnamed(
    frame: Frame, context: Context, who: HonourHolders, default: Slot | None
) -> Slot | None:
    """Whose an honour is of which the clause names no holder."""
    counted = frame.match.groups.get("count", [(-1, -1)])[0][0] == frame.match.start
    if (who.numbers or counted) and not who.names:
        default = _whose(frame, context, default)
    ranked = context.topic()
    if gives(frame) and not who.names:
        return _spoken_of(context)
    if is_ranked(frame) and ranked is not None and ranked.measure == "rank":
        return ranked.subject  # 全省唯一的 | 全国文明村
    return default


def _shares(frame: Frame) -> bool:
    """Whether the verb gives each of several his own: 分获."""
    verb = frame.scene.atoms.items.get(frame.start)
    return isinstance(verb, Word) and bool(verb.row.get("each"))


def _whose(frame: Frame, context: Context, default: Slot | None) -> Slot | None:
    """Whose those are that are only counted: of the document's place, not of a body before."""
    wider = context.get("subject", "paragraph", "section", "document")
    divisions = tuple(frame.scene.lexicon.particles.division - {"、", "（", "）"})
    if default is None or wider is None or default.value.endswith(divisions):
        return default
    told = default.strategy in ("held", "topic")
    return wider if told and wider.value.endswith(divisions) else default


def _spoken_of(context: Context) -> Slot | None:
    """Who was spoken of in front of 市政府授予其…."""
    told = context.topic()
    if told is not None and told.subject is not None:
        return told.subject.carried()
    return context.get("subject", "sentence", "paragraph", "section", "document")


def _honours(frame: Frame, context: Context, *, each: bool) -> list[Slot]:
    """The honours a rule captured: names, or noun phrases as they stand.

    ``each``: of several, each has one (分别), which is named in full.
    """
    scene = frame.scene
    found: list[Slot] = []
    for begin, end in frame.match.groups.get("honour", []):
        element = scene.sketch.items.get(begin)
        if isinstance(element, Mention) and end == begin + 1:
            start, stop = element.start, element.end
        else:
            start, stop = scene.sketch.source(begin, end)
        text = scene.reading.surface[start:stop].replace("\n", "")
        named = _named(found, text, scene.lexicon.prize_steps)
        if named == text in scene.lexicon.prize_steps:
            named = won_in(frame, context) + text
        found.append(Slot(_shared(found, named) if each else named, start, stop))
    return found


def _when(frame: Frame, period: Slot | None) -> Slot | None:
    """When an honour was had; nobody knows it of 近年来，甲县先后获评…, but for a time of its own.

    日前，甲县入选…: the day of the news, also in what reports on a year.
    """
    if period is None or period.strategy in _OWN:
        return period
    scene = frame.scene
    today = scene.issuer.reference
    for at in reversed(range(frame.start)):
        word = scene.word(at)
        if word.startswith(tuple(scene.lexicon.particles.undated)):
            return None
        if word in scene.lexicon.particles.lately and today is not None:
            dated = _YEAR.search(scene.text(*scene.source(at, frame.start)))
            return period if dated else period._replace(value=str(today), start=-1, end=-1)
        item = scene.atoms.items.get(at)
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            break
    return period


def _of_any_year(holder: Slot | None, slots: dict[str, Slot | None]) -> Slot | None:
    """2024镜湖马拉松 | 2019年获评…: an honour of another year is of no edition."""
    period = slots["period"]
    year = _EDITION.match(holder.value) if holder is not None else None
    if holder is None or year is None or (period is not None and period.value == year[0]):
        return holder
    return holder._replace(value=holder.value[year.end() :])


def _dates(frame: Frame) -> list[dict[str, Slot | None]]:
    """The period of each honour that a bracket after it tells: 省级文明村（2019年）."""
    sketch = frame.scene.sketch
    found: list[dict[str, Slot | None]] = []
    for _, end in frame.match.groups.get("honour", []):
        end += sketch.text[end : end + 1] in _CLOSE
        mention = sketch.items.get(end + 1) if sketch.text[end : end + 1] == "（" else None
        slot = None
        if isinstance(mention, Mention) and isinstance(mention.value, TimeValue):
            slot = said_period(frame.scene, mention)
        found.append({"period": slot} if slot is not None else {})
    return found


def _named(before: list[Slot], text: str, steps: tuple[str, ...]) -> str:
    """A bare step of a prize with the prize named in front: 教学成果奖一等奖2项、 | 二等奖5项."""
    last = before[-1].value if before and text in steps else ""
    step = next((word for word in steps if last.endswith(word) and last != word), "")
    return last[: -len(step)] + text if step else text


def _shared(before: list[Slot], text: str) -> str:
    """A designation that begins as the one before ends: 浙江省乡村振兴示范镇、 | 示范村."""
    last = before[-1].value if before else ""
    begin = last.rfind(text[:_SHARED])
    alike = begin > 1 and len(last) - begin <= len(text) + 1 <= _LONG
    return last[:begin] + text if alike else text


def _told(
    frame: Frame,
    context: Context,
    honours: list[Slot],
    names: list[Slot],
    default: Slot | None,
    period: Slot | None,
) -> Context:
    """The context with the honour just conferred, and on whom."""
    last = honours[-1]
    when = period.value if period is not None else None
    topics = [
        Topic(one.value, who, "honour", "", when, one.start, one.end, frame.clause)
        for one in honours
        for who in names or (default,)
    ]
    context = context.hold("honour", last, "sentence")
    if not _is_grade(frame, last.value) or context.get("contest", "segment", "sentence") is None:
        context = context.hold("contest", last, "sentence")
    return context.tell(*topics)


def _is_grade(frame: Frame, honour: str) -> bool:
    """True for “优秀”等次: a mark that a contest gives, not a contest or a list itself."""
    bare = honour.translate(_NO_MARKS)
    return bare in frame.scene.lexicon.grades


_EDITION = re.compile(r"(?:19|20)\d\d(?!\d)")  # the year that an event's name opens with
_YEAR = re.compile(r"\d{4}")
#: Strategies that tell when something was by its own words.
_OWN = frozenset({"own", "edition"})
_SHARED = 2  # characters that two designations begin with which share what is in front: 示范
_LONG = 7  # characters, and one, of what is no whole name of a designation
_NO_MARKS = dict.fromkeys(map(ord, "“”‘’"))
_OPEN, _CLOSE = ("“", "‘"), ("”", "’")


def _counts(frame: Frame) -> list[int | None]:
    """How many of each honour: the count right after it, or right in front (获评5个…)."""
    items = frame.scene.sketch.items
    counts = {begin: _count(items.get(begin)) for begin, _ in frame.match.groups.get("count", [])}
    text = frame.scene.sketch.text
    found = []
    for begin, end in frame.match.groups.get("honour", []):
        end += text[end : end + 1] in _CLOSE
        begin -= text[begin - 1 : begin] in _OPEN
        found.append(counts.get(end, counts.get(begin - 1)))
    return found


def _count(element: object) -> int | None:
    if isinstance(element, Mention) and isinstance(element.value, QuantityValue):
        value = element.value.value
        return int(value) if value is not None and value == value.to_integral_value() else None
    return None
