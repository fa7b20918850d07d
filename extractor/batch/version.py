"""What a file is read by: the version of the program and of the patterns, told cheaply.

A batch that finds nothing to do must not load the patterns to learn that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from extractor import __version__
from extractor.errors import PatternError
from extractor.rulebook.book import own_patterns
from extractor.rulebook.effects import FOLDERS
from extractor.store.ledger import Version


def version(patterns: Sequence[Path] = ()) -> Version:
    """The version of this program with these folders of patterns laid over its own.

    The second part is :attr:`Rulebook.version`, without reading the rules.

    Raises:
        PatternError: a folder that is missing.
    """
    digest = hashlib.sha256()
    for folder in (own_patterns(), *map(Path, patterns)):
        if not folder.is_dir():
            raise PatternError("no such folder of patterns", file=folder)
        for part in FOLDERS:
            for file in sorted((folder / part).glob("*")):
                if file.suffix in (".tsv", ".yaml"):
                    digest.update(f"{part}/{file.name}\0".encode() + file.read_bytes())
    return Version(__version__, digest.hexdigest()[:12])
