"""Periods of facts out of the times that sentences say."""

from __future__ import annotations

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Scene
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf

_YEARS = len("2021/2025")


def said_period(scene: Scene, mention: Mention) -> Slot | None:
    """The period that a time gives to a fact; None for vague ones."""
    assert isinstance(mention.value, TimeValue)
    value = scene.issuer.period_of(mention.value)
    return Slot(value, mention.start, mention.end) if value else None


def run_of_years(mentions: tuple[Mention, ...]) -> int:
    """How many years the first duration in years says: 连续五年 → 5; 0 where none does."""
    for mention in mentions:
        value = getattr(mention.value, "value", None) or ""
        if value.startswith("P") and value.endswith("Y") and value[1:-1].isdigit():
            return int(value[1:-1])
    return 0


def is_term(period: str) -> bool:
    """True for several whole years: 2021/2025."""
    return len(period) == _YEARS


def last_year(period: str) -> str:
    """The last year of a term; another period as it is."""
    return period[5:] if is_term(period) else period


def basis_of(scene: Scene, time: TimeValue, context: Context) -> str | None:
    """What a comparison with this time is called."""
    if not edtf.is_edtf(time.value) or time.value is None:
        return None
    base = edtf.end_point(time.value, time.mod) if time.mod in ("START", "END") else time.value
    held = context.get("period")
    if base is None or held is None:
        return base
    now = held.value
    if time.mod is None and edtf.is_edtf(now) and not is_term(now):
        if base == edtf.previous(now):
            return "yoy"
        if len(base) == 4 and edtf.year_of(now) == int(base) + 1:
            return "yoy"
    return scene.issuer.closed(base)
