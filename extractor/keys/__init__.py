"""What makes two facts comparable: one name an indicator, one dimension, one way to write a period.

A fact keeps the words of its text; the keys stand beside it.
"""

from extractor.keys.facts import FactKeys, ObservationKeys, RankingKeys, own_keys
from extractor.keys.indicators import Indicator, IndicatorNames

__all__ = [
    "FactKeys",
    "Indicator",
    "IndicatorNames",
    "ObservationKeys",
    "RankingKeys",
    "own_keys",
]
