"""Measure, and write the figures into docs/accuracy.md.

    python3 scripts/dev.py accuracy [--shared FOLDER]

The part of the page between its two marks is made anew; what stands outside is left alone. FOLDER
holds dev/gold and suites; ../shared by default.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractor import Extractor
from extractor.evaluate.gold import Case, Fields, read_cases
from extractor.evaluate.score import Report, score
from extractor.evaluate.suites import run_suites
from extractor.source import load_path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures: made by scripts/accuracy.py -->", "<!-- end of figures -->"


class Suite(NamedTuple):
    """What the best rival reaches, and what is expected of us; as shares of the suite's cases."""

    rival: str
    expected: str


#: The peers' figures were measured once, with the versions of the day; see the page.
SUITES = {
    "recognizers-number": Suite("0.997 (itself), others ≤ 0.47", "0.95"),
    "recognizers-percent": Suite("1.00 (itself), others ≤ 0.20", "0.95"),
    "recognizers-currency": Suite("0.94 (itself), others 0.55", "0.85"),
    "duckling-number": Suite("1.00 (itself), others 0.71", "0.90"),
    "duckling-currency": Suite("1.00 (itself), others 0.31", "0.80"),
    "minlp-number": Suite("1.00 (itself), others 0.90", "0.95"),
    "minlp-fraction": Suite("1.00 (itself), others 0.52", "0.95"),
    "cn2an-number": Suite("0.78", "0.95"),
    "cn2an-number-an2cn": Suite("0.68", "0.95"),
    "nemo-number-whole": Suite("0.93", "0.97"),
    "nemo-ordinal-whole": Suite("1.00", "0.97"),
    "nemo-money-whole": Suite("0.90", "0.95"),
    "jionlp-currency": Suite("0.69", "0.90"),
    "duckling-datetime": Suite("", "0.80 of dates and periods"),
    "minlp-date": Suite("", "0.80 of dates and periods"),
    "nemo-date-whole": Suite("", "0.80 of dates and periods"),
    "jionlp-datetime": Suite("", "0.80 of dates and periods"),
    "jionlp-datetime-period": Suite("", "0.80 of dates and periods"),
}

#: Strict and core F1 expected on the development gold.
EXPECTED = {
    "quantity": ("0.98", "0.99"),
    "time": ("0.95", "0.97"),
    "entity": ("0.75", "0.82"),
    "observation": ("0.80", "0.90"),
    "ranking": ("0.80", "0.90"),
    "recognition": ("0.75", "0.85"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    figures = "\n".join([BEGIN, "", *sections(shared), END])
    page = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else f"# Accuracy\n\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        sys.exit(f"{PAGE}: the marks of the figures are gone: {BEGIN} … {END}")
    PAGE.write_text(before + figures + after, encoding="utf-8")
    print(figures)
    return 0


def sections(shared: Path) -> Iterator[str]:
    extractor = Extractor()
    yield f"Measured on {date.today().isoformat()} with `python3 scripts/dev.py accuracy`.\n"
    yield "The given articles, `extractor eval corpus`:\n"
    yield from score_rows(run(extractor, read_cases(ROOT / "corpus")), {})
    if (shared / "dev" / "gold").is_dir():
        cases = read_cases(shared / "dev" / "gold")
        yield "The development texts, `extractor eval ../shared/dev/gold`:\n"
        yield from score_rows(run(extractor, cases), EXPECTED)
        narrow = run(extractor, cases, core_entities=True)
        yield "PERSON, ORG and GPE alone, `--entities core` (expected: strict 0.88, core 0.92):\n"
        yield from score_rows(narrow, {}, types=("entity",))
        press = [case for case in cases if case.name.startswith("c")]
        yield "The press conferences of cities alone, `--cases 'c*'` (expected: ranking strict "
        yield "0.85, recognition strict 0.80):\n"
        yield from score_rows(run(extractor, press), {})
    if (shared / "suites").is_dir():
        yield "Peers' suites, `extractor suites ../shared/suites`:\n"
        yield from suite_rows(shared / "suites")


def run(extractor: Extractor, cases: list[Case], *, core_entities: bool = False) -> Report:
    def find(case: Case) -> list[Fields]:
        text = load_path(case.text_path).text
        result = extractor.extract(text, reference_date=case.date, title=case.title)
        return [record.to_dict() for record in result]

    return score(cases, find, entities="core" if core_entities else "all")


def score_rows(
    report: Report, expected: dict[str, tuple[str, str]], types: tuple[str, ...] = ()
) -> Iterator[str]:
    part = "P | R | F1 | expected"
    yield f"| record | expected records | strict {part} | core {part} |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, tally in report.tallies.items():
        if (types and name not in types) or not (tally.expected or tally.extra):
            continue  # a type that nothing is expected of has no figure
        strict, core = ([f"{figure:.3f}" for figure in part] for part in (tally.strict, tally.core))
        strict_expected, core_expected = expected.get(name, ("", ""))
        cells = [name, str(tally.expected), *strict, strict_expected, *core, core_expected]
        yield f"| {' | '.join(cells)} |"
    yield ""


def suite_rows(folder: Path) -> Iterator[str]:
    yield "Cases whose convention contradicts ours are left out of *share*, with the reason, by"
    yield "corpus/suite-conventions.tsv (rules over the case, at most a tenth of a suite); *of all*"
    yield "counts each of them as failed.\n"
    yield "| suite | cases | left out | passed | share | of all | expected | best rival |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in run_suites(folder):
        rival, expected = SUITES.get(one.suite, Suite("", ""))
        every = one.cases + one.excepted
        share = f"{one.share:.3f}" if one.cases else "–"
        cells = [one.suite, str(every), str(one.excepted), str(one.passed), share]
        yield f"| {' | '.join([*cells, f'{one.of_all:.3f}', expected, rival])} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
