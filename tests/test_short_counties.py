"""Counties that a title calls by their short form alone."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2024, 11, 3)


def subjects(title: str, text: str) -> list[str | None]:
    found = extract(text, title=title, reference_date=DAY)
    return [one.subject for one in found.observations]


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        # the text calls a division of that level its own
        ("敦煌：丝绸织出新天地", "敦煌丝绸飘香。全市丝绸产量达到12万吨。", "敦煌市"),
        ("渔汛归来：象山渔船满舱", "象山渔船返港。全县渔业产值5亿元。", "象山县"),
        ("象山漓江边看丝绸", "象山丝绸飘香。全区丝绸产值5亿元。", "象山区"),
        ("象山漓江边看丝绸", "象山丝绸飘香。区商务局局长李明介绍，丝绸产值5亿元。", "象山区"),
        # nothing else is called so, and the text says it again
        ("义乌小商品出口再创新高", "前8个月义乌出口5亿元。义乌新增企业20家。", "义乌市"),
        ("义乌小商品出口再创新高", "前8个月出口5亿元，义乌小商品走俏。", None),
        # what ends like water or a mountain, until the text speaks of a county
        ("镇海丝绸喜获丰收", "镇海丝绸飘香。镇海丝绸产值5亿元。", None),
        ("太湖油茶喜获丰收", "太湖油茶飘香。全县油茶产值5亿元。", "太湖县"),
        # a text that names another county in full is not of the one its title seems to name
        ("峡江橙红四季鲜", "峡江两岸橙子飘香，秭归县果农忙。全县柑橘产值5亿元。", "秭归县"),
        # where a title goes on after a blank it names what something is about
        ("万人畅跑 开州半马开跑", "开州公园枪声一响。全区接待游客5万人次。", None),
        # an ordinary word
        ("东方丝绸业务增长", "东方丝绸惠民。全市保费收入5亿元。", None),
    ],
)
def test_a_title_calls_a_county_by_its_short_form(
    title: str, text: str, subject: str | None
) -> None:
    assert set(subjects(title, text)) == {subject}


def test_its_short_form_is_a_name_in_the_text_too() -> None:
    text = "敦煌丝绸飘香。全市丝绸产量达到12万吨。"
    found = extract(text, title="敦煌：丝绸织出新天地", reference_date=DAY)
    assert [(one.text, one.name) for one in found.entities] == [("敦煌", "敦煌市")]
