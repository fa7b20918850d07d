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
_LEAST_WRITTEN = 0.2  # a share of frequent characters that lines of names may have
_WRITTEN = 1.0  # that and the share in GB 2312's first level (.98 of Chinese, .42 of noise)
_LEAST_LETTERS = 4  # that tell anything
_HANGUL = b"\xb0", b"\xc8"  # leading bytes of all Korean, and of 6 in 10 Chinese characters
#: Also what has no meaning of its own, as another encoding's characters become.
_LETTER = re.compile(r"[^\W\d_]|[\ue000-\uf8ff]")
_KANA = re.compile(r"[\u3041-\u30fe]")
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
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error.start, path)
    if text.isascii() and _CONTROL.search(text):  # no text has these: halves of wide characters
        wide = _wide(data)
        if wide is not None and len(_letters(wide.text)) >= _LEAST_LETTERS:
            return _checked(wide.text, wide.encoding, path)
    return _checked(text, "utf-8", path)


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
    if not guesses or not _is_chinese(guesses[0]):
        message = "no Chinese text in UTF-8, GB18030, Big5 or UTF-16"
        raise EncodingError(message, offset=offset, path=path)
    if len(guesses) > 1 and not _is_clear(guesses[0], guesses[1]):
        message = f"may be {guesses[0].encoding} or {guesses[1].encoding}: too little text to tell"
        raise EncodingError(message, offset=offset, path=path)
    return _checked(guesses[0].text, guesses[0].encoding, path)


def _is_clear(best: _Guess, rival: _Guess) -> bool:
    if best.common - rival.common >= _CLEARLY:
        return True
    return _is_written(best) and not _is_chinese(rival)


def _is_chinese(guess: _Guess) -> bool:
    """Whether frequent characters are many, or, between names, all are in the first level."""
    return guess.common >= _LEAST_COMMON or _is_written(guess)


def _is_written(guess: _Guess) -> bool:
    """Whether a text is all of GB 2312's first level.

    Korean and Japanese bytes are of that level too, and must not explain the text as well.
    """
    if guess.common < _LEAST_WRITTEN or guess.encoding == "big5":
        return False
    codes = [character.encode("gb2312", "ignore") for character in _letters(guess.text)]
    level = sum(b"\xb0" <= code[:1] <= b"\xd7" for code in codes)
    if len(codes) < _LEAST_LETTERS or level / len(codes) + guess.common < _WRITTEN:
        return False
    return guess.encoding != "gb18030" or not _is_foreign(guess, codes)


def _is_foreign(guess: _Guess, codes: list[bytes]) -> bool:
    """Whether bytes that could be GB18030 may be Korean or Japanese."""
    if all(_HANGUL[0] <= code[:1] <= _HANGUL[1] for code in codes):
        return True
    try:
        japanese = guess.text.encode("gb18030").decode("euc-jp")
    except UnicodeDecodeError:
        return False
    return _KANA.search(japanese) is not None or _common(japanese) > guess.common


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
        guess = _Guess(text, encoding, 1.0 if text.isascii() else _common(text))
        if _is_chinese(guess) and (best is None or guess.common > best.common):
            best = guess
    return best


def _common(text: str) -> float:
    """The share of frequent Chinese characters among the letters that are not ASCII."""
    letters = _letters(text)
    if not letters:
        return 0.0
    frequent = _frequent()
    return sum(c in frequent for c in letters) / len(letters)


def _letters(text: str) -> list[str]:
    return [c for c in _LETTER.findall(text[:_SAMPLE]) if c > "\x7f"]


@cache
def _frequent() -> frozenset[str]:
    table = load_rulebook().table("common_characters")
    return frozenset("".join(row.word + row.get("traditional") for row in table))


def _checked(text: str, encoding: str, path: Path | str | None) -> tuple[str, str]:
    if not text.strip("\ufeff\u200b \t\r\n\v\f\u3000\xa0"):
        raise EmptySourceError("the file is empty" if not text else "only blanks", path=path)
    return text, encoding
