"""The discourse state: who, when and what a clause may leave unsaid.

One object per article, updated clause by clause as facts are read, never guessed at elsewhere.
Every entry remembers where it was said, so that a record can tell what it inherited and from where.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Said(NamedTuple):
    """A value, where it comes from (clause, sentence, paragraph, document), and its span."""

    value: str
    source: str
    start: int = -1
    end: int = -1


class Topic(NamedTuple):
    """An indicator that later clauses may refer back to (增幅居全省第5位)."""

    indicator: str
    subject: str | None
    measure: str
    start: int
    end: int
    clause: int
    unit: str = ""
    period: str | None = None
    base: str = ""  # what a share of a population is a share of: 牛存栏 in 牛存栏占全省的比重
    bearer: str = ""  # whose the indicator is, where a verb stood between (…企业实现营收)
    part: bool = False  # a part of what was measured before (其中)
    verb: bool = False  # a verb of change stood in front of the amount (新增…28家，…13家)


@dataclass(slots=True)
class Discourse:
    """What is known at the point of reading."""

    main: Said | None = None  # the document's own place or organisation
    default_period: Said | None = None  # what facts with nothing said take
    paragraph_period: Said | None = None
    paragraph_status: Said | None = None  # 主要预期目标是：…
    years: int = 0  # 这五年: how many years the paragraph looks back on
    sentence_period: Said | None = None  # said at the sentence's beginning
    segment_period: Said | None = None  # said on the way, until the semicolon
    sentence_subject: Said | None = None  # who the sentence is about
    bearer: Said | None = None  # who was just honoured or ranked: only for what points back
    sentence_status: Said | None = None
    sentence_basis: Said | None = None  # 同比 carries to the bare 增长 behind it
    sentence_streak: Said | None = None
    contest: Said | None = None  # 在全省绩效评价中: what ranks after it are about
    scope: Said | None = None
    topics: list[Topic] = field(default_factory=list)  # of this sentence, in order
    honour: Said | None = None
    last: Topic | None = None  # what the sentence before measured
    partition: Topic | None = None  # 按行业分: what the parts behind are parts of

    def new_paragraph(self) -> None:
        """Forget what a paragraph carried."""
        self.last = None
        self.paragraph_period = None
        self.paragraph_status = None
        self.years = 0

    def new_sentence(self) -> None:
        """Forget what only the sentence carried; a time said of facts holds in its paragraph."""
        if self.sentence_period is not None and self.sentence_status is None:
            self.paragraph_period = self.sentence_period._replace(source="paragraph")
        if self.topics:
            self.last = next((t for t in self.topics if not t.part), self.topics[0])
        if self.partition is not None:  # what was measured is the whole, whose parts were told
            self.last = self.partition
        self.partition = None
        self.sentence_period = None
        self.segment_period = None
        self.sentence_subject = None
        self.bearer = None
        self.sentence_status = self.paragraph_status
        self.sentence_basis = None
        self.sentence_streak = None
        self.contest = None
        self.scope = None
        self.honour = None
        self.topics.clear()

    def new_segment(self) -> None:
        """A semicolon: who and how sure are said anew, when and what may carry on."""
        self.sentence_subject = None
        self.bearer = None
        self.sentence_streak = None
        self.sentence_basis = None
        self.segment_period = None
        self.contest = None
        self.scope = None
        self.honour = None

    def subject(self, *, back: bool = False) -> Said | None:
        """Who a fact without a bearer of its own is about; ``back``: its indicator points back."""
        if back and self.bearer is not None:
            return self.bearer
        return self.sentence_subject or self.main

    def period(self) -> Said | None:
        """When a fact without a time of its own holds."""
        return (
            self.segment_period
            or self.sentence_period
            or self.paragraph_period
            or self.default_period
        )

    def topic(self) -> Topic | None:
        """The indicator spoken of last in this sentence."""
        return self.topics[-1] if self.topics else None
