"""What must stand in front of a head for it to be a name: the column ``need`` of ``name_heads``.

First what no name is, whatever the need; then what one type of name asks for; then the need itself,
by one literal table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import regex

from extractor.mentions.names.name_walk import NameFront
from extractor.mentions.names.page import Hit, Page
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import PlaceHit
from extractor.rulebook import Row, Rulebook
from extractor.tokens import is_known

_MORE = ("more", "city")
_NAMED = ("mark", "two", *_MORE)
_COINED = 4  # words of a facility that begins with a name
_NATIONWIDE = 3  # words, with the one that says how far, of what there is only one of


class _Case(NamedTuple):
    """A head with the phrase in front of it."""

    page: Page
    phrase: NameFront
    hit: Hit
    places: dict[int, PlaceHit]
    etype: str
    need: str

    @property
    def alone(self) -> bool:
        """Whether neither a place nor a quoted part makes it a name."""
        return self.phrase.place is None and not self.phrase.quoted


def head_rows(book: Rulebook) -> list[Row]:
    """The heads that end a name by what stands in front of them."""
    return [row for row in book.table("name_heads") if row.get("need") != "never"]


def _class_words(book: Rulebook) -> list[str]:
    return [regex.escape(r.word) for r in book.table("generic_words") if r.get("class")]


class HeadNeeds:
    """Says whether the phrase in front of a head is enough."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._describing = parts.tags("describing")
        self._generic = regex.compile("|".join(_class_words(book)))
        self._kinds = frozenset(book.table("generic_words").words())
        self._verbs = frozenset(book.table("noun_verbs").words())
        self._fronts = frozenset(book.table("glued_fronts").words())
        self._levels = tuple(book.table("honour_levels").words())
        cities = (r.word for r in book.table("government_levels") if r.get("level") == "city")
        self._cities = tuple(cities)  # a municipality is called one too
        self._nation = parts.pattern("nationwide")
        self._firm = parts.pattern("company_after")
        self._one = parts.pattern("nationwide_head")
        self._scope = parts.pattern("scope_after")
        self._counted = parts.pattern("honour_count")
        self._edition = parts.pattern("edition_front")
        self._no_edition = parts.pattern("no_edition")
        #: Need → whether a phrase meets it.
        self.tests: dict[str, Callable[[_Case], bool]] = {
            "place": self._place,
            "any": lambda case: case.phrase.words > 0 or case.phrase.marked,
            "mark": lambda case: case.phrase.marked,
            "more": self._more,
            "city": lambda case: self._more(case) or self._of_city(case),
            "two": self._two,
            "bare": self._bare,
            "coined": self._coined,
            "firm": self._company,
            "quoted": lambda case: case.phrase.quoted,
        }

    def met(self, page: Page, phrase: NameFront, hit: Hit, places: dict[int, PlaceHit]) -> bool:
        """Whether head and phrase are a name."""
        row = hit.row
        case = _Case(page, phrase, hit, places, row.get("etype"), row.get("need"))
        if case.need == "place":
            return self._place(case)
        if self._never(case):
            return False
        if self._nationwide(case):
            return True
        if self._is_class(case):
            return False
        typed = self._by_type(case)
        return self.tests[case.need](case) if typed is None else typed

    def _never(self, case: _Case) -> bool:
        """An edition of what has none (第四届 | 跨国公司); a year (2024年度某地法院)."""
        text, start = case.page.text, case.phrase.start
        if self._no_edition.search(case.hit.row.word) and self._edition.match(text, start):
            return True
        return case.etype in ("ORG", "FAC") and text[start].isdigit()

    def _is_class(self, case: _Case) -> bool:
        """Words of a class (特色, 一站式), or a count after: 跨境电商产业园14个."""
        text, start, end = case.page.text, case.phrase.start, case.hit.end
        if case.etype == "ORG" and self._generic.search(text, start, end):
            return True
        return case.alone and self._counted.match(text, end) is not None

    def _by_type(self, case: _Case) -> bool | None:
        """What a type asks for without place and quotation; None where the need decides."""
        phrase = case.phrase
        if case.etype == "LOC" and case.alone:
            return phrase.coined and phrase.words == 1
        if case.etype == "FAC" and case.need in _MORE and case.alone:
            return phrase.marked and 0 < phrase.words <= (_COINED if self._begins(case) else 2)
        narrow = case.need in ("bare", "coined", "firm", "quoted")
        if case.etype == "EVENT" and not narrow and not phrase.marked and phrase.words > 1:
            return case.page.text.startswith(self._levels, phrase.start)
        return None

    def _begins(self, case: _Case) -> bool:
        """Whether a word that no dictionary has begins the phrase: 翎羽 | 航空发动机产业园."""
        first = case.page.tokens.at(case.phrase.start)
        return len(first.text) > 1 and not is_known(first.text)

    def _place(self, case: _Case) -> bool:
        if case.page.text[case.phrase.start : case.hit.start] in self._kinds:
            return False  # 诸暨市 | 中心镇, 巢湖 | 全湖
        token = case.page.tokens.at(case.hit.start)
        whole = token.start == case.hit.start or not is_known(token.text)
        return case.phrase.words == 1 and case.phrase.start in case.places and whole

    def _more(self, case: _Case) -> bool:
        phrase = case.phrase
        if self._edition.fullmatch(case.page.text, phrase.start, case.hit.start):
            return False  # 举行 | 第二次全体会议
        return phrase.marked and (phrase.words > 0 or phrase.quoted)

    def _of_city(self, case: _Case) -> bool:
        """北京 | 口岸 by the city's short name, not 浙江 | 口岸 nor 绍兴市 | 口岸."""
        hit, phrase = case.phrase.place, case.phrase
        if hit is None or hit.full or phrase.words or phrase.quoted:
            return False
        return hit.place.level != "province" or hit.place.name.endswith(self._cities)

    def _two(self, case: _Case) -> bool:
        phrase = case.phrase
        levelled = case.page.text.startswith(self._levels, phrase.start)
        marked = phrase.marked and (phrase.words > 0 or phrase.quoted)
        return marked or (phrase.words > 1 and not levelled)

    def _bare(self, case: _Case) -> bool:
        phrase = case.phrase
        if phrase.place is not None:
            touches = phrase.words == 0 or phrase.place.end == case.hit.start
            return touches and not phrase.quoted
        region = phrase.start in case.page.starts("region", 2)  # 北部湾 | 港
        return case.etype == "FAC" and phrase.words == 1 and region

    def _coined(self, case: _Case) -> bool:
        phrase = case.phrase
        if phrase.words == 1 and phrase.start in case.page.starts("body", 2):
            return False  # 欧盟 | 钢铁
        ends = self._ends(case.page, case.hit.end) or self._framed(case.page, phrase.start)
        return phrase.coined and phrase.words <= 2 and ends

    def _company(self, case: _Case) -> bool:
        only = case.phrase.place is not None and case.phrase.words == 0
        return only and self._firm.match(case.page.text, case.hit.end) is not None

    def _nationwide(self, case: _Case) -> bool:
        """The only one of its kind in a country or the world: 全国 | 高校 | 转化中心."""
        phrase, text = case.phrase, case.page.text
        named = case.etype in ("ORG", "FAC") and case.need in _NAMED
        if not named or phrase.words < _NATIONWIDE or phrase.place is not None:
            return False
        one = self._nation.match(text, phrase.start) and self._one.search(case.hit.row.word)
        return bool(one) and not self._scope.match(text, case.hit.end)

    def _framed(self, page: Page, start: int) -> bool:
        """Whether a small word calls for a name and a verb: 经 | 松元药业 | 检测."""
        front = page.tokens.at(start - 1) if start else None
        return front is not None and front.end == start and front.text in self._fronts

    def _ends(self, page: Page, end: int) -> bool:
        """Whether no noun goes on after a short company name: not 湘江科技 in 湘江科技创新院."""
        if end >= len(page.text):
            return True
        token = page.tokens.at(end)
        return token.text not in self._verbs and token.pos not in self._describing
