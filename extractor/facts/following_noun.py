"""Where the noun phrase ends that follows a number, an ordinal or a verb."""

from __future__ import annotations

from extractor.facts.scene import Scene
from extractor.mentions.mention import Mention

#: Roles of atoms that a noun phrase after a number can hold.
_INSIDE = frozenset({"content", "edge", "body", "count", "light"})
#: Labels of what a fact can be told of.
_ANCHORED = frozenset({
    "QTY", "NUM", "PCT", "PP", "MULT", "POS", "NTH", "TIER", "FIRST", "ONLY", "HON", "AWARD",
    "AWARD_NEW", "GRANTED",
})  # fmt: skip
#: A longer predicate is a story of its own.
_PREDICATE = 20
_AMOUNTS = frozenset({"QTY", "NUM", "PCT", "MULT"})
#: Labels that end a noun phrase wherever they stand, and those of them that it may begin with.
_STOPS = frozenset({
    "THAN", "WITH", "REACH", "TO", "OVER", "OCC", "TREND_MORE", "TREND_ADJ", "MOVE", "P_IN",
    "P_FROM", "P_BY", "P_AS", "P_WAY", "LIGHT", "QTY", "NUM", "PCT", "PP", "MULT", "SCOPE",
    "AWARD_GET", "FOR", "VIEW", "ETC",
})  # fmt: skip
_OPENING = frozenset({"LIGHT", "SCOPE", "REACH"})


def noun_after(scene: Scene, begin: int, end: int, *, amounts: bool = False) -> int:
    """The atom where the noun phrase that begins at ``begin`` ends, at the latest at ``end``.

    It ends before what says when, how or how sure, before a verb that goes on to tell something,
    and before the next amount (but with ``amounts``: 千吨级生产装置).
    """
    text, roles = scene.atoms.text, scene.lexicon.fields
    seen = False
    at = begin
    end = begin if _is_spent(scene, begin) else end
    while at < end:
        char = text[at]
        label = scene.label(at)
        if _joins_grades(scene, at):
            at += 1
            continue
        if char in "“‘《（(":
            close = text.find("”’》）)"["“‘《（(".index(char)], at, end)
            if close < 0:
                break
            at, seen = close + 1, True
            continue
        named = (
            at == begin and label in ("NAME", "TEAM") or not seen and _says_which(scene, at, end)
        )
        inside = seen and (_inside_name(scene, at, label) or _names_work(scene, at, label))
        inside = (
            inside or scene.label(at - 1) == "SCOPE" and at > begin and _says_which(scene, at, end)
        )
        if inside or at == begin and _describes(scene, at):
            at += 1
            continue
        if label is None or not named and roles.role(char) not in _INSIDE:
            break
        stops = label in _STOPS and not (amounts and label in _AMOUNTS)
        stops = stops or amounts and label == "JOINT" and scene.label(at + 1) in _AMOUNTS
        if stops and (seen or label not in _OPENING):
            break
        tells = seen and scene.word(at) in scene.lexicon.particles.tells
        if tells or label in ("V", "AFFECT") and seen and not _modifying(scene, at, end):
            break
        seen = seen or label not in ("V", "DE", "M", "A")
        at += 1
    while at > begin and roles.role(text[at - 1]) == "edge" and scene.label(at - 1) is not None:
        at -= 1
    return _with_kinds(scene, begin, at)


def _is_spent(scene: Scene, at: int) -> bool:
    """True for 投入3亿元 | 实施10万亩改造项目: what the money was for has an amount of its own."""
    item = scene.atoms.items.get(at - 1)
    unit = getattr(item.value, "unit", "") if isinstance(item, Mention) else ""
    if unit not in scene.lexicon.money or scene.label(at) not in ("V", "AFFECT"):
        return False
    clause = scene.clauses[scene.clause_at(at)]
    return any(scene.label(one) in _AMOUNTS for one in range(at + 1, clause.end))


def _describes(scene: Scene, at: int) -> bool:
    """True for an adverb with what it goes with: 3万户 | 相对分散经营农户."""
    return scene.label(at) == "D" and scene.label(at + 1) in ("A", "V")


def _joins_grades(scene: Scene, at: int) -> bool:
    """True for the mark in 二级、三级 | 医院: both say of which grade the things are."""
    grades = tuple(scene.lexicon.particles.grade)
    marked = scene.atoms.text[at] == "、"
    return marked and all(scene.word(one).endswith(grades) for one in (at - 1, at + 1))


def _inside_name(scene: Scene, at: int, label: str | None) -> bool:
    """True for what joins two nouns of one name: 交通 | 与 | 能源工程, 全域 | 长期 | 护理制度."""
    if label not in ("WITH", "D") or scene.label(at - 1) != "N" or scene.label(at + 1) != "N":
        return False
    return label == "WITH" or scene.label(at + 2) == "N"


def _names_work(scene: Scene, at: int, label: str | None) -> bool:
    """True for a verb of change that a work is named by: 全民健身 | 提升 | 工程."""
    return label == "TREND" and scene.word(at + 1) in scene.lexicon.particles.scheme


def _says_which(scene: Scene, at: int, end: int) -> bool:
    """True for an adverb that opens a noun phrase: 高标准 | 农田, 国际 | 领先 | 技术."""
    return at + 1 < end and scene.label(at) in ("D", "LEAD") and scene.label(at + 1) == "N"


def _with_kinds(scene: Scene, begin: int, at: int) -> int:
    """After 24个省 | （区、市）: the bracket says what else of the kind is counted."""
    text, kinds = scene.atoms.text, scene.lexicon.particles.division
    close = text.find("）", at, at + _KINDS) if text[at : at + 1] == "（" else -1
    inside = scene.text(*scene.source(at, close + 1)) if close > at + 1 and at > begin else ""
    if not inside or not kinds.issuperset(inside):
        return at
    return close + 1


def work_after(scene: Scene, stop: int, end: int) -> str:
    """What was done with counted things, said once after all of them that are listed.

    完成12座水库、3座水闸 | 除险加固, 完成12间教室 | 照明改造.
    """
    at = after_list(scene, stop, end)
    if scene.label(end - 1) != "V" or any(scene.label(p) in _AMOUNTS for p in range(at, end)):
        return ""
    at -= at == end > stop  # 3座水闸 | 改造: all of it is the name of the last
    return scene.text(*scene.source(at, end))


def after_list(scene: Scene, at: int, end: int) -> int:
    """The atom after the counted things that are listed from where the first of them ends."""
    while scene.label(at + 1) in _AMOUNTS and scene.label(at) in ("JOINT", None):
        at = noun_after(scene, at + 2, end)
    return at


#: Atoms of the longest bracket of kinds of divisions.
_KINDS = 8


#: Labels of what goes on to tell something of the thing in front.
_PREDICATES = frozenset({"D", "ADV", "REACH", "TREND", "RANKV", "STATUS"})


def _modifying(scene: Scene, at: int, end: int) -> bool:
    """True for a verb inside a compound: 产业研究平台."""
    if scene.atoms.text[at + 1 : at + 2] == "、" and scene.label(at + 2) in _AMOUNTS:
        return True  # 6场主题展览、25场交流活动
    if at + 1 >= end:
        return scene.is_noun_verb(at)
    while at + 1 < end and scene.label(at + 1) in ("V", "TREND", "SAY"):
        at += 1
    following = scene.label(at + 1) if at + 1 < end else None
    if following == "A" and at + 2 < end and scene.label(at + 2) == "N":
        return scene.atoms.ends[at + 2] - scene.atoms.starts[at + 2] == 1  # 村级 | 互助 | 幸福院
    if following in _PREDICATES:
        return scene.is_noun_verb(at)  # 渔业协定 | 正式签署
    if following == "DE":
        return at + 2 < end and scene.label(at + 2) in ("N", "A", "X", "QTY")
    return following in ("N", "ORG", "CONTEST")


def predicate_after(scene: Scene, begin: int, end: int) -> str:
    """What is told of counted things after them: 实现增长 in 29个行业实现增长.

    Empty where another amount or a rank follows: then these are the things told of; and where they
    are only said to be done: 12件实事全部 | 完成.
    """
    spans, says = [], False
    at = begin
    while at < end:
        label = scene.label(at)
        if label in _ANCHORED:
            return ""
        role = scene.lexicon.fields.role(scene.atoms.text[at])
        if role in ("content", "light", "edge", "body") and label not in ("LE", "EACH"):
            spans.append((at, at + 1))
            says = says or role != "light"
        at += 1
    text = scene.spans_text(tuple(spans)) if says else ""
    return text if len(text) <= _PREDICATE else ""
