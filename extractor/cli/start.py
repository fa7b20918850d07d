"""Starting: an extractor for this process."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractor.cli.options import as_paths

#: Objects made before the collector looks at them; younger, middle and old ones. Texts read
#: together hold some tens of thousands, and give nearly all of them back by themselves.
_SELDOM = (100_000, 20, 50)

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.limits import Limits


def reader(patterns: Sequence[str] | None, *, limits: Limits | None = None) -> Extractor:
    """The extractor of a command, with the user's own folders of patterns, and limits.

    Nothing of what is loaded here is ever garbage, so the collector looks at it neither now nor
    later, when a text is read; and it looks seldom at what a text makes, which holds few circles.
    """
    gc.disable()
    try:
        from extractor.api import Extractor
        from extractor.limits import NONE

        built = Extractor(patterns=as_paths(patterns), limits=limits or NONE)
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        return built
    finally:
        gc.enable()
