"""The JSON Schema of a record in its JSON Lines form."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from extractor.declaration import RecordType
from extractor.records import AnyRecord


def record_schema(declared: Iterable[RecordType] = ()) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what ``Record.to_dict()`` gives, told apart by ``type``.

    ``declared``: types of a user's own beside ours.
    """
    known: Any = reduce(or_, (one.model for one in declared), AnyRecord)
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[known, Field(discriminator="type")])
    schema = adapter.json_schema(mode="serialization")
    for part in ("Evidence", "Inherited"):  # no part of a line
        schema["$defs"].pop(part, None)
    for model in schema["$defs"].values():
        for name in ("evidence", "inherited"):
            model["properties"].pop(name, None)
        model["required"] = [key for key in model["properties"] if _always(model, key)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record",
        "description": "One line of the output: an object without the keys that have no value.",
        **schema,
    }


def _always(model: dict[str, Any], key: str) -> bool:
    return key in ("type", "rule") or "default" not in model["properties"][key]
