"""Facts of declared types: a rule's groups are the fields of a record.

What takes sentences, clauses and frames to find (observations, rankings, recognitions) is told by
:mod:`extractor.facts`. Here a rule file names a type, ours or a user's, and its rules say it all:
what a group captures is read by the kind of the field of that name.
"""

from extractor.typed.article import Article
from extractor.typed.reader import Typed, TypedReader
from extractor.typed.told import TypedMatch, TypedTrace

__all__ = ["Article", "Typed", "TypedMatch", "TypedReader", "TypedTrace"]
