"""Persons: a name after an office, before a verb of speech, in a byline, or seen so before.

The tokeniser's own ``nr`` is never enough: it also gives 贡献率 and 智慧. What counts is what
stands around. The contexts are looked for in a fixed order (``PersonNames.contexts``): an office in
front (局长李明), a byline, a word beside a name the tokeniser saw (李明教授, 李明介绍), a clause
that is nothing but a name before its verb, an award, a row of names, a signature, a foreign name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.mentions.names.cut_up import CLOSERS, HAN, OPEN
from extractor.mentions.names.page import Hit, NameCandidate, Page, Strength, longest
from extractor.mentions.names.parts import NameParts
from extractor.mentions.names.person_names import PersonReader
from extractor.mentions.names.signed import SignedNames
from extractor.rulebook import Row, Rulebook
from extractor.tokens import Token

_CLAUSE = "，。；：\n "
_ROW, _LONG_ROW = 4, 160  # characters that a row of names has
_ODD_ONE = 5  # names in a row that make up for one that does not look like one


class Office(NamedTuple):
    """A run of posts directly in front of a name: 党组书记、局长."""

    start: int
    end: int
    text: str
    kept: bool  # an office, not only an occupation


class _Sight(NamedTuple):
    """What the contexts look at."""

    page: Page
    posts: list[Hit]  # the longest of each, in text order
    places: frozenset[int]  # where certain places begin
    ends: frozenset[int]  # where places and bodies end


class _Seen(NamedTuple):
    """A word that the tokeniser takes for a person and that is made like a name."""

    token: Token
    number: int  # of the word
    opens: bool  # its clause, or what follows a place or body
    han: bool  # it begins with a surname


class PersonNames:
    """Finds persons and the posts in front of them."""

    def __init__(self, book: Rulebook, parts: NameParts):
        self._in_front_of_office = parts.tags("in_front_of_office")
        self._person, self._place = parts.tags("person"), parts.tags("place")
        self._after_actor = parts.tags("after_actor")
        self._joint = parts.pattern("post_joint")
        self._and = parts.pattern("person_joint")
        self._attends = parts.pattern("attends")
        self._lists = parts.pattern("persons_listed")
        self._posts = book.table("posts")
        self._bylines = [row for row in book.table("bylines") if row.get("person")]
        self._verbs = book.table("speech_verbs")
        self._acts = frozenset(row.word for row in self._verbs if len(row.word) == 1)
        self._after = {row.word for row in self._posts if row.get("after")}
        self._stop = frozenset(book.table("name_stops").words())
        self.reader = PersonReader(book, parts)
        self._signers = SignedNames(parts, self.reader)
        #: Where persons are looked for, in order.
        self.contexts: tuple[Callable[[_Sight], Iterator[NameCandidate]], ...] = (
            self._in_office, self._in_bylines, self._beside, self._speakers, self._winners,
            self._in_rows, self._signatures, self._abroad,
        )  # fmt: skip

    def words(self) -> Iterator[tuple[str, str, Row]]:
        """What the lexicon scans for."""
        for table, kind in (
            (self._posts, "post"), (self._bylines, "byline"), (self._verbs, "speech"),
        ):  # fmt: skip
            for row in table:
                if kind != "speech" or len(row.word) > 1:
                    yield row.word, kind, row

    def find(
        self, page: Page, places: frozenset[int], ends: frozenset[int]
    ) -> Iterator[NameCandidate]:
        """Every person; the post is kept as written.

        Args:
            page: the text.
            places: where certain places begin.
            ends: where places and bodies end: a name with its post may follow (某市王明市长).
        """
        sight = _Sight(page, longest(page.hits("post")), places, ends)
        for context in self.contexts:
            yield from context(sight)

    def _in_office(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Names after an office: 局长李明."""
        for office in list(self._offices(sight.page, sight.posts)):
            yield from self._after_office(sight.page, office)

    def _in_bylines(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Names after the word for who wrote it."""
        yield from self._signers.in_bylines(sight.page)

    def _signatures(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Bylines without the word."""
        yield from self._signers.signatures(sight.page)

    def _abroad(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Foreign names with a dot, or that open a clause."""
        yield from self.reader.foreign.dotted(sight.page)
        yield from self.reader.foreign.speakers(sight.page, sight.places)

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

    def _after_office(self, page: Page, office: Office) -> Iterator[NameCandidate]:
        position = office.end
        if not page.is_bound(position) and not page.is_bound(office.start):
            return  # 南京市 | 长江路
        if not page.is_bound(position) and not self.reader.surname(page.text, position):
            return
        if page.text[position : position + 1] in ("：", ":", " "):
            position += 1
        post = office.text if office.kept else None
        end = self.reader.end(page, position, strong=True, sure=office.kept)
        if end is None or page.text[position:end] in self._stop:
            return
        end = self.reader.without_tail(page, position, end)
        yield NameCandidate(position, end, "PERSON", "office", Strength.PLACED, None, None, post)
        while self._and.match(page.text, end):  # 副主席李明、王芳和张伟
            position = end + 1
            next_end = self.reader.listed_end(page, position)
            if next_end is None or page.text[position:next_end] in self._stop:
                break
            end = next_end
            yield NameCandidate(position, end, "PERSON", "list", Strength.STATED, None, None, post)

    def _beside(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Names the tokeniser saw, by the word beside them; the first that applies."""
        after = {hit.start: hit.row for hit in sight.posts if hit.row.word in self._after}
        for seen in self._seen(sight):
            found = (
                self._titled(sight, seen, after)
                or self._winning(sight, seen)
                or self._speaking(sight, seen)
                or self._acting(sight, seen)
            )
            if found is not None:
                yield found

    def _seen(self, sight: _Sight) -> Iterator[_Seen]:
        page = sight.page
        words, tags = page.tokens.words, page.tokens.tags
        for index in page.proper:
            word = words[index]
            if tags[index] in self._place or word in self._stop or not HAN.match(word):
                continue
            token = page.tokens[index]
            surname = self.reader.surname(word, 0)
            if token.start in sight.places or not self.reader.is_name_like(word, surname):
                continue
            before = page.text[token.start - 1] if token.start else "\n"
            opens = before in OPEN or token.start in sight.ends
            yield _Seen(token, index, opens, surname is not None)

    def _titled(self, sight: _Sight, seen: _Seen, after: dict[int, Row]) -> NameCandidate | None:
        """A post after the name: 李明教授."""
        token, row = seen.token, after.get(seen.token.end)
        if row is None or not seen.han or len(token.text) < 2:
            return None
        led = seen.number > 0 and sight.page.tokens[seen.number - 1].pos in self._in_front_of_office
        if len(token.text) == 2 and not (seen.opens or led):
            return None
        post = row.word if row.get("kind") == "post" else None
        return _person(token, "title", Strength.STATED, post)

    def _winning(self, sight: _Sight, seen: _Seen) -> NameCandidate | None:
        """A verb of award after the name."""
        token = seen.token
        whole = seen.opens and seen.han and len(token.text) == 3
        if token.end not in sight.page.awards or not whole or self.reader.is_rare(token.text):
            return None
        return _person(token, "winner", Strength.FORM)

    def _speaking(self, sight: _Sight, seen: _Seen) -> NameCandidate | None:
        """A verb of speech after the name."""
        token = seen.token
        long = len(token.text) >= 3 or (len(token.text) == 2 and seen.han)
        if token.end not in sight.page.starts("speech", 2) or not (seen.opens and long):
            return None
        rare = self.reader.is_rare(token.text)
        return None if rare else _person(token, "speech", Strength.STATED)

    def _acting(self, sight: _Sight, seen: _Seen) -> NameCandidate | None:
        """A short verb that only persons take, and a verbal group after it: 李明对此……."""
        page, token = sight.page, seen.token
        whole = seen.opens and seen.han and len(token.text) == 3
        acts = page.text[token.end : token.end + 1] in self._acts
        if not (whole and acts) or self.reader.is_rare(token.text):
            return None
        last = seen.number + 1 >= len(page.tokens)
        if last or page.tokens[seen.number + 1].pos not in self._after_actor:
            return None
        return _person(token, "clause", Strength.LISTED)

    def _speakers(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Two or three characters from a surname on that are all a clause has before its verb."""
        page = sight.page
        titles = {hit.end for hit in page.hits("post")}
        for hit in page.hits("speech"):
            for length in (3, 2):
                start = hit.start - length
                if start < 0 or page.text[start - 1 : start] not in CLOSERS:
                    continue
                surname = self.reader.surname(page.text, start)
                if surname is None or self.reader.surnames[surname] or len(surname) >= length:
                    continue
                end = self.reader.cut_up.end(
                    page, start, page.index_at(start), surname, strong=False
                )
                if end != hit.start or not page.is_bound(start) or end in titles:
                    continue
                end = self.reader.without_tail(page, start, end)
                yield NameCandidate(start, end, "PERSON", "speaker", Strength.LISTED)

    def _winners(self, sight: _Sight) -> Iterator[NameCandidate]:
        """The name between an office or a role and a verb of award: 选手李明获评……."""
        page = sight.page
        offices = {hit.end: hit.row for hit in sight.posts}
        inside = {at for hit in page.hits("award") for at in range(hit.start + 1, hit.end)}
        for hit in page.hits("award"):
            for length in (3, 2) if hit.start not in inside else ():
                start = hit.start - length
                row = offices.get(start)
                if row is None or self.reader.surname(page.text, start) is None:
                    continue
                if page.text[hit.start - 1] in self.reader.tails:
                    continue  # 罗强 | 还 | 获得
                if all(HAN.match(char) for char in page.text[start : hit.start]):
                    post = row.word if row.get("kind") == "post" else None
                    yield NameCandidate(
                        start, hit.start, "PERSON", "winner", Strength.HELD, None, None, post
                    )
                    break

    def _in_rows(self, sight: _Sight) -> Iterator[NameCandidate]:
        """Names in a row that a verb of attendance follows: 李明、王芳等参加会见."""
        page = sight.page
        for verb in self._attends.finditer(page.text):
            low = max(0, verb.start() - _LONG_ROW)
            marks = [page.text.rfind(mark, low, verb.start()) for mark in _CLAUSE]
            start = max(low, *(mark + 1 for mark in marks))
            match = self._lists.match(page.text, start) if verb.start() - start > _ROW else None
            if match is None or match.end() < verb.start():
                continue
            spans = match.spans("name")
            odd = sum(not self.reader.is_listed(page, start, end) for start, end in spans)
            if odd <= len(spans) // _ODD_ONE:
                for start, end in spans:
                    yield NameCandidate(start, end, "PERSON", "listed", Strength.STATED)


def _person(
    token: Token, source: str, evidence: Strength, post: str | None = None
) -> NameCandidate:
    return NameCandidate(token.start, token.end, "PERSON", source, evidence, None, None, post)
