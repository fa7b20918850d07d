"""Build the wheel, install it into an empty environment, and use it from another folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import Environment, clean_variables

ROOT = Path(__file__).resolve().parents[1]

RELEASE = "今年一季度，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位。\n"
WHERE = """
import extractor, sys
from pathlib import Path
from extractor.rulebook import own_patterns
home = Path(sys.prefix).resolve()
for place in (Path(extractor.__file__), own_patterns()):
    assert home in place.resolve().parents, f"{place} is not in {home}"
assert (Path(extractor.__file__).parent / "py.typed").is_file()
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = built(folder / "dist")
        environment = Environment(folder / "empty")
        environment.create()
        environment.install(str(wheel))
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        run([environment.python, "-c", WHERE], elsewhere)
        extract = [environment.program("extractor"), "extract", "-", "--date", "2025-04-20"]
        lines = run([*extract, "--format", "jsonl"], elsewhere, text=RELEASE).splitlines()
        values = {record["text"] for record in map(json.loads, lines)}
        if "6.2%" not in values:
            sys.exit(f"the installed wheel finds no 6.2% in its test sentence, only {values}")
        print(run([environment.program("extractor"), "rules", "check"], elsewhere), end="")
        print(f"{wheel.name}: installs, and works from another folder")
    return 0


def built(folder: Path) -> Path:
    run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def run(command: list[str | Path], folder: Path, *, text: str = "") -> str:
    """Run a command; leave with what it said where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean_variables(),
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
