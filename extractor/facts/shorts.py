"""The short forms by which a body's own document names it: 乌江中院 of 乌江市中级人民法院.

A short form keeps the first two characters of the name, or begins with the level of its place
(市医院), keeps the order of the others, and ends as the name does. Of a company or a university it
may also be all but what kind of body it is (望江银行 of 望江银行股份有限公司). Where a name with
more words in it is another body (issuer_kinds.tsv, column apart: 北京大学, 北京师范大学), nothing
in front of its end may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.issuer import SHORTENED, Issuer
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.titled import TYPES
from extractor.rulebook import Rulebook
from extractor.tokens import Tokens

_HEAD, _LEAST = 2, 3  # characters that a short form begins with, and has at least
_TIED = ("p", "c", "v")  # tags of what may stand in front of 市医院: 从, 和, 走进


class Shorts:
    """Finds short forms with the tables of a rulebook."""

    def __init__(self, book: Rulebook):
        rows = sorted(book.table("issuer_kinds"), key=lambda row: -len(row.word))
        self._tails = tuple((row.word, bool(row.get("apart"))) for row in rows)
        self._levels = frozenset(row.word for row in book.table("government_levels"))

    def add(
        self, reading: Reading, entities: list[Mention], tokens: Tokens, issuer: Issuer
    ) -> list[Mention]:
        """The entities of a body's own document with all that name it, in full or in short.

        What lies in such a name is none of its own; one that a longer name holds is left alone.
        """
        if issuer.main is None or not issuer.kind:
            return entities
        name = issuer.main.value
        out = [self._in_full(m, name, reading) for m in entities]
        etypes = (_type_of(m, name, reading) for m in entities)
        etype = next((t for t in etypes if t), TYPES.get(issuer.kind, "ORG"))
        for start, end in self._found(reading.text, name, tokens):
            over = [m for m in out if m.start < end and m.end > start]
            if any(m.start <= start and m.end >= end or not _inside(m, start, end) for m in over):
                continue
            whole = reading.text[start:end] == name
            value = EntityValue(etype, None if whole else name, None, None, None)
            out = [m for m in out if m not in over]
            out.append(Mention(start, end, value, "own-name"))
        return sorted(out, key=lambda m: m.start)

    def _in_full(self, mention: Mention, name: str, reading: Reading) -> Mention:
        """A name found already, with the full one where it is a short form of it."""
        value, text = mention.value, reading.surface[mention.start : mention.end]
        known = not isinstance(value, EntityValue) or value.name or value.etype not in SHORTENED
        begin = -1 if known or text == name else name.find(text[:_HEAD])
        if begin < 0 or self._end(text, 0, name, begin) != len(text):
            return mention
        assert isinstance(value, EntityValue)
        return mention._replace(value=value._replace(name=name))

    def _found(self, text: str, name: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where a name or a short form of it stands, in no order."""
        inside = range(_HEAD, len(name) - _HEAD)
        levels = [n for n in inside if name[n] in self._levels][:1]
        for begin, head in ((0, name[:_HEAD]), *((n, name[n]) for n in levels)):
            at = text.find(head)
            while at >= 0:
                end = self._end(text, at, name, begin)
                free = not begin or _stands_free(text, at, tokens)
                if end is not None and end in tokens.bounds and free:
                    yield at, end
                at = text.find(head, max(at + 1, end or 0))

    def _end(self, text: str, at: int, name: str, begin: int) -> int | None:
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
        tail, apart = next(((t, a) for t, a in self._tails if rest.endswith(t)), ("", False))
        brand = rest[: -len(tail)] if apart else ""
        return at + len(brand) if len(brand) >= _LEAST and text.startswith(brand, at) else None

    def _is_another(self, short: str, name: str) -> bool:
        """Whether a name that ends alike is another body's: 北京大学, 北京师范大学."""
        tail, apart = next(((t, a) for t, a in self._tails if short.endswith(t)), ("", False))
        return apart and name.endswith(tail) and name.startswith(short[: -len(tail)])


def _type_of(mention: Mention, name: str, reading: Reading) -> str:
    """The type of a mention of this name, empty for others."""
    value, text = mention.value, reading.surface[mention.start : mention.end]
    return value.etype if isinstance(value, EntityValue) and name in (text, value.name) else ""


def _inside(mention: Mention, start: int, end: int) -> bool:
    return mention.start >= start and mention.end <= end


def _stands_free(text: str, at: int, tokens: Tokens) -> bool:
    """Whether nothing in front of 市医院 belongs to it: not 全市医院, not 该市医院."""
    if at == 0 or not text[at - 1].isalpha():
        return True
    return at in tokens.bounds and tokens.at(at - 1).pos.startswith(_TIED)
