"""The stubs of a grid: each row's labels, and those of the rows above that it is a part of."""

from __future__ import annotations

from typing import NamedTuple

from extractor.gridfacts.axes import Axes, Text
from extractor.gridfacts.labels import Label, LabelReader
from extractor.gridfacts.naming import OWNERS, Naming
from extractor.gridfacts.words import GridWords
from extractor.grids import Cell

_OF_ABOVE = ("growth", "change", "either")  # what a row may tell of the row above it
_BLANK = 6  # one blank of a set-in row is deeper than any number in front of a name


class Stub(NamedTuple):
    """A row's labels: its own, those of rows above it that it is a part of, and the cell."""

    label: Label
    parents: tuple[Label, ...]
    cell: Cell | None
    group: Label | None = None  # the section it stands in
    borrowed: bool = False  # whether it tells the growth of the row above, by that one's name
    owner: Label | None = None  # whose it is, where a stub column of its own says so


class StubReader:
    """Reads stubs by the words of one rulebook."""

    def __init__(self, words: GridWords, labels: LabelReader, naming: Naming):
        self._words, self._labels, self._naming = words, labels, naming

    def read(self, text: Text, axes: Axes, columns: tuple[int, ...]) -> dict[int, Stub]:
        """The stub of each row of the body, with what it is a part of."""
        found: dict[int, Stub] = {}
        owners = self._owners(text, axes, columns)
        owner: Label | None = None
        above = _Above(self._words, self._naming)
        for row in range(axes.body, text.grid.height):
            for column in owners:
                said = text.at(row, column)
                owner = self._labels.read(said) if said else owner
            cells = [text.matrix[row][column] for column in columns if column not in owners]
            named = [cell for cell in cells if cell is not None and text.of(cell)]
            if not named:
                continue
            label = self._labels.read(self._joined(text, axes, named))
            if label.measure == "share" and label.name:  # 研发投入占比 is a row's name as a whole
                label = label._replace(name=label.name + label.word)
            if _is_section(text, row, named):
                above.enter(label, named[0])
            elif label.measure in _OF_ABOVE and not label.name and above.rows:
                found[row] = above.borrowed(label, named[0])._replace(owner=owner)
            else:
                found[row] = above.placed(label, named[0])._replace(owner=owner)
        return found

    def _owners(self, text: Text, axes: Axes, columns: tuple[int, ...]) -> tuple[int, ...]:
        """The stub columns that say whose it is, beside others that say what: 地区, 指标."""
        if not axes.body:
            return ()
        heads = {column: self._labels.read(text.at(axes.body - 1, column)) for column in columns}
        owners = tuple(column for column in columns if heads[column].corner in OWNERS)
        return owners if len(owners) < len(columns) else ()

    def _joined(self, text: Text, axes: Axes, cells: list[Cell]) -> str:
        """The labels of a row in one: those of several stub columns without repeating any.

        A bare number says what it counts by its head: 2024 and 3 under 年 and 月.
        """
        found: dict[str, None] = {}
        for cell in cells:
            said = text.of(cell)
            if said.isdecimal() and axes.body:
                said += self._words.counted(text.at(axes.body - 1, cell.column))
            found[said] = None
        return "".join(found)


class _Above:
    """What stands above a row, from the top down: the rows and sections it may belong to."""

    def __init__(self, words: GridWords, naming: Naming):
        self._words, self._naming = words, naming
        self.rows: list[tuple[int, Label]] = []  # how deep each is set in, and its label
        self._group: Label | None = None
        self._divided: tuple[Label, ...] = ()  # what a row like 分三大门类 divides
        self._inset: int | None = None  # how deep its first part is set in

    def enter(self, label: Label, cell: Cell) -> None:
        """Go on after a row that is only a label: a section, or how what is above is divided."""
        if self._words.captions["by"].fullmatch(label.text) and (self.rows or self._divided):
            while len(self.rows) > 1 and self.rows[-1][0] > _depth(label, cell):
                self.rows.pop()
            self._divided = self._divided or tuple(parent for _, parent in self.rows)
            self.rows, self._inset = [], None
        else:
            self.rows, self._group, self._divided = [], label, ()

    def borrowed(self, label: Label, cell: Cell) -> Stub:
        """The stub of a row that tells the growth of the one above by that one's name."""
        parents = (*self._divided, *(parent for _, parent in self.rows[:-1]))
        label = label._replace(name=self.rows[-1][1].name)
        return Stub(label, parents, cell, self._group, borrowed=True)

    def placed(self, label: Label, cell: Cell) -> Stub:
        """The stub of a row, which now stands above the next."""
        indent = _depth(label, cell)
        if self._divided and self._is_no_part(label, indent):
            self.rows, self._divided = [], ()
        if self.rows and self._goes_on(self.rows[-1][1], label):
            label = label._replace(part=True)
        rows = self.rows
        while rows and (rows[-1][1].part if label.part else rows[-1][0] >= indent):
            rows.pop()
        if label.part and rows:
            indent = max(indent, rows[-1][0] + 1)
        parents = (*self._divided, *(parent for _, parent in rows))
        rows.append((indent, label))
        return Stub(label, parents, cell, self._group)

    def _is_no_part(self, label: Label, indent: int) -> bool:
        """Whether a row is none of the parts that what stands above is divided into."""
        if self._inset is None:
            self._inset = indent
        return (
            indent < self._inset
            or self._naming.is_whole(label.name)
            or label.name in self._words.places
        )

    def _goes_on(self, before: Label, label: Label) -> bool:
        """Whether a row is the next part after one marked as such, by a name of the same kind.

        其中：城镇 and 乡村, 其中：轻工业 and 重工业; 实际利用外资 below 其中：出口 is none.
        """
        if not before.part or not label.name or self._naming.is_whole(label.name):
            return False
        groups = self._words.groups
        both = before.name in groups and label.name in groups
        return both or before.name[-1:] == label.name[-1]


def _depth(label: Label, cell: Cell) -> int:
    return _BLANK * cell.indent + label.depth


def _is_section(text: Text, row: int, named: list[Cell]) -> bool:
    """Whether a row holds nothing but its label."""
    others = [t for t in (text.of(c) for c in text.matrix[row] if c not in named) if t]
    return len(named) == 1 and not others
