"""What stands over a grid: its name, its unit. Lines that only belong to the grid are no prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor.grids.grid import Grid
from extractor.rulebook import load_rulebook

_FARTHEST = 3  # lines above a grid that are looked at
_LONGEST = 60
_PROSE = re.compile(r"[。！？；]\s*$")
_BLANK = " \t\u3000\xa0\r"


class Caption(NamedTuple):
    """The lines over a grid, from the top down, and which of them are the grid's alone."""

    lines: tuple[tuple[int, int], ...]
    own: tuple[tuple[int, int], ...]


def caption_of(text: str, grid: Grid, *, floor: int = 0) -> Caption:
    """The caption of a grid: up to three short lines above it, not above ``floor``.

    A line is the grid's own where it begins as numbered tables do, or tells a unit; so is the last
    line that names it with its time (2024年各镇主要指标), but where it heads a part of the text or
    opens the whole: what follows the grid is not of that time.
    """
    lines: list[tuple[int, int]] = []
    end = grid.start
    for _ in range(2 * _FARTHEST):
        if end <= floor or len(lines) == _FARTHEST:
            break
        end -= 1  # the line break
        start = text.rfind("\n", floor, end) + 1 or floor
        line = text[start:end].strip(_BLANK)
        if line and (len(line) > _LONGEST or _PROSE.search(line)):
            break
        if line:
            lines.insert(0, (start, end))
        end = start
    own = [span for span in lines if _is_alone(text[slice(*span)].strip(_BLANK))]
    rest = [span for span in lines if span not in own]
    if rest and _is_dated_name(text, rest[-1]):
        own = [span for span in lines if span in own or span == rest[-1]]
    return Caption(tuple(lines), tuple(own))


def covered(text: str, grids: Sequence[Grid]) -> list[tuple[int, int]]:
    """The stretches of a text that are grids or their own captions: no prose."""
    spans: list[tuple[int, int]] = []
    floor = 0
    for grid in grids:
        spans += caption_of(text, grid, floor=floor).own
        spans.append((grid.start, grid.end))
        floor = grid.end
    return spans


def but_first(text: str, grids: Sequence[Grid]) -> list[tuple[int, int]]:
    """The stretches of tables but for the very first cell with a text."""
    spans = covered(text, grids)
    first = next((cell for cell in grids[0].cells if cell.end > cell.start), None)
    if first is None:
        return spans
    at = spans.index((grids[0].start, grids[0].end))
    return [*spans[:at], (first.end, grids[0].end), *spans[at + 1 :]]


def _is_dated_name(text: str, span: tuple[int, int]) -> bool:
    start, end = span
    line = text[start:end].strip(_BLANK)
    if not text[:start].strip():
        return False
    return _shape("dated").search(line) is not None and _shape("heading").match(line) is None


def is_own(line: str) -> bool:
    """Whether a line over a grid is the grid's alone: numbered as tables are, or with a unit."""
    return _shape("own").match(line.strip(_BLANK)) is not None


def _is_alone(line: str) -> bool:
    """Whether a line belongs to the grid alone, also by the unit in brackets at its end."""
    return is_own(line) or _shape("measured").match(line) is not None


@cache
def _shape(role: str) -> re.Pattern[str]:
    rows = load_rulebook().table("grid_captions")
    return re.compile("|".join(row.word for row in rows if row.get("role") == role) or r"(?!)")
