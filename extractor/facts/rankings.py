"""Rankings from frames: positions, tiers, firsts and onlies, with the scope resolved."""

from __future__ import annotations

from typing import Any, NamedTuple

from extractor.facts.among import (
    apart,
    in_contest,
    in_itself,
    of_title,
    with_market,
    with_time,
    without_scope,
)
from extractor.facts.contests import contest_parts, unmarked
from extractor.facts.context import Context, Slot, Topic
from extractor.facts.draft import Draft, Found, drafted
from extractor.facts.firsts import counts_persons
from extractor.facts.goals import with_goal
from extractor.facts.moved import earlier, later
from extractor.facts.of_kinds import is_of_kind
from extractor.facts.populations import population
from extractor.facts.ranked import MANY, ranked
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.facts.standing import ranked_name
from extractor.facts.streaks import streak_of
from extractor.facts.times import one_each
from extractor.grammar import Keys
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

#: What ``gives`` of a ranking rule may hold.
KEYS: Keys = {
    "indicator": frozenset({"before", "after", "honour", "contest", "title"}),
    "shape": frozenset({"pair", "pairs"}),
    "needs": frozenset({"told"}),
    "after_growth": None,
    "aside": frozenset({"yes"}),
}


class _Said(NamedTuple):
    """What the parts of a frame say of its ranks."""

    ranks: list[Rank]
    names: list[Slot]
    scopes: tuple[Slot, ...]
    subjects: tuple[Slot, ...]
    holders: int | None  # how many things hold the rank


def build(frame: Frame, context: Context, resolver: Resolver, asked: list[Asked]) -> Found:
    """The rankings of one frame, in text order."""
    frame = with_time(with_market(frame))
    listed = frame.match.first("list")
    if listed is not None:
        text = frame.scene.sketch_text(*listed)
        slot = Slot(unmarked(text), *frame.scene.sketch.source(*listed))
        context = context.hold("contest", slot, "sentence")
    around = context = of_title(frame, in_contest(frame, context))
    ranks = [rank_of(e) for e in frame.scene.captures(frame.match, "rank")]
    if frame.gives("needs") == "told" and not _told(context):
        return Found([], context)
    scopes = resolver.all("scope", frame, context, asked)
    narrowed = without_scope(frame, scopes)
    names, subjects, count = ranked(narrowed, context, resolver, asked)
    if _of_nothing(frame, names, ranks):
        return Found([], around)
    said = _Said(ranks, names, scopes, subjects, count)
    made = _pairs if frame.gives("shape") == "pairs" else _drafts
    drafts = made(narrowed, context, resolver, asked, said)
    if frame.gives("aside"):
        return Found(drafts, _after(narrowed, around, said._replace(subjects=()), []))
    return Found(drafts, _after(narrowed, around, said, drafts))


def _told(context: Context) -> bool:
    """True where something to be ranked was told of before."""
    here = (context.get(thing, "segment", "sentence") for thing in ("contest", "scope"))
    return bool(context.topics or context.get("indicator") or any(here))


def _of_nothing(frame: Frame, names: list[Slot], ranks: list[Rank]) -> bool:
    """True for the lines of a list of nobody knows what, a first or only one of nothing,

    a person who is counted (首位访华的国王), and 研究所只有9个, 坚持这个唯一的尺度: no population.
    """
    if frame.gives("indicator") == "contest" and not names:
        return True
    if not names and any(rank.kind in ("first", "only") for rank in ranks):
        return True
    if counts_persons(frame, ranks[-1]) or _is_class(frame, ranks):
        return True
    if frame.scene.label(frame.start - 1) == "ONLY" or _says_which(frame, ranks):
        return True  # 唯一 | 进入前20名的县市
    spans = frame.match.groups.get("scope", [])
    if not spans or all(rank.kind != "only" for rank in ranks):
        return False
    begin, end = frame.scene.atom_span(*spans[0])
    labels = {frame.scene.label(at) for at in range(begin, end)}
    counted = any((rank.upper or 1) > 1 for rank in ranks)
    named = not labels.isdisjoint(("SCOPE", "PLACE", "LOC"))
    return not named and (counted or not labels.isdisjoint(("V", "PRON", "LIGHT")))


def _says_which(frame: Frame, ranks: list[Rank]) -> bool:
    """True for 营业收入排名前20的 | 企业: a class, where nobody is said to be of it."""
    scene, last = frame.scene, frame.match.groups["rank"][-1]
    at, named = scene.atom_span(*last)[1], frame.field.bodies or "holder" in frame.match.groups
    if ranks[-1].kind != "top" or scene.label(at) != "DE" or named:
        return False
    return scene.label(at + 1) == "N" and scene.label(frame.start) == "RANKV"


def _is_class(frame: Frame, ranks: list[Rank]) -> bool:
    """True for 世界500强 that no verb ranks anybody in: it says what kind of companies they are."""
    (begin, _), *_ = frame.match.groups.get("scope", [(-1, -1)])
    many = ranks[-1].kind == "top" and (ranks[-1].upper or 0) >= MANY
    goes_on = frame.scene.label(frame.end) == "N" or frame.scene.atoms.text[frame.end :][:1] == "、"
    return many and goes_on and begin == frame.match.start


def rank_of(element: object) -> Rank:
    """The rank an element stands for; 领先 is a word that ranks by itself."""
    if isinstance(element, Rank):
        return element
    assert isinstance(element, Word)
    return Rank(element.start, element.end, "tier", None, None, "compares.tsv", "TIER")


def _pairs(
    frame: Frame, context: Context, resolver: Resolver, asked: list[Asked], said: _Said
) -> list[Draft]:
    """甲、乙分别由第9、第8升至第4、第3: two places for each, the earlier ones of an unsaid time."""
    half = len(said.ranks) // 2
    if len(said.ranks) % 2 or max(len(said.names), len(said.subjects)) != half:
        return []
    early, late = (said._replace(ranks=some) for some in (said.ranks[:half], said.ranks[half:]))
    before = _drafts(frame, context, resolver, asked, early)
    made = [earlier(frame, draft) for draft in before]
    return [*made, *_drafts(frame, context, resolver, asked, late)]


def _drafts(
    frame: Frame, context: Context, resolver: Resolver, asked: list[Asked], said: _Said
) -> list[Draft]:
    names = said.names
    pair = frame.gives("shape") == "pair"
    holders: list[Slot | None] = list(said.subjects) or [None]
    ranks = _spread(said.ranks, len(holders))
    if len(holders) > 1 and len(ranks) not in (1, len(holders)):
        holders = holders[-1:]
    respective = len(holders) > 1 and len(holders) == len(ranks)
    if len(holders) > 1 and not respective:
        names = names[-1:]  # each of several holders is ranked by one thing
    scopes = said.scopes if len(ranks) > 1 or len(names) < 2 else said.scopes[-1:]
    shown = _shown(len(ranks), 0 if pair else len(names), len(scopes))
    slots = with_goal(
        frame,
        {
            "period": resolver.one("period", frame, context, asked),
            "status": resolver.one("status", frame, context, asked),
        },
    )
    alone = not pair and max(len(holders), len(names), len(scopes)) == 1
    times = one_each(frame, shown, alone=True) if alone and shown > 1 else []
    drafts = []
    for holder_number, holder in enumerate(holders):
        for n in range(shown):
            if respective and n != holder_number:
                continue
            own = {**slots, "subject": holder}
            if times:
                own["period"] = times[n] or slots["period"]
            if scopes:
                own["scope"] = scopes[min(n, len(scopes) - 1)]
            if in_itself(holder, own.get("scope"), ranks[min(n, len(ranks) - 1)]):
                own = apart(frame, own)
            drafts.append(_draft(frame, context, said._replace(ranks=ranks), n, own))
    if pair and len(drafts) == 2:
        drafts = [earlier(frame, drafts[0]), later(frame, drafts[1])]
    return drafts


def _shown(ranks: int, names: int, scopes: int) -> int:
    """How many are told of each holder: of one rank alone one in each: 居全国、全省前列."""
    return max(ranks, names) if max(ranks, names) > 1 else max(scopes, 1)


def _spread(ranks: list[Rank], holders: int) -> list[Rank]:
    """甲、乙、丙分列第4至第6位: as many places as there are holders are one each."""
    if len(ranks) != 1 or holders < 2:
        return ranks
    (rank,) = ranks
    first, last = rank.position, rank.upper
    if rank.kind != "position" or first is None or last is None or last - first + 1 != holders:
        return ranks
    return [rank._replace(position=place, upper=None) for place in range(first, last + 1)]


def _draft(
    frame: Frame, context: Context, said: _Said, n: int, slots: dict[str, Slot | None]
) -> Draft:
    rank = said.ranks[min(n, len(said.ranks) - 1)]
    name = said.names[min(n, len(said.names) - 1)] if said.names else None
    scene, match = frame.scene, frame.match
    fields: dict[str, Any] = {
        "kind": rank.kind,
        "position": rank.position,
        "upper": rank.upper,
        "indicator": ranked_name(frame, name.value) if name else None,
        "count": said.holders if frame.gives("shape") != "pair" else None,
    }
    excluded = _left_out(frame)
    if excluded is not None:
        fields["scope_except"] = population(scene, *excluded)
    contest = context.get("contest")
    if contest is not None and name is not None and name.strategy == "contest":
        fields["title"] = contest.value
    evidence: tuple[tuple[str, int, int], ...] = (
        ("predicate", *scene.sketch.source(match.start, match.end)),
    )
    if name is not None and name.source == "clause":
        evidence = (*evidence, ("indicator", name.start, name.end))
    elif name is not None:
        slots = {**slots, "indicator": name}
    slots = {**slots, "streak": streak_of(frame)}
    return drafted("ranking", (rank.start, rank.end), match.rule.name, fields, slots, evidence)


def _left_out(frame: Frame) -> tuple[int, int] | None:
    """Who is not ranked: 除宁波外，…居全省第一, （不含宁波）; but 投资（不含农户） is what is."""
    span, scene = frame.match.first("except"), frame.scene
    if span is not None:
        begin, end = scene.atom_span(*span)
        kind = scene.sketch_text(*span).endswith(tuple(scene.lexicon.regions))
        return (begin, end) if kind or scene.has("PLACE", begin, end) else None
    chunks = (field.apart for field in (frame.field, *frame.leads[-1:]))
    return next((chunk.core for chunk in chunks if chunk is not None), None)


def _after(frame: Frame, context: Context, said: _Said, drafts: list[Draft]) -> Context:
    """The context with the scope, and with what was ranked if that is new; else with who was."""
    among = said.scopes[-1] if said.scopes else None
    own = among is not None and (among.source == "clause" or among.strategy == "parts")
    if own and not _of_few(frame):
        context = context.hold("scope", said.scopes[-1], "sentence")
    first = context.get("ranked_in", "section") is None  # 在全国列第26，在省内居第二
    first = first and frame.scene.kind == "body"
    if first and said.scopes and said.scopes[-1].source != "document":
        context = context.hold("ranked_in", said.scopes[-1], "section")
    if frame.match.first("list") is not None and said.scopes:  # 全国投资百强县…、创新百强县…
        context = context.hold("listed_in", said.scopes[-1], "sentence")
    ranked = _list_of(frame, said)
    names = said.names
    if ranked is not None:
        context = context.hold("contest", ranked, "sentence")
        names = [ranked._replace(value=contest_parts(frame.scene, ranked, None).indicator)]
    kind = said.ranks[0].kind if said.ranks else ""
    if kind not in ("position", "top", "tier") or (kind == "top" and is_of_kind(frame)):
        return context  # 东盟、欧盟为前两大贸易伙伴: what follows is of the trade
    if len(said.subjects) == 1 and said.subjects[0].source == "clause":
        if not names:
            return context.hold("subject", said.subjects[0], "sentence")  # …，东部地区第8位
        if frame.gives("indicator") == "title":  # 甲队夺得男子组冠军、女子组亚军
            context = context.hold("subject", said.subjects[0], "sentence")
    when = drafts[-1].fields.get("period") if drafts else None
    span = said.ranks[-1].start, said.ranks[-1].end
    topics = []
    for who in said.subjects or (None,):
        known = {topic.indicator for topic in context.topics[-1:] if topic.subject == who}
        topics += [
            Topic(name.value, who, "rank", "", when, *span, frame.clause)
            for name in names
            if name.value not in known
        ]
    return context.tell(*topics)


def _of_few(frame: Frame) -> bool:
    """True for 前5名中 | 唯一: the next is not ranked among those."""
    spans = frame.match.groups.get("scope", [])
    return any(frame.scene.has("POS", *frame.scene.atom_span(*span)) for span in spans)


def _list_of(frame: Frame, said: _Said) -> Slot | None:
    """The list that a top is the name of: 入围浙江制造企业60强，分列第14位和第39位."""
    spans = frame.match.groups.get("scope", [])
    if said.names or len(said.ranks) != 1 or len(spans) != 1 or said.ranks[0].kind != "top":
        return None
    scene = frame.scene
    start, end = scene.sketch.source(*spans[0])[0], said.ranks[0].end
    text = scene.text(start, end)
    return (
        Slot(text, start, end)
        if text.endswith(tuple(scene.lexicon.particles.contest_list))
        else None
    )
