"""The date a text was published, from its file's name or from its folders."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from extractor.document import DateOrigin
from extractor.source.written_days import day_of, find_date

_PARTS = re.compile(r"[^/\\]+")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(0[1-9]|1[0-2])(?!\d)|年([1-9])月)")
_YEAR = re.compile(r"(?:.*\D)?((?:19|20)\d\d)年?")
_PLAIN_MONTH = re.compile(r"(0?[1-9]|1[0-2])月?")
_PLAIN_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])日?")


def date_of_path(path: str) -> tuple[date, DateOrigin] | None:
    """The date in a file's name, else in the folder it lies in.

    A month without a day (``2025/03``, ``202503``) counts as its first day. Of the folders on disk
    only the one that holds the file counts, with those it is a part of (``2025/03/21``): what is
    farther up is another's, and would depend on where an archive is said to begin. Inside a
    ZIP all folders count, the nearest first, and then its own name and folder.
    """
    files = [parts for part in path.split("!") if (parts := _PARTS.findall(part))]
    if not files:
        return None
    name = PurePath(files[-1][-1]).stem
    found = find_date(name)
    if found is not None:
        return found, "filename"
    for level in range(len(files) - 1, -1, -1):
        found = _of_file(files[level], packed=level > 0)
        if found is None and level:
            found = find_date(PurePath(files[level - 1][-1]).stem)
        if found is not None:
            return found, "folder"
    found = _month(name)
    return (found, "filename") if found is not None else None


def _of_file(parts: list[str], *, packed: bool) -> date | None:
    """The date of the folders of a file; of those on disk only the one that holds it."""
    folders = parts[:-1]
    for depth in range(len(folders), 0 if packed else max(0, len(folders) - 1), -1):
        found = find_date(folders[depth - 1]) or _of_folders(folders[:depth])
        if found is not None:
            return found
    return None


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
