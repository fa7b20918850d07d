"""The figures of an evaluation, and where found and gold differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from extractor.evaluate.blame import Blame
from extractor.evaluate.gold import Fields
from extractor.evaluate.score import Fault, FaultKind, Report
from extractor.views.terminal import visible

_HEADINGS: dict[FaultKind, str] = {
    "missed": "missed: owed, and not found",
    "extra": "extra: found, and not owed",
    "wrong": "wrong: found in the right place, but not that",
    "fields": "fields: right at heart, with other fields",
}
#: Characters shown on either side of the place.
_AROUND = 20
_HIDDEN = ("type", "start", "end", "text")


def score_table(report: Report) -> str:
    """One line a record type: owed, core and strict P R F1, full F1, and which fields differ."""
    lines = [
        f"{'type':11} {'owed':>5}  {'P':>5} {'R':>5} {'F1':>5}  "
        f"{'sP':>5} {'sR':>5} {'sF1':>5}  {'fF1':>5}  wrong fields"
    ]
    for name, tally in report.tallies.items():
        core = " ".join(f"{figure:5.3f}" for figure in tally.core)
        strict = " ".join(f"{figure:5.3f}" for figure in tally.strict)
        why = ", ".join(f"{field} {count}" for field, count in tally.fields.most_common())
        lines.append(
            f"{name:11} {tally.owed:5}  {core}  {strict}  {tally.full.f1:5.3f}  {why}".rstrip()
        )
    return "\n".join(lines) + "\n"


def as_json_text(report: Report, blamed: Sequence[Blame] | None = None) -> str:
    """The unrounded figures, keyed by record type; who errs most under ``"by"``, if asked for."""
    figures = report.to_dict()
    if blamed is not None:
        figures["by"] = [
            {**vars(one), "precision": one.precision, "fields": dict(one.fields)} for one in blamed
        ]
    return json.dumps(figures, ensure_ascii=False) + "\n"


def blame_table(blamed: Sequence[Blame]) -> Iterator[str]:
    """One line a rule or strategy, what to mend first on top."""
    yield f"\n{'type':11} {'found':>5} {'right':>5} {'P':>5} {'extra':>5}  name  wrong fields\n"
    for one in blamed:
        why = ", ".join(f"{name} {count}" for name, count in one.fields.most_common())
        line = (
            f"{one.type:11} {one.found:5} {one.right:5} {one.precision:5.3f} {one.extra:5}"
            f"  {one.name}  {why}"
        )
        yield f"{line.rstrip()}\n"


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


def _fault(fault: Fault, text: str) -> str:
    either = fault.gold or fault.found or {}
    start, end = either["start"], either["end"]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    differ = f" [{', '.join(fault.fields)}]" if fault.fields else ""
    place = f"{before}[[{either.get('text', '')}]]{after}"
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
