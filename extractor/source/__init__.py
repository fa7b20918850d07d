"""From bytes to documents."""

from extractor.source.files import LARGEST
from extractor.source.load import load_path
from extractor.source.text import load_text

__all__ = ["LARGEST", "load_path", "load_text"]
