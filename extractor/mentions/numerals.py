"""Numbers for library users: :func:`parse_number` reads one, :func:`find_numbers` finds all."""

from __future__ import annotations

from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple

import regex

from extractor.errors import ParseError
from extractor.mentions.quantity.borders import NumeralBorders
from extractor.mentions.quantity.charges import charge
from extractor.mentions.quantity.exact import EXACT, LONGEST, tidy
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.loose_text import loosen
from extractor.mentions.quantity.refusals import Refusals
from extractor.mentions.quantity.values import Numerals
from extractor.mentions.quantity.without_units import WithoutUnits
from extractor.rulebook import Rulebook, load_rulebook

#: A quotient that has no end, a third, is cut here, and so are powers.
_CUT = Context(prec=15)
#: One capital: a code or a name (3D, 5G), where it is no unit alone.
_LETTER_BEHIND = regex.compile(r"(?<=[0-9])[A-Z](?![A-Za-z0-9])")
_RATES = "%‰"
_SHOWN = 20  # how much of a refused text a message quotes


class Number(NamedTuple):
    """A number as written: ``text`` is ``[start, end)`` of the text given."""

    start: int
    end: int
    text: str
    value: Decimal


def parse_number(text: str) -> Decimal:
    """The number that ``text`` is as a whole: 三百五十, 3.5亿, 负二分之一, 第十二, 60%.

    A percentage is a fraction of one (``60%`` is 0.6); an ordinal is its number. A quotient
    without end is cut after 15 digits.

    Raises:
        ParseError: ``text`` is no number, or has more in it than one.
    """
    return _reader().parse(text)


def find_numbers(text: str) -> list[Number]:
    """Every number of ``text`` as it is written, wherever it stands, in text order.

    Idioms and names with a numeral in them (四川, 一心一意) have none, nor has what is not one
    value (七八个). What is found has the value that :func:`parse_number` gives its text: a
    percentage is a fraction of one, an ordinal its number; a text that is one number and nothing
    else is what that reads it as.
    """
    return _reader().find(text)


@cache
def _reader() -> NumberReader:
    return NumberReader(load_rulebook())


class NumberReader:
    """Reads numbers that stand alone or in any text; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self._numerals = numerals = Numerals(book)
        self._joints = joints = Joints(book)
        self._refusals = Refusals(book)
        over, more, some = (
            _either(joints.over),
            f"[{joints.more}{joints.roughly}]",
            f"[{joints.some}]",
        )
        minus, scales, run = _either(joints.minus), numerals.scales, numerals.free_run
        above = rf"(?:{run}|[{numerals.formal}])"
        tens = "".join(c for c, s in numerals.signs.items() if s.role == "tens") + scales
        few = "".join(c for c in joints.more if c in joints.some)
        round_ = rf"(?<=[{tens}0])[{few}]"  # 十几 is no ten; of 四百多 the number is 四百
        again = rf"(?:{more}[{scales}]++)"  # 三百多万, 三十几万多亿
        vague = rf"(?:{some}[{scales}]++{again}*|{run}(?:{again}+|{round_})?)"
        power = rf" ?(?P<power>[{''.join(joints.powers)}])(?![A-Za-z0-9])"
        plus = _either(joints.plus)
        self._find = regex.compile(
            rf"(?:(?P<last>{_either(joints.last)})|(?P<ordinal>{_either(joints.ordinal)})"
            rf"|(?P<minus>(?:{minus}) ?)|(?<![A-Za-z0-9%)])(?:{plus}) ?)?"
            rf"(?:(?P<whole>{run})"
            rf"(?:(?:{_either(joints.both)})(?={run}(?:{over}|/[0-9]))| (?=[0-9]+/)))?"
            rf"(?:(?P<below>{run})(?:{over})(?P<double>{minus})?(?P<above>{above})"
            rf"|(?P<n>{vague})(?:/(?P<under>[0-9]++)(?![0-9./{scales}])"
            rf"|e(?P<e>[+-]?[0-9]{{1,3}})(?![0-9])"
            rf"|\^(?P<raised>[+-]?[0-9]{{1,2}})(?![0-9])"
            rf"|{power}|(?<=[{numerals.large}])(?P<half>[{''.join(joints.half_unit)}])"
            rf"(?!\p{{Han}}))?)(?:(?P<cent> ?%)|(?P<mille> ?‰))?"
        )
        self._part = regex.compile(
            rf"(?P<below>[{numerals.digits}{scales}]++)(?:{_either(joints.part)})(?P<above>{run})"
        )
        inside = "".join((numerals.every, numerals.points, joints.more, joints.some, *joints.over))
        minus_signs = "".join(w for w in joints.minus if len(w) == 1)
        self._inside = frozenset(inside + "".join(joints.both) + minus_signs + "0123456789")
        self._glue = regex.compile(rf"[{numerals.every}0-9][{numerals.large}](?=[0-9])")
        self._large = frozenset(numerals.large)
        self._without_units = WithoutUnits(book, numerals, inside)
        self._loose_scale = frozenset(numerals.thousands)
        self._charge = regex.compile(charge(numerals, joints))
        self._cut = NumeralBorders(joints).cut

    def parse(self, text: str) -> Decimal:
        """See :func:`parse_number`."""
        loose = loosen(text.strip(), self._inside).text
        value = self._parse(loose) if len(loose) <= 4 * LONGEST else None
        if value is None:
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            raise ParseError(f"not a number: {shown!r}")
        return tidy(value)

    def _parse(self, text: str) -> Decimal | None:
        joints = self._joints
        value: Decimal | None
        for minus in joints.minus:
            if text.startswith(minus):
                after = text[len(minus) :].lstrip()
                value = None if after.startswith(joints.minus) else self._parse(after)
                return -value if value is not None else None
        if text in joints.half:
            return Decimal("0.5")
        if text in joints.wholes:
            return Decimal(1)
        if text in joints.final:
            return Decimal(-1)
        for counter in joints.counter:
            text = text.removesuffix(counter)
        if text in self._numerals.signs:
            return self._numerals.value(text)
        found = self._find.fullmatch(text)
        if found:
            return self._value(found)
        part = regex.fullmatch(rf"(?:(.+)(?:{_either(joints.both)}))?({self._part.pattern})", text)
        if not part:
            return None
        whole = self._numerals.value(part[1]) if part[1] else Decimal(0)
        rest = _quotient(self._numerals.value(part["above"]), self._numerals.value(part["below"]))
        return EXACT.add(whole, rest) if whole is not None and rest is not None else None

    def find(self, text: str) -> list[Number]:
        """See :func:`find_numbers`."""
        loose = loosen(text, self._inside)
        whole = self._alone(loose.text)
        if whole is not None:
            return [Number(0, len(text), text, tidy(whole))]
        numbers: list[Number] = []
        taken, read = 0, self._without_units.applied(loose.text)
        for found in self._find.finditer(read):
            span = self._kept(read, found, taken)
            if span is None:
                continue
            value = self._value(found)
            if value is None:
                continue
            if _doubled(read, found, self._joints):
                value = -value
            start, end = loose.span(*span)
            numbers.append(Number(start, end, text[start:end], tidy(value)))
            taken = span[1]
        return numbers

    def _alone(self, text: str) -> Decimal | None:
        """The number that ``text`` is with nothing else: no counter (199个), no bare scale (万)."""
        if not text or len(text) > LONGEST or text.endswith(self._joints.counter):
            return None
        return None if self._large.issuperset(text) else self._parse(text)

    def _kept(self, text: str, found: regex.Match[str], taken: int) -> tuple[int, int] | None:
        """The span of what counts as a number here, or None."""
        start, end = found.span()
        if start < taken:
            return None
        if _doubled(text, found, self._joints):
            start = found.end("minus")
        first = (
            found.start("whole") if found["whole"] else max(found.start("below"), found.start("n"))
        )
        if _LETTER_BEHIND.match(text, end - bool(found["power"])) and self._in_chinese(text, found):
            return None  # 5G基站, 4K电视, 3D打印
        if text[first].isdigit():
            before = text[start - 1 : start]
            coded = before.isascii() and before.isalpha()
            if coded or self._part_of_one(text, found, first):
                return None
            return start, end
        if found[0][0] in self._numerals.large and not found["below"]:
            return None  # 亿万; 万三 is so much or three in ten thousand
        if self._charge.match(text, first) or text.startswith(self._joints.half, first):
            return None  # 佣金千三, 一半
        if self._refusals.in_word(text, first, max(end, first + 1), free=True):
            return None
        return start, end

    @staticmethod
    def _in_chinese(text: str, found: regex.Match[str]) -> bool:
        """Whether a word of Chinese stands beside the number."""
        start, end = found.span()
        beside = text[max(0, start - 1) : start] + text[end : end + 2]
        return any(c.isalpha() and not c.isascii() for c in beside)

    def _part_of_one(self, text: str, found: regex.Match[str], first: int) -> bool:
        """Whether the digits at ``first`` are only a part of a number: 1'234, 13万2, 4/5G."""
        end = found.end()
        glued = first > 1 and self._glue.match(text, first - 2)
        after_scale = text[max(0, first - 1)] in self._loose_scale
        if glued or after_scale or self._cut(text, first, end):
            return True
        if text[end : end + 1].isdecimal() and text[end - 1] in self._numerals.large:
            return True
        if not found["under"]:
            over = text[end : end + 1] in self._joints.slash
            return over and text[end + 1 : end + 2].isdecimal()  # 1/2亿, 12.6/10万
        after = text[end : end + 1]
        return (after.isascii() and after.isalpha()) or self._refusals.after_bare(text, end)

    def _value(self, found: regex.Match[str]) -> Decimal | None:
        read = self._numerals.value
        if found["below"]:
            value = _quotient(read(found["above"]), read(found["below"]))
            negative = bool(found["minus"]) != bool(found["double"])
        else:
            value = self._scaled(found, self._vague(found["n"]))
            negative = bool(found["minus"] or found["last"])
        if found["whole"] and value is not None:
            whole = read(found["whole"])
            value = EXACT.add(whole, value) if whole is not None else None
        if value is not None and (found["cent"] or found["mille"]):
            value = EXACT.scaleb(value, -2 if found["cent"] else -3)
        return -value if negative and value is not None else value

    def _scaled(self, found: regex.Match[str], value: Decimal | None) -> Decimal | None:
        """``value`` with what stands after it in a number: 7/8, 2e3, 2^3, 5k, 1万半."""
        if value is None:
            return None
        if found["half"]:
            scale = self._numerals.signs[found["n"][-1]].value
            return EXACT.add(value, EXACT.divide(scale, Decimal(2)))
        if found["under"]:
            return _quotient(value, Decimal(found["under"]))
        if found["e"]:
            power = int(found["e"])
            return EXACT.scaleb(value, power) if abs(power) <= LONGEST else None
        if found["raised"]:
            return _CUT.power(value, int(found["raised"])) if value else None
        if found["power"]:
            return EXACT.multiply(value, self._joints.power(found["power"]))
        return value

    def _vague(self, run: str) -> Decimal | None:
        """500余万 is worth 500万, 几十 ten."""
        if run[0] in self._joints.some:
            run = run[1:]
        for at, character in enumerate(run):
            if character in self._joints.more or character in self._joints.roughly:
                value = self._numerals.value(run[:at])
                for scale in run[at + 1 :]:
                    if value is not None and scale in self._numerals.scales:
                        value = EXACT.multiply(value, self._numerals.signs[scale].value)
                return value
        return self._numerals.value(run)


def _doubled(text: str, found: regex.Match[str], joints: Joints) -> bool:
    """Whether the sign is no minus: a dash behind a digit or a dash (3-5), the end of a word."""
    start = found.start()
    if not found["minus"] or start == 0:
        return False
    worded = text.endswith(joints.no_sign, 0, found.end("minus"))
    before, sign = text[start - 1], text[start]
    return (
        worded
        or before in joints.minus
        or ((before.isdecimal() or before in _RATES) and not sign.isalpha())
    )


def _quotient(above: Decimal | None, below: Decimal | None) -> Decimal | None:
    if above is None or not below:
        return None
    return _CUT.divide(above, below)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(regex.escape, words)) or "(?!)"
