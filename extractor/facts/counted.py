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
        if scene.label(at) == "INSIDE":
            return at
    if stop <= begin + 1 or not _is_measured(scene, stop):
        return stop
    last = scene.text(*scene.source(stop, stop + 1))
    for at in range(begin + 1, stop):
        measure = scene.text(*scene.source(at, stop))
        if measure in scene.lexicon.heads or measure + last in scene.lexicon.heads:
            stop = at
            break
    while stop > begin + 1 and scene.label(stop - 1) in _MEASURES:
        stop -= 1
    return stop


def consumed_end(scene: Scene, begin: int, stop: int) -> int:
    """Up to where nobody reads a counted noun again: what is measured of it is named by it too."""
    end = counted_end(scene, begin, stop)
    return end if end == stop or scene.label(end) == "INSIDE" else begin


def _is_measured(scene: Scene, at: int) -> bool:
    """Whether a value follows in the clause."""
    end = scene.clauses[scene.clause_at(at)].end if at < len(scene.atoms) else at
    return any(scene.has(label, at, end) for label in _VALUES)
