"""Which words a name may hold in front of its head, and which make it a name.

A name holds nouns, names, and verbs that stand as nouns (``noun_verbs``); never particles, pronouns
or the words of ``name_stops``. A word that no dictionary has, and one that is always a name, make a
phrase a name.
"""

from __future__ import annotations

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known, tokenize

CHINESE = regex.compile(r"[\p{Han}A-Za-z0-9]")
_PHRASE = 4  # a word of so many characters is often two: 应邀出席
_SPELT = 3  # characters of a transliteration that the tokeniser has taken apart
#: What closes a bracket or a quotation, and what opens it.
BRACKETS = {"”": "“", "’": "‘", ")": "(", "）": "（", "」": "「"}
_BRAND = 2  # characters of a word that names alone hold: 华泰
_COINAGE = (2, 3)  # characters of a word made for a name
_BRIDGE = 20  # characters between a quoted part and the head


class NameWords:
    """Judges words by the tables of one rulebook."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._never_in_names = parts.tags("never_in_names")
        self._never_first = parts.tags("never_first")
        self._in_names = parts.tags("in_names")
        self._noun_if_listed = parts.tags("noun_if_listed")
        self._plain_verb = parts.tags("plain_verb")
        self._verbal = parts.tags("verbal")
        self._person = parts.tags("person")
        self._whole_person = parts.tags("whole_person")
        self._body, self._place = parts.tags("body"), parts.tags("place")
        self._proper_front = parts.tags("proper_front")
        self._bound, self._rare_end = parts.tags("bound_character"), parts.tags("bound_at_end")
        self._coined_joint = parts.tags("coined_joint")
        self._pair_first, self._pair_second = parts.tags("pair_first"), parts.tags("pair_second")
        self._counting, self._kind = parts.tags("counting"), parts.tags("kind")
        self._brand = parts.tags("brand")
        self._measure = parts.tags("measure")
        self._apart = frozenset(book.table("common_morphemes").words())
        self._joint = parts.pattern("joint_verb")
        self._acts = parts.pattern("place_acts")
        self._verbs = frozenset(book.table("noun_verbs").words())
        self._stops = frozenset(book.table("name_stops").words())
        chars = "".join(book.table("function_chars").words())
        self._opening = frozenset(book.table("opening_verbs").words())
        self.generic = frozenset(
            row.word for row in book.table("generic_words") if row.get("class") != "only"
        )
        self._spelling = frozenset(book.table("transliteration").words())
        self._spelling -= frozenset(book.table("particles").words())
        self._surnames = frozenset(book.table("surnames").words())
        self._function = regex.compile(f"[{regex.escape(chars)}]")

    def bridged(self, page: Page, head: int) -> tuple[int, int, bool]:
        """Over the words between a quoted part and the head, whatever their part of speech."""
        low = max(0, head - _BRIDGE)
        close = max(page.text.rfind("”", low, head), page.text.rfind("’", low, head))
        if close < 0 or close + 1 == head or not page.awards.isdisjoint(range(close, head)):
            return head, 0, False
        index = page.index_at(head - 1)
        words = 0
        while index >= 0 and page.tokens[index].start > close:
            token = page.tokens[index]
            if token.pos in self._never_in_names or not CHINESE.match(token.text):
                return head, 0, False
            if (
                token.pos in self._plain_verb
                and token.text not in self._verbs
                and is_known(token.text)
            ):
                return head, 0, False
            if token.text in self._stops or self._function.match(token.text):
                return head, 0, False
            index, words = index - 1, words + 1
        return close + 1, words, False

    def spelt(self, page: Page, floor: int, end: int) -> int | None:
        """Where a transliteration in single characters begins: 圭|嘎|拉 | 隧道."""
        start = end
        while start > floor and page.text[start - 1] in self._spelling:
            token = page.tokens.at(start - 1)
            if len(token.text) > 1 and is_known(token.text):
                break
            start -= 1
        while start < end and not page.is_bound(start):
            start += 1
        if end - start < _SPELT or not page.is_bound(end):
            return None
        pieces = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        return start if all(len(t.text) == 1 or not is_known(t.text) for t in pieces) else None

    def paired(self, page: Page, floor: int, end: int, places: dict[int, PlaceHit]) -> int | None:
        """Where a coinage of two characters begins that the tokeniser has left apart: 璟|岳|集团.

        One of the two is a character that is no word by itself; none is the word of an
        institution (市|属, 校|企), and in front of both no other character stands alone.
        """
        start = end - 2
        place = places.get(start)
        sure = place is not None and place.sure and place.place.domestic
        if sure and self._is_joined(page, start):
            return start
        if start < max(floor, 1) or not {start, start + 1, end} <= page.tokens.bounds:
            return None
        first, second = page.tokens.at(start), page.tokens.at(start + 1)
        if first.pos not in self._pair_first or second.pos not in self._pair_second:
            return None
        if not {first.text, second.text}.isdisjoint(self._apart):
            return None
        if not self._is_bound_pair(first, second):
            return None
        if not (CHINESE.match(first.text) and CHINESE.match(second.text)):
            return None
        before = page.tokens.at(start - 1)
        loose = len(before.text) == 1 and before.pos in self._in_names
        loose = loose and CHINESE.match(before.text) is not None
        return None if loose or before.pos in self._counting else start

    def _is_joined(self, page: Page, start: int) -> bool:
        """Whether a coinage after a place ends in what is else an "and": 宁德 | 安|和 | 医院."""
        if not {start, start + 1, start + 2} <= page.tokens.bounds:
            return False
        first, second = page.tokens.at(start), page.tokens.at(start + 1)
        chinese = CHINESE.match(first.text) is not None
        return chinese and first.text not in self._apart and second.pos in self._coined_joint

    def widened(self, page: Page, token: Token) -> int | None:
        """Where a name begins whose first character the tokeniser has left in front of a word."""
        first = page.tokens.at(token.start - 1) if token.start else None
        if first is None or len(first.text) != 1 or not CHINESE.match(first.text):
            return None
        loose = first.pos in self._bound or (
            first.pos in self._measure and not is_known(token.text)
        )
        return first.start if loose and first.text not in self._apart else None

    def _is_bound_pair(self, first: Token, second: Token) -> bool:
        """Whether two characters are no two words: one is never a word, or both are bare nouns."""
        if first.pos in self._bound or second.pos in self._bound or first.pos in self._measure:
            return True
        return first.pos in self._kind and second.pos in self._kind

    def joins(self, page: Page, token: Token) -> bool:
        """Whether a word is the verb between two bodies: 某救援队 | 联合 | 某县救援队."""
        return token.start in page.head_ends and self._joint.search(token.text) is not None

    def may_hold(self, token: Token) -> bool:
        word, pos = token.text, token.pos
        if word in self._stops or (len(word) == _PHRASE and word[-2:] in self._stops):
            return False
        if pos in self._in_names:
            return is_known(word) or not self._function.search(word)
        if self._is_coinage(word):
            return True
        if pos in self._noun_if_listed:
            return word in self._verbs
        return pos == "x" and bool(CHINESE.match(word)) and not word[0].isdigit()

    def is_unknown(self, word: str) -> bool:
        """Whether a word is one that no dictionary has, and holds no character of grammar."""
        unknown = not is_known(word) and not self._function.search(word)
        unknown = unknown and word[0] not in self._apart
        return unknown and regex.fullmatch(r"\p{Han}+", word) is not None

    def _is_coinage(self, word: str) -> bool:
        """A made-up word with a character of names at its edge, whatever it was tagged: 瀚达."""
        if len(word) not in _COINAGE or is_known(word) or self._function.search(word):
            return False
        if not self._apart.isdisjoint(word):
            return False
        first, last = tokenize(word[0]).tags[0], tokenize(word[-1]).tags[0]
        return first in self._bound or last in self._rare_end

    def is_coined(self, token: Token) -> bool:
        """A word that no dictionary has, or one that is always a name."""
        word = token.text
        if len(word) < 2:
            return False
        if token.pos == "eng":
            return word.isalpha()
        if not is_known(word):
            return bool(CHINESE.match(word))
        if token.pos in self._whole_person and len(word) > 2:
            return True
        if token.pos in self._person:
            return word[0] in self._surnames or word in self._surnames
        if token.pos in self._brand and len(word) == _BRAND and word not in self.generic:
            return True
        place = token.pos in self._place and word not in self.generic
        return place or token.pos in self._body

    def is_proper(self, front: str, token: Token) -> bool:
        """Whether what a word holds in front of the head is a name: 清华, but not 商业 (银行)."""
        if not is_known(token.text):
            return not is_known(front)
        words = tokenize(front)
        proper = words[0].pos in self._proper_front or not is_known(front)
        return proper and token.pos in self._body

    def acted(self, page: Page, end: int, head: int) -> bool:
        """Whether the place in front is the subject of a verb: 某地 | 建设 | 国家物流枢纽."""
        match = self._acts.match(page.text, end)
        return match is not None and match.end() < head and page.is_bound(match.end())

    def trimmed(
        self, page: Page, start: int, head: int, words: int, *, verbs: bool
    ) -> tuple[int, int]:
        """Without words at the edge that begin no name; ``verbs``: without verbal ones either."""
        while start < head:
            token = page.tokens.at(start)
            loose = token.pos in self._never_first or (verbs and token.pos in self._verbal)
            loose = (loose and is_known(token.text)) or token.text in self._opening
            if token.start == start and loose and token.end <= head:
                start, words = token.end, words - 1
            else:
                break
        return start, words


def opening_of(page: Page, position: int) -> int:
    """Where the bracket or quotation that closes at ``position`` opens; -1 if not nearby."""
    last = page.text[position - 1]
    opening = page.text.rfind(BRACKETS[last], max(0, position - 34), position - 1)
    inner = page.text[opening + 1 : position - 1]
    return -1 if opening < 0 or "\n" in inner or "。" in inner else opening
