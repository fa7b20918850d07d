"""What facts of declared types are read from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.facts.issuer import Issuer
from extractor.layout import Reading
from extractor.mentions.mention import Mention


class Article(NamedTuple):
    """An article with its mentions in order, and whose it is."""

    reading: Reading
    text: str  # of the reading, without private-use characters
    mentions: Sequence[Mention]
    issuer: Issuer
    reference: date | None
