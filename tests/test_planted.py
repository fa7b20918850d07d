"""Pairs of invented releases: what must be found to contradict, to revise, or to be one thing, and
what must never be held against each other."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import pytest

pytest.importorskip("duckdb")

from archives import archive_of

from extractor.compare.agreement import revision_words
from extractor.compare.disagreements import disagreements
from extractor.compare.series import series
from extractor.keys import FactKeys
from extractor.rulebook import load_rulebook
from extractor.store.opening import open_store
from extractor.store.questions import Question


class Case(NamedTuple):
    """What a name says, and the releases that tell it, each with its day.

    ``means``: ``one`` (some fact is stated by all of them), ``apart`` (each tells a fact, and no
    two differ), ``revision`` or ``contradiction`` (one at least, and none of the other).
    """

    means: str
    name: str
    releases: tuple[tuple[str, str], ...]


def case(means: str, name: str, *texts: str, days: tuple[str, ...] = ()) -> Case:
    """Of releases that come out one day after the other, or on these days."""
    own = days or tuple(f"2024-03-{day:02}" for day in range(1, len(texts) + 1))
    return Case(means, name, tuple(zip(own, texts, strict=True)))


CASES = (
    # -- other units, other roundings, other words
    case("one", "亿 and 万", "2023年，泸州市地区生产总值2725.9亿元。",
         "2023年，泸州市GDP达到27259000万元。"),
    case("one", "rounded", "2023年，宜宾市地区生产总值3806.6亿元。",
         "2023年，宜宾市GDP约3800亿元。", "2023年，宜宾市经济总量突破3800亿元。"),
    case("one", "a digit less", "2023年，乐山市社会消费品零售总额912.45亿元。",
         "2023年，乐山市社零总额912.5亿元。", "2023年，乐山市社消零接近913亿元。"),
    case("one", "斤 and 吨", "2023年，德阳市粮食产量200.5万吨。",
         "2023年，德阳市粮食总产量达40.1亿斤。"),
    case("one", "亩 and 公顷", "2023年，德阳市粮食播种面积450.0万亩。",
         "2023年，德阳市粮食播种面积300千公顷。"),
    case("one", "万亿", "2023年，成都市地区生产总值2.2万亿元。",
         "2023年，成都市地区生产总值22074.7亿元。", "2023年，成都GDP突破2万亿元。"),
    case("one", "in characters", "2023年末，成都市常住人口两千一百四十万人。",
         "2023年末，成都市常住人口2140.3万人。"),
    case("one", "a minus", "2023年，南充市房地产开发投资下降10.5%。",
         "2023年，南充市房地产开发投资增长-10.5%。"),
    case("one", "times", "2023年，南充市新能源汽车产量增长120%。",
         "2023年，南充市新能源汽车产量增长1.2倍。", "2023年，南充市新能源汽车产量是上年的2.2倍。"),
    case("one", "the end of a year", "2023年末，广安市常住人口城镇化率46.1%。",
         "2023年，广安市常住人口城镇化率46.1%。"),
    case("one", "a year so far", "2024年1—5月，资阳市一般公共预算收入30.1亿元。",
         "2024年前5个月，资阳市一般公共预算收入30.1亿元。"),
    # -- other periods, other bases
    case("apart", "a quarter and a year so far", "2024年一季度，遂宁市地区生产总值400.2亿元。",
         "2024年二季度，遂宁市地区生产总值431.5亿元。上半年，遂宁市地区生产总值831.7亿元。",
         "2024年前三季度，遂宁市GDP1290.1亿元。"),
    case("apart", "a month and a year so far",
         "2024年5月，内江市规模以上工业增加值同比增长8.1%。",
         "2024年1—5月，内江市规上工业增加值同比增长7.2%。"),
    case("apart", "since the quarter before", "2024年一季度，四川省地区生产总值同比增长6.1%。",
         "2024年一季度，四川省GDP环比增长1.2%。"),
    case("apart", "a mean of years", "2019—2023年，广安市地区生产总值年均增长6.0%。",
         "2023年，广安市地区生产总值增长6.7%。"),
    case("apart", "what is aimed at", "2024年，资阳市地区生产总值预期增长7%左右。",
         "2024年，资阳市地区生产总值增长6.2%。", days=("2024-12-02", "2025-02-01")),
    # -- things that are nearly one
    case("apart", "other people", "2023年末，绵阳市户籍人口525.3万人。",
         "2023年末，绵阳市常住人口491.1万人。"),
    case("apart", "a part", "2023年，达州市进出口总额81.2亿元。", "2023年，达州市出口额50.1亿元。"),
    case("apart", "the city's own", "2023年，巴中市市本级一般公共预算收入30.2亿元。",
         "2023年，巴中市一般公共预算收入161.3亿元。"),
    case("apart", "another currency", "2023年，成都市进出口总额7489.8亿元。",
         "2023年，成都市进出口总额1064亿美元。"),
    case("apart", "prices taken out",
         "2023年，眉山市城镇居民人均可支配收入46000元，名义增长5.1%。",
         "2023年，眉山市城镇居民人均可支配收入扣除价格因素，实际增长4.9%。"),
    case("apart", "prices not told", "2023年，雅安市社会消费品零售总额增长9.1%。",
         "2023年，雅安市社会消费品零售总额实际增长8.8%。"),
    case("apart", "ranks among others", "2023年，泸州市GDP增速居全省第3位。",
         "2023年，泸州市GDP增速居川南经济区第1位。", "2023年，泸州市GDP总量居全省第6位。"),
    # -- places of one name
    case("apart", "districts by their cities", "2023年，北京市朝阳区地区生产总值8000.1亿元。",
         "2023年，长春市朝阳区地区生产总值780.3亿元。"),
    case("apart", "districts by their titles",
         "福州市鼓楼区2023年国民经济运行情况\n2023年，鼓楼区地区生产总值2700.5亿元。",
         "南京市鼓楼区2023年经济运行情况\n2023年，鼓楼区地区生产总值2100.2亿元。"),
    case("apart", "districts of nobody knows where", "2023年，城关区地区生产总值300.2亿元。",
         "2023年，城关区GDP1100.2亿元。"),
    case("apart", "a province and its city", "2023年，吉林省地区生产总值13531.2亿元。",
         "2023年，吉林市地区生产总值1600.1亿元。"),
    # -- figures that are not the last ones
    case("revision", "a correction", "2023年，广元市固定资产投资增长5.1%。",
         "更正：2023年，广元市固定资产投资增长5.7%。"),
    case("revision", "what it should be", "2023年，昭通市一般公共预算收入52.3亿元。",
         "2023年，昭通市一般公共预算收入应为53.2亿元，特此更正。"),
    case("revision", "revised to", "2023年，攀枝花市地区生产总值1305.3亿元。",
         "攀枝花市2023年地区生产总值修订为1298.8亿元。"),
    case("revision", "first figures", "初步核算，2023年，自贡市地区生产总值1750.5亿元。",
         "2023年，自贡市地区生产总值1743.3亿元。"),
    case("revision", "a quick report",
         "快报显示，2023年，遂宁市规模以上工业营业收入1500.2亿元。",
         "2023年，遂宁市规模以上工业营业收入1510.9亿元。"),
    case("revision", "a year later", "2023年，达州市地区生产总值2656.7亿元。",
         "2023年，达州市地区生产总值2640.1亿元。", days=("2024-02-01", "2025-02-01")),
    # -- contradictions
    case("contradiction", "a name", "2023年，阿坝州地区生产总值503.8亿元。",
         "2023年，阿坝州GDP为513.8亿元。"),
    case("contradiction", "a unit", "2023年，甘孜州地区生产总值510.2亿元。",
         "2023年，甘孜州GDP达到5303000万元。"),
    case("contradiction", "斤", "2023年，阿坝州粮食产量15.2万吨。",
         "2023年，阿坝州粮食总产量3.2亿斤。"),
    case("contradiction", "growth", "2023年，阿坝州规模以上工业增加值增长6.1%。",
         "2023年，阿坝州规上工业增加值同比增长5.4%。"),
    case("contradiction", "growth that is always without prices",
         "2023年，甘孜州地区生产总值实际增长6.1%。", "2023年，甘孜州GDP增长5.4%。"),
    case("contradiction", "growth without prices", "2023年，楚雄州居民人均可支配收入实际增长5.9%。",
         "2023年，楚雄州居民人均可支配收入扣除价格因素，实际增长4.9%。"),
    case("contradiction", "a sign", "2023年，甘孜州进出口总额增长2.1%。",
         "2023年，甘孜州进出口总额同比下降2.1%。"),
    case("contradiction", "a quarter", "2024年一季度，甘孜州地区生产总值100.1亿元。",
         "2024年1—3月，甘孜州GDP102.3亿元。"),
    case("contradiction", "over", "2023年，甘孜州社会消费品零售总额198.2亿元。",
         "2023年，甘孜州社零总额突破200亿元。"),
    case("contradiction", "the end of a year, otherwise", "2023年末，楚雄州常住人口城镇化率46.1%。",
         "2023年，楚雄州常住人口城镇化率48.1%。"),
    case("contradiction", "two first figures", "初步核算，2023年，楚雄州地区生产总值1800.1亿元。",
         "经初步核算，2023年楚雄州GDP为1850.1亿元。"),
    case("contradiction", "a district", "2023年，济南市市中区地区生产总值1300.2亿元。",
         "济南市市中区2023年GDP1400.2亿元。"),
    case("contradiction", "a rank", "2023年，昆明市工业投资增速居全省第2位。",
         "2023年，昆明市工业投资增幅位列云南省第4。"),
)  # fmt: skip


class Told(NamedTuple):
    """What an archive of all cases says: by the name of a case the kinds of its differences, and
    the most of its releases that state one thing."""

    kinds: dict[str, set[str]]
    together: dict[str, int]
    strange: list[Any]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    texts, whose = {}, {}
    for number, one in enumerate(CASES):
        for part, (day, text) in enumerate(one.releases):
            name = f"{day}-{number:03}{part}"
            texts[name], whose[f"{name}.txt"] = text, one.name
    store = archive_of(tmp_path_factory.mktemp("planted"), texts)
    book = load_rulebook()
    keys, revising = FactKeys(book), revision_words(book)
    kinds, together = defaultdict(set), defaultdict(int)
    strange: list[Any] = []
    with open_store(store) as opened:
        for found in disagreements(opened, Question(), keys=keys, revising=revising):
            before, after = found.difference.before.last, found.difference.after.first
            if whose[before.file] != whose[after.file]:
                strange.append((before, after))
            elif found.known:
                kinds[whose[before.file]].add(found.difference.kind)
        for point in series(opened, Question(kinds=("observation",)), revising=revising):
            name = whose[point.said.file]
            together[name] = max(together[name], point.releases)
    return Told(kinds, together, strange)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_what_was_planted_is_what_is_found(told: Told, one: Case) -> None:
    kinds = {one.means} if one.means in ("revision", "contradiction") else set()
    assert told.kinds.get(one.name, set()) == kinds
    if one.means == "one":
        assert told.together[one.name] == len(one.releases)


def test_no_case_is_held_against_another(told: Told) -> None:
    """Nor is a case empty: each has a figure, but for those of ranks alone."""
    assert told.strange == []
    assert set(told.together) == {one.name for one in CASES} - {"ranks among others", "a rank"}
