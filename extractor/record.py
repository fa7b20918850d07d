"""What every record has: its span in the source, its rule, and what it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from extractor.declaration import About


def plain(value: Decimal) -> str:
    """A decimal without exponent: ``Decimal("1E+2")`` → ``"100"``."""
    return format(value, "f")


Exact = Annotated[Decimal, PlainSerializer(plain, return_type=str, when_used="json")]


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


class Written(BaseModel):
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


class Record(Written):
    """What every record has: its span in the source, and how it was found."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    about: ClassVar[About]

    type: str
    start: int = Field(ge=0, description="first code point of the anchor in the text as loaded")
    end: int = Field(ge=0, description="code point after the anchor")
    text: str = Field(description="the anchor as written, without line breaks")
    rule: str = Field(default="", description="the rule or finder that made this record")
    evidence: tuple[Evidence, ...] = ()
    inherited: tuple[Inherited, ...] = ()

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What it says and where: not what nobody said, nor what it was read from."""
        for name, value in super().__repr_args__():
            if value is not None and name not in ("type", "evidence", "inherited"):
                yield name, value

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
