"""What a term came to at its end, and what holds for all of its years."""

from __future__ import annotations

from extractor.facts.context import Context
from extractor.facts.phrases import leading_verbs, phrase_of
from extractor.facts.scene import Frame
from extractor.mentions.ranks import Rank
from extractor.mentions.words import Word
from extractor.period import Period


def each_year(frame: Frame) -> bool:
    """True for 年均增长: what is told is of all the years of a term."""
    word = frame.word("basis") or frame.word("trend")
    return word is not None and word.row.get("basis") == "cagr"


def from_to(context: Context, last: Period) -> Period | None:
    """The years that 年均增长 is of behind 由2020年的…增至2024年的…: 2021/2024."""
    told = context.topic()
    moved = told is not None and told.measure in ("level", "share")
    first = Period.parse(told.basis) if told is not None and moved else None
    if told is None or first is None or told.period != str(last):
        return None
    if not first.is_year or not last.is_year or first.year >= last.year:
        return None
    return Period.of_years(first.year + 1, last.year)


def sums(frame: Frame) -> bool:
    """True under 累计: a sum over the term."""
    scene = frame.scene
    begin, end = scene.source(scene.clauses[frame.clause].begin, frame.end)
    return any(word in scene.reading.text[begin:end] for word in scene.lexicon.sums)


def _yearly(frame: Frame) -> bool:
    """True for 每年新增就业超60万人: so in each year of the term."""
    begin, end = frame.scene.source(frame.at, frame.end)
    said = frame.scene.reading.text[begin:end]
    return any(word in said for word in frame.scene.lexicon.particles.yearly)


def stays(frame: Frame) -> bool:
    """True for 稳定在: what held all through the term."""
    items = frame.scene.sketch.items
    read = (items.get(at) for at in range(frame.match.start, frame.match.end))
    return any(isinstance(item, Word) and bool(item.row.get("stays")) for item in read)


def at_the_end(frame: Frame, measure: str) -> bool:
    """True for what a term came to (达到, 突破, a share, a rank).

    What was added (新增) and sums hold for all of it.
    """
    if measure in ("growth", "change") or "honour" in frame.match.groups or sums(frame):
        return False
    if stays(frame) or measure == "level" and _yearly(frame):
        return False
    if any(word in phrase_of(frame) for word in frame.scene.lexicon.particles.stock):
        return True  # 实有经营主体688万户
    ranks = frame.scene.captures(frame.match, "rank")
    if any(isinstance(rank, Rank) and rank.kind in ("first", "only") for rank in ranks):
        return False
    behind = frame.gives("indicator") in ("after", "both")  # 近5万人就业: told as done
    if measure in ("rank", "share", "gap") or frame.unit in ("%", "‰") and not behind:
        return True
    if frame.field.change is not None:
        return False
    names = frame.scene.lexicon.alphabet.names
    read = frame.scene.sketch.text[frame.match.start : frame.match.end]
    said = {names.get(char) for char in read}
    if said.isdisjoint(_COME_TO) and was_done(frame):
        return False  # 新建农村公路 | 超万公里: what was done
    if _is_state(frame):
        return True
    if not said.isdisjoint(_COME_TO):
        return True
    reached = (getattr(value.value, "modifier", None) for value in frame.values())
    passed = "OVER" in said or any(modifier in ("over", "nearly") for modifier in reached)
    return passed and not behind and not _adds_up(frame)


def _adds_up(frame: Frame) -> bool:
    """True for 总投资超360亿元, 新增就业超690万人: what all years of a term came to together."""
    phrase, lexicon = phrase_of(frame), frame.scene.lexicon
    return any(word in phrase for word in lexicon.term_flows)


def _is_state(frame: Frame) -> bool:
    """True for a plain noun in front of its amount, with no verb: 在册船舶 | 82艘."""
    scene, spans = frame.scene, frame.field.phrase
    if frame.gives("indicator") in ("after", "both") or not spans:
        return False
    if any(word in phrase_of(frame) for word in scene.lexicon.flows):
        return False
    atoms = [at for begin, end in spans for at in range(begin, end)]
    if any(map(scene.is_noun_verb, atoms)):
        return False
    labels, clause = set(map(scene.label, atoms)), scene.clauses[frame.clause]
    return labels <= _NAMING and _ACTS.isdisjoint(map(scene.label, range(clause.begin, frame.at)))


#: Labels of what names a thing and says nothing of it, and of what somebody does.
_NAMING = frozenset({"N", "NAME", "ORG", "X", "HON", "PLAN", "A", None})
_ACTS = frozenset({"V", "LIGHT", "NEW", "AWARD", "AWARD_NEW", "GRANTED"})


def was_done(frame: Frame) -> bool:
    """True where a verb says what was done to the things counted: 新建, 完成, not 搭载…的."""
    scene, spans = frame.scene, frame.field.phrase
    if not spans or any(scene.has("DE", begin, end) for begin, end in spans):
        return False
    return bool(leading_verbs(scene, spans)) or scene.label(spans[0][0] - 1) == "LIGHT"


#: Labels of words for what an amount came to.
_COME_TO = ("REACH", "TO")
