"""A body's own document: its short forms are its full name, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.issuer import SHORTENED, Issuer
from extractor.facts.short_forms import HEAD, ShortForms
from extractor.layout import Reading
from extractor.mentions.mention import EntityValue, Mention
from extractor.mentions.names.titled import TYPES
from extractor.rulebook import Rulebook, tag_set
from extractor.tokens import Tokens


class Shorts:
    """Finds the short forms of one body in its own document."""

    def __init__(self, book: Rulebook, forms: ShortForms):
        self._forms = forms
        self._free_front = tag_set(book, "free_front")

    def add(
        self, reading: Reading, entities: list[Mention], tokens: Tokens, issuer: Issuer
    ) -> list[Mention]:
        """The entities of a body's own document with all that name it, in full or in short.

        What lies in such a name is none of its own; one that a longer name holds is left alone.
        """
        if issuer.main is None or not issuer.kind:
            return entities
        name = issuer.main.value
        out = [self._in_full(m, issuer, reading) for m in entities]
        etypes = (_type_of(m, name, reading) for m in entities)
        etype = next((t for t in etypes if t), TYPES.get(issuer.kind, "ORG"))
        spans = [*self._found(reading.text, name, tokens), *_said(reading.text, issuer.short)]
        for start, end in spans:
            over = [m for m in out if m.start < end and m.end > start]
            if any(m.start <= start and m.end >= end or not _inside(m, start, end) for m in over):
                continue
            whole = reading.text[start:end] == name
            value = EntityValue(etype, None if whole else name, None, None, None)
            out = [m for m in out if m not in over]
            out.append(Mention(start, end, value, "own-name"))
        return sorted(out, key=lambda m: m.start)

    def _in_full(self, mention: Mention, issuer: Issuer, reading: Reading) -> Mention:
        """A name found already, with the full one where it is a short form of it."""
        value, text = mention.value, reading.surface[mention.start : mention.end]
        if not isinstance(value, EntityValue) or value.name or value.etype not in SHORTENED:
            return mention
        name = issuer.main.value if issuer.main else text
        if text == name or (text != issuer.short and not self._begins_it(text, name)):
            return mention
        return mention._replace(value=value._replace(name=name))

    def _begins_it(self, text: str, name: str) -> bool:
        begin = name.find(text[:HEAD])
        return begin >= 0 and self._forms.end(text, 0, name, begin) == len(text)

    def _found(self, text: str, name: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where a name or a short form of it stands, in no order.

        It begins as the name does, with the level of its place, or with what stands after that.
        """
        inside = range(HEAD, len(name) - HEAD)
        level = next((n for n in inside if name[n] in self._forms.levels), None)
        heads = [(0, name[:HEAD])]
        if level is not None:
            heads += [(level, name[level]), (level + 1, name[level + 1 : level + 1 + HEAD])]
        for begin, head in heads:
            at = text.find(head)
            while at >= 0:
                end = self._forms.end(text, at, name, begin)
                free = not begin or self._stands_free(text, at, tokens)
                if end is not None and end in tokens.bounds and free:
                    yield at, end
                at = text.find(head, max(at + 1, end or 0))

    def _stands_free(self, text: str, at: int, tokens: Tokens) -> bool:
        """Whether nothing in front of 市医院 belongs to it: not 全市医院, not 该市医院."""
        if at == 0 or not text[at - 1].isalpha():
            return True
        return at in tokens.bounds and tokens.at(at - 1).pos in self._free_front


def _said(text: str, short: str) -> Iterator[tuple[int, int]]:
    """Where a text says the short form that its title uses."""
    at = text.find(short) if short else -1
    while at >= 0:
        yield at, at + len(short)
        at = text.find(short, at + len(short))


def _type_of(mention: Mention, name: str, reading: Reading) -> str:
    """The type of a mention of this name, empty for others."""
    value, text = mention.value, reading.surface[mention.start : mention.end]
    return value.etype if isinstance(value, EntityValue) and name in (text, value.name) else ""


def _inside(mention: Mention, start: int, end: int) -> bool:
    return mention.start >= start and mention.end <= end
