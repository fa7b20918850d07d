"""A grid becomes records: each number with what its column, its row and the caption say of it.

What a cell's record lacks makes it no record: without a name, a unit or a measure that is said, a
number stays a number. A grid of which less than a quarter of the numbers can be told is not
understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.gridfacts.axes import Axes, NumberColumn, Text, axes_of, parts_of
from extractor.gridfacts.cells import CellReader
from extractor.gridfacts.context import GridContext, GridFacts, Untold
from extractor.gridfacts.heads import GridFrame, Head
from extractor.gridfacts.labels import GridUnit, Label, LabelReader
from extractor.gridfacts.naming import Naming
from extractor.gridfacts.times import Unknown, period_of
from extractor.gridfacts.words import GridWords
from extractor.grids import Cell, Grid, caption_of
from extractor.layout.script import fold
from extractor.period import Period
from extractor.rulebook import Rulebook

_LEAST_TOLD = 0.25
_DAY = len("2024-01-05")
_TOLD = ("units", "time", "measure", "basis")  # by the end of a caption
_OF_ROW = ("month", "ytd")


class GridReader:
    """Reads grids by the words of one rulebook; holds no state between them."""

    def __init__(self, book: Rulebook):
        self._words = GridWords(book)
        self._labels = LabelReader(self._words)
        self._naming = Naming(self._words, self._labels)
        self._cells = CellReader(self._words, self._labels, self._naming)

    def read(self, source: str, grid: Grid, context: GridContext, *, floor: int = 0) -> GridFacts:
        """The records of a grid of ``source``.

        Args:
            source: the document's text as loaded.
            grid: one of its grids.
            context: what the document settles.
            floor: where the grid before it ends: nothing above that is its caption.
        """
        caption = caption_of(source, grid, floor=floor)
        lines = [fold(source[slice(*span)]).strip() for span in caption.lines]
        text = Text(source, fold(source[: grid.end]), grid)
        found = GridFacts()
        for part in parts_of(text, self._labels):
            found = _together(found, self._part(part, lines, context))
        return found

    def _part(self, text: Text, lines: list[str], context: GridContext) -> GridFacts:
        """The records of a grid, or of one of several with heads of their own in it."""
        axes = axes_of(text, self._labels)
        if axes is None:
            return self._bare(text, context)
        context = self._about(context, text.source)
        inside = [text.of(cell) for cell in axes.captions]
        lines = inside if inside and text.later else [*lines, *inside]
        frame = self._frame(text, axes, lines, context)
        cells = list(self._cells.read(frame))
        told = sum(bool(records) for _, _, records in cells)
        understood = told >= _LEAST_TOLD * len(cells)
        untold = tuple(
            _untold(text, cell, head.column.heads)
            for cell, head, records in cells
            if not (understood and records)
        )
        if not understood:
            return GridFacts((), len(cells), 0, untold)
        found = tuple(record for _, _, records in cells for record in records)
        return GridFacts(found, len(cells), told, untold)

    def _about(self, context: GridContext, source: str) -> GridContext:
        """The context without what is only assumed: the nation, the day of publication."""
        nation = context.resolve("nation", "")
        named = [word for word, kind in self._words.scopes.items() if kind == "nation"]
        if context.subject == nation and not any(
            word in source for word in (*named, nation) if word
        ):
            context = context._replace(subject=None)
        if context.period is not None and len(context.period) == _DAY:
            context = context._replace(period=None)
        return context

    def _bare(self, text: Text, context: GridContext) -> GridFacts:
        """A grid that says nothing of its numbers: none of them can be told."""
        numbers = [cell for cell in text.grid.cells if text.of(cell)[:1].isdigit()]
        return GridFacts((), len(numbers), 0, tuple(_untold(text, cell, ()) for cell in numbers))

    def _frame(self, text: Text, axes: Axes, lines: list[str], context: GridContext) -> GridFrame:
        units: tuple[GridUnit, ...] = ()
        period, indicator, growth, index = context.period, "", None, ""
        for line in lines:
            line, told = self._without_unit(line)
            units = told or units
            if not line:
                continue
            label = self._caption_label(line)
            place = self._naming.place_in_front(label.name)
            if place:
                context = context._replace(subject=place)
                label = self._labels.read(label.name[len(place) :])._replace(
                    **{key: getattr(label, key) for key in _TOLD if getattr(label, key)}
                )
            indicator = self._naming.of_caption(label.name) or indicator
            index = label.indexed or index
            units = units or (() if label.indexed else label.units)
            growth = label if label.measure == "growth" else growth
            try:
                said = period_of([label], base=period, reference=context.reference)
            except Unknown:
                continue
            if said != str(context.reference):  # a line with the date of publication is no caption
                period = said
        columns = self._after_ranked(text, axes.columns, lines)
        heads = [self._head(text, column, period, context) for column in columns]
        return GridFrame(
            text=text,
            axes=axes,
            heads=_completed(heads),
            units=units,
            period=period,
            indicator=indicator,
            context=context,
            growth=growth if units == self._labels.units("%") else None,
            indexed=index,
            parted=any(self._is_total(text, column) for column in axes.columns),
        )

    def _after_ranked(
        self, text: Text, columns: tuple[NumberColumn, ...], lines: list[str]
    ) -> list[NumberColumn]:
        """The columns, one of ranks in front of the names set after what it ranks.

        That is the first level, but where the caption speaks of a growth.
        """
        first, rest = columns[0], list(columns[1:])
        (head,) = first.heads[-1:] or (None,)
        if first.stubs or head is None or not rest or not rest[0].stubs:
            return list(columns)
        label = self._labels.read(text.of(head))
        paces = tuple(self._words.roles["pace"])
        if label.measure != "rank" or any(word in line for line in lines for word in paces):
            return list(columns)
        return [rest[0], first._replace(stubs=rest[0].stubs), *rest[1:]]

    def _is_total(self, text: Text, column: NumberColumn) -> bool:
        return any(self._labels.read(text.of(cell)).total for cell in column.heads)

    def _without_unit(self, line: str) -> tuple[str, tuple[GridUnit, ...]]:
        """What else a line says that tells the units, and these."""
        match = self._words.captions["unit"].search(line)
        if match is None:
            return line, ()
        units = self._labels.units(line[match.end() :].strip("）) 　").replace(" ", ""))
        return line[: match.start()].rstrip("（( 　"), units

    def _caption_label(self, line: str) -> Label:
        number = self._words.captions["number"].match(line)
        return self._labels.read(line[number.end() :] if number else line)

    def _head(
        self, text: Text, column: NumberColumn, period: str | None, context: GridContext
    ) -> Head:
        """What the heads of a column say together, the outermost first."""
        labels = [self._labels.read(text.of(cell)) for cell in column.heads]
        groups = self._words.groups
        labels = [label for label in labels if label.corner is None or label.name in groups]
        measured = [label for label in labels if label.measure]
        names = [label.name for label in labels if label.name and not label.total]
        try:
            when = period_of(labels, base=period, reference=context.reference)
            known = True
        except Unknown:
            when, known = None, False
        own = any(label.time or label.when for label in labels)
        last = measured[-1] if measured else None
        return Head(
            column=column,
            names=tuple(dict.fromkeys(names)),
            units=next((label.units for label in reversed(labels) if label.units), ()),
            measure=last.measure if last else None,
            sign=last.sign if last else 1,
            basis=next((label.basis for label in reversed(labels) if label.basis), None),
            scope=next((label.scope for label in reversed(labels) if label.scope), None),
            period=when if own else None,
            known=known,
            when=next((label.when for label in labels if label.when in _OF_ROW), None),
            status=next((label.status for label in labels if label.status), None),
            word=last.word if last else "",
            of=last.of if last else None,
            of_word=last.word if last and last.of else "",
            indexed=next((label.indexed for label in reversed(labels) if label.indexed), ""),
        )


def _together(one: GridFacts, other: GridFacts) -> GridFacts:
    return GridFacts(
        one.records + other.records,
        one.numbers + other.numbers,
        one.told + other.told,
        one.untold + other.untold,
    )


def _untold(text: Text, cell: Cell, heads: Sequence[Cell]) -> Untold:
    """A number without a record: its nearest head is what is to be taught."""
    row = [other for other in text.matrix[cell.row] if other is not None and text.of(other)]
    spans = [(other.start, other.end) for other in row if other.row == cell.row]
    line = (min(spans)[0], max(end for _, end in spans))
    return Untold(cell.start, cell.end, text.of(heads[-1]) if heads else "", line)


def _completed(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Growth, shares and ranks take name and period from the levels on their left."""
    done: list[Head] = []
    for head in heads:
        left = [other for other in reversed(done) if other.column.stubs == head.column.stubs]
        levels = [other for other in left if other.measure in (None, "level")]
        if head.measure == "rank":
            head = _ranked(head, left, levels)
        elif head.measure not in (None, "level") and levels:
            beside = levels[0].names
            if head.names == beside[: len(head.names)]:  # none, or only what stands over both
                head = head._replace(names=beside)
        if head.measure not in (None, "level") and head.period is None:
            dated = [other.period for other in levels if other.period]
            head = head._replace(period=max(dated, key=_end, default=None))
        done.append(head)
    return tuple(done)


def _ranked(head: Head, left: Sequence[Head], levels: Sequence[Head]) -> Head:
    """A column of ranks is of the numbers beside it, where it is plain of which."""
    if head.of is not None:
        return head if head.names or not levels else head._replace(names=levels[0].names)
    beside = left[0] if left else None
    if beside is None or head.names not in ((), beside.names):
        return head  # with a name of its own; the name over both is none
    head = head._replace(names=beside.names, of=beside.measure, of_word=beside.word)
    two = len(left) > 1 and left[1] in levels and left[1].names == beside.names
    one_of_two = beside.measure == "growth" and two
    return head._replace(known=head.known and not one_of_two)


def _end(period: str) -> str:
    own = Period.parse(period)
    last = own.last_day if own else None
    return last.isoformat() if last else ""
