"""What the members of a list share, and what each says itself."""

from __future__ import annotations

import pytest

from extractor.facts.coordination import Coordinator
from extractor.mentions.particles import Particles
from extractor.rulebook import load_rulebook


@pytest.fixture(scope="module")
def coordinator() -> Coordinator:
    book = load_rulebook()
    return Coordinator(book, Particles.of(book))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        # what is measured is shared
        ("黄酒、丝绸产量", ["黄酒产量", "丝绸产量"]),
        ("轿车、电动轿车产量", ["轿车产量", "电动轿车产量"]),
        ("布匹印染、服装印染收入", ["布匹印染收入", "服装印染收入"]),
        # the mark that ends a title is its own
        ("《越州》《鉴湖2》票房", ["《越州》票房", "《鉴湖2》票房"]),
        ("《稽山谣》、《若耶3》发行量", ["《稽山谣》发行量", "《若耶3》发行量"]),
        ("“稽山杯”、“鉴湖杯”参赛人数", ["“稽山杯”参赛人数", "“鉴湖杯”参赛人数"]),
        # what kind of thing it is, only where one member does not say it
        ("民事、行政案件", ["民事案件", "行政案件"]),
        ("物流配送基地、检验检测中心", ["物流配送基地", "检验检测中心"]),
        ("省级文明城市、全国卫生名城", ["省级文明城市", "全国卫生名城"]),
        ("丝绸、食品饮料", ["丝绸", "食品饮料"]),
        ("糕点制造、丝绸、造纸行业收入", ["糕点制造行业收入", "丝绸行业收入", "造纸行业收入"]),
        ("粮油类、服装类、日用品类零售额", ["粮油类零售额", "服装类零售额", "日用品类零售额"]),
        # whose the first is, where all are one measure
        ("限额以上单位黄酒、珍珠零售额", ["限额以上单位黄酒零售额", "限额以上单位珍珠零售额"]),
        ("商业银行资本充足率、拨备覆盖率", ["商业银行资本充足率", "商业银行拨备覆盖率"]),
        ("规上企业营业收入、利润总额", ["规上企业营业收入", "规上企业利润总额"]),
        ("规上企业利润、消费品零售额", ["规上企业利润", "消费品零售额"]),
        # a rate is that of each, but not where one has a rate of its own
        ("工业产值、民间投资、财政收入增速", ["工业产值增速", "民间投资增速", "财政收入增速"]),
        ("城镇化率、财政收入增幅", ["城镇化率", "财政收入增幅"]),
        ("工业产值增速、财政收入增速", ["工业产值增速", "财政收入增速"]),
        # what the members are together is none of any
        ("空调、冰箱等商品零售额", ["空调零售额", "冰箱零售额"]),
        ("空调、冰箱等绿色产品的产量", ["空调产量", "冰箱产量"]),
        ("饭店、宾馆等行业零售额", ["饭店行业零售额", "宾馆行业零售额"]),
        ("黄酒、丝绸两大产业营收", ["黄酒产业营收", "丝绸产业营收"]),
        ("黄酒、丝绸、珍珠三类商品销售额", ["黄酒销售额", "丝绸销售额", "珍珠销售额"]),
        # of members of one character each is of the kind that the last one's word ends with
        ("鸭、鹅、兔肉产量", ["鸭肉产量", "鹅肉产量", "兔肉产量"]),
        ("夏、秋粮产量", ["夏粮产量", "秋粮产量"]),
        ("早、晚稻面积", ["早稻面积", "晚稻面积"]),
        ("东、西部投资", ["东部投资", "西部投资"]),
        ("男、女性人数", ["男性人数", "女性人数"]),
        ("牛、羊出栏", ["牛出栏", "羊出栏"]),
        # what a slash or a bracket adds to the last member is its own
        ("同城、国际/港澳台业务量", ["同城业务量", "国际/港澳台业务量"]),
        ("国内、国际（地区）航线客流量", ["国内航线客流量", "国际（地区）航线客流量"]),
        # a number of others is the last member's own
        ("欧洲、非洲、中亚五国进出口", ["欧洲进出口", "非洲进出口", "中亚五国进出口"]),
        ("与越南、泰国贸易额", ["与越南贸易额", "与泰国贸易额"]),
    ],
)
def test_what_members_share(coordinator: Coordinator, text: str, members: list[str]) -> None:
    assert coordinator.split(text) == members


@pytest.mark.parametrize(
    ("text", "count", "members"),
    [
        ("摩托车产销", 2, ["摩托车产量", "摩托车销量"]),
        ("牛羊存栏", 2, ["牛存栏", "羊存栏"]),
        ("摩托车产销", 1, ["摩托车产销"]),  # one value: of both together
        ("摩托车产销率", 1, ["摩托车产销率"]),
    ],
)
def test_two_in_a_word_where_two_values_stand(
    coordinator: Coordinator, text: str, count: int, members: list[str]
) -> None:
    assert coordinator.exactly(text, count) == members
