"""Answers of this room as plain rows, for tables and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor.compare.spans import period_kind
from extractor.records import TYPES
from extractor.views.amounts import measured

if TYPE_CHECKING:  # what makes these answers need not be loaded to show them
    from extractor.compare.check import Checked
    from extractor.compare.disagreements import TopicDifference
    from extractor.compare.missed import Construction
    from extractor.compare.pivot import Pivot
    from extractor.compare.series import SeriesPoint
    from extractor.compare.statements import Statement

SERIES = (
    "subject", "indicator", "measure", "unit", "period", "period_kind", "value", "number",
    "besides", "releases", "revised", "against", "published", "file", "sentence",
)  # fmt: skip
DISAGREEMENTS = (
    "kind", "subject", "indicator", "measure", "unit", "period", "period_kind", "value_a",
    "releases_a", "published_a", "file_a", "value_b", "releases_b", "published_b", "file_b",
)  # fmt: skip
CHECK = (
    "fact", "verdict", "agrees", "subject", "indicator", "period", "value", "published", "file",
    "sentence",
)  # fmt: skip
MISSED = ("construction", "times", "documents", "example", "file", "sentence")


def series_rows(points: Iterable[SeriesPoint]) -> Iterator[dict[str, Any]]:
    """One row a period: the value that counts, its newest source, and what else was stated."""
    for point in points:
        topic, said = point.topic, point.said
        status = "" if topic.status == "actual" else f" ({topic.status})"
        yield {
            "subject": said.subject,
            "indicator": topic.indicator_key,
            "measure": measured(topic.measure, topic.basis_key, topic.versus, topic.whole),
            "unit": said.unit,
            "period": f"{topic.period_key}{status}",
            "period_kind": period_kind(topic.period_key),
            "value": said.modified,
            "number": said.value,
            "besides": [one.modified for one in point.besides],
            "releases": point.releases,
            "revised": [_said(one) for one in point.revised],
            "against": [_said(one) for one in point.against],
            "published": said.published,
            "file": said.file,
            "start": said.start,
            "end": said.end,
            "sentence": said.sentence,
        }


def disagreement_rows(found: Iterable[TopicDifference]) -> Iterator[dict[str, Any]]:
    """One row a difference, the older value as a."""
    for one in found:
        topic, (kind, before, after) = one.topic, one.difference
        sides: dict[str, Any] = {}
        for letter, camp, said in (("a", before, before.last), ("b", after, after.first)):
            sides |= {
                f"value_{letter}": said.modified,
                f"releases_{letter}": camp.documents,
                f"published_{letter}": said.published,
                f"file_{letter}": said.file,
                f"start_{letter}": said.start,
                f"end_{letter}": said.end,
                f"sentence_{letter}": said.sentence,
            }
        yield {
            "kind": kind,
            "known": one.known,
            "subject": before.last.subject,
            "indicator": topic.indicator_key,
            "measure": measured(topic.measure, topic.basis_key, topic.versus, topic.whole),
            "unit": " / ".join(dict.fromkeys((before.last.unit, after.first.unit))),
            "period": topic.period_key,
            "period_kind": period_kind(topic.period_key),
            **sides,
        }


def check_rows(answers: Iterable[Checked]) -> Iterator[dict[str, Any]]:
    """Each fact with its verdict, one row for each row of the archive that speaks of it."""
    marks = {True: "yes", False: "no", None: ""}
    for answer in answers:
        fact = {"fact": answer.fact.text, "verdict": answer.verdict}
        if not answer.rows:
            own, one = answer.fact.to_dict(), TYPES[answer.fact.type]
            yield {
                **fact,
                "subject": own.get(one.role("subject") or ""),
                "indicator": own.get(one.role("theme") or ""),
                "period": own.get(one.role("period") or ""),
            }
        for row in answer.rows:
            yield {
                **fact,
                "agrees": marks[row.agrees],
                "subject": row.subject,
                "indicator": row.indicator,
                "period": row.period,
                "value": row.printed,
                "published": row.published,
                "file": row.file,
                "start": row.start,
                "end": row.end,
                "sentence": row.sentence,
            }


def missed_rows(found: Iterable[Construction]) -> Iterator[dict[str, Any]]:
    """One row a construction, with its first example."""
    for one in found:
        first = one.examples[0]
        yield {
            "construction": one.name,
            "times": one.times,
            "documents": one.documents,
            "example": first.text,
            "file": first.file,
            "start": first.start,
            "end": first.end,
            "sentence": first.sentence,
        }


def pivot_rows(table: Pivot) -> Iterator[dict[str, Any]]:
    """One row a line, for programs: numbers in the line's unit, by year."""
    for line, cells in table.lines:
        yield {
            **line._asdict(),
            **{year: cells[year].value for year in table.years if year in cells},
            # a number that is only an end, or about so much
            "vague": [year for year in table.years if year in cells and cells[year].vague],
            "differs": [year for year in table.years if year in cells and cells[year].differs],
            "several": [
                year for year in table.years if year in cells and cells[year].point.besides
            ],
        }


def _said(one: Statement) -> str:
    day = f", {one.published.isoformat()}" if one.published else ""
    return f"{one.modified} ({one.file}{day})"
