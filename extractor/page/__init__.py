"""One self-contained page for people: a text with its records marked, and a table beside it."""

from extractor.page.build import framed, page
from extractor.page.leaf import Leaf

__all__ = ["Leaf", "framed", "page"]
