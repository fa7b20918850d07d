"""The tables of the stages of mentions: numbers, units, times, places, names, persons, honours."""

from __future__ import annotations

from extractor.rulebook.cells import (
    CHAR,
    CODE,
    COUNTRY,
    CURRENCIES,
    CURRENCY,
    DAY,
    DECIMAL,
    LEVEL,
    PATTERN,
    RATIO,
    TEXT,
    WHOLE,
    YEAR,
    YES,
    form,
    need,
    one,
)
from extractor.rulebook.forms import CellForm

ETYPE = one("EVENT FAC HONOUR LOC ORG PERSON PRODUCT PROGRAM WORK")

_JOINTS = (
    "more roughly some range list over part slash and minus from open close half whole ordinal "
    "last counter thousand ten~thousand million billion even per half~unit rate degree clock "
    "since moved ratio plus apart final no~sign times within among half~of no~half ends~in "
    "dashed dash charge charge~link charged of than greater smaller also"
)

_CLASSES = (
    "numeral year month day week days daypart tail vague yearpart xun half half_code half_first "
    "part unit unit_alone unit_run bound current qrel agehalf agepart agerel day_alone reign "
    "years milestone cyclic season year_alone month_alone week_alone day_alone_word daypart_alone "
    "vague_alone"
)

#: The leap month of a lunar year, or 0; the days of its months; the name of a body with its place;
#: what departments end with, short/full, * where that of the nation is one too.
_LEAP = CellForm(shape=r"\d|1[0-2]", said="a month, or 0")
_MONTHS = CellForm(shape=r"(?:29|30)(?: (?:29|30)){11,12}", said="the days of 12 or 13 months")
_PLACED = CellForm(shape=r"[^{}]*\{place\}[^{}]*", said="a name with {place} in it")
_TAILS = CellForm(
    shape=r"[^\s/*]+(?:/[^\s/*]+)?\*?(?: [^\s/*]+(?:/[^\s/*]+)?\*?)*", said="written short/full"
)
_UNIT_KINDS = "percent pp permille multiple measure age time calendar day below score count"

NUMBERS = {
    "fixed_words": form(use=one("counting")),
    "modifiers": form(
        "word", "side",
        modifier=one("about nearly over under"), side=need(one("front back gap link")),
        use=one("far scale"),
    ),
    "not_quantities": form(
        side=need(one("before after bare place")), use=one("ordinal ok course place")
    ),
    "number_joints": form("word", "role", role=need(one(_JOINTS))),
    "numeral_words": form(),
    "numerals": form(
        value=WHOLE, role=need(one("digit unit scale tens point")),
        style=one("formal shared inner lead point"),
    )._replace(key_cell=CHAR),
}  # fmt: skip

UNITS = {
    "class_marks": form(
        where=need(one("after bound head always part ranged several grade extent step size"))
    ),
    "classifiers": form(code=TEXT, kind=one("loose score none"), dimension=TEXT),
    "currencies": form(
        "word", "place", "near",
        code=need(CURRENCY), factor=need(DECIMAL), place=one("before either"),
        kind=one("coin"), near=TEXT,
    ),
    "dimensions": form(
        dimension=need(TEXT), factor=need(RATIO), added=one("touching alone")
    ),
    "home_currencies": form(currency=need(CURRENCY)),
    "implied_units": form(
        "word", "side",
        unit=TEXT, side=need(one("before close after end link date")), any=one("any"),
    ),
    "measured": form("word", "role", role=need(one("verb verb~after compared than link noun"))),
    "money_words": form(
        "word", "place",
        factor=need(DECIMAL), place=one("before"), currencies=CURRENCIES, alone=TEXT,
    ),
    "not_units": form(unless=TEXT),
    "units": form(
        "word", "near",
        code=need(TEXT), factor=need(DECIMAL), kind=need(one(_UNIT_KINDS)), near=TEXT,
    ),
}  # fmt: skip

TIMES = {
    "times": form(
        "word", "class",
        **{"class": need(one(_CLASSES))},
        value=TEXT, base=one("M Q X near new reported today"), before=PATTERN, after=PATTERN,
        hours=WHOLE,
    ),
    "times_context": form(
        "word", "side",
        role=one("compare apart future forecast announce until"),
        side=need(one("front after clause")),
    ),
    "times_festivals": form(
        calendar=need(one("solar lunar term nth movable")), value=need(TEXT), holiday=TEXT,
        before=PATTERN, after=PATTERN, days=WHOLE,
    ),
    "times_holidays": form("word", "start", year=need(YEAR), start=need(DAY), end=need(DAY)),
    "times_lunar": form(first=need(DAY), leap=need(_LEAP), days=need(_MONTHS))._replace(
        key_cell=YEAR
    ),
    "times_movable": form(first=need(YEAR), days=need(TEXT)),
    "times_plans": form(start=need(YEAR), end=need(YEAR), after=PATTERN),
    "times_reports": form(first=need(WHOLE), last=need(WHOLE)),
    "times_reviews": form(term=YES),
    "times_terms": form(first=need(YEAR), days=need(TEXT)),
}  # fmt: skip

PLACES = {
    "countries": form(code=need(COUNTRY), name=TEXT),
    "countries_short": form(code=need(COUNTRY), name=TEXT),
    "place_aliases": form(code=need(CODE)),
    "place_doubts": form(),
    "place_tails": form(kind=need(one("cut keep"))),
    "places": form(
        "code", "name",
        name=need(TEXT), short=TEXT, level=need(one("province city county")),
        parent=CODE, until=YEAR, alias=TEXT,
    )._replace(key_cell=CODE),
    "places_taiwan": form(name=TEXT),
    "regions": form(),
    "world_cities": form(),
    "world_cities_geonames": form(),
    "world_cities_more": form(name=TEXT),
}  # fmt: skip

NAMES = {
    "companies": form(),
    "common_morphemes": form()._replace(key_cell=CHAR),
    "company_verbs": form(),
    "departments": form(short=TEXT, tails=need(_TAILS)),
    "function_chars": form()._replace(key_cell=CHAR),
    "generic_words": form(**{"class": one("yes only")}),
    "glued_fronts": form(
        where=need(one("any headed within after")), than=YES
    )._replace(key_cell=CHAR),
    "government_levels": form(level=need(one(LEVEL))),
    "government_short": form(name=need(_PLACED), level=need(TEXT)),
    "name_followers": form("word", "own", own=YES),
    "name_heads": form(
        etype=need(ETYPE),
        need=need(one("any bare two quoted more city firm coined mark place never")),
        alone=one("yes coined kind proper own trade"),
    ),
    "name_stops": form(),
    "names_known": form(etype=need(ETYPE), name=TEXT),
    "opening_verbs": form(),
    "org_known": form(name=TEXT),
}  # fmt: skip

PERSONS = {
    "name_tails": form(),
    "notice_names": form(role=need(one("surname part"))),
    "post_ends": form(role=need(one("head front abroad open committee unit branch own inner"))),
    "posts": form(kind=need(one("post role")), after=YES),
    "speech_verbs": form(),
    "surnames": form(use=one("rare"))._replace(
        key_cell=CellForm(shape="[^\x00-\x7f]{1,2}", said="one or two characters")
    ),
    "transliteration": form()._replace(key_cell=CHAR),
}  # fmt: skip

HONOURS = {
    "honour_ends": form(),
    "honour_heads": form(
        etype=ETYPE, known=one("yes quoted grade"), prize=one("yes step"), person=YES
    ),
    "honour_levels": form(told=YES, resolves=one("nation province city level")),
    "honour_none": form(),
}  # fmt: skip
