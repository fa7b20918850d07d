"""Every error this package raises on purpose.

::

    ExtractorError
    ├── SourceError          a file cannot be read as text
    │   ├── EncodingError    bytes that are no text in any encoding we know (``offset``)
    │   ├── EmptySourceError nothing in it
    │   └── UnsupportedSourceError   a kind of file we do not read
    ├── PatternError         a file of patterns/ is wrong (``file``, ``line``, ``hint``)
    ├── ParseError           a text handed to parse_number() etc. is not one (also a ValueError)
    ├── GoldError            a gold file or index is wrong
    ├── StoreError           a database cannot be opened, or is not ours
    ├── LimitError           a document takes more than it may (``reason``)
    ├── OptionError          an option has a value that does not exist
    └── MissingExtraError    an optional dependency is not installed
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


class ExtractorError(Exception):
    """The root: catching it catches everything this package raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # by default an error is made anew from its message alone, which those with more arguments
        # cannot be: a pool of processes would wait for ever for one
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(kind: type[ExtractorError], args: tuple[Any, ...], state: dict[str, Any]) -> Any:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class SourceError(ExtractorError):
    """A file cannot be read as text. ``reason`` is a short stable word for reports."""

    reason = "unreadable"

    def __init__(self, message: str, *, path: Path | str | None = None, reason: str | None = None):
        self.path = path
        if reason is not None:
            self.reason = reason
        super().__init__(f"{path}: {message}" if path is not None else message)


class EncodingError(SourceError):
    """Bytes that no known encoding explains; ``offset`` is the first bad byte."""

    reason = "encoding"

    def __init__(self, message: str, *, offset: int, path: Path | str | None = None):
        self.offset = offset
        super().__init__(f"{message} (byte {offset})", path=path)


class EmptySourceError(SourceError):
    """A file with no text in it."""

    reason = "empty"


class UnsupportedSourceError(SourceError):
    """A kind of file that is not read: images, programs, old .doc."""

    reason = "unsupported"


class PatternError(ExtractorError):
    """A file of patterns is wrong: where, what, and what was probably meant."""

    def __init__(
        self,
        message: str,
        *,
        file: Path | str,
        line: int | None = None,
        excerpt: str | None = None,
        caret: int | None = None,
        hint: str | None = None,
    ):
        self.file, self.line, self.hint, self.message = file, line, hint, message
        where = f"{file}:{line}" if line is not None else str(file)
        parts = [f"{where}: {message}"]
        if excerpt is not None:
            parts.append(f"    {excerpt}")
            if caret is not None:
                parts.append(f"    {' ' * caret}^")
        if hint:
            parts.append(f"  {hint}")
        super().__init__("\n".join(parts))

    @property
    def one_line(self) -> str:
        """File, line, message and hint in one line."""
        where = f"{self.file}:{self.line}" if self.line is not None else str(self.file)
        text = f"{where}: {self.message}" + (f"; {self.hint}" if self.hint else "")
        return " ".join(text.split())


class ParseError(ExtractorError, ValueError):
    """A text handed to a ``parse_…`` function is not such a thing as a whole."""


class GoldError(ExtractorError):
    """A gold file or an index of gold files is wrong."""


class StoreError(ExtractorError):
    """A database cannot be opened or written, or belongs to another program."""


class LimitError(ExtractorError):
    """A document takes more than it may; ``reason`` is ``too-long``, ``timeout`` or ``memory``."""

    def __init__(self, message: str, *, reason: str):
        self.reason = reason
        super().__init__(message)


class OptionError(ExtractorError):
    """An option has a value that does not exist."""


class MissingExtraError(ExtractorError):
    """An optional dependency is not installed; the message says how to get it."""

    def __init__(self, what: str, *, extra: str):
        super().__init__(f"{what} needs an optional part: pip install 'press-extractor[{extra}]'")
