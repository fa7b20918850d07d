"""The stories of docs/stories, told from files to the result that somebody wanted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("xlsxwriter")

STORIES = Path(__file__).resolve().parents[1] / "docs" / "stories"
#: How each story ends; that of the statistician is told in test_compare.
ENDS = {
    "journalist": "5 claims; 7.6% is wrong: 2024年，绵阳市GDP达到4344.4亿元，增长7.0%。"
    " (2025-01-23.txt)\n",
    "engineer": "40 read, then 2; best: 高密市\n",
    "linguist": "F1 of observations: 0.00, and 1.00 with 腾跃\n",
}


def told(name: str, *arguments: object) -> str:
    command = [sys.executable, "-X", "utf8", str(STORIES / f"{name}.py"), *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, ""), name
    return run.stdout


@pytest.mark.parametrize("name", ENDS)
def test_a_story_ends_as_it_should(tmp_path: Path, name: str) -> None:
    assert told(name, tmp_path / "story") == ENDS[name]
    if name == "journalist":  # what goes to the desk
        table = (tmp_path / "story" / "speech.md").read_text(encoding="utf-8").splitlines()
        wrong = [line.split(" | ")[1] for line in table if line.startswith("| 7.6%")]
        assert wrong == ["contradicted"]
        assert (tmp_path / "story" / "archive.xlsx").is_file()


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.py")), ids=lambda path: path.stem)
def test_every_story_says_what_it_is(story: Path) -> None:
    assert "story" in told(story.stem, "--help")
