"""The manner of passages of yearly reports, which say nowhere that they are plans or of a term."""

from __future__ import annotations

import re

from extractor.layout import Reading
from extractor.rulebook import Rulebook

_ROLES = ("opens", "leads", "done", "years", "back", "aims", "exact", "scene")
_FEWEST = 5  # sentences, below which the manner shows only where nothing speaks against it
_SHORTEST = 3  # sentences, below which it does not show
_LEAST = 0.8  # of them that open as plans do
_HALF = 0.5  # of them where an aim is said, or no deed is told
_MOST = 0.12  # words of what has been done, for one sentence
_SENTENCES = re.compile(r"[^。；！\n]{4,}")


class PassageManner:
    """Tells what passages are by how they are written, with the words of a rulebook."""

    def __init__(self, book: Rulebook):
        roles: dict[str, list[str]] = {}
        for row in book.table("report_manner"):
            roles.setdefault(row.get("role"), []).append(row.word)
        opens, leads, done, years, back, aims, exact, scene = (
            "|".join(roles[role]) for role in _ROLES
        )
        marks = "|".join(row.word for row in book.table("layout_numbering"))
        self._opens = re.compile(rf"\s*(?:{marks})?(?:{leads})?(?:{opens})")
        self._done, self._years, self._back = map(re.compile, (done, years, back))
        self._exact = re.compile(exact)
        self._scene = re.compile(rf"\s*(?:{scene})")
        self._aims = re.compile(rf"(?:{aims})[^，。；！\n]*")

    def is_plan(self, reading: Reading) -> bool:
        """Whether nearly every sentence opens with what is to be done, and few tell of deeds.

        Where none does, half of them are enough; a short one is where all open so and none does.
        """
        body = [(s.start, s.end) for s in reading.sentences if s.kind == "body"]
        text = "\n".join(reading.text[start:end] for start, end in body)
        said = _SENTENCES.findall(text)
        opening = self._opening(said)
        if len(said) < _FEWEST:
            return len(said) >= _SHORTEST and opening == 1 and self._deeds(text) == 0
        most = max(_MOST * len(said), opening == 1)  # 累计 is said of plans too, once
        deeds = self._deeds(text)
        return deeds <= most if opening >= _LEAST else opening >= _HALF and deeds == 0

    def may_be_plan(self, paragraph: str) -> bool:
        """Whether a paragraph that says what it aims at is written as plans are."""
        said = _SENTENCES.findall(paragraph)
        few = self._deeds(paragraph) <= max(1, _MOST * len(said))
        return few and bool(said) and self._opening(said) >= _HALF

    def _opening(self, said: list[str]) -> float:
        """The share of sentences that open with what is to be done."""
        return sum(self._opens.match(one) is not None for one in said) / len(said)

    def _deeds(self, text: str) -> int:
        """How often a text tells of what has been done; 争取…获批 aims at it.

        A number to its last digit does too: 新开工改造老旧小区4402个 was counted afterwards.
        """
        told = self._done.findall(self._aims.sub("", text))
        return len(told) + len(self._exact.findall(text))

    def is_of_years(self, reading: Reading) -> bool:
        """Whether it tells of averages over years, as only a look back over several does."""
        return self._years.search(reading.text) is not None

    def looks_back(self, opening: str) -> bool:
        """Whether what a text opens with says that it looks back on the year: 岁末盘点，…."""
        return self._back.search(opening) is not None

    def opens_scene(self, opening: str) -> bool:
        """Whether a text opens as a newspaper's story does: 清晨七点，电商园里一片忙碌。"""
        return self._scene.match(opening) is not None
