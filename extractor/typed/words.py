"""The words that the rules of one file see as labels, and where they stand in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from extractor.errors import PatternError
from extractor.mentions.element import MENTION_LABELS, Element, entity_of, front_of
from extractor.mentions.words import Word
from extractor.rulebook import Row, Rulebook, RuleFile, did_you_mean

#: Keys of a file: tables of words that its labels are taken from, each row with a label and a
#: value; and its own words.
TABLES, WORDS = "tables", "words"
#: Parts of foreign names are joined by them; such a name ends where its finder says.
_DOTS = frozenset("·•・")


class Trigger:
    """The words with a value, found in one pass however many there are."""

    def __init__(self, words: Sequence[str]):
        self._automaton = AhoCorasick(words)

    def places(self, text: str) -> Places:
        """Where they stand in a text, inside one another too."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return Places([(end, start) for _, start, end in found])


class Places:
    """Where the words of a trigger stand in one text."""

    def __init__(self, spans: list[tuple[int, int]]):
        self._spans = spans  # end and start of each, by end

    def __bool__(self) -> bool:
        return bool(self._spans)

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self._spans[-1][0] if self._spans else 0

    def within(self, begin: int, stop: int) -> bool:
        """Whether one lies wholly in a stretch of the text."""
        for number in range(bisect_right(self._spans, (begin, stop)), len(self._spans)):
            end, start = self._spans[number]
            if end > stop:
                return False
            if start >= begin:
                return True
        return False


class Finder:
    """Finds labelled words; the longest, from left to right.

    A word of one character is drawn nowhere: a rule that wants it writes it. A mention that begins
    or ends with one, in the middle of other characters, is none: 李丽 | 华为 | 财政局, 同志 | 任县.
    """

    def __init__(self, entries: dict[str, tuple[str, Row]]):
        self._single = {word for word in entries if len(word) == 1}
        drawn = {word: entry for word, entry in entries.items() if len(word) > 1}
        self._entries = list(drawn.values())
        self._automaton = AhoCorasick(list(drawn), matchkind=MatchKind.LeftmostLongest)

    def among(self, text: str, begin: int, stop: int, mentions: Iterable[Element]) -> list[Element]:
        """The mentions of a stretch of text with the words that none of them holds, in order."""
        words = [
            (index, first + begin, last + begin)
            for index, first, last in self._automaton.find_matches_as_indexes(text[begin:stop])
        ]
        runs = {at: last for _, first, last in words for at in range(first + 1, last)}
        whole = (m for m in mentions if not self._torn(text, begin, m, m.end in runs))
        free = sorted(whole, key=front_of)
        found: list[Element] = []
        at = end = 0
        for index, first, last in words:
            while at < len(free) and front_of(free[at]) < last:
                end = max(end, free[at].end)
                found.append(free[at])
                at += 1
            if first >= end:
                found.append(Word(first, last, *self._entries[index]))
                end = last
        found.extend(free[at:])
        return sorted(found, key=front_of)

    def _torn(self, text: str, begin: int, mention: Element, cut: bool) -> bool:
        """Whether words tell that a mention is none; ``cut``: one of them begins inside it."""
        start, end = mention.start, mention.end
        entity = entity_of(mention)
        if entity is not None and entity.etype == "PERSON":
            single = text[end - 1] in self._single and text[end : end + 1].isalnum()
            if single or (cut and not _DOTS & set(text[start:end])):
                return True  # 陶立获 | 任, 陶立为 | 副主任
        inside = start > begin and text[start - 1].isalpha()
        return inside and (text[start] in self._single or text[end - 1] in self._single)


def entries_of(book: Rulebook, file: RuleFile) -> dict[str, tuple[str, Row]]:
    """Word → its label and its row, of the tables that a file names and of its own words.

    Raises:
        PatternError: no such table, no label, no word, or a word that has two labels.
    """
    found: dict[str, tuple[str, Row]] = {}
    for label, row in (*_of_tables(book, file), *_of_file(file)):
        other = found.setdefault(row.word, (label, row))[1]
        if other is not row:
            raise row.wrong(
                f"{row.word!r} is hidden by line {other.line} of {other.file.name}",
                hint="a word has one label",
            )
    return found


def _of_tables(book: Rulebook, file: RuleFile) -> Iterator[tuple[str, Row]]:
    names = file.options.get(TABLES, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise wrong(file, TABLES, "'tables' is a list of names", hint="tables: [table, table]")
    for name in names:
        if name not in book.table_names:
            hint = did_you_mean(name, book.table_names)
            raise wrong(file, TABLES, f"no lexicon {name!r}", hint=hint)
        for row in book.table(name):
            label = row.get("label")
            if not label.isupper():
                raise row.wrong(f"no label {label!r}", hint="a label is capitals")
            yield label, row


def _of_file(file: RuleFile) -> Iterator[tuple[str, Row]]:
    own: Any = file.options.get(WORDS, {})
    if not isinstance(own, dict):
        raise wrong(file, WORDS, "'words' is a mapping of labels to words")
    lines: Mapping[str, int] = getattr(own, "lines", {})
    for label, words in own.items():
        if not label.isupper() or label in MENTION_LABELS or not isinstance(words, list | dict):
            said = f"no label with words: {label!r}"
            raise wrong(file, WORDS, said, hint="LABEL: [word, word]", inside=label)
        for word in words:
            value = words[word] if isinstance(words, dict) else word
            if not isinstance(word, str) or not word or not isinstance(value, str):
                said = f"no word of {label!r}: {word!r}"
                raise wrong(file, WORDS, said, hint="LABEL: {word: value}", inside=label)
            values = {"label": label, "value": value}
            yield label, Row(word, values, file.file, lines.get(label, 1))


def wrong(
    file: RuleFile, key: str, message: str, *, hint: str | None = None, inside: str = ""
) -> PatternError:
    """An error that points at a key of a file's head, or at one inside it."""
    said = file.options.get(key)
    within = getattr(said, "lines", {})
    heads: Mapping[str, int] = getattr(file.options, "lines", {})
    line = within[inside] if inside and inside in within else heads.get(key)
    return PatternError(message, file=file.file, line=line, hint=hint)
