"""Companies that no table knows and no suffix shows: 皖江智航, 中色正锐.

Such a name opens its clause, holds a word that no dictionary has, and what follows is what
companies do or are called: a quoted product, a verb of award or of business, 等3家企业.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex

from extractor.mentions.names.needs import head_rows
from extractor.mentions.names.page import NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Row, Rulebook
from extractor.tokens import Token, is_known

_OPEN = tuple("，。；：、\n")
_REACH = 34  # characters a list of names may be long
_HAN = regex.compile(r"\p{Han}+")


class CoinedCompanies:
    """Finds companies by where they stand and how they are made."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._coined_part = parts.tags("coined_part")
        self._coined_tail = parts.tags("coined_tail")
        self._lead = parts.pattern("company_lead")
        self._class = parts.pattern("company_class")
        self._members = parts.pattern("company_members")
        self._product = parts.pattern("company_product")
        self._verbs = book.table("company_verbs")
        self._function = frozenset(book.table("function_chars").words())
        self._heads = tuple(row.word for row in head_rows(book) if row.get("etype") != "ORG")
        self._surnames = frozenset(book.table("surnames").words())

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._verbs:
            yield row.word, "company_verb", row

    def find(self, page: Page, names: dict[int, int]) -> Iterator[NameCandidate]:
        """Every such company; those of a list stand or fall together.

        Args:
            page: the text.
            names: where names known by a table begin, by where they end.
        """
        cues = {hit.start for hit in page.hits("company_verb")}
        cues.update(hit.start for hit in page.hits("award") if len(hit.row.word) > 1)
        cues.update(match.start() for match in self._product.finditer(page.text))
        cues.update(match.start() for match in self._members.finditer(page.text))
        for cue in sorted(cues):
            yield from self._before(page, cue, names)

    def _before(self, page: Page, cue: int, names: dict[int, int]) -> Iterator[NameCandidate]:
        """The names of the clause that ends at ``cue``."""
        text, low = page.text, max(0, cue - _REACH)
        start = cue
        while start > low and text[start - 1] not in _OPEN:
            start -= 1
        while start > low and text[start - 1] == "、":  # earlier members of the list
            start -= 1
            while start > low and text[start - 1] not in _OPEN:
                start -= 1
        if start == low and low > 0 and text[start - 1] not in _OPEN:
            return
        lead = self._lead.match(text, start)
        if lead:
            start = lead.end()
        spans: list[tuple[int, int]] = []
        while start < cue:
            end = text.find("、", start, cue)
            end = cue if end < 0 else end
            known = names.get(end) == start
            inside = any(offset in names for offset in range(start + 1, end + 1))
            office = start in page.starts("post", 2)  # 董事长李明
            if not known and (inside or office or not self._is_name(page, start, end)):
                return
            if not known:
                spans.append((start, end))
            start = end + 1
        for first, last in spans:
            yield NameCandidate(first, last, "ORG", "coined", Strength.FORM)

    def _is_name(self, page: Page, start: int, end: int) -> bool:
        """Whether all of the span is a coined name."""
        if not 3 <= end - start <= 6 or not page.is_word(start, end):
            return False
        parts: list[Token] = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        made = any(
            len(one.text) == len(two.text) == 1 for one, two in itertools.pairwise(parts)
        )  # two single characters side by side are a word that nobody knows
        for token in parts:
            if not _HAN.fullmatch(token.text):
                return False
            unknown = len(token.text) > 1 and not is_known(token.text)
            last = (
                made
                and len(token.text) == 1
                and token.end == end
                and token.pos in self._coined_tail
            )
            if not (token.pos in self._coined_part or unknown or last):
                return False
            made = made or unknown
        if not made or len(parts) > 4 or not page.awards.isdisjoint(range(start, end)):
            return False
        if any(char in self._function for char in page.text[start:end]):
            return False
        if page.text[start:end].endswith(self._heads):
            return False
        if self._class.search(page.text, start, end):
            return False
        if end in page.post_ends:
            return False
        # Three characters from a surname on are a person.
        return end - start > 3 or page.text[start] not in self._surnames
