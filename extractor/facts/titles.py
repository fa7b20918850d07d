"""The names of a title as the text bears them out: 松陵中院 of 吴江市松陵中级人民法院.

A title shortens names, and names others than whom the text is about. A body that the title names
is the one that the text names in full; short for several of them (大理法院) it is none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.facts.candidates import ANY, RURAL, IssuerCandidate
from extractor.facts.own_words import is_local
from extractor.facts.short_forms import ShortForms
from extractor.mentions.mention import EntityValue

_OFFICE, _COLONS = "office", ("：", ":")
_LEAST, _LONGEST = 4, 12  # characters of a short form that a title begins with


class Told(NamedTuple):
    """What a text says that bears on the names of its title.

    Attributes:
        said: how often it speaks of its own city, county, company …
        forms: what knows short forms.
        declared: short forms that it says itself, with the names they stand for.
        opening: where its opening ends.
        offices: the places whose offices it names, by the name of the office.
    """

    said: Counter[str]
    forms: ShortForms
    declared: Mapping[str, str]
    opening: int
    offices: Mapping[str, IssuerCandidate]


def heads_of(
    title: str,
    titled: Sequence[tuple[EntityValue, str, int]],
    heads: Sequence[IssuerCandidate],
    bodies: Sequence[IssuerCandidate],
    told: Told,
    places: Mapping[str, IssuerCandidate],
) -> list[IssuerCandidate]:
    """The candidates of a title as its text bears them out, or whom it begins with in short.

    Args:
        title: the title; titled: its names, each with its text and where it stands.
        heads: its candidates.
        bodies: those of the text below it that are bodies, in its order.
        told: what the text says.
        places: the place that a name begins with: 越城区 of 越城区人民法院.
    """
    heads = [one for one in heads if not _only_tells(one, title, heads, told)]
    found = list(_borne_out(heads, bodies, told, places))
    own = None if found else _shortened(title, {text for _, text, _ in titled}, bodies, told)
    return found if own is None else [own]


def _only_tells(
    head: IssuerCandidate, title: str, heads: Sequence[IssuerCandidate], told: Told
) -> bool:
    """某海关：一季度某省外贸…: an office that its title has speak of a place of its own."""
    tells = head.kind == _OFFICE and title[head.end : head.end + 1] in _COLONS
    of = any(one.place is not None and one.start > head.end for one in heads)
    return tells and of and is_local(told.said)


def _borne_out(
    heads: Sequence[IssuerCandidate],
    bodies: Sequence[IssuerCandidate],
    told: Told,
    places: Mapping[str, IssuerCandidate],
) -> Iterator[IssuerCandidate]:
    """The candidates of a title, bodies by their full names."""
    forms, said = told.forms, told.said
    for given in heads:
        head = _called(given, bodies, told)
        office = forms.loosely(head.name, told.offices) if head.kind == ANY else []
        alone = head is not given and not head.short  # called so without its group
        if head.place is not None or office or alone:  # 绍兴气象 of 绍兴市气象局, of 绍兴市
            yield told.offices[office[0]] if office else head
            continue
        whole = forms.whole(head.name, (c.name for c in bodies))
        if len(whole) == 1:
            full = next(c for c in bodies if c.name == whole[0])
            other = head.kind not in (ANY, full.kind) and _is_other(head, full, bodies, said)
            if other or _is_of_group(head, full, bodies, forms):
                yield head
                continue
            kind = head.kind if full.kind == ANY else full.kind
            yield head._replace(name=full.name, kind=kind, short=head.name)
        elif not whole:
            said_again = sum(1 for other in heads if other.name == head.name) > 1
            if said_again or any(forms.whole(c.name, (head.name,)) for c in bodies):
                yield head  # the title has the full name, or the text has a title that names it
                continue
            front = [c for c in bodies if c.start < told.opening]
            own = _as_named(head, front, said, forms, located=head.name in places)
            if own is None and head.name in places and is_local(said) and not front:
                yield places[head.name]  # 绍兴公安交警部门, in a text that says 全市
            if own is not None and not _is_theme(own, heads, bodies, forms):
                yield own


def _called(
    given: IssuerCandidate, bodies: Sequence[IssuerCandidate], told: Told
) -> IssuerCandidate:
    """A body of a title by the name the text declares for it, or calls it by without its group."""
    if given.name in told.declared:
        return given._replace(name=told.declared[given.name], short=given.name)
    if given.kind in RURAL:  # a village is its town's, not of a group
        return given
    alone = (one for one in bodies if _is_of_group(one, given, bodies, told.forms))
    return next(alone, given)


def _is_of_group(
    head: IssuerCandidate,
    full: IssuerCandidate,
    bodies: Sequence[IssuerCandidate],
    forms: ShortForms,
) -> bool:
    """True for 某某港 beside 某省港口某某港: its group stands in front of a name that is whole."""
    front = full.name.removesuffix(head.name)
    named = any(one.name == head.name for one in bodies)
    return named and front != full.name and forms.says_kind(front)


def _is_other(
    head: IssuerCandidate,
    full: IssuerCandidate,
    bodies: Sequence[IssuerCandidate],
    said: Counter[str],
) -> bool:
    """True for 某某港, of which 某某港集团 only tells: never as 集团, or the port as often."""
    times = Counter(one.name for one in bodies)
    own = times[head.name]
    return own > 0 and (not said[full.kind] or own >= times[full.name] + said[full.kind])


def _shortened(
    title: str, named: Iterable[str], bodies: Sequence[IssuerCandidate], told: Told
) -> IssuerCandidate | None:
    """The body that the opening names in full and the title begins with in short: 某某精密.

    ``named``: the names of the title, which are short for nobody: 南水北调 of 某南水北调集团.
    """
    front = [one for one in bodies if one.start < told.opening]
    for length in range(min(_LONGEST, len(title)), _LEAST - 1, -1):
        short = title[:length]
        if any(name.startswith(short) for name in named):
            continue
        whole = told.forms.whole(short, (c.name for c in front))
        if len(whole) == 1:
            full = next(c for c in front if c.name == whole[0])
            return full._replace(start=0, end=length, short=short)
    return None


def _is_theme(
    head: IssuerCandidate,
    heads: Sequence[IssuerCandidate],
    bodies: Sequence[IssuerCandidate],
    forms: ShortForms,
) -> bool:
    """Whether a name of no kind is a place with what is told of it: 绍兴市 | 工业经济."""
    if head.kind != ANY or forms.says_kind(head.name) or any(c.name == head.name for c in bodies):
        return False
    return any(c.place is not None and head.name.startswith(c.name) for c in heads)


def _as_named(
    head: IssuerCandidate,
    bodies: Sequence[IssuerCandidate],
    said: Counter[str],
    forms: ShortForms,
    *,
    located: bool,
) -> IssuerCandidate | None:
    """A body whose name is no short form of another: itself where the text or it names it in full.

    In full is a name after its place or with an end that sets it apart: beside 鉴湖大学 another
    university is another, be it a rival, a partner or a court above; but a number may be left out.
    Else the body of its kind that the opening names first, and where there is none, itself. But a
    name of no kind is nobody in the text of a place, nor where the body that is named first calls
    itself by its own word.
    """
    first = bodies[0] if bodies else None
    whole = located or bool(forms.tail_apart(head.name))
    if any(c.name == head.name for c in bodies):
        return head
    if head.kind == ANY and not forms.tail_apart(head.name):
        known = first is not None and bool(first.kind != ANY or forms.tail_apart(first.name))
        own = first is not None and known and bool(said[first.kind])
        return None if own or is_local(said) else head
    same = first is not None and first.kind == head.kind
    if first is not None and same and (not whole or forms.is_numbered(first.name, head.name)):
        return first._replace(start=head.start, end=head.end)
    return head
