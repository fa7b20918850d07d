"""The rules of one type, compiled: its words, its groups checked against its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple, get_args

from pydantic import BaseModel

from extractor.declaration import RecordType
from extractor.declared import type_of
from extractor.grammar import CompiledRule, Keys, compile_rules, fitting
from extractor.records import TYPES
from extractor.requirements import Fitting
from extractor.rulebook import Row, Rule, Rulebook, RuleFile, did_you_mean
from extractor.rulebook.declarations import KEY, declaration_of, declarations, typed_files
from extractor.sketch import Alphabet, draw
from extractor.typed.effects import idle_rules, idle_words, unfilled
from extractor.typed.words import TABLES, WORDS, Finder, Trigger, entries_of, wrong

#: Keys of ``gives`` that are no fields. holds: it makes no record, what it says holds for those
#: below, for the rest of the sentence, or of the paragraph; needs: a field that must be held; each:
#: its captures belong together one by one, those of an anchor after it or in front of it (before);
#: recent: what is told of a day more than a year before publication is the past, and no record;
#: same: a field that is the one of the record before.
HOLDS, NEEDS, EACH, RECENT, SAME = "holds", "needs", "each", "recent", "same"
_YES, SENTENCE, PARAGRAPH, BEFORE = frozenset({"yes"}), "sentence", "paragraph", "before"


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
    finder: Finder
    trigger: Trigger | None

    @property
    def anchor(self) -> str:
        return self.type.about.anchor

    def drawn(self, text: str) -> str:
        """How the words of the file are drawn in a text that stands by itself."""
        words = self.finder.among(text, 0, len(text), ())
        return self.alphabet.readable(draw(text, 0, len(text), words, self.alphabet).text)


def compiled(book: Rulebook) -> Iterator[TypedRules]:
    """The rules of every file that names a type.

    Raises:
        PatternError: a wrong declaration, table, word, label, group or key, or something that
            would be without effect; with file and line.
    """
    files = typed_files(book)
    declarations(files)  # one type is declared by one file
    for file in files:
        yield _compiled(book, file)


def _compiled(book: Rulebook, file: RuleFile) -> TypedRules:
    declared = declaration_of(file)
    one = type_of(declared) if declared else TYPES[str(file.options[KEY])]
    if not one.about.anchor:
        raise wrong(file, KEY, f"{one.name} has no rules of this kind")
    _check_keys(file)
    entries = entries_of(book, file)
    alphabet = Alphabet(label for label, _ in entries.values())
    fields: Keys = {field.name: _closed(one.model, field.name) for field in one.fields}
    rules = tuple(compile_rules(file, alphabet, keys=_keys(fields)))
    for rule in rules:
        _check_groups(rule, one)
    words_of = {f.name: fields[f.name] for f in one.fields if f.mark.kind == "word"}
    for problem in chain(
        idle_words(file, entries.values(), words_of),
        idle_rules(rules, one, needs=NEEDS, holds=HOLDS),
        unfilled(file, one, rules) if declared else (),
    ):
        raise problem
    values = {word: row.get("value") for word, (_, row) in entries.items()}
    trigger = _trigger(rules, entries, alphabet)
    return TypedRules(one, file.file, fitting(rules), alphabet, values, Finder(entries), trigger)


def _keys(fields: Keys) -> Keys:
    """What a rule may give: a field's value, and what else is said of its records."""
    return {
        **fields,
        HOLDS: _YES | {SENTENCE, PARAGRAPH},
        EACH: _YES | {BEFORE},
        NEEDS: frozenset(fields),
        RECENT: _YES,
        SAME: frozenset(fields),
    }


def _trigger(
    rules: Iterable[CompiledRule], entries: Mapping[str, tuple[str, Row]], alphabet: Alphabet
) -> Trigger | None:
    """The words with a value; None where some rule makes a record without one of them."""
    telling = {word: label for word, (label, row) in entries.items() if row.get("value")}
    drawn = alphabet.of(telling.values()) | {word for word in telling if len(word) == 1}
    for one in rules:
        alone = not (one.rule.gives.get(HOLDS) or one.rule.gives.get(NEEDS))
        told = one.needs.every & drawn or any(some <= drawn for some in one.needs.some)
        if alone and not told:
            return None
    return Trigger(list(telling)) if telling else None


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
        if key not in (KEY, TABLES, WORDS):
            hint = did_you_mean(key, (KEY, TABLES, WORDS, "define", "rules"))
            raise wrong(file, key, f"a rule file has no {key!r}", hint=hint)


def _check_groups(compiled_rule: CompiledRule, one: RecordType) -> None:
    rule: Rule = compiled_rule.rule
    known = {field.name for field in one.fields}
    for name in compiled_rule.pattern.groups:
        if name not in known:
            raise rule.wrong(f"{one.name} has no field {name!r}", hint=did_you_mean(name, known))
