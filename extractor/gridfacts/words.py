"""The words of tables, from the lexicon: what labels say, and how parts are named."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from extractor.rulebook import Rulebook

MEASURES = ("level", "growth", "either", "change", "share", "rank")
#: Periods that count from the table's own.
WHEN = (
    "month", "ytd", "now", "before", "month_before", "ytd_before", "last_month", "last_quarter",
)  # fmt: skip


class GridWords:
    """Look-ups and patterns, built once from a rulebook."""

    def __init__(self, book: Rulebook):
        self._book = book
        self.roles: dict[str, dict[str, str]] = defaultdict(dict)
        for row in book.table("grid_words"):
            self.roles[row.get("role")][row.word] = row.get("value")
        told = {r.word: r.get("basis") for r in book.table("bases") if r.get("basis")}
        #: What a number is compared with → the basis, or None where that has no name of its own.
        self.bases: dict[str, str | None] = {**dict.fromkeys(self.roles["base"]), **told}
        self.scopes = {r.word: r.get("resolves") for r in book.table("scopes")}
        #: Scope words that belong to the name of what is measured: 国内旅游收入.
        self.named = frozenset(r.word for r in book.table("scopes") if r.get("kind") == "yes")
        #: A group of people → how it is called before what is told of each of them.
        self.groups = {r.word: r.get("people") for r in book.table("grid_groups")}
        self.parts = [(r.word, r.get("part")) for r in book.table("grid_parts")]
        #: What is counted in money where nothing else is said.
        self.money = frozenset(
            row.word for row in book.table("implied_units") if row.get("unit") == "CNY"
        )
        self.told_parts = tuple(part for _, part in self.parts)  # 人口: they say what is measured
        rates = list(book.table("grid_rates"))
        self.rates = tuple(r.word for r in rates if r.get("kind") == "rate")
        self.amounts = tuple(r.word for r in rates if r.get("kind") == "amount")
        self.heads = tuple(book.table("indicator_heads").words())

    def measure(self, word: str) -> tuple[str, str] | None:
        """The measure of a word and its value (a sign), or None."""
        for role in MEASURES:
            if word in self.roles[role]:
                return role, self.roles[role][word]
        return None

    def has(self, role: str, word: str) -> bool:
        """Whether a word plays this role."""
        return word in self.roles[role]

    def each(self, name: str) -> bool:
        """Whether what a name measures is told of each of a group: 人均可支配收入."""
        return name.startswith(tuple(self.roles["each"]))

    def per_head(self, name: str) -> str:
        """The word for per head that a name opens with, also after a group; else nothing."""
        heads = [word for word, value in self.roles["each"].items() if value == "part"]
        return next((word for word in heads if word in name), "")

    def summed(self, name: str) -> str:
        """What a label of a sum is the sum of (支出合计), or nothing."""
        ends = (word for word, how in self.roles["total"].items() if how and name.endswith(word))
        return next((name.removesuffix(word) for word in ends), "")

    def counted(self, head: str) -> str:
        """What a bare number counts in stubs with this head (years, months), or nothing."""
        return next((word for word in self.roles["counted"] if head.startswith(word)), "")

    def is_index(self, text: str) -> bool:
        """Whether a head says that its numbers are indices, and against what: 环比指数."""
        word = next((one for one in self.roles["index"] if text.endswith(one)), "")
        return bool(word) and text.removesuffix(word) in self.bases

    def pace(self, word: str) -> str:
        """How a growth that is ranked is called: as its column says, where that is a noun."""
        paces = list(self.roles["pace"])
        return word if word in paces else paces[0]

    @cached_property
    def measure_at_end(self) -> re.Pattern[str]:
        """A label that ends in what is measured, with what it is compared with before it."""
        words = [word for role in MEASURES for word in self.roles[role]]
        scopes = _any([w for w, kind in self.scopes.items() if kind != "self"])
        return re.compile(
            rf"(?P<base_front>{_any(self.bases)})?(?P<name>.*?)(?P<scope>{scopes})?"
            rf"(?P<base>{_any(self.bases)})?"
            rf"(?P<measure>{_any(words)})(?P<base_after>{_any(self.bases)})?$"
        )

    @cached_property
    def base_at_end(self) -> re.Pattern[str]:
        """A label that ends in what is compared with and says no more: 同比."""
        return re.compile(rf"(?P<name>.*?)(?P<base>{_any(self.bases)})$")

    @cached_property
    def part_in_front(self) -> re.Pattern[str]:
        """The mark of a part before its name."""
        return re.compile(rf"(?:[#＃]?(?:{_any(self.roles['part'])})[：:]?|[#＃])\s*")

    @cached_property
    def numbering(self) -> re.Pattern[str]:
        """Numbers of headings and items in front of a name."""
        shapes = "|".join(row.word for row in self._book.table("layout_numbering"))
        return re.compile(rf"(?:{shapes})\s*") if shapes else re.compile(r"(?!)")

    @cached_property
    def captions(self) -> dict[str, re.Pattern[str]]:
        """The shapes of ``grid_captions`` by role."""
        shapes: dict[str, list[str]] = defaultdict(list)
        for row in self._book.table("grid_captions"):
            shapes[row.get("role")].append(row.word)
        return {
            role: re.compile("|".join(shapes[role]) or r"(?!)")
            for role in ("own", "number", "unit", "drop", "several", "by", "index")
        }

    @cached_property
    def direction(self) -> re.Pattern[str]:
        """A word for up or down in front of a number."""
        up, down = _any(self.roles["up"]), _any(self.roles["down"])
        return re.compile(rf"(?P<up>{up})|(?P<down>{down})")

    @cached_property
    def places(self) -> dict[str, list[tuple[str, str]]]:
        """Name or short name of a place → code and full name of each that bears it."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self._book.table("places"):
            if not row.get("until"):
                for form in dict.fromkeys((row.get("name"), row.get("short"), row.get("alias"))):
                    if form:
                        found[form].append((row.word, row.get("name")))
        for table in ("countries", "countries_short"):
            for row in self._book.table(table):
                found[row.word].append(("", row.get("name") or row.word))
        return found


def _any(words: object) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]  # any collection of words
