"""Starting: an extractor for this process."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.cli.options import as_paths

if TYPE_CHECKING:
    from extractor.api import Extractor


def reader(patterns: Sequence[str] | None) -> Extractor:
    """The extractor of a command, with the user's own folders of patterns.

    Nothing of what is loaded here is ever garbage, so the collector looks at it neither now nor
    later, when a text is read.
    """
    gc.disable()
    try:
        from extractor.api import Extractor

        built = Extractor(patterns=as_paths(patterns))
        gc.freeze()
        return built
    finally:
        gc.enable()
