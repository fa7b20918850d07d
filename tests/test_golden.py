"""The two given articles come out as careful readers read them, alone and as one page dump."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Result, extract
from extractor.evaluate.gold import Case, read_cases
from extractor.evaluate.score import Report, score
from extractor.records import RECORD_TYPES

CASES = read_cases(ROOT / "corpus")
#: What no given article tells: nobody takes up or leaves a post in them.
UNTOLD = frozenset({"appointment"})
EXACT = [name for name in RECORD_TYPES if name not in {"entity", *UNTOLD}]
ENTITIES = 0.95


def text_of(case: Case) -> str:
    # bytes: a text read in text mode would lose its carriage returns
    return case.text_path.read_bytes().decode("utf-8")


def read(case: Case) -> Result:
    return extract(text_of(case), reference_date=case.date, title=case.title)


def shape(result: Result, *, shift: int = 0) -> list[dict[str, object]]:
    """Records as JSON Lines hold them, their evidence too, moved by ``shift``."""
    out = []
    for record in result:
        fields = record.to_dict()
        fields |= {"start": record.start - shift, "end": record.end - shift}
        fields["evidence"] = [
            (part.role, part.start - shift, part.end - shift, part.text) for part in record.evidence
        ]
        fields["inherited"] = [
            (taken.field, taken.value, taken.source, taken.start and taken.start - shift)
            for taken in record.inherited
        ]
        out.append(fields)
    return out


@pytest.fixture(scope="module")
def report() -> Report:
    return score(CASES, lambda case: [record.to_dict() for record in read(case)])


def test_there_are_two_articles_with_every_type_of_record() -> None:
    assert len(CASES) == 2
    for case in CASES:
        expected = {record["type"] for record in case.gold if not record.get("optional")}
        assert expected == set(RECORD_TYPES) - UNTOLD


def test_nothing_is_found_of_what_they_do_not_tell(report: Report) -> None:
    assert [fault for fault in report.faults if fault.type in UNTOLD] == []


@pytest.mark.parametrize("kind", EXACT)
def test_exact(kind: str, report: Report) -> None:
    faults = [fault for fault in report.faults if fault.type == kind]
    assert (report.tallies[kind].strict.f1, faults) == (1.0, [])
    assert report.tallies[kind].expected > 0


def test_names(report: Report) -> None:
    assert report.tallies["entity"].strict.f1 >= ENTITIES


def test_a_report_knows_a_wrong_record() -> None:
    """The scorer itself: one value changed is one fault, so that exact above means exact."""
    case = CASES[0]
    records = [record.to_dict() for record in read(case)]
    first = next(n for n, r in enumerate(records) if r["type"] == "observation")
    records[first] = {**records[first], "period": "1999"}
    changed = score([case], lambda _: records)
    assert changed.tallies["observation"].strict.f1 < 1.0


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n\n\n", "\f", "\n\f\n\n"], ids=repr)
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["given order", "turned round"])
def test_a_page_dump_holds_both_articles(order: Sequence[int], between: str) -> None:
    """Both articles in one text give what each gives alone: nothing leaks from one to the other."""
    first, second = (CASES[number] for number in order)
    front = text_of(first) + between
    both = extract(front + text_of(second), reference_date=first.date)
    shift = len(front)
    ends = sum(record.start < shift for record in both)
    assert shape(Result(records=both.records[:ends])) == shape(read(first))
    assert shape(Result(records=both.records[ends:]), shift=shift) == shape(read(second))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spans_are_of_the_source(case: Case) -> None:
    """Spans, those of evidence and of what was inherited among them, lie in the text as loaded."""
    text = text_of(case)
    for record in read(case):
        assert "".join(text[record.start : record.end].splitlines()) == record.text
        for part in record.evidence:
            assert "".join(text[part.start : part.end].splitlines()) == part.text
        for taken in record.inherited:
            if taken.start is not None and taken.end is not None:
                assert 0 <= taken.start < taken.end <= len(text)


#: Sentences and what a page dump puts between and into them.
SENTENCES = """
2024年，岚山市规上工业增加值同比增长7.3%，高于全国1.9个百分点。
全市新增高新技术企业215家，总数达到1360家，居全省第6位
松阳县连续三年入选全国百强县。 （记者 林木 通讯员 何田）
力争到2027年，進出口總額突破３００億元。 其中出口280.5亿元，占比超过七成；
截至3月底，“两山”贷款余额113.6亿元，较年初增加8.2亿元。 一、工业运行稳中有进
""".split()
BREAKS = ["\n", "\n\n", "\r\n", "\f", "\u2028", "\x85", "\v", "\x1c", "\u3000", "\t", " "]
ODD = list("\ufeff\u200b\xa0\ue000\uf8ff𠮷😀é\u0301\x00％〇①")


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """Sentences with breaks and odd characters anywhere, in the middle of a number too."""
    text = "".join(draw(st.lists(st.sampled_from([*SENTENCES, *BREAKS]), max_size=8)))
    for piece in draw(st.lists(st.sampled_from([*BREAKS, *ODD]), max_size=6)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    return text


@settings(max_examples=120, deadline=None)
@given(dumps())
def test_every_span_is_what_stands_there(text: str) -> None:
    for record in extract(text, reference_date=date(2025, 3, 20)):
        assert "".join(text[record.start : record.end].splitlines()) == record.text
        for part in record.evidence:
            assert "".join(text[part.start : part.end].splitlines()) == part.text


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    """Nothing depends on the order of a set: two processes write the same JSON Lines."""
    files = [str(case.text_path) for case in CASES]
    command = [sys.executable, "-m", "extractor", "extract", *files, "--format", "jsonl"]
    outputs = [
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") > 100
