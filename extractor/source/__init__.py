"""From bytes to documents."""

from extractor.source.text import load_path, load_text

__all__ = ["load_path", "load_text"]
