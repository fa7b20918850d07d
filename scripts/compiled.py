"""Build the compiled wheel, install it into an environment of its own, compare its records.

    python3 scripts/dev.py compiled [--into FOLDER] [--texts FILE.jsonl.gz] [--wheels FOLDER]

The wheel has the rooms that take the time compiled by mypyc (``hooks.mypyc`` in pyproject.toml),
and all of its Python beside them. It needs a C compiler and some minutes; nothing else here does.
It is built from a copy, since the build writes what it compiled beside the sources. Exit code 1
where a record comes out otherwise than from the checkout. ``dev.py bench`` measures both builds
where the environment is there.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import Environment, clean_variables

ROOT = Path(__file__).resolve().parents[1]
#: Where the compiled build is installed; scripts/bench.py looks for it there.
INTO = ROOT / ".venv-compiled"
#: What the build reads of a checkout.
_PARTS = (
    "extractor", "patterns", "scripts", "pyproject.toml", "README.md", "LICENSE",
)  # fmt: skip
_SWITCH = "HATCH_BUILD_HOOK_ENABLE_MYPYC"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--into", type=Path, default=INTO)
    parser.add_argument("--wheels", type=Path, help="keep the wheel in this folder")
    parser.add_argument("--texts", type=Path, help="further texts to compare the records of")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wheel = built(Path(name))
        if chosen.wheels is not None:
            chosen.wheels.mkdir(parents=True, exist_ok=True)
            shutil.copy2(wheel, chosen.wheels)
        environment = Environment(chosen.into)
        environment.create()
        environment.install("--force-reinstall", "--no-deps", str(wheel))
        environment.install(str(wheel))
    print(f"{wheel.name}: in {chosen.into}")
    return compared(environment, chosen.texts)


def built(folder: Path) -> Path:
    """The compiled wheel of a copy of this checkout."""
    copy = folder / "copy"
    copy.mkdir()
    for part in _PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, copy)
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", copy],
        env={**clean_variables(), _SWITCH: "true"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(
            f"not built: exit code {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        )
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


def compared(environment: Environment, texts: Path | None) -> int:
    """Print whether both builds give the same records, byte for byte."""
    script = str(ROOT / "scripts" / "records.py")
    more = [str(texts.resolve())] if texts is not None else []
    ours = _records([sys.executable, script, *more])
    theirs = _records([str(environment.python), script, "--compiled", *more])
    differ = sum(one != other for one, other in zip(ours, theirs, strict=False))
    differ += abs(len(ours) - len(theirs))
    print(f"{len(ours):,} records, {differ} of them otherwise in the compiled build")
    return 1 if differ else 0


def _records(command: list[str]) -> list[str]:
    variables = {**clean_variables(), "PYTHONIOENCODING": "utf-8"}
    folder = Path(sys.executable).parent  # not the checkout: what is installed is asked
    done = subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr[-4000:]}")
    return done.stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
