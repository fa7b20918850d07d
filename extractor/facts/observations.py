"""Observations from matches: the indicator found, the coordination spelt out, the sign set."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extractor.discourse import Said, Topic
from extractor.facts import inheritance, nouns, periods
from extractor.facts.clause import Clause
from extractor.facts.draft import Draft
from extractor.facts.indicators import indicators
from extractor.facts.phrase import Field
from extractor.facts.subjects import hear_scope, named_thing, population, who
from extractor.grammar import Keys, Match
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.words import Word

_ONE = Decimal(1)
#: What ``gives`` of an observation rule may hold.
KEYS: Keys = {
    "measure": frozenset({"level", "growth", "change", "share", "gap", "none"}),
    "indicator": frozenset({"before", "after", "both", "tail"}),
    "ratio": frozenset({"add", "same"}),
    "shape": frozenset({"pair"}),
    "basis": frozenset({"yoy", "mom"}),
    "status": frozenset({"actual", "target", "forecast", "planned"}),
    "fallback": None,
    "tail": None,
    "after_growth": None,
}


def build(clause: Clause, match: Match) -> list[Draft]:
    """The observations of one match, in text order."""
    values = [m for m in clause.captures(match, "value") if isinstance(m, Mention)]
    if not values:
        return []
    unit = clause.unit_of(match)
    gives = match.rule.gives
    field = clause.field_before(match)
    measure = gives.get("measure", "level")
    if measure == "level" and field.change is not None and unit != "%":
        measure = "change"
    if measure == "none":
        return []
    members = match.first("members")
    if members is not None:
        return _members(clause, match, field, values[0], members)
    continued = (
        measure == "level"
        and field.change is None
        and (inheritance.continues_list(clause, match, field, values[0]))
    )
    if continued:
        measure = "change"
    names = indicators(clause, match, field, len(values), measure)
    if names is None:
        return []
    if measure == "level":
        measure = clause.measure_of(names[0], unit)
    bearer = match.first("bearer")
    if inheritance.relative_clause(clause, match, field):
        field = field._replace(subjects=())
    if inheritance.counts_bearers(clause, match, field):
        clause.prefix = names[0][names[0].rfind("等") + 1 :]
        who(clause, field, 1)
        return []
    acting = len(field.subjects) == 1 and _acts(clause, match, field, names[0])
    if bearer is not None:
        subjects: list[Said | None] = [named_thing(clause, bearer)]
        clause.discourse.sentence_subject = subjects[0]
    else:
        subjects = who(clause, field, len(values), acting=acting)
    if (
        bearer is None
        and not field.subjects
        and inheritance.of_honour(clause, field, clause.phrase(field))
    ):
        subjects = [clause.discourse.main]
    if gives.get("shape") == "pair":
        return _pair(clause, match, field, values, names[0])
    sign = _sign(clause, match, field)
    basis = _basis(clause, match)
    versus = _names(clause, match, "versus")
    drafts: list[Draft] = []
    for index, (value, indicator, subject) in enumerate(_spread(values, names, subjects)):
        owner, indicator = inheritance.split_bearer(clause, indicator)
        indicator = owner + indicator
        draft = _draft(clause, match, value, indicator, measure, sign)
        if basis is not None:
            draft.fields["basis"] = basis
        periods.settle(clause, draft, field, subject)
        if gives.get("status"):
            draft.fields["status"] = gives["status"]
        if basis is not None:
            draft.fields["basis"] = basis
            periods.hear_basis(clause, basis, match)
        elif measure == "growth" and _bare_trend(clause, match):
            periods.carry_basis(clause, draft)
        if versus:
            draft.fields["versus"] = versus[min(index, len(versus) - 1)]
            hear_scope(clause, match, "versus")
        if measure == "share":
            whole = match.first("whole")
            if whole is not None:
                draft.fields["whole"] = clause.text_of(*whole)
        drafts.append(draft)
        clause.discourse.topics.append(
            Topic(
                indicator,
                subject.value if subject else None,
                measure,
                value.start,
                value.end,
                clause.number,
                draft.fields["unit"],
                draft.fields.get("period"),
                base=inheritance.share_base(clause, match, indicator),
                bearer=owner,
                part=clause.among == field.end,
                verb=match.first("trend") is not None or field.change is not None or continued,
            )
        )
    return drafts


def _members(
    clause: Clause, match: Match, field: Field, value: Mention, span: tuple[int, int]
) -> list[Draft]:
    """有色金属、建材2个产业突破千亿规模: one level for each member, which is the subject."""
    tail = match.first("tail")
    indicator = clause.text_of(*tail) if tail else match.rule.gives["fallback"]
    start, end = clause.sketch.source(*span)
    drafts = []
    for name in clause.tools.coordinator.members(clause.reading.surface[start:end]):
        draft = _draft(clause, match, value, indicator, "level", 1)
        periods.settle(clause, draft, field, Said(name, "clause", start, end))
        drafts.append(draft)
    return drafts


def _acts(clause: Clause, match: Match, field: Field, name: str) -> bool:
    """True where an office itself does what is counted: 某部审查完成51件立法项目."""
    if match.first("after") is None or match.rule.gives.get("measure") != "level":
        return False
    phrase = clause.phrase(field)
    return not phrase or bool(nouns.leading_verb(clause, phrase))


def _bare_trend(clause: Clause, match: Match) -> bool:
    """True for 增长 and 下降, not for 新增."""
    span = match.first("trend")
    word = clause.sketch.items.get(span[0]) if span else None
    return isinstance(word, Word) and word.label == "TREND"


def _spread(
    values: list[Mention], names: list[str], subjects: list[Said | None]
) -> list[tuple[Mention, str, Said | None]]:
    """Pair values with indicators and subjects: one to one, or one for all."""
    count = max(len(values), len(names), len(subjects))
    return [
        (
            values[min(n, len(values) - 1)],
            names[min(n, len(names) - 1)],
            subjects[min(n, len(subjects) - 1)],
        )
        for n in range(count)
    ]


def _sign(clause: Clause, match: Match, field: Field) -> int:
    sign = 1
    for name in ("trend", "cmp"):
        span = match.first(name)
        if span is not None:
            item = clause.sketch.items.get(span[0])
            if isinstance(item, Word) and item.row.get("sign"):
                sign = int(item.row.get("sign"))
    if match.first("trend") is None and field.change is not None:
        sign = int(field.change.row.get("sign") or 1)
    return sign


def _basis(clause: Clause, match: Match) -> str | None:
    said: str | None = match.rule.gives.get("basis")
    if said:
        return said
    span = match.first("basis")
    trend = match.first("trend")
    if span is None and trend is not None:
        word = clause.sketch.items.get(trend[0])
        if isinstance(word, Word):
            if word.label in ("CAGR", "CAGR_DOWN"):
                return "cagr"
            if word.label == "TREND_MORE":
                return "yoy"
            if word.label in ("TREND_YOY", "TREND_MOM"):
                return "yoy" if word.label == "TREND_YOY" else "mom"
    if span is not None:
        item = clause.sketch.items.get(span[0])
        if isinstance(item, Word):
            return item.row.get("basis") or None
    base = match.first("base")
    if base is not None:
        item = clause.sketch.items.get(base[0])
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            return periods.basis_of(clause, item.value)
    return None


def _names(clause: Clause, match: Match, group: str) -> list[str]:
    return [population(clause, *span) for span in match.groups.get(group, [])]


def _draft(
    clause: Clause, match: Match, mention: Mention, indicator: str, measure: str, sign: int
) -> Draft:
    quantity = mention.value
    assert isinstance(quantity, QuantityValue)
    ratio = match.rule.gives.get("ratio")
    unit = quantity.unit
    if ratio is None and unit == "x" and measure == "growth":
        ratio = "add"
    ends = [quantity.value, quantity.lower, quantity.upper]
    if ratio == "add":
        ends = [None if end is None else end * sign + _ONE for end in ends]
        if clause.is_fold(mention):
            ends = [quantity.value, quantity.lower, quantity.upper]
    elif sign < 0:
        ends = [None if end is None else -end for end in ends]
        ends[1], ends[2] = ends[2], ends[1]
    fields: dict[str, Any] = {
        "indicator": indicator,
        "measure": measure,
        "value": ends[0],
        "lower": ends[1],
        "upper": ends[2],
        "unit": unit,
        "modifier": quantity.modifier,
    }
    draft = Draft("observation", (mention.start, mention.end), match.rule.name, fields)
    draft.evidence.append(("predicate", *clause.sketch.source(match.start, match.end)))
    return draft


def _pair(
    clause: Clause, match: Match, field: Field, values: list[Mention], indicator: str
) -> list[Draft]:
    """从2021年底的410家增加到2024年的918家: two levels, each with its own time."""
    times: list[TimeValue | None] = [None, None]
    for span in match.groups.get("time", []):
        item = clause.sketch.items.get(span[0])
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            times[0 if span[0] < match.groups["value"][0][0] else 1] = item.value
    subject = who(clause, field, 1)[0]
    drafts = []
    for index, (value, time) in enumerate(zip(values, times, strict=False)):
        draft = _draft(
            clause, match, value, indicator, clause.measure_of(indicator, clause.unit_of(match)), 1
        )
        periods.settle(clause, draft, field, subject)
        if time is not None:
            draft.fields["period"] = clause.period_of(time)
        elif index == 0:
            draft.fields["period"] = None  # an earlier value whose time is unsaid
        elif len(draft.fields.get("period") or "") == len("2021/2025"):
            draft.fields["period"] = draft.fields["period"][5:]
        drafts.append(draft)
    clause.discourse.topics.append(
        Topic(
            indicator,
            subject.value if subject else None,
            "level",
            values[-1].start,
            values[-1].end,
            clause.number,
            drafts[-1].fields["unit"],
            drafts[-1].fields.get("period"),
        )
    )
    return drafts
