"""When ranks and honours hold, by the edition of the list that they are on."""

from __future__ import annotations

from extractor.facts.contests import edition_year
from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer


def edition(frame: Frame, context: Context) -> Answer:
    """位列2024软科中国大学排名第8: of the year that the name of the list opens with."""
    listed = _list_of(frame, context)
    if listed is None:
        return None
    year = edition_year(frame.scene, listed)
    said = context.get("period", "segment", "sentence", "paragraph")
    dated = year is not None and said is not None and said.value.startswith(f"{year.value}-")
    if year is None or dated and "honour" in frame.match.groups:
        return None  # 5月，某县入选某基金2022年度资助项目: when it was said to be
    return (year,)


def _list_of(frame: Frame, context: Context) -> Slot | None:
    """The list that a match tells of: an honour of that name, or the contest that it ranks in."""
    groups = frame.match.groups
    if "honour" in groups:
        return Slot("", *frame.scene.sketch.source(*groups["honour"][0]))
    return context.get("contest", "segment", "sentence") if "rank" in groups else None
