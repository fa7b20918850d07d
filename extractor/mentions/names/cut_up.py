"""Names of persons that the tokeniser cut up: pieces put together again."""

from __future__ import annotations

import regex

from extractor.mentions.names.page import Page
from extractor.mentions.names.parts import NameParts
from extractor.rulebook import Rulebook
from extractor.tokens import Token, is_known

HAN = regex.compile(r"\p{Han}")
OPEN = " ，。；：、！？\n（）()“”【】《》|/,;:!?—-…"
CLOSERS = ("", *" ，。；：、！？\n（()）“”【】《》|/,;:!?—-…")
RUN = regex.compile(r"\p{Han}{1,6}")


class CutUpNames:
    """Puts the pieces of names together.

    Args:
        surnames: surname → whether it is rarely one: an ordinary word as well.
    """

    def __init__(self, book: Rulebook, parts: NameParts, surnames: dict[str, bool]):
        self.surnames = surnames
        self._never_in_persons = parts.tags("never_in_persons")
        self._given_name = parts.tags("given_name")
        self._given_at_close = parts.tags("given_at_close")
        self._preposition, self._adverb = parts.tags("preposition"), parts.tags("adverb")
        self._after_pieced = parts.tags("after_pieced_person")
        self._after_grown = parts.tags("after_grown_person")
        self._says = parts.pattern("person_says")
        self._dated = parts.pattern("dated")
        self._given = parts.pattern("given_numeral")
        #: Verbs of one character that the tokeniser sticks to names.
        self.tails = frozenset(book.table("name_tails").words())

    def end(self, page: Page, start: int, index: int, surname: str, *, strong: bool) -> int | None:
        """A name that the tokeniser cut up: the surname and one or two more characters."""
        text = page.text
        rare = self.surnames[surname]
        if rare and not strong:
            return None
        first = page.tokens[index]
        plain = first.start == start and first.end > start + len(surname) and is_known(first.text)
        if plain:
            return self._end_in_word(page, first, surname, strong=strong)
        for given in (2, 1):
            end = start + len(surname) + given
            if given == 1 and strong and self._runs_on(page, end):
                return end  # 副主席韩 | 正在
            if end > len(text) or not page.is_bound(end) or not RUN.fullmatch(text, start, end):
                continue
            parts = [t for t in page.tokens[index : index + 4] if t.start < end]
            inner = parts[1:]
            if any(self.is_foreign(t) for t in inner):
                continue
            if self.speaks(page, end) or (strong and len(surname) > 1):
                return end
            after = page.tokens.at(end) if end < len(text) else None
            plain = any(is_known(t.text) and len(t.text) > 1 for t in inner)
            if (
                rare
                and plain
                and not (strong and after is not None and after.pos in self._preposition)
            ):
                continue
            if after is None or after.pos in self._after_pieced:
                return end
        return None

    def _end_in_word(self, page: Page, word: Token, surname: str, *, strong: bool) -> int | None:
        """A name where an ordinary word begins like a surname: 关于, 满意度."""
        if not strong:
            return None
        if self._dated.match(page.text, word.end):
            return word.end  # 外长巴罗15日
        end = word.start + len(surname) + 2
        bound = not self.surnames[surname] and page.is_bound(min(end, len(page.text)))
        return end if bound and self.speaks(page, end) else None

    def _runs_on(self, page: Page, end: int) -> bool:
        """Whether the last character of a name is the first of a word made with a tail: 正在."""
        if page.is_bound(end) or page.text[end : end + 1] not in self.tails:
            return False
        token = page.tokens.at(end)
        return (token.start, token.end) == (end - 1, end + 1)

    def is_foreign(self, token: Token) -> bool:
        """Whether no given name holds this word: 正在, 的."""
        if self._given.fullmatch(token.text):
            return False
        tailed = token.pos in self._adverb or token.text[-1] in self.tails
        return token.pos in self._never_in_persons or (
            len(token.text) > 1 and tailed and is_known(token.text)
        )

    def speaks(self, page: Page, end: int) -> bool:
        """Whether a verb of speech or action stands at ``end``."""
        return end in page.starts("speech", 2) or self._says.match(page.text, end) is not None

    def grown(self, page: Page, index: int, surname: str | None) -> int:
        """The end of a name token, with the given name's second character the tokeniser cut off."""
        token = page.tokens[index]
        if surname is None or len(token.text) != len(surname) + 1 or index + 1 >= len(page.tokens):
            return token.end
        after = page.tokens[index + 1]
        made_up = len(after.text) == 2 and not is_known(after.text)
        if made_up and after.text[-1] in self.tails:
            return after.start + 1  # 周光 | 权作
        closed = page.text[after.end : after.end + 1] in CLOSERS
        loose = after.pos in self._given_name or (closed and after.pos in self._given_at_close)
        loose = loose or self._given.fullmatch(after.text) is not None
        if after.start == token.end and len(after.text) == 1 and loose and HAN.match(after.text):
            following = page.text[after.end : after.end + 1]
            if (
                not following
                or following in OPEN
                or (
                    index + 2 < len(page.tokens) and page.tokens[index + 2].pos in self._after_grown
                )
            ):
                return after.end
        return token.end
