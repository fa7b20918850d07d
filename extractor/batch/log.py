"""What becomes of each file, for those who listen to the logger ``extractor.batch``."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.batch.messages import Finished

NAME = "extractor.batch"


def log_files(
    tables: Mapping[str, pa.Table], finished: Sequence[Finished], paths: Mapping[int, str]
) -> None:
    """A warning for each file, or member of one, that failed; of each that was read an info.

    Args:
        tables: rows of these files.
        finished: files that are complete now.
        paths: of these files, as stored.
    """
    log = logging.getLogger(NAME)
    if not log.hasHandlers():  # else the last resort of logging would write them
        return
    if "failures" in tables:
        for row in tables["failures"].select(["path", "member", "reason", "message"]).to_pylist():
            name = row["path"] + (f"!{row['member']}" if row["member"] else "")
            log.warning("%s: %s: %s", name, row["reason"], row["message"])
    if not log.isEnabledFor(logging.INFO):
        return
    read, facts = Counter[int](), Counter[int]()
    if "documents" in tables:
        for row in tables["documents"].select(["file", "facts"]).to_pylist():
            read[row["file"]] += 1
            facts[row["file"]] += row["facts"]
    for end in finished:
        if end.state == "done":
            counts = f"{read[end.file]} documents, {facts[end.file]} facts"
            log.info("%s: %s", paths[end.file], counts)
