"""What a file is read by: the version of the program and of the patterns, told cheaply.

A batch that finds nothing to do must not load the patterns to learn that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from extractor import __version__
from extractor.errors import PatternError
from extractor.rulebook.files import fingerprint, own_patterns
from extractor.store.archive_files import Version

#: Distributions that cut words, convert characters, match words, and load files.
_LIBRARIES = (
    "rjieba", "jieba", "OpenCC", "ahocorasick-rs", "regex", "lxml", "trafilatura",
    "markdown-it-py", "olefile", "python-calamine", "striprtf", "pypdfium2",
)  # fmt: skip


def version(patterns: Sequence[Path] = ()) -> Version:
    """The version of this program with these folders of patterns laid over its own.

    The first part is our own version and, after ``+``, what the versions of :func:`libraries`
    come to: another tokeniser cuts other words. The second is :attr:`Rulebook.version`, without
    reading the rules.

    Raises:
        PatternError: a folder that is missing.
    """
    folders = (own_patterns(), *map(Path, patterns))
    for folder in folders:
        if not folder.is_dir():
            raise PatternError("no such folder of patterns", file=folder)
    return Version(f"{__version__}+{_digest(libraries())}", fingerprint(folders))


def libraries() -> str:
    """The libraries that shape texts and records, each with its version, or that it is missing."""
    return ", ".join(f"{name} {_version_of(name)}" for name in _LIBRARIES)


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
