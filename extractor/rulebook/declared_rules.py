"""Every rule file there is, and which groups its patterns may name: declared here alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from extractor.rulebook.cells import TEXT, need, one
from extractor.rulebook.declared_mentions import ETYPE
from extractor.rulebook.forms import CellForm


class RuleForm(NamedTuple):
    """What a rule file holds: the groups its patterns may name, and its anchor's labels.

    ``free``: the anchor may be text as well; then one of the labels stands elsewhere in the rule.
    ``gives`` is None where the stage itself knows what its rules may give.
    """

    groups: frozenset[str] = frozenset()
    anchor: str = ""
    labels: frozenset[str] = frozenset()
    free: bool = False
    gives: Mapping[str, CellForm] | None = None


def _rules(groups: str = "", anchor: str = "", labels: str = "", *, free: bool = False) -> RuleForm:
    return RuleForm(frozenset(groups.split()), anchor, frozenset(labels.split()), free)


def _giving(groups: str, **gives: CellForm) -> RuleForm:
    return RuleForm(frozenset(groups.split()), gives=gives)


_VALUES = "PCT PP MULT QTY NUM"
_RANKS = "POS NTH TIER FIRST ONLY CUP LEAD"
#: What a rule of times can name: one reader reads them all.
_POINTS = (
    "again agehalf agerel amount back bareyy bce bceyear bound bounded century ceyear cued "
    "current cyclic day day_b daypart decade decade_b decimals drel drel_b every "
    "festival festival_b firstday firstm firstq fives forth from fromnow half halfafter halfhour "
    "halfunit holiday hour hour_b inside joint last lastday lead leap less lessquarter lunarday "
    "lunarday_b lunarmonth lunarmonth_b marked meridiem milestone minguo minute minute_b month "
    "month_b mrel n n_b next nth nthweek off over part plan plushalf plusmonths pn point punit "
    "qrel quarter "
    "quarter_b quarterhour rear reign reignyear report rest row same season second since skip "
    "span streak tail tens term unit unit_b until vague week weekday weekday_b weekend whole wrel "
    "year year_b yrel yy yy_b"
)
_SLOT = _rules()
#: A file of fragments, which the code asks for by name.
FRAGMENTS = frozenset({"mentions/names_parts"})
RULES = {
    "facts/chunks": _rules("core"),
    "facts/observations": _rules(
        "value after aim base basis holder bound cmp count each group limit members tail "
        "time trend versus whole",
        "value", _VALUES,
    ),
    "facts/rankings": _rules(
        "rank after count except holder list scope time",
        "rank", _RANKS,
    ),
    "facts/recognitions": _rules(
        "honour count holder members", "honour",
        f"HON PLAN AWARD AWARD_NEW GRANTED LISTED {_VALUES} {_RANKS}", free=True,
    ),
    "mentions/names": _giving(
        "name unit",
        etype=need(ETYPE), left=one("phrase"), needs=TEXT, person=one("whole begins"),
        evidence=one("form listed stated placed given held closed"),
    ),
    "mentions/names_parts": _rules(
        "body end honours inner level name nation region short titled town unit village"
    ),
    "mentions/quantities": _giving(
        "minutes places seconds tenth",
        value=need(TEXT), unit=need(TEXT), unit_text=TEXT, modifier=one("about nearly over under"),
    ),
    "mentions/ranks": _rules("n m"),
    "mentions/times": _giving(_POINTS, kind=need(one("date duration"))),
    "mentions/times-alone": _giving(_POINTS, kind=need(one("date duration"))),
    "slots/basis": _SLOT, "slots/indicator": _SLOT, "slots/period": _SLOT,
    "slots/scope": _SLOT, "slots/status": _SLOT, "slots/subject": _SLOT,
}  # fmt: skip
