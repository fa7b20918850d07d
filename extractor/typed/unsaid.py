"""What a rule did not capture: the body that an office is of, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.declaration import RecordType
from extractor.facts.context import Slot
from extractor.mentions.mention import EntityValue, Mention, TimeValue
from extractor.typed.article import Article
from extractor.typed.values import Value, Values

_DAY = len("2025-03-21")


class Unsaid:
    """Fills such fields of one type in one article."""

    def __init__(self, one: RecordType, article: Article, values: Values):
        self._article, self._values = article, values
        self._kinds = {field.name: field.mark.kind for field in one.fields}
        self._body = next((f.name for f in one.fields if f.mark.kind == "body"), None)
        self._when = one.role("period")

    def add_body(
        self, slots: dict[str, Slot], read: Mapping[str, Value], before: Mapping[str, Slot]
    ) -> None:
        """The body that an office is of, where the rule captured none."""
        name = self._body
        office = next((n for n in read if self._kinds[n] == "post"), None)
        if name is None or office is None:
            return
        value = read[office]
        issuer, posts = self._article.issuer, self._values.posts
        front = slots.get(name) or value.front
        government = posts.government(value.value, front.value if front else None, issuer)
        if government is not None:
            at = (front.start, front.end) if front else (value.start, value.end)
            slots[name] = Slot(government, *at)
        elif front is not None:
            slots[name] = front
        elif name in before:
            slots[name] = before[name]._replace(source="sentence")
        elif issuer.main is not None and self._has_offices(issuer.main.value):
            slots[name] = issuer.main._replace(source="document")

    def _has_offices(self, main: str) -> bool:
        """Whether the document's own body can have somebody in office: no place, no event."""
        surface = self._article.reading.surface
        called = {m.value.etype for m in self._article.mentions if isinstance(m.value, EntityValue)
                  and main in (m.value.name, surface[m.start : m.end])}  # fmt: skip
        return bool(self._article.issuer.kind) and called <= {"ORG", "FAC"}

    def add_time(
        self, slots: dict[str, Slot], start: int, inside: Sequence[Mention], when: Slot | None
    ) -> None:
        """The day in front of a match, in the paragraph before it, or of publication."""
        name = self._when
        if name is None or name in slots:
            return
        own = day_of([m for m in inside if m.end <= start], least=1)
        if own is not None:
            slots[name] = own._replace(source="sentence")
        elif when is not None:
            slots[name] = when._replace(source="paragraph")
        elif self._article.reference is not None:
            slots[name] = Slot(self._article.reference.isoformat(), source="document")


def day_of(mentions: Sequence[Mention], *, least: int = _DAY) -> Slot | None:
    """The last date among some mentions, told to so many characters at least."""
    for mention in reversed(mentions):
        value = mention.value
        if not isinstance(value, TimeValue) or value.kind != "date":
            continue
        said = value.value or ""
        if said[:1].isdecimal() and len(said) >= least:
            return Slot(said, mention.start, mention.end)
    return None
