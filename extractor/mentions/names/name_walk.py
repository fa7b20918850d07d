"""Where a name that is known by its end begins: the walk to the left over words that may be in it.

The walk stops at a verb, a particle, punctuation, or a word that names never run through; a place
is taken in and ends it, for a place is where most names begin. What may stand next on the left is
tried in a fixed order (``NameWalker.steps``): a known body, a place, a bracket or a quoted part,
the number of an edition, a transliteration, a word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import PlaceHit
from extractor.mentions.names.words import BRACKETS, CHINESE, NameWords, opening_of
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known

_LONGEST = 34


class NameFront(NamedTuple):
    """The part of a name in front of its head."""

    start: int
    words: int  # words that are no place
    place: PlaceHit | None
    marked: bool  # there is a place, an ordinal, a quoted part or a name in it
    coined: bool  # there is a name that is no place
    quoted: bool


class _Step(Enum):
    """What came of looking for one thing on the left."""

    NONE = "it is not there"
    TAKEN = "it is part of the name, which may go on"
    END = "the name begins here"
    NO_NAME = "it shows that there is no name"


@dataclass(slots=True, eq=False)
class _Walk:
    """One walk: how far it has come, and what it has met."""

    page: Page
    head: int
    places: dict[int, PlaceHit]
    names: dict[int, int]
    owner: bool
    position: int
    words: int
    coined: bool
    floor: int  # the name begins here at the earliest
    place: PlaceHit | None = None
    body: bool = False
    ordinal: bool = False
    quoted: bool = False
    pair: int = -1  # where the last coinage of two single characters begins
    closed: bool = False  # 欧盟委员会: only a place may stand in front


class NameWalker:
    """Walks left from the head of a name."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._body_word, self._no_front = parts.tags("body"), parts.tags("no_front")
        self._loose_place, self._cut_front = parts.tags("loose_place"), parts.tags("cut_front")
        self._place_in_front = parts.tags("place_in_front")
        self._ordinal = parts.pattern("ordinal", flags=regex.REVERSE)
        self._level = parts.pattern("level_front")
        self._nation = parts.pattern("nationwide")
        self._tails = frozenset(book.table("place_tails").words())
        self._words = NameWords(book, parts)
        #: What may stand on the left, in the order it is looked for.
        self.steps: tuple[Callable[[_Walk], _Step], ...] = (
            self._body, self._place, self._bracket, self._number, self._spelling, self._pair,
            self._word,
        )  # fmt: skip

    def left(
        self,
        page: Page,
        head: int,
        places: dict[int, PlaceHit],
        names: dict[int, int],
        *,
        owner: bool = True,
    ) -> NameFront:
        """The phrase in front of ``head``.

        Args:
            page: the text.
            head: where the known end of the name begins.
            places: every place by where it ends.
            names: where names known by a table begin, by where they end.
            owner: take in a place or a body in front; without, the name begins after it.
        """
        position, words, coined = self._words.bridged(page, head)
        floor = max(0, head - _LONGEST)
        walk = _Walk(page, head, places, names, owner, position, words, coined, floor)
        step = taken = _Step.TAKEN
        while step is taken and walk.position > floor:
            step = self._step(walk)
        acted = walk.place is not None and self._words.acted(page, walk.place.end, head)
        if step is _Step.NO_NAME or acted:
            return NameFront(head, 0, None, False, False, False)
        return self._phrase(walk)

    def _step(self, walk: _Walk) -> _Step:
        """What comes of looking for one thing after the other."""
        none = _Step.NONE
        for look in self.steps:
            found = look(walk)
            if found is not none:
                return found
        return _Step.END

    def _phrase(self, walk: _Walk) -> NameFront:
        """What the walk came to, without words at its edge that begin no name."""
        page, position, words, coined = walk.page, walk.position, walk.words, walk.coined
        if walk.quoted and not walk.owner:
            position = self.whole(page, position)
        if walk.place is None:
            verbs = walk.quoted and not walk.owner
            end = walk.pair if walk.pair >= 0 else walk.head
            position, words = self._words.trimmed(page, position, end, words, verbs=verbs)
        if walk.place is None and not (walk.quoted or walk.ordinal or walk.body):
            coined = coined and page.tokens.at(position).text not in self._words.generic
        marked = walk.place is not None or walk.ordinal or walk.quoted or coined
        return NameFront(position, words, walk.place, marked, coined, walk.quoted)

    def _body(self, walk: _Walk) -> _Step:
        """A body that a table knows: 中国科学院 | 某研究所."""
        begin = walk.names.get(walk.position)
        if begin is None:
            return _Step.NONE
        walk.body = True
        if walk.owner and not self._level.match(walk.page.text, walk.position):
            walk.position, walk.coined, walk.words = begin, True, walk.words + 1
            while (above := walk.places.get(walk.position)) and above.sure:
                walk.place, walk.position = above, above.start
            self._in_front(walk)
        return _Step.END

    def _place(self, walk: _Walk) -> _Step:
        """A place, with those above it; the name begins there."""
        here = walk.places.get(walk.position)
        if here is None:
            return _Step.NONE
        if not walk.owner:
            return _Step.END
        if here.start < walk.floor or not self._anchors(walk.page, here, walk.head):
            return _Step.NONE
        walk.place, walk.position = here, here.start
        while (above := walk.places.get(walk.position)) and (above.place.domestic or above.sure):
            walk.position = above.start
        if not self._in_front(walk) and walk.position in walk.names:
            # a body and its branch: 中国人民银行某市分行
            walk.position, walk.words = walk.names[walk.position], walk.words + 1
            self._in_front(walk)  # 第五届 | 中国—东盟 | 某地博览会
        return _Step.END

    def _in_front(self, walk: _Walk) -> bool:
        """Takes in the partner (中国—东盟) and the number in front; whether there is a number."""
        walk.position = _paired(walk.page, walk.position, walk.places, walk.names)
        found = self._ordinal.match(walk.page.text, walk.floor, walk.position)
        if found:
            walk.ordinal, walk.position = True, found.start()
        return found is not None

    def _bracket(self, walk: _Walk) -> _Step:
        """A quoted part, or a place in brackets inside a name: 某集团（上海）公司."""
        if walk.closed:
            return _Step.END
        page, last = walk.page, walk.page.text[walk.position - 1]
        if last not in BRACKETS:
            return _Step.NONE
        opening = opening_of(page, walk.position)
        if opening < 0:
            return _Step.END
        if last in ")）":
            if walk.position - 1 not in walk.places or not CHINESE.match(page.text, opening - 1):
                return _Step.END
        else:
            walk.quoted = True
        walk.position = opening
        return _Step.TAKEN

    def _number(self, walk: _Walk) -> _Step:
        """The number of an edition, or the year of a congress."""
        found = self._ordinal.match(walk.page.text, walk.floor, walk.position)
        if not found:
            return _Step.NONE
        walk.ordinal, walk.position, walk.words = True, found.start(), walk.words + 1
        year = found[0].isdigit()  # nothing of a name stands in front of its year
        return _Step.END if year else _Step.TAKEN

    def _spelling(self, walk: _Walk) -> _Step:
        """A transliteration that the tokeniser has taken apart."""
        begin = self._words.spelt(walk.page, walk.floor, walk.position)
        if begin is None:
            return _Step.NONE
        walk.position, walk.words, walk.coined = begin, walk.words + 1, True
        return _Step.TAKEN

    def _pair(self, walk: _Walk) -> _Step:
        """Two characters of a coinage that the tokeniser has left apart."""
        begin = self._words.paired(walk.page, walk.floor, walk.position, walk.places)
        if begin is None:
            return _Step.NONE
        walk.position, walk.words, walk.coined = begin, walk.words + 1, True
        walk.pair = begin
        return _Step.TAKEN

    def _word(self, walk: _Walk) -> _Step:
        """A word that names may hold."""
        token = walk.page.tokens.at(walk.position - 1)
        holds = self._words.may_hold(token) and not self._words.joins(walk.page, token)
        holds = holds or self._made_up(walk, token)
        if token.start < walk.floor or not holds:
            return _Step.END
        if token.end > walk.position:
            return self._across(walk, token)
        walk.words += 1
        walk.coined = walk.coined or self._words.is_coined(token)
        walk.position = token.start
        return _Step.TAKEN

    def _made_up(self, walk: _Walk, token: Token) -> bool:
        """Whether nobody knows the word and a place stands right in front: 天津 | 天开 | 科创园."""
        place = walk.places.get(token.start)
        sure = place is not None and place.sure and place.place.domestic
        return sure and self._words.is_unknown(token.text)

    def _across(self, walk: _Walk, token: Token) -> _Step:
        """A word that goes on into the head: 岳阳港, but 山海关 is no 海关 and 市中心 no 中心."""
        inside = _place_inside(token, walk.places)
        if token.pos not in self._body_word and is_known(token.text):
            if inside is None and (token.pos in self._no_front or token.text in self._tails):
                return _Step.NO_NAME
            if inside is not None:
                walk.words, walk.coined = 1, True
                walk.place, walk.position = inside, token.start
                return _Step.END
        front = walk.page.text[token.start : walk.position]
        walk.words += 1
        walk.coined = walk.coined or inside is not None or self._words.is_proper(front, token)
        walk.place = walk.place or inside
        walk.position = token.start
        ranked = self._nation.match(token.text) is not None  # 净月潭 | 国家森林公园
        walk.closed = token.pos in self._body_word and not ranked
        return _Step.TAKEN

    def _anchors(self, page: Page, hit: PlaceHit, head: int) -> bool:
        """Whether a place may begin a name: not a small one that is an ordinary word (新建)."""
        if hit.sure or hit.full:
            return True
        token = page.token_if_exact(hit.start, hit.end)
        if token is not None and hit.end == head and token.pos in self._loose_place:
            return True  # 定远 | 经济开发区
        return token is not None and token.pos in self._place_in_front and len(token.text) > 1

    def whole(self, page: Page, start: int) -> int:
        """Where the quoted part begins, if what stands in front is cut out of longer words."""
        first = page.tokens.at(start)
        if not CHINESE.match(first.text):
            return start
        before = page.tokens.at(start - 1) if start else None
        loose = before is not None and len(before.text) == 1 and before.pos in self._cut_front
        if loose or len(first.text) == 1:
            return min(
                (q for q in (page.text.find(c, start) for c in "“‘") if q >= 0), default=start
            )
        return start


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
