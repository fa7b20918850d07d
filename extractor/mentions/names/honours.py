"""Honours: the noun phrase behind a verb of award (入选 获评 荣获 被认定为 …).

What is left outside: the year and the batch in front (2023年, 第三批, 首批), 称号 behind, the marks
around the whole. Coordinated honours (A、B称号) are several.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.mentions.names.page import Candidate, Evidence, Hit, Page
from extractor.mentions.names.parts import Parts
from extractor.rulebook import Row, Rulebook

_BREAK = regex.compile(r"[，。；！？：\n,;!?:—…]|——")
_CLOSE = {"“": "”", "（": "）", "(": ")", "‘": "’", "《": "》"}
_HAN = regex.compile(r"\p{Han}")
_LONGEST = 48
_LONG_HEAD = 3  # characters; 示范区 names a designation, 区 alone may not


class HonourNames:
    """Finds honours by verb, heads and level words."""

    def __init__(self, book: Rulebook, parts: Parts):
        self._lead = parts.pattern("honour_lead")
        self._count = parts.pattern("honour_count")
        self._listed_levels = parts.pattern("honour_levels")
        self._edition = parts.pattern("honour_edition")
        self._and = parts.pattern("honour_and")
        self._edge = parts.pattern("honour_edge")
        self._title = parts.pattern("honour_title")
        self._medal = parts.pattern("medal")
        self._verbs = book.table("award_verbs")
        self._weak = set(book.table("honour_weak_verbs").words())
        self._heads = {row.word: row.get("etype") for row in book.table("honour_heads")}
        self._head_words = tuple(sorted(self._heads, key=len, reverse=True))
        self._levels = tuple(book.table("honour_levels").words())
        self._ends = frozenset(book.table("honour_ends").words())
        self._none = tuple(book.table("honour_none").words())
        self._verb_words = frozenset(book.table("noun_verbs").words())

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._verbs:
            yield row.word, "award", row

    def find(self, page: Page) -> Iterator[Candidate]:
        """The honours behind each verb of award."""
        free = 0
        for hit in sorted(page.hits("award"), key=lambda h: (h.start, -h.end)):
            loose = len(hit.row.word) < 2 and not page.is_bound(hit.end)
            if hit.start < free or (loose and not page.text.startswith(self._levels, hit.end)):
                continue
            found = list(self._behind(page, hit))
            free = max(free, found[-1].end if found else hit.end)
            yield from found

    def _behind(self, page: Page, hit: Hit) -> Iterator[Candidate]:
        lead = self._lead.match(page.text, hit.end)
        position = lead.end() if lead else hit.end
        weak = hit.row.get("label") == "AWARD_GET" or hit.row.word in self._weak
        parts = list(self._parts(page, position))
        found = False
        for number, (start, end) in enumerate(parts):
            if number and parts[0] and start <= position:
                continue
            like = number > 0 and self._alike(page, parts[0], (start, end))
            if found and self._counted_on(page.text, parts[number - 1], (start, end)):
                yield Candidate(start, end, "HONOUR", "award", Evidence.GIVEN)
                continue
            honour = self._judged(page, start, end, weak=weak or (number > 0 and not like))
            if honour is None:
                if number == 0:
                    return
                continue
            found = True
            yield honour

    def _alike(self, page: Page, one: tuple[int, int], two: tuple[int, int]) -> bool:
        """Whether a later honour is a name like the first: 文明建设示范区、美丽乡村先行区."""
        heads = [
            next((w for w in self._head_words if page.text[start:end].endswith(w)), "")
            for start, end in (one, two)
        ]
        same = heads[0] == heads[1] != ""
        does = page.tokens[page.index_at(two[0])].pos == "v"
        return same or (min(len(head) for head in heads) >= _LONG_HEAD and not does)

    def _counted_on(self, text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
        """Whether a count stands behind both: 国家级工厂29家、卓越级工厂10家."""
        between = self._count.match(text, one[1])
        joined = between is not None and text[between.end() : two[0]] == "、"
        return joined and two[1] - two[0] > 2 and bool(self._count.match(text, two[1]))

    def _parts(self, page: Page, position: int) -> Iterator[tuple[int, int]]:
        """The spans between 、 up to where the phrase ends, quotes and brackets kept whole."""
        text, start, at, soft = page.text, position, position, -1
        limit = min(len(text), position + _LONGEST)
        while at < limit:
            char = text[at]
            if char in _CLOSE:
                close = text.find(_CLOSE[char], at, at + 40)
                if close < 0:
                    break
                inner = text[at + 1 : close]
                if char in "（(" and not self._kept_bracket(text, inner, close):
                    break
                at = close + 1
                if char == "“" and text[at : at + 1] == "“":  # “甲”“乙”称号 are two
                    yield start, at
                    start, soft = at, -1
                continue
            if char == "、":
                yield start, self._better(text, start, soft, at)
                soft = -1
                at += 1
                lead = self._lead.match(text, at)
                start = at = lead.end() if lead else at
                continue
            if char in "”’）)》" or _BREAK.match(text, at):
                break
            index = page.index_at(at)
            token = page.tokens[index]
            if token.start == at:
                if token.text in self._ends or token.pos in ("ul", "uj", "y", "r", "uz"):
                    break
                if token.pos == "c":
                    joins = self._and.fullmatch(token.text) is not None
                    if joins and self._headed(text[start:at]):
                        yield start, self._better(text, start, soft, at)
                        soft = -1
                        lead = self._lead.match(text, token.end)
                        start = at = lead.end() if lead else token.end
                        continue
                    if not joins:
                        break
                acts = token.pos == "v" and token.text not in self._verb_words
                if acts and soft < 0 and self._headed(text[start:at]):
                    soft = at  # the name ends here, unless a longer one ends at the break
                if at > start and (counted := self._count.match(text, at)):
                    if not text.startswith("、", counted.end()):
                        break
                    yield start, self._better(text, start, soft, at)  # 甲29家、乙10家
                    start = at = counted.end() + 1
                    soft = -1
                    continue
                at = token.end
            else:
                at += 1
        yield start, self._better(text, start, soft, min(at, limit))

    def _better(self, text: str, start: int, soft: int, end: int) -> int:
        """The end of a name: the break, or a verb in front of it if only that leaves a head."""
        return soft if soft > start and not self._headed(text[start:end]) else end

    def _kept_bracket(self, text: str, inner: str, close: int) -> bool:
        after = text[close + 1 : close + 2]
        if self._listed_levels.fullmatch(inner):
            return True
        return _HAN.match(after) is not None and len(inner) <= 8

    def _headed(self, phrase: str) -> bool:
        return phrase.rstrip("”’）)").endswith(self._head_words)

    def _judged(self, page: Page, start: int, end: int, *, weak: bool) -> Candidate | None:
        text = page.text
        counted = self._count.match(text, start)
        if counted and counted.end() < end:
            start = counted.end()
        while start < end and self._edge.match(text, start):
            start += 1
        while end > start and self._edge.match(text, end - 1):
            end -= 1
        if text[start:end].startswith("“") and text.find("”", start) == end - 1:
            start, end = start + 1, end - 1
        elif text[start : start + 1] == "《" and text[end - 1] == "》":
            return None
        phrase = text[start:end]
        if _inside_quotes(text, start, end) and self._title.match(text, end + 1):
            return Candidate(start, end, "HONOUR", "award", Evidence.GIVEN)  # “放心药房”称号
        if len(phrase) < 3 or len(phrase) >= _LONGEST:
            return None
        if phrase.startswith(self._none) and not self._edition.match(phrase):
            return None
        if any(word in phrase for word in self._none if len(word) > 2):
            return None
        bare = phrase.rstrip("”’）)")
        if "（" in bare:
            bare = phrase if phrase.endswith("）") else bare
            bare = bare[: bare.rfind("（")] if bare.endswith("）") else bare
        head = next((w for w in self._head_words if bare.endswith(w)), None)
        level = phrase.startswith(self._levels) or bool(page.beginning("place", start))
        if head is None and not (level and not weak and len(phrase) >= 5):
            return None
        medal = self._medal.search(bare) is not None and len(phrase) > 5
        if weak and not (head and (level or medal or "“" in phrase)):
            return None
        if not level and not weak and head is not None and len(phrase) < 5:
            return None
        etype = self._heads.get(head or "", "") or "HONOUR"
        return Candidate(start, end, etype, "award", Evidence.GIVEN)


def _inside_quotes(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[start - 1 : start] == "“" and text[end : end + 1] == "”"
