"""How a sentence was read can be told: its sketch, its rules, its spans, and what it inherited."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from extractor import Extractor, OptionError
from extractor.evaluate.gold import read_cases
from extractor.explanation import Explanation
from extractor.rulebook import load_rulebook
from extractor.views.explanation import explanation, explanation_json

TEXT = """绍兴市2023年工业运行情况

2023年，全市规上工业增加值同比增长8.4%，高于全国2.6个百分点，增幅居全省第5位。
力争到2025年，规上企业达到6000家。
新昌县获评全国制造业百强县，全省仅3个。会议强调，要抓好落实。
“数智赋能”行动覆盖企业4200家；诸暨市、嵊州市分别新增规上企业31家、18
家。
"""
DAY = date(2024, 2, 18)
FACTS = ("observation", "ranking", "recognition")
SOURCES = {"sentence", "clause before", "segment", "paragraph", "section", "document"}


def told(reader: Extractor, at: str | int) -> Explanation:
    return reader.explain(TEXT, at=at, reference_date=DAY)


def roles(record: Any) -> dict[str, str]:
    return {part.role: part.text for part in record.evidence}


def inherited(record: Any) -> dict[str, tuple[str, str]]:
    return {taken.field: (taken.value, taken.source) for taken in record.inherited}


def test_a_sentence_its_sketch_and_its_rules(reader: Extractor) -> None:
    found = told(reader, "8.4%")
    assert found.sentence == TEXT[slice(*found.at)]
    assert found.sentence.startswith("2023年，全市")
    assert found.sentence.endswith("第5位。")
    assert found.kind == "body"
    assert found.sketch == (
        "<TIME>，<SCOPE>规上工业增加值<TREND_YOY><PCT>，<CMP><SCOPE><PP>，"
        "<RELG><RANKV><SCOPE><POS>。"
    )
    assert found.rules == (
        ("growth", "同比增长8.4%"),
        ("gap", "高于全国2.6个百分点"),
        ("rank_verb_scope", "居全省第5位"),
    )


def test_records_say_which_spans_they_are_of(reader: Extractor) -> None:
    facts = [record for record in told(reader, "8.4%").records if record.type in FACTS]
    growth, gap, rank = facts
    assert (roles(growth)["subject"], roles(growth)["predicate"]) == ("全市", "同比增长8.4%")
    assert inherited(growth)["period"] == ("2023", "paragraph")  # it leads the paragraph
    assert inherited(gap)["subject"] == ("绍兴市", "clause before")
    assert roles(rank)["scope"] == "全省"
    source = next(taken for taken in gap.inherited if taken.field == "subject")
    assert TEXT[source.start : source.end] == "全市"


def test_what_is_the_documents_own_stands_nowhere_in_the_sentence(reader: Extractor) -> None:
    goal = next(r for r in told(reader, "6000家").records if r.type == "observation")
    assert inherited(goal) == {
        "subject": ("绍兴市", "document"),
        "period": ("2025", "sentence"),
        "status": ("target", "sentence"),
    }
    places = {taken.field: (taken.start, taken.end) for taken in goal.inherited}
    assert places["subject"] == (None, None)
    assert TEXT[slice(*places["period"])] == "2025年"
    assert TEXT[slice(*places["status"])].startswith("力争")


def test_who_was_just_honoured_is_who_an_only_is_about(reader: Extractor) -> None:
    only = next(r for r in told(reader, "仅3个").records if r.type == "ranking")
    assert inherited(only)["subject"] == ("新昌县", "clause before")
    assert only.to_dict()["indicator"] == "全国制造业百强县"


@pytest.mark.parametrize(
    ("at", "kind", "begins"),
    [
        ("工业运行情况", "title", "绍兴市2023年"),
        (0, "title", "绍兴市2023年"),
        ("2.6个百分点", "body", "2023年，全市"),
        (TEXT.index("规上企业达到"), "body", "力争到"),
        ("抓好落实", "body", "会议强调"),
        ("嵊州", "body", "“数智赋能”"),
        (len(TEXT) - 2, "body", "“数智赋能”"),
    ],
)
def test_a_place_finds_its_sentence(
    reader: Extractor, at: str | int, kind: str, begins: str
) -> None:
    found = told(reader, at)
    assert (found.kind, found.sentence.startswith(begins)) == (kind, True)
    offset = TEXT.index(at) if isinstance(at, str) else at
    assert found.at[0] <= offset < found.at[1]


def test_a_sentence_over_a_broken_line_is_shown_whole(reader: Extractor) -> None:
    found = told(reader, "嵊州")
    assert found.sentence.endswith("18\n家。")
    last = [r for r in found.records if r.type == "observation"][-1]
    assert (last.text, TEXT[last.start : last.end]) == ("18家", "18\n家")


def test_a_sentence_that_no_rule_reads(reader: Extractor) -> None:
    found = told(reader, "会议强调")
    assert (found.sketch, found.rules, found.records) == ("会议强调，要抓好落实。", (), ())


@pytest.mark.parametrize("at", ["不在这里", -1, len(TEXT), 10**9])
def test_a_place_that_is_not_in_the_text(reader: Extractor, at: str | int) -> None:
    with pytest.raises(OptionError, match="not in the text"):
        told(reader, at)


def test_an_explanation_holds_what_extraction_gives(reader: Extractor) -> None:
    """The records of all sentences are the records of the text: nothing is made up for show."""
    everything = list(reader.extract(TEXT, reference_date=DAY))
    seen, at = [], 0
    while at < len(TEXT):
        found = told(reader, at)
        seen += found.records
        at = max(found.at[1], at + 1)
        while at < len(TEXT) and TEXT[at].isspace():
            at += 1
    assert seen == everything
    assert len(seen) > 20


def test_each_article_of_a_dump_explains_itself(reader: Extractor) -> None:
    """The second of two articles is explained with its own subject and its own offsets."""
    case, other = read_cases_of_corpus()
    text = case + "\n\n" + other
    at = text.index("科技型中小企业从2021年底")
    found = reader.explain(text, at=at, reference_date=date(2025, 3, 21))
    assert found.at[0] <= at < found.at[1]
    assert found.sentence == text[slice(*found.at)]
    alone = reader.explain(other, at=at - len(case) - 2, reference_date=date(2025, 3, 21))
    assert (found.sketch, found.rules) == (alone.sketch, alone.rules)


def read_cases_of_corpus() -> list[str]:
    from conftest import ROOT

    return [case.text_path.read_bytes().decode() for case in read_cases(ROOT / "corpus")]


def test_every_fact_tells_where_it_comes_from(reader: Extractor) -> None:
    """Rule, predicate, subject and period of every fact there is in three texts."""
    rules = {
        rule.name
        for name in load_rulebook().rule_names
        if name.startswith("facts/")
        for rule in load_rulebook().rules(name).rules
    }
    count = 0
    for text in (TEXT, *read_cases_of_corpus()):
        for record in reader.extract(text, reference_date=DAY):
            if record.type not in FACTS:
                continue
            count += 1
            assert record.rule in rules
            predicate = next(part for part in record.evidence if part.role == "predicate")
            assert predicate.start <= record.start < record.end <= predicate.end
            told_of = {*roles(record), *inherited(record)}
            fields = record.to_dict()
            for name in ("subject", "period", "scope", "streak"):
                assert name in told_of or fields.get(name) is None, (record, name)
            for taken in record.inherited:
                assert taken.source in SOURCES
                assert (taken.start is None) is (taken.source == "document")
    assert count > 60


def test_the_view_shows_all_of_it(reader: Extractor) -> None:
    shown = explanation(told(reader, "6000家"))
    for line in (
        "sketch    <STATUS><TIME>，规上企业<REACH><QTY>。",
        "amount_before: 达到6000家",
        "rule       amount_before",
        "evidence   predicate: 达到6000家",
        "inherited  subject: 绍兴市 from the document\n",
        "inherited  status: target from the sentence (",
    ):
        assert line in shown


def test_every_strategy_that_was_asked_is_told_in_order(reader: Extractor) -> None:
    found = told(reader, "8.4%")
    growth, _, rank = found.attempts
    subject = [(q.strategy, q.answer) for q in growth.asked if q.slot == "subject"]
    declined = [(name, None) for name in ("named", "coming", "person", "kind", "struck")]
    assert subject == [*declined, ("own", ("绍兴市",))]
    order = [rule.name for rule in load_rulebook().rules("slots/indicator").rules]
    asked = [q.strategy for q in rank.asked if q.slot == "indicator"]
    assert asked == order[: len(asked)]
    assert [q.answer is None for q in rank.asked if q.slot == "indicator"][:-1] == [True] * (
        len(asked) - 1
    )
    assert [r.text for r in rank.records] == ["第5位"]
    assert TEXT[slice(*rank.at)] == rank.text


def test_what_the_strategies_answered_is_what_the_records_hold(reader: Extractor) -> None:
    for at in ("8.4%", "6000家", "制造业百强县", "嵊州"):
        found = told(reader, at)
        for attempt in found.attempts:
            assert attempt.records
            assert attempt.why == ""
            answers = {q.slot: q.answer for q in attempt.asked if q.answer}
            for record in attempt.records:
                assert record in found.records
                if record.type == "recognition" or "subject" not in answers:
                    continue  # who bears an honour is settled by what is said around it
                assert record.subject in answers["subject"]


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("2024年，全市17家企业入选省级名单。", "amount_after", "it counts, or bounds"),
        ("同比增长3.1%。", "growth", "no strategy knew the indicator"),
    ],
)
def test_why_a_rule_that_matched_gave_nothing(
    reader: Extractor, text: str, rule: str, why: str
) -> None:
    found = reader.explain(text, at=0)
    attempt = next(attempt for attempt in found.attempts if attempt.rule == rule)
    assert attempt.records == ()
    assert attempt.why.startswith(why)
    assert f"no record  {why}" in explanation(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "会议强调，要抓好落实。",
            "no rule matched: no amount, rank or honour that a fact could be told of",
        ),
        ("第五位代表发言。", "no rule matched"),
    ],
)
def test_that_no_rule_matched_is_said(reader: Extractor, text: str, said: str) -> None:
    found = reader.explain(text, at=0)
    assert found.rules == ()
    assert f"\n{said}\n" in explanation(found)
    assert json.loads(explanation_json(found))["why"] == said


def test_the_view_lists_who_declined_and_fits_a_terminal(reader: Extractor) -> None:
    shown = explanation(told(reader, "8.4%"))
    assert (
        "    subject    declined: named, coming, person, kind, struck\n               own: 绍兴市\n"
        in shown
    )
    declined = "    status     declined: own, called, held\n               none answered\n"
    assert declined in shown
    assert all(len(line) <= 80 for line in shown.splitlines() if "declined" in line)


def test_the_json_holds_all_of_it(reader: Extractor) -> None:
    found = told(reader, "8.4%")
    fields = json.loads(explanation_json(found))
    assert TEXT[fields["start"] : fields["end"]] == fields["sentence"]
    assert [rule["rule"] for rule in fields["rules"]] == ["growth", "gap", "rank_verb_scope"]
    asked = fields["rules"][0]["asked"]
    assert {"slot": "subject", "strategy": "named", "answer": None} in asked
    assert {"slot": "subject", "strategy": "own", "answer": ["绍兴市"]} in asked
    made = [fields["records"][n]["text"] for rule in fields["rules"] for n in rule["made"]]
    assert made == ["8.4%", "2.6个百分点", "第5位"]
    assert fields["records"] == [json.loads(json.dumps(r.with_provenance())) for r in found.records]
