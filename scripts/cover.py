#!/usr/bin/env python3
"""How many lines and branches of extractor/ the tests run: modules with the least first.

    python3 scripts/dev.py cover                         all tests (half an hour on two cores)
    python3 scripts/dev.py cover tests/test_declared.py  some of them

Exits with 1 where of all lines or of all branches less than LEAST is run: branches are counted by
themselves, as lines would hide them. Commands that a test starts are counted as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

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


def main(tests: list[str]) -> int:
    with tempfile.TemporaryDirectory() as place:
        settings = Path(place, "coverage.ini")
        said = SETTINGS.format(source=ROOT / "extractor", data=Path(place, "data"))
        settings.write_text(said, encoding="utf-8")
        code = _coverage("run", f"--rcfile={settings}", "-m", "pytest", "-q", *tests)
        _coverage("combine", "-q", f"--rcfile={settings}")
        _coverage("report", f"--rcfile={settings}")
        figures = Path(place, "figures.json")
        _coverage("json", "-q", f"--rcfile={settings}", "-o", str(figures))
        enough = told(json.loads(figures.read_text(encoding="utf-8")))
        return max(code, 0 if tests or enough else 1)


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


def _coverage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
