"""What in the fact layer does nothing? Each part of it off in turn, and who notices.

    python3 scripts/dev.py ablate [--only KIND] [--at TEXT] [--texts FOLDER] [--rows] [--jobs N]

Off, one after the other, in memory alone: every chunk rule, fact rule and strategy; every named
group and every key of ``gives`` of a rule; of the tables that the fact layer reads every column and
every meaning, which is all the rows of a table that say the same of their words.

For each it says how many facts of the texts change (``corpus/``, and each folder of gold named by
``--texts``), and who notices first: an example or counter-example of a rule (what it asserts of the
records, whichever rule makes them), or a test of facts. What neither notices is ``unnoticed``, and
the command ends with 1.

KIND is chunk, fact, strategy, group, gives, meaning, column or function. With ``--rows`` also each
row of a table by itself: a synonym that no text here uses is no fault, and rows do not make the
command fail.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

from ablation_cases import Case, Key, Later, all_cases, texts_of
from ablation_functions import functions, switched_off
from ablation_items import Item, items, rows_of

from extractor.errors import PatternError
from extractor.pipeline import Pipeline
from extractor.rulebook import Rulebook, load_rulebook
from extractor.work import Work

ROOT = Path(__file__).resolve().parents[1]
#: Seconds for one thing that is off; with ``--texts`` more are wanted.
_PATIENCE = 90


class Verdict(NamedTuple):
    """What it does that an item is off: changed facts, and who notices; nobody: empty."""

    changed: int
    who: str


class Bench:
    """All texts read once, with all who say what comes of them.

    Args:
        cases: who must notice; None: the examples and tests of this checkout.
        texts: texts whose facts are counted.
    """

    def __init__(
        self, book: Rulebook, *, cases: Sequence[Case] | None = None, texts: Iterable[Key] = ()
    ):
        self.book = book
        self._pipeline = Pipeline(book)
        self._known: dict[Key, list[Work]] = {}
        self.base = Later(self._pipeline, self._known, book)
        self._cases = all_cases(self.base) if cases is None else cases
        self._told = {key: _counted(self.base, key) for key in texts}
        self._rules = {key: self.base.matching(key) for key in self._known}

    @property
    def facts(self) -> int:
        """How many facts the texts have."""
        return sum(told.total() for told in self._told.values())

    def off(self, item: Item) -> Verdict:
        """What comes of it where an item is off."""
        try:
            with switched_off(item.function) if item.function else nullcontext():
                changed = Later(self._pipeline, self._known, item.without(self.book))
                return Verdict(self._changed(item, changed), self._who(item, changed))
        except PatternError as error:
            return Verdict(self.facts, f"the reader of patterns: {str(error).splitlines()[0]}")
        except Exception as error:  # what breaks in a text ought to be refused when it is loaded
            return Verdict(self.facts, f"a crash: {error!r}")

    def _changed(self, item: Item, changed: Later) -> int:
        """How many facts of the texts are lost, new or other."""
        total = 0
        for key, told in self._told.items():
            if self._touches(item, key):
                now = _counted(changed, key)
                total += max((told - now).total(), (now - told).total())
        return total

    def _who(self, item: Item, changed: Later) -> str:
        """The place of the first who notices, its own examples first."""
        touched = {key[0] for key in self._known if self._touches(item, key)}
        for case in sorted(self._cases, key=lambda case: case.place != item.place):
            if not touched.isdisjoint(case.texts) and not case.holds(changed):
                return case.place
        return ""

    def _touches(self, item: Item, key: Key) -> bool:
        """False where nothing of the item is in a text or its title."""
        if item.rule:
            return item.rule in self._rules[key]
        if not item.words:
            return True
        works = self._known[key]
        read = [key[0], *(work.text for work in works), *(work.title or "" for work in works)]
        return any(word in one for word in item.words for one in read)


def _counted(pipeline: Later, key: Key) -> Counter[str]:
    return Counter(json.dumps(fact, sort_keys=True) for fact in pipeline.told(key))


_bench: Bench | None = None
_items: list[Item] = []


def _work(number: int) -> tuple[int, Verdict]:
    assert _bench is not None
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(_PATIENCE)  # what answers nothing may be waited for without end
    try:
        return number, _bench.off(_items[number])
    finally:
        signal.alarm(0)


def _late(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeoutError(f"longer than {_PATIENCE} s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and print; 1 where something is unnoticed."""
    global _bench, _items
    options = _options(arguments)
    book = load_rulebook()
    found = [*items(book), *_functions(), *(rows_of(book) if options.rows else ())]
    _items = [item for item in found if _chosen(item, options)]
    texts = [key for folder in (ROOT / "corpus", *options.texts) for key in texts_of(folder)]
    _bench = Bench(book, texts=texts)
    print(f"{len(texts)} texts with {_bench.facts} facts", flush=True)
    tried, missed, idle = Counter[str](), Counter[str](), Counter[str]()
    with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
        for number, verdict in pool.imap(_work, range(len(_items)), chunksize=4):
            kind = _items[number].kind
            tried[kind] += 1
            missed[kind] += not verdict.who
            idle[kind] += not verdict.who and not verdict.changed
            if options.verbose or not verdict.who:
                print(_line(_items[number], verdict), flush=True)
    for kind, count in tried.items():
        print(f"{kind}: {count} off, {missed[kind]} unnoticed ({idle[kind]} change no fact)")
    return 1 if missed.total() - missed["row"] else 0


def _functions() -> Iterator[Item]:
    for off in functions():
        file, line = off.place
        yield Item("function", off.shown, file, line, lambda book: book, function=off)


def _chosen(item: Item, options: argparse.Namespace) -> bool:
    if options.only and item.kind not in options.only:
        return False
    return options.at is None or options.at in _line(item, Verdict(0, ""))


def _line(item: Item, verdict: Verdict) -> str:
    place = f"{item.file.relative_to(ROOT)}:{item.line}"
    who = f"noticed by {verdict.who}" if verdict.who else "unnoticed"
    return f"{place}: {item.kind} {item.name}: {verdict.changed} facts change, {who}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", metavar="KIND", help="may repeat")
    parser.add_argument(
        "--at", metavar="TEXT", help="only what is printed with this: a file, a name"
    )
    parser.add_argument(
        "--texts", action="append", default=[], type=Path, metavar="FOLDER", help="may repeat"
    )
    parser.add_argument("--rows", action="store_true", help="each row of a table by itself, too")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--verbose", action="store_true", help="print who notices, too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
