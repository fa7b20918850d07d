"""What of a declared type's file would be without effect: a field, a label, a word's meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from extractor.declaration import RecordType
from extractor.errors import PatternError
from extractor.grammar import CompiledRule
from extractor.rulebook import Row, RuleFile, did_you_mean
from extractor.typed.exact import can_be


def idle_words(
    file: RuleFile,
    entries: Iterable[tuple[str, Row]],
    closed: Mapping[str, frozenset[str] | None],
) -> Iterator[PatternError]:
    """What is wrong with the labels that a file draws, and with what their words mean.

    Args:
        file: the rules.
        entries: each word's label and row.
        closed: the fields that hold a word, with the words that each may hold; None: any.
    """
    texts = "\n".join((*(rule.pattern for rule in file.rules), *file.define.values()))
    rows: dict[str, list[Row]] = {}
    for label, row in entries:
        rows.setdefault(label, []).append(row)
    for label, found in rows.items():
        asked, single = f"<{label}>" in texts, all(len(row.word) == 1 for row in found)
        if not asked and not (single and all(row.word in texts for row in found)):
            yield found[0].wrong(
                f"no rule asks for the label {label!r}", hint=f"write <{label}> in a pattern"
            )
        if asked and single:
            yield found[0].wrong(
                f"no word of {label!r} is drawn: each is one character",
                hint="write them in the pattern itself",
            )
    if closed and None not in closed.values():
        known = frozenset().union(*filter(None, closed.values()))
        for row in chain.from_iterable(rows.values()):
            value = row.get("value")
            if value not in (*known, row.word, ""):
                yield row.wrong(
                    f"no field holds {value!r}, which {row.word} is to mean",
                    hint=did_you_mean(value, known),
                )


def idle_rules(
    rules: Sequence[CompiledRule], one: RecordType, *, needs: str, holds: str
) -> Iterator[PatternError]:
    """Rules that give what a field cannot hold, or need what no other rule holds.

    Args:
        rules: those of one type.
        one: the type.
        needs: the key of ``gives`` that names a field which must be held.
        holds: the key of a rule whose fields hold for the lines below.
    """
    kinds = {field.name: field.mark.kind for field in one.fields}
    above = [r for r in rules if r.rule.gives.get(holds) not in (None, "sentence", "paragraph")]
    held = {name for r in above for name in (*r.pattern.groups, *r.rule.gives)}
    for rule in (compiled.rule for compiled in rules):
        for name, value in rule.gives.items():
            if value and not can_be(kinds.get(name, ""), value):
                yield rule.wrong(f"{name} is no {kinds[name]}: {value!r}", key="gives")
        needed = rule.gives.get(needs)
        if needed and needed not in held:
            yield rule.wrong(
                f"no rule holds {needed!r} for the lines below",
                key="gives",
                hint=f"a rule with the group {needed} gives {{{holds}: yes}}",
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
