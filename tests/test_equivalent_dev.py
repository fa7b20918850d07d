"""The rewritings of test_equivalent.py on 1,400 sentences of real texts, where those are there.

They lie beside the checkout, or where EXTRACTOR_SHARED says. Each rewriting sees every fourth
sentence, another fourth than the one before; all of them with EXTRACTOR_STRIDE=1. Exempt: a blank
after the point (a number is whole or none, and facts may be missing), a mark that is part of a
name (歼-35 with another dash), and the quotation marks that an indicator keeps from its text.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path

import pytest
from test_equivalent import DROPPED, EXTRACTOR, REWRITINGS, _plain

SHARED = Path(os.environ.get("EXTRACTOR_SHARED", Path(__file__).parents[2] / "shared"))
TEXTS = SHARED / "dev" / "gold"
STRIDE = int(os.environ.get("EXTRACTOR_STRIDE", "4"))
SENTENCES, SHORTEST, LONGEST = 1_400, 15, 160
#: So many sentences of a rewriting may differ by the names and quotations they hold.
NAMES = 2
WHOLE_OR_NONE = "blank after the point"

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="no development texts here")


def texts() -> Iterator[str]:
    """Those that have gold, then each thirtieth of the bulk."""
    for path in sorted(TEXTS.glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted(TEXTS.with_name("bulk").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, None, None, 30):
                yield json.loads(line)["text"]


def sentences() -> list[str]:
    """Sentences with digits in them, each once."""
    found: dict[str, None] = {}
    for line in chain.from_iterable(text.splitlines() for text in texts()):
        for part in re.findall(r"[^。！？]+[。！？]?”?", line.strip()):
            if re.search("[0-9]", part) and SHORTEST <= len(part) <= LONGEST:
                found[part] = None
        if len(found) >= SENTENCES:
            break
    return list(found)[:SENTENCES]


def records(texts: list[str]) -> list[Counter[str]]:
    """The records of each text without their places, as comparable text."""
    return [
        Counter(
            json.dumps(
                {k: _plain(v) for k, v in record.to_dict().items() if k not in DROPPED},
                ensure_ascii=False,
            )
            for record in result.records
        )
        for result in EXTRACTOR.extract_many(texts, reference_date=date(2025, 6, 20))
    ]


@pytest.fixture(scope="module")
def plain() -> dict[str, Counter[str]]:
    known = sentences()
    return dict(zip(known, records(known), strict=True))


def amounts(found: Counter[str]) -> set[str]:
    return {r for r in found if '"type": "quantity"' in r}


def test_there_are_many_sentences(plain: dict[str, Counter[str]]) -> None:
    assert len(plain) == SENTENCES


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_of_real_sentences_changes_no_record(
    name: str, plain: dict[str, Counter[str]]
) -> None:
    first = list(REWRITINGS).index(name) % STRIDE
    some = [s for s in list(plain)[first::STRIDE] if REWRITINGS[name](s) != s]
    found = dict(zip(some, records([REWRITINGS[name](s) for s in some]), strict=True))
    if name == WHOLE_OR_NONE:
        wrong = [s for s in some if not amounts(found[s]) <= amounts(plain[s])]
    else:
        wrong = [s for s in some if found[s] != plain[s]]
    assert len(wrong) <= NAMES, wrong[:5]
