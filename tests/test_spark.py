"""Spark, a batch and a loop give the same rows, also where a worker is killed on the way."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("pandas", reason="Spark's Arrow functions need pandas")
pytest.importorskip("pyspark", reason="PySpark is not installed: pip install '.[spark]'")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none here", allow_module_level=True)

from extractor import Extractor, OptionError, PatternError, errors
from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.records import TYPES
from extractor.spark import counts, extract_frame, frame_schema
from extractor.spark.shape import HEAD, structs
from extractor.store.ddl import quoted
from extractor.store.opening import open_store

pytestmark = [
    pytest.mark.filterwarnings(f"ignore::{kind}")
    for kind in ("DeprecationWarning", "FutureWarning", "ResourceWarning", "UserWarning")
]
PLACES = ["青州市", "聊城市", "芜湖市", "无为市"]
SENTENCES = [
    "今年一季度，{place}规模以上工业增加值同比增长{n}.2%，增速居全省第{k}位。",
    "去年，{place}地区生产总值达到{n}50.3亿元，获评“制造强县{n}”。",
    "{place}人民政府任命王小明为{place}副市长。",
    "本刊总第{n}期。",
]


def text_of(n: int) -> str:
    return "".join(s.format(place=PLACES[n % 4], n=n, k=n % 9 + 1) for s in SENTENCES[n % 3 :])


DAYS = [date(2025, 1 + n % 12, 1 + n % 28) for n in range(60)]
#: Ids, days and texts; the ids are names that a batch finds their days in.
TEXTS = [(f"{DAYS[n]}-{n:02}.txt", DAYS[n], text_of(n)) for n in range(60)]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2,4]")  # two threads; a task is tried four times
        .appName("extractor")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.memory", "1g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def frame_of(spark: Any, rows: list[Any]) -> Any:
    return spark.createDataFrame(rows, "name string, day date, body string").repartition(4)


@pytest.fixture(scope="module")
def found(spark: Any) -> Any:
    frame = frame_of(spark, TEXTS)
    return extract_frame(frame, text="body", id="name", date="day").cache()


def rows_of(frame: Any, name: str) -> list[tuple[Any, ...]]:
    """Id, head and struct of the rows of one type, in order."""
    inside = [column.name for column in structs()[name]]
    head = list(HEAD) if name != "document" else []
    chosen = frame.filter(frame["type"] == name).select(
        "id", *(frame[one] for one in head), *(frame[name][one] for one in inside)
    )
    return sorted((tuple(row) for row in chosen.collect()), key=repr)


def test_the_rows_of_a_batch(found: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, _, text in TEXTS:
        (tmp_path / "in" / name).write_text(text, "utf-8")
    run_batch(tmp_path / "in", tmp_path / "s.duckdb", options=Options(workers=0))
    with open_store(tmp_path / "s.duckdb") as store:
        for one in TYPES.values():
            inside = [column.name for column in structs()[one.name]]
            columns = ", ".join(f"r.{quoted(name)}" for name in (*HEAD.values(), *inside))
            sql = f"SELECT path, {columns} FROM {one.plural} r JOIN documents USING (document)"
            expected = sorted(store.all(sql), key=repr)
            assert rows_of(found, one.name) == expected, one.name
        inside = [column.name for column in structs()["document"]]
        sql = f"SELECT path, {', '.join(map(quoted, inside))} FROM documents"
        assert rows_of(found, "document") == sorted(store.all(sql), key=repr)
        assert counts(found) == {
            "failed": 0,
            "document": len(TEXTS),
            **{
                one.name: rows
                for one in TYPES.values()
                if (rows := store.one(f"SELECT count(*) FROM {one.plural}"))
            },
        }


def test_the_records_of_a_loop(found: Any) -> None:
    reader = Extractor()
    expected = sorted(
        (name, n, record.type, record.start, record.end, record.text, record.rule)
        for name, day, text in TEXTS
        for n, record in enumerate(reader.extract(text, reference_date=day))
    )
    records = found.filter("type <> 'document'").select(
        "id", "n", "type", "start", "end", "text", "rule"
    )
    assert sorted(map(tuple, records.collect())) == expected
    values = found.filter("type = 'observation'").select("id", "n", "observation.*").collect()
    by_place = {(row["id"], row["n"]): row for row in values}
    for name, day, text in TEXTS[:12]:
        for n, record in enumerate(reader.extract(text, reference_date=day)):
            if record.type == "observation":
                row = by_place[name, n]
                assert (row["subject"], row["indicator"], row["value"], row["unit"]) == (
                    record.subject, record.indicator, record.value, record.unit,
                )  # fmt: skip


def test_bad_texts_are_rows_and_no_failed_tasks(spark: Any) -> None:
    bad = [(1, "2025-03-01", TEXTS[0][2]), (2, None, None), (3, "1 March", "某"), (4, "", "某"),
           (5, None, ""), (6, None, "长" * 600)]  # fmt: skip
    frame = spark.createDataFrame(bad, "k bigint, day string, `the text` string")
    found = extract_frame(frame, text="the text", id="k", date="day", longest=500)
    assert found.schema["id"].dataType.simpleString() == "bigint"
    rows = found.filter("type = 'document'").select("id", "document.characters", "error").collect()
    told = {row["id"]: (row["characters"], row["error"] and row["error"]["reason"]) for row in rows}
    assert told == {
        1: (len(TEXTS[0][2]), None),
        2: (None, "no-text"),
        3: (None, "date"),
        4: (None, "date"),
        5: (0, None),
        6: (None, "too-long"),
    }
    assert counts(found)["failed"] == 4
    empty = frame.filter("k > 9")
    assert counts(extract_frame(empty, text="the text", id="k")) == {"failed": 0}


CONTRACT = "2025年5月6日，诸暨市交通建设有限公司以5.6亿元中标诸暨市水利局的城北水库加固工程。"


def test_patterns_are_sent_along(spark: Any, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "facts").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "own" / "contracts.yaml", mine / "facts")
    frame = frame_of(spark, [("a", date(2025, 5, 8), CONTRACT), *TEXTS[:8]])
    found = extract_frame(frame, text="body", id="name", date="day", patterns=mine)
    assert "contract" in found.columns
    shutil.rmtree(mine)  # the executors have what they need
    (row,) = found.filter("type = 'contract'").select("id", "contract.*").collect()
    assert (row["id"], row["winner"], row["amount"]) == ("a", "诸暨市交通建设有限公司", 560_000_000)
    with pytest.raises(PatternError, match="no such folder of patterns"):
        extract_frame(frame, text="body", id="name", patterns=tmp_path / "none")


def test_wrong_columns_and_limits(spark: Any) -> None:
    frame = frame_of(spark, TEXTS[:1])
    with pytest.raises(OptionError, match="no column 'txt'; there are: name, day, body"):
        extract_frame(frame, text="txt", id="name")
    with pytest.raises(OptionError, match="seconds must be more than 0"):
        extract_frame(frame, text="body", id="name", timeout=0)


def test_without_pyspark(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = frame_of(spark, TEXTS[:1])
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(errors.MissingExtraError, match=r"press-extractor\[spark\]"):
        extract_frame(frame, text="body", id="name")
    assert "observation" in frame_schema()


def workers() -> list[int]:
    """The Python processes of this process's executors that are at work."""
    at_work = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
            ticks = int((folder / "stat").read_text().rpartition(")")[2].split()[11])
        except (OSError, ValueError, IndexError):
            continue
        if b"pyspark.daemon" in line and ticks > 50 and _is_ours(int(folder.name)):
            at_work.append(int(folder.name))
    return at_work


def _is_ours(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        try:
            stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2]
        except OSError:
            return False
        process = int(stat.split()[1])
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
def test_a_killed_worker_loses_nothing(spark: Any, found: Any, tmp_path: Path) -> None:
    many = [(f"{copy}/{name}", day, text) for copy in range(20) for name, day, text in TEXTS]
    frame_of(spark, many).write.parquet(str(tmp_path / "in"))
    killed: list[int] = []
    over = threading.Event()

    def kill() -> None:
        while not over.is_set() and len(killed) < 2:
            time.sleep(0.3)
            for process in workers()[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(process)
                time.sleep(2)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        frame = spark.read.parquet(str(tmp_path / "in"))
        extract_frame(frame, text="body", id="name", date="day").write.parquet(
            str(tmp_path / "out")
        )
    finally:
        over.set()
        killer.join()
    assert killed
    again = spark.read.parquet(str(tmp_path / "out"))
    expected = {name: 20 * count for name, count in counts(found).items()}
    assert counts(again) == expected
    one = again.filter("id LIKE '7/%'").withColumn("id", again["id"].substr(3, 99))
    for name in ("observation", "document"):
        assert rows_of(one, name) == rows_of(found, name)
