"""Everything a checkout can do, on a machine that has Python 3.11 or newer and nothing else.

    python3 scripts/dev.py run ARGS…    the command extractor: run extract FILE, run eval corpus …
    python3 scripts/dev.py test ARGS…   lint, copies, types, import contracts, rule examples, tests
    python3 scripts/dev.py cover ARGS…  lines and branches that the tests run, module by module
    python3 scripts/dev.py bench ARGS…  throughput against jieba.cut, memory, linearity
    python3 scripts/dev.py stress ARGS… every text there is: exceptions, wrong spans, slow texts
    python3 scripts/dev.py fuzz ARGS…   texts at random for --seconds with a --seed: no error
    python3 scripts/dev.py files ARGS…  make the corpus of files; score what is loaded from it
    python3 scripts/dev.py ablate ARGS… what of the rules and tables of facts nobody notices missing
    python3 scripts/dev.py accuracy     measure, and write docs/accuracy.md
    python3 scripts/dev.py compiled     build the compiled wheel, install it beside, compare records
    python3 scripts/dev.py locked       make .venv of what locked.txt names, hashes checked
    python3 scripts/dev.py lock         write locked.txt anew
    python3 scripts/dev.py wheel        build the wheel and use it from an empty environment

What is needed is installed into ``.venv`` at the first call, and again when pyproject.toml changes.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from environment import Environment, captured, clean_variables, require_python

ROOT = Path(__file__).resolve().parents[1]

#: Which optional parts each command needs.
EXTRAS = {
    "run": "",
    "test": "[all,dev]",
    "cover": "[all,dev]",
    "bench": "",
    "stress": "",
    "fuzz": "",
    "files": "[all,dev]",
    "ablate": "[all,dev]",
    "accuracy": "",
    "compiled": "[all,dev]",
    "lock": "",
    "wheel": "[all,dev]",
}

#: What ``test`` runs, in this order: what Python of the environment is called with.
CHECKS = {
    "lint": ["-m", "ruff", "check", "."],
    "copies": ["-m", "pylint", "extractor", "scripts"],
    "types": ["-m", "mypy"],
    # import-linter is no module that can be run: with -m it does nothing, and says so by 0
    "import contracts": [
        "-c",
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())",
    ],
    "rule examples": ["-m", "extractor", "rules", "check"],
    "tests": ["-m", "pytest"],
}


#: How many groups of files the tests are run in: few enough that what a group prepares once, such
#: as the rulebook, costs little; enough that both processes end at about the same time.
_GROUPS = 12


def main(arguments: list[str]) -> int:
    require_python()
    if not arguments or arguments[0] not in (*EXTRAS, "locked"):
        print(__doc__)
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    command, *rest = arguments
    if command == "locked":
        return locked()
    environment = prepared(EXTRAS[command])
    if command == "run":
        return call(environment, ["-m", "extractor", *rest], folder=Path.cwd())
    if command == "test":
        return test(environment, rest)
    script = {"wheel": "check_wheel.py", "files": "make_files.py"}.get(command, f"{command}.py")
    return call(environment, [str(ROOT / "scripts" / script), *rest])


def prepared(extras: str) -> Environment:
    """The checkout's own environment, with the optional parts that are needed."""
    environment = Environment(ROOT / ".venv")
    noted = environment.folder / ".installed"
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    wanted = {f"{ROOT} {project} {have}" for have in (extras, "[all,dev]")}
    if noted.is_file() and noted.read_text(encoding="utf-8") in wanted:
        return environment
    print(f"installing into {environment.folder}, once …", file=sys.stderr, flush=True)
    environment.create()
    environment.install("--editable", f"{ROOT}{extras}")
    stamp(environment, extras)
    return environment


def locked() -> int:
    """Fill the checkout's own environment by locked.txt; further calls keep it as it is."""
    environment = Environment(ROOT / ".venv")
    environment.create()
    environment.install("--require-hashes", "--requirement", str(ROOT / "locked.txt"))
    environment.install("--no-deps", "--editable", str(ROOT))
    stamp(environment, "[all,dev]")
    return 0


def stamp(environment: Environment, extras: str) -> None:
    """Note what the environment holds."""
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    note = environment.folder / ".installed"
    note.write_text(f"{ROOT} {project} {extras}", encoding="utf-8")


def test(environment: Environment, arguments: list[str]) -> int:
    """All checks, also after one has failed; what failed is said at the end.

    The tests take longest: groups of their files run in two processes, each on its own, or as one
    where pytest is told something. The other checks run beside them.
    """
    *others, (name, command) = CHECKS.items()
    failed = []
    with ThreadPoolExecutor(max_workers=1) as beside, ThreadPoolExecutor(max_workers=2) as two:
        told = [(one, beside.submit(checked, environment, check)) for one, check in others]
        if arguments:
            print(f"-- {name}", flush=True)
            failed += [name] if call(environment, [*command, *arguments]) else []
        else:
            groups = [(f"{name} {one}", [*command, *files]) for one, files in groups_of_tests()]
            print(f"-- {name}: {len(groups)} groups, two at a time", flush=True)
            run = [(one, two.submit(checked, environment, group)) for one, group in groups]
            told = [*run, *told]
        for one, work in told:
            code, said = work.result()
            print(f"-- {one}\n{said}", flush=True)
            failed += [one] if code else []
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def groups_of_tests() -> list[tuple[str, list[str]]]:
    """The files of tests in groups that take about as long each, with the group's number."""
    files = sorted(map(str, (ROOT / "tests").glob("test_*.py")))
    groups = [files[start::_GROUPS] for start in range(_GROUPS)]
    return [(f"{at} of {len(groups)}", group) for at, group in enumerate(groups, 1)]


def checked(environment: Environment, arguments: list[str]) -> tuple[int, str]:
    """The exit code of a check and what it printed."""
    return captured([str(environment.python), *arguments], folder=ROOT)


def call(environment: Environment, arguments: list[str], *, folder: Path = ROOT) -> int:
    command = [str(environment.python), *arguments]
    return subprocess.run(command, cwd=folder, env=clean_variables(), check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
