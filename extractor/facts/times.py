"""Periods of facts out of the times that sentences say."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame, Scene
from extractor.facts.since import counted_to, is_until, onwards
from extractor.mentions.element import AHEAD, FEASTS
from extractor.mentions.mention import Mention, TimeValue
from extractor.period import Period

_DAY = len("2024-01-05")
_SEVERAL = 2
#: Labels of verbs of awarding.
_AWARDS = frozenset({"AWARD", "AWARD_GET", "AWARD_NEW", "GRANTED", "JOIN"})
_NAME = 14  # characters, in which the name of a meeting ends
_ITEM = 4  # characters in which the word for what is carried over stands
_EVENT = 4  # atoms in which what happened is told: 发生强震的
_CLASS = "class-year"  # the rule of 2024届


def said_period(scene: Scene, mention: Mention) -> Slot | None:
    """The period a time gives to a fact; None for vague ones and for when a thing was founded."""
    known = scene.periods.get(mention.start)
    if known is None or known[0] is not mention:
        known = scene.periods[mention.start] = mention, _period(scene, mention)
    return known[1]


def _period(scene: Scene, mention: Mention) -> Slot | None:
    assert isinstance(mention.value, TimeValue)
    if founded(scene, mention) or _is_term(scene, mention) or _is_of_name(scene, mention):
        return None
    if _is_of_event(scene, mention):
        return None
    if (counted := _counted_by(scene, mention)) is not None:
        return said_period(scene, counted)
    run = counted_to(scene, mention)
    if run is not None:
        return Slot(str(run), mention.start, mention.end)
    value = scene.issuer.period_of(onwards(scene, mention, mention.value))
    if is_ahead(mention):
        value = scene.issuer.to_come(mention.value.value or "")
    if value and is_until(scene, mention.start):
        value = value.partition("T")[0]  # 截至今天17时: so it was on that day
    closes = mention.value.mod == "END"
    return Slot(value, mention.start, mention.end, closes=closes) if value else None


def _counted_by(scene: Scene, now: Mention) -> Mention | None:
    """截至11日，…，目前仍有6人失踪: 目前 is what was counted by in front of it, in its sentence."""
    if getattr(now.value, "value", None) != "PRESENT_REF":
        return None
    for item in scene.atoms.items.values():
        if not isinstance(item, Mention) or not isinstance(item.value, TimeValue):
            continue
        if item.start >= now.start or not is_until(scene, item.start):
            continue
        if item.value.value != "PRESENT_REF":
            return item
    return None


def _is_of_event(scene: Scene, mention: Mention) -> bool:
    """True in news for the day of an event, told of by now: 28日 | 发生的地震已导致12人受伤."""
    own = Period.parse(mention.value.value) if isinstance(mention.value, TimeValue) else None
    if own is None or not own.is_day or not scene.issuer.of_day:
        return False
    end = scene.atoms.span(mention.start, mention.end)[1]
    clause = scene.clauses[scene.clause_at(end - 1)]
    if scene.word(end) not in scene.lexicon.particles.happened:
        return False
    return any(scene.label(at) == "DE" for at in range(end, min(end + _EVENT, clause.end)))


def one_each(frame: Frame, count: int, *, alone: bool) -> list[Slot | None]:
    """The periods of 2022年、2023年，…分别为a、b: one for each of ``count``, else none.

    ``alone``: all are of one thing, so that 2022至2024年，…分别为a、b、c are the years of a run.
    """
    said = frame.field.times or (frame.leads[-1].times if frame.leads else ())
    found = [said_period(frame.scene, mention) for mention in said]
    if len(found) == count:
        return found
    whole = found[0] if len(found) == 1 else None
    run = Period.parse(whole.value) if whole is not None else None
    if not alone or whole is None or run is None or count < _SEVERAL or run.years != count:
        return []
    first = run.head().year
    return [whole._replace(value=str(Period.of(first + n))) for n in range(count)]


def _is_of_name(scene: Scene, mention: Mention) -> bool:
    """True for a time that is part of a name and says when nothing was."""
    return _names_item(scene, mention) or _names_session(scene, mention)


def _names_session(scene: Scene, mention: Mention) -> bool:
    """True for the year of a meeting, which tells of the one before: 召开 | 2025年 | 工作会议."""
    own = Period.parse(mention.value.value) if isinstance(mention.value, TimeValue) else None
    if own is None or not own.is_year:
        return False
    clause = scene.clauses[scene.clause_at(scene.atoms.span(mention.start, mention.end)[0])]
    _, end = scene.source(clause.begin, clause.end)
    name = scene.reading.text[mention.end : min(end, mention.end + _NAME)]
    return any(word in name for word in scene.lexicon.particles.session)


def _names_item(scene: Scene, mention: Mention) -> bool:
    """True for the year an item of a budget has in its name: 上年 | 结转, 结转 | 下年."""
    text, carried = scene.reading.text, tuple(scene.lexicon.particles.carried)
    front, after = (
        text[max(mention.start - _ITEM, 0) : mention.start],
        text[mention.end : mention.end + _ITEM],
    )
    return front.endswith(carried) or after.startswith(carried)


_PARTS_OF_YEARS = ("sub-year", "year-part")  # 全年, 今年全年
_LATE = 9  # the month after which a year may be told of as a whole


def is_ahead(mention: Mention) -> bool:
    """True for 未来三年, 未来三天: what lies ahead of the text, as far as that."""
    return mention.rule == AHEAD


def ahead(times: tuple[Mention, ...]) -> Slot | None:
    """How sure what is told of a time ahead is: in 未来三年 aimed at, in 未来三天 expected."""
    for mention in filter(is_ahead, times):
        assert isinstance(mention.value, TimeValue)
        years = (mention.value.value or "").endswith("Y")
        return Slot("target" if years else "forecast", mention.start, mention.end)
    return None


def to_come(scene: Scene, times: tuple[Mention, ...]) -> Slot | None:
    """全年 and 年内 said in the middle of that year: what is told of them is aimed at."""
    today = scene.issuer.reference
    for mention in times:
        year = mention.value.value if isinstance(mention.value, TimeValue) else None
        if today is None or today.month > _LATE or mention.rule not in _PARTS_OF_YEARS:
            continue
        if year == f"{today.year}":
            return Slot("target", mention.start, mention.end)
    return None


def _is_term(scene: Scene, mention: Mention) -> bool:
    """True for how soon something is done, which is no time at which it was: 7日内 | 回复率."""
    last = scene.reading.text[mention.end - 1]
    return mention.rule == "ago" and last in scene.lexicon.particles.inside


def opens_year(mention: Mention) -> bool:
    """True for 年初: the beginning of a year."""
    value = mention.value
    return isinstance(value, TimeValue) and value.mod == "START" and (value.value or "").isdigit()


def is_streak(mention: Mention) -> bool:
    """True for 连续五年."""
    return isinstance(mention.value, TimeValue) and mention.value.streak


def founded(scene: Scene, mention: Mention) -> bool:
    """True for the time in which something came to be, where nothing more is told of it.

    该厂成立于2003年，现有…; 2003年成立，现有…; not 2003年成立协会3个.
    """
    words = scene.lexicon.particles
    begin, end = scene.atoms.span(mention.start, mention.end)
    if scene.word(begin - 1) in words.founded_in and scene.word(begin - 2) in words.founded:
        return True
    if scene.word(end) not in words.founded:
        return False
    after = end + 1
    closed = any(clause.end == after for clause in scene.clauses)
    return closed or scene.word(after) in words.founded_in


def numbers(scene: Scene, mention: Mention) -> bool:
    """True for the year that things are numbered through: 今年 | 第9号台风, 2025年 | 首批项目."""
    own = Period.parse(mention.value.value) if isinstance(mention.value, TimeValue) else None
    after = scene.atoms.span(mention.start, mention.end)[1]
    serial = tuple(scene.lexicon.particles.serial)
    numbered = scene.label(after) == "M" and scene.word(after).startswith(serial)
    return numbered and own is not None and own.is_year  # but 2025年 | 第三产业


def of_honour(scene: Scene, mention: Mention) -> bool:
    """True for the time in the name of what was awarded, which dates nothing that follows.

    获评 | 2023年度优秀景区; not 获评企业 | 2024年实现产值.
    """
    return scene.label(scene.atoms.span(mention.start, mention.end)[0] - 1) in _AWARDS


def run_of_years(mentions: tuple[Mention, ...]) -> int:
    """How many years the first duration in years says: 连续五年 → 5; 0 where none does."""
    for mention in mentions:
        value = getattr(mention.value, "value", None) or ""
        if value.startswith("P") and value.endswith("Y") and value[1:-1].isdigit():
            return int(value[1:-1])
    return 0


def run_up_to(scene: Scene, slot: Slot, mentions: tuple[Mention, ...]) -> Slot:
    """The days or months of a run, up to the time that is spoken of: 连续6天 | 超过千万亩.

    Of 从5月31日开始，连续6天 they are those from that day on.
    """
    streak = next(filter(is_streak, mentions), None)
    said = getattr(streak.value, "value", None) or "" if streak is not None else ""
    own = Period.parse(slot.value.partition("T")[0])
    if own is None or own.is_open or not said[1:-1].isdigit() or int(said[1:-1]) < _SEVERAL:
        return slot
    more = int(said[1:-1]) - 1
    if said.endswith("D") and own.is_day:
        at = scene.atoms.span(slot.start, slot.end)[0] if slot.start >= 0 else 0
        onward = scene.label(at - 1) == "P_FROM"
        run = (own, own.shift(days=more)) if onward else (own.shift(days=-more), own)
        return slot._replace(value=str(run[0].to(run[1])))
    if said.endswith("M") and own.grain == "month":
        last = own.tail()
        return slot._replace(value=str(last.shift(months=-more).to(last)))
    return slot


def basis_of(scene: Scene, said: Mention, context: Context) -> str | None:
    """What a comparison with this time is called.

    比上年 is with the like part of that year, 比上年全年 with the whole of it.
    """
    time = said.value
    own = Period.parse(time.value) if isinstance(time, TimeValue) else None
    if own is None or not isinstance(time, TimeValue):
        return None
    base = own.part(time.mod) if time.mod in ("START", "END") else own
    held = context.get("period")
    if held is None:
        return str(base)
    now = Period.parse(held.value)
    whole_year = tuple(scene.lexicon.particles.whole_year)
    if now is not None and not now.is_year and scene.reading.text[: said.end].endswith(whole_year):
        return str(base)
    if now is not None and now.is_month and base == now.shift(months=-1):
        return "mom"
    if time.mod is None and now is not None and not now.is_term:
        like = base.is_year or said.rule in FEASTS  # 比2023年清明假期: one feast with the last
        year_before = like and now.year == base.year + 1
        if year_before or base == now.year_before():
            return "yoy"
        whole = context.get("period", "document")  # 8月4日，…较去年同期: of what is reported on
        own = Period.parse(whole.value) if whole is not None and now.is_day else None
        if own is not None and base == own.year_before():
            return "yoy"
    return scene.issuer.closed(str(base))


def of_report(scene: Scene, slot: Slot) -> bool:
    """True for the year in a title whose report is on a part of it: 2025年 | 半年报."""
    own, whole = scene.issuer.period, Period.parse(slot.value)
    period = Period.parse(own.value) if own is not None else None
    if scene.kind != "title" or period is None or period.is_year:
        return False
    return whole is not None and whole.is_year and whole.contains(period)


def within(scene: Scene, context: Context, mention: Mention, slot: Slot) -> bool:
    """True for the year of a class after a day of that year: 截至8月31日，2024届毕业生5843人."""
    held = context.get("period", "segment", "sentence", "paragraph")
    if mention.rule != _CLASS or held is None or held.start < scene.source(0, 1)[0]:
        return False
    return (
        held.start < slot.start
        and len(held.value) == _DAY
        and held.value.startswith(f"{slot.value}-")
    )
