"""One bad text never ends the rest: arithmetic, errors, limits, rules that explode."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import (
    Extractor,
    Failure,
    LimitError,
    Limits,
    OptionError,
    ParseError,
    Result,
    find_numbers,
    find_quantities,
    find_times,
    parse_number,
    parse_quantity,
    parse_time,
)
from extractor.document import Document
from extractor.evaluate.check import check_patterns
from extractor.pipeline import Pipeline

GOOD = "2024年，青州市工业增加值增长8.4%。"


# -- arithmetic

NUMERALS = st.text(
    "0123456789.,，〇零一二三五九十百千万亿兆半点分之%‰倍几多余", min_size=1, max_size=90
)
HUGE = [
    "百分之" + "九" * 30,
    "5" + "亿" * 25 + "元",
    "5.1" + "亿" * 40 + "元",
    "五点一" + "亿" * 40,
    "亿" * 79,
    "9" * 79 + "万亿元",
    "9" * 80 + "亿" * 20,
    "10^99",
    "1" * 40 + "分之" + "1" * 40,
    "九" * 40 + "亿" * 30 + "分之" + "三" * 40,
    "翻" + "九" * 40 + "番",
    "第" + "九" * 40 + "位",
]


@pytest.mark.parametrize("text", HUGE, ids=lambda text: f"{text[:6]}x{len(text)}")
def test_huge_numerals(text: str, reader: Extractor) -> None:
    reader.extract(f"全市产值达到{text}，同比增长{text}。")
    _read_alone(text)


@settings(max_examples=150, deadline=None)
@given(NUMERALS)
def test_any_numeral(text: str) -> None:
    _read_alone(text)


def _read_alone(text: str) -> None:
    for find in (find_numbers, find_quantities):
        list(find(text))
    for parse in (parse_number, parse_quantity):
        with suppress(ParseError):
            parse(text)


RELATIVE = """
明天 大后天 昨天 前天 上周 下周 下下周 下周一 周日 上周末 十天后 三天前 一周后 99999天后 十万年前
次日 翌日 截至昨日 明后两天 昨日起 上月底 下月底 明年 去年 百年后 千年前 近三年 未来五年 下个世纪
除夕 春节 清明 冬至 正月十五 2月29日 30日 31日 上季度 下半年 去年同期 今晚
前夜 三小时后 10分钟前 本周五 上上个月
""".split()


@pytest.mark.parametrize("word", RELATIVE)
def test_times_at_the_ends_of_the_calendar(word: str, reader: Extractor) -> None:
    for day in (date(9999, 12, 31), date(9999, 12, 1), date(1, 1, 1), date(1, 1, 31)):
        reader.extract(f"截至{word}，全市产值比{word}增长5%。", reference_date=day)
        find_times(word, reference=day)
        with suppress(ParseError):
            parse_time(word, reference=day)


def test_a_day_outside_the_calendar_is_unknown() -> None:
    assert parse_time("明天", reference=date(9999, 12, 31)).value is None
    assert parse_time("明天", reference=date(9999, 12, 30)).value == "9999-12-31"


# -- one of many


@pytest.fixture
def fragile(reader: Extractor, monkeypatch: pytest.MonkeyPatch) -> Extractor:
    """An extractor with a fault that some texts meet."""
    works = Pipeline.works

    def faulty(self: Pipeline, text: str, **more: Any) -> Any:
        if "坏" in text:
            raise ArithmeticError("a fault\nof ours")
        return works(self, text, **more)

    monkeypatch.setattr(Pipeline, "works", faulty)
    return reader


TEXTS = [("a", GOOD), ("b", "坏。"), ("c", Document(text=GOOD, date=date(2025, 3, 1)))]


def test_many_texts_with_ids_and_a_policy(fragile: Extractor) -> None:
    found = list(fragile.extract_many(TEXTS, on_error="collect"))
    assert [one.id for one in found] == ["a", "b", "c"]
    bad = found[1]
    assert isinstance(bad, Failure)
    assert isinstance(bad.error, ArithmeticError)
    assert found[0] == found[2] == fragile.extract(GOOD)
    assert [one.id for one in fragile.extract_many(TEXTS, on_error="skip")] == ["a", "c"]
    with pytest.raises(ArithmeticError):
        list(fragile.extract_many(TEXTS))
    with pytest.raises(OptionError, match="no 'ignore'; there are: raise, skip, collect"):
        fragile.extract_many(TEXTS, on_error="ignore")  # type: ignore[call-overload]


def test_many_texts_without_ids(fragile: Extractor) -> None:
    told: list[int] = []
    texts = (text for _, text in TEXTS)
    found = list(fragile.extract_many(texts, on_error="collect", progress=told.append))
    assert [one.id for one in found] == [None, 1, None]  # its place
    assert told == [1, 2, 3]


def test_the_command_goes_on(
    fragile: Extractor, command: Callable[..., Any], tmp_path: Path
) -> None:
    for name, text in (("a", GOOD), ("b", "坏。"), ("c", GOOD)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    code, out, err = command("extract", *files, "--format", "jsonl", "--only", "observation")
    assert code == 1
    assert len(out.splitlines()) == 2
    assert err == f"extractor: {files[1]}: a fault of extractor: ArithmeticError: a fault of ours\n"
    code, out, err = command("extract", "-", files[0], "--format", "jsonl", stdin=b"\xff\xfe\x00")
    assert (code, bool(out), err.count("\n")) == (1, True, 1)


# -- limits


@pytest.mark.parametrize("name", ["characters", "seconds", "memory"])
def test_limits_are_positive(name: str) -> None:
    with pytest.raises(OptionError, match=f"{name} must be more than 0"):
        Limits(**{name: 0})


def limited(**limits: Any) -> Extractor:
    return Extractor(limits=Limits(**limits))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts with 慢 take long in the middle of a step."""
    works = Pipeline.works

    def sleeping(self: Pipeline, text: str, **more: Any) -> Any:
        if "慢" in text:
            time.sleep(3)
        return works(self, text, **more)

    monkeypatch.setattr(Pipeline, "works", sleeping)


def test_a_text_that_is_too_long() -> None:
    short = limited(characters=50)
    assert short.extract(GOOD).observations
    with pytest.raises(LimitError, match="51 characters, more than 50") as told:
        short.extract("长" * 51)
    assert told.value.reason == "too-long"
    found = list(short.extract_many([GOOD, "长" * 51, GOOD], on_error="collect"))
    assert [type(one) for one in found] == [Result, Failure, Result]


def test_a_text_that_takes_too_long(slow: None) -> None:
    quick = limited(seconds=0.5)
    began = time.monotonic()
    found = list(quick.extract_many([GOOD, "慢", GOOD], on_error="collect"))
    assert time.monotonic() - began < 2.5  # in the middle of the step
    assert [type(one) for one in found] == [Result, Failure, Result]
    with pytest.raises(LimitError, match=r"ran past 0\.5 s"):
        quick.extract("慢")


def test_in_a_thread_time_is_looked_at_between_steps(slow: None) -> None:
    quick = limited(seconds=0.5)
    found: list[Any] = []
    texts = ["慢", GOOD]
    work = threading.Thread(
        target=lambda: found.extend(quick.extract_many(texts, on_error="collect"))
    )
    work.start()
    work.join()
    assert [type(one) for one in found] == [Failure, Result]


def test_memory_is_looked_at() -> None:
    with pytest.raises(LimitError, match="more than 1 MB") as told:
        limited(memory=1).extract(GOOD * 3000)
    assert told.value.reason == "memory"


def test_limits_of_the_command(slow: None, command: Callable[..., Any], tmp_path: Path) -> None:
    for name, text in (("a", GOOD), ("b", "慢"), ("c", GOOD * 10)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    code, out, err = command("extract", *files, "--timeout", "1", "--longest", "100", "--format",
                             "jsonl", "--only", "observation")  # fmt: skip
    assert (code, len(out.splitlines())) == (1, 1)
    assert "b.txt: ran past 1 s" in err
    assert "characters, more than 100" in err
    code, _, err = command("extract", files[0], "--timeout", "0")
    assert (code, err) == (2, "extractor: seconds must be more than 0, not 0.0\n")


# -- rules that explode

RULE = """
rules:
  - name: {name}
    pattern: '{pattern}'
    gives: {gives}
    examples:
      - {{text: "青州甲奖", gives: [{{type: entity, text: 甲奖, etype: HONOUR}}]}}
    counter_examples:
      - "甲乙丙。"
"""


@pytest.fixture
def exploding(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "mentions").mkdir(parents=True)
    (folder / "mentions" / "names.yaml").write_text(
        RULE.format(
            name="mine",
            pattern="(?P<name>(?:甲|甲甲|甲甲甲)+[奖杯])",
            gives="{etype: HONOUR}",
        ),
        "utf-8",
    )
    return folder


def test_a_users_rule_that_explodes(exploding: Path) -> None:
    outcome = check_patterns([exploding])
    assert len(outcome.problems) == 1
    (problem,) = outcome.problems
    assert problem.file == exploding / "mentions" / "names.yaml"
    assert problem.line == 4
    assert "rule 'mine': explodes: more than 0.25 s on '甲' over and over" in problem.message

    reader = Extractor(patterns=[exploding])
    began = time.process_time()
    found = list(reader.extract_many(["甲" * 60 + "。奖", GOOD], on_error="collect"))
    assert time.process_time() - began < 8
    assert isinstance(found[0], Failure)
    assert "names.yaml:4: rule 'mine' took more than 2 s" in str(found[0].error)
    assert isinstance(found[1], Result)


@pytest.mark.parametrize("bad", [None, float("nan"), b"\xe6", 1])
def test_what_is_no_text_is_left_out_too(bad: Any) -> None:
    found = list(Extractor().extract_many([GOOD, bad, GOOD], on_error="collect"))
    assert [type(one) for one in found] == [Result, Failure, Result]
    assert len(list(Extractor().extract_many([GOOD, bad, GOOD], on_error="skip"))) == 2
    with pytest.raises(OptionError, match="a text is a str or a Document"):
        Extractor().extract(bad)


def test_a_day_is_a_date_and_one_text_no_list() -> None:
    with pytest.raises(OptionError, match=r"datetime\.date, not str"):
        Extractor().extract(GOOD, reference_date="2025-01-01")  # type: ignore[arg-type]  # what people pass
    with pytest.raises(OptionError, match="one text is for extract"):
        Extractor().extract_many(GOOD)
