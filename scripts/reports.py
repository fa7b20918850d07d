"""Work reports: to whom, to which period and as how sure their facts are given.

    .venv/bin/python scripts/reports.py REPORTS.jsonl.gz [--untitled] [--wrong N] [--draw N]

REPORTS holds a record ``{id, title, text}`` a line; the id is the place whose report it is. What a
fact must say is derived from the headings: sections that look back hold facts of the year or the
term that their heading names, sections of plans hold targets. A time that the paragraph itself says
is as good. ``--draw`` prints facts to be read instead, drawn by a seed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractor import Extractor

#: A heading of the first level, and what in it looks back and what looks ahead.
_HEADING = re.compile(r"^\s*(?:[一二三四五]、|“十[四五]五”)[^。，；\n]{2,44}$", re.M)
_BACK = re.compile(r"回顾|成就|总结|成绩")
_AHEAD = re.compile(r"20(?!25)\d\d年|十五五|目标|任务|安排|政府|治理|领导|考虑|要求")
_TERM = re.compile(r"十四五|五年")
#: Times of other years that a paragraph says itself.
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d")
_FACTS = ("observation", "ranking", "recognition")
_SURE = ("target", "planned", "forecast")
_FEW = 2  # characters of a short form


class Report(NamedTuple):
    """One report: whose it is, and where its sections begin."""

    place: str
    title: str
    text: str
    sections: tuple[tuple[int, str, str], ...]  # start, kind (back, ahead, mixed), heading


class Told(NamedTuple):
    """A fact where it stands."""

    report: Report
    fact: dict[str, Any]
    kind: str
    heading: str
    line: str

    def faults(self) -> Iterator[str]:
        """What in it is other than the headings allow."""
        subject, period = self.fact.get("subject"), self.fact.get("period")
        if subject != self.report.place and not _names(self.line, subject):
            yield "subject"
        if self.kind == "back" and not self._in_review(period or ""):
            yield "period"
        if self.kind == "ahead" and self.fact["type"] == "observation":
            said = [year for year in _YEARS.findall(self.line) if year < "2026"]
            if self.fact.get("status") not in _SURE and not said:
                yield "status"

    def _in_review(self, period: str) -> bool:
        """Whether a period lies in what the section reviews, or is named in its paragraph."""
        term = bool(_TERM.search(self.heading) or _TERM.search(self.line))
        if period in ("2025", "2021/2025"):
            return period == "2025" or term
        years = _YEARS.findall(period)
        return bool(years) and (
            period.startswith("2025-") or any(year in self.line for year in years)
        )


def _names(line: str, subject: str | None) -> bool:
    """Whether a line names somebody, in full or by what the name begins with."""
    return subject is not None and (subject in line or subject[:_FEW] in line)


def reports(path: Path) -> Iterator[Report]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text = record["text"]
            yield Report(record["id"], record["title"], text, tuple(_sections(text)))


def _sections(text: str) -> Iterator[tuple[int, str, str]]:
    yield 0, "front", ""
    for match in _HEADING.finditer(text):
        back, ahead = _BACK.search(match[0]), _AHEAD.search(match[0])
        kind = "mixed" if back and "十五五" in match[0] else "back" if back else "ahead"
        if back or ahead:
            yield match.start(), kind, match[0].strip()


def told(reader: Extractor, report: Report, *, titled: bool) -> Iterator[Told]:
    """The facts of a report."""
    result = reader.extract(report.text, title=report.title if titled else None)
    for record in result:
        if record.type not in _FACTS:
            continue
        fact = record.to_dict()
        kind, heading = next(
            (k, h) for start, k, h in reversed(report.sections) if start <= fact["start"]
        )
        begin = report.text.rfind("\n", 0, fact["start"]) + 1
        end = report.text.find("\n", fact["end"])
        yield Told(report, fact, kind, heading, report.text[begin:end])


def main() -> int:
    options = arguments()
    reader = Extractor()
    facts = [
        one
        for report in reports(options.reports)
        for one in told(reader, report, titled=not options.untitled)
    ]
    if options.draw:
        drawn = random.Random(options.seed).sample(facts, options.draw)
        for number, one in enumerate(drawn, 1):
            print(number, shown(one))
        return 0
    count = Counter(one.kind for one in facts)
    observed = Counter(one.kind for one in facts if one.fact["type"] == "observation")
    faults = Counter(fault for one in facts for fault in one.faults())
    expected = {"subject": len(facts), "period": count["back"], "status": observed["ahead"]}
    for field, of in expected.items():
        print(f"{field:8} {of - faults[field]:5} of {of:5}  {1 - faults[field] / max(1, of):.4f}")
    for field in expected:
        wrong = [one for one in facts if field in one.faults()]
        for one in random.Random(options.seed).sample(wrong, min(options.wrong, len(wrong))):
            print(field, shown(one))
    return 0


def shown(one: Told) -> str:
    """A fact with what stands round it."""
    fact, text = one.fact, one.report.text
    front = text[max(0, fact["start"] - 70) : fact["start"]].replace("\n", "⏎")
    after = text[fact["end"] : fact["end"] + 12].replace("\n", "⏎")
    said = {k: fact.get(k) for k in ("subject", "indicator", "period", "status", "measure")}
    return f"{one.report.place} [{one.heading}] {front}[[{fact['text']}]]{after}\n    {said}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reports", type=Path)
    parser.add_argument("--untitled", action="store_true", help="read without the title argument")
    parser.add_argument("--wrong", type=int, default=0, help="so many wrong facts shown a field")
    parser.add_argument("--draw", type=int, default=0, help="so many facts printed to be read")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
