"""The linguist's loop: a sentence and a candidate tried, and what rules and rows touch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extractor.document import Document
from extractor.errors import PatternError
from extractor.evaluate.touched import touched
from extractor.rulebook import load_rulebook
from extractor.trial import Trial, attempt

Command = Callable[..., tuple[int, str, str]]

SENTENCE = "2024年，缙云县以96%的好评率收官，在工业投资方面居全省第5位。"
RULE = "rules:\n  - name: closed_with\n    pattern: '{}'\n    gives: {{{}}}\n"
GOOD = RULE.format("以(?P<value><PCT>)的(?P<tail>好评率)", "indicator: tail")


def tried(tmp_path: Path, rule: str, text: str = SENTENCE) -> Trial:
    file = tmp_path / "rule.yaml"
    file.write_text(rule, encoding="utf-8")
    return attempt(load_rulebook(), text, candidate=file)


def test_a_sentence_is_shown_as_it_is_drawn_and_cut() -> None:
    found = attempt(load_rulebook(), SENTENCE, reference=date(2025, 2, 1))
    (one,) = found.sentences
    assert one.explanation.sketch.startswith("<TIME>，<PLACE>以<PCT>的好评率收官，")
    drawn = {piece.text: (piece.label, piece.source) for piece in one.drawn}
    assert drawn["缙云县"][0] == "PLACE"
    assert drawn["全省"][0] == "SCOPE"
    assert drawn["全省"][1].startswith("scopes.tsv:")
    assert ("aspect", "在工业投资方面", "工业投资") in {
        (cut.kind, cut.text, cut.core) for cut in one.chunks
    }
    assert found.outcomes == ()


def test_a_candidate_without_examples_gives_its_records(tmp_path: Path) -> None:
    (outcome,) = tried(tmp_path, GOOD).outcomes
    (made,) = outcome.attempts
    (record,) = made.records
    assert (record.text, record.rule) == ("96%", "closed_with")
    assert record.to_dict()["indicator"] == "好评率"
    assert outcome.missing == outcome.remarks == ()


def test_a_candidate_says_what_the_sketch_lacks(tmp_path: Path) -> None:
    rule = RULE.format("(?P<value><PCT>)<TREND>的增长率", "measure: growth")
    (outcome,) = tried(tmp_path, rule).outcomes
    assert outcome.attempts == ()
    assert "<TREND>" in outcome.missing
    assert outcome.remarks == (
        "rule 'closed_with': no sketch holds '的增长率': it is drawn as 的<RELG>",
    )


def test_a_candidate_may_be_a_chunk(tmp_path: Path) -> None:
    rule = RULE.format("<P_IN>(?P<core>(?:<N>|<V>)+)<ASPECT>", "chunk: aspect")
    (one,) = tried(tmp_path, rule).sentences
    assert "closed_with" in {cut.rule for cut in one.chunks}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (RULE.format("<PCT>的好评率", ""), "rule 'closed_with': it belongs to no stage"),
        ("define:\n  a: b\n", "no rules in this file"),
        (
            GOOD + RULE.format("(?P<rank><POS>)", "").replace("rules:\n", "").replace("d_with", ""),
            "rule 'close': it belongs to facts/rankings, the one before to facts/observations",
        ),
    ],
)
def test_a_candidate_that_is_none(tmp_path: Path, rule: str, said: str) -> None:
    with pytest.raises(PatternError) as caught:
        tried(tmp_path, rule)
    assert caught.value.message == said


def test_the_command_shows_all_of_it(tmp_path: Path, command: Command) -> None:
    file = tmp_path / "rule.yaml"
    file.write_text(GOOD, encoding="utf-8")
    code, out, err = command("try", SENTENCE, "--rule", file, "--date", "2025-02-01")
    assert (code, err) == (0, "")
    for line in ("  sketch    <TIME>，", "drawn as labels", "chunks", "candidate closed_with"):
        assert f"\n{line}" in out
    assert "  matched 以96%的好评率\n  observation" in out
    assert command("try", SENTENCE, "--rule", tmp_path / "none.yaml")[0] == 2


@pytest.mark.parametrize("sentence", ["", " \u3000\n"])
def test_of_nothing_there_is_nothing_to_try(command: Command, sentence: str) -> None:
    code, out, err = command("try", sentence)
    assert (code, out) == (2, "")
    assert err == "extractor: SENTENCE is empty: there is nothing to try\n"


TEXTS = ["青田县用电量蔫下去3%。", "青田县用电量增长5%，居全市首位。", "天气晴好。"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "my"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "lexicon" / "trends.tsv").write_text(
        "word\tsign\tlabel\n蔫下去\t-1\tTREND\n蔫起来\t1\tTREND\n", encoding="utf-8"
    )
    (folder / "lexicon" / "classifiers.tsv").write_text("word\n甪\n", encoding="utf-8")
    return folder


def test_rows_of_a_folder_by_the_texts_they_touch(own: Path) -> None:
    documents = [Document(text=text) for text in TEXTS]
    found = touched(load_rulebook([own]), documents, folders=[own])
    assert found.documents == 3
    assert [(one.texts, one.file.name, one.line, one.what) for one in found.touches] == [
        (0, "classifiers.tsv", 2, "甪"),
        (0, "trends.tsv", 3, "蔫起来"),
        (1, "trends.tsv", 2, "蔫下去"),
    ]


def test_our_own_rules_and_rows_where_there_is_no_folder() -> None:
    found = touched(load_rulebook(), [Document(text=text) for text in TEXTS], folders=[])
    counts = {(one.file.stem, one.what): one.texts for one in found.touches}
    assert counts["observations", "rule growth"] == 1
    assert counts["trends", "增长"] == 1
    assert counts["ranks", "首位"] == 1
    assert counts["ranks", "榜首"] == 0
    assert counts["subject", "own"] == 2
    assert ("units", "吨") not in counts
    assert ("times-alone", "rule festival") not in counts


def test_the_command_says_how_many_texts(own: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "texts").mkdir()
    for number, text in enumerate(TEXTS):
        (tmp_path / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")
    code, out, err = command("rules", "check", own, "--on", tmp_path / "texts")
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "3 texts",
        f"0\t{own}/lexicon/classifiers.tsv:2\t甪",
        f"0\t{own}/lexicon/trends.tsv:3\t蔫起来",
        f"1\t{own}/lexicon/trends.tsv:2\t蔫下去",
    ]
    code, _, err = command("rules", "check", "--on", tmp_path / "none")
    assert (code, err) == (2, f"extractor: --on: no such folder: {tmp_path / 'none'}\n")


def test_rules_of_a_declared_type_are_shown_and_tried(tmp_path: Path, command: Command) -> None:
    shown = command(
        "try", "国务院任命沈佳音为越城区水利局局长，陶立夏任这样那样。"
    ).out.splitlines()
    at = shown.index("  as appointment")
    assert shown[at + 1].strip().startswith("<ORG><GIVE>沈佳音为<ORG>局长")
    assert "  given: 任命沈佳音为越城区水利局局长" in shown
    assert "    person     captured: 沈佳音" in shown
    assert "    by         sentence: 国务院" in shown
    assert "    no record  it makes none: what it says holds for what follows" in shown
    assert any(line.startswith("    no record  post: ") for line in shown)
    rule = tmp_path / "rule.yaml"
    rule.write_text(
        "record: appointment\nrules:\n  - name: chair\n"
        "    pattern: '(?P<person><PERSON>|沈佳音)(?P<act><TAKE>)了?{offices}'\n    gives: {}\n",
        encoding="utf-8",
    )
    tried = command("try", "沈佳音出任了越城区水利局局长。", "--rule", rule).out
    assert "  matched 沈佳音出任了越城区水利局局长\n  appointment 0-3" in tried
    lacking = command("try", "沈佳音拟任越城区水利局局长。", "--rule", rule).out
    assert lacking.endswith("candidate chair\n  did not match: the sketch has no <TAKE>\n")


def test_a_type_of_ones_own_is_tried_from_one_file(tmp_path: Path, command: Command) -> None:
    rule = tmp_path / "visits.yaml"
    rule.write_text(
        "record:\n  name: visit\n  anchor: guest\n  fields: {guest: person, host: body}\n"
        "words:\n  PURPOSE: {调研: survey}\n"
        "rules:\n  - name: came\n    pattern: '(?P<guest><PERSON>)到(?P<host><ORG>)<PURPOSE>'\n"
        "    gives: {}\n",
        encoding="utf-8",
    )
    tried = command("try", "副市长沈佳音到越城区水利局调研。", "--rule", rule).out
    assert "  visit 3-6 沈佳音: guest=沈佳音 host=越城区水利局\n" in tried
    missing = command("try", "副市长沈佳音到越城区水利局视察。", "--rule", rule).out
    assert missing.endswith("did not match: the sketch has no <PURPOSE>\n")
