"""One document of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Leaf(NamedTuple):
    """One document of a page.

    ``records`` are objects as ``Record.to_dict()`` gives them, with ``evidence`` and ``inherited``
    as lists of objects; their spans count code points of ``text``.
    """

    name: str
    title: str | None
    date: str | None
    text: str
    records: tuple[Mapping[str, Any], ...]
