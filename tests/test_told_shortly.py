"""What short news leaves out, glues together or says as people speak: pointers, moves, levels.

Each row is a sentence and all facts of it; the last ones of a table must stay as they are.
"""

from __future__ import annotations

import pytest
from fact_tables import check, obs

NONE_SAID = {"period": None}

#: 却升15%: the verb is one, whatever the tokeniser glued in front of it.
GLUED = [
    (
        "营业收入下降12%，净利润却升15%至36亿元。",
        [
            obs("12%", "营业收入", "growth -12 %"),
            obs("15%", "净利润", "growth 15 %"),
            obs("36亿元", "净利润", "level 3600000000 CNY"),
        ],
    ),
]

#: 这个数字: what the sentence before measured, also after nothing but a time.
POINTED = [
    (
        f"外贸企业1260家。2018年，{word}为870家。",
        [
            obs("1260家", "外贸企业", "level 1260 家"),
            obs("870家", "外贸企业", "level 870 家", period="2018"),
        ],
    )
    for word in ("这个数字", "该数字", "这个数据", "该数据", "这一数字")
]
POINTED += [
    (
        f"老年游客占比18%，前年{word}为12%。",
        [
            obs("18%", "老年游客占比", "share 18 %"),
            obs("12%", "老年游客占比", "share 12 %", period="2022"),
        ],
    )
    for word in ("这一比例", "这一占比", "这一比重", "该比例", "这个比例")
]
POINTED += [
    (
        "外贸企业1260家。2018年，内贸企业为870家。",
        [
            obs("1260家", "外贸企业", "level 1260 家"),
            obs("870家", "内贸企业", "level 870 家", period="2018"),
        ],
    ),
]

#: 便宜3元, 减到6个月: moves in everyday words, and what they came to.
MOVED = [
    (
        "茶叶均价128元，比上年便宜12元。",
        [
            obs("128元", "茶叶均价", "level 128 CNY"),
            obs("12元", "茶叶均价", "change -12 CNY", basis="yoy"),
        ],
    ),
    (
        "蔬菜均价52元，比上年贵3元。",
        [
            obs("52元", "蔬菜均价", "level 52 CNY"),
            obs("3元", "蔬菜均价", "change 3 CNY", basis="yoy"),
        ],
    ),
    (
        "公积金贷款利率由2.8%调降为2.6%。",
        [
            obs("2.8%", "公积金贷款利率", "level 2.8 %", **NONE_SAID),
            obs("2.6%", "公积金贷款利率", "level 2.6 %"),
        ],
    ),
    *(
        (
            f"交货周期由{old}个月{verb}6个月。",
            [
                obs(f"{old}个月", "交货周期", f"level {old} mo", **NONE_SAID),
                obs("6个月", "交货周期", "level 6 mo"),
            ],
        )
        for old, verb in [
            *((9, verb) for verb in ("减到", "减至", "缩到", "缩至", "缩短到", "压缩至", "缩减为")),
            *((15, verb) for verb in ("压减到", "减少到")),
            (3, "延长到"),
        ]
    ),
    *(
        (
            f"响应时间由12分钟{verb}6分钟。",
            [
                obs("12分钟", "响应时间", "level 12 min", **NONE_SAID),
                obs("6分钟", "响应时间", "level 6 min"),
            ],
        )
        for verb in ("减到", "减至", "缩到")
    ),
    ("工程历时9个月缩短了差距，投资3亿元。", [obs("3亿元", "投资", "level 300000000 CNY")]),
]

#: 民事案件新收12件，审结8件: what else was done with what stands in front of the first verb.
DONE_WITH = [
    (
        "民事案件新收120件，审结98件，标的额3亿元。",
        [
            obs("120件", "民事案件新收", "level 120 件"),
            obs("98件", "民事案件审结", "level 98 件"),
            obs("3亿元", "民事案件标的额", "level 300000000 CNY"),
        ],
    ),
    (
        "首次执行案件新收120件，执结98件，到位金额3亿元。",
        [
            obs("120件", "首次执行案件新收", "level 120 件"),
            obs("98件", "首次执行案件执结", "level 98 件"),
            obs("3亿元", "首次执行案件到位金额", "level 300000000 CNY"),
        ],
    ),
    (
        "公租房开工1200套，建成860套。",
        [
            obs("1200套", "公租房开工", "level 1200 套"),
            obs("860套", "公租房建成", "level 860 套"),
        ],
    ),
    (
        "快递业务量12万件；业务收入3亿元。",
        [
            obs("12万件", "快递业务量", "level 120000 件"),
            obs("3亿元", "快递业务收入", "level 300000000 CNY"),
        ],
    ),
    (
        "城墙接待29万人次；水乡受降雨影响，接待6万人次。",
        [
            obs("29万人次", "城墙接待", "level 290000 人次"),
            obs("6万人次", "接待", "level 60000 人次"),
        ],
    ),
    (
        "举办营业性演出12场，票房收入3亿元。",
        [
            obs("12场", "举办营业性演出", "level 12 场"),
            obs("3亿元", "营业性演出票房收入", "level 300000000 CNY"),
        ],
    ),
    (
        "营业收入12亿元，利润3亿元，利润率25%。",
        [
            obs("12亿元", "营业收入", "level 1200000000 CNY"),
            obs("3亿元", "利润", "level 300000000 CNY"),
            obs("25%", "利润率", "level 25 %"),
        ],
    ),
]

#: 化肥3万吨、农药2万吨，到位率分别为…: a rate of each of those that were counted together.
RATES = [
    (
        "下摆化肥3万吨、农药2万吨，到位率分别为88%和91%。",
        [
            obs("3万吨", "下摆化肥", "level 30000 t"),
            obs("2万吨", "下摆农药", "level 20000 t"),
            obs("88%", "化肥到位率", "level 88 %"),
            obs("91%", "农药到位率", "level 91 %"),
        ],
    ),
    (
        "营业收入12亿元、税收3亿元，盈利率分别为85%和92%。",
        [
            obs("12亿元", "营业收入", "level 1200000000 CNY"),
            obs("3亿元", "税收", "level 300000000 CNY"),
        ],
    ),
    (
        "下摆化肥3万吨、农药2万吨、种子6吨，到位率分别为88%和91%。",
        [
            obs("3万吨", "下摆化肥", "level 30000 t"),
            obs("2万吨", "下摆农药", "level 20000 t"),
            obs("6吨", "下摆种子", "level 6 t"),
        ],
    ),
]

#: What stands in front of the indicator and is none of it: the cause.
FRONT = [
    ("台风“海葵”造成停电用户2万户。", [obs("2万户", "停电用户", "level 20000 户")]),
    ("“三优”工程造价3亿元。", [obs("3亿元", "“三优”工程造价", "level 300000000 CNY")]),
    ("出口比2020年增长5%。", [obs("5%", "出口", "growth 5 %", basis="2020")]),
]


@pytest.mark.parametrize(("text", "facts"), [*FRONT, *RATES, *GLUED, *POINTED, *MOVED, *DONE_WITH])
def test_what_is_told_shortly(text, facts) -> None:
    check(text, *facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "德国公布的数据显示，该国通货膨胀率为2.2%。",
            [obs("2.2%", "通货膨胀率", "level 2.2 %", subject="德国")],
        ),
        (
            "该国际机场旅客2万人次。",
            [obs("2万人次", "国际机场旅客", "level 20000 人次", subject=None)],
        ),
    ],
)
def test_country_spoken_of(text, facts) -> None:
    check(text, *({key: v for key, v in one.items() if key != "period"} for one in facts), title="")


def test_years_of_a_story() -> None:
    text = "种植户种下蓝莓。头一年产果3吨，第二年翻了一番。"
    fruit = obs("3吨", "产果", "level 3 t")
    check(text, fruit, obs("翻了一番", "产果", "growth 2 x"))
