"""What of a declared type's file would be without effect: a field, a label, a word's meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.declaration import RecordType
from extractor.errors import PatternError
from extractor.grammar import CompiledRule
from extractor.rulebook import RuleFile, did_you_mean


def idle_words(
    file: RuleFile, rules: tuple[CompiledRule, ...], closed: Mapping[str, frozenset[str] | None]
) -> Iterator[PatternError]:
    """What is wrong with the labels that a file gives words to.

    Args:
        closed: the fields that hold a word, with the words that each may hold; None: any.
    """
    own: Mapping[str, Any] = file.options.get("words", {})
    values = None if None in closed.values() else frozenset().union(*filter(None, closed.values()))
    for label, words in own.items():
        line = getattr(own, "lines", {}).get(label)

        def wrong(message: str, hint: str, line: int | None = line) -> PatternError:
            return PatternError(message, file=file.file, line=line, hint=hint)

        if not any(f"<{label}>" in one.rule.pattern for one in rules):
            yield wrong(f"no rule asks for the label {label!r}", f"write <{label}> in a pattern")
        if all(len(word) == 1 for word in words):
            yield wrong(
                f"no word of {label!r} is drawn: each is one character",
                "write them in the pattern itself",
            )
        for word, value in words.items() if isinstance(words, dict) and values else ():
            if value not in (values or ()):
                yield wrong(
                    f"no field holds {value!r}, which {word} is to mean",
                    did_you_mean(str(value), values or ()),
                )


def unfilled(
    file: RuleFile, one: RecordType, rules: tuple[CompiledRule, ...]
) -> Iterator[PatternError]:
    """The fields of a declared type that no rule fills, and nothing said before can."""
    filled = {name for rule in rules for name in (*rule.pattern.groups, *rule.rule.gives)}
    kinds = [(field.name, field.mark.kind) for field in one.fields]
    # the first time is that of publication; the first body stands in front of a post
    of_posts = any(kind == "post" and name in filled for name, kind in kinds)
    alone = ("period", "body") if of_posts else ("period",)
    filled |= {next((name for name, kind in kinds if kind == sort), "") for sort in alone}
    fields = file.options["record"]["fields"]
    for name, _ in kinds:
        if name not in filled:
            yield PatternError(
                f"no rule fills the field {name!r}",
                file=file.file,
                line=getattr(fields, "lines", {}).get(name),
                hint=f"write (?P<{name}>…) in a pattern, or {name}: … in what a rule gives",
            )
