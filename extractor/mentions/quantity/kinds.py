"""Kinds of units (``kind`` of units.tsv) that are read alike."""

from __future__ import annotations

COUNTS = frozenset({"count", "loose", "score"})
RATES = frozenset({"percent", "pp", "multiple"})
MONEY = frozenset({"currency", "coin"})
AMOUNTS = RATES | MONEY | {"permille", "measure"}
#: Years, days and hours: dates as often as amounts.
TIMES = frozenset({"time", "calendar", "day"})
