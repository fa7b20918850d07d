"""Standard output and error: always UTF-8, and quiet when nobody reads any more."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from extractor.errors import OptionError


class ReaderGoneError(Exception):
    """Whoever read our output has closed it (``extractor … | head``): nothing is wrong."""


def prepare_streams() -> None:
    """UTF-8 and plain line ends, whatever the locale; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(chunks: Iterable[str], *, output: Path | None = None) -> None:
    """Write text as it comes, to standard output or to a file.

    Raises:
        OptionError: the file cannot be written.
        ReaderGoneError: standard output was closed by its reader.
    """
    if output is not None:
        try:
            with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
                file.writelines(chunks)
        except OSError as error:
            raise OptionError(f"--output: {output}: {error.strerror}") from None
        return
    for chunk in chunks:
        try:
            sys.stdout.write(chunk)
        except BrokenPipeError:
            raise ReaderGoneError from None
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


def silence_output() -> None:
    """Let the interpreter flush what is left at exit without a complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"extractor: {message}\n")
    sys.stderr.flush()
