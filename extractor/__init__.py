"""Chinese press releases in, typed facts out.

::

    from datetime import date
    from extractor import extract

    for fact in extract(text, reference_date=date(2025, 3, 21)).observations:
        print(fact.subject, fact.indicator, fact.period, fact.value, fact.unit)

Every name below is loaded at its first use: importing the package itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.errors import (
        EmptySourceError,
        EncodingError,
        ExtractorError,
        GoldError,
        MissingExtraError,
        OptionError,
        ParseError,
        PatternError,
        SourceError,
        StoreError,
        UnsupportedSourceError,
    )
    from extractor.records import (
        AnyRecord,
        Entity,
        Evidence,
        Inherited,
        Observation,
        Quantity,
        Ranking,
        Recognition,
        Record,
        Result,
        Time,
    )

__version__ = "0.1.0"

_HOMES = {
    "extractor.api": ("Extractor", "extract"),
    "extractor.errors": (
        "EmptySourceError",
        "EncodingError",
        "ExtractorError",
        "GoldError",
        "MissingExtraError",
        "OptionError",
        "ParseError",
        "PatternError",
        "SourceError",
        "StoreError",
        "UnsupportedSourceError",
    ),
    "extractor.records": (
        "AnyRecord",
        "Entity",
        "Evidence",
        "Inherited",
        "Observation",
        "Quantity",
        "Ranking",
        "Recognition",
        "Record",
        "Result",
        "Time",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [  # noqa: PLE0604  # the names of _HOMES, each a string
    "__version__",
    *sorted(_HOME),
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
