"""locked.txt and pyproject.toml say the same: all packages are locked, each as it is allowed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LINES = (ROOT / "locked.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
PINS = [line for line in LINES if line.strip() and not line.startswith("#")]


def wanted() -> list[Requirement]:
    """What pyproject.toml asks for in the extras all and dev."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    (every,) = extras["all"]
    names = [*sorted(Requirement(every).extras), "dev"]
    lines = [*project["dependencies"], *(line for name in names for line in extras[name])]
    return [Requirement(line) for line in lines]


def locked() -> dict[str, list[str]]:
    """Package → the versions it is locked at: several where systems or Pythons differ."""
    found: dict[str, list[str]] = {}
    for line in PINS:
        name, version = re.match(r"([\w.-]+)==([\w.]+)", line).groups()
        found.setdefault(plain(name), []).append(version)
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("one", wanted(), ids=str)
def test_what_is_asked_for_is_locked_as_it_is_allowed(one: Requirement) -> None:
    versions = locked().get(plain(one.name))
    assert versions, f"{one.name} is not locked: python3 scripts/dev.py lock"
    assert all(one.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("line", PINS, ids=lambda line: line.split(" ")[0])
def test_each_line_is_one_version_with_its_hashes_and_no_host(line: str) -> None:
    assert re.fullmatch(r"[\w.-]+==[\w.]+(?: ;[^-]*?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*", line)
    assert "://" not in line
