"""The noun: a grid of cells over a stretch of a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """One cell: where it begins in the grid, what it covers, and its text's span.

    ``start == end`` for a cell without text. ``header`` is true where the file itself marks a
    header cell; ``indent`` counts the blanks its text was set in by.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    indent: int = 0


class Grid(NamedTuple):
    """A table: the span of all its text, and its cells from left to right and from the top down."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def matrix(self) -> list[list[Cell | None]]:
        """Rows of cells; one that covers several places stands in each of them."""
        rows: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    if rows[row][column] is None:
                        rows[row][column] = cell
        return rows

    def moved(self, by: int) -> Grid:
        """The same grid, ``by`` characters further on in its text."""
        cells = tuple(c._replace(start=c.start + by, end=c.end + by) for c in self.cells)
        return Grid(self.start + by, self.end + by, cells)
