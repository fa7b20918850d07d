"""Which part of a web page is its text.

A known publishing system's container is taken at its word. On other pages the text is what follows
the title: the nearest element after the heading that holds sentences and few links. Where no
heading is found, the element with the most sentences; and where even that is a menu, only the lines
that are sentences: too little is better than a site's menus.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from extractor.grids import is_own
from extractor.rulebook import load_rulebook
from extractor.source.blocks import text_of, woven
from extractor.source.dates import is_imprint
from extractor.source.page_marks import marks
from extractor.source.weave import Woven

_HOLDERS = frozenset(("div", "td", "article", "section", "main", "body", "blockquote"))
_BLOCK = frozenset(("div", "td", "article", "section", "main", "p", "table", "ul", "ol", "font"))
_INLINE = frozenset(("a", "b", "strong", "span", "font", "em", "i", "u", "sup", "sub"))
_SURROUNDINGS = frozenset(("nav", "header", "footer", "aside", "form"))
_SENTENCE_ENDS = "。！？；”"
_LEAST_KEPT, _MOST_LINKED = 0.5, 0.4
_SHORTEST_HEADING = 4
_NUMBER = re.compile(r"[-+−–]?\d[\d,]*(?:\.\d+)?%?")
_FARTHEST = 8  # elements above a heading in which what follows it is looked for


def main_text(tree: Any, title: str | None) -> tuple[Woven, bool]:
    """The text of a page with its tables, and whether a rule had to be guessed at.

    Args:
        tree: the page.
        title: its title, where one is known.
    """
    content = _container(tree)
    if content is not None:
        found = _cut(content)
        if found.text.strip():
            return found, False
    _drop_unwanted(tree)
    heading = _heading(tree, title)
    if heading is not None:
        following = _after(heading)
        if following is not None:
            found = _cut(following)
            if _prose(found.text) or found.grids:
                return found, False
    densest = _densest(tree)
    if densest is not None:
        found = _cut(densest)
        if _prose(found.text) and _linked(densest) < _MOST_LINKED:
            return found, True
    return _sentences(tree), True


def _container(tree: Any) -> Any:
    """The element that a known publishing system puts the text in, or None.

    Of one inside another, the inner where it holds half the sentences.
    """
    by_name: dict[str, Any] = {}
    for element in tree.iter("div", "td", "article", "section", "table", "span", "ucapcontent",
                             "founder-content"):  # fmt: skip
        names = [element.get("id"), element.get("itemprop"), *(element.get("class") or "").split()]
        for name in (*names, element.tag):
            if name and name not in by_name:
                by_name[name] = element
    rows = load_rulebook().table("page_containers")
    found = [by_name[row.word] for row in rows if row.word in by_name]
    if not found:
        return None
    best = found[0]
    for other in found[1:]:
        if best in other.iterancestors() and _prose(text_of(other)) >= _LEAST_KEPT * _prose(
            text_of(best)
        ):
            best = other
    return best


def _heading(tree: Any, title: str | None) -> Any:
    """The last element that holds the title and nothing else, or None."""
    if not title:
        return None
    wanted = _bare(title)
    found = None
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("title", "script", "style", "head"):
            text = element.text or ""
            if not text.strip() and len(element) == 0:
                continue
            if _bare(text)[:6] not in wanted:
                continue
            if _bare("".join(element.itertext())) == wanted and not _in_links(element):
                found = element
                break
    return found


def _after(heading: Any) -> Any:
    """The nearest element after a heading that holds sentences or a table of numbers, not links.

    Where paragraphs follow each other without an element around them, one is put around them.
    """
    node = heading
    for _ in range(_FARTHEST):
        parent = node.getparent()
        if parent is None:
            return None
        rest = [sibling for sibling in node.itersiblings() if isinstance(sibling.tag, str)]
        if _prose(node.tail or "") or any(_prose(one.tail or "") for one in rest):
            return _running(parent, node, rest)
        good = [sibling for sibling in rest if _holds_text(sibling)]
        if good:
            first = good[0]
            alone = first.tag == "div" and len(good) <= 2 and _prose(text_of(first)) > 0
            if first.tag in ("p", "section", "table", "div") and not alone:
                return _gathered(parent, rest[_with_caption(rest, rest.index(first)) :])
            return first
        node = parent
    return None


def _running(parent: Any, node: Any, siblings: list[Any]) -> Any:
    """A new element around text that stands in none of its own: what runs on after a heading."""
    holder = parent.makeelement("div", {})
    holder.text = node.tail
    for sibling in siblings:
        shown = text_of(sibling)
        if shown.strip() and (_linked(sibling) > 2 * _MOST_LINKED or _stops(shown)):
            break
        if len(holder) or (holder.text or "").strip() or not is_imprint(shown.strip()):
            holder.append(deepcopy(sibling))
        else:  # the day and the source between heading and text
            holder.text = (holder.text or "") + (sibling.tail or "")
    return holder


def _with_caption(siblings: list[Any], at: int) -> int:
    """Where the lines over a table begin that are its own."""
    while at and is_own(text_of(siblings[at - 1])):
        at -= 1
    return at


def _holds_text(element: Any) -> bool:
    if _linked(element) >= _MOST_LINKED:
        return False
    return _prose(text_of(element)) > 0 or _holds_numbers(element)


def _holds_numbers(element: Any) -> bool:
    """Whether a table in it is numbers for a third under its head: no form and no menu."""
    if element.tag != "table" and element.find(".//table") is None:
        return False
    found = woven(element)
    cells = [
        found.text[c.start : c.end].strip() for grid in found.grids for c in grid.cells if c.row
    ]
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
    return numbers > 1 and numbers * 3 >= len(cells)


def _gathered(parent: Any, siblings: list[Any]) -> Any:
    """A new element around siblings up to the first that is links or the page's end."""
    taken = []
    for sibling in siblings:
        text = text_of(sibling)
        if text.strip() and (_linked(sibling) > 2 * _MOST_LINKED or _stops(text)):
            break
        taken.append(sibling)
    holder = parent.makeelement("div", {})
    holder.text = None
    for sibling in taken:
        holder.append(deepcopy(sibling))
    return holder


def _stops(text: str) -> bool:
    return text.lstrip().startswith(marks().stops)


def _cut(element: Any) -> Woven:
    """The text of an element without what is unwanted in it and after it."""
    _drop_unwanted(element)
    found = woven(element)
    lines = found.text.split("\n")
    at = 0
    kept = len(lines)
    grids = {line for grid in found.grids for line in _lines_of(found.text, grid.start, grid.end)}
    for number, line in enumerate(lines):
        if number not in grids and line.strip().startswith(marks().stops):
            kept = number
            break
        at += len(line) + 1
    while kept and (not lines[kept - 1].strip() or marks().ends.fullmatch(lines[kept - 1].strip())):
        kept -= 1
    text = "\n".join(lines[:kept])
    return Woven(text, tuple(grid for grid in found.grids if grid.end <= len(text)))


def _lines_of(text: str, start: int, end: int) -> range:
    first = text.count("\n", 0, start)
    return range(first, first + text.count("\n", start, end) + 1)


def _drop_unwanted(tree: Any) -> None:
    """Take elements out that are no part of any text by their names, and comments of readers."""
    unwanted = marks().unwanted
    for element in list(tree.iterdescendants()):
        if not isinstance(element.tag, str):
            continue
        names = [element.get("id") or "", *(element.get("class") or "").split()]
        if not (
            element.tag in _SURROUNDINGS - {"form", "header"} or _any_unwanted(names, unwanted)
        ):
            continue
        parent = element.getparent()
        if parent is None or element.tag in ("body", "html") or _holds_most(element):
            continue
        tail = element.tail
        before = element.getprevious()
        parent.remove(element)
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail


def _any_unwanted(names: list[str], unwanted: re.Pattern[str]) -> bool:
    return any(name and unwanted.fullmatch(name) for name in names)


def _holds_most(element: Any) -> bool:
    """Whether an element with an unwanted name holds the page: then its name tells nothing."""
    return next(element.iter("h1", "article", "main"), None) is not None


def _linked(element: Any) -> float:
    """The share of an element's characters that are in links."""
    whole = len("".join(element.itertext()).strip())
    links = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return links / whole if whole else 0.0


def _in_links(element: Any) -> bool:
    return element.tag == "a" or next(element.iterancestors("a", "li"), None) is not None


def _sentences(tree: Any) -> Woven:
    """Only the lines of a page that are sentences; where none is, all of it with its tables."""
    text = text_of(tree, without=_SURROUNDINGS)
    lines = [line for line in text.split("\n") if line[-1:] in _SENTENCE_ENDS and len(line) > 10]
    return Woven("\n".join(lines), ()) if lines else woven(tree)


def _prose(text: str) -> int:
    return sum(len(line) for line in text.split("\n") if line.rstrip()[-1:] in _SENTENCE_ENDS)


def _bare(text: str) -> str:
    return "".join(text.split()).strip("“”\"'‘’")


def _densest(tree: Any) -> Any:
    """The element with the most sentences in its own paragraphs, or None."""
    scores: dict[Any, int] = {}
    for node in tree.iter():
        texts, holder = _own_texts(node)
        stops = sum(text.count("。") + text.count("，") for text in texts if text)
        if not stops:
            continue
        while holder is not None and holder.tag not in _HOLDERS:
            holder = holder.getparent()
        if holder is not None:
            scores[holder] = scores.get(holder, 0) + stops
    for parent, children in _paragraph_divs(scores).items():
        if len(children) > 1:  # divs that are paragraphs: what counts is what holds them
            scores[parent] = scores.get(parent, 0) + sum(scores[child] for child in children)
    return max(scores, key=lambda element: scores[element]) if scores else None


def _own_texts(node: Any) -> tuple[list[str | None], Any]:
    if not isinstance(node.tag, str) or node.tag in ("a", "script", "style"):
        return ([node.tail] if isinstance(node.tag, str) else []), node.getparent()
    return [node.text, node.tail], node


def _paragraph_divs(scores: dict[Any, int]) -> dict[Any, list[Any]]:
    """Elements with text and no lines of their own, by the element around them."""
    found: dict[Any, list[Any]] = {}
    for element in scores:
        if element.tag in ("div", "section") and all(c.tag in _INLINE for c in element):
            found.setdefault(element.getparent(), []).append(element)
    return found
