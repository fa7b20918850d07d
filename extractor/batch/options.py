"""How a batch runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractor.errors import OptionError
from extractor.limits import check_limit


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a batch runs.

    Attributes:
        workers: processes that extract; 0 for none but the caller's own.
        patterns: folders laid over the program's own patterns.
        refresh: read again what another version of program or patterns read.
        retry: read again what failed.
        follow_outside: read what links to outside the archive lead to.
        allow_deletes: drop what is gone even where that is more than a quarter of the archive.
        timeout: seconds a file, or a member of an archive, may take.
        memory: megabytes a worker may take.
        longest: code points of the longest text that is read.
        columns: which columns of data files hold text, title, date and number; None to guess.
        formerly: where the archive was before it was moved; by default that is told by its files.
        engine: ``module:function`` that makes a worker's engine; for tests.
    """

    workers: int = 1
    patterns: tuple[Path, ...] = ()
    refresh: bool = False
    retry: bool = False
    allow_deletes: bool = False
    follow_outside: bool = False
    timeout: float = 120.0
    memory: int = 2048
    longest: int = 2_000_000
    columns: tuple[str | None, ...] = ()
    formerly: str | None = None
    engine: str = "extractor.batch.engine:make"

    def __post_init__(self) -> None:
        if self.workers < 0:
            raise OptionError(f"workers must be 0 or more, not {self.workers}")
        for name in ("timeout", "memory", "longest"):
            check_limit(name, getattr(self, name))
