"""Many texts read together: the same records, each text's error its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.document import Document
from extractor.lockstep import CHARACTERS, DOCUMENTS, groups, read_together
from extractor.pipeline import Pipeline
from extractor.rulebook import load_rulebook
from extractor.work import Work

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
TEXTS = [
    "2024年，蓟州区粮食产量增长2.4%，居全市第2位。",
    "",
    "去年全县新增绿色工厂5家。",
    *(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/article.txt"))),
    "今天天气很好。",
]
MAY = date(2025, 5, 6)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_rulebook())


def test_the_records_are_those_of_the_texts_read_one_by_one() -> None:
    reader = Extractor()
    alone = [reader.extract(text, reference_date=MAY) for text in TEXTS]
    assert sum(map(len, alone)) > 100
    assert list(reader.extract_many(TEXTS, reference_date=MAY)) == alone


def test_a_document_has_a_title_and_a_date_of_its_own() -> None:
    reader = Extractor()
    text = "去年全市新增绿色工厂5家。"
    document = Document(text=text, title="湖州市绿色制造", date=date(2021, 3, 1))
    own, other = reader.extract_many([document, text], reference_date=MAY)
    assert own == reader.extract(text, reference_date=document.date, title=document.title)
    assert own.observations[0].period == "2020"
    assert other.observations[0].period == "2024"


def test_documents_are_taken_in_as_they_are_needed() -> None:
    taken = []

    def endless():  # type: ignore[no-untyped-def]  # a generator of strings
        while True:
            taken.append(1)
            yield TEXTS[0]

    results = Extractor().extract_many(endless())
    assert len(next(results)) > 1
    assert len(taken) <= DOCUMENTS + 1


def test_an_error_is_raised_when_its_turn_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Extractor()
    _break(monkeypatch, reader._pipeline)
    results = reader.extract_many(["增长2.4%。", "坏", "增长2.4%。"])
    assert next(results).quantities
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_an_error_leaves_the_other_documents_as_they_are(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch, pipeline)
    documents = [Document(text=text) for text in ("增长2.4%。", "坏", "下降3.1%。")]
    good, bad, other = read_together(pipeline, documents)
    assert isinstance(bad.error, ZeroDivisionError)
    assert (bad.records, bad.readings) == ((), ())
    assert good.error is other.error is None
    assert [record.text for record in good.records if record.type == "quantity"] == ["2.4%"]
    assert [record.text for record in other.records if record.type == "quantity"] == ["3.1%"]


def test_each_step_says_whose_it_is(pipeline: Pipeline) -> None:
    begun: list[int] = []
    read_together(pipeline, [Document(text="甲"), Document(text="乙")], begin=begun.append)
    assert begun == [0, 1] * (len(pipeline.stages) + 2)


def _break(monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> None:
    def fails(work: Work) -> None:
        if work.text == "坏":
            raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "stages", (*pipeline.stages[:2], fails, *pipeline.stages[2:]))


def test_groups_are_small_and_lose_nothing() -> None:
    lengths = [10, CHARACTERS + 1, 20, *[CHARACTERS // 3] * 4, *[1] * (DOCUMENTS + 5)]
    documents = [Document(text="字" * length) for length in lengths]
    found = list(groups(documents))
    assert [document for group in found for document in group] == documents
    for group in found:
        assert len(group) <= DOCUMENTS
        assert len(group) == 1 or sum(len(d.text) for d in group) <= CHARACTERS
    assert len(found) < len(documents) / 4
    assert list(groups([])) == []
