"""What is known about Chinese and about press releases, read from ``patterns/``."""

from extractor.rulebook.book import Rulebook, load_rulebook
from extractor.rulebook.files import own_patterns, own_table
from extractor.rulebook.rules import Example, Rule, RuleFile, did_you_mean
from extractor.rulebook.tables import Row, Table
from extractor.rulebook.tags import tag_set

__all__ = [
    "Example",
    "Row",
    "Rule",
    "RuleFile",
    "Rulebook",
    "Table",
    "did_you_mean",
    "load_rulebook",
    "own_patterns",
    "own_table",
    "tag_set",
]
