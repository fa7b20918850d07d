"""Whose 元 it is: the currency of a text that names none."""

from __future__ import annotations

from collections import Counter

import regex

from extractor.mentions.mention import Mention, QuantityValue
from extractor.rulebook import Rulebook

_YUAN = "CNY"
_NONE = "-"
_SIGNS = 2  # so many signs of another place decide


class HomeCurrency:
    """The signs of ``home_currencies.tsv``, counted in a whole text."""

    def __init__(self, book: Rulebook):
        self._currency = {row.word: row.get("currency") for row in book.table("home_currencies")}
        words = sorted(self._currency, key=len, reverse=True)
        self._signs = regex.compile("|".join(map(regex.escape, words)) or "(?!)")
        yuan = [r for r in book.table("currencies") if r.get("code") == _YUAN]
        # 人民币 says itself whose it is, 元人民币 too; a plain unit does not.
        names = {r.word for r in yuan if r.get("place") == "before"}
        plain = (r.word for r in yuan if not any(name in r.word for name in names))
        self._plain = frozenset({"", *plain})

    def of(self, text: str) -> str | None:
        """The code of the currency that a plain 元 of ``text`` is, None for the yuan."""
        signs = Counter(self._currency[word] for word in self._signs.findall(text))
        if _NONE in signs or not signs:
            return None
        (currency, count), *_ = signs.most_common(1)
        return currency if count >= _SIGNS else None

    def applied(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """``mentions`` with the plain units of money of ``text`` read as its own currency."""
        money = [
            (number, mention.value)
            for number, mention in enumerate(mentions)
            if isinstance(mention.value, QuantityValue) and mention.value.unit.startswith(_YUAN)
        ]
        home = self.of(text) if money else None
        if home is not None:
            mentions = list(mentions)
            for number, value in money:
                mentions[number] = mentions[number]._replace(value=self.apply(value, home))
        return mentions

    def apply(self, value: QuantityValue, currency: str) -> QuantityValue:
        """``value`` in that currency, if its own unit is a plain one."""
        text = value.unit_text or ""
        unit, line, below = value.unit.partition("/")
        if unit != _YUAN or text[: 1 if line else None] not in self._plain:
            return value
        return value._replace(unit=f"{currency}{line}{below}")
