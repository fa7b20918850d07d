"""What an archive says of a sentence: only what it bears out is confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("duckdb")

from extractor import Extractor, Options, run_batch
from extractor.batch.engine import place_codes
from extractor.compare.check import Checker
from extractor.keys import own_keys
from extractor.store.opening import open_store

RELEASE = (
    "2024年，邹城市GDP突破930亿元。2024年，邹城市财政收入近90亿元。2024年，邹城市公路里程约2100公里。"
    "2024年，邹城市用电量超过60亿千瓦时。2024年，邹城市粮食产量50万吨。2024年，邹城市进出口下降超5%。"
    "2024年，邹城市GDP增速居全省前10位，用电量增速居全省第4位。"
    "2019年，邹城市入选省级创新型城市。2024年，邹城市17家企业入选省级智能工厂。"
    "邹城市人民政府任命王立强为邹城市教育局局长。"
)
Verdicts = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory, reader: Extractor) -> Iterator[Verdicts]:
    """``verdicts(sentence)``: of each of its facts."""
    folder = tmp_path_factory.mktemp("releases")
    (folder / "2025-01-24.txt").write_text(RELEASE, encoding="utf-8")
    store = folder / "facts.duckdb"
    run_batch(folder, store, options=Options(workers=0))
    with open_store(store) as opened:
        checker = Checker(opened, keys=own_keys(), place_code=place_codes(reader.book))
        yield lambda said: [one.verdict for one in checker.check(reader.extract(said).records)]


CONFIRMED, CONTRADICTED, NOT_THERE = "confirmed", "contradicted", "not in the archive"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # over 930: what is above it is left open, but for less than 930
        ("2024年，邹城市GDP突破930亿元。", CONFIRMED),
        ("2024年，邹城市GDP突破900亿元。", CONFIRMED),
        ("2024年，邹城市GDP为930亿元。", CONFIRMED),
        ("2024年，邹城市GDP突破940亿元。", NOT_THERE),
        ("2024年，邹城市GDP为1500亿元。", NOT_THERE),
        ("2024年，邹城市GDP为900亿元。", CONTRADICTED),
        ("2024年，邹城市用电量不足65亿千瓦时。", NOT_THERE),
        # nearly 90, about 2100
        ("2024年，邹城市财政收入近90亿元。", CONFIRMED),
        ("2024年，邹城市财政收入90亿元。", CONFIRMED),
        ("2024年，邹城市财政收入82亿元。", NOT_THERE),
        ("2024年，邹城市财政收入96亿元。", CONTRADICTED),
        ("2024年，邹城市公路里程2100公里。", CONFIRMED),
        ("2024年，邹城市公路里程2011公里。", NOT_THERE),
        # an exact figure bears out all that its digits do
        ("2024年，邹城市粮食产量50.2万吨。", CONFIRMED),
        ("2024年，邹城市粮食产量超过45万吨。", CONFIRMED),
        ("2024年，邹城市粮食产量51万吨。", CONTRADICTED),
        # below nought the ends change sides
        ("2024年，邹城市进出口下降5%。", CONFIRMED),
        ("2024年，邹城市进出口下降8%。", NOT_THERE),
        ("2024年，邹城市进出口下降3%。", CONTRADICTED),
    ],
)
def test_figures(verdicts: Verdicts, sentence: str, verdict: str) -> None:
    assert verdicts(sentence) == [verdict]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("2024年，邹城市GDP增速居全省前20位。", CONFIRMED),
        ("2024年，邹城市GDP增速居全省前10位。", CONFIRMED),
        ("2024年，邹城市GDP增速居全省第8位。", NOT_THERE),
        ("2024年，邹城市GDP增速居全省前5位。", NOT_THERE),
        ("2024年，邹城市GDP增速居全省第12位。", CONTRADICTED),
        ("2024年，邹城市用电量增速居全省前5位。", CONFIRMED),
        ("2024年，邹城市用电量增速连续三年居全省第4位。", NOT_THERE),
    ],
)
def test_ranks(verdicts: Verdicts, sentence: str, verdict: str) -> None:
    assert verdicts(sentence) == [verdict]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("2019年，邹城市入选省级创新型城市。", CONFIRMED),
        ("邹城市入选省级创新型城市。", CONFIRMED),
        ("邹城市入选创新型城市。", CONFIRMED),
        ("2021年，邹城市入选省级创新型城市。", NOT_THERE),
        ("邹城市入选国家级创新型城市。", NOT_THERE),
        ("曲阜市入选省级创新型城市。", NOT_THERE),
        ("2024年，邹城市17家企业入选省级智能工厂。", CONFIRMED),
        ("2024年，邹城市30家企业入选省级智能工厂。", CONTRADICTED),
        ("任命王立强为邹城市教育局局长。", CONFIRMED),
        ("任命王立强为邹城市水利局局长。", NOT_THERE),
        ("免去王立强的邹城市教育局局长职务。", NOT_THERE),
    ],
)
def test_honours_and_posts(verdicts: Verdicts, sentence: str, verdict: str) -> None:
    assert verdicts(sentence) == [verdict]
