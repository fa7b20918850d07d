"""Which captures of a rule belong to one record: 任命甲、乙为丙局副局长，丁为戊局局长."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

Span = tuple[int, int]
Captured = dict[str, list[Span]]


class _Block(NamedTuple):
    """Anchors that stand together, and what is said of all of them."""

    anchors: list[Span]
    said: Captured


def spread(
    groups: Captured, anchor: str, *, last: frozenset[str], each: bool, before: bool = False
) -> Iterator[dict[str, Span]]:
    """One capture of each group for each record, in the order of the anchors.

    What stands after some anchors, and in front of the next one, is said of those anchors; what
    stands in front of the first is said of all. Several captures of a group make several records.

    Args:
        last: groups whose last capture alone counts.
        each: as many captures as anchors belong to them one by one.
        before: a group's capture nearest in front of an anchor is that anchor's.
    """
    if before:
        yield from _in_front(groups, anchor)
        return
    front, blocks = _blocks(groups, anchor)
    for block in blocks:
        said = front | block.said
        said |= {name: front.get(name, []) + said[name] for name in last & block.said.keys()}
        for number, one in enumerate(block.anchors):
            choices = [
                [(name, span) for span in _own(spans, number, block, name in last, each)]
                for name, spans in said.items()
            ]
            for chosen in product(*choices):
                yield {anchor: one, **_nested(dict(chosen), said)}


def _nested(row: dict[str, Span], said: Captured) -> dict[str, Span]:
    """A record's captures, where one that lies inside another capture is of that one alone.

    任命甲为副市长、代理市长: what 代理 says is no more than how he is 市长.
    """
    others = [span for name, spans in said.items() for span in spans]
    for name, span in row.items():
        inside = [one for one in said[name] if any(_holds(row[n], one) for n in row if n != name)]
        free = [one for one in said[name] if not any(_holds(other, one) for other in others)]
        if len(said[name]) > 1 and (inside or free):
            row[name] = (inside or free)[-1] if span not in free or inside else span
    return row


def _holds(whole: Span, part: Span) -> bool:
    return whole != part and whole[0] <= part[0] and part[1] <= whole[1]


def _in_front(groups: Captured, anchor: str) -> Iterator[dict[str, Span]]:
    """Each anchor with the last capture of each group in front of it."""
    for one in groups[anchor]:
        row = {anchor: one}
        for name, spans in groups.items():
            front = [span for span in spans if span[1] <= one[0]]
            if name != anchor and front:
                row[name] = max(front)
        yield row


def _own(spans: list[Span], number: int, block: _Block, last: bool, each: bool) -> list[Span]:
    """Those captures of a group that are said of one anchor of a block."""
    if each and len(spans) == len(block.anchors):
        return spans[number : number + 1]
    return spans[-1:] if last else spans


def _blocks(groups: Captured, anchor: str) -> tuple[Captured, list[_Block]]:
    """What stands in front of all anchors, and the blocks of anchors after it."""
    captures = sorted((span, name) for name, spans in groups.items() for span in spans)
    front: Captured = {}
    blocks: list[_Block] = []
    for span, name in captures:
        if name == anchor:
            if not blocks or blocks[-1].said:
                blocks.append(_Block([], {}))
            blocks[-1].anchors.append(span)
        else:
            said = blocks[-1].said if blocks else front
            said.setdefault(name, []).append(span)
    return front, blocks
