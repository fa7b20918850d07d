"""A folder of one's own laid over ours: words added and replaced, rules added and replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from extractor import Extractor, PatternError
from extractor.evaluate.check import check_patterns
from extractor.mentions.element import MENTION_LABELS
from extractor.rulebook import load_rulebook, own_patterns
from extractor.rulebook.rules import read_rules
from extractor.rulebook.tables import read_table

Write = Callable[[str, str], Path]

TITLE = "松阳县2024年工作"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """``write("lexicon/units.tsv", …)``: a file of a folder of patterns; gives the folder."""

    def put(place: str, content: str) -> Path:
        path = tmp_path / "own" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return tmp_path / "own"

    return put


def rule(name: str, pattern: str, gives: str, example: str, at: str, counter: str) -> str:
    """The lines of one rule."""
    return (
        f"  - name: {name}\n"
        f"    pattern: '{pattern}'\n"
        f"    gives: {{{gives}}}\n"
        f"    examples: [{{text: {example}, gives: {{{at}}}}}]\n"
        f"    counter_examples: [{counter}]\n"
    )


def facts(text: str, *folders: Path, by: Extractor | None = None) -> list[dict[str, Any]]:
    """Facts, and the quantities that none of them holds."""
    found = (by or Extractor(patterns=folders)).extract(text, title=TITLE)
    anchors = {(r.start, r.end) for r in found if r.type not in ("quantity", "time", "entity")}
    return [
        record.to_dict()
        for record in found
        if record.type not in ("quantity", "time", "entity")
        or (record.type == "quantity" and (record.start, record.end) not in anchors)
    ]


def says(records: list[dict[str, Any]], **fields: Any) -> bool:
    """Whether one of the records has all these fields."""
    return any(all(r.get(key) == value for key, value in fields.items()) for r in records)


# A line of a table ------------------------------------------------------------------------------


#: Words that nobody says, so that none of them gets into our own tables.
ADDED = [
    (
        "units",
        "code factor kind",
        "甔 kg 40 measure",
        "存粮120甔。",
        {"value": "4800", "unit": "kg"},
    ),
    ("classifiers", "", "甪", "合作社卖出鲜桃350甪。", {"value": "350", "unit": "甪"}),
    ("currencies", "code factor", "甪币 XXY 1", "展出3万甪币。", {"value": "30000", "unit": "XXY"}),
    ("scopes", "resolves", "阖境内 county", "阖境内用电量增长3%。", {"indicator": "用电量"}),
    ("trends", "sign label", "蔫下去 -1 TREND", "景气度蔫下去3%。", {"value": "-3"}),
    (
        "award_verbs",
        "label",
        "抱得回 AWARD",
        "抱得回全国生态示范县。",
        {"honour": "全国生态示范县"},
    ),
    ("ranks", "kind position", "老幺席 position 3", "产量居全省老幺席。", {"position": 3}),
    ("rank_verbs", "", "蹲守在", "用电量蹲守在第3位。", {"position": 3, "indicator": "用电量"}),
    ("statuses", "status label", "铆劲奔 target STATUS", "产量铆劲奔120吨。", {"status": "target"}),
    ("bases", "basis label", "跟往常比 yoy BASIS", "用电量跟往常比增长3%。", {"basis": "yoy"}),
    ("compares", "sign label", "逊色过 -1 CMP", "合格率逊色过全省1.5个百分点。", {"value": "-1.5"}),
]


@pytest.fixture(scope="module")
def plain() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def widened(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    """Our patterns with one line more in many tables."""
    folder = tmp_path_factory.mktemp("widened")
    (folder / "lexicon").mkdir()
    for table, columns, cells, _, _ in ADDED:
        lines = ["\t".join(["word", *columns.split()]), "\t".join(cells.split()), ""]
        (folder / "lexicon" / f"{table}.tsv").write_text("\n".join(lines), encoding="utf-8")
    return Extractor(patterns=[folder])


@pytest.mark.parametrize(
    ("text", "fields"), [row[3:] for row in ADDED], ids=[row[0] for row in ADDED]
)
def test_a_line_adds_a_word(
    plain: Extractor, widened: Extractor, text: str, fields: dict[str, Any]
) -> None:
    assert not says(facts(text, by=plain), **fields)
    assert says(facts(text, by=widened), **fields)


def test_a_line_replaces_ours_with_the_same_word(plain: Extractor, write: Write) -> None:
    folder = write("lexicon/trends.tsv", "word\tsign\tlabel\n增长\t-1\tTREND\n")
    text = "用电量增长3%，税收下降2%。"
    assert [f["value"] for f in facts(text, by=plain)] == ["3", "-2"]
    assert [f["value"] for f in facts(text, folder)] == ["-3", "-2"]


UNITS = "word\tcode\tfactor\tkind\n"


def test_the_later_folder_lies_on_top(write: Write, tmp_path: Path) -> None:
    first = write("lexicon/units.tsv", f"{UNITS}垛\tkg\t40\tmeasure\n捆\tkg\t3\tmeasure\n")
    second = tmp_path / "second"
    (second / "lexicon").mkdir(parents=True)
    (second / "lexicon" / "units.tsv").write_text(f"{UNITS}垛\tkg\t50\tmeasure\n", "utf-8")
    assert [f["value"] for f in facts("存粮10垛，柴草10捆。", first, second)] == ["500", "30"]


@pytest.mark.parametrize("place", ["", "units/", "places/"])
def test_a_table_is_known_by_its_name(place: str, write: Write) -> None:
    """In lexicon/ itself, in the folder that ours lies in, or in any other there is."""
    folder = write(f"lexicon/{place}units.tsv", f"{UNITS}垛\tkg\t40\tmeasure\n")
    assert [f["value"] for f in facts("存粮10垛。", folder)] == ["400"]


def test_a_table_of_ones_own_becomes_a_label(write: Write) -> None:
    write("lexicon/feelings.tsv", "word\n喜人\n不俗\n")
    write("lexicon/labels.tsv", "table\tlabel\nfeelings\tFEELING\n")
    folder = write(
        "facts/observations.yaml",
        "rules:\n"
        + rule(
            "felt",
            "(?P<value><PCT>)的<FEELING>",
            "measure: level, indicator: before",
            "满意率实现97%的不俗",
            "at: 97%",
            "满意率97%。",
        ),
    )
    assert says(facts("满意率97%的喜人。", folder), rule="felt", indicator="满意率")


# A rule ------------------------------------------------------------------------------------------


SCORE = rule(
    "scored",
    "以(?P<value><PCT>)的(?P<tail>好评率)",
    "measure: level, indicator: tail",
    "以98%的好评率收官。",
    "at: 98%, indicator: 好评率",
    "好评率98%。",
)


def test_a_rule_adds_a_phrasing(plain: Extractor, write: Write) -> None:
    text = "松阳县以97%的好评率收官，用电量增长3%。"
    folder = write("facts/observations.yaml", "rules:\n" + SCORE)
    before, after = facts(text, by=plain), facts(text, folder)
    assert not says(before, indicator="好评率")
    assert says(after, indicator="好评率", value="97", rule="scored")
    assert [f for f in after if f["text"] == "3%"] == [f for f in before if f["text"] == "3%"]


def test_a_rule_of_ones_own_proves_itself(write: Write) -> None:
    wrong = SCORE.replace("scored", "wrong").replace("[好评率98%。]", "[以98%的好评率收官]")
    folder = write("facts/observations.yaml", "rules:\n" + SCORE + wrong.replace("以(", "凭("))
    (problem,) = check_patterns([folder]).problems
    assert (problem.file, problem.line) == (folder / "facts" / "observations.yaml", 10)
    assert problem.message == "rule 'wrong' makes of '以98%的好评率收官。': nothing"
    assert problem.hint is not None
    assert problem.hint.startswith("expected: at 98%, indicator 好评率 (rules that made")


def test_a_rule_of_the_same_name_replaces_ours_in_its_place(write: Write) -> None:
    names = [r.name for r in load_rulebook().rules("facts/rankings").rules]
    folder = write(
        "facts/rankings.yaml",
        "rules:\n"
        + rule("cup", "(?P<rank><CUP>)争夺", "indicator: before", "冠军争夺", "at: 冠军", "冠军")
        + rule("mine", "(?P<rank><CUP>)之战", "indicator: before", "冠军之战", "at: 冠军", "冠军"),
    )
    rules = load_rulebook([folder]).rules("facts/rankings").rules
    assert [r.name for r in rules] == ["mine", *names]
    replaced = next(r for r in rules if r.name == "cup")
    assert replaced.file == folder / "facts" / "rankings.yaml"


def test_fragments_of_ours_may_be_used_and_changed(plain: Extractor, write: Write) -> None:
    folder = write(
        "facts/observations.yaml",
        "define:\n  reach: '<REACH>|<TO>|<OVER>|停步在'\n  own: '甲'\nrules:\n"
        + SCORE.replace("以(", "{own}(").replace("text: 以", "text: 甲"),
    )
    define = load_rulebook([folder]).rules("facts/observations").define
    assert (define["reach"], define["own"]) == ("<REACH>|<TO>|<OVER>|停步在", "甲")
    assert define["amount"] == load_rulebook().rules("facts/observations").define["amount"]
    text = "粮食产量停步在120万吨。"
    assert facts(text, by=plain)[0]["indicator"] == "粮食产量停步"
    assert facts(text, folder)[0]["indicator"] == "粮食产量"


def test_rules_find_each_other_by_folder_and_name(write: Write) -> None:
    folder = write("facts/recognitions.yaml", "rules:\n" + SCORE.replace("value", "honour"))
    book = load_rulebook([folder])
    assert book.rules("facts/recognitions").rules[0].name == "scored"
    assert "facts/recognitions" in book.rule_names


# What is refused --------------------------------------------------------------------------------


def test_a_column_that_ours_has_not(write: Write) -> None:
    folder = write("lexicon/trends.tsv", "word\tsing\n走弱\t-1\n")
    with pytest.raises(PatternError) as caught:
        load_rulebook([folder])
    assert caught.value.message == "lexicon 'trends' has no column 'sing'"
    assert caught.value.hint == "did you mean 'sign'?"
    assert caught.value.file == folder / "lexicon" / "trends.tsv"


def test_a_label_that_is_none(write: Write) -> None:
    folder = write("facts/observations.yaml", "rules:\n" + SCORE.replace("<PCT>", "<TRNED>"))
    with pytest.raises(PatternError) as caught:
        Extractor(patterns=[folder])
    error = caught.value
    assert (error.file, error.line) == (folder / "facts" / "observations.yaml", 3)
    assert (error.message, error.hint) == (
        "rule 'scored': no label <TRNED>",
        "did you mean 'TREND'?",
    )


OBSERVED = "rules:\n" + rule("odd", "(?P<value><PCT>)", "measure: level", "3%", "at: 3%", "无")
RANKED = "rules:\n" + rule("odd", "探花{n}", "kind: position", "探花3", "at: 探花3", "无")


@pytest.mark.parametrize(
    ("place", "content", "line", "message", "hint"),
    [
        (
            "facts/observations.yaml",
            OBSERVED.replace("level", "levl"),
            4,
            "no measure 'levl'",
            "mean 'level'",
        ),
        (
            "facts/observations.yaml",
            OBSERVED.replace("measure", "mesure"),
            4,
            "gives has no 'mesure'",
            "mean 'measure'",
        ),
        (
            "facts/observations.yaml",
            OBSERVED.replace("?P<value>", ""),
            3,
            "no group 'value'",
            "(?P<value>…)",
        ),
        ("facts/rankings.yaml", OBSERVED, 4, "gives has no 'measure'", "indicator, needs, shape"),
        (
            "mentions/ranks.yaml",
            RANKED.replace("position", "positon"),
            4,
            "no kind 'positon'",
            "mean 'position'",
        ),
        (
            "mentions/ranks.yaml",
            RANKED.replace("kind", "knid"),
            4,
            "gives has no 'knid'",
            "mean 'kind'",
        ),
        ("mentions/ranks.yaml", RANKED.replace("{n}", ""), 3, "no numeral {n}", None),
        ("mentions/ranks.yaml", RANKED.replace("{n}", "(第{n}"), 3, "missing )", None),
        (
            "lexicon/trends.tsv",
            "word\tsign\n蔫下去\tup\n",
            2,
            "sign is a whole number, not 'up'",
            None,
        ),
        (
            "lexicon/ranks.tsv",
            "word\tkind\tposition\n老幺席\tposition\t三\n",
            2,
            "position is a whole number",
            None,
        ),
        (
            "lexicon/trends.tsv",
            "word\tlabel\n蔫下去\tmy-trend\n",
            2,
            "no label 'my-trend'",
            "capitals",
        ),
    ],
)
def test_what_means_nothing_is_refused_when_it_is_loaded(
    write: Write, place: str, content: str, line: int, message: str, hint: str | None
) -> None:
    folder = write(place, content)
    with pytest.raises(PatternError) as caught:
        Extractor(patterns=[folder])
    error = caught.value
    assert (error.file, error.line) == (folder / place, line)
    assert message in error.message
    assert hint is None or hint in (error.hint or "")


def test_a_table_that_labels_name_and_nobody_wrote(write: Write) -> None:
    folder = write("lexicon/labels.tsv", "table\tlabel\ntrend\tTREND\n")
    with pytest.raises(PatternError, match="no lexicon 'trend'") as caught:
        Extractor(patterns=[folder])
    assert caught.value.hint == "did you mean 'trends'?"


@pytest.mark.parametrize("kind", ["tables", "rules"])
def test_what_a_rulebook_has_not(kind: str) -> None:
    book = load_rulebook()
    with pytest.raises(PatternError) as caught:
        book.table("unit") if kind == "tables" else book.rules("facts/ranking")
    wanted = "units" if kind == "tables" else "facts/rankings"
    assert caught.value.hint == f"did you mean {wanted!r}?"


# What stands in the files -----------------------------------------------------------------------


def test_comments_blank_lines_and_short_lines(write: Write) -> None:
    folder = write("lexicon/own.tsv", "# what for\n\nword\tmeans\tuse\n甲\t一\t\n\n# more\n乙\n")
    table = read_table(folder / "lexicon" / "own.tsv")
    assert table.columns == ("word", "means", "use")
    assert [(r.word, r.get("means"), r.get("use"), r.line) for r in table] == [
        ("甲", "一", "", 4),
        ("乙", "", "", 7),
    ]
    error = table.rows[1].wrong("no meaning", hint="say one")
    assert str(error).startswith(f"{folder / 'lexicon' / 'own.tsv'}:7: no meaning")
    assert error.hint == "say one"


def test_a_scalar_stays_what_was_typed(write: Write) -> None:
    folder = write(
        "facts/own.yaml",
        "rules:\n"
        "  - name: on\n    pattern: no\n    gives: {a: 1_000, b: 是, c: 2024-01-05, d: 1.50}\n"
        "    examples: [{text: yes, date: 2025-01-02, gives: {at: 012}}]\n"
        "    counter_examples: [~]\n",
    )
    own = read_rules(folder / "facts" / "own.yaml").rules[0]
    assert (own.name, own.pattern) == ("on", "no")
    assert own.gives == {"a": "1_000", "b": "是", "c": "2024-01-05", "d": "1.50"}
    assert own.examples[0].text == "yes"
    assert own.examples[0].gives == ({"at": "012"},)
    assert own.examples[0].context == {"date": "2025-01-02"}
    assert own.counter_examples[0].text == "~"


def test_the_version_is_that_of_the_words(write: Write) -> None:
    """Runs of one version are comparable: it changes with any byte of a pattern, and only then."""
    ours = load_rulebook().version
    assert load_rulebook([]).version == ours
    folder = write("lexicon/classifiers.tsv", "word\n篓\n")
    with_basket = load_rulebook([folder]).version
    assert with_basket != ours
    assert load_rulebook([own_patterns()]).version != ours


def test_every_label_table_is_there_and_every_word_has_a_label() -> None:
    book = load_rulebook()
    for row in book.table("labels"):
        table = book.table(row.word)
        assert len(table) > 0
        assert all(entry.get("label") or row.get("label") for entry in table), row.word


# docs/patterns.md -------------------------------------------------------------------------------

PAGE = (ROOT / "docs" / "patterns.md").read_text(encoding="utf-8")


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_page_names_tables_and_their_columns() -> None:
    book = load_rulebook()
    head = "| you want to add | table | columns |\n|---|---|---|\n"
    rows = PAGE.partition(head)[2].partition("\n\n")[0].splitlines()
    assert len(rows) > 15
    for row in rows:
        _, tables, columns = cells(row)
        for name, listed in zip(tables.split(", "), columns.split("; "), strict=True):
            assert book.table(name.strip("`")).columns == tuple(listed.replace("`", "").split())


def test_the_page_lists_the_tables_that_become_labels() -> None:
    """In their order, each with labels that its words, or ranks of its kinds, can have."""
    book = load_rulebook()
    head = "| table | labels, with some of their words | what its columns do |\n|---|---|---|\n"
    rows = [cells(row) for row in PAGE.partition(head)[2].partition("\n\n")[0].splitlines()]
    assert [row[0].strip("`") for row in rows] == book.table("labels").words()
    defaults = {row.word: row.get("label") for row in book.table("labels")}
    for name, labels, columns in rows:
        table = book.table(name.strip("`"))
        known = {row.get("label") or defaults[table.name] for row in table}
        known |= {"POS", "TIER", "FIRST", "ONLY"} if table.name == "ranks" else set()
        for part in labels.split(";"):
            label = re.match(r"\s*`<([A-Z_]+)>`", part)
            assert label is not None
            assert label[1] in known, (name, label[1])
            for word in re.findall(r"[一-鿿]+", part.partition(",")[0]):
                assert word in table.words(), (name, word)
        for column in re.findall(r"(?:^|; )`([a-z]+)`", columns.partition(": nation")[0]):
            assert column in table.columns, (name, column)


def test_the_page_lists_every_label_of_mentions() -> None:
    assert [name for name in MENTION_LABELS if f"`<{name}>`" not in PAGE] == []


def test_the_page_names_groups_and_keys_that_our_rules_use() -> None:
    """The tables of what ``gives`` and the groups may hold; labels are told apart by their <>."""
    section = PAGE.partition("### What `gives` and the groups may hold")[2].partition("\n## ")[0]
    told = {*re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", section, re.MULTILINE)}
    names = {name for cell in told for name in re.findall(r"`([a-z_]+)`", cell)}
    used = {
        name
        for one in load_rulebook().rules("facts/observations").rules
        for name in (*re.findall(r"\(\?P<([a-z]+)>", one.pattern), *one.gives)
    }
    assert len(names) > 15
    assert names <= used


def test_the_pages_own_rules_do_what_it_says(write: Write) -> None:
    tenths, finished, _ = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    told = json.loads(re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0])
    sentence = re.search(r"in order, and “(.+?)” gives:", PAGE)
    assert sentence is not None
    ours = {one.name: one for one in load_rulebook().rules("mentions/quantities").rules}
    path = write("mentions/quantities.yaml", tenths) / "mentions" / "quantities.yaml"
    assert read_rules(path).rules[0].name in ours
    folder = write("facts/observations.yaml", finished)
    outcome = check_patterns([folder])
    assert [str(problem) for problem in outcome.problems] == []
    made = facts(sentence[1], folder)
    assert says(made, text=told.pop("at"), **told)
