"""Small whole numbers as dates write them: 2024, 二〇二四, 十二, 二十一, 一百二十."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def number(text: str, extra: Mapping[str, int]) -> int:
    """The number that ``text`` writes, digit by digit (二〇二四) or with places (一百二十).

    ``extra`` holds characters that Unicode gives no number (the lexicon's class ``numeral``).

    Raises:
        ValueError: a character that is no numeral.
    """
    if text.isascii():
        return int(text)
    values = [extra[c] if c in extra else int(unicodedata.numeric(c)) for c in text]
    if max(values) < 10:
        return int("".join(map(str, values)))
    total = section = digit = 0
    for value in values:
        if value < 10:
            digit = value
        elif value >= 10000:
            total, section, digit = (total + section + digit) * value, 0, 0
        else:  # ten to a thousand; one sign for two or three tens stands without a digit
            section, digit = section + (digit or 1) * value, 0
    return total + section + digit
