"""Write locked.txt anew: every package of the extras all and dev, its version, and its hashes.

    python3 scripts/dev.py lock [--upgrade]

What is locked stays where pyproject.toml allows it; ``--upgrade`` takes the newest there is. The
file names no host: where the packages come from is the installer's affair, the hashes say whether
they are the same. It holds for every Python that pyproject.toml allows, on every system.
``dev.py locked`` installs by it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import Environment, clean_variables

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "locked.txt"
#: What resolves for all systems at once; only here, and in an environment that is thrown away.
_TOOL = "uv>=0.8,<1"
_HEAD = "# By scripts/lock.py out of pyproject.toml: extras all and dev. Not by hand.\n"
_OPTIONS = (
    "--extra", "all", "--extra", "dev", "--universal", "--generate-hashes", "--no-header",
    "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="the newest versions there are")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    with tempfile.TemporaryDirectory() as name:
        environment = Environment(Path(name) / "tool")
        environment.create()
        environment.install(_TOOL)
        draft = Path(name) / "locked.txt"
        if LOCK.is_file():
            draft.write_bytes(LOCK.read_bytes())  # what is locked stays
        command = [environment.program("uv"), "pip", "compile", "pyproject.toml", *_OPTIONS]
        subprocess.run(
            [*command, *upgrade, "--output-file", draft],
            cwd=ROOT, env=clean_variables(), check=True,
        )  # fmt: skip
        text = draft.read_text(encoding="utf-8")
    if "://" in text:
        sys.exit("the lock names a host: a requirement is an address")
    LOCK.write_text(_HEAD + text.removeprefix(_HEAD), encoding="utf-8")
    print(f"{LOCK.name}: {sum(1 for line in text.splitlines() if '==' in line)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
