"""``extractor schema``: the shape of the output, for programs."""

from __future__ import annotations

from extractor.cli.options import PATTERNS
from extractor.cli.start import types_with
from extractor.cli.streams import write


def schema(patterns: list[str] | None = PATTERNS) -> None:
    """Print the JSON Schema of one record, as a line of --format jsonl."""
    import json

    from extractor.records import TYPES
    from extractor.views.schema import record_schema

    declared = [one for name, one in types_with(patterns).items() if name not in TYPES]
    write([json.dumps(record_schema(declared), ensure_ascii=False, indent=2), "\n"])
