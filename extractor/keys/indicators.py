"""The dictionary of indicators: many ways to write one, and one name for all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.rulebook import Row, Rulebook, did_you_mean

_ROLES = ("anywhere", "owner", "start", "end", "ending", "growth", "share")
#: In a share's name, where the whole stands: 占…比重.
_WHOLE = "…"
_KINDS = ("flow", "stock", "rate", "index")
_BRACKET = regex.compile(r"（(?P<inside>[^（）]+)）")
_BLANKS = regex.compile(r"\s+")
#: Brackets are kept as they are written wide; other marks are no part of a name.
_WIDE = str.maketrans("()", "（）")
_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》")
#: Names that are held: an archive has far fewer, and memory stays flat all the same.
_HELD = 50_000


class Indicator(NamedTuple):
    """What a name of an indicator comes to.

    Attributes:
        name: the one name of it.
        growth: how its rate of growth is written after it, where the words meant that; else "".
        kind: flow, stock, rate or index; "" for one that the dictionary does not know.
        dimensions: what its levels are counted in, the usual one first; empty where unknown.
        prices: ``constant`` where its growth is without that of prices, said or not; else "".
    """

    name: str
    growth: str = ""
    kind: str = ""
    dimensions: tuple[str, ...] = ()
    prices: str = ""

    @property
    def key(self) -> str:
        """The name, with its rate of growth told apart."""
        return self.name + self.growth


class IndicatorNames:
    """``indicators.tsv`` and ``indicator_rewrites.tsv`` of a rulebook.

    Raises:
        PatternError: a role, a kind or a name that does not exist.
    """

    def __init__(self, book: Rulebook):
        self._rewrites: dict[str, list[tuple[str, str]]] = {role: [] for role in _ROLES}
        for row in book.table("indicator_rewrites"):
            self._rewrites[row.get("role")].append((row.word, row.get("to")))
        for rewrites in self._rewrites.values():
            rewrites.sort(key=lambda pair: -len(pair[0]))  # the longest first
        self._known = dict(self._read(list(book.table("indicators"))))
        self._short = {
            row.get("name"): row.get("short") for row in book.table("places") if row.get("short")
        }
        self._held: dict[tuple[str, str | None], Indicator] = {}

    def _read(self, rows: list[Row]) -> Iterator[tuple[str, Indicator]]:
        own = {row.word: row for row in rows if not row.get("name")}
        for row in rows:
            named = own.get(row.get("name") or row.word)
            if named is None:
                hint = did_you_mean(row.get("name"), own)
                raise row.wrong(f"no indicator {row.get('name')!r}", hint=hint)
            kind = named.get("kind")
            if kind not in _KINDS:
                raise named.wrong(f"no kind {kind!r}", hint=did_you_mean(kind, _KINDS))
            counted = tuple(filter(None, named.get("dimension").split("|")))
            yield (
                self._written(row.word),
                Indicator(named.word, "", kind, counted, named.get("prices")),
            )

    def of(self, words: str, *, subject: str | None = None) -> Indicator:
        """What the words of a text name.

        Args:
            words: the indicator as a fact has it: ``青州市规上工业增加值增速``.
            subject: whom the fact is about; its name in front of the indicator is no part of it.
        """
        found = self._held.get((words, subject))
        if found is None:
            if len(self._held) > _HELD:
                self._held.clear()
            found = self._held[words, subject] = self._look(words, subject)
        return found

    def _look(self, words: str, subject: str | None) -> Indicator:
        written = self._written(words)
        name, growth = self._without_growth(written)
        for said, tail in ((written, ""), (name, growth)):
            for candidate in self._without_owner(said, subject):
                found = self._find(candidate) or self._find(self._ended(candidate))
                found = found or self._find(self._unexplained(candidate))
                found = found or self._share(candidate)
                if found is not None:
                    return found._replace(growth=tail)
        return Indicator(self._ended(self._bare(name, subject)) or words, growth)

    def of_share(self, words: str, whole: str, *, subject: str | None = None) -> Indicator:
        """What the name of a share and of its whole come to, where the whole is told apart.

        第三产业增加值占比 of GDP is 第三产业增加值占地区生产总值比重; a name that tells its whole
        itself is looked up as it is.
        """
        named = self.of(words, subject=subject)
        written = self._written(words)
        if named.kind or self._parts_of_share(written) is not None:
            return named
        for tail, to in self._rewrites["share"]:
            if _WHOLE not in tail and written.endswith(tail) and len(written) > len(tail):
                joint, _, end = to.partition(_WHOLE)
                return self.of(written[: -len(tail)] + joint + whole + end, subject=subject)
        return named

    def _share(self, name: str) -> Indicator | None:
        """A part of a whole, each by its one name."""
        found = self._parts_of_share(name)
        if found is None:
            return None
        part, whole = self.of(found[0]), self.of(found[1])
        known = "rate" if part.kind and whole.kind else ""
        return Indicator(part.key + found[2].replace(_WHOLE, whole.key), kind=known)

    def _parts_of_share(self, name: str) -> tuple[str, str, str] | None:
        """Part and whole of 工业增加值占GDP比例, and how what joins them is written."""
        for form, to in self._rewrites["share"]:
            joint, _, tail = form.partition(_WHOLE)
            part, said, whole = name.removesuffix(tail).partition(joint)
            if _WHOLE in form and name.endswith(tail) and part and said and whole:
                return part, whole, to
        return None

    def _unexplained(self, name: str) -> str:
        """The name without a bracket that says it in other words: 地区生产总值（GDP）."""
        for bracket in _BRACKET.finditer(name):
            before, inside = self._find(name[: bracket.start()]), self._find(bracket["inside"])
            if before is not None and before == inside:
                return name[: bracket.start()] + name[bracket.end() :]
        return ""

    def _ended(self, name: str) -> str:
        for ending, to in self._rewrites["ending"]:
            if name.endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)] + to
        return name

    def _written(self, words: str) -> str:
        """One way to write characters and words that are written in several."""
        name = unicodedata.normalize("NFKC", _BLANKS.sub("", words)).upper().translate(_WIDE)
        for word, to in self._rewrites["anywhere"]:
            name = name.replace(word, to)
        return name.translate(_QUOTES)

    def _without_growth(self, name: str) -> tuple[str, str]:
        for tail, to in self._rewrites["growth"]:
            if name.endswith(tail) and len(name) > len(tail):
                return name[: -len(tail)], to
        return name, ""

    def _without_owner(self, name: str, subject: str | None) -> Iterator[str]:
        """The name, and what is left of it without the words at its start that say whose it is."""
        yield name
        bare = self._bare(name, subject)
        if bare != name:
            yield bare
        short = self._short.get(subject or "")
        if short and bare.startswith(short):
            yield bare[len(short) :]

    def _bare(self, name: str, subject: str | None) -> str:
        owners = [word for word, _ in self._rewrites["owner"]]
        whose = self._written(subject or "")
        if whose:  # a name of quotes alone is written as nothing
            owners.append(whose)
        changed = True
        while changed:
            changed = False
            for owner in owners:
                if name.startswith(owner) and len(name) > len(owner) + 1:
                    name, changed = name[len(owner) :], True
        return name

    def _find(self, name: str) -> Indicator | None:
        """What is known by this name, or by it without a verb before it or a tail after it."""
        for begun in self._begun(name):
            found = self._known.get(begun)
            if found is not None:
                return found
            for tail, to in self._rewrites["end"]:
                if begun.endswith(tail):
                    stem = begun[: -len(tail)]
                    found = self._known.get(stem) or self._known.get(stem + to)
                    if found is not None:
                        return found
        return None

    def _begun(self, name: str) -> Iterator[str]:
        yield name
        for verb, _ in self._rewrites["start"]:
            if name.startswith(verb):
                yield name[len(verb) :]
