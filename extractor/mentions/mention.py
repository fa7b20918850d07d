"""A mention: a span of the reading text with a typed, normalised value."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

#: The rule of a number without a unit: 下降0.2 is a change, 下降三分之一 growth.
BARE = "bare number"


class QuantityValue(NamedTuple):
    """A number with its unit; for a range ``value`` is None and the ends are given."""

    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str  # canonical code: "%", "pp", "x", "1", "CNY", "kW.h", or the classifier itself
    unit_text: str | None  # as written; "" where the unit is implied
    modifier: str | None  # about, nearly, over, under
    front: int  # start of the modifier in front (约, 近, 超过) if there is one, else of the numeral


class TimeValue(NamedTuple):
    """A point or period (EDTF) or a duration (ISO 8601)."""

    kind: str  # "date" or "duration"
    value: str | None
    mod: str | None  # START, MID, END, BEFORE, AFTER, APPROX
    streak: bool = False  # a duration under 连续: 连续三年, 三年连续


class EntityValue(NamedTuple):
    """A named thing; ``name`` is None where it equals the text."""

    etype: str
    name: str | None
    code: str | None
    post: str | None
    affiliation: str | None


class Mention(NamedTuple):
    """One found thing. Spans are half-open offsets in the *reading* text."""

    start: int
    end: int
    value: QuantityValue | TimeValue | EntityValue
    rule: str  # the rule or lexicon that found it


MentionValue = QuantityValue | TimeValue | EntityValue
#: Of their parts, made in C: the classes themselves would run Python for each.
made_mention: Callable[[tuple[int, int, MentionValue, str]], Mention] = partial(
    tuple.__new__, Mention
)
made_entity: Callable[[tuple[str, str | None, str | None, str | None, str | None]], EntityValue] = (
    partial(tuple.__new__, EntityValue)
)
