"""The figures of an evaluation, and where found and gold differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractor.evaluate.blame import Blame
from extractor.evaluate.gold import Fields
from extractor.evaluate.score import Fault, FaultKind, Report, Scores
from extractor.evaluate.suites import SuiteScore
from extractor.views.terminal import visible

_HEADINGS: dict[FaultKind, str] = {
    "missed": "missed: expected, and not found",
    "extra": "extra: found, and not expected",
    "wrong": "wrong: found in the right place, but not that",
    "fields": "fields: right at heart, with other fields",
}
#: Characters shown on either side of the place.
_AROUND = 20
_HIDDEN = ("type", "start", "end", "text")

#: Columns of :func:`score_rows`, :func:`blame_rows`, :func:`fault_rows`.
SCORES = (
    "type", "expected", "precision", "recall", "f1",
    "strict_precision", "strict_recall", "strict_f1",
    "full_precision", "full_recall", "full_f1", "wrong_fields",
)  # fmt: skip
BLAMES = ("type", "name", "found", "right", "precision", "extra", "wrong_fields")
FAULTS = ("kind", "type", "case", "start", "fields", "before", "text", "after", "gold", "found")
#: Columns of :func:`suite_rows` and :func:`failure_rows`.
SUITES = ("suite", "passed", "cases", "share", "excepted", "of_all")
FAILURES = ("suite", "id", "text", "expected", "found")


def score_table(report: Report) -> str:
    """One line a record type: expected, core and strict P R F1, full F1, which fields differ."""
    lines = [
        f"{'type':11} {'expected':>8}  {'P':>5} {'R':>5} {'F1':>5}  "
        f"{'sP':>5} {'sR':>5} {'sF1':>5}  {'fF1':>5}  wrong fields"
    ]
    for name, tally in report.tallies.items():
        core = " ".join(f"{figure:5.3f}" for figure in tally.core)
        strict = " ".join(f"{figure:5.3f}" for figure in tally.strict)
        why = _most(tally.fields)
        lines.append(
            f"{name:11} {tally.expected:8}  {core}  {strict}  {tally.full.f1:5.3f}  {why}".rstrip()
        )
    return "\n".join(lines) + "\n"


def score_rows(report: Report) -> Iterator[dict[str, Any]]:
    """The same figures as a row a record type, rounded to four places."""
    for name, tally in report.tallies.items():
        figures = {
            **_named("", tally.core),
            **_named("strict_", tally.strict),
            **_named("full_", tally.full),
        }
        wrong = _most(tally.fields)
        yield {"type": name, "expected": tally.expected, **figures, "wrong_fields": wrong}


def _named(before: str, scores: Scores) -> dict[str, Decimal]:
    return {f"{before}{name}": _rounded(value) for name, value in scores._asdict().items()}


def _rounded(figure: float) -> Decimal:
    return Decimal(f"{figure:.4f}")


def _most(fields: Counter[str]) -> str:
    """``period 4, scope 1``: the fields that differ most often first."""
    return ", ".join(f"{name} {count}" for name, count in fields.most_common())


def as_json_text(
    report: Report,
    blamed: Sequence[Blame] | None = None,
    faults: Sequence[Mapping[str, Any]] | None = None,
) -> str:
    """The unrounded figures, keyed by record type; under ``"by"`` and ``"errors"`` what is given.

    Args:
        report: the figures.
        blamed: who errs most.
        faults: the differences, as :func:`fault_rows` gives them.
    """
    figures = report.to_dict()
    if blamed is not None:
        figures["by"] = [
            {**vars(one), "precision": one.precision, "fields": dict(one.fields)} for one in blamed
        ]
    if faults is not None:
        figures["errors"] = list(faults)
    return json.dumps(figures, ensure_ascii=False) + "\n"


def blame_table(blamed: Sequence[Blame]) -> Iterator[str]:
    """One line a rule or strategy, what to mend first on top."""
    yield f"\n{'type':11} {'found':>5} {'right':>5} {'P':>5} {'extra':>5}  name  wrong fields\n"
    for one in blamed:
        why = _most(one.fields)
        line = (
            f"{one.type:11} {one.found:5} {one.right:5} {one.precision:5.3f} {one.extra:5}"
            f"  {one.name}  {why}"
        )
        yield f"{line.rstrip()}\n"


def blame_rows(blamed: Sequence[Blame]) -> Iterator[dict[str, Any]]:
    """The same as rows."""
    for one in blamed:
        figures = {"found": one.found, "right": one.right, "precision": _rounded(one.precision)}
        rest = {"extra": one.extra, "wrong_fields": _most(one.fields)}
        yield {"type": one.type, "name": one.name, **figures, **rest}


def fault_list(
    report: Report, texts: Mapping[str, str], *, most: int | None = None
) -> Iterator[str]:
    """The differences by kind and record type, ``most`` of each kind.

    Args:
        texts: the text of each case, for the words around the place.
    """
    for kind, heading in _HEADINGS.items():
        faults = [fault for fault in report.faults if fault.kind == kind]
        if not faults:
            continue
        shown = faults[:most]
        left = f", {len(shown)} shown" if len(shown) < len(faults) else ""
        yield f"\n{heading} ({len(faults)}{left})\n"
        for record_type in report.tallies:
            for fault in shown:
                if fault.type == record_type:
                    yield _fault(fault, texts.get(fault.case, ""))


def fault_rows(
    report: Report, texts: Mapping[str, str], *, most: int | None = None
) -> Iterator[dict[str, Any]]:
    """The same as rows; ``gold`` and ``found`` are written as in the list."""
    for kind in _HEADINGS:
        for fault in [one for one in report.faults if one.kind == kind][:most]:
            start, *place = _place(fault, texts.get(fault.case, ""))
            sides = ((fault.gold, fault.found), (fault.found, fault.gold))
            gold, found = ("" if one is None else _fields(one, other) for one, other in sides)
            told = (kind, fault.type, fault.case, start, ", ".join(fault.fields), *place)
            yield dict(zip(FAULTS, (*told, gold, found), strict=True))


def suite_rows(scores: Sequence[SuiteScore]) -> Iterator[dict[str, Any]]:
    """A row a suite; the share is none where all its cases are left out."""
    for one in scores:
        share = _rounded(one.share) if one.cases else None
        told = (one.suite, one.passed, one.cases, share, one.excepted, _rounded(one.of_all))
        yield dict(zip(SUITES, told, strict=True))


def failure_rows(
    scores: Sequence[SuiteScore], *, most: int | None = None
) -> Iterator[dict[str, Any]]:
    """A row for each case that did not pass, ``most`` of each suite."""
    for one in scores:
        for failure in one.failures[:most]:
            yield {"suite": one.suite, **failure._asdict()}


def _place(fault: Fault, text: str) -> tuple[int, str, str, str]:
    """Where it starts, and the words before it, its own, and those after it."""
    either = fault.gold or fault.found or {}
    start, end = either["start"], either["end"]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return start, before, either.get("text", ""), after


def _fault(fault: Fault, text: str) -> str:
    start, before, said, after = _place(fault, text)
    differ = f" [{', '.join(fault.fields)}]" if fault.fields else ""
    place = f"{before}[[{said}]]{after}"
    lines = [f"  {fault.type} {fault.case}@{start}{differ} {place}"]
    if fault.gold is not None:
        lines.append(f"      gold   {_fields(fault.gold, fault.found)}")
    if fault.found is not None:
        lines.append(f"      found  {_fields(fault.found, fault.gold)}")
    return "".join(f"{visible(line)}\n" for line in lines)


def _fields(record: Fields, other: Fields | None) -> str:
    """``unit=% period=*2024``: a star where the other record says something else."""
    parts = []
    if other is not None and (record["start"], record["end"]) != (other["start"], other["end"]):
        parts.append(f"span=*{record['start']}-{record['end']} {record.get('text', '')}")
    for key, value in record.items():
        if key not in _HIDDEN:
            differs = other is not None and key != "rule" and other.get(key) != value
            star = "*" if differs else ""
            parts.append(f"{key}={star}{value}")
    return " ".join(parts)
