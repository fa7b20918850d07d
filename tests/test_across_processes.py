"""Objects cross processes: extractors, results and errors are pickled; JSON comes back whole."""

from __future__ import annotations

import multiprocessing
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor, Limits, PatternError, Result, errors, find_quantities
from extractor.document import Document
from extractor.records import Observation
from extractor.source import load_path
from extractor.views.schema import record_schema

TEXT = "2024年，青州市规模以上工业增加值同比增长8.4%，居全省第3位，获评“制造强县”。"


MADE: dict[type[errors.ExtractorError], dict[str, Any]] = {
    errors.EncodingError: {"offset": 3, "path": "a"},
    errors.PatternError: {"file": "f", "line": 3, "excerpt": "e", "caret": 1, "hint": "h"},
    errors.MissingExtraError: {"extra": "pdf"},
    errors.LimitError: {"reason": "timeout"},
    errors.SourceError: {"path": Path("a"), "reason": "image"},
}
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.ExtractorError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_crosses(kind: type[errors.ExtractorError]) -> None:
    error = kind("wrong", **MADE.get(kind, {}))
    error.add_note("a note")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (str(back), back.args, vars(back)) == (str(error), error.args, vars(error))


def test_an_error_in_a_pool_comes_back(tmp_path: Path) -> None:
    """A badly encoded file hung a pool: its error could not be made anew."""
    bad = tmp_path / "a.txt"
    bad.write_bytes("全市".encode() + b"\xff\xff\xfe\x81")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        waiting = pool.map_async(load_path, [bad])
        with pytest.raises(errors.EncodingError) as told:
            waiting.get(timeout=60)
    assert told.value.offset >= 0


def test_an_extractor_crosses(reader: Extractor, tmp_path: Path) -> None:
    table = tmp_path / "mine" / "lexicon" / "scopes.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("word\tresolves\n全银河\tnation\n", "utf-8")
    own = Extractor(patterns=[tmp_path / "mine"], limits=Limits(characters=500))
    data = pickle.dumps(own)
    back = pickle.loads(data)
    assert back.limits == own.limits
    assert back.extract(TEXT) == own.extract(TEXT)
    assert pickle.loads(data) is back  # made once, however many tasks are sent
    assert len(data) < 2000
    made_again, (folders, limits, _) = own.__reduce__()
    with pytest.raises(PatternError, match="changed since the extractor was made"):
        made_again(folders, limits, "another version")


def test_results_cross(reader: Extractor) -> None:
    result = reader.extract(TEXT, reference_date=date(2025, 3, 1))
    back = pickle.loads(pickle.dumps(result))
    assert (back, back.source) == (result, TEXT)
    document = Document(text=TEXT, date=date(2025, 3, 1))
    assert pickle.loads(pickle.dumps(document)) == document


def test_json_comes_back_with_evidence(reader: Extractor) -> None:
    result = reader.extract(TEXT, reference_date=date(2025, 3, 1))
    back = Result.model_validate_json(result.model_dump_json())
    assert back == result
    assert hash(back) == hash(result)
    assert all(record.evidence for record in back.observations)
    assert Result.model_validate(result.model_dump()) == result
    for record in result:
        assert type(record).model_validate_json(record.model_dump_json(indent=1)) == record
    assert result != Result()
    assert result != 3


def test_lines_hold_no_evidence() -> None:
    schema = record_schema()
    assert not {"evidence", "inherited"} & set(schema["$defs"]["Observation"]["properties"])
    assert "Evidence" not in schema["$defs"]


@settings(max_examples=60, deadline=None)
@given(st.text("青州市\ud800\udc00\udfff“”入选增长8.4%。", max_size=40), st.sampled_from([None, 2]))
def test_lone_surrogates_do_not_break_json(text: str, indent: int | None) -> None:
    for record in find_quantities(text):
        record.model_dump_json(indent=indent).encode()
    made = Observation(
        start=0, end=1, text=text, indicator=text, measure="level", unit="1", subject=text
    )
    back = Observation.model_validate_json(made.model_dump_json(indent=indent))
    assert len(back.indicator) <= len(text)
    assert Result(records=(made,)).model_dump_json().isprintable() or text
