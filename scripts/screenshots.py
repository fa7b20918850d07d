"""Take the pictures of docs/gallery.md: the pages that people see, in a real Chromium.

    python3 scripts/screenshots.py [FOLDER]

Needs Playwright (``pip install playwright``), Pillow, a Chromium of the system, and a font that has
Chinese characters (Debian: ``fonts-wqy-microhei`` or ``fonts-noto-cjk``): without one every
character is an empty box, so that is looked for first. Pictures have 256 colours and are written
into docs/pictures; what they show is made anew in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from extractor import extract
from extractor.cli import main as extractor
from extractor.rulebook import load_rulebook
from extractor.serve.app import make_app
from extractor.store.opening import open_store

ROOT = Path(__file__).resolve().parents[1]
PORT = 8799
RELEASES = {
    "2022-01-22": "2021年，聊城市GDP为842.3亿元，增长4.1%，增速居全省第7位。",
    "2023-01-20": "2022年，聊城市GDP为900.1亿元，增长3.0%，增速居全省第6位。",
    "2024-01-22": "2023年，聊城市GDP为950.3亿元，同比增长6.2%，增速居全省第4位。",
    "2024-02-03": "2023年，聊城市地区生产总值达到960亿元，入选国家级“数字城市”试点。",
    "2025-01-21": "2024年，聊城市地区生产总值1012.6亿元，同比增长6.1%，增速居全省第3位。",
}
_RANKING = "#rows tr[data-kind=ranking]"
SENTENCE = "2024年，聊城市用电量同比增长6.2%，居全省第4位。国务院任命沈佳音为越城区水利局局长。"


class Shot(NamedTuple):
    """A picture: its name, the address, the window, what is clicked first, and whether on paper."""

    name: str
    address: str
    width: int = 1200
    height: int = 640
    scheme: str = "light"
    click: str = ""
    paper: bool = False


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "pictures")
    folder = parser.parse_args(arguments).folder
    if not _has_font():
        print("no font with Chinese characters: every one of them would be an empty box")
        return 1
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        os.chdir(place)  # so that no picture names a folder of this machine
        shutil.copytree(ROOT / "corpus", place / "corpus")
        _take(_files(place), folder)
        with _served(_store(place)):
            _take(_pages(), folder)
    return 0


def _has_font() -> bool:
    program = shutil.which("fc-list")
    if program is None:
        return True  # no fontconfig: another system, which brings its fonts
    found = subprocess.run([program, ":lang=zh"], capture_output=True, check=True)
    return bool(found.stdout.strip())


def _files(place: Path) -> list[Shot]:
    """The page of a release, light, dark and on a phone; and the page of a diff."""
    shots = []
    for name in ("industry", "technology"):
        page = place / f"{name}.html"
        article = Path("corpus", f"liaocheng-{name}", "article.txt")
        _run("extract", article, "--date", "2025-03-21", "-o", page)
        shots.append(Shot(name, page.as_uri(), click=_RANKING))
    first = shots[0].address
    texts, mine, changes = Path("texts"), Path("mine", "lexicon"), place / "changes.html"
    texts.mkdir()
    mine.mkdir(parents=True)
    (texts / "2025-01-20.txt").write_text(
        "2024年，松阳县库存饲草120垛，用电量增长6.2%。外贸进出口总额腾跃8.3%。", encoding="utf-8"
    )
    (mine / "units.tsv").write_text(
        "word\tcode\tfactor\tkind\n垛\tkg\t40\tmeasure\n", encoding="utf-8"
    )
    (mine / "trends.tsv").write_text(
        "word\tsign\tlabel\tindicator\n腾跃\t1\tTREND\n", encoding="utf-8"
    )
    _run("diff", texts, "--patterns", mine.parent, "-o", changes)
    return [
        *shots,
        Shot("dark", first, scheme="dark", click=_RANKING),
        Shot("phone", first, 400, 760, click=_RANKING),
        Shot("paper", _notebook(place).as_uri(), 800, 700, paper=True),
        Shot("diff", changes.as_uri(), height=420, click="#rows tr"),
    ]


def _notebook(place: Path) -> Path:
    """What a notebook shows of a text, as it is printed."""
    text, page = "\n".join(RELEASES.values()), place / "notebook.html"
    shown = extract(text, reference_date=date(2025, 3, 21))._repr_html_()
    page.write_text(f"<!doctype html><meta charset=utf-8>{shown}", encoding="utf-8")
    return page


def _store(place: Path) -> Path:
    folder, store = place / "releases", place / "releases.duckdb"
    folder.mkdir()
    for name, text in RELEASES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    _run("batch", folder, "--out", store, "--workers", 1)
    return store


def _pages() -> list[Shot]:
    """Pages of the archive browser."""

    def at(path: str, **query: str) -> str:
        return f"http://127.0.0.1:{PORT}{path}?{urlencode(query)}"

    asked = {"indicator": "GDP", "place": "聊城市"}
    return [
        Shot("serve-search", at("/")),
        Shot("serve-series", at("/series", measure="level", **asked)),
        Shot("serve-rankings", at("/rankings", place="聊城市"), height=300),
        Shot("serve-phone", at("/rankings", place="聊城市"), 400, 440),
        Shot("serve-disagreements", at("/disagreements"), height=300),
        Shot("serve-sentence", at("/sentence", said=SENTENCE, date="2025-03-21"), height=900),
    ]


def _run(*arguments: object) -> None:
    code = extractor([str(one) for one in arguments])
    if code:
        raise SystemExit(f"extractor {arguments[0]}: {code}")


@contextmanager
def _served(store: Path) -> Iterator[None]:
    import uvicorn

    with open_store(store, large=True) as opened:
        app = make_app(opened, load_rulebook(), hosts=["127.0.0.1"])
        server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield
        server.should_exit = True
        thread.join()


def _take(shots: list[Shot], folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("no Chromium on this machine")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in shots:
            scheme: Any = shot.scheme
            window: Any = {"width": shot.width, "height": shot.height}
            tab = browser.new_page(viewport=window, color_scheme=scheme)
            errors: list[str] = []
            tab.on("pageerror", lambda error, told=errors: told.append(str(error)))
            tab.goto(shot.address)
            if shot.paper:
                tab.emulate_media(media="print")
            if shot.click:
                tab.locator(shot.click).first.click()
            tab.screenshot(path=folder / f"{shot.name}.png")
            tab.close()
            if errors:
                raise SystemExit(f"{shot.name}: {errors[0]}")
            _shrink(folder / f"{shot.name}.png")
            print(f"{shot.name}.png")
        browser.close()


def _shrink(file: Path) -> None:
    """A quarter of the size: a page has few colours."""
    from PIL import Image

    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(256)
    few.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
