"""A journalist's story: a speech is given at noon, and by one o'clock its figures are checked.

Six releases lie in a folder. Each claim of the speech is confirmed, contradicted, or not in the
archive, and stands beside the sentence that says so: a Markdown table to send to the desk, and the
whole archive as a workbook for whoever wants to look further.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

RELEASES = {
    "2023-01-19": "2022年，绵阳市地区生产总值3626.9亿元，同比增长5.0%，总量居全省第2位。",
    "2024-01-22": "2023年，绵阳市GDP为4038.7亿元，同比增长8.0%，增速居全省第1位。",
    "2024-02-06": "2023年，绵阳市规上工业增加值同比增长9.6%。粮食总产量233.1万吨。",
    "2024-07-20": "2024年上半年，绵阳市GDP为2005.4亿元，同比增长7.2%。",
    "2025-01-23": "2024年，绵阳市GDP达到4344.4亿元，增长7.0%。粮食产量236万吨。",
    "2025-02-11": "2024年，绵阳市规模以上工业增加值增长8.7%，增速居全省第3位。",
}
SPEECH = (
    "2024年，绵阳市地区生产总值突破4300亿元，同比增长7.6%。"  # over 4300: yes; 7.6%: no
    "2024年，绵阳市粮食产量2360000吨。"  # in another unit, and so
    "2023年，绵阳市GDP增速居全省第1位。2024年，绵阳市外贸进出口总额增长12.4%。"
)
VERDICTS = {"confirmed": 3, "contradicted": 1, "not in the archive": 1}


def main(folder: Path) -> None:
    """Make the releases in ``folder``, check the speech, and write what the desk gets."""
    releases, store, table = folder / "releases", folder / "archive.duckdb", folder / "speech.md"
    releases.mkdir(parents=True)
    for day, text in RELEASES.items():
        (releases / f"{day}.txt").write_text(text, encoding="utf-8")
    extractor("batch", releases, "--out", store, "--quiet")
    rows = json.loads(extractor("check", SPEECH, store, "--format", "json", fails=1))
    verdicts = {(row["fact"], row["verdict"]) for row in rows}
    assert Counter(verdict for _, verdict in verdicts) == VERDICTS, verdicts
    extractor("check", SPEECH, store, "--output", table, fails=1)
    extractor("export", store, "--out", folder / "archive.xlsx")
    wrong = next(row for row in rows if row["verdict"] == "contradicted")
    print(
        f"{len(verdicts)} claims; {wrong['fact']} is wrong: {wrong['sentence']} ({wrong['file']})"
    )


def extractor(*arguments: object, fails: int = 0) -> str:
    """The output of the command, which ends with 0, or with 1 where a claim is contradicted."""
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    run = subprocess.run(command, check=False, stdout=subprocess.PIPE, encoding="utf-8")
    assert run.returncode == fails, command
    return run.stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where releases, store and table are made")
    main(parser.parse_args().folder)
