"""News from abroad: which country it is of, and that it is not of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.places import Gazetteer
from extractor.rulebook import Rulebook

_GPE, _ORG = "GPE", "ORG"
_CLOSE = "】"  # what ends the name of a series in front of a title
_LEAST = 3  # places abroad that a text names


class Own(NamedTuple):
    """This country: its name, what is spoken of it as a whole, and offices of any country's."""

    name: str
    spoken: re.Pattern[str]
    offices: tuple[str, ...]


class Abroad:
    """Knows countries and what is no place of this one, with the tables of a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer, own: Own):
        self._gazetteer, self._own = gazetteer, own
        rows = (row for table in ("countries", "countries_short") for row in book.table(table))
        self._called = {row.word: row.get("name") or row.word for row in rows}
        self._called = {word: name for word, name in self._called.items() if name != own.name}
        self._countries = frozenset(self._called.values())

    def titled(self, title: str, named: Sequence[tuple[EntityValue, str, int]]) -> str | None:
        """The country abroad that a title begins with: 德国工业产出下降; None for none.

        ``named``: the names of the title, each with its text and where it stands.
        """
        begin = title.rfind(_CLOSE) + 1
        first = next((value.name or text for value, text, start in named if start == begin), None)
        return first if first in self._countries else None

    def of(self, one: Mention, name: str) -> str | None:
        """The country abroad that a mention names, or an office of which it does: 英国政府."""
        if not isinstance(one.value, EntityValue):
            return None
        if one.value.etype == _GPE:
            known = one.value.name or name
            return known if known in self._countries else None
        if one.value.etype != _ORG:
            return None
        front = (name[:end] for end in range(len(name), 1, -1))
        return next((self._called[word] for word in front if word in self._called), None)

    def is_foreign(self, reading: Reading, entities: Sequence[Mention], title: str) -> bool:
        """Whether a text names several places abroad, and neither it nor its title this country."""
        text = f"{title}\n{reading.text}"
        if self._own.name in text:
            return False
        if any(found[0] not in self._own.offices for found in self._own.spoken.finditer(text)):
            return False
        named = [m for m in entities if getattr(m.value, "etype", "") == _GPE]
        return len(named) >= _LEAST and not any(self._is_at_home(reading, one) for one in named)

    def _is_at_home(self, reading: Reading, one: Mention) -> bool:
        """Whether a place is a division of this country, be it known which or not."""
        if not isinstance(one.value, EntityValue):
            return False
        name = one.value.name or reading.surface[one.start : one.end]
        return bool(one.value.code or self._gazetteer.divisions_named(name))
