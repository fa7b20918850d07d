"""What the document itself teaches: a name met once is known everywhere in it.

Three lessons: a short form given in brackets (以下简称“…”); a name found by evidence, where it
stands again without; and the post of a person, where the person is named again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from extractor.mentions.names.page import NameCandidate, Page, Strength

_MANY = 12
_DOT = regex.compile(r"[·•・]")
#: Types whose names are learnt, and how long one must be to be looked for elsewhere.
_LEARNT = {
    "PERSON": 2,
    "ORG": 3,
    "FAC": 4,
    "LOC": 3,
    "EVENT": 5,
    "PRODUCT": 4,
    "PROGRAM": 5,
    "HONOUR": 6,
}


def short_forms(
    page: Page, chosen: list[NameCandidate], introduced: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Short forms that the text introduces in brackets after a name, wherever they stand.

    One that is introduced of several names stands for the last of them before it.
    """
    by_end = {candidate.end: candidate for candidate in chosen}
    owners: dict[str, list[NameCandidate]] = {}  # of each short form, in text order
    for match in introduced.finditer(page.text):
        owner = by_end.get(match.start())
        if owner is not None:
            owners.setdefault(match["short"], []).append(owner)
    if not owners:
        return
    for short, start, end in _occurrences(page.text, list(owners)):
        several = owners[short]
        before = bisect_right(several, start, key=lambda owner: owner.end)
        owner = several[max(before - 1, 0)]
        name = owner.name or page.text[owner.start : owner.end]
        yield NameCandidate(start, end, owner.etype, "short_form", Strength.GIVEN, name, owner.code)


def repeated(
    page: Page, chosen: list[NameCandidate], goes_on: regex.Pattern[str]
) -> Iterator[NameCandidate]:
    """Other places where a name stands that was found somewhere; persons keep their post.

    ``goes_on``: what shows after it that other words are meant: 某某部 | 门.
    """
    known = _learnt(page, chosen)
    if not known:
        return
    taken = {(candidate.start, candidate.end) for candidate in chosen}
    for name, start, end in _occurrences(page.text, list(known)):
        if goes_on.match(page.text, end):
            continue
        if (start, end) not in taken and _stands(page, name, known[name], start, end):
            yield known[name]._replace(start=start, end=end, source="repeated", post=None)


def _learnt(page: Page, chosen: list[NameCandidate]) -> dict[str, NameCandidate]:
    """Name → where it was found; of a name with dots each part as well."""
    known: dict[str, NameCandidate] = {}
    for candidate in chosen:
        least = _LEARNT.get(candidate.etype)
        if least is None or candidate.end - candidate.start < least:
            continue
        text = page.text[candidate.start : candidate.end]
        before = known.get(text)
        if before is None or (candidate.post and not before.post):
            known[text] = candidate
        if candidate.etype == "PERSON":
            for part in _DOT.split(text) if _DOT.search(text) else ():
                if len(part) > 1:
                    known.setdefault(part, candidate)
    return known


def _stands(page: Page, name: str, model: NameCandidate, start: int, end: int) -> bool:
    """Whether a name that is known stands here, and is no part of other words."""
    part = name != page.text[model.start : model.end]  # 卢拉 of a name with dots
    if part and _in_dotted(page.text, start, end):
        return False
    officed = model.etype == "PERSON" and start in page.post_ends  # 副主席韩 | 正在
    whole = page.is_bound(start) if part or officed else page.is_word(start, end)
    return end - start != 2 or whole


def with_posts(chosen: Iterable[NameCandidate], page: Page) -> list[NameCandidate]:
    """Every person with the post and affiliation that the text gives anywhere."""
    people = list(chosen)
    best: dict[str, NameCandidate] = {}
    for candidate in people:
        if candidate.etype == "PERSON" and (candidate.post or candidate.affiliation):
            best.setdefault(page.text[candidate.start : candidate.end], candidate)
    result = []
    for candidate in people:
        if candidate.etype == "PERSON" and not candidate.post:
            model = best.get(page.text[candidate.start : candidate.end])
            if model is not None:
                candidate = candidate._replace(post=model.post, affiliation=model.affiliation)
        result.append(candidate)
    return result


def _in_dotted(text: str, start: int, end: int) -> bool:
    """Whether a part of a foreign name stands in a dotted one here."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return _DOT.search(around) is not None


def _occurrences(text: str, names: list[str]) -> Iterator[tuple[str, int, int]]:
    """Where each name stands: plain search for a few, one automaton for many."""
    if len(names) > _MANY:
        automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
        for index, start, end in automaton.find_matches_as_indexes(text):
            yield names[index], start, end
        return
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield name, at, at + len(name)
            at = text.find(name, at + len(name))
