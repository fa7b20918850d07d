"""Writes numeral_words.tsv of the lexicon: words of jieba's dictionary (MIT) with a numeral
that counts nothing: idioms, names, 一般, 四川. Run it after numerals.tsv or the units change.

    python scripts/make_numeral_words.py
"""

from __future__ import annotations

import re
from pathlib import Path

import jieba

from extractor.layout.script import fold
from extractor.rulebook import own_table

#: Tags of words that are idioms, names, adverbs, adjectives, pronouns, nouns.
TAGS = {"i", "l", "n", "ns", "nt", "nz", "d", "b", "r", "c", "j", "a", "v", "s"}
NAMES = {"i", "ns", "nt", "nz"}
#: Numbers with something that could count in a sentence of figures are left to the finder.
COUNTING = "成倍年月日天时点周季番季折分半"
#: Compared with a number: 比三十大. 十大 alone counts the best of something.
COMPARED = "大"


def words(table: str, *, plain: bool = False) -> set[str]:
    """The words of a table; ``plain``: only those with neither code nor kind."""
    lines = own_table(table).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {row[0] for row in rows[1:] if not plain or not any(row[1:3])}


def main() -> None:
    numerals = "".join(w for w in words("numerals") if w not in "点参陆伍幺") + "几半"
    units = words("units") | words("classifiers") | words("currencies")
    inexact = "".join(word for word in words("modifiers") if len(word) == 1)
    numbered = re.compile(f"[第每数{inexact}]?[{numerals}余多]+(.*)")
    counted = words("classifiers", plain=True)
    kept = set()
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    for line in dictionary.splitlines():
        word, frequency, tag = line.split()
        if tag not in TAGS or not 2 <= len(word) <= 8 or not re.search(f"[{numerals}]", word):
            continue
        if fold(word) != word:
            continue  # no text is read as it
        if int(frequency) < (20 if len(word) == 2 else 3):
            continue
        match = numbered.fullmatch(word)
        if match and (match[1] in units or match[1] == "" or match[1][0] in COUNTING):
            continue
        if match and match[1] == COMPARED and re.fullmatch("[二三四五六七八九]十大", word):
            continue
        if (
            re.search("[番倍]", word)
            or word[-1] in "十百千万亿"
            or (len(word) == 2 and word[1] in numerals and tag in "vans")
        ):
            continue
        count = match and len(word) == 3 and word[0] != "一" and match[1][0] in counted
        if count and tag not in NAMES:
            continue  # 两条线: a plain count
        kept.add(word)
    head = [
        "# Words with a numeral that counts nothing, made by scripts/make_numeral_words.py from",
        "# the dictionary of jieba (MIT); words of one's own go into fixed_words.tsv.",
        "word",
    ]
    text = "\n".join([*head, *sorted(kept)]) + "\n"
    own_table("numeral_words").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
