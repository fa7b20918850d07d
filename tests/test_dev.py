"""What a checkout can do: scripts/dev.py."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest


def test_every_file_of_tests_is_in_one_group(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    import dev

    named = Counter(name for _, files in dev.groups_of_tests() for name in files)
    assert named == Counter(str(path) for path in (root / "tests").glob("test_*.py"))


@pytest.mark.parametrize(("code", "passed"), [(0, True), (1, False)])
def test_coverage_is_measured_group_by_group(
    code: int, passed: bool, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One group that fails is enough, and ends none of the others."""
    monkeypatch.syspath_prepend(str(root / "scripts"))
    import cover

    run: list[str] = []

    def measured(settings: Path, tests: list[str]) -> tuple[int, str]:
        run.extend(tests)
        return (code if tests == ["b"] else 0), ""

    monkeypatch.setattr(cover, "_measured", measured)
    assert cover.run_groups(tmp_path / "coverage.ini", [["a"], ["b"], ["c", "d"]]) is passed
    assert sorted(run) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("branches", "enough"), [(95, True), (94, False)])
def test_branches_count_by_themselves(
    branches: int, enough: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All lines do not make up for a branch."""
    monkeypatch.syspath_prepend(str(root / "scripts"))
    import cover

    sums = {"covered_lines": 100, "num_statements": 100, "num_branches": 100}
    figures = {"files": {}, "totals": {**sums, "covered_branches": branches}}
    assert cover.told(figures) is enough
