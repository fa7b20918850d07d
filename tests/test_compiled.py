"""The compiled wheel: made where asked for, and of nothing that compiled code reads otherwise."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

#: Attributes that a C compiler takes for words of its own, once mypyc puts a _ before them.
_RESERVED = frozenset(
    f"_{word}"
    for word in (
        "alignof", "asm", "attribute", "complex", "const", "imag", "inline", "real", "restrict",
        "signed", "thread", "typeof", "volatile",
    )
)  # fmt: skip

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
MODULES = sorted(
    path
    for pattern in HOOK["include"]
    for path in ROOT.glob(pattern.lstrip("/"))
    if path.name not in HOOK["exclude"]
)


def test_an_install_needs_no_compiler() -> None:
    assert HOOK["enable-by-default"] is False
    assert not any("mypyc" in line for line in PROJECT["project"]["dependencies"])
    assert not any("mypyc" in line for line in PROJECT["build-system"]["requires"])


@pytest.mark.parametrize("pattern", HOOK["include"])
def test_each_pattern_names_modules(pattern: str) -> None:
    assert [*ROOT.glob(pattern.lstrip("/"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_dataclass_is_compared_by_its_values(path: Path) -> None:
    """Compiled code compares two of one class by identity: one that says so is so in both."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            for made in node.decorator_list:
                called = made.func if isinstance(made, ast.Call) else made
                if getattr(called, "id", "") == "dataclass":
                    keys = made.keywords if isinstance(made, ast.Call) else []
                    said = {key.arg: ast.literal_eval(key.value) for key in keys}
                    assert said.get("eq") is False, f"{node.name}: write eq=False"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_looked_for_in_a_row_with_a_star(path: Path) -> None:
    """``x in (a, *rest)`` cannot be compiled."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare):
            for row in node.comparators:
                elements = getattr(row, "elts", [])
                starred = any(isinstance(element, ast.Starred) for element in elements)
                assert not starred, f"line {node.lineno}: ask for the parts one by one"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_to_a_property_that_keeps(path: Path) -> None:
    """Compiled code makes the value of a ``cached_property`` anew each time it is asked for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            kept = [
                one for one in node.decorator_list if getattr(one, "id", "") == "cached_property"
            ]
            assert not kept, f"{node.name}: keep it in a Once of extractor.lazy"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_attribute_is_a_word_of_c(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in _RESERVED, f"line {node.lineno}: call {node.attr} otherwise"
