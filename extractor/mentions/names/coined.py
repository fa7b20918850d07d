"""Companies that no table knows and no suffix shows: 皖江智航, 中色正锐.

Such a name opens its clause, holds a word that no dictionary has, and what follows is what
companies do or are called: a quoted product, a verb of award or of business, 等3家企业.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions.names.page import Candidate, Page
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook
from extractor.tokens import Token, is_known

_CLAUSE = regex.compile(r"(?:^|[，。；：、\n])(?:其中|由|推动|支持|引进|招引|例如|如|以)?(?P<at>)(?=\p{Han}{3})")
_PARTS = frozenset(("n", "nr", "ns", "nz", "j", "nrt", "x", "b", "nt", "ng", "zg", "nrfg"))
_MEMBERS = regex.compile(r"等(?:\d+|[一二三四五六七八九十多数]+)?(?:余|多)?(?:家|户)(?:\p{Han}{0,6}?)(?:企业|公司)")
_WINNER = regex.compile(r"“[^”\n]{3,24}”(?:\p{Han}{0,4}(?:成果|产品|获|入选|荣|被)|连续)")
_HAN = regex.compile(r"\p{Han}+")


class CoinedCompanies:
    """Finds companies by where they stand and how they are made."""

    def __init__(self, book: Rulebook):
        self._verbs = book.table("company_verbs")
        self._function = frozenset(book.table("function_chars").words())
        self._heads = tuple(
            row.word for row in book.table("name_heads") if row.get("etype") != "ORG"
        )
        self._surnames = frozenset(book.table("surnames").words())

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._verbs:
            yield row.word, "company_verb", row

    def find(self, page: Page, places: dict[int, PlaceHit]) -> Iterator[Candidate]:
        """Every such company; those of a list stand or fall with its last."""
        cues = {hit.start for hit in page.hits("company_verb")}
        cues.update(hit.start for hit in page.hits("award") if len(hit.row.word) > 1)
        for match in _CLAUSE.finditer(page.text):
            yield from self._from(page, match.start("at"), cues)

    def _from(self, page: Page, start: int, cues: set[int]) -> Iterator[Candidate]:
        if not page.is_bound(start):
            return
        spans: list[tuple[int, int]] = []
        position = start
        while len(spans) < 6:
            end = self._name(page, position, cues)
            if end is None:
                return
            spans.append((position, end))
            if page.text[end : end + 1] != "、":
                break
            position = end + 1
        end = spans[-1][1]
        if end in cues or _WINNER.match(page.text, end) or _MEMBERS.match(page.text, end):
            for span in spans:
                yield Candidate(*span, "ORG", "coined", 0)

    def _name(self, page: Page, start: int, cues: set[int]) -> int | None:
        """The end of the coined name that begins at ``start``."""
        index, made, position = page.index_at(start), False, start
        parts: list[Token] = []
        while index < len(page.tokens) and len(parts) < 4:
            token = page.tokens[index]
            if position > start and (token.start in cues or not _HAN.fullmatch(token.text)):
                break
            unknown = len(token.text) > 1 and not is_known(token.text)
            last = len(token.text) == 1 and (token.end in cues or page.text[token.end : token.end + 1] == "“")
            if not (token.pos in _PARTS or unknown or (last and made and token.pos in ("d", "a", "v", "q"))):
                break
            if token.text.startswith("等"):
                break
            made = made or unknown
            parts.append(token)
            position, index = token.end, index + 1
        length = position - start
        if not made or not 3 <= length <= 6:
            return None
        if page.text[start:position].endswith(self._heads) or parts[0].text[0] in self._function:
            return None
        if len(parts) == 1 and length <= 3 and parts[0].text[0] in self._surnames:
            return None  # a person
        return position
