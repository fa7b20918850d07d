"""Stages: what makes facts of the matches of one kind of rule."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.context import Context
from extractor.facts.draft import Found
from extractor.facts.resolver import Asked, Resolver
from extractor.facts.scene import Frame
from extractor.grammar import Match

#: What makes the facts of one match out of its frame and the context.
Build = Callable[[Frame, Context, Resolver, list[Asked]], Found]

#: A match with its stage: where it begins and ends in the text, what makes facts of it, the match.
Staged = tuple[int, int, Build, Match]
