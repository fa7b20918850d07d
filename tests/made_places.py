"""A release for any division of China, with the subjects and scopes that its facts must have.

Three openings, each with and without a title known apart from the text: a dateline with news of the
day, what a statistics office tells, and a release that begins with its year. The same facts follow
in each: one said of 全市, 全县, …, one of 我市, 我县, …, one of nobody, and a rank among the peers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from extractor import Extractor
from extractor.rulebook import Row, Rulebook

DAY = date(2024, 2, 20)
OPENINGS = ("dateline", "office", "year")
LEVELS = ("province", "city", "district", "county", "banner", "county-level city")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
#: How a division calls itself, by the end of its name; the longest end decides.
_OWN = {
    "省": ("全省", "我省"), "自治区": ("全区", "我区"), "特别行政区": ("", ""),
    "市": ("全市", "我市"), "自治州": ("全州", "我州"), "盟": ("全盟", "我盟"),
    "地区": ("全地区", "我地区"), "县": ("全县", "我县"), "旗": ("全旗", "我旗"),
    "区": ("全区", "我区"), "林区": ("全林区", "我林区"),
}  # fmt: skip


class Division(NamedTuple):
    """A division of today.

    Attributes:
        above: the division that it is ranked in.
        unique: whether no other has its name.
    """

    name: str
    level: str
    above: str
    unique: bool


class Release(NamedTuple):
    """A text, its title, and what its facts must say."""

    division: Division
    opening: str
    title: str | None
    text: str
    subjects: int  # how many facts have the division for their subject
    scope: str | None  # of the one rank; None where it cannot be known


class Wrong(NamedTuple):
    """A fact of a release with another subject or scope than it must have, or none at all."""

    release: Release
    field: str
    found: tuple[str | None, ...]


def divisions(book: Rulebook) -> list[Division]:
    """All divisions of today, in the order of the table."""
    rows = [row for row in book.table("places") if not row.get("until")]
    names = {row.word: row.get("name") for row in rows}
    used: dict[str, int] = {}
    for row in rows:
        used[row.get("name")] = used.get(row.get("name"), 0) + 1
    return [
        Division(row.get("name"), _level(row), _above(row, names), used[row.get("name")] == 1)
        for row in rows
    ]


def _level(row: Row) -> str:
    level, name = row.get("level"), row.get("name")
    if level != "county":
        return level
    kinds = {"区": "district", "旗": "banner", "市": "county-level city"}
    return kinds.get(name[-1], "county")


def _above(row: Row, names: dict[str, str]) -> str:
    """A county's city, a county-level city's province, a province's country."""
    province = names[row.word[:2] + "0000"]
    if row.get("level") == "province":
        return "中国"
    if row.get("level") == "city" or row.get("name").endswith("市"):
        return province
    return names.get(row.get("parent"), province)


def own_words(name: str) -> tuple[str, str]:
    """全县, 我县: how a division calls itself; empty where it has no such words."""
    return _OWN[max((end for end in _OWN if name.endswith(end)), key=len)]


def releases(division: Division) -> Iterator[Release]:
    """Every opening, with and without a title."""
    for opening, titled in product(OPENINGS, (True, False)):
        yield _release(division, opening, titled=titled)


def _release(division: Division, opening: str, *, titled: bool) -> Release:
    name, above = division.name, division.above
    whole, ours = own_words(name)
    lead = {
        "dateline": f"（记者 林知秋）近日，{name}召开经济形势分析会，部署下一步工作。",
        "office": f"记者从{_full(above)}{name}统计局获悉，",
        "year": f"2023年，{name}粮食总产量12.6万吨。",
    }[opening]
    when = "" if opening == "year" else "2023年，"
    peers = "全国" if above == "中国" else own_words(above)[0]
    facts = (
        f"{when}{whole}规模以上工业增加值增长6.1%，服务业增加值增长5.4%。\n"
        f"出口总额增长3.2%。{ours}新登记企业830家。\n"
        f"{whole}工业用电量增长4.5%，增速居{peers}第3位。\n"
    )
    title = f"{name}2023年经济运行情况" if titled else None
    known = titled or division.unique or opening == "office"
    scope = above if known and (division.unique or opening == "office") else None
    return Release(division, opening, title, lead + facts, 5 + (opening == "year"), scope)


def _full(above: str) -> str:
    return "" if above == "中国" else above


def check(reader: Extractor, made: Iterable[Release]) -> Iterator[tuple[Release, list[Wrong]]]:
    """Each release with what is wrong in it."""
    for release in made:
        result = reader.extract(release.text, title=release.title, reference_date=DAY)
        facts = [r.to_dict() for r in result if r.type in ("observation", "ranking")]
        subjects = tuple(f.get("subject") for f in facts if f["type"] == "observation")
        ranks = [f for f in facts if f["type"] == "ranking"]
        wrong = []
        if subjects != (release.division.name,) * release.subjects:
            wrong.append(Wrong(release, "subject", subjects))
        holders = tuple(f.get("subject") for f in ranks)
        if holders != (release.division.name,):
            wrong.append(Wrong(release, "holder", holders))
        scopes = tuple(f.get("scope") for f in ranks)
        if release.scope is not None and scopes != (release.scope,):
            wrong.append(Wrong(release, "scope", scopes))
        yield release, wrong
