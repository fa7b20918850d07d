"""Numerals that count nothing: parts of names, codes, ordinals and fixed phrases."""

from __future__ import annotations

from extractor.kept import kept
from extractor.rulebook import Rulebook


class Refusals:
    """The tables of what is not a quantity, looked up around one numeral."""

    def __init__(self, book: Rulebook):
        self._before: dict[str, str] = {}  # word → use
        self._after: set[str] = set()
        bare: list[str] = []
        courses: set[str] = set()
        last: list[str] = []
        self.places: set[str] = set()  # units of what is ranked
        self._whole: set[str] = set()
        for row in book.table("not_quantities"):
            side = row.get("side")
            if row.get("use") == "place":
                last.append(row.word)
            elif side == "place":
                self.places.add(row.word)
            elif side == "before":
                self._before[row.word] = row.get("use") or "plain"
            elif side == "after":
                (courses if row.get("use") == "course" else self._after).add(row.word)
            else:
                bare.append(row.word)
        self._fixed = frozenset(book.table("fixed_words").words())
        self._counting = {r.word for r in book.table("fixed_words") if r.get("use") == "counting"}
        self._whole.update(book.table("numeral_words").words(), self._fixed)
        self._bare, self._courses, self._last = tuple(bare), tuple(courses), tuple(last)
        self._before_lengths = _group(self._before, -1)
        self._after_lengths = _group(self._after, 0)
        # Where a character with the one after it, or the last with the one in front, may stand
        # in which words: its offset and the word's length, the longest word first.
        whole = "\n".join(sorted(self._whole))
        self._by_beginning, self._by_end = kept("places", whole, _places)
        self._alone = {word for word in self._whole if len(word) == 1}

    def before(self, text: str, start: int) -> str | None:
        """``"ordinal"`` or ``"plain"`` where the word before refuses the numeral, else None."""
        if text[start - 1 : start] == " ":
            start -= 1
        for length in self._before_lengths.get(text[start - 1 : start], ()):
            use = self._before.get(text[max(0, start - length) : start])
            if use:
                return None if use == "ok" else use
        return None

    def last_places(self, text: str, start: int) -> bool:
        """Whether so many places are the last of a ranking (全省后三位), and no quantity."""
        if not text.endswith(self._last, 0, start):
            return False
        lengths = self._before_lengths.get(text[start - 1 : start], ())
        return not any(self._before.get(text[max(0, start - n) : start]) for n in lengths)

    def after(self, text: str, end: int) -> bool:
        """Whether the word after the unit, or after the number, refuses it."""
        for length in self._after_lengths.get(text[end : end + 1], ()):
            if text[end : end + length] in self._after:
                return True
        return False

    def courses(self, text: str, end: int) -> bool:
        """Whether the word after a length makes it the name of a contest (1500米自由泳)."""
        return text.startswith(self._courses, end)

    def after_bare(self, text: str, end: int) -> bool:
        """Whether the word after a number without a unit makes it part of a name (2.0版)."""
        return text.startswith(self._bare, end)

    def in_word(self, text: str, start: int, end: int, *, free: bool = False) -> bool:
        """Whether the numeral and unit at ``start``–``end`` are part of a fixed word.

        ``free``: numbers are looked for, not quantities; 一块, 四角 have one.
        """
        by_beginning = self._by_beginning.get(text[start : start + 2], ())
        by_end = self._by_end.get(text[max(0, start - 1) : start + 1], ())
        places = (
            sorted((*by_beginning, *by_end), key=_longest_first)
            if by_beginning and by_end
            else by_beginning or by_end
        )
        for offset, length in places:
            begin = start - offset
            if begin < 0:
                continue
            word = text[begin : begin + length]
            if word in self._whole:
                stop = begin + length
                if free and word in self._counting:
                    continue
                if begin < start or stop > end:
                    return True
                return stop == end and word in self._fixed
        word = text[start]
        if word not in self._alone or (free and word in self._counting):
            return False
        return start + 1 == end and word in self._fixed


_Places = dict[str, tuple[tuple[int, int], ...]]


def _places(lines: str) -> tuple[_Places, _Places]:
    by_beginning: dict[str, set[tuple[int, int]]] = {}
    by_end: dict[str, set[tuple[int, int]]] = {}
    for word in lines.split("\n"):
        last = len(word) - 1
        for offset in range(last):
            by_beginning.setdefault(word[offset : offset + 2], set()).add((offset, len(word)))
        by_end.setdefault(word[-2:], set()).add((last, len(word)))
    first, second = (
        {pair: tuple(sorted(places, key=_longest_first)) for pair, places in pairs.items()}
        for pairs in (by_beginning, by_end)
    )
    return first, second


def _longest_first(place: tuple[int, int]) -> tuple[int, int]:
    return -place[1], place[0]


def _group(words: dict[str, str] | set[str], at: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[at], set()).add(len(word))
    return {c: tuple(sorted(n, reverse=True)) for c, n in lengths.items()}
