"""Which rules and strategies err most: what to mend first.

A rule is right where all of a record is as gold has it. A strategy is right where the field of its
slot is; of a record that gold has not at all nothing is known of it, so only the rule answers for
that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from extractor.assembly import records_of
from extractor.evaluate.gold import Fields
from extractor.evaluate.score import Judged, Report
from extractor.explanation import explained
from extractor.grids import Grid
from extractor.pipeline import Pipeline
from extractor.records import AnyRecord
from extractor.work import ReadArticle

By = Literal["rule", "strategy"]
#: Key of a found record that holds who answered for its slots, as ``slot/strategy``.
ANSWERED = "answered"


@dataclass
class Blame:
    """One rule or strategy: how many records it had a part in, and how many of them are right.

    ``fields`` counts those that gold has otherwise, ``extra`` records that gold has not.
    """

    type: str
    name: str
    found: int = 0
    right: int = 0
    extra: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    @property
    def wrong(self) -> int:
        return self.found - self.right

    @property
    def precision(self) -> float:
        return self.right / self.found


def blames(report: Report, *, by: By) -> list[Blame]:
    """Those with most wrong records first, then the least precise.

    Mentions of a type that gold has none of are passed over: gold of marks knows facts alone.
    """
    count = {"rule": _by_rule, "strategy": _by_strategy}[by]
    expected = {one.gold["type"] for one in report.judged if one.gold is not None}
    found: dict[tuple[str, str], Blame] = {}
    for one in report.judged:
        if report.types[one.found["type"]].fact or one.found["type"] in expected:
            count(one, found)
    return sorted(found.values(), key=lambda b: (-b.wrong, b.precision, b.type, b.name))


def _by_rule(one: Judged, found: dict[tuple[str, str], Blame]) -> None:
    blame = _of(one, str(one.found.get("rule") or ""), found)
    blame.found += 1
    blame.right += one.gold is not None and not one.fields
    blame.extra += one.gold is None
    blame.fields.update(one.fields)


def _by_strategy(one: Judged, found: dict[tuple[str, str], Blame]) -> None:
    if one.gold is None:
        return
    for name in one.found.get(ANSWERED, ()):
        slot = name.partition("/")[0]
        blame = _of(one, name, found)
        blame.found += 1
        blame.right += slot not in one.fields
        blame.fields.update({slot} & set(one.fields))


def _of(one: Judged, name: str, found: dict[tuple[str, str], Blame]) -> Blame:
    key = (one.found["type"], name)
    return found.setdefault(key, Blame(*key))


def read_with_answers(
    pipeline: Pipeline,
    text: str,
    *,
    reference: date | None,
    title: str | None,
    grids: Sequence[Grid] | None = None,
) -> list[Fields]:
    """The records of a text in their written form, each with who answered for its slots."""
    articles = pipeline.articles(text, reference=reference, title=title, grids=grids)
    return [fields for article in articles for fields in _answered(pipeline, article)]


def _answered(pipeline: Pipeline, article: ReadArticle) -> Iterable[Mapping[str, Any]]:
    records: list[AnyRecord] = records_of([article])
    answers: dict[int, dict[str, None]] = {}
    for sentence in article.reading.sentences:
        told = explained(article, sentence.start, records, pipeline.alphabet)
        for attempt in told.attempts:
            names = [f"{one.slot}/{one.strategy}" for one in attempt.asked if one.answer]
            for record in attempt.records:
                answers.setdefault(id(record), {}).update(dict.fromkeys(names))
    for record in records:
        yield {**record.to_dict(), ANSWERED: list(answers.get(id(record), ()))}
