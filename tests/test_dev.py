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
