"""Honours: the noun phrase after a verb of award (入选 获评 荣获 被认定为 …).

What is left outside: the year and the batch in front (2023年, 第三批, 首批), 称号 after, the marks
around the whole. Coordinated honours (A、B称号) are several.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.endings import Endings
from extractor.mentions.names.honour_spans import LONGEST, HonourSpans, without_bracket
from extractor.mentions.names.page import Hit, NameCandidate, Page, Strength
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Row, Rulebook

_LONG_HEAD = 3  # characters; 示范区 names a designation, 区 alone may not
_BECAME = "RANKV"  # the label of what as often tells of a rank, and nothing of persons: 进入
_FRONT = 4  # characters at the beginning of a list that say among whom: 全球前1%学者榜单


class HonourNames:
    """Finds honours by verb, heads and level words."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._plain_verb, self._nouns = parts.tags("plain_verb"), parts.tags("honour_noun")
        self._lead = parts.pattern("honour_lead")
        self._count = parts.pattern("honour_count")
        self._edition = parts.pattern("honour_edition")
        self._rank = parts.pattern("honour_rank")
        self._batch = parts.pattern("honour_batch")
        self._each = parts.pattern("honour_each")
        self._batch_of = parts.pattern("honour_batch_of")
        self._run = parts.pattern("honour_run")
        self._class = parts.pattern("honour_class")
        self._given = parts.pattern("honour_given")
        self._edge = parts.pattern("honour_edge")
        self._title = parts.pattern("honour_title")
        self._alone = parts.pattern("honour_alone")
        self._medal = parts.pattern("medal")
        self._prize = parts.pattern("honour_prize")
        self._passive = parts.pattern("honour_passive")
        self._granted = parts.pattern("honour_granted")
        self._quoted = parts.pattern("honour_quoted")
        self._named_as = parts.pattern("honour_named_as")
        self._granted_bare = parts.pattern("honour_granted_bare")
        self._listed = parts.pattern("honour_listed")
        self._year = parts.pattern("honour_year")
        self._entered = parts.pattern("honour_entered")
        self._verbs = book.table("award_verbs")
        heads = list(book.table("honour_heads"))
        self._heads = {row.word: row.get("etype") for row in heads}
        self._known = {row.word for row in heads if row.get("known") in ("yes", "grade")}
        self._marks = {row.word for row in heads if row.get("known") == "quoted"}
        self._programmes = tuple(w for w, etype in self._heads.items() if etype == "PROGRAM")
        self._head_words = tuple(sorted(self._heads, key=len, reverse=True))
        self._head_ends = Endings((word, word) for word in self._head_words)
        self._levels = tuple(book.table("honour_levels").words())
        told = (row.word for row in self._verbs if row.get("sure"))  # 3人 | 获评…
        self._none = (*book.table("honour_none").words(), *told)
        self._spans = HonourSpans(book, parts, heads=self._head_words)

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for row in self._verbs:
            yield row.word, "become" if row.get("label") == _BECAME else "award", row

    def find(self, page: Page) -> Iterator[NameCandidate]:
        """The honours after each verb of award."""
        free = 0
        hits = (*page.hits("award"), *page.hits("become"))
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            loose = len(hit.row.word) < 2 and not page.is_bound(hit.end)
            if hit.start < free or (loose and not page.text.startswith(self._levels, hit.end)):
                continue
            found = list(self._granted_after(page, hit)) or list(self._after(page, hit))
            free = max(free, found[-1].end if found else hit.end)
            yield from found

    def _after(self, page: Page, hit: Hit) -> Iterator[NameCandidate]:
        after = self._said_after(page, hit)
        if after is None:
            return
        if hit.row.get("grants") and self._edge.match(page.text, after):
            after += 1  # 国务院授予的首批…
        lead = self._lead.match(page.text, after)
        if lead and page.beginning("place", after) and not self._is_issuer(page.text, lead):
            lead = None  # 入选 | 上海…; not 浙江省第五批, 中国某某协会“…”
        position = lead.end() if lead else after
        if position == after + 1 and self._edge.match(page.text, after):
            return  # 唯一入选的省会城市: who was chosen
        given = self._passive.search(page.text, max(0, hit.start - LONGEST), hit.end)
        sure = bool(hit.row.get("sure")) and page.is_bound(hit.end)
        weak = hit.row.get("label") == "AWARD_GET" or bool(hit.row.get("weak") and not given)
        weak = weak and self._batch_of.search(page.text, after, position) is None
        each = self._each.search(page.text, max(0, hit.start - _FRONT), hit.start) is not None
        parts = self._parts_after(page, hit, position)
        listed = len(parts) > 1 and self._listed.match(page.text, parts[-1][1]) is not None
        found = listed
        for number, (start, end) in enumerate(parts):
            if number and parts[0] and start <= position:
                continue
            front = parts[number - 1][1] if number else after
            first = self._batch.search(page.text, front, start) is not None or (each and found)
            levelled = first or page.text.startswith(("“", *self._levels), start)
            like = levelled or self._alike(page, parts[0], (start, end))
            if (listed and end - start > 2) or (found and self._goes_on(page.text, parts, number)):
                begin, close = self._trimmed(page.text, start, end) or (start, end)
                yield NameCandidate(begin, close, "HONOUR", "award", Strength.GIVEN)
                continue
            vague = weak or not (number == 0 or like)
            honour = self._judged(
                page, start, end, weak=vague, first=first, sure=sure and not vague
            )
            if honour is None:
                if number == 0:
                    return
                continue
            found = True
            yield honour

    def _parts_after(self, page: Page, hit: Hit, position: int) -> list[tuple[int, int]]:
        """The names there may be; after 进入 none but lists: not 旅客进入 | 国家公园."""
        parts = self._spans.after(page, position)
        listed = self._entered.search(page.text, *parts[0]) is not None
        return parts if listed or hit.row.get("label") != _BECAME else []

    def _is_issuer(self, text: str, lead: regex.Match[str]) -> bool:
        """Whether what leads to an honour says whose it is: its batch, or quotation marks after."""
        quoted = lead.end() - lead.start() > _LONG_HEAD and text.startswith("“", lead.end())
        return quoted or self._batch.search(lead[0]) is not None

    def _said_after(self, page: Page, hit: Hit) -> int | None:
        """Where the honour begins: right after the verb, or after who has it: 认定某市为…."""
        if hit.row.get("grants") != "as":
            return hit.end
        named = self._named_as.match(page.text, hit.end)
        return named.end() if named else None

    def _granted_after(self, page: Page, hit: Hit) -> Iterator[NameCandidate]:
        """What is conferred on those named in front of it: 授予某某等12人“…”称号."""
        if hit.row.get("grants") != "yes":
            return
        match = self._granted.match(page.text, hit.end)
        if match is None:
            bare = self._granted_bare.match(page.text, hit.end)
            if bare is not None:  # 授予某某市全国文明城市称号
                yield NameCandidate(*bare.span("honours"), "HONOUR", "award", Strength.GIVEN)
            return
        for quoted in self._quoted.finditer(page.text, *match.span("honours")):
            if match["titled"] or self._is_told(page, *quoted.span()):
                yield NameCandidate(*quoted.span(), "HONOUR", "award", Strength.GIVEN)

    def _is_told(self, page: Page, start: int, end: int) -> bool:
        """Whether quotation marks hold an honour by its end or its level: “平安金奖”, “全国…”."""
        phrase = page.text[start:end]
        level = phrase.startswith(self._levels) or bool(page.beginning("place", start))
        return self._can_be_one(phrase) and (level or self._spans.headed(phrase))

    def _alike(self, page: Page, one: tuple[int, int], two: tuple[int, int]) -> bool:
        """Whether a later honour is a name like the first: 文明建设示范区、美丽乡村先行区."""
        heads = [self._head_ends.of(page.text[start:end], "") for start, end in (one, two)]
        same = heads[0] == heads[1] != ""
        does = page.tokens[page.index_at(two[0])].pos in self._plain_verb
        return same or (heads[0] != "" and len(heads[1]) >= _LONG_HEAD and not does)

    def _goes_on(self, text: str, parts: list[tuple[int, int]], number: int) -> bool:
        """Whether the part after an honour is one for certain: counted or quoted too."""
        one, two = parts[number - 1], parts[number]
        quoted = one[1] == two[0] and text[one[1] - 1] + text[two[0]] == "”“"
        listed = all(text[at] == "“" and text[end - 1] == "”" for at, end in (one, two))
        return number > 0 and (quoted or listed or self._counted_on(text, one, two))

    def _counted_on(self, text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
        """Whether a count stands after both: 国家级工厂29家、卓越级工厂10家."""
        between = self._count.match(text, one[1])
        joined = between is not None and text[between.end() : two[0]] == "、"
        named = two[1] - two[0] > 2 or self._medal.match(text, *two) is not None  # 金牌2枚、银牌5枚
        return joined and named and bool(self._count.match(text, two[1]))

    def _judged(
        self, page: Page, start: int, end: int, *, weak: bool, first: bool, sure: bool
    ) -> NameCandidate | None:
        """The honour that a stretch of text is, without what is no part of its name.

        ``first``: whether it is told of the first who have it (全国首批绿色园区); ``sure``: whether
        only an honour can stand there (被评为先进县).
        """
        text = page.text
        span = self._trimmed(text, start, end)
        if span is None:
            return None
        start, end = span
        bared = self._bared(text, start, end)
        if bared is not None:
            return NameCandidate(*bared, "HONOUR", "award", Strength.GIVEN)
        if self._is_sure(text, start, end, weak=weak):
            return NameCandidate(start, end, "HONOUR", "award", Strength.GIVEN)
        phrase = text[start:end]
        year = self._year.match(text, start)
        if not self._can_be_one(phrase) or (text[start] == "《" and year is None):
            return None  # 《某某名录》善本项目: the list alone
        if self._title.match(text, end):
            return NameCandidate(start, end, "HONOUR", "award", Strength.GIVEN)  # 授予…称号
        bare = without_bracket(phrase)
        ends_so = bare.endswith(self._head_words)
        head = next((w for w in self._head_words if bare.endswith(w)), None) if ends_so else None
        begin = year.end() if year else start
        level = text.startswith(self._levels, begin) or bool(page.beginning("place", begin))
        level = level or (first and not weak)
        quoted = _inside_quotes(text, start, end)
        level = level or (quoted and not weak and self._alone.match(text, end) is not None)
        told = level and quoted and not phrase.endswith(self._none)  # 获“全国先进典型医院”
        marked = quoted and (head is not None or (told and not weak))
        sure = sure and (head is not None or self._is_noun(page, start, end))
        weak = weak and not told
        if not (marked or sure or self._convinces(phrase, bare, head, level=level, weak=weak)):
            return None
        etype = self._heads.get(head or "", "") or "HONOUR"
        evidence = Strength.CLOSED if text[start] == "《" else Strength.GIVEN  # 《财富》中国500强
        return NameCandidate(start, end, etype, "award", evidence)

    def _is_noun(self, page: Page, start: int, end: int) -> bool:
        """Whether words name something, and are no rank or grade: 先进县, not 优秀 or 第一."""
        phrase = page.text[start:end]
        last = page.tokens[page.index_at(end - 1)]
        return last.pos in self._nouns and last.end == end and not phrase.endswith(self._none)

    def _is_sure(self, text: str, start: int, end: int, *, weak: bool) -> bool:
        """Whether a phrase is an honour whatever it ends in: by its marks, or as a prize alone."""
        phrase = text[start:end]
        if _inside_quotes(text, start, end):
            if self._title.match(text, end + 1):
                return True  # “放心药房”称号
            if phrase in self._marks and not weak:
                return True  # 被评为“优秀”
        return self._prize.fullmatch(phrase) is not None and not self._count.match(text, end)

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Without a count in front and the marks around it; None for the title of a work."""
        counted = self._count.match(text, start)
        if counted and counted.end() < end:
            start = counted.end()
        run = self._run.search(text, start + 1, end)
        end = run.start() if run else end
        while start < end and self._edge.match(text, start):
            start += 1
        while end > start and self._edge.match(text, end - 1):
            end -= 1
        if text[start:end].startswith("“") and text.find("”", start) == end - 1:
            return start + 1, end - 1
        if text[start : start + 1] == "《" and text[end - 1] == "》":
            return None
        return start, end

    def _bared(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """A quoted name without its level and its list: 省级“工匠”, “制造精品”名单; else None."""
        named = self._class.search(text, start, end)
        close = named.start() if named else end
        opening = text.find("“", start, close)
        if opening < 0 or text[close - 1] != "”" or text.find("”", opening) != close - 1:
            return None
        if text[opening + 1 : close - 1].endswith(self._programmes):
            return None  # 国家“强县工程”名单
        given = self._given.match(text, start)
        if opening == start or (given and given.end() == opening):
            return (opening + 1, close - 1) if named or given else None
        return (start, close) if named else None

    def _can_be_one(self, phrase: str) -> bool:
        """Whether a phrase has the length of an honour, and none of the words that are none."""
        if not 3 <= len(phrase) < LONGEST:
            return False
        if self._rank.fullmatch(phrase):
            return False
        if self._edition.match(phrase) or self._class.search(phrase):
            long = any(word in phrase for word in self._none if len(word) > _FRONT)
            return not (long or any(w in phrase[_FRONT:] for w in self._none if len(w) > 2))
        if phrase.startswith(self._none):
            return False  # 全国前十; not 全球前1%学者榜单
        return not any(word in phrase for word in self._none if len(word) > 2)

    def _convinces(
        self, phrase: str, bare: str, head: str | None, *, level: bool, weak: bool
    ) -> bool:
        """Whether head, level and length together are enough; more is asked of a weak verb."""
        if bare in self._known:
            return True
        if head is None:
            return level and (phrase.endswith("”") or not weak) and len(phrase) >= 5
        if weak:
            medal = self._medal.search(bare) is not None and len(phrase) > 4
            return level or medal or "“" in phrase
        return level or len(phrase) >= 5


def _inside_quotes(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[start - 1 : start] == "“" and text[end : end + 1] == "”"
