"""Lists of amounts and ranks: whose each is, and what what was said once is said of."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor

DAY = date(2025, 6, 20)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("全市组织17家救灾中心和49支应急队。", ["组织救灾中心", "组织应急队"]),
        ("全市组织17家救灾中心和应急队。", ["组织救灾中心和应急队"]),
    ],
)
def test_what_is_counted_by_a_number_of_its_own_is_told_alone(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        (
            "全国百强县榜单发布，上榜的有诸暨市（第61位）、嵊州市（第71位）以及新昌县（第100位）。",
            [("诸暨市", 61), ("嵊州市", 71), ("新昌县", 100)],
        ),
        (
            "在全国百强县榜单中，诸暨市列第54名，其余依次为嵊州市（第61位）、新昌县（第71位）。",
            [("诸暨市", 54), ("嵊州市", 61), ("新昌县", 71)],
        ),
        ("工业投资增速排名：诸暨市第1位，嵊州市第2位。", [("诸暨市", 1), ("嵊州市", 2)]),
    ],
)
def test_those_of_a_list_with_their_ranks_beside_them_are_each_their_own(
    extractor: Extractor, text: str, ranks: list[tuple[str, int]]
) -> None:
    title = "绍兴市三县市上榜全国百强县榜单"
    found = extractor.extract(text, title=title, reference_date=DAY).rankings
    assert [(one.subject, one.position) for one in found] == ranks


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("绍兴市增速居全省第1位、总量居全省第2位。", ["增速", "总量"]),
        ("绍兴市丝绸增速居全省第1位、总量居全省第2位。", ["丝绸增速", "丝绸总量"]),
    ],
)
def test_a_bare_measure_is_no_part_of_the_next(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    found = extractor.extract(text, title="绍兴市", reference_date=DAY).rankings
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "甲类人数988人，比上年净增190人，乙类人数529人，比上年净增46人。",
            [("level", "988"), ("change", "190"), ("level", "529"), ("change", "46")],
        ),
        ("新增企业120家、合作社30家。", [("change", "120"), ("change", "30")]),
    ],
)
def test_what_there_is_of_the_next_thing_is_no_change(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).observations
    assert [(one.measure, str(one.value)) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "丝绸产量依次为诸暨市12万吨、枫桥镇8万吨、嵊州市3万吨。",
            [("诸暨市", "丝绸产量"), ("枫桥镇", "丝绸产量"), ("嵊州市", "丝绸产量")],
        ),
        (
            "丝绸产量最高的两个镇依次是：枫桥镇12万吨、店口镇8万吨。",
            [("枫桥镇", "丝绸产量"), ("店口镇", "丝绸产量")],
        ),
        (
            "丝绸出口额依次为稽山纺织12亿元、枫溪丝绸8亿元、镜湖科技3亿元。",
            [("稽山纺织", "丝绸出口额"), ("枫溪丝绸", "丝绸出口额"), ("镜湖科技", "丝绸出口额")],
        ),
        (
            "人均可支配收入依次为城镇5万元、农村3万元。",
            [("绍兴市", "城镇人均可支配收入"), ("绍兴市", "农村人均可支配收入")],
        ),
        (
            "丝绸、黄酒产量依次为12万吨、8万吨。",
            [("绍兴市", "丝绸产量"), ("绍兴市", "黄酒产量")],
        ),
    ],
)
def test_whose_each_amount_of_a_list_is(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    found = extractor.extract(text, title="绍兴市丝绸产业", reference_date=DAY).observations
    assert [(one.subject, one.indicator) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("牛奶、枸杞、生鲜乳等年产量居全国首位。", ["牛奶年产量", "枸杞年产量", "生鲜乳年产量"]),
        ("氨纶、芳纶等化工材料产能居全国首位。", ["氨纶、芳纶等化工材料产能"]),
        (
            "入选国家级工厂2家、卓越级工厂67家，均居全国第一。",
            ["国家级工厂", "卓越级工厂"],
        ),
        ("智算规模22万P、居全国前列。", ["智算规模"]),
    ],
)
def test_each_of_a_list_is_ranked(extractor: Extractor, text: str, indicators: list[str]) -> None:
    found = extractor.extract(text, title="诸暨市", reference_date=DAY).rankings
    assert [one.indicator for one in found] == indicators


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "丝绸产量最高的诸暨市达12万吨，最低的新昌县仅1万吨。",
            [("诸暨市", "丝绸产量"), ("新昌县", "丝绸产量")],
        ),
        ("诸暨市最低气温降至-2℃。", [("诸暨市", "最低气温")]),
    ],
)
def test_the_one_that_has_most(
    extractor: Extractor, text: str, facts: list[tuple[str, str]]
) -> None:
    found = extractor.extract(text, title="绍兴市工作", reference_date=DAY).observations
    assert [(one.subject, one.indicator) for one in found] == facts


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("国内、国际航线分别达到12条、8条。", ["国内航线", "国际航线"]),
        ("国内及国际航线旅客吞吐量12万人次。", ["国内及国际航线旅客吞吐量"]),
        ("国内、国际（地区）航线达到12条。", ["国内、国际（地区）航线"]),
        ("省内、省外生源分别为12人、8人。", ["省内生源", "省外生源"]),
        ("国际及港澳台业务量12万件，同城业务量8万件。", ["国际及港澳台业务量", "同城业务量"]),
        ("国际、港澳台业务量12万件。", ["国际、港澳台业务量"]),
        ("国际/港澳台业务量12万件。", ["国际/港澳台业务量"]),
        ("国际及港澳台地区业务量12万件。", ["国际及港澳台地区业务量"]),
        ("国际和地区航线12条。", ["国际和地区航线"]),
    ],
)
def test_which_kinds_of_a_thing_are_nobody(
    extractor: Extractor, text: str, indicators: list[str]
) -> None:
    found = extractor.extract(text, title="绍兴市2023年邮政", reference_date=DAY).observations
    assert [(one.subject, one.indicator) for one in found] == [("绍兴市", i) for i in indicators]


def test_the_country_and_the_world_are_somebody(extractor: Extractor) -> None:
    text = "全国、全省丝绸产量分别增长3%、5%。"
    found = extractor.extract(text, title="绍兴市2023年", reference_date=DAY).observations
    assert [one.subject for one in found] == ["中国", "浙江省"]
