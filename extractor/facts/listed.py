"""What a clause says of the contest, the list or the group that the ranks after it are in."""

from __future__ import annotations

import regex

from extractor.facts.chunks import Chunk
from extractor.facts.contests import contest_name, contest_span, edition_year, is_contest
from extractor.facts.context import Context, Slot
from extractor.facts.field import Field
from extractor.facts.held import hold
from extractor.facts.populations import population
from extractor.facts.scene import Clause, Scene
from extractor.facts.times import said_period
from extractor.mentions.mention import Mention

_YEAR = regex.compile(r"(?:19|20)\d\d")
_PARTS = 16  # characters of the longest clause that says of what parts follow
#: What the name of a list ends with.
_LISTS = frozenset({"CONTEST", "RANKV"})


def hear_contest(scene: Scene, context: Context, field: Field, said: str) -> Context:
    """在全省绩效评价中 is what the ranks and prizes after it are of."""
    for chunk in field.among:
        if is_contest(scene, chunk):
            span = contest_span(scene, chunk)
            slot = Slot(contest_name(scene, chunk), *scene.source(*span))
            context = hold(scene, context, "contest", slot, said)
            context = _dated(scene, context, chunk)
    over = scene.word(field.end - 1) in scene.lexicon.particles.concluded
    published = _concluded(scene, field) if over else _published(scene, field)
    if published is None:
        return context
    context = context.hold("announced", published, "section")
    year = None if over else edition_year(scene, published)
    context = hold(scene, context, "period", year, said) if year is not None else context
    return hold(scene, context, "contest", published, said)


def hear_group(scene: Scene, context: Context, field: Field) -> Context:
    """在长三角提升4个位次至第五: among whom something moved is among whom it ranks."""
    for chunk in field.among:
        if chunk.end == field.end and not is_contest(scene, chunk):
            slot = Slot(population(scene, *chunk.core), *scene.source(*chunk.core))
            context = context.hold("scope", slot, "segment") if slot.value else context
    return context


def hear_parts(scene: Scene, context: Context, clause: Clause) -> Context:
    """分项看, 二级指标中: what follows are parts of what was ranked, among the same."""
    among = context.get("ranked_in", "section")
    if among is None or context.topics:
        return context
    words = scene.text(*scene.source(clause.begin, clause.end)) if clause.end > clause.begin else ""
    parts = any(word in words for word in scene.lexicon.particles.indices)
    if not parts or len(words) > _PARTS:
        return context
    return context.hold("scope", among, "sentence")


def without_bracket(scene: Scene, clause: Clause) -> int:
    """Where a label ends without what stands in brackets after it: 百强榜（节选）：."""
    if scene.atoms.text[clause.end - 1] not in "）)":
        return clause.end
    opened = max(scene.atoms.text.rfind(mark, clause.begin, clause.end) for mark in "（(")
    return opened if opened > clause.begin else clause.end


def heads_list(scene: Scene, begin: int, end: int) -> bool:
    """Whether a label names the contest or the list that stands under it."""
    if scene.label(end - 1) == "CONTEST":
        return True
    return scene.spans_text(((begin, end),)).endswith(tuple(scene.lexicon.particles.list_head))


def label_contest(
    scene: Scene, context: Context, clause: Clause, *, said: str = "label"
) -> Context:
    """全市6个县（市、区）综合考评：: the contest that what follows the label tells of."""
    chunk = Chunk("among", clause.begin, clause.end, (clause.begin, clause.end), "")
    slot = Slot(contest_name(scene, chunk), *scene.source(*contest_span(scene, chunk)))
    return hold(scene, context, "contest", slot, said)


def _dated(scene: Scene, context: Context, chunk: Chunk) -> Context:
    """在2023年全省考核中, 全市三季度集中评议中: a contest's time is that of its ranks."""
    said = [when for at in range(*chunk.core) if (when := _time_at(scene, at)) is not None]
    return hold(scene, context, "period", said[-1], "inside") if said else context


def _time_at(scene: Scene, at: int) -> Slot | None:
    """The period that an atom says, a bare year in front of a name too: 2025 | 全国百强榜."""
    item, word = scene.atoms.items.get(at), scene.word(at)
    if scene.label(at) == "TIME" and isinstance(item, Mention):
        return said_period(scene, item)
    year = _YEAR.fullmatch(word) is not None and scene.label(at + 1) in ("SCOPE", "PLACE", "N")
    return Slot(word, *scene.source(at, at + 1)) if year else None


def _concluded(scene: Scene, field: Field) -> Slot | None:
    """全省技能大赛 | 在绍兴落幕: a contest that took place is what is won after it."""
    labels = [scene.label(at) for at in range(field.begin, field.end - 1)]
    contests = scene.lexicon.contests
    ends = (n + 1 for n in range(len(labels)) if scene.word(field.begin + n).endswith(contests))
    end = max(ends, default=0)
    begin = next((n for n, label in enumerate(labels) if label not in _WHEN), len(labels))
    if begin >= end or any(label not in _HOW_IT_CLOSED for label in labels[end:]):
        return None
    span = field.begin + begin, field.begin + end
    name = scene.spans_text((span,))
    games = name.endswith(scene.lexicon.games)  # whose medals are counted by themselves
    return None if games else Slot(name, *scene.source(*span))


#: Labels in front of what a contest is called, and between that and the word that it is over.
_WHEN = frozenset({"TIME", "DE", "ADV", "D"})
_HOW_IT_CLOSED = frozenset({"TIME", "ADV", "D", "A", "P_IN", "PLACE", "ORG", "NAME"})


def _published(scene: Scene, field: Field) -> Slot | None:
    """A list made public is what the ranks after it are of.

    某机构发布2024中国大学排名; 2024中国大学排名显示.
    """
    begin, end = field.begin, field.end
    told = scene.atoms.text.rfind(scene.lexicon.alphabet.chars["SAY"], begin, end)
    if told < 0:
        return None
    if told == end - 1:
        end = told
    elif field.phrase:
        begin = told + 1
    else:
        return None
    while begin < end and scene.label(begin) in ("TIME", "DE", "LE", "M", "NUM"):
        begin += 1
    while begin < end and scene.label(end - 1) in ("D", "ADV", "A"):
        end -= 1  # 评价报告》 | 正式 | 发布
    if scene.label(end - 1) == "PLACE" and scene.label(end - 2) == "P_IN":
        end -= 2  # 评价报告》 | 在北京 | 发布
    if scene.label(end - 1) == "N" and scene.label(end - 2) == "CONTEST":
        end -= 1  # 评价 | 结果
    if begin >= end or not (scene.label(end - 1) in _LISTS or scene.atoms.text[end - 1] == "》"):
        return None
    chunk = Chunk("among", begin, end, (begin, end), "")
    name = contest_name(scene, chunk)
    last = scene.word(end - 1)
    measured = name.endswith(tuple(scene.lexicon.relatives))
    if scene.label(end - 1) == "RANKV" and not measured and not name.endswith(last):
        name += last  # 高校竞争力 | 排名, but 用电量增速 is what is ranked
    return Slot(name, *scene.source(*contest_span(scene, chunk)))
