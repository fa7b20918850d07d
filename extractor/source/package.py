"""A ZIP of XML: its members, and what is asked of any of them."""

from __future__ import annotations

import zipfile
from typing import Any, NamedTuple

from extractor.source.archive import Budget, read_member
from extractor.source.parse import parse_xml
from extractor.source.weave import Woven


class PackageText(NamedTuple):
    """What a package tells: its text, the title and the day it names, the notes at its feet."""

    text: Woven
    title: str = ""
    day: str = ""
    notes: tuple[str, ...] = ()


class Package(NamedTuple):
    """An open ZIP with its name and what may still be unpacked."""

    archive: zipfile.ZipFile
    path: str | None
    budget: Budget

    def read(self, name: str) -> bytes | None:
        """A member's bytes, or None where there is none of that name."""
        if name not in self.archive.namelist():
            return None
        return read_member(self.archive, self.archive.getinfo(name), self.path, self.budget)

    def tree(self, name: str, what: str) -> Any:
        """A member as XML, or None."""
        data = self.read(name)
        return None if data is None else parse_xml(data, self.path, what)


def first_text(tree: Any, name: str) -> str:
    """The text of the first element of a local name, in one line."""
    node = next((node for node in tree.iter() if local_name(node) == name), None)
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def local_name(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Any, name: str) -> str:
    """An attribute by its local name; "" where there is none."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""
