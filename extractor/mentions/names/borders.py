"""Where a division's name ends, decided by the table of places before the tokeniser is believed.

The last character of a full name (市 in 青州市) is often the first of a word (市域, 市民, 市场),
and the tokeniser decides by frequency. A word of ``place_tails`` takes the character away, a word
of kind ``keep`` leaves it to the name, and so does a name that begins right after (湖南省|长沙市).
The words around a border are cut anew, so that everything after this sees the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from extractor.mentions.names.page import Hit
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import Tokens, cut, is_known

_LONG_WORD = 3  # words of more characters are names with a place in them
_NAMES = ("place", "region", "known")
_WHOLE = ("region", "company")  # names that are never cut short
_BEHIND = 8  # characters after a name by which its border is judged
_LEAST = 3  # characters of a full name: a shorter one stands too often in other words


class DivisionBorders:
    """Finds the borders of divisions' names that the tokeniser has missed."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._own_name = parts.tags("own_name")
        self._township = parts.pattern("township_after")
        self._stretch = regex.compile(f"\\p{{Han}}{{1,{_BEHIND}}}")
        self._tails: dict[str, list[tuple[str, bool]]] = {}
        table = book.table("place_tails")
        for row in sorted(table, key=lambda row: -len(row.word)):
            self._tails.setdefault(row.word[0], []).append((row.word, row.get("kind") == "keep"))

    def mend(
        self, text: str, tokens: Tokens, hits: dict[str, list[Hit]]
    ) -> tuple[Tokens, frozenset[int]]:
        """``tokens`` with a border at each end of a division's name; the same where all fit.

        With them the offsets where a full name seems to end and does not (青州市 in 青州市民).
        """
        bounds = tokens.bounds
        places = hits.get("place", ())
        names = {hit.start for hit in places if hit.end - hit.start >= _LEAST}
        names.update(hit.start for kind in _WHOLE for hit in hits.get(kind, ()))
        decided = dict(self._ends(text, places, names))
        borders = set(decided.values())
        borders.update(self._rows(hits, tokens))
        borders.update(self._bodies(hits, tokens))
        posts = {hit.start for hit in hits.get("post", ())}  # 日本 | 首相, 中央政治局 | 常委
        longest = {hit.start: hit.end for hit in places}
        for hit in (*places, *hits.get("body", ())):
            if hit.start not in bounds or hit.end in bounds or hit.end in decided:
                continue
            before_post = hit.end in posts and longest.get(hit.start, hit.end) <= hit.end
            token = tokens.at(hit.end)
            across = token.start == hit.end - 1 and hit.end - hit.start >= _LEAST
            kept = across and self._fewer_words(text, hit.end, token.end - token.start)
            if before_post or kept or self._cut_short(hit, tokens):
                borders.add(hit.end)
        borders -= bounds
        taken = frozenset(end for end, border in decided.items() if border < end)
        return (tokens.cut_at(text, sorted(borders)) if borders else tokens), taken

    @staticmethod
    def _rows(hits: dict[str, list[Hit]], tokens: Tokens) -> Iterator[int]:
        """Borders inside words that are two names: 福建 | 厦门, 甘肃 | 河西走廊."""
        bounds = tokens.bounds
        begins = {hit.start for kind in _NAMES for hit in hits.get(kind, ()) if hit.end in bounds}
        for hit in hits.get("place", ()):
            if hit.start in bounds and hit.end in begins and tokens.at(hit.start).end > hit.end:
                yield hit.end

    @staticmethod
    def _bodies(hits: dict[str, list[Hit]], tokens: Tokens) -> Iterator[int]:
        """Borders inside words that end a body's name and go on: 绍兴市律师 | 协会 | 会员.

        The name begins with a place: by its short name right in front (绍兴 | 大学 | 校长), or
        with one word between.
        """
        places = hits.get("place", ())
        ends = {hit.end for hit in places}
        short = {hit.end for hit in places if hit.row.get("name") not in (hit.row.word, "")}
        for hit in hits.get("head", ()):
            token = tokens.at(hit.start)
            if hit.end in tokens.bounds:
                continue
            before = tokens.at(token.start - 1) if token.start else token
            placed = before.start in ends or token.start in short
            rest = token.text[hit.end - hit.start :]
            if token.start == hit.start and placed and len(rest) > 1 and is_known(rest):
                yield hit.end

    def _cut_short(self, hit: Hit, tokens: Tokens) -> bool:
        """Whether a longer name ends inside a word that begins in it: 白 | 俄罗斯国防部."""
        token = tokens.at(hit.end)
        if token.start == hit.start:  # 美国 | 移民
            plain = token.pos not in self._own_name and hit.row.get("code").isalpha()
            return plain and is_known(token.text[hit.end - hit.start :])
        longer = hit.end - hit.start >= _LEAST and token.start > hit.start
        known = len(token.text) > _LONG_WORD or not is_known(token.text)
        full = hit.row.get("name") in (hit.row.word, "")
        return longer and known and full

    def _ends(self, text: str, places: Iterable[Hit], names: set[int]) -> Iterator[tuple[int, int]]:
        """The end of a full name, and where the border is: there or one character before.

        ``names``: where names begin, one of which may follow.
        """
        for hit in places:
            if hit.end - hit.start < _LEAST:
                continue
            last = hit.end - 1
            tails = self._tails.get(text[last])
            if tails is None:
                continue
            if hit.end in names or self._township.match(text, hit.end):
                yield hit.end, hit.end
                continue
            for word, keep in tails:
                if text.startswith(word, last):
                    keep = keep or self._fewer_words(text, hit.end, len(word))
                    yield hit.end, hit.end if keep else last
                    break

    def _fewer_words(self, text: str, end: int, length: int) -> bool:
        """Whether what follows falls into fewer words with the last character left to the name.

        ``length``: characters of the word that would take it; a longer one has to begin after it.

        绍兴市 | 民航 | 客运量, but 绍兴 | 市民 | 出游.
        """
        after = self._stretch.match(text, end)
        if after is None:
            return False
        with_it, without = cut(text[end - 1] + after[0]), cut(after[0])
        if len(after[0]) == _BEHIND:  # the last word may be cut off
            with_it, without = with_it[:-1], without[:-1]
        if not without or not is_known(without[0]):
            return False
        return len(without[0]) >= length and _cost(without) < _cost(with_it)


def _cost(words: list[str]) -> tuple[int, int]:
    """How badly a stretch falls into words: those of one character, then how many."""
    return sum(len(word) == 1 for word in words), len(words)
