"""Reprints among many documents of one form: the same pairs, in little memory."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from extractor.store import reprints
from extractor.store.database import Store
from extractor.store.opening import open_store
from extractor.store.sketch import ALIKE, SIZE

Made = list[tuple[int, set[str], set[str]]]  # number, sketch, figures


def made(count: int, *, group: int, shared: tuple[int, ...]) -> Made:
    """Documents in groups that have many hashes of their sketches in common, some figures too."""
    rng = random.Random(7)
    forms = [[f"{rng.getrandbits(32):08x}" for _ in range(SIZE)] for _ in range(count // group + 1)]
    found = []
    for number in range(1, count + 1):
        common = rng.sample(forms[number // group], rng.choice(shared))
        own = {f"{rng.getrandbits(32):08x}" for _ in range(SIZE - len(common))}
        figures = {f"{rng.randrange(10**6)}亿元"} if rng.random() < 0.5 else {"3亿元", "5亿元"}
        found.append((number, {*common, *own}, figures))
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.duckdb", write=True) as opened:
        yield opened


def filled(store: Store, documents: Made) -> None:
    for table in ("documents", "quantities"):
        for (column,) in store.all(
            "SELECT column_name FROM information_schema.columns WHERE table_name = ?"
            " AND is_nullable = 'NO' AND column_name NOT IN ('document', 'n')",
            [table],
        ):
            store.run(f'ALTER TABLE {table} ALTER COLUMN "{column}" DROP NOT NULL')
    store.run(
        """INSERT INTO documents BY NAME
           SELECT unnest(?::INT[]) AS document, unnest(?::TEXT[]) AS path,
                  unnest(?::TEXT[]) AS sketch""",
        [
            [number for number, _, _ in documents],
            [f"{number:06d}" for number, _, _ in documents],
            [" ".join(sorted(marks)) for _, marks, _ in documents],
        ],
    )
    said = [(number, figure) for number, _, figures in documents for figure in sorted(figures)]
    store.run(
        """INSERT INTO quantities BY NAME
           SELECT unnest(?::INT[]) AS document, unnest(?::INT[]) AS n, unnest(?::TEXT[]) AS text""",
        [[d for d, _ in said], list(range(len(said))), [figure for _, figure in said]],
    )


def by_hand(documents: Made) -> set[tuple[int, int]]:
    """Each with the first that says the same, one by one."""
    found: dict[int, int] = {}
    for (late, marks, figures), (early, others, said) in product(documents, documents):
        alike = len(marks & others) >= ALIKE * SIZE
        if early < late and alike and len(figures & said) >= 0.9 * max(len(figures), len(said)):
            found[late] = min(early, found.get(late, early))
    return set(found.items())


@pytest.mark.parametrize("together", [reprints._TOGETHER, 3_000])
def test_batches_find_what_one_by_one_finds(
    store: Store, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    documents = made(300, group=40, shared=(10, 18, 22, 24))
    filled(store, documents)
    marks = reprints._MARKS.replace(str(reprints._TOGETHER), str(together))
    monkeypatch.setattr(reprints, "_TABLES", (marks, *reprints._TABLES[1:]))
    reprints.find_reprints(store)
    found = set(store.all("SELECT document, original FROM reprints"))
    assert found == by_hand(documents)
    assert len(found) > 20


def test_thousands_of_one_form_need_little_memory(store: Store) -> None:
    """Every two of a group are compared: nearly a million pairs, where few are reprints."""
    filled(store, made(4_000, group=480, shared=(22, 24)))
    store.run("SET memory_limit = '40MB'")
    reprints.find_reprints(store)
    assert store.one("SELECT count(*) FROM reprints") > 1_000
