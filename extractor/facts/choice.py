"""Which of its candidates a document is about.

The title's, else the body whose own text it is, else the place whose level the text speaks of,
else what opens the text and most of it names. Only what is named can be it: a place that merely
holds places that are named never is. Deictic words bind to their own level: 全市 in the text of a
county is the city above it, in that of a county-level city the city itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.facts.candidates import IssuerCandidate, holds
from extractor.facts.issuer import TOWN
from extractor.facts.own_words import LOCAL, is_local
from extractor.layout import Reading
from extractor.mentions.names.divisions import Place

_OPENING = 200
_FEW = 2  # mentions of a body that the text begins with
_LEAD = 20  # characters of 近日， and 记者从 in front of whom a text begins with
_SAID = 10  # characters from who told the news to the verb: 最新数据 | 显示
_NEAR = 30  # and with a bracket between: 今天（12月14日）| 发布
_BRACKET, _MARK = re.compile("（[^（）]*）"), re.compile("[，：:]")
_SHARE = 0.6  # of all places named, that a place needs where no word says 全市 or 我省
_MANY = 3  # provinces
_OPENED = 4  # what a mention in the opening weighs
_ZONE, _REGION, _NATION, _DELEGATION = "zone", "region", "nation", "delegation"


class NameEnds(NamedTuple):
    """What the name of a city, and of a district or region, ends with."""

    city: tuple[str, ...]
    district: tuple[str, ...]


class Setting(NamedTuple):
    """What a choice looks at.

    Attributes:
        heads: the candidates of the title.
        named: those of the text.
        placed: those of the text as places: a body for the place its name begins with.
        doubtful: divisions named where a document would name its own, by whatever name.
        said: how often the text speaks of its own city, county, company …
        among: where the scopes stand that somebody is ranked among or compared with.
        national: whether the title speaks of the whole country.
        region: the region of several places that the title names and the text opens with.
        review: whether the title is that of a yearly report.
        own: the kinds of bodies whose own word the title begins with: 我校.
    """

    reading: Reading
    title: str
    heads: Sequence[IssuerCandidate]
    named: Sequence[IssuerCandidate]
    placed: Sequence[IssuerCandidate]
    doubtful: Sequence[IssuerCandidate]
    said: Counter[str]
    among: frozenset[int]
    national: bool
    region: IssuerCandidate | None
    told_by: tuple[str, ...]  # words in front of who told the news: 记者从
    mottos: tuple[str, ...]  # words in front of one's own place: 平安, 数字
    says: tuple[str, ...]  # verbs of report at the end of a clause: 数据显示
    ends: NameEnds
    review: bool = False
    own: frozenset[str] = frozenset()
    nation: str = ""
    abroad: str | None = None  # the country abroad that the title begins with
    foreign: bool = False  # the text is news from abroad

    @property
    def local(self) -> bool:
        """Whether the text speaks of a place of its own."""
        return is_local(self.said)

    def is_other(self, one: IssuerCandidate) -> bool:
        """Whether the title speaks as a body of another kind: 我院获批 | 某中心 is a hospital's."""
        return bool(one.kind and self.own) and one.kind not in self.own

    def opening(self) -> list[IssuerCandidate]:
        """The candidates that the opening of the text names."""
        end = opening_end(self.reading)
        return [c for c in self.named if c.start < end]


_OFFSHORE = ("7", "8")  # codes of 台湾, 香港 and 澳门, which 全省 and 全区 of a text never mean


def choose(setting: Setting) -> IssuerCandidate | None:
    """Whom the document is about, None where nothing tells."""
    for head in setting.heads:
        aside = setting.foreign and head.start > 0  # 某国称将对 | 欧盟 | 加征关税
        if _borne_out(head, setting) and not (setting.is_other(head) or aside):
            return _inside(head, setting) or head
    bodies = {c.name: c for c in setting.named if c.kind in setting.own}
    if len(own := {n: c for n, c in bodies.items() if not n.startswith(setting.nation)}) == 1:
        return next(iter(own.values()))  # 我校化学学科…: the one university that is named anywhere
    if setting.region is not None or setting.national:
        return setting.region
    opening = setting.opening()
    away = setting.abroad or setting.foreign
    for body in (c for c in opening if c.kind and not (away or setting.is_other(c))):
        if _own_text(body, opening, setting):
            return body
    if is_nationwide(setting):
        return None
    return _of_own_words(setting) or _motto(setting) or _dominant(setting, opening)


def _of_own_words(setting: Setting) -> IssuerCandidate | None:
    """The place whose own word a text uses: 全市, 我县."""
    if not setting.local or is_scattered(setting):
        return None
    chosen = _levelled(setting)
    if chosen is not None:
        return chosen
    for one in setting.doubtful:
        if any(setting.said[word] for word in LOCAL if calls(one.place, word, setting.ends)):
            return one
    return None


def _inside(place: IssuerCandidate, setting: Setting) -> IssuerCandidate | None:
    """The town after its county in a title, where the text speaks of it by its own word: 全镇."""
    after = (c for c in setting.heads if c.start == place.end and c.kind == TOWN)
    said = setting.said
    own = place.place is not None and said[TOWN] > max(said[level] for level in LOCAL)
    return next(after, None) if own else None


def is_scattered(setting: Setting) -> bool:
    """Whether a text goes from province to province: 全县 in it is that of one paragraph."""
    provinces = Counter(c.place.code[:2] for c in setting.placed if c.place and c.place.code)
    most = max(provinces.values(), default=0)
    return len(provinces) >= _MANY and most < _SHARE * sum(provinces.values())


def is_nationwide(setting: Setting) -> bool:
    """Whether a text that opens without a place speaks of the country as often as of any place.

    A passage of a place's report does not name that place either: it is no such text.
    """
    first = next((s for s in setting.reading.sentences if s.kind == "body"), None)
    opens = first is not None and any(first.start <= c.start < first.end for c in setting.placed)
    if first is None or opens or setting.review:
        return False
    own = sum(setting.said[level] for level in LOCAL)
    most = max(Counter(c.name for c in setting.placed).values(), default=0)
    return setting.said[_NATION] >= max(most, own + 1)


def in_title(reading: Reading, start: int, *, apart: bool) -> bool:
    """Whether a place of the text lies in the title that it begins with, a byline or none above.

    A heading that a text begins with is no title where that is known ``apart`` from the text.
    """
    first = next((s for s in reading.sentences if s.kind != "byline"), None)
    if first is None or not first.start <= start < first.end:
        return False
    return first.kind == "title" or (first.kind == "heading" and not apart)


def _borne_out(head: IssuerCandidate, setting: Setting) -> bool:
    """A name of the title counts in full; a short one where the text names it or says 全市.

    So does a delegation where the text speaks of one.
    """
    if head.kind == _DELEGATION:
        return any(c.kind == _DELEGATION for c in setting.named)
    if head.place is None or head.sure or setting.local:
        return True
    return any(c.name == head.name for c in setting.named)


def _own_text(body: IssuerCandidate, opening: Sequence[IssuerCandidate], setting: Setting) -> bool:
    """Whether a text is a body's own: it uses the body's word for itself more than a place's,

    or it has no title and names the body first and often.
    """
    said, named = setting.said, setting.named
    levels = [level for level in LOCAL if body.kind != _ZONE or level != _REGION]
    place = max(said[level] for level in levels)
    own = said[body.kind] + (said[_REGION] if body.kind == _ZONE else 0)  # 我区 of a zone
    if own > place + bool(setting.title):
        return True
    if opening[0] != body or place or body.start > _head(setting.reading) + _LEAD:
        return False
    alone = all(c.name == body.name for c in named) and not _asked(body, setting)
    return bool(own) or alone or _often(body, named)


def _asked(body: IssuerCandidate, setting: Setting) -> bool:
    """Whether a body only told the news: 记者从某联合会获悉, 某联合会最新数据显示，."""
    surface = setting.reading.surface
    clause = _MARK.split(_BRACKET.sub("", surface[body.end : body.end + _NEAR]))[0]
    reports = len(clause) < _SAID and clause.endswith(setting.says)
    return reports or surface[: body.start].endswith(setting.told_by)


def _often(one: IssuerCandidate, named: Sequence[IssuerCandidate]) -> bool:
    return sum(1 for c in named if c.name == one.name) >= _FEW


def _levelled(setting: Setting) -> IssuerCandidate | None:
    """The place named most whose own level the text speaks of."""
    end = opening_end(setting.reading)
    front = {c.name for c in setting.placed if c.start < end and not c.dateline}
    weight = Counter(c.name for c in setting.placed)
    first: dict[str, IssuerCandidate] = {}
    for c in setting.placed:
        first.setdefault(c.name, c)
    scores = {}
    for name, c in first.items():
        own = sum(setting.said[word] for word in LOCAL if calls(c.place, word, setting.ends))
        if own:
            scores[name] = weight[name] + _OPENED * (name in front) + own / 2
    best = max(scores, key=lambda name: (scores[name], -first[name].start, name), default=None)
    if best is None:
        return None
    inner = [one for name, one in first.items() if name in scores and _lies_in(one, first[best])]
    ahead = [one for one in inner if one.name in front and one.start < first[best].start]
    return min(ahead, key=lambda one: one.start, default=first[best])


def _motto(setting: Setting) -> IssuerCandidate | None:
    """The one place that the text makes safe, digital or beautiful: 平安某省建设."""
    surface = setting.reading.surface
    made = [c for c in setting.placed if surface[: c.start].endswith(setting.mottos)]
    return made[0] if len({c.name for c in made}) == 1 else None


def _lies_in(one: IssuerCandidate, whole: IssuerCandidate) -> bool:
    """Whether a place is one of another's, which is then what lies around it."""
    return (
        one.place is not None and whole.place is not None and one.place.parent == whole.place.code
    )


def _dominant(setting: Setting, opening: Sequence[IssuerCandidate]) -> IssuerCandidate | None:
    """The place that opens the text, where it is what most of it names.

    Below a title that is its first paragraph: 长江、黄河是母亲河。… and below it 湖北鄂州梁子湖畔….
    """
    one = next((c for c in opening if c.place is not None), None)
    if one is None or one.place is None:
        return None
    if setting.local and one.place.code.startswith(_OFFSHORE):
        return None
    if setting.title and "\n" in setting.reading.surface[_head(setting.reading) : one.start]:
        return None
    count = Counter(c.name for c in setting.placed)
    code = one.place.code.rstrip("0") or one.name  # of a shared name nothing is known to lie in it
    own = sum(1 for c in setting.placed if c.place and (c.place.code.startswith(code) or c == one))
    begins = one.start <= _head(setting.reading) + _LEAD
    most = own >= _SHARE * sum(count.values())
    chosen = one if most and (count[one.name] > 1 or own > 1 or begins) else None
    return chosen and _narrowed(chosen, setting.placed)


def _narrowed(place: IssuerCandidate, placed: Sequence[IssuerCandidate]) -> IssuerCandidate:
    """The one place that a text names, without those around it: 甘肃省 | 民勤县 is the county."""
    inner = [c for c in placed if c.place != place.place]
    around = {c.end for c in placed if c.place == place.place}
    after = [c for c in inner if c.start in around and holds(place, c)]
    narrower = after[0] if after else place
    only = all(c.place == narrower.place or holds(narrower, c) for c in inner)
    apart = not only or narrower is place or len(around) > len(after)
    return place if apart else _narrowed(narrower, inner)


def calls(place: Place | None, word: str, ends: NameEnds) -> bool:
    """Whether a place calls itself by a deictic word of this kind: 全市, 全县, 全区, 全省."""
    if place is None or place.code.startswith(_OFFSHORE):
        return False
    level, urban = place.level, place.name.endswith(ends.city)
    district = place.name.endswith(ends.district)
    if word == "city":
        return level == "city" or urban
    if word == "county":
        return level == "county" and not (urban or district)
    return district if word == "region" else level == "province" and not urban


def _head(reading: Reading) -> int:
    """Where the first sentence of the body begins."""
    return next((s.start for s in reading.sentences if s.kind == "body"), 0)


def opening_end(reading: Reading) -> int:
    """Where the opening ends: with the first sentence of the body, or a little after it."""
    for sentence in reading.sentences:
        if sentence.kind == "body":
            return max(sentence.start + _OPENING, sentence.end)
    return _OPENING
