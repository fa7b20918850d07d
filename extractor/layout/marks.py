"""Item marks: 1. （一） ① ■ in front of an item are layout, and none of what it says."""

from __future__ import annotations

import re

import regex

from extractor.kept import compiled
from extractor.requirements import opening
from extractor.rulebook import Rulebook


class ItemMarks:
    """Knows the marks of ``item_marks.tsv``; built once from a rulebook."""

    def __init__(self, book: Rulebook):
        rows = book.table("item_marks")
        table = [row for row in rows if row.get("where") not in ("next", "again", "note")]
        #: Marks within a sentence, after what a word ends with.
        following, again, notes = (
            "|".join(row.word for row in rows if row.get("where") == where) or "(?!)"
            for where in ("next", "again", "note")
        )
        self._again = compiled(rf"(?<=[\p{{Han}}0-9%）”])(?:{again})")
        self._may_again = re.compile(opening(again))
        self._within = compiled(
            rf"(?:(?P<next>{following})|(?P<note>{notes}))"
            rf"(?<=[\p{{Han}}0-9A-Za-z%）”](?:{following}|{notes}))"
        )
        #: What such a mark begins with: few texts have one, and are told ten times as fast.
        self._may_part = re.compile(opening(f"{following}|{notes}"))
        start = "|".join(row.word for row in table)
        inside = "|".join(row.word for row in table if row.get("where") == "any")
        after = "".join(row.word for row in book.table("item_marks_after"))
        self._mark = compiled(
            rf"^ *+(?:{start or '(?!)'})(?: *+(?:{start or '(?!)'}))? *+"
            rf"|(?<=[{after}] ?)(?:{inside or '(?!)'}) *+",
            regex.MULTILINE,
        )
        #: Ends where a mark may stand: few places, and found faster than a mark is tried.
        begin = opening(f" |{start or '(?!)'}|{inside or '(?!)'}")
        self._places = re.compile(rf"(?:^|[{after}]|(?<=[{after}]) )(?={begin})", re.MULTILINE)

    def blanked(self, text: str) -> str:
        """A reading text with blanks in place of the marks; of the same length."""
        text = self._parted(text)
        parts: list[str] = []
        done = 0
        for place in self._places.finditer(text):
            mark = self._mark.match(text, place.end()) if place.end() >= done else None
            if mark:
                parts += text[done : mark.start()], " " * len(mark[0])
                done = mark.end()
        return "".join((*parts, text[done:])) if parts else text

    def _parted(self, text: str) -> str:
        """A semicolon in place of a mark between two items, blanks in place of a footnote's."""
        if self._may_again.search(text) is not None:
            text = self._again.sub(_next_item, text)
        parts: list[str] = []
        done = 0
        for begin in self._may_part.finditer(text):
            place = self._within.match(text, begin.start()) if begin.start() >= done else None
            if place is None:
                continue
            at = place.start()
            if place["note"]:
                put = " " * len(place[0])
            elif chr(ord(text[at]) - 1) in text[text.rfind("\n", 0, at) + 1 : at]:
                put = "；"
            else:
                put = " "  # the first of them, or the number of a footnote
            parts += text[done:at], put
            done = place.end()
        return "".join((*parts, text[done:])) if parts else text


def _next_item(mark: regex.Match[str]) -> str:
    """A semicolon in place of a mark that its line has had before: ● 出口12亿元 ● 进口8亿元."""
    text, at = mark.string, mark.start()
    said = mark[0].strip() in text[text.rfind("\n", 0, at) + 1 : at]
    return "；".ljust(len(mark[0])) if said else mark[0]
