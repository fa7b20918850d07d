"""One document of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Leaf(NamedTuple):
    """One document of a page.

    ``records`` are objects as ``Record.to_dict()`` gives them, with ``evidence`` and ``inherited``
    as lists of objects; their spans count code points of ``text``. Where the page is part of
    a site, ``back`` leads to what it was reached from, ``marking`` to where its facts are marked.
    """

    name: str
    title: str | None
    date: str | None
    text: str
    records: tuple[Mapping[str, Any], ...]
    back: str | None = None
    marking: str | None = None
