"""Whether a name that may mean a place does so where it stands.

A full name counts by itself; a short form needs company the more, the smaller the place is and the
more ordinary the word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from extractor.mentions.names.divisions import Divisions, Place
from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts

_CONJUNCTION = "c"  # the tag of 和
_ROW = 3  # names that show by themselves that all of a list are places


class PlaceClaim(NamedTuple):
    """A name that may mean a place where it stands, and what speaks for it."""

    start: int
    end: int
    form: str
    place: Place
    full: bool  # by its full name
    company: bool  # the text names what it belongs to, or itself more clearly
    after: bool  # right after the place it lies in
    own: bool  # the text or its title has the full name


#: Of its parts, made in C: the class itself would run Python for each.
place_claim: Callable[[tuple[int, int, str, Place, bool, bool, bool, bool]], PlaceClaim] = partial(
    tuple.__new__, PlaceClaim
)


class PlaceJudge:
    """Tells whether a claim counts by itself, and not only as part of a longer name."""

    def __init__(self, parts: NameParts, divisions: Divisions, doubts: frozenset[str]):
        """``doubts``: names of places that are ordinary words too."""
        self._forms, self._aliases, self._doubts = divisions.forms, divisions.aliases, doubts
        self._listed, self._named = parts.tags("place_listed"), parts.tags("place_name")
        self._place, self._own_name = parts.tags("place"), parts.tags("own_name")
        self._proper, self._shown = parts.tags("proper"), parts.tags("place_shown")
        self._no_place = parts.pattern("no_place_after")
        self._whole = parts.pattern("whole_division")

    def is_sure(self, page: Page, claim: PlaceClaim) -> bool:
        """Whether a name counts by itself here, and not only as part of a longer one."""
        start, end, place = claim.start, claim.end, claim.place
        if self._no_place.match(page.text, end):
            return False
        if place.level == "country":
            return page.is_word(start, end) or self._inside_name_word(page, start, end)
        if place.level == "abroad":
            return self._sure_abroad(page, claim)
        doubtful = claim.form in self._doubts
        if (claim.full and len(claim.form) > 2) or claim.form in self._aliases:
            whole = start == 0 and end == len(page.text)  # 河北区: a cell of a table
            return not doubtful or claim.company or whole
        if claim.full:
            exact = page.token_if_exact(start, end) is not None or page.is_word(start, end)
            return exact and (claim.company if doubtful else True)
        return self._sure_short(page, claim, doubtful=doubtful)

    def _sure_short(self, page: Page, claim: PlaceClaim, *, doubtful: bool) -> bool:
        """The same for a short form: 聊城, 茌平."""
        start, end, place = claim.start, claim.end, claim.place
        token = page.token_if_exact(start, end)
        officed = end in page.post_starts and page.is_bound(start)
        if token is None and not page.is_word(start, end) and not officed:
            return False
        named = page.text.startswith(place.name, start)  # 青州 | 市民 has the full name in it
        if place.level == "province" or named or self._whole.match(page.text, end):
            return True
        if place.level == "city":
            return not doubtful or claim.company or self._beside(page, start, end)
        if claim.after and page.is_word(start, end):
            return True  # 浙江 | 德清
        in_list = listed(page, start, end)
        if self._in_long_row(page, start):
            return True
        if token is None or (doubtful and not in_list):
            return False
        if not claim.company:
            return in_list and token.pos in self._place and self._in_row(page, start, end)
        tags = self._shown if claim.own else self._listed if in_list else self._named
        return token.pos in tags

    def _beside(self, page: Page, start: int, end: int) -> bool:
        """Whether it stands in a row of divisions: 只高于肇庆、中山 | 两市."""
        return listed(page, start, end) and self._in_row(page, start, end)

    def _in_row(self, page: Page, start: int, end: int) -> bool:
        """Whether all that is listed right beside it are divisions too: 诸暨、嵊州、新昌."""
        beside = []
        if page.text[start - 1 : start] == "、":
            beside.append(page.tokens.at(start - 2).text)
        if page.text[end : end + 1] == "、":
            beside.append(page.tokens.at(end + 1).text)
        return all(any(p.domestic for p in self._forms.get(word, ())) for word in beside)

    def _in_long_row(self, page: Page, start: int) -> bool:
        """Whether three or more are listed, all divisions, one plainly: 慈溪、义乌、诸暨."""
        words, tags = page.tokens.words, page.tokens.tags
        first = last = page.tokens.index_at(start)
        while first > 1 and _joins(words[first - 1], tags[first - 1]):
            first -= 2
        while last + 2 < len(words) and _joins(words[last + 1], tags[last + 1]):
            last += 2
        row = range(first, last + 1, 2)
        plain = any(tags[number] in self._place for number in row)
        known = all(any(p.domestic for p in self._forms.get(words[at], ())) for at in row)
        return len(row) >= _ROW and plain and known

    def _sure_abroad(self, page: Page, claim: PlaceClaim) -> bool:
        start, end, name = claim.start, claim.end, claim.place.name
        short = claim.form != name and claim.form[-1] == name[-1]  # 得州 of 得克萨斯州, not 台中
        if end - start > 2 or short:
            return page.is_word(start, end)
        token = page.token_if_exact(start, end)
        return token is not None and token.pos in self._proper

    def _inside_name_word(self, page: Page, start: int, end: int) -> bool:
        """A country at the front of a word the tokeniser took as one name (中国共产党)."""
        token = page.tokens.at(start)
        return token.start == start and token.pos in self._own_name


def _joins(word: str, tag: str) -> bool:
    """Whether a token joins the members of a list: 、 or 和."""
    return word == "、" or tag == _CONJUNCTION


def listed(page: Page, start: int, end: int) -> bool:
    """Whether a name stands in a list: 、 beside it."""
    return "、" in (page.text[start - 1 : start], page.text[end : end + 1])
