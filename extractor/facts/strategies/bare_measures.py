"""Of what a bare measure or verb is that a clause before has named: 项目64个，| 总投资9亿元."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from extractor.facts.context import Context, Topic
from extractor.facts.phrases import phrase_of
from extractor.facts.scene import Frame, Scene
from extractor.facts.sharing import overlapped
from extractor.facts.strategies.stories import most_named, thing_told
from extractor.facts.words import Lexicon
from extractor.mentions.words import Word
from extractor.tokens import cut, tokenize

_NAME = 3  # characters of the shortest name of what a rate is of
_NOUN = "n"  # the tag of a word that is nothing but a noun
_ACT = "vn"  # the tag of a noun that is a verb too: 销售
_DEED = 2  # characters of a verb that leaves out whom something was done to
_DEEDS = 5  # characters of what was done: 撤诉、调解
_WORD = 2  # characters of a word that ends as trades do: 营业, 就业
_AMOUNTS = ("level", "change")
#: Units of goods besides those that count.
_WEIGHTS = frozenset({"t", "kg"})
#: Units of what was done besides those that count: how far, how much ground.
_LAND = frozenset({"mu", "hm2"})
_EXTENTS = frozenset({"km", "m", "mu", "hm2", "km2", "m2"})


def measured_before(frame: Frame, context: Context, phrase: str) -> str:
    """粮食播种面积902万亩，总产量38万吨: the thing is not said again with its next measure."""
    measures = frame.scene.lexicon.thing_measures
    label = context.get("indicator", "segment", "sentence", "paragraph")
    main = frame.scene.issuer.main
    own = label is not None and main is not None and label.value == main.value
    if phrase in measures and label and not own and not label.value.endswith(measures):
        return label.value  # 光伏组件：常州出货量居全国第三
    if frame.field.bodies:
        return ""
    one = phrase.endswith(frame.scene.lexicon.heads) and len(cut(phrase)) == 1
    if one and (most := most_named(frame)):
        return most
    if phrase not in measures:
        trade = thing_told(frame) if phrase in frame.scene.lexicon.results else ""
        ends = trade.endswith(tuple(frame.scene.lexicon.particles.trade))
        return trade if ends and len(trade) > _WORD else ""  # 运输业占比最大，实现 | 营业收入
    if story := thing_told(frame):
        return story  # 粮食再获丰收，总产量83亿斤
    amounts = (topic for topic in reversed(context.topics) if topic.measure != "share")
    last = context.topic() if frame.leads else next(amounts, None)
    if (told := last or context.before) is None:
        return ""
    known = (*measures, *_of_visits(frame.scene.lexicon, told))
    head = max((word for word in known if told.indicator.endswith(word)), key=len, default="")
    thing = told.indicator[: -len(head)] if head else _rated(frame, told.indicator, phrase)
    return thing if len(thing) > 1 else ""


def _of_visits(lexicon: Lexicon, told: Topic) -> tuple[str, ...]:
    """What counts visits at the end of their name: 旅游人数4亿人次，| 收入5亿元."""
    visits = told.unit.endswith(tuple(lexicon.particles.times))
    return (*lexicon.counts, told.unit) if visits else ()


def _rated(frame: Frame, told: str, phrase: str) -> str:
    """空气质量优良天数352天，| 优良率: the rate of what was counted, by the same word."""
    rate = next((one for one in frame.scene.lexicon.percents if phrase.endswith(one)), "")
    stem = phrase.removesuffix(rate) if rate else ""
    return told.rpartition(stem)[0] if len(stem) > 1 else ""


def dealt_in(frame: Frame, phrase: str) -> str:
    """新能源汽车表现突出，| 出口5.8万辆: goods are counted that were told of."""
    words = frame.scene.lexicon.particles
    if phrase not in words.dealt or frame.unit not in frame.scene.lexicon.counted | _WEIGHTS:
        return ""
    return thing_told(frame).partition(phrase)[0]


def rate_of(frame: Frame, context: Context, phrase: str) -> str:
    """家庭医生签约服务3万人，| 签约率60%: the rate of what was counted, by the same word."""
    told = context.topic()
    if told is None or frame.field.bodies or told.measure not in _AMOUNTS:
        return ""
    thing = _rated(frame, told.indicator, phrase)
    lexicon = frame.scene.lexicon
    within = tuple(lexicon.particles.inside)  # 关门时间内 | 完赛11386人
    if len(thing) < _NAME or thing.endswith(within):
        return ""
    verbs, tags = lexicon.coordinator.verbs, tokenize(thing).tags
    acts = len(cut(thing)[0]) == 1 and tags[0] in verbs or tags[-1] in verbs
    return "" if acts else thing  # 附条件 | 不起诉; 两家企业带动 | 本地配套企业，本地配套率


def rates_of(frame: Frame, context: Context, phrase: str, count: int) -> list[str]:
    """下摆化肥17万吨、农药3万吨，| 到位率分别为88%和91%: one of each that was counted together."""
    last, lexicon = context.topic(), frame.scene.lexicon
    if last is None or frame.field.bodies or not phrase.endswith(lexicon.percents):
        return []
    things = lexicon.counted | _EXTENTS | _WEIGHTS
    told = [one for one in context.topics if one.clause == last.clause]
    if len(told) != count or any(t.measure not in _AMOUNTS or t.unit not in things for t in told):
        return []
    return [_thing(one.indicator, lexicon) + phrase for one in told]


def of_counted(frame: Frame, context: Context, phrase: str) -> str:
    """亿元以上项目64个，| 总投资9亿元; 出口船舶12艘，| 货值9亿元: of what was counted."""
    lexicon = frame.scene.lexicon
    amount = frame.unit != "%" or phrase.endswith(lexicon.percents)
    if phrase not in lexicon.of_counted or frame.field.bodies or not amount:
        return ""
    told = next((one for one in reversed(context.topics) if one.measure in _AMOUNTS), None)
    if told is not None and told.unit == "CNY" and "rank" in frame.match.groups:
        told = next((one for one in reversed(context.topics) if one.unit != told.unit), None)
    counted = told is not None and told.unit in lexicon.counted | _EXTENTS | _WEIGHTS
    if told is None or not counted or told.indicator.endswith(lexicon.heads):
        return ""  # 立项23项，经费9万元，| 立项数
    again = _before_deed(told.indicator, lexicon)  # 案件新收12件，案件审结8件，| 标的额
    others = (one.indicator for one in context.topics if one.indicator != told.indicator)
    if again and any(again in other for other in others):
        return again
    whole = overlapped(_thing(told.indicator, lexicon), phrase)  # 科学基金 | 立项, 立项数
    thing = whole.removesuffix(phrase)
    return thing if len(thing) > 1 else ""


def share_of_thing(frame: Frame, context: Context, phrase: str) -> str:
    """减速器收入9亿元，| 营收占比41%: of what was measured, by a measure of it."""
    lexicon, told = frame.scene.lexicon, context.topic()
    share = next((one for one in lexicon.shares if phrase.endswith(one)), "")
    measures = {*lexicon.thing_measures, *lexicon.results}
    if told is None or not share or phrase.removesuffix(share) not in measures:
        return ""
    whole = told.indicator
    whole = whole.removesuffix(next((one for one in lexicon.shares if whole.endswith(one)), ""))
    head = max((one for one in measures if whole.endswith(one)), key=len, default="")
    thing = whole.removesuffix(head) if head and not frame.field.bodies else ""
    return thing if len(thing) > 1 else ""


def that_ranks(frame: Frame) -> str:
    """进入全球前1%的 | 学科14个: which things are counted, by their rank right in front."""
    scene, begin = frame.scene, frame.field.phrase[0][0]
    at = begin - (scene.label(begin - 1) == "DE")
    if frame.field.bodies or frame.unit not in scene.lexicon.counted or not at:
        return ""
    if scene.label(at - 1) not in ("POS", "TIER"):
        return ""
    first = scene.clauses[frame.clause].begin
    while at > first and (scene.label(at - 1) in _RANKED and not _is_own(scene, at - 1)):
        at -= 1
    return scene.text(*scene.source(at, begin))


def _is_own(scene: Scene, at: int) -> bool:
    """True for a word by which a body calls itself: 我校."""
    item = scene.atoms.items.get(at)
    return isinstance(item, Word) and item.row.get("resolves") == "self"


#: Labels of what says how things rank, in front of what they are.
_RANKED = frozenset({"POS", "TIER", "SCOPE", "N", "X", "RANKV", "JOIN"})


def in_all(frame: Frame, told: Topic) -> Topic:
    """新建绿道137公里，| 累计达到2136公里: all there is of it was not made new."""
    scene, lexicon = frame.scene, frame.scene.lexicon
    said = scene.text(*scene.source(frame.at, frame.end)) if frame.end > frame.at else ""
    alike = told.unit == frame.unit and told.measure in _AMOUNTS
    if phrase_of(frame) in lexicon.totals:
        return told._replace(indicator=_all_there_are(told.indicator, lexicon))
    if not alike or not any(word in said for word in lexicon.sums):
        return told
    return told._replace(indicator=_object_of(told, lexicon) or told.indicator)


def _all_there_are(indicator: str, lexicon: Lexicon) -> str:
    """新认定 | 企业4家，总数11家; 新开工 | 公路6条: not all there are were made new."""
    new = next((one for one in lexicon.particles.newly if indicator.startswith(one)), "")
    words = cut(indicator) if new else []
    deed = words[: 1 + (words[:1] == [new])]  # 新开工, 新 | 认定
    if len(words) == len(deed) or words[0] != new and tokenize(indicator).tags[0] == _NOUN:
        return indicator  # 新能源 | 汽车
    made = "".join(deed)
    acts = lexicon.coordinator.verbs.issuperset(tokenize(made.removeprefix(new)).tags[:1])
    return indicator.removeprefix(made) if acts else indicator


def done_with(frame: Frame, context: Context, phrase: str) -> str:
    """受理执行案件6.8万件，执结6.4万件: what else was done with those that were counted."""
    scene, amounts = frame.scene, (t for t in reversed(context.topics) if t.measure in _AMOUNTS)
    told = next(amounts, None)
    if told is None or frame.field.bodies:
        return ""
    counted = told.unit == frame.unit and frame.unit in scene.lexicon.counted | _EXTENTS
    if not (counted and len(phrase) <= _DEEDS and _are_verbs(frame)):
        return ""
    if thing := _before_deed(told.indicator, scene.lexicon):
        return "" if told.indicator.endswith(phrase) else thing
    before = (topic for topic in reversed(context.topics) if topic.unit == frame.unit)
    thing = next((thing for topic in before if (thing := _object_of(topic, scene.lexicon))), "")
    thing = thing or _bare_thing(told.indicator, scene.lexicon)
    return thing.lstrip(scene.lexicon.attributive)


def _bare_thing(indicator: str, lexicon: Lexicon) -> str:
    """客运航线162条，已停航 | 82条: a thing that nothing was done with so far; empty for a deed."""
    known, words = lexicon.coordinator, tokenize(indicator)
    done = (w for w, tag in zip(words.words, words.tags, strict=True) if tag in known.verbs)
    named = words.tags[-1] in known.nouns and lexicon.noun_verbs.issuperset(done)
    return indicator if named and not indicator.endswith(lexicon.heads) else ""


def how_far(frame: Frame, context: Context) -> str:
    """1300万亩早稻，| 插秧已过八成: how far the work is with what stands on so much land."""
    told = context.topic()
    if told is None or told.unit not in _LAND or frame.unit != "%" or frame.field.bodies:
        return ""
    grown = told.measure == "level" and not (told.verb or told.holder)
    headed = told.indicator.endswith(frame.scene.lexicon.heads)
    return told.indicator if grown and not headed and _are_verbs(frame) else ""


def done_again(frame: Frame, context: Context, phrase: str) -> str:
    """销售新车2万辆，全年累计 | 销售21万辆: the same was done with the same; 日均 | 发送 too."""
    scene = frame.scene
    mean = next((one for one in scene.lexicon.particles.mean if phrase.startswith(one)), "")
    verb, last = phrase.removeprefix(mean), frame.field.phrase[-1][1] - 1
    if len(verb) != _DEED or scene.label(last) != "V" and tokenize(verb).tags != (_ACT,):
        return ""
    before = [context.before] if context.before is not None else []
    told = (one for one in (*reversed(context.topics), *before) if one.unit == frame.unit)
    names = (one.indicator for one in told if one.indicator != verb)
    again = next((name for name in names if name.startswith(verb)), "")
    return mean + again if again else ""


def _are_verbs(frame: Frame) -> bool:
    """True for what was done, and for how a thing came to be: 竣工, 撤诉、调解, 审执 | 结.

    A long word says of whom itself: 提起公诉.
    """
    scene, arises = frame.scene, frame.scene.lexicon.particles.arises
    if scene.spans_text(frame.field.phrase) in arises:
        return True
    inside = [at for begin, end in frame.field.phrase for at in range(begin, end)]
    said = [at for at in inside if scene.atoms.text[at] != "、"]
    listed = len(inside) == 2 * len(said) - 1
    deeds = (at for at in said if scene.word(at) not in arises)
    return listed and all(scene.label(at) == "V" and len(scene.word(at)) <= _DEED for at in deeds)


def _object_of(topic: Topic, lexicon: Lexicon) -> str:
    """What stands after the first verbs of an indicator, where it is a thing: 执行案件."""
    words, tags = tokenize(topic.indicator), lexicon.coordinator
    new, named = tuple(lexicon.particles.newly), lexicon.noun_verbs
    if words.tags[-1] not in tags.nouns:
        return ""
    at = done = 0
    for number, (word, tag) in _told(topic):
        acts = tag in tags.verbs or not number and len(word) > 1 and word.startswith(new)
        if done and (not acts or word in named):
            break
        done, at = done or acts, number + 1
    thing = topic.indicator[words.starts[at] :] if done and at < len(words.tags) else ""
    return thing if len(thing) > 1 else ""


def _before_deed(indicator: str, lexicon: Lexicon) -> str:
    """民事案件 | 新收: what something was done with stands in front of it."""
    words, tags = tokenize(indicator), lexicon.coordinator
    last = len(words.tags) - 1
    while last > 0 and words.tags[last] in tags.verbs:
        last -= 1
    done = last + 1 < len(words.tags) and words.tags[last] in tags.nouns
    return indicator[: words.starts[last + 1]] if done else ""


def _told(topic: Topic) -> Iterator[tuple[int, tuple[str, str]]]:
    """The words of an indicator with their parts of speech, numbered."""
    told = zip(cut(topic.indicator), tokenize(topic.indicator).tags, strict=True)
    return enumerate(told)


def _thing(indicator: str, lexicon: Lexicon) -> str:
    """What an indicator counts, without what was done with it: 实施 | 亿元以上项目; 新签约项目."""
    words, named = cut(indicator), lexicon.noun_verbs
    verbs = lexicon.coordinator.verbs
    tags = zip(words, tokenize(indicator).tags, strict=True)
    done = takewhile(lambda one: one[1] in verbs and one[0] not in named, tags)
    thing = indicator.removeprefix("".join(word for word, _ in done))
    return thing.lstrip(lexicon.attributive) or indicator  # 建成的 | 公路项目
