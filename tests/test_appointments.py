"""Appointments: notices whose records were written first, and what holds for lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from appointment_notices import NOTICES, Expected, Notice

from extractor import Extractor
from extractor.records import Appointment


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, notice: Notice) -> list[Expected]:
    found = extractor.extract(
        notice.text, reference_date=date.fromisoformat(notice.day), title=notice.title
    )
    for record in found.appointments:
        assert isinstance(record, Appointment)
        assert notice.text[record.start : record.end] == record.text
    return [(r.person, r.post, r.body, r.act, r.date) for r in found.appointments]


#: What the names of a document are found by is not for these rules to mend.
@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_notices(extractor: Extractor, notice: Notice) -> None:
    assert told(extractor, notice) == list(notice.expected)


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


def _forms() -> Iterator[tuple[str, date, str, list[str]]]:
    """Title, day, text and what is expected of each notice of ``appointment_forms.txt``."""
    page = Path(__file__).with_name("appointment_forms.txt").read_text(encoding="utf-8")
    for case in page.split("\n== ")[1:]:
        head, *lines = case.strip("\n").splitlines()
        day, _, title = head.partition(" ")
        text = "\n".join(line for line in lines if not line.startswith("> "))
        expected = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
        yield title, date.fromisoformat(day), text, expected


FORMS = list(_forms())


@pytest.mark.parametrize(
    ("title", "day", "text", "expected"), FORMS, ids=[form[0] for form in FORMS]
)
def test_forms(extractor: Extractor, title: str, day: date, text: str, expected: list[str]) -> None:
    found = extractor.extract(text, reference_date=day, title=title).appointments
    told = [f"{r.person}|{r.post}|{r.act}|{r.date or '-'}" for r in found]
    assert sorted(told) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("扎西", True), ("格桑才让", True), ("俄央卓玛", True), ("濮阳晖", True), ("原振中", True),
        ("原局长", False), ("优秀教师", False), ("全体代表", False), ("镇里的人", False),
    ],
)  # fmt: skip
def test_who_can_be_named(extractor: Extractor, name: str, is_one: bool) -> None:
    """Between a verb and a post also rare names are told from other words."""
    text = f"会议决定任命{name}为诸暨市司法局局长。"
    found = extractor.extract(text, reference_date=date(2025, 6, 12)).appointments
    assert [one.person for one in found] == [name] * is_one
