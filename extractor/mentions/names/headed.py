"""Names known by their last word: 大学, 有限公司, 研究院; 产业园, 大桥; 海峡; 博览会."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.errors import PatternError
from extractor.mentions.names.page import Candidate, Page
from extractor.mentions.names.phrase import Phrase, PhraseWalker
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook

#: Needs of programmes and villages whose owner in front is a name of its own: 市委 | “6293”工作思路.
_OWNED = ("quoted", "place")
_NEEDS = ("mark", "more", "coined", "place", "any", "bare", "two", "quoted")


class HeadedNames:
    """Finds names by the table of heads and the phrase in front of each."""

    def __init__(self, book: Rulebook, walker: PhraseWalker):
        self._walker = walker
        self._table = book.table("name_heads")
        for row in self._table:
            if row.get("need") not in _NEEDS:
                raise self._wrong(row)
        self._levels = tuple(book.table("honour_levels").words())
        self._followers = tuple(book.table("name_followers").words())

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
            if not page.is_bound(hit.end) or page.text.startswith(self._followers, hit.end):
                continue
            owned = hit.row.get("need") in _OWNED and hit.row.get("etype") in ("PROGRAM", "LOC")
            phrase = self._walker.left(page, hit.start, places, names, owner=not owned)
            start = phrase.start
            if start < hit.start and self._enough(page, phrase, hit.row, places):
                yield Candidate(start, hit.end, hit.row.get("etype"), "head")

    def _enough(
        self, page: Page, phrase: Phrase, row: Row, places: dict[int, PlaceHit]
    ) -> bool:
        need = row.get("need")
        if need == "place":
            return phrase.words == 1 and phrase.start in places
        if need == "coined":
            return phrase.coined and phrase.words <= 3
        if need == "bare":
            return phrase.place is not None and phrase.words == 0 and not phrase.quoted
        if need == "quoted":
            return phrase.quoted
        if row.get("etype") == "EVENT" and not phrase.marked and phrase.words > 1:
            return page.text.startswith(self._levels, phrase.start)
        if need == "two":
            levelled = page.text.startswith(self._levels, phrase.start)
            return phrase.marked or (phrase.words > 1 and not levelled)
        if need == "any":
            return phrase.words > 0 or phrase.marked
        if need == "more":
            return phrase.marked and (phrase.words > 0 or phrase.quoted)
        return phrase.marked
