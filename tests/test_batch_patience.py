"""A worker that waits for the main process to take its rows is not blamed for the time."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any, cast

import pytest

from extractor.batch.messages import Setup
from extractor.batch.pool import GRACE, Pool

TIMEOUT = 1.0
NOW = 1_000.0


class Clock:
    """Time that passes only when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.now = NOW
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def worker(*, waiting: bool) -> Any:
    return SimpleNamespace(connection=SimpleNamespace(poll=lambda: waiting), late=None)


def stuck(process: Any, at: tuple[int, float]) -> bool:
    pool = Pool(cast(Setup, None), workers=1, timeout=TIMEOUT)
    return pool._is_stuck(process, at)


def test_a_file_within_its_time_is_not_stuck(clock: Clock) -> None:
    assert not stuck(worker(waiting=False), (3, NOW - TIMEOUT))


def test_a_file_over_its_time_is_looked_at_twice(clock: Clock) -> None:
    one, at = worker(waiting=False), (3, NOW - 100 * TIMEOUT)
    assert not stuck(one, at)
    clock.now += GRACE * TIMEOUT / 2
    assert not stuck(one, at)
    clock.now += GRACE * TIMEOUT / 2 + 0.001
    assert stuck(one, at)


def test_a_worker_that_waits_for_us_is_not_stuck(clock: Clock) -> None:
    one, at = worker(waiting=True), (3, NOW - 100 * TIMEOUT)
    for _ in range(3):
        clock.now += TIMEOUT
        assert not stuck(one, at)
    one.connection.poll = lambda: False  # all of its rows are taken: from now on it counts
    assert not stuck(one, at)
    clock.now += TIMEOUT
    assert stuck(one, at)


def test_the_next_file_has_its_own_time(clock: Clock) -> None:
    one = worker(waiting=False)
    assert not stuck(one, (3, NOW - 2 * TIMEOUT))
    clock.now += TIMEOUT
    assert not stuck(one, (4, NOW - 0.5 * TIMEOUT))  # over it as well, and seen for the first time
    clock.now += TIMEOUT
    assert stuck(one, (4, NOW - 0.5 * TIMEOUT))
