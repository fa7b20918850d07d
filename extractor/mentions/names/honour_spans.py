"""Where the names of honours end that stand after a verb of award, one after the other."""

from __future__ import annotations

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import Token

#: Characters of the longest honour, and of all that is looked at after a verb.
LONGEST = 48
_BREAK = regex.compile(r"[，。；！？：\n,;!?:—…]|——")
_CLOSE = {"“": "”", "（": "）", "(": ")", "‘": "’", "《": "》"}
_SHORT = 3  # characters of what is no name of an honour yet
_MARKS = 40  # characters between two marks
_HAN = regex.compile(r"\p{Han}")


class HonourSpans:
    """Cuts the phrase after a verb of award into the names that it may be made of."""

    def __init__(self, book: Rulebook, parts: NameParts, *, heads: tuple[str, ...]):
        self._ends_honour = parts.tags("ends_honour")
        self._conjunction = parts.tags("conjunction")
        self._plain_verb = parts.tags("plain_verb")
        self._lead = parts.pattern("honour_lead")
        self._count = parts.pattern("honour_count")
        self._another = parts.pattern("honour_another")
        self._listed_levels = parts.pattern("honour_levels")
        self._which = parts.pattern("honour_bracket")
        self._and = parts.pattern("honour_and")
        self._dated = parts.pattern("honour_dated")
        self._next = parts.pattern("honour_next")
        self._ends = frozenset(book.table("honour_ends").words())
        self._verb_words = frozenset(book.table("noun_verbs").words())
        self._heads = heads
        self._levels = tuple(word for word in book.table("honour_levels").words() if len(word) > 1)

    def after(self, page: Page, position: int) -> list[tuple[int, int]]:
        """The spans between 、 up to where the phrase ends, quotes and brackets kept whole."""
        return _Scan(self, page, position).spans()

    def led(self, text: str, at: int) -> int:
        """Where the next name begins: after its lead."""
        lead = self._lead.match(text, at)
        return lead.end() if lead else at

    def headed(self, phrase: str) -> bool:
        """Whether a phrase ends like an honour."""
        return without_bracket(phrase).endswith(self._heads)

    def keeps(self, text: str, inner: str, close: int) -> bool:
        """Whether a bracket is inside a name: levels, which of them it is, or the name goes on."""
        after = text[close + 1 : close + 2]
        if self.dates(inner):
            return False
        if self._listed_levels.fullmatch(inner) or self._which.fullmatch(inner):
            return True
        return _HAN.match(after) is not None and len(inner) <= 8

    def dates(self, inner: str) -> bool:
        """Whether a bracket says of what year a name is, or of what place on it: 2021年, 第9位."""
        return self._dated.match(inner) is not None

    def follows(self, text: str, at: int) -> int | None:
        """Where what joins a name to the one after its bracket ends."""
        joint = self._next.match(text, at)
        return joint.end() if joint else None

    def joins(self, token: Token) -> bool:
        return token.pos in self._conjunction and self._and.fullmatch(token.text) is not None

    def parts(self, text: str, so_far: str, at: int) -> bool:
        """Whether a name ends in front of a conjunction: by its end, or by how the next begins."""
        if so_far.endswith("”") or self.headed(so_far):
            return True
        return len(so_far) > _SHORT and text.startswith(("“", *self._levels), at)

    def stops(self, token: Token) -> bool:
        """Whether no name goes on with this word."""
        if token.text in self._ends or token.pos in self._ends_honour:
            return True
        return token.pos in self._conjunction and not self.joins(token)

    def counted(self, text: str, at: int) -> int | None:
        """Where a count ends that stands here."""
        count = self._count.match(text, at)
        return count.end() if count else None

    def goes_on(self, text: str, at: int) -> bool:
        """Whether one more is told after a count: after 、, or after ， and counted too."""
        return text.startswith("、", at) or self._another.match(text, at) is not None

    def acts(self, token: Token) -> bool:
        """Whether a word is a verb, and not one that names are made with."""
        return token.pos in self._plain_verb and token.text not in self._verb_words


def without_bracket(phrase: str) -> str:
    """A phrase without the marks and the bracket at its end: 质量奖（个人） ends like 质量奖."""
    bare = phrase.rstrip("”’）)")
    if "（" in bare:
        bare = phrase if phrase.endswith("）") else bare
        bare = bare[: bare.rfind("（")] if bare.endswith("）") else bare
    return bare


class _Scan:
    """One pass over a phrase: the names that are read, and the one that is being read."""

    def __init__(self, words: HonourSpans, page: Page, position: int):
        self._words, self._page, self._text = words, page, page.text
        self._done: list[tuple[int, int]] = []
        self._start = self._at = position
        self._soft = -1  # where the name ends unless a longer one ends at the break
        self._limit = min(len(page.text), position + LONGEST)

    def spans(self) -> list[tuple[int, int]]:
        while self._at < self._limit and self._goes_on():
            pass
        self._end(min(self._at, self._limit))
        return self._done

    def _goes_on(self) -> bool:
        """One step to the right, or False where the phrase ends."""
        char = self._text[self._at]
        if char in _CLOSE:
            return self._over_marks(char)
        if char == "、":
            self._next(self._at + 1)
            return True
        if char in "”’）)》" or _BREAK.match(self._text, self._at):
            return False
        token = self._page.tokens[self._page.index_at(self._at)]
        if token.start == self._at:
            return self._over_word(token)
        self._at += 1
        return True

    def _over_marks(self, opening: str) -> bool:
        text = self._text
        close = text.find(_CLOSE[opening], self._at, self._at + _MARKS)
        if close < 0:
            return False
        inner = text[self._at + 1 : close]
        if opening in "（(" and not self._words.keeps(text, inner, close):
            return self._dated(inner, close + 1)
        self._at = close + 1
        if opening == "“" and text[self._at : self._at + 1] == "“":  # “甲”“乙”称号 are two
            self._done.append((self._start, self._at))
            self._start, self._soft = self._at, -1
        return True

    def _dated(self, inner: str, after: int) -> bool:
        """Over a bracket with the year of a name, after which one more is told; else False."""
        joint = self._words.follows(self._text, after) if self._words.dates(inner) else None
        if joint is None:
            return False
        self._next(joint)
        self._limit = min(len(self._text), after + LONGEST)
        return True

    def _over_word(self, token: Token) -> bool:
        words, so_far = self._words, self._text[self._start : self._at]
        if words.stops(token):
            return False
        if words.joins(token) and words.parts(self._text, so_far, token.end):
            self._next(token.end)
            return True
        if self._soft < 0 and words.acts(token) and words.headed(so_far):
            self._soft = self._at
        counted = words.counted(self._text, self._at) if so_far else None
        if counted is None:
            self._at = token.end
            return True
        if not words.goes_on(self._text, counted):
            return False
        self._end(self._at)  # 甲29家、乙10家
        self._start = self._at = counted + 1
        self._soft = -1
        return True

    def _next(self, end: int) -> None:
        """The name ends here; the next begins after what joins them."""
        self._end(self._at)
        self._start = self._at = self._words.led(self._text, end)
        self._soft = -1

    def _end(self, end: int) -> None:
        """The end of a name: the break, or a verb in front of it if only that leaves a head."""
        softly = self._soft > self._start and not self._words.headed(self._text[self._start : end])
        self._done.append((self._start, self._soft if softly else end))
