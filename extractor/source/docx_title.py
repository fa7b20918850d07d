"""The title of a Word file: its first line, and those below it that are set as it is."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element

from extractor.source.dates import is_imprint, names_publisher
from extractor.source.titles import first_line, reads_as_title

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOOKED_AT = 12  # paragraphs
_MOST_LINES = 3
_ASIDE = "（(—－-"  # how a date, a subtitle begins
_LONGEST = 80  # characters, of all lines


def title_of(text: str, body: Element) -> str | None:
    """The title of a text, whole where it is broken over paragraphs of one look.

    A look that most paragraphs of the file share tells nothing.
    """
    title = first_line(text)
    if title is None:
        return None
    looks = [(said, _look(one)) for one in body.iter(f"{_W}p") if (said := _said(one))]
    usual = Counter(look for _, look in looks).most_common(1)[0][0] if looks else None
    head = looks[:_LOOKED_AT]
    at = next((n for n, (said, _) in enumerate(head) if said == title), None)
    if at is None or head[at][1] == usual:
        return title
    for said, look in head[at + 1 : at + _MOST_LINES]:
        whole = title + said
        if look != head[at][1] or len(whole) > _LONGEST or not reads_as_title(whole):
            break
        if is_imprint(said) or names_publisher(said) or said[0] in _ASIDE:
            break
        title = whole
    return title


def _said(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{_W}t")).strip()


def _look(paragraph: Element) -> tuple[str, ...]:
    """Style, alignment, size and weight, as far as the paragraph and its first run say them."""
    found = []
    for path in (
        f"{_W}pPr/{_W}pStyle",
        f"{_W}pPr/{_W}jc",
        f"{_W}r/{_W}rPr/{_W}sz",
        f"{_W}r/{_W}rPr/{_W}rFonts",
    ):
        node = paragraph.find(path)
        found.append("".join(node.attrib.values()) if node is not None else "")
    return (*found, str(paragraph.find(f"{_W}r/{_W}rPr/{_W}b") is not None))
