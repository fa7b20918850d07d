"""Shards of an archive become one store: as one batch over all of it would have made it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytest.importorskip("pyarrow")

from extractor.batch.options import Options
from extractor.batch.run import run_batch
from extractor.errors import OptionError, StoreError
from extractor.records import TYPES
from extractor.store.edits import correct
from extractor.store.merge import merge
from extractor.store.opening import open_store
from extractor.store.verify import verify

STUB = "batch_stub:make"
LONG = "，".join(f"甲市第{n}种产品的产量在上一年的基础上增长{n}.5%" for n in range(12))


def fill(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def batch(root: Path, store: Path, **options: Any) -> Path:
    run_batch(root, store, options=Options(engine=STUB, workers=0, **options))
    return store


@pytest.fixture
def halves(tmp_path: Path) -> tuple[Path, Path]:
    one = {f"2024/{n}.txt": f"甲市指标{n}增长{n}%。" for n in range(6)}
    two = {f"2025/{n}.txt": f"乙市指标{n}增长{n}%。" for n in range(6)}
    one |= {"long.txt": f"{LONG}。", "none.txt": ""}
    two |= {"copy.txt": one["2024/1.txt"], "near.txt": f"{LONG}。编辑：某。", "none.txt": ""}
    two |= {"again.txt": one["2024/1.txt"], "zip.txt": "MEMBERS\n甲市甲增长1%\n乙市乙增长2%"}
    return fill(tmp_path / "one", one), fill(tmp_path / "two", two)


def tables(store: Path) -> dict[str, list[Any]]:
    """All rows but the stamps of files and the log of runs."""
    sql = {
        name: f'SELECT * FROM "{name}"'
        for name in ("documents", "texts", "reprints", "failures", "archives", "corrections")
    } | {one.plural: f'SELECT * FROM "{one.plural}"' for one in TYPES.values()}
    sql["files"] = "SELECT * EXCLUDE (changed) FROM files"
    with open_store(store) as opened:
        return {name: sorted(opened.all(text), key=repr) for name, text in sql.items()}


def is_whole(store: Path) -> bool:
    with open_store(store) as opened:
        return verify(opened).faults == ()


def test_as_one_batch_after_the_other(
    halves: tuple[Path, Path], tmp_path: Path, command: Callable[..., Any]
) -> None:
    shards = [batch(half, tmp_path / f"{half.name}.duckdb") for half in halves]
    expected = tmp_path / "all.duckdb"
    for half in halves:
        batch(half, expected)
    out = tmp_path / "merged.duckdb"
    code, said, err = command("merge", *shards, "--out", out)
    assert (code, err) == (0, "")
    assert said.startswith(f"{out}: 16 documents, ")
    assert "3 duplicates, 1 reprints" in said
    assert tables(out) == tables(expected)
    assert is_whole(out)
    with open_store(out) as opened:
        assert opened.all("SELECT run, archive, state FROM runs ORDER BY run") == [
            (1, 1, "done"),
            (2, 2, "done"),
        ]
    for half in halves:  # and a batch goes on in it
        (half / "new.txt").write_text("丙市指标增长9%。", "utf-8")
        assert run_batch(half, out, options=Options(engine=STUB, workers=0)).total == (
            half is halves[0]
        )
    assert is_whole(out)
    assert not list(tmp_path.glob(".merged*"))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pair")
    roots = [fill(folder / name, {"near.txt": f"{LONG}。{name}"}) for name in ("one", "two")]
    return [batch(root, folder / f"{root.name}.duckdb") for root in roots]


def test_three_and_one_by_one(pair: list[Path], tmp_path: Path) -> None:
    third = fill(tmp_path / "three", {"a.txt": "丙市指标增长7%。", "b.txt": f"{LONG}。"})
    shards = [*pair, batch(third, tmp_path / "three.duckdb")]
    merge(shards, tmp_path / "x.duckdb")
    merge(shards[:2], tmp_path / "y.duckdb")
    merge([tmp_path / "y.duckdb", shards[2]], tmp_path / "z.duckdb")
    assert tables(tmp_path / "x.duckdb") == tables(tmp_path / "z.duckdb")


def test_a_store_with_itself_is_itself(halves: tuple[Path, Path], tmp_path: Path) -> None:
    shard = batch(halves[1], tmp_path / "two.duckdb")
    again = Path(shutil.copy(shard, tmp_path / "copy.duckdb"))
    merge([shard, again], tmp_path / "out.duckdb")
    assert tables(tmp_path / "out.duckdb") == tables(shard)


def test_one_folder_read_in_two_halves(tmp_path: Path) -> None:
    """The same folder on two machines, each with a part of its files."""
    root = fill(tmp_path / "root", {f"{n}.txt": f"甲市指标{n}增长{n}%。" for n in range(4)})
    every = batch(root, tmp_path / "all.duckdb")
    shards = []
    for number in range(2):
        shutil.rmtree(root)
        fill(root, {f"{n}.txt": f"甲市指标{n}增长{n}%。" for n in range(number, 4, 2)})
        shards.append(batch(root, tmp_path / f"{number}.duckdb"))
    merge(shards, tmp_path / "out.duckdb")
    found, expected = tables(tmp_path / "out.duckdb"), tables(every)
    for name in ("documents", "texts", "observations", "quantities", "archives"):
        assert found[name] == expected[name]
    assert is_whole(tmp_path / "out.duckdb")


def test_folders_of_one_name_with_other_files(tmp_path: Path) -> None:
    shards = []
    for number in range(2):
        root = fill(tmp_path / "root", {"a.txt": f"甲市指标增长{number}%。"})
        shards.append(batch(root, tmp_path / f"s{number}.duckdb"))
        shutil.rmtree(root)
    merge(shards, tmp_path / "out.duckdb")
    with open_store(tmp_path / "out.duckdb") as opened:
        assert opened.all("SELECT archive, root FROM archives ORDER BY archive") == [
            (1, str(root)),
            (2, f"s1.duckdb:{root}"),
        ]
        assert opened.all("SELECT text FROM observations ORDER BY text") == [("0%",), ("1%",)]
    assert is_whole(tmp_path / "out.duckdb")


def test_what_failed_on_one_machine_and_was_read_on_another(
    tmp_path: Path, halves: tuple[Path, Path]
) -> None:
    shards = [batch(half, tmp_path / f"{half.name}.duckdb") for half in halves]
    with duckdb.connect(str(shards[0])) as opened:  # given up there: a slow machine
        first = "SELECT file FROM files WHERE path = '2024/1.txt'"
        document = f"SELECT document FROM documents WHERE file = ({first})"
        for table in ("observations", "quantities", "texts"):
            opened.execute(f"DELETE FROM {table} WHERE document = ({document})")
        opened.execute(f"DELETE FROM documents WHERE file = ({first})")
        opened.execute(f"INSERT INTO failures SELECT ({first}), '2024/1.txt', NULL, 'worker', "
                       "'timeout', ''")  # fmt: skip
        opened.execute("UPDATE files SET state = 'failed' WHERE path = '2024/1.txt'")
    merge(shards, tmp_path / "out.duckdb")
    with open_store(tmp_path / "out.duckdb") as opened_store:
        sql = "SELECT path, state FROM files WHERE path IN ('2024/1.txt', 'again.txt', 'copy.txt')"
        assert sorted(opened_store.all(sql)) == [
            ("2024/1.txt", "failed"),
            ("again.txt", "done"),
            ("copy.txt", "duplicate"),
        ]
    assert is_whole(tmp_path / "out.duckdb")


def changed(store: Path, sql: str) -> None:
    with duckdb.connect(str(store)) as opened:
        opened.execute(sql)


WRONG = [
    ("UPDATE store SET value = '2' WHERE key = 'schema'", "made by an older version of extractor"),
    ("UPDATE store SET value = '99' WHERE key = 'schema'", "made by another version of extractor"),
    ("UPDATE files SET program = '0.0.1'", "two.duckdb: read by 0.0.1 with patterns "),
    ("UPDATE files SET patterns = 'abc'", "batch --refresh reads again"),
    ("UPDATE files SET state = 'pending' WHERE path = 'near.txt'", "1 files wait to be read"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_does_not_go_together(
    change: str, said: str, pair: list[Path], tmp_path: Path, command: Callable[..., Any]
) -> None:
    shards = [Path(shutil.copy(store, tmp_path)) for store in pair]
    changed(shards[1], change)
    code, out, err = command("merge", *shards, "--out", tmp_path / "out.duckdb")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / "out.duckdb").exists()


def test_an_output_that_is_there_and_too_few(tmp_path: Path, halves: tuple[Path, Path]) -> None:
    shard = batch(halves[0], tmp_path / "one.duckdb")
    kept = tmp_path / "kept.duckdb"
    kept.write_text("mine", "utf-8")
    with pytest.raises(StoreError, match=r"kept\.duckdb: is there already; name a new file"):
        merge([shard, shard], kept)
    assert kept.read_text("utf-8") == "mine"
    with pytest.raises(OptionError, match="two stores or more"):
        merge([shard], tmp_path / "new.duckdb")
    with pytest.raises(StoreError, match="no such store"):
        merge([shard, tmp_path / "nothing.duckdb"], tmp_path / "new.duckdb")
    with pytest.raises(StoreError, match="no such folder"):
        merge([shard, shard], tmp_path / "no" / "such.duckdb")


def test_corrections_go_along(tmp_path: Path, halves: tuple[Path, Path]) -> None:
    shards = [batch(half, tmp_path / f"{half.name}.duckdb") for half in halves]
    with open_store(shards[1], write=True) as opened:
        correct(opened, "near.txt", title="新题")
    batch(halves[1], shards[1])
    merge(shards, tmp_path / "out.duckdb")
    with open_store(tmp_path / "out.duckdb") as opened:
        sql = "SELECT d.path, c.title, d.title FROM corrections c JOIN documents d USING (document)"
        assert opened.all(sql) == [("near.txt", "新题", "新题")]


def test_declared_types_go_along(tmp_path: Path, command: Callable[..., Any]) -> None:
    facts = tmp_path / "mine" / "facts"
    facts.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "own" / "contracts.yaml", facts)
    text = "2025年5月6日，诸暨市交通建设有限公司以{n}.6亿元中标诸暨市水利局的城北水库加固工程。"
    stores = []
    for n in (5, 6):
        fill(tmp_path / f"{n}", {"2025-05-08-a.txt": text.format(n=n)})
        stores.append(tmp_path / f"{n}.duckdb")
        given = ("--out", stores[-1], "--patterns", facts.parent, "-q", "-w", "0")
        assert command("batch", tmp_path / f"{n}", *given)[0] == 0
    assert command("merge", *stores, "--out", tmp_path / "out.duckdb")[0] == 0
    with open_store(tmp_path / "out.duckdb") as opened:
        amounts = opened.all("SELECT amount FROM contracts ORDER BY amount")
    assert [int(amount) for (amount,) in amounts] == [560_000_000, 660_000_000]
    assert is_whole(tmp_path / "out.duckdb")
