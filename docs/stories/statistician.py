"""A statistician's story: two hundred releases, and where they contradict each other.

    python docs/stories/statistician.py FOLDER

Five cities tell of ten years. Figures are told again in other units and under other names, some are
revised a year later, some are reprinted, and a few are contradicted. What was planted is what
``extractor disagreements`` finds, no more and no less, and a pivot has one row an indicator.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path

CITIES = ("青州市", "聊城市", "芜湖市", "岳阳市", "绵阳市")
YEARS = range(2014, 2024)
#: Each indicator with its names in releases, a first figure, its unit, and how both are printed.
INDICATORS = {
    "地区生产总值": (("地区生产总值", "GDP", "生产总值"), 1200.0, "亿元"),
    "规模以上工业增加值": (("规上工业增加值", "规模以上工业增加值"), 410.0, "亿元"),
    "社会消费品零售总额": (("社会消费品零售总额", "社会消费品零售额"), 380.0, "亿元"),
    "粮食产量": (("粮食产量", "粮食总产量"), 250.0, "万吨"),
}
PLANTED = 12  # contradictions, and as many revisions and reprints


def main(folder: Path) -> None:
    """Make the releases in ``folder``, read them, ask, and say whether all was found."""
    planted, revised = make(folder / "releases")
    store = folder / "story.duckdb"
    run("batch", folder / "releases", "--out", store, "--workers", 2)
    found = json.loads(run("disagreements", store, "--all", "--format", "json"))
    revisions = json.loads(run("disagreements", store, "--kind", "revision", "--format", "json"))
    assert what(found) == planted, what(found) ^ planted
    assert what(revisions) == revised, what(revisions) ^ revised
    pivot = json.loads(run("pivot", store, "--place", CITIES[0], "--format", "json"))
    assert sorted(line["indicator"] for line in pivot) == sorted(INDICATORS)
    assert all(str(year) in line for line in pivot for year in YEARS)
    series = json.loads(
        run("series", store, "--indicator", "GDP", "--place", CITIES[0], "--format", "json")
    )
    assert [point["period"] for point in series] == [str(year) for year in YEARS]
    print(f"{len(found)} contradictions, {len(revisions)} revisions: all that were planted")


def make(folder: Path) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Write the releases; what is contradicted and what revised: city, indicator, year."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(7)
    cases = [(city, name, str(year)) for city in CITIES for name in INDICATORS for year in YEARS]
    chosen = draw.sample(cases, 2 * PLANTED)
    planted, revised = set(chosen[:PLANTED]), set(chosen[PLANTED:])
    reprinted = draw.sample([(city, year) for city in CITIES for year in YEARS], PLANTED)
    for city in CITIES:
        for year in YEARS:
            figures = {name: figure(city, name, year) for name in INDICATORS}
            text = communique(city, year, figures)
            write(folder, f"{city}-{year}-公报", f"{year + 1}-03-20", text)
            if (city, year) in reprinted:
                head = f"（转载自{city}统计局网站，供各单位学习参考）\n"
                write(folder, f"{city}-{year}-转载", f"{year + 1}-03-28", head + text)
            other = {
                name: value * (1.04 if (city, name, str(year)) in planted else 1)
                for name, value in figures.items()
            }
            write(folder, f"{city}-{year}-发布会", f"{year + 1}-04-11", briefing(city, year, other))
            late = {
                name: value * (0.97 if (city, name, str(year)) in revised else 1)
                for name, value in other.items()
                if (city, name, str(year)) not in planted
            }
            for part, names in enumerate((list(late)[:2], list(late)[2:])):
                told = {name: late[name] for name in names}
                write(
                    folder, f"{city}-{year}-回顾{part}", f"{year + 2}-01-1{part}",
                    review(city, year, told),
                )  # fmt: skip
    return planted, revised


def figure(city: str, name: str, year: int) -> float:
    """An invented figure, with one decimal."""
    _, first, _ = INDICATORS[name]
    draw = random.Random(f"{city}{name}{year}")
    grown = 1.06 ** (year - 2014) * (1 + CITIES.index(city) / 4)
    return round(first * grown * draw.uniform(0.98, 1.02), 1)


def communique(city: str, year: int, figures: dict[str, float]) -> str:
    """The yearly communiqué: official names, one decimal."""
    lines = [f"{city}{year}年国民经济和社会发展统计公报"]
    for name, (names, _, unit) in INDICATORS.items():
        lines.append(f"{year}年，全市{names[0]}{figures[name]:.1f}{unit}。")
    return "\n".join(lines) + "\n"


def briefing(city: str, year: int, figures: dict[str, float]) -> str:
    """A press conference: short names, other units, rounded."""
    lines = [f"{city}召开{year}年经济运行情况新闻发布会"]
    for name, (names, _, unit) in INDICATORS.items():
        value = figures[name]
        printed = (
            f"{value * 10000:.0f}万元" if unit == "亿元" and year % 2 else f"{value:.0f}{unit}"
        )
        lines.append(f"{year}年，{city}{names[-1]}达到{printed}。")
    return "\n".join(lines) + "\n"


def review(city: str, year: int, figures: dict[str, float]) -> str:
    """A look back a year later, where figures may have been revised."""
    lines = [f"{city}发展成就回顾"]
    for name, value in figures.items():
        names, _, unit = INDICATORS[name]
        lines.append(f"{year}年，{city}{names[min(1, len(names) - 1)]}为{value:.1f}{unit}。")
    return "\n".join(lines) + "\n"


def write(folder: Path, name: str, day: str, text: str) -> None:
    """A release named by its day."""
    (folder / f"{day}-{name}.txt").write_text(text, encoding="utf-8")


def what(rows: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    """City, indicator and year of the rows of ``disagreements``."""
    return {(row["subject"], row["indicator"], row["period"]) for row in rows}


def run(*arguments: object) -> str:
    """The output of the command ``extractor``."""
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where releases and their store are made")
    main(parser.parse_args().folder)
