"""Who bears an honour: named members, an unnamed number of things, or a noun phrase."""

from __future__ import annotations

from typing import NamedTuple

from extractor.discourse import Said
from extractor.facts.clause import Clause
from extractor.mentions.element import entity_of
from extractor.mentions.mention import Mention, QuantityValue

_SKIP = frozenset(
    {"CONN", "ADV", "EACH", "AMONG", "TIME", "DUR", "STREAK", "STATUS", "RANKV", "REACH", "NEW"}
)
_BLANK = " 的、，了\n"
_AGENT = 14  # sketch characters of who confers, at most
_KIND = 5  # the longest common noun behind a product's name (“…”文创灯具)


class Bearers(NamedTuple):
    """``names`` may be empty: then the bearer is who the sentence is about."""

    names: list[Said]
    number: int | None


def bearers(clause: Clause, begin: int, end: int) -> Bearers:
    """Read the sketch span in front of an award verb as its bearers."""
    text, items = clause.sketch.text, clause.sketch.items
    labels = clause.tools.alphabet.names
    end = _before_agent(clause, begin, end)
    while begin < end and (text[begin] in _BLANK or labels.get(text[begin]) in _SKIP):
        begin += 1
    while end > begin and (text[end - 1] in _BLANK or labels.get(text[end - 1]) in _SKIP):
        end -= 1
    if begin >= end:
        return Bearers([], None)
    count = None
    for position in range(begin, end):
        item = items.get(position)
        if isinstance(item, Mention) and isinstance(item.value, QuantityValue):
            value = item.value.value
            if value is not None and value == value.to_integral_value():
                count = int(value)
            stop = position
            while stop > begin and text[stop - 1] in _BLANK:
                stop -= 1
            etc = text.rfind("等", begin, stop)
            named = _members(clause, begin, etc if etc > begin else stop)
            if named and (etc > begin or count is not None and 1 < count == len(named)):
                return Bearers(named, None)
            scopes = [n for n in named if n.value]
            return Bearers(scopes[:1], count)
    etc = text.rfind("等", begin, end)
    if etc > begin and end - etc <= 8:
        end = etc
    if clause.text_of(begin, end) in clause.tools.anaphora:
        return Bearers([], None)
    return Bearers(_members(clause, begin, end), None)


def _before_agent(clause: Clause, begin: int, end: int) -> int:
    """Where the bearers end in front of 被…授予, 获…评为: who confers is none of them."""
    text, labels = clause.sketch.text, clause.tools.alphabet.names
    for position in range(end - 1, max(begin, end - _AGENT) - 1, -1):
        if (
            labels.get(text[position]) == "AWARD_GET"
            or text[position] in clause.tools.particles.agent
        ):
            return position
        if text[position] in "，、；：":
            break
    return end


def _members(clause: Clause, begin: int, end: int) -> list[Said]:
    """The members of a coordination, each by its canonical name or as written."""
    text = clause.sketch.text
    spans: list[tuple[int, int]] = []
    at = begin
    for position in range(begin, end + 1):
        if position == end or text[position] in clause.tools.particles.joint:
            if position > at:
                spans.append((at, position))
            at = position + 1
    found = []
    for first, last in spans:
        name = _name(clause, first, last)
        if name:
            found.append(Said(name, "clause", *clause.sketch.source(first, last)))
    return found


def _name(clause: Clause, begin: int, end: int) -> str | None:
    text, items = clause.sketch.text, clause.sketch.items
    while begin < end and text[begin] in _BLANK + "“‘":
        begin += 1
    while end > begin and text[end - 1] in _BLANK + "”’":
        end -= 1
    labels = [clause.tools.alphabet.names.get(c) for c in text[begin:end]]
    if not labels:
        return None
    if len(labels) == 1 and labels[0] is not None:
        return clause.setting.name_of(items[begin], clause.reading.surface)
    if labels[-1] == "PERSON":
        return clause.setting.name_of(items[end - 1], clause.reading.surface)
    if labels[-1] == "ORG" and text[begin : end - 1].endswith(
        tuple(clause.tools.particles.belongs)
    ):
        return clause.setting.name_of(items[end - 1], clause.reading.surface)
    quoted = [p for p in range(begin, end) if labels[p - begin] in ("NAME", "ORG", "HON")]
    if quoted and quoted[-1] > begin and end - quoted[-1] <= _KIND:
        # An owner in front of a complete name of its own: the thing is the bearer.
        element = items[quoted[-1]]
        if text[quoted[-1] - 1] in "“‘" or labels[0] in ("ORG", "PLACE", "SCOPE"):
            return clause.setting.name_of(element, clause.reading.surface)
    first_name = text[begin + 1 : end].lstrip("”’")
    if labels[0] == "NAME" and len(first_name) <= _KIND:
        return clause.setting.name_of(items[begin], clause.reading.surface)
    if labels[0] == "PLACE" and first_name in clause.tools.teams:
        return clause.setting.name_of(items[begin], clause.reading.surface)
    if labels[0] == "SCOPE" and len(labels) > 1:
        begin += 1
    out = clause.text_of(begin, end)
    first = items.get(begin)
    entity = entity_of(first) if first is not None else None
    if (
        first is not None
        and entity is not None
        and entity.name
        and len(entity.name) == first.end - first.start
    ):
        out = entity.name + out[len(entity.name) :]
    return out or None
