"""The rules of one type, compiled: its words, its groups checked against its fields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, get_args

from ahocorasick_rs import AhoCorasick, MatchKind
from pydantic import BaseModel

from extractor.declaration import RecordType
from extractor.declared import type_of
from extractor.errors import PatternError
from extractor.grammar import CompiledRule, Keys, compile_rules, fitting
from extractor.mentions.element import MENTION_LABELS, Element, entity_of, front_of
from extractor.mentions.words import Word
from extractor.records import TYPES
from extractor.requirements import Fitting
from extractor.rulebook import Row, Rule, Rulebook, RuleFile, did_you_mean
from extractor.rulebook.declarations import KEY, declaration_of, typed_files
from extractor.sketch import Alphabet
from extractor.typed.effects import idle_words, unfilled

#: Tables of words that a rule file's labels are taken from; each row has a label and a value.
_TABLES, _WORDS = "tables", "words"
#: Keys of ``gives`` that are no fields. holds: it makes no record, what it says holds for those
#: below, for the rest of the sentence, or of the paragraph; needs: a field that must be held; each:
#: its captures belong together one by one, those of an anchor behind it or in front of it (before);
#: recent: what is told of a day more than a year before publication is the past, and no record;
#: same: a field that is the one of the record before.
HOLDS, NEEDS, EACH, RECENT, SAME = "holds", "needs", "each", "recent", "same"
_YES, SENTENCE, PARAGRAPH, BEFORE = frozenset({"yes"}), "sentence", "paragraph", "before"


#: What parts of foreign names are joined by; such a name ends where its finder says.
_DOTS = frozenset("·•・")


class TypedRules(NamedTuple):
    """A type with its rules in order.

    Attributes:
        values: what each word of the file means, for fields that hold a word.
        finder: finds the words that are drawn, those of two characters or more.
        trigger: a word with a value; a sentence without one is read where something is held.
    """

    type: RecordType
    file: Path
    rules: Fitting[CompiledRule]
    alphabet: Alphabet
    values: dict[str, str]
    finder: _Words
    trigger: Trigger | None

    @property
    def anchor(self) -> str:
        return self.type.about.anchor


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

    def within(self, begin: int, stop: int) -> bool:
        """Whether one lies wholly in a stretch of the text."""
        for number in range(bisect_right(self._spans, (begin, stop)), len(self._spans)):
            end, start = self._spans[number]
            if end > stop:
                return False
            if start >= begin:
                return True
        return False


class _Words:
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


def compiled(book: Rulebook) -> Iterator[TypedRules]:
    """The rules of every file that names a type.

    Raises:
        PatternError: a wrong declaration, table, word, label, group or key; with file and line.
    """
    for file in typed_files(book):
        declared = declaration_of(file)
        one = type_of(declared) if declared else TYPES[str(file.options[KEY])]
        if not one.about.anchor:
            raise _wrong(file, KEY, f"{one.name} has no rules of this kind")
        _check_keys(file)
        entries = dict(_entries(book, file))
        alphabet = Alphabet(label for label, _ in entries.values())
        fields: Keys = {field.name: _closed(one.model, field.name) for field in one.fields}
        keys: Keys = {
            **fields,
            HOLDS: _YES | {SENTENCE, PARAGRAPH},
            EACH: _YES | {BEFORE},
            NEEDS: frozenset(fields),
            RECENT: _YES,
            SAME: frozenset(fields),
        }
        rules = tuple(compile_rules(file, alphabet, keys=keys))
        for rule in rules:
            _check_groups(rule, one)
        words_of = {f.name: fields[f.name] for f in one.fields if f.mark.kind == "word"}
        for problem in chain(
            idle_words(file, rules, words_of), unfilled(file, one, rules) if declared else ()
        ):
            raise problem
        telling = [word for word, (_, row) in entries.items() if row.get("value")]
        trigger = Trigger(telling) if telling else None
        values = {word: row.get("value") for word, (_, row) in entries.items()}
        yield TypedRules(one, file.file, fitting(rules), alphabet, values, _Words(entries), trigger)


def _closed(model: type[BaseModel], name: str) -> frozenset[str] | None:
    """The words that a field may hold; None where any will do."""
    said = {
        str(value)
        for part in get_args(model.model_fields[name].annotation) or ()
        for value in (get_args(part) or (part,))
        if isinstance(value, str)
    }
    return frozenset(said) or None


def _check_keys(file: RuleFile) -> None:
    for key in file.options:
        if key not in (KEY, _TABLES, _WORDS):
            hint = did_you_mean(key, (KEY, _TABLES, _WORDS, "define", "rules"))
            raise _wrong(file, key, f"a rule file has no {key!r}", hint=hint)


def _entries(book: Rulebook, file: RuleFile) -> Iterator[tuple[str, tuple[str, Row]]]:
    """Word → its label and its row, of the tables that a file names and of its own words."""
    for name in file.options.get(_TABLES, ()):
        if name not in book.table_names:
            hint = did_you_mean(name, book.table_names)
            raise _wrong(file, _TABLES, f"no lexicon {name!r}", hint=hint)
        for row in book.table(name):
            label = row.get("label")
            if not label.isupper():
                raise row.wrong(f"no label {label!r}", hint="a label is capitals")
            yield row.word, (label, row)
    own = file.options.get(_WORDS, {})
    if not isinstance(own, dict):
        raise _wrong(file, _WORDS, "'words' is a mapping of labels to words")
    for label, words in own.items():
        if not label.isupper() or label in MENTION_LABELS or not isinstance(words, list | dict):
            raise _wrong(
                file, _WORDS, f"no label with words: {label!r}", hint="LABEL: [word, word]"
            )
        for word in words:
            value = words[word] if isinstance(words, dict) else word
            line = getattr(own, "lines", {}).get(label, 1)
            yield word, (label, Row(word, {"label": label, "value": value}, file.file, line))


def _check_groups(compiled_rule: CompiledRule, one: RecordType) -> None:
    rule: Rule = compiled_rule.rule
    known = {field.name for field in one.fields}
    for name in compiled_rule.pattern.groups:
        if name not in known:
            raise rule.wrong(f"{one.name} has no field {name!r}", hint=did_you_mean(name, known))


def _wrong(file: RuleFile, key: str, message: str, *, hint: str | None = None) -> PatternError:
    said = file.options.get(key)
    line = getattr(said, "line", None) or next(iter(getattr(said, "lines", ())), None)
    return PatternError(message, file=file.file, line=line, hint=hint)
