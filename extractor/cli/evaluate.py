"""``extractor eval``: what is found against what careful readers found."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.logs import LOG
from extractor.cli.options import PATTERNS, choose, parse_date
from extractor.cli.shown import FORM, OUTPUT, ShownTable, as_asked, show_last
from extractor.cli.start import reader, types_with
from extractor.cli.streams import complain, write
from extractor.errors import OptionError

if TYPE_CHECKING:
    import datetime

    from extractor.api import Extractor
    from extractor.evaluate.blame import Blame
    from extractor.evaluate.gold import Case, Fields
    from extractor.evaluate.score import Entities, Report
    from extractor.pipeline import Pipeline

_ENTITIES = ("all", "core")
_BY = ("rule", "strategy")
_FIGURES = ("strict", "core", "full")

_AS_JSON = typer.Option(
    False, "--json", help="The figures as JSON, unrounded; the same as --format json."
)
_LEAST = typer.Option(
    None,
    "--min",
    metavar="TYPE=F1",
    help="Exit with 1 where the strict F1 is lower (TYPE.core=F1, TYPE.full=F1: another).",
)
_CASES = typer.Option(
    "*", "--cases", metavar="GLOB", help="The cases of these names alone, as c0*."
)
_OWED = typer.Option(
    "all", "--entities", metavar="all|core", help="core: PERSON, ORG and GPE alone are expected."
)
_DATE = typer.Option(
    None, "--date", metavar="DATE", help="Reference date of cases that have none, YYYY-MM-DD."
)
_BLAMED = typer.Option(
    None, "--by", metavar="rule|strategy", help="Precision by rule or strategy, worst first."
)


def evaluate(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="DIR...", help="Gold: texts with a .jsonl of the same name."),
    ],
    errors: int = typer.Option(
        0, "--errors", metavar="[N]", help="List the first N differences of each kind, or all."
    ),
    as_json: bool = _AS_JSON,
    least: list[str] | None = _LEAST,
    only: str = _CASES,
    entities: str = _OWED,
    date: str | None = _DATE,
    by: str | None = _BLAMED,
    form: str | None = FORM,
    output: Path | None = OUTPUT,
    log_level: str | None = LOG,
    patterns: list[str] | None = PATTERNS,
) -> int:
    """Precision, recall and F1 for each record type: core, strict and full.

    As csv, tsv, markdown or html one table: that of --by or --errors, where one is asked for.
    """
    choose("--entities", entities, _ENTITIES)
    choose("--by", by or "rule", _BY)
    form = _form(form, output, as_json=as_json, both=bool(by and errors))
    types = types_with(patterns)
    gates = [_gate(value, types) for value in least or ()]
    day = parse_date(date)

    from extractor.evaluate.score import score

    cases = _cases(folders, only, types)
    finder = _Finder(reader(patterns), day, answers=by == "strategy")
    narrowed: Entities = "core" if entities == "core" else "all"
    report = score(cases, finder.find, entities=narrowed, types=types)
    told = _Told(report, _blamed(report, by), finder.texts, errors)
    if form in (None, "table", "json"):
        write(told.text(as_json=form == "json"), output=output)
    else:
        show_last(told.tables(), form=form, output=output)
    return _hold(gates, report)


def _form(form: str | None, output: Path | None, *, as_json: bool, both: bool) -> str | None:
    """The form that is asked for; None for the lines for the screen.

    Raises:
        OptionError: no such form; two forms; two tables where one can be written.
    """
    asked = as_asked(form or ("json" if as_json else None), output)
    if as_json and asked != "json":
        raise OptionError("--json is --format json: leave out one of them")
    if both and asked not in (None, "table", "json", "xlsx"):
        raise OptionError(f"--format {asked} is one table: leave out --by or --errors")
    return asked


class _Told:
    """What is told of an evaluation, as text or as tables."""

    def __init__(
        self, report: Report, blamed: list[Blame] | None, texts: dict[str, str], errors: int
    ):
        """``errors``: how many differences of each kind are listed; all where it is negative."""
        self._report, self._blamed, self._texts = report, blamed, texts
        self._errors = errors
        self._most = None if errors < 0 else errors

    def text(self, *, as_json: bool) -> Iterator[str]:
        from extractor.views.scores import (
            as_json_text,
            blame_table,
            fault_list,
            fault_rows,
            score_table,
        )

        if as_json:
            faults = fault_rows(self._report, self._texts, most=self._most)
            yield as_json_text(self._report, self._blamed, list(faults) if self._errors else None)
            return
        yield score_table(self._report)
        if self._blamed is not None:
            yield from blame_table(self._blamed)
        if self._errors:
            yield from fault_list(self._report, self._texts, most=self._most)

    def tables(self) -> list[ShownTable]:
        """The figures, then who errs most and the differences, where they are asked for."""
        from extractor.views import scores

        tables = [ShownTable("types", scores.SCORES, scores.score_rows(self._report))]
        if self._blamed is not None:
            tables.append(ShownTable("names", scores.BLAMES, scores.blame_rows(self._blamed)))
        if self._errors:
            rows = scores.fault_rows(self._report, self._texts, most=self._most)
            tables.append(ShownTable("errors", scores.FAULTS, rows))
        return tables


def _cases(folders: list[Path], only: str, types: Collection[str]) -> list[Case]:
    """The cases of some folders whose names fit.

    Raises:
        OptionError: none does.
    """
    from extractor.evaluate.gold import read_cases

    cases = [
        case
        for folder in folders
        for case in read_cases(folder, types=types)
        if fnmatchcase(case.name, only)
    ]
    if not cases:
        raise OptionError(f"--cases: no case is called {only!r}")
    return cases


def _blamed(report: Report, by: str | None) -> list[Blame] | None:
    from extractor.evaluate.blame import blames

    return None if by is None else blames(report, by="rule" if by == "rule" else "strategy")


class _Finder:
    """Finds the records of cases, and keeps the texts that it read."""

    def __init__(self, extractor: Extractor, day: datetime.date | None, *, answers: bool = False):
        """``answers``: each record says which strategies filled its slots."""
        self._extractor, self._day, self._answers = extractor, day, answers
        self.texts: dict[str, str] = {}

    @cached_property
    def _pipeline(self) -> Pipeline:
        from extractor.pipeline import Pipeline

        return Pipeline(self._extractor.book)

    def find(self, case: Case) -> list[Fields]:
        from extractor.source import load_path

        text = self.texts[case.name] = load_path(case.text_path).text
        day = case.date or self._day
        if self._answers:
            from extractor.evaluate.blame import read_with_answers

            return read_with_answers(self._pipeline, text, reference=day, title=case.title)
        result = self._extractor.extract(text, reference_date=day, title=case.title)
        return [record.to_dict() for record in result]


def _gate(value: str, types: Collection[str]) -> tuple[str, str, float]:
    """``ranking=0.85`` or ``ranking.core=0.9`` as type, figure and F1."""
    name, _, bound = value.partition("=")
    kind, _, figure = name.partition(".")
    choose("--min", kind, types)
    choose("--min", figure or "strict", _FIGURES)
    try:
        f1 = float(bound)
    except ValueError:
        raise OptionError(f"--min: no F1 in {value!r} (write TYPE=0.85)") from None
    if not 0 <= f1 <= 1:
        raise OptionError(f"--min: an F1 lies between 0 and 1: {value!r}")
    return kind, figure or "strict", f1


def _hold(gates: list[tuple[str, str, float]], report: Report) -> int:
    code = 0
    for kind, figure, least in gates:
        scores = getattr(report.tallies[kind], figure)
        if scores.f1 < least:
            complain(f"{kind}: {figure} F1 {scores.f1:.4f} is under {least}")
            code = 1
    return code
