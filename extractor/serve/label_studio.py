"""Marked facts as tasks of Label Studio: what was read is predicted, what was said annotated.

Its regions count code points, as our spans do. What a fact says stands in a text area of its
region, a line a field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor import __version__
from extractor.declaration import facts_of as facts_among
from extractor.errors import StoreError
from extractor.serve.documents import leaf
from extractor.serve.marking import facts_of
from extractor.store.marks import FactMark, Key, key_of

if TYPE_CHECKING:
    from extractor.page import Leaf
    from extractor.store.database import Store

_HIDDEN = ("type", "start", "end", "text", "rule")
TASKS, CONFIG = "tasks.json", "config.xml"


def write_tasks(store: Store, marks: Mapping[Key, FactMark], folder: Path) -> int:
    """Write the tasks and the labelling interface that they need; gives how many documents.

    A task is a document with a mark. Its prediction holds all its facts as they were read, with the
    verdict as a note; its annotation those that are right and those that were edited, as they
    should read. What is wrong is in the prediction alone.

    Raises:
        StoreError: the folder is there already, or cannot be written.
    """
    tasks = []
    for name in sorted({mark.file for mark in marks.values()}):
        found = leaf(store, name)
        if found is not None:  # else gone from the archive since
            tasks.append(_task(found, facts_of(store, found), marks))
    labels = [one.name for one in facts_among(store.types.values())]
    try:
        folder.mkdir(parents=True)
        told = json.dumps(tasks, ensure_ascii=False, indent=1)
        (folder / TASKS).write_text(told + "\n", encoding="utf-8")
        (folder / CONFIG).write_text(_config(labels), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from None
    return len(tasks)


def _task(found: Leaf, facts: Sequence[dict[str, Any]], marks: Mapping[Key, FactMark]) -> Any:
    read: list[Any] = []
    said: list[Any] = []
    for number, fact in enumerate(facts):
        mark = marks.get(key_of(found.name, fact))
        read += _region(f"read-{number}", fact, note=mark.verdict if mark else "")
        if mark is not None and mark.verdict != "wrong":
            said += _region(f"said-{number}", mark.edited or fact, note=mark.verdict)
    return {
        "data": {
            "text": found.text, "name": found.name, "title": found.title, "date": found.date,
        },
        "predictions": [{"model_version": f"extractor {__version__}", "result": read}],
        "annotations": [{"result": said}],
    }  # fmt: skip


def _region(ident: str, fact: Mapping[str, Any], *, note: str) -> Iterator[dict[str, Any]]:
    """A region with the label of its type, and the text area of what it says."""
    place = {"start": fact["start"], "end": fact["end"], "text": fact["text"]}
    lines = [f"{name}={value}" for name, value in fact.items() if name not in _HIDDEN]
    region = {"id": ident, "to_name": "text", "origin": "prediction"}
    label = {**place, "labels": [fact["type"]]}
    yield {**region, "from_name": "type", "type": "labels", "value": label,
           **({"meta": {"text": [note]}} if note else {})}  # fmt: skip
    area = {**place, "text": ["\n".join(lines)]}
    yield {**region, "from_name": "fields", "type": "textarea", "value": area}


def _config(labels: Sequence[str]) -> str:
    """The labelling interface."""
    named = "\n".join(f'    <Label value="{escape(name, quote=True)}"/>' for name in labels)
    return (
        "<View>\n"
        f'  <Labels name="type" toName="text">\n{named}\n  </Labels>\n'
        '  <Text name="text" value="$text"/>\n'
        '  <TextArea name="fields" toName="text" perRegion="true" editable="true" rows="8"/>\n'
        "</View>\n"
    )
