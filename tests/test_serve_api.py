"""The service: a text in, the records that the command prints out; what is refused, and how."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette.testclient")

from extractor import Extractor, Limits, __version__
from extractor.cli.serve import _app, _routes
from extractor.serve import api
from extractor.serve.api import Allowed, api_routes, make_api

testclient: Any = pytest.importorskip("starlette.testclient")

TEXT = "今年一季度，青州市规模以上工业增加值同比增长6.2%，增速居全省第4位，获评“制造强县”。\n"
HOSTS = ["127.0.0.1", "localhost"]


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor(limits=Limits(characters=5_000, seconds=1.0))


@pytest.fixture
def client(reader: Extractor) -> Any:
    routes = api_routes(reader, allowed=Allowed(5_000, 1.0))
    return testclient.TestClient(make_api(routes, hosts=HOSTS), base_url="http://127.0.0.1:8765")


@pytest.mark.parametrize(
    "known", [{}, {"date": "2025-04-20"}, {"date": "2025-04-20", "title": "青州市一季度经济"}]
)
def test_the_records_that_the_command_prints(
    known: dict[str, str], client: Any, command: Callable[..., Any]
) -> None:
    options = [part for name, value in known.items() for part in (f"--{name}", value)]
    printed = command("extract", "-", "--format", "json", *options, stdin=TEXT.encode())
    answer = client.post("/extract", json={"text": TEXT, **known})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == printed.out
    assert any(record["type"] == "observation" for record in answer.json()["records"])


def test_a_text_without_records(client: Any) -> None:
    answer = client.post("/extract", json={"text": ""})
    assert answer.json() == {"path": "-", "title": None, "date": None, "records": []}


WRONG: list[tuple[Any, str]] = [
    (b"", "Invalid JSON"),
    (b"{", "Invalid JSON"),
    (b"\xff", "Invalid JSON"),
    (b'{"text": "\\ud800"}', "Invalid JSON"),
    (b"[" * 60_000, "Invalid JSON"),
    ({}, "text: Field required"),
    ([], "Input should be an object"),
    ({"text": 7}, "text: Input should be a valid string"),
    ({"text": None}, "text: Input should be a valid string"),
    ({"text": TEXT, "date": "2025-13-01"}, "date: "),
    ({"text": TEXT, "date": 7}, "date: "),
    ({"text": TEXT, "patterns": "x"}, "patterns: Extra inputs are not permitted"),
]


@pytest.mark.parametrize(("body", "said"), WRONG)
def test_what_is_no_request(body: Any, said: str, client: Any) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = client.post(
        "/extract", content=content, headers={"content-type": "application/json; charset=utf-8"}
    )
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["reason"] == "invalid"
    assert said in error["message"]


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["reason"]


def test_too_large_and_too_long(client: Any) -> None:
    assert refused(client.post("/extract", json={"text": "长" * 5_001})) == (413, "too-long")
    assert refused(client.post("/extract", json={"text": "长" * 50_000})) == (413, "too-large")


def test_what_other_pages_can_send_is_refused(client: Any) -> None:
    """A form of another page sends no JSON, and cannot name this machine by its own name."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = client.post("/extract", content=b"{}", headers={"content-type": kind})
        assert refused(answer) == (415, "content-type")
    strange = {"host": "evil.example", "content-type": "application/json"}
    assert client.post("/extract", content=b"{}", headers=strange).status_code == 400
    assert client.get("/extract").status_code == 405
    assert client.post("/health").status_code == 405
    assert "access-control-allow-origin" not in client.get("/health").headers


def test_a_text_that_takes_too_long(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = Extractor.extract

    def slow(self: Extractor, text: str, **more: Any) -> Any:
        if "慢" in text:
            time.sleep(4)
        return extract(self, text, **more)

    monkeypatch.setattr(Extractor, "extract", slow)
    with client:
        began = time.monotonic()
        assert refused(client.post("/extract", json={"text": "慢"})) == (422, "timeout")
        assert time.monotonic() - began < 3.5  # though the text is at work still


def test_a_fault_of_ours_is_an_answer(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = Extractor.extract

    def faulty(self: Extractor, text: str, **more: Any) -> Any:
        if "坏" in text:
            raise ArithmeticError("a fault\nof ours")
        return extract(self, text, **more)

    monkeypatch.setattr(Extractor, "extract", faulty)
    with client:
        answer = client.post("/extract", json={"text": "坏"})
        assert refused(answer) == (500, "extractor-error")
        assert answer.json()["error"]["message"] == "ArithmeticError: a fault of ours"
        assert client.post("/extract", json={"text": TEXT}).status_code == 200


def test_what_there_is_no_route_for(client: Any) -> None:
    assert refused(client.get("/nothing")) == (404, "no-such-path")
    answer = client.get("/extract")
    assert refused(answer) == (405, "method")
    assert answer.headers["allow"] == "POST"


def test_too_many_at_once(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    extract = Extractor.extract

    def held(self: Extractor, text: str, **more: Any) -> Any:
        go.wait(10)
        return extract(self, text, **more)

    monkeypatch.setattr(Extractor, "extract", held)
    monkeypatch.setattr(api, "_WAITING", 1)
    with client:
        found: list[Any] = []
        first = threading.Thread(
            target=lambda: found.append(client.post("/extract", json={"text": TEXT}))
        )
        first.start()
        time.sleep(0.5)
        assert refused(client.post("/extract", json={"text": TEXT})) == (503, "busy")
        assert client.get("/health").status_code == 200  # it is not held up
        go.set()
        first.join()
    assert [answer.status_code for answer in found] == [200]


def test_health(client: Any, reader: Extractor) -> None:
    assert client.get("/health").json() == {
        "status": "ok",
        "version": __version__,
        "patterns": reader.book.version,
    }


def resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        found: Any = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        schema = found
    return schema


_KINDS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
    "boolean": bool,
}


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Of JSON Schema what these descriptions use."""
    schema = resolved(schema, whole)
    if "discriminator" in schema:
        return fits(value, {"$ref": schema["discriminator"]["mapping"][value["type"]]}, whole)
    if "anyOf" in schema:
        return any(fits(value, one, whole) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, _KINDS[one]) for one in wanted):
        return False
    if isinstance(value, list):
        return all(fits(one, schema["items"], whole) for one in value)
    if isinstance(value, dict):
        properties = schema["properties"]
        return set(schema["required"]) <= set(value) <= set(properties) and all(
            fits(one, properties[key], whole) for key, one in value.items()
        )
    return True


def test_the_description_is_true(client: Any) -> None:
    whole = client.get("/openapi.json").json()
    assert whole["openapi"].startswith("3.1")
    post = whole["paths"]["/extract"]["post"]
    answers = {
        status: one["content"]["application/json"]["schema"]
        for status, one in post["responses"].items()
    }
    asked = {"text": TEXT, "date": "2025-04-20"}
    assert fits(asked, post["requestBody"]["content"]["application/json"]["schema"], whole)
    good = client.post("/extract", json=asked).json()
    assert len({record["type"] for record in good["records"]}) > 4
    assert any("evidence" in record for record in good["records"])
    assert fits(good, answers["200"], whole)
    assert not fits({**good, "more": 1}, answers["200"], whole)
    bad = client.post("/extract", json={})
    assert fits(bad.json(), answers[str(bad.status_code)], whole)
    for status in ("408", "413", "415", "422", "500", "503"):
        assert status in answers


def test_with_a_store(tmp_path: Path, command: Callable[..., Any]) -> None:
    (tmp_path / "in").mkdir()
    release = tmp_path / "in" / "2025-01-22.txt"
    release.write_text("2024年，青州市GDP为950.3亿元。", encoding="utf-8")
    store = tmp_path / "facts.duckdb"
    assert command("batch", release.parent, "--out", store, "--workers", "0").code == 0
    with _app(store, _routes(None, 1000, 5.0), hosts=HOSTS, mark=False, patterns=None) as app:
        client = testclient.TestClient(app, base_url="http://localhost")
        assert "950.3" in client.get("/", params={"place": "青州市"}).text
        assert client.post("/extract", json={"text": TEXT}).json()["records"]
    with _app(store, [], hosts=HOSTS, mark=False, patterns=None) as app:  # not unless asked for
        client = testclient.TestClient(app, base_url="http://localhost")
        assert client.post("/extract", json={"text": TEXT}).status_code == 404


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "serve what? name an output of batch, or say --api"),
        (("--api", "--mark"), "--mark is for the facts of a store: name one"),
    ],
)
def test_wrong_options(arguments: Any, said: str, command: Callable[..., Any]) -> None:
    done = command("serve", *arguments)
    assert (done.code, done.err) == (2, f"extractor: {said}\n")


def test_the_image_runs_as_nobody(root: Path) -> None:
    lines = (root / "Dockerfile").read_text(encoding="utf-8").splitlines()
    steps = [line for line in lines if line and not line.startswith("#")]
    (user,) = [line.split()[1] for line in steps if line.startswith("USER ")]
    assert int(user.partition(":")[0]) > 0
    assert steps.index(f"USER {user}") > max(n for n, s in enumerate(steps) if s.startswith("RUN"))
    ignored = (root / ".dockerignore").read_text(encoding="utf-8").split()
    for line in steps:
        if line.startswith("COPY "):
            for name in line.split()[1:-1]:
                assert (root / name).exists()
                assert f"!{name}" in ignored
    assert steps[-1] == 'CMD ["serve", "--api", "--host", "0.0.0.0"]'
