"""Peers' cases of addresses: what divisions one names (:mod:`extractor.evaluate.suites`).

Peers take an address apart and fill in what is above. Our records name the places in the text, each
with its code (GB/T 2260); the code of the smallest says the rest. The street is no part of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from extractor.api import extract
from extractor.rulebook import Row, load_rulebook

_LEVELS = ("province", "city", "county")
_PROVINCE, _CITY = 2, 4  # digits of a code that name them


def _place(case: dict[str, Any]) -> str | None:
    """None where the smallest division of the address is the one expected; else what came."""
    value = case["expected"][0]["value"]
    codes = [one.code for one in extract(case["text"]).entities if one.code]
    found = _chain(max(codes, key=_digits)) if codes else ("", "", "")
    wanted = tuple(value[level] or "" for level in _LEVELS)
    return None if found == wanted else " ".join(filter(None, found)) or "no place"


def _chain(code: str) -> tuple[str, str, str]:
    """Province, city and county of a code, empty where it is above them.

    A province that is a city of its own (天津市) is both.
    """
    names, digits = _names(), _digits(code)
    province = names[code[:_PROVINCE].ljust(len(code), "0")]
    city = names.get(code[:_CITY].ljust(len(code), "0"), province) if digits > _PROVINCE else ""
    return province, city, names[code] if digits > _CITY else ""


def _digits(code: str) -> int:
    """How many digits of a code say something."""
    return _PROVINCE if code.endswith("0000") else _CITY if code.endswith("00") else len(code)


@cache
def _names() -> dict[str, str]:
    """The name of each code, today's where it has had several."""
    rows = sorted(load_rulebook().table("places"), key=_last_year)
    return {row.get("code") or row.word: row.get("name") for row in rows}


def _last_year(row: Row) -> str:
    return row.get("until") or "today"


CHECKS: dict[str, Callable[[dict[str, Any]], str | None]] = {"location": _place}
