"""Run everything there is through the extraction: exceptions, spans that do not slice, slow texts.

    python3 scripts/dev.py stress [FILE.jsonl[.gz]|FOLDER …]

Files hold one JSON object a line with its ``text``; of a folder all ``.jsonl``, ``.jsonl.gz`` and
``.txt`` files are taken. Default: ../shared/dev. Exit code 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractor import Extractor, Result

ROOT = Path(__file__).resolve().parents[1]
DEFAULT = ROOT.parent / "shared" / "dev"
REFERENCE = date(2025, 3, 21)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", nargs="*", type=Path, default=[DEFAULT])
    extractor = Extractor()
    failures: Counter[str] = Counter()
    slowest = (0.0, "")
    chars = texts = records = 0
    begin = time.perf_counter()
    for name, text in every_text(parser.parse_args().sources):
        start = time.perf_counter()
        try:
            result = extractor.extract(text, reference_date=REFERENCE)
            check_spans(text, result)
        except Exception as error:  # whatever it is: the others go on, and it is counted
            failures[where(error)] += 1
            print(f"{name}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
            continue
        per_char = (time.perf_counter() - start) / (len(text) + 1000)
        slowest = max(slowest, (per_char, name))
        chars, texts, records = chars + len(text), texts + 1, records + len(result)
    seconds = time.perf_counter() - begin
    print(f"texts       {texts:,} with {chars:,} characters, {records:,} records")
    print(f"speed       {chars / seconds / 1e6:.3f} Mchar/s")
    print(f"slowest     {slowest[1]}: {slowest[0] * 1e6:.1f} µs a character")
    print(f"exceptions  {sum(failures.values())}")
    for place, count in failures.most_common():
        print(f"  {count} × {place}")
    return 1 if failures else 0


def every_text(sources: list[Path]) -> Iterator[tuple[str, str]]:
    for source in sources:
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.suffix == ".txt":
                yield path.name, path.read_text(encoding="utf-8")
            elif path.name.endswith((".jsonl", ".jsonl.gz")):
                with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as lines:
                    for number, line in enumerate(lines, 1):
                        text = json.loads(line).get("text")
                        if isinstance(text, str):
                            yield f"{path.name}:{number}", text


def check_spans(text: str, result: Result) -> None:
    """Every span slices, and gives the record's text but for line breaks."""
    for record in result:
        if not 0 <= record.start < record.end <= len(text):
            raise ValueError(f"{record.type} {record.start}-{record.end} lies outside the text")
        piece = "".join(text[record.start : record.end].split())
        if piece != "".join(record.text.split()):
            raise ValueError(f"{record.type}: {record.text!r} is {piece!r} in the text")


def where(error: BaseException) -> str:
    """The innermost place of an exception."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


if __name__ == "__main__":
    sys.exit(main())
