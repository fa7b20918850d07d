"""Where the name of a holder begins and ends in what stands in front of an award verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.facts.context import Slot
from extractor.facts.scene import Frame, Scene
from extractor.grammar import Match
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.words import Word
from extractor.tokens import is_known

_OPENING, _CLOSING = "（(", "）)"
#: Labels of what says something: who stands after it is no member of the list in front.
_SAYING = frozenset({"V", "LIGHT", "TREND", "REACH", "AWARD", "RANKV", "JOIN", "REL", "DE"})
#: Labels, and the tokeniser's tags, of what somebody does to a thing that is honoured.
_DOING = frozenset({"V", "LIGHT", "SAY", "REACH"})
_ACTS = frozenset({"v", "vn"})
#: Labels of verbs that confer an honour.
_CONFERS = frozenset({"AWARD", "AWARD_GET", "JOIN"})
_PLAIN = 2  # characters of 企业, which other names begin with: 企业 | 服务中心; 子公司 opens none
_THING = 2  # characters of 项目, 产品
_COMPANY = 12  # characters; a longer name after 龙头企业 is none


def without_manner(frame: Frame, begin: int, end: int) -> tuple[int, int]:
    """A stretch without in what and with what it was won: 在…大赛上, 以第4名的成绩."""
    field = frame.field
    won = (field.by,) if field.by is not None else ()
    for chunk in (*field.among, *field.compared, *won):
        if chunk.begin <= begin < chunk.end:
            begin = min(chunk.end, end)
        elif begin < chunk.begin < end <= chunk.end:
            end = chunk.begin
    for at in range(begin, end):
        if frame.scene.label(at) == "P_IN" and frame.scene.label(end - 1) in ("INSIDE", "F"):
            return begin, at
    return begin, end


def beginning(frame: Frame) -> int:
    """Where the holders may begin: at a count told already (9个县（区）, 甲等3人和乙等2人)."""
    scene, at = frame.scene, frame.at
    reach = scene.clauses[frame.clause].reach
    goes_on = scene.label(at) == "ETC" or scene.atoms.text[at] in scene.lexicon.fields.joints
    goes_on = goes_on or scene.atoms.text[at] == "）"  # 甲市（第13位 | ）入围
    goes_on = goes_on or (at == frame.start and _tells_first(frame))  # 甲公司 | 获全省首个质量奖
    listed = goes_on and not any(scene.label(p) in _SAYING for p in range(reach, at))
    begin = reach if scene.label(reach) == "QTY" or listed else at
    disposal = scene.lexicon.particles.disposal
    for at in range(begin, frame.start):  # 宣布将 | 甲湖等29处湿地列入
        if scene.word(at) in disposal:
            begin = at + 1
    return begin


def _tells_first(frame: Frame) -> bool:
    """Whether the honour is said to be a first one, which a ranking has told of too."""
    span = frame.scene.atom_span(frame.match.start, frame.match.end)
    return frame.scene.has("FIRST", *span)


def is_ranked(frame: Frame) -> bool:
    """Whether the honour is told of the only or the first one that has it: 全县唯一 | 入选的…."""
    scene = frame.scene
    begin, end = scene.atom_span(frame.match.start, frame.match.end)
    labels = [scene.label(at) for at in range(begin - 1, end)]
    verb = next((n for n, label in enumerate(labels) if label in _CONFERS), len(labels))
    return not {"ONLY", "FIRST"}.isdisjoint(labels[:verb])  # not 获 | 全国首个 | 质量奖


def before_rank(frame: Frame) -> tuple[int, int]:
    """The atoms that name who is the only one: 甲村 | 成为全县唯一入选的."""
    scene = frame.scene
    begin = scene.clauses[frame.clause].reach
    said = (at for at in range(begin, frame.start + 1) if scene.label(at) in ("RANKV", "REACH"))
    return begin, next(said, begin)


def after_relative(scene: Scene, begin: int, end: int) -> int:
    """Where what was made begins after who made it: 某某精工自主研制的 | 数控机床.

    A person's team is called by him: 某某教授领衔的教学团队.
    """
    particles = scene.lexicon.particles
    by_whom = scene.word(begin) in particles.agent | particles.copula  # 由某某领衔的 | 工作室
    for at in range(end - 2, begin, -1):
        if scene.label(at) == "DE" and (by_whom or _does(scene, at - 1)):
            return begin if scene.has("PERSON", begin, at) and not by_whom else at + 1
    return begin


def _does(scene: Scene, at: int) -> bool:
    """Whether a word says what somebody does, by its label or by the tokeniser: 研制, 申报."""
    tag = scene.tokens.at(scene.atoms.starts[at]).pos
    if scene.word(at) in scene.lexicon.particles.made or scene.label(at) in _DOING:
        return True
    return scene.label(at) == "N" and tag in _ACTS


def groups(scene: Scene, begin: int, end: int) -> list[tuple[int, int]]:
    """The groups of holders that each have a count of their own: 甲等3人 | 和 | 乙等2人."""
    found, etc, counted, depth = [], False, False, 0
    for at in range(begin, end):
        mark = scene.atoms.text[at]
        depth += (mark in _OPENING) - (mark in _CLOSING)
        etc = etc or scene.label(at) == "ETC"
        counted = counted or (etc and scene.label(at) in ("QTY", "NUM"))
        if counted and not depth and mark in scene.lexicon.fields.joints:  # not 县（市、区）
            found.append((begin, at))
            begin, etc, counted = at + 1, False, False
    return [*found, (begin, end)] if begin < end else found


def is_how_often(scene: Scene, at: int) -> bool:
    """True for a count that says how often: 连续4次, 连续七届."""
    times = scene.lexicon.particles.times
    if scene.label(at) == "M" and scene.label(at - 1) == "ADV":
        return scene.word(at).endswith(tuple(times))
    item = scene.atoms.items.get(at)
    value = item.value if isinstance(item, Mention) else None
    return isinstance(value, QuantityValue) and value.unit in times


def gives(frame: Frame) -> bool:
    """True for a verb in front of which stands who confers: 授予, not 被授予."""
    verb = frame.scene.atoms.items.get(frame.start)
    return isinstance(verb, Word) and bool(verb.row.get("grants"))


def counts_members(match: Match, found: Iterable[tuple[int, int, object, Match]]) -> bool:
    """True for 8家 in 名单公布，甲、乙等8家企业上榜: it counts those who are on the list."""
    at, _ = match.groups["value"][-1]
    honours = (one.first("members") for *_, one in found if "honour" in one.groups)
    return any(span is not None and span[0] <= at < span[1] for span in honours)


def numbers(scene: Scene, spans: list[int]) -> Iterator[int | None]:
    """How many each of some counts says; the last of 15所学校21个专业 alone."""
    text = scene.atoms.text
    joint = scene.lexicon.fields.joints
    for at, after in zip(spans, [*spans[1:], None], strict=True):
        if after is None or joint & set(text[at:after]):
            yield _number(scene, at)


def _number(scene: Scene, at: int) -> int | None:
    item = scene.atoms.items[at]
    value = item.value if isinstance(item, Mention) else None
    number = value.value if isinstance(value, QuantityValue) else None
    if number is None or number != number.to_integral_value():
        return None
    return int(number)


def of_work(scene: Scene, begin: int, end: int) -> int:
    """Where a work's title begins after what kind of work it is: 纪录片 | 《…》."""
    at = scene.atoms.text.find("《", begin, end)
    if at < 0:
        return begin
    return at + 1 if scene.atoms.text.find("》", at, end) == end - 1 else at


def of_company(scene: Scene, begin: int, end: int) -> int:
    """Where a company's name begins after what it is: 全资子公司 | 某某智控."""
    kinds, owned = scene.lexicon.particles.belongs, scene.lexicon.particles.owned
    for at in range(end - 1, begin, -1):
        words = [scene.word(p) for p in range(at, end)]
        kind = scene.word(at - 1)
        sure = kind in owned or len(kind) > _PLAIN
        if kind in kinds and (sure or not all(map(_is_word, words))):
            return at if 2 < len("".join(words)) <= _COMPANY else begin
    return begin


def without_kind(scene: Scene, name: str) -> str:
    """A company's name without what it is in front: 龙头企业某某光电."""
    kind = next((w for w in scene.lexicon.particles.belongs if name.startswith(w)), "")
    rest = name.removeprefix(kind)
    return rest if len(kind) > 2 and len(rest) > 2 else name


def without_owner(scene: Scene, slot: Slot) -> Slot:
    """A way of working without whose it is, where one name holds both: 某某村 | “…”模式."""
    at, close = slot.value.find("“"), slot.value.rfind("”")
    front, kind = slot.value[:at], slot.value[close + 1 :]
    scheme = 0 < at < close and kind.endswith(tuple(scene.lexicon.particles.scheme))
    if not scheme or not scene.lexicon.kind_of(front):
        return slot
    return slot._replace(value=slot.value[at:], start=slot.start + at)


def without_tail(scene: Scene, slot: Slot) -> Slot:
    """A holder without what only goes on after his name, or says what he is: 南溪村 | 则,

    “深井卫士” | 项目, RV-80E | 产品.
    """
    particles = scene.lexicon.particles
    name = slot.value
    for word in sorted(particles.trailing):
        if name.endswith(word) and len(name) > len(word) + 1:
            name = name.removesuffix(word)
    wrapped = name[:1] == "“" and name.find("”") == len(name) - 1 - _THING
    if wrapped and name[-_THING:] in particles.bare_kind:
        return slot._replace(value=name[1 : -_THING - 1], start=slot.start + 1, end=slot.end)
    coded = name[:-_THING]
    if name[-_THING:] in particles.bare_kind and coded.isascii() and coded:
        name = coded
    cut = len(slot.value) - len(name)
    return slot._replace(value=name, end=slot.end - cut) if cut else slot


def _is_word(text: str) -> bool:
    """Whether the dictionary has a token; one character alone is mostly a piece of a name."""
    return len(text) > 1 and is_known(text)
