"""The date a text was published: from a line of its own, from its file's name, from its folders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from extractor.document import DateOrigin
from extractor.rulebook import load_rulebook

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s*[年]\s*(\d{1,2})\s*月\s*(\d{1,2})|([-/.])(\d{1,2})\4(\d{1,2})(?!\d)"
    r"|(\d\d)(\d\d)(?:(?=\d{6}(?!\d))|(?!\d)))"  # also in front of a time: 20250321093000
)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(0[1-9]|1[0-2])(?!\d)|年([1-9])月)")
_YEAR = re.compile(r"(?:.*\D)?((?:19|20)\d\d)年?")
_PLAIN_MONTH = re.compile(r"(0?[1-9]|1[0-2])月?")
_PLAIN_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])日?")
_HEAD, _TAIL = 1500, 300
_NAMED = re.compile(r"[:：]\s*([^\s：:，。；|｜【\[（()）】\]]{2,30})")


class Imprint(NamedTuple):
    """What a page says of its publication."""

    date: date | None
    publisher: str | None


def find_date(text: str) -> date | None:
    """The first date in ``text`` that exists: 2025年3月21日, 2025-03-21, 2025/3/21, 20250321."""
    for match in _DATE.finditer(text):
        year, *rest = match.groups()
        month, day = next((m, d) for m, d in (rest[0:2], rest[3:5], rest[5:7]) if m)
        found = _date(int(year), int(month), int(day))
        if found is not None:
            return found
    return None


def imprint(text: str) -> Imprint:
    """Date and publisher from labelled lines at the head or foot: ``发布时间：… 来源：…``."""
    places = [text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :]]
    labels: dict[str, list[str]] = {"date": [], "publisher": []}
    for row in load_rulebook().table("page_labels"):
        if row.get("role") not in labels:
            raise row.wrong("role is date or publisher")
        labels[row.get("role")].append(row.word)
    found = (find_date(rest[:40]) for rest in _labelled(places, labels["date"]))
    named = (_NAMED.match(rest) for rest in _labelled(places, labels["publisher"]))
    return Imprint(
        next((value for value in found if value is not None), None),
        next((match.group(1) for match in named if match is not None), None),
    )


def _labelled(places: list[str], labels: list[str]) -> list[str]:
    """What stands behind each label, colon and all; labels in their order."""
    found = []
    for label in labels:
        for place in places:
            at = place.find(label)
            while at >= 0:
                rest = place[at + len(label) : at + len(label) + 60]
                if rest.lstrip()[:1] in (":", "："):
                    found.append(rest.lstrip().split("\n")[0])
                at = place.find(label, at + 1)
    return found


def date_of_path(path: str) -> tuple[date, DateOrigin] | None:
    """The date in a file's name, else in its folders, the nearest first.

    A month without a day (``2025/03``, ``202503``) counts as its first day.
    """
    parts = [part for part in re.split(r"[/\\!]", path) if part]
    if not parts:
        return None
    name = PurePath(parts[-1]).stem
    found = find_date(name)
    if found is not None:
        return found, "filename"
    for depth in range(len(parts) - 1, 0, -1):
        found = find_date(parts[depth - 1]) or _of_folders(parts[:depth])
        if found is not None:
            return found, "folder"
    found = _month(name)
    return (found, "filename") if found is not None else None


def _of_folders(folders: list[str]) -> date | None:
    """``…/2025/03/21``, ``…/2025/0321``, ``…/2025/03`` or ``…/202503`` at the end of a path."""
    last = folders[-1]
    year = _YEAR.fullmatch(folders[-2]) if len(folders) > 1 else None
    if year is not None:
        if len(last) == 4 and last.isdigit():  # month and day
            return _date(int(year.group(1)), int(last[:2]), int(last[2:]))
        month = _PLAIN_MONTH.fullmatch(last)
        if month is not None:
            return _date(int(year.group(1)), int(month.group(1)), 1)
    if len(folders) > 2:  # year, month, day
        year, month = _YEAR.fullmatch(folders[-3]), _PLAIN_MONTH.fullmatch(folders[-2])
        day = _PLAIN_DAY.fullmatch(last)
        if year is not None and month is not None and day is not None:
            return _date(int(year.group(1)), int(month.group(1)), int(day.group(1)))
    return _month(last)


def _month(name: str) -> date | None:
    match = _MONTH.search(name)
    return _date(int(match.group(1)), int(match.group(2) or match.group(3)), 1) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
