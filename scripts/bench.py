"""Throughput of the whole extraction against plain ``jieba.cut``, start, memory, and linearity.

    python3 scripts/dev.py bench [--texts FILE.jsonl.gz] [--chars N] [--rounds N] [--check]

Both run in one process, alternating, over the same texts; the ratio is the median over the rounds.
Extraction is measured as an archive is read, many texts together (``Extractor.extract_many``), and
one text after the other (``Extractor.extract``), by an extractor set up as the command does it;
what is expected is so of the first. Where ``dev.py compiled`` has installed the compiled build, it
is measured too, in a process of its own.
Without ``--texts`` the news of ../shared/dev/bulk are taken where they are there, else the articles
of corpus/, repeated with their digits varied.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import jieba

from extractor import Extractor
from extractor.cli.start import reader

ROOT = Path(__file__).resolve().parents[1]
#: The Python of the compiled build, where scripts/compiled.py has installed it.
COMPILED = ROOT / ".venv-compiled" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEWS = ROOT.parent / "shared" / "dev" / "bulk" / "news.jsonl.gz"
REFERENCE = date(2025, 3, 21)
LINE = "2024年，青州市用电量增长6.2%，居全省第4位。"

# what is expected, for --check
LEAST_RATIO = 0.5
MOST_MEGABYTES = 250
MOST_GROWTH = 12  # times the time for ten times the text

_STOPS = str.maketrans(dict.fromkeys("。！？；\n", "，"))


def main() -> int:
    options = arguments()
    texts = list(sample(options.texts, options.chars))
    if options.alone:
        run_extraction(reader(None), texts)
        print(peak_megabytes())
        return 0
    if options.compiled:
        compare(texts, options.rounds)
        return 0
    # first, while this process is small: Linux counts a parent's memory as its child's at the start
    memory = memory_alone(options)
    print(
        f"{sum(map(len, texts)):,} characters in {len(texts):,} texts: {options.texts or 'corpus'}"
    )
    ratio = compare(texts, options.rounds)
    if COMPILED.is_file():
        print("compiled:", flush=True)
        subprocess.run([COMPILED, *command(options), "--compiled"], check=True, cwd=COMPILED.parent)
        print(f"start         {start(COMPILED)}", flush=True)
    print(
        f"peak memory   {memory:.0f} MB (this process, jieba's reference included: "
        f"{peak_megabytes():.0f} MB)"
    )
    print(f"start         {start(sys.executable)}", flush=True)
    growth = [
        linearity("one long text", "\n".join(texts)[:300_000]),
        linearity("no full stop", "".join(texts).translate(_STOPS)[:350_000]),
    ]
    kept = ratio >= LEAST_RATIO and memory <= MOST_MEGABYTES and max(growth) <= MOST_GROWTH
    return 0 if kept or not options.check else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--texts", type=Path, default=NEWS if NEWS.is_file() else None)
    parser.add_argument("--chars", type=int, default=500_000, help="characters a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="exit with 1 where less is reached")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--compiled", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def sample(source: Path | None, chars: int) -> Iterator[str]:
    """Texts of about ``chars`` characters together, spread evenly over the source."""
    texts = corpus(chars) if source is None else archive(source)
    step = max(1, sum(map(len, texts)) // chars)
    for text in texts[::step]:
        yield text
        chars -= len(text)
        if chars <= 0:
            return


def archive(source: Path) -> list[str]:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def corpus(chars: int) -> list[str]:
    """The articles again and again, each time with other digits."""
    articles = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("corpus/*/*.txt"))]
    vary = random.Random(7)
    texts: list[str] = []
    while chars > 0:
        for article in articles:
            moved = {str(d): str(vary.randint(1, 9)) for d in range(3, 10)}
            texts.append(article.translate(str.maketrans(moved)))
            chars -= len(article)
    return texts


def compare(texts: list[str], rounds: int) -> float:
    """Print the throughput of both, and give the ratio's median."""
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    extractor = reader(None)
    extractor.extract(texts[0], reference_date=REFERENCE)  # load the rules before the clock runs
    articles = [
        path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("corpus/*/article.txt"))
    ]
    works: dict[str, tuple[list[str], Callable[[list[str]], None]]] = {
        "jieba.cut": (texts, run_jieba),
        "extraction": (texts, partial(run_extraction, extractor)),
        "one by one": (texts, partial(run_one_by_one, extractor)),
        "jieba, dense": (articles, run_jieba),
        "articles": (articles, partial(run_one_by_one, extractor)),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, (read, work) in works.items():
            times[name].append(clocked(partial(work, read)))
    for name, base in (("extraction", "jieba.cut"), ("one by one", "jieba.cut"),
                       ("articles", "jieba, dense")):  # fmt: skip
        chars = sum(map(len, works[name][0]))
        if name != "one by one":
            print(f"{base:13} {chars / statistics.median(times[base]) / 1e6:.3f} Mchar/s")
        print(
            f"{name:13} {chars / statistics.median(times[name]) / 1e6:.3f} Mchar/s, "
            f"ratio {statistics.median(ratios(times[base], times[name])):.2f} (rounds: "
            f"{', '.join(f'{ratio:.2f}' for ratio in ratios(times[base], times[name]))})"
        )
    return statistics.median(ratios(times["jieba.cut"], times["extraction"]))


def ratios(theirs: list[float], ours: list[float]) -> list[float]:
    """How many times as fast as jieba, round by round."""
    return [one / other for one, other in zip(theirs, ours, strict=True)]


def linearity(name: str, text: str) -> float:
    """Print and give how many times longer the text takes than a tenth of it.

    Its tenths are not equally dense in facts: the time of a tenth is the mean of all ten.
    """
    extractor = reader(None)
    size = -(-len(text) // 10)
    tenths = [text[at : at + size] for at in range(0, len(text), size)]
    extractor.extract(tenths[0], reference_date=REFERENCE)
    shorts, longs = [], []
    for _ in range(5):  # the best of each: what disturbs only makes longer
        shorts.append(clocked(lambda: run_one_by_one(extractor, tenths)) / 10)
        longs.append(clocked(lambda: run_one_by_one(extractor, [text])))
    short, long = min(shorts), min(longs)
    megabytes = len(text.encode()) / 1e6
    print(f"{name:13} {megabytes:.1f} MB takes {long / short:.1f} × the time of a tenth of it")
    return long / short


def memory_alone(options: argparse.Namespace) -> float:
    """Peak memory of a process that extracts and does nothing else."""
    alone = [sys.executable, *command(options), "--alone"]
    return float(subprocess.run(alone, check=True, capture_output=True, text=True).stdout)


def start(python: str | Path) -> str:
    """What ``extract`` takes of the processor for one line, with what it has kept and without."""
    with tempfile.TemporaryDirectory() as folder:
        # bytecode is written by the first, as an installation has it
        variables = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        without = [spent(python, {**variables, "EXTRACTOR_CACHE": ""}) for _ in range(6)][1:]
        kept = [spent(python, {**variables, "EXTRACTOR_CACHE": folder}) for _ in range(6)][1:]
    once, again = statistics.median(without), statistics.median(kept)
    return f"{again:.2f} s of the processor for one line; with nothing kept {once:.2f} s"


def spent(python: str | Path, variables: dict[str, str]) -> float:
    """Seconds of the processor that the command takes for one line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [python, "-m", "extractor", "extract", "-"],
        input=LINE.encode(), env=variables, check=True, stdout=subprocess.DEVNULL,
        cwd=Path(python).parent,  # not the checkout: what is installed is asked
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def command(options: argparse.Namespace) -> list[str]:
    """This script over the same texts, for a process of its own."""
    sized = ["--chars", str(options.chars), "--rounds", str(options.rounds)]
    texts = [] if options.texts is None else ["--texts", str(options.texts.resolve())]
    return [str(Path(__file__).resolve()), *sized, *texts]


def run_jieba(texts: list[str]) -> None:
    for text in texts:
        for _ in jieba.cut(text):
            pass


def run_extraction(extractor: Extractor, texts: list[str]) -> None:
    for _ in extractor.extract_many(texts, reference_date=REFERENCE):
        pass


def run_one_by_one(extractor: Extractor, texts: list[str]) -> None:
    for text in texts:
        extractor.extract(text, reference_date=REFERENCE)


def clocked(work: Callable[[], None]) -> float:
    """Seconds of this process: what else the machine does in the meantime is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
