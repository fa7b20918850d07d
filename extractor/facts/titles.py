"""The names of a title as the text bears them out: 松陵中院 of 吴江市松陵中级人民法院.

A title shortens names, and names others than whom the text is about. A body that the title names
is the one that the text names in full; short for several of them (大理法院) it is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.candidates import ANY, Candidate
from extractor.facts.short_forms import ShortForms


def borne_out(
    heads: Sequence[Candidate], bodies: Sequence[Candidate], *, local: bool, forms: ShortForms
) -> Iterator[Candidate]:
    """The candidates of a title, bodies by their full names.

    Args:
        heads: the candidates of the title.
        bodies: those of the text below it that are bodies, in its order.
        local: whether the text speaks of a place of its own.
        forms: what knows short forms.
    """
    for head in heads:
        if head.place is not None:
            yield head
            continue
        whole = forms.whole(head.name, (c.name for c in bodies))
        if len(whole) == 1:
            found = next(c for c in bodies if c.name == whole[0])
            kind = head.kind if found.kind == ANY else found.kind
            yield head._replace(name=found.name, kind=kind, short=head.name)
        elif not whole and (found := _as_named(head, bodies, local=local)) is not None:
            yield found


def _as_named(head: Candidate, bodies: Sequence[Candidate], *, local: bool) -> Candidate | None:
    """A body whose name is no short form of another: itself where the text names it.

    Else the body of its kind that the text names first, and where there is none, itself; but a
    name of no kind, in the text of a place, is nobody.
    """
    if any(c.name == head.name for c in bodies):
        return head
    if head.kind == ANY:
        return None if local else head
    first = bodies[0] if bodies and bodies[0].kind == head.kind else None
    return first._replace(start=head.start, end=head.end) if first is not None else head
