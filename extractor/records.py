"""The record types that leave the program: the model of each is the one place that says its fields.

A *mention* (quantity, time, entity) is a span of the source with a normalised value; a *fact*
(observation, ranking, recognition, appointment) says something with mentions. ``start``/``end`` are
half-open offsets in Unicode code points of the text as loaded; ``text`` is that slice without line
breaks. Numbers are exact decimals. The marks beside a field's type say what else the program asks
of it, see :mod:`extractor.declaration`; a type of a user's own is declared in YAML and made into a
model of the same marks by :mod:`extractor.declared`. See docs/records.md.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from extractor.declaration import About, Mark, RecordType, facts_of
from extractor.record import Exact, Record

Modifier = Literal["about", "nearly", "over", "under"]
Status = Literal["actual", "target", "forecast", "planned"]
EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "WORK", "PRODUCT", "PROGRAM", "HONOUR"
]
Measure = Literal["level", "growth", "change", "share", "gap"]
Act = Literal["appoint", "elect", "remove", "resign", "acting", "concurrent", "nominate", "succeed"]

#: Fields that several types have, said once.
ValueField = Annotated[
    Exact | None,
    Mark("number", core="number", cell="value"),
    Field(description="exact value; empty for a range"),
]
Lower = Annotated[
    Exact | None,
    Mark("number", core="number", cell="value"),
    Field(description="lower end of a range"),
]
Upper = Annotated[
    Exact | None,
    Mark("number", core="number", cell="value"),
    Field(description="upper end of a range"),
]
UnitField = Annotated[
    str,
    Mark("unit", core="equal", cell="value"),
    Field(description="%, pp, ‰, x, 1, ISO 4217, UCUM, or the classifier itself"),
]
Modified = Annotated[
    Modifier | None,
    Mark("word", cell="value"),
    Field(description="about, nearly, over or under"),
]
Subject = Annotated[
    str | None,
    Mark("name", "subject", strict="same", asks=("place", "org")),
    Field(description="who or what the fact is about"),
]
When = Annotated[
    str | None,
    Mark("period", "period", strict="period", asks=("from", "to")),
    Field(description="EDTF: the time the fact holds for"),
]
Sure = Annotated[
    Status | None,
    Mark("word", "status", strict="status", asks=("status",)),
    Field(description="actual, target, forecast or planned"),
]
Streak = Annotated[str | None, Field(description="ISO 8601 duration of a run")]


class Quantity(Record):
    """A number with its unit: 8.4%, 113.6亿元, 500余家, 翻倍. Unsigned unless a sign is printed."""

    about: ClassVar[About] = About("quantities", fact=False)

    type: Literal["quantity"] = "quantity"
    value: ValueField = None
    lower: Lower = None
    upper: Upper = None
    unit: UnitField
    unit_text: Annotated[str | None, Mark(cell="-"), Field(description="unit as written")] = None
    modifier: Modified = None


class Time(Record):
    """A date, period or duration. ``value`` is EDTF for dates, ISO 8601 for durations."""

    about: ClassVar[About] = About("times", fact=False)

    type: Literal["time"] = "time"
    kind: Annotated[
        Literal["date", "duration"], Mark("word"), Field(description="date or duration")
    ]
    value: Annotated[
        str | None,
        Mark("period", strict="equal"),
        Field(description="EDTF for dates, ISO 8601 for durations"),
    ] = None
    mod: Annotated[
        Literal["START", "MID", "END", "BEFORE", "AFTER", "APPROX"] | None,
        Mark("word"),
        Field(description="START, MID, END, BEFORE, AFTER or APPROX"),
    ] = None


class Entity(Record):
    """A named thing. ``name`` is the canonical name where it differs from the text."""

    about: ClassVar[About] = About("entities", fact=False, spanned=True)

    type: Literal["entity"] = "entity"
    etype: Annotated[
        EntityType,
        Mark("word", strict="equal", cell="type"),
        Field(description="PERSON, ORG, GPE, LOC, FAC, EVENT, WORK, PRODUCT, …"),
    ]
    name: Annotated[
        str | None,
        Mark(instead="text"),
        Field(description="canonical name, where it is not the text itself"),
    ] = None
    code: Annotated[str | None, Mark(), Field(description="GB/T 2260 code of a place in China")] = (
        None
    )
    post: Annotated[str | None, Mark(), Field(description="a person's office")] = None
    affiliation: Annotated[
        str | None, Mark(), Field(description="the body that a person belongs to")
    ] = None


class Observation(Record):
    """Who · which indicator · when · how much · compared with what. Signed."""

    about: ClassVar[About] = About("observations", keys="observation")

    type: Literal["observation"] = "observation"
    subject: Subject = None
    indicator: Annotated[
        str,
        Mark(role="theme", core="alike", asks=("indicator",)),
        Field(description="what is measured"),
    ]
    period: When = None
    status: Sure = None
    measure: Annotated[
        Measure,
        Mark("word", core="equal", asks=("measure",)),
        Field(description="level, growth, change, share or gap"),
    ]
    basis: Annotated[
        str | None,
        Mark("word", strict="equal", cell="measure"),
        Field(description="of growth and change: yoy, mom, cagr or EDTF of the base"),
    ] = None
    value: ValueField = None
    lower: Lower = None
    upper: Upper = None
    unit: UnitField
    modifier: Modified = None
    versus: Annotated[
        str | None,
        Mark(strict="near", cell="measure"),
        Field(description="of a gap: the benchmark"),
    ] = None
    whole: Annotated[
        str | None,
        Mark(strict="near", cell="measure"),
        Field(description="of a share: what it is a part of"),
    ] = None


class Ranking(Record):
    """Who · which indicator · position · among whom."""

    about: ClassVar[About] = About("rankings", keys="ranking")

    type: Literal["ranking"] = "ranking"
    subject: Subject = None
    indicator: Annotated[
        str | None,
        Mark(role="theme", core="said", asks=("indicator",)),
        Field(description="what is ranked"),
    ] = None
    period: When = None
    status: Sure = None
    kind: Annotated[
        Literal["position", "top", "tier", "first", "only"],
        Mark("word", core="equal", cell="position"),
        Field(description="position, top, tier, first or only"),
    ]
    position: Annotated[
        int | None,
        Mark("small", core="equal", asks=("position",)),
        Field(description="place; from the end where negative"),
    ] = None
    upper: Annotated[
        int | None,
        Mark("small", core="equal", cell="position"),
        Field(description="last place of a range; number of holders for only"),
    ] = None
    scope: Annotated[
        str | None, Mark(strict="near", asks=("scope",)), Field(description="among whom")
    ] = None
    scope_except: Annotated[
        str | None, Mark(cell="scope"), Field(description="who is left out")
    ] = None
    title: Annotated[
        str | None, Mark(cell="-"), Field(description="full title of the contest or list")
    ] = None
    streak: Annotated[Streak, Mark("word", strict="equal")] = None
    count: Annotated[
        int | None,
        Mark("whole"),
        Field(description="how many things of the subject hold the rank"),
    ] = None


class Recognition(Record):
    """Who · which honour, list or designation."""

    about: ClassVar[About] = About("recognitions", anchor="honour")

    type: Literal["recognition"] = "recognition"
    subject: Annotated[
        Subject, Mark("name", "subject", core="alike", strict="same", asks=("place", "org"))
    ] = None
    honour: Annotated[
        str,
        Mark(role="theme", core="alike", asks=("indicator", "honour")),
        Field(description="honour, list or designation"),
    ]
    level: Annotated[
        str | None, Mark(), Field(description="level of the giver, as written, where said")
    ] = None
    count: Annotated[int | None, Mark("whole"), Field(description="how many received it")] = None
    streak: Annotated[Streak, Mark("word")] = None
    period: When = None
    status: Sure = None


class Appointment(Record):
    """Who · which post · of which body · takes it up or leaves it · when."""

    about: ClassVar[About] = About("appointments", anchor="person")

    type: Literal["appointment"] = "appointment"
    person: Annotated[
        str,
        Mark("person", "subject", core="same", asks=("person",)),
        Field(description="who takes up the post, or leaves it"),
    ]
    post: Annotated[
        str | None,
        Mark("post", "theme", core="alike", asks=("post",)),
        Field(description="the post as written, without the body"),
    ] = None
    body: Annotated[
        str | None,
        Mark("body", strict="near", asks=("place", "org")),
        Field(description="the body that the post is of, by its canonical name"),
    ] = None
    act: Annotated[
        Act,
        Mark("word", core="equal"),
        Field(
            description="appoint, elect, remove, resign, acting, concurrent, nominate or succeed"
        ),
    ]
    date: Annotated[
        str | None,
        Mark("period", "period", strict="period", asks=("from", "to")),
        Field(description="EDTF: when it took effect, or was decided or told"),
    ] = None
    status: Sure = None
    by: Annotated[str | None, Mark(), Field(description="who decided, where said")] = None


class Declared(Record):
    """A record of a type that a user's patterns declare; its fields are those of its model."""

    model_config = ConfigDict(extra="allow")


AnyRecord = Quantity | Time | Entity | Observation | Ranking | Recognition | Appointment

#: Models of our own types, in the order of tables and reports.
RECORD_TYPES: dict[str, type[Record]] = {
    model.model_fields["type"].default: model
    for model in (Quantity, Time, Entity, Observation, Ranking, Recognition, Appointment)
}
#: The same with all that is declared of them.
TYPES: dict[str, RecordType] = {
    name: RecordType.of(model, model.about) for name, model in RECORD_TYPES.items()
}
#: Names of those of our own types that are facts.
FACTS: tuple[str, ...] = tuple(one.name for one in facts_of(TYPES.values()))
