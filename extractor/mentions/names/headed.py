"""Names known by their last word: 大学, 有限公司, 研究院; 产业园, 大桥; 海峡; 博览会."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.errors import PatternError
from extractor.mentions.names.page import Candidate, Hit, Page
from extractor.mentions.names.parts import Parts
from extractor.mentions.names.phrase import Phrase, PhraseWalker
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook
from extractor.tokens import is_known

#: Needs of heads whose owner in front is a name of its own: 市委 | “6293”工作思路.
_OWNED = ("quoted", "place")
#: What in front shows that the name has lost its beginning: 某集团(600000)股份有限公司.
_CUT_OFF = (")", "）", "%")
_NATIONWIDE = 3  # words, with the one that says how far, of what there is only one of
_QUOTE = regex.compile("[”’]")
_NEEDS = ("mark", "more", "coined", "place", "any", "bare", "two", "quoted")


class HeadedNames:
    """Finds names by the table of heads and the phrase in front of each."""

    def __init__(self, book: Rulebook, walker: PhraseWalker, parts: Parts):
        self._walker = walker
        self._nation = parts.pattern("nationwide")
        self._counted = parts.pattern("honour_count")
        self._describes = parts.pattern("quoted_none")
        self._stationed = parts.pattern("stationed", flags=regex.REVERSE)
        self._many = parts.pattern("counted_front", flags=regex.REVERSE)
        self._one = parts.pattern("nationwide_head")
        self._scope = parts.pattern("scope_behind")
        self._table = book.table("name_heads")
        for row in self._table:
            if row.get("need") not in _NEEDS:
                raise self._wrong(row)
        self._generic = regex.compile("|".join(book.table("class_words").words()))
        self._verbs = frozenset(book.table("noun_verbs").words())
        self._levels = tuple(book.table("honour_levels").words())
        self._alone = frozenset(self._table.words())
        followers = book.table("name_followers").words()
        self._followers = tuple(word for word in followers if len(word) > 1)
        self._follower_chars = frozenset(word for word in followers if len(word) == 1)

    def _wrong(self, row: Row) -> PatternError:
        return row.wrong(f"no need {row.get('need')!r}", hint=f"there are: {', '.join(_NEEDS)}")

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._table:
            yield row.word, "head", row

    def find(
        self, page: Page, places: dict[int, PlaceHit], names: dict[int, int]
    ) -> Iterator[Candidate]:
        """Every head with a phrase in front of it that makes it a name.

        Args:
            page: the text.
            places: every place by where it ends.
            names: where names known by a table begin, by where they end.
        """
        for hit in page.hits("head"):
            if not page.is_bound(hit.end) or self._goes_on(page, hit.end):
                continue
            if hit.end in names and names[hit.end] <= hit.start:
                continue  # the table knows where this body begins
            quoted = hit.row.get("need") == "quoted"
            if quoted and not _QUOTE.search(page.text, max(0, hit.start - 20), hit.start):
                continue
            owned = hit.row.get("need") in _OWNED and hit.row.get("etype") in ("PROGRAM", "LOC")
            if hit.row.get("need") == "place" and (whole := _village(page, hit, places)):
                yield whole
                continue
            phrase = self._walker.left(page, hit.start, places, names, owner=not owned)
            start = phrase.start
            if page.text[start - 1 : start] in _CUT_OFF:
                continue
            if quoted and self._describes.search(page.text, start, hit.start):
                continue
            if phrase.place is None and self._many.match(page.text, 0, start):
                continue
            start = self._of_sender(page, start, places)
            if page.text[start : hit.end] in self._alone:
                continue  # 集团有限公司 is a head, not a name
            if start < hit.start and self._enough(page, phrase, hit, places):
                yield Candidate(start, hit.end, hit.row.get("etype"), "head")

    def _of_sender(self, page: Page, start: int, places: dict[int, PlaceHit]) -> int:
        """Where a mission begins that names its sender: 中国 | 驻 | 某国大使馆."""
        match = self._stationed.match(page.text, 0, start)
        sender = places.get(match.start()) if match else None
        return sender.start if sender is not None else start

    def _goes_on(self, page: Page, end: int) -> bool:
        """Whether a word follows that shows the name is part of another: 大学 | 生, 银行 | 业务."""
        if page.text.startswith(self._followers, end):
            return True
        return end < len(page.text) and page.tokens.at(end).text in self._follower_chars

    def _enough(self, page: Page, phrase: Phrase, hit: Hit, places: dict[int, PlaceHit]) -> bool:
        row, head = hit.row, hit.start
        need, etype = row.get("need"), row.get("etype")
        if need == "place":
            token = page.tokens.at(head)
            whole = token.start == head or not is_known(token.text)
            return phrase.words == 1 and phrase.start in places and whole
        if self._nationwide(page, phrase, hit):
            return True
        if etype == "ORG" and self._generic.search(page.text, phrase.start, hit.end):
            return False
        if not (phrase.place or phrase.quoted) and self._counted.match(page.text, hit.end):
            return False  # 跨境电商产业园14个
        if etype == "LOC" and not (phrase.place or phrase.quoted):
            return phrase.coined and phrase.words == 1
        if etype == "FAC" and need == "more" and not (phrase.place or phrase.quoted):
            return phrase.marked and 0 < phrase.words <= 2
        if need == "bare" and phrase.place is not None and not phrase.quoted:
            return phrase.words == 0 or phrase.place.end == head
        if need == "coined" and phrase.words == 1 and phrase.start in page.starts("body", 2):
            return False  # 欧盟 | 钢铁
        if need == "coined":
            return phrase.coined and phrase.words <= 2 and self._ends(page, hit.end)
        if need == "bare":
            return False
        if need == "quoted":
            return phrase.quoted
        if etype == "EVENT" and not phrase.marked and phrase.words > 1:
            return page.text.startswith(self._levels, phrase.start)
        if need == "two":
            levelled = page.text.startswith(self._levels, phrase.start)
            marked = phrase.marked and (phrase.words > 0 or phrase.quoted)
            return marked or (phrase.words > 1 and not levelled)
        if need == "any":
            return phrase.words > 0 or phrase.marked
        if need == "more":
            return phrase.marked and (phrase.words > 0 or phrase.quoted)
        return phrase.marked

    def _nationwide(self, page: Page, phrase: Phrase, hit: Hit) -> bool:
        """Whether the only one of its kind in a country or the world: 全国 | 高校 | 转化中心."""
        row = hit.row
        named = row.get("etype") in ("ORG", "FAC") and row.get("need") in ("mark", "more", "two")
        if not named or phrase.words < _NATIONWIDE or phrase.place is not None:
            return False
        front = self._nation.match(page.text, phrase.start)
        if front is None or not self._one.search(row.word):
            return False
        return not self._scope.match(page.text, hit.end)

    def _ends(self, page: Page, end: int) -> bool:
        """Whether no noun goes on behind a short company name: not 湘江科技 in 湘江科技创新院."""
        if end >= len(page.text):
            return True
        token = page.tokens.at(end)
        if token.text in self._verbs:
            return False
        return token.pos not in ("n", "vn", "nz", "b", "a", "l", "j", "an")


def _village(page: Page, hit: Hit, places: dict[int, PlaceHit]) -> Candidate | None:
    """A village or town that the tokeniser knows as one word, right behind its county."""
    token = page.tokens.at(hit.start)
    behind = token.start < hit.start and token.end == hit.end and token.start in places
    if behind and token.pos in ("ns", "nr", "nz", "nt") and len(token.text) > 2:
        return Candidate(token.start, token.end, "LOC", "head")
    return None
