"""What is found out of a text of patterns, kept in the user's cache from one start to the next.

A compiled pattern, the words it cannot do without, the rows of a table: each takes long to find
out, and depends on that text, on this program and on the libraries alone. So an entry is never out
of date: another text is another entry, another program another file. Only commands keep anything
(:meth:`Shelf.open`); a library that is imported reads and writes nothing. What cannot be read is
found out again, and what cannot be written is not kept.
"""

from __future__ import annotations

import copyreg
import hashlib
import marshal
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import regex

#: The folder where it is kept; empty: nothing is.
FOLDER = "EXTRACTOR_CACHE"
#: More entries than these are not carried on: a user's patterns change, and leave theirs behind.
_MOST = 5_000
_DIGEST = 16  # bytes
_SUFFIX = ".patterns"
#: The modules that find out what is kept.
_FINDERS = (
    "kept.py",
    "mentions/quantity/refusals.py",
    "mentions/time/rule.py",
    "mentions/time/tries.py",
    "needed_words.py",
    "requirements.py",
    "rulebook/tables.py",
    "rulebook/yaml_source.py",
)
#: A file that nobody wrote to for so many days, of a program that was replaced, is removed.
_FORGOTTEN = 90
#: Of a longer text its digest is the key.
_LONG = 200

_Made = TypeVar("_Made")
_Key = tuple[str, str, int]


class Shelf:
    """The entries of this process; closed until a command opens it."""

    def __init__(self) -> None:
        self._file: Path | None = None
        self._held: dict[_Key, Any] = {}
        self._asked: dict[_Key, Any] = {}
        self._patterns: dict[_Key, regex.Pattern[str]] = {}

    def open(self) -> None:
        """Take up what earlier processes have kept."""
        if self._file is None:
            self._file = _place()
            self._held = _read(self._file) if self._file is not None else {}

    def close(self) -> None:
        """Write what is new, beside and then in place of what there was; then keep no more."""
        new = self._asked.keys() - self._held.keys()
        if self._file is not None and new:
            both = self._held | self._asked
            with suppress(OSError):
                _write(self._file, both if len(both) <= _MOST else self._asked)
        self._file, self._held, self._asked = None, {}, {}

    def of(self, kind: str, source: str, make: Callable[[str], _Made]) -> _Made:
        """What ``make`` makes of a text: strings and numbers, in tuples, lists, sets and dicts.

        Nobody changes it: who asks again is given the same.
        """
        if self._file is None:
            return make(source)
        key = (kind, source if len(source) <= _LONG else _digest(source.encode()).hex(), 0)
        made = self._asked.get(key, self._held.get(key))
        if made is None:
            made = make(source)
        self._asked[key] = made
        return cast(_Made, made)

    def pattern(self, source: str, flags: int) -> regex.Pattern[str]:
        """A pattern, compiled.

        Raises:
            regex.error: it is none.
        """
        if self._file is None:
            return regex.compile(source, flags)
        key = ("pattern", source, int(flags))
        made = self._patterns.get(key)
        if made is None:
            data = self._held.get(key)
            made = regex.compile(source, flags) if data is None else _compiler()(*data)
            self._asked[key] = _parts(made)[1] if data is None else data
            self._patterns[key] = made
        return made


@cache
def shelf() -> Shelf:
    """The one of this process."""
    return Shelf()


def kept(kind: str, source: str, make: Callable[[str], _Made]) -> _Made:
    """What ``make`` makes of a text of patterns, found out once where a shelf is open."""
    return shelf().of(kind, source, make)


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern, compiled once where a shelf is open: in place of ``regex.compile``.

    Raises:
        regex.error: it is none.
    """
    return shelf().pattern(source, flags)


def _parts(pattern: regex.Pattern[str]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """What a pattern is pickled as: what makes it, and of what."""
    make, data = cast(Any, copyreg.dispatch_table[type(pattern)](pattern))
    return make, data


@cache
def _compiler() -> Callable[..., Any]:
    return _parts(regex.compile(""))[0]


def _place() -> Path | None:
    """The file for this program, these libraries and this machine; None where nothing is kept."""
    said = os.environ.get(FOLDER)
    if said == "":
        return None
    at_home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = Path(said or at_home or Path.home() / ".cache")
        digest = hashlib.blake2b(repr(_circumstances()).encode(), digest_size=_DIGEST)
        for name in _FINDERS:
            digest.update((Path(__file__).parent / name).read_bytes())
    except (OSError, RuntimeError):  # no home, or no sources beside
        return None
    return (folder if said else folder / "press-extractor") / f"{digest.hexdigest()}{_SUFFIX}"


def _circumstances() -> tuple[object, ...]:
    machine = os.uname().machine if hasattr(os, "uname") else ""
    return sys.version, sys.platform, machine, sys.byteorder, regex.__version__, marshal.version


def _read(file: Path) -> dict[_Key, Any]:
    """The entries of a file; none where it is missing, damaged or another user's."""
    try:
        with file.open("rb") as opened:
            if hasattr(os, "getuid") and os.fstat(opened.fileno()).st_uid != os.getuid():
                return {}
            digest, body = opened.read(_DIGEST), opened.read()
        return marshal.loads(body) if digest == _digest(body) else {}
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _write(file: Path, entries: dict[_Key, Any]) -> None:
    body = marshal.dumps(entries)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=file.stem)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(_digest(body) + body)
        Path(aside).replace(file)
        _forget(file.parent)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise


def _forget(folder: Path) -> None:
    oldest = time.time() - _FORGOTTEN * 86_400
    for file in folder.glob(f"*{_SUFFIX}"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()
