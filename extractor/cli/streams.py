"""Standard output and error: always UTF-8, and quiet when nobody reads any more."""

from __future__ import annotations

import errno
import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from extractor.errors import OptionError


class ReaderGoneError(Exception):
    """Whoever read our output has closed it (``extractor … | head``): nothing is wrong."""


def prepare_streams() -> None:
    """UTF-8 and plain line ends, whatever the locale; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


#: CSV that begins with the mark by which Excel knows that it is UTF-8; ``--for-excel``.
FOR_EXCEL = "csv-excel"


def marked(form: str) -> tuple[str, bool]:
    """The form that is written, and whether the mark stands before it."""
    return ("csv", True) if form == FOR_EXCEL else (form, False)


def write(chunks: Iterable[str], *, output: Path | None = None, mark: bool = False) -> None:
    """Write text as it comes, to standard output or to a file; see :func:`marked`.

    What it holds commands no terminal.

    Raises:
        OptionError: the file cannot be written.
        ReaderGoneError: standard output was closed by its reader.
    """
    if mark:
        chunks = chain(["\ufeff"], chunks)
    if output is not None:
        with (
            replaced(output) as place,
            place.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file,
        ):
            file.writelines(chunks)
        return
    if sys.stdout.isatty():
        from extractor.views.terminal import on_screen

        chunks = map(on_screen, chunks)
    for chunk in chunks:
        try:
            sys.stdout.write(chunk)
        except BrokenPipeError:
            raise ReaderGoneError from None
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGoneError from None


@contextmanager
def replaced(output: Path, *, option: str = "--output") -> Iterator[Path]:
    """Where to write what becomes ``output`` once it is whole: until then the old file stays.

    A link stays, what it leads to is replaced. What cannot be (a pipe, a device, a file of
    another's folder) is written to.

    Raises:
        OptionError: it cannot be written.
    """
    place = real = output
    try:
        real = _followed(output)
        if real.exists():
            real.open("ab").close()  # a file that may not be written is not replaced either
        place = _beside(real)
        yield place
        if place != real:
            if real.exists():
                shutil.copymode(real, place)
            place.replace(real)
    except OSError as error:
        raise OptionError(f"{option}: {output}: {error.strerror or error}") from None
    finally:
        if place != real:
            place.unlink(missing_ok=True)


#: Where links lead to what is open already: standard output among others.
_STREAMS = ("/dev/", "/proc/")


def _followed(output: Path) -> Path:
    """What a link leads to, that is to be a file; anything else as it is."""
    if not output.is_symlink() or output.absolute().as_posix().startswith(_STREAMS):
        return output
    try:
        return output.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _beside(output: Path) -> Path:
    """A new file beside the output, of a name that nobody has; the output where there is none."""
    plain = not output.is_symlink() and (output.is_file() or not output.exists())
    if not (plain and output.name and os.access(output.parent, os.W_OK)):
        return output
    place = output.with_name(f".extractor-{secrets.token_hex(4)}.new")
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return place


def silence_output() -> None:
    """Let the interpreter flush what is left at exit without a complaint."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(message: str) -> None:
    """One line on standard error. What a file's name holds is shown, and commands no terminal."""
    sys.stderr.write(f"extractor: {escaped(message)}\n")
    sys.stderr.flush()


def escaped(message: str) -> str:
    """A message as one line in which nothing commands a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
