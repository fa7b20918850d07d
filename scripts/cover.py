#!/usr/bin/env python3
"""How many lines and branches of extractor/ the tests run: modules with the least first.

    python3 scripts/dev.py cover                         all tests (half an hour on two cores)
    python3 scripts/dev.py cover tests/test_declared.py  some of them

Exits with 1 where it is less than LEAST of all. Commands that a test starts are counted as well.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEAST = 95  # %
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
        least = [] if tests else [f"--fail-under={LEAST}"]
        return max(code, _coverage("report", f"--rcfile={settings}", *least) and 1)


def _coverage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
