"""From when on, and up to when, what news tells of was counted."""

from __future__ import annotations

from extractor.facts.scene import Scene
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.words import Word
from extractor.period import Period

#: Labels of amounts, between which something only changed: 从7月1日的3万人增加到8月1日的5万人.
_AMOUNTS = frozenset({"QTY", "NUM", "PCT", "PP", "MULT"})


def is_until(scene: Scene, start: int) -> bool:
    """True for a time that starts there, up to which all is counted: 截至 | 10月末."""
    before = scene.atoms.items.get(scene.atoms.span(start, start)[0] - 1)
    return isinstance(before, Word) and bool(before.row.get("until"))


def onwards(scene: Scene, mention: Mention, time: TimeValue) -> TimeValue:
    """自2023年开展行动以来, with or without 自: all since then, as 2023年以来 is."""
    begin = scene.atoms.span(mention.start, mention.end)[0]
    clause = scene.clauses[scene.clause_at(begin)]
    _, end = scene.source(clause.begin, clause.end)
    since = scene.reading.text[mention.end : end].endswith(tuple(scene.lexicon.particles.since))
    own = Period.parse(time.value) if time.kind == "date" and time.mod is None else None
    if not since or own is None or own.is_interval:
        return time
    return time._replace(value=str(own.onwards()))


def counted_to(scene: Scene, mention: Mention) -> Period | None:
    """自7月1日启动至 | 8月1日, 自5月1日实施以来，截至 | 8月17日: all from one to the other."""
    last, at = _dated(mention), scene.atoms.span(mention.start, mention.end)[0]
    until = is_until(scene, mention.start)
    if last is None or not (until or scene.label(at - 1) == "TO"):
        return None
    begin = next((one for one in reversed(range(at)) if _is_time(scene, one)), -1)
    item = scene.atoms.items.get(begin)
    first = _dated(item) if isinstance(item, Mention) else None
    if first is None or scene.label(begin - 1) != "P_FROM" or not _goes_on(scene, begin, at, until):
        return None
    return first.to(last) if str(first) < str(last) else None


def _goes_on(scene: Scene, begin: int, at: int, until: bool) -> bool:
    """Whether what began is told to have gone on up to then, and nothing is counted between."""
    labels = {scene.label(one) for one in range(begin, at)}
    if not _AMOUNTS.isdisjoint(labels):
        return False
    if not until:
        return True
    return any(
        scene.word(one).endswith(tuple(scene.lexicon.particles.since)) for one in range(begin, at)
    )


def _dated(mention: Mention) -> Period | None:
    """The day or month that a time says."""
    own = Period.parse(mention.value.value) if isinstance(mention.value, TimeValue) else None
    return own if own is not None and (own.is_day or own.is_month) else None


def _is_time(scene: Scene, at: int) -> bool:
    item = scene.atoms.items.get(at)
    return isinstance(item, Mention) and isinstance(item.value, TimeValue)
