"""Score what is loaded from the made corpus: text, titles, dates, sources, grids and their facts."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from extractor import Extractor
from extractor.document import Document
from extractor.errors import ExtractorError
from extractor.source import load_each


def check(folder: Path, *, errors: bool = False) -> int:
    """Load every file, print the figures; 0 where all reach their goals."""
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    extractor = Extractor()
    totals: Counter[str] = Counter()
    for name, wanted in expected.items():
        found = next(iter(load_each((folder / name).read_bytes(), path=f"x/{name}")))
        if isinstance(found, ExtractorError):
            totals["unread"] += 1
            found = Document(text="")
        for key, value in _score(found, wanted, extractor, name if errors else "").items():
            totals[key] += value
    files = len(expected)
    figures = {
        "main text right (files at .97 or more)": totals["text"] / files,
        "titles right": totals["title"] / files,
        "dates right": totals["date"] / files,
        "dates wrong": totals["date wrong"] / files,
        "sources right": totals["source"] / files,
        "cells of grids right": totals["cells"] / max(1, totals["cells wanted"]),
        "facts of grids found": totals["facts"] / max(1, totals["facts wanted"]),
        "facts of grids wrong": totals["facts wrong"] / max(1, totals["facts told"]),
    }
    print(f"{files} files, {totals['unread']} unread")
    for key, value in figures.items():
        print(f"{key:42} {value:.3f}")
    return 0


def _score(
    found: Document, wanted: dict[str, Any], extractor: Extractor, name: str
) -> dict[str, int]:
    scores: dict[str, int] = {}
    share = text_share(found.text, wanted["lines"], wanted["optional"])
    scores["text"] = share >= 0.97
    scores["title"] = found.title == wanted["title"]
    day = found.date.isoformat() if found.date else None
    scores["date"], scores["date wrong"] = day == wanted["date"], day not in (wanted["date"], None)
    scores["source"] = found.publisher == wanted["source"]
    cells = Counter(c for grid in wanted["grids"] for c in grid)
    got = Counter(
        found.text[c.start : c.end]
        for grid in found.grids or ()
        for c in grid.cells
        if c.end > c.start
    )
    scores["cells"], scores["cells wanted"] = (cells & got).total(), cells.total()
    facts = Counter(map(tuple, _facts(wanted)))
    result = extractor.extract(
        found.text,
        title=wanted["title"],
        reference_date=date.fromisoformat(wanted["date"]) if wanted["date"] else None,
        grids=found.grids,
    )
    told = Counter(
        (
            o.subject or "",
            o.indicator,
            o.period,
            o.measure,
            format(o.value.normalize(), "f") if o.value is not None else "",
            o.unit,
        )
        for o in result.observations
        if o.rule == "grid"
    )
    scores["facts"], scores["facts wanted"] = (facts & told).total(), facts.total()
    scores["facts told"], scores["facts wrong"] = told.total(), (told - facts).total()
    if name:
        _show(name, found, wanted, share, facts - told, told - facts, cells - got)
    return scores


def _facts(wanted: dict[str, Any]) -> list[tuple[str, ...]]:
    place = wanted["place"]
    return [(fact[0] or place, *fact[1:]) for fact in wanted["facts"]]


def text_share(text: str, lines: list[str], optional: list[str]) -> float:
    """Twice the runs of three characters in common, over those of both; blanks do not count."""
    got = _bare(text)
    for line in optional:
        got = got.replace(_bare(line), "", 1)
    left, right = _runs(got), _runs(_bare("".join(lines)))
    whole = left.total() + right.total()
    return 2 * (left & right).total() / whole if whole else 0.0


def _runs(text: str) -> Counter[str]:
    return Counter(text[n : n + 3] for n in range(len(text) - 2))


def _bare(line: str) -> str:
    return "".join(line.split()).replace("\u3000", "")


def _show(
    name: str,
    found: Document,
    wanted: dict[str, Any],
    share: float,
    missed: Any,
    wrong: Any,
    cells: Any,
) -> None:
    if share < 0.97:
        print(f"{name}: text {share:.2f} {found.text[:60]!r} … {found.text[-60:]!r}")
    for key, value in (
        ("title", found.title),
        ("source", found.publisher),
        ("date", found.date and found.date.isoformat()),
    ):
        if value != wanted[key]:
            print(f"{name}: {key} {value!r} not {wanted[key]!r}")
    for label, group in (("missed", missed), ("wrong", wrong), ("cells", cells)):
        for item in list(group)[:3]:
            print(f"{name}: {label} {item}")
