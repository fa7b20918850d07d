"""One sentence as it is read: its sketch, atoms and clauses, and the frame of each fact in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from extractor.facts.atoms import Atoms
from extractor.facts.context import Slot
from extractor.facts.field import Body, Field
from extractor.facts.issuer import Issuer
from extractor.facts.words import Lexicon
from extractor.grammar import Match
from extractor.layout.reading import Reading
from extractor.mentions.element import Element
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.words import Word
from extractor.sketch import Sketch
from extractor.tokens import Tokens

_ENDS = "，。；：！？,;:!?【】\n"
_OPEN, _CLOSE = "“‘《", "”’》"
_MARK = re.compile(f"[{re.escape(_ENDS)}{_OPEN}（(]")  # where something begins or ends
_TRIM = " \n、，"
#: A quotation with more atoms in it is speech, with clauses of its own.
_LONG_NAME = 16
_NUMBERS = ("QTY", "NUM", "PCT", "PP", "MULT", "POS", "NTH", "TIER", "ONLY")


class Clause(NamedTuple):
    """The atoms ``[begin, end)`` between two marks; ``mark`` is the one after it.

    ``reach``: where its fields may begin, in front of a bracket that it goes on after.
    ``bracket``: the atom of the bracket it stands in, else -1; ``outer``: the number of the clause
    that bracket interrupts.
    """

    begin: int
    end: int
    mark: str
    reach: int
    bracket: int = -1
    outer: int = -1


class Scene:
    """A sentence: what its readers may ask of it. Nothing in it changes."""

    __slots__ = (
        "_begins",
        "_fields",
        "_names",
        "_text",
        "_trim",
        "aims",
        "atoms",
        "clauses",
        "first",
        "holders",
        "issuer",
        "kind",
        "lexicon",
        "periods",
        "phrases",
        "reading",
        "sketch",
        "tokens",
    )

    def __init__(
        self,
        reading: Reading,
        sketch: Sketch,
        atoms: Atoms,
        tokens: Tokens,
        lexicon: Lexicon,
        issuer: Issuer,
        *,
        kind: str = "body",
        first: bool = False,
        aims: bool = True,
    ):
        self.reading, self.sketch, self.atoms, self.tokens = reading, sketch, atoms, tokens
        self.lexicon, self.issuer, self.kind = lexicon, issuer, kind
        self.first = first  # of its paragraph
        self.aims = aims  # its paragraph is written as plans are
        self.clauses = clauses_of(atoms, lexicon)
        self._begins = [clause.begin for clause in self.clauses]
        self._fields: dict[tuple[int, int], Field] = {}  # those asked for, read once
        #: Who can hold the facts of the frames asked for, by their identity.
        self.holders: dict[int, tuple[Frame, list[Body]]] = {}
        #: What :mod:`extractor.facts.phrases` made of the frames asked for, by their identity.
        self.phrases: dict[int, tuple[Frame, str]] = {}
        #: What :mod:`extractor.facts.times` made of the times asked for, by where they begin.
        self.periods: dict[int, tuple[Mention, Slot | None]] = {}
        self._names, self._text = lexicon.alphabet.names, atoms.text
        self._trim = _TRIM + lexicon.attributive

    def let_go(self) -> None:
        """Forget the frames asked for.

        They hold the scene as well: in a circle the whole reading waits for the collector.
        """
        self.holders.clear()
        self.phrases.clear()

    # Where things stand ---------------------------------------------------------------------

    def clause_at(self, atom: int) -> int:
        """The number of the clause an atom stands in."""
        return max(bisect_right(self._begins, atom) - 1, 0)

    def atom_span(self, begin: int, end: int) -> tuple[int, int]:
        """The atoms of a sketch span."""
        first, last = self.sketch.source(begin, end)
        return self.atoms.span(first, last)

    def label(self, atom: int) -> str | None:
        """The label of an atom, None for punctuation and beyond the ends."""
        text = self._text
        return self._names.get(text[atom]) if 0 <= atom < len(text) else None

    def has(self, label: str, begin: int, end: int) -> bool:
        """True where an atom of a span has a label."""
        return self.lexicon.alphabet.chars[label] in self.atoms.text[begin:end]

    def word(self, atom: int) -> str:
        """An atom as it is written; empty outside the sentence."""
        if not 0 <= atom < len(self.atoms):
            return ""
        return self.reading.text[self.atoms.starts[atom] : self.atoms.ends[atom]]

    # What stands there -----------------------------------------------------------------------

    def text(self, begin: int, end: int) -> str:
        """The source's own characters of a reading span, blanks trimmed."""
        return self.reading.surface[begin:end].strip(self._trim)

    def sketch_text(self, begin: int, end: int) -> str:
        """The source's own characters of a sketch span."""
        return self.text(*self.sketch.source(begin, end))

    def spans_text(self, spans: tuple[tuple[int, int], ...]) -> str:
        """The source's own characters of spans of atoms, put together."""
        atoms = self.atoms
        surface = self.reading.surface
        parts = [surface[atoms.starts[b] : atoms.ends[e - 1]] for b, e in spans if e > b]
        return "".join(parts).strip(self._trim).replace("\n", "")

    def is_noun_verb(self, atom: int) -> bool:
        """True for a verb that names what is done: 展览, 服务."""
        start, end = self.atoms.starts[atom], self.atoms.ends[atom]
        return self.reading.text[start:end] in self.lexicon.noun_verbs

    def words_of(self, spans: tuple[tuple[int, int], ...]) -> list[str]:
        """The words of spans of atoms."""
        atoms, surface = self.atoms, self.reading.surface
        return [surface[atoms.starts[at] : atoms.ends[at]] for b, e in spans for at in range(b, e)]

    def source(self, begin: int, end: int) -> tuple[int, int]:
        """The reading span of the atoms ``[begin, end)``."""
        if begin >= end:
            at = self.atoms.starts[begin]
            return at, at
        return self.atoms.starts[begin], self.atoms.ends[end - 1]

    def unread_after(self, at: int) -> bool:
        """Whether a list goes on at an offset of the reading with digits that are no amount."""
        text = self.reading.text
        if (
            text[at : at + 1] not in self.lexicon.particles.list
            or not text[at + 1 : at + 2].isdecimal()
        ):
            return False
        return self.label(bisect_left(self.atoms.starts, at + 1)) in ("M", "NUM", "X")

    def captures(self, match: Match, group: str) -> list[Element]:
        """The elements a group of a rule captured."""
        return match.captured.get(group, [])

    def capture(self, match: Match, group: str) -> Element | None:
        """The first element a group captured."""
        found = self.captures(match, group)
        return found[0] if found else None

    def field(self, begin: int, end: int) -> Field:
        """The atoms ``[begin, end)`` by roles."""
        field = self._fields.get((begin, end))
        if field is None:
            field = self._fields[begin, end] = self.lexicon.fields.read(self.atoms, begin, end)
        return field


class Frame(NamedTuple):
    """One fact to be told: the rule that matched, and what stands around it.

    ``leads`` are the fields of the clauses without a fact in front of it, the nearest last;
    ``at`` is the atom where its own field begins, ``start`` the atom where its match does.
    """

    scene: Scene
    match: Match
    field: Field
    leads: tuple[Field, ...]
    clause: int
    at: int
    start: int
    end: int
    following: tuple[Match, ...] = ()

    def gives(self, key: str, default: str = "") -> str:
        """What the rule gives under a key."""
        said: str = self.match.rule.gives.get(key, default)
        return said

    def word(self, group: str) -> Word | None:
        """The first word a group captured."""
        items = self.match.captured.get(group, ())
        return next((item for item in items if isinstance(item, Word)), None)

    def word_at(self, group: str, value: Mention) -> Word | None:
        """The word of a group that is said of a value: the last in front of it, else the first."""
        words = [item for item in self.match.captured.get(group, ()) if isinstance(item, Word)]
        front = [word for word in words if word.start < value.start]
        return front[-1] if front else self.word(group)

    def values(self) -> list[Mention]:
        """The quantities the rule captured as values."""
        found = self.scene.captures(self.match, "value")
        return [m for m in found if isinstance(m, Mention) and isinstance(m.value, QuantityValue)]

    @property
    def unit(self) -> str:
        """The unit of the first value."""
        return next((value.unit for item in self.match.captured.get("value", ())
                     if isinstance(item, Mention)
                     and isinstance(value := item.value, QuantityValue)), "")  # fmt: skip

    def time(self, group: str) -> TimeValue | None:
        """The value of the first time a group captured."""
        said = self.time_said(group)
        return said.value if said is not None and isinstance(said.value, TimeValue) else None

    def time_said(self, group: str) -> Mention | None:
        """The first time a group captured."""
        for item in self.scene.captures(self.match, group):
            if isinstance(item, Mention) and isinstance(item.value, TimeValue):
                return item
        return None


def clauses_of(atoms: Atoms, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence; marks inside a quoted name or a remark do not count.

    A bracket with a number in it holds clauses of its own; after it, the clause goes on.
    """
    text = atoms.text
    out: list[Clause] = []
    begin, reach, at = 0, 0, 0
    while (mark := _MARK.search(text, at)) is not None:
        at, char = mark.start(), mark[0]
        if char in _OPEN:
            at = max(at, text.find(_CLOSE[_OPEN.index(char)], at, at + _LONG_NAME))
        elif char in "（(":
            close = next((p for p in range(at + 1, len(text)) if text[p] in "）)"), -1)
            if close > 0 and not lexicon.alphabet.of(_NUMBERS).isdisjoint(text[at:close]):
                out.append(Clause(begin, at, "", reach))
                _inside(text, at, close, len(out) - 1, out)
                begin = close + 1
            at = max(at, close)
        else:
            out.append(Clause(begin, at, char, reach))
            begin = reach = at + 1
        at += 1
    if begin < len(text) or not out:
        out.append(Clause(begin, len(text), "", reach))
    return tuple(out)


def _inside(text: str, bracket: int, end: int, outer: int, out: list[Clause]) -> None:
    """The clauses inside a bracket."""
    at = bracket + 1
    for position in range(at, end + 1):
        if position == end or text[position] in _ENDS:
            out.append(Clause(at, position, text[position], at, bracket, outer))
            at = position + 1
