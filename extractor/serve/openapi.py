"""What the service says of itself: OpenAPI 3.1, made of the models."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import BaseModel, Field, TypeAdapter

from extractor import __version__
from extractor.declaration import RecordType
from extractor.records import AnyRecord

_REF = "#/components/schemas/{model}"
_REFUSED = {
    "400": "no JSON, or not of this form",
    "408": "the body came too slowly",
    "413": "too many bytes, or characters",
    "415": "not application/json",
    "422": "the text takes too long to read",
    "500": "a fault of the program, met by this text",
    "503": "too many texts wait; try again later",
}


def schema_of(
    request: type[BaseModel], declared: Iterable[RecordType], *, longest: int
) -> dict[str, Any]:
    """The description of ``POST /extract`` and ``GET /health``.

    Args:
        request: what is sent.
        declared: the types that records may have beside ours.
        longest: characters that a text may have.
    """
    refused = {status: {"description": why, "content": _json("Error")}
               for status, why in _REFUSED.items()}  # fmt: skip
    answers = {"200": {"description": "the records", "content": _json("Document")}, **refused}
    return {
        "openapi": "3.1.0",
        "info": {"title": "press-extractor", "version": __version__},
        "paths": {
            "/extract": {
                "post": {
                    "summary": "Facts, numbers, times and names of a text",
                    "operationId": "extract",
                    "requestBody": {"required": True, "content": _json("ExtractRequest")},
                    "responses": answers,
                }
            },
            "/health": {
                "get": {
                    "summary": "Whether it runs, and by which version",
                    "operationId": "health",
                    "responses": {"200": {"description": "it runs", "content": _json("Health")}},
                }
            },
        },
        "components": {"schemas": _schemas(request, declared, longest)},
    }


def _schemas(
    request: type[BaseModel], declared: Iterable[RecordType], longest: int
) -> dict[str, Any]:
    """What goes in and out, by the names that the paths refer to."""
    asked = request.model_json_schema(ref_template=_REF)
    asked["properties"]["text"]["maxLength"] = longest
    record, parts = _record(declared)
    return {
        **parts,
        "ExtractRequest": asked,
        "Record": record,
        "Document": _object(
            path={"const": "-"},
            title={"type": ["string", "null"]},
            date={"type": ["string", "null"], "format": "date"},
            records={"type": "array", "items": {"$ref": _REF.format(model="Record")}},
        ),
        "Error": _object(error=_object(**_strings("reason", "message"))),
        "Health": _object(**_strings("status", "version", "patterns")),
    }


def _record(declared: Iterable[RecordType]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of a record as it is written, without the keys that have no value."""
    known: Any = reduce(or_, (one.model for one in declared), AnyRecord)
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[known, Field(discriminator="type")])
    schema = adapter.json_schema(mode="serialization", ref_template=_REF)
    parts = schema.pop("$defs")
    for model in parts.values():
        properties = model.get("properties", {})
        model["required"] = [
            key
            for key, one in properties.items()
            if key in ("type", "rule") or "default" not in one
        ]
    return schema, parts


def _json(model: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(model=model)}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _strings(*names: str) -> dict[str, Any]:
    return {name: {"type": "string"} for name in names}
