"""What numerals are worth: Arabic digits, Chinese numerals and mixtures of both (1亿3000万).

What each character is worth stands in ``numerals.tsv``; this module only knows
how they are put together.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

import regex

from extractor.mentions.quantity.exact import EXACT, LONGEST, ONE, is_whole
from extractor.rulebook import Rulebook

_TEN, _THOUSAND = Decimal(10), Decimal(1000)

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
#: What is raised after a ten: ^8, ^(-3), ⁸.
_RAISED = r"(?:\^[({]?(?:[-+−]?[0-9]{1,2})[)}]?|[⁻⁺]?[⁰¹²³⁴-⁹]{1,2})(?![0-9⁰¹²³⁴-⁹])"
RAISED_MARKS = "^⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_ENDS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Role of a numeral → the shape of its value, and that in words.
_VALUES = {
    "digit": (r"[0-9]", "0 to 9"),
    "tens": (r"[1-9]0", "a number of tens"),
    "unit": (r"10+", "a power of ten"),
    "scale": (r"10+", "a power of ten"),
    "point": ("", "empty"),
}
_STYLES = ("", "formal", "shared", "lead", "inner", "point")


class Sign(NamedTuple):
    """What one numeral character is worth, and what it does (``role`` of the table)."""

    value: Decimal
    role: str


def _signs(book: Rulebook) -> tuple[dict[str, Sign], dict[str, str]]:
    """Each numeral character with its worth, and the characters of each style."""
    signs: dict[str, Sign] = {}
    styles = dict.fromkeys(_STYLES, "")
    for row in book.table("numerals"):
        role, style = row.get("role"), row.get("style")
        shape, said = _VALUES[role]
        if not regex.fullmatch(shape, row.get("value")):
            raise row.wrong(f"the value of a {role} is {said}, not {row.get('value')!r}")
        styles[style] += row.word
        signs[row.word] = Sign(Decimal(row.get("value") or 0), role)
    return signs, styles


def _coins(book: Rulebook) -> str:
    """The units of one character that a banker's numeral may stand before."""
    counted = [r for r in book.table("classifiers") if r.get("kind") == "score"]
    return "".join(r.word for r in (*book.table("currencies"), *counted) if len(r.word) == 1)


class Numerals:
    """The table of numeral characters: patterns to find numerals with, and their values.

    Attributes:
        run: pattern of a numeral in running text; over_run: after 分之, where 壹 alone is one too.
        free_run: the same for a text known to be a number: also .5, 8点45, 壹.
        scales: the characters that multiply what stands before them.
        large: those of them that mean ten thousand and more.
        thousands: those that rates are counted by, 千 and 万.
    """

    def __init__(self, book: Rulebook):
        self.signs, styles = _signs(book)
        plain, formal = styles[""] + styles["lead"], styles["formal"] + styles["shared"]
        self.points = styles["point"]
        self.every = plain + formal + styles["inner"]
        self.plain, self.formal, self.lead = plain, formal, styles["lead"]
        self.inner = styles["inner"]
        self.digits = self._of("digit")
        self.zeros = "".join(c for c in self.digits if not self.signs[c].value)
        self.scales, self.large = self._of("unit", "scale"), self._of("scale")
        rates = [r.word for r in book.table("units") if r.get("kind") == "pp"]
        self._rates = "|".join(map(regex.escape, rates)) or "(?!)"
        self.thousands = "".join(c for c in plain if self.signs[c].value in (1_000, 10_000))
        times = "".join(r.word for r in book.table("number_joints") if r.get("role") == "times")
        self._power = regex.compile(rf"(?:([0-9.]++) ?[{times}] ?)?10({_RAISED})")
        head, more, point = self._head(times), self._more(), f"[{self.points}]"
        after_point = "".join(c for c in self.digits if c not in styles["lead"])
        places = rf"(?:{point}[{after_point}]++[{self.scales}]*+)?"
        single = rf"(?=[{self.points}][{after_point}]|[{_coins(book)}])"
        banked = self._banked(styles["shared"], single)
        free = rf"(?:{banked}|(?<!\p{{Han}})[{styles['shared']}][{self.every}]++)"
        self.run = rf"(?:(?:{head}|[{plain}]){more}|{banked}){places}"
        self.over_run = rf"(?:{self.run}|[{formal}])"
        self.free_run = (
            rf"(?:(?:{head}|(?<![0-9.])\.[0-9]++|[{plain}]){more}|{free})"
            rf"(?:{point}[{after_point}0-9]++[{self.scales}]*+)?"
        )
        self._token = regex.compile(rf"{_ARABIC}|\.[0-9]++|[{self.digits}]++|[{self.every}]")
        self._point = regex.compile(point)
        #: Most Chinese numerals of a text are one character long.
        self._single = {c: self._whole(c) for c in self.every}

    def _head(self, times: str) -> str:
        """Pattern of Arabic digits at the front of a numeral; ``times``: signs of a product."""
        # Out of a PDF: 增长6. 2%、5. 1%. Where a line or a sentence begins, 6. is an item's mark.
        inner = r"[\p{Han}、，（”%‰~～—–]"
        after = rf"(?= ?(?:[%‰{self.large}]|{self._rates}))"
        split = rf"(?=\. )(?<={inner}[0-9]{{1,6}})\. [0-9]{{1,2}}{after}"
        power = rf"(?: ?[{times}] ?10|(?<=(?<![0-9.])10)){_RAISED}"
        return rf"{_ARABIC}(?:{split}|{power}| (?=[{self.large}]))?(?: (?=[{self.large}]))?"

    def _more(self) -> str:
        """Pattern of what goes on with a numeral.

        390万65岁 are two numbers, 1万600 and 3万4千 one each; 42两 are 42 and something else.
        """
        return (
            rf"(?:(?<![{self.large}]){_ARABIC}|(?<![0-9])[{self.every}]|[{self.scales}]"
            rf"|(?<=[{self.large}])(?=[0-9]{{3}}|[0-9]{{1,3}},[0-9]{{3}}|[0-9.]{{1,16}}+[{self.scales}]){_ARABIC})*+"
        )

    def _banked(self, shared: str, single: str) -> str:
        """Pattern of banker's characters: common in words and names, alone they are no numeral.

        大陆百家: one of the characters ``shared`` with common words needs another of the bank's
        after it. ``single`` is what must follow one that stands alone.
        """
        sure = "".join(c for c in self.formal if c not in shared)
        start = rf"(?:[{sure}]|[{shared}](?=[{self.formal}{self.large}]|{single}))"
        return rf"{start}(?:[{self.every}]++|{single})"

    def _of(self, *roles: str) -> str:
        return "".join(c for c, sign in self.signs.items() if sign.role in roles)

    def value(self, run: str) -> Decimal | None:
        """The number that ``run`` is as a whole, or None where its parts make no number."""
        if run in self._single:
            return self._single[run]
        if len(run) > LONGEST:
            return None
        if len(run) == 2 and self._vague_pair(run):
            return None
        run = run.replace(" ", "")
        raised_ten = run[-1:] in _RAISED_ENDS or "^" in run
        if raised_ten and (power := self._power.fullmatch(run)):
            raised = unicodedata.normalize("NFKC", power[2]).strip("^(){}").replace("−", "-")
            return EXACT.scaleb(Decimal(power[1] or 1), int(raised))
        if run.isascii():
            return _plain(run.replace(",", ""))
        whole, *rest = self._point.split(run)
        value = self._whole(whole)
        if value is None or not rest:
            return value
        places = rest[0].rstrip(self.scales)
        if len(rest) > 1 or not places or not is_whole(value):
            return None
        value = Decimal(f"{value.to_integral_value():f}.{self._spelt(places)}")
        for scale in rest[0][len(places) :]:
            value = EXACT.multiply(value, self.signs[scale].value)
        return value if value.adjusted() <= LONGEST else None

    def _vague_pair(self, run: str) -> bool:
        """Whether two digits are two numbers and not the spelling of one: 两三, 七八."""
        if run[0] not in self.digits or run[1] not in self.digits:
            return False
        if run[0] in self.lead or run[1] in self.lead:
            return True
        low, high = self.signs[run[0]].value, self.signs[run[1]].value
        return low < high <= 2 * low

    def _spelt(self, digits: str) -> str:
        return "".join(c if c.isascii() else str(self.signs[c].value) for c in digits)

    def _whole(self, run: str) -> Decimal | None:
        tokens: list[str] = self._token.findall(run)
        if sum(map(len, tokens)) != len(run):
            return None
        sum_ = _Sum()
        for token in tokens:
            sign = self.signs.get(token[0])
            if sign is None:
                read = sum_.number(Decimal(token.replace(",", "")), filled=False)
            elif sign.role == "digit":
                spelt = token.lstrip(self.zeros)
                # 三五十 and 一百二三 are two numbers, or none.
                read = (len(spelt) < 2 or len(tokens) == 1) and sum_.number(
                    Decimal(self._spelt(token)), filled=token[0] in self.zeros
                )
            elif sign.role == "scale":
                read = sum_.scale(sign.value)
            else:
                read = sum_.unit(sign.value, stands_alone=sign.role == "tens")
            if not read:
                return None
        return sum_.total()


def _plain(run: str) -> Decimal | None:
    """The number of digits and a point, or None where there is anything else: 3/4."""
    try:
        return Decimal(run)
    except InvalidOperation:
        return None


class _Sum:
    """A number being added up; each method is False where the next part does not fit."""

    def __init__(self) -> None:
        self._terms: list[Decimal] = []  # each smaller than the one before
        self._number: Decimal | None = None  # read, but not yet multiplied
        self._last = Decimal(0)  # the multiplier just before it; 0 after a zero that fills
        self._implied = False  # 百, 千万: a multiplier without a number before it
        self._wide = False  # 300百: nobody counts hundreds so, but 300百万

    def number(self, value: Decimal, *, filled: bool) -> bool:
        if self._number is not None and not (self._number == 0 and self._last == 0):
            return False  # 1千零1 has a zero that only fills
        self._number = value
        if filled:
            self._last = Decimal(0)  # 一百零五: the zero keeps the place
        return True

    def unit(self, value: Decimal, *, stands_alone: bool) -> bool:
        number = self._number or None  # 零十: the zero only fills
        if stands_alone:
            return number is None and self._add(value, value)
        if number is None:
            first = not self._terms and self._number is None
            if value != 10 and not first and self._number is None:
                return False
            if self._implied:
                return False
            self._implied = value != 10
        self._wide = number is not None and number >= _TEN and value < _THOUSAND
        return self._add(value if number is None else EXACT.multiply(number, value), value)

    def scale(self, value: Decimal) -> bool:
        self._wide = False
        again = self._last == value and not self._implied  # 10万万
        large = len(self._terms) == 1 and 0 < self._last < value <= self._terms[0]  # 300百万
        if self._number is None and (again or large):
            self._terms[-1] = EXACT.multiply(self._terms[-1], value)
            return True
        part = (self._elided() if self._implied else self._number) or Decimal(0)  # 百二万
        while self._terms and self._terms[-1] < value:
            part = EXACT.add(part, self._terms.pop())
        if not part:
            if self._terms or self._number is not None:
                return False
            part, self._implied = ONE, True
        return self._add(EXACT.multiply(part, value), value)

    def total(self) -> Decimal | None:
        number = self._elided()
        if self._wide:
            return None
        if number is not None:
            if self._terms and (self._terms[-1] <= number or not is_whole(number)):
                return None  # 千3.5 is no number
            self._terms.append(number)
        total = Decimal(0)
        for term in self._terms:
            total = EXACT.add(total, term)
        if total.adjusted() > LONGEST:  # no number that anybody reports, and soon none of EXACT
            return None
        return total if self._terms else None

    def _elided(self) -> Decimal | None:
        """三万五 is 35,000: a single digit after a multiplier counts its tenths."""
        number = self._number
        if number is None or self._last < 100 or number >= 10 or not is_whole(number):
            return number
        return EXACT.multiply(number, self._last / 10)

    def _add(self, term: Decimal, multiplier: Decimal) -> bool:
        if self._terms and self._terms[-1] <= term:
            return False
        self._terms.append(term)
        self._number, self._last = None, multiplier
        return True
