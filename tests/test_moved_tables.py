"""In which folder of ``lexicon/`` a table lies says which stage asks it first, and nothing else.

Our patterns with every table in another folder give the records of ours: on the articles of the
corpus, and on all development texts where those lie beside the checkout.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractor.assembly import records_of
from extractor.pipeline import Pipeline
from extractor.rulebook import load_rulebook, own_patterns
from extractor.rulebook.book import laid
from extractor.rulebook.declared import STAGES

SHARED = Path(os.environ.get("EXTRACTOR_SHARED", Path(__file__).parents[2] / "shared"))
DAY = date(2025, 3, 21)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """What is made of our patterns once no table lies where it lay."""
    folder = tmp_path_factory.mktemp("moved") / "patterns"
    shutil.copytree(own_patterns(), folder)
    dice = random.Random(7)
    tables = sorted((folder / "lexicon").glob("*/*.tsv"))
    for table in tables:
        stage = dice.choice([one for one in STAGES if one != table.parent.name])
        (folder / "lexicon" / stage).mkdir(exist_ok=True)
        table.rename(folder / "lexicon" / stage / table.name)
    assert len(tables) > 100
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extractor.rulebook.book.own_patterns", lambda: folder)
        return Pipeline(laid())


@pytest.fixture(scope="module")
def plain() -> Pipeline:
    return Pipeline(load_rulebook())


def texts(root: Path) -> Iterator[str]:
    for path in sorted(root.glob("corpus/*/*.txt")):
        yield path.read_text(encoding="utf-8")
    if (SHARED / "dev").is_dir():
        for path in sorted((SHARED / "dev" / "gold").glob("*.txt")):
            yield path.read_text(encoding="utf-8")
        lines = (SHARED / "dev" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
        yield from (json.loads(line)["text"] for line in lines)


def read(pipeline: Pipeline, text: str) -> tuple[list[str], float]:
    """The records as text, and the seconds of the processor that they took."""
    began = time.process_time()
    pages = pipeline.articles(text, reference=DAY, title=None)
    return [record.model_dump_json() for record in records_of(pages)], time.process_time() - began


def test_no_record_changes_and_none_is_slower(root: Path, plain: Pipeline, moved: Pipeline) -> None:
    known = list(texts(root))
    assert len(known) >= 2
    spent, facts = {"plain": 0.0, "moved": 0.0}, 0
    for text in known:
        ours, seconds = read(plain, text)
        theirs, others = read(moved, text)
        assert theirs == ours, text[:60]
        facts += len(ours)
        spent = {"plain": spent["plain"] + seconds, "moved": spent["moved"] + others}
    assert facts > 100
    assert spent["moved"] < 1.25 * spent["plain"] + 0.5
