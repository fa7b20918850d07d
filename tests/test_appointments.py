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


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES.keys())
def test_notices(extractor: Extractor, notice: Notice) -> None:
    assert told(extractor, notice) == list(notice.owed)
