"""Where a person's name ends that begins at a given place, a Chinese or a foreign one.

The tokeniser cuts names up, runs them into the next word, or has them for ordinary words; what
stands in front says how much is believed.
"""

from __future__ import annotations

from extractor.mentions.names.cut_up import CLOSERS, HAN, RUN, CutUpNames
from extractor.mentions.names.foreign import ForeignNames
from extractor.mentions.names.name_ends import NameByWords
from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import is_known

_LEAST_FOREIGN = 2  # characters of a foreign name after an office


class PersonReader:
    """Reads names of persons by the tables of one rulebook."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._person = parts.tags("person")
        self._place, self._coined_person = parts.tags("place"), parts.tags("coined_person")
        self._preposition = parts.tags("preposition")
        self._after_bare = parts.tags("after_bare_person")
        self._tail_particle = parts.tags("tail_particle")
        self._verbal = parts.pattern("person_after_verb")
        self._dated = parts.pattern("dated")
        self._part = parts.pattern("person_listed")
        self._no_person = parts.pattern("no_person")
        #: Surname → whether it is rarely one: an ordinary word as well.
        self.surnames = {row.word: row.get("use") == "rare" for row in book.table("surnames")}
        self.foreign = ForeignNames(book, parts)
        self._function = frozenset(book.table("function_chars").words())
        self.cut_up = CutUpNames(book, parts, self.surnames)
        self.tails = self.cut_up.tails
        self._by_words = NameByWords(book, parts, self.surnames)

    def surname(self, text: str, start: int) -> str | None:
        for length in (2, 1):
            if text[start : start + length] in self.surnames:
                return text[start : start + length]
        return None

    def is_rare(self, text: str) -> bool:
        surname = self.surname(text, 0)
        return surname is not None and self.surnames[surname]

    def end(
        self, page: Page, start: int, *, strong: bool, spaced: bool = False, sure: bool = True
    ) -> int | None:
        """Where the name that begins here ends, or None if there is none.

        Args:
            page: the text.
            start: where the name would begin.
            strong: what stands in front calls for a name.
            spaced: the surname may stand apart (李 明).
            sure: what stands in front is an office, not an occupation that others share.
        """
        if start >= len(page.text) or not HAN.match(page.text, start):
            return None
        surname = self.surname(page.text, start)
        foreign = self._foreign_end(page, start, surname) if strong else None
        if foreign is not None and (sure or foreign - start > _LEAST_FOREIGN):
            return foreign
        if strong and (named := self._by_words.end(page, start, surname, sure=sure)) is not None:
            return named
        index = page.index_at(start)
        token = page.tokens[index]
        whole = token if token.start == start and len(token.text) >= 2 else None
        if whole is not None and whole.pos in self._person:
            named = self._tagged_end(page, index, surname, credible=sure and strong)
            if named is not None:
                return named
        if not sure:
            return self._bare_end(page, start, surname)
        return self._office_end(page, start, index, surname, strong=strong, spaced=spaced)

    def _office_end(
        self, page: Page, start: int, index: int, surname: str | None, *, strong: bool, spaced: bool
    ) -> int | None:
        """The end of a name after an office that is none to the tokeniser; ``index``: its word."""
        token = page.tokens[index]
        whole = token if token.start == start and len(token.text) >= 2 else None
        if (
            whole is not None
            and whole.pos in self._place
            and len(whole.text) == 3
            and surname
            and strong
        ):
            return None if self.surnames[surname] else whole.end  # 钟南山
        if surname is None:
            coined = whole is not None and whole.pos in self._coined_person
            return token.end if coined and not is_known(token.text) else None
        if self._fills_stretch(page, start, surname):
            return self._stretch_end(page, start)
        if spaced and (end := self._spaced_end(page, start, surname)):
            return end
        return self.cut_up.end(page, start, index, surname, strong=strong)

    def _tagged_end(
        self, page: Page, index: int, surname: str | None, *, credible: bool
    ) -> int | None:
        """The end of a name that the tokeniser takes for one."""
        token = page.tokens[index]
        short = credible and surname is not None and self.surnames[surname]
        if short and len(token.text) == 2 and self.foreign.holds(token.text):
            return token.end  # 国际奥委会主席巴赫
        if not self.is_name_like(token.text, surname):
            return None
        if surname is None or len(token.text) in (2, 3):
            return self.cut_up.grown(page, index, surname)
        return token.end if len(token.text) <= len(surname) + 3 else None

    def _stretch_end(self, page: Page, start: int) -> int:
        """The end of the stretch of characters up to punctuation."""
        run = RUN.match(page.text, start)
        return run.end() if run else start

    def _fills_stretch(self, page: Page, start: int, surname: str) -> bool:
        """Whether the whole stretch up to punctuation is a name, and no ordinary words."""
        end = self._stretch_end(page, start)
        if page.text[end : end + 1] not in CLOSERS or end - start not in (2, 3, 4):
            return False
        parts = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        plain = [t for t in parts if len(t.text) > 1 and is_known(t.text)]
        return not plain or (len(plain) == 1 and len(parts) == 2 and not self.surnames[surname])

    def _spaced_end(self, page: Page, start: int, surname: str) -> int | None:
        """李 明: a blank between the surname and the one character of the name."""
        text, blank = page.text, start + len(surname)
        if text[blank : blank + 1] != " ":
            return None
        end = blank + 2
        closed = end <= len(text) and HAN.match(text, end - 1) and text[end : end + 1] in CLOSERS
        return end if closed else None

    def _bare_end(self, page: Page, start: int, surname: str | None) -> int | None:
        """The end of a three-character name after an occupation, cut up by the tokeniser."""
        if surname is None or self.surnames[surname]:
            return None
        end = start + len(surname) + 2
        if not page.is_bound(end) or not RUN.fullmatch(page.text, start, end):
            return None
        pieces = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        plain = any(len(t.text) > 1 and is_known(t.text) for t in pieces)
        after = page.tokens.at(end) if end < len(page.text) else None
        if plain and len(pieces) == 2:  # 选手王 | 小川以…的成绩
            return end if after is not None and after.pos in self._preposition else None
        follows = after is None or after.pos in self._after_bare
        return end if follows and not plain else None

    def _foreign_end(self, page: Page, start: int, surname: str | None) -> int | None:
        """Where a foreign name ends that is too long for a Chinese one, or has no surname."""
        if page.tokens.at(start).text in self._function:
            return None
        end = self.foreign.run_end(page, start)
        short = surname is not None and self.surnames[surname] and end - start >= _LEAST_FOREIGN
        if short and (self.cut_up.speaks(page, end) or self._dated.match(page.text, end)):
            return end  # 总干事格罗西表示: 格 is a surname, if a rare one
        if end - start < (len(surname) + 3 if surname else _LEAST_FOREIGN):
            return None
        dotted = not RUN.fullmatch(page.text, start, end)
        return end if dotted or self.foreign.is_coined(page, start, end) else None

    def is_name_like(self, word: str, surname: str | None) -> bool:
        """Whether a word tagged as a person may be one: not 智慧, which the dictionary has."""
        if surname is None:
            return self.foreign.holds(word) and (len(word) > 2 or not is_known(word))
        if len(word) >= 3:
            return not (self.surnames[surname] and is_known(word) and self._no_person.search(word))
        return not self.surnames[surname]

    def without_tail(self, page: Page, start: int, end: int) -> int:
        """Without a verb that the tokeniser took for the end of the name: 冯岚 | 荣获."""
        verbs = page.starts("award", 2)
        if end - 1 in verbs and end not in verbs and end - start > 2:
            return end - 1
        surname = self.surname(page.text, start)
        least = len(surname) + 2 if surname else 3
        long = end - start > least or (end - start == 3 and self._verbal.match(page.text, end))
        if end - start == 3 and surname:
            token = page.token_if_exact(end - 1, end)
            long = long or (token is not None and token.pos in self._tail_particle)
        sticks = page.text[end - 1] in self.tails and "·" not in page.text[start:end]
        return end - 1 if long and sticks else end

    def listed_end(self, page: Page, start: int) -> int | None:
        """The end of one of several names in a row: all there is up to the next joint."""
        part = self._part.match(page.text, start)
        if part is not None and self.is_listed(page, start, part.end("name")):
            return part.end("name")
        end = self.end(page, start, strong=False)
        token = page.token_if_exact(start, end) if end is not None else None
        return end if token is not None and token.pos in self._person else None

    def is_made_like(self, page: Page, start: int, end: int) -> bool:
        """Whether a span that its surroundings call a person's name is made like one.

        It begins with a family name and is no word, nor holds one that no given name holds; what
        is an ordinary word as well (高, 方) has to be a name to the tokeniser.
        """
        if end in page.head_ends or not self.is_listed(page, start, end):
            return False  # 黄岗村 is a village
        token = page.token_if_exact(start, end)
        if self.is_rare(page.text[start:end]):
            return token is not None and token.pos in self._person
        parts = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        return not any(part.start >= start and self.cut_up.is_foreign(part) for part in parts)

    def is_listed(self, page: Page, start: int, end: int) -> bool:
        """Whether the characters between two joints are a name: a surname, and no known word."""
        surname = self.surname(page.text, start)
        if surname is None or not len(surname) < end - start <= len(surname) + 2:
            return False
        token = page.token_if_exact(start, end)
        if token is not None and is_known(token.text) and token.pos not in self._person:
            return False
        return end not in page.post_ends and start not in page.starts("place", 2)
