"""What a store can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from extractor.declaration import RecordType, facts_of
from extractor.errors import OptionError
from extractor.records import FACTS, Measure, Status

#: What ``find`` answers with, of our own types.
KINDS = FACTS
MEASURES: tuple[str, ...] = get_args(Measure)
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked; all that is given must hold.

    Attributes:
        kinds: of :data:`KINDS`, or of those declared to the store; by default all of them.
        indicator: a part of the indicator's name (of the honour's, for recognitions), or a short
            or long form of it: 规上工业增加值 finds 规模以上工业增加值 too.
        indicator_key: the one name of that indicator; facts that carry it, or a longer one that
            begins with it, are found as well.
        place: a place by its name or its GB/T 2260 code, with every place inside it.
        place_codes: codes of that name; empty where the name is no place we know.
        only_place: the place alone, without those inside it.
        org: a part of the name of the subject, or of a post's body.
        since, until: EDTF: the period of the fact must touch the time between them.
        measures: of :data:`MEASURES`; leaves observations only.
        scope: a part of the group that is ranked; leaves rankings only.
        position: ``3``, ``1-5``, ``-1`` for the last; leaves rankings only.
        honour: a part of the honour's name; leaves recognitions only.
        person: a part of a person's name; leaves types that have one.
        post: a part of an office; leaves types that have one.
        has: a field's name and a part of what it holds; leaves types that have that field.
        statuses: of :data:`STATUSES`; a fact that says none is actual.
        text: a part of the sentence.
        file: a document's name, the folder that holds it, or the file of several that it is in.
        limit: most rows.
        quality: tell of each row how many faults its document has (the view ``worst``).
    """

    kinds: tuple[str, ...] = ()
    indicator: str | None = None
    indicator_key: str | None = None
    place: str | None = None
    place_codes: tuple[str, ...] = ()
    only_place: bool = False
    org: str | None = None
    since: str | None = None
    until: str | None = None
    measures: tuple[str, ...] = ()
    scope: str | None = None
    position: str | None = None
    honour: str | None = None
    person: str | None = None
    post: str | None = None
    has: tuple[tuple[str, str], ...] = ()
    statuses: tuple[str, ...] = ()
    text: str | None = None
    file: str | None = None
    limit: int | None = None
    quality: bool = False

    def narrowing(self) -> Iterator[str]:
        """The options given that leave only types with a field for them."""
        for option, given in (
            ("measure", self.measures),
            ("scope", self.scope),
            ("position", self.position),
            ("honour", self.honour),
            ("person", self.person),
            ("post", self.post),
        ):
            if given is not None and given != ():
                yield option

    def asked_kinds(self, types: Mapping[str, RecordType]) -> tuple[str, ...]:
        """Those of the store's types that can answer: an option of some leaves the others out.

        Raises:
            OptionError: two options that no fact has both of; a field that none has.
        """
        facts = {one.name: one for one in facts_of(types.values())}
        having = {
            option: [f for f in facts.values() if f.asked(option)] for option in self.narrowing()
        }
        having |= {
            f"has {name}": [f for f in facts.values() if f.field(name)] for name, _ in self.has
        }
        left = [name for name in facts if not self.kinds or name in self.kinds]
        for able in having.values():
            left = [name for name in left if facts[name] in able]
        if not left:
            named = [
                f"--{name} is of {' and '.join(one.plural for one in able) or 'no facts'}"
                for name, able in having.items()
            ]
            raise OptionError(f"nothing can answer all of it: {', '.join(named)}")
        return tuple(left)
