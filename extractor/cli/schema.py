"""``extractor schema``: the shape of the output, for programs."""

from __future__ import annotations

from extractor.cli.streams import write


def schema() -> None:
    """Print the JSON Schema of one record, as a line of --format jsonl."""
    import json

    from extractor.views.schema import record_schema

    write([json.dumps(record_schema(), ensure_ascii=False, indent=2), "\n"])
