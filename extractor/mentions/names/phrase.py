"""Where a name that is known by its end begins: the walk to the left over words that may be in it.

The walk stops at a verb, a particle, punctuation, or a word that names never run through; a place
is taken in and ends it, for a place is where most names begin.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import Parts
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known, tokenize

#: Parts of speech that stand in names, and those that make one by themselves.
_IN_NAMES = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nrt", "nrfg", "vn", "an", "b", "j", "l", "s", "f", "eng", "ng",
     "ag", "vg", "g", "zg", "a", "nx", "h", "k")
)  # fmt: skip
_EDGE = frozenset(("a", "k", "ag", "vg", "g"))  # never the first word of a name
_BRACKETS = {"”": "“", "’": "‘", ")": "(", "）": "（", "」": "「"}
_CHINESE = regex.compile(r"[\p{Han}A-Za-z0-9]")
_LONGEST = 34
_PHRASE = 3  # a known word of more characters is made of words: 应邀出席
_SPELT = 3  # characters of a transliteration that the tokeniser has taken apart
_BRIDGE = 20  # characters between a quoted part and the head
#: Parts of speech that no name holds: particles, pronouns, conjunctions, punctuation.
_LOOSE = frozenset(("d", "b", "n", "i", "l", "x"))
_NOWHERE = frozenset(("ns", "s", "f", "t"))
_NEVER = frozenset(("uj", "ul", "uz", "p", "r", "c", "y", "u", "ud", "uv", "ug"))


class Phrase(NamedTuple):
    """The part of a name in front of its head."""

    start: int
    words: int  # words that are no place
    place: PlaceHit | None
    marked: bool  # there is a place, an ordinal, a quoted part or a name in it
    coined: bool  # there is a name that is no place
    quoted: bool


class PhraseWalker:
    """Walks left from the head of a name."""

    def __init__(self, book: Rulebook, parts: Parts):
        self._ordinal = parts.pattern("ordinal", flags=regex.REVERSE)
        self._level = parts.pattern("level_front")
        self._joint = parts.pattern("joint_verb")
        self._acts = parts.pattern("place_acts")
        self._verbs = frozenset(book.table("noun_verbs").words())
        self._stops = frozenset(book.table("name_stops").words())
        chars = "".join(book.table("function_chars").words())
        self._opening = frozenset(book.table("opening_verbs").words())
        self._generic = frozenset(book.table("generic_words").words())
        self._foreign = frozenset(book.table("transliteration").words())
        self._surnames = frozenset(book.table("surnames").words())
        self._function = regex.compile(f"[{regex.escape(chars)}]")

    def left(
        self,
        page: Page,
        head: int,
        places: dict[int, PlaceHit],
        names: dict[int, int],
        *,
        owner: bool = True,
    ) -> Phrase:
        """The phrase in front of ``head``.

        Args:
            page: the text.
            head: where the known end of the name begins.
            places: every place by where it ends.
            names: where names known by a table begin, by where they end.
            owner: take in a place or a body in front; without, the name begins after it.
        """
        floor = max(0, head - _LONGEST)
        position, words, coined = self._bridged(page, head)
        place: PlaceHit | None = None
        body: int | None = None
        ordinal = quoted = closed = False
        while position > floor:
            body = names.get(position)
            if body is not None:
                if owner and not self._level.match(page.text, position):
                    position, coined, words = body, True, words + 1
                    while (above := places.get(position)) and above.sure:
                        place, position = above, above.start
                    position = _paired(page, position, places, names)
                    found = self._ordinal.match(page.text, floor, position)
                    if found:
                        ordinal, position = True, found.start()
                break
            here = places.get(position)
            if here is not None:
                if owner and here.start >= floor and _anchors(page, here, head):
                    place, position = here, here.start
                    while (above := places.get(position)) and (above.place.domestic or above.sure):
                        position = above.start
                    position = _paired(page, position, places, names)
                    found = self._ordinal.match(page.text, floor, position)
                    if found:
                        ordinal, position = True, found.start()
                    elif position in names:  # a body and its branch: 中国人民银行某市分行
                        position, words = names[position], words + 1
                    break
                if not owner:
                    break
            if closed:
                break
            last = page.text[position - 1]
            if last in _BRACKETS:
                opening = _opening(page, position)
                if opening < 0:
                    break
                if last in ")）":
                    if position - 1 not in places or not _CHINESE.match(page.text, opening - 1):
                        break
                else:
                    quoted = True
                position = opening
                continue
            found = self._ordinal.match(page.text, floor, position)
            if found:
                ordinal, position = True, found.start()
                words += 1
                continue
            token = page.tokens.at(position - 1)
            spelt = self._spelt(page, floor, position)
            if spelt is not None:
                position, words, coined = spelt, words + 1, True
                continue
            if token.start < floor or not self._may_hold(token) or self._joins(page, token):
                break
            words += 1
            if token.end > position:  # the word goes on into the head
                if token.pos != "nt" and is_known(token.text):
                    inside = _place_inside(token, places)
                    if inside is not None:
                        return Phrase(token.start, 1, inside, True, True, False)
                    if token.pos in _NOWHERE:  # 山海关 is no 海关, 市中心 no 中心
                        return Phrase(head, 0, None, False, False, False)
                inside = _place_inside(token, places)
                front = page.text[token.start : position]
                coined = coined or inside is not None or self._proper(front, token)
                place = place or inside
                position = token.start
                closed = token.pos == "nt"  # 欧盟委员会: only a place may stand in front
                continue
            coined = coined or self._coined(token)
            position = token.start
        if place is not None and self._acted(page, place.end, head):
            return Phrase(head, 0, None, False, False, False)
        if quoted and not owner:
            position = whole_phrase(page, position)
        if place is None:
            position, words = self._trimmed(page, position, head, words, verbs=quoted and not owner)
        if place is None and not quoted and not ordinal and body is None:
            first = page.tokens.at(position).text
            coined = coined and first not in self._generic
        marked = place is not None or ordinal or quoted or coined
        return Phrase(position, words, place, marked, coined, quoted)

    def _bridged(self, page: Page, head: int) -> tuple[int, int, bool]:
        """Over the words between a quoted part and the head, whatever their part of speech."""
        low = max(0, head - _BRIDGE)
        close = max(page.text.rfind("”", low, head), page.text.rfind("’", low, head))
        if close < 0 or close + 1 == head or not page.awards.isdisjoint(range(close, head)):
            return head, 0, False
        index = page.index_at(head - 1)
        words = 0
        while index >= 0 and page.tokens[index].start > close:
            token = page.tokens[index]
            if token.pos in _NEVER or not _CHINESE.match(token.text):
                return head, 0, False
            if token.pos == "v" and token.text not in self._verbs and is_known(token.text):
                return head, 0, False
            if token.text in self._stops or self._function.match(token.text):
                return head, 0, False
            index, words = index - 1, words + 1
        return close + 1, words, False

    def _spelt(self, page: Page, floor: int, end: int) -> int | None:
        """Where a transliteration in single characters begins: 圭|嘎|拉 | 隧道."""
        start = end
        while start > floor and page.text[start - 1] in self._foreign:
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

    def _joins(self, page: Page, token: Token) -> bool:
        """Whether a word is the verb between two bodies: 某救援队 | 联合 | 某县救援队."""
        return token.start in page.head_ends and self._joint.search(token.text) is not None

    def _may_hold(self, token: Token) -> bool:
        word, pos = token.text, token.pos
        if word in self._stops or (
            len(word) > _PHRASE and pos[0] != "n" and word[-2:] in self._stops
        ):
            return False
        if pos in _IN_NAMES:
            return is_known(word) or not self._function.search(word)
        if pos in ("v", "d", "i", "t", "q"):
            return word in self._verbs
        return pos == "x" and bool(_CHINESE.match(word)) and not word[0].isdigit()

    def _coined(self, token: Token) -> bool:
        """A word that no dictionary has, or one that is always a name."""
        word = token.text
        if len(word) < 2:
            return False
        if token.pos == "eng":
            return word.isalpha()
        if not is_known(word):
            return bool(_CHINESE.match(word))
        if token.pos in ("nrt", "nrfg") and len(word) > 2:
            return True
        if token.pos in ("nr", "nrfg", "nrt"):
            return word[0] in self._surnames or word in self._surnames
        return token.pos == "nt" or (token.pos == "ns" and word not in self._generic)

    def _proper(self, front: str, token: Token) -> bool:
        """Whether what a word holds in front of the head is a name: 清华, but not 商业 (银行)."""
        if not is_known(token.text):
            return not is_known(front)
        words = tokenize(front)
        return token.pos == "nt" and (
            words[0].pos in ("nz", "nr", "nrt", "ns", "nt") or not is_known(front)
        )

    def _acted(self, page: Page, end: int, head: int) -> bool:
        """Whether the place in front is the subject of a verb: 某地 | 建设 | 国家物流枢纽."""
        match = self._acts.match(page.text, end)
        return match is not None and match.end() < head and page.is_bound(match.end())

    def _trimmed(
        self, page: Page, start: int, head: int, words: int, *, verbs: bool
    ) -> tuple[int, int]:
        """Without words at the edge that begin no name; ``verbs``: without verbal ones either."""
        while start < head:
            token = page.tokens.at(start)
            loose = token.pos in _EDGE or (verbs and token.pos in ("v", "vn"))
            loose = (loose and is_known(token.text)) or token.text in self._opening
            if token.start == start and loose and token.end <= head:
                start, words = token.end, words - 1
            else:
                break
        return start, words


def _opening(page: Page, position: int) -> int:
    """Where the bracket or quotation that closes at ``position`` opens; -1 if not nearby."""
    last = page.text[position - 1]
    opening = page.text.rfind(_BRACKETS[last], max(0, position - 34), position - 1)
    inner = page.text[opening + 1 : position - 1]
    return -1 if opening < 0 or "\n" in inner or "。" in inner else opening


def _place_inside(token: Token, places: dict[int, PlaceHit]) -> PlaceHit | None:
    """The place at the front of a word that is a whole name: 广州 in 广州白云机场."""
    for length in range(2, len(token.text)):
        hit = places.get(token.start + length)
        if hit is not None and hit.start == token.start:
            return hit
    return None


def _paired(page: Page, position: int, places: dict[int, PlaceHit], names: dict[int, int]) -> int:
    """The start with the first of two partners: 中国—东盟."""
    if page.text[position - 1 : position] in ("—", "-", "－") and position > 1:
        partner = places.get(position - 1)
        return partner.start if partner else names.get(position - 1, position)
    return position


def _anchors(page: Page, hit: PlaceHit, head: int) -> bool:
    """Whether a place may begin a name: not a small one that is an ordinary word here (新建)."""
    if hit.sure or hit.full:
        return True
    token = page.token_if_exact(hit.start, hit.end)
    if token is not None and hit.end == head and token.pos in _LOOSE:
        return True  # 定远 | 经济开发区
    return token is not None and token.pos in ("ns", "nr", "nz") and len(token.text) > 1


def whole_phrase(page: Page, start: int) -> int:
    """Where the quoted part begins, if what stands in front of it is cut out of longer words."""
    first = page.tokens.at(start)
    if not _CHINESE.match(first.text):
        return start
    before = page.tokens.at(start - 1) if start else None
    loose = (
        before is not None and len(before.text) == 1 and before.pos in ("a", "n", "j", "ng", "b")
    )
    if loose or len(first.text) == 1:
        return min((q for q in (page.text.find(c, start) for c in "“‘") if q >= 0), default=start)
    return start
