"""What each chunk, rule and strategy alone can read: off, and the record is another."""

from __future__ import annotations

import pytest
from fact_tables import DAY, TITLE, Fact, check, obs, rank

from extractor import extract

# What a stretch of a clause does there ----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "绍兴市在创新驱动战略带动下工业投资增长5%。",  # under_which
        "绍兴市工业投资在项目带动下增长5%。",
        "绍兴市受市场回暖影响工业投资增长5%。",  # because_of
        "工业投资受市场回暖影响增长5%。",
        "与诸暨市相比，工业投资增长5%。",  # compared_with
        "绍兴市工业投资仅次于杭州市，增长5%。",  # second_to
        "工业投资列杭州市之后，增长5%。",
        "工业投资与全省平均水平持平，增长5%。",  # alike
        "改造后工业投资增长5%。",  # after_which
        "作为纺织名城的绍兴市工业投资增长5%。",  # role_of
        "一系列政策使绍兴市工业投资增长5%。",  # made_by
        "技术改造让工业投资增长5%。",
    ],
)
def test_what_is_said_around_it_is_none_of_what_is_measured(text: str) -> None:
    check(text, obs("5%", "工业投资", "growth 5 %"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # by_amount
            "丝绸出口以9%的增幅居全省首位。",
            rank("首位", "丝绸出口增幅", "position", 1, scope="浙江省"),
        ),
        (  # on_which_side
            "工业投资方面增速居全省第3位。",
            rank("第3位", "工业投资增速", "position", 3, scope="浙江省"),
        ),
        (  # by_account
            "据中国汽车工业协会统计，汽车产量，2022年达到12万辆。",
            obs("12万辆", "汽车产量", "level 120000 辆", period="2022"),
        ),
        (  # for_whom
            "绍兴市为老年人发放津贴3亿元。",
            obs("3亿元", "发放津贴", "level 300000000 CNY"),
        ),
        (  # directed
            "对东盟进出口增长5%。",
            obs("5%", "对东盟进出口", "growth 5 %"),
        ),
        (  # than_time
            "比2020年，工业投资增长5%。",
            obs("5%", "工业投资", "growth 5 %", basis="2020"),
        ),
        (  # compared_with
            "和2020年相比，出口达到3亿元。",
            obs("3亿元", "出口", "level 300000000 CNY"),
        ),
        (  # tied_with
            "工业投资与宁波市并列全省第4位。",
            rank("第4位", "工业投资", "position", 4, scope="浙江省"),
        ),
        (  # rank_among
            "绍兴市营商便利度在15个副省级城市中第一。",
            rank("第一", "营商便利度", "position", 1, scope="副省级城市"),
        ),
        (  # share
            "出口全省占比12%。",
            obs("12%", "出口全省占比", "share 12 %", whole="全省"),
        ),
    ],
)
def test_a_construction_has_its_record(text: str, wanted: Fact) -> None:
    check(text, wanted)


def test_what_a_rank_is_won_by_is_a_level() -> None:
    check(
        "发明专利以1.2万件居全省第3位。",
        obs("1.2万件", "发明专利", "level 12000 件"),
        rank("第3位", "发明专利", "position", 3, scope="浙江省"),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("8个制造业集群产值规模近10万亿元。", ["制造业集群", "制造业集群产值规模"]),
        ("3个项目投资额超过10亿元。", ["投资额超过10亿元项目"]),  # a limit says which are counted
        ("3个项目投资额均超过10亿元。", ["项目", "项目投资额"]),
        ("22个产业集群中新兴产业营收占比达到30%。", ["产业集群", "新兴产业营收占比"]),
    ],
)
def test_what_is_counted_and_what_is_measured_of_it(text: str, names: list[str]) -> None:
    found = extract(text, reference_date=DAY, title=TITLE).observations
    assert [one.indicator for one in found] == names


# Who answers for a slot -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("办理群众来信915件、网络留言667件。", ["办理群众来信", "办理网络留言"]),
        ("调查发现2种水鸟、35种昆虫。", ["调查发现水鸟", "调查发现昆虫"]),
        ("抓好全市确定的4项引领改革和3项重点任务。", ["引领改革", "重点任务"]),
        ("丝绸产值8亿元、茶叶产值3亿元。", ["丝绸产值", "茶叶产值"]),
        ("新培育国家级茶叶品牌1个、省级5个。", ["新培育国家级茶叶品牌", "新培育省级茶叶品牌"]),
        ("3万户相对分散经营农户加入合作社。", ["相对分散经营农户加入合作社"]),
    ],
)
def test_a_list_shares_the_deed_in_front_of_it(text: str, names: list[str]) -> None:
    found = extract(text, title=TITLE, reference_date=DAY).observations
    assert [one.indicator for one in found] == names


@pytest.mark.parametrize(
    "text",
    [
        "其中，第一、二、三产业用电量分别增长4%、5%、6%。",
        "全市第一、二、三产业用电量分别增长4%、5%、6%。",
        "第一、第二、第三产业用电量分别增长4%、5%、6%。",
    ],
)
def test_ordinals_of_a_list_are_kinds_and_no_ranks(text: str) -> None:
    check(
        text,
        obs("4%", "第一产业用电量", "growth 4 %"),
        obs("5%", "第二产业用电量", "growth 5 %"),
        obs("6%", "第三产业用电量", "growth 6 %"),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全年减排二氧化碳3万吨。", "减排二氧化碳"),  # no 减 and 排
        ("到位资金5亿元。", "到位资金"),
        ("二氧化碳减3万吨。", "二氧化碳"),
    ],
)
def test_two_small_words_may_be_one_of_the_language(text: str, name: str) -> None:
    found = extract(text, title=TITLE, reference_date=DAY).observations
    assert [one.indicator for one in found] == [name]


def test_the_first_of_two_is_pointed_to() -> None:
    check(
        "出口增长5%、进口增长3%，前者居全省首位。",
        obs("5%", "出口", "growth 5 %"),
        obs("3%", "进口", "growth 3 %"),
        rank("首位", "出口增速", "position", 1, scope="浙江省"),
    )


def test_a_clause_in_front_names_what_nothing_before_measured() -> None:
    check(
        "2022年丝绸出口额120亿元，茶叶产量，2021年达到3万吨。",
        obs("120亿元", "丝绸出口额", "level 12000000000 CNY", period="2022"),
        obs("3万吨", "茶叶产量", "level 30000 t", period="2021"),
    )


def test_a_rank_holds_when_the_value_it_is_of_does() -> None:
    check(
        "出口从2020年的5亿元增加到2022年的9亿元，居全省第3位。",
        obs("5亿元", "出口", "level 500000000 CNY", period="2020"),
        obs("9亿元", "出口", "level 900000000 CNY", period="2022"),
        rank("第3位", "出口", "position", 3, period="2022", scope="浙江省"),
    )


def test_a_measure_is_of_the_work_that_was_spoken_of() -> None:
    check(
        "镜岭水库库容3亿立方米，规模居全省第3位。",
        obs("3亿立方米", "库容", "level 300000000 m3", subject="镜岭水库"),
        rank("第3位", "库容规模", "position", 3, subject="镜岭水库", scope="浙江省"),
    )


def test_what_was_added_under_a_term_holds_for_all_of_it() -> None:
    check(
        "2016年至2020年，新增高速公路3000公里以上，铁路里程达到1万公里。",
        obs("3000公里以上", "高速公路", "change 3000 km", modifier="over", period="2016/2020"),
        obs("1万公里", "铁路里程", "level 10000 km", period="2020"),
    )


def test_what_was_ranked_by_its_total_grows_by_itself() -> None:
    check(
        "茶叶出口31亿元，总量居全省第6位；增长4%。",
        obs("31亿元", "茶叶出口", "level 3100000000 CNY"),
        rank("第6位", "茶叶出口总量", "position", 6, scope="浙江省"),
        obs("4%", "茶叶出口", "growth 4 %"),
    )


def test_what_the_tokeniser_glues_to_a_word_is_cut_off() -> None:
    check(
        "上周发出班列14列，比前一周多开3列。",
        obs("14列", "发出班列", "level 14 列", period="2024-02-05/2024-02-11"),
        obs("3列", "发出班列", "change 3 列", period="2024-02-05/2024-02-11", basis="mom"),
    )
    check(
        "全年分红3亿元，占归母净利润的三成。",
        obs("3亿元", "分红", "level 300000000 CNY"),
        obs("三成", "分红占归母净利润的比重", "share 30 %", whole="归母净利润"),
    )
