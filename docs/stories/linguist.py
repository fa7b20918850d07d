"""A linguist's story: a verb that no table knows is taught, and what that changes is measured.

Two sentences with gold beside them: 腾跃 is no verb of change to the program, so the rate after
it makes no record. One row in a folder of one's own mends that; ``rules check`` says that nothing
else broke, ``diff`` which records come of it, and ``eval`` by how much it is better.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

SENTENCES = (("泸州市", "外贸进出口总额", "8.3"), ("宜宾市", "工业用电量", "9.1"))
ROW = "word\tsign\tlabel\tindicator\n腾跃\t1\tTREND\n"


def main(folder: Path) -> None:
    """Write texts and gold into ``folder``, score, teach, check, and score again."""
    gold, mine = folder / "gold", folder / "mine"
    gold.mkdir(parents=True)
    for number, (who, what, rate) in enumerate(SENTENCES):
        text = f"2024年，{who}{what}腾跃{rate}%。"
        start = text.index(rate)
        fact = {
            "type": "observation", "start": start, "end": len(text) - 1, "text": f"{rate}%",
            "subject": who, "indicator": what, "period": "2024", "measure": "growth",
            "value": rate, "unit": "%",
        }  # fmt: skip
        (gold / f"{number}.txt").write_text(text, encoding="utf-8")
        (gold / f"{number}.jsonl").write_text(json.dumps(fact), encoding="utf-8")
    before = score(gold)
    (mine / "lexicon").mkdir(parents=True)
    (mine / "lexicon" / "trends.tsv").write_text(ROW, encoding="utf-8")
    assert "all in order" in extractor("rules", "check", "--patterns", mine)
    for number, (_, _, rate) in enumerate(SENTENCES):
        text = gold / f"{number}.txt"
        (one,) = json.loads(extractor("diff", text, "--patterns", mine, "--format", "json"))
        assert (one["change"], one["after"]["value"]) == ("gained", rate)
    after = score(gold, "--patterns", mine)
    print(f"F1 of observations: {before:.2f}, and {after:.2f} with 腾跃")
    assert (before, after) == (0, 1)


def score(gold: Path, *options: object) -> float:
    """The strict F1 of observations."""
    figures = json.loads(extractor("eval", gold, "--date", "2025-03-21", "--json", *options))
    return float(figures["observation"]["strict"][-1])


def extractor(*arguments: object) -> str:
    """The output of the command."""
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where texts, gold and patterns are made")
    main(parser.parse_args().folder)
