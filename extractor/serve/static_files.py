"""The files that pages ask for besides themselves: a style, a script of ours, and ECharts.

``static/echarts.js`` is Apache ECharts 5.6.0 as npm has it (``dist/echarts.simple.min.js``), with
its licence beside it: the smallest build that draws lines, and one that runs without inline style
or ``eval``, which the policy of the pages forbids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_HERE = Path(__file__).parent / "static"
_KINDS = {
    "style.css": "text/css",
    "chart.js": "text/javascript",
    "echarts.js": "text/javascript",
}


def static_routes(headers: Mapping[str, str]) -> list[tuple[str, Callable[[Request], Response]]]:
    """Address and answer of each file."""
    return [(f"/{name}", _answer(name, kind, headers)) for name, kind in _KINDS.items()]


def _answer(name: str, kind: str, headers: Mapping[str, str]) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        from starlette.responses import Response

        return Response(_read(name), 200, dict(headers), media_type=f"{kind}; charset=utf-8")

    return answer


@cache
def _read(name: str) -> bytes:
    return (_HERE / name).read_bytes()
