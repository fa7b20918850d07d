"""Who a fact is about, and among whom: places, bodies and things by their canonical names."""

from __future__ import annotations

from bisect import bisect_left

from extractor.discourse import Said
from extractor.facts import nouns
from extractor.facts.clause import Clause
from extractor.facts.phrase import Field
from extractor.grammar import Match
from extractor.mentions.element import Element
from extractor.mentions.mention import EntityValue
from extractor.mentions.particles import chars
from extractor.mentions.words import Word


def who(
    clause: Clause, field: Field, count: int, *, weak: bool = False, acting: bool = False
) -> list[Said | None]:
    """Who a field's facts are about; ``weak``: not who the sentence goes on about.

    ``acting``: an office is a subject too.
    """
    found = [
        said
        for e in field.subjects
        if (weak or acting or not (is_agency(clause, e) or is_named_scope(e)))
        and (said := by_name(clause, e)) is not None
    ]
    if not found:
        return [clause.discourse.subject(back=clause.points_back(field))]
    if len(found) > 1 and (field.each or len(found) == count):
        return list(found)
    said = found[-1]._replace(source="sentence")
    if weak:
        clause.discourse.bearer = said
    elif _goes_on(clause, field.subjects[-1]):
        clause.discourse.sentence_subject = said
        clause.discourse.bearer = None
    return [found[-1]]


def by_name(clause: Clause, element: Element) -> Said | None:
    """A subject or scope by name, with its span."""
    name = clause.setting.name_of(element, clause.reading.surface)
    return Said(name, "clause", element.start, element.end) if name else None


def name_subject(clause: Clause, field: Field) -> None:
    """A noun phrase that is no known name becomes who the segment is about."""
    start, end = clause.sketch.source(field.begin, field.end)
    name = clause.phrase(field)
    if name:
        name = clause.setting.full_name(name) or name
        clause.discourse.bearer = Said(name, "sentence", start, end)


def population(clause: Clause, begin: int, end: int) -> str:
    """A scope or benchmark by name: 全国 → 中国; a longer phrase as written."""
    items = clause.sketch.items
    element = items.get(begin)
    if element is not None:
        name = clause.setting.name_of(element, clause.reading.surface)
        if name and (
            end == begin + 1 or isinstance(element, Word) and _only_words(clause, begin + 1, end)
        ):
            return name
    return clause.text_of(begin, end).rstrip("“‘" + chars(clause.tools.particles.over))


def _only_words(clause: Clause, begin: int, end: int) -> bool:
    """True where what follows a scope word does not narrow it (全省16个市, 全省各地)."""
    names = clause.tools.alphabet.names
    text = clause.sketch.text[begin:end].strip(" " + chars(clause.tools.particles.inside))
    if text and names.get(text[0]) in ("QTY", "NUM"):
        return text[1:].lstrip("个") in clause.tools.regions
    return not text


def scope_in(clause: Clause, field: Field) -> Said | None:
    """全省排名由第九位升至第四位: the scope stands where a subject would."""
    if not field.subjects or not clause.points_back(field):
        return None
    element = field.subjects[-1]
    if not isinstance(element, Word) or element.row.get("resolves") in ("city", "county"):
        return None
    return by_name(clause, element)


def is_agency(clause: Clause, element: Element) -> bool:
    """True for an office that reports facts, unless the document is its own."""
    value = getattr(element, "value", None)
    if not isinstance(value, EntityValue) or value.etype != "ORG":
        return False
    name = clause.setting.name_of(element, clause.reading.surface) or ""
    main = clause.setting.main
    written = clause.reading.surface[element.start : element.end]
    if name in clause.setting.title or written in clause.setting.title:
        return False
    return name.endswith(clause.tools.agencies) and (main is None or main.value != name)


def is_named_scope(element: Element) -> bool:
    """True for 全行业, 西部: populations, but not who a document speaks of."""
    return isinstance(element, Word) and element.row.get("resolves") == "named"


def is_person(clause: Clause, element: Element) -> bool:
    """True for the name of a person."""
    value = getattr(element, "value", None)
    return isinstance(value, EntityValue) and value.etype == "PERSON"


def _goes_on(clause: Clause, element: Element) -> bool:
    """True where what follows in the sentence is about a subject too.

    A place's or the country's word does; a body in a place's report only at the beginning.
    """
    value = getattr(element, "value", None)
    if not isinstance(value, EntityValue) or value.etype in ("GPE", "LOC"):
        return True
    if value.etype == "PERSON":
        return False
    if clause.setting.place is None:
        return True
    position = bisect_left(clause.sketch.starts, element.start)
    return clause.only_filler(position, whole=True)


def named_thing(clause: Clause, span: tuple[int, int]) -> Said | None:
    """The thing a noun phrase names, cut where its predicate begins."""
    start, end = clause.sketch.source(*span)
    first = clause.sketch.items.get(span[0])
    if (
        first is not None
        and first.start == start
        and clause.tools.alphabet.names[clause.sketch.text[span[0]]] in ("NAME", "ORG")
    ):
        end = max(first.end, start)
        for tail in clause.tools.kind_tails:
            if clause.reading.text.startswith(tail, end):
                end += len(tail)
                break
    else:
        end = nouns.noun_end(clause, start, nouns.until_status(clause, *span), more=True)
    name = clause.reading.surface[start:end].strip(" \n、，的")
    return Said(name, "clause", start, end) if name else None


def closing_name(clause: Clause, match: Match) -> tuple[Said, str] | None:
    """A maker named behind the thing that is first (全国首家…公司青川租赁)."""
    span = match.first("after")
    if span is None or match.rule.gives.get("indicator") != "after":
        return None
    for position in range(span[0] + 1, span[1]):
        if clause.tools.alphabet.names.get(clause.sketch.text[position]) == "ORG":
            said = by_name(clause, clause.sketch.items[position])
            if said is not None:
                return said, clause.text_of(span[0], position)
    return None


def hear_scope(clause: Clause, match: Match, group: str) -> None:
    """A population compared with is the scope of a rank behind it that names none."""
    begin = match.groups[group][-1][0]
    element = clause.sketch.items.get(begin)
    if isinstance(element, Word) and element.label == "SCOPE":
        name = clause.setting.name_of(element, clause.reading.surface)
        if name:
            clause.discourse.scope = Said(name, "sentence", element.start, element.end)
