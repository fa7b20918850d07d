"""When ranks and honours hold, by the edition of the list that they are on."""

from __future__ import annotations

import regex

from extractor.facts.context import Context, Slot
from extractor.facts.scene import Frame
from extractor.facts.strategies.answers import Answer

#: The year near the beginning of a list's name: “2024中国 | 百强”, 绍兴市2023年丝绸奖.
_EDITION = regex.compile(r"[“《]?\p{Han}{0,7}((?:19|20)\d\d)")
_YEAR = 4  # its digits, where they stand right in front of the name: 2024 | 软科中国大学排名


def edition(frame: Frame, context: Context) -> Answer:
    """位列2024软科中国大学排名第8: of the year that the name of the list opens with."""
    listed = _list_of(frame, context)
    if listed is None:
        return None
    text = frame.scene.reading.text
    begin = max(listed.start - _YEAR, 0)
    named = _EDITION.match(text, listed.start, max(listed.start, listed.end))
    found = named or _EDITION.fullmatch(text, begin, listed.start)
    said = context.get("period", "segment", "sentence", "paragraph")
    if found is None or said is not None and said.value.startswith(f"{found.group(1)}-"):
        return None  # 5月，某县入选某基金2022年度资助项目: when it was said to be
    return (Slot(found.group(1), *found.span(1)),)


def _list_of(frame: Frame, context: Context) -> Slot | None:
    """The list that a match tells of: an honour of that name, or the contest that it ranks in."""
    groups = frame.match.groups
    if "honour" in groups:
        return Slot("", *frame.scene.sketch.source(*groups["honour"][0]))
    return context.get("contest", "segment", "sentence") if "rank" in groups else None
