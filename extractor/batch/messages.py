"""What the main process and a worker tell each other, and the page of memory they share."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from extractor.batch.corrections import Correction

#: Number of the file at work and when it began (CLOCK_MONOTONIC, which all processes share).
NOW = struct.Struct("<qd")
IDLE = (-1, 0.0)

#: Exit status of a worker whose memory ran out, and of one that wants a successor because it
#: has grown: the next file must not be blamed for what others left.
OUT_OF_MEMORY, GROWN = 3, 4


class Job(NamedTuple):
    """A file to read: its number, its name to open, its name in the store."""

    file: int
    root: str
    name: str
    path: str
    sha256: str
    columns: tuple[str | None, ...] = ()  # of data files: text, title, date, number
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Setup:
    """How a worker is set up.

    Attributes:
        engine: ``module:function`` that is called with ``patterns`` and gives an
            :class:`Engine`.
        patterns: folders laid over the program's own patterns.
        memory: bytes a worker may take.
        longest: code points of the longest text that is read.
    """

    engine: str = "extractor.batch.engine:make"
    patterns: tuple[Path, ...] = ()
    memory: int = 2 << 30
    longest: int = 2_000_000


class Finished(NamedTuple):
    """A file that is complete: ``done`` or ``failed``, and the hash of the bytes that were read."""

    file: int
    state: str
    sha256: str | None = None  # None where nothing could be read


class Done(NamedTuple):
    """Rows, the files whose first rows may be among them, and which files are finished.

    The rows of a long document come in several messages.
    """

    tables: dict[str, Any]
    begun: list[int]
    finished: list[Finished]
