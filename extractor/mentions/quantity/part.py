"""One numeral of a text with what was found around it, before it becomes a quantity."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from extractor.mentions.quantity.modifiers import Modifiers
from extractor.mentions.quantity.unit_words import Unit

#: The rule of a number whose currency stands in front.
BEFORE = "currency before the number"


class Numeral(NamedTuple):
    """A numeral where it stands, with its value."""

    start: int
    end: int
    raw: str
    low: Decimal
    high: Decimal | None  # of a vague one: 三五, 数十
    inexact: str | None  # the modifier inside it: 余, 多


#: Of its six parts, made in C: the class itself would run Python for each.
made_numeral: Callable[[tuple[int, int, str, Decimal, Decimal | None, str | None]], Numeral] = (
    partial(tuple.__new__, Numeral)
)


class Part(NamedTuple):
    """One numeral with what was found around it."""

    start: int
    number_end: int
    end: int  # after the unit and the modifier after it
    low: Decimal
    high: Decimal | None
    unit: Unit | None  # None: none of its own
    unit_text: str
    modifier: str | None
    front: int  # where the modifier in front begins
    rule: str
    raw: str  # the numeral as written
    back: bool = False  # the modifier stands after
    refused: bool = False
    ordinal: bool = False
    ratio: Decimal | None = None  # by a rule: how many times the numeral the value is
    whole: Decimal = Decimal(0)  # of a fraction: what one whole is worth; 0 of others
    least: Decimal = Decimal(1)  # its smallest unit so far, in its unit: 12元5角 has 0.1


def refused(start: int, end: int, *, ordinal: bool = False) -> Part:
    """A numeral that is no quantity; ``ordinal``: nor is what is listed after it."""
    return Part(
        start,
        end,
        end,
        Decimal(1),
        None,
        None,
        "",
        None,
        start,
        "",
        "0",
        refused=True,
        ordinal=ordinal,
    )


def with_back(modifiers: Modifiers, text: str, part: Part) -> Part:
    """``part`` with the modifier after it, 以上 or 左右."""
    back = modifiers.back(text, part.end)
    if back is None:
        return part
    return part._replace(modifier=part.modifier or back.modifier, end=back.at, back=True)
