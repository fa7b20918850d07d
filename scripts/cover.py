#!/usr/bin/env python3
"""How many lines and branches of extractor/ the tests run: modules with the least first.

    python3 scripts/dev.py cover                          all tests, in groups, two at a time
    python3 scripts/dev.py cover tests/test_declared.py   some of them, in one
    python3 scripts/dev.py cover --data DIR …             what was run is kept, and added to

With ``--data`` a second call adds to what the first ran: all tests, then the file that was written
for what they miss. Lines of a module that has changed between the two are not those that were run.

Exits with 1 where a test fails, or where all tests run less than LEAST of all lines or of all
branches: branches are counted by themselves, as lines would hide them. Commands that a test starts
are counted as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from dev import groups_of_tests
from environment import captured

ROOT = Path(__file__).resolve().parents[1]
LEAST = 95  # %
MODULES = 60  # that the list of missed branches names
SETTINGS = """[run]
branch = True
parallel = True
source = {source}
patch = subprocess
data_file = {data}
[report]
sort = cover
skip_covered = True
show_missing = True
exclude_also =
    if TYPE_CHECKING:
    \\.\\.\\.$
"""


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(description="lines and branches that the tests run")
    options.add_argument("--data", type=Path, help="folder in which what was run is kept")
    options.add_argument("tests", nargs="*", help="files of tests; without: all, in groups")
    said = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as passing:
        place = said.data or Path(passing)
        place.mkdir(parents=True, exist_ok=True)
        settings = place / "coverage.ini"
        where = SETTINGS.format(source=ROOT / "extractor", data=place.resolve() / "data")
        settings.write_text(where, encoding="utf-8")
        groups = [said.tests] if said.tests else [files for _, files in groups_of_tests()]
        passed = run_groups(settings, groups)
        enough = told(figures_of(settings))
    return 0 if passed and (said.tests or enough) else 1


def run_groups(settings: Path, groups: list[list[str]]) -> bool:
    """Run groups of files of tests, two at a time; True where all pass."""
    with ThreadPoolExecutor(max_workers=2) as two:
        works = [two.submit(_measured, settings, group) for group in groups]
        codes = []
        for at, work in enumerate(works, 1):
            code, output = work.result()
            print(f"-- tests {at} of {len(groups)}\n{output}", flush=True)
            codes.append(code)
    return not any(codes)


def figures_of(settings: Path) -> dict[str, Any]:
    """What all runs in the folder of the settings ran together, as coverage's JSON."""
    figures = settings.with_name("figures.json")
    for command in (["combine", "-q", "--append"], ["report"], ["json", "-q", "-o", str(figures)]):
        subprocess.run(_coverage(settings, *command), cwd=ROOT, check=False)
    known: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    return known


def told(figures: dict[str, Any]) -> bool:
    """Print the modules that miss most branches and the share run of lines and of branches, in %.

    True where both reach LEAST.
    """
    missed = {name: module["missing_branches"] for name, module in figures["files"].items()}
    for name in sorted(missed, key=lambda name: -len(missed[name]))[:MODULES]:
        print(f"{len(missed[name]):4} branches missed: {name}", *missed[name])
    sums = figures["totals"]
    lines = 100 * sums["covered_lines"] / sums["num_statements"]
    branches = 100 * sums["covered_branches"] / sums["num_branches"]
    print(f"lines {lines:.1f} %, branches {branches:.1f} % of {sums['num_branches']}")
    return min(lines, branches) >= LEAST


def _measured(settings: Path, tests: list[str]) -> tuple[int, str]:
    """The exit code of pytest over files of tests, and what it printed."""
    return captured(_coverage(settings, "run", "-m", "pytest", "-q", *tests), folder=ROOT)


def _coverage(settings: Path, command: str, *arguments: str) -> list[str]:
    rcfile = f"--rcfile={settings}"
    return [sys.executable, "-m", "coverage", command, rcfile, *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
