"""Fields: a stretch of a clause read as roles, in whatever order they stand.

Who, when, how sure, how spread, and the noun phrase of what is measured: each atom or chunk takes
the role that ``atom_roles.tsv`` gives its label. What is left is the phrase. A
circumstance, an adverb, a time or a speaker can never be a part of it.
"""

from __future__ import annotations

from extractor.facts.atoms import Atoms
from extractor.facts.chunks import Chunk, Chunker
from extractor.facts.field import (
    Body,
    Field,
    is_ordered,
    is_side,
    is_time,
    joined,
    thing_of,
)
from extractor.facts.governing import SUREST, is_sure
from extractor.facts.namesakes import is_inside
from extractor.facts.owners import are_listed, before_examples, closing, narrowest
from extractor.facts.phrase_edges import CLOSING, OPENING, is_elided, is_yearly, says_which, trimmed
from extractor.facts.roles import Roles
from extractor.mentions.mention import Mention, QuantityValue, TimeValue
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet

_MARK = "、"  # a member of a list may say more of itself: 房地产（物业管理）、教育
_BRACKET = 4  # a bracket in a phrase with more in it is a remark, no part of a name
_EACH_OF = 2  # characters of one word and 均: 生均
_RANKING = "ranking"


class FieldReader(Roles):
    """Reads fields with the roles and chunk rules of a rulebook."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        super().__init__(book, alphabet)
        self._chunker = Chunker(book, alphabet)

    def read(self, atoms: Atoms, begin: int, end: int) -> Field:
        """The atoms ``[begin, end)`` by roles."""
        if begin >= end:
            return Field(begin, end)
        reading = _Reading(self, atoms, begin, end)
        reading.walk(self._chunker.chunks(atoms.text, begin, end))
        return reading.field()

    def chunks(self, atoms: Atoms, begin: int, end: int) -> list[Chunk]:
        """The chunks of the atoms ``[begin, end)``."""
        return self._chunker.chunks(atoms.text, begin, end)


class _Reading:
    """One field on its way; made and used up inside :meth:`FieldReader.read`."""

    def __init__(self, reader: FieldReader, atoms: Atoms, begin: int, end: int):
        self.reader, self.atoms, self.begin, self.end = reader, atoms, begin, end
        self.content: list[tuple[int, int]] = []  # spans in order
        self.bodies: list[int] = []
        self.said: dict[str, list[int]] = {}
        self.chunks: dict[str, list[Chunk]] = {}
        self.until = False
        self._roles = reader.roles

    def walk(self, chunks: list[Chunk]) -> None:
        at = self.begin
        for chunk in [*chunks, None]:
            stop = self.end if chunk is None else chunk.begin
            while at < stop:
                at = self._step(at, stop)
            if chunk is not None:
                self._chunk(chunk)
                at = chunk.end

    def _chunk(self, chunk: Chunk) -> None:
        self.chunks.setdefault(chunk.kind, []).append(chunk)
        if chunk.kind in ("phrase", "by") or chunk.kind == "tied" and self._joins_names(chunk):
            self.content.append(chunk.core)
        if chunk.kind == "aspect" and not self.content:
            self.content.append(chunk.core)

    def _joins_names(self, chunk: Chunk) -> bool:
        """True for 广告 | 与咨询 | 收入: with whom a rank is shared stands in front of its verb."""
        text, front = self.atoms.text, self.content[-1:]
        roles = map(self.reader.role, text[chunk.begin : chunk.end])
        tied = text.startswith(self.reader.ranked, chunk.end) or "body" in roles
        return not tied and any(end == chunk.begin for _, end in front)

    def _step(self, at: int, stop: int) -> int:
        """Read the atom at ``at`` by its role; where to go on."""
        if self.atoms.text[at] in OPENING:
            return self._bracket(at, stop)
        role = self._role(at, stop)
        if role == "body":
            self.bodies.append(at)
        elif role == _RANKING:
            self.content.append((at, at + 2))
            return at + 2
        elif role == "content" or self._inside(at, role, stop):
            self.content.append((at, at + 1))
        else:
            self.said.setdefault(role, []).append(at)
            self.until |= role == "time" and self._until(at)
        return at + 1

    def _role(self, at: int, stop: int) -> str:
        """What an atom does here, whatever it does by itself."""
        text, role = self.atoms.text, self._roles.get(self.atoms.text[at], "edge")
        glued = bool(self.content) and self.content[-1][1] == at
        if role in ("status", "change") and self._says_which(at, stop):
            return "content"
        opens = at == self.begin and text[at - 1 : at] in tuple("（，；")
        if text[at] == self.reader.holds and opens:
            return "part"  # 小学312所（含 | 民办小学12所）; but 含 | 氧量
        if role == "light" and glued and self.content[-1][0] == at - 1:
            return "content" if text[at - 1] == self.reader.new else role  # 新 | 设立 | 企业
        if role != "body":
            return role
        if at + 1 == self.end and is_side(self.atoms.items.get(at)):
            return "content"  # 其中国内 | 57条
        ranking = text[at + 1 : min(at + 2, stop)] == self.reader.ranked
        if ranking and is_ordered(self.atoms.items.get(at), self.reader.vast, after=not glued):
            return _RANKING  # 软科中国大学 | 排名, after its maker's name or with it
        span = (self.begin, stop)
        inside = self.content or is_inside(self.reader, self.atoms, self.bodies, at, span)
        return "content" if inside else role

    def _inside(self, at: int, role: str, stop: int) -> bool:
        """True for an atom that belongs to a phrase where it stands inside one.

        工业设计中心: a word of planning between nouns says nothing of how sure. 最高接待: an adverb
        in front of an adjective or a noun says which.
        """
        text = self.atoms.text
        front = at - (text[at] == self.reader.share and text[at - 1] == self.reader.how)  # 约占
        glued = bool(self.content) and self.content[-1][1] == front
        if role in ("edge", "count", "trend"):
            return glued or is_elided(self.reader, self.atoms, at)
        following = text[at + 1 : at + 2] if at + 1 < stop else ""
        if text[at] == self.reader.compare:  # PM2.5低于35的天数: which days
            return glued and self.reader.role(following or "，") in ("content", "count", "body")
        if role == "change":  # 提供新增资金; but 城区 | 新增 | 绿地, whose number is what is new
            held = glued and text[at - 1] in self.reader.verbs
            return held and self.reader.role(following or "，") == "content"
        if role == "status":
            word = self.atoms.items.get(at)
            governs = isinstance(word, Word) and bool(word.row.get("mid"))
            return glued and not governs and self.reader.role(following or "，") == "content"
        if text[at] == self.reader.not_:  # 不 | 起诉; but 不 | 新增
            return self.reader.role(following or "，") == "content"
        if role == "each":  # 生 | 均 | 校舍面积; but 各镇 | 均 | 配备
            short = self.atoms.ends[at] - self.atoms.starts[at - 1] == _EACH_OF
            return glued and short and following in self.reader.measured
        if text[at] == self.reader.team:  # 病例 | 组合 | 指数
            return glued and following in self.reader.nouns
        if self.atoms.text[at] in self.reader.inner:  # 年均浓度, 可采储量
            return (glued or is_yearly(self.atoms, at)) and following in self.reader.nouns
        return says_which(self.reader, self.atoms, at, following, glued=glued)

    def _until(self, at: int) -> bool:
        """True for 到2027年: the time is a goal's."""
        before = self.atoms.items.get(at - 1)
        return isinstance(before, Word) and before.label == "TO"

    def _bracket(self, at: int, stop: int) -> int:
        """A quotation belongs to the phrase; a short bracket does where the name goes on."""
        close = CLOSING[OPENING.index(self.atoms.text[at])]
        end = self.atoms.text.find(close, at, stop)
        if end < 0:
            return at + 1
        if self.atoms.text[at] in "（(" and end == at + 2 and is_time(self.atoms.items.get(at + 1)):
            self.said.setdefault("time", []).append(at + 1)  # 今年采茶季（3月10日至4月20日）
            return end + 1
        if self.atoms.text[at] in "（(":
            length = self.atoms.starts[end] - self.atoms.ends[at]
            glued = bool(self.content) and self.content[-1][1] == at
            after = self.atoms.text[end + 1] if end + 1 < stop else ""
            goes_on = bool(after) and (after == _MARK or self.reader.role(after) == "content")
            named = goes_on or self._says_which_kinds(at, end)
            if glued and named and length <= _BRACKET:
                self.content.append((at, end + 1))
            return end + 1
        named = end == at + 2 and self.reader.role(self.atoms.text[at + 1]) == "body"
        if named and (not self.content or self._says_what(at)):
            self.content.clear()
            self.bodies.append(at + 1)
        else:
            self.content.append((at, end + 1))
        return end + 1

    def _says_what(self, at: int) -> bool:
        """True for 纪录片 | 《…》, 班轮 | “…”: nouns in front of a name say what it is."""
        return self.reader.qualified.issuperset(self.atoms.text[self.content[0][0] : at])

    def _says_which_kinds(self, at: int, end: int) -> bool:
        """True for a bracket that is part of a name: 投资（不含农户）, 县（市、区）."""
        atoms, role = self.atoms, self.reader.role
        first = at + 1 + (atoms.text[at + 1] == self.reader.not_)
        if atoms.text[first] == self.reader.holds:
            return first + 1 < end and "count" not in map(role, atoms.text[first:end])
        return all(
            atoms.text[one] in self.reader.joints
            or atoms.text[one] in self.reader.measured
            and atoms.ends[one] - atoms.starts[one] == 1
            for one in range(at + 1, end)
        )

    # What came of it ------------------------------------------------------------------------

    def field(self) -> Field:
        said, chunks = self.said, self.chunks
        examples = self.atoms.text[self.end - 1] == self.reader.etc
        spans = self._trimmed(joined(self.content)) if self.content else ()
        if self.bodies and examples:
            front = before_examples(self.reader, self.atoms, self.bodies, (self.begin, self.end))
            self.bodies = self.bodies[:front]
        first = spans[0][0] if spans else -1
        bodies = narrowest(self.reader, self.atoms, self.bodies, first) if self.bodies else ()
        if bodies and not spans and examples:
            bodies = () if are_listed(self.reader, self.atoms, bodies, self.end) else bodies
        if not bodies and spans and (last := self._closing(spans)) >= 0:
            bodies = (Body(self.atoms.items[last], last, False),)
            spans = self._trimmed([*spans[:-1], (spans[-1][0], last)])
        after = self.atoms.text[bodies[-1].at + 1 : self.end] if bodies else ""
        moves = after.startswith(self.reader.to)
        told = spans or not bodies or moves or "among" in chunks  # 某机场 | 增加到 | 甲地等5条航线
        thing = None if told else thing_of(bodies)
        if thing is not None:
            spans, bodies = ((thing.at, thing.at + 1),), ()
        return Field(
            self.begin,
            self.end,
            spans,
            bodies,
            thing,
            self._mentions("time", TimeValue) if "time" in said else (),
            self._mentions("duration", TimeValue) if "duration" in said else (),
            self._mentions("count", QuantityValue) if "count" in said else (),
            self._status() if "status" in said else None,
            (self._word("change") if "change" in said else None)
            or (self._word("trend") if "trend" in said else None),
            each="each" in said,
            part="part" in said,
            back="back" in said,
            until=self.until,
            led="lead" in said,
            among=tuple(chunks["among"]) if "among" in chunks else (),
            aspect=chunks["aspect"][0] if "aspect" in chunks else None,
            compared=tuple(chunks["compared"]) if "compared" in chunks else (),
            by=chunks["by"][0] if "by" in chunks else None,
            account="account" in chunks,
            apart=chunks["except"][0] if "except" in chunks else None,
            point=self._word("point") if "point" in said else None,
        )

    def _mentions(self, role: str, kind: type) -> tuple[Mention, ...]:
        items = (self.atoms.items.get(at) for at in self.said[role])
        return tuple(m for m in items if isinstance(m, Mention) and isinstance(m.value, kind))

    def _word(self, role: str) -> Word | None:
        items = [self.atoms.items.get(at) for at in self.said[role]]
        words = [item for item in items if isinstance(item, Word)]
        return next((word for word in words if not word.row.get("manner")), None)

    def _status(self) -> Word | None:
        """The word that says most of how sure: 将确保 aims, 预计将 expects."""
        items = [(at, self.atoms.items.get(at)) for at in self.said["status"]]
        words = [
            item
            for at, item in items
            if isinstance(item, Word) and is_sure(self.reader, self.atoms, at, self.end)
        ]
        return min(words, key=lambda word: SUREST.index(word.row.get("status")), default=None)

    def _says_which(self, at: int, stop: int) -> bool:
        """在建和已投运的装机, 新增和改建绿地: which things, not how sure it is or that it grew."""
        following = self.atoms.text[at + 1 : at + 2]
        if following == self.reader.and_:
            return at + 2 < stop
        item = self.atoms.items.get(at)
        aims = isinstance(item, Word) and item.row.get("status") == SUREST[0]
        return aims and at + 1 < self.end and following == self.reader.de

    def _trimmed(self, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        whole = {edge for chunk in self.chunks.get("phrase", ()) for edge in chunk.core}
        return trimmed(self.reader, self.atoms, spans, whole)

    def _closing(self, spans: tuple[tuple[int, int], ...]) -> int:
        """The atom of the body that closes the phrase, where no chunk keeps it; -1: none."""
        end = spans[-1][1]
        kept = any(chunk.core[1] == end for chunk in self.chunks.get("phrase", ()))
        return -1 if kept else closing(self.reader, self.atoms, spans)
