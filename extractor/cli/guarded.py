"""Reading one document of several: what goes wrong with it is said, and the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.errors import LimitError, PatternError

if TYPE_CHECKING:
    from extractor.api import Extractor
    from extractor.document import Document
    from extractor.result import Result


def guarded(extractor: Extractor, document: Document) -> Result | str:
    """The document's result, or in one line why it has none.

    Raises:
        PatternError: a rule of the user's is wrong: no document can be read by it.
    """
    try:
        return extractor.extract(
            document.text,
            reference_date=document.date,
            title=document.title,
            grids=document.grids,
        )
    except PatternError:
        raise
    except LimitError as error:
        return str(error)
    except MemoryError:
        return "not enough memory to read it"
    except Exception as error:  # a fault of ours, met by this text
        return " ".join(f"a fault of extractor: {type(error).__name__}: {error}".split())
