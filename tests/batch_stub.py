"""An engine for batch tests: small, fast, and able to die in every way a file can make it."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor import layout
from extractor.batch.messages import Job
from extractor.batch.worker import Engine
from extractor.document import Document
from extractor.errors import EmptySourceError, LimitError, PatternError, SourceError
from extractor.lockstep import Outcome
from extractor.records import Observation, Quantity

_hoard: list[bytearray] = []
_VALUE = re.compile(r"(?P<subject>[甲乙丙丁]市)(?P<indicator>\w+?)增长(?P<value>\d+(?:\.\d+)?)%")


def load(job: Job, data: bytes) -> Sequence[Document | SourceError]:
    if not data:
        raise EmptySourceError("the file is empty", path=job.path)
    if data.startswith(b"\x89PNG"):
        raise SourceError("an image", path=job.path, reason="image")
    text = data.decode()
    if text.startswith("MEMBERS"):
        return [
            Document(text=part, path=f"{job.path}!{n}.txt")
            for n, part in enumerate(text.splitlines()[1:])
        ]
    if text.startswith("BAD MEMBERS"):
        return [
            SourceError("an image", path=f"{job.path}!{n}", reason="image")
            for n in range(int(text.split()[-1]))
        ]
    partial = "half of it" if text.startswith("PARTIAL") else None
    return [Document(text=text, path=job.path, encoding="utf-8", partial=partial)]


def read(documents: Sequence[Document], begin: Callable[[int], None]) -> list[Outcome]:
    outcomes = []
    for number, document in enumerate(documents):
        begin(number)
        try:
            outcomes.append(_read(document))
        except (ValueError, LimitError) as error:
            outcomes.append(Outcome((), (), error))
    return outcomes


def _read(document: Document) -> Outcome:
    text = document.text
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "EXIT" in text:
        os._exit(7)
    if "HANG" in text:
        time.sleep(60)
    if "GREEDY" in text:
        block = [bytearray(1 << 20) for _ in range(4000)]
        raise AssertionError(f"{len(block)} MB were given")
    if "HOARD" in text:
        _hoard.append(bytearray(b"x") * (160 << 20))
    if "RAISE" in text:
        raise ValueError("two\nlines")
    if "SLOW" in text:
        time.sleep(0.02)
    records: list[Any] = []
    for match in _VALUE.finditer(text):
        start, end = match.span("value")
        value = Decimal(match["value"])
        common = {"start": start, "end": end + 1, "text": f"{match['value']}%", "unit": "%"}
        records.append(Quantity(value=value, rule="stub", **common))
        records.append(
            Observation(
                subject=match["subject"],
                indicator=match["indicator"],
                period="2024",
                measure="growth",
                basis="yoy",
                value=value,
                rule="stub",
                **common,
            )
        )
    return Outcome(records, layout.read(text))


_CODES = {"甲市": "990100", "乙市": "990200"}


def place_code(name: str) -> str | None:
    if name == "丁市":
        raise ValueError("a fault in the making of rows")
    return _CODES.get(name)


def make(patterns: Sequence[Path] = ()) -> Engine:
    for folder in patterns:
        if (folder / "broken").exists():
            raise PatternError("broken on purpose", file=folder)
    return Engine(load, read, place_code)
