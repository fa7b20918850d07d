"""Values as one line of text, in a cell of whatever table."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any


def flat(value: Any) -> str:
    """A value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return "; ".join(map(flat, value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
