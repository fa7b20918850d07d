"""Appointments: notices whose records were written first, and what holds for lists."""

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


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("国务院任命沈佳音为越城区水利局局长。", ["国务院"]),
        ("诸暨市人民政府决定，任命沈佳音为诸暨市司法局局长。", ["诸暨市人民政府"]),
        ("诸暨市人大常委会决定免去陶立夏的诸暨市副市长职务。", ["诸暨市人大常委会"]),
        ("经诸暨市委研究决定，沈佳音同志任诸暨市水利局党组书记。", ["诸暨市委"]),
        ("沈佳音被国务院任命为越城区水利局局长。", ["国务院"]),
        ("诸暨市第三届人大常委会第八次会议任命沈佳音为诸暨市副市长，免去陶立夏的诸暨市副市长职务。",
         ["诸暨市第三届人大常委会第八次会议"] * 2),
        ("诸暨市人民政府决定：\n任命：\n沈佳音为诸暨市司法局局长。\n免去：\n陶立夏的诸暨市水利局局长职务。",
         ["诸暨市人民政府"] * 2),
        # who tells or proposes has not decided; nor who appoints another one
        ("会议任命沈佳音为诸暨市司法局局长。", [None]),
        ("诸暨市委组织部公示，沈佳音拟任诸暨市司法局局长。", [None]),
        ("由诸暨市人民政府提名，任命沈佳音为诸暨市副市长。", [None]),
        ("诸暨市人民政府任命沈佳音为诸暨市司法局局长，陶立夏因到龄退休辞去局长职务。",
         ["诸暨市人民政府", None]),
        ("诸暨市人民政府任命沈佳音为诸暨市司法局局长。陶立夏辞去诸暨市总工会主席职务。",
         ["诸暨市人民政府", None]),
    ],
)  # fmt: skip
def test_who_decided(extractor: Extractor, text: str, by: list[str | None]) -> None:
    found = extractor.extract(text, reference_date=date(2025, 6, 12)).appointments
    assert [one.by for one in found] == by
