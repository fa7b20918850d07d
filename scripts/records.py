"""Every record of some texts, one a line: what two builds of the program are compared by.

    python scripts/records.py [--compiled] [FILE.jsonl.gz|FILE.jsonl …]

The texts of corpus/ always; of the files every text. It reads with the ``extractor`` of the Python
that runs it; ``--compiled``: which must be the compiled build.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractor.cli.start import reader
from extractor.facts import reader as compiled_module

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = date(2025, 3, 21)


def main(arguments: list[str]) -> int:
    if "--compiled" in arguments:
        arguments.remove("--compiled")
        if str(compiled_module.__file__).endswith(".py"):
            sys.exit(f"not compiled: {compiled_module.__file__}")
    extractor = reader(None)
    for result in extractor.extract_many(texts(arguments), reference_date=REFERENCE):
        for record in result.records:
            print(json.dumps(record.with_provenance(), ensure_ascii=False, default=str))
    return 0


def texts(files: list[str]) -> Iterator[str]:
    for path in sorted(ROOT.glob("corpus/**/*.txt")):
        yield path.read_text(encoding="utf-8")
    for name in files:
        opened = gzip.open if name.endswith(".gz") else open
        with opened(name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
