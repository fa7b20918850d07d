"""Read every text that has gold, and see what came out, what a change did, and where we err.

    python3 scripts/readings.py read OUT FOLDER... [--only REGEX] [--jobs N]
    python3 scripts/readings.py score OUT [--only REGEX]
    python3 scripts/readings.py compare NEW OLD [--type T] [--list N]
    python3 scripts/readings.py show OUT [--type T] [--fault REGEX] [--words REGEX] [--list N]
    python3 scripts/readings.py mine OUT [--type T] [--list N]

``read`` keeps, one document a line, the text, its gold and what the ``extractor`` of the Python
that runs it found. FOLDER is what ``scripts/draw_fresh.py restore`` writes, or any folder of gold;
a group is a folder that holds texts.

``mine`` looks for the words next to which we are mostly wrong: for each stretch of two to four
characters that stands at or before the place of a fact, how many facts there are right and how many
wrong, and how many documents that is. What stands out is a kind of sentence to write down and mend.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractor import Extractor
from extractor.errors import GoldError
from extractor.evaluate.compare import differing_fields, is_core, is_named_alike, pair_up
from extractor.evaluate.gold import Case, Fields, read_cases
from extractor.source import load_path

FACTS = ("observation", "ranking", "recognition", "entity")
#: What a reader wants to see of a record.
SHOWN = (
    *("etype", "subject", "holder", "indicator", "honour", "measure", "value", "lower", "upper"),
    *(
        "unit",
        "kind",
        "position",
        "streak",
        "scope",
        "period",
        "status",
        "basis",
        "versus",
        "whole",
    ),
)
#: How many characters in front of a fact are mined, and in how many texts a stretch must err.
NEAR, FEWEST = 40, 8


class Verdict(NamedTuple):
    """One record of gold or found: ``fault`` is "" where it is right in full."""

    type: str
    fault: str
    gold: Fields | None
    found: Fields | None

    @property
    def at(self) -> Fields:
        return self.gold or self.found or {}

    @property
    def strict(self) -> bool:
        return self.fault in ("", "NAMED")


class Document(NamedTuple):
    """One text as ``read`` wrote it down."""

    group: str
    name: str
    title: str | None
    date: str | None
    text: str
    gold: Sequence[Fields]
    found: Sequence[Fields]

    @property
    def key(self) -> str:
        return f"{self.group}/{self.name}"


# ------------------------------------------------------------------------------------ reading
def read(folders: Iterable[Path], out: Path, *, only: str, jobs: int) -> None:
    cases = [
        (folder.name, case)
        for root in folders
        for folder in _groups(root)
        if re.search(only, folder.name)
        for case in _cases(folder)
    ]
    with multiprocessing.Pool(jobs, _start) as pool, out.open("w", encoding="utf-8") as lines:
        for document in pool.imap(_read, cases, chunksize=8):
            lines.write(json.dumps(document._asdict(), ensure_ascii=False, default=str) + "\n")


def _groups(root: Path) -> list[Path]:
    return (
        [root]
        if (root / "index.json").is_file()
        else sorted(p for p in root.iterdir() if p.is_dir())
    )


def _cases(folder: Path) -> list[Case]:
    try:
        return read_cases(folder)
    except GoldError as error:
        print(f"{folder.name}: {error}", file=sys.stderr)
        return []


_EXTRACTOR: list[Extractor] = []


def _start() -> None:
    _EXTRACTOR.append(Extractor())


def _read(one: tuple[str, Case]) -> Document:
    group, case = one
    text = load_path(case.text_path).text
    result = _EXTRACTOR[0].extract(text, reference_date=case.date, title=case.title)
    found = [record for record in (r.to_dict() for r in result) if case.judges(record)]
    day = str(case.date) if case.date else None
    return Document(group, case.name, case.title, day, text, case.gold, found)


def documents(path: Path, *, only: str = "") -> Iterator[Document]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            document = Document(**json.loads(line))
            if re.search(only, document.group):
                yield document


# ------------------------------------------------------------------------------------ judging
def verdicts(document: Document) -> Iterator[Verdict]:
    """What became of each record that is owed, and each that is too many."""
    gold, found = document.gold, document.found
    pairs, gold_used, found_used = pair_up(gold, found)
    for i, g in enumerate(gold):
        if i not in gold_used and not g.get("optional"):
            yield Verdict(g["type"], "MISSED", g, None)
    for j, f in enumerate(found):
        if j not in found_used and not f.get("optional"):
            yield Verdict(f["type"], "EXTRA", None, f)
    for i, j in pairs:
        if not gold[i].get("optional"):
            yield Verdict(gold[i]["type"], _fault(gold[i], found[j]), gold[i], found[j])


def _fault(gold: Fields, found: Fields) -> str:
    if not is_core(gold, found):
        return "WRONG"
    unlike = differing_fields(gold, found)
    if unlike:
        return "FIELDS " + ",".join(unlike)
    return "" if is_named_alike(gold, found) else "NAMED"


def score(path: Path, *, only: str) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents(path, only=only):
        for one in verdicts(document):
            counts[one.type][one.fault.split()[0] if one.fault else "FULL"] += 1
            counts[one.type].update(one.fault.split()[1].split(",") if " " in one.fault else [])
    for name in FACTS:
        count = counts[name]
        full, strict = count["FULL"], count["FULL"] + count["NAMED"]
        core = strict + count["FIELDS"]
        gold, found = (
            core + count["WRONG"] + count["MISSED"],
            core + count["WRONG"] + count["EXTRA"],
        )
        if gold + found:
            figures = " ".join(f"{2 * n / (gold + found):.3f}" for n in (core, strict, full))
            rest = {k: v for k, v in count.most_common() if k not in ("FULL", "FIELDS")}
            print(f"{name:12} {gold:6} core strict full {figures}  {rest}")


# ------------------------------------------------------------------------------------ comparing
def compare(new: Path, old: Path, *, kind: str | None, most: int) -> None:
    """What a change made right and wrong, by the strict rule."""
    before = {document.key: document for document in documents(old)}
    gained: list[str] = []
    lost: list[str] = []
    tally: Counter[tuple[str, str]] = Counter()
    for document in documents(new):
        was = before.get(document.key)
        if was is None or was.found == document.found:
            continue
        then, now = _by_place(was), _by_place(document)
        for key in {**then, **now}:
            a, b = then.get(key), now.get(key)
            change = (a is None or a.strict, b is None or b.strict)
            if change[0] == change[1] or kind not in (None, key[0]):
                continue
            tally[key[0], "better" if change[1] else "worse"] += 1
            (gained if change[1] else lost).append(_changed(document, a, b))
    for heading, lines in (("BETTER", gained), ("WORSE", lost)):
        for line in lines[:most]:
            print(heading, line)
    for (name, turn), number in sorted(tally.items()):
        print(f"{name:12} {turn:7} {number}")


def _by_place(document: Document) -> dict[tuple[str, str], Verdict]:
    """Verdicts by the gold they answer, or by what was found too much."""
    return {
        (one.type, json.dumps(one.gold or one.found, sort_keys=True, default=str)): one
        for one in verdicts(document)
    }


def _changed(document: Document, before: Verdict | None, after: Verdict | None) -> str:
    parts = [
        f"    {name} {one.fault or 'RIGHT'} {shown(one.found)}"
        for name, one in (("was", before), ("now", after))
        if one
    ]
    one = after or before
    assert one is not None
    return "\n".join(
        [f"{document.key} {place(document, one.at)}", f"    gold {shown(one.gold)}", *parts]
    )


# ------------------------------------------------------------------------------------ showing
def shown(record: Fields | None) -> str:
    if record is None:
        return "-"
    return " ".join(f"{k}={record[k]}" for k in SHOWN if record.get(k) not in (None, "", "actual"))


def place(document: Document, record: Fields, *, before: int = 70, after: int = 25) -> str:
    text, start, end = document.text, record["start"], record["end"]
    around = (
        text[max(0, start - before) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + after]
    )
    return around.replace("\n", "⏎")


def show(path: Path, *, only: str, kind: str | None, fault: str, words: str, most: int) -> None:
    left = most
    for document in documents(path, only=only):
        for one in verdicts(document):
            where = place(document, one.at)
            wanted = one.fault and kind in (None, one.type) and re.search(fault, one.fault)
            if not wanted or not re.search(words, where):
                continue
            print(
                f"{document.key} {one.fault} «{(document.title or '')[:30]}» {document.date}",
                f"\n  {where}",
            )
            print(f"   gold  {shown(one.gold)}\n   found {shown(one.found)}")
            left -= 1
            if not left:
                return


def mine(path: Path, *, only: str, kind: str | None, most: int) -> None:
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for document in documents(path, only=only):
        for one in verdicts(document):
            if kind not in (None, one.type) or one.type == "entity":
                continue
            near = document.text[max(0, one.at["start"] - NEAR) : one.at["end"]]
            for gram in {near[i : i + n] for n in (2, 3, 4) for i in range(len(near) - n + 1)}:
                if re.search(r"[\d\s]", gram):
                    continue
                if one.strict:
                    right[gram] += 1
                else:
                    wrong[gram].append(document.key)
    rows = [
        (len(at) / (len(at) + right[gram]), len(at), right[gram], len(set(at)), gram)
        for gram, at in wrong.items()
        if len(set(at)) >= FEWEST
    ]
    for share, bad, good, texts, gram in sorted(rows, reverse=True)[:most]:
        print(f"{share:.2f} wrong {bad:4} right {good:4} texts {texts:3} {gram}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("read", "score", "compare", "show", "mine"))
    parser.add_argument("out", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--type", dest="kind", choices=FACTS)
    parser.add_argument("--fault", default="")
    parser.add_argument("--words", default="")
    parser.add_argument("--list", type=int, default=40, dest="most")
    a = parser.parse_args()
    calls: dict[str, Any] = {
        "read": lambda: read(a.more, a.out, only=a.only, jobs=a.jobs),
        "score": lambda: score(a.out, only=a.only),
        "compare": lambda: compare(a.out, a.more[0], kind=a.kind, most=a.most),
        "show": lambda: show(
            a.out, only=a.only, kind=a.kind, fault=a.fault, words=a.words, most=a.most
        ),
        "mine": lambda: mine(a.out, only=a.only, kind=a.kind, most=a.most),
    }
    calls[a.what]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
