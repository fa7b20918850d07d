"""``extractor text``: what was loaded, before anything is read from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.inputs import read_documents
from extractor.cli.options import choose
from extractor.cli.streams import complain, write
from extractor.errors import SourceError

if TYPE_CHECKING:
    from extractor.document import Document

FORMATS = ("text", "json")


def text(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files; - is input.")],
    store: Path | None = typer.Option(
        None, "--store", metavar="STORE", help="The text as a database keeps it, by stored path."
    ),
    form: str = typer.Option("text", "--format", metavar="|".join(FORMATS), help="Output form."),
) -> int:
    """Print the text that was loaded, with title, date, source and tables."""
    choose("--format", form, FORMATS)
    if store is not None:
        write(_kept(store, files, form))
        return 0
    read = failed = 0
    for name in files:
        for found in read_documents(name, tell=complain):
            if isinstance(found, SourceError):
                complain(str(found))
                failed += 1
                continue
            read += 1
            write([_shown(found, form)])
    return 0 if not failed else 1 if read else 2


def _kept(store: Path, names: list[str], form: str) -> list[str]:
    from extractor.cli.reading import reading
    from extractor.store.kept_texts import kept_document

    with reading(store) as opened:
        found = [kept_document(opened, name) for name in names]
    return [_shown(one, form) if form == "json" else f"{one.text}\n" for one in found]


def _shown(document: Document, form: str) -> str:
    head: dict[str, Any] = {
        "path": document.path,
        "loader": document.loader,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "date_origin": document.date_origin,
        "publisher": document.publisher,
        "fallback": document.fallback or None,
        "blank_pages": document.blank_pages or None,
        "partial": document.partial,
        "grids": [
            {"start": g.start, "end": g.end, "rows": g.height, "columns": g.width}
            for g in document.grids or ()
        ],
    }
    if form == "json":
        cells = [[cell._asdict() for cell in grid.cells] for grid in document.grids or ()]
        whole = {**head, "cells": cells, "text": document.text}
        return json.dumps(whole, ensure_ascii=False) + "\n"
    lines = [f"# {key}: {value}" for key, value in head.items() if value and key != "grids"]
    lines += [
        f"# table: {g['start']}-{g['end']}, {g['rows']} rows, {g['columns']} columns"
        for g in head["grids"]
    ]
    return "\n".join([*lines, document.text]) + "\n"
