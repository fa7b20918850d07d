"""The six record types that leave the program.

A *mention* (quantity, time, entity) is a span of the source with a normalised value; a *fact*
(observation, ranking, recognition) says something with mentions. ``start``/``end`` are half-open
offsets in Unicode code points of the text as loaded; ``text`` is that slice without line breaks.
Numbers are exact decimals. See docs/records.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from extractor.page import Leaf, framed


def plain(value: Decimal) -> str:
    """A decimal without exponent: ``Decimal("1E+2")`` → ``"100"``."""
    return format(value, "f")


Exact = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]

Modifier = Literal["about", "nearly", "over", "under"]
Status = Literal["actual", "target", "forecast", "planned"]
EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK", "PRODUCT", "PROGRAM", "HONOUR"
]
Measure = Literal["level", "growth", "change", "share", "gap"]


class Evidence(BaseModel):
    """A span of the source that a record was read from, and the part it plays."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    role: str
    start: int
    end: int
    text: str


class Inherited(BaseModel):
    """A field that the record's own clause did not say, and where its value came from.

    The source is ``clause before``, or how far what was said holds: ``segment``, ``sentence``,
    ``paragraph``, ``section``, or ``document``, which stands nowhere in the text.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    field: str
    value: str
    source: str
    start: int | None = None
    end: int | None = None


class _Written(BaseModel):
    """What can be written as JSON whatever its text holds."""

    def model_dump_json(self, **options: Any) -> str:
        """As pydantic writes it; a lone surrogate, which no JSON can hold, becomes U+FFFD."""
        try:
            return super().model_dump_json(**options)
        except ValueError:  # as pydantic tells it
            indent = options.pop("indent", None)
            whole = self.model_dump(mode="json", **options)
            separators = (",", ":") if indent is None else (",", ": ")
            text = json.dumps(whole, ensure_ascii=False, indent=indent, separators=separators)
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Record(_Written):
    """What every record has: its span in the source, and how it was found."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    type: str
    start: int = Field(ge=0, description="first code point of the anchor in the text as loaded")
    end: int = Field(ge=0, description="code point after the anchor")
    text: str = Field(description="the anchor as written, without line breaks")
    rule: str = Field(default="", description="the rule or finder that made this record")
    evidence: tuple[Evidence, ...] = ()
    inherited: tuple[Inherited, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON Lines form: the keys of RECORDS that have a value, decimals as strings."""
        out: dict[str, Any] = {}
        for key, value in self.__dict__.items():
            if value is None or key in ("evidence", "inherited"):
                continue
            out[key] = plain(value) if isinstance(value, Decimal) else value
        return out

    def with_provenance(self) -> dict[str, Any]:
        """:meth:`to_dict` with ``evidence`` and ``inherited``, lists of objects, where any are."""
        fields = self.to_dict()
        for key in ("evidence", "inherited"):
            parts = [part.model_dump(exclude_none=True) for part in getattr(self, key)]
            if parts:
                fields[key] = parts
        return fields


class Quantity(Record):
    """A number with its unit: 8.4%, 113.6亿元, 500余家, 翻倍. Unsigned unless a sign is printed."""

    type: Literal["quantity"] = "quantity"
    value: Exact | None = None
    lower: Exact | None = None
    upper: Exact | None = None
    unit: str = Field(description="%, pp, ‰, x, 1, ISO 4217, UCUM, or the classifier itself")
    unit_text: str | None = None
    modifier: Modifier | None = None


class Time(Record):
    """A date, period or duration. ``value`` is EDTF for dates, ISO 8601 for durations."""

    type: Literal["time"] = "time"
    kind: Literal["date", "duration"]
    value: str | None = None
    mod: Literal["START", "MID", "END", "BEFORE", "AFTER", "APPROX"] | None = None


class Entity(Record):
    """A named thing. ``name`` is the canonical name where it differs from the text."""

    type: Literal["entity"] = "entity"
    etype: EntityType
    name: str | None = None
    code: str | None = Field(default=None, description="GB/T 2260 code of a place in China")
    post: str | None = None
    affiliation: str | None = None


class Observation(Record):
    """Who · which indicator · when · how much · compared with what. Signed."""

    type: Literal["observation"] = "observation"
    subject: str | None = None
    indicator: str
    period: str | None = None
    status: Status | None = None
    measure: Measure
    basis: str | None = None
    value: Exact | None = None
    lower: Exact | None = None
    upper: Exact | None = None
    unit: str
    modifier: Modifier | None = None
    versus: str | None = None
    whole: str | None = None


class Ranking(Record):
    """Who · which indicator · position · among whom."""

    type: Literal["ranking"] = "ranking"
    subject: str | None = None
    indicator: str | None = None
    period: str | None = None
    status: Status | None = None
    kind: Literal["position", "top", "tier", "first", "only"]
    position: int | None = None
    upper: int | None = None
    scope: str | None = None
    scope_except: str | None = None
    title: str | None = None
    streak: str | None = None
    count: int | None = None


class Recognition(Record):
    """Who · which honour, list or designation."""

    type: Literal["recognition"] = "recognition"
    subject: str | None = None
    honour: str
    level: str | None = None
    count: int | None = None
    streak: str | None = None
    period: str | None = None
    status: Status | None = None


AnyRecord = Quantity | Time | Entity | Observation | Ranking | Recognition

#: Record types in the order of tables and reports.
RECORD_TYPES: dict[str, type[Record]] = {
    "quantity": Quantity,
    "time": Time,
    "entity": Entity,
    "observation": Observation,
    "ranking": Ranking,
    "recognition": Recognition,
}

_Model = TypeVar("_Model", bound=BaseModel)
_SET = object.__setattr__
#: Each model's fields in order with their defaults, and the names of all of them.
_BLANKS: dict[type[BaseModel], tuple[dict[str, Any], set[str]]] = {}
_MODELS: tuple[type[BaseModel], ...] = (*RECORD_TYPES.values(), Evidence, Inherited)
for _model in _MODELS:
    _fields = _model.model_fields
    _BLANKS[_model] = {name: _fields[name].default for name in _fields}, set(_fields)


def trusted(model: type[_Model], values: dict[str, Any]) -> _Model:
    """A record of values that this program made itself, without validating them again.

    Validation takes longer than all else that making a record takes. What comes from outside
    (gold, a store) goes through the model's constructor, and tests put what comes from here
    through it as well.
    """
    blank, names = _BLANKS[model]
    made = model.__new__(model)
    _SET(made, "__dict__", {**blank, **values})
    _SET(made, "__pydantic_fields_set__", names)
    _SET(made, "__pydantic_extra__", None)
    _SET(made, "__pydantic_private__", None)
    return made


_ORDER = {name: n for n, name in enumerate(RECORD_TYPES)}


class Result(_Written):
    """Everything read from one text, in text order; two are equal where their records are."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    records: tuple[AnyRecord, ...] = ()
    #: the text that was read, for showing; no part of what is written or compared by users
    source: str = Field(default="", exclude=True, repr=False)
    #: what the caller of ``extract_many`` knows the text by
    id: Any = Field(default=None, exclude=True, repr=False)

    def __eq__(self, other: object) -> bool:
        return self.records == other.records if isinstance(other, Result) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.records)

    def __repr__(self) -> str:
        """Short, whatever was found: ``<Result: 3 observation, 1 ranking, 12 quantity>``."""
        counts: Counter[str] = Counter(record.type for record in self.records)
        said = ", ".join(
            f"{counts[name]} {name}" for name in reversed(RECORD_TYPES) if counts[name]
        )
        return f"<Result: {said or 'no records'}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The page of a notebook: the text with its records marked, and the table beside it."""
        found = tuple(record.with_provenance() for record in self.records)
        return framed([Leaf("text", None, None, self.source, found)])

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each record as a plain dict of all its fields but provenance; numbers are decimals."""
        hidden = {"evidence", "inherited"}
        return [{k: v for k, v in r.__dict__.items() if k not in hidden} for r in self.records]

    def __iter__(self) -> Iterator[AnyRecord]:  # type: ignore[override]  # records, not fields
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    @property
    def quantities(self) -> list[Quantity]:
        return [r for r in self.records if isinstance(r, Quantity)]

    @property
    def times(self) -> list[Time]:
        return [r for r in self.records if isinstance(r, Time)]

    @property
    def entities(self) -> list[Entity]:
        return [r for r in self.records if isinstance(r, Entity)]

    @property
    def observations(self) -> list[Observation]:
        return [r for r in self.records if isinstance(r, Observation)]

    @property
    def rankings(self) -> list[Ranking]:
        return [r for r in self.records if isinstance(r, Ranking)]

    @property
    def recognitions(self) -> list[Recognition]:
        return [r for r in self.records if isinstance(r, Recognition)]


def text_order(record: Record) -> tuple[int, int, int]:
    """The order of records in every output: by span, then by type; members as they were said."""
    return record.start, record.end, _ORDER[record.type]
