"""What each page of the browser shows: data for its template, out of an open store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from extractor.batch.engine import all_codes
from extractor.compare.agreement import revision_words
from extractor.compare.disagreements import disagreements, hold
from extractor.compare.rows import disagreement_rows, series_rows
from extractor.compare.series import SeriesPoint, series
from extractor.compare.spans import period_kind
from extractor.compare.units import commonest
from extractor.errors import OptionError
from extractor.keys import FactKeys
from extractor.rulebook import Rulebook
from extractor.serve.chart import chart
from extractor.serve.documents import documents
from extractor.serve.facets import facets
from extractor.serve.place_tree import PlaceTree
from extractor.store.find import find
from extractor.store.near import missing
from extractor.store.questions import KINDS, MEASURES, Question
from extractor.views.amounts import measured
from extractor.views.answers import nothing_text, value_text

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Rows, series and documents of one page.
ROWS, LINES, DOCUMENTS = 50, 10, 50
_COUNTRIES = ("countries", "countries_short")


@dataclass(frozen=True)
class FormFields:
    """The fields of a page's form, as typed."""

    text: str = ""
    indicator: str = ""
    place: str = ""
    year: str = ""
    measure: str = ""
    kind: str = ""
    file: str = ""
    page: int = 0
    worst: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> FormFields:
        """From a query string.

        Raises:
            OptionError: a page that is no number.
        """
        page = query.get("page", "0")
        if not page.isdecimal() or len(page) > 6:
            raise OptionError(f"no such page: {page!r}")
        words = {
            name: query.get(name, "").strip()[:200]
            for name in ("text", "indicator", "place", "year", "measure", "kind", "file")
        }
        return cls(**words, page=int(page), worst=query.get("worst") == "1")


class Pages:
    """Makes the pages' data with the dictionary and the places of a rulebook."""

    def __init__(self, book: Rulebook):
        self._keys, self._codes = FactKeys(book), all_codes(book)
        self._places = PlaceTree(book, self._codes)
        self._revising = revision_words(book)
        self._nations = {
            row.word for t in _COUNTRIES for row in book.table(t) if row.get("code") == "CN"
        }
        # of the whole store: it is read-only, so these stay as they are
        self._all: tuple[int, list[Any]] | None = None
        self._first: list[dict[str, Any]] | None = None
        self._differing: list[dict[str, Any]] | None = None
        self._held = False

    def prepare(self, store: Store) -> None:
        """Answer beforehand what asks the whole store, so that nobody waits for it."""
        hold(store)
        self._held = True
        for show in (self.search, self.disagreements, self.documents):
            show(store, FormFields())

    def anew(self) -> Pages:
        """The same for another store, or for this one as it has become."""
        other = copy(self)
        other._all = other._first = other._differing = None
        other._held = False
        return other

    def question(self, asked: FormFields, **more: Any) -> Question:
        """What the form asks.

        Raises:
            OptionError: a measure or a kind that does not exist.
        """
        for name, value, known in (
            ("measure", asked.measure, MEASURES),
            ("kind", asked.kind, KINDS),
        ):
            if value and value not in known:
                raise OptionError(f"no {name} {value!r}")
        key = self._keys.names.of(asked.indicator) if asked.indicator else None
        given: dict[str, Any] = {
            "kinds": (asked.kind,) if asked.kind else (),
            "indicator": asked.indicator or None,
            "indicator_key": key.key if key else None,
            "place": asked.place or None,
            "place_codes": self._place(asked.place),
            "since": asked.year or None,
            "until": asked.year or None,
            "measures": (asked.measure,) if asked.measure else (),
            "text": asked.text or None,
            "file": asked.file or None,
        }
        return Question(**{**given, **more})

    def search(self, store: Store, asked: FormFields) -> dict[str, Any]:
        """Facts that answer, facets beside them."""
        question = self.question(asked, limit=ROWS)
        if asked != FormFields():
            rows = [_fact(store, row) for row in find(store, question)]
        else:
            if self._first is None:
                self._first = [_fact(store, row) for row in find(store, question)]
            rows = self._first
        total, found = self._facets(store, asked)
        lines = nothing_text(missing(store, question), store.types) if not rows else []
        return {
            "rows": rows,
            "total": total,
            "facets": found,
            "kinds": KINDS,
            "nothing": [line.replace("--", "") for line in lines],  # fields of a form, not options
        }

    def _facets(self, store: Store, asked: FormFields) -> tuple[int, list[Any]]:
        if replace(asked, kind="", page=0) != FormFields():
            return facets(store, self.question(asked, kinds=("observation",)), places=self._places)
        if self._all is None:
            self._all = facets(store, Question(), places=self._places)
        return self._all

    def series(self, store: Store, asked: FormFields) -> dict[str, Any]:
        """Series as charts and tables: those of one place, or of one indicator."""
        if not asked.indicator and not asked.place:
            return {"lines": [], "more": False}
        question = self.question(asked, kinds=("observation",))
        points = series(
            store, question, indicator_keys=self._known(asked), revising=self._revising,
            part=(asked.page * LINES, LINES + 1),  # the last one only tells that there are more
        )  # fmt: skip
        told = [list(same) for _, same in groupby(points, key=lambda point: point.topic[:7])]
        shown = [
            _line(list(line), self._keys)
            for same in told[:LINES]
            for _, line in groupby(same, key=_line_of)
        ]
        return {"lines": shown, "more": len(told) > LINES}

    def rankings(self, store: Store, asked: FormFields) -> dict[str, Any]:
        """The ranks of a place over the years."""
        question = self.question(asked, kinds=("ranking",), measures=(), limit=20 * ROWS)
        rows = [
            {**row, "said": value_text(row), "year": str(row["period_end"] or "")[:4]}
            for row in find(store, question)
        ]
        years = sorted({row["year"] for row in rows if row["year"]})

        def line(row: dict[str, Any]) -> tuple[str, ...]:
            named = row["indicator_key"] or row["indicator"] or row["title"]
            kind = period_kind(row["period_key"] or row["period"])
            return (row["subject"] or "", named or "", row["scope"] or "", kind)

        lines = [(name, _by_year(same)) for name, same in groupby(sorted(rows, key=line), key=line)]
        if any(not row["year"] for row in rows):
            years.append("")  # those whose year nobody said stand last
        return {"years": years, "lines": lines}

    def disagreements(self, store: Store, asked: FormFields) -> dict[str, Any]:
        """Contradictions about what the dictionary knows, or about what was asked for."""
        if asked != FormFields():
            return {"rows": self._differences(store, asked)}
        if self._differing is None:
            self._differing = self._differences(store, asked)
        return {"rows": self._differing}

    def _differences(self, store: Store, asked: FormFields) -> list[dict[str, Any]]:
        kinds = ("observation", "ranking")
        found = disagreements(
            store, self.question(asked, kinds=kinds, measures=()), keys=self._keys,
            indicator_keys=self._known(asked), revising=self._revising, held=self._held,
        )  # fmt: skip
        told = (one for one in found if one.known or asked.indicator)
        return list(islice(disagreement_rows(told), 4 * ROWS))

    def documents(self, store: Store, asked: FormFields) -> dict[str, Any]:
        """Documents with their quality."""
        rows = documents(store, text=asked.text, worst=asked.worst, page=asked.page, size=DOCUMENTS)
        return {"rows": rows, "full": len(rows) == DOCUMENTS}

    def _known(self, asked: FormFields) -> tuple[str, ...]:
        """The one name of the indicator, and its rate of growth; none of what nobody knows."""
        found = self._keys.names.of(asked.indicator) if asked.indicator else None
        return (found.name, found.key) if found and found.kind else ()

    def _place(self, name: str) -> tuple[str, ...]:
        return ("",) if name in self._nations else tuple(self._codes.get(name, ()))


def _by_year(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """By the year, what is said of each: a row of each text and how sure it is, with ``times``."""
    said: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for row in rows:
        cell = said.setdefault(row["year"], {})
        same = (row["text"], row["status"] or "actual")
        cell.setdefault(same, {**row, "times": 0})["times"] += 1
    return {year: [cell[same] for same in sorted(cell)] for year, cell in said.items()}


def _named(store: Store, row: dict[str, Any]) -> Any:
    """What a row is about: its indicator, honour, post."""
    theme = store.types[row["type"]].role("theme")
    return row.get(theme) if theme else None


def _line_of(point: SeriesPoint) -> tuple[Any, ...]:
    """What a chart may hold: one thing counted one way, over periods of one kind."""
    return (*point.topic[:7], period_kind(point.topic.period_key))


def _fact(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    """A row of ``find`` with what a page says of it."""
    counted = ""
    if row["type"] == "observation":
        counted = measured(row["measure"], row["basis"], row["versus"], row["whole"])
    return {
        **row,
        "said": value_text(row, store.types[row["type"]]),
        "named": _named(store, row),
        "counted": counted or row["type"],
        "unit": row.get("unit") or "",
        "period_kind": period_kind(row.get("period_key") or row.get("period")),
    }


def _line(points: list[SeriesPoint], keys: FactKeys) -> dict[str, Any]:
    """Points of one line and one kind of period: a chart in one unit, and the rows."""
    topic, said = points[0].topic, points[0].said
    unit = commonest(point.said.unit for point in points)
    return {
        "subject": said.subject,
        "indicator": topic.indicator_key,
        "measure": measured(topic.measure, topic.basis_key, topic.versus, topic.whole),
        "unit": unit if unit != "1" else "",
        "period_kind": period_kind(topic.period_key),
        "rows": list(series_rows(points)),
        "chart": chart(points, unit=unit, keys=keys),
    }
