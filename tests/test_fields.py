"""Clauses read as roles: who, when, how sure and the phrase, in whatever order they stand."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.facts.field import Field
from extractor.facts.scene import Scene
from extractor.pipeline import Pipeline
from extractor.rulebook import load_rulebook


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_rulebook())


def scene_of(pipeline: Pipeline, text: str) -> Scene:
    """The first sentence of a text, as the reader of facts sees it."""
    (work,) = pipeline.works(text, reference=date(2024, 2, 18), title="绍兴市2023年工作")
    for stage in pipeline.stages:
        stage(work)
    return pipeline.facts.scene(
        work.reading, work.text, work.matched[0], work.tokens, work.issuer, first=True
    )


def field_of(pipeline: Pipeline, text: str) -> tuple[Scene, Field]:
    """The first clause of a text by roles."""
    scene = scene_of(pipeline, text)
    return scene, scene.field(scene.clauses[0].begin, scene.clauses[0].end)


def said(scene: Scene, field: Field) -> tuple[str, list[str], list[str]]:
    surface = scene.reading.surface
    bodies = [surface[b.element.start : b.element.end] for b in field.bodies]
    return scene.spans_text(field.phrase), bodies, [surface[t.start : t.end] for t in field.times]


@pytest.mark.parametrize(
    "text",
    [
        "2023年，诸暨市黄酒产量达到12万吨。",
        "2023年诸暨市黄酒产量达到12万吨。",
        "诸暨市2023年黄酒产量达到12万吨。",
        "诸暨市黄酒产量2023年达到12万吨。",
        "诸暨市的黄酒产量在2023年达到12万吨。",
    ],
)
def test_roles_do_not_hang_on_the_order(pipeline: Pipeline, text: str) -> None:
    scene = scene_of(pipeline, text)
    amount = next(at for at in range(len(scene.atoms)) if scene.label(at) == "QTY")
    verb = next(at for at in range(amount) if scene.label(at) == "REACH")
    phrase, bodies, times = said(scene, scene.field(0, verb))
    assert (phrase.removesuffix("在"), bodies, times) == ("黄酒产量", ["诸暨市"], ["2023年"])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("受市场回暖影响，黄酒产量增长。", ""),  # a cause
        ("据市统计局介绍，黄酒产量增长。", ""),  # a speaker
        ("在创新驱动战略带动下，黄酒产量增长。", ""),  # a circumstance
        ("同时，黄酒产量增长。", ""),  # a connective
    ],
)
def test_what_is_said_aside_is_no_phrase(pipeline: Pipeline, text: str, phrase: str) -> None:
    scene, field = field_of(pipeline, text)
    assert said(scene, field)[0] == phrase


def test_who_speaks_is_an_account(pipeline: Pipeline) -> None:
    assert field_of(pipeline, "据绍兴市统计局介绍，黄酒产量增长5%。")[1].account


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("力争黄酒产量增长5%。", "target"),
        ("预计黄酒产量增长5%。", "forecast"),
        ("将确保黄酒产量增长5%。", "target"),  # the word that says most
        ("黄酒产量增长5%。", None),
    ],
)
def test_how_sure(pipeline: Pipeline, text: str, status: str | None) -> None:
    word = field_of(pipeline, text)[1].status
    assert (word.row.get("status") if word else None) == status


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("黄酒产量增长5%，居全省第三。", ["黄酒产量增长5%", "居全省第三"]),
        (
            "黄酒产量（不含出口）增长5%。",
            ["黄酒产量（不含出口）增长5%"],
        ),  # a remark without a number
        ("黄酒产量（增长5%）居全省第三。", ["黄酒产量", "增长5%", "居全省第三"]),
        ("“甲，乙”行动覆盖5家。", ["“甲，乙”行动覆盖5家"]),  # marks inside a quoted name
    ],
)
def test_clauses_end_at_marks(pipeline: Pipeline, text: str, clauses: list[str]) -> None:
    scene = scene_of(pipeline, text)
    cut = [scene.text(*scene.source(c.begin, c.end)) for c in scene.clauses if c.end > c.begin]
    assert cut == clauses


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("黄酒产量居全省第三位。", ["居/RANKV", "全省/SCOPE", "第三位/POS"]),
        ("收案数居全省第五位。", ["居/RANKV", "全省/SCOPE", "第五位/POS"]),
        ("在评价中列全省第五位。", ["列/RANKV", "全省/SCOPE", "第五位/POS"]),
    ],
)
def test_a_verb_of_rank_is_an_atom_of_its_own(
    pipeline: Pipeline, text: str, atoms: list[str]
) -> None:
    scene = scene_of(pipeline, text)
    drawn = [
        f"{scene.text(*scene.source(at, at + 1))}/{scene.label(at)}"
        for at in range(len(scene.atoms))
    ]
    assert drawn[-4:-1] == atoms
