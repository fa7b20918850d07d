#!/usr/bin/env python3
"""Draw passages nobody has worked on out of bulk texts, and find drawn ones again.

The bulk is a folder with news.jsonl.gz and gov_reports.jsonl.gz, a record ``{id, title, date,
text}`` a line. Its texts belong to their publishers: corpus/fresh holds only where each passage
stands, its checksum, and the gold.

    python scripts/draw_fresh.py draw BULK OUT --batch 1 --known DOCS.jsonl --known GOLD_FOLDER
    python scripts/draw_fresh.py restore BULK OUT

``draw`` writes the texts of one batch and index.json (title, date and genre of each); with
``--pointers FILE`` also where they stand, which is what corpus/fresh/batchN/index.json is. What
shares a stretch of 20 characters with a known text is not drawn. The same bulk, known texts and
seed give the same batches.

``restore`` makes of corpus/fresh a folder for each batch with texts, gold and index.json side by
side, as ``extractor eval`` reads them. It ends with 1 if a passage is not what was annotated.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FRESH = ROOT / "corpus" / "fresh"
SEED = 20261128
NEWS, REPORTS = "news.jsonl.gz", "gov_reports.jsonl.gz"

#: What ranks and honours, and what counts and measures, look like.
RANK = re.compile(
    r"第[一二三四五六七八九十\d]+[位名]|[居列排]全[国省市区球]|首[位个家例批创]|位居|名列|前列"
    r"|前[三五十\d]|唯一|领先|入选|获评|荣获|跻身|上榜|授予|评为|获得|认定|称号"
)
NUMBER = re.compile(r"\d[\d.,]*\s*(?:万|亿|%|％|个百分点|家|个|项|人|吨|元|公里|亩|件|台|倍|户)")
PARAGRAPH = re.compile(r"[^\n]{200,700}")
DAY_OF_REPORT = re.compile(r"(2026)年(\d+)月(\d+)日")
#: A text shares a stretch with a known one if one of every fifth of its stretches is there.
STRETCH, STEP = 20, 5

#: How many of each pile a batch takes, in this order: news dense in ranks, news dense in numbers,
#: paragraphs of reports dense in ranks, paragraphs dense in numbers.
SHARES = {"n": 5, "m": 4, "h": 4, "g": 3}


@dataclass(frozen=True)
class Passage:
    """A stretch of a record's text; ``start`` counts characters."""

    file: str
    record: str
    start: int
    text: str
    title: str
    date: str | None

    @property
    def genre(self) -> str:
        return "news" if self.file == NEWS else f"work report of {self.record}"

    def context(self, name: str) -> dict[str, Any]:
        """What a reader is told of the passage, and ``extractor eval`` reads."""
        return {"id": name, "title": self.title, "date": self.date, "genre": self.genre}

    def pointer(self, name: str) -> dict[str, Any]:
        """Where the passage stands, with nothing of what stands there."""
        return {
            "id": name,
            "file": self.file,
            "record": self.record,
            "start": self.start,
            "length": len(self.text),
            "sha256": checksum(self.text),
            "date": self.date,
            "genre": self.genre,
        }


def checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_bulk(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_json(path: Path, entries: list[dict[str, Any]]) -> None:
    """One entry a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    path.write_bytes(f"[\n{lines}\n]\n".encode())


# Drawing


def known_stretches(paths: Iterable[Path]) -> set[str]:
    """Every stretch of the texts of .jsonl files, and of the .txt files of folders."""
    found: set[str] = set()
    for path in paths:
        for text in known_texts(path):
            bare = without_blanks(text)
            found.update(bare[i : i + STRETCH] for i in range(len(bare) - STRETCH + 1))
    return found


def known_texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            yield file.read_text(encoding="utf-8")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def is_fresh(text: str, known: set[str]) -> bool:
    bare = without_blanks(text)
    last = max(1, len(bare) - STRETCH)
    return all(bare[i : i + STRETCH] not in known for i in range(0, last, STEP))


def piles(bulk: Path, known: set[str], seed: int) -> dict[str, list[Passage]]:
    """The passages to draw from by kind, shuffled."""
    kinds: dict[str, list[Passage]] = {kind: [] for kind in SHARES}
    for record in read_bulk(bulk / NEWS):
        text = record["text"]
        if not 120 <= len(text) <= 900 or not is_fresh(text, known):
            continue
        if "更新时间戳" in text and len(text) < 200:
            continue
        kind = kind_of(text, ranked="n", counted="m", numbers=1)
        if kind:
            kinds[kind].append(
                Passage(NEWS, record["id"], 0, text, record["title"], record["date"])
            )
    for record in read_bulk(bulk / REPORTS):
        when = record["date"] or day_of(record["text"])
        for match in PARAGRAPH.finditer(record["text"]):
            text = match.group()
            if not is_fresh(text, known):
                continue
            kind = kind_of(text, ranked="h", counted="g", numbers=2)
            if kind:
                kinds[kind].append(
                    Passage(REPORTS, record["id"], match.start(), text, record["title"], when)
                )
    rng = random.Random(seed)
    for kind in ("n", "m", "g", "h"):  # the order in which they were first shuffled
        rng.shuffle(kinds[kind])
    return kinds


def kind_of(text: str, *, ranked: str, counted: str, numbers: int) -> str | None:
    """Two ranks and so many numbers make the one kind, else four numbers the other."""
    count = len(NUMBER.findall(text))
    if len(RANK.findall(text)) >= 2 and count >= numbers:
        return ranked
    return counted if count >= 4 else None


def day_of(report: str) -> str | None:
    """The day a report was given, said at its head."""
    match = DAY_OF_REPORT.search(report[:600])
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def draw(options: argparse.Namespace) -> int:
    kinds = piles(options.bulk, known_stretches(options.known), options.seed)
    drawn: dict[str, Passage] = {}
    for kind, share in SHARES.items():
        pile = kinds[kind][::-1]
        first = (options.batch - 1) * share
        if len(pile) < first + share:
            print(f"{kind}: {len(pile)} passages, not enough for this batch", file=sys.stderr)
            return 1
        for number, passage in enumerate(pile[first : first + share]):
            drawn[f"{kind}{number:02}"] = passage
    options.out.mkdir(parents=True, exist_ok=True)
    for name, passage in drawn.items():
        (options.out / f"{name}.txt").write_bytes(passage.text.encode("utf-8"))
    write_json(options.out / "index.json", [p.context(name) for name, p in drawn.items()])
    if options.pointers:
        write_json(options.pointers, [p.pointer(name) for name, p in drawn.items()])
    print(f"{len(drawn)} passages of {sum(map(len, kinds.values()))}")
    return 0


# Restoring


def restore(options: argparse.Namespace) -> int:
    out = options.out.resolve()
    if out == ROOT or out.is_relative_to(ROOT / "corpus"):
        print(f"{options.out}: the texts must not be committed: restore elsewhere", file=sys.stderr)
        return 2
    records = {
        (name, record["id"]): record
        for name in (NEWS, REPORTS)
        for record in read_bulk(options.bulk / name)
    }
    texts = faults = 0
    for folder in sorted(path.parent for path in options.fresh.glob("*/index.json")):
        target = out / folder.name
        target.mkdir(parents=True, exist_ok=True)
        entries = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        contexts = []
        for entry in entries:
            name = entry["id"]
            if "record" in entry:
                passage = find(entry, records)
                if passage is None:
                    faults += 1
                    print(f"{folder.name}/{name}: not the text annotated", file=sys.stderr)
                    continue
                content = passage.text.encode("utf-8")
                contexts.append(passage.context(name))
            else:
                content = (folder / f"{name}.txt").read_bytes()
                contexts.append(entry)
            (target / f"{name}.txt").write_bytes(content)
            gold = (folder / "gold" / f"{name}.jsonl").read_bytes()
            (target / f"{name}.jsonl").write_bytes(gold)
            texts += 1
        write_json(target / "index.json", contexts)
    print(f"{texts} texts, {faults} not found")
    return 1 if faults or not texts else 0


def find(entry: dict[str, Any], records: dict[tuple[str, str], dict[str, Any]]) -> Passage | None:
    """The passage an entry points at, if it is still what it was."""
    record = records.get((entry["file"], entry["record"]))
    if record is None:
        return None
    start = entry["start"]
    text = record["text"][start : start + entry["length"]]
    if checksum(text) != entry["sha256"]:
        return None
    return Passage(entry["file"], entry["record"], start, text, record["title"], entry["date"])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="draw|restore")

    drawing = commands.add_parser("draw", help="write the texts of one batch")
    drawing.set_defaults(run=draw)
    restoring = commands.add_parser("restore", help="write the texts that corpus/fresh points at")
    restoring.set_defaults(run=restore)
    for command in (drawing, restoring):
        command.add_argument("bulk", type=Path, help=f"folder with {NEWS} and {REPORTS}")
        command.add_argument("out", type=Path, help="folder to write to")
    drawing.add_argument("--seed", type=int, default=SEED, help="%(default)s if not given")
    drawing.add_argument("--batch", type=positive, default=1, help="which batch, from 1")
    drawing.add_argument(
        "--known",
        type=Path,
        action="append",
        default=[],
        help="texts already worked on: a .jsonl with texts, or a folder of .txt; may be repeated",
    )
    drawing.add_argument("--pointers", type=Path, help="file to write to where the texts stand")
    restoring.add_argument(
        "--fresh", type=Path, default=FRESH, help="folder of batches; corpus/fresh if not given"
    )
    return parser.parse_args()


def positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("from 1")
    return number


def main() -> int:
    options = parse()
    code: int = options.run(options)
    return code


if __name__ == "__main__":
    sys.exit(main())
