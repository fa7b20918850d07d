"""What a worker has at hand: a file, and the documents that wait to be read together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.batch.messages import Job

if TYPE_CHECKING:
    from extractor.document import Document


@dataclass(slots=True)
class FileAtWork:
    """A file at work: what was read of it, how many of its documents went well.

    ``spent``: the seconds that the member being loaded has taken.
    """

    job: Job
    sha256: str | None = None
    good: int = 0
    bad: int = 0
    spent: float = 0.0


@dataclass(slots=True)
class WaitingDocument:
    """A document that waits for others to be read together with; its seconds are its own."""

    file: FileAtWork
    document: Document
    member: str
    spent: float = 0.0

    @property
    def job(self) -> Job:
        return self.file.job
