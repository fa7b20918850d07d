"""Marking facts in the browser: kept beside the store, never in it, and exported as gold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from archives import archive_of

pytest.importorskip("duckdb")
pytest.importorskip("jinja2")

from extractor.errors import StoreError
from extractor.rulebook import load_rulebook
from extractor.serve.app import make_app
from extractor.store.marks import marks_beside, read_marks
from extractor.store.opening import open_store

NAME = "2025-01-20.txt"
TEXT = "2024年，绵阳市GDP为4344.4亿元，增长7.0%，增速居全省第3位。<script>window.hit=1</script>"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    releases = {Path(NAME).stem: TEXT, "2025-01-21": "2024年，绵阳市粮食产量236万吨。"}
    return archive_of(tmp_path_factory.mktemp("marked"), releases)


@pytest.fixture
def client(archive: Path) -> Iterator[Any]:
    testclient = pytest.importorskip("starlette.testclient")
    marks_beside(archive).unlink(missing_ok=True)
    with open_store(archive) as store:
        app = make_app(store, load_rulebook(), hosts=["127.0.0.1"], marks=marks_beside(archive))
        yield testclient.TestClient(app, base_url="http://127.0.0.1:8765")


def form_of(client: Any, number: int, **said: str) -> dict[str, str]:
    """What the browser would send of a fact's form."""
    shown = client.get("/facts", params={"name": NAME}).text
    part = shown.split('<form class="fact"')[number + 1].split("</form>")[0]
    return {**dict(re.findall(r'name="([^"]+)" value="([^"]*)"', part)), **said}


def test_facts_are_marked_and_exported_as_gold(
    client: Any, archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    before = archive.read_bytes()
    assert "/facts?name=" in client.get("/documents").text
    assert '<b class="here">4344.4亿元</b>，' in client.get("/facts", params={"name": NAME}).text
    first = client.post("/mark", data=form_of(client, 0, verdict="right"))
    assert first.status_code == 200  # and shows the facts again
    assert ">right</mark>" in first.text
    edit = {"verdict": "edited", "field-value": "7.1", "field-basis": "yoy"}
    assert ">edited</mark>" in client.post("/mark", data=form_of(client, 1, **edit)).text
    seen = client.get("/document", params={"name": NAME}).text
    assert f'"marking": "/facts?name={NAME}"' in seen
    assert '"mark": "edited"' in seen
    assert ">wrong</mark>" in client.post("/mark", data=form_of(client, 2, verdict="wrong")).text
    said = {mark.read["text"]: mark for mark in read_marks(marks_beside(archive)).values()}
    assert {text: mark.verdict for text, mark in said.items()} == {
        "4344.4亿元": "right", "7.0%": "edited", "第3位": "wrong",
    }  # fmt: skip
    assert said["7.0%"].edited is not None
    assert (said["7.0%"].read["value"], said["7.0%"].edited["value"]) == ("7", "7.1")
    gold = tmp_path / "gold"
    assert command("marks", archive, "--out", gold).out == (
        f"3 marks in 1 document written into {gold}\n"
    )
    lines = (gold / "00000.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(fact["text"], fact["value"]) for fact in map(json.loads, lines)] == [
        ("4344.4亿元", "434440000000"), ("7.0%", "7.1"),
    ]  # fmt: skip
    figures = json.loads(command("eval", gold, "--json").out)
    assert figures["observation"]["strict"] == [0.5, 0.5, 0.5]  # one right, one that should be 7.1
    assert figures["ranking"]["strict"][0] == 0  # one that should not be there
    assert archive.read_bytes() == before


def test_a_mark_is_taken_back_and_what_nobody_marked_counts_neither_way(
    client: Any, archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    client.post("/mark", data=form_of(client, 0, verdict="right"))
    client.post("/mark", data=form_of(client, 1, verdict="wrong"))
    shown = client.post("/mark", data=form_of(client, 1, verdict="none")).text
    assert shown.count("</mark>") == 1
    gold = tmp_path / "gold"
    assert command("marks", archive, "--out", gold).code == 0
    figures = json.loads(command("eval", gold, "--json").out)
    assert figures["observation"]["strict"] == [1, 1, 1]
    assert "exist" in command("marks", archive, "--out", gold).err.lower()


@pytest.mark.parametrize(
    ("changed", "status", "reason"),
    [
        ({"token": "guessed"}, 403, "not from here"),
        ({"verdict": "perhaps"}, 400, "no such mark"),
        ({"number": "99"}, 400, "no such fact"),
        ({"name": "other.txt"}, 400, "no such fact"),
        ({"text": "4344.5亿元"}, 400, "read anew"),
        ({"verdict": "edited", "field-measure": "height"}, 400, "measure: "),
        ({"verdict": "edited", "field-value": "many"}, 400, "value: "),
        ({"verdict": "right", "field-unit": "x" * 200_000}, 413, "too long"),
    ],
)
def test_what_is_no_mark(
    client: Any, archive: Path, changed: dict[str, str], status: int, reason: str
) -> None:
    answer = client.post("/mark", data={**form_of(client, 0, verdict="right"), **changed})
    assert answer.status_code == status
    assert reason in answer.text
    assert not marks_beside(archive).exists()


def test_nothing_of_a_text_is_markup(client: Any) -> None:
    shown = client.get("/facts", params={"name": NAME}).text
    assert "<script" not in shown
    assert client.get("/facts", params={"name": "none.txt"}).status_code == 404
    assert client.get("/mark").status_code == 405


def test_without_leave_nothing_is_marked(
    archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    testclient = pytest.importorskip("starlette.testclient")
    with open_store(archive) as store:
        app = make_app(store, load_rulebook(), hosts=["127.0.0.1"])
        reading = testclient.TestClient(app, base_url="http://127.0.0.1:8765")
        assert "/facts?name=" not in reading.get("/documents").text
        assert reading.get("/facts", params={"name": NAME}).status_code == 404
        assert reading.post("/mark", data={}).status_code == 404
    refused = command("serve", archive, "--mark", "--host", "0.0.0.0")
    assert (refused.code, "this machine alone" in refused.err) == (2, True)
    marks_beside(archive).unlink(missing_ok=True)
    assert "no marks beside" in command("marks", archive, "--out", tmp_path / "gold").err


def test_a_file_of_marks_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb.marks.jsonl"
    assert read_marks(path) == {}
    path.write_text('{"file": "a"}\n', encoding="utf-8")
    with pytest.raises(StoreError, match=r"marks\.jsonl:1: no mark"):
        read_marks(path)


def test_marks_are_tasks_of_label_studio(
    client: Any, archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    client.post("/mark", data=form_of(client, 0, verdict="right"))
    client.post("/mark", data=form_of(client, 1, verdict="edited", **{"field-value": "7.1"}))
    client.post("/mark", data=form_of(client, 2, verdict="wrong"))
    out = tmp_path / "tasks"
    assert command("marks", archive, "--out", out, "--format", "label-studio").code == 0
    (task,) = json.loads((out / "tasks.json").read_text(encoding="utf-8"))
    assert task["data"]["text"] == TEXT
    (read,), (said,) = task["predictions"], task["annotations"]

    def regions(result: Any) -> list[tuple[str, str]]:
        return [
            (TEXT[one["value"]["start"] : one["value"]["end"]], one["value"]["labels"][0])
            for one in result
            if one["type"] == "labels"
        ]

    both = [("4344.4亿元", "observation"), ("7.0%", "observation")]
    assert regions(read["result"]) == [*both, ("第3位", "ranking")]
    assert regions(said["result"]) == both
    areas = {
        one["id"]: one["value"]["text"][0] for one in said["result"] if "labels" not in one["value"]
    }
    assert "value=7.1" in areas["said-1"].splitlines()
    notes = [one["meta"]["text"] for one in read["result"] if "meta" in one]
    assert notes == [["right"], ["edited"], ["wrong"]]
    config = (out / "config.xml").read_text(encoding="utf-8")
    names = set(re.findall(r'name="(\w+)"', config))
    assert {one["from_name"] for one in read["result"]} | {"text"} == names
    assert set(re.findall(r'<Label value="(\w+)"', config)) >= {"observation", "appointment"}
    assert "no 'gold-leaf'" in command("marks", archive, "--out", out, "--format", "gold-leaf").err


def test_eval_on_marks_says_what_to_mend_first(
    client: Any, archive: Path, command: Callable[..., Any], tmp_path: Path
) -> None:
    client.post("/mark", data=form_of(client, 0, verdict="right"))
    client.post("/mark", data=form_of(client, 1, verdict="edited", **{"field-period": "2023"}))
    gold = tmp_path / "gold"
    assert command("marks", archive, "--out", gold).code == 0
    assert "extra:" not in command("eval", gold, "--errors", "9").out  # mentions are nobody's
    told = json.loads(command("eval", gold, "--by", "strategy", "--json").out)["by"]
    worst = told[0]
    assert worst["name"].startswith("period/")
    assert (worst["precision"], worst["fields"]) == (0.0, {"period": 1})
    assert all(one["precision"] == 1 for one in told[1:])
    shown = command("eval", gold, "--by", "rule").out.splitlines()
    first = shown[shown.index("") + 2].split()
    assert first == ["observation", "1", "0", "0.000", "0", "growth", "period", "1"]


def test_an_appointment_is_marked_too(tmp_path: Path) -> None:
    testclient = pytest.importorskip("starlette.testclient")
    text = "国务院任命沈佳音为越城区水利局局长，免去陶立夏的越城区司法局局长职务。"
    store = archive_of(tmp_path, {"2025-01-20": text})
    with open_store(store) as opened:
        app = make_app(opened, load_rulebook(), hosts=["127.0.0.1"], marks=marks_beside(store))
        client = testclient.TestClient(app, base_url="http://127.0.0.1:8765")
        assert "appointment: 沈佳音" in client.get("/facts", params={"name": NAME}).text
        edit = form_of(client, 1, verdict="edited", **{"field-post": "副局长"})
        assert ">edited</mark>" in client.post("/mark", data=edit).text
    (mark,) = read_marks(marks_beside(store)).values()
    assert mark.edited is not None
    assert (mark.edited["person"], mark.edited["post"]) == ("陶立夏", "副局长")
