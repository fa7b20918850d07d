"""When a fact holds, what it is compared with, and how sure it is: said, carried, or inherited."""

from __future__ import annotations

from bisect import bisect_left

from extractor.discourse import Said
from extractor.facts.clause import Clause
from extractor.facts.draft import Draft
from extractor.facts.phrase import Field
from extractor.grammar import Match
from extractor.mentions.element import Element
from extractor.mentions.mention import Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.mentions.words import Word

_DAY = len("2024-01-05")
_MONTH = len("2024-01")
_YEARS = len("2021/2025")


def settle(clause: Clause, draft: Draft, field: Field, subject: Said | None) -> None:
    """Set subject, period and status of a draft, said here or inherited."""
    state = clause.discourse
    draft.set_said("subject", subject)
    for element in field.times:
        hear_time(clause, element)
    if field.status is not None and not _foreseen(state.sentence_status, field.status):
        state.sentence_status = Said(
            field.status.row.get("status"), "sentence", field.status.start, field.status.end
        )
    draft.set_said("period", period_for(clause, draft, field))
    if field.until:
        state.sentence_status = state.sentence_status or clause.setting.target(field.times)
    if state.sentence_status is not None and not _looks_back(clause, field, draft):
        draft.set_said("status", state.sentence_status)
        ahead = clause.setting.ahead(state.period())
        if draft.fields["status"] == "target" and ahead is not None and not field.times:
            draft.set_said("period", ahead)


def _foreseen(status: Said | None, word: Word) -> bool:
    """预计到年底……将达到 is a forecast: what will be adds nothing to what is expected."""
    return status is not None and status.value == "forecast" and word.row.get("status") == "planned"


def period_for(clause: Clause, draft: Draft, field: Field) -> Said | None:
    """The period of a fact: said here, of the indicator it points back to, or carried."""
    state = clause.discourse
    period = state.period()
    if period is None:
        return None
    last = (
        edtf.year_of(period.value[-4:])
        if len(period.value) in (4, _YEARS)
        else (edtf.year_of(period.value))
    )
    measure = draft.fields.get("measure")
    years = _years(clause, field)
    if draft.fields.get("basis") == "cagr" and years < 2:
        years = clause.discourse.years
    if years > 1 and measure not in (None, "gap") and last is not None:
        return period._replace(value=f"{last - years + 1}/{last}")
    rate = measure in ("share", "gap") or draft.fields.get("unit") in ("%", "‰")
    state_of = draft.type == "ranking" or (rate and measure not in ("growth", "change"))
    topic = state.topic()
    if not field.times and topic is not None and topic.period and clause.points_back(field):
        value = topic.period
        if len(value) == _YEARS and rate and state_of:
            value = value[5:]
        return Said(value, "clause before", topic.start, topic.end)
    if len(period.value) == _YEARS and period.source == "document" and state_of:
        # A review of several years: sums hold for all of them, levels for the last.
        return period._replace(value=period.value[5:])
    if (
        len(period.value) == _MONTH
        and period.source != "document"
        and measure is not None
        and any(word in draft.fields["indicator"] for word in clause.tools.flows)
        and period.start < _segment(clause)
    ):
        return state.default_period or period
    return period


def _segment(clause: Clause) -> int:
    """Reading offset where the current segment of the sentence begins."""
    text = clause.sketch.text
    position = max(text.rfind("；", 0, clause.at + 1), text.rfind(";", 0, clause.at + 1))
    return clause.sketch.starts[position] if position >= 0 else -1


def _years(clause: Clause, field: Field) -> int:
    """A run of years said with a fact (连续五年保持在…)."""
    for element in field.durations:
        value = getattr(element, "value", None)
        if isinstance(value, TimeValue) and value.value is not None:
            text = value.value
            if text.startswith("P") and text.endswith("Y") and text[1:-1].isdigit():
                return int(text[1:-1])
    return 0


def hear_time(clause: Clause, element: Element, *, aside: bool = False) -> None:
    """A time said in the sentence holds for what follows in it.

    A day said ``aside``, in a clause without a fact, is when something was announced, where
    the document reports on more than a day.
    """
    if isinstance(element, Mention) and isinstance(element.value, TimeValue):
        value = clause.period_of(element.value)
        default = clause.discourse.default_period
        if value is None or (
            element.value.value != "PRESENT_REF"
            and aside
            and not _until(clause, element)
            and len(value) == _DAY
            and default is not None
            and len(default.value) != _DAY
        ):
            return
        if aside and default is not None and _wider(element.value, value, default.value):
            return
        said = Said(value, "sentence", element.start, element.end)
        position = bisect_left(clause.sketch.starts, element.start)
        if clause.opens(position):
            clause.discourse.sentence_period = said
        else:
            clause.discourse.segment_period = said


def _wider(time: TimeValue, value: str, default: str) -> bool:
    """True for 今年以来, told of no fact, in a report on a part of that year."""
    opened = time.value is not None and time.value.endswith("/..")
    return opened and len(value) == len("2024") and default.startswith(f"{value}-")


def _until(clause: Clause, element: Element) -> bool:
    """True for a day behind 截至: facts hold on it, nothing is announced on it."""
    position = bisect_left(clause.sketch.starts, element.start) - 1
    word = clause.sketch.items.get(position)
    return isinstance(word, Word) and bool(word.row.get("until"))


def hear_years(clause: Clause, field: Field) -> None:
    """这五年: what grows by the year does so over them."""
    for element in field.durations:
        value = getattr(element, "value", None)
        if isinstance(value, TimeValue) and not value.streak:
            clause.discourse.years = max(clause.discourse.years, _years(clause, field))


def hear_comparison(clause: Clause, begin: int, end: int) -> None:
    """与去年相比, said once, is the basis of the changes behind it."""
    chars = clause.tools.alphabet.chars
    text = clause.sketch.text[begin:end]
    if chars["COMPARED"] not in text or not (chars["WITH"] in text or chars["THAN"] in text):
        return
    for position in range(begin, end):
        item = clause.sketch.items.get(position)
        if isinstance(item, Mention) and isinstance(item.value, TimeValue):
            basis = basis_of(clause, item.value)
            if basis:
                clause.discourse.sentence_basis = Said(basis, "sentence", item.start, item.end)


def basis_of(clause: Clause, time: TimeValue) -> str | None:
    """What a comparison with this time is called."""
    if not edtf.is_edtf(time.value) or time.value is None:
        return None
    period = clause.discourse.period()
    base = edtf.end_point(time.value, time.mod) if time.mod in ("START", "END") else time.value
    if base is None or period is None:
        return base
    now = period.value
    if time.mod is None and edtf.is_edtf(now) and len(now) != _YEARS:
        if base == edtf.previous(now):
            return "yoy"
        if len(base) == 4 and edtf.year_of(now) == int(base) + 1:
            return "yoy"
    return clause.setting.closed(base)


def carry_basis(clause: Clause, draft: Draft) -> None:
    """同比 said earlier in the sentence holds for a bare 增长 behind it."""
    if clause.discourse.sentence_basis is not None and draft.fields["unit"] != "位":
        draft.set_said("basis", clause.discourse.sentence_basis)


def hear_basis(clause: Clause, basis: str, match: Match) -> None:
    """A basis said holds for bare changes behind it in the sentence, if it is no year."""
    if basis in ("yoy", "mom"):
        clause.discourse.sentence_basis = Said(
            basis, "sentence", *clause.sketch.source(match.start, match.end)
        )


def _looks_back(clause: Clause, field: Field, draft: Draft) -> bool:
    """True for 上年同期盈利… in a sentence of forecasts: its own time is an earlier one."""
    default = clause.discourse.default_period
    own = draft.fields.get("period")
    return bool(
        field.times and field.status is None and default and own and own < default.value[:4]
    )


def set_streak(clause: Clause, draft: Draft, field: Field, match: Match) -> None:
    """A run of years said with this fact (连续三年)."""
    near = [*field.durations]
    near += [
        clause.sketch.items[p]
        for p in range(match.start, match.end)
        if clause.tools.alphabet.names.get(clause.sketch.text[p]) in ("STREAK", "DUR")
    ]
    for element in near:
        value = getattr(element, "value", None)
        if isinstance(value, TimeValue) and value.streak:
            draft.fields["streak"] = value.value
            draft.evidence.append(("streak", element.start, element.end))
