"""Among whom something ranks."""

from __future__ import annotations

from extractor.facts.contests import contest_parts, is_contest
from extractor.facts.context import Context, Slot
from extractor.facts.phrases import points_back
from extractor.facts.scene import Frame, Scene
from extractor.facts.strategies.subjects import by_name, wider_holder
from extractor.mentions.element import Element, entity_of
from extractor.mentions.particles import chars
from extractor.mentions.words import Word

Answer = tuple[Slot, ...] | None


def rule(frame: Frame, context: Context) -> Answer:
    """The rule's own words: 居全省第3位; one for each rank where each has its own."""
    scene = frame.scene
    found = []
    for begin, end in frame.match.groups.get("scope", []):
        element = scene.sketch.items.get(begin)
        if isinstance(element, Word) and element.row.get("resolves") == "self":
            continue  # 学校列第156位: who, not among whom
        name = population(scene, *scene.atom_span(begin, end))
        if name:
            found.append(Slot(name, *scene.sketch.source(begin, end)))
    region = wider_holder(frame)
    if region is not None and (slot := by_name(scene, region)) is not None:
        found.append(slot)
    return tuple(found) or None


def group(frame: Frame, context: Context) -> Answer:
    """在15个副省级城市中: the group that the clause names."""
    for field in (frame.field, *reversed(frame.leads)):
        for chunk in reversed(field.among):
            if not is_contest(frame.scene, chunk):
                name = population(frame.scene, *chunk.core)
                return (Slot(name, *frame.scene.source(*chunk.core)),) if name else None
    return None


def contest(frame: Frame, context: Context) -> Answer:
    """在全省绩效评价中: the population of the contest."""
    held = context.get("contest")
    if held is None:
        return None
    bodies, scene = frame.field.bodies, frame.scene
    bearer = by_name(scene, bodies[-1].element) if bodies else None
    name = bearer.value if bearer else scene.spans_text(frame.field.phrase)
    scope = contest_parts(scene, held, name).scope
    return (held._replace(value=scope),) if scope else None


def body(frame: Frame, context: Context) -> Answer:
    """全省排名由第九位升至第四位: the scope stands where a subject would."""
    if not frame.field.bodies or not points_back(frame):
        return None
    element = frame.field.bodies[-1].element
    if not is_wider(frame.scene, element):
        return None
    slot = by_name(frame.scene, element)
    return (slot,) if slot else None


def is_wider(scene: Scene, element: Element) -> bool:
    """True for a scope word that speaks of more than the document's own place."""
    if not isinstance(element, Word):
        return False
    name = scene.issuer.name_of(element, scene.reading.surface)
    return name is not None and name != scene.issuer.place


def held(frame: Frame, context: Context) -> Answer:
    """The scope of the rank, or the benchmark, before it."""
    slot = context.get("scope")
    return (slot,) if slot else None


def population(scene: Scene, begin: int, end: int) -> str:
    """A scope or benchmark by name: 全国 → 中国; a longer phrase as written."""
    element = scene.atoms.items.get(begin)
    lexicon = scene.lexicon
    if scene.label(end - 1) in _GOING_ON:
        end -= 1
    if element is not None:
        name = scene.issuer.name_of(element, scene.reading.surface)
        entity = entity_of(element)
        divided = isinstance(element, Word) or entity is not None and bool(entity.code)
        if name and (end == begin + 1 or divided and _whole(scene, begin + 1, end)):
            return name
    text = scene.spans_text(_without_count(scene, begin, end))
    return text.rstrip("“‘" + chars(lexicon.particles.over))


#: Atoms behind a population that belong to the verb of the rank: 在13个市中 | 列.
_GOING_ON = frozenset({"RANKV", "INSIDE", "ADV"})


def _without_count(scene: Scene, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """A population without how many it holds: 西部50家经开区 → 西部 | 经开区."""
    spans = [[begin, begin]]
    for at in range(begin, end):
        number = scene.label(at) in ("QTY", "NUM")
        tied = scene.label(at) == "DE" and scene.label(at + 1) in ("QTY", "NUM")
        if number or tied:
            spans.append([at + 1, at + 1])
        else:
            spans[-1][1] = at + 1
    return tuple((first, last) for first, last in spans if last > first)


def _whole(scene: Scene, begin: int, end: int) -> bool:
    """True where what follows a scope word does not narrow it: 全省16个市, 全省各地."""
    text = scene.text(*scene.source(begin, end)) if end > begin else ""
    text = text.strip(" " + chars(scene.lexicon.particles.inside))
    if scene.label(begin) in ("QTY", "NUM"):
        text = scene.text(*scene.source(begin + 1, end)) if end > begin + 1 else ""
        return (
            text.strip(chars(scene.lexicon.particles.inside)).lstrip("个") in scene.lexicon.regions
        )
    return not text or (text.startswith("各") and text[1:] in scene.lexicon.regions)
