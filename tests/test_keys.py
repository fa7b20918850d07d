"""What makes facts comparable: names of indicators, printed digits, periods, bases."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.errors import PatternError
from extractor.keys import FactKeys, own_keys
from extractor.keys.facts import basis_key, period_key
from extractor.keys.printed import Reach, reach, step
from extractor.records import Observation, Ranking
from extractor.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("words", "subject", "key"),
    [
        ("GDP", None, "地区生产总值"),
        ("gdp", None, "地区生产总值"),
        ("国内生产总值", "中国", "地区生产总值"),
        ("青州市GDP", "青州市", "地区生产总值"),
        ("青州GDP", "青州市", "地区生产总值"),
        ("全市生产总值", "青州市", "地区生产总值"),
        ("规上工业增加值", None, "规模以上工业增加值"),
        ("规上工业增加值同比增速", None, "规模以上工业增加值增速"),
        ("规模以上工业增加值增幅", None, "规模以上工业增加值增速"),
        ("粮食总产量", None, "粮食产量"),
        ("粮食总产", None, "粮食产量"),
        ("外贸进出口总值", None, "进出口"),
        ("进出口总量", None, "进出口"),
        ("实现社会消费品零售额", None, "社会消费品零售总额"),
        ("全社会研发投入占GDP的比重", None, "研发投入强度"),
        ("茶叶总产量", None, "茶叶产量"),
        ("高新技术企业数量", None, "高新技术企业"),
        ("地区生产总值（GDP）", None, "地区生产总值"),
        ("地区生产总值(GDP)总量", None, "地区生产总值"),
        ("居民消费价格（CPI）涨幅", None, "居民消费价格增速"),
        ("全部规模以上工业增加值", None, "规模以上工业增加值"),
        ("规模以上工业企业实现利润总额", None, "规模以上工业企业利润"),
        ("固定资产投资（不含农户）", None, "固定资产投资"),
        ("固定资产投资完成额", None, "固定资产投资"),
        ("固投", None, "固定资产投资"),
        ("接待游客总人数", None, "接待游客"),
        ("服务业增加值", None, "第三产业增加值"),
        ("地方一般公共预算收入", None, "一般公共预算收入"),
        ("公共财政预算收入", None, "一般公共预算收入"),
        ("全体常住居民人均可支配收入", None, "居民人均可支配收入"),
        ("限上消费品零售额", None, "限额以上社会消费品零售额"),
        ("货运总量", None, "货物运输量"),
        ("万元GDP能耗", None, "单位地区生产总值能耗"),
        ("发明专利拥有量", None, "有效发明专利"),
        ("空气质量优良率", None, "优良天数比例"),
        # what must stay apart
        ("地区生产总值（人均）", None, "地区生产总值（人均）"),
        ("猪牛羊禽肉产量", None, "猪牛羊禽肉产量"),
        ("全社会固定资产投资", None, "全社会固定资产投资"),
        ("工业增加值", None, "工业增加值"),
        ("一般公共预算收入", None, "一般公共预算收入"),
        ("财政总收入", None, "财政总收入"),
        ("一般公共预算总收入", None, "一般公共预算总收入"),
        ("国内旅游收入", None, "国内旅游收入"),
        ("人均GDP", None, "人均地区生产总值"),
        ("寿光市GDP", "青州市", "寿光市GDP"),
        ("增速", None, "增速"),
        ("青州市", "青州市", "青州市"),
    ],
)
def test_one_name_an_indicator(words: str, subject: str | None, key: str) -> None:
    assert own_keys().names.of(words, subject=subject).key == key


NAMES = (Path(__file__).parent / "indicator_names.txt").read_text("utf-8").splitlines()


def test_other_ways_to_write_a_name() -> None:
    names = own_keys().names
    lines = [line.split(": ") for line in NAMES if ": " in line and not line.startswith("#")]
    told = [(words, name) for name, others in lines for words in others.split()]
    assert len(told) > 300
    assert [(words, key, names.of(words).key) for words, key in told
            if names.of(words).key != key] == []  # fmt: skip


def test_names_of_two_things() -> None:
    names = own_keys().names
    pairs = [line.split(" / ") for line in NAMES if " / " in line]
    assert len(pairs) > 150
    assert [pair for pair in pairs if names.of(pair[0]).key == names.of(pair[1]).key] == []


def test_every_name_of_the_dictionary_comes_to_its_own() -> None:
    names = own_keys().names
    for row in load_rulebook().table("indicators"):
        found = names.of(row.word)
        assert (found.name, found.growth) == (row.get("name") or row.word, ""), row.word
        assert names.of(found.name) == found


@settings(deadline=None)  # the first example loads the patterns
@given(st.text(max_size=12), st.none() | st.text(max_size=4))
@example("工业投资", "’")  # a subject of which nothing is left when it is written
def test_a_key_is_its_own_key(words: str, subject: str | None) -> None:
    """What no table names ends as itself, and asking again changes nothing of a known name."""
    found = own_keys().names.of(words, subject=subject)
    if found.kind:
        assert own_keys().names.of(found.name).name == found.name


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("indicators.tsv", "word\tname\tkind\tdimension\n新指标\t没有的指标\n"),
        ("indicators.tsv", "word\tname\tkind\tdimension\n新指标\t\tflows\n"),
        ("indicators.tsv", "word\tname\tkind\tdimension\n新指标\t\tflow\tmas\n"),
        ("indicators.tsv", "word\tname\tkind\tdimension\n新指标\t\tflow\tmass|people/area|x\n"),
        ("indicator_rewrites.tsv", "word\trole\tto\n本镇\towners\n"),
    ],
)
def test_a_wrong_dictionary_is_refused(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / table).write_text(message, encoding="utf-8")
    with pytest.raises(PatternError, match=rf"{table}:2"):
        FactKeys(load_rulebook([tmp_path]))


def test_a_folder_of_ones_own_adds_names(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "indicators.tsv").write_text(
        "word\tname\tkind\tdimension\n绢丝产量\t\tflow\tmass\n绢丝坯产量\t绢丝产量\n",
        encoding="utf-8",
    )
    names = FactKeys(load_rulebook([tmp_path])).names
    assert names.of("绢丝坯总产量").key == "绢丝产量"
    assert names.of("GDP").key == "地区生产总值"


@pytest.mark.parametrize(
    ("text", "value", "unit", "last"),
    [
        ("950.3亿元", "95030000000", "CNY", "10000000"),
        ("950亿元", "95000000000", "CNY", "100000000"),
        ("9,503,000万元", "95030000000", "CNY", "10000"),
        ("８．４％", "8.4", "%", "0.1"),
        ("95.0%", "95.0", "%", "0.1"),
        ("500斤", "250", "kg", "0.5"),
        ("八成", "80", "%", "10"),
        ("三亿五千万元", "350000000", "CNY", "10000000"),
        ("增长1.5倍", "2.5", "x", "0.1"),
        ("0", "0", "1", "1"),
        ("3/4", "0.75", "1", "0.01"),
    ],
)
def test_what_the_last_digit_counts(text: str, value: str, unit: str, last: str) -> None:
    assert step(text, Decimal(value), unit=unit) == Decimal(last)


def _reach(text: str, value: str, **more: Any) -> Reach:
    found = reach(text=text, value=Decimal(value), **more)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("950.3亿元", "95030000000"), ("950亿元", "95000000000"), True),
        (("950.6亿元", "95060000000"), ("950亿元", "95000000000"), False),
        (("95.0%", "95.0"), ("95.4%", "95.4"), False),
        (("95%", "95"), ("95.4%", "95.4"), True),
        (("95.0%", "95.0"), ("95.1%", "95.1"), False),
        (("950.3亿元", "95030000000"), ("9503000万元", "95030000000"), True),
        (("-3.2%", "-3.2"), ("3.2%", "3.2"), False),
    ],
)
def test_printed_digits_agree(one: tuple[str, str], other: tuple[str, str], meet: bool) -> None:
    assert _reach(*one).meets(_reach(*other)) is meet
    assert _reach(*other).meets(_reach(*one)) is meet


@pytest.mark.parametrize(
    ("modifier", "claim", "stated", "meet"),
    [
        ("over", "950", "950.3", True),
        ("over", "950", "949.8", False),
        ("nearly", "950", "948.9", True),
        ("nearly", "950", "700", False),
        ("under", "950", "951", False),
        ("about", "950", "955", True),
        ("about", "950", "1100", False),
        ("over", "-3", "-3.4", True),  # 下降超过3%
        ("over", "-3", "-2.5", False),
    ],
)
def test_modifiers(modifier: Any, claim: str, stated: str, meet: bool) -> None:
    said = _reach(claim, claim, modifier=modifier)
    assert said.meets(_reach(stated, stated)) is meet


@given(st.decimals("-1e9", "1e9", places=3, allow_nan=False), st.integers(0, 3))
def test_a_value_agrees_with_itself_rounded(value: Decimal, places: int) -> None:
    """However coarsely it is printed; and the rounded one is no other value of that width."""
    exact = _reach(str(value), str(value))
    rounded = round(value, places)
    assert exact.meets(_reach(str(rounded), str(rounded)))
    other = rounded + 2 * Decimal(1).scaleb(-places)
    assert not exact.meets(_reach(str(other), str(other)))


def test_ranges_and_what_has_no_number() -> None:
    assert reach(text="", value=None) is None
    both = reach(text="5%—6%", value=None, lower=Decimal(5), upper=Decimal(6))
    assert both is not None
    assert both.meets(_reach("5.5%", "5.5"))
    assert not both.meets(_reach("7%", "7"))
    assert Reach(Decimal(1), None).times(Fraction(1, 3)) == Reach(Decimal("0.3333333333"), None)


@pytest.mark.parametrize(
    ("period", "flow", "stock"),
    [
        ("2024", "2024", "2024-12-31"),
        ("2024-01/2024-12", "2024", "2024-12-31"),
        ("2024-12", "2024-12", "2024-12-31"),
        ("2024-03-01/2024-03-31", "2024-03", "2024-03-31"),
        ("2021/2025", "2021/2025", "2025-12-31"),
        ("2024/..", None, None),
        ("PAST_REF", None, None),
        (None, None, None),
    ],
)
def test_periods(period: str | None, flow: str | None, stock: str | None) -> None:
    assert period_key(period) == flow
    assert period_key(period, stock=True) == stock


@pytest.mark.parametrize(
    ("basis", "period", "key"),
    [
        (None, "2024", "yoy"),
        ("2023", "2024", "yoy"),
        ("2020", "2024", "2020"),
        (None, "2024-01/2024-06", "yoy"),
        (None, "2024-01/2024-03", None),  # may be from the quarter before
        (None, "2024-06", None),
        ("mom", "2024-06", "mom"),
        (None, None, None),
    ],
)
def test_bases(basis: str | None, period: str | None, key: str | None) -> None:
    assert basis_key(basis, period) == key


def _observation(**fields: Any) -> Observation:
    given = {"start": 0, "end": 1, "indicator": "GDP", "measure": "level", "unit": "CNY", **fields}
    return Observation(**given)


def test_keys_of_observations() -> None:
    keys = own_keys()
    level = keys.observation(
        _observation(text="950亿元", value=Decimal(95_000_000_000), period="2023", subject="青州市")
    )
    assert level[:4] == ("地区生产总值", "2023", None, "CNY")
    assert (level.low, level.high) == (Decimal(94_950_000_000), Decimal(95_050_000_000))
    for words in ("工业投资", "工业投资增速"):
        grown = _observation(
            text="5%", value=Decimal(5), indicator=words, unit="%", measure="growth", period="2023"
        )
        assert keys.observation(grown).indicator_key == "工业投资"
        gap = grown.model_copy(update={"measure": "gap"})
        assert keys.observation(gap).indicator_key == words
    twice = _observation(text="翻番", value=Decimal(2), unit="x", measure="growth", period="2023")
    tenfold = keys.observation(twice)
    assert tenfold.dimension == "ratio"
    assert tenfold.low is not None
    assert tenfold.low < 1
    stock = _observation(text="5万户", value=Decimal(50_000), unit="户", indicator="市场主体",
                         period="2023")  # fmt: skip
    assert keys.observation(stock)[:4] == ("经营主体", "2023-12-31", None, "things")
    vast = _observation(text="1", value=Decimal(10) ** 30)
    assert keys.observation(vast).dimension is None


@pytest.mark.parametrize(
    ("indicator", "unit", "measure", "dimension", "period_key"),
    [
        # what is counted as people and as visits is one figure
        ("接待游客", "人次", "level", "人次", "2023"),
        ("接待游客", "人", "level", "人次", "2023"),
        ("接待游客", "名", "change", "人次", "2023"),
        ("客运量", "人次", "level", "people", "2023"),
        # the number of firms stands at the end of the year, and what they sell is of all of it
        ("高新技术企业", "家", "level", "things", "2023-12-31"),
        ("高新技术企业", "CNY", "level", "CNY", "2023"),
        ("存款余额", "USD", "level", "USD", "2023-12-31"),
        ("森林覆盖率", "%", "share", "ratio", "2023-12-31"),
    ],
)
def test_what_an_indicator_is_counted_in(
    indicator: str, unit: str, measure: str, dimension: str, period_key: str
) -> None:
    fact = _observation(text="5万", value=Decimal(50_000), indicator=indicator, unit=unit,
                        measure=measure, period="2023")  # fmt: skip
    found = own_keys().observation(fact)
    assert (found.dimension, found.period_key) == (dimension, period_key)


@pytest.mark.parametrize(
    ("indicator", "whole", "key"),
    [
        ("第三产业增加值占比", "GDP", "第三产业增加值占地区生产总值比重"),
        ("第三产业增加值的比重", "地区生产总值", "第三产业增加值占地区生产总值比重"),
        ("三产增加值比例", "全市生产总值", "第三产业增加值占地区生产总值比重"),
        ("第三产业增加值份额", "GDP", "第三产业增加值占地区生产总值比重"),
        ("第三产业增加值占GDP的比重", "GDP", "第三产业增加值占地区生产总值比重"),
        ("第三产业增加值占GDP比例", None, "第三产业增加值占地区生产总值比重"),
        ("第三产业增加值占比", None, "第三产业增加值占比"),
        ("占比", "GDP", "占比"),
        # a ratio that the dictionary knows has its whole in its name
        ("优良天数比例", "监测天数", "优良天数比例"),
        ("研发投入占GDP比重", "GDP", "研发经费占地区生产总值比重"),
    ],
)
def test_a_share_is_of_a_part_of_a_whole(indicator: str, whole: str | None, key: str) -> None:
    fact = _observation(text="48.2%", value=Decimal("48.2"), indicator=indicator, unit="%",
                        measure="share", whole=whole, period="2023")  # fmt: skip
    assert own_keys().observation(fact).indicator_key == key


def test_keys_of_rankings() -> None:
    rank = Ranking(start=0, end=1, text="第3位", kind="position", position=3, indicator="GDP增速",
                   period="2024-01/2024-12")  # fmt: skip
    assert own_keys().ranking(rank) == ("地区生产总值增速", "2024")
    assert own_keys().ranking(rank.model_copy(update={"indicator": None})).indicator_key is None
