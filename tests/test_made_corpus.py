"""The made pages of scripts/dev.py files: what should be read from each is read."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.source import load


@pytest.fixture
def scripts(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    yield
    for name in ("made_content", "page_families", "page_families_more", "make_files"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("scripts")
def test_pages_of_all_families() -> None:
    from check_files import text_share
    from make_files import _more_pages, _pages

    made: list[tuple[str, bytes, dict[str, Any]]] = []
    for pages in (_pages, _more_pages):
        made += pages(random.Random(20250704))  # other pages than the script writes
    assert len({name.split("-")[0] for name, _, _ in made}) >= 45
    wrong = []
    for name, data, wanted in made:
        (found,) = load(data, path=f"x/{name}")
        share = text_share(found.text, wanted["lines"], wanted["optional"])
        day = found.date.isoformat() if found.date else None
        got = (share >= 0.97, found.title, day, found.publisher)
        if got != (True, wanted["title"], wanted["date"], wanted["source"]):
            wrong.append((name, share, *got[1:]))
    assert wrong == []
