"""Contests: 在全省营商环境评价中 says what the ranks after it are about, and among whom."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

import regex

from extractor.facts.chunks import Chunk
from extractor.facts.context import Slot
from extractor.facts.field import VAST
from extractor.facts.scene import Frame, Scene
from extractor.mentions.element import entity_of
from extractor.mentions.particles import chars

_CONTEST_ATOMS = 3  # a shorter one is no name of a contest
_WRITTEN = 2  # characters of a place's name that a contest begins with: 浙江
_OPENS, _CLOSES = ("“", "《"), ("”", "》")
#: A year in front of the name of a list: 2024年度 | 中国.
_YEAR = regex.compile(r"^(?:19|20)\d\d")
#: The year near the beginning of a list's name.
_EDITION = regex.compile(r"[“《]?\p{Han}{0,7}((?:19|20)\d\d)")
_DIGITS = 4  # its digits, where they stand right in front of the name
_SHARED = 3  # how much of a holder's name must stand in a contest's to be its population
#: What the core of 在…中 ends with where it is a contest or a list, not a group.
_CONTESTS = frozenset({"CONTEST", "NAME", "PLAN", "HON", "REL"})


class ContestParts(NamedTuple):
    """A contest's name taken apart."""

    scope: str | None
    indicator: str


def is_contest(scene: Scene, chunk: Chunk) -> bool:
    """True where 在…中 names a contest or a list; else it names a group."""
    (begin, end), numbered = chunk.core, tuple(scene.lexicon.particles.numbered)
    last = end - 1
    if any(scene.atoms.text[at : at + 1] in "”》" for at in range(max(last - 1, begin), end)):
        return True  # “…评营商环境” | 调查
    if scene.label(last) == "RANKV" and scene.spans_text(((begin, last),)).endswith(numbered):
        return False  # 全国168个重点城市 | 排名
    if scene.label(last) == "RANKV":
        among = scene.label(begin) in ("SCOPE", "PLACE")  # 全市 | 排名
        return last > begin + 1 or not among  # 增速 | 排名, 软科中国大学 | 排名
    if scene.spans_text((chunk.core,)).endswith(tuple(scene.lexicon.particles.ranking)):
        return last > begin  # ESI | 综合排名
    if scene.has("CONTEST", begin, end):
        return True
    entity = entity_of(scene.atoms.items[last]) if scene.label(last) in _CONTESTS else None
    return scene.label(last) in _CONTESTS and (entity is None or entity.etype != "FAC")


def names_contest(scene: Scene, begin: int, end: int) -> bool:
    """True for what stands where a population would and is none: 全省 | 法院综合评价, 零售额."""
    name, particles = scene.spans_text(((begin, end),)), scene.lexicon.particles
    if end - begin < _CONTEST_ATOMS:
        orders = scene.label(begin) not in ("SCOPE", "PLACE")  # 财经类大学 | 排名
        return name.endswith((*particles.national, *(particles.ranking if orders else ())))
    named = name.endswith((*scene.lexicon.heads, *particles.contest_list, *particles.ranking))
    return scene.label(end - 1) == "CONTEST" or named


def says_in_what(frame: Frame, begin: int, end: int) -> bool:
    """True for 进入全省 | 高质量发展 | 前20名: in what somebody is among the first, not whom."""
    scene = frame.scene
    ranks = frame.scene.captures(frame.match, "rank")
    top = any(getattr(rank, "kind", "") == "top" for rank in ranks)
    named = scene.word(end - 1) in scene.lexicon.noun_verbs
    named = named or scene.text(*scene.source(begin, end)).endswith(scene.lexicon.heads)
    alone = not frame.field.phrase and end - begin >= _CONTEST_ATOMS
    return top and alone and named and scene.label(begin) == "SCOPE"


def contest_span(scene: Scene, chunk: Chunk) -> tuple[int, int]:
    """The atoms of a contest's name: 增速 of 增速排名, without its time in front."""
    begin, end = chunk.core
    told = scene.atoms.text.rfind(scene.lexicon.alphabet.chars["SAY"], begin, end - 1)
    if told >= 0 and scene.label(told + 1) == "DE":
        begin = told + 2  # 商务部公布的 | 综合评价
    held = next((p for p in range(end - 2, begin, -1) if scene.label(p) == "DE"), begin)
    done = scene.label(held - 1) == "V" or scene.label(begin) == "TIME"
    if done and scene.label(held) == "DE":
        begin = held + 1  # 昨晚在诸暨进行的 | 女子篮球决赛, 上月通报的 | 考核
    while begin < end - 1 and scene.label(begin) in ("TIME", "DE", "M", "QTY"):
        begin += 1
    if "”" in scene.atoms.text[end - 2 : end]:  # 《…》杂志“全球银行1000强”, “…” | 调查
        begin = max(begin, scene.atoms.text.rfind("“", begin, end))
    placed = scene.label(end - 1) == "RANKV" and not _of_bodies(scene, begin, end - 1)
    return (begin, end - 1) if placed else (begin, end)


def _of_bodies(scene: Scene, begin: int, end: int) -> bool:
    """True for 中国大学 | 排名, which orders bodies, not what is measured: 增速 | 排名."""
    return bool(scene.lexicon.kind_of(scene.spans_text(((begin, end),))))


def contest_name(scene: Scene, chunk: Chunk) -> str:
    """A contest's name without when it is and how many take part.

    全市 | 三季度 | 集中评议, 全市 | 6个县（市、区） | 综合考评.
    """
    begin, end = contest_span(scene, chunk)
    at = begin + 1
    if scene.label(at) == "TIME" and scene.label(begin) in ("SCOPE", "PLACE"):
        return scene.spans_text(((begin, at), (at + 1, end)))
    if scene.label(at) not in ("QTY", "NUM") or scene.label(begin) not in ("SCOPE", "PLACE"):
        return scene.spans_text(((begin, end),))
    kinds = scene.lexicon.regions
    stop = next(
        (p for p in range(end - 1, at + 1, -1) if scene.spans_text(((at + 1, p),)) in kinds), at
    )
    return (
        scene.spans_text(((begin, at), (stop, end)))
        if stop > at
        else scene.spans_text(((begin, end),))
    )


def contest_parts(scene: Scene, contest: Slot, holder: str | None) -> ContestParts:
    """Scope and indicator of a contest; a holder that is one of its kind narrows the scope."""
    lexicon, issuer = scene.lexicon, scene.issuer
    name = _bare(scene, contest.value)
    held_in = _games(scene, contest)
    if held_in is not None:
        return ContestParts(held_in, name[len(held_in) :].lstrip(lexicon.attributive))
    place = _place(scene, contest, name)
    if place is not None and len(name) - len(place[0]) > 1:
        return ContestParts(place[1], name[len(place[0]) :].lstrip(lexicon.attributive))
    for word in lexicon.scopes:
        if not name.startswith(word) or len(name) - len(word) < 2:
            continue
        rest = name[len(word) :].lstrip(lexicon.attributive)
        zone = _zone(scene, rest) if word in lexicon.kind_scopes else ""
        if zone:
            return ContestParts(word + zone, name)
        if lexicon.contest_scopes[word] == "level":
            return ContestParts(None, name)  # 省级…: a grade, no population
        group = _group(scene, rest)
        if group:
            return ContestParts(word + _uncounted(scene, group), rest[len(group) :])
        shared = _shared(holder or "", rest)
        if shared:
            return ContestParts(word + shared, rest)
        return ContestParts(issuer.resolve(lexicon.contest_scopes[word], word) or word, rest)
    return ContestParts(_competing(scene, name), name)


def unmarked(name: str) -> str:
    """A name without the marks that wrap the whole of it, but 《财富》 | 世界500强."""
    wrapped = name[:1] in _OPENS and name[-1:] == _CLOSES[_OPENS.index(name[0])]
    return name[1:-1] if wrapped else name


def _bare(scene: Scene, name: str) -> str:
    """The name of a list without its marks, its year and what says only that it is one.

    “2024中国 | 城市活力50强 | ”榜单.
    """
    if name[:1] not in _OPENS:
        return _undated(scene, name)
    inside, closed, after = name[1:].rpartition(_CLOSES[_OPENS.index(name[0])])
    if not closed or after and after not in scene.lexicon.particles.list_head:
        return name
    return _undated(scene, inside)


def _undated(scene: Scene, name: str) -> str:
    """The name of a list without its year: 2024年度 | 中国 | 城市活力50强."""
    if _YEAR.match(name) is None:
        return name
    return _YEAR.sub("", name).lstrip(chars(scene.lexicon.particles.dated))


def _competing(scene: Scene, name: str) -> str | None:
    """Whose ranking it is that its maker opens: 软科 | 中国 | 大学排名, 《财富》 | 世界 | 500强."""
    words, particles = scene.lexicon.contest_scopes, scene.lexicon.particles
    lists = (*particles.contest_list, *particles.list_head)
    told = name.startswith(_OPENS) and name.endswith(lists)
    if not told and not name.endswith(tuple(particles.ranking)):
        return None
    found = [word for word, what in words.items() if what in VAST and word in name]
    word = max(found, key=len, default="")
    return scene.issuer.resolve(words[word], word) if word else None


def announced_name(scene: Scene, contest: Slot) -> str:
    """What a published result is of: 《2024年度浙江省 | 创新能力评价 | 报告》."""
    name, issuer = contest_parts(scene, contest, None).indicator, scene.issuer
    for place in filter(None, (issuer.province, issuer.city, issuer.place)):
        name = name.rpartition(place)[2] or name
    ends = [name.rfind(word) + len(word) for word in scene.lexicon.contests if word in name]
    return name[: max(ends, default=len(name))]


def _group(scene: Scene, text: str) -> str:
    """Who takes part, where they are counted or said of which class: 62家农商行 | 综合考评."""
    lexicon, particles = scene.lexicon, scene.lexicon.particles
    counted = lexicon.taking.match(text)
    ends = (*particles.zone, *particles.unit, *particles.holder, *particles.group)
    for end in range(len(text) - 2, _SHARED - 1, -1):
        front = text[:end]
        if counted and front.endswith(tuple(particles.numbered)):
            return front  # 168个重点城市 | 空气质量
        if not text[end:].endswith(lexicon.contests):
            continue
        if counted and (lexicon.kind_of(front) or front.endswith((*ends, *lexicon.regions))):
            return front
        graded = front[1] in particles.grade and front not in particles.group
        if not counted and graded and front.endswith(tuple(lexicon.regions)):
            return front  # 三类县市区 | 考核; but 县级市竞争力榜单
    return ""


def _uncounted(scene: Scene, group: str) -> str:
    """Who takes part, without how many they are: 全省 | 42家 | 综合医院; but 168个重点城市."""
    numbered = group.endswith(tuple(scene.lexicon.particles.numbered))
    return group if numbered else scene.lexicon.taking.sub("", group)


def _zone(scene: Scene, text: str) -> str:
    """The kind of zones that a contest is among, whoever takes part: 国家级 | 经开区 | 考核评价."""
    zones = (zone for zone in scene.lexicon.particles.zone if text.startswith(zone))
    found = max(zones, key=len, default="")
    return found if len(text) > len(found) + 1 else ""


def _games(scene: Scene, contest: Slot) -> str | None:
    """The games that a contest's name begins with: 第十届全运会 | 男子跳高决赛."""
    for element in scene.atoms.items.values():
        name = scene.reading.surface[element.start : element.end]
        if element.start == contest.start and name.endswith(scene.lexicon.games):
            return name if len(contest.value) > len(name) + 1 else None
    return None


def _place(scene: Scene, contest: Slot, bare: str) -> tuple[str, str] | None:
    """The place a contest's name begins with, as written and by name: 浙江省 | 民营企业100强."""
    for element in scene.atoms.items.values():
        if element.start == contest.start:
            entity = entity_of(element)
            name = scene.issuer.name_of(element, scene.reading.surface)
            written = scene.reading.surface[element.start : element.end]
            if entity is not None and entity.code and name and contest.value.startswith(written):
                return written, name
    return _own_place(scene, bare)


def _own_place(scene: Scene, name: str) -> tuple[str, str] | None:
    """The document's place, one above it, or a province that the name of an honour begins with."""
    issuer = scene.issuer
    for place in (issuer.place, issuer.city, issuer.province):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(place or "", name, strict=False))
        written = "".join(one for one, _ in alike)
        rest = (place or "")[len(written) :]
        if len(written) >= _WRITTEN and (not rest or rest.endswith(tuple(scene.lexicon.regions))):
            return written, place or ""
    provinces = scene.lexicon.provinces
    written = max((form for form in provinces if name.startswith(form)), key=len, default="")
    return (written, provinces[written]) if written else None


def _shared(holder: str, rest: str) -> str:
    """The beginning of ``rest`` up to the end of the longest tail of ``holder`` in it."""
    for length in range(min(len(holder), 10), _SHARED - 1, -1):
        at = rest.find(holder[-length:])
        if at >= 0 and at + length < len(rest):
            return rest[: at + length]
    return ""


def edition_year(scene: Scene, listed: Slot) -> Slot | None:
    """The year near the beginning of a list's name, or right in front of it.

    “2024中国 | 百强”, 绍兴市2023年丝绸奖, 2024 | 软科中国大学排名. A list of a feast
    (2026 | 春节热度榜) is of its days.
    """
    text = scene.reading.text
    named = _EDITION.match(text, listed.start, max(listed.start, listed.end))
    found = named or _EDITION.fullmatch(text, max(listed.start - _DIGITS, 0), listed.start)
    if found is None or text.startswith(scene.lexicon.feasts, found.end(1)):
        return None
    return Slot(found.group(1), *found.span(1))
