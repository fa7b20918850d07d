"""What a text says of itself (全市), and whom it is compared with: 居全国第4位."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from extractor.facts.issuer import Issuer
from extractor.mentions.mention import Mention
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

#: Labels of words in front of whom something is compared with.
_COMPARED = frozenset({"RANKV", "OCC"})
NAMED = "named"  # how a word points to the last named in front whose name ends with it: 合作社
_SELF = "self"
#: What stands in front of a word that opens a clause.
_MARKS, _LEADS = "，。；：\n", "CONN"
_PARTS = re.compile(r"[！!？?：:|｜\s]+")  # between the parts of a title
#: What a word for a place of the text's own resolves to.
LOCAL = ("province", "region", "city", "county")


def is_local(said: Counter[str]) -> bool:
    """Whether a text speaks of a place of its own: 全市, 我县."""
    return any(said[level] for level in LOCAL)


def said_of_itself(words: Sequence[Word]) -> Counter[str]:
    """How often a text speaks of its own city, county, company …; not what it is ranked among,

    nor where something goes to: 省内 | 交易电量 is any province's.
    """
    said: Counter[str] = Counter()
    among = ranked_among(words)
    for word in words:
        weak = bool(word.row.get("kind") or word.row.get("bare"))  # 省内, 县里
        inside = weak and word.row.get("resolves") in LOCAL
        if word.label == "SCOPE" and word.start not in among and not inside:
            for kind in word.row.get("whose").split() or (word.row.get("resolves"),):
                said[kind] += 1
    return said


def ranked_among(words: Sequence[Word]) -> frozenset[int]:
    """Where scopes stand that somebody else is compared with: 居 | 全国第4位, 占 | 全省三成."""
    ends = {word.end for word in words if word.label in _COMPARED}
    return frozenset(word.start for word in words if word.label == "SCOPE" and word.start in ends)


def between_ranks(
    words: Sequence[Word], ranks: Sequence[Rank], names: Sequence[Mention]
) -> frozenset[tuple[int, int]]:
    """The names somebody else is ranked among: 居 | 浙江高新区 | 第4位."""
    begins = {rank.start for rank in ranks}
    ends = {word.end for word in words if word.label == "RANKV"}
    return frozenset((m.start, m.end) for m in names if m.start in ends and m.end in begins)


class Spoken:
    """What bodies a text names, and which of its common nouns are words for one of them."""

    def __init__(
        self,
        issuer: Issuer,
        words: Sequence[Word],
        kind_of: Callable[[str], str],
        text: str,
        surface: str,
    ) -> None:
        self._issuer, self._words, self._text = issuer, words, text
        lengths = {len(word.row.word) for word in words if word.row.values.get("near") == NAMED}
        #: Where the first body of each kind is named, and the first of each end of a name.
        self._firsts: dict[str, int] = {}
        for one in issuer.named:
            name = issuer.name_of(one, surface) or ""
            ends = (name[-length:] for length in lengths)
            for key in (kind_of(name), *ends):
                self._firsts.setdefault(key, one.start)

    def of_own(self, times: Sequence[Mention]) -> list[Word]:
        """The words but those for another kind of body: 学校 in a city's text is a school.

        But 该校 is one named before, and so is 公司 where one was; else it is any.
        """
        words = self._words
        ends = {one.end for one in times} | {word.end for word in words if word.label == _LEADS}
        return [word for word in words if self._speaks(word, ends)]

    def _speaks(self, word: Word, ends: set[int]) -> bool:
        values = word.row.values
        if values.get("resolves") != _SELF or self._issuer.is_own(word):
            return True
        if not values.get("near") or not values.get("bare"):  # 我校, in news of nobody: whose?
            return bool(values.get("near")) or not values.get("bare") and self._issuer.of_nation
        wanted = values.get("whose", "").split()
        if values["near"] == NAMED:
            wanted = [word.row.word] if self._opens(word.start, ends) else []
        return any(self._firsts.get(one, word.start) < word.start for one in wanted)

    def _opens(self, at: int, ends: set[int]) -> bool:
        """Whether a word opens its clause, or stands after a time or a word that does."""
        return self._text[at - 1 : at] in _MARKS or at in ends


def own_kinds(title: str, words: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """The kinds of bodies whose word for itself a part of a title begins with: 喜报！| 我院."""
    parts = _PARTS.split(title)
    found = (kinds for part in parts for word, kinds in words if part.startswith(word))
    return next(found, frozenset())
