"""A record's period as the two date columns that range queries use."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from extractor.period import Period


class Days(NamedTuple):
    """First and last day; None where open or not a calendar period."""

    first: datetime.date | None
    last: datetime.date | None


_NONE = Days(None, None)


def days(edtf: str | None) -> Days:
    """The days of an EDTF period; both None for what has none (``PAST_REF``, a duration)."""
    period = Period.parse(edtf)
    return Days(period.first_day, period.last_day) if period else _NONE
