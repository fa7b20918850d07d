"""The state of a store as text."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import TYPE_CHECKING, Any

from extractor.views.terminal import ShownColumn, counted, grid, rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.store.status import StoreStatus


def status_text(status: StoreStatus) -> str:
    """Archives, files by state, rows, failures by reason, runs."""
    lines = [f"archive {root}" for number, root in status.archives.items() if number]
    lines.append(_counts("files", status.files))
    tables = [counted(count, name) for name, count in status.rows.items()]
    lines.append(f"rows: {', '.join(tables)}" if tables else "")
    lines.append(_counts("dates", status.dates))
    lines.append(_counts("loaders", status.loaders))
    lines.append(_counts("quality", {k: v for k, v in status.quality.items() if v}))
    if len(status.versions) > 1:
        newest = "; ".join(
            f"{count} by {program} with patterns {patterns}"
            for program, patterns, count in status.versions
        )
        lines.append(f"read by different versions: {newest} (batch --refresh reads again)")
    parts: list[Any] = [line for line in lines if line]
    if status.failures:
        parts.append(
            grid(
                "failures by reason",
                [
                    ShownColumn("reason", lambda row: row[0]),
                    ShownColumn("files", lambda row: str(row[1])),
                    ShownColumn("the first", lambda row: row[2]),
                ],
                status.failures,
            )
        )
    columns = [
        ShownColumn(name, _cell(name)) for name in _RUN if any(r.get(name, 1) for r in status.runs)
    ]
    parts.append(grid("runs", columns, status.runs))
    return rendered(*parts)


_SUMMED = ("seen", "read", "documents", "facts", "failed", "duplicates", "deleted")
_RUN = ("run", "started", "took", "state", "workers", *_SUMMED)
_STAMPED = ("run", "started", "finished", "state", "workers", *_SUMMED)
_COUNT, _REASON = ("what", "name", "count"), ("reason", "files", "first")
_FAILURE = ("path", "reason", "message")
#: A title, the names of its columns, and its rows.
_Table = tuple[str, "Sequence[str]", "Sequence[dict[str, Any]]"]


def _cell(name: str) -> Any:
    def read(run: dict[str, Any]) -> str:
        if name == "took":
            if run["finished"] is None:
                return ""
            return f"{(run['finished'] - run['started']).total_seconds():.1f} s"
        value = run[name]
        if isinstance(value, datetime.datetime):
            return value.astimezone().strftime("%Y-%m-%d %H:%M")
        return "" if value is None else str(value)

    return read


def _counts(title: str, counts: dict[str, int]) -> str:
    named = ", ".join(f"{count} {name}" for name, count in counts.items())
    return f"{title}: {named}" if named else ""


def status_json(status: StoreStatus) -> str:
    """The same for programs."""
    return json.dumps(dataclasses.asdict(status), ensure_ascii=False, default=str, indent=1) + "\n"


def status_tables(status: StoreStatus) -> list[_Table]:
    """The runs and the failures by reason as tables, and after them all there is as one."""
    reasons = [dict(zip(_REASON, failure, strict=True)) for failure in status.failures]
    runs = [{name: run[name] for name in _STAMPED} for run in status.runs]
    return [
        ("runs", _STAMPED, runs),
        ("failures by reason", _REASON, reasons),
        ("counts", _COUNT, list(_all_counts(status))),
    ]


def _all_counts(status: StoreStatus) -> Iterator[dict[str, Any]]:
    """``{"what": "files", "name": "done", "count": 12}``, of all that is counted."""
    groups: dict[str, dict[str, int]] = {
        "files": status.files,
        "rows": status.rows,
        "dates": status.dates,
        "loaders": status.loaders,
        "quality": status.quality,
        "failures": {reason: files for reason, files, _ in status.failures},
        "versions": {f"{who} {which}": files for who, which, files in status.versions},
    }
    for what, counts in groups.items():
        for name, count in counts.items():
            yield {"what": what, "name": name, "count": count}
    for run in status.runs:
        for name in _SUMMED:
            yield {"what": f"run {run['run']}", "name": name, "count": run[name]}


def worst_text(worst: Iterable[dict[str, Any]]) -> str:
    """One document a line: its name, its faults, and the counts after them."""
    lines = []
    for row in worst:
        name = _document(row)
        counts = [f"{key} {row[key]}" for key in _FAULTS if row[key]]
        lines.append("\t".join([name, f"faults {row['faults']}", *counts]) + "\n")
    return "".join(lines)


def worst_table(worst: Sequence[dict[str, Any]]) -> _Table:
    """The same as a table, with every count."""
    counted = ("faults", *_FAULTS)
    rows = [{"path": _document(row)} | {name: row[name] for name in counted} for row in worst]
    return "documents", ("path", *counted), rows


def _document(row: dict[str, Any]) -> str:
    return str(row["path"]) + (f"!{row['member']}" if row["member"] else "")


_FAULTS = (
    "no_title", "no_date", "fallback", "facts", "quantities", "loose", "grids", "grids_read",
    "blank_pages", "partial",
)  # fmt: skip


def failure_text(failures: Iterable[tuple[str, str, str]]) -> str:
    """One failure a line: path, reason and message between tabs."""
    return "".join("\t".join(failure) + "\n" for failure in failures)


def failure_table(failures: Sequence[tuple[str, str, str]]) -> _Table:
    """The same as a table."""
    rows = [dict(zip(_FAILURE, failure, strict=True)) for failure in failures]
    return "failures", _FAILURE, rows
