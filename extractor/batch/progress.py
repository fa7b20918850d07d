"""Where a batch stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """Where a batch stands; ``stage`` is ``scan``, ``read`` or ``done``.

    Attributes:
        seen: files met in the folder so far.
        total: files to read in this run.
        finished: of these, read.
        failed: of these, failed; while scanning: could not be opened.
        older: files in the store that another version of program or patterns read.
    """

    stage: str = "scan"
    seen: int = 0
    total: int = 0
    finished: int = 0
    documents: int = 0
    facts: int = 0
    failed: int = 0
    duplicates: int = 0
    deleted: int = 0
    older: int = 0
    seconds: float = 0.0
    stopped: bool = False
