"""Quantities for library users: :func:`parse_quantity` reads one, :func:`find_quantities` all."""

from __future__ import annotations

from functools import cache, lru_cache

from extractor.errors import ParseError
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.quantity.exact import LONGEST
from extractor.mentions.quantity.finder import QuantityFinder
from extractor.mentions.quantity.known_dimension import KnownDimension
from extractor.mentions.quantity.loose_text import loosen
from extractor.records import Modifier, Quantity
from extractor.rulebook import Rulebook, load_rulebook

_SHOWN = 20  # how much of a refused text a message quotes


def parse_quantity(text: str, *, dimension: str | None = None) -> Quantity:
    """The quantity that ``text`` is as a whole: 8.4%, 约3.5亿元, 3—5个, 两块五.

    Args:
        text: the quantity as written.
        dimension: what it is known to measure, as a column of lengths is: its units' signs are
            read in any case then (3000M), and what measures something else is refused.

    Raises:
        ParseError: ``text`` is no quantity (of that dimension), or has more in it than one.
        OptionError: no such dimension.
    """
    if dimension is None:
        return _reader().parse(text)
    return _measured(text, dimension)


def _measured(text: str, dimension: str) -> Quantity:
    known, reader = _known(dimension), _reader()
    try:
        found = reader.parse(text)
    except ParseError:
        listed = known.as_listed(text.strip())
        if listed is None:
            raise
        written, sign = listed
        whole = {"text": text, "end": len(text), "unit_text": sign}
        found = reader.parse(written).model_copy(update=whole)
    if not known.measures(found.unit):
        raise ParseError(f"not a quantity of {dimension}: {shown(text)!r}")
    return found


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of ``text``, in text order, with its span in the text given.

    Width and script are folded for reading; sentences and paragraphs are taken as they come. What
    is a time, and names that hold a number, are left to :func:`extractor.extract`. A text that is
    one quantity and nothing else is what :func:`parse_quantity` reads it as.
    """
    return _reader().find(text)


@lru_cache(maxsize=8)
def _known(dimension: str) -> KnownDimension:
    return KnownDimension(load_rulebook(), dimension)


@cache
def _reader() -> QuantityReader:
    return QuantityReader(load_rulebook())


class QuantityReader:
    """The public functions: quantities of any text, whole or anywhere in it.

    Args:
        money: all that is read is an amount of money, a bare number in this currency.
    """

    def __init__(self, book: Rulebook, *, money: str | None = None):
        self._finder = finder = QuantityFinder(book, money=money)
        numerals, joints = finder.reader.numerals, finder.reader.joints
        self._per = joints.per
        rates = [r.word for r in book.table("units") if r.get("kind") in ("percent", "pp")]
        inner = "".join((numerals.every, numerals.points, joints.more, joints.some, *joints.over))
        inner += "".join(joints.rate)
        self._inside = frozenset(inner + "".join(rates) + "0123456789")

    def parse(self, text: str) -> Quantity:
        """See :func:`parse_quantity`."""
        loose = self.loose(text)
        found = (self.whole(loose) or self._rate(loose)) if loose else None
        if found is None:
            raise ParseError(f"not a quantity: {shown(text)!r}")
        return record_of(found, 0, len(text), text)

    def loose(self, text: str) -> str:
        """``text`` as it is read as a whole; empty where it is too long for a quantity."""
        loose = loosen(text.strip(), self._inside).text
        return loose if len(loose) <= 4 * LONGEST else ""

    def whole(self, loose: str) -> Mention | None:
        """The one quantity that ``loose`` is."""
        found = self._finder.find(loose, every=True)
        if len(found) != 1 or found[0].end != len(loose):
            return None
        value = found[0].value
        whole = isinstance(value, QuantityValue) and min(value.front, found[0].start) == 0
        return found[0] if whole else None

    def _rate(self, loose: str) -> Mention | None:
        """每小时3千米: a quotient whose lower part is said first."""
        if loose[:1] not in self._per:
            return None
        below = self._finder.reader.unit_at(loose, 1)
        above = self.whole(loose[below.end :]) if below is not None else None
        if above is None or below is None or below.unit.factor != 1:
            return None
        value = above.value
        assert isinstance(value, QuantityValue)
        if "/" in value.unit:
            return None
        return above._replace(value=value._replace(unit=f"{value.unit}/{below.unit.code}"))

    def find(self, text: str) -> list[Quantity]:
        """See :func:`find_quantities`."""
        loose = loosen(text, self._inside)
        alone = self.whole(loose.text) if len(loose.text) <= LONGEST else None
        if alone is not None:
            return [record_of(alone, *loose.span(alone.start, alone.end), text)]
        return [
            record_of(mention, *loose.span(mention.start, mention.end), text)
            for mention in self._finder.find(loose.text)
        ]


def shown(text: str) -> str:
    """``text`` as a message quotes it: not more than its beginning."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def record_of(mention: Mention, start: int, end: int, text: str) -> Quantity:
    """The record of a mention that is the span of ``text`` given."""
    value = mention.value
    assert isinstance(value, QuantityValue)
    modifier: Modifier | None = value.modifier  # type: ignore[assignment]  # checked at load
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        rule=mention.rule,
        value=value.value,
        lower=value.lower,
        upper=value.upper,
        unit=value.unit,
        unit_text=value.unit_text,
        modifier=modifier,
    )
