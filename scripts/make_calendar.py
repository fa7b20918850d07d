#!/usr/bin/env python3
"""Make the calendar tables of patterns/lexicon/times: days off in China, and the lunar years.

- times_holidays.tsv: the days off as the State Council announced them, from chinesecalendar (MIT).
  A holiday's span is the unbroken run of days off round its own days, weekend days moved to make
  it longer included.
- times_lunar.tsv: for each lunar year the first day, the leap month and the length of every month,
  from borax (MIT).
- times_terms.tsv: the days of the 24 solar terms, from borax.
- times_movable.tsv: the days from which movable feasts of the world are counted: Easter from
  dateutil, Jewish ones from convertdate, Islamic ones from hijridate, Indian ones from holidays.

    pip install chinesecalendar borax holidays convertdate hijridate python-dateutil
    python scripts/make_calendar.py patterns/lexicon/times
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import borax
import chinese_calendar
from borax.calendars.lunardate import LCalendars, LunarDate, TermUtils
from chinese_calendar import Holiday
from convertdate import hebrew
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Hijri
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.hindu import _HinduLunisolar

NAMES = {
    Holiday.new_years_day: "元旦",
    Holiday.spring_festival: "春节",
    Holiday.tomb_sweeping_day: "清明",
    Holiday.labour_day: "劳动节",
    Holiday.dragon_boat_festival: "端午",
    Holiday.mid_autumn_festival: "中秋",
    Holiday.national_day: "国庆",
}
FIRST_LUNAR, LAST_LUNAR = 1949, 2050
FIRST, LAST = 1950, 2050
TERMS = [
    *("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨"),
    *("立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑"),
    *("白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"),
]
#: A Jewish feast begins on the evening before: month and day of the Hebrew calendar.
JEWISH = {
    "passover": (1, 15),
    "shavuot": (3, 6),
    "tisha_bav": (5, 9),
    "rosh_hashanah": (7, 1),
    "hanukkah": (9, 25),
    "tu_bishvat": (11, 15),
    "lag_baomer": (2, 18),
}
ISLAMIC = {
    "islamic_new_year": (1, 1),
    "ashura": (1, 10),
    "mawlid": (3, 12),
    "isra": (7, 27),
    "ramadan": (9, 1),
    "eid_al_fitr": (10, 1),
    "eid_al_adha": (12, 10),
}
HINDU = {
    "diwali": "DIWALI_INDIA_DATES",
    "holi": "HOLI_DATES",
    "dussehra": "DUSSEHRA_DATES",
    "navratri": "SHARAD_NAVRATRI_DATES",
    "raksha_bandhan": "RAKSHA_BANDHAN_DATES",
    "onam": "ONAM_DATES",
    "janmashtami": "JANMASHTAMI_DATES",
    "shivaratri": "MAHA_SHIVARATRI_DATES",
    "ganesh_chaturthi": "GANESH_CHATURTHI_DATES",
    "ram_navami": "RAM_NAVAMI_DATES",
    "rath_yatra": "RATH_YATRA_DATES",
    "thaipusam": "THAIPUSAM_DATES",
    "chhath": "CHHATH_PUJA_DATES",
    "ugadi": "GUDI_PADWA_DATES",
    "vasant_panchami": "BASANT_PANCHAMI_DATES",
    "vaisakhi": "VAISAKHI_DATES",
    "pongal": "PONGAL_DATES",
    "mahavir": "MAHAVIR_JAYANTI_DATES",
    "guru_nanak": "GURU_NANAK_JAYANTI_DATES",
    "guru_gobind": "GURU_GOBIND_SINGH_JAYANTI_DATES",
    "hola_mohalla": "HOLA_MOHOLLA_DATES",
}


def run_of_days_off(day: date) -> tuple[date, date]:
    start = end = day
    while chinese_calendar.is_holiday(start - timedelta(days=1)):
        start -= timedelta(days=1)
    while chinese_calendar.is_holiday(end + timedelta(days=1)):
        end += timedelta(days=1)
    return start, end


def holidays() -> list[str]:
    days = chinese_calendar.constants.holidays
    spans: set[tuple[str, int, date, date]] = set()
    known = {name.value: label for name, label in NAMES.items()}
    for day, name in days.items():
        if name not in known:
            continue
        start, end = run_of_days_off(day) if day > date(2004, 1, 5) else (day, day)
        spans.add((known[name], end.year, start, end))
        if known[name] == "国庆" and any(
            days.get(start + timedelta(days=n)) == Holiday.mid_autumn_festival.value
            for n in range((end - start).days + 1)
        ):
            spans.add(("中秋", end.year, start, end))
    return [f"{n}\t{y}\t{a}\t{b}" for n, y, a, b in sorted(spans, key=lambda s: (s[2], s[0]))]


def lunar_years() -> list[str]:
    lines = []
    for year in range(FIRST_LUNAR, LAST_LUNAR + 1):
        leap = LCalendars.leap_month(year)
        lengths = []
        for month in range(1, 13):
            lengths.append(LCalendars.ndays(year, month))
            if month == leap:
                lengths.append(LCalendars.ndays(year, month, 1))
        first = LunarDate(year, 1, 1).to_solar_date()
        days = " ".join(map(str, lengths))
        lines.append("\t".join([str(year), first.isoformat(), str(leap), days]))
    return lines


def by_year(name: str, day_in: Callable[[int], date | None]) -> str:
    """One line of a table: the name, its first year, and month and day in each year."""
    days = ((day_in(year), year) for year in range(FIRST, LAST + 1))
    texts = (f"{day:%m%d}" if day is not None and day.year == year else "-" for day, year in days)
    return f"{name}\t{FIRST}\t{' '.join(texts)}"


def terms() -> list[str]:
    return [
        by_year(name, lambda year, n=n: TermUtils.nth_term_day(year, n))
        for n, name in enumerate(TERMS)
    ]


def movable() -> list[str]:
    lines = [
        by_year("easter", lambda year: easter(year, EASTER_WESTERN)),
        by_year("orthodox_easter", lambda year: easter(year, EASTER_ORTHODOX)),
    ]
    lines += [by_year(name, lambda year, on=on: jewish(year, *on)) for name, on in JEWISH.items()]
    lines.append(by_year("purim", purim))
    lines.append(by_year("israel_independence", israel_independence))
    lines += [by_year(name, lambda year, on=on: islamic(year, *on)) for name, on in ISLAMIC.items()]
    for name, table in HINDU.items():
        days = getattr(_HinduLunisolar, table)
        lines.append(by_year(name, lambda year, days=days: _listed(days, year)))
    lines.append(by_year("vesak", lambda year: _listed(_BuddhistLunisolar.VESAK_DATES, year)))
    return lines


def _listed(days: Mapping[int, Any], year: int) -> date | None:
    """The day of a year in a table of holidays: one month and day, or the first of several."""
    found = days.get(year)
    if not found:
        return None
    return date(year, *(found[0] if isinstance(found[0], tuple) else found))


def jewish(year: int, month: int, day: int) -> date | None:
    """The evening before it; the fast of the ninth of Av gives way to the Sabbath."""
    for hebrew_year in (year + 3760, year + 3761):
        at = date(*map(int, hebrew.to_gregorian(hebrew_year, month, day)))
        if (month, day) == (5, 9) and at.weekday() == 5:
            at += timedelta(days=1)
        at -= timedelta(days=1)
        if at.year == year:
            return at
    return None


def purim(year: int) -> date | None:
    return jewish(year, 13 if hebrew.leap(year + 3760) else 12, 14)


def israel_independence(year: int) -> date | None:
    """The evening before 5 Iyar, moved off the Sabbath and the day after it."""
    at = date(*map(int, hebrew.to_gregorian(year + 3760, 2, 5)))
    moved = {4: -1, 5: -2, 0: 1 if year >= 2004 else 0}.get(at.weekday(), 0)
    return at + timedelta(days=moved - 1)


def islamic(year: int, month: int, day: int) -> date | None:
    """In the calendar of Umm al-Qura; the first where a year has two."""
    for hijri_year in range(year - 580, year - 575):
        at = Hijri(hijri_year, month, day).to_gregorian() if 1343 <= hijri_year <= 1500 else None
        if at is not None and at.year == year:
            return at
    return None


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "times_holidays.tsv").write_text(
        "# Generated by scripts/make_calendar.py from chinesecalendar "
        f"{chinese_calendar.__version__} (MIT).\n"
        "word\tyear\tstart\tend\n" + "\n".join(holidays()) + "\n",
        encoding="utf-8",
    )
    (folder / "times_lunar.tsv").write_text(
        f"# Generated by scripts/make_calendar.py from borax {borax.__version__} (MIT): each\n"
        "# lunar year's first day, leap month (0: none) and days of its months.\n"
        "word\tfirst\tleap\tdays\n" + "\n".join(lunar_years()) + "\n",
        encoding="utf-8",
    )
    (folder / "times_terms.tsv").write_text(
        f"# Generated by scripts/make_calendar.py from borax {borax.__version__} (MIT): solar\n"
        "# terms, as month and day of each year from the first.\n"
        "word\tfirst\tdays\n" + "\n".join(terms()) + "\n",
        encoding="utf-8",
    )
    (folder / "times_movable.tsv").write_text(
        "# Generated by scripts/make_calendar.py: days from which movable feasts are counted, as\n"
        "# month and day of each year from the first (-: not known, or none in that year). From\n"
        f"# dateutil {version('python-dateutil')} (Apache-2.0, BSD),\n"
        f"# convertdate {version('convertdate')}, hijridate {version('hijridate')} and\n"
        f"# holidays {version('holidays')} (MIT).\n"
        "# Jewish ones are the evening on which they begin.\n"
        "word\tfirst\tdays\n" + "\n".join(movable()) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
