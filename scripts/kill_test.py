"""Kill a batch at random moments, begin it again, and compare the tables with an undisturbed run.

    python3 scripts/kill_test.py ARCHIVE [--kills N] [--workers N] [--seed N] [--within SECONDS]

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

from extractor.store.database import open_store
from extractor.store.tables import CONTENT


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--within", type=float, help="latest kill after a start (default: measured)"
    )
    chosen = parser.parse_args(arguments)
    rng = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, killed = Path(folder, "whole.duckdb"), Path(folder, "killed.duckdb")
        began = time.monotonic()
        batch(chosen.archive, whole, chosen.workers).wait()
        took = time.monotonic() - began
        print(f"undisturbed: {took:.1f} s")
        # short enough that the archive is not read through before the last kill
        within = chosen.within or max(1.0, 2.0 * took / chosen.kills + 1.0)
        kills = 0
        for _ in range(chosen.kills):
            process = batch(chosen.archive, killed, chosen.workers)
            try:
                process.wait(timeout=rng.uniform(0.05, within))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
        print(f"{kills} of {chosen.kills} killed while running")
        left = waiting(killed)
        print(f"{left} files were still to be read")
        code = batch(chosen.archive, killed, chosen.workers).wait()
        faults = differences(whole, killed)
    time.sleep(1)
    orphans = workers_alive()
    for line in (*faults, *orphans):
        print(line)
    print("the tables are equal" if not faults else f"{len(faults)} tables differ")
    return 1 if faults or orphans or code else 0


def batch(archive: Path, store: Path, workers: int) -> subprocess.Popen[bytes]:
    """A batch as a process of its own."""
    command = [sys.executable, "-m", "extractor", "batch", str(archive), "--out", str(store)]
    return subprocess.Popen([*command, "--workers", str(workers), "--quiet"])


def waiting(store: Path) -> int:
    """How many files a killed run left."""
    if not store.exists():
        return -1
    with open_store(store) as opened:
        count: int = opened.one("SELECT count(*) FROM files WHERE state = 'pending'")
    return count


def differences(one: Path, other: Path) -> list[str]:
    """Tables that are not equal row for row."""
    found = []
    for table in (*CONTENT, "files", "archives"):
        with open_store(one) as first, open_store(other) as second:
            order = f"SELECT * FROM {table} ORDER BY ALL"
            rows = 0
            same = True
            for left, right in zip(first.pages(order), second.pages(order), strict=False):
                same = same and left == right
                rows += len(left)
            counts = [s.one(f"SELECT count(*) FROM {table}") for s in (first, second)]
        print(f"{table:14} {counts[0]:>9} rows")
        if not same or counts[0] != counts[1]:
            found.append(f"{table}: {counts[0]} rows undisturbed, {counts[1]} after the kills")
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
            left.append(f"process {entry.name} was left behind")
    return left


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
