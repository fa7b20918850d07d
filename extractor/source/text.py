"""Bytes to text: UTF-8, GB18030 (GB2312, GBK), Big5, UTF-16. A wrong guess is worse than an error.

Decoding is strict. UTF-8 and byte order marks settle nearly all; bytes that more than one legacy
encoding could explain are decided by how many of the characters are frequent ones in Chinese, and
refused where that does not tell.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractor.errors import EmptySourceError, EncodingError, UnsupportedSourceError
from extractor.rulebook import load_rulebook
from extractor.source.kinds import magic

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = (("gb18030", "gb18030"), ("big5", "big5hkscs"), ("big5", "cp950"))
_SAMPLE = 3000  # characters judged
_LEAST_COMMON = 0.4  # share of frequent characters in Chinese; 0.8 in news, 0.15 in gibberish
_CLEARLY = 0.2  # by how much the better of two readings must be better
_SETTLED, _ENOUGH = 0.6, 100  # a share, of so many characters, that no wrong reading reached
_LETTER = re.compile(r"[^\W\d_]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UTF8_RUN = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


class _Guess(NamedTuple):
    text: str
    encoding: str
    common: float


def load_text(data: bytes, *, path: Path | str | None = None) -> tuple[str, str]:
    """Decode ``data``: the text, without a byte order mark, and the name of its encoding.

    Raises:
        EmptySourceError: no text in it.
        UnsupportedSourceError: a binary file.
        EncodingError: no encoding we know explains it; with the offset of the first bad byte.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, encoding, path)
    known = magic(data)
    if known is not None:
        raise UnsupportedSourceError(f"{known[0]}, no text", path=path, reason=known[1])
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise UnsupportedSourceError("a binary file, no text", path=path, reason="binary")
        return _checked(wide.text, wide.encoding, path)
    try:
        return _checked(data.decode("utf-8"), "utf-8", path)
    except UnicodeDecodeError as error:
        return _legacy(data, error.start, path)


def _marked(data: bytes, mark: bytes, encoding: str, path: Path | str | None) -> tuple[str, str]:
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise EncodingError(f"not {encoding.upper()}", offset=offset, path=path) from None
    return _checked(text, encoding, path)


def _legacy(data: bytes, offset: int, path: Path | str | None) -> tuple[str, str]:
    """The better of the readings; ``offset`` is where UTF-8 failed."""
    if _mostly_utf8(data):
        raise EncodingError("damaged UTF-8", offset=offset, path=path)
    guesses: list[_Guess] = []
    for encoding, codec in _LEGACY:
        if any(guess.encoding == encoding for guess in guesses):
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        guess = _Guess(text, encoding, _common(text))
        if guess.common >= _SETTLED and len(text) >= _ENOUGH:
            return _checked(text, encoding, path)
        guesses.append(guess)
    wide = _wide(data)
    if wide is not None:
        guesses.append(wide)
    guesses.sort(key=lambda guess: -guess.common)
    if not guesses or guesses[0].common < _LEAST_COMMON:
        message = "no Chinese text in UTF-8, GB18030, Big5 or UTF-16"
        raise EncodingError(message, offset=offset, path=path)
    if len(guesses) > 1 and guesses[0].common - guesses[1].common < _CLEARLY:
        message = f"may be {guesses[0].encoding} or {guesses[1].encoding}: too little text to tell"
        raise EncodingError(message, offset=offset, path=path)
    return _checked(guesses[0].text, guesses[0].encoding, path)


def _mostly_utf8(data: bytes) -> bool:
    """Whether nine in ten of the bytes above ASCII stand in valid UTF-8 sequences."""
    sample = data[:200_000]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    valid = sum(len(run) for run in _UTF8_RUN.findall(sample))
    return valid >= 0.9 * high and valid >= 6  # two Chinese characters


def _wide(data: bytes) -> _Guess | None:
    """UTF-16 without a mark, where that is obvious."""
    if len(data) % 2:
        return None
    best: _Guess | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            continue
        common = 1.0 if text.isascii() else _common(text)
        if common >= _LEAST_COMMON and (best is None or common > best.common):
            best = _Guess(text, encoding, common)
    return best


def _common(text: str) -> float:
    """The share of frequent Chinese characters among the letters that are not ASCII."""
    letters = [c for c in _LETTER.findall(text[:_SAMPLE]) if c > "\x7f"]
    if not letters:
        return 0.0
    frequent = _frequent()
    return sum(c in frequent for c in letters) / len(letters)


@cache
def _frequent() -> frozenset[str]:
    table = load_rulebook().table("common_characters")
    return frozenset("".join(row.word + row.get("traditional") for row in table))


def _checked(text: str, encoding: str, path: Path | str | None) -> tuple[str, str]:
    if not text.strip("\ufeff\u200b \t\r\n\v\f\u3000\xa0"):
        raise EmptySourceError("the file is empty" if not text else "only blanks", path=path)
    return text, encoding
