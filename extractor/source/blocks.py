"""The text of a part of a web page, paragraph by paragraph, as a browser would show it."""

from __future__ import annotations

import re
from typing import Any

from extractor.grids import find_grids
from extractor.source.raised import raised
from extractor.source.weave import RawCell, RawRows, Weaver, Woven, is_data

#: Elements that begin and end a line; any other runs on in it.
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html item legend li list main
    nav ol option p pre row section summary table tbody tfoot thead title tr ul
    """.split()  # noqa: SIM905  # a list of quoted words takes a screen
)
_UNSEEN = frozenset(
    """
    audio button canvas embed head iframe input noscript object script select style svg template
    textarea video
    """.split()  # noqa: SIM905
)
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")
_CELL = "\t"


_TABLES = frozenset(("table",))
_SET = "pre"  # its lines and blanks are as the page brings them
_RAISED = "sup"
_ROWS = frozenset(("tr", "row"))
_MOST_SPANNED = 1000


def woven(element: Any, *, without: frozenset[str] = frozenset()) -> Woven:
    """The lines of an element with the tables of data in it as grids."""
    weaver = Weaver()
    return weaver.weave(text_of(element, without=without, weaver=weaver))


def text_of(
    element: Any,
    *,
    without: frozenset[str] = frozenset(),
    weaver: Weaver | None = None,
    apart: bool = False,
) -> str:
    """The lines of an lxml ``element``: one per paragraph, line break or table row.

    Cells of a row are separated by a tab. ``without`` names further elements to leave out;
    ``weaver`` takes tables of data, and a mark stands for each. ``apart`` sets a blank between
    elements that follow each other in a line: what a style sheet sets apart is not one word.
    Walks without recursion: a page nested a million deep costs no stack.
    """
    return _Walk(element, _UNSEEN | without, weaver, apart=apart).text()


class _Walk:
    """From element to element in the order of the page, taking down what a reader would see."""

    def __init__(self, root: Any, unseen: frozenset[str], weaver: Weaver | None, *, apart: bool):
        self._apart = apart
        self._root, self._unseen, self._weaver = root, unseen, weaver
        self._parts: list[str] = []
        self._inline: set[Any] = set()
        self._set = 0  # how many elements of set text we are inside of
        self._raised = 0  # and of raised text

    def text(self) -> str:
        walk: list[tuple[Any, bool]] = [(self._root, False)]
        while walk:
            node, leaving = walk.pop()
            if leaving:
                self._leave(node)
                if self._apart and not node.tail and node.getnext() is not None:
                    self._parts.append(" ")
            elif self._enter(node):
                walk.append((node, True))
                walk.extend((child, False) for child in reversed(node))
                continue
            if node is not self._root and node.tail:
                self._parts.append(self._shown(node.tail))
        return _tidy("".join(self._parts))

    def _enter(self, node: Any) -> bool:
        """Take down what stands before an element's children; whether they are to be seen."""
        if not isinstance(node.tag, str):
            return False
        if node.tag in _BREAKS:
            self._parts.append("\n")
            return False
        if self._weaver and node.tag in _TABLES and is_data(rows := rows_of(node, self._unseen)):
            self._parts += [f"\n{text_of(one)}\n" for one in node.iterchildren("caption")]
            self._parts.append(self._weaver.mark(rows))
            return False
        if node is not self._root and (node.tag in self._unseen or _is_hidden(node)):
            return False
        if self._weaver and node.tag == _SET and _is_plain(node, without=_BREAKS):
            self._parts.append(_set_text(node, self._weaver))
            return False
        self._open(node)
        return True

    def _open(self, node: Any) -> None:
        self._set += node.tag == _SET
        self._raised += node.tag == _RAISED
        if node.tag in _CELLS and len(node) == 1 and _is_plain(node[0]):
            self._inline.add(node[0])  # the one paragraph of a cell is no line of its own
        if self._is_line(node):
            self._parts.append("\n")
        if node.text:
            if node.tag in _PLAIN and _is_cell(node):
                self._parts.append(" ")
            self._parts.append(self._shown(node.text))

    def _shown(self, text: str) -> str:
        """Text as a browser shows it: blanks as one, and a line's end as one but in set text."""
        text = raised(text) if self._raised else text
        if not self._set:
            return _SPACE.sub(" ", text)
        text = _with_tables(text, self._weaver) if self._weaver else text
        return "\n".join(_SPACE.sub(" ", line) for line in text.split("\n"))

    def _leave(self, node: Any) -> None:
        self._set -= node.tag == _SET
        self._raised -= node.tag == _RAISED
        if node.tag in _CELLS:
            self._parts.append(_CELL)
        elif self._is_line(node):
            self._parts.append("\n")

    def _is_line(self, node: Any) -> bool:
        return node.tag in _BLOCKS and node not in self._inline


_PLAIN = frozenset(("span", "em", "i", "b", "strong", "label"))
_MOST_IN_CELLS = 40  # characters of all cells of one line


def _is_cell(element: Any) -> bool:
    """Whether an inline element stands beside others like a cell: 1 | 63103 | 45岁.

    Its parent holds nothing but such elements, none with more than a few characters; a number that
    an editor has split over several stands in a line with more.
    """
    before = element.getprevious()
    parent = element.getparent()
    if before is None or parent is None or before.tail or (parent.text or "").strip():
        return False
    if before.tag != element.tag or len(parent) < 3:
        return False
    texts = ["".join(child.itertext()) for child in parent]
    return (
        all(child.tag == element.tag and not (child.tail or "").strip() for child in parent)
        and sum(map(len, texts)) <= _MOST_IN_CELLS
        and all(text[:1].isdigit() or text[-1:].isdigit() for text in texts)
    )


def rows_of(table: Any, unseen: frozenset[str] = _UNSEEN) -> RawRows:
    """The rows of a table that holds no other table; none of one that does."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = []
    for row in table.iterdescendants(*_ROWS):
        if _is_hidden(row):
            continue
        heads = any(above.tag == "thead" for above in row.iterancestors("thead", "table"))
        cells = [cell for cell in row if cell.tag in _CELLS and not _is_hidden(cell)]
        rows.append([_cell(cell, heads, unseen) for cell in cells])
    return rows


def _cell(cell: Any, heads: bool, unseen: frozenset[str]) -> RawCell:
    lead = next((text for text in cell.itertext() if text.strip()), "")
    blank = lead[: len(lead) - len(lead.lstrip())]
    text = text_of(cell, without=unseen)
    return RawCell(
        blank.replace("\n", "").replace("\t", "").replace(" ", "") + text.lstrip(),
        _spanned(cell.get("rowspan")),
        _spanned(cell.get("colspan") or cell.get("cols")),
        heads or cell.tag == "th" or cell.get("role") == "head",
    )


def _spanned(value: str | None) -> int:
    value = (value or "").strip()
    return min(int(value), _MOST_SPANNED) if value.isdecimal() and 0 < len(value) < 6 else 1


def _is_hidden(element: Any) -> bool:
    return _HIDDEN.search(element.get("style") or "") is not None


def _is_plain(element: Any, *, without: frozenset[str] = frozenset()) -> bool:
    """Whether there is no line of its own inside of it; ``without`` elements that do not count."""
    lines = (_BLOCKS | _BREAKS) - without
    return not any(node.tag in lines for node in element.iterdescendants())


def _set_text(element: Any, weaver: Weaver) -> str:
    """All of an element of set text, with its tables."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag in _BREAKS:
            parts.append("\n")
        elif isinstance(node.tag, str):
            parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return f"\n{_with_tables(''.join(parts), weaver)}\n"


def _with_tables(text: str, weaver: Weaver) -> str:
    """Set text in its lines; those whose cells stand below each other are tables."""
    shown, at = [], 0
    for grid in find_grids(text):
        rows = [
            [RawCell(" " * c.indent + text[c.start : c.end] if c else "") for c in row]
            for row in grid.matrix()
        ]
        shown += [text[at : grid.start], weaver.mark(rows)]
        at = grid.end
    return "".join([*shown, text[at:]])


def _tidy(text: str) -> str:
    text = _AROUND_BREAK.sub("\n", text.replace(_CELL + "\n", "\n"))
    lines = (re.sub(r" *\t *", _CELL, line).strip(" \t") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip("\xa0\u3000"))
