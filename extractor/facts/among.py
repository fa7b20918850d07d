"""Among whom a rank is: what stands where they would, a contest, a market; nobody among himself."""

from __future__ import annotations

from extractor.facts.contests import names_contest, says_in_what
from extractor.facts.context import Context, Slot
from extractor.facts.field import Body
from extractor.facts.phrases import points_back
from extractor.facts.populations import division_above, is_wider
from extractor.facts.scene import Frame
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word

_ONWARDS = "/.."  # how the value of a time ends that has no end


def of_title(frame: Frame, context: Context) -> Context:
    """夺得全省职工篮球赛冠军: between the verb and the rank stands the contest."""
    span = frame.match.first("after")
    if frame.gives("indicator") != "title" or span is None:
        return context
    scene = frame.scene
    begin, end = scene.atom_span(*span)
    source = scene.source(begin, end)
    return context.hold("contest", Slot(scene.text(*source), *source), "sentence")


def in_contest(frame: Frame, context: Context) -> Context:
    """居全省基层法院综合评价第4位: what stands where a population would is a contest."""
    spans = frame.match.groups.get("scope", [])
    if len(spans) != 1:
        return context
    begin, end = frame.scene.atom_span(*spans[0])
    if not (names_contest(frame.scene, begin, end) or says_in_what(frame, begin, end)):
        return context
    slot = Slot(frame.scene.text(*frame.scene.source(begin, end)), *frame.scene.source(begin, end))
    return context.hold("contest", slot, "sentence")


def with_market(frame: Frame) -> Frame:
    """国内 | 市场占有率居首位: what is measured in a population is named with it.

    全省 | 粮食产量居首位: of the document's own place it is whose.
    """
    spans, scene, field = frame.match.groups.get("scope", []), frame.scene, frame.field
    if len(spans) != 1 or "after" in frame.match.groups:
        return frame
    (begin, end), at = scene.atom_span(*spans[0]), spans[0][0]
    bodies = field.bodies
    first = scene.atoms.items.get(begin)
    if first is not None and scene.label(begin + 1) == "SCOPE":  # 公司 | 全球出货量
        bodies, at = (*bodies, Body(first, begin, glued=False)), at + 1
        begin += 1
    word = scene.atoms.items.get(begin)
    measured = scene.spans_text(((begin + 1, end),)).endswith(scene.lexicon.heads)
    if not isinstance(word, Word) or scene.label(end) == "INSIDE":
        return frame
    own = scene.issuer.is_self(word) and end > begin + 1  # 我校 | ESI综合排名
    if not measured and not own:
        return frame
    if own and scene.label(end) == "RANKV" and scene.label(end + 1) in ("TO", "RANKV"):
        end += 1  # 学校 | 软科中国大学排名 | 升至第6
    wider = is_wider(scene, word) and not own
    groups = {name: found for name, found in frame.match.groups.items() if name != "scope"}
    if wider:
        groups["scope"] = [(at, at + 1)]
    elif not bodies:
        bodies, begin = (Body(word, begin, glued=True),), begin + 1
    field = field._replace(phrase=(*field.phrase, (begin, end)), bodies=bodies)
    return frame._replace(match=frame.match._replace(groups=groups), field=field)


def with_time(frame: Frame) -> Frame:
    """居2024年 | 第3位: when, not among which years, as 1961年以来 is."""
    spans = frame.match.groups.get("scope", [])
    time = frame.scene.sketch.items.get(spans[0][0]) if spans else None
    if not isinstance(time, Mention) or not isinstance(time.value, TimeValue):
        return frame
    if (time.value.value or "").endswith(_ONWARDS):
        return frame
    groups = {name: found for name, found in frame.match.groups.items() if name != "scope"}
    field = frame.field._replace(times=(*frame.field.times, time))
    return frame._replace(match=frame.match._replace(groups=groups), field=field)


def without_scope(frame: Frame, scopes: tuple[Slot, ...]) -> Frame:
    """The frame without the body that is its scope: 全省排名第四."""
    bodies = frame.field.bodies
    if not bodies or not scopes:
        return frame
    last = bodies[-1].element
    if last.start == scopes[0].start or (
        points_back(frame) and is_wider(frame.scene, last) and not frame.match.groups.get("scope")
    ):
        return frame._replace(field=frame.field._replace(bodies=bodies[:-1]))
    return frame


def in_itself(holder: Slot | None, scope: Slot | None, rank: Rank) -> bool:
    """True where somebody would be ranked among himself, which cannot be: who it is was not found.

    The first of its kind in a country can be told of the country: 国内首个实验室建成.
    """
    if holder is None or scope is None or holder.value != scope.value:
        return False
    return rank.kind != "first" or holder.source != "document"


def apart(frame: Frame, slots: dict[str, Slot | None]) -> dict[str, Slot | None]:
    """Who is ranked among himself: named, in the division above; else it was not found who.

    A town that calls itself 全市 is in a city that its ranks call so too, named or not.
    """
    holder, scope, issuer = slots["subject"], slots["scope"], frame.scene.issuer
    nobody = {**slots, "subject": None}
    if holder is None or scope is None:
        return nobody
    wider, region, named = division_above(frame.scene), issuer.province, holder.strategy == "own"
    if wider and holder.value == issuer.place and (named or _is_called(frame, scope, wider)):
        return {**slots, "scope": scope._replace(value=wider)}
    if region and holder.value != region and _is_called(frame, scope, region):
        return {**slots, "scope": scope._replace(value=region)}  # 居全区第八, of a district
    return nobody


def _is_called(frame: Frame, scope: Slot, place: str) -> bool:
    """Whether the words of a scope call a place so too: 全区 an autonomous region."""
    text = frame.scene.reading.surface[max(0, scope.start) : max(0, scope.end)]
    word = next((one for one in frame.scene.lexicon.scopes if text.startswith(one)), "")
    return bool(word) and place.endswith(word[-1])
