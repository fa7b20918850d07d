"""Other projects' public test cases, through the functions that a library user calls.

A suite is one file of JSON Lines, a case a line::

    {"id", "mode", "topic", "text",
     "expected": [{"span", "start", "end", "type", "value", "unit"?}]}

``mode`` is ``whole`` (all of the text is one mention with this value), ``extract`` (exactly these
mentions of the topic are in the text) or ``error`` (it must be refused). Cases in which a peer's
convention contradicts ours fit a rule of ``suite-conventions.tsv``, with its reason, and are
counted apart: at most a tenth of a suite, and never a case by its name.
To read a further topic, add its check to :data:`CHECKS`.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import GoldError
from extractor.evaluate import suite_places, suite_quantities, suite_ranges, suite_times
from extractor.rulebook import Row
from extractor.rulebook.tables import read_table

#: Where the conventions are looked for unless a caller says so: in the checkout.
EXCEPTIONS = Path(__file__).parents[2] / "corpus" / "suite-conventions.tsv"
#: All that is left out of a suite is at most this share of its cases.
_MOST = 0.1


class FailedCase(NamedTuple):
    """A case that did not pass: what was expected, and what came instead."""

    id: str
    text: str
    expected: str
    found: str


class SuiteScore(NamedTuple):
    """One suite: how many cases count, how many pass; ``excepted`` ones do not count.

    ``unread`` are cases of a topic that has no check, which count nowhere.
    """

    suite: str
    cases: int
    passed: int
    excepted: int
    failures: tuple[FailedCase, ...]
    unread: int = 0

    @property
    def share(self) -> float:
        """Passed of the cases that count, between 0 and 1; 1 where none counts."""
        return self.passed / self.cases if self.cases else 1.0

    @property
    def of_all(self) -> float:
        """Passed of all cases, those left out counted as failed."""
        every = self.cases + self.excepted
        return self.passed / every if every else 1.0


#: Topic → what reads one case of it: None where it passes, else what came instead.
CHECKS: dict[str, Callable[[dict[str, Any]], str | None]] = {
    **suite_places.CHECKS,
    **suite_quantities.CHECKS,
    **suite_ranges.CHECKS,
    **suite_times.CHECKS,
}


def run_suites(folder: Path, *, exceptions: Path | None = None) -> list[SuiteScore]:
    """Run every suite of ``folder``, in order of their names; a case without a check is unread.

    Args:
        folder: ``*.jsonl`` files.
        exceptions: a table of suite, what its case must match, and the reason; ours unless given,
            none if there is no file.

    Raises:
        GoldError: no such folder, no suite in it, or a line that is no case.
        PatternError: the table of exceptions is wrong, names a case, or leaves out too many.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder of suites")
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise GoldError(f"{folder}: no suite in it (*.jsonl)")
    excepted = _conventions(exceptions or EXCEPTIONS)
    return [_run(file.stem, list(_cases(file)), excepted) for file in files]


def report(scores: list[SuiteScore]) -> str:
    """The scores as lines of text, one suite a line, for a terminal or a document."""
    heads = f"{'passed':>7} {'cases':>6} {'share':>6} {'excepted':>9} {'of all':>7}"
    lines = [f"{'suite':32} {heads}"]
    for score in scores:
        share = f"{score.share:.3f}" if score.cases else "–"  # none of its cases counts
        lines.append(
            f"{score.suite:32} {score.passed:7} {score.cases:6} {share:>6} {score.excepted:9}"
            f" {score.of_all:7.3f}" + (f"  {score.unread} unread" if score.unread else "")
        )
    return "\n".join(lines) + "\n"


def _run(suite: str, cases: list[dict[str, Any]], excepted: tuple[Row, ...]) -> SuiteScore:
    known = [case for case in cases if case["topic"] in CHECKS]
    ours = tuple(row for row in excepted if row.word == suite)
    counted = [case for case in known if not any(_holds(row, case) for row in ours)]
    left_out = len(known) - len(counted)
    if left_out > _MOST * len(known):
        raise ours[0].wrong(
            f"{left_out} of {len(known)} cases of {suite} are left out: a tenth at most"
        )
    failures: list[FailedCase] = []
    for case in counted:
        found = CHECKS[case["topic"]](case)
        if found is not None:
            expected = json.dumps(case["expected"], ensure_ascii=False)
            failures.append(FailedCase(case["id"], case["text"], expected, found))
    passed = len(counted) - len(failures)
    logging.getLogger(__name__).info("%s: %d of %d passed", suite, passed, len(counted))
    unread = len(cases) - len(known)
    return SuiteScore(suite, len(counted), passed, left_out, tuple(failures), unread)


def _conventions(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        return ()
    rows = tuple(read_table(path, words=False))
    for row in rows:
        if row.get("id"):
            raise row.wrong("a convention is a rule over the case, and names none")
        if not row.get("reason") or not (row.get("text") or row.get("expected")):
            raise row.wrong("a convention has a pattern of text or expected, and a reason")
        for column in ("text", "expected"):
            try:
                re.compile(row.get(column))
            except re.error as error:
                raise row.wrong(f"{column} is not a pattern: {error}") from None
    return rows


def _holds(row: Row, case: dict[str, Any]) -> bool:
    """Whether a convention of the case's suite holds for it."""
    text = "".join(case["text"].split())
    if row.get("reference") == "none" and case.get("ref_time"):
        return False
    expected = json.dumps(case["expected"], ensure_ascii=False)
    return bool(re.search(row.get("text"), text) and re.search(row.get("expected"), expected))


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            if not isinstance(case["text"], str) or not isinstance(case["expected"], list):
                raise TypeError
            _ = case["id"], case["topic"], case["mode"]
        except (json.JSONDecodeError, KeyError, TypeError):
            raise GoldError(f"{path}:{number}: not a case of a suite") from None
        yield case
