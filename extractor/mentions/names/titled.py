"""The body a release is about, by the name its title or its first sentence gives it.

海岳重工：向新而行, 近日，海岳重工发布经营情况: what stands in front of a colon or a verb of making
public is a name there, whatever it ends with. It is one wherever the text repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.endings import Endings
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.places import Gazetteer
from extractor.rulebook import Rulebook
from extractor.tokens import tokenize

#: Entity types by kind of body; any other kind is an organisation's.
TYPES = {"port": "FAC", "zone": "FAC", "event": "EVENT"}
_REPEATED, _WORD = 2, 2
_SHORTEST = 4  # characters of the name of a university
_LEARNED = frozenset({"university", "hospital"})  # kinds that a title names with a field of theirs


class TitledNames:
    """Finds the body of a release with the tables of a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        parts = NameParts(book)
        self._naming = tuple(parts.tags("naming"))
        self._told_at = parts.pattern("told_at")
        self._title, self._opening = parts.pattern("title_name"), parts.pattern("opening_name")
        kinds = {row.word: row.get("kind") for row in book.table("issuer_kinds")}
        scopes = book.table("scopes")
        self._scopes = tuple(scopes.words())
        self._selves = tuple(row.word for row in scopes if row.get("resolves") == "self")
        self._hopes = frozenset(book.table("statuses").words())
        self._kinds = Endings(kinds.items())

    def add(
        self, reading: Reading, entities: list[Mention], *, title: str | None, body: bool = True
    ) -> list[Mention]:
        """The names of a text with the body its title or opening names, wherever that stands.

        ``body``: the reading has an opening; else it is a title itself.
        """
        for name, kind in self._names(reading, entities, title, body):
            entities = _adopted(reading, entities, name, TYPES.get(kind, "ORG"))
        return entities

    def without_meeting(self, title: str) -> str:
        """What a title tells of, without the meeting that it was told at: 某新区发展成就."""
        return self._told_at.sub("", title)

    def _names(
        self, reading: Reading, entities: list[Mention], title: str | None, body: bool
    ) -> Iterator[tuple[str, str]]:
        known = {reading.text[m.start : m.end] for m in entities}
        opening = next((s for s in reading.sentences if body and s.kind == "body"), None)
        first = reading.text[opening.start : opening.end] if opening else ""
        for match in (self._title.match(title or ""), self._opening.search(first)):
            name = match["name"] if match is not None else ""
            if (
                not name
                or name in known
                or name.startswith(self._scopes)  # 全市规模以上工业
                or self._expects(name)
                or self._gazetteer.written_together(name)
            ):
                continue
            if not (kind := self._kinds.of(name, "")):
                name = self._front(name)
                kind = self._kinds.of(name, "")
            if name in known:
                continue
            said = reading.text.count(name) + (title or "").count(name)
            if not kind and any(one.name != name for one in self._gazetteer.places_of_title(name)):
                continue  # a place with what is told of it: 诸暨 | 工业经济
            sure = kind or said >= _REPEATED or any(word in reading.text for word in self._selves)
            if kind != "agency" and sure and self._is_name(name, whole=bool(kind)):
                yield name, kind
                known.add(name)

    def _front(self, name: str) -> str:
        """The body that a name begins with: 稽山大学 of 稽山大学 | 材料科学."""
        fronts = (name[:end] for end in range(len(name) - 1, _SHORTEST - 1, -1))
        return next((one for one in fronts if self._kinds.of(one, "") in _LEARNED), name)

    def _expects(self, name: str) -> bool:
        """True for a body's word for itself and one of aiming: 公司 | 预计."""
        return any(name.removeprefix(word) in self._hopes for word in self._selves)

    def _is_name(self, name: str, *, whole: bool) -> bool:
        """Whether a name holds nothing but what names are made of.

        A ``whole`` one, that ends with what kind of body it is, may begin with any word of two
        characters: 远航 | 科技 | 集团.
        """
        tokens = tokenize(name)
        first = whole and tokens.at(0).end == _WORD < len(name) - _WORD
        return all(tag.startswith(self._naming) for tag in tokens.tags[1 if first else 0 :])


def _adopted(reading: Reading, entities: list[Mention], name: str, etype: str) -> list[Mention]:
    """The entities with every occurrence of a name that lies in no longer one."""
    value = EntityValue(etype, None, None, None, None)
    out = list(entities)
    for match in regex.finditer(regex.escape(name), reading.text):
        start, end = match.span()
        over = [m for m in out if m.start < end and m.end > start]
        if any(m.start < start or m.end > end or (m.start, m.end) == (start, end) for m in over):
            continue
        out = [m for m in out if m not in over]
        out.append(Mention(start, end, value, "names/titled"))
    return sorted(out)
