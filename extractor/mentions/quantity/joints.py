"""The words that hold numbers together: 余, 几, 分之, a dash, a letter that multiplies."""

from __future__ import annotations

from decimal import Decimal

from extractor.rulebook import Rulebook

_POWERS = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9)}
_MONEY_POWERS = {**_POWERS, "ten thousand": Decimal(10**4)}  # 30w元; 30W alone are watts
_ROLES = (
    *("more", "some", "roughly", "range", "list", "over", "part", "slash", "minus", "from", "open"),
    *("close", "and", "half", "whole", "ordinal", "last", "counter", "even", "per", "half unit"),
    *("rate", "degree", "clock", "since", "ratio", "plus", "moved", "apart", "times"),
    *("within", "among", "no sign", "final", "half of", "no half", "ends in", "dashed", "dash"),
    *("charge", "charge link", "charged", "of", "than", "greater", "smaller", "also"),
    *_MONEY_POWERS,
)


#: Roles of what surely stands between two numbers in digits.
_BETWEEN = ("range", "list", "minus", "plus", "ratio", "open", "close", "apart", "times")


class Joints:
    """The words that hold numbers together, by role (``number_joints.tsv``)."""

    def __init__(self, book: Rulebook):
        roles: dict[str, list[str]] = {}
        for row in book.table("number_joints"):
            roles.setdefault(row.get("role"), []).append(row.word)
        words = {role: tuple(sorted(roles.get(role, ()), key=len, reverse=True)) for role in _ROLES}
        self.more, self.some = "".join(words["more"]), "".join(words["some"])
        self.roughly = "".join(words["roughly"])
        self.range, self.list = frozenset(words["range"]), frozenset(words["list"])
        self.over, self.slash, self.part = words["over"], words["slash"], words["part"]
        self.both, self.half, self.wholes = words["and"], words["half"], words["whole"]
        self.minus, self.starts = words["minus"], words["from"]
        self.ordinal, self.last, self.counter = words["ordinal"], words["last"], words["counter"]
        self.open, self.close = frozenset(words["open"]), frozenset(words["close"])
        self.even, self.degree = frozenset(words["even"]), words["degree"]
        self.since, self.ratio = words["since"], frozenset(words["ratio"])
        self.rate, self.clock = words["rate"], frozenset(words["clock"])
        self.arrows = tuple(word for word in words["moved"] if not word.isascii())
        self.plus, self.times = words["plus"], "".join(words["times"])
        self.per = frozenset(words["per"])
        self.no_sign, self.final = words["no sign"], words["final"]
        #: After these words a dash is the minus of the number that follows: 同比增长–3.4%.
        self.dashed, self.dashes = words["dashed"], words["dash"]
        self.half_unit = frozenset(words["half unit"])
        #: Units of one character that a half may be of in a text, and what makes 半 none: 前半.
        self.half_of, self.no_half = frozenset(words["half of"]), frozenset(words["no half"])
        #: What may stand after the end of a range: 1万（含）—5万元.
        self.ends_in = words["ends in"]
        #: What is charged at a rate (佣金), what may stand after it (为), and that it is (收取).
        self.charges, self.charge_links = words["charge"], words["charge link"]
        self.charged, self.of = words["charged"], words["of"]
        self.than, self.also = words["than"], frozenset(words["also"])
        self.greater, self.smaller = words["greater"], words["smaller"]
        self.within, self.among = words["within"], words["among"]
        #: What surely stands between two numbers in digits.
        self.between = frozenset(word for role in _BETWEEN for word in words[role])
        self.powers = {word: role for role in _POWERS for word in words[role]}
        #: The same before a unit of money, and where a number is known to be money.
        self.money_powers = {word: role for role in _MONEY_POWERS for word in words[role]}

    def power(self, letter: str) -> Decimal:
        """What a letter after a number multiplies it by: 40K."""
        return _MONEY_POWERS[self.money_powers[letter]]
