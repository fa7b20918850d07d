"""Names known by their last word: 大学, 有限公司, 研究院; 产业园, 大桥; 海峡; 博览会."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions.names.name_walk import NameFront, NameWalker
from extractor.mentions.names.needs import HeadNeeds, head_rows
from extractor.mentions.names.page import Hit, NameCandidate, Page
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook

#: Needs of heads whose owner in front is a name of its own: 市委 | “6293”工作思路.
_OWNED = ("quoted", "place")
#: Needs that only a place right in front of the head can meet.
_TOUCHING = ("bare", "firm")
#: What in front shows that the name has lost its beginning: 某集团(600000)股份有限公司.
_CUT_OFF = (")", "）", "%")
_OWNER = 10  # characters that an owner in front of a quoted event may have
_QUOTED = 20  # characters between the marks of a quotation and its head
_OPENING = ("“", "‘")
_QUOTE = regex.compile("[”’]")


class HeadedNames:
    """Finds names by the table of heads and the phrase in front of each."""

    def __init__(self, book: Rulebook, walker: NameWalker, parts: NameParts):
        self._walker = walker
        self._village_word = parts.tags("village_word")
        self._describes = parts.pattern("quoted_none")
        self._stationed = parts.pattern("stationed", flags=regex.REVERSE)
        self._many = parts.pattern("counted_front", flags=regex.REVERSE)
        self._counts = parts.pattern("counted_after")
        self._measured = parts.pattern("measured_after")
        self._edition = parts.pattern("edition_front")
        self._kind = parts.pattern("kind_after_name")
        self._needs = HeadNeeds(book, parts)
        self._table = head_rows(book)
        self._alone = frozenset(row.word for row in self._table)
        followers = book.table("name_followers").words()
        self._followers = {  # by their first character
            first: tuple(word for word in followers if word[0] == first and len(word) > 1)
            for first in {word[0] for word in followers}
        }
        self._follower_chars = frozenset(word for word in followers if len(word) == 1)
        self._own = tuple(r.word for r in book.table("name_followers") if r.get("own"))

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._table:
            yield row.word, "head", row

    def find(
        self, page: Page, places: dict[int, PlaceHit], names: dict[int, int]
    ) -> Iterator[NameCandidate]:
        """Every head with a phrase in front of it that makes it a name.

        Args:
            page: the text.
            places: every place by where it ends.
            names: where names known by a table begin, by where they end.
        """
        for hit in page.hits("head"):
            owns = page.text.startswith(self._own, hit.end)
            if not page.is_bound(hit.end) or not owns and self._goes_on(page, hit.end):
                continue
            if hit.end in names and names[hit.end] <= hit.start:
                continue  # the table knows where this body begins
            place = places.get(hit.end)
            if place is not None and place.full and place.start < hit.start:
                continue  # 绿园区 is a district
            found = self._named(page, hit, places, names)
            if found is not None and (not owns or _is_whole(page, found, hit, places)):
                yield found

    def _named(
        self, page: Page, hit: Hit, places: dict[int, PlaceHit], names: dict[int, int]
    ) -> NameCandidate | None:
        """The name that ends with this head, or None."""
        etype, need = hit.row.get("etype"), hit.row.get("need")
        free = page.is_bound(hit.start) and hit.start not in places and hit.start not in names
        if free and need in _TOUCHING:
            return None
        quoted = need == "quoted"
        low = max(0, hit.start - _QUOTED)
        if quoted and not _QUOTE.search(page.text, low, hit.start):
            return None
        if need == "place" and (whole := self._village(page, hit, places)):
            return whole
        owned = need in _OWNED and etype in ("PROGRAM", "LOC")
        phrase = self._walker.left(page, hit.start, places, names, owner=not owned)
        if etype in ("ORG", "FAC"):
            phrase = _without_year(page, phrase)
        if self._none(page, phrase, hit, quoted=quoted):
            return None
        start = self._whole(page, phrase.start, phrase, hit, places)
        if start >= hit.start or "”“" in page.text[start : hit.start]:
            return None  # “…”“…工程” are two
        if page.text[start : hit.end] in self._alone:
            return None  # 集团有限公司 is a head, not a name
        met = self._needs.met(page, phrase, hit, places)
        return NameCandidate(start, hit.end, etype, "head") if met else None

    def _none(self, page: Page, phrase: NameFront, hit: Hit, *, quoted: bool) -> bool:
        """Whether what stands in front shows that there is no name, or only a part of one."""
        if page.text[phrase.start - 1 : phrase.start] in _CUT_OFF:
            return True
        if quoted and self._describes.search(page.text, phrase.start, hit.start):
            return True
        if self._counts.match(page.text, hit.end):
            return True
        if self._kind.search(page.text, phrase.start, hit.end):
            return True  # 某某高新区 | 国家高新区
        return phrase.place is None and self._many.match(page.text, 0, phrase.start) is not None

    def _whole(
        self, page: Page, start: int, phrase: NameFront, hit: Hit, places: dict[int, PlaceHit]
    ) -> int:
        """Where the name begins: with who sends a mission; an event at its quotation."""
        if phrase.quoted and hit.row.get("etype") == "EVENT":
            opening = min(
                (at for mark in _OPENING if (at := page.text.find(mark, start, hit.start)) >= 0),
                default=start,
            )
            owned = phrase.place is not None and opening - start <= _OWNER
            if not owned and not self._edition.match(page.text, start):
                return opening
        if hit.row.get("etype") == "LOC" and phrase.place is not None and not phrase.quoted:
            # 新疆 | 吐鲁番盆地, 西安 | 曲江新区, but 合肥都市圈
            near = phrase.place
            return near.start if near.end == hit.start else near.end
        if hit.row.get("etype") == "FAC" and hit.row.get("need") in _TOUCHING and phrase.place:
            near = phrase.place  # 某某高铁 | 绍兴北站
            while (above := places.get(near.start)) is not None:
                near = above
            return max(start, near.start)
        return self._of_sender(page, start, places)

    def _of_sender(self, page: Page, start: int, places: dict[int, PlaceHit]) -> int:
        """Where a mission begins that names its sender: 中国 | 驻 | 某国大使馆."""
        match = self._stationed.match(page.text, 0, start)
        sender = places.get(match.start()) if match else None
        return sender.start if sender is not None else start

    def _goes_on(self, page: Page, end: int) -> bool:
        """Whether a word follows that shows the name is part of another: 大学 | 生, 银行 | 业务."""
        text, first = page.text, page.text[end : end + 1]
        if text.startswith(self._followers.get(first, ()), end):
            return not self._measured.match(text, end)
        return first in self._follower_chars and page.is_word(end, end + 1)

    def _village(self, page: Page, hit: Hit, places: dict[int, PlaceHit]) -> NameCandidate | None:
        """A village or town that the tokeniser knows as one word, right after its county."""
        token = page.tokens.at(hit.start)
        after = token.start < hit.start and token.end == hit.end and token.start in places
        if after and token.pos in self._village_word and len(token.text) > 2:
            return NameCandidate(token.start, token.end, "LOC", "head")
        return None


def _is_whole(page: Page, name: NameCandidate, hit: Hit, places: dict[int, PlaceHit]) -> bool:
    """Whether a name is one by itself: 绍兴银行 | 贷款, 越州控股有限公司 | 贷款, not 银行 | 贷款.

    That is after a place's short name, or with its legal form.
    """
    begins = (place for place in places.values() if place.start == name.start)
    return hit.row.get("need") == "any" or any(not place.full for place in begins)


def _without_year(page: Page, phrase: NameFront) -> NameFront:
    """2022 | 新昌法院, in titles: the year in front of a place is no part of a body's name."""
    place = phrase.place
    if place is None or not page.text[phrase.start : place.start].isdecimal():
        return phrase
    return phrase._replace(start=place.start)
