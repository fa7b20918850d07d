"""What a cell of a table may hold, and how a table is declared by its cells."""

from __future__ import annotations

from extractor.rulebook.forms import CellForm, Form

TEXT = CellForm()
PATTERN = CellForm(regex=True)
WHOLE = CellForm(shape=r"-?\d+", said="a whole number")
DECIMAL = CellForm(shape=r"(?!0+(?:\.0+)?$)\d+(?:\.\d+)?", said="a number above 0")
RATIO = CellForm(shape=r"[1-9]\d*/[1-9]\d*|" + DECIMAL.shape, said="a number or a fraction")
LABEL = CellForm(shape=r"[A-Z_]+", hint="a label is capitals and _")
CURRENCY = CellForm(shape=r"[A-Z]{3,4}|-", said="a code of capitals")
CURRENCIES = CellForm(shape=r"[A-Z]{3,4}(?:\|[A-Z]{3,4})*", said="codes of capitals (A|B)")
COUNTRY = CellForm(shape=r"[A-Z]{2}(?:-[A-Z]{3})?", said="two capitals")
DAY = CellForm(shape=r"\d{4}-\d\d-\d\d", said="a day (2025-03-21)")
YEAR = CellForm(shape=r"\d{4}", said="a year")
SIGN = WHOLE._replace(values=frozenset({"1", "-1"}))
#: The code of a division as GB/T 2260 has it.
CODE = CellForm(shape=r"\d{6}", said="six digits")
CHAR = CellForm(shape=r".", said="one character")
YES = CellForm(values=frozenset({"yes"}))
LEVEL = "nation province region city county world"


def one(values: str) -> CellForm:
    """One of these words; ``~`` is a blank in them."""
    return CellForm(values=frozenset(value.replace("~", " ") for value in values.split()))


def need(cell: CellForm) -> CellForm:
    """The same, and never empty."""
    return cell._replace(needed=True)


def form(key: str = "word", /, *by: str, **columns: CellForm) -> Form:
    """A table by its key, what else tells its rows apart, and its other columns."""
    return Form(key, columns, by)


def regexes(made: Form, column: str = "", values: str = "") -> Form:
    """The same, where the key itself is a regular expression, at these values of a column."""
    return made._replace(regex_where=(column, frozenset(values.split())))


#: Every part of speech that the tokeniser tells: those of its dictionary and of its model.
TAG = one(
    "a ad ag an b bg c d df dg e eng f g h i in j jn k l ln m mg mq n ng nr nrfg nrt ns nt nz "
    "o p q qe qg r rg rr rz s t tg u ud ug uj ul uv uz v vd vg vi vn vq x y yg z zg"
)._replace(several=True)
