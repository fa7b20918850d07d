"""What a clause leaves to those before it: 增幅居全省第5位 is of the output just named."""

from __future__ import annotations

from bisect import bisect_left

from extractor.discourse import Topic
from extractor.facts import nouns
from extractor.facts.clause import Clause
from extractor.facts.phrase import Field
from extractor.grammar import Match
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.particles import chars
from extractor.mentions.words import Word
from extractor.tokens import tokenize

_WHOLES = frozenset({"level", "change", "growth"})
_PART = 6  # a longer name of a part stands for itself
_DEPENDENT = 7  # the longest phrase that hangs on the one before
_PARTITION = 10  # a longer name of a part stands for itself, even after 按行业分
_PREDICATES = frozenset({"TREND", "TO", "REACH", "OVER", "ADV", "EACH", "STATUS", "RANKV"})
_BODIES = frozenset({"家", "户", "个"})  # what companies and the like are counted in
_FEW = 3  # members of a list that are spelt out where 等 says there are more
_LIST_GAP = 4  # characters between the members of a list


def inherit(
    clause: Clause, phrase: str, field: Field, count: int, measure: str
) -> list[str] | None:
    """The indicators a phrase names, with what it leaves to the clauses before it."""
    topics = clause.discourse.topics
    relative, how = _relative(clause, field, phrase)
    if not phrase or how is not None:
        before = None if phrase else _clause_before(clause, field, count)
        if before is not None:
            return before
        if not topics:
            return [phrase] if phrase else _unsaid(clause)
        chosen = [t for t in topics if t.start == topics[-1].start]
        wanted = relative or (count if count > 1 else 0)
        if wanted or field.each:
            chosen = _together(topics, wanted)
        names = [
            topic.base if measure == "rank" and topic.base else topic.indicator for topic in chosen
        ]
        tail = phrase if how == "add" else ""
        if relative:
            tail = _tail_of(clause, field)
        return [name if name.endswith(tail) else name + tail for name in names]
    if (
        topics
        and topics[-1].indicator.startswith(phrase)
        and (phrase == nouns.leading_verb(clause, topics[-1].indicator))
    ):
        return [topics[-1].indicator]  # 改造小区112个，其中甲、乙分别改造34个、21个
    if count > 1:
        return clause.tools.coordinator.exactly(phrase, count) or [phrase]
    if field.each:
        return clause.tools.coordinator.split(phrase)
    if topics and (field.among or _among_too(clause, field)):
        clause.among = field.end
        return [_part_of(clause, phrase, topics)]
    whole = clause.discourse.partition
    if whole is not None and len(phrase) <= _PARTITION and not phrase.endswith(clause.tools.heads):
        return [phrase + whole.indicator]
    return [_same_bearer(clause, field, phrase, topics) + phrase]


def _clause_before(clause: Clause, field: Field, count: int) -> list[str] | None:
    """A、B、C，分别比…下降3%、2%和1%: the clause before is the phrase of a bare predicate."""
    position = bisect_left(clause.bounds, max(field.begin, 1)) - 1
    end = clause.bounds[position]
    if position < 1 or field.subjects:
        return None
    begin = clause.bounds[position - 1]
    if begin < clause.at or clause.sketch.text[end - 1 : end] not in ("，", ","):
        return None
    names = clause.tools.alphabet.names
    stop = next(
        (p for p in range(begin + 1, end - 1) if names.get(clause.sketch.text[p]) in _PREDICATES),
        end - 1,
    )
    before = clause.read_field(begin, stop)
    phrase = clause.phrase(before)
    if count > 1:
        return clause.tools.coordinator.exactly(phrase, count) if phrase else None
    return [phrase] if len(phrase) > 1 and phrase.endswith(clause.tools.heads) else None


def _unsaid(clause: Clause) -> list[str] | None:
    """涨5%, said of a company and of nothing else, is said of its share price."""
    for position in range(clause.at, len(clause.sketch.text)):
        word = clause.sketch.items.get(position)
        if isinstance(word, Word):
            return [word.row.get("indicator")] if word.row.get("indicator") else None
        if isinstance(word, Mention) and isinstance(word.value, QuantityValue):
            return None
    return None


def split_bearer(clause: Clause, indicator: str) -> tuple[str, str]:
    """某类企业实现收入 → 某类企业, 收入; nothing and the whole where no verb stands between."""
    for verb in clause.tools.inner_verbs:
        at = indicator.find(verb)
        if at > 1 and at + len(verb) + 1 < len(indicator):
            owner, rest = indicator[:at], indicator[at + len(verb) :]
            if rest.endswith(clause.tools.heads):
                return owner, rest
    return "", indicator


def _same_bearer(clause: Clause, field: Field, phrase: str, topics: list[Topic]) -> str:
    """某类企业实现收入3亿元，利润总额1亿元: the profit is theirs too."""
    if len(phrase) > _PART or not phrase.endswith(clause.tools.heads):
        return ""
    topic = topics[-1] if topics else clause.discourse.last
    if topic is None:
        return ""
    front = clause.sketch.text[max(0, field.begin - 2) : field.begin]
    if topic.bearer and (topics or front in clause.tools.inner_verbs):
        return topic.bearer
    if front in clause.tools.inner_verbs and topic.unit in _BODIES and topics:
        return topic.indicator  # 规上企业达429户，实现增加值…
    return ""


def relative(clause: Clause, field: Field) -> str | None:
    """How a field points back to the clauses before it: add, same, or None."""
    return _relative(clause, field, clause.phrase(field))[1]


def _relative(clause: Clause, field: Field, phrase: str) -> tuple[int, str | None]:
    """How a phrase points back: (number of topics, add or same)."""
    how = clause.tools.relatives.get(phrase)
    topic = clause.discourse.topic()
    if phrase in clause.tools.totals and topic and topic.indicator.endswith(clause.tools.totals):
        return 0, "same"  # 总数达412家，数量居全省第3位
    if phrase in clause.tools.shares and topic is not None:
        return 0, "same" if topic.measure == "share" else "add"
    if how is None and phrase.startswith(clause.tools.dependents) and len(phrase) <= _DEPENDENT:
        return 0, "add"
    if how is None and field.begin in clause.sketch.items:
        # 三项总量: a number of the things just counted, and what is measured of them
        number = clause.count_in(field._replace(end=field.begin + 1))
        tail = _tail_of(clause, field)
        if (
            number
            and 1 < number <= len(clause.discourse.topics)
            and (tail in clause.tools.relatives)
        ):
            return number, clause.tools.relatives[tail]
    return 0, how


def _tail_of(clause: Clause, field: Field) -> str:
    return clause.text_of(field.begin + 1, field.end) if field.end > field.begin + 1 else ""


def _among_too(clause: Clause, field: Field) -> bool:
    """True for the later members of 其中，A…亿元、B…亿元."""
    return (
        clause.among >= 0
        and clause.at > clause.among
        and (clause.sketch.text[clause.at : field.begin] == "、")
    )


def _part_of(clause: Clause, phrase: str, topics: list[Topic]) -> str:
    """其中高技术产业1.12亿美元: a part is measured by what the whole was measured by."""
    whole = next((t for t in reversed(topics) if t.measure in _WHOLES and not t.part), None)
    if whole is None:
        return phrase
    for length in range(min(len(phrase), len(whole.indicator) - 1), 1, -1):
        if phrase.endswith(whole.indicator[:length]):
            return phrase + whole.indicator[length:]  # 汽车产量…，其中新能源汽车
    if (
        whole.measure == "growth"
        or whole.unit in clause.tools.counted
        or len(phrase) > _PART
        or phrase.endswith(clause.tools.heads)
    ):
        return phrase
    return phrase + whole.indicator


def of_honour(clause: Clause, field: Field, phrase: str) -> bool:
    """True where a fact counts the holders of the honour just conferred (数量居全省首位)."""
    topic = clause.discourse.topic()
    return (
        topic is not None
        and topic.measure == "honour"
        and (not phrase or clause.tools.relatives.get(phrase) == "add")
        and clause.discourse.contest is not None
        and bool(phrase)
    )


def examples(clause: Clause, phrase: str, unit: str) -> list[str]:
    """实施A、B等人才工程 13项 counts 实施人才工程; of a rate, A and B each have it."""
    etc = phrase.rfind("等")
    joint = phrase.find("、")
    if etc > 1 and phrase[etc - 1] in "”》" and etc + 2 < len(phrase):
        return [nouns.leading_verb(clause, phrase) + phrase[etc + 1 :]]
    if joint < 0 or etc < joint or etc + 1 >= len(phrase):
        return [phrase]
    if unit in ("%", "‰"):
        names = clause.tools.coordinator.split(phrase)
        if len(names) <= _FEW and joint > 1:
            return names
    tail = phrase[etc + 1 :].lstrip(chars(clause.tools.particles.few))
    first = tokenize(phrase[:joint])[0]
    verb = first.text if first.pos == "v" else ""
    return [verb + tail] if len(tail) > 1 else [phrase]


def continues_list(clause: Clause, match: Match, field: Field, value: Mention) -> bool:
    """True for the later members of 新增A…28家，B…13家: the verb is carried over."""
    topic = clause.discourse.topic()
    if topic is None or topic.measure != "change" or not topic.verb:
        return False
    quantity = value.value
    if not isinstance(quantity, QuantityValue) or quantity.unit != topic.unit:
        return False
    if match.groups["value"][0][0] != match.start or field.subjects:
        return False
    if clause.phrase(field) in clause.tools.relatives:
        return False
    begin = field.begin if field.end > field.begin else match.start
    between = clause.sketch.text[min(clause.at, begin) : begin]
    if len(between) > _LIST_GAP or "；" in between or "。" in between:
        return False
    if field.end <= field.begin:
        return clause.sketch.text[match.start - 1 : match.start] == "、"
    start, _ = clause.sketch.source(field.begin, field.end)
    at = clause.tokens.index_from(start)
    return at < len(clause.tokens) and not (
        clause.tokens[at].pos == "v" and clause.tokens[at].start == start
    )


def carried_verb(clause: Clause, field: Field) -> str:
    """新建中小学47所、幼儿园62所: the verb in front of the first member is said of all."""
    topic = clause.discourse.topic()
    if topic is None or field.begin == 0 or field.subjects:
        return ""
    if clause.sketch.text[clause.at : field.begin] != "、" or topic.measure != "level":
        return ""
    start, end = clause.sketch.source(field.begin, field.end)
    at = clause.tokens.index_from(start)
    if any(t.pos == "v" for t in clause.tokens[at : at + 3] if t.start < end):
        return ""
    return nouns.leading_verb(clause, topic.indicator)


def prize(clause: Clause, phrase: str) -> str | None:
    """在…大赛中摘得一等奖3个: a prize is named by its contest."""
    contest = clause.discourse.contest
    if contest is None or not phrase.endswith(clause.tools.prizes):
        return None
    if clause.discourse.honour is not None and contest == clause.discourse.honour:
        return None
    name = contest.value
    for head in clause.tools.selections:
        name = name.removesuffix(head)
    return name + phrase


def relative_clause(clause: Clause, match: Match, field: Field) -> bool:
    """A、B实施的2个项目: who stands in front only says which things are counted."""
    if clause.sketch.text[match.start - 1 : match.start] != "的" or field.end <= field.begin:
        return False
    start, end = clause.sketch.source(field.begin, field.end)
    at = clause.tokens.index_from(start)
    words = [token for token in clause.tokens[at : at + 8] if token.end <= end]
    return bool(words) and words[-1].pos.startswith("v")


def counts_bearers(clause: Clause, match: Match, field: Field) -> bool:
    """A、B等16个行业实现收入3亿元: the number only says who, its measure follows."""
    if (
        clause.used is None
        or not nouns.more_anchors(clause, match)
        or match.first("trend") is not None
    ):
        return False
    if clause.sketch.text[clause.used : clause.used + 1] in "，、；。":
        return False
    start = clause.sketch.starts[match.start]
    return clause.reading.text[max(0, start - 4) : start].rstrip().endswith(clause.tools.for_whom)


def share_base(clause: Clause, match: Match, indicator: str) -> str:
    """牛存栏 of 牛存栏占全省的比重; empty where the whole is no population (占GDP的比重)."""
    whole = match.first("whole")
    if whole is None or clause.tools.alphabet.names.get(clause.sketch.text[whole[0]]) != "SCOPE":
        return ""
    begin, _ = clause.sketch.source(match.start, match.start + 1)
    return indicator[: max(0, indicator.find(clause.reading.surface[begin]))]


def _together(topics: list[Topic], count: int) -> list[Topic]:
    """The last ``count`` topics with different indicators; 0: all that were said together."""
    chosen: list[Topic] = []
    for topic in reversed(topics):
        if any(topic.indicator == other.indicator for other in chosen):
            continue
        if not count and chosen and topic.clause < chosen[-1].clause - 1:
            break
        chosen.append(topic)
        if len(chosen) == count:
            break
    return chosen[::-1] if len(chosen) >= count else chosen[:1]
