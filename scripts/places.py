"""One release for every division of the table: whose facts are given to whom.

    .venv/bin/python scripts/places.py [--every N] [--level LEVEL] [--wrong N]

The releases are those of tests/made_places.py. Printed for each level and opening: how many
releases there are, and the share with every subject, every holder of a rank, every scope right.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from extractor import Extractor

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from made_places import LEVELS, OPENINGS, check, divisions, releases

_FIELDS = ("subject", "holder", "scope")


def main() -> int:
    options = arguments()
    reader = Extractor()
    made = Counter[tuple[str, str, bool]]()
    bad = Counter[tuple[str, str, bool, str]]()
    asked = Counter[tuple[str, str, bool]]()
    shown = Counter[str]()
    for division in islice(divisions(reader.book), 0, None, options.every):
        if options.level not in (None, division.level):
            continue
        for release, wrong in check(reader, releases(division)):
            cell = (division.level, release.opening, release.title is not None)
            made[cell] += 1
            asked[cell] += release.scope is not None
            for one in wrong:
                bad[(*cell, one.field)] += 1
                if shown[division.level] < options.wrong:
                    shown[division.level] += 1
                    print(f"{division.name} {cell} {one.field}: {one.found}")
    print(f"{'level':18} {'opening':10} {'title':6} {'made':>6} " + " ".join(_FIELDS))
    for level in LEVELS:
        for opening in OPENINGS:
            for titled in (True, False):
                cell = (level, opening, titled)
                if not made[cell]:
                    continue
                of = {"subject": made[cell], "holder": made[cell], "scope": asked[cell]}
                shares = (1 - bad[(*cell, f)] / max(1, of[f]) for f in _FIELDS)
                figures = "  ".join(f"{share:.4f}" for share in shares)
                title = "yes" if titled else "no"
                print(f"{level:18} {opening:10} {title:6} {made[cell]:6} {figures}")
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--every", type=int, default=1, help="only every Nth division")
    parser.add_argument("--level", choices=LEVELS, help="only this level")
    parser.add_argument("--wrong", type=int, default=0, help="so many wrong ones shown of a level")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
