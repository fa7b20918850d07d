"""A user's rule that explodes holds up no text, whatever it finds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractor import Extractor, LimitError
from extractor.rulebook import bounded

BAD = "(?:甲|甲甲|甲甲甲)+[奖杯]"
#: The file of a rule, its pattern, what it gives, and a text that it explodes on.
RULES = {
    "mentions/quantities.yaml": (BAD, "{value: '2', unit: x}", "{at: 甲奖, value: '2', unit: x}"),
    "mentions/ranks.yaml": (BAD, "{kind: position, position: '1'}", "{at: 甲奖, kind: position}"),
    "mentions/times.yaml": (
        f"届期{BAD}(?P<month>5)?",
        "{kind: date}",
        "{at: 届期甲奖, kind: date}",
    ),
}
AFTER = {
    "mentions/quantities.yaml": ("{n}" + BAD, "{value: n, unit: x}", "{at: 5甲奖}"),
}
RULE = """
rules:
  - name: mine
    pattern: '{pattern}'
    gives: {gives}
    examples:
      - {{text: "届期5甲奖", date: 2025-01-01, gives: [{example}]}}
    counter_examples:
      - "乙丙。"
"""


def folder(path: Path, file: str, rule: tuple[str, str, str]) -> Path:
    pattern, gives, example = rule
    (path / file).parent.mkdir(parents=True)
    (path / file).write_text(RULE.format(pattern=pattern, gives=gives, example=example), "utf-8")
    return path


@pytest.mark.parametrize(("file", "rule"), [*RULES.items(), *AFTER.items()])
def test_it_is_given_up(
    file: str, rule: tuple[str, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 0.3)
    monkeypatch.setattr("extractor.mentions.ranks.SECONDS", 0.3)
    reader = Extractor(patterns=folder(tmp_path, file, rule))
    assert reader.extract("2024年，青州市用电量增长6.2%。").observations
    began = time.monotonic()
    text = f"2024年，青州市去年5{'甲' * 80}乙，届期{'甲' * 80}乙，全省{'甲' * 80}乙，奖杯。"
    with pytest.raises(LimitError, match=r"yaml:4: rule 'mine' took more than") as told:
        reader.extract(text)
    assert told.value.reason == "timeout"
    assert str(tmp_path / file) in str(told.value)
    assert time.monotonic() - began < 20
