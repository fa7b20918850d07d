"""A store of many facts, made small: it holds what it says, and what is asked of it is the same
whichever way the database looks it up."""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from collections.abc import Callable
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import large_store

from extractor.batch.engine import all_codes
from extractor.cli.asked import keys_of, tables_of
from extractor.compare import disagreements as compared
from extractor.compare.series import SeriesPoint, series
from extractor.compare.statements import COLUMNS, narrowed
from extractor.keys import FactKeys
from extractor.rulebook import load_rulebook
from extractor.serve.facets import SHOWN, facets
from extractor.serve.pages import LINES, FormFields, Pages
from extractor.serve.place_tree import PlaceTree
from extractor.store.find import find
from extractor.store.opening import open_store
from extractor.store.questions import Question
from extractor.views import terminal

FACTS = 4000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "s.duckdb"
    assert large_store.make(path, facts=FACTS, seed=1) == pytest.approx(FACTS, rel=0.2)
    return path


def test_the_same_seed_makes_the_same_rows(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.duckdb"
    large_store.make(again, facts=FACTS, seed=1)
    told = "SELECT count(*), sum(value), min(subject), max(text), sum(span_start) FROM observations"
    with open_store(made) as one, open_store(again) as two:
        assert one.all(told) == two.all(told)
        spans = (
            "SELECT text, content, span_start, span_end FROM rankings JOIN texts USING (document)"
        )
        for text, content, start, end in one.all(f"{spans} LIMIT 50"):
            assert zlib.decompress(content).decode()[start:end] == text


def test_contradictions_are_there(made: Path, command: Callable[..., Any]) -> None:
    found = command("disagreements", made, "--format", "tsv").out.splitlines()
    assert len(found) > 2
    assert all(line.startswith("contradiction\t") for line in found[1:])


@pytest.mark.parametrize(
    "test",
    [
        "true",
        "false",
        "subject = (SELECT min(subject) FROM observations)",
        "contains(sentence, '增长') AND measure = 'growth'",
        "indicator_key = '地区生产总值' AND period_end >= DATE '2020-01-01'",
    ],
)
def test_a_narrowed_series_is_the_view_with_a_test(made: Path, test: str) -> None:
    with open_store(made) as store:
        rows = store.all(f"SELECT {COLUMNS} FROM {narrowed(test)} AS told ORDER BY ALL")
        assert rows == store.all(f"SELECT {COLUMNS} FROM series WHERE {test} ORDER BY ALL")


@pytest.mark.parametrize(
    "asked",
    [
        Question(),
        Question(kinds=("ranking",), since="2010", until="2010"),
        Question(text="下降"),
        Question(measures=("growth",)),
        Question(indicator="总值", indicator_key="地区生产总值"),
    ],
)
def test_what_is_held_differs_as_the_whole_store_does(made: Path, asked: Question) -> None:
    keys = FactKeys(load_rulebook())
    with open_store(made) as store:
        whole = list(compared.disagreements(store, asked, keys=keys))
        compared.hold(store)
        assert list(compared.disagreements(store, asked, keys=keys, held=True)) == whole


@pytest.mark.parametrize(
    "asked",
    [
        Question(indicator="总值", indicator_key="地区生产总值"),
        Question(measures=("growth",), since="2010", until="2012"),
        Question(text="增长"),
        Question(),
    ],
)
def test_a_part_of_the_series_is_that_part_of_all(made: Path, asked: Question) -> None:
    with open_store(made) as store:
        lines = [list(same) for _, same in groupby(series(store, asked), key=_whose)]
        assert len(lines) > 2
        for passed, most in ((0, 2), (1, 3), (len(lines) - 1, 5), (len(lines), 5)):
            found = series(store, asked, part=(passed, most))
            assert list(found) == list(chain(*lines[passed : passed + most]))


def _whose(point: SeriesPoint) -> tuple[str | None, ...]:
    return point.topic[:7]


def test_many_series_are_turned_over_page_by_page(made: Path) -> None:
    """Each series once, whichever page it is on."""
    pages, seen = Pages(load_rulebook()), []
    with open_store(made) as store:
        count = len({_whose(point) for point in series(store, Question(measures=("level",)))})
        for page in range(count // LINES + 1):
            shown = pages.series(store, FormFields(measure="level", page=page, place=""))
            assert not shown["lines"]
            shown = pages.series(store, FormFields(measure="level", page=page, indicator="产"))
            seen += [(line["subject"], line["indicator"]) for line in shown["lines"]]
            if not shown["more"]:
                break
        told = {_whose(one)[:2] for one in series(store, Question(measures=("level",),
                                                                  indicator="产"))}  # fmt: skip
    assert page > 0
    assert len(seen) == len(set(seen)) == len(told)


def test_pages_that_are_ready_look_through_the_store_no_more(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages(load_rulebook())
    with open_store(made) as store:
        place = store.one("SELECT min(subject) FROM observations")
        asked = [FormFields(), FormFields(place=place), FormFields(year="2010")]
        whole = [pages.disagreements(store, one) for one in asked[1:]]
        pages.prepare(store)
        monkeypatch.setattr(compared, "_SOURCES", dict.fromkeys(compared._SOURCES, "nothing"))
        found = [pages.disagreements(store, one) for one in asked]
    assert found[1:] == whole
    assert found[0]["rows"]


@pytest.mark.parametrize(
    "asked",
    [("--indicator", "GDP"), ("--position", "1-3"), ("--text", "下降", "--limit", "7"), ()],
)
def test_find_gives_the_rows_in_order(
    made: Path, command: Callable[..., Any], asked: tuple[str, ...]
) -> None:
    lines = command("find", made, *asked, "--format", "tsv", "--only", "ranking").out.splitlines()
    assert lines == sorted(set(lines), key=lines.index)
    if "--position" in asked:
        at = lines[0].split("\t").index("position")
        assert {int(line.split("\t")[at]) for line in lines[1:]} == {1, 3}


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "增长"},
        {"kinds": ("ranking",), "since": "2015"},
        {"kinds": ("recognition",)},
        {"measures": ("growth",), "quality": True},
        {"indicator": "没有"},
    ],
)
def test_the_first_rows_are_those_of_all(made: Path, asked: dict[str, Any]) -> None:
    """A question with a limit is looked up in another way."""
    with open_store(made) as store:
        whole = list(find(store, Question(**asked)))
        assert len(whole) > 40 or "indicator" in asked
        for limit in (1, 40, len(whole) + 1):
            assert list(find(store, Question(**asked, limit=limit))) == whole[:limit]


def test_facets_count_what_is_found(made: Path) -> None:
    asked = Question(kinds=("observation",), since="2010", until="2012")
    with open_store(made) as store:
        rows = list(find(store, asked))
        book = load_rulebook()
        total, found = facets(store, asked, places=PlaceTree(book, all_codes(book)))
    counts = {one.field: {value.asked: value.facts for value in one.values} for one in found}
    assert total == len(rows)
    for field, name in (("year", "period"), ("measure", "measure"), ("indicator", "indicator_key")):
        by = Counter(row[name] for row in rows)
        assert counts[field] == dict(sorted(by.items(), key=lambda x: (-x[1], x[0]))[:SHOWN])
    files = Counter(row["file"] for row in rows)
    assert counts["file"].items() <= files.items()
    assert sorted(counts["file"].values()) == sorted(files.values())[-SHOWN:]


def test_tables_alone_are_those_of_the_whole_book() -> None:
    book = load_rulebook()
    for name in ("places", "countries", "revision_words"):
        assert list(tables_of(None, name).table(name)) == list(book.table(name))
    assert keys_of(None).names.of("GDP") == FactKeys(book).names.of("GDP")


@pytest.mark.parametrize("width", ["甲", "聊城市" * 3])
def test_a_long_table_is_laid_out_as_a_short_one(
    monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    """Line by line, without the library that lays out the short ones, and the same."""
    columns = [
        terminal.ShownColumn("place", lambda row: width * (row % 3)),
        terminal.ShownColumn("value", lambda row: f"{row:,}"),
        terminal.ShownColumn("empty", lambda row: ""),
    ]
    rows = list(range(900, 1100))
    quick = terminal.rendered(terminal.grid("200 rows", columns, rows))
    monkeypatch.setattr(terminal, "_MANY", 10_000)
    assert terminal.rendered(terminal.grid("200 rows", columns, rows)) == quick
