"""Bylines: who reports from where (``本报讯（记者 …）``, ``… 报道``), and source and date lines."""

from __future__ import annotations

import regex

from extractor.kept import compiled
from extractor.lazy import LazyPattern
from extractor.rulebook import Rulebook

_NAME = r"(?:\p{Han}{2,4}|\p{Han}\s\p{Han}|\p{Han}{1,8}[·•]\p{Han}{1,8})"
_BLANK = r"[ \t\xa0\u3000]"
_DATE = (
    r"(?:\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?|\d{1,2}月\d{1,2}日)"
    rf"(?:{_BLANK}*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?"
)
_LONGEST, _LONGEST_OPENING = 90, 50
_ROLES = ("agency", "paper", "dispatch", "notice", "reporter", "credit", "photo", "label")


class Bylines:
    """Recognises bylines with the words of ``bylines``."""

    def __init__(self, book: Rulebook):
        words: dict[str, list[str]] = {role: [] for role in _ROLES}
        for row in book.table("bylines"):
            if not row.get("role"):
                continue  # only a name follows
            words[row.get("role")].append(row.word)
        agency, paper, dispatch, notice, reporter, credit, photo, label = (
            "(?:" + "|".join(sorted(map(regex.escape, words[role]), key=len, reverse=True)) + ")"
            if words[role]
            else r"(?!)"
            for role in _ROLES
        )
        self._closing = (*words["dispatch"], *words["notice"], *words["credit"])
        every = {word for role in _ROLES[2:] for word in words[role]}
        self._hints = tuple(
            sorted(word for word in every if not any(w in word for w in every - {word}))
        )
        outlet = rf"(?:{agency}|\p{{Han}}[\p{{Han}}·]{{1,12}}{paper})"
        role = rf"(?:{outlet}{_BLANK}*)?(?:\p{{Han}}{{2,4}})?{reporter}"
        # without an outlet or a bracket in front, a name stands apart: 记者提问 is none
        named = rf"(?:{outlet}{_BLANK}*(?:\p{{Han}}{{2,4}})?{reporter}|{role}(?=[\s：:/]))"
        group = rf"{role}[\s：:/]*{_NAME}(?:[\s、,，]+{_NAME})*"
        apart = rf"{named}[\s：:/]*{_NAME}(?:[\s、,，]+{_NAME})*"
        names = rf"{_NAME}(?:[\s、,，]+{_NAME}){{0,5}}"
        self._whole = LazyPattern(
            rf"(?:[（(【]{group}|{apart})(?:[\s，,;；/]+{group})*(?:\s*(?:\p{{Han}}{{2,6}}\s*)?(?:{credit}|{photo}))?[）)】]?"
            rf"|[（(【]?{names}{_BLANK}+\p{{Han}}{{0,6}}(?:{credit}|{photo})[）)】]?"
            rf"|[（(【]?{label}{_BLANK}*[：:]{_BLANK}*[^。！？]{{0,60}}[）)】]?"
            rf"|[—\-]*{_DATE}"
            rf"|{outlet}[^，。；！？]{{0,16}}{dispatch}(?:[（(][^（）()]{{0,60}}[）)])?"
        )
        self._prefix = LazyPattern(
            rf"(?:{outlet}(?:[^，。；！？（(“：:]{{0,16}}?)(?:{dispatch}|{notice})"
            rf"(?:{_BLANK}*[（(][^（）()]{{0,60}}[）)][：:]?{_BLANK}*|{_BLANK}+|(?=\d)|[：:])"
            rf"|{role}{_BLANK}+{_NAME}(?:{_BLANK}+{_NAME})?{_BLANK}+\p{{Han}}{{0,6}}{credit}{_BLANK}*"
            rf"|[（(]{group}(?:[\s，,;；/]+{group})*[）)]"
            rf"|[（(](?:{outlet}|{role})[^，。；（）()]{{0,24}}{dispatch}[）)]"
            rf"|【[^】]{{0,20}}(?:{agency}|{paper}|{dispatch})】)"
        )
        self._end = compiled(
            rf"{reporter}[\s：:]*{_NAME}(?:[\s、]{_NAME})*\s*(?:{credit}|{photo})$"
            rf"|{reporter}[\s：:]+{_NAME}(?:[\s、]{_NAME})*$|\s{label}[：:]\S{{1,16}}$"
        )
        self._photo = compiled(rf"{photo}[）)】]?$")
        self._label = compiled(rf"[（(【]?{label}{_BLANK}*[：:]")

    def is_byline(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a byline, a source line or a date line as a whole."""
        if end - start > _LONGEST or text[end - 1] in "。；":
            return False
        line = text[start:end]
        if not line[-1].isdigit() and not self._hinted(line):
            return False
        return self._whole.compiled.fullmatch(line) is not None

    def _hinted(self, text: str) -> bool:
        """Whether any word of bylines is there at all: the patterns are not tried in vain."""
        return any(hint in text for hint in self._hints)

    def opens(self, text: str, start: int, end: int) -> bool:
        """Whether a line is a byline or begins with one: nothing before it goes on in it."""
        return self.is_byline(text, start, end) or self.prefix(text, start, end) > start

    def is_label(self, text: str, start: int, end: int) -> bool:
        """Whether it is a labelled line: 来源：…, 责任编辑：…"""
        return self._label.match(text, start, end) is not None

    def prefix(self, text: str, start: int, end: int) -> int:
        """The end of the byline that a paragraph of running text opens with, or ``start``."""
        opening = text[start : min(end, start + _LONGEST_OPENING)]
        if opening[:1] not in "（(【":
            for word in self._closing:
                if word in opening:
                    break
            else:
                return start
        match = self._prefix.compiled.match(text, start, end)
        return match.end() if match else start

    def ends_in_byline(self, tail: str) -> bool:
        """Whether a byline or credit closes a line of text: ``…… 本报记者 某某 摄``."""
        return self._hinted(tail) and self._end.search(tail) is not None

    def is_photo_credit(self, text: str, start: int, end: int) -> bool:
        """Whether a byline names who took a picture: that signs no article."""
        return self._photo.search(text, max(start, end - 8), end) is not None
