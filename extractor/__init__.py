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
    from extractor.api import Extractor, Failure, extract
    from extractor.batch.options import Options
    from extractor.batch.run import run_batch
    from extractor.document import Document
    from extractor.errors import (
        EmptySourceError,
        EncodingError,
        ExtractorError,
        GoldError,
        LimitError,
        MissingExtraError,
        OptionError,
        ParseError,
        PatternError,
        SourceError,
        StoreError,
        UnsupportedSourceError,
    )
    from extractor.limits import Limits
    from extractor.mentions.money import parse_money
    from extractor.mentions.number_ranges import NumberRange, find_ranges
    from extractor.mentions.numerals import Number, find_numbers, parse_number
    from extractor.mentions.quantities import find_quantities, parse_quantity
    from extractor.mentions.quantity.dimensions import convert
    from extractor.mentions.times import find_times, parse_time
    from extractor.record import Evidence, Inherited, Record
    from extractor.records import (
        AnyRecord,
        Appointment,
        Entity,
        Observation,
        Quantity,
        Ranking,
        Recognition,
        Time,
    )
    from extractor.result import Result
    from extractor.source import load, load_each
    from extractor.store.database import Store
    from extractor.store.find import find
    from extractor.store.opening import open_store
    from extractor.store.questions import Question

__version__ = "0.1.0"

__all__ = [
    "AnyRecord",
    "Appointment",
    "Document",
    "EmptySourceError",
    "EncodingError",
    "Entity",
    "Evidence",
    "Extractor",
    "ExtractorError",
    "Failure",
    "GoldError",
    "Inherited",
    "LimitError",
    "Limits",
    "MissingExtraError",
    "Number",
    "NumberRange",
    "Observation",
    "OptionError",
    "Options",
    "ParseError",
    "PatternError",
    "Quantity",
    "Question",
    "Ranking",
    "Recognition",
    "Record",
    "Result",
    "SourceError",
    "Store",
    "StoreError",
    "Time",
    "UnsupportedSourceError",
    "__version__",
    "convert",
    "extract",
    "find",
    "find_numbers",
    "find_quantities",
    "find_ranges",
    "find_times",
    "load",
    "load_each",
    "open_store",
    "parse_money",
    "parse_number",
    "parse_quantity",
    "parse_time",
    "run_batch",
]

#: Where the names live; asked in this order, so that an error costs no model and no rule.
_HOMES = (
    "extractor.errors",
    "extractor.limits",
    "extractor.record",
    "extractor.records",
    "extractor.result",
    "extractor.mentions.numerals",
    "extractor.mentions.number_ranges",
    "extractor.mentions.quantities",
    "extractor.mentions.times",
    "extractor.mentions.money",
    "extractor.mentions.quantity.dimensions",
    "extractor.document",
    "extractor.source",
    "extractor.store.questions",
    "extractor.store.find",
    "extractor.store.database",
    "extractor.store.opening",
    "extractor.api",
    "extractor.batch.options",
    "extractor.batch.run",
)


def __getattr__(name: str) -> Any:
    if name in __all__:
        for home in map(import_module, _HOMES):
            if hasattr(home, name):
                globals()[name] = getattr(home, name)
                return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
