r"""Names of files as text: any bytes in, valid UTF-8 out, and back again.

A name may hold bytes that are no UTF-8 (Python shows them as lone surrogates), line feeds and
control characters. In the store each stands as an escape (``\xe5``, ``\n``), a backslash as two,
so that a name is one line, and no two names become one.
"""

from __future__ import annotations

import hashlib
import os

import regex

_ODD = regex.compile(r"[\\\p{Cc}\p{Cs}\u2028\u2029]")
_ESCAPE = regex.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))")
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


def shown(path: str) -> str:
    """The name as it is stored; ``path`` is as :func:`os.fsdecode` gives it."""
    if not _ODD.search(path):
        return path
    name: str = _ODD.sub(lambda m: _SHORT.get(m.group()) or _escape(m.group()), path)
    return name


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that os.fsdecode could not decode
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}"


def opened(path: str) -> str:
    """The name to open, from the stored one."""
    if "\\" not in path:
        return path
    name: str = _ESCAPE.sub(_unescape, path)
    return name


def _unescape(match: regex.Match[str]) -> str:
    byte, code, short = match.groups()
    if byte:
        return chr(0xDC00 + int(byte, 16))
    return chr(int(code, 16)) if code else _LONG.get(short, short)


def key(*parts: str | int) -> int:
    """A 63-bit number that stands for these parts, the same in every run."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") >> 1


def relative(path: str, root: str) -> str:
    """``path`` below ``root`` with ``/`` between its parts, as it is stored."""
    return shown(os.path.relpath(path, root).replace(os.sep, "/"))
