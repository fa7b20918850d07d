"""Literals of fact rules that no sketch can hold: the words are drawn as labels.

``(?P<value><PCT>)的增长`` never matches: the sketch of 5%的增长 is ``<PCT>的<TREND>``. A literal of
one character is left alone: it may be part of a longer word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import PatternError
from extractor.pipeline import Pipeline
from extractor.rulebook import Rule, RuleFile
from extractor.sketch import draw

_SHORTEST = 2
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
#: What a pattern holds besides literals; a character that may be missing ends a literal.
_SYNTAX = re.compile(
    r"<[A-Z_]+>|\(\?<[=!]|\\[pPN]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?[<=!:>&|][a-z_]*>?|"
    r"\{[^}]*\}[?+]?|.[?*](?![?*+])[?+]?|.\{0,[^}]*\}[?+]?|[()|^$.?*+]",
    re.DOTALL,
)
_FILES = ("facts/observations", "facts/rankings", "facts/recognitions")


def swallowed(pipeline: Pipeline, *, ours: Path | None = None) -> Iterator[PatternError]:
    """Each literal of a fact rule that is drawn as something else, with its sketch.

    Args:
        pipeline: whose rules are looked at.
        ours: a folder whose rules are not.
    """
    for name in _FILES:
        for rule, literal in _literals(pipeline.book.rules(name), ours):
            sketch = sketch_of(pipeline, literal)
            if literal not in sketch:
                yield _wrong(rule, literal, sketch)
    for one in pipeline.typed.types:
        for rule, literal in _literals(pipeline.book.rules(f"facts/{one.file.stem}"), ours):
            sketch = one.drawn(literal)
            if literal not in sketch:
                yield _wrong(rule, literal, sketch)


def _literals(file: RuleFile, ours: Path | None) -> Iterator[tuple[Rule, str]]:
    """The plain text of each rule of a file that does not stand in ``ours``."""
    for rule in file.rules:
        if ours is None or not rule.file.is_relative_to(ours):
            for literal in literals(rule.pattern):
                yield rule, literal


def literals(pattern: str) -> list[str]:
    """The pieces of plain text in a pattern, each once; of its fragments none."""
    pieces = _SYNTAX.sub("\0", pattern).split("\0")
    return list(dict.fromkeys(piece for piece in pieces if len(piece) >= _SHORTEST))


def sketch_of(pipeline: Pipeline, text: str) -> str:
    """How a text is drawn that stands by itself."""
    shown = []
    for work in pipeline.works(text, reference=None, title=None, grids=()):
        for stage in pipeline.stages[: pipeline.drawn]:
            stage(work)
        sketch = draw(work.text, 0, len(work.text), work.elements, pipeline.alphabet)
        shown.append(pipeline.alphabet.readable(sketch.text))
    return "".join(shown) or text


def _wrong(rule: Rule, literal: str, sketch: str) -> PatternError:
    return rule.wrong(
        f"no sketch holds {literal!r}: it is drawn as {sketch}",
        hint="write the label, or what else stands there",
    )
