"""Where the name of a bearer begins and ends in what stands in front of an award verb."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.scene import Frame, Scene
from extractor.mentions.mention import Mention, QuantityValue
from extractor.tokens import is_known

_COMPANY = 12  # characters; a longer name behind 龙头企业 is none


def without_manner(frame: Frame, begin: int, end: int) -> tuple[int, int]:
    """A stretch without in what and with what it was won: 在…大赛上, 以第4名的成绩."""
    field = frame.field
    won = (field.by,) if field.by is not None else ()
    for chunk in (*field.among, *field.compared, *won):
        if chunk.begin <= begin < chunk.end:
            begin = min(chunk.end, end)
        elif begin < chunk.begin < end <= chunk.end:
            end = chunk.begin
    for at in range(begin + 1, end):
        if frame.scene.label(at) == "P_IN" and frame.scene.label(end - 1) in ("INSIDE", "F"):
            return begin, at
    return begin, end


def is_won(scene: Scene, begin: int) -> bool:
    """True behind an amount or a rank that only says with what it was won: 第4名 | 的成绩."""
    return scene.label(begin) == "DE" and scene.label(begin - 1) in ("POS", "QTY", "PCT")


def numbers(scene: Scene, spans: list[int]) -> Iterator[int | None]:
    """How many each of some counts says; the last of 15所学校21个专业 alone."""
    text = scene.atoms.text
    joint = scene.lexicon.alphabet.of(["JOINT"]) | {"、"}
    for at, behind in zip(spans, [*spans[1:], None], strict=True):
        if behind is None or joint & set(text[at:behind]):
            yield _number(scene, at)


def _number(scene: Scene, at: int) -> int | None:
    item = scene.atoms.items[at]
    value = item.value if isinstance(item, Mention) else None
    number = value.value if isinstance(value, QuantityValue) else None
    if number is None or number != number.to_integral_value():
        return None
    return int(number)


def of_work(scene: Scene, begin: int, end: int) -> int:
    """Where a work's title begins behind what kind of work it is: 纪录片 | 《…》."""
    at = scene.atoms.text.find("《", begin, end)
    if at < 0:
        return begin
    return at + 1 if scene.atoms.text.find("》", at, end) == end - 1 else at


def of_company(scene: Scene, begin: int, end: int) -> int:
    """Where a company's name begins behind what it is: 全资子公司 | 某某智控."""
    kinds = scene.lexicon.particles.belongs
    for at in range(end - 1, begin, -1):
        words = [_word(scene, p) for p in range(at, end)]
        if _word(scene, at - 1) in kinds and not all(is_known(word) for word in words):
            return at if 2 < len("".join(words)) <= _COMPANY else begin
    return begin


def without_kind(scene: Scene, name: str) -> str:
    """A company's name without what it is in front: 龙头企业某某光电."""
    kind = next((w for w in scene.lexicon.particles.belongs if name.startswith(w)), "")
    rest = name.removeprefix(kind)
    return rest if len(kind) > 2 and len(rest) > 2 else name


def _word(scene: Scene, at: int) -> str:
    return scene.reading.text[scene.atoms.starts[at] : scene.atoms.ends[at]]
