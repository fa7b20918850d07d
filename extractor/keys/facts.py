"""The keys of a fact: facts with the same keys speak of the same thing."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from extractor.keys.indicators import Indicator, IndicatorNames
from extractor.keys.printed import Reach, reach
from extractor.mentions.quantity.dimensions import Measures, UnitMeasure
from extractor.period import Period
from extractor.records import Observation, Ranking
from extractor.rulebook import Rulebook, did_you_mean
from extractor.rulebook.book import own_tables

#: Of an amount in base units, as a column holds it: see ``extractor.store.ddl``.
_LIMIT = Decimal(10) ** 28
_RATIO = "ratio"
#: What is said of growth without that of prices, and the part of a fact's evidence that says so.
_REAL, _PREDICATE = "real", "predicate"
#: The tables that keys are made with.
_TABLES = (
    "indicators", "indicator_rewrites", "real_growth", "places", "dimensions", "classifiers",
    "currencies",
)  # fmt: skip
#: Measures whose amounts are counted in what the indicator is, and those of them at a time.
_COUNTED, _STOOD = ("level", "change"), ("level", "share")
#: Measures that have a basis.
_GROWN = ("growth", "change")
#: Growth over this many months from a January is growth since the year before, said or not.
_CUMULATIVE = 4


class ObservationKeys(NamedTuple):
    """In the order of the columns of ``observations``; None where nothing can be compared."""

    indicator_key: str
    period_key: str | None
    basis_key: str | None
    dimension: str | None
    low: Decimal | None
    high: Decimal | None


class RankingKeys(NamedTuple):
    """In the order of the columns of ``rankings``."""

    indicator_key: str | None
    period_key: str | None


class FactKeys:
    """Makes the keys of facts with the dictionary and the units of a rulebook."""

    def __init__(self, book: Rulebook):
        self.names = IndicatorNames(book)
        self._measures = Measures(book)
        counted = (row for row in book.table("classifiers") if row.get("dimension"))
        self._counts = {row.word: row.get("dimension") for row in counted}
        self._money = frozenset(row.get("code") for row in book.table("currencies"))
        self._check_dimensions(book)
        self._real = tuple(book.table("real_growth").words())
        names = Counter(
            name
            for row in book.table("places") if not row.get("until")
            for name in {row.get("name"), row.get("short")} - {""}
        )  # fmt: skip
        self._shared = frozenset(name for name, places in names.items() if places > 1)

    def _check_dimensions(self, book: Rulebook) -> None:
        """See that what indicators are counted in is something that a unit measures.

        Raises:
            PatternError: it is nothing.
        """
        words = {row.word for row in book.table("classifiers")}
        known = {*self._measures.dimensions(), *self._counts.values(), *words, *self._money}
        for row in book.table("indicators"):
            for dimension in filter(None, row.get("dimension").split("|")):
                if not known.issuperset(dimension.split("/")):
                    hint = did_you_mean(dimension, known)
                    raise row.wrong(f"nothing is counted in {dimension!r}", hint=hint)

    def is_expected(self, indicator: Indicator, *, measure: str, dimension: str | None) -> bool:
        """Whether an amount of this dimension is one that the indicator is usually told in.

        A level of 粮食产量 in 亿元 is more likely another thing, or misread, than a figure of it.
        All currencies are one here, and what the dictionary is silent about is expected.
        """
        if measure not in _COUNTED or not indicator.dimensions:
            return True
        money = dimension in self._money and not self._money.isdisjoint(indicator.dimensions)
        return money or dimension in indicator.dimensions

    def is_shared(self, subject: str | None) -> bool:
        """Whether several places have this name: two facts of it may be of two of them."""
        return subject in self._shared

    def observation(self, fact: Observation) -> ObservationKeys:
        """The keys of an observation.

        Growth is compared by its measure: 工业投资 and 工业投资增速 that grew by 5% are one fact.
        """
        indicator = (
            self.names.of_share(fact.indicator, fact.whole, subject=fact.subject)
            if fact.whole
            else self.names.of(fact.indicator, subject=fact.subject)
        )
        key = indicator.name if fact.measure == "growth" else indicator.key
        dimension, held = self._amount(fact)
        expected = self.is_expected(indicator, measure=fact.measure, dimension=dimension)
        if expected and fact.measure in _COUNTED and dimension in indicator.dimensions:
            dimension = indicator.dimensions[0]  # 人 and 人次 of a figure of visits are one
        stock = indicator.kind == "stock" and fact.measure in _STOOD and expected
        return ObservationKeys(
            key,
            period_key(fact.period, stock=stock),
            self._basis(fact, indicator),
            dimension if held else None,
            held.low if held else None,
            held.high if held else None,
        )

    def _basis(self, fact: Observation, indicator: Indicator) -> str | None:
        """What growth is counted from, and ``real`` after it where that of prices is taken out."""
        if fact.measure not in _GROWN:
            return None
        basis = basis_key(fact.basis, fact.period)
        said = (part.text for part in fact.evidence if part.role == _PREDICATE)
        if indicator.prices or not any(word in text for text in said for word in self._real):
            return basis
        return f"{basis or ''} {_REAL}".strip()

    def ranking(self, fact: Ranking) -> RankingKeys:
        """The keys of a ranking; of one without an indicator, those of its title."""
        named = fact.indicator or fact.title
        key = self.names.of(named, subject=fact.subject).key if named else None
        return RankingKeys(key, period_key(fact.period))

    def measure(self, unit: str) -> UnitMeasure:
        """What a unit measures: as ``dimensions.tsv`` has it, or the class of a classifier."""
        found = self._measures.of(unit)
        return UnitMeasure(self._counts.get(found.dimension, found.dimension), found.factor)

    def _amount(self, fact: Observation) -> tuple[str, Reach | None]:
        said = reach(
            text=fact.text,
            value=fact.value,
            lower=fact.lower,
            upper=fact.upper,
            modifier=fact.modifier,
            unit=fact.unit,
        )
        measure = self.measure(fact.unit)
        if said is not None and fact.measure == "growth" and fact.unit == "x":
            # the ratio of new to old: twice as much is growth by 100%
            said = Reach(*(None if end is None else end - 1 for end in said))
            measure = UnitMeasure(_RATIO, Fraction(1))
        if said is None:
            return measure.dimension, None
        held = said.times(measure.factor)
        fits = all(end is None or abs(end) < _LIMIT for end in held)
        return measure.dimension, held if fits else None


def period_key(edtf: str | None, *, stock: bool = False) -> str | None:
    """A period as the days it has: ``2024`` and ``2024-01/2024-12`` are one.

    Args:
        edtf: the period of a fact.
        stock: of what holds on a day the last day of the period counts.
    """
    period = Period.parse(edtf)
    if period is None or period.first_day is None or period.last_day is None:
        return None  # an open one is another with every release
    if stock:
        return period.last_day.isoformat()
    for whole in (period.coarse("year"), period.coarse("month")):
        if whole.same_days(period):
            return str(whole)
    return str(period)


def basis_key(basis: str | None, edtf: str | None) -> str | None:
    """What growth is counted from; of whole years, and of a year so far, the year before."""
    period = Period.parse(edtf)
    if period is None or period.is_open:
        return basis
    if basis is None:
        months = period.months or 0
        begins_year = period.begins[1] == 1
        single = period.is_year or (months == 12 and begins_year)
        so_far = begins_year and _CUMULATIVE <= months < 12
        return "yoy" if single or so_far else None
    base = Period.parse(basis)
    return "yoy" if base is not None and base.same_days(period.year_before()) else basis


@cache
def own_keys() -> FactKeys:
    """The keys by our own patterns, of which only the tables that they need are read."""
    return FactKeys(own_tables(*_TABLES))
