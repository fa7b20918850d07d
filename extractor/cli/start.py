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
    from extractor.declaration import RecordType
    from extractor.limits import Limits


def types_with(patterns: Sequence[str] | None) -> dict[str, RecordType]:
    """Our own record types by name, and those that the user's folders declare."""
    from extractor.declared import type_of
    from extractor.records import TYPES

    if not patterns:
        return TYPES
    from extractor.rulebook.declarations import declarations_in

    return TYPES | {one.name: type_of(one) for one in declarations_in(as_paths(patterns))}


def reader(patterns: Sequence[str] | None, *, limits: Limits | None = None) -> Extractor:
    """The extractor of a command, with the user's own folders of patterns, and limits.

    Nothing of what is loaded here is ever garbage, so the collector looks at it neither now nor
    later, when a text is read; and it looks seldom at what a text makes, which holds few circles.
    """
    gc.disable()
    try:
        from extractor.kept import shelf

        shelf().open()
        from extractor.api import Extractor
        from extractor.limits import NONE

        built = Extractor(patterns=as_paths(patterns), limits=limits or NONE)
        gc.freeze()
        gc.set_threshold(*_SELDOM)
        return built
    finally:
        gc.enable()
