"""What the number of a cell measures, and in which unit: its own, its column's, its row's."""

from __future__ import annotations

from decimal import Decimal

from extractor.gridfacts.heads import GridFrame, Head
from extractor.gridfacts.labels import GridUnit, LabelReader
from extractor.gridfacts.values import GridValue
from extractor.gridfacts.words import GridWords

PERCENT, POINTS = "%", "pp"


class Measuring:
    """Measures and units by the words of one rulebook."""

    def __init__(self, words: GridWords, labels: LabelReader):
        self._words, self._labels = words, labels

    def measured(
        self,
        frame: GridFrame,
        head: Head,
        units: tuple[GridUnit, ...],
        measure: str,
        indicator: str,
        value: GridValue,
    ) -> tuple[str, GridUnit, Decimal] | None:
        """Measure, unit and signed number of a cell, or None where they do not agree."""
        unit = self._unit(frame, head, units, measure, value)
        if unit is None or not (head.column.heads or value.unit):
            return None
        number = value.number * head.sign if value.number > 0 else value.number
        of_rate = indicator.endswith(self._words.rates)
        if measure == "either":
            measure = "growth" if unit.code == PERCENT and not of_rate else "change"
        if measure == "growth" and unit.code == POINTS:
            measure = "change"
        if measure == "growth" and of_rate:
            if not any(u.code == PERCENT for u in units):
                return None  # the growth of a rate, or its points: it is not said
            measure = "change"
        if measure == "change" and of_rate and unit.code == PERCENT:
            unit = GridUnit(POINTS, unit.factor)
        if measure in ("growth", "share") and unit.code not in (PERCENT, "‰", "x"):
            return None
        if measure == "level" and unit.code == PERCENT:
            measure = self._percent(indicator) if head.column.heads else ""
        if not measure or (measure == "level" and value.moved):
            return None
        return measure, unit, number

    def _percent(self, indicator: str) -> str:
        """What a plain number in % is: a rate as it stands, or the growth of an amount."""
        if indicator.endswith(self._words.rates):
            return "level"
        return "growth" if indicator.endswith(self._words.amounts) else ""

    def _unit(
        self,
        frame: GridFrame,
        head: Head,
        units: tuple[GridUnit, ...],
        measure: str,
        value: GridValue,
    ) -> GridUnit | None:
        """The unit of a cell: its own, its column's, its row's, the caption's."""
        if value.unit:
            return self._labels.unit(value.unit)
        if head.units:
            return head.units[0]
        if measure in ("growth", "share"):
            return self._labels.unit(PERCENT)
        if measure == "either":
            said = [u for u in (*units, *frame.units) if u.code in (PERCENT, POINTS)]
            return said[0] if said else None
        for some in (units, frame.units):
            fitting = [u for u in some if u.code != PERCENT] or list(some)
            if fitting:
                return fitting[0]
        return None
