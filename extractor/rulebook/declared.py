"""Every table there is, where it lies, and what may stand in it: declared here.

What the stages of mentions ask (numbers to honours) is declared in ``declared_mentions``.
A table of ``patterns/lexicon`` that is not here, a column or a value that is not here means nothing
to the code, so it is refused. A new one begins with its line.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractor.rulebook.cells import (
    CHAR,
    LABEL,
    LEVEL,
    PATTERN,
    SIGN,
    TAG,
    TEXT,
    WHOLE,
    YES,
    form,
    need,
    one,
    regexes,
)
from extractor.rulebook.declared_mentions import (
    HONOURS,
    NAMES,
    NUMBERS,
    PERSONS,
    PLACES,
    TIMES,
    UNITS,
)
from extractor.rulebook.forms import CellForm, Form

_BASIS = one("yoy mom cagr")
_KIND = CellForm(several=True)  # of a body: whatever issuer_kinds.tsv calls one
_STATUS = "target forecast planned"
_RANK = one("position top tier first only")
_SEAMS = "starts ends begins opens clause about document"
_PARTICLES = (
    "cluster including tells taker came_to persons trailing bare_kind trade judged attack suffers "
    "everywhere declares says filing urges closes backs completes spent undated lately "
    "hails joint list inner tail blank to_time before_time filler inside copula attributive "
    "ranked_by "
    "few contest_opens contest_ends contest_next by over past agent belongs told_by etc "
    "etc_numeral etc_kind nth ordinal every piece holder_count city_end district_end owned "
    "contest_list list_head kind group partaking division numbered dated disposal times concluded "
    "gained standing rank_verb zone feat person arises ranking overall unit indices founded "
    "founded_in most project motto member rated extent vast grade factor after mean daypart holder "
    "below role made scheme ware toward route route_start enters within lies selling manager "
    "sum place partner total onward yearly since serial theme carried "
    "goods together market stock ongoing harm dealt done booked asks "
    "located held session branch soon per_head newly settled happened second "
    "places article sorts whole_year entire over_others all_others makes national set_up "
    "opened gauged brand_worth"
)
_GRID_ROLES = (
    "level growth change share rank either corner unit number note total part drop month ytd now "
    "before status up down share_of pace name each counted month_before "
    "ytd_before base index last_month last_quarter"
)
_ATOMS = (
    "time duration body content count status each part change lead aside light back point trend"
)

#: What finders and facts ask for the parts of speech of, and what a text may have said before.
_TAG_SETS = (
    "adverb after_actor after_bare_person after_grown_person after_name after_pieced_person body "
    "bound_at_end bound_character brand coined_front coined_joint coined_part coined_person "
    "coined_tail coined_town compounding conjunction counting cut_front describing ends_honour "
    "free_front given_at_close given_name goes_on_as_name holds_place honour_noun "
    "in_front_of_office in_names in_signature kind leads_to_place longer_name loose_place measure "
    "naming never_first never_in_names never_in_persons never_in_townships no_front noun "
    "noun_if_listed ordinary own_amount own_name pair_first pair_second person place "
    "place_in_front place_listed place_name place_shown plain_verb predicate preposition proper "
    "proper_front proper_joint proper_never proper_piece single_in_front sized strong_never "
    "tail_particle tied_to_body time_word township_word verb verbal village_word weak_after_name "
    "whole_person words_in_front"
)
_HELD = "period subject status basis scope contest indicator honour years sector"

#: Tables whose words are labels (labels.tsv); a table of one's own has any of their columns.
LABELLED = {
    "profits": form(sign=need(SIGN), indicator=TEXT, label=LABEL, family=TEXT),
    "trends": form(sign=need(SIGN), label=LABEL, indicator=TEXT, manner=YES, of=TEXT),
    "reaching": form(sign=SIGN, label=LABEL, indicator=TEXT, stays=YES, parts=TEXT),
    "bases": form(basis=_BASIS, label=LABEL, sign=SIGN, parts=TEXT),
    "compares": form(sign=SIGN, label=LABEL),
    "gaining": form(sign=need(SIGN), label=LABEL),
    "shares": form(label=LABEL),
    "ranks": form(kind=need(_RANK), position=WHOLE, upper=WHOLE, label=LABEL),
    "scopes": form(
        resolves=need(one(f"{LEVEL} area named own counties cities local self")),
        kind=YES,
        whose=_KIND,
        bare=YES,
        near=one("yes elsewhere named"),
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
        near=YES,
    ),
    "connectives": form(label=LABEL, until=YES, item=YES),
    "adverbs": form(
        each=one("1"),
        label=LABEL,
        sum=YES,
        before=PATTERN,
        done=YES,
        parts=YES,
        ends=TEXT,
        apiece=PATTERN,
        which=YES,
        opens=PATTERN,
    ),
    "award_verbs": form(label=LABEL, grants=one("yes as"), weak=YES, sure=YES, parts=TEXT),
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
    "word_numbering": form(
        "format",
        digits=need(CellForm(shape=r".{10}", said="ten characters")), ten=CHAR,
        code=CellForm(shape=r"\d+", said="a number"), first=CHAR,
    ),
}  # fmt: skip

_LAYOUT = {
    "bylines": form(
        role=one("agency paper dispatch notice reporter credit photo label"), person=YES
    ),
    "compatible": form(**{"is": need(CHAR)})._replace(key_cell=CHAR),
    "item_marks": regexes(form("word", "where", where=one("any next again note"))),
    "item_marks_after": form(),
    "layout_furniture": regexes(form(shape=need(one("word regex"))), "shape", "regex"),
    "layout_measures": form(),
    "layout_numbering": regexes(form(level=need(WHOLE))),
    "layout_seams": form("word", "side", side=need(one(_SEAMS))),
}  # fmt: skip

_GRIDS = {
    "grid_captions": regexes(
        form(role=need(one("own measured number unit drop several dated heading by index")))
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

_CLAUSES = {
    "anaphora": form(what=one("honour"), kind=TEXT),
    "atom_roles": form("label", role=need(one(_ATOMS)))._replace(key_cell=LABEL),
    "noun_verbs": form(),
    "particles": form("word", "role", role=need(one(_PARTICLES))),
    "tag_sets": form(
        "set", tags=need(TAG)
    )._replace(key_cell=one(_TAG_SETS)),
    "manners": form(label=need(LABEL), before=need(TEXT)),
    "pos_classes": form("tag", **{"class": need(LABEL)})._replace(key_cell=TAG),
    "word_classes": form(**{"class": need(LABEL), "of": LABEL}),
}  # fmt: skip

_FACTS = {
    "dependents": form(),
    "flows": form(term=YES),
    "folds": form(),
    "medals": form(indicator=need(TEXT)),
    "indicator_heads": form(rate=YES, result=YES, counted=YES),
    "origins": form(of=CellForm(several=True)),
    "pairs": form(first=need(TEXT), second=need(TEXT), several=YES, third=TEXT),
    "partitions": form("front", "after", after=need(TEXT)),
    "region_kinds": form(),
    "sectors": form(),
    "team_words": form(),
    "sizes": form(below=need(WHOLE)),
    "thing_measures": form(units=CellForm(several=True)),
}  # fmt: skip

_DOCUMENTS = {
    "holding": form(
        "thing",
        "said",
        said=need(one("opening inside label heading")),
        until=need(one("segment sentence paragraph section")),
    )._replace(key_cell=one(_HELD)),
    "issuer_kinds": form("tail", kind=need(TEXT), apart=YES),
    "report_manner": regexes(form(role=need(one("opens leads done aims years back exact scene")))),
    "scope_names": form("resolves", name=need(TEXT))._replace(key_cell=one(LEVEL)),
    "section_words": form(status=one("target forecast actual"), outline=YES, announces=YES),
    "selves": form("word", "where", where=one("text any"), after=PATTERN),
}  # fmt: skip

_KEYS = {
    "indicator_rewrites": form(
        role=need(one("anywhere owner start end ending growth share")), to=TEXT
    ),
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
    "numbers": NUMBERS,
    "units": UNITS,
    "times": TIMES,
    "places": PLACES,
    "names": NAMES,
    "persons": PERSONS,
    "honours": HONOURS,
    "labels": {**LABELLED, "labels": form("table", label=LABEL), "appointment_verbs": TYPED},
    "clauses": _CLAUSES,
    "facts": _FACTS,
    "documents": _DOCUMENTS,
    "keys": _KEYS,
}

#: Every table by its name.
TABLES = {name: made for tables in STAGES.values() for name, made in tables.items()}
