"""Amounts of money: what a column of amounts or a field of a form holds, also a bare number."""

from __future__ import annotations

from functools import lru_cache

from extractor.errors import OptionError, ParseError
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.quantities import QuantityReader, record_of, shown
from extractor.mentions.quantity.home_currency import HomeCurrency
from extractor.mentions.quantity.units import money_words
from extractor.records import Quantity
from extractor.rulebook import Rulebook, load_rulebook

_YUAN = "CNY"


def parse_money(text: str, *, currency: str = _YUAN) -> Quantity:
    """The amount of money that ``text`` is as a whole: 3.5万, 小于40万, 12k, 10—15万, 三块五.

    For texts that are known to be amounts, a column of them or a field of a form. Ranges and
    bounds are read as :func:`~extractor.parse_quantity` reads them.

    Args:
        text: the amount as written.
        currency: the code (ISO 4217) of what names none: bare numbers and a plain 元. What names
            its currency keeps it.

    Raises:
        ParseError: ``text`` is no amount of money, or has more in it than one.
        OptionError: no such currency.
    """
    return _reader(currency).parse(text)


@lru_cache(maxsize=8)
def _reader(currency: str) -> MoneyReader:
    return MoneyReader(load_rulebook(), currency)


class MoneyReader:
    """Reads amounts in one currency; built once for it."""

    def __init__(self, book: Rulebook, currency: str):
        self._codes = {row.get("code") for row in book.table("currencies")}
        if currency not in self._codes:
            raise OptionError(f"currency: no {currency!r}; it is a code of ISO 4217, as CNY")
        self._currency = currency
        self._reader = QuantityReader(book, money=currency)
        self._home = HomeCurrency(book)
        rows = money_words(book, currency)
        self._alone = {row.word: row.get("alone") for row in rows if row.get("alone")}

    def parse(self, text: str) -> Quantity:
        """See :func:`parse_money`."""
        loose = self._reader.loose(text)
        found = self._whole(loose) if loose else None
        if found is None:
            raise ParseError(f"not an amount of money: {shown(text)!r}")
        value = found.value
        assert isinstance(value, QuantityValue)
        found = found._replace(value=self._home.apply(value, self._currency))
        return record_of(found, 0, len(text), text)

    def _whole(self, loose: str) -> Mention | None:
        if len(loose) > 1:
            loose = self._alone.get(loose[0], "") + loose
        found = self._reader.whole(loose)
        value = found.value if found is not None else None
        # A share is found too: 三成.
        money = isinstance(value, QuantityValue) and value.unit in self._codes
        return found if money else None
