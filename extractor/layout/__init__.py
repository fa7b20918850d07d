"""From the text as loaded to the reading text: lines joined, articles and headings found."""

from extractor.layout.layout import Layout, read
from extractor.layout.reading import Reading, Sentence

__all__ = ["Layout", "Reading", "Sentence", "read"]
