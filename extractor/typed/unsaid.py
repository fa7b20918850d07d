"""What a rule did not capture: the body that an office is of, and the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from extractor.declaration import RecordType
from extractor.facts.context import Slot
from extractor.mentions.mention import EntityValue, Mention, TimeValue
from extractor.mentions.time import edtf
from extractor.typed.article import Article
from extractor.typed.values import FieldValue, Values

_DAY = len("2025-03-21")
_PAST = "PAST_REF"
_OPENS, _CLOSES = "（", "）"
_ORG, _BODIES = "ORG", ("ORG", "EVENT")
_OPEN = "/.."
_MONTH, _YEAR = 31, 366  # days
_LAST = 2  # sentences among which a sign-off is


class Unsaid:
    """Fills such fields of one type in one article."""

    def __init__(self, one: RecordType, article: Article, values: Values):
        self._article, self._values = article, values
        self._kinds = {field.name: field.mark.kind for field in one.fields}
        self._body = next((f.name for f in one.fields if f.mark.kind == "body"), None)
        self._when = one.role("period")
        self._titled = self._in_title()
        self._sign_off_day = self._sign_off()

    def add_body(
        self, slots: dict[str, Slot], read: Mapping[str, FieldValue], before: Mapping[str, Slot]
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
        elif self._titled is not None:
            slots[name] = self._titled

    def with_body(self, name: str | None) -> tuple[str, ...]:
        """A field that is taken over, and the body with an office."""
        if name is None:
            return ()
        office = self._kinds[name] == "post" and self._body is not None
        return (name, self._body) if office and self._body else (name,)

    def _has_offices(self, main: str) -> bool:
        """Whether the document's own body can have somebody in office: no place, no event."""
        surface = self._article.reading.surface
        called = {m.value.etype for m in self._article.mentions if isinstance(m.value, EntityValue)
                  and main in (m.value.name, surface[m.start : m.end])}  # fmt: skip
        return bool(self._article.issuer.kind) and called <= {"ORG", "FAC"}

    def _in_title(self) -> Slot | None:
        """The body that the title begins with, where the text names it."""
        title, surface = self._article.issuer.title, self._article.reading.surface
        found = ""
        for mention in self._article.mentions:
            value, text = mention.value, surface[mention.start : mention.end]
            if isinstance(value, EntityValue) and value.etype in _BODIES:
                shared = _shared(text, title)
                whole = value.etype == _ORG and shared == text
                if whole or self._values.posts.ends_body(shared):  # 某某协会 | 第四届会员大会
                    found = max(found, shared, key=len)
        if not found:  # 某某研究会 | 换届, of which no finder knows that it is a name
            heads = self._values.posts.bodies_at_head(title)
            found = max((head for head in heads if head in surface), key=len, default="")
        return Slot(found, source="document") if found else None

    def _sign_off(self) -> Slot | None:
        """The day that stands by itself at the end: 某某县人民政府, 2025年2月17日."""
        for sentence in self._article.reading.sentences[-_LAST:]:
            ending = [m for m in self._article.mentions if m.end == sentence.end]
            day = day_of(ending)
            if day is not None and len(day.value) == _DAY:
                return day._replace(source="document")
        return None

    def add_time(
        self,
        slots: dict[str, Slot],
        given: Mapping[str, object],
        start: int,
        inside: Sequence[Mention],
        when: Slot | None,
    ) -> None:
        """The day in front of a match, told last before it, of the sign-off, or of publication.

        A vague one (日前) stays empty, unless the text is signed.
        """
        name = self._when
        if name is not None and name in slots:
            told = slots[name]
            if told.value[:1].isdecimal():
                slots[name] = told._replace(value=_begun(told.value))
                return
            del slots[name]
        if name is None or name in given:
            return
        front = [m for m in inside if m.end <= start and not self._aside(m)]
        own = day_of(front) or day_of(front, least=1)  # 10月16日召开2025年第二次会议
        vague = any(is_past(m) for m in inside if m.end <= start)
        vague = vague or (when is not None and not when.value)
        if own is not None:
            slots[name] = own._replace(value=_begun(own.value), source="sentence")
        elif when is not None and not vague:
            slots[name] = when._replace(value=_begun(when.value), source="paragraph")
        elif self._sign_off_day is not None:
            slots[name] = self._sign_off_day
        elif self._article.reference is not None and not vague:
            slots[name] = Slot(self._article.reference.isoformat(), source="document")

    def _aside(self, mention: Mention) -> bool:
        """Whether it stands in brackets, as a date of a trial period or of birth does."""
        text, at = self._article.text, mention.start
        return text.rfind(_OPENS, 0, at) > text.rfind(_CLOSES, 0, at)

    def is_old(self, slots: Mapping[str, Slot]) -> bool:
        """Whether a record's day is long past: more than a year before publication."""
        when = slots.get(self._when) if self._when else None
        return when is not None and self._days_before(when.value) > _YEAR

    def is_recent(self, day: Slot) -> bool:
        """Whether a day told earlier in the text is still that of what follows.

        One to come is, where all that follows holds from it on.
        """
        days = self._days_before(_begun(day.value))
        return days <= _MONTH and (days >= 0 or day.value.endswith(_OPEN))

    def _days_before(self, value: str) -> int:
        """Days from the end of a day, month or year to publication; 0 where that is unknown."""
        end = edtf.bounds(value)[1]
        reference = self._article.reference
        return (reference - end).days if end is not None and reference is not None else 0


def is_past(mention: Mention) -> bool:
    """Whether it says no more than that something is past: 日前."""
    return isinstance(mention.value, TimeValue) and mention.value.value == _PAST


def day_of(mentions: Sequence[Mention], *, least: int = _DAY) -> Slot | None:
    """The last date among some mentions, told to so many characters at least."""
    for mention in reversed(mentions):
        value = mention.value
        if not isinstance(value, TimeValue) or value.kind != "date":
            continue
        said = value.value or ""
        if said[:1].isdecimal() and len(said.split("/")[0]) >= least:
            return Slot(said, mention.start, mention.end)
    return None


def told_time(mentions: Sequence[Mention]) -> Slot | None:
    """The day that is told last; without a value where only 日前 is."""
    past = next((m for m in mentions if is_past(m)), None)
    return day_of(mentions) or (Slot("", past.start, past.end) if past is not None else None)


def _begun(value: str) -> str:
    """The first day of what goes on from it: ``2025-02-01/..`` → ``2025-02-01``."""
    return value.removesuffix(_OPEN) if len(value) > _DAY else value


def _shared(one: str, other: str) -> str:
    """What two texts begin with."""
    pairs = zip(one, other, strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
