"""The same for paper: a text with its facts marked and their table, of markup alone.

A notebook that is printed cuts what a frame scrolls, and a viewer that shows no frame would show
nothing: this stands where the frame does not.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

from extractor.page.leaf import Leaf

#: The columns of the table, as the page has them.
HEAD = ("type", "subject", "what", "period", "value", "unit", "more", "text")
_MENTIONS = ("quantity", "time", "entity")
_KNOWN = ("observation", "ranking", "recognition")
#: The whole part of a number that is long, also of a range.
_LONG = regex.compile(r"(?<![\d.])\d{5,}(?=\.|$|–)")
#: What ``more`` says of a known fact, as it is or after a word of ours.
_MORE = (
    ("modifier", ""), ("status", ""), ("measure", ""), ("basis", ""), ("versus", "to "),
    ("whole", "of "), ("scope", ""), ("level", ""), ("streak", ""), ("count", "count "),
    ("post", ""), ("affiliation", ""),
)  # fmt: skip
#: What has a cell of its own or none: ``more`` of any other type is what it has besides.
_PLACED = frozenset((
    *HEAD, "start", "end", "rule", "evidence", "inherited", "person", "indicator", "honour",
    "name", "post", "date", "lower", "upper", "unit_text",
))  # fmt: skip


def printed(leaves: Iterable[Leaf]) -> str:
    """Documents with their facts as an element for paper; nothing of a text is markup."""
    return "".join(map(_document, leaves))


def cells(record: Mapping[str, Any]) -> list[str]:
    """The row of a record in the table: a text for each of :data:`HEAD`."""
    told = [
        record["type"], _first(record, "subject", "person"),
        _first(record, "indicator", "honour", "post", "name"),
        _first(record, "period", "date"), _value(record), record.get("unit"), _more(record),
        record["text"],
    ]  # fmt: skip
    return ["" if one is None else str(one) for one in told]


def _first(record: Mapping[str, Any], *names: str) -> Any:
    return next((record[name] for name in names if record.get(name) is not None), None)


def _value(record: Mapping[str, Any]) -> Any:
    lower, upper = record.get("lower"), record.get("upper")
    if record["type"] == "ranking":
        position = record.get("position")
        if position is not None and upper not in (None, position):
            return f"{position}–{upper}"
        return _first(record, "position", "upper", "kind")
    if record.get("value") is None and (lower is not None or upper is not None):
        return f"{'' if lower is None else lower}–{'' if upper is None else upper}"
    return record.get("value")


def _more(record: Mapping[str, Any]) -> str:
    if record["type"] not in _KNOWN:
        return " ".join(str(value) for name, value in record.items() if name not in _PLACED)
    told = ((name, before, record.get(name)) for name, before in _MORE)
    return " ".join(
        f"{before}{value}"
        for name, before, value in told
        if value is not None and (name, value) != ("status", "actual")
    )


def _document(leaf: Leaf) -> str:
    facts = [one for one in leaf.records if one["type"] not in _MENTIONS]
    head = " · ".join(part for part in (leaf.title or leaf.name, leaf.date) if part)
    body = "".join(_row("td", _grouped(cells(one))) for one in facts)
    table = f"<table><thead>{_row('th', HEAD)}</thead><tbody>{body}</tbody></table>"
    return f"<p><b>{html.escape(head)}</b></p><p>{_marked(leaf.text, facts)}</p>{table}"


def _grouped(row: Sequence[str]) -> list[str]:
    """With the value as people read it, as the page shows it."""
    at = HEAD.index("value")
    return [*row[:at], _LONG.sub(lambda digits: f"{int(digits[0]):,}", row[at]), *row[at + 1 :]]


def _row(tag: str, row: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in row)}</tr>"


def _marked(text: str, facts: Sequence[Mapping[str, Any]]) -> str:
    """The text, cut wherever a fact begins or ends, for they may lie in each other."""
    spans = {(one["start"], one["end"]) for one in facts}
    cuts = sorted({0, len(text), *(end for span in spans for end in span)})
    pieces = []
    for begin, end in pairwise(cuts):
        piece = html.escape(text[begin:end])
        inside = any(first <= begin and end <= last for first, last in spans)
        pieces.append(f"<mark>{piece}</mark>" if inside else piece)
    return "".join(pieces).strip()


@cache
def style() -> str:
    """What shows the frame on a screen and this on paper."""
    return Path(__file__).with_name("printed.css").read_text(encoding="utf-8")
