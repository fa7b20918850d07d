"""A batch against a loop over the same texts in memory: throughput, workers, memory, second run.

    python3 scripts/batch_bench.py ARCHIVE [--rounds N]

The loop is given its texts loaded and its extractor warm; the batch is timed as a user would, from
the command to its end: start of the processes, looking at every file, loading, writing. Of several
rounds the best counts, for both. Seconds of processor time, which other programs on the machine
disturb less, are those of all processes of a batch together, main process included.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_LOOP = """
import sys, time
from pathlib import Path
from extractor import Extractor
from extractor.batch.scan import walk
from extractor.errors import SourceError
from extractor.source import load_each
from extractor.store.paths import opened
root = Path(sys.argv[1])
documents = []
for found in walk(str(root)):
    name = opened(found.path)
    if found.problem is None and found.size < 10_000_000 and not name.startswith("misc/"):
        data = (root / name).read_bytes()
        documents += [d for d in load_each(data, path=name) if not isinstance(d, SourceError)]
extractor = Extractor()
for d in documents[:50]:
    extractor.extract(d.text, reference_date=d.date, title=d.title)
began, cpu = time.perf_counter(), time.process_time()
for d in documents:
    extractor.extract(d.text, reference_date=d.date, title=d.title)
print(len(documents), sum(len(d.text) for d in documents),
      time.perf_counter() - began, time.process_time() - cpu)
"""


class Run(NamedTuple):
    """Seconds of wall clock and of processor time; the main process's largest memory in MB."""

    seconds: float
    processor: float
    peak: float = 0.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    chosen = parser.parse_args(arguments)
    loops: list[Run] = []
    runs: dict[int, list[Run]] = {1: [], 2: []}
    again: list[Run] = []
    for _ in range(chosen.rounds):
        printed = subprocess.run(
            [sys.executable, "-c", _LOOP, str(chosen.archive)],
            check=True, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        documents, characters = int(printed[0]), int(printed[1])
        loops.append(Run(float(printed[2]), float(printed[3])))
        with tempfile.TemporaryDirectory() as folder:
            for workers, done in runs.items():
                store = Path(folder, f"{workers}.duckdb")
                done.append(batch(chosen.archive, store, workers))
            again.append(batch(chosen.archive, store, 2))
    loop, one, two = min(loops), min(runs[1]), min(runs[2])
    print(f"{documents} documents, {characters / 1e6:.1f} million characters")
    for name, run in (("loop in memory", loop), ("one worker", one), ("two workers", two)):
        rate = documents / run.seconds
        print(
            f"{name:15} {run.seconds:6.1f} s  {rate:5.0f} documents/s"
            f"  processor {run.processor:6.1f} s"
            + (f"  main {run.peak:.0f} MB" if run.peak else "")
        )
    print(f"again           {min(again).seconds:6.1f} s")
    print(f"one worker / loop    {loop.seconds / one.seconds:.2f}")
    least = min(run.processor for run in loops) / min(run.processor for run in runs[1])
    print(f"  by processor time  {least:.2f}")
    print(f"two workers / one    {one.seconds / two.seconds:.2f}")
    print(f"again / first        {min(again).seconds / two.seconds:.3f}")
    return 0


def batch(archive: Path, store: Path, workers: int) -> Run:
    """Run a batch and watch its main process."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "extractor", "batch", str(archive), "--out", str(store)]
    process = subprocess.Popen([*command, "--workers", str(workers), "--quiet"])
    peak = 0.0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text("ascii")
        except OSError:
            break
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                peak = max(peak, int(line.split()[1]) / 1024)
        time.sleep(0.02)
    if process.wait():
        raise SystemExit(f"the batch ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.perf_counter() - began, processor, peak)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
