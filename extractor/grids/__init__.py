"""Grids: tables as a document keeps them, and those that stand in plain text as aligned lines."""

from extractor.grids.aligned import and_aligned, find_grids
from extractor.grids.captions import Caption, but_first, caption_of, covered, is_own
from extractor.grids.grid import Cell, Grid

__all__ = [
    "Caption", "Cell", "Grid", "and_aligned", "but_first", "caption_of", "covered", "find_grids",
    "is_own",
]  # fmt: skip
