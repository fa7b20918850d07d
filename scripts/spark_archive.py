"""An archive packed into Parquet, and read by Spark: what a cluster does, on one machine.

    spark_archive.py pack ARCHIVE TEXTS.parquet      every text of a folder: id, text, title, date
    spark_archive.py run TEXTS.parquet OUT.parquet   its records; --master local[2], yarn, spark://…

On a cluster: spark-submit … scripts/spark_archive.py run …, as docs/cluster.md says.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Texts of one group of rows: what is in memory while packing.
ROWS = 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    packing = commands.add_parser("pack")
    packing.add_argument("archive", type=Path)
    packing.add_argument("out", type=Path)
    running = commands.add_parser("run")
    running.add_argument("texts")
    running.add_argument("out")
    running.add_argument("--master", help="by default as spark-submit says")
    running.add_argument("--partitions", type=int, help="by default as the files are split")
    running.add_argument("--patterns", action="append", type=Path, default=[])
    given = parser.parse_args()
    if given.command == "pack":
        pack(given.archive, given.out)
    else:
        run(given)
    return 0


def pack(archive: Path, out: Path) -> None:
    """The texts of a folder as one Parquet file; what cannot be loaded is told and left out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = [("id", pa.string()), ("text", pa.string()), ("title", pa.string()),
             ("date", pa.date32())]  # fmt: skip
    schema = pa.schema(kinds)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for row in texts(archive):
            rows.append(row)
            if len(rows) == ROWS:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))


def texts(archive: Path) -> Iterator[dict[str, Any]]:
    from extractor.errors import SourceError
    from extractor.source import load_each

    for path in sorted(one for one in archive.rglob("*") if one.is_file()):
        name = path.relative_to(archive).as_posix()
        try:
            for found in load_each(path.read_bytes(), path=name, above=archive):
                if isinstance(found, SourceError):
                    raise found
                ident = str(found.path or name)
                yield {"id": ident, "text": found.text, "title": found.title, "date": found.date}
        except (SourceError, OSError) as error:
            print(f"left out: {error}", file=sys.stderr)


def run(given: argparse.Namespace) -> None:
    from pyspark.sql import SparkSession

    from extractor.spark import counts, extract_frame

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("extractor")
    if given.master:
        builder = builder.master(given.master)
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "512").getOrCreate()
    frame = spark.read.parquet(given.texts)
    if given.partitions:
        frame = frame.repartition(given.partitions)
    began = time.monotonic()
    found = extract_frame(
        frame, text="text", id="id", date="date", title="title", patterns=given.patterns
    )
    found.write.mode("errorifexists").parquet(given.out)
    spent = time.monotonic() - began
    told = counts(spark.read.parquet(given.out))
    print(f"{told.get('document', 0)} documents in {spent:.1f} s: {told}")
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
