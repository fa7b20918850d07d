"""What stands around a number and decides what it counts: measured time, an implied unit."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from extractor.kept import compiled
from extractor.rulebook import Rulebook

_STEPS = "，。；：！？\n"
_STOP = regex.compile(r"[，。；：、！？（）\n0-9]")
_NEAR = 10


class NumberContext:
    """Tables of words near a number: ``measured.tsv`` and ``implied_units.tsv``."""

    def __init__(self, book: Rulebook):
        verbs = [r.word for r in book.table("measured") if r.get("role") == "verb"]
        nouns = [r.word for r in book.table("measured") if r.get("role") == "noun"]
        than = [r.word for r in book.table("measured") if r.get("role") == "than"]
        more = [r.word for r in book.table("measured") if r.get("role") == "compared"]
        after_verb = [r.word for r in book.table("measured") if r.get("role") == "link"]
        self._verb = compiled(f"(?:{_any(verbs)})(?:{_any(after_verb)})?$" if verbs else "(?!)")
        self._compared = compiled(f"(?:{_any(than)}).*(?:{_any(more)})$")  # 比全省平均少
        halves = [r.word for r in book.table("number_joints") if r.get("role") == "half unit"]
        goes_on = [r.word for r in book.table("not_units") if r.word[0] in halves]
        self._half = compiled(f"(?!{_any(goes_on)})(?:{_any(halves)})")
        falls = [r.word for r in book.table("measured") if r.get("role") == "verb after"]
        self._verb_after = compiled(_any(falls))
        links: list[str] = []
        dates: list[str] = []
        self._before: dict[str, tuple[str, bool]] = {}
        self._after: dict[str, tuple[str, bool]] = {}
        self._close: set[str] = set()
        for row in book.table("implied_units"):
            entry = (row.get("unit"), bool(row.get("any")))
            if row.get("side") == "link":
                links.append(row.word)
                continue
            if row.get("side") == "date":
                dates.append(row.word)
                continue
            if row.get("side") == "end":
                continue  # the builder of facts asks for it
            (self._after if row.get("side") == "after" else self._before)[row.word] = entry
            if row.get("side") == "close":
                self._close.add(row.word)
        self._before_any = compiled(f"(?r){_any(self._before)}")
        self._link = compiled(f"(?r)(?:{_any(links)})")
        self._dated = compiled(f"(?r)(?:[0-9]{{1,4}}+(?:{_any(dates)}))+")
        self._before_close = compiled(f"({_any(self._before)})(?:{_any(links)})*+$")
        self._after_any = compiled(_any(self._after))
        self._noun = compiled(f"(?:{_any(nouns)})(?:{_any((*links, *after_verb))})*+$")

    def measured(self, text: str, front: int, end: int, *, dated: bool = False) -> bool:
        """Whether the years, days or hours at ``front``–``end`` are an amount: 缩短3天, 工期60天.

        ``dated``: the unit is that of a date (3月, 5日); then only a verb tells.
        """
        if not dated and self._verb_after.match(text, end):
            return True  # 由5小时缩短至2小时
        window = _clause(text, front)
        told = self._verb.search(window) or self._compared.search(window)
        return bool(told or (not dated and self._noun.search(window)))

    def linked(self, text: str, front: int) -> bool:
        """Whether a verb that introduces a value stands just before ``front``: 为, 达到, 升至."""
        front = self._before_date(text, front)
        return bool(self._link.match(text, pos=max(0, front - _NEAR), endpos=front))

    def _before_date(self, text: str, at: int) -> int:
        """Where the date in front of a number begins: 由 | 2020年的 | 2.36, else ``at``."""
        date = self._dated.match(text, pos=max(0, at - _NEAR), endpos=at)
        return date.start() if date else at

    def half(self, text: str, end: int) -> bool:
        """Whether a half follows the unit that ends at ``end``: 三斤半, but not 三公里半径."""
        return bool(self._half.match(text, end))

    def implied(self, text: str, front: int, end: int, *, large: bool) -> str | None:
        """The unit code a bare number must have; ``large``: it has 万 or 亿 in it."""
        found = self._after_any.match(text, end)
        if found and (large or self._after[found[0]][1]):
            return self._after[found[0]][0]
        if large:
            window = _clause(text, front, reach=14)
            found = self._before_any.search(window)
            if found and found[0] not in self._close:
                return self._before[found[0]][0]
            if found:
                near = self._before_close.search(window)
                return self._before[near[1]][0] if near else None
            ahead = _STOP.split(text[end : end + 12], 1)[0]
            found = self._after_any.search(ahead)
            return self._after[found[0]][0] if found else None
        found = self._before_close.search(_clause(text, self._before_date(text, front)))
        if found and self._before[found[1]][1]:
            return self._before[found[1]][0]
        return None


def _clause(text: str, at: int, *, reach: int = _NEAR) -> str:
    window = text[max(0, at - reach) : at]
    return window[max(map(window.rfind, _STEPS)) + 1 :]


def _any(words: Iterable[str]) -> str:
    return "|".join(regex.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"
