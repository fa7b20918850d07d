"""Marking facts: a page that lists those of a document, and what its forms do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from extractor.errors import OptionError
from extractor.page import Leaf
from extractor.record import Record
from extractor.serve.documents import leaf
from extractor.store.marks import VERDICTS, FactMark, add_mark, key_of, read_marks

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Characters shown on either side of a fact.
_AROUND = 80
#: Fields of a record that nobody edits: where it stands is what it is marked by.
_FIXED = ("type", "start", "end", "text", "rule", "evidence", "inherited")


class Marked(NamedTuple):
    """A fact of a document, the fields of its form, and what was said of it."""

    number: int
    fact: Mapping[str, Any]
    before: str
    here: str
    after: str
    fields: Mapping[str, str]
    mark: FactMark | None


def facts_of(store: Store, found: Leaf) -> list[dict[str, Any]]:
    """The facts of a document with the fields of their type, in the order of the text."""
    facts = []
    for record in found.records:
        one = store.types[record["type"]]
        if one.fact:
            facts.append({name: record[name] for name in one.model.model_fields if name in record})
    return sorted(facts, key=lambda fact: (fact["start"], fact["end"]))


def listed(store: Store, marks: Path, name: str) -> list[Marked] | None:
    """The facts of a document; None where there is no such document.

    Raises:
        StoreError: the marks cannot be read.
    """
    found = leaf(store, name)
    if found is None:
        return None
    said = read_marks(marks)
    return [
        Marked(number, fact, *_around(found.text, fact), _fields(store, fact, mark), mark)
        for number, fact in enumerate(facts_of(store, found))
        for mark in (said.get(key_of(name, fact)),)
    ]


def say(store: Store, marks: Path, form: Mapping[str, str]) -> str:
    """Write the mark that a form makes; gives the document's name.

    Raises:
        OptionError: no such document, fact or verdict, or fields that make no record.
        StoreError: it cannot be written.
    """
    name, verdict = form.get("name", ""), form.get("verdict", "")
    found = leaf(store, name)
    facts = facts_of(store, found) if found else []
    number = form.get("number", "")
    if verdict not in VERDICTS or not number.isdecimal() or int(number) >= len(facts):
        raise OptionError("no such fact, or no such mark")
    fact = facts[int(number)]
    if form.get("text") != fact["text"]:
        raise OptionError("the document was read anew meanwhile; look at its facts again")
    edited = _edited(store, fact, form) if verdict == "edited" else None
    at = datetime.now(UTC).isoformat(timespec="seconds")
    add_mark(marks, FactMark(name, verdict, fact, edited, at))
    return name


def _edited(store: Store, fact: Mapping[str, Any], form: Mapping[str, str]) -> dict[str, Any]:
    model = store.types[fact["type"]].model
    given = {name: fact[name] for name in _FIXED if name in fact}
    for name in _own(store, fact):
        if value := form.get(f"field-{name}", "").strip():
            given[name] = value
    try:
        made = model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise OptionError(f"{first['loc'][-1]}: {first['msg']}") from None
    said = made.to_dict() if isinstance(made, Record) else {}
    return {name: value for name, value in said.items() if name != "rule"}


def _own(store: Store, fact: Mapping[str, Any]) -> list[str]:
    names = store.types[fact["type"]].model.model_fields
    return [name for name in names if name not in _FIXED]


def _fields(store: Store, fact: Mapping[str, Any], mark: FactMark | None) -> dict[str, str]:
    shown = mark.edited if mark and mark.edited else fact
    own = _own(store, fact)
    return {name: "" if shown.get(name) is None else str(shown[name]) for name in own}


def _around(text: str, fact: Mapping[str, Any]) -> tuple[str, str, str]:
    """What stands before a fact's anchor in its line, the anchor, and what behind it."""
    start, stop = fact["start"], fact["end"]
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", stop)
    before, after = text[begin:start], text[stop : len(text) if end < 0 else end]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]}…"
    return before.lstrip(), text[start:stop], after.rstrip()


def marked_leaf(found: Leaf, marks: Path, *, address: str) -> Leaf:
    """A document whose facts say how they are marked, and where that is done.

    Raises:
        StoreError: the marks cannot be read.
    """
    said = read_marks(marks)
    records = []
    for record in found.records:
        mark = said.get(key_of(found.name, record))
        records.append({**record, "mark": mark.verdict} if mark else record)
    return found._replace(records=tuple(records), marking=address)
