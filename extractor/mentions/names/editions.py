"""Which edition of an event a text means that names one: 某博会 in a text on 第三届某博会."""

from __future__ import annotations

import regex

from extractor.mentions.names.page import NameCandidate

_EVENT = "EVENT"


def of_editions(
    chosen: list[NameCandidate], text: str, edition: regex.Pattern[str]
) -> list[NameCandidate]:
    """The names, each event without an edition as the first edition of it that the text names.

    Args:
        chosen: the names, in text order.
        text: of the reading.
        edition: how the name of an edition begins: 第三届, 首届.
    """
    events = [one for one in chosen if one.etype == _EVENT]
    named = [text[one.start : one.end] for one in events if edition.match(text, one.start)]
    if not named:
        return chosen
    out = []
    for one in chosen:
        own = text[one.start : one.end]
        if one.etype == _EVENT and not edition.match(text, one.start):
            ends = (own, one.name or own)
            whole = next((name for name in named if name.endswith(ends)), None)
            one = one if whole is None else one._replace(name=whole)
        out.append(one)
    return out
