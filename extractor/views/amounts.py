"""A number of a text as people read it: in the text's own digits, with its unit and its sign."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

#: Measures of a difference: their sign is said by the words around the number.
_SIGNED = ("growth", "change", "gap")
_NO_UNIT = ("", "1")


def amount(*, text: str, value: Decimal | None, unit: str, measure: str) -> str:
    """``871.9亿元``, ``+6.0%``, ``-1.2%``, ``82,040,000,000 CNY`` of a table that has 820.4.

    Args:
        text: the number as the text has it; in a table its unit stands elsewhere.
        value: what was read; None of a range.
        unit: its code.
        measure: of the observation; ``rank`` of a position.
    """
    if value is None or measure == "rank":
        return text
    whole = text if unit in _NO_UNIT or _names_unit(text) else _with_unit(text, value, unit)
    if measure not in _SIGNED:
        return whole
    sign = "-" if value < 0 else "+"
    if whole[:1].isdigit():
        return f"{sign}{whole}"
    return f"{sign}{abs(value):f}{unit if unit not in _NO_UNIT else ''}"


def measured(measure: str, basis: str | None, versus: str | None, whole: str | None) -> str:
    """How a fact is counted: ``growth yoy``, ``gap 中国``, ``rank 山东省``."""
    return " ".join(filter(None, (measure, basis, versus, whole)))


def _names_unit(text: str) -> bool:
    """After the digits something stands: 亿 and 万 are numerals by Unicode, 元 is none."""
    last = text.rstrip()[-1:]
    return bool(last) and unicodedata.numeric(last, None) is None and last not in ".)"


def _with_unit(text: str, value: Decimal, unit: str) -> str:
    if not unit.isascii():
        return f"{text}{unit}"
    number = text if _number(text) == value else f"{value:,f}"
    return f"{number} {unit}" if unit[0].isalpha() else f"{number}{unit}"


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None
