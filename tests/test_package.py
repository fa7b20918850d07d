"""The house itself: layers, where language may stand, and what is imported when."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest

from extractor import __version__

SOURCES = sorted((Path(__file__).resolve().parents[1] / "extractor").rglob("*.py"))
MOST_LINES = 300
FUNCTION_LINES = 50
#: What dates are written with, as ISO writes -, T and :, is a format and no word.
DATE_SIGNS = "年月日号时分秒"
#: Characters that stand for all of their kind, where a pattern is tried on each kind.
LEFT = {
    "anchors.py": "一", "evaluate/exploding.py": "一", "requirements.py": "丂",
    # in numerals of dates: a place value, which no table of numerals changes
    "source/written_days.py": "十",
    # a stroke that is typed for the bar |
    "mentions/names/signed.py": "丨",
}  # fmt: skip
LINT_IMPORTS = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True))
"""


def python(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """This Python, in a process of its own."""
    variables = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def imported_by(code: str) -> set[str]:
    """The top-level modules that are loaded after ``code`` has run."""
    run = python("-c", f"{code}\nimport sys; print(*sys.modules)")
    assert run.returncode == 0, run.stderr
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_layers(root: Path) -> None:
    run = python("-c", LINT_IMPORTS, folder=root)
    assert run.returncode == 0, run.stdout
    assert "4 kept, 0 broken" in run.stdout  # it has really looked


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {"jieba", "rjieba", "yaml", "pydantic", "regex", "typer", "rich", "opencc", "duckdb"}
    assert not imported_by("import extractor") & heavy


def test_a_name_loads_only_what_it_needs() -> None:
    assert not imported_by("from extractor import ParseError") & {"pydantic", "jieba", "regex"}
    assert not imported_by("from extractor import Result") & {"jieba", "rjieba", "yaml", "rich"}


def cost(*arguments: str) -> float:
    """The best of three, in seconds of processor: the machine may be busy with something else."""
    times = []
    for _ in range(3):
        start = sum(os.times()[2:4])
        run = python(*arguments)
        times.append(sum(os.times()[2:4]) - start)
        assert run.returncode == 0
    return min(times)


def test_help_answers_at_once() -> None:
    # on a slow or crowded machine, by what the library that writes it takes there by itself
    assert "extract" in python("-m", "extractor", "--help").stdout
    assert cost("-m", "extractor", "--help") < max(0.3, 2.5 * cost("-c", "import typer"))


def test_help_loads_nothing_heavy() -> None:
    code = 'from extractor.cli import main\nassert main(["--help"]) == 0'
    run = python("-c", f"{code}\nimport sys; print('modules', *sys.modules)")
    loaded = {name.partition(".")[0] for name in run.stdout.rpartition("modules")[2].split()}
    assert "typer" in loaded
    assert not loaded & {"jieba", "rjieba", "yaml", "pydantic", "regex", "opencc", "duckdb"}


def test_only_tokens_knows_jieba() -> None:
    knowing = {
        source.stem for source in SOURCES if {"jieba", "rjieba"} & set(imported_modules(source))
    }
    assert knowing == {"tokens"}


def imported_modules(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_language_is_data(source: Path) -> None:
    """No Chinese word in the code, of one character either: words stand in patterns/.

    Docstrings may show examples.
    """
    name = "/".join(source.parts[source.parts.index("extractor") + 1 :])
    left = {*DATE_SIGNS, *LEFT.get(name, "")}
    words = [
        f"{source.name}:{line}: {text}"
        for line, text in strings(source)
        if any(han(a) and han(b) for a, b in pairwise(text)) or set(filter(han, text)) - left
    ]
    assert words == []


def test_what_is_left_of_words_in_code_is_there() -> None:
    package = SOURCES[0].parent
    for name, left in LEFT.items():
        assert set(left) <= {char for _, text in strings(package / name) for char in text}, name


def strings(source: Path) -> Iterator[tuple[int, str]]:
    """The string constants of a module that are no docstrings."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    prose = {
        id(statement.value)
        for node in ast.walk(tree)
        for statement in body_of(node)
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def body_of(node: ast.AST) -> list[ast.stmt]:
    body = getattr(node, "body", [])
    return body if isinstance(body, list) else []


def han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def test_modules_fit_on_a_few_screens() -> None:
    lines = {source: source.read_text(encoding="utf-8").count("\n") for source in SOURCES}
    assert {source.name: n for source, n in lines.items() if n > MOST_LINES} == {}
    full = sorted(count for count in lines.values() if count > 1)
    assert full[len(full) // 2] < 200


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_functions_fit_on_a_screen(source: Path) -> None:
    long = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {n: lines for n, lines in long.items() if lines > FUNCTION_LINES} == {}


def test_one_name_for_one_thing() -> None:
    """No public class, and no name of a type, stands in two modules."""
    homes: dict[str, list[str]] = {}
    for source in SOURCES:
        for node in ast.parse(source.read_text(encoding="utf-8")).body:
            for name in types_of(node):
                homes.setdefault(name, []).append(str(source))
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
    assert len(homes) > 300


def types_of(node: ast.stmt) -> list[str]:
    """What a statement defines that is called like a type, ``_Private`` ones left out."""
    names = [node.name] if isinstance(node, ast.ClassDef) else []
    if isinstance(node, ast.Assign):
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
    return [name for name in names if name[0].isupper() and not name.isupper()]


def test_functions_have_few_branches(root: Path) -> None:
    lint = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"][
        "lint"
    ]
    assert lint["mccabe"]["max-complexity"] <= 10
    run = python("-m", "ruff", "check", "--no-cache", "--select", "C901", "extractor", folder=root)
    assert run.returncode == 0, run.stdout


def test_no_copies_over_six_lines(root: Path) -> None:
    """The setting is held here; ``dev.py test`` runs the search, which takes half a minute."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["pylint"]["similarities"]["min-similarity-lines"] <= 7
    assert project["tool"]["pylint"]["main"] == {"disable": "all", "enable": "duplicate-code"}


def test_the_version_is_in_the_changes(root: Path) -> None:
    assert f"## {__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_generated_tables_are_in_the_notices(root: Path) -> None:
    notices = (root / "patterns" / "NOTICES.md").read_text(encoding="utf-8")
    made = {
        table.stem
        for table in (root / "patterns" / "lexicon").rglob("*.tsv")
        if "scripts/make_" in table.read_text(encoding="utf-8")[:400]
    }
    assert {name for name in made if f"`{name}`" not in notices} == set()


def test_what_is_imported_is_declared(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    declared = {DISTRIBUTED_AS.get(name, name) for name in map(distribution, wanted)}
    used = {name for source in SOURCES for name in imported_modules(source)}
    foreign = used - set(sys.stdlib_module_names) - {"extractor", ""}
    assert foreign <= declared


#: Distributions whose module has another name.
DISTRIBUTED_AS = {
    "ahocorasick-rs": "ahocorasick_rs",
    "pyyaml": "yaml",
    "python-docx": "docx",
    "python-calamine": "python_calamine",
    "markdown-it-py": "markdown_it",
}


def distribution(requirement: str) -> str:
    name = requirement
    for mark in "<>=!~[; ":
        name = name.partition(mark)[0]
    return name.lower()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: "/".join(path.parts[-2:]))
def test_no_possessive_group_is_left_to_re(source: Path) -> None:
    """Before 3.11.5 ``re`` keeps what such a group has given up; ``regex`` does not."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            assert not any(quantifier in ast.unparse(node) for quantifier in (")?+", ")*+", ")++"))
