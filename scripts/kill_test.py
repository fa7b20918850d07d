"""Kill a batch at random moments, begin it again, and compare the tables with an undisturbed run.

    python3 scripts/kill_test.py ARCHIVE [--kills N] [--workers N] [--seed N] [--within SECONDS]
                                 [--reading]

With --reading the seconds are counted from the first file that a run has read: on a busy machine a
start takes so long that few kills meet a file otherwise.

SIGKILL goes to the main process alone: the workers must find out by themselves. At the end every
table must equal, row for row, that of a run nobody disturbed, and no worker may be left.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from extractor.store.ddl import CONTENT
from extractor.store.opening import open_store


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--within", type=float, help="latest kill after a start (default: measured)"
    )
    parser.add_argument("--reading", action="store_true", help="count from the first file read")
    chosen = parser.parse_args(arguments)
    rng = random.Random(chosen.seed)
    faults: list[str] = []
    codes: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder, "whole.duckdb"), Path(folder, "killed.duckdb")
        began = time.monotonic()
        codes.add(batch(chosen.archive, whole, chosen.workers).wait())
        took = time.monotonic() - began
        within = chosen.within or max(4.0, 0.5 * took)
        print(f"undisturbed: {took:.1f} s; kills within {within:.1f} s of a start")
        kills = 0
        while kills < chosen.kills:
            process = batch(chosen.archive, killed, chosen.workers)
            if chosen.reading:
                wait_for_a_file(process, killed)
            try:
                codes.add(process.wait(timeout=rng.uniform(0.05, within)))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
                print(f"kill {kills}: {waiting(killed)}")
                continue
            faults += differences(whole, killed)
            killed.unlink()  # it was ready: once more from the beginning
        codes.add(batch(chosen.archive, killed, chosen.workers).wait())
        faults += differences(whole, killed)
    time.sleep(1)
    orphans = workers_alive()
    for line in (*faults, *orphans):
        print(line)
    print("all tables are equal" if not faults else f"{len(faults)} tables differ")
    return 1 if faults or orphans or codes != {0} else 0


def batch(archive: Path, store: Path, workers: int) -> subprocess.Popen[bytes]:
    """A batch as a process of its own, which notes each file that it has read."""
    command = [sys.executable, "-m", "extractor", "batch", str(archive), "--out", str(store)]
    command += ["--workers", str(workers), "--quiet", "--log-level", "info"]
    with store.with_suffix(".log").open("wb") as log:
        return subprocess.Popen(command, stderr=log)


def wait_for_a_file(process: subprocess.Popen[bytes], store: Path) -> None:
    """Until the batch has read its first file, or is done."""
    while process.poll() is None and not store.with_suffix(".log").stat().st_size:
        time.sleep(0.02)


def waiting(store: Path) -> str:
    """How far a killed run had come."""
    if not store.exists():
        return "before the store was there"
    with open_store(store) as opened:
        states = opened.all("SELECT state, count(*) FROM files GROUP BY state ORDER BY state")
    return ", ".join(f"{count} {state}" for state, count in states) or "before the first file"


def differences(one: Path, other: Path) -> list[str]:
    """Tables that are not equal row for row."""
    found = []
    for table in (*CONTENT, "files", "archives"):
        with open_store(one) as first, open_store(other) as second:
            order = f"SELECT * FROM {table} ORDER BY ALL"
            same = True
            for left, right in zip(first.pages(order), second.pages(order), strict=False):
                same = same and left == right
            counts = [s.one(f"SELECT count(*) FROM {table}") for s in (first, second)]
        if not same or counts[0] != counts[1]:
            found.append(f"{table}: {counts[0]} rows undisturbed, {counts[1]} after the kills")
    print("compared: " + (", ".join(found) or "equal"))
    return found


def workers_alive() -> list[str]:
    """Workers whose main process is gone."""
    left = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"extractor.batch.worker" in command and parent == 1:
            left.append(f"process {entry.name} was left after")
    return left


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
