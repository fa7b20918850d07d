"""Every table there is, where it lies, and what may stand in it: declared here alone.

A table of ``patterns/lexicon`` that is not here, a column or a value that is not here means nothing
to the code, so it is refused. A new one begins with its line here.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.rulebook.forms import Cell, Form

TEXT = Cell()
PATTERN = Cell(regex=True)
WHOLE = Cell(shape=r"-?\d+", said="a whole number")
DECIMAL = Cell(shape=r"(?!0+(?:\.0+)?$)\d+(?:\.\d+)?", said="a number above 0")
RATIO = Cell(shape=r"[1-9]\d*/[1-9]\d*|" + DECIMAL.shape, said="a number or a fraction")
LABEL = Cell(shape=r"[A-Z_]+", hint="a label is capitals and _")
CURRENCY = Cell(shape=r"[A-Z]{3,4}|-", said="a code of capitals")
CURRENCIES = Cell(shape=r"[A-Z]{3,4}(?:\|[A-Z]{3,4})*", said="codes of capitals (A|B)")
COUNTRY = Cell(shape=r"[A-Z]{2}(?:-[A-Z]{3})?", said="two capitals")
DAY = Cell(shape=r"\d{4}-\d\d-\d\d", said="a day (2025-03-21)")
YEAR = Cell(shape=r"\d{4}", said="a year")
SIGN = WHOLE._replace(values=frozenset({"1", "-1"}))
YES = Cell(values=frozenset({"yes"}))
LEVEL = "nation province region city county world"


def one(values: str) -> Cell:
    """One of these words; ``~`` is a blank in them."""
    return Cell(values=frozenset(value.replace("~", " ") for value in values.split()))


def need(cell: Cell) -> Cell:
    """The same, and never empty."""
    return cell._replace(needed=True)


def form(key: str = "word", /, *by: str, **columns: Cell) -> Form:
    """A table by its key, what else tells its rows apart, and its other columns."""
    return Form(key, columns, by)


def regexes(made: Form, column: str = "", values: str = "") -> Form:
    """The same, where the key itself is a regular expression, at these values of a column."""
    return made._replace(regex_where=(column, frozenset(values.split())))


ETYPE = one("EVENT FAC HONOUR LOC ORG PERSON PRODUCT PROGRAM WORK")
_BASIS = one("yoy mom cagr")
_KIND = Cell(several=True)  # of a body: whatever issuer_kinds.tsv calls one
_STATUS = "target forecast planned"
_RANK = one("position top tier first only")
_SEAMS = "starts ends begins opens clause about document"
_JOINTS = (
    "more roughly some range list over part slash and minus from open close half whole ordinal "
    "last counter thousand ten~thousand million billion even per half~unit rate degree clock "
    "since moved ratio plus apart final no~sign times within among half~of no~half ends~in "
    "dashed dash charge charge~link charged of"
)
_PARTICLES = (
    "joint list inner behind blank to_time before_time filler inside copula attributive few "
    "contest_opens contest_ends contest_next by over past agent belongs told_by etc etc_numeral "
    "etc_kind nth ordinal every piece holder_count city_end district_end owned contest_list "
    "list_head division disposal times gained standing rank_verb zone feat person "
    "arises ranking unit indices founded founded_in most project motto member rated vast grade "
    "factor after mean daypart bearer below role made scheme ware toward sum place partner total "
    "onward theme carried goods together market stock ongoing done located held"
)
_GRID_ROLES = (
    "level growth change share rank either corner unit number note total part drop month ytd now "
    "before status up down share_of pace name each counted month_before "
    "ytd_before base"
)
_CLASSES = (
    "numeral year month day week days daypart tail vague yearpart xun half half_code half_first "
    "part unit unit_alone unit_run bound current qrel agehalf agepart agerel day_alone reign "
    "cyclic season year_alone month_alone week_alone day_alone_word daypart_alone vague_alone"
)
_UNIT_KINDS = "percent pp permille multiple measure age time calendar day below score count"
_ATOMS = (
    "time duration body content count status each part change lead aside light back point trend"
)

#: Tables whose words are labels (labels.tsv); a table of one's own has any of their columns.
LABELLED = {
    "profits": form(sign=need(SIGN), indicator=TEXT, label=LABEL, family=TEXT),
    "trends": form(sign=need(SIGN), label=LABEL, indicator=TEXT, manner=YES),
    "reaching": form(sign=SIGN, label=LABEL, indicator=TEXT, stays=YES, parts=TEXT),
    "bases": form(basis=_BASIS, label=LABEL, sign=SIGN, parts=TEXT),
    "compares": form(sign=SIGN, label=LABEL),
    "gaining": form(sign=need(SIGN), label=LABEL),
    "shares": form(label=LABEL),
    "ranks": form(kind=need(_RANK), position=WHOLE, upper=WHOLE, label=LABEL),
    "scopes": form(
        resolves=need(one(f"{LEVEL} area named own self")),
        kind=YES,
        whose=_KIND,
        bare=YES,
        near=one("yes elsewhere"),
    ),
    "relatives": form(
        how=need(one("add same")), label=LABEL, total=YES, rate=YES, count=YES, score=YES, sign=SIGN
    ),
    "denials": form(),
    "statuses": form(
        status=need(one(_STATUS)),
        label=LABEL,
        mid=YES,
        verb=one("yes else"),
        aims=YES,
        of=PATTERN,
        only=PATTERN,
        otherwise=LABEL,
    ),
    "connectives": form(label=LABEL, until=YES, item=YES),
    "adverbs": form(each=one("1"), label=LABEL, sum=YES, before=PATTERN, done=YES, parts=YES),
    "award_verbs": form(label=LABEL, grants=one("yes as"), weak=YES, sure=YES),
    "rank_verbs": form(each=one("yes who")),
    "contests": form(drops=one("1"), games=YES),
    "views": form(label=LABEL),
    "nouns": form(label=LABEL),
    "pointers": form(label=LABEL, **{"from": one("first last all")}, count=WHOLE),
}

#: A table of one's own that a labels.tsv names.
OWN = form(
    **{
        column: cell._replace(needed=False)
        for table in reversed(LABELLED.values())  # kind is that of ranks
        for column, cell in table.columns.items()
    }
)

#: A table that a rule file with a type of its own names.
TYPED = form(label=need(LABEL), value=TEXT)

_SOURCE = {
    "common_characters": form(traditional=TEXT),
    "page_containers": form("name"),
    "page_labels": regexes(
        form(
            "label",
            role=need(one("date weak other publisher publisher_end paper aside not_date")),
        ),
        "role", "aside",
    ),
    "page_marks": regexes(
        form("name", role=need(one("title source unwanted stop end number"))),
        "role", "unwanted end number",
    ),
    "page_meta": form("name", role=need(one("title shown date publisher site"))),
    "record_columns": form("name", role=need(one("text title date id source"))),
    "word_numbering": form("format", digits=need(TEXT), ten=TEXT),
}  # fmt: skip

_LAYOUT = {
    "bylines": form(
        role=one("agency paper dispatch notice reporter credit photo label"), person=YES
    ),
    "compatible": form(**{"is": need(TEXT)}),
    "item_marks": regexes(form("word", "where", where=one("any next again note"))),
    "item_marks_after": form(),
    "layout_furniture": regexes(form(shape=need(one("word regex"))), "shape", "regex"),
    "layout_measures": form(),
    "layout_numbering": regexes(form(level=need(WHOLE))),
    "layout_seams": form("word", "side", side=need(one(_SEAMS))),
}  # fmt: skip

_GRIDS = {
    "grid_captions": regexes(
        form(role=need(one("own measured number unit drop several dated heading by")))
    ),
    "grid_groups": form(people=TEXT),
    "grid_parts": form(part=need(TEXT)),
    "grid_rates": form(kind=need(one("rate amount"))),
    "grid_words": form(
        "word", "role",
        role=need(one(_GRID_ROLES)),
        value=one(f"-1 alone part indicator place org time {_STATUS}"),
    ),
}  # fmt: skip

_NUMBERS = {
    "fixed_words": form(use=one("counting")),
    "modifiers": form(
        "word", "side",
        modifier=one("about nearly over under"), side=need(one("front back gap link")),
        use=one("far scale"),
    ),
    "not_quantities": form(
        side=need(one("before after bare")), use=one("ordinal ok course")
    ),
    "number_joints": form("word", "role", role=need(one(_JOINTS))),
    "numeral_words": form(),
    "numerals": form(
        value=WHOLE, role=need(one("digit unit scale tens point")),
        style=one("formal shared inner lead point"),
    ),
}  # fmt: skip

_UNITS = {
    "class_marks": form(
        where=need(one("behind bound head always part ranged several grade extent step"))
    ),
    "classifiers": form(code=TEXT, kind=one("loose score none"), dimension=TEXT),
    "currencies": form(
        "word", "place", "near",
        code=need(CURRENCY), factor=need(DECIMAL), place=one("before either"),
        kind=one("coin"), near=TEXT,
    ),
    "dimensions": form(dimension=need(TEXT), factor=need(RATIO)),
    "home_currencies": form(currency=need(CURRENCY)),
    "implied_units": form(
        "word", "side", unit=TEXT, side=need(one("before close after end link")), any=one("any")
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

_TIMES = {
    "times": form(
        "word", "class",
        **{"class": need(one(_CLASSES))},
        value=TEXT, base=one("M Q X near new reported today"), before=PATTERN, after=PATTERN,
        hours=WHOLE,
    ),
    "times_context": form(
        "word", "side",
        role=one("compare future forecast announce until"), side=need(one("front behind clause")),
    ),
    "times_festivals": form(
        calendar=need(one("solar lunar term nth movable")), value=need(TEXT), holiday=TEXT,
        before=PATTERN, after=PATTERN, days=WHOLE,
    ),
    "times_holidays": form("word", "start", year=need(YEAR), start=need(DAY), end=need(DAY)),
    "times_lunar": form(first=need(DAY), leap=need(WHOLE), days=need(TEXT)),
    "times_movable": form(first=need(YEAR), days=need(TEXT)),
    "times_plans": form(start=need(YEAR), end=need(YEAR), after=PATTERN),
    "times_reports": form(first=need(WHOLE), last=need(WHOLE)),
    "times_reviews": form(offset=need(WHOLE), term=YES),
    "times_terms": form(first=need(YEAR), days=need(TEXT)),
}  # fmt: skip

_PLACES = {
    "countries": form(code=need(COUNTRY), name=TEXT),
    "countries_short": form(code=need(COUNTRY), name=TEXT),
    "place_aliases": form(code=need(Cell(shape=r"\d{6}", said="six digits"))),
    "place_doubts": form(),
    "place_tails": form(kind=need(one("cut keep"))),
    "places": form(
        "code", "name",
        name=need(TEXT), short=TEXT, level=need(one("province city county")),
        parent=TEXT, until=YEAR, alias=TEXT,
    ),
    "places_taiwan": form(name=TEXT),
    "regions": form(),
    "world_cities": form(zone=TEXT),
    "world_cities_geonames": form(),
    "world_cities_more": form(name=TEXT),
}  # fmt: skip

_NAMES = {
    "companies": form(code=TEXT),
    "common_morphemes": form()._replace(key_cell=Cell(shape=".", said="one character")),
    "company_verbs": form(),
    "departments": form(short=TEXT, tails=need(TEXT)),
    "function_chars": form()._replace(key_cell=Cell(shape=".", said="one character")),
    "generic_words": form(**{"class": one("yes only")}),
    "glued_fronts": form(where=need(one("any headed within behind")))._replace(
        key_cell=Cell(shape=".", said="one character")
    ),
    "government_levels": form(level=need(one(LEVEL))),
    "government_short": form(name=need(TEXT), level=need(TEXT)),
    "name_followers": form(),
    "name_heads": form(
        etype=need(ETYPE),
        need=need(one("any bare two quoted more firm coined mark place never")),
        alone=one("yes coined kind proper own trade"),
    ),
    "name_stops": form(),
    "names_known": form(etype=need(ETYPE), name=TEXT),
    "opening_verbs": form(),
    "org_known": form(name=TEXT),
}  # fmt: skip

_PERSONS = {
    "name_tails": form(),
    "notice_names": form(role=need(one("surname part"))),
    "post_ends": form(role=need(one("head front abroad open committee unit branch own inner"))),
    "posts": form(kind=need(one("post role")), after=YES),
    "speech_verbs": form(),
    "surnames": form(use=one("rare")),
    "transliteration": form(),
}  # fmt: skip

_HONOURS = {
    "honour_ends": form(),
    "honour_heads": form(
        etype=ETYPE, known=one("yes quoted grade"), prize=one("yes step"), person=YES
    ),
    "honour_levels": form(told=YES, resolves=one("nation province city level")),
    "honour_none": form(),
}  # fmt: skip

_CLAUSES = {
    "anaphora": form(what=one("honour"), kind=TEXT),
    "atom_roles": form("label", role=need(one(_ATOMS)))._replace(key_cell=LABEL),
    "noun_verbs": form(),
    "particles": form("word", "role", role=need(one(_PARTICLES))),
    "tag_sets": form("set", tags=need(Cell(several=True, shape="[a-z ]+", said="small letters"))),
    "manners": form(label=need(LABEL), before=need(TEXT)),
    "pos_classes": form("tag", **{"class": need(LABEL)}),
    "word_classes": form(**{"class": need(LABEL), "of": LABEL}),
}  # fmt: skip

_FACTS = {
    "dependents": form(),
    "flows": form(),
    "folds": form(),
    "medals": form(indicator=need(TEXT)),
    "indicator_heads": form(rate=YES, result=YES),
    "origins": form(of=Cell(several=True)),
    "pairs": form(first=need(TEXT), second=need(TEXT), several=YES, third=TEXT),
    "partitions": form("front", "behind", behind=need(TEXT)),
    "region_kinds": form(),
    "sectors": form(),
    "team_words": form(),
    "thing_measures": form(),
}  # fmt: skip

_DOCUMENTS = {
    "holding": form(
        "thing",
        "said",
        said=need(one("opening inside label heading")),
        until=need(one("segment sentence paragraph section")),
    ),
    "issuer_kinds": form("tail", kind=need(TEXT), apart=YES),
    "report_manner": regexes(form(role=need(one("opens leads done years")))),
    "scope_names": form("resolves", name=need(TEXT))._replace(key_cell=one(LEVEL)),
    "section_words": form(status=one("target forecast actual"), outline=YES, announces=YES),
    "selves": form("word", "where", where=one("text any"), after=PATTERN),
}  # fmt: skip

_KEYS = {
    "indicator_rewrites": form(role=need(one("anywhere owner start end ending growth")), to=TEXT),
    "indicators": form(
        name=TEXT, kind=one("flow stock rate index"), dimension=TEXT, prices=one("constant")
    ),
    "real_growth": form(),
    "revision_words": form(says=one("first")),
    "scoring": form(means=TEXT),
}  # fmt: skip

#: Every table, by its folder of ``patterns/lexicon``: the stage that asks it first.
STAGES: Mapping[str, Mapping[str, Form]] = {
    "source": _SOURCE,
    "layout": _LAYOUT,
    "grids": _GRIDS,
    "numbers": _NUMBERS,
    "units": _UNITS,
    "times": _TIMES,
    "places": _PLACES,
    "names": _NAMES,
    "persons": _PERSONS,
    "honours": _HONOURS,
    "labels": {**LABELLED, "labels": form("table", label=LABEL), "appointment_verbs": TYPED},
    "clauses": _CLAUSES,
    "facts": _FACTS,
    "documents": _DOCUMENTS,
    "keys": _KEYS,
}

#: Every table by its name.
TABLES = {name: made for tables in STAGES.values() for name, made in tables.items()}
