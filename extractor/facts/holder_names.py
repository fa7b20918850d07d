"""The one holder that a stretch of a sentence names: a body, a work, a ware, a person."""

from __future__ import annotations

from extractor.facts.context import Slot
from extractor.facts.field import Field
from extractor.facts.holder_spans import (
    of_company,
    of_work,
    without_kind,
)
from extractor.facts.outer import is_dash, is_joint
from extractor.facts.phrases import is_noun
from extractor.facts.scene import Scene
from extractor.mentions.element import Element, entity_of
from extractor.tokens import cut, is_known

#: Labels of what is no part of a holder's name.
SKIPPED = frozenset(
    {"CONN", "ADV", "EACH", "AMONG", "TIME", "DUR", "STREAK", "STATUS", "RANKV", "REACH", "NEW",
     "LE", "D", "P_AS", "DE", "LIGHT", "C", "P_PAST"}
)  # fmt: skip
#: Labels of what says by what somebody got an honour: 南溪村 | 凭借数字果园项目.
_HOW = ("P_AS", "P_WAY")
_NAMED = frozenset({"NAME", "ORG", "PERSON", "HON"})
_PERSON = 6  # characters; a longer name is none of a person
_KIND = 2  # atoms of a common noun after a product's name (“…”文创灯具)


def name_of(scene: Scene, begin: int, end: int) -> Slot | None:
    """The holder that a stretch of the sentence names, or None."""
    how = (at for at in range(begin + 1, end) if scene.label(at) in _HOW)
    begin, end = _trimmed(scene, _owned(scene, begin, end), _placed(scene, begin, next(how, end)))
    while begin < end and scene.word(end - 1) in scene.lexicon.particles.owned:
        end -= 1  # 公司 | 旗下5家工厂
    begin = of_work(scene, begin, end)
    end -= begin < end and scene.atoms.text[begin - 1] == "《"
    if begin >= end:
        return None
    if end - begin > 1 and _quoted(scene, begin, end):
        return Slot(scene.text(*scene.source(begin, end)), *scene.source(begin, end))
    if any(is_joint(scene, at) for at in range(begin + 1, end - 1)):
        return Slot(scene.text(*scene.source(begin, end)), *scene.source(begin, end))
    ware = _ware(scene, begin, end)
    if ware is not None:
        return ware
    element = _whole_holder(scene, begin, end)
    if element is not None:
        name = scene.issuer.name_of(element, scene.reading.surface)
        return Slot(without_kind(scene, name), element.start, element.end) if name else None
    if scene.label(begin) in ("PLACE", "SCOPE"):
        element = scene.atoms.items[begin]
        entity, rest = entity_of(element), scene.spans_text(((begin + 1, end),))
        begin += scene.label(begin) == "SCOPE"
        if entity is not None and entity.name and len(entity.name) == element.end - element.start:
            return Slot(entity.name + rest, *scene.source(begin, end))
    begin = of_company(scene, _after_post(scene, begin, end), end)
    if not is_noun(scene, ((begin, end),)):
        return None
    name = scene.text(*scene.source(begin, end))
    whole = scene.issuer.own_body(name) or name
    return Slot(whole, *scene.source(begin, end)) if name else None


def _placed(scene: Scene, begin: int, end: int) -> int:
    """Where a holder ends in front of the place he has: 诸暨市 | （第13位）."""
    at = scene.atoms.text.rfind("（", begin, end)
    closed = at > begin and scene.atoms.text[end - 1] == "）"
    return at if closed and scene.has("POS", at, end) else end


def _trimmed(scene: Scene, begin: int, end: int) -> tuple[int, int]:
    begin = max([begin, *(at + 1 for at in range(begin, end) if is_dash(scene, at))])
    text = scene.atoms.text
    while begin < end and (scene.label(begin) in SKIPPED or text[begin] in "“‘ "):
        if text[begin] == "“" and begin < text.find("”", begin, end) < end - 1:
            break  # “…”改革: the quotation is only how it begins
        begin += 1
    while end > begin and (scene.label(end - 1) in SKIPPED or text[end - 1] in "”’ "):
        if text[end - 1] == "”" and begin <= text.rfind("“", begin, end):
            break  # 某地“…”: the quotation is only how it ends
        end -= 1
    return begin, end


def _quoted(scene: Scene, begin: int, end: int) -> bool:
    text = scene.atoms.text
    return text[max(begin - 1, 0) : begin] == "“" and text[end : end + 1] == "”"


def _whole_holder(scene: Scene, begin: int, end: int) -> Element | None:
    """The one element that is the whole holder: a name at the end, a place with its team."""
    labels = [scene.label(at) for at in range(begin, end)]
    items = scene.atoms.items
    last = next((n for n in range(len(labels) - 1, -1, -1) if labels[n] in _NAMED), None)
    if last is not None and len(labels) - 1 - last <= _KIND:
        quoted = begin + last > 0 and scene.atoms.text[begin + last - 1] in "“‘《"
        owned = all(label in ("PLACE", "ORG", "SCOPE", "DE", "N", None) for label in labels[:last])
        if last == len(labels) - 1 or quoted or (owned and last):
            return items[begin + last]
    if set(labels[:-1]) <= {"PLACE", "ORG"} and labels[-1] == "PLAN" and len(labels) > 1:
        start = items[end - 1].start
        if scene.reading.text[start] == "“":  # 某某区 | “…”服务模式
            return items[end - 1]
    if labels == ["PLACE", "PLACE"] and _is_division(items[begin]) and _is_division(items[end - 1]):
        return items[end - 1]  # 某某市某某区
    if labels[0] in ("PLACE", "SCOPE"):
        rest = scene.spans_text(((begin + 1, end),))
        if not rest or rest in scene.lexicon.teams:
            return items[begin]
    return None


def _is_division(element: Element) -> bool:
    entity = entity_of(element)
    return entity is not None and bool(entity.code)


def _owned(scene: Scene, begin: int, end: int) -> int:
    """Where a quoted name begins after whose it is: 某某纸业的 | “…”, 服务中心 | “…”改革."""
    at = scene.atoms.text.find("“", begin, end)
    if at <= begin:
        return begin
    front = {scene.label(p) for p in range(begin, at)}
    named = front <= {"PLACE", "ORG", "DE"}
    if scene.label(at - 1) == "DE" or (named and "ORG" in front):
        return at
    scheme = _kind_after(scene, at, end).endswith(tuple(scene.lexicon.particles.scheme))
    body = named or bool(scene.lexicon.kind_of(scene.spans_text(((begin, at),))))
    return at if scheme and body else begin


def _kind_after(scene: Scene, begin: int, end: int) -> str:
    """What a thing is called after its name in quotation marks: 改革 of “…”改革."""
    close = scene.atoms.text.find("”", begin, end)
    return scene.spans_text(((close + 1, end),)) if close >= 0 else ""


def _ware(scene: Scene, begin: int, end: int) -> Slot | None:
    """The name of a product in quotation marks, without what it is: “…”注射液."""
    kind = _kind_after(scene, begin, end) if scene.atoms.text[begin] == "“" else ""
    if not kind.endswith(tuple(scene.lexicon.particles.ware)):
        return None
    span = scene.source(begin + 1, scene.atoms.text.find("”", begin, end))
    return Slot(scene.text(*span), *span)


def _after_post(scene: Scene, begin: int, end: int) -> int:
    """Where the person's name begins after an office that no table knows: 教师 | 某某某."""
    text = scene.reading.text
    posts = scene.lexicon.posts
    for at in range(end - 1, begin, -1):
        front = text[scene.atoms.starts[begin] : scene.atoms.starts[at]]
        tail = text[scene.atoms.starts[at] : scene.atoms.ends[end - 1]]
        if len(tail) > _PERSON:
            break
        if len(tail) > 1 and front.endswith(posts) and not _is_common(scene, at, end):
            return at
    return begin


def _is_common(scene: Scene, begin: int, end: int) -> bool:
    """True for words of the dictionary: 教师 | 团队."""
    text = scene.reading.text
    words = (text[scene.atoms.starts[at] : scene.atoms.ends[at]] for at in range(begin, end))
    return any(len(word) > 1 and is_known(word) for word in words)


def is_unknown(scene: Scene, name: str) -> bool:
    """Whether no part of a name is a word of the language."""
    return not any(len(word) > 1 and is_known(word) for word in cut(name))


def is_grown_in(scene: Scene, field: Field, phrase: tuple[tuple[int, int], ...]) -> bool:
    """Whether a place only begins the name of its goods: 诸暨 | 香榧; but 诸暨市 | 企业."""
    (body, *others), (begin, _) = field.bodies or (None,), phrase[0]
    if body is None or others or scene.label(body.at) != "PLACE" or begin != body.at + 1:
        return False
    return not scene.word(body.at).endswith(tuple(scene.lexicon.regions))
