"""The archive browser: its pages by the test client, and in a real browser where there is one."""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from archives import archive_of

pytest.importorskip("duckdb")
pytest.importorskip("jinja2")

from extractor.batch.engine import all_codes
from extractor.cli.serve import _hosts, _is_loopback
from extractor.errors import OptionError
from extractor.rulebook import load_rulebook
from extractor.serve.app import make_app
from extractor.serve.documents import leaf
from extractor.serve.pages import FormFields, Pages
from extractor.serve.place_tree import PlaceTree
from extractor.serve.sentence import SentenceReader
from extractor.store.database import Store
from extractor.store.opening import open_store

HOSTILE = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>'
RELEASES = {
    "2023-01-20": "2022年，聊城市GDP为900.1亿元，增长3.0%，增速居全省第6位。",
    "2024-01-22": "2023年，聊城市GDP为950.3亿元，同比增长6.2%，增速居全省第4位。",
    "2024-02-03": "2023年，聊城市地区生产总值达到960亿元。",
    "2024-02-09": "2023年，芜湖市地区生产总值1200亿元，入选国家级“数字城市”试点。",
    "2024-02-10": f"2023年，芜湖市粮食产量120万吨，{HOSTILE}同比下降1.2%。",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive_of(tmp_path_factory.mktemp("served"), RELEASES)


@pytest.fixture
def opened(archive: Path) -> Iterator[Store]:
    with open_store(archive) as store:
        yield store


@pytest.fixture
def client(opened: Store) -> Any:
    testclient = pytest.importorskip("starlette.testclient")
    app = make_app(opened, load_rulebook(), hosts=["127.0.0.1", "localhost"])
    return testclient.TestClient(app, base_url="http://127.0.0.1:8765")


def text_of(client: Any, path: str, **query: str) -> str:
    answer = client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_search_with_facets(client: Any) -> None:
    shown = text_of(client, "/")
    assert "900.1亿元" in shown
    assert ">地区生产总值</a>" in shown
    one = text_of(client, "/", indicator="GDP", place="聊城市", year="2023")
    assert "960亿元" in one
    assert "1200亿元" not in one
    assert "芜湖" in text_of(client, "/", text="芜湖")
    assert "nothing matches indicator; there are: " in text_of(client, "/", indicator="茶叶产量")
    ranks = text_of(client, "/", kind="ranking", place="聊城市")
    assert "第6位" in ranks
    assert '<td data-name="value">900.1亿元' not in ranks
    for kind in ("observation", "ranking", "recognition", "appointment"):
        assert f'href="/?kind={kind}">{kind}</a>' in shown
    assert 'href="/?place=%E8%81%8A%E5%9F%8E%E5%B8%82" aria-current="true">ranking</a>' in ranks


def test_places_stand_under_what_holds_them() -> None:
    tree = PlaceTree(load_rulebook(), all_codes(load_rulebook()))
    counts = {"370781": 3, "370785": 1, "371500": 2, "340200": 4, "110105": 1, "某集团": 1}
    assert [(one.label, one.facts, one.depth) for one in tree.branches(counts, most=9)] == [
        ("山东省", 6, 0), ("潍坊市", 4, 1), ("青州市", 3, 2), ("高密市", 1, 2), ("聊城市", 2, 1),
        ("芜湖市", 4, 0), ("某集团", 1, 0), ("朝阳区", 1, 0),
    ]  # fmt: skip
    found = {one.label: one.asked for one in tree.branches(counts, most=9)}
    assert (found["朝阳区"], found["青州市"]) == ("110105", "青州市")  # of two 朝阳区 one is meant
    few = [one.label for one in tree.branches(counts, most=3)]
    assert few == ["山东省", "潍坊市", "芜湖市"]


def test_facts_of_one_document(client: Any) -> None:
    shown = text_of(client, "/")
    assert 'href="/?file=2024-01-22.txt"' in shown
    one = text_of(client, "/", file="2024-01-22.txt")
    assert "950.3亿元" in one
    assert "960亿元" not in one
    assert 'name="file" value="2024-01-22.txt"' in one
    assert "Nothing found" in text_of(client, "/", file="2024-01-22")


def drawn_on(shown: str) -> list[list[dict[str, Any]]]:
    """The points of each chart of a page, as its script reads them."""
    return [json.loads(html.unescape(one)) for one in re.findall(r"data-chart='([^']*)'", shown)]


def test_series_draws_a_chart(client: Any) -> None:
    shown = text_of(client, "/series", indicator="GDP", place="聊城市", measure="level")
    (dots,) = drawn_on(shown)
    assert [(dot["period"], dot["day"], dot["differs"]) for dot in dots] == [
        ("2022", "2022-12-31", False), ("2023", "2023-12-31", True),
    ]  # fmt: skip
    assert dots[1]["printed"] == "960亿元"
    assert dots[1]["address"].startswith("/document?name=2024-02-03.txt#at=")
    assert "Name an indicator" in text_of(client, "/series")
    assert "Nothing found" in text_of(client, "/series", indicator="茶叶产量")


def test_a_chart_holds_one_kind_of_period(tmp_path: Path, client: Any) -> None:
    """Half-years are drawn apart from years, and a line told in 吨 and 万公斤 is one."""
    from extractor.cli import main

    for name, text in {
        "2022-01-20": "2021年，芜湖市粮食产量1200吨，地区生产总值900亿元。",
        "2023-01-20": "2022年，芜湖市粮食产量130万公斤，地区生产总值1000亿元。",
        "2023-07-20": "2023年上半年，芜湖市地区生产总值520亿元。",
        "2024-07-20": "2024年上半年，芜湖市地区生产总值560亿元。",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "facts.duckdb"
    assert main(["batch", str(tmp_path), "--out", str(store), "--workers", "1"]) == 0
    pages = Pages(load_rulebook())
    with open_store(store) as opened:
        lines = pages.series(opened, FormFields(place="芜湖市", measure="level"))["lines"]
    drawn = {
        (line["indicator"], line["unit"], line["period_kind"]): [
            (dot.period, dot.printed) for dot in line["chart"]
        ]
        for line in lines
    }
    assert drawn == {
        ("地区生产总值", "CNY", "year"): [("2021", "900亿元"), ("2022", "1000亿元")],
        ("地区生产总值", "CNY", "half-year"): [
            ("2023-01/2023-06", "520亿元"), ("2024-01/2024-06", "560亿元"),
        ],
        ("粮食产量", "t", "year"): [("2021", "1200吨"), ("2022", "130万公斤")],
    }  # fmt: skip
    grain = next(line["chart"] for line in lines if line["indicator"] == "粮食产量")
    assert [dot.value for dot in grain] == [1200, 1300]  # 130万公斤, in the unit of the line
    shown = text_of(client, "/series", indicator="GDP", place="聊城市", measure="level")
    assert "level · CNY · year" in shown
    listed = text_of(client, "/", indicator="GDP", place="聊城市")
    assert "<th>measure</th>" in listed
    assert ">growth yoy</td>" in listed
    assert ">year</small>" in listed


def test_rankings_over_the_years(client: Any) -> None:
    shown = text_of(client, "/rankings", place="聊城市")
    assert shown.index("<th>2022</th>") < shown.index("<th>2023</th>")
    assert "第6位" in shown
    assert "第4位" in shown
    assert "Nothing found" in text_of(client, "/rankings", place="芜湖市")
    assert "第4位" in text_of(client, "/rankings", indicator="GDP")  # of its growth


def test_ranks_that_several_releases_tell_are_one_link(tmp_path: Path) -> None:
    said = "2023年，聊城市GDP增速居全省第4位。"
    store = archive_of(tmp_path, {
        "2024-01-22": said, "2024-01-29": f"{said}全市上下齐努力。",
        "2024-02-05": "2023年，聊城市GDP增速居全省第5位。2025年，力争聊城市GDP增速居全省第4位。",
    })  # fmt: skip
    testclient = pytest.importorskip("starlette.testclient")
    with open_store(store) as opened:
        ((_, cells),) = Pages(load_rulebook()).rankings(opened, FormFields())["lines"]
        app = make_app(opened, load_rulebook(), hosts=["localhost"])
        shown = text_of(testclient.TestClient(app, base_url="http://localhost"), "/rankings")
    assert (
        'title="2025年，力争聊城市GDP增速居全省第4位。">第4位</a> <small lang="en">target' in shown
    )
    assert "undated" not in shown
    assert [(row["text"], row["times"]) for row in cells["2023"]] == [("第4位", 2), ("第5位", 1)]


def test_ranks_of_half_years_and_of_years_are_told_apart(tmp_path: Path) -> None:
    store = archive_of(tmp_path, {
        "2024-07-20": "2024年上半年，芜湖市工业投资增长6.0%，增速居全省第3位。",
        "2025-01-22": "2024年，芜湖市工业投资增长6.3%，增速居全省第2位。",
    })  # fmt: skip
    with open_store(store) as opened:
        lines = Pages(load_rulebook()).rankings(opened, FormFields(place="芜湖市"))["lines"]
    assert [(line[3], [row["text"] for row in cells["2024"]]) for line, cells in lines] == [
        ("half-year", ["第3位"]), ("year", ["第2位"]),
    ]  # fmt: skip


def test_disagreements(client: Any) -> None:
    shown = text_of(client, "/disagreements")
    assert "950.3亿元" in shown
    assert "960亿元" in shown
    assert "No two releases" in text_of(client, "/disagreements", place="芜湖市")


def test_documents_and_one_of_them(client: Any) -> None:
    listed = text_of(client, "/documents")
    assert "2024-01-22.txt" in listed
    assert "2024-01-22.txt" in text_of(client, "/documents", worst="1")
    assert "2024-01-22.txt" not in text_of(client, "/documents", page="7")
    shown = text_of(client, "/document", name="2024-01-22.txt")
    assert "950.3亿元" in shown
    assert client.get("/document", params={"name": "other.txt"}).status_code == 404


def test_every_fact_leads_to_its_sentence(client: Any, opened: Store) -> None:
    shown = text_of(client, "/", indicator="GDP", place="芜湖市")
    assert "/document?name=2024-02-09.txt#at=" in shown.replace("&amp;", "&")
    found = leaf(opened, "2024-02-09.txt")
    assert found is not None
    for record in found.records:
        assert found.text[record["start"] : record["end"]] == record["text"]
    assert {record["type"] for record in found.records} >= {"observation", "quantity", "time"}


def test_wrong_questions(client: Any) -> None:
    for query in ({"page": "x"}, {"measure": "height"}, {"year": "soon"}, {"kind": "time"}):
        answer = client.get("/documents" if "page" in query else "/", params=query)
        assert answer.status_code == 400, query
        assert 'role="alert"' in answer.text
    with pytest.raises(OptionError):
        FormFields.of({"page": "9" * 30})


def test_only_this_machine_and_only_reading(client: Any) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8765"}).status_code == 200
    for method in ("post", "put", "delete"):
        assert getattr(client, method)("/").status_code == 405
    assert client.get("/templates/base.html").status_code == 404
    headers = client.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert "; script-src 'self'" in client.get("/series").headers["content-security-policy"]
    assert client.get("/echarts.js").headers["content-type"].startswith("text/javascript")
    assert headers["x-frame-options"] == "DENY"
    assert client.get("/style.css").headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("path", ["/", "/series", "/rankings", "/disagreements", "/documents"])
def test_nothing_typed_or_read_is_markup(client: Any, path: str) -> None:
    fields = dict.fromkeys(("text", "indicator", "place"), HOSTILE)
    for shown in (text_of(client, path, **fields), text_of(client, path)):
        assert "<img" not in shown
        own = '<script src="/echarts.js" defer></script><script src="/chart.js" defer></script>'
        assert shown.count("<script") == (2 if path == "/series" else 0)
        assert "<script" not in shown.replace(own, "")


@pytest.mark.parametrize("part", ["jinja2", "uvicorn"])
def test_without_its_part(archive: Path, command: Any, monkeypatch: Any, part: str) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    done = command("serve", archive)
    assert (done.code, done.err) == (
        2,
        "extractor: the archive browser needs an optional part:"
        " pip install 'press-extractor[serve]'\n",
    )


def test_hosts() -> None:
    assert _hosts("192.0.2.7") == ["192.0.2.7", "127.0.0.1", "localhost"]
    assert [_is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "192.0.2.7", "x")] == [
        True, True, True, False, False,
    ]  # fmt: skip


# -- in a browser


@pytest.fixture(scope="module")
def address(archive: Path) -> Iterator[str]:
    uvicorn = pytest.importorskip("uvicorn")
    with open_store(archive) as store:
        app = make_app(store, load_rulebook(), hosts=["127.0.0.1"])
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


#: Pixels of the chart that are not empty; where a point of it stands in the window.
_INKED = """() => {
  const canvas = document.querySelector("[data-chart] canvas");
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((one, n) => n % 4 === 3 && one > 0).length;
}"""
_POINT = """number => {
  const box = document.querySelector("[data-chart]"), chart = echarts.getInstanceByDom(box);
  const at = chart.getOption().series[0].data[number].value, place = box.getBoundingClientRect();
  const [x, y] = chart.convertToPixel({seriesIndex: 0}, at);
  return [place.x + x, place.y + y];
}"""


def test_one_click_from_a_fact_to_its_sentence(address: str, browser: Any) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.goto(f"{address}/series?indicator=GDP&place=聊城市&measure=level")
    tab.wait_for_selector("[data-chart] canvas")
    assert tab.evaluate(_INKED) > 100  # the line, its points and their labels
    tab.mouse.click(*tab.evaluate(_POINT, 1))  # a point of the chart leads to its sentence
    tab.wait_for_url("**/document**")
    assert tab.locator("#text .picked").inner_text() == "960亿元"
    tab.go_back()
    tab.get_by_role("link", name="2023年，聊城市地区生产总值达到960亿元。").first.click()
    assert tab.locator("#text .picked").inner_text() == "960亿元"
    assert all(url.startswith(address) for url in asked)
    assert wrong == []  # the policy of the page keeps nothing from its chart
    tab.goto(f"{address}/document?name=2024-02-10.txt")
    tab.goto(f"{address}/?text=onerror")
    assert tab.evaluate("window.hit") is None
    tab.close()


@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("page", ["", "series", "rankings", "disagreements", "documents"])
def test_no_page_is_wider_than_the_window(
    address: str, browser: Any, page: str, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto(f"{address}/{page}?place=聊城市")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for cell in tab.locator("td[data-name]:not(:empty)").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= width
    tab.close()


def test_ranks_are_blocks_on_a_phone(address: str, browser: Any) -> None:
    """Each rank under its place and thing, beside its year, within the window."""
    tab = browser.new_page(viewport={"width": 400, "height": 800})
    tab.goto(f"{address}/rankings?place=聊城市")
    assert not tab.locator("thead").is_visible()
    cells = [
        cell for cell in tab.locator("tbody tr").first.locator("td").all() if cell.is_visible()
    ]
    said = [(cell.get_attribute("data-name"), cell.inner_text()) for cell in cells]
    assert said == [
        ("subject", "聊城市"), ("indicator", "地区生产总值增速"), ("among", "山东省"),
        ("period", "year"), ("2022", "第6位"), ("2023", "第4位"),
    ]  # fmt: skip
    boxes = [cell.bounding_box() for cell in cells]
    assert all(a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(boxes))
    tab.close()


def test_print_shows_what_was_found_and_no_form(address: str, browser: Any) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}/series?indicator=GDP&place=聊城市")
    tab.emulate_media(media="print")
    assert not tab.locator("form").is_visible()
    assert tab.locator("[data-chart] canvas").first.is_visible()
    tab.close()


def test_a_sentence_that_is_typed_is_shown_as_it_is_read(client: Any, archive: Path) -> None:
    before = archive.read_bytes()
    said = "2024年，聊城市用电量同比增长6.2%，居全省第4位。国务院任命沈佳音为越城区水利局局长。"
    shown = text_of(client, "/sentence", said=said, date="2025-03-21")
    assert "&lt;TREND_YOY&gt;&lt;PCT&gt;" in shown  # the sketch
    assert '<td data-name="label">TREND_YOY</td>' in shown
    assert '<td data-name="slot">indicator</td><td data-name="answered">own: 用电量</td>' in shown
    assert "<small>fixed, medals, classed" in shown  # every strategy that was asked
    assert '<td data-name="rule">amount_before</td>' not in shown
    assert "<small>indicator</small> 用电量" in shown
    assert "<small>by</small> 国务院" in shown
    assert "&lt;GIVE&gt;沈佳音为&lt;ORG&gt;局长" in shown
    assert archive.read_bytes() == before
    assert "<textarea" in text_of(client, "/sentence")
    assert "no amount, rank or honour" in text_of(client, "/sentence", said="会议强调。")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"said": "增" * 401}, "400 characters at most, this one 401"),
        ({"said": "增长5%。", "date": "21.3.2025"}, "no such date"),
    ],
)
def test_a_sentence_that_is_not_read(client: Any, query: dict[str, str], said: str) -> None:
    answer = client.get("/sentence", params=query)
    assert (answer.status_code, said in answer.text) == (400, True)
    assert client.post("/sentence", data=query).status_code == 405


def test_nobody_waits_for_what_can_be_done_beforehand(
    archive: Path, tmp_path: Path, command: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What asks the whole store, and what reads a sentence, is there before serve says so."""
    uvicorn, done = pytest.importorskip("uvicorn"), []
    monkeypatch.setattr(Pages, "prepare", lambda *_: done.append("pages"))
    monkeypatch.setattr(SentenceReader, "prepare", lambda *_: done.append("sentences"))
    monkeypatch.setattr(uvicorn, "run", lambda *_, **__: done.append("ready"))
    assert command("serve", shutil.copy(archive, tmp_path)).code == 0
    assert done == ["pages", "sentences", "ready"]


def test_a_sentence_is_never_markup(client: Any) -> None:
    shown = text_of(client, "/sentence", said=f"{HOSTILE}用电量增长5%。")
    assert "<script" not in shown
    assert "<img" not in shown
