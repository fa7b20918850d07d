"""What a field holds that a rule gives, or that was said before: text, read by the field's kind."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from extractor.edtf import ends_of


def exact(kind: str, text: str) -> Any:
    """The value of a field of a kind: a decimal, an integer, or the text itself.

    Raises:
        ValueError: it is no number, or no whole one.
    """
    if kind == "number":
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise ValueError(f"no number: {text!r}") from None
        if not number.is_finite():
            raise ValueError(f"no number: {text!r}")
        return number
    return int(text) if kind in ("whole", "small") else text


def can_be(kind: str, text: str) -> bool:
    """Whether a field of a kind can hold what is written."""
    if kind == "period":
        return ends_of(text) is not None
    try:
        exact(kind, text)
    except ValueError:
        return False
    return True
