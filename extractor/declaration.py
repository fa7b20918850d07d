"""What a record type is: its fields, each written once, with all that the program asks of them.

A model of :mod:`extractor.records`, or a declaration of a user's own, marks its fields; the columns
of a store, the tables, what ``find`` can be asked, and how two records are compared follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import BaseModel

#: What a field holds. text: words as they stand; word: one of a closed set; unit: a quantity's;
#: name: a name that a place's code may stand beside; body: the same, of an organisation; person: a
#: person's name; post: an office, without its body; period: EDTF; number: an exact decimal; whole,
#: small: an integer of 64 or 32 bits.
FieldKind = Literal[
    "text", "word", "unit", "name", "body", "person", "post", "period", "number", "whole", "small"
]  # fmt: skip
#: When a found field is the same as gold's. equal: as it stands; number: the same decimal; alike,
#: near, same: by their characters, from loose to exact; said: alike, where gold says it; period:
#: or a day and its month; status: where ``actual`` may be left out.
How = Literal["", "equal", "number", "alike", "near", "same", "said", "period", "status"]
#: The part a field plays in its record, whichever name it has.
Role = Literal["", "subject", "theme", "period", "status"]


#: Endings of the columns that a store makes of a field's value beside its own, by the kind: of a
#: name the code of the place that it is, of a period its days, of a number all its digits.
MADE: dict[FieldKind, tuple[str, ...]] = {
    "name": ("_code",), "body": ("_code",), "period": ("_start", "_end"), "number": ("_text",),
}  # fmt: skip


class Mark(NamedTuple):
    """What stands beside the type of a field.

    Attributes:
        core: compared so that two records are the same at heart.
        strict: compared so that they are the same in all.
        cell: the column of tables for people it stands in, if not its own; ``-``: in none.
        asks: the options of ``find`` that ask for it.
        instead: the field that a store holds where this one is empty.
    """

    kind: FieldKind = "text"
    role: Role = ""
    core: How = ""
    strict: How = ""
    cell: str = ""
    asks: tuple[str, ...] = ()
    instead: str = ""


class About(NamedTuple):
    """What is said of a type as a whole.

    Attributes:
        plural: the name of its table.
        fact: whether it says something with mentions, or is a mention.
        keys: whose keys for comparing its rows carry (``extractor.keys``).
        spanned: whether a strict match needs the very span.
        anchor: the field that says what its anchor says.
    """

    plural: str
    fact: bool = True
    keys: Literal["", "observation", "ranking"] = ""
    spanned: bool = False
    anchor: str = ""


class FieldOf(NamedTuple):
    """A field of a record type, and what is marked of it."""

    name: str
    note: str
    mark: Mark

    @property
    def cell(self) -> str:
        """The column of tables for people."""
        return self.mark.cell or self.name


@dataclass(frozen=True)
class RecordType:
    """A record type as the rest of the program knows it."""

    name: str
    about: About
    model: type[BaseModel]
    fields: tuple[FieldOf, ...]

    @classmethod
    def of(cls, model: type[BaseModel], about: About) -> RecordType:
        """The type that a model declares: its marked fields in order."""
        fields = {  # of two marks the outer one, which stands last, counts
            name: FieldOf(name, info.description or "", mark)
            for name, info in model.model_fields.items()
            for mark in info.metadata
            if isinstance(mark, Mark)
        }
        name = str(model.model_fields["type"].default)
        return cls(name, about, model, tuple(fields.values()))

    @property
    def plural(self) -> str:
        return self.about.plural

    @property
    def fact(self) -> bool:
        return self.about.fact

    @cached_property
    def _by_name(self) -> dict[str, FieldOf]:
        return {field.name: field for field in self.fields}

    @cached_property
    def _roles(self) -> dict[str, str]:
        return {field.mark.role: field.name for field in self.fields if field.mark.role}

    def field(self, name: str) -> FieldOf | None:
        """A field by its name."""
        return self._by_name.get(name)

    def role(self, role: Role) -> str | None:
        """The name of the field that plays a part, if one does."""
        return self._roles.get(role)

    def asked(self, option: str) -> FieldOf | None:
        """The field that an option of ``find`` asks for; of several the first."""
        return next(iter(self.all_asked(option)), None)

    def all_asked(self, option: str) -> list[FieldOf]:
        """The fields that an option of ``find`` asks for: of two bodies of a type both."""
        return [field for field in self.fields if option in field.mark.asks]


#: Record types by name: our own, and those that a user's patterns declare.
RecordTypes = Mapping[str, RecordType]


def facts_of(types: Iterable[RecordType]) -> list[RecordType]:
    """Those of some types that are facts, in their order."""
    return [one for one in types if one.fact]
