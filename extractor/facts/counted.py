"""Where a counted thing ends that something is measured of: 8个 | 集群 | 产值近10万亿元."""

from __future__ import annotations

from extractor.facts.scene import Scene

_VALUES = ("QTY", "NUM", "PCT", "MULT", "PP")
_MEASURES = ("REL", "RATIO")


def counted_end(scene: Scene, begin: int, stop: int) -> int:
    """The end of the counted thing among the atoms ``[begin, stop)`` of a noun.

    What is measured of it in the same clause is no part of it, nor what is found inside it
    (22个产业集群 | 中战略性新兴产业营收).
    """
    for at in range(begin + 1, stop):
        if scene.label(at) == "INSIDE" or scene.word(at) in scene.lexicon.particles.mean:
            return at  # 3万户农户 | 户均增收
    listed = scene.atoms.text[stop : stop + 1] == "、" or scene.label(stop) == "JOINT"
    if listed and scene.label(stop + 1) in _VALUES:
        return stop  # 50项国家标准 | 和 | 9项修改单
    if stop <= begin + 1 or not _is_measured(scene, stop):
        return stop
    if listed:  # 200家批发市场 | 水果、蔬菜价格
        return _holder_end(scene, begin, stop)
    last, end = scene.text(*scene.source(stop, stop + 1)), stop
    for at in range(begin + 1, stop):
        measure = scene.text(*scene.source(at, stop))
        if measure in scene.lexicon.heads or measure + last in scene.lexicon.heads:
            end = at
            break
    if end == stop and scene.word(stop - 1).endswith(scene.lexicon.heads):
        end = stop - 1  # 行政村集体经济 | 总收入
    while end > begin + 1 and scene.label(end - 1) in _MEASURES:
        end -= 1
    return _holder_end(scene, begin, end) if end < stop or _by_verb(scene, stop) else stop


def _by_verb(scene: Scene, stop: int) -> bool:
    """True for 收入 in 86家公司 | 营业 | 收入: the tokeniser has it for a verb."""
    return scene.word(stop) in scene.lexicon.heads


def _holder_end(scene: Scene, begin: int, end: int) -> int:
    """Where what is counted ends in front of what of it is measured: 7座 | 水库 | 蓄水 | 总量."""
    lexicon = scene.lexicon
    holders = tuple(lexicon.particles.holder)
    for at in range(end - 1, begin - 1, -1):
        word = scene.word(at)
        if word in lexicon.regions or word.endswith(holders) or lexicon.kind_of(word):
            return at + 1
    return end


def consumed_end(scene: Scene, begin: int, stop: int) -> int:
    """Up to where nobody reads a counted noun again: what is measured of it is named by it too."""
    end = counted_end(scene, begin, stop)
    named = end == stop and not (_by_verb(scene, stop) or _acts_together(scene, begin, stop))
    return end if named or scene.label(end) == "INSIDE" else begin


def _acts_together(scene: Scene, begin: int, at: int) -> bool:
    """26家景区 | 共 | 接待游客5万人次: what they did is told of them, where they are no list."""
    together = scene.label(at) == "ADV" and scene.word(at) in scene.lexicon.particles.total
    listed = scene.label(begin - 2) == "JOINT" or scene.atoms.text[begin - 2] == "、"
    if not together or listed or not scene.lexicon.kind_of(scene.word(at - 1)):
        return False
    return scene.label(at + 1) == "V" and _is_measured(scene, at)


def _is_measured(scene: Scene, at: int) -> bool:
    """Whether a value follows in the clause."""
    end = scene.clauses[scene.clause_at(at)].end if at < len(scene.atoms) else at
    return any(scene.has(label, at, end) for label in _VALUES)
