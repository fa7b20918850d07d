"""Short forms of names: which name one may stand for, 乌江中院 of 乌江市中级人民法院.

A short form keeps the first two characters of the name, or begins with the level of its place
(市医院), keeps the order of the others, and ends as the name does. Of a company or a university it
may also be all but what kind of body it is (望江银行 of 望江银行股份有限公司). Where a name with
more words in it is another body (issuer_kinds.tsv, column apart: 北京大学, 北京师范大学), nothing
in front of its end may be left out. It may leave out the place in front of the name
(省胸科医院), or be made of its first characters (江科大 of 江海科技大学). Without an end of its own
it may be any characters of an office in their order, if no other name fits: 越城公安 of
越城区公安局; of a company without the place in front too (恒达精密 of
浙江恒达精密机械股份有限公司).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.endings import Endings
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook

HEAD = 2  # characters that a short form begins with
_LEAST = 3  # characters that it has at least
_LOOSE = 4  # the same for any characters of a company's name
_PLACE = 4  # characters that a place in front of a company's name may have
_COMPANY = "company"
_OFFICES = ("office", "agency", "center")  # which are called by what they do: 越城公安
_SHORT_FORM = "names/short_form"  # the rule of one that the text introduces


class ShortForms:
    """Knows short forms with the tables of a rulebook."""

    def __init__(self, book: Rulebook):
        rows = sorted(book.table("issuer_kinds"), key=lambda row: -len(row.word))
        self._tails = Endings((row.word, (row.word, bool(row.get("apart")))) for row in rows)
        self._apart = tuple(row.word for row in rows if row.get("apart"))
        self._company = ends = tuple(row.word for row in rows if row.get("kind") == _COMPANY)
        #: 公司, which the others end with: 有限公司
        self._bare = tuple(w for w in ends if any(o != w and o.endswith(w) for o in ends))
        self._offices = tuple(row.word for row in rows if row.get("kind") in _OFFICES)
        (self._nth,) = Particles.of(book).nth
        self.levels = frozenset(row.word for row in book.table("government_levels"))

    def whole(self, short: str, names: Iterable[str]) -> list[str]:
        """The names that another may be short for; of any characters only where that is one."""
        every = tuple(dict.fromkeys(names))
        found = [name for name in every if self.stands_for(short, name)]
        return found or self.loosely(short, every)

    def loosely(self, short: str, names: Iterable[str]) -> list[str]:
        """The body that a name with no end of its own holds characters of; none of several.

        So 杭湾红公司 is the only company with 杭湾红 in its name: 诸暨市杭湾红茶叶有限公司.
        """
        brand = self._brand(short) if short.endswith(self._bare) else ""
        if not brand and (len(short) < _LOOSE or self._tail(short)[0]):
            return []
        others = [name for name in names if short != name]
        found = [
            name
            for name in others
            if (brand in self._brand(name) if brand else self._holds(short, name))
        ]
        return found if len(found) == 1 else []

    def _brand(self, name: str) -> str:
        """A company's name without what says that it is one; empty for others."""
        tail = next((tail for tail in self._company if name.endswith(tail)), "")
        return name[: -len(tail)] if tail else ""

    def _holds(self, short: str, name: str) -> bool:
        """Whether a name, of a company after a place too, has the characters of another."""
        if name.endswith(self._offices):
            return name.startswith(short[:HEAD]) and _in_order(short, name)
        tail = next((tail for tail in self._company if name.endswith(tail)), "")
        brand = name[: -len(tail)] if tail else ""
        begins = range(min(_PLACE, len(brand)) + 1)
        return any(
            brand.startswith(short[:HEAD], n) and _in_order(short, brand[n:]) for n in begins
        )

    def stands_for(self, short: str, name: str) -> bool:
        """Whether a name is short for another: 松陵中院, 省胸科医院, 江科大, 某某集团."""
        if not _LEAST <= len(short) < len(name) or self._cut(short, name):
            return False
        tail, apart = self._tail(name)
        if apart and short[-1] == tail[0] and short[0] == name[0]:
            return _in_order(short, name)
        if apart and self._is_brand(short, name):
            return True
        begins = [n for n in range(len(name) - 1) if name.startswith(short[:HEAD], n)]
        if short[0] in self.levels:
            begins += [n for n in range(1, len(name)) if name[n] == short[0]]
        return any(self.end(short, 0, name, begin) == len(short) for begin in begins)

    def _cut(self, short: str, name: str) -> bool:
        """Whether a name is another but for its first character: 西部地区 of 中西部地区."""
        return name[1:] == short and short[0] not in self.levels

    def _is_brand(self, short: str, name: str) -> bool:
        """Whether a name is another without what it ends with: 恒达轴承 of 恒达精密轴承有限公司."""
        brands = [name[: -len(t)] for t in self._apart if name.endswith(t)]
        return any(
            b.startswith(short[:HEAD]) and b[-1:] == short[-1] and _in_order(short, b)
            for b in brands
        )

    def says_kind(self, name: str) -> bool:
        """Whether a name ends with what kind of body it is."""
        return bool(self._tail(name)[0])

    def tail_apart(self, name: str) -> str:
        """What a name ends with that sets it apart from others: 大学; empty for none."""
        tail, apart = self._tail(name)
        return tail if apart else ""

    def is_numbered(self, name: str, short: str) -> bool:
        """Whether a name is another with a number: 越城附属第一医院 of 越城附属医院."""
        at = name.find(self._nth)
        return at > 0 and name[:at] + name[at + HEAD :] == short

    def _tail(self, name: str) -> tuple[str, bool]:
        """What a name ends with that says its kind, and whether that sets it apart."""
        return self._tails.of(name, ("", False))

    def end(self, text: str, at: int, name: str, begin: int) -> int | None:
        """Where the short form ends that stands at ``at``, None where none does.

        ``begin`` is where in the name it begins.
        """
        rest = name[begin:]
        if text.startswith(rest, at):
            return at + len(rest)
        last, known, end = None, 0, at
        while end < len(text) and (known := rest.find(text[end], known) + 1):
            end += 1
            if rest.endswith(text[end - 1]) and end - at >= _LEAST:
                last = end
        if last is not None and not self._is_another(text[at:last], rest):
            return last
        tail, apart = self._tail(rest)
        brand = rest[: -len(tail)] if apart else ""
        return at + len(brand) if len(brand) >= _LEAST and text.startswith(brand, at) else None

    def _is_another(self, short: str, name: str) -> bool:
        """Whether a name that ends alike is another body's: 北京大学, 北京师范大学."""
        tail, apart = self._tail(short)
        front = short[: -len(tail)]
        if not (apart and name.endswith(tail) and name.startswith(front)):
            return False
        return name[len(front) : -len(tail)] not in self.levels  # 嵊州 | 市 | 中医院


def _in_order(short: str, name: str) -> bool:
    """Whether a name holds the characters of a short form in their order."""
    rest = iter(name)
    return all(char in rest for char in short)


def declared(reading: Reading, entities: Sequence[Mention]) -> dict[str, str]:
    """The short forms that the text says itself: （简称“X”）."""
    return {
        reading.surface[m.start : m.end]: m.value.name
        for m in entities
        if m.rule == _SHORT_FORM and isinstance(m.value, EntityValue) and m.value.name
    }
