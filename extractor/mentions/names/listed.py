"""Names that stand in a table as they are: well-known bodies, listed companies."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.mentions.names.page import Hit, NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Row, Rulebook
from extractor.tokens import is_known


class ListedNames:
    """Finds bodies by table; a name must begin and end where words do."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._place = parts.tags("place")
        self._landform = parts.pattern("landform")
        self._port, self._firm = parts.pattern("port_company"), parts.pattern("company_after")
        self._form = parts.pattern("company_form")
        self._known = book.table("org_known")
        self._companies = book.table("companies")
        self._regions = book.table("regions")
        self._others = book.table("names_known")

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._known:
            yield row.word, "body", row
        for row in self._companies:
            yield row.word, "company", row
        for row in self._regions:
            yield row.word, "region", row
        for row in self._others:
            yield row.word, "known", row

    @staticmethod
    def _stands(page: Page, offset: int) -> bool:
        """Whether a name may begin or end here: not inside a word that the dictionary has."""
        return page.is_bound(offset) or not is_known(page.tokens.at(offset).text)

    def find(self, page: Page) -> Iterator[NameCandidate]:
        """Every listed name."""
        for hit in page.hits("body"):
            if page.is_word(hit.start, hit.end):
                yield NameCandidate(
                    hit.start, hit.end, "ORG", "body", Strength.STATED, hit.row.get("name") or None
                )
        for hit in page.hits("company"):
            if page.is_word(hit.start, hit.end):
                yield NameCandidate(
                    hit.start, hit.end, self._kind(page, hit), "company", Strength.PLACED
                )
            form = self._form.match(page.text, hit.end)  # 新希望 | 控股集团
            if form and page.is_word(hit.start, form.end()) and not self._placed(page, hit):
                yield NameCandidate(hit.start, form.end(), "ORG", "company")

    def _placed(self, page: Page, hit: Hit) -> bool:
        """Whether a place stands in front, which its name begins with: 中国 | 长安汽车集团."""
        at = page.index_at(hit.start - 1) if hit.start else -1
        return at >= 0 and page.tokens.tags[at] in self._place

    def _kind(self, page: Page, hit: Hit) -> str:
        """A listed company, or the port it is called by: 唐山港 | 吞吐量, but 唐山港 | 公告."""
        port = self._port.search(hit.row.word) and not self._firm.match(page.text, hit.end)
        return "FAC" if port else "ORG"

    def others(self, page: Page) -> Iterator[NameCandidate]:
        """Regions and well-known names that are no body; a river is also known by its last word."""
        for hit in page.hits("region"):
            if page.is_word(hit.start, hit.end):
                yield NameCandidate(hit.start, hit.end, "LOC", "region", Strength.LISTED)
        tokens = page.tokens
        for number in page.proper:
            word = tokens.words[number]
            if tokens.tags[number] in self._place and len(word) > 2 and self._landform.search(word):
                start = tokens.starts[number]
                yield NameCandidate(start, start + len(word), "LOC", "landform")
        for hit in page.hits("known"):
            event = hit.row.get("etype") == "EVENT"  # 本届某博会 | 上
            if self._stands(page, hit.start) and (event or self._stands(page, hit.end)):
                name = hit.row.get("name") or None
                yield NameCandidate(
                    hit.start, hit.end, hit.row.get("etype"), "known", Strength.LISTED, name
                )
