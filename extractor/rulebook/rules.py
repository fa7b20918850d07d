"""Rules as they stand in the YAML files: name, pattern, what it gives, and its proof.

A file is a mapping: ``define`` (named fragments of pattern, used as ``{name}``) and ``rules``, a
list in order of precedence. What a pattern may refer to, and what ``gives`` may hold, is the
business of the stage that compiles the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import PatternError
from extractor.rulebook.yaml_source import Mapping, Sequence, read_yaml

#: The folder whose rules are strategies: their order is data, what they do is code.
_LISTED = 60  # names that a hint tells one by one, at most
_SLOTS = "slots"
_FILE_KEYS = ("define", "rules")
#: What a file may say at its head: which type its records are of, and words of its own.
_OPTIONS = ("record", "tables", "words")
#: What an example says beside its text and what it gives.
_CONTEXT = ("title", "date", "why")
_RULE_KEYS = ("name", "pattern", "gives", "why", "examples", "counter_examples")


class Example(NamedTuple):
    """A sentence and the records the rule makes of it (none for a counter-example)."""

    text: str
    gives: tuple[dict[str, Any], ...]
    context: dict[str, str]  # title, date: what the reader of the sentence would know
    line: int

    @property
    def reference(self) -> date | None:
        """The reference date that its context names."""
        day = self.context.get("date")
        return date.fromisoformat(day) if day else None


class Rule(NamedTuple):
    """One rule of one file."""

    name: str
    pattern: str
    gives: dict[str, Any]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    file: Path
    line: int
    lines: dict[str, int]

    def wrong(self, message: str, *, key: str = "pattern", hint: str | None = None) -> PatternError:
        """An error that points at one key of this rule, for a caller to raise."""
        return PatternError(
            f"rule {self.name!r}: {message}",
            file=self.file,
            line=self.lines.get(key, self.line),
            hint=hint,
        )


class RuleFile(NamedTuple):
    """The rules of one file in order, and the fragments they share."""

    name: str
    define: dict[str, str]
    rules: tuple[Rule, ...]
    file: Path
    own: bool = False  # nothing of it is a user's
    #: Fragments that no pattern of ours knows, and where each stands.
    added: dict[str, tuple[Path, int]] = {}  # noqa: RUF012 - never changed
    lines: dict[str, int] = {}  # noqa: RUF012 - the line of each fragment
    #: What its head says of the type of its records.
    options: dict[str, Any] = {}  # noqa: RUF012 - never changed


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean 'scope'?`` or the list of what there is, where it is not too long to read."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    if len(names) > _LISTED:
        return f"none of the {len(names)} there are is like it"
    return f"there are: {', '.join(names)}"


def read_rules(path: Path, *, proved: bool = True) -> RuleFile:
    """Read one rule file; not ``proved``: its rules may lack examples of a kind.

    Raises:
        PatternError: a wrong shape, an unknown key, a rule without examples or counter-examples,
            or two rules of one name; with file, line and hint.
    """
    data = read_yaml(path)
    if not isinstance(data, Mapping):
        raise PatternError("a rule file is a mapping with 'rules'", file=path, line=1)
    _only(data, (*_FILE_KEYS, *(_OPTIONS if "record" in data else ())), "a rule file", path)
    if not data.get("rules") and not data.get("define"):
        raise PatternError("no rules in this file", file=path, line=1)
    rules = data.get("rules", Sequence())
    if not isinstance(rules, Sequence):
        raise PatternError("'rules' is a list", file=path, line=data.lines.get("rules"))
    define = data.get("define", Mapping())
    if not isinstance(define, Mapping):
        raise PatternError("'define' is a mapping", file=path, line=data.lines.get("define"))
    built: list[Rule] = []
    seen: dict[str, int] = {}
    for item, line in zip(rules, getattr(rules, "lines", []), strict=True):
        rule = _rule(item, path, line)
        if proved:
            _check_proof(rule)
        if rule.name in seen:
            raise rule.wrong(f"this name is taken in line {seen[rule.name]}", key="name")
        seen[rule.name] = rule.line
        built.append(rule)
    options = Mapping({key: value for key, value in data.items() if key in _OPTIONS})
    options.lines = data.lines
    fragments = _fragments(define, path)
    return RuleFile(path.stem, fragments, tuple(built), path, lines=_lines(define), options=options)


def _lines(define: Mapping) -> dict[str, int]:
    return dict(define.lines) if define else {}


def _fragments(define: Mapping, path: Path) -> dict[str, str]:
    for name, fragment in define.items():
        if not isinstance(fragment, str):
            raise PatternError(
                f"fragment {name!r} is a piece of pattern", file=path, line=define.lines[name]
            )
    return dict(define)


def _rule(item: Any, path: Path, line: int) -> Rule:
    if not isinstance(item, Mapping):
        raise PatternError("a rule is a mapping with 'name' and 'pattern'", file=path, line=line)
    _check_keys(item, path, line)
    gives = item.get("gives", Mapping())
    if not isinstance(gives, Mapping):
        raise PatternError("'gives' is a mapping", file=path, line=item.lines["gives"])
    return Rule(
        item["name"],
        item.get("pattern", ""),
        dict(gives),
        _examples(item, "examples", path),
        _examples(item, "counter_examples", path),
        path,
        line,
        dict(item.lines),
    )


def _only(data: Mapping, known: Iterable[str], what: str, path: Path) -> None:
    """Refuse a key that is none of those known."""
    for key in data:
        if key not in known:
            line, hint = data.lines[key], did_you_mean(key, known)
            raise PatternError(f"{what} has no {key!r}", file=path, line=line, hint=hint)


def _check_keys(item: Mapping, path: Path, line: int) -> None:
    """Nothing in it that is no part of a rule, and all that a rule needs."""
    _only(item, _RULE_KEYS, "a rule", path)
    needed = ("name",) if path.parent.name == _SLOTS else ("name", "pattern")
    for key in needed:
        if not isinstance(item.get(key), str) or not item[key]:
            raise PatternError(f"a rule needs a {key!r}", file=path, line=line)
    if not isinstance(item.get("why", ""), str):
        raise PatternError("'why' is a text", file=path, line=item.lines["why"])


def _check_proof(rule: Rule) -> None:
    """Examples that say what they give, and counter-examples."""
    for example in rule.examples:
        if not example.gives:
            raise PatternError(
                f"rule {rule.name!r}: an example says what it gives",
                file=rule.file,
                line=example.line,
            )
    for key, found in (("examples", rule.examples), ("counter_examples", rule.counter_examples)):
        if not found:
            raise rule.wrong(f"no {key}", key=key, hint="a rule carries its own proof: both kinds")


def _examples(item: Mapping, key: str, path: Path) -> tuple[Example, ...]:
    value = item.get(key, Sequence())
    if not isinstance(value, Sequence):
        raise PatternError(f"{key!r} is a list", file=path, line=item.lines[key])
    lines = value.lines if value else []
    return tuple(_example(entry, path, line) for entry, line in zip(value, lines, strict=True))


def _example(entry: Any, path: Path, line: int) -> Example:
    if isinstance(entry, str) and entry:
        return Example(entry, (), {}, line)
    if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str):
        raise PatternError("an example is a text, or a mapping with one", file=path, line=line)
    gives = entry.get("gives", Sequence())
    gives = (gives,) if isinstance(gives, Mapping) else gives
    if isinstance(gives, str) or not all(isinstance(one, Mapping) for one in gives):
        raise PatternError(
            "what an example gives is a mapping, or a list of them",
            file=path,
            line=entry.lines["gives"],
        )
    context = {k: v for k, v in entry.items() if k not in ("text", "gives")}
    for key in context:
        if key not in _CONTEXT:
            raise PatternError(
                f"an example has no {key!r}",
                file=path,
                line=entry.lines[key],
                hint=did_you_mean(key, (*_CONTEXT, "text", "gives")),
            )
    if "date" in context and not _is_day(context["date"]):
        raise PatternError(
            f"no day {context['date']!r}",
            file=path,
            line=entry.lines["date"],
            hint="a day is written so: 2025-03-21",
        )
    return Example(entry["text"], tuple(dict(g) for g in gives), context, line)


def _is_day(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True
