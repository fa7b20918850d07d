"""Whose name in front only says which people are counted, where something was sold, or what runs.

北京 | 观众, 中国科学院 | 院士; 美国 | 市场 | 收入; 中欧班列 | 开行.
"""

from __future__ import annotations

from extractor.facts.field import Body, Field
from extractor.facts.scene import Scene
from extractor.mentions.element import entity_of

_COMPANY = "company"
_PAIR = "00"  # a code of GB/T 2260 is filled up with these: 330600 is what begins with 3306


def is_origin(scene: Scene, field: Field, body: Body) -> bool:
    """True for where those counted come from, or what their title is of; nothing is told of it.

    Of a list of several all are, or none is: 上海、江苏 | 游客.
    """
    listed = [one for one in field.bodies if _in_list(scene, one.at, field.bodies[-1].at)]
    last = field.bodies[-1]
    if not last.glued or body not in listed:
        return False
    text, end = scene.reading.text, scene.atoms.ends[last.at]
    after = (ends for word, ends in scene.lexicon.origins if text.startswith(word, end))
    ends = next(after, None)
    return ends is not None and all(_says_which(scene, one, ends) for one in listed)


def is_where_sold(scene: Scene, field: Field, body: Body) -> bool:
    """True in a company's own text for where it sells: 美国 | 市场收入; but 义乌市场 | 的商品."""
    if scene.issuer.kind != _COMPANY or len(field.bodies) != 1:
        return False
    after = body.at + 1
    return scene.word(after) in scene.lexicon.particles.selling and scene.label(after + 1) != "DE"


def _in_list(scene: Scene, first: int, last: int) -> bool:
    """Whether nothing but joints and bodies stand from one atom to another."""
    roles, text = scene.lexicon.fields, scene.atoms.text
    return all(roles.joint_in(char) for char in text[first + 1 : last : 2])


def _says_which(scene: Scene, body: Body, ends: tuple[str, ...]) -> bool:
    """Whether a name can say which people are counted, by how it ends or where it lies."""
    entity, issuer = entity_of(body.element), scene.issuer
    name = issuer.name_of(body.element, scene.reading.surface) or ""
    if entity is None or issuer.main is not None and issuer.main.value == name:
        return False
    if ends:
        return name.endswith(ends)
    around = name in scene.lexicon.areas  # 京津冀 | 游客
    return around or entity.etype == "GPE" and is_outside(scene, entity.code)


def is_outside(scene: Scene, code: str | None) -> bool:
    """Whether a place is no part of what the document is about: another country, another city.

    A body's own text is about no place; national news is about all of the country.
    """
    issuer = scene.issuer
    if not code or issuer.kind:
        return True
    own = issuer.code
    while own.endswith(_PAIR):
        own = own.removesuffix(_PAIR)
    return bool(own) and not code.startswith(own)


def is_service(scene: Scene, field: Field, body: Body) -> bool:
    """True for 中欧班列 | 开行 in a place's own text, whose trains these are.

    A bracket says whose they are: 中欧班列（绍兴）; the country's text tells of all of them.
    """
    place, entity = scene.issuer.place, entity_of(body.element)
    if place in (None, scene.issuer.scope_names["nation"]) or len(field.bodies) != 1:
        return False
    if entity is None or entity.etype != "PRODUCT" or not field.phrase:
        return False
    name = scene.reading.surface[body.element.start : body.element.end]
    return not name.endswith("）") and bool(scene.lexicon.kind_of(name))
