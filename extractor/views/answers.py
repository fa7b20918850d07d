"""What a store answers, as text: a table for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby
from typing import Any

from extractor.formulas import harmless
from extractor.store.near import Missing
from extractor.views.amounts import amount, measured
from extractor.views.terminal import Column, grid, is_narrow, rendered

Row = dict[str, Any]

#: What is written while the rows come; other forms need to see all of them.
FORMATS = ("table", "csv", "json")
_TITLES = {
    "observation": "observations",
    "ranking": "rankings",
    "recognition": "recognitions",
}
#: Columns of the CSV: of all kinds of facts, in this order.
COLUMNS = (
    "type", "subject", "subject_code", "indicator", "honour", "period", "period_start",
    "period_end", "status", "measure", "basis", "value", "lower", "upper", "value_text", "unit",
    "modifier", "versus", "whole", "indicator_key", "period_key", "basis_key", "dimension",
    "kind", "position", "scope", "scope_except", "title", "level",
    "streak", "count", "published", "file", "member", "start", "end", "text", "sentence", "rule",
)  # fmt: skip


def answers(rows: Iterable[Row], *, form: str) -> Iterator[str]:
    """The text of the rows in one of :data:`FORMATS`, in pieces."""
    return {"table": _tables, "csv": _csv, "json": _json}[form](rows)


def nothing_text(missing: Iterable[Missing]) -> list[str]:
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
        lines.setdefault(reason, []).append(_TITLES[one.kind])
    return [f"{', '.join(kinds)}: {reason}" for reason, kinds in lines.items()]


def _tables(rows: Iterable[Row]) -> Iterator[str]:
    count = 0
    for kind, same in groupby(rows, key=lambda row: row["type"]):
        found = list(same)
        count += len(found)
        columns = [
            Column("subject", lambda row: row["subject"] or ""),
            Column(
                "honour" if kind == "recognition" else "indicator",
                lambda row: row.get("honour") or row.get("indicator") or "",
            ),
            *([Column("measure", _measure)] if kind == "observation" else []),
            Column("period", _period),
            Column({"ranking": "rank", "recognition": "level"}.get(kind, "value"), value_text),
            Column("file", _file),
            Column("span", lambda row: f"{row['start']}–{row['end']}"),
            Column("sentence", lambda row: row["sentence"]),
        ]
        if "faults" in found[0]:
            columns.insert(-1, Column("faults", lambda row: str(row["faults"])))
        title = f"{len(found)} {kind if len(found) == 1 else _TITLES[kind]}"
        yield rendered(*_with_sentences(title, columns, found))
    if not count:
        yield "nothing found\n"


def _with_sentences(title: str, columns: list[Column], rows: list[Row]) -> list[Any]:
    """The table; where the screen is narrow, with the sentences under it, each of them once."""
    if not is_narrow():
        return [grid(title, columns, rows)]
    numbers = {
        sentence: number
        for number, sentence in enumerate(dict.fromkeys(row["sentence"] for row in rows), 1)
    }
    said = Column("said", lambda row: f"[{numbers[row['sentence']]}]")
    listed = [f"[{number}]{sentence}" for sentence, number in numbers.items()]
    return [grid(title, [*columns[:-1], said], rows), *listed]


def _period(row: Row) -> str:
    status = row["status"]
    return (row["period"] or "") + (f" ({status})" if status not in (None, "actual") else "")


def _file(row: Row) -> str:
    return f"{row['file']}!{row['member']}" if row["member"] else str(row["file"])


def value_text(row: Row) -> str:
    """The value, rank or level of a row in short, as people read it."""
    if row["type"] == "recognition":
        parts = [row["level"], row["count"], row["streak"]]
    elif row["type"] == "ranking":
        place = row["position"]
        if row["upper"] is not None:
            place = f"{'' if place is None else place}–{row['upper']}"
        parts = [row["kind"] if place is None else place, row["scope"], row["streak"]]
    else:
        number = amount(
            text=row["text"], value=row["value"], unit=row["unit"], measure=row["measure"]
        )
        parts = [row["modifier"], number]
    return " ".join(str(part) for part in parts if part is not None)


def _measure(row: Row) -> str:
    return measured(row["measure"], row["basis"], row["versus"], row["whole"])


def columns_of(rows: Sequence[Row]) -> list[str]:
    """The columns that some row has something in, for tables that people look at."""
    filled = {name for row in rows for name, value in row.items() if value is not None}
    return [name for name in (*COLUMNS, "faults") if name in filled] or ["type"]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, datetime.date) else value


def _safe(value: Any) -> Any:
    plain = _plain(value)
    return harmless(plain) if isinstance(plain, str) else plain


def _csv(rows: Iterable[Row]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    rows = iter(rows)
    first = next(rows, None)
    names = (*COLUMNS, "faults") if first is not None and "faults" in first else COLUMNS
    writer.writerow(names)
    for row in chain([first] if first is not None else [], rows):
        writer.writerow([_safe(row.get(name)) for name in names])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _json(rows: Iterable[Row]) -> Iterator[str]:
    before = "["
    for row in rows:
        said = {name: _plain(value) for name, value in row.items() if value is not None}
        yield f"{before}\n{json.dumps(said, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
