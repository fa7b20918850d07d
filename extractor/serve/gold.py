"""Marked facts as gold, for ``extractor eval``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.declaration import facts_of as declared_facts
from extractor.errors import StoreError
from extractor.serve.documents import leaf
from extractor.serve.marking import facts_of
from extractor.store.marks import FactMark, Key, key_of

if TYPE_CHECKING:
    from extractor.page import Leaf
    from extractor.store.database import Store


def write_gold(store: Store, marks: Mapping[Key, FactMark], folder: Path) -> int:
    """Write the text and the gold of each document with a mark; gives how many.

    What is right stands as it was read, what was edited as it should read, and what is wrong is
    not there, so that whoever reads it again errs. What nobody has marked is optional: it counts
    neither way, and nor do mentions, which nobody marks.

    Raises:
        StoreError: the folder is there already, or cannot be written.
    """
    index = []
    types = [one.name for one in declared_facts(store.types.values())]
    try:
        folder.mkdir(parents=True)
        for number, name in enumerate(sorted({mark.file for mark in marks.values()})):
            found = leaf(store, name)
            if found is None:  # gone from the archive since
                continue
            stem = f"{number:05d}"
            lines = [json.dumps(fact, ensure_ascii=False) for fact in _gold(store, found, marks)]
            (folder / f"{stem}.txt").write_text(found.text, encoding="utf-8", newline="")
            (folder / f"{stem}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            index.append(
                {"id": stem, "date": found.date, "title": found.title, "file": name, "types": types}
            )
        told = json.dumps(index, ensure_ascii=False, indent=1)
        (folder / "index.json").write_text(told + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from None
    return len(index)


def _gold(store: Store, found: Leaf, marks: Mapping[Key, FactMark]) -> list[dict[str, Any]]:
    gold = []
    for fact in facts_of(store, found):
        mark = marks.get(key_of(found.name, fact))
        read = {name: value for name, value in fact.items() if name != "rule"}
        if mark is None:
            gold.append({**read, "optional": True})
        elif mark.verdict != "wrong":
            gold.append(dict(mark.edited) if mark.edited else read)
    return gold
