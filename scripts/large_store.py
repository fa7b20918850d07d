"""Fill a store with many facts that nobody had to read, and time what people ask of it.

    python3 scripts/large_store.py make STORE [--facts N] [--seed N]
    python3 scripts/large_store.py time STORE [--rounds N]

The facts are those of releases about places in some years: each tells some indicators of its place
with level, growth and rank. Three releases tell of each place and year; where they tell the same
they mostly agree, one in a hundred contradicts. The same arguments make the same rows. ``time``
runs each command as a user does, process and all, and asks the pages of the browser; it ends with 1
where one takes longer than it may: by the clock and by the processor too, as a machine that does
other work makes everything wait.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import io
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from extractor import __version__
from extractor.batch.engine import place_codes
from extractor.document import Document
from extractor.keys import FactKeys
from extractor.layout import Layout
from extractor.records import AnyRecord, Entity, Observation, Quantity, Ranking, Recognition, Time
from extractor.rulebook import Rulebook, load_rulebook
from extractor.store.archive_files import Version
from extractor.store.database import Store
from extractor.store.ledger import Ledger
from extractor.store.opening import open_store
from extractor.store.paths import key
from extractor.store.reprints import find_reprints
from extractor.store.rows import Rows

YEARS = range(2005, 2025)
RELEASES = 3  # of each place and year
TOLD, KNOWN = 14, 40  # indicators that a release tells, of so many
FACTS = 2 * TOLD + TOLD // 2 + 1  # of a release, about
CONTRADICTED = 0.01  # of the figures
#: Sizes of a transaction, in documents.
_TOGETHER = 500


class Limit(NamedTuple):
    """A question, as arguments of the command, and the seconds it may take."""

    name: str
    arguments: tuple[str, ...]
    seconds: float


LIMITS = (
    Limit("series", ("series", "{store}", "--indicator", "GDP", "--place", "{place}"), 1.0),
    Limit("pivot by place", ("pivot", "{store}", "--indicator", "GDP", "--from", "2020"), 1.0),
    Limit("pivot by indicator", ("pivot", "{store}", "--place", "{place}"), 1.0),
    Limit("find", ("find", "{store}", "--indicator", "GDP", "--place", "{place}"), 1.0),
    Limit("find text", ("find", "{store}", "--text", "{place}", "--limit", "50"), 1.0),
    Limit("disagreements", ("disagreements", "{store}"), 20.0),
)
#: Pages of the browser, with the seconds that each may take, the first time too.
PAGES = (
    "/", "/?indicator=GDP&place={place}", "/?indicator=GDP", "/?text={place}",
    "/?year=2020&measure=growth", "/?measure=level", "/?kind=ranking",
    "/?kind=ranking&place={place}", "/series", "/series?indicator=GDP",
    "/series?indicator=GDP&place={place}&measure=level", "/series?place={place}",
    "/rankings", "/rankings?indicator=GDP", "/rankings?place={place}",
    "/disagreements", "/disagreements?place={place}", "/disagreements?indicator=GDP",
    "/disagreements?year=2020", "/disagreements?text={place}", "/documents", "/documents?page=500",
    "/documents?worst=1", "/documents?text={place}", "/document?name=00000.txt",
    "/facts?name=00000.txt", "/sentence", "/sentence?said=2024年，{place}用电量增长6.2%。",
)  # fmt: skip
PAGE_SECONDS = 0.2


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("task", choices=("make", "time"))
    parser.add_argument("store", type=Path)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20250321)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args(arguments)
    if chosen.task == "make":
        began = time.perf_counter()
        facts = make(chosen.store, facts=chosen.facts, seed=chosen.seed)
        print(f"{facts} facts in {chosen.store}, {time.perf_counter() - began:.0f} s")
        return 0
    return timed(chosen.store, rounds=chosen.rounds)


class Release(NamedTuple):
    """A document with its records."""

    document: Document
    records: list[AnyRecord]


def make(store: Path, *, facts: int, seed: int) -> int:
    """Fill a new store with about so many facts; gives how many."""
    book = load_rulebook()
    rows = Rows(place_code=place_codes(book), keys=FactKeys(book))
    layout = Layout(book)
    held: list[str] = []
    with open_store(store, write=True, large=True) as opened:
        opened.run("INSERT INTO archives VALUES (1, '/releases')")
        for release in releases(book, facts=facts, seed=seed):
            path = str(release.document.path)
            rows.add_document(
                key(1, path), path, release.document, release.records,
                readings=layout.read(release.document.text, title=release.document.title),
                sha256=hashlib.sha256(path.encode()).hexdigest(),
            )  # fmt: skip
            held.append(path)
            if len(held) == _TOGETHER:
                _write(opened, rows, held)
                held = []
        if held:
            _write(opened, rows, held)
        find_reprints(opened)
        return int(opened.one("SELECT sum(facts) FROM documents") or 0)


def _write(store: Store, rows: Rows, paths: list[str]) -> None:
    ledger = Ledger(store, "/releases", archive=1)
    with store.transaction():
        for path in paths:
            store.run(
                "INSERT INTO files (file, archive, path, size, modified, changed, state)"
                " VALUES (?, 1, ?, 0, 0, 0, 'pending')",
                [key(1, path), path],
            )
        ledger.append(rows.take())
        version = Version(__version__, "made")
        ledger.finish([(key(1, path), "done", None) for path in paths], version)


def releases(book: Rulebook, *, facts: int, seed: int) -> Iterator[Release]:
    """Releases with about so many facts together."""
    dice = random.Random(seed)
    indicators = [row.word for row in book.table("indicators") if not row.get("name")][:KNOWN]
    places = [row.get("name") for row in book.table("places") if not row.get("until")]
    dice.shuffle(places)
    count = max(1, round(facts / (FACTS * RELEASES * len(YEARS))))
    number = 0
    for place in places[:count]:
        for year in YEARS:
            figures = {name: _figure(dice) for name in indicators}
            for month in (1, 3, 8):
                told = dice.sample(indicators, TOLD)
                yield _release(dice, f"{number:05d}.txt", place, year, month, told, figures)
                number += 1


class Figure(NamedTuple):
    """A level in 亿元, its growth in %, and its rank."""

    level: Decimal
    growth: Decimal
    rank: int


def _figure(dice: random.Random) -> Figure:
    return Figure(
        Decimal(dice.randrange(1000, 90000)) / 10, Decimal(dice.randrange(-50, 150)) / 10,
        dice.randrange(1, 17),
    )  # fmt: skip


class _Writer:
    """A text that grows, and the records that stand in it."""

    def __init__(self) -> None:
        self.text = ""
        self.records: list[AnyRecord] = []

    def say(self, words: str) -> None:
        self.text += words

    def put(self, words: str, model: Callable[..., AnyRecord], **fields: Any) -> None:
        """Write words that are the anchor of a record."""
        start = len(self.text)
        self.text += words
        self.records.append(model(start=start, end=len(self.text), text=words, **fields))

    def amount(self, words: str, value: Decimal, unit: str, **fact: Any) -> None:
        """Write a number that is the anchor of a fact too."""
        start = len(self.text)
        self.put(words, Quantity, rule="number and unit", value=abs(value), unit=unit)
        self.records.append(
            Observation(
                start=start, end=len(self.text), text=words, rule="made", value=value, unit=unit,
                **fact,
            )
        )  # fmt: skip


def _release(
    dice: random.Random,
    path: str,
    place: str,
    year: int,
    month: int,
    told: list[str],
    figures: dict[str, Figure],
) -> Release:
    writer = _Writer()
    period = str(year)
    for name in told:
        figure = figures[name]
        level = figure.level * (2 if dice.random() < CONTRADICTED else 1)
        shared: dict[str, Any] = {"subject": place, "period": period}
        writer.put(f"{year}年", Time, rule="year", kind="date", value=period)
        writer.say("，")
        writer.put(place, Entity, rule="names/place", etype="GPE")
        writer.say(name)
        writer.amount(
            f"{level}亿元", level * 10**8, "CNY", indicator=name, measure="level", **shared
        )
        writer.say("，同比增长" if figure.growth >= 0 else "，同比下降")
        writer.amount(f"{abs(figure.growth)}%", figure.growth, "%", indicator=name,
                      measure="growth", basis="yoy", **shared)  # fmt: skip
        if figure.rank % 2:
            writer.say("，增速居全省")
            writer.put(f"第{figure.rank}位", Ranking, rule="made", indicator=f"{name}增速",
                       kind="position", position=figure.rank, scope="全省", **shared)  # fmt: skip
        writer.say("。\n")
    honour = f"全省{told[0]}先进县"
    writer.say(f"{place}入选")
    writer.put(honour, Recognition, rule="made", honour=honour, **shared)
    writer.say("。\n")
    day = datetime.date(year + 1, month, dice.randrange(1, 28))
    title = f"{place}{year}年经济运行情况之{month}"
    document = Document(
        text=writer.text, path=Path(path), title=title, date=day, date_origin="meta",
        publisher=f"{place}统计局", loader="text", encoding="utf-8",
    )  # fmt: skip
    return Release(document, writer.records)


def timed(store: Path, *, rounds: int) -> int:
    """Time all of it; 1 where something takes longer than it may."""
    with open_store(store) as opened:
        facts = opened.one("SELECT sum(facts) FROM documents")
        place = opened.one("SELECT subject FROM observations GROUP BY subject ORDER BY 1 LIMIT 1")
    size = store.stat().st_size / 1e6
    print(f"{facts} facts, {size:.0f} MB; about {place}; s: process, inside, processor")
    slow = 0
    for name, arguments, most in LIMITS:
        given = [one.format(store=store, place=place) for one in arguments]
        whole = min(_whole(given) for _ in range(rounds))
        took = [_inside(given) for _ in range(rounds)]
        clock, worked = min(one.clock for one in took), min(one.worked for one in took)
        late = min(clock, worked) > most
        slow += late
        print(f"{name:20} {whole:7.2f} {clock:7.2f} {worked:7.2f}  of {most}{_flag(late)}")
    for page, first, again in _pages(store, place, rounds):
        late = max(min(first), min(again)) > PAGE_SECONDS
        slow += late
        figures = f"{first.clock:7.3f} {again.clock:7.3f} {first.worked:7.3f} {again.worked:7.3f}"
        print(f"{page:60} {figures}{_flag(late)}")
    return 1 if slow else 0


def _flag(slow: bool) -> str:
    return "  slow" if slow else ""


def _whole(arguments: list[str]) -> float:
    """The command as a process of its own."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "extractor", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - began


class Took(NamedTuple):
    """Seconds by the clock, and of all processors for this process."""

    clock: float
    worked: float


def _took(began: Took) -> Took:
    return Took(time.perf_counter() - began.clock, time.process_time() - began.worked)


def _now() -> Took:
    return Took(time.perf_counter(), time.process_time())


def _inside(arguments: list[str]) -> Took:
    """The command in this process, whose modules and words are loaded."""
    from extractor.cli import main as command

    began = _now()
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()):
        code = command(arguments)
    if code:
        raise SystemExit(f"{arguments}: {code}")
    return _took(began)


def _pages(store: Path, place: str, rounds: int) -> Iterator[tuple[str, Took, Took]]:
    """Each page with the seconds of its first visit, and the median of later ones."""
    from starlette.testclient import TestClient

    from extractor.serve.app import make_app

    with open_store(store, large=True) as opened:
        began = time.perf_counter()
        marks = store.with_suffix(".m")
        app = make_app(opened, load_rulebook(), hosts=["127.0.0.1"], marks=marks, prepared=True)
        ready = time.perf_counter() - began
        print(f"the browser is ready after {ready:.1f} s; first visit, others; processor:")
        client = TestClient(app, base_url="http://127.0.0.1:8765")
        for page in PAGES:
            address = page.format(place=place)
            first, *others = [_visit(client, address) for _ in range(rounds + 1)]
            yield address, first, Took(*map(statistics.median, zip(*others, strict=True)))


def _visit(client: Any, address: str) -> Took:
    began = _now()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return _took(began)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
