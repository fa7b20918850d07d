"""The date a text was published, from its file's name or from its folders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from extractor.document import DateOrigin
from extractor.source.dates import day_of, find_date

_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(0[1-9]|1[0-2])(?!\d)|年([1-9])月)")
_YEAR = re.compile(r"(?:.*\D)?((?:19|20)\d\d)年?")
_PLAIN_MONTH = re.compile(r"(0?[1-9]|1[0-2])月?")
_PLAIN_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])日?")


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
            return day_of(int(year.group(1)), int(last[:2]), int(last[2:]))
        month = _PLAIN_MONTH.fullmatch(last)
        if month is not None:
            return day_of(int(year.group(1)), int(month.group(1)), 1)
    if len(folders) > 2:  # year, month, day
        year, month = _YEAR.fullmatch(folders[-3]), _PLAIN_MONTH.fullmatch(folders[-2])
        day = _PLAIN_DAY.fullmatch(last)
        if year is not None and month is not None and day is not None:
            return day_of(int(year.group(1)), int(month.group(1)), int(day.group(1)))
    return _month(last)


def _month(name: str) -> date | None:
    match = _MONTH.search(name)
    return day_of(int(match.group(1)), int(match.group(2) or match.group(3)), 1) if match else None
