"""A record type as a rule file declares it, made into a model like those of our own.

``record:`` at the head of ``facts/<any>.yaml`` names the type, its anchor and its fields, each a
kind or a mapping with ``kind``, ``note``, ``values`` and ``compare``. The declaration is plain
data: a store keeps it, and a record that is pickled takes it along.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, create_model

from extractor.declaration import MADE, About, FieldKind, How, Mark, RecordType, Role
from extractor.record import Exact
from extractor.records import RECORD_TYPES, Declared
from extractor.trusted import trusted

#: What a field of a declaration may be, and when two of it are the same.
KINDS: dict[str, How] = {
    "text": "alike", "name": "near", "body": "near", "person": "same", "post": "alike",
    "word": "equal", "unit": "equal", "period": "period", "number": "number", "whole": "equal",
}  # fmt: skip
_PYTHON: dict[str, Any] = {"number": Exact, "whole": int}
#: Kinds of what a record is about, and the options of ``find`` that ask for a kind.
_ABOUT = ("name", "body", "person")
_ASKS: dict[str, tuple[str, ...]] = {
    "name": ("place", "org"), "body": ("place", "org"), "person": ("person",), "post": ("post",),
    "period": ("from", "to"),
}  # fmt: skip
_COMPARE = ("core", "strict", "none")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
#: Names that every record, its model, or every row of a store has for something else.
_TAKEN = frozenset((
    *Declared.model_fields, *dir(Declared), "document", "n", "span_start", "span_end", "sentence",
    "path", "member", "file", "published", "faults",
    # what an example, and a rule of such a type, says beside fields
    "at", "holds", "needs", "each", "same", "recent",
))  # fmt: skip
#: Tables and views of a store that are not of records; in the last line those of one statement.
_TABLES = frozenset((
    "store", "documents", "texts", "reprints", "corrections", "failures", "files", "archives",
    "runs", "series", "latest", "growth", "place_rankings", "disagreements", "duplicates",
    "same_text", "worst",
    "cleared", "copies", "doubled", "incoming", "marks", "pairs", "said", "seen", "sizes",
))  # fmt: skip
#: Kinds that can be what a record is told about: words, no numbers and no times.
_NAMING = ("text", "name", "body", "person", "post", "word")


class FieldDeclared(NamedTuple):
    """A field as declared."""

    name: str
    kind: str
    note: str = ""
    values: tuple[str, ...] = ()
    compare: str = "strict"


class Declaration(NamedTuple):
    """A type as declared: plain data, from which everything of it is made."""

    name: str
    plural: str
    anchor: str
    fields: tuple[FieldDeclared, ...]

    def to_plain(self) -> dict[str, Any]:
        """As JSON holds it; :func:`read_declaration` reads it back."""
        fields = {one.name: one._asdict() | {"values": list(one.values)} for one in self.fields}
        for one in fields.values():
            del one["name"]
        return {"name": self.name, "plural": self.plural, "anchor": self.anchor, "fields": fields}


class UndeclaredError(Exception):
    """Why a declaration is none: the key that is wrong, and what was meant."""

    def __init__(self, message: str, *, key: str = "", known: Sequence[str] = ()):
        super().__init__(message)
        self.key, self.known = key, known


def read_declaration(data: Any) -> Declaration:
    """A declaration out of a mapping of YAML or JSON.

    Raises:
        UndeclaredError: something is wrong in it, with the key.
    """
    if not isinstance(data, Mapping):
        raise UndeclaredError("'record' is a mapping with 'name', 'anchor' and 'fields'")
    _known(data, ("name", "plural", "anchor", "fields"), "a record type")
    name = _named(data.get("name"), "name", RECORD_TYPES)
    taken = {*_TABLES, *(model.about.plural for model in RECORD_TYPES.values())}
    plural = _named(data.get("plural", f"{name}s"), "plural", taken)
    fields = data.get("fields")
    if not isinstance(fields, Mapping) or not fields:
        raise UndeclaredError("'fields' is a mapping of names to kinds", key="fields")
    anchor = data.get("anchor")
    if anchor is None:
        raise UndeclaredError("a record type needs an 'anchor'", key="fields", known=tuple(fields))
    if not isinstance(anchor, str) or anchor not in fields:
        raise UndeclaredError(
            f"no field {anchor!r} to be the anchor", key="anchor", known=tuple(fields)
        )
    read = tuple(_field(key, value, anchor=anchor == key) for key, value in fields.items())
    _apart(read)
    return Declaration(name, plural, str(anchor), read)


def _named(value: Any, key: str, taken: Container[str]) -> str:
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise UndeclaredError(f"{key!r} is a word of small letters: {value!r}", key=key)
    if value in taken:
        raise UndeclaredError(f"{key} {value!r} is taken by one of our own", key=key)
    return value


def _apart(fields: Sequence[FieldDeclared]) -> None:
    """See that no field has the name of a column that is made of another one."""
    for one in fields:
        for ending in MADE.get(_kind(one), ()):
            name = f"{one.name}{ending}"
            if any(other.name == name for other in fields):
                raise UndeclaredError(
                    f"no name for a field: {name!r} (a column made of {one.name!r} has it)",
                    key=name,
                )


def _kind(one: FieldDeclared) -> FieldKind:
    kind: FieldKind = one.kind  # type: ignore[assignment]  # checked where it was read
    return kind


def _known(data: Mapping[str, Any], keys: Sequence[str], what: str) -> None:
    for key in data:
        if key not in keys:
            raise UndeclaredError(f"{what} has no {key!r}", key=key, known=keys)


def _field(name: str, value: Any, *, anchor: bool) -> FieldDeclared:
    said = {"kind": value} if isinstance(value, str) else value
    if not _NAME.fullmatch(name):
        raise UndeclaredError(f"no name for a field: {name!r} (small letters, 0-9, _)", key=name)
    if name in _TAKEN:
        raise UndeclaredError(f"no name for a field: {name!r} (every record has it)", key=name)
    if not isinstance(said, Mapping):
        raise UndeclaredError(f"field {name!r} is a kind, or a mapping with one", key=name)
    _known(said, ("kind", "note", "values", "compare"), f"field {name!r}")
    kind = said.get("kind", "text")
    if not isinstance(kind, str) or kind not in KINDS:
        raise UndeclaredError(f"field {name!r}: no kind {kind!r}", key=name, known=tuple(KINDS))
    core = anchor or kind in ("number", "unit", "word")
    compare = said.get("compare", "core" if core else "strict")
    if compare not in _COMPARE:
        raise UndeclaredError(f"field {name!r}: no compare {compare!r}", key=name, known=_COMPARE)
    return FieldDeclared(name, kind, str(said.get("note", "")), _values(name, said), compare)


def _values(name: str, said: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that a field may hold; empty: any."""
    values = said.get("values", ())
    if not isinstance(values, list | tuple) or not all(isinstance(v, str) for v in values):
        raise UndeclaredError(f"field {name!r}: 'values' is a list of words", key=name)
    if values and said.get("kind") != "word":
        raise UndeclaredError(f"field {name!r}: values are of the kind 'word'", key=name)
    return tuple(values)


@cache
def type_of(declaration: Declaration) -> RecordType:
    """The type that a declaration makes, its model included; one for all equal ones."""
    roles = _roles(declaration)
    fields: dict[str, Any] = {
        one.name: (
            Annotated[
                (Literal[one.values] if one.values else _PYTHON.get(one.kind, str)) | None,
                _mark(one, roles.get(one.name, "")),
                Field(description=one.note),
            ],
            None,
        )
        for one in declaration.fields
    }
    about = About(declaration.plural, anchor=declaration.anchor)
    named: Any = Literal[declaration.name]
    model = create_model(
        declaration.name.title().replace("_", ""),
        __base__=Declared,
        __doc__=f"A record of the declared type {declaration.name}.",
        type=(named, declaration.name),
        **fields,
    )
    model.about = about

    def reduced(record: Declared) -> tuple[Any, ...]:
        """Its class stands in no module: another process makes it of the declaration."""
        return _restored, (declaration, dict(record.__dict__))

    model.__reduce__ = reduced  # type: ignore[assignment]  # a function that is a method
    return RecordType.of(model, about)


def _restored(declaration: Declaration, values: dict[str, Any]) -> Declared:
    model = type_of(declaration).model
    assert issubclass(model, Declared)
    return trusted(model, values)


def _roles(declaration: Declaration) -> dict[str, Role]:
    """Who it is about, what it says of them, and when: the first field that can be each."""
    roles: dict[str, Role] = {}
    who = next((one.name for one in declaration.fields if one.kind in _ABOUT), None)
    if who is not None:
        roles[who] = "subject"
    left = [one for one in declaration.fields if one.name not in roles]
    named = [one.name for one in left if one.kind in _NAMING]
    if named:
        roles[declaration.anchor if declaration.anchor in named else named[0]] = "theme"
    when = next((one.name for one in left if one.kind == "period"), None)
    if when is not None:
        roles.setdefault(when, "period")
    return roles


def _mark(one: FieldDeclared, role: Role) -> Mark:
    how = KINDS[one.kind]
    return Mark(
        _kind(one),
        role,
        core=how if one.compare == "core" else "",
        strict=how if one.compare == "strict" else "",
        asks=_ASKS.get(one.kind, ()),
    )
