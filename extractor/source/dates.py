"""The date a text was published: from a line of its own, from its file's name, from its folders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from extractor.document import DateOrigin
from extractor.rulebook import load_rulebook

_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})"
    r"|(?P<mark>[-/.])(?P<m2>\d{1,2})(?P=mark)(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>\d\d)(?P<d3>\d\d)(?:(?=\d{6}(?!\d))|(?!\d)))"  # also before a time: 20250321093000
)
_ALONE = re.compile(
    rf"^\s*{_DATE.pattern}日?(?:[T\s]*\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?(?:\s+\S{{2,6}}[:：].*)?\s*$",
    re.MULTILINE,
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
        month = match["m"] or match["m2"] or match["m3"]
        day = match["d"] or match["d2"] or match["d3"]
        found = _date(int(match["y"]), int(month), int(day))
        if found is not None:
            return found
    return None


def imprint(text: str) -> Imprint:
    """Date and publisher from lines at the head or foot: ``发布时间：… 来源：…``, a date alone."""
    return imprint_of(text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :])


def imprint_of(head: str, foot: str) -> Imprint:
    """The same from what stands before and after the text of a page; the head goes first."""
    labels: dict[str, list[str]] = {"date": [], "publisher": []}
    for row in load_rulebook().table("page_labels"):
        if row.get("role") not in labels:
            raise row.wrong("role is date or publisher")
        labels[row.get("role")].append(row.word)
    dates: list[date | None] = []
    names: list[re.Match[str] | None] = []
    for place in (head, foot):
        dates += [find_date(rest[:40]) for rest in _labelled(place, labels["date"])]
        alone = _ALONE.search(place)
        dates.append(find_date(alone.group()) if alone is not None else None)
        names += [_NAMED.match(rest) for rest in _labelled(place, labels["publisher"])]
    return Imprint(
        next((found for found in dates if found is not None), None),
        next((found.group(1) for found in names if found is not None), None),
    )


def _labelled(place: str, labels: list[str]) -> list[str]:
    """What stands behind each label, colon and all; labels in their order."""
    found = []
    for label in labels:
        at = place.find(label)
        while at >= 0:
            rest = place[at + len(label) : at + len(label) + 60].lstrip()
            alone = at == 0 or not place[at - 1].isalpha()  # no part of a longer word
            if alone and rest[:1] in (":", "："):
                found.append(rest.split("\n")[0])
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
