"""The rules drawn on a PDF page, and the lattices of cells they make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractor.source.pdf_characters import Box, turned_box

_THIN = 2.5  # points: a box so thin is a rule
_NEAR = 2.0  # points between the ends of rules that meet
_SHORTEST = 4.0  # points of a rule
_MOST_OBJECTS = 20_000  # of one page: more are a drawing
_MOST_RULES = 1_000  # in one direction: more are a drawing too
_MOST_CELLS = 10_000


class Stroke(NamedTuple):
    """A straight stroke: where it stands across its direction, and from where to where it goes."""

    at: float
    begin: float
    end: float


class LatticeCell(NamedTuple):
    """A cell between rules: its place, counted from the top left, and what it covers."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


class Lattice(NamedTuple):
    """A ruled table without its text."""

    box: Box
    cells: tuple[LatticeCell, ...]


def lattices_of(page: Any, *, turned: int = 0) -> list[Lattice]:
    """The ruled tables of a page.

    Args:
        page: the page.
        turned: by how many degrees it is shown turned, clockwise.
    """
    boxes = [turned_box(box, turned) for box in _strokes(page)]
    across = _joined([Stroke(_mid(b.bottom, b.top), b.left, b.right) for b in boxes if _is_flat(b)])
    upright = _joined(
        [Stroke(_mid(b.left, b.right), b.bottom, b.top) for b in boxes if _is_tall(b)]
    )
    if max(len(across), len(upright)) > _MOST_RULES:
        return []
    found = []
    for flat, tall in _connected(across, upright):
        lattice = _lattice(_with_ends(tall, flat), _with_ends(flat, tall))
        if lattice is not None:
            found.append(lattice)
    return found


def _mid(low: float, high: float) -> float:
    return (low + high) / 2


def _is_flat(box: Box) -> bool:
    return box.height <= _THIN and box.right - box.left >= _SHORTEST


def _is_tall(box: Box) -> bool:
    return box.right - box.left <= _THIN and box.height >= _SHORTEST


def _strokes(page: Any) -> Iterator[Box]:
    """Boxes around all straight strokes and thin filled boxes of a page, as it lies in the file."""
    import pypdfium2.raw as raw

    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count == _MOST_OBJECTS:
            return
        corners = _corners(item.raw)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        if stroke.value:
            yield from (_around(pair) for pair in corners)
        elif fill.value and corners:
            box = _around([point for pair in corners for point in pair])
            if box.height <= _THIN or box.right - box.left <= _THIN:
                yield box


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _corners(path: Any) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight parts of a path, each by its two ends."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    found = []
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            found.append((last, point))
        if raw.FPDFPathSegment_GetClose(segment) and point != first:
            found.append((point, first))
        last = point
    return found


def _joined(rules: list[Stroke]) -> list[Stroke]:
    """Rules with those that go on one another made one."""
    lanes: list[list[Stroke]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    found = []
    for lane in lanes:
        at = lane[0].at
        begin, end = None, 0.0
        for rule in sorted(lane, key=lambda r: r.begin):
            if begin is None:
                begin, end = rule.begin, rule.end
            elif rule.begin <= end + _NEAR:
                end = max(end, rule.end)
            else:
                found.append(Stroke(at, begin, end))
                begin, end = rule.begin, rule.end
        if begin is not None:
            found.append(Stroke(at, begin, end))
    return found


def _meet(flat: Stroke, tall: Stroke) -> bool:
    return (
        flat.begin - _NEAR <= tall.at <= flat.end + _NEAR
        and tall.begin - _NEAR <= flat.at <= tall.end + _NEAR
    )


def _connected(
    across: Sequence[Stroke], upright: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Rules that hang together, group by group."""
    left = set(range(len(across)))
    free = set(range(len(upright)))
    while left:
        flat, tall = [left.pop()], list[int]()
        for_flat, for_tall = list(flat), list[int]()
        while for_flat or for_tall:
            if for_flat:
                one = across[for_flat.pop()]
                new = {n for n in free if _meet(one, upright[n])}
                free -= new
                tall += new
                for_tall += new
            else:
                other = upright[for_tall.pop()]
                new = {n for n in left if _meet(across[n], other)}
                left -= new
                flat += new
                for_flat += new
        if len(flat) > 1 and tall:
            yield [across[n] for n in flat], [upright[n] for n in tall]


def _with_ends(across: list[Stroke], rules: list[Stroke]) -> list[Stroke]:
    """The rules of one direction, with those at the edges that an open table lacks."""
    low, high = min(r.at for r in across), max(r.at for r in across)
    first, last = min(r.begin for r in across), max(r.end for r in across)
    ends = []
    if min(r.at for r in rules) > first + 2 * _NEAR:
        ends.append(Stroke(first, low, high))
    if max(r.at for r in rules) < last - 2 * _NEAR:
        ends.append(Stroke(last, low, high))
    return rules + ends


def _lanes(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _lattice(flat: list[Stroke], tall: list[Stroke]) -> Lattice | None:
    """The cells between rules; None where they make no table."""
    xs = _lanes([rule.at for rule in tall])
    ys = _lanes([rule.at for rule in flat])[::-1]
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    cells: list[LatticeCell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide = _reach(xs, column, lambda x, row=row: _is_ruled(tall, x, ys[row + 1], ys[row]))
            left, right = xs[column], xs[column + wide]
            high = _reach(ys, row, lambda y, a=left, b=right: _is_ruled(flat, y, a, b))
            box = Box(left, ys[row + high], right, ys[row])
            cells.append(LatticeCell(row, column, high, wide, box))
            taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
    if len(cells) < 2 or sum(c.rows * c.columns for c in cells) != len(taken):
        return None
    return Lattice(Box(xs[0], ys[-1], xs[-1], ys[0]), tuple(cells))


def _reach(places: Sequence[float], first: int, is_ruled: Any) -> int:
    """How many lanes a cell covers, up to the next rule."""
    last = first + 1
    while last < len(places) - 1 and not is_ruled(places[last]):
        last += 1
    return last - first


def _is_ruled(rules: Sequence[Stroke], at: float, begin: float, end: float) -> bool:
    """Whether a rule stands at a place along the middle of a stretch."""
    middle = _mid(begin, end)
    return any(abs(r.at - at) <= _NEAR and r.begin <= middle <= r.end for r in rules)


def in_order(lattices: Sequence[Lattice]) -> list[Lattice]:
    """Lattices without those that lie in another."""
    return [
        one
        for one in lattices
        if not any(
            other is not one
            and other.box.left <= one.box.left + _NEAR
            and other.box.right >= one.box.right - _NEAR
            and other.box.bottom <= one.box.bottom + _NEAR
            and other.box.top >= one.box.top - _NEAR
            for other in lattices
        )
    ]
