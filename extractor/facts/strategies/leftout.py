"""What a phrase leaves out of its thing, since the words before said it: 总产量, 一等奖数量."""

from __future__ import annotations

from extractor.facts.context import Context, Topic
from extractor.facts.coordination import Coordinator
from extractor.facts.following_noun import noun_after
from extractor.facts.phrases import leading_verbs, phrase_of
from extractor.facts.scene import Frame
from extractor.facts.standing import moved_in, ranked_name
from extractor.facts.strategies.answers import lead_phrase
from extractor.facts.strategies.bare_measures import (
    dealt_in,
    done_again,
    done_with,
    how_far,
    measured_before,
    of_counted,
    rate_of,
    share_of_thing,
    that_ranks,
)
from extractor.facts.strategies.stories import measure_told
from extractor.tokens import tokenize

_THING = 2
_SEVERAL = 2
_VERB = 3  # characters of what was done
_STEM = 3  # characters of the longest word taken up; a longer one names a thing: 数字经济规模
_ECHO = 6  # characters of the longest measure that takes up a word said before
_MEASURE = 4  # characters of the longest measure in a list of them: 产量、产值、出口额
_GRADE = 8  # characters of what says only of which grade a thing is, with the verb in front


def left_out(frame: Frame, context: Context, phrase: str) -> str:
    """What the phrase leaves out, by whichever of them; empty where it says all."""
    return (
        that_ranks(frame)
        or measured_before(frame, context, phrase)
        or of_counted(frame, context, phrase)
        or rate_of(frame, context, phrase)
        or per_head(frame, context, phrase)
        or share_of_thing(frame, context, phrase)
        or more_of_it(frame, context, phrase)
        or done_with(frame, context, phrase)
        or how_far(frame, context)
        or that_has(frame, context)
        or dealt_in(frame, phrase)
        or taken_up(frame, context, phrase)
    )


def per_head(frame: Frame, context: Context, phrase: str) -> str:
    """每千人口医师3人、| 护士4人: of how many people all in a list are told."""
    told, begin = context.topic(), frame.field.phrase[0][0]
    if told is None or frame.field.bodies or frame.scene.atoms.text[begin - 1] != "、":
        return ""
    heads = frame.scene.lexicon.particles.per_head
    head = max((one for one in heads if told.indicator.startswith(one)), key=len, default="")
    return head if head and not phrase.startswith(tuple(heads)) else ""


def made_whole(frame: Frame, context: Context, phrase: str) -> list[str]:
    """The phrase with what it leaves out, or each of several measures of one thing with it.

    珍珠产量12万吨，产量、产值、出口额均居首位. Empty where it says all. How many places somebody
    moved is of what the standing is of: GDP增速 | 位次前移5位.
    """
    if frame.unit in frame.scene.lexicon.particles.place:
        placed = moved_in(frame, phrase) or ranked_name(frame, phrase)
        return [placed] if placed != phrase else []
    whole = without(frame, context, phrase) or spread(frame, context, phrase)
    whole = whole or done_again(frame, context, phrase)
    if whole:
        return [whole]
    thing, head = left_out(frame, context, phrase), graded(frame, phrase)
    if thing or head or "rank" not in frame.match.groups:
        return [thing + phrase + head] if thing or head else []
    lexicon = frame.scene.lexicon
    parts = lexicon.coordinator.members(phrase)
    if len(parts) < _SEVERAL or any(len(part) > _MEASURE for part in parts):
        return []
    known = (*lexicon.relatives, *lexicon.thing_measures, *lexicon.heads)
    thing = left_out(frame, context, parts[0]) if all(p.endswith(known) for p in parts) else ""
    return [thing + part for part in parts] if thing else []


def with_lead(frame: Frame, phrase: str, count: int) -> list[str] | None:
    """甲、乙和丙业，丁和戊业增加值分别增长…: a comma stands between members with marks in them.

    How many there are may be said of more: 甲业，乙业，丙和丁业3个行业增加值分别增长….
    """
    lead = lead_phrase(frame) if frame.field.each else ""
    fronts = [frame.scene.spans_text(field.phrase) for field in frame.leads[1 - count :]]
    if lead and len(fronts) + 1 == count and all(fronts):
        return frame.scene.lexicon.coordinator.exactly("，".join((*fronts, phrase)), count)
    return frame.scene.lexicon.coordinator.exactly(f"{lead}、{phrase}", count) if lead else None


def graded(frame: Frame, phrase: str) -> str:
    """4个国家级、3个省级 | 医疗中心, 首批5项及第二批9项 | 改革: of what the last member names.

    Empty where a phrase says itself what is counted.
    """
    scene, grades = frame.scene, frame.scene.lexicon.particles.grade
    matches = (frame.match, *frame.following[:1])
    amounts = [
        scene.atom_span(*one.groups["value"][-1]) for one in matches if "value" in one.groups
    ]
    span = frame.following[0].first("after") if frame.following else None
    if span is None or len(phrase) > _GRADE or not phrase.endswith(tuple(grades)):
        return ""
    if len(amounts) < len(matches):
        return ""  # 4个国家级、首个省级 | 医疗中心: a rank follows
    own, value = amounts
    joint = max(
        scene.atoms.text.rfind(mark, own[1], value[0]) for mark in scene.lexicon.fields.joints
    )
    front = scene.spans_text(((joint + 1, value[0]),))
    if joint < 0 or frame.clause != scene.clause_at(value[0]) or len(front) > _GRADE:
        return ""
    begin, end = scene.atom_span(*span)
    noun = scene.text(*scene.source(begin, noun_after(scene, begin, end)))
    if front.endswith(phrase[-1]):
        return noun
    return noun.partition(phrase[-1])[2]


def without(frame: Frame, context: Context, phrase: str) -> str:
    """扣除退税因素后增长9%: of what was told of; 扣除房地产后增长9%: of that less a part."""
    scene, told = frame.scene, context.topic()
    begin, end = frame.field.phrase[0][0], frame.field.phrase[-1][1]
    if told is None or scene.label(begin) != "P_LESS" or scene.has("DE", begin, end):
        return ""  # 扣除食品价格的核心指数 says itself what it is
    words = scene.lexicon.particles
    if phrase.endswith(tuple(words.factor)):
        return told.indicator
    return phrase + "".join(words.after) + told.indicator


def spread(frame: Frame, context: Context, phrase: str) -> str:
    """累计发送旅客6238万人次，日均 | 100万人次: the mean of what was told."""
    told = context.topic()
    if phrase not in frame.scene.lexicon.particles.mean or frame.field.bodies:
        return ""
    if told is None:  # 旅客流动量稳中有增，日均 | 1.7亿人次
        measure = measure_told(frame)
        return phrase + measure if measure else ""
    same = told.unit == frame.unit and told.measure in ("level", "change")
    return phrase + told.indicator if same and frame.gives("measure", "level") == "level" else ""


def more_of_it(frame: Frame, context: Context, phrase: str) -> str:
    """全国技能大赛一等奖3个，一等奖 | 数量居首位: what the words before said more of it."""
    relatives = frame.scene.lexicon.relatives
    # a phrase has few ends: they are asked for, not all words for one that it ends with
    ends = (phrase[at:] for at in range(len(phrase)))
    tail = next((end for end in ends if end in relatives), "")
    thing = phrase.removesuffix(tail)
    if not tail or len(thing) < _THING or frame.field.bodies:
        return ""
    lexicon = frame.scene.lexicon
    if tail in lexicon.totals and tail in lexicon.counts and "rank" not in frame.match.groups:
        return ""  # 外贸航线5条，航线 | 总数: says itself what there is in all
    told = (topic.indicator for topic in reversed(context.topics))
    whole = next((one for one in told if one.endswith(thing) and one != thing), "")
    front = whole.removesuffix(thing)
    mean = front.endswith(tuple(frame.scene.lexicon.particles.mean))
    return "" if mean and tail in frame.scene.lexicon.measures else front  # 人均收入, 收入总额


def counts_all(frame: Frame, context: Context, told: Topic, phrase: str) -> bool:
    """一等奖8项、二等奖5项，获奖总数: says itself that it counts what all those told of are."""
    counts = (
        word for word in frame.scene.lexicon.counts if phrase != word and phrase.endswith(word)
    )
    count = max(counts, key=len, default="")
    deed = phrase.removesuffix(count) if count else ""
    parts = {t.indicator for t in context.topics if t.clause == told.clause}
    return len(parts) > 1 and bool(deed) and all(part.endswith(deed[-1]) for part in parts)


def that_has_the_share(
    frame: Frame, context: Context, told: Topic | None, phrase: str
) -> Topic | None:
    """出口3亿元，占全市的四成，增速居第2: what grows is what has the share, not the share."""
    lexicon = frame.scene.lexicon
    measures = (*lexicon.bare_rates, *lexicon.measures, *lexicon.totals)
    if told is None or told.measure != "share" or phrase not in measures:
        return told
    before = (topic for topic in reversed(context.topics) if topic.measure != "share")
    return next((one for one in before if told.indicator.startswith(one.indicator)), told)


def taken_up(frame: Frame, context: Context, phrase: str) -> str:
    """改造老旧小区25个，改造数居第2: a rank's measure takes up a word of what was told before.

    平均结案用时5天，用时居第2; 发放创业担保贷款2亿元，放贷规模居第2.
    """
    lexicon = frame.scene.lexicon
    named = frame.field.bodies or frame.field.counts  # 10项工作居首位
    if "rank" not in frame.match.groups or named or len(phrase) > _ECHO:
        return ""
    measure = ranked_name(frame, phrase)  # 认定数列
    head = max((word for word in lexicon.heads if measure.endswith(word)), key=len, default="")
    stem = measure.removesuffix(head)
    whole = len(stem) < _THING or not head
    stem = measure if whole else stem
    if not _THING <= len(stem) <= _STEM or whole and len(stem) > _THING + len(head):
        return ""
    before = [context.before] if context.before is not None and not context.topics else []
    for topic in (*reversed(context.topics), *before):
        ends = stem in (topic.indicator[-len(stem) :], topic.indicator[-len(stem) - 1 : -1])
        if topic.measure == "share" or whole and not ends or topic.indicator == phrase:
            continue
        if thing := _around(topic.indicator, stem, lexicon.coordinator, lexicon.heads):
            return thing
    return ""


def _around(indicator: str, stem: str, tags: Coordinator, heads: tuple[str, ...]) -> str:
    """What an indicator tells of beside a word of it: 改造 | 老旧小区, 平均结案 | 用时."""
    words = tokenize(indicator)
    verbs = next((n for n, tag in enumerate(words.tags) if tag not in tags.verbs), 0)
    begin = words.starts[verbs] if verbs else 0
    at = indicator.rfind(stem)
    if at > begin:
        return indicator[begin:at]
    thing = indicator[begin:] if at < 0 else indicator[at + len(stem) :]
    if at < 0 and not (stem[0] in indicator[:begin] and stem[1:] in thing):
        return ""  # 发放…贷款: 放贷
    return thing if len(thing) >= _THING and thing not in heads else ""


def says_all(frame: Frame, topic: Topic, tail: str) -> bool:
    """True where a measure is of nothing that was said: 产量5吨，产值3万元; 满意率98%，得分居首."""
    lexicon = frame.scene.lexicon
    if tail in lexicon.scores and topic.indicator.endswith(lexicon.percents):
        return True
    bare = topic.indicator in lexicon.measures or topic.indicator in lexicon.thing_measures
    return bare and tail in lexicon.measures


def counts_holders(frame: Frame, told: Topic) -> bool:
    """True for 企业12家, who have profits; 签约 | 项目, 新 | 开工 | 项目 counts what was done."""
    lexicon = frame.scene.lexicon
    done = lexicon.coordinator.verbs.intersection(tokenize(told.indicator).tags[:2])
    return told.unit in lexicon.particles.holder_count and not done


def that_has(frame: Frame, context: Context) -> str:
    """工业投资增长13%，| 占全部投资的比重由38%提升到42%: what was told of is what has the share.

    So is it what stands in a ratio: 顺差56亿元，| 与生产总值之比2%.
    """
    told, spans = context.topic(), frame.field.phrase
    if told is None or frame.field.bodies:
        return ""
    opens, ends = frame.scene.label(spans[0][0]), frame.scene.label(spans[-1][1] - 1)
    if opens != "OCC" and (opens, ends) != ("WITH", "PROP"):
        return ""
    return told.base or told.indicator


def carried_verb(frame: Frame, context: Context) -> str:
    """新建中小学47所、幼儿园62所: the verb in front of the first member is said of all.

    接待游客5万人次、旅游总收入3亿元: of another measure it is not said, nor where a verb stands.
    """
    scene, begin = frame.scene, frame.field.phrase[0][0]
    told = context.topic()
    if told is None or not told.verb or not told.holder or frame.field.bodies:
        return ""
    if told.indicator == told.holder and len(told.holder) > _VERB:
        return ""  # 送戏下乡216场、电影放映3156场: a deed with its thing
    if scene.atoms.text[begin - 1] != "、" or scene.label(begin) == "AFFECT":
        return ""
    if told.unit != frame.unit and phrase_of(frame).endswith(scene.lexicon.heads):
        return ""
    if phrase_of(frame) in scene.lexicon.particles.harm or told.holder in phrase_of(frame):
        return ""  # 接报火灾70起、亡4人; 处置事故2起、危化品事故处置任务3起
    return "" if leading_verbs(scene, frame.field.phrase) else told.holder


def other_part(frame: Frame, told: str, phrase: str) -> str:
    """站点昼间达标率98%、| 夜间达标率92%; 站点达标率昼间为98%，| 夜间为92%."""
    known = frame.scene.lexicon.particles
    parts = sorted(known.daypart | known.settled)
    own = next((part for part in parts if phrase.startswith(part)), "")
    other = next((part for part in parts if part in told and part != own), "")
    apart = own in known.settled and phrase != own
    if not own or not other or apart:
        return ""  # 城市危旧房2万户、| 城镇老旧小区3个
    front, _, rest = told.partition(other)
    return front + (phrase if phrase != own else own + rest)
