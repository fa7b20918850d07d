"""Whom and what a row or a column is about: subjects and the names of indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.gridfacts.axes import Axes, Text
from extractor.gridfacts.context import Context
from extractor.gridfacts.labels import Label, LabelReader
from extractor.gridfacts.words import GridWords
from extractor.grids import Cell

_LONGEST_NAME, _LONGEST_PLACE = 30, 12
_MOSTLY = 0.8
_OWNERS = ("place", "org")
_OF_ABOVE = ("growth", "change", "either")  # what a row may tell of the row above it
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


class Stub(NamedTuple):
    """A row's labels: its own, those of rows above it that it is a part of, and the cell."""

    label: Label
    parents: tuple[Label, ...]
    cell: Cell | None
    group: Label | None = None  # the section it stands in
    borrowed: bool = False  # whether it tells the growth of the row above, by that one's name
    owner: Label | None = None  # whose it is, where a stub column of its own says so


class Naming:
    """Names by the words of one rulebook."""

    def __init__(self, words: GridWords, labels: LabelReader):
        self._words, self._labels = words, labels

    def stubs(self, text: Text, axes: Axes, columns: tuple[int, ...]) -> dict[int, Stub]:
        """The stub of each row of the body, with what it is a part of."""
        found: dict[int, Stub] = {}
        owners = self._owners(text, axes, columns)
        owner: Label | None = None
        above: list[tuple[int, Label]] = []  # indents and labels of the rows a row may be part of
        group: Label | None = None
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
                group, above = label, []
                continue
            borrowed = label.measure in _OF_ABOVE and not label.name and bool(above)
            if borrowed:
                parents = tuple(parent for _, parent in above[:-1])
                label = label._replace(name=above[-1][1].name)
                found[row] = Stub(label, parents, named[0], group, borrowed=True, owner=owner)
                continue
            indent = 6 * named[0].indent + label.depth
            while above and (above[-1][1].part if label.part else above[-1][0] >= indent):
                above.pop()
            if label.part and above:
                indent = max(indent, above[-1][0] + 1)
            parents = tuple(parent for _, parent in above)
            found[row] = Stub(label, parents, named[0], group, owner=owner)
            above.append((indent, label))
        return found

    def _owners(self, text: Text, axes: Axes, columns: tuple[int, ...]) -> tuple[int, ...]:
        """The stub columns that say whose it is, beside others that say what: 地区, 指标."""
        if not axes.body:
            return ()
        heads = {column: self._labels.read(text.at(axes.body - 1, column)) for column in columns}
        owners = tuple(column for column in columns if heads[column].corner in _OWNERS)
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

    def kind(self, stubs: Sequence[Stub], corner: Label | None) -> str:
        """What the stubs name: indicator, place, org or time."""
        labels = [stub.label for stub in stubs if not stub.label.total]
        timed = sum(bool(label.time and not label.name) for label in labels)
        if not labels:
            return str(corner.corner) if corner and corner.corner in _OWNERS else "indicator"
        told = sum(self.is_whole(label.name) for label in labels)
        owned = any(stub.owner for stub in stubs)
        if corner is not None and corner.corner in _OWNERS and not owned:
            return str(corner.corner) if told < _MOSTLY * len(labels) else "indicator"
        # the head of the stubs may tell of the other heads: 年份 before 2023, 2024
        most = _MOSTLY if corner is not None and corner.corner == "time" else 1
        if timed >= most * len(labels):
            return "time"
        placed = sum(label.name in self._words.places or bool(label.scope) for label in labels)
        return "place" if placed >= _MOSTLY * len(labels) else "indicator"

    def place(self, name: str, context: Context) -> str:
        """The full name of a place: the one near the document's own where several bear it."""
        homes = self._words.places.get(context.subject or "", [])
        prefix = homes[0][0].rstrip("0") if len(homes) == 1 else ""
        found = self._words.places.get(name, [])
        near = [full for code, full in found if prefix and code.startswith(prefix)]
        names = near or [full for _, full in found]
        return names[0] if len(set(names)) == 1 else name

    def indicator(self, label: Label, wholes: Sequence[str]) -> str:
        """What a row names, made whole by the first of ``wholes`` (what it is a part of)."""
        name = label.name
        if name and self._words.each(name) and wholes and wholes[0] in self._words.groups:
            return self.of_group(wholes[0], name)
        if not name or self.is_whole(name):
            return self._each(name, wholes) + name if name else name
        for whole in wholes:
            if name in self._words.groups and self._words.each(whole):
                return self.of_group(name, whole)
            for end, part in self._words.parts:
                if whole.endswith(end):
                    return _merged(name, part)
            if self.is_whole(whole):
                return name + whole
        return name

    def _each(self, name: str, wholes: Sequence[str]) -> str:
        """What a part of an amount per head opens with: it is per head as well."""
        if self._words.per_head(name):
            return ""
        return next(filter(None, map(self._words.per_head, wholes)), "")

    def of_group(self, group: str, name: str) -> str:
        """What a head or stub that names a group of people says of what is measured.

        城镇 and 人均可支配收入: 城镇居民人均可支配收入.
        """
        people = self._words.groups[group]
        return _merged(people if people and self._words.each(name) else group, name)

    def is_whole(self, name: str) -> bool:
        """Whether a name says by itself what is measured."""
        return name.endswith((*self._words.heads, *self._words.amounts, *self._words.rates))

    def is_of_things(self, name: str) -> bool:
        """Whether a name is of what may be counted one by one, not in money: 产量."""
        ends = (end for end, part in self._words.parts if part not in self._words.money)
        return name.endswith(tuple(ends))

    def joined(self, stub: str, head: str) -> str | None:
        """Row and column together; None where they cannot be one name."""
        if not head or not stub:
            return stub or head
        if head == stub or stub.endswith(head):
            return stub
        if head.endswith(stub):
            return head
        if stub in self._words.groups:
            return self.of_group(stub, head)
        longer = (part for part in self._words.told_parts if len(part) > len(head))
        if any((stub + head).endswith(part) and not stub.endswith(part) for part in longer):
            return stub + head  # 住户存款 under 余额
        if self.is_whole(stub):  # 发电量 under 产量 says it already
            return stub if head in self._words.heads and head[-1] == stub[-1] else None
        return stub + head

    def place_in_front(self, name: str) -> str:
        """The place that a name begins with, by its full name; nothing where there is none."""
        for end in range(min(len(name), _LONGEST_PLACE), 2, -1):
            found = self._words.places.get(name[:end])
            if found and any(full == name[:end] for _, full in found):
                return name[:end]
        return ""

    def of_caption(self, name: str) -> str:
        """The indicator that a caption names, or nothing."""
        name = _BRACKETS.sub("", name)
        place = self.place_in_front(name)
        name = self._words.captions["drop"].sub("", name[len(place) :])
        return name if self.is_whole(name) and len(name) <= _LONGEST_NAME else ""

    def in_full(self, name: str, caption: str) -> str:
        """A head that is the end of what the caption names, as that says it: 收入."""
        several = self._words.captions["several"].search(caption)
        longer = len(caption) - len(name) > 1  # 进出口 is not 出口 in full
        return caption if longer and caption.endswith(name) and not several else name


def _merged(front: str, back: str) -> str:
    """Both in one, what they share once: 商品零售 and 零售额."""
    for length in range(min(len(front), len(back)), 1, -1):
        if front.endswith(back[:length]):
            return front + back[length:]
    return front + back


def _is_section(text: Text, row: int, named: list[Cell]) -> bool:
    """Whether a row holds nothing but its label."""
    others = [t for t in (text.of(c) for c in text.matrix[row] if c not in named) if t]
    return len(named) == 1 and not others
