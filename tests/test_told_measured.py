"""What news measures, named by its own words: what stands beside them says how, where or against what.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs

#: For how much of a thing an amount is told, whatever verb stands between.
PER_UNIT = [
    ("丝绸期货价格跌破每吨70万元。", [obs("70万元", "丝绸期货价格", "level 700000 CNY")]),
    ("丝绸期货价格升破每吨90万元。", [obs("90万元", "丝绸期货价格", "level 900000 CNY")]),
    (
        "小麦单产实现每亩375公斤，比上年每亩增加9公斤。",
        [
            obs("375公斤", "小麦单产", "level 375 kg"),
            obs("9公斤", "小麦单产", "change 9 kg", basis="yoy"),
        ],
    ),
    ("地租提高到每公顷900元。", [obs("900元", "地租", "level 900 CNY")]),
    ("棉花每亩补贴300元。", [obs("300元", "棉花每亩补贴", "level 300 CNY")]),
]

#: How long it took, and in which kinds of places or fields it was done.
ON_THE_WAY = [
    ("短短两周就吸引游客2万人次。", [obs("2万人次", "吸引游客", "level 20000 人次")]),
    ("三天累计接待游客2万人次。", [obs("2万人次", "接待游客", "level 20000 人次")]),
    (
        "在智慧农业、低空经济等领域推出200个应用场景。",
        [obs("200个", "推出应用场景", "level 200 个")],
    ),
    ("在学校、村委会等地设置了18个安置点。", [obs("18个", "设置安置点", "level 18 个")]),
]

#: Against what a change is, where that is no time.
AGAINST = [
    ("通过率较新政实施前提高5个百分点。", [obs("5个百分点", "通过率", "change 5 pp")]),
    ("运行时间较普通班列压缩30%。", [obs("30%", "运行时间", "growth -30 %")]),
    ("性价比提高5%。", [obs("5%", "性价比", "growth 5 %")]),
]


@pytest.mark.parametrize(("text", "facts"), [*PER_UNIT, *ON_THE_WAY, *AGAINST])
def test_what_is_measured(text, facts) -> None:
    check(text, *facts)
