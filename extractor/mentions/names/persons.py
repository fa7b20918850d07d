"""Persons: a name after an office, before a verb of speech, in a byline, or seen so before.

The tokeniser's own ``nr`` is never enough: it also gives 贡献率 and 智慧. What counts is what
stands around: an office in front (局长李明), one behind (李明教授), a verb (李明介绍), a byline.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.mentions.names.foreign import ForeignNames
from extractor.mentions.names.page import Candidate, Evidence, Hit, Page
from extractor.mentions.names.parts import Parts
from extractor.rulebook import Row, Rulebook
from extractor.tokens import is_known

_HAN = regex.compile(r"\p{Han}")
_OPEN = " ，。；：、！？\n（）()“”【】《》|/,;:!?—-…"
#: What the tokeniser calls the last character of a given name that it cut off.
_GIVEN = frozenset(("ng", "nr", "x", "zg", "ag", "vg", "g", "a", "n", "f", "nz", "b", "q", "j"))
_LEADS = ("p", "c", "v")  # parts of speech in front of a name with its office: 按照李明总理
_SPACES = (" ", "：", ":", "、", "/", "　", "｜", "丨", "|")
_LEAST_FOREIGN = 2  # characters of a foreign name behind an office
_RUN = regex.compile(r"\p{Han}{1,6}")
_CLOSERS = ("", *" ，。；：、！？\n（()）“”【】《》|/,;:!?—-…")


class Office(NamedTuple):
    """A run of posts directly in front of a name: 党组书记、局长."""

    start: int
    end: int
    text: str
    kept: bool  # an office, not only an occupation


class PersonNames:
    """Finds persons and the posts in front of them."""

    def __init__(self, book: Rulebook, parts: Parts):
        self._joint = parts.pattern("post_joint")
        self._and = parts.pattern("person_joint")
        self._verbal = parts.pattern("person_after_verb")
        self._byline_tail = parts.pattern("byline_tail")
        self._says = parts.pattern("person_says")
        self._dated = parts.pattern("dated")
        self._given = parts.pattern("given_numeral")
        self._part = parts.pattern("person_listed")
        self._lists = parts.pattern("persons_listed")
        self._no_person = parts.pattern("no_person")
        self._surnames = {row.word: row.get("use") == "rare" for row in book.table("surnames")}
        self._posts = book.table("posts")
        self._bylines = book.table("bylines")
        self._verbs = book.table("speech_verbs")
        self._acts = frozenset(row.word for row in self._verbs if len(row.word) == 1)
        self._after = {row.word for row in self._posts if row.get("after")}
        self._foreign = ForeignNames(book, parts)
        self._tails = frozenset(book.table("name_tails").words())
        self._function = frozenset(book.table("function_chars").words())
        self._stop = frozenset(book.table("name_stops").words())

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for table, kind in (
            (self._posts, "post"), (self._bylines, "byline"), (self._verbs, "speech"),
        ):  # fmt: skip
            for row in table:
                if kind != "speech" or len(row.word) > 1:
                    yield row.word, kind, row

    def find(self, page: Page, places: frozenset[int], ends: frozenset[int]) -> Iterator[Candidate]:
        """Every person; the post is kept as written.

        Args:
            page: the text.
            places: where certain places begin.
            ends: where places and bodies end: a name with its post may follow (某市王明市长).
        """
        posts = _longest_by_end(page.hits("post"))
        offices = list(self._offices(page, posts))
        for office in offices:
            yield from self._after_office(page, office)
        for hit in _longest_by_end(page.hits("byline")):
            yield from self._byline(page, hit)
        after = {hit.start: hit.row for hit in posts if hit.row.word in self._after}
        yield from self._by_tokens(page, after, places, ends)
        yield from self._speakers(page)
        yield from self._winners(page, posts)
        yield from self._in_lists(page)
        yield from self._signatures(page)
        yield from self._foreign.dotted(page)
        yield from self._foreign.divisions(page)
        yield from self._foreign.speakers(page, places)

    def _offices(self, page: Page, posts: list[Hit]) -> Iterator[Office]:
        """Posts joined by 、 or 兼: the last is directly in front of the name."""
        run: list[Hit] = []
        for hit in posts:
            if run and self._joint.fullmatch(page.text, run[-1].end, hit.start):
                run.append(hit)
                continue
            if run:
                yield self._office(page, run)
            run = [hit]
        if run:
            yield self._office(page, run)

    def _office(self, page: Page, run: list[Hit]) -> Office:
        start, end = run[0].start, run[-1].end
        kept = any(hit.row.get("kind") == "post" for hit in run)
        return Office(start, end, page.text[start:end], kept)

    def _after_office(self, page: Page, office: Office) -> Iterator[Candidate]:
        position = office.end
        if not page.is_bound(position) and not page.is_bound(office.start):
            return  # 南京市 | 长江路
        if not page.is_bound(position) and not self._surname(page.text, position):
            return
        if page.text[position : position + 1] in ("：", ":", " "):
            position += 1
        post = office.text if office.kept else None
        end = self._name_end(page, position, strong=True, sure=office.kept)
        if end is None or page.text[position:end] in self._stop:
            return
        end = self._without_tail(page, position, end)
        yield Candidate(position, end, "PERSON", "office", Evidence.PLACED, None, None, post)
        while self._and.match(page.text, end):  # 副主席李明、王芳和张伟
            position = end + 1
            next_end = self._listed_end(page, position)
            if next_end is None or page.text[position:next_end] in self._stop:
                break
            end = next_end
            yield Candidate(position, end, "PERSON", "list", Evidence.STATED, None, None, post)

    def _listed_end(self, page: Page, start: int) -> int | None:
        """The end of one of several names in a row: all there is up to the next joint."""
        part = self._part.match(page.text, start)
        if part is not None and self._listed_name(page, start, part.end("name")):
            return part.end("name")
        end = self._name_end(page, start, strong=False)
        token = page.token_if_exact(start, end) if end is not None else None
        return end if token is not None and token.pos.startswith("nr") else None

    def _listed_name(self, page: Page, start: int, end: int) -> bool:
        """Whether the characters between two joints are a name: a surname, and no known word."""
        surname = self._surname(page.text, start)
        if surname is None or not len(surname) < end - start <= len(surname) + 2:
            return False
        token = page.token_if_exact(start, end)
        if token is not None and is_known(token.text) and not token.pos.startswith("nr"):
            return False
        return end not in page.post_ends and start not in page.starts("place", 2)

    def _in_lists(self, page: Page) -> Iterator[Candidate]:
        """Names in a row that a verb of attendance follows: 李明、王芳等参加会见."""
        for match in self._lists.finditer(page.text):
            spans = match.spans("name")
            if all(self._listed_name(page, start, end) for start, end in spans):
                for start, end in spans:
                    yield Candidate(start, end, "PERSON", "listed", Evidence.STATED)

    def _without_tail(self, page: Page, start: int, end: int) -> int:
        """Without a verb that the tokeniser took for the end of the name."""
        surname = self._surname(page.text, start)
        least = len(surname) + 2 if surname else 3
        long = end - start > least or (end - start == 3 and self._verbal.match(page.text, end))
        if end - start == 3 and surname:
            token = page.token_if_exact(end - 1, end)
            long = long or (token is not None and token.pos == "u")
        sticks = page.text[end - 1] in self._tails and "·" not in page.text[start:end]
        return end - 1 if long and sticks else end

    def _byline(self, page: Page, hit: Hit) -> Iterator[Candidate]:
        position = hit.end
        for _ in range(8):
            while page.text[position : position + 1] in _SPACES:
                position += 1
            end = self._name_end(page, position, strong=True, spaced=True)
            if end is None or not self._byline_edge(page, end):
                return
            if end - position > 2 and self._byline_tail.search(page.text, position, end):
                end -= 1
            exact = page.token_if_exact(position, end)
            named = exact is not None and exact.pos.startswith("nr")
            closed = page.text[end : end + 1] in _CLOSERS
            if self._rare(page.text[position:end]) and not named and not closed:
                return
            yield Candidate(position, end, "PERSON", "byline", Evidence.PLACED)
            if page.text[end : end + 1] not in (" ", "、"):
                return
            position = end

    def _byline_edge(self, page: Page, end: int) -> bool:
        following = page.text[end : end + 1]
        return not following or following in _OPEN or page.is_bound(end)

    def _by_tokens(
        self, page: Page, after: dict[int, Row], places: frozenset[int], ends: frozenset[int]
    ) -> Iterator[Candidate]:
        """Names the tokeniser saw, where a verb or a title follows and the clause begins."""
        speech = page.starts("speech", 2)
        for index in page.proper:
            token = page.tokens[index]
            if token.pos == "ns":
                continue
            length = len(token.text)
            if token.text in self._stop or not _HAN.match(token.text):
                continue
            before = page.text[token.start - 1] if token.start else "\n"
            opens = before in _OPEN or token.start in ends
            led = index > 0 and page.tokens[index - 1].pos in _LEADS
            surname = self._surname(token.text, 0)
            han = surname is not None
            if not self._name_like(token.text, surname):
                continue
            if token.start in places:
                continue
            if (
                token.end in after
                and (length >= 3 or (length == 2 and han and (opens or led)))
                and han
            ):
                row = after[token.end]
                post = row.word if row.get("kind") == "post" else None
                yield Candidate(
                    token.start, token.end, "PERSON", "title", Evidence.STATED, None, None, post
                )
            elif token.end in page.awards and length == 3 and han and opens:
                if not self._rare(token.text):
                    yield Candidate(token.start, token.end, "PERSON", "winner", Evidence.FORM)
            elif token.end in speech and length >= 2:
                if opens and (length >= 3 or han) and not self._rare(token.text):
                    yield Candidate(token.start, token.end, "PERSON", "speech", Evidence.STATED)
            elif (
                page.text[token.end : token.end + 1] in self._acts
                and length == 3
                and han
                and opens
                and not self._rare(token.text)
            ):
                following = page.tokens[index + 1].pos if index + 1 < len(page.tokens) else "x"
                if following in ("p", "v", "d"):
                    yield Candidate(token.start, token.end, "PERSON", "clause", Evidence.LISTED)

    def _speakers(self, page: Page) -> Iterator[Candidate]:
        """Two or three characters from a surname on that are all a clause has before its verb."""
        titles = {hit.end for hit in page.hits("post")}
        for hit in page.hits("speech"):
            for length in (3, 2):
                start = hit.start - length
                if start < 0 or page.text[start - 1 : start] not in _CLOSERS:
                    continue
                surname = self._surname(page.text, start)
                if surname is None or self._surnames[surname] or len(surname) >= length:
                    continue
                end = self._pieced(page, start, page.index_at(start), surname, strong=False)
                if end != hit.start or not page.is_bound(start) or end in titles:
                    continue
                end = self._without_tail(page, start, end)
                yield Candidate(start, end, "PERSON", "speaker", Evidence.LISTED)

    def _winners(self, page: Page, posts: list[Hit]) -> Iterator[Candidate]:
        """The name between an office or a role and a verb of award: 选手李明获评……."""
        offices = {hit.end: hit.row for hit in posts}
        for hit in page.hits("award"):
            for length in (3, 2):
                start = hit.start - length
                row = offices.get(start)
                if row is None or self._surname(page.text, start) is None:
                    continue
                if all(_HAN.match(char) for char in page.text[start : hit.start]):
                    post = row.word if row.get("kind") == "post" else None
                    yield Candidate(
                        start, hit.start, "PERSON", "winner", Evidence.HELD, None, None, post
                    )
                    break

    def _signatures(self, page: Page) -> Iterator[Candidate]:
        """Bylines without the word: a short line of names and places (陶春燕 聊城报道)."""
        for sentence in page.sentences:
            if sentence.kind != "byline":
                continue
            position = sentence.start
            while position < sentence.end:
                space = page.text.find(" ", position, sentence.end)
                stop = sentence.end if space < 0 else space
                word = page.text[position:stop].strip("（）()")
                if len(word) in (2, 3) and (surname := self._surname(word, 0)):
                    at = page.text.find(word, position)
                    token = page.token_if_exact(at, at + len(word))
                    known = token is not None and token.pos not in ("nr", "n", "x", "nz", "nrt")
                    if not known and not self._surnames[surname]:
                        yield Candidate(at, at + len(word), "PERSON", "signature", Evidence.STATED)
                position = stop + 1

    def _surname(self, text: str, start: int) -> str | None:
        for length in (2, 1):
            if text[start : start + length] in self._surnames:
                return text[start : start + length]
        return None

    def _rare(self, text: str) -> bool:
        surname = self._surname(text, 0)
        return surname is not None and self._surnames[surname]

    def _name_end(
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
        text = page.text
        if start >= len(text) or not _HAN.match(text, start):
            return None
        index = page.index_at(start)
        token = page.tokens[index]
        surname = self._surname(text, start)
        foreign = self._foreign_end(page, start, surname) if strong else None
        if foreign is not None and (sure or foreign - start > _LEAST_FOREIGN):
            return foreign
        whole = token.start == start and len(token.text) >= 2
        if whole and token.pos in ("nr", "nrt", "nrfg") and self._name_like(token.text, surname):
            if surname is None or len(token.text) in (2, 3):
                return self._grown(page, index, surname)
            if len(token.text) <= len(surname) + 3:
                return token.end
        if not sure:
            return self._bare_end(page, start, surname)
        if whole and token.pos == "ns" and len(token.text) == 3 and surname and strong:
            return None if self._surnames[surname] else token.end  # 钟南山
        run = _RUN.match(text, start)
        if surname is None:
            if whole and token.pos in ("nrt", "nr", "ns") and not is_known(token.text):
                return token.end
            return None
        if run and text[run.end() : run.end() + 1] in _CLOSERS and run.end() - start in (2, 3, 4):
            parts = page.tokens[index : page.index_at(run.end() - 1) + 1]
            plain = [t for t in parts if len(t.text) > 1 and is_known(t.text)]
            if not plain or (len(plain) == 1 and len(parts) == 2 and not self._surnames[surname]):
                return run.end()  # the whole stretch up to punctuation
        if spaced and text[start + len(surname) : start + len(surname) + 1] == " ":
            end = start + len(surname) + 2
            if end <= len(text) and _HAN.match(text, end - 1) and text[end : end + 1] in _CLOSERS:
                return end
        return self._pieced(page, start, index, surname, strong=strong)

    def _bare_end(self, page: Page, start: int, surname: str | None) -> int | None:
        """The end of a three-character name behind an occupation, cut up by the tokeniser."""
        if surname is None or self._surnames[surname]:
            return None
        end = start + len(surname) + 2
        if not page.is_bound(end) or not _RUN.fullmatch(page.text, start, end):
            return None
        pieces = page.tokens[page.index_at(start) : page.index_at(end - 1) + 1]
        plain = any(len(t.text) > 1 and is_known(t.text) for t in pieces)
        after = page.tokens.at(end) if end < len(page.text) else None
        follows = after is None or after.pos in ("v", "p", "d", "x", "c", "t", "uj")
        return end if follows and not plain and len(pieces) > 1 else None

    def _foreign_end(self, page: Page, start: int, surname: str | None) -> int | None:
        """Where a foreign name ends that is too long for a Chinese one, or has no surname."""
        end = self._foreign.run_end(page, start)
        least = len(surname) + 3 if surname else _LEAST_FOREIGN
        if end - start < least:
            return None
        dotted = not _RUN.fullmatch(page.text, start, end)
        return end if dotted or self._foreign.is_coined(page, start, end) else None

    def _pieced(
        self, page: Page, start: int, index: int, surname: str, *, strong: bool
    ) -> int | None:
        """A name that the tokeniser cut up: the surname and one or two more characters."""
        text = page.text
        rare = self._surnames[surname]
        if rare and not strong:
            return None
        first = page.tokens[index]
        plain = first.start == start and first.end > start + len(surname) and is_known(first.text)
        if plain and strong and self._dated.match(text, first.end):
            return first.end  # 外长巴罗15日
        if plain:  # an ordinary word that begins like a surname: 关于, 满意度
            end = start + len(surname) + 2
            speaks = strong and not rare and page.is_bound(min(end, len(text)))
            return end if speaks and self._speaks(page, end) else None
        for given in (2, 1):
            end = start + len(surname) + given
            if end > len(text) or not page.is_bound(end) or not _RUN.fullmatch(text, start, end):
                continue
            parts = [t for t in page.tokens[index : index + 4] if t.start < end]
            inner = parts[1:]
            if any(t.pos in ("uj", "ul", "c", "m", "p", "r", "q") for t in inner):
                continue
            if self._speaks(page, end) or (strong and len(surname) > 1):
                return end
            after = page.tokens.at(end) if end < len(text) else None
            plain = any(is_known(t.text) and len(t.text) > 1 for t in inner)
            if rare and plain and not (strong and after is not None and after.pos == "p"):
                continue
            if after is None or after.pos in ("v", "p", "d", "c", "x", "vn", "r", "t", "u", "m"):
                return end
        return None

    def _speaks(self, page: Page, end: int) -> bool:
        """Whether a verb of speech or action stands at ``end``."""
        return end in page.starts("speech", 2) or self._says.match(page.text, end) is not None

    def _name_like(self, word: str, surname: str | None) -> bool:
        """Whether a word tagged as a person may be one: not 智慧, which the dictionary has."""
        if surname is None:
            return self._foreign.holds(word) and (len(word) > 2 or not is_known(word))
        if len(word) >= 3:
            return not (self._surnames[surname] and is_known(word) and self._no_person.search(word))
        return not self._surnames[surname]

    def _grown(self, page: Page, index: int, surname: str | None) -> int:
        """The end of a name token, with the given name's second character the tokeniser cut off."""
        token = page.tokens[index]
        if surname is None or len(token.text) != len(surname) + 1 or index + 1 >= len(page.tokens):
            return token.end
        after = page.tokens[index + 1]
        closed = page.text[after.end : after.end + 1] in _CLOSERS
        loose = after.pos in _GIVEN or (closed and after.pos in ("v", "d"))
        loose = loose or self._given.fullmatch(after.text) is not None
        if after.start == token.end and len(after.text) == 1 and loose and _HAN.match(after.text):
            following = page.text[after.end : after.end + 1]
            if (
                not following
                or following in _OPEN
                or (
                    index + 2 < len(page.tokens)
                    and page.tokens[index + 2].pos in ("v", "p", "d", "c", "vn", "nr", "t", "r")
                )
            ):
                return after.end
        return token.end


def _longest_by_end(hits: list[Hit]) -> list[Hit]:
    """Leftmost-longest of overlapping hits, in text order."""
    kept: list[Hit] = []
    free = 0
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= free:
            kept.append(hit)
            free = hit.end
    return kept
