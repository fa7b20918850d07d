"""An engineer's story: a folder of files goes on changing, and others want its facts as tables.

Forty releases and a broken one become a store; a run in the night reads only what is new or
changed, and drops what is gone; the warehouse gets Parquet, in which a query is answered.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.store.export import export_to
from extractor.store.opening import open_store

CITIES = ("青州市", "诸城市", "寿光市", "高密市", "昌邑市", "安丘市", "莱西市", "平度市")
YEARS = range(2019, 2024)
QUERY = """
    SELECT subject, max(value) / 100000000 AS best FROM read_parquet('{tables}/observations/*/*')
    WHERE indicator_key = '地区生产总值' AND measure = 'level' GROUP BY subject
    ORDER BY best DESC LIMIT 1
"""


def main(folder: Path) -> None:
    """Make the files in ``folder``, read them twice, and hand the tables on."""
    files, store, tables = folder / "files", folder / "facts.duckdb", folder / "tables"
    files.mkdir(parents=True)
    for number, city in enumerate(CITIES):
        for year in YEARS:
            release(files, city, year, 400 + 50 * number + 20 * (year - 2019))
    (files / "broken.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    first = run_batch(files, store, options=Options(workers=2))
    assert (first.documents, first.failed) == (40, 1), first
    release(files, "高密市", 2023, 999)  # revised
    release(files, "昌乐县", 2023, 310)  # new
    (files / "莱西市-2019.txt").unlink()  # gone
    second = run_batch(files, store, options=Options(workers=2))
    assert (second.documents, second.deleted) == (2, 1), second
    with open_store(store) as opened:
        export_to(opened, tables, "parquet")
    best = duckdb.sql(QUERY.format(tables=tables)).fetchall()
    assert [(name, int(value)) for name, value in best] == [("高密市", 999)], best
    print(f"{first.documents} read, then {second.documents}; best: {best[0][0]}")


def release(folder: Path, city: str, year: int, value: int) -> None:
    """A file of one sentence, named by its city and year."""
    text = f"{year}年，{city}地区生产总值{value}.0亿元，同比增长6.0%。\n"
    (folder / f"{city}-{year}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where files, store and tables are made")
    main(parser.parse_args().folder)
