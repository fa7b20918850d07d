"""YAML as rules need it: every scalar a string, every mapping and list with its line, no key twice.

YAML 1.1 reads ``no``, ``on`` and ``1_000`` as something else than what a linguist typed; here a
word stays a word.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from extractor.errors import PatternError
from extractor.kept import kept
from extractor.rulebook.text_source import read_text

#: Values of one file, and how deep they may stand within each other.
_MOST, _DEEPEST = 200_000, 50
#: None of an empty file; a scalar; a list with the line of each item; or a mapping: its line, and
#: each key with its line and its value.
_Plain = Any


class Mapping(dict[str, Any]):
    """A mapping that knows its line, and the line of each key."""

    line: int = 0
    lines: dict[str, int]


class Sequence(list[Any]):
    """A list that knows the line of each item."""

    lines: list[int]


def read_yaml(path: Path) -> Any:
    """The content of one YAML file as Mapping, Sequence and str.

    Raises:
        PatternError: not UTF-8, not YAML, or a key given twice; with the line.
    """
    return _built(kept("yaml", read_text(path), partial(_read, path=path)))


def _built(plain: _Plain) -> Any:
    if plain is None:
        return Mapping()
    if isinstance(plain, str):
        return plain
    first, second = plain
    if isinstance(first, list):
        items = Sequence(_built(item) for item in first)
        items.lines = list(second)
        return items
    mapping = Mapping((key, _built(value)) for key, _, value in second)
    mapping.line = first
    mapping.lines = {key: line for key, line, _ in second}
    return mapping


def _read(text: str, *, path: Path) -> _Plain:
    import yaml  # heavy: only when rules are loaded

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise PatternError(
            f"not YAML: {error.problem}",
            file=path,
            line=mark.line + 1 if mark else None,
            excerpt=text.splitlines()[mark.line] if mark and mark.line < text.count("\n") else None,
            caret=mark.column if mark else None,
            hint="quote a pattern with single quotes: pattern: '…'",
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PatternError(
            f"not YAML: a character U+{int(error.character):04X}", file=path, line=line
        ) from None
    return _Builder(path).build(node)


class _Builder:
    """Nodes as plain values. An alias is built each time it is named: there is an end to them."""

    def __init__(self, path: Path):
        self._path, self._built = path, 0

    def build(self, node: Any, depth: int = 0) -> _Plain:
        if node is None:
            return None
        self._built += 1
        if self._built > _MOST or depth > _DEEPEST:
            raise PatternError(
                f"more than {_MOST:,} values, or {_DEEPEST} within each other; do aliases repeat?",
                file=self._path,
                line=node.start_mark.line + 1,
            )
        if node.id == "scalar":
            return node.value
        if node.id == "sequence":
            items = [self.build(child, depth + 1) for child in node.value]
            return items, [child.start_mark.line + 1 for child in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: Any, depth: int) -> tuple[int, list[tuple[str, int, _Plain]]]:
        lines: dict[str, int] = {}
        entries: list[tuple[str, int, _Plain]] = []
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in lines:
                raise PatternError(
                    f"key {key!r} is given twice (first in line {lines[key]})",
                    file=self._path,
                    line=line,
                )
            lines[key] = line
            entries.append((key, line, self.build(value_node, depth + 1)))
        return node.start_mark.line + 1, entries
