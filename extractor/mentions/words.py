"""Words that rules see as labels: trends, scopes, rank and award verbs, found in one scan.

A word is written once in a table of ``patterns/lexicon``; ``labels.tsv`` lists the tables. However
many words there are, they cost one pass of an Aho–Corasick automaton.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from extractor.mentions.mention import Mention
from extractor.mentions.particles import Particles
from extractor.rulebook import Row, Rulebook

_NEAR = 8  # characters between 提出 and what is put forward: 提出 | 再审检察 | 建议
_OPENS = "，。；：、！？（ \n"  # what a clause or a member of a list opens after
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ_")


class Word(NamedTuple):
    """A word of the lexicon where it stands in the reading text."""

    start: int
    end: int
    label: str
    row: Row


#: Made in C: the class itself would run Python for each.
_word: Callable[[tuple[int, int, str, Row]], Word] = partial(tuple.__new__, Word)
_TREND, _CAME_TO = "TREND", "TO"
#: Labels of what says how a thing changed, or what it came to.
_PREDICATES = frozenset({"TREND", "TREND_ADJ", "TO", "REACH", "FOR"})
#: Labels of adverbs, some of which are one in front of certain words alone.
_SMALL = frozenset({"EACH", "ADV"})


def _check(row: Row, label: str) -> None:
    if not label or not set(label) <= _CAPITALS:
        raise row.wrong(f"no label {label!r}", hint="a label is capitals and _")


def _predicates(words: list[Word]) -> set[int]:
    """Where predicates begin, with the adverbs right in front of them: 持续 | 缩小."""
    begins: set[int] = set()
    for word in reversed(words):
        if word.label in _PREDICATES or (word.label == "ADV" and word.end in begins):
            begins.add(word.start)
    return begins


class WordFinder:
    """All labelled words of a rulebook in one automaton: longest word wins, left to right."""

    def __init__(self, book: Rulebook):
        entries: dict[str, tuple[str, Row]] = {}
        for table_row in book.table("labels"):
            for row in book.table(table_row.word):
                label = row.get("label") or table_row.get("label")
                _check(row, label)
                entries.setdefault(row.word, (label, row))
        ends = Particles.of(book).came_to
        for label, row in tuple(entries.values()):
            if label == _TREND and not row.get("of"):  # 提高 | 到: the level it came to
                entries |= {w: (_CAME_TO, row) for e in ends if (w := row.word + e) not in entries}
        self._words = entries
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest)
        self._deeds = {
            row.word: re.compile(rf"[^，。；：\d]{{0,{_NEAR}}}?(?:{row.get('of')})\d")
            for row in book.table("statuses")
            if row.get("of")
        }
        self._governed = {
            row.word: re.compile(rf"[^，。；：\d]{{0,{_NEAR}}}?(?:{row.get('only')})")
            for row in book.table("statuses")
            if row.get("only")
        }
        scopes = "|".join(re.escape(row.word) for row in book.table("scopes"))
        self._averages = {
            row.word: re.compile(rf"(?:^|[{_OPENS}]|{scopes})(?P<of>{row.get('apiece')})$")
            for row in book.table("adverbs")
            if row.get("apiece")
        }
        self._froms = tuple(
            row.word for row in book.table("word_classes") if row.get("class") == "P_FROM"
        )

    @property
    def labels(self) -> set[str]:
        """Every label a word can have."""
        return {label for label, _ in self._entries}

    def cut(self, text: str, words: list[Word], times: Sequence[Mention]) -> list[Word]:
        """``words`` where none runs into a time, and none compares with a verb or a number.

        A word that is one only in front of certain others (``before``) is left out elsewhere.

        比上年 | 末 is 比 | 上年末: a word that runs into a time is cut where that begins, if its
        front is a word itself. 收入比 | 缩小, 收入比 | 由2.4, 存贷比 | 63.8%: what a
        verb of change, the value it began with or the value itself follows ends a noun.
        """
        ends = {time.start: time.end for time in times}
        verbs = _predicates(words)
        out: list[Word] = []
        for word in words:
            start, end, label, row = word
            if label == "EACH" and (average := self._averages.get(text[start:end])):
                unit = average.search(text, max(0, start - _NEAR), start)
                if unit is not None:
                    out.append(_word((unit.start("of"), end, "N", row)))  # 件均 | 费用
                    continue
            before = row.get("before") if label in _SMALL else ""
            if before and not text.startswith(tuple(before.split("|")), end):
                continue  # 各 | 新增, 实际 | 完成, but not 各县, 实际利用外资
            if label == "STATUS" and self._is_of_deeds(text, word):
                out.append(word._replace(label="LIGHT"))  # 提出 | 抗诉6件
                continue
            if label == "STATUS" and not self._governs(text, word):
                out.append(word._replace(label=row.get("otherwise")))  # 正在 | 抢修的线路
                continue
            if label == "THAN" and self._ends_noun(text, end, verbs, ends):
                out.append(word._replace(label="N"))
                continue
            for at in range(start + 1, end):
                if ends.get(at, 0) > end and text[start:at] in self._words:
                    out.append(_word((start, at, *self._words[text[start:at]])))
                    break
            else:
                out.append(word)
        return out

    def _is_of_deeds(self, text: str, word: Word) -> bool:
        """Whether a word stands in front of what it does not aim at, and the amount of that."""
        deeds = self._deeds.get(text[word.start : word.end])
        return deeds is not None and deeds.match(text, word.end) is not None

    def _governs(self, text: str, word: Word) -> bool:
        """Whether a word stands in front of what it says is not done yet: 正在 | 建造."""
        governed = self._governed.get(text[word.start : word.end])
        return governed is None or governed.match(text, word.end) is not None

    def _ends_noun(self, text: str, at: int, verbs: set[int], times: dict[int, int]) -> bool:
        """Whether what stands at ``at`` is nothing to compare with."""
        number = text[at : at + 1].isdecimal() and at not in times
        return number or at in verbs or text.startswith(self._froms, at)

    def shorter(self, text: str, word: Word, bounds: frozenset[int] | set[int]) -> Word | None:
        """The longest word in another that begins with it and ends at a border: 多 | 发放."""
        for end in range(word.end - 1, word.start, -1):
            if end in bounds and (entry := self._words.get(text[word.start : end])) is not None:
                return _word((word.start, end, *entry))
        return None

    def find(self, text: str) -> list[Word]:
        """Every word of ``text``, not overlapping, in order."""
        entries = self._entries
        return [
            _word((start, end, *entries[index]))
            for index, start, end in self._automaton.find_matches_as_indexes(text)
        ]
