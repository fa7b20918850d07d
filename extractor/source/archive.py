"""ZIP archives: each member a file of its own, within limits that no honest archive comes near."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from extractor.errors import SourceError, UnsupportedSourceError
from extractor.source.files import LARGEST, too_large

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "~$", "._")


#: What the standard library raises on an archive that is broken.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


class ArchiveLimits(NamedTuple):
    """What an archive may be: against bombs."""

    member: int = LARGEST  # bytes of one file unpacked
    total: int = 1024 * 1024 * 1024  # bytes of all files unpacked, archives inside included
    ratio: int = 200  # unpacked to packed, where more than a megabyte comes out
    members: int = 20_000
    depth: int = 3  # archives inside archives


class Budget:
    """How much of the limits is left, over an archive and all archives inside it."""

    def __init__(self, limits: ArchiveLimits):
        self.limits = limits
        self._bytes, self._members = limits.total, limits.members

    def take(self, size: int, path: str | None) -> None:
        """Use up one member of ``size`` bytes.

        Raises:
            SourceError: the limits are used up (``zip-bomb``).
        """
        self._bytes -= size
        self._members -= 1
        if self._bytes < 0 or self._members < 0:
            raise SourceError("the archive unpacks to too much", path=path, reason="zip-bomb")


def open_zip(data: bytes, *, path: str | None = None) -> zipfile.ZipFile:
    """An archive from its bytes.

    Raises:
        SourceError: damaged or truncated (``broken``).
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise SourceError(f"a damaged archive: {error}", path=path, reason="broken") from None


def member_names(archive: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The files of an archive by their real names, sorted; without folders and systems' junk."""
    found = []
    for info in archive.infolist():
        name = _name(info)
        if not name.endswith("/") and not any(
            name.startswith(junk) or f"/{junk}" in f"/{name}" for junk in _JUNK
        ):
            found.append((name, info))
    return sorted(found, key=lambda item: item[0])


def read_members(
    archive: zipfile.ZipFile, path: str, budget: Budget
) -> Iterator[tuple[str, bytes | SourceError]]:
    """Name and content of each file, or why it cannot be read.

    After the limits are used up one last error is given, and no more.
    """
    for name, info in member_names(archive):
        where = f"{path}!{name}"
        try:
            yield where, read_member(archive, info, where, budget)
        except SourceError as error:
            yield where, error
            if error.reason == "zip-bomb":
                return


def read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str | None, budget: Budget
) -> bytes:
    """The content of one file.

    What its header says of its size is not believed: reading stops at the limits.

    Raises:
        SourceError: over a limit (``zip-bomb``, ``too-large``), or damaged (``broken``).
        UnsupportedSourceError: encrypted, or in an unknown compression.
    """
    if info.flag_bits & _ENCRYPTED:
        raise UnsupportedSourceError("an encrypted file", path=path, reason="encrypted")
    limits = budget.limits
    most = max(_CHUNK, info.compress_size * limits.ratio)
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as file:
            while part := file.read(_CHUNK):
                size += len(part)
                if size > most:
                    raise SourceError("packed too tight to be honest", path=path, reason="zip-bomb")
                if size > limits.member:
                    raise too_large(max(size, info.file_size), limits.member, path)
                parts.append(part)
    except NotImplementedError as error:
        raise UnsupportedSourceError(str(error).lower(), path=path) from None
    except BROKEN as error:
        raise SourceError(f"a damaged file: {error}", path=path, reason="broken") from None
    budget.take(size, path)
    return b"".join(parts)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; without the mark for UTF-8 it is in the packer's own encoding."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
