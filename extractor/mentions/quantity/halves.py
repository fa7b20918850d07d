"""Halves: 半公里, 一个半, 三个半小时."""

from __future__ import annotations

from extractor.mentions.quantity.counted import HALF, Counted
from extractor.mentions.quantity.exact import EXACT
from extractor.mentions.quantity.kinds import AMOUNTS, TIMES
from extractor.mentions.quantity.part import Numeral, Part
from extractor.mentions.quantity.ruled import RuledParts
from extractor.mentions.quantity.rules import QuantityRules
from extractor.mentions.quantity.unit_words import UnitAt
from extractor.mentions.quantity.words import QuantityWords

_COUNTED_HALVES = frozenset({"time", "pp", "measure"})  # 三个半小时, 一个半百分点
_REACH = 6  # where the unit after 个半 ends at the latest


class Halves:
    """Reads 半 in front of a unit and after a counter."""

    def __init__(
        self, words: QuantityWords, rules: QuantityRules, counted: Counted, ruled: RuledParts
    ):
        self._joints, self._units = words.joints, words.units
        self._modifiers, self._refusals = words.modifiers, words.refusals
        self._context = words.context
        self._rules, self._counted, self._ruled = rules, counted, ruled

    def part(self, text: str, start: int, last: int, *, every: bool) -> Part | None:
        """半公里, 半个百分点: half of a unit that follows; of what is counted only if ``every``."""
        end = start + 1
        if not every and text[start - 1 : start] in self._joints.no_half:
            return None
        ruled = self._rules.after(text, start, end, HALF) if every else None
        if ruled:
            return self._ruled.part(text, ruled)
        unit_at = self._units.at(text, end)
        if unit_at is None or unit_at.unit.kind == "unknown":
            return None
        if not every and not self._halved(text, start, unit_at):
            return None
        numeral = Numeral(start, end, text[start:end], HALF, None, None)
        return self._counted.part(text, numeral, unit_at, last)

    def _halved(self, text: str, start: int, unit_at: UnitAt) -> bool:
        """Whether running text means half of this unit: 半吨, but not 半方案, 半年."""
        kind, length = unit_at.unit.kind, unit_at.end - start - 1
        if self._refusals.after(text, unit_at.end):
            return False
        if kind in TIMES:
            front = self._modifiers.front(text, start)
            at = front.at if front else start
            return kind == "time" and self._context.measured(text, at, unit_at.end)
        if kind not in AMOUNTS - {"percent", "coin"}:
            return False
        return length > 1 or text[start + 1] in self._joints.half_of

    def added(self, text: str, numeral: Numeral, unit_at: UnitAt) -> tuple[Numeral, UnitAt]:
        """1个半 is one and a half, 3个半小时 three hours and a half; 3个半导体 are three."""
        end = unit_at.end
        if numeral.high is not None or text[numeral.end : end] not in self._joints.counter:
            return numeral, unit_at
        more = numeral._replace(low=EXACT.add(numeral.low, HALF))
        if not text[end + 1 : end + 2].isalnum():
            return more, UnitAt(unit_at.unit, end + 1)
        for counter in self._joints.counter:
            longer = self._units.at(counter + text[end + 1 : end + _REACH], 0)
            if longer is None or longer.end <= len(counter):
                continue
            if longer.unit.kind in _COUNTED_HALVES:
                return more, UnitAt(longer.unit, end + 1 + longer.end - len(counter))
        return numeral, unit_at
