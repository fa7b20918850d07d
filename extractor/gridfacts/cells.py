"""One number of a grid becomes a record: level, growth, change, share or rank."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from extractor.gridfacts.axes import Axes, Text
from extractor.gridfacts.context import GridRecords
from extractor.gridfacts.heads import GridFrame, Head
from extractor.gridfacts.labels import PLAIN, GridUnit, Label, LabelReader
from extractor.gridfacts.measuring import PERCENT, POINTS, Measuring
from extractor.gridfacts.naming import Naming
from extractor.gridfacts.stubs import Stub, StubReader
from extractor.gridfacts.times import Unknown, period_of
from extractor.gridfacts.values import GridValue, value_of
from extractor.gridfacts.words import GridWords
from extractor.grids import Cell
from extractor.mentions.quantity.exact import EXACT, tidy
from extractor.record import Evidence
from extractor.records import Observation, Quantity, Ranking
from extractor.trusted import trusted

RULE = "grid"
#: Kinds of scope words that stand for the place of a document, or its country.
_OWN = frozenset(("nation", "province", "city", "county", "region"))
_WHOLE = 100  # per cent


class _Row(NamedTuple):
    """What a row settles for all its numbers."""

    stub: Stub
    subject: str | None
    name: str  # made whole by what the row is a part of
    bare: str  # as it stands
    units: tuple[GridUnit, ...]
    kind: str


class CellReader:
    """Reads the numbers of a framed grid one by one."""

    def __init__(self, words: GridWords, labels: LabelReader, naming: Naming):
        self._words, self._labels, self._naming = words, labels, naming
        self._stubs = StubReader(words, labels, naming)
        self._measuring = Measuring(words, labels)

    def read(self, frame: GridFrame) -> Iterator[tuple[Cell, Head, GridRecords]]:
        """Each number of the body with its head and records: none where it cannot be told."""
        stubs: dict[tuple[int, ...], dict[int, Stub]] = {}
        kinds: dict[tuple[int, ...], str] = {}
        for head in frame.heads:
            columns = head.column.stubs
            if columns not in stubs:
                stubs[columns] = self._stubs.read(frame.text, frame.axes, columns)
                kinds[columns] = self._kind(stubs[columns].values(), frame.axes)
        for row in range(frame.axes.body, frame.text.grid.height):
            for head in frame.heads:
                cell = frame.text.matrix[row][head.column.column]
                if cell is None or cell.row != row or cell.column != head.column.column:
                    continue
                value = value_of(frame.text.of(cell), self._words)
                if value is None:
                    continue
                stub = stubs[head.column.stubs].get(row)
                if stub is None:
                    yield cell, head, ()
                    continue
                settled = self._row(frame, head, stub, row, kinds[head.column.stubs])
                yield cell, head, tuple(self._records(frame, head, settled, cell, value))

    def _kind(self, stubs: Collection[Stub], axes: Axes) -> str:
        owned = any(stub.owner for stub in stubs)
        return self._naming.kind([stub.label for stub in stubs], axes.corner, owned=owned)

    def _row(self, frame: GridFrame, head: Head, stub: Stub, row: int, kind: str) -> _Row:
        label, context = stub.label, frame.context
        units: tuple[GridUnit, ...] = ()
        if head.column.unit is not None:
            units = self._labels.units(frame.text.at(row, head.column.unit))
        units = units or label.units
        if not units and (label.part or stub.parents):
            units = next((one.units for one in reversed(stub.parents) if one.units), ())
        subject = context.subject
        if stub.owner is not None:
            owner = stub.owner.name
            subject = self._naming.place(owner, context) if owner else subject
        if kind == "place" and label.name:
            subject = self._naming.place(label.name, context)
        elif kind == "org" and label.name:
            subject = label.name
        elif self._scoped(label.name):
            scope = self._scoped(label.name)
            subject = context.resolve(self._words.scopes[scope], scope) or subject
            label = label._replace(name=label.name.removeprefix(scope))
            stub = stub._replace(label=label)
        elif label.scope:
            resolves = self._words.scopes.get(label.scope, "")
            subject = context.resolve(resolves, label.scope) or subject
        if kind in ("place", "org", "time") or label.total:
            name = frame.indicator or (stub.group.name if stub.group else "") if label.total else ""
            if label.total and label.name and kind == "indicator":
                name = self._naming.in_full(label.name, frame.indicator)
            return _Row(stub, subject, name, label.name if label.total else "", units, kind)
        return _Row(stub, subject, self._name(frame, stub, units), label.name, units, kind)

    def _scoped(self, name: str) -> str:
        """The population that a name opens with (全国居民…), where more follows; else nothing."""
        for end in (3, 2):
            kind = self._words.scopes.get(name[:end])
            if kind in _OWN and len(name) > end + 2 and name[:end] not in self._words.named:
                return name[:end]
        return ""

    def _name(self, frame: GridFrame, stub: Stub, units: tuple[GridUnit, ...]) -> str:
        wholes = [parent.name for parent in reversed(stub.parents) if parent.name]
        if stub.group is not None and stub.group.name:
            wholes.append(stub.group.name)
        if not self._counts_things(units) or self._naming.is_of_things(frame.indicator):
            wholes.append(frame.indicator)
        return self._naming.indicator(stub.label, wholes)

    def _counts_things(self, units: tuple[GridUnit, ...]) -> bool:
        """Whether the units of a row are classifiers, which have no sign: 个, 家."""
        return bool(units) and not any(unit.code.isascii() for unit in units)

    def _records(
        self, frame: GridFrame, head: Head, row: _Row, cell: Cell, value: GridValue
    ) -> Iterator[Observation | Ranking | Quantity]:
        of_row = head.when is not None and row.stub.label.time is not None
        if not (head.known or of_row) or (row.stub.borrowed and head.measure):
            return
        head = self._as_index(frame, head, row)
        indicator = self._indicator(frame, head, row, value)
        if head.indexed:
            indicator = self._naming.index(indicator, head.indexed)
        period = self._period(frame, head, row)
        if not indicator or period is False:
            return
        subject = self._subject(frame, head, row)
        common: dict[str, Any] = {
            "subject": subject,
            "indicator": indicator,
            "period": period,
            "status": head.status,
            **_span(frame.text, cell),
            "evidence": _evidence(frame.text, head, row),
        }
        measure = head.measure or row.stub.label.measure
        grown = frame.growth if measure is None and not (head.units or row.units) else None
        measure = measure or ("growth" if grown else "level")
        if measure == "rank":
            yield from self._ranking(frame, head, common, value)
            return
        found = self._measuring.measured(frame, head, row.units, measure, indicator, value)
        if found is None:
            return
        measure, unit, number = found
        if measure == "share" and number == _WHOLE and not row.stub.parents:
            return  # the whole of the whole
        amount = tidy(EXACT.multiply(number, unit.factor))
        fields = {"measure": measure, "unit": unit.code, "value": amount}
        if measure in ("growth", "change"):
            fields["basis"] = head.basis or row.stub.label.basis or (grown.basis if grown else None)
        if measure == "share":
            fields["whole"] = self._whole(head)
        yield trusted(Observation, {**common, **fields, "type": "observation"})
        plain = {"value": abs(amount), "unit": unit.code, "unit_text": value.unit}
        yield trusted(Quantity, {**_span(frame.text, cell), **plain, "type": "quantity"})

    def _as_index(self, frame: GridFrame, head: Head, row: _Row) -> Head:
        """A head that says nothing of its numbers, under a caption that says what is 100."""
        if not frame.indexed or head.measure or head.units or row.units or frame.units:
            return head
        return head._replace(indexed=frame.indexed, measure="level", units=(PLAIN,))

    def _indicator(self, frame: GridFrame, head: Head, row: _Row, value: GridValue) -> str:
        """The name of what a cell measures, of its row, its column and the caption, or nothing."""
        named = [name for name in head.names if name not in self._words.places]
        groups = [name for name in named if name in self._words.groups]
        heads = [name for name in named if name not in self._words.groups]
        of_part = head.measure == "share" and any(map(self._is_of, heads))
        if row.kind not in ("indicator", "org") and frame.indicator and not of_part:
            heads = [self._naming.in_full(name, frame.indicator) for name in heads]
        whole: str | None = row.name if of_part else self._under(frame, row, heads)
        if whole is None:
            return ""
        if row.kind != "indicator" or row.stub.label.total:
            whole = whole or frame.indicator
        for group in reversed(groups):
            whole = self._naming.of_group(group, whole) if whole else group
        if not whole or not self._is_told(whole, row, head, value):
            return ""
        if head.measure == "share" and row.stub.label.total:
            return ""  # the whole of the whole
        if head.measure == "share":
            return whole + ("".join(heads) if of_part else "") + head.word
        return whole

    def _under(self, frame: GridFrame, row: _Row, heads: list[str]) -> str | None:
        """A row's name under the names over it; None where they cannot be one."""
        whole: str | None = row.bare if heads else row.name
        for part in reversed(heads):
            if frame.parted and row.units and row.bare and not self._naming.is_whole(part):
                whole = part + (whole or "")  # 小学 beside 合计 over 学校数（所）
                continue
            whole = self._naming.joined(whole or "", part) if row.bare else part + (whole or "")
            if whole is None:
                return None
        # heads that add nothing: the caption makes it whole
        return row.name if whole == row.bare else whole

    def _is_of(self, name: str) -> bool:
        """Whether a head says what a share is a part of: 占GDP."""
        return name.startswith(tuple(self._words.roles["share_of"]))

    def _is_told(self, name: str, row: _Row, head: Head, value: GridValue) -> bool:
        """A name that does not say what is measured needs a unit that does: 原油, 万吨."""
        if self._naming.is_whole(name):
            return True
        if head.measure in ("growth", "share") and name.endswith(self._words.told_parts):
            return True
        units = row.units or (head.units if head.measure in (None, "level") else ())
        if value.unit and not units:
            units = self._labels.units(value.unit)
        return any(u.code not in (PERCENT, POINTS, "CNY", "USD") for u in units)

    def _whole(self, head: Head) -> str | None:
        """What a share is a part of, where the head of its column says so: 占GDP的比重."""
        for name in head.names:
            for word in self._words.roles["share_of"]:
                if name.startswith(word) and len(name) > len(word):
                    return name.removeprefix(word)
        return None

    def _period(self, frame: GridFrame, head: Head, row: _Row) -> str | bool | None:
        base, labels = head.period or frame.period, [row.stub.label]
        if row.stub.group is not None and row.stub.group.time:  # the months under 2023年
            labels.insert(0, row.stub.group)
        if row.stub.label.time:  # 累计 in a row of 5月 is January to May
            labels.append(Label("", when=head.when))
        try:
            return period_of(labels, base=base, reference=frame.context.reference)
        except Unknown:
            return False

    def _subject(self, frame: GridFrame, head: Head, row: _Row) -> str | None:
        for name in head.names:
            if name in self._words.places:
                return self._naming.place(name, frame.context)
        if head.scope and head.measure not in ("rank", "share"):
            resolves = self._words.scopes.get(head.scope, "")
            return frame.context.resolve(resolves, head.scope) or row.subject
        return row.subject

    def _ranking(
        self, frame: GridFrame, head: Head, common: dict[str, Any], value: GridValue
    ) -> Iterator[Ranking]:
        if value.number != int(value.number) or value.number == 0:
            return
        scope = None
        if head.scope:
            scope = frame.context.resolve(self._words.scopes.get(head.scope, ""), head.scope)
        if head.of == "growth":
            common = {**common, "indicator": common["indicator"] + self._words.pace(head.of_word)}
        fields = {"kind": "position", "position": int(value.number), "scope": scope}
        yield trusted(Ranking, {**common, **fields, "type": "ranking"})


def _span(text: Text, cell: Cell) -> dict[str, Any]:
    surface = text.source[cell.start : cell.end].replace("\n", "").replace("\r", "")
    return {"start": cell.start, "end": cell.end, "text": surface, "rule": RULE}


def _evidence(text: Text, head: Head, row: _Row) -> tuple[Evidence, ...]:
    cells = [("column", cell) for cell in head.column.heads]
    if row.stub.cell is not None:
        cells.append(("row", row.stub.cell))
    return tuple(
        trusted(Evidence, {"role": role, "start": c.start, "end": c.end,
                           "text": text.source[c.start : c.end].replace("\n", "")})
        for role, c in cells
        if c.end > c.start
    )  # fmt: skip
