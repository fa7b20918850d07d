"""The region of several places that a document is about: 长三角地区."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.candidates import IssuerCandidate
from extractor.layout import Reading


def region_of(
    title: str,
    reading: Reading,
    regions: Sequence[str],
    national: Sequence[str],
    examples: tuple[str, ...],
) -> IssuerCandidate | None:
    """The region of several places that a title names and that opens the text: 长三角地区.

    Not where a word of the whole country (``national``) begins the title: 我国治理东北黑土地, nor
    where it is one of several (``examples``): 京津冀等地.
    """
    first = next((s for s in reading.sentences if s.kind == "body"), None)
    if first is None or title.startswith(tuple(national)):
        return None
    opening = reading.surface[first.start : first.end]
    named = [name for name in regions if name in title and name in opening]
    named = [name for name in named if not title.split(name, 1)[1].startswith(examples)]
    if not named:
        return None
    name = max(named, key=len)
    start = first.start + opening.index(name)
    return IssuerCandidate(name, None, "", start, start + len(name))
