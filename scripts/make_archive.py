"""Make an archive of releases in mixed formats with bad files among them, and check a store of it.

    python3 scripts/make_archive.py make ARCHIVE --texts FILE.jsonl.gz… [--good N] [--bad N]
    python3 scripts/make_archive.py check ARCHIVE STORE

Texts come from JSON Lines with ``title``, ``date``, ``text``; when they run out they are taken
again with other figures. 52 % become text in three encodings, 15 % HTML, 7 % DOCX, 4 % PDF, the
others sixteen more kinds; the bad files are of those in bad_files.py. The same arguments make the
same bytes. What was made is written beside the archive, in ARCHIVE.manifest.jsonl, and ``check``
compares a store with it: every good file in, every bad one among the failures with a reason that
fits, nothing else.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import hashlib
import itertools
import json
import os
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive_formats import (
    ENCODINGS,
    Release,
    data_file,
    mail_file,
    markdown_file,
    open_document,
    pdf_file,
    rtf_file,
    text_file,
    web_page,
    word_file,
)
from archive_packages import (
    book_file,
    flat_document,
    ofd_file,
    open_workbook,
    records_file,
    saved_page,
    slides_file,
    workbook_file,
)
from bad_files import KINDS, READ
from old_formats import old_slides, old_word_file, outlook_mail

_MIX = (
    ("text", 0.52), ("html", 0.15), ("docx", 0.07), ("pdf", 0.04), ("md", 0.02), ("eml", 0.02),
    ("jsonl", 0.02), ("rtf", 0.02), ("odt", 0.01), ("doc", 0.02), ("ppt", 0.01), ("msg", 0.01),
    ("pptx", 0.01), ("xlsx", 0.01), ("ods", 0.01), ("epub", 0.01), ("ofd", 0.01), ("fodt", 0.01),
    ("xml", 0.02), ("mhtml", 0.01),
)  # fmt: skip
_WRITERS = {
    "docx": word_file,
    "pdf": pdf_file,
    "md": markdown_file,
    "eml": mail_file,
    "jsonl": data_file,
    "rtf": rtf_file,
    "odt": open_document,
    "doc": old_word_file,
    "ppt": old_slides,
    "msg": outlook_mail,
    "pptx": slides_file,
    "xlsx": workbook_file,
    "ods": open_workbook,
    "epub": book_file,
    "ofd": ofd_file,
    "fodt": flat_document,
    "xml": records_file,
    "mhtml": saved_page,
}
_FIGURES = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make")
    make.add_argument("archive", type=Path)
    make.add_argument("--texts", type=Path, nargs="+", required=True)
    make.add_argument("--good", type=int, default=10_000)
    make.add_argument("--bad", type=int, default=200)
    make.add_argument("--seed", type=int, default=1)
    check = commands.add_parser("check")
    check.add_argument("archive", type=Path)
    check.add_argument("store", type=Path)
    chosen = parser.parse_args(arguments)
    if chosen.command == "make":
        made = make_archive(
            chosen.archive,
            releases(chosen.texts, chosen.seed),
            chosen.good,
            chosen.bad,
            chosen.seed,
        )
        print(", ".join(f"{count} {kind}" for kind, count in made.items()))
        return 0
    faults = check_store(chosen.archive, chosen.store)
    for fault in faults[:50]:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


def releases(files: Iterable[Path], seed: int) -> Iterator[Release]:
    """The texts of the files, no one twice; after the last, again with other figures, for ever."""
    seen: set[bytes] = set()
    for turn in itertools.count():
        fresh = 0
        for number, line in enumerate(_lines(files)):
            item = json.loads(line)
            if not item["text"].strip():
                continue
            title, text = (item.get("title") or "")[:80].replace("\n", " "), item["text"]
            if turn:
                rng = random.Random(f"{seed}-{turn}-{number}")
                text = _FIGURES.sub(lambda m: _other(m[0], rng), text)  # noqa: B023  # used at once
            digest = hashlib.sha256(f"{title}\n{text}".encode()).digest()[:8]
            if digest in seen:
                continue
            seen.add(digest)
            fresh += 1
            date = item.get("date")
            yield Release(title, datetime.date.fromisoformat(date) if date else None, text)
        if not fresh:
            raise SystemExit("the texts have no figures to vary: give more texts")


def _lines(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        opener = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rt", encoding="utf-8") as lines:
            yield from lines


def _other(figure: str, rng: random.Random) -> str:
    first = figure[0] if figure[0] == "0" else rng.choice("123456789")
    return first + "".join(rng.choice("0123456789") for _ in figure[1:])


def make_archive(
    root: Path, texts: Iterator[Release], good: int, bad: int, seed: int
) -> Counter[str]:
    """Write the archive and its manifest; how many files of each kind."""
    if root.exists():
        _remove(root)
    root.mkdir(parents=True)
    made: Counter[str] = Counter()
    rng = random.Random(seed)
    with _manifest(root).open("w", encoding="ascii") as manifest:

        def note(path: str, **what: object) -> None:
            manifest.write(json.dumps({"path": path, **what}) + "\n")

        for number, release in enumerate(itertools.islice(texts, good)):
            (kind,) = rng.choices([k for k, _ in _MIX], [share for _, share in _MIX])
            path, data, text = _file(release, kind, number, rng)
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            exact = text and hashlib.sha256(text.encode()).hexdigest()
            note(path, kind=kind, text=exact, characters=len(release.text))
            made[kind] += 1
        names = iter(KINDS * (bad // len(KINDS) + 1))
        for number, (kind, ending, make, reasons) in enumerate(itertools.islice(names, bad)):
            folder = root / "misc" / str(number % 7)
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{kind}-{number:04d}{ending}"
            file = make(file, number // len(KINDS), rng) or file
            note(str(file.relative_to(root)), kind=kind, reasons=sorted(reasons))
            made[kind] += 1
    return made


def _file(
    release: Release, kind: str, number: int, rng: random.Random
) -> tuple[str, bytes, str | None]:
    """Path, bytes, and for plain text the text that must be loaded."""
    date = release.date or datetime.date(2026, 1, 1)
    named = f"{date:%Y}/{date:%m}/{number:06d}"
    if kind == "text":
        encoding = ENCODINGS[rng.randrange(len(ENCODINGS))]
        data = text_file(release, encoding)
        return f"{date:%Y}/{date:%Y%m%d}-{number:06d}.txt", data, data.decode(encoding)
    if kind == "html":
        return f"{named}.html", web_page(release, rng), None
    return f"{named}.{kind}", _WRITERS[kind](release), None


def _manifest(root: Path) -> Path:
    return root.with_name(f"{root.name}.manifest.jsonl")


def _remove(root: Path) -> None:
    if not _manifest(root).exists():
        raise SystemExit(f"{root} is there and was not made by this script")
    shutil.rmtree(root)


def check_store(root: Path, path: Path) -> list[str]:
    """What is wrong with a store of the archive, a line each."""
    from extractor.store.export import store_of
    from extractor.store.opening import open_store
    from extractor.store.paths import shown

    with open_store(store_of(path)) as store:
        documents = {
            p: (text, characters)
            for page in store.pages("SELECT path, text_sha256, characters FROM documents")
            for p, text, characters in page
        }
        failures: dict[str, set[str]] = {}
        for p, reason in store.all("SELECT path, reason FROM failures"):
            failures.setdefault(p, set()).add(reason)
        states = dict(store.all("SELECT path, state FROM files"))
    faults = []
    met: set[str] = set()
    reasons_met: dict[str, Counter[str]] = {}
    for line in _manifest(root).open(encoding="ascii"):
        item = json.loads(line)
        name = shown(item["path"])
        met.add(name)
        if "reasons" not in item:
            faults += _check_good(name, item, documents.get(name), failures.get(name))
            continue
        given = failures.get(name) or ({READ} if name in documents else {"not mentioned"})
        allowed = set(item["reasons"])
        if item["kind"] == "no-permission" and os.geteuid() == 0:
            allowed |= {"binary", "encoding"}  # the superuser may read everything
        reasons_met.setdefault(item["kind"], Counter()).update(given)
        if not given <= allowed:
            faults.append(f"{name}: {', '.join(given)}, not {', '.join(sorted(allowed))}")
    faults += [f"{name}: in the store, not in the archive" for name in states if name not in met]
    for kind, reasons in reasons_met.items():
        print(f"{kind:18} {', '.join(f'{r} {n}' for r, n in reasons.most_common())}")
    print(f"{len(documents)} documents, {len(failures)} failures, {Counter(states.values())}")
    return faults


def _check_good(
    name: str, item: dict[str, object], found: tuple[str, int] | None, failed: set[str] | None
) -> list[str]:
    if failed:
        return [f"{name}: failed: {', '.join(failed)}"]
    if found is None:
        return [f"{name}: not in the store"]
    text, characters = found
    if item["text"] is not None and text != item["text"]:
        return [f"{name}: not the text that was written"]
    least = 0.9 * int(str(item["characters"])) - 20
    return [f"{name}: {characters} characters, {least:.0f} expected"] if characters < least else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
