"""Where a meeting was held is not whose document it is."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import extract

DAY = date(2024, 1, 20)


@pytest.mark.parametrize(
    ("title", "text", "subject"),
    [
        (
            "2024年全省水利工作会议在杭州召开",
            "1月18日，全省水利工作会议在杭州召开。2023年，全省新建水库6座。",
            "浙江省",
        ),
        (
            "全市交通工作会议召开",
            "1月18日，全市交通工作会议在诸暨市召开。2023年，全市新建公路60公里。",
            "绍兴市",
        ),
        # what else is said of the place makes it the document's own
        (
            "全省水利工作会议在杭州召开",
            "1月18日，全省水利工作会议在杭州召开。杭州市水利局作交流发言。2023年，全市新建水库6座。",
            "杭州市",
        ),
        # and so does a text that is of no wider one
        ("水利工作简报", "1月18日，会议在杭州召开。2023年，新建水库6座。", "杭州市"),
        ("枝江市上半年工作", "上半年，全市新建水库6座，居宜昌各县市区第3位。", "枝江市"),
    ],
)
def test_a_meeting_is_of_those_it_is_for(title: str, text: str, subject: str) -> None:
    found = extract(text, reference_date=DAY, title=title).observations
    assert [one.subject for one in found] == [subject]
