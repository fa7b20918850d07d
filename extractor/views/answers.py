"""What a store answers, as text: a table for people, CSV and JSON for programs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain, groupby
from typing import Any

from extractor.declaration import RecordType, facts_of
from extractor.formulas import csv_line
from extractor.records import TYPES
from extractor.store.find import fields
from extractor.store.near import Missing
from extractor.views.amounts import amount, measured
from extractor.views.terminal import ShownColumn, blocks, grid, has_room, hue, is_narrow, rendered

AnswerRow = dict[str, Any]

#: What is written while the rows come; other forms need to see all of them.
FORMATS = ("table", "csv", "json")
#: Columns of the CSV after those of the facts.
_ORIGIN = ("published", "file", "member", "start", "end", "text", "sentence", "rule")


def columns(types: Iterable[RecordType]) -> list[str]:
    """Columns of the CSV: of all kinds of facts, each once, in the order of the types."""
    names = [name for one in facts_of(types) for name in fields(one)]
    return list(dict.fromkeys(("type", *names, *_ORIGIN)))


def answers(
    rows: Iterable[AnswerRow], *, form: str, types: Mapping[str, RecordType] = TYPES
) -> Iterator[str]:
    """The text of the rows in one of :data:`FORMATS`, in pieces; ``types``: those of the store."""
    return {"table": _tables, "csv": _csv, "json": _json}[form](rows, types)


def nothing_text(missing: Iterable[Missing], types: Mapping[str, RecordType] = TYPES) -> list[str]:
    """Why there is no answer, a line a kind of fact; kinds of one reason together."""
    lines: dict[str, list[str]] = {}
    for one in missing:
        if one.option:
            near = f"; there are: {', '.join(one.near)}" if one.near else ""
            reason = f"nothing matches {one.option}{near}"
        elif one.without:
            left = ", ".join(f"{count} without {option}" for option, count in one.without)
            reason = f"each option matches, but not all together: {left}"
        else:
            reason = "no two options match together" if one.tried else "there are none"
        lines.setdefault(reason, []).append(types[one.kind].plural)
    return [f"{', '.join(kinds)}: {reason}" for reason, kinds in lines.items()]


def _tables(rows: Iterable[AnswerRow], types: Mapping[str, RecordType]) -> Iterator[str]:
    count = 0
    for kind, same in groupby(rows, key=lambda row: row["type"]):
        found, one = list(same), types[kind]
        count += len(found)
        named = [name for name in (one.role("subject"), one.role("theme")) if name]
        shown = [
            *(ShownColumn(name, _cell(name)) for name in named),
            *([ShownColumn("measure", _measure)] if kind == "observation" else []),
            ShownColumn(one.role("period") or "period", partial(_period, one=one)),
            ShownColumn(_VALUES.get(kind, "value"), partial(value_text, one=one)),
            ShownColumn("file", _file),
            ShownColumn("span", lambda row: f"{row['start']}–{row['end']}"),
            ShownColumn("sentence", lambda row: row["sentence"]),
        ]
        if "faults" in found[0]:
            shown.insert(-1, ShownColumn("faults", lambda row: str(row["faults"])))
        title = f"{len(found)} {kind if len(found) == 1 else one.plural}"
        yield rendered(*_laid_out(title, shown, found, lead=len(named), colour=hue(kind)))
    if not count:
        yield "nothing found\n"


def _cell(name: str) -> Callable[[AnswerRow], str]:
    return lambda row: row[name] or ""


def _laid_out(
    title: str, columns: list[ShownColumn], rows: list[AnswerRow], *, lead: int, colour: str
) -> list[Any]:
    """The table; on a narrower screen with the sentences under it; on a narrow one as blocks."""
    if not is_narrow() and has_room(columns, rows):
        return [grid(title, columns, rows, colour=colour)]
    numbers = {
        sentence: number
        for number, sentence in enumerate(dict.fromkeys(row["sentence"] for row in rows), 1)
    }
    said = ShownColumn("said", lambda row: f"[{numbers[row['sentence']]}]")
    short = [*columns[:-1], said]
    if not has_room(short, rows):
        return blocks(title, columns, rows, lead=lead, colour=colour)
    listed = [f"[{number}]{sentence}" for sentence, number in numbers.items()]
    return [grid(title, short, rows, colour=colour), *listed]


def _period(row: AnswerRow, one: RecordType) -> str:
    status = row.get(one.role("status") or "")
    said = row.get(one.role("period") or "") or ""
    return said + (f" ({status})" if status not in (None, "actual") else "")


def _file(row: AnswerRow) -> str:
    return f"{row['file']}!{row['member']}" if row["member"] else str(row["file"])


def value_text(row: AnswerRow, one: RecordType | None = None) -> str:
    """What a row says beside who, what and when, in short, as people read it."""
    one = one or TYPES[row["type"]]
    say = _SAID.get(one.name)
    parts = _others(row, one) if say is None else say(row)
    return " ".join(str(part) for part in parts if part is not None)


def _others(row: AnswerRow, one: RecordType) -> list[Any]:
    """The fields that play no part of their own."""
    return [_shown(row.get(field.name)) for field in one.fields if not field.mark.role]


def _shown(value: Any) -> Any:
    return _number(value) if isinstance(value, Decimal) else value


def _placed(row: AnswerRow) -> list[Any]:
    place = row["position"]
    if row["upper"] is not None:
        place = f"{'' if place is None else place}–{row['upper']}"
    return [row["kind"] if place is None else place, row["scope"], row["streak"]]


def _amount(row: AnswerRow) -> list[Any]:
    number = amount(text=row["text"], value=row["value"], unit=row["unit"], measure=row["measure"])
    return [row["modifier"], number]


#: Types of which more than a list of fields is to be said, and what their column is called.
_SAID: dict[str, Callable[[AnswerRow], list[Any]]] = {"observation": _amount, "ranking": _placed}
_VALUES = {"ranking": "rank", "recognition": "level", "appointment": "act"}


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def _measure(row: AnswerRow) -> str:
    return measured(row["measure"], row["basis"], row["versus"], row["whole"])


def filled(rows: Sequence[AnswerRow], types: Mapping[str, RecordType]) -> list[str]:
    """The columns that some row has something in, for tables that people look at."""
    said = {name for row in rows for name, value in row.items() if value is not None}
    return [name for name in (*columns(types.values()), "faults") if name in said] or ["type"]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _csv(rows: Iterable[AnswerRow], types: Mapping[str, RecordType]) -> Iterator[str]:
    rows = iter(rows)
    first = next(rows, None)
    names = columns(types.values())
    if first is not None and "faults" in first:
        names.append("faults")
    yield csv_line(names)
    for row in chain([first] if first is not None else [], rows):
        yield csv_line(_plain(row.get(name)) for name in names)


def _json(rows: Iterable[AnswerRow], types: object) -> Iterator[str]:
    before = "["
    for row in rows:
        said = {name: _plain(value) for name, value in row.items() if value is not None}
        yield f"{before}\n{json.dumps(said, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
