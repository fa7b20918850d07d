"""Numerals: how numbers are written, and what they are worth.

Arabic digits with thousands separators, Chinese numerals in everyday and in banker's writing, and
mixtures of both (1亿3000万). What each character is worth stands in
``patterns/lexicon/numerals.tsv``; this module only knows how they are put together.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

import regex

from extractor.rulebook import Rulebook

#: Longer runs are no numbers that anybody reports; they are refused.
LONGEST = 80

#: Fractions are written to six decimals.
SIX_DECIMALS = Decimal("0.000001")

EXACT = Context(prec=200)
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"


class Sign(NamedTuple):
    """What one numeral character is worth, and what it does (``role`` of the table)."""

    value: Decimal
    role: str


class Numerals:
    """Reads numerals; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self.signs: dict[str, Sign] = {}
        styles: dict[str, str] = {"": "", "formal": "", "inner": "", "point": ""}
        for row in book.table("numerals"):
            role, style = row.get("role"), row.get("style")
            if len(row.word) != 1 or role not in ("digit", "tens", "unit", "scale", "point"):
                raise row.wrong("a numeral is one character: digit, tens, unit, scale or point")
            if style not in styles:
                raise row.wrong(f"no style {style!r}", hint=f"there are: {sorted(styles)}")
            styles[style] += row.word
            self.signs[row.word] = Sign(Decimal(row.get("value") or 0), role)
        plain, formal, self.points = styles[""], styles["formal"], styles["point"]
        self.every = plain + formal + styles["inner"]
        self.plain = plain
        self.digits = "".join(c for c, s in self.signs.items() if s.role == "digit")
        self.zeros = "".join(c for c in self.digits if not self.signs[c].value)
        self.scales = "".join(c for c, s in self.signs.items() if s.role in ("unit", "scale"))
        big = "".join(c for c, s in self.signs.items() if s.role == "scale")
        # Banker's characters are common in words and names: alone they are no numeral.
        self.core = (
            rf"(?:(?:{_ARABIC}(?: (?=[{big}]))?|[{plain}])"
            # 390万65岁 are two numbers, 1万600 and 3万4千 one each.
            rf"(?:(?:(?<![{big}])|(?=[0-9]{{3}}|[0-9.]++[{self.scales}])){_ARABIC}|[{self.every}])*+"
            rf"|[{formal}][{self.every}]++)"
        )
        self.run = rf"{self.core}(?:[{self.points}][{self.digits}]++[{self.scales}]*+)?"
        self._token = regex.compile(rf"{_ARABIC}|[{self.digits}]++|[{self.every}]")
        self._point = regex.compile(rf"[{self.points}]")

    def value(self, run: str) -> Decimal | None:
        """The number that ``run`` is as a whole, or None where its parts make no number."""
        if len(run) > LONGEST:
            return None
        if run.isascii():
            return Decimal(run.replace(",", ""))
        parts = self._point.split(run)
        whole = self._whole(parts[0])
        if whole is None or len(parts) == 1:
            return whole
        places = parts[1].rstrip(self.scales)
        if len(parts) > 2 or not places or whole != whole.to_integral_value():
            return None
        value = Decimal(f"{whole:f}.{self._digits(places)}")
        for scale in parts[1][len(places) :]:
            value = EXACT.multiply(value, self.signs[scale].value)
        return value

    def _digits(self, digits: str) -> str:
        return "".join(c if c.isascii() else str(self.signs[c].value) for c in digits)

    def _whole(self, run: str) -> Decimal | None:
        tokens: list[str] = self._token.findall(run)
        terms: list[Decimal] = []  # to be added up, each smaller than the one before
        number: Decimal | None = None  # read, but not yet multiplied
        last = Decimal(0)  # the multiplier just before ``number``
        implied = False  # 百, 千万: a multiplier without a number before it
        for at, token in enumerate(tokens):
            sign = self.signs.get(token[0])
            if sign is None or sign.role == "digit":
                if number is not None or implied:
                    return None
                spelt = token.lstrip(self.zeros) if sign else token
                if sign and len(spelt) > 1 and len(tokens) > 1:
                    return None  # 三五十, 一百二三: two numbers, or none
                number = Decimal(self._digits(token.replace(",", "")))
                if sign and token[0] in self.zeros:
                    last = Decimal(0)  # 一百零五: the zero keeps the place
                continue
            value = sign.value
            if sign.role == "tens":
                if number is not None:
                    return None
                term = value
            elif sign.role == "unit":
                if number is None and (at if value != 10 else implied):
                    return None
                implied = implied or (number is None and value != 10)
                term = value if number is None else EXACT.multiply(number, value)
            else:
                part = number or Decimal(0)
                while terms and terms[-1] < value:
                    part = EXACT.add(part, terms.pop())
                if not part:
                    if terms or number is not None:
                        return None
                    part, implied = Decimal(1), True
                term = EXACT.multiply(part, value)
            if terms and terms[-1] <= term:
                return None
            terms.append(term)
            number, last = None, value
        if number is not None:
            if last >= 100 and number < 10 and number == number.to_integral_value():
                number = EXACT.multiply(number, last / 10)  # 三万五 is 35,000
            if terms and terms[-1] <= number:
                return None
            terms.append(number)
        total = Decimal(0)
        for term in terms:
            total = EXACT.add(total, term)
        return total if terms else None
