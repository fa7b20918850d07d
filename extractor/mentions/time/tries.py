"""The words that rules of times name: ``times.tsv`` by class, and each class as a trie."""

from __future__ import annotations

import re

from extractor.kept import kept
from extractor.rulebook import Row, Rulebook


def lexicon(book: Rulebook) -> dict[str, list[Row]]:
    """The rows of ``times.tsv`` by class, with the festivals and the plans."""
    classes: dict[str, list[Row]] = {}
    for row in book.table("times"):
        classes.setdefault(row.get("class"), []).append(row)
    classes["festival"] = list(book.table("times_festivals"))
    classes["plan"] = list(book.table("times_plans"))
    classes["term"] = list(book.table("times_terms"))
    return classes


def alternatives(rows: list[Row]) -> str:
    """The words of ``rows`` as a trie: longer words first, each with its guards."""
    ends: dict[str, str] = {}
    for row in rows:
        before = f"(?<!{row.get('before')}{re.escape(row.word)})" if row.get("before") else ""
        after = f"(?!{row.get('after')})" if row.get("after") else ""
        ends[row.word] = before + after
    words = "\n".join(f"{word}\t{guards}" for word, guards in ends.items())
    return kept("trie", words, lambda _: _trie(ends))


def _trie(ends: dict[str, str]) -> str:
    heads: dict[str, dict[str, str]] = {}
    final = None
    for word, guard in ends.items():
        if word:
            heads.setdefault(word[0], {})[word[1:]] = guard
        else:
            final = guard
    branches = [re.escape(head) + _trie(rest) for head, rest in heads.items()]
    if final is not None:
        branches.append(final)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
