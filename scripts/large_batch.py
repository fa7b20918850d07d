"""A large archive read by one batch that is killed now and then: time, memory, differences.

    python3 scripts/make_archive.py make ARCHIVE --texts FILE.jsonl --good 100000 --bad 200
    python3 scripts/large_batch.py ARCHIVE STORE [--kills N] [--workers N] [--seed N]

SIGKILL goes to the main process alone, at random moments; the batch is begun again each time. A
kill counts where files were read since the one before it: a busy machine takes long to begin, so
the time until a kill grows until they are. The store is then compared with what the archive's
manifest says of every file, and verified. Prints seconds in all, the highest memory of any main
process (VmHWM, Linux alone), and the differences.
Exit code 1 where there are any, or where that memory is above what is expected.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

from kill_test import batch, waiting
from make_archive import check_store

from extractor import open_store

#: Megabytes that the main process may take, however many documents there are.
MOST_MEGABYTES = 300
_LONGER, _SHORTER = 1.3, 0.8  # the time until a kill, where it came before the first file, or not


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--within", type=float, default=60, help="latest kill after a start, s")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    rng = random.Random(chosen.seed)
    began, memory = time.monotonic(), 0.0
    kills, before, latest = 0, 0, chosen.within
    while kills < chosen.kills and not is_done(chosen.store):
        process = batch(chosen.archive, chosen.store, chosen.workers)
        memory = max(memory, watched(process, rng.uniform(0.3, 1) * latest))
        now = finished(chosen.store)
        latest = max(chosen.within, latest * _SHORTER) if now > before else latest * _LONGER
        kills, before = kills + (now > before), now
        print(
            f"{time.monotonic() - began:.0f} s, kill {kills}: {waiting(chosen.store)}", flush=True
        )
    memory = max(memory, watched(batch(chosen.archive, chosen.store, chosen.workers), None))
    print(f"{time.monotonic() - began:.0f} s, main process at most {memory:.0f} MB", flush=True)
    faults = check_store(chosen.archive, chosen.store)
    verify = [sys.executable, "-m", "extractor", "verify", str(chosen.store)]
    whole = subprocess.run(verify, check=False).returncode == 0
    for fault in faults[:50]:
        print(fault)
    print(f"{kills} kills, {len(faults)} differences from the manifest")
    return 0 if whole and not faults and kills == chosen.kills and memory <= MOST_MEGABYTES else 1


def is_done(store: Path) -> bool:
    """Whether a store has files, and none of them waits to be read."""
    return finished(store) > 0 and "pending" not in waiting(store)


def finished(store: Path) -> int:
    """How many files of a store are read, or failed."""
    if not store.exists():
        return 0
    with open_store(store) as opened:
        return int(opened.one("SELECT count(*) FROM files WHERE state <> 'pending'"))


def watched(process: subprocess.Popen[bytes], seconds: float | None) -> float:
    """The most memory that a process took (MB) until it ended, or was killed after so long."""
    status = Path(f"/proc/{process.pid}/status")
    end = None if seconds is None else time.monotonic() + seconds
    most = 0.0
    while process.poll() is None:
        if end is not None and time.monotonic() > end:
            process.kill()
            process.wait()
            break
        try:
            told = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        except OSError:  # it has just ended, or there is no /proc
            told = []
        most = max([most, *(int(line.split()[1]) / 1024 for line in told)])
        time.sleep(0.2)
    if seconds is None and process.returncode not in (0, 1):
        sys.exit(f"the batch ended with {process.returncode}")
    return most


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
