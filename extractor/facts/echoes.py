"""A title's rank or move is told again below it, with what it is of: 某高新区升至第48位."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractor.facts.context import Slot
from extractor.facts.draft import Draft

#: What tells one rank, and one move, of somebody from another.
_PLACE = ("type", "subject", "kind", "position", "upper")
_MOVE = ("type", "subject", "measure", "unit", "value")
#: What is said below of a rank, which its title leaves out.
_LEFT_OUT = ("indicator", "scope", "period")


def is_bare(draft: Draft, places: Collection[str]) -> bool:
    """Whether a fact is a rank that does not say what it is of, or a move by so many ``places``."""
    if draft.type == "ranking":
        return not draft.fields.get("indicator")
    return draft.fields.get("measure") == "change" and draft.fields.get("unit") in places


def echoed(draft: Draft, below: Sequence[Draft]) -> Draft:
    """A bare rank of a title, of what the same place of the same holder is of ``below`` it."""
    keys = _PLACE if draft.type == "ranking" else _MOVE
    fields = {"type": draft.type, **draft.fields}
    alike = [
        one
        for one in below
        if all({"type": one.type, **one.fields}.get(k) == fields.get(k) for k in keys)
    ]
    told = next((one for one in alike if one.fields.get("indicator")), None)
    if told is None:
        return draft
    own = {name for name, *_ in draft.evidence} - {"indicator"}  # 排名 says not of what
    left_out = {name: told.fields.get(name) for name in _LEFT_OUT if name not in own}
    said = {name: value for name, value in left_out.items() if value}
    slots = tuple((name, Slot(value, *told.anchor, "document")) for name, value in said.items())
    kept = tuple(entry for entry in draft.inherited if entry[0] not in said)
    evidence = tuple(entry for entry in draft.evidence if entry[0] not in said)
    fields = draft.fields | said
    return draft._replace(fields=fields, evidence=evidence, inherited=(*kept, *slots))


def with_echoes(
    told: Sequence[list[Draft]], heads: Sequence[bool], places: Collection[str]
) -> list[list[Draft]]:
    """The facts of each sentence, those of titles (``heads``) completed by what is told below."""
    if not any(
        h and any(is_bare(d, places) for d in drafts) for drafts, h in zip(told, heads, strict=True)
    ):
        return list(told)
    below = [
        draft for drafts, head in zip(told, heads, strict=True) if not head for draft in drafts
    ]
    return [
        [echoed(d, below) if head and is_bare(d, places) else d for d in drafts]
        for drafts, head in zip(told, heads, strict=True)
    ]
