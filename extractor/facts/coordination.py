"""Coordination spelt out: 城镇、农村居民人均可支配收入 is two indicators with one tail."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.facts.list_joints import ListJoints
from extractor.facts.sharing import (
    Kinds,
    bare_from,
    crossed,
    of_holder,
    of_region,
    overlapped,
    shared_tail,
)
from extractor.kept import compiled
from extractor.mentions.particles import Particles, alternatives, chars
from extractor.rulebook import Row, Rulebook, tag_set
from extractor.tokens import cut, tokenize

_THING = 3  # characters of a thing that is measured in several ways
_RATE = 3  # characters of the shortest rate with what it is of: 入园率
_DEED = 2
_KIND = 4  # characters that say which goods: 绿色 | 产品
_NAMED = 4  # characters of a part that says itself what it is
_DIGITS = {f"{number}": number for number in range(2, 10)}


class Coordinator:
    """Splits coordinated phrases with the indicator heads of a rulebook."""

    def __init__(self, book: Rulebook, particles: Particles):
        #: Parts of speech.
        self.nouns, self.verbs = tag_set(book, "noun"), tag_set(book, "verb")
        numerals, kinds = (chars(s) for s in (particles.etc_numeral, particles.etc_kind))
        self._joints = ListJoints(book, particles)
        self._one = self._joints.one
        self._counts = tuple(row.word for row in book.table("relatives") if row.get("count"))
        #: What designations end with: 绿色工厂, 示范区 name themselves what is counted.
        self._kinds = tuple(word for word in book.table("honour_heads").words() if len(word) > 1)
        self._totals = tuple(row.word for row in book.table("relatives") if row.get("total"))
        etc, self._nth = alternatives(particles.etc), chars(particles.nth)
        self._etc = compiled(f"(?:{etc})(?:[{numerals}]+[{kinds}]?)?")
        self._ordinal = compiled(f"^{self._nth}[{chars(particles.ordinal)}]+$")
        digits = (row for row in book.table("numerals") if row.get("role") == "digit")
        self._sizes = {row.word: int(row.get("value")) for row in digits} | _DIGITS
        sizes = chars(frozenset(word for word, size in self._sizes.items() if size > 1))
        together = alternatives(particles.together)
        self._counted = compiled(f"(?<!{self._nth}|^)(?P<number>[{sizes}])(?:{together})")
        goods, of = alternatives(particles.goods), chars(particles.attributive)
        self._goods = compiled(f"^.{{0,{_KIND}}}(?:{goods})[{of}]?(?=.)")
        self._of_region = compiled(of_region(book, of))
        self._around = " " + chars(particles.etc | particles.attributive)
        self._kinds_of = Kinds(tuple(particles.member), particles.branch, particles.article)
        self._rated, self._toward = tuple(particles.rated), tuple(particles.toward)
        self._holders = tuple(particles.holder)
        self._heads = tuple(book.table("indicator_heads").words())
        self._of_things = frozenset(book.table("thing_measures").words())
        self._measures = tuple(sorted((*self._counts, *self._of_things), key=len, reverse=True))
        self._trades = frozenset(book.table("sectors").words())
        rates = (row.word for row in book.table("relatives") if row.get("rate"))
        self._rates = tuple(sorted(rates, key=len)[::-1])
        heads = book.table("indicator_heads")
        #: What a business is measured by: of 企业营收和利润 both are the businesses'.
        results = (row.word for row in heads if row.get("result"))
        self._results = tuple(sorted(results, key=len, reverse=True))
        self._shares = (*self._rates, *(row.word for row in heads if row.get("rate")))
        self._ends = (*self._heads, *book.table("relatives").words(), *self._measures)
        rows = [(row, _members_of(row)) for row in book.table("pairs")]
        self._pairs = {row.word: names for row, names in rows if not row.get("several")}
        self._several = {row.word: names for row, names in rows}

    def split(self, text: str) -> list[str]:
        """The members of a coordination, each made whole; one member where there is none."""
        parts = self._joints.cut(text)
        return self._share(parts) if len(parts) > 1 else self._pair(text, self._pairs)

    def _pair(self, text: str, pairs: dict[str, tuple[str, ...]]) -> list[str]:
        """产销量 is 产量 and 销量."""
        for word, pair in pairs.items():
            if word in text:
                return [text.replace(word, one) for one in pair]
        return [text]

    def members(self, text: str) -> list[str]:
        """The members of a list as written, nothing shared."""
        return [part for whole in self._joints.cut(text) if (part := whole.strip(self._around))]

    def exactly(self, text: str, count: int) -> list[str] | None:
        """The members if there are exactly ``count``, else None."""
        parts = text.split("，") if "，" in text else self._joints.cut(text)
        if len(parts) == count > 1:
            return self._share(parts)
        pair = self._pair(text, self._several)
        if count == len(pair) > 1:
            return pair
        if len(parts) == count:
            return parts
        commas = [part for part in text.split("、") if part]
        if len(commas) == count and count > 1:
            return self._share(commas)
        return None

    def _share(self, parts: list[str]) -> list[str]:
        toward = next((word for word in self._toward if parts[0].startswith(word)), "")
        if toward:
            return self._share_toward(toward, [part.removeprefix(toward) for part in parts])
        whole = self._of_region.search(parts[-1])
        if whole and not any(map(self._is_rate, parts[:-1])):
            bare = self._share_words([*parts[:-1], parts[-1][: whole.start()]])
            return [one + whole[0] for one in bare]  # 生产总值、出口额 | 占全市比重
        return self._share_words(parts)

    def _share_words(self, parts: list[str]) -> list[str]:
        """Each part with the words that all of them share, in front or after."""
        last = parts[-1]
        etc = self._etc.search(last)
        if etc and etc.start() > 0 and set(etc.span()) <= tokenize(last).bounds:  # not 高等教育
            head, tail = last[: etc.start()], self._of_goods(last[etc.end() :])
            return [*(overlapped(part, tail) for part in parts[:-1]), head + tail]
        if several := self._counted.search(last):
            return self._share_counted(parts, several)
        first = parts[0]
        if self._ordinal.match(first):
            # 第一、二、三产业增加值
            nth = self._nth
            parts = [part if part.startswith(nth) else nth + part for part in parts]
            last = parts[-1]
            number = len(first)
            tail = last[number:] if self._ordinal.match(last[:number]) else last[2:]
            return [part[:number] + tail if len(part) <= number else part for part in parts]
        for pair in self._several.values():
            tail = last.removeprefix(pair[-1])
            if tuple(parts[:-1]) == pair[:-1] and tail != last:
                return [one + tail for one in pair]  # 进口、出口 | 通关时间
        if at := bare_from(parts, self._of_things):
            return crossed(self._share_tail(parts[:at]), parts[at:], self._of_things) or parts
        front = self._front(parts)
        if front:
            return [parts[0], *(front + p if self._shares_front(p) else p for p in parts[1:])]
        thing = first.removesuffix(next((w for w in self._totals if first.endswith(w)), ""))
        if len(thing) > 1 and all(part in self._rates for part in parts[1:]):
            return [first, *(thing + part for part in parts[1:])]  # 绸缎总量和增速
        rate = next((word for word in self._rates if last.endswith(word)), "")
        if rate and last != rate and not any(self._is_rate(part) for part in parts[:-1]):
            bare = self._share_tail([*parts[:-1], last[: -len(rate)]])
            return [one if one.endswith(rate) else one + rate for one in bare]
        return of_holder(self._share_tail(parts), self._holders, self._heads)

    def _of_goods(self, tail: str) -> str:
        """家电、家具等 | 商品零售额, “三样” | 出口额: each is measured by its own name."""
        tail = tail.partition("”")[2] if tail.startswith("“") else tail
        goods = self._goods.search(tail)
        return tail[goods.end() :] if goods and tail.endswith(self._heads) else tail

    def _share_counted(self, parts: list[str], several: regex.Match[str]) -> list[str]:
        """甲、乙两大产业营收 counts both; the 五国 of 非洲、中亚五国进出口 is the last one's."""
        last, once = parts[-1], tuple(self._kinds_of.said_once)
        head, tail = last[: several.start()], self._of_goods(last[several.end() :])
        if tail.startswith(once) and head.endswith(self._kinds_of.ends):
            tail = tail.removeprefix(next(filter(tail.startswith, once)))  # 甲业、乙业2个行业产值
        both = self._sizes[several["number"]] == len(parts)
        return [*(part + tail for part in parts[:-1]), head + tail if both else last]

    def _share_toward(self, toward: str, parts: list[str]) -> list[str]:
        """对东盟、欧盟（等新兴市场）进出口: the trade with each of them."""
        head, etc, tail = parts[-1], "", ""
        if found := self._etc.search(head):
            head, etc, tail = head[: found.start()], found[0], head[found.end() :]
        measure = max((one for one in self._heads if tail.endswith(one)), key=len, default="")
        if etc and head and measure:
            return [toward + part + measure for part in (*parts[:-1], head)]
        return [toward + part for part in self._share(parts)]

    def _share_tail(self, parts: list[str]) -> list[str]:
        """Each part with what it shares of the next: what is measured, or what kind of thing it is.

        食品烟酒、交通通信 and 概念验证中心、中试基地 share no kind: each says its own.
        """
        if parts[-1] in self._one:
            return parts
        named = all(self._names_itself(part) for part in parts[:-1])
        nearest = cut(parts[-1])  # the words of the next member that is whole
        made, run = [parts[-1]], list[tuple[str, str]]()
        for part in reversed(parts[:-1]):
            if self._whole(part) or self._is_kin(part, parts[-1]):
                made += [*self._with_tails(run, named=named), part]
                nearest, run = cut(part), []
                continue
            tail = self._uncut(shared_tail(part, nearest, self._kinds_of), "".join(nearest))
            run.append((part, self._measure_of(part, "" if self._holds_joint(tail) else tail)))
        return [*made, *self._with_tails(run, named=named)][::-1]

    def _with_tails(self, run: list[tuple[str, str]], *, named: bool) -> Iterator[str]:
        """Members with what they share; ``named``: with nothing but what is measured of all.

        甲、乙丙及丁、戊己庚产量, 铁矿砂、煤、铝矿砂进口: none of the words of one is another's.
        """
        shared = [tail for _, tail in run if self._is_measure(tail)]
        least = min(shared, key=len, default="")
        for part, tail in run:
            own = least if least and tail.endswith(least) else tail
            yield overlapped(part, own) if self._is_measure(own) or not named else part

    def _holds_joint(self, tail: str) -> bool:
        """Whether a tail goes over to another thing: 游乐园、文化娱乐 | 活动与经纪服务."""
        return any(self._joints.is_one(word) for word in cut(tail)) if tail else False

    def _is_measure(self, tail: str) -> bool:
        """Whether what members share says what is measured of them."""
        return bool(tail) and any(word.endswith(self._ends) for word in cut(tail))

    def _uncut(self, tail: str, whole: str) -> str:
        """治安警 | 情: a tail that the tokeniser cut out of a measure is all of that."""
        head = max((one for one in self._heads if whole.endswith(one)), key=len, default="")
        return head if tail and head.endswith(tail) else tail

    def _measure_of(self, part: str, tail: str) -> str:
        """绿色工厂、绿色供应链管理企业 | 数量: what names itself lacks only how it is counted."""
        count = next((word for word in self._counts if tail.endswith(word)), "")
        return count if count and part.endswith(self._kinds) else tail

    def _front(self, parts: list[str]) -> str:
        """What of the first member is said of all: 生产安全事故 of 生产安全事故起数、死亡人数.

        Of them those have it that are deeds counted or measured: a verb and its measure.
        """
        measure = next((word for word in self._measures if parts[0].endswith(word)), "")
        front = parts[0][: -len(measure)] if measure else ""
        if all(part in self._results for part in parts[1:]):
            result = next((word for word in self._results if parts[0].endswith(word)), "")
            if result:
                return parts[0].removesuffix(result)
        deeds = any(self._is_deed(part) for part in parts[1:])
        bare = measure in self._of_things and self._of_things.issuperset(parts[1:])
        least = _THING - bare  # 茶叶产量、产值
        return front if len(front) >= least and deeds else ""

    def _shares_front(self, part: str) -> bool:
        return part in self._results or self._is_deed(part)

    def _is_deed(self, part: str) -> bool:
        measure = next((word for word in self._measures if part.endswith(word)), "")
        deed = part[: -len(measure)] if measure else part
        if not measure or len(deed) > _DEED or deed in self._trades:
            return False  # 快递 | 业务量
        return not deed or self.verbs.issuperset(tokenize(deed).tags)

    def _whole(self, part: str) -> bool:
        rated = len(part) > _RATE and part.endswith((*self._rated, *self._rates))  # not 率
        return rated or part.endswith(self._heads)

    def _is_rate(self, part: str) -> bool:
        """Whether a member is a rate of its own, which has no growth of another's: 森林覆盖率."""
        return part.endswith(self._shares) or len(part) > _RATE and part.endswith(self._rated)

    def _is_kin(self, part: str, last: str) -> bool:
        """Whether a part ends as the last does, which is no measure: 纺织业、电气机械制造业."""
        return len(part) > 1 and part[-1] == last[-1] and not last.endswith(self._ends)

    def _names_itself(self, part: str) -> bool:
        """True for a part that is a thing of its own: long enough, and with a noun at its end."""
        return len(part) >= _NAMED and tokenize(part).tags[-1] in self.nouns


def _members_of(row: Row) -> tuple[str, ...]:
    """What a word names together: 产量 and 销量 of 产销量."""
    return tuple(filter(None, (row.get(column) for column in ("first", "second", "third"))))
