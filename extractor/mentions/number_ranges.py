"""Ranges and bounds of plain numbers: :func:`find_ranges` finds 大于15小于45, 六百以上, 15至45."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor.mentions.numerals import Number, NumberReader
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.loose_text import LooseText, loosen
from extractor.mentions.quantity.modifiers import Modifiers
from extractor.mentions.quantity.ranges import scaled
from extractor.mentions.quantity.values import Numerals
from extractor.rulebook import Rulebook, load_rulebook

_OVER, _UNDER = "over", "under"
_AT_END = ("", *"，。；、！？）)\n ")


class NumberRange(NamedTuple):
    """Numbers between two ends, ``text`` is ``[start, end)`` of the text given.

    An end that is not said is None. Whether an end belongs to the range is not told: people
    disagree on 以上 and 之间.
    """

    start: int
    end: int
    text: str
    lower: Decimal | None
    upper: Decimal | None


def find_ranges(text: str) -> list[NumberRange]:
    """Every range or bound of numbers in ``text`` with the words that make it one, in text order.

    大于90, 不小于四十, 六百以上, 三百四十余万, 二到六, 处于15和45之间, 比85低; 大于15且小于45
    is one range, 大于90小于35 two bounds. The numbers are those of :func:`find_numbers`.
    """
    return _reader().find(text)


@cache
def _reader() -> RangeReader:
    return RangeReader(load_rulebook())


class RangeReader:
    """Finds ranges; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self._numbers, self._modifiers = NumberReader(book), Modifiers(book)
        self._numerals, self._joints = Numerals(book), Joints(book)
        words = [row.word for row in book.table("modifiers")]
        joints = self._joints
        words += [*joints.than, *joints.within, *joints.among, *joints.list, *joints.also]
        more = (self._numerals.every, self._numerals.points, joints.more, *joints.over)
        #: Between two of these a blank is none.
        self._inside = frozenset("".join((*words, *more)) + "0123456789")

    def find(self, text: str) -> list[NumberRange]:
        """See :func:`find_ranges`."""
        loose = loosen(text, self._inside)
        numbers = self._numbers.find(loose.text)
        found = self._between(loose.text, numbers)
        taken = {at for one in found for at in range(one.start, one.end)}
        bounds = (b for n in numbers if n.start not in taken for b in self._bound(loose.text, n))
        return [_placed(one, loose, text) for one in self._merged(loose.text, [*found, *bounds])]

    def _between(self, text: str, numbers: list[Number]) -> list[NumberRange]:
        """Two numbers with a joint between: 二到六, 15和45之间."""
        joints = self._joints
        found: list[NumberRange] = []
        for left, right in pairwise(numbers):
            gap = text[left.end : right.start].strip()
            start, end = left.start, right.end
            among = next((word for word in joints.among if text.startswith(word, end)), "")
            within = next((word for word in joints.within if text.endswith(word, 0, start)), "")
            closed = text[end + len(among) :][:1] in _AT_END
            paired = gap in joints.list and bool(among) and bool(within or len(among) > 1 or closed)
            if (gap not in joints.range and not paired) or (found and found[-1].end > start):
                continue
            low, high = self._ends(left, right)
            if low < high:
                start, end = (start - len(within), end + len(among)) if among else (start, end)
                found.append(NumberRange(start, end, "", low, high))
        return found

    def _ends(self, left: Number, right: Number) -> tuple[Decimal, Decimal]:
        """三到五万 begins at 30,000; 零下3到5 has both its ends below zero."""
        low = scaled((left.text, right.text), (left.value, right.value), self._numerals)
        said = left.text.startswith(tuple(w for w in self._joints.minus if len(w) > 1))
        both = said and right.value > 0 and not right.text.startswith(self._joints.plus)
        return (-right.value, low) if both else (low, right.value)

    def _bound(self, text: str, number: Number) -> Iterator[NumberRange]:
        """One number with a word that bounds it: 大于90, 六百以上, 比四十大, 三百余."""
        start, end, value = number.start, number.end, number.value
        front, back = self._modifiers.front(text, start), self._modifiers.back(text, end)
        name = None
        if front is not None and front.modifier in (_OVER, _UNDER):
            start, name = front.at, front.modifier
        elif back is not None and back.modifier in (_OVER, _UNDER):
            end, name = back.at, back.modifier
        elif text.endswith(self._joints.than, 0, start):
            start -= max(len(w) for w in self._joints.than if text.endswith(w, 0, start))
            name, end = self._compared(text, end)
        elif set(number.text) & set(self._joints.more):
            name = _OVER
        elif text[end : end + 1] in tuple(self._joints.more) and self._round(number.text):
            name, end = _OVER, end + 1
        if name is not None:
            over = name == _OVER
            lower, upper = (value, None) if over else (None, value)
            yield NumberRange(start, end, "", lower, upper)

    def _round(self, written: str) -> bool:
        """Whether 多 behind a number means more than it: 200多, 三千余; but not 3多."""
        return written[-1] == "0" or written[-1] in self._numerals.scales

    def _compared(self, text: str, end: int) -> tuple[str | None, int]:
        """Whether 大 or 小 stands behind a number, and where that ends."""
        at = end + (text[end : end + 1] == " ")
        for name, words in ((_OVER, self._joints.greater), (_UNDER, self._joints.smaller)):
            for word in words:
                if text.startswith(word, at):
                    return name, at + len(word)
        return None, end

    def _merged(self, text: str, found: list[NumberRange]) -> Iterator[NumberRange]:
        """In text order, a lower and an upper bound side by side as one range."""
        before: NumberRange | None = None
        for one in sorted(found, key=lambda one: one.start):
            gap = text[before.end : one.start].replace(" ", "") if before else None
            joined = before and (not gap or gap in self._joints.also) and _both(before, one)
            if joined:
                yield joined
                before = None
                continue
            if before:
                yield before
            before = one
        if before:
            yield before


def _both(first: NumberRange, second: NumberRange) -> NumberRange | None:
    """Two bounds as one range, None where they are of one side or leave nothing between."""
    lower = first.lower if second.lower is None else second.lower
    upper = first.upper if second.upper is None else second.upper
    one_sided = (first.lower is None) == (second.lower is None)
    full = None not in (first.lower, first.upper) or None not in (second.lower, second.upper)
    if one_sided or full or lower is None or upper is None or lower >= upper:
        return None
    return NumberRange(first.start, second.end, "", lower, upper)


def _placed(one: NumberRange, loose: LooseText, text: str) -> NumberRange:
    """``one`` of the loose text in the text given."""
    start, end = loose.span(one.start, one.end)
    return one._replace(start=start, end=end, text=text[start:end])
