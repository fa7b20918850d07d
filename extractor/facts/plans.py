"""Texts that are plans all through and say nowhere that they are: a passage of a work report."""

from __future__ import annotations

import re

from extractor.layout import Reading
from extractor.rulebook import Rulebook

_FEWEST = 5  # sentences, below which the manner of a text does not show
_LEAST = 0.8  # of them that open as plans do
_MOST = 0.12  # words of what has been done, for one sentence
_SENTENCES = re.compile(r"[^。；！\n]{4,}")


class Plans:
    """Tells plans by their manner, with the words of a rulebook."""

    def __init__(self, book: Rulebook):
        rows = list(book.table("plan_manner"))
        opens, done = (
            "|".join(row.word for row in rows if row.get("role") == role)
            for role in ("opens", "done")
        )
        marks = "|".join(row.word for row in book.table("layout_numbering"))
        self._opens = re.compile(rf"\s*(?:{marks})?(?:{opens})")
        self._done = re.compile(done)

    def is_plan(self, reading: Reading) -> bool:
        """Whether nearly every sentence opens with what is to be done, and none tells of deeds."""
        body = [(s.start, s.end) for s in reading.sentences if s.kind == "body"]
        text = "\n".join(reading.text[start:end] for start, end in body)
        said = _SENTENCES.findall(text)
        if len(said) < _FEWEST:
            return False
        opening = sum(self._opens.match(one) is not None for one in said)
        deeds = len(self._done.findall(text))
        return opening >= _LEAST * len(said) and deeds <= _MOST * len(said)
