"""Columns of a PDF page: the left is read before the right, what runs over both between them."""

from __future__ import annotations

from itertools import pairwise

from extractor.source.pdf_lines import PdfLine, Piece

_FEWEST_LINES = 4  # of a column
_NARROWEST = 0.25  # of a page's width: a table's cells stand apart as well, but are short
_NARROWEST_FILLED, _FEWEST_FILLED = 0.17, 8  # of one of four, where most lines fill it
_FULL, _MOSTLY = 0.9, 0.6
_FEWEST_AT_THE_END, _NARROWEST_AT_THE_END = 2, 0.35  # of one that the text ends in
_FEW = 0.2  # of the lines may run over the stripe between two columns
_TITLES = 2  # lines may run over the stripe in the middle of four columns, and over no other
_HANGING = 0.7  # heights
_CENTRE = 0.03  # of a page's width: how far from its middle what is centred on it may be
_DEEPEST = 3


def in_columns(lines: list[PdfLine], *, depth: int = 0) -> list[PdfLine]:
    """The lines of a page, from the top down, in reading order."""
    if depth == _DEEPEST:
        return lines
    gutter = _gutter([piece for line in lines for piece in line.pieces])
    return lines if gutter is None else _ordered(lines, gutter, depth)


def _gutter(pieces: list[Piece]) -> float | None:
    """Where the blank stripe between two columns is: crossed by few lines.

    None where the page has one column.
    """
    if len(pieces) < 2 * _FEWEST_LINES:  # of two columns
        return None
    boxes = [piece.box for piece in pieces]
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    width = right - left
    steps = [left + width * n / 100 for n in range(25, 76)]
    crossed = [sum(box.left < x < box.right for box in boxes) for x in steps]
    fewest = min(crossed)
    if fewest > len(boxes) * _FEW:
        return None
    for least, most in ((fewest, fewest), (fewest + 1, fewest + _TITLES)):
        best = [x for x, n in zip(steps, crossed, strict=True) if least <= n <= most]
        by_place = sorted(
            best, key=lambda x: (abs(x - left - width / 2) > width / 10, abs(x - _middle(best, x)))
        )
        places = dict.fromkeys(_recentred(pieces, steps, x) for x in by_place)
        for x in places:
            if _parts_columns(pieces, x, width):
                return x
    return None


def _parts_columns(pieces: list[Piece], x: float, width: float) -> bool:
    """Whether what stands on both sides of a stripe is wide and long enough for prose."""
    sides = [p for p in pieces if p.box.right <= x], [p for p in pieces if p.box.left >= x]
    fewest, most = sorted(map(len, sides))
    # the text ends in the second column of the last page
    ends = fewest >= _FEWEST_AT_THE_END and most >= 2 * _FEWEST_LINES
    narrowest = _NARROWEST if fewest >= _FEWEST_LINES else _NARROWEST_AT_THE_END
    if fewest < _FEWEST_LINES and not ends:
        return False
    return all(
        (typical := _typical(side)) >= width * narrowest
        or (typical >= width * _NARROWEST_FILLED and _fills(side))
        for side in sides
    )


def _fills(side: list[Piece]) -> bool:
    """Whether most lines run from edge to edge, as those of prose do and cells of tables do not."""
    widths = sorted((piece.box.right - piece.box.left for piece in side), reverse=True)
    full = _FULL * widths[len(widths) // 10]
    return len(widths) >= _FEWEST_FILLED and sum(w >= full for w in widths) >= len(widths) * _MOSTLY


def _recentred(pieces: list[Piece], steps: list[float], x: float) -> float:
    """The middle of a stripe, with what only hangs into it left out."""
    low = high = steps.index(x)
    most = sum(_is_over(piece, x) for piece in pieces)
    while low and sum(_is_over(piece, steps[low - 1]) for piece in pieces) <= most:
        low -= 1
    while high + 1 < len(steps) and (
        sum(_is_over(piece, steps[high + 1]) for piece in pieces) <= most
    ):
        high += 1
    return (steps[low] + steps[high]) / 2


def _middle(best: list[float], x: float) -> float:
    """The middle of the stripe that a place lies in."""
    step = min((b - a for a, b in pairwise(best)), default=1.0) * 1.5
    low = high = best.index(x)
    while low and best[low] - best[low - 1] < step:
        low -= 1
    while high + 1 < len(best) and best[high + 1] - best[high] < step:
        high += 1
    return (best[low] + best[high]) / 2


def _typical(side: list[Piece]) -> float:
    """The width of the piece that half of the letters stand in pieces narrower than."""
    widths = sorted((p.box.right - p.box.left, max(len(p.text), 1)) for p in side)
    half = sum(letters for _, letters in widths) / 2
    for width, letters in widths:
        half -= letters
        if half <= 0:
            return width
    return 0.0


def _is_over(piece: Piece, gutter: float) -> bool:
    """Whether text runs over a stripe; a full stop at a line's end may hang into it."""
    hanging = _HANGING * piece.box.height
    return piece.box.left + hanging < gutter < piece.box.right - hanging


def _is_centred(line: PdfLine, lines: list[PdfLine]) -> bool:
    """Whether a line of its own stands about the middle of them all."""
    if len(line.pieces) > 1 or line.table is not None:
        return False
    left, right = min(one.box.left for one in lines), max(one.box.right for one in lines)
    return abs(line.box.middle[0] - (left + right) / 2) < _CENTRE * (right - left)


def _ordered(lines: list[PdfLine], gutter: float, depth: int) -> list[PdfLine]:
    """Lines across both columns (a title, a picture's caption) part the page into bands."""
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []

    def close() -> None:
        for side in (left, right):
            ordered.extend(in_columns(side, depth=depth + 1))
            side.clear()

    for line in lines:
        over = any(_is_over(p, gutter) for p in line.pieces)
        # a title may be too short to reach the stripe beside the column in the middle
        over = over or (not (left or right) and _is_centred(line, lines))
        if over:
            close()
            ordered.append(line)
            continue
        for side, some in (
            (left, [p for p in line.pieces if p.box.middle[0] <= gutter]),
            (right, [p for p in line.pieces if p.box.middle[0] > gutter]),
        ):
            if some:
                side.append(line._replace(pieces=tuple(some)))
    close()
    return ordered
