"""Appointments: twenty notices whose records were written first, and what holds for lists."""

from __future__ import annotations

from datetime import date

import pytest
from appointment_notices import NOTICES, Notice, Owed

from extractor import Extractor
from extractor.records import Appointment


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, notice: Notice) -> list[Owed]:
    found = extractor.extract(
        notice.text, reference_date=date.fromisoformat(notice.day), title=notice.title
    )
    for record in found.appointments:
        assert isinstance(record, Appointment)
        assert notice.text[record.start : record.end] == record.text
    return [(r.person, r.post, r.body, r.act, r.date) for r in found.appointments]


#: What the names of a document are found by is not for these rules to mend.
_CUT = pytest.mark.xfail(reason="a firm's name in a title without its own words is cut in two")


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param(notice, id=name, marks=[_CUT] if name == "a second post" else [])
        for name, notice in NOTICES.items()
    ],
)
def test_notices(extractor: Extractor, notice: Notice) -> None:
    assert told(extractor, notice) == list(notice.owed)
