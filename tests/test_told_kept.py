"""What stays in the name of what was counted, and what does not: verbs, examples, earlier words.

Each row is a sentence and what its facts are of, in order.
"""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE

from extractor import extract

#: The verb that says what was done with the things that are counted.
VERBS = [
    ("举办黄酒推介会12场。", ["举办黄酒推介会"]),
    ("展会期间举办12场黄酒推介会、5场社戏。", ["举办黄酒推介会", "举办社戏"]),
    ("公益讲座举办12场。", ["公益讲座"]),
    ("新认定省级中试平台8家、市级中试平台5家。", ["新认定省级中试平台", "新认定市级中试平台"]),
    ("创建市级示范村12个。", ["创建市级示范村"]),
    ("获评市级示范村12个。", ["市级示范村"]),
]

#: The examples in front of a word that says nothing without them; and of one that does.
EXAMPLES = [
    ("举办黄酒品鉴、社戏巡演等活动12场。", ["举办黄酒品鉴、社戏巡演等活动"]),
    ("查处商标、专利等案件12件。", ["查处商标、专利等案件"]),
    ("举办品鉴、社戏等文化活动12场。", ["举办文化活动"]),
    ("举办展览、社戏等文化活动12场。", ["举办文化活动"]),
]

#: All there are of something, whatever those told of before were.
TOTALS = [
    ("新设内陆港3个，内陆港总数达29个。", ["新设内陆港", "内陆港总数"]),
    ("新增外贸航线5条，航线总数达82条。", ["外贸航线", "航线总数"]),
    ("新登记经营主体320户、增长13%，总量达2037户。", ["新登记经营主体"] * 2 + ["经营主体总量"]),
    ("新开工水库6座，总数达12座。", ["新开工水库", "水库总数"]),
    ("新能源汽车6万辆，总量居全省首位。", ["新能源汽车", "新能源汽车总量"]),
    ("引进外贸企业6家，总数达12家。", ["引进外贸企业", "引进外贸企业总数"]),
]


@pytest.mark.parametrize(("text", "told"), [*VERBS, *EXAMPLES, *TOTALS])
def test_what_a_fact_is_of(text: str, told: list[str]) -> None:
    found = extract(text, title=TITLE, reference_date=DAY)
    facts = sorted([*found.observations, *found.rankings], key=lambda one: one.start)
    assert [one.indicator for one in facts] == told


def test_an_honour_is_ranked_once_with_its_count() -> None:
    found = extract(
        "新认定省级工厂2家、市级工厂6家，均居全省第一。", title=TITLE, reference_date=DAY
    )
    assert [one.indicator for one in found.rankings] == ["新认定省级工厂", "新认定市级工厂"]
