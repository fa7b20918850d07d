"""What stands around a number and decides what it counts: measured time, an implied unit."""

from __future__ import annotations

import regex

from extractor.rulebook import Rulebook

_STEP = regex.compile(r"[，。；：！？\n]")
_STOP = regex.compile(r"[，。；：、！？（）\n0-9]")
_NEAR = 10


class Joints:
    """The characters that hold numbers together, by role (``number_joints.tsv``)."""

    def __init__(self, book: Rulebook):
        roles: dict[str, list[str]] = {}
        for row in book.table("number_joints"):
            roles.setdefault(row.get("role"), []).append(row.word)
        self.more = "".join(roles.get("more", ()))
        self.some = "".join(roles.get("some", ()))
        self.range = frozenset(roles.get("range", ()))
        self.list = frozenset(roles.get("list", ()))
        self.over = tuple(roles.get("over", ()))
        self.slash = "".join(roles.get("slash", ()))
        self.minus = tuple(roles.get("minus", ()))
        self.starts = tuple(roles.get("from", ()))
        self.open = frozenset(roles.get("open", ()))
        self.close = "".join(roles.get("close", ()))


class NumberContext:
    """Tables of words near a number: ``measured.tsv`` and ``implied_units.tsv``."""

    def __init__(self, book: Rulebook):
        verbs = [r.word for r in book.table("measured") if r.get("role") == "verb"]
        nouns = [r.word for r in book.table("measured") if r.get("role") == "noun"]
        after_verb = [r.word for r in book.table("measured") if r.get("role") == "link"]
        self._verb = regex.compile(
            f"(?:{_any(verbs)})(?:{_any(after_verb)})?$" if verbs else "(?!)"
        )
        links: list[str] = []
        self._before: dict[str, tuple[str, bool]] = {}
        self._after: dict[str, tuple[str, bool]] = {}
        for row in book.table("implied_units"):
            entry = (row.get("unit"), bool(row.get("any")))
            if row.get("side") == "link":
                links.append(row.word)
                continue
            if row.get("side") not in ("before", "after"):
                raise row.wrong(f"no side {row.get('side')!r}", hint="before, after or link")
            (self._before if row.get("side") == "before" else self._after)[row.word] = entry
        self._before_any = regex.compile(f"(?r){_any(self._before)}")
        self._before_close = regex.compile(f"({_any(self._before)})(?:{_any(links)})*+$")
        self._after_any = regex.compile(_any(self._after))
        self._noun = regex.compile(f"(?:{_any(nouns)})(?:{_any(links)})*+$")

    def measured(self, text: str, front: int, *, dated: bool = False) -> bool:
        """Whether years, days or hours after ``front`` are an amount: 缩短3天, 工期60天.

        ``dated``: the unit is that of a date (3月, 5日); then only a verb tells.
        """
        window = _clause(text, front)
        return bool(self._verb.search(window) or (not dated and self._noun.search(window)))

    def implied(self, text: str, front: int, end: int, *, large: bool) -> str | None:
        """The unit code a bare number must have; ``large``: it has 万 or 亿 in it."""
        found = self._after_any.match(text, end)
        if found and (large or self._after[found[0]][1]):
            return self._after[found[0]][0]
        if large:
            found = self._before_any.search(_clause(text, front, reach=14))
            if found:
                return self._before[found[0]][0]
            ahead = _STOP.split(text[end : end + 12], 1)[0]
            found = self._after_any.search(ahead)
            return self._after[found[0]][0] if found else None
        found = self._before_close.search(_clause(text, front))
        if found and self._before[found[1]][1]:
            return self._before[found[1]][0]
        return None


def _clause(text: str, at: int, *, reach: int = _NEAR) -> str:
    window = text[max(0, at - reach) : at]
    stops = list(_STEP.finditer(window))
    return window[stops[-1].end() :] if stops else window


def _any(words: list[str] | dict[str, tuple[str, bool]]) -> str:
    return "|".join(regex.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"
