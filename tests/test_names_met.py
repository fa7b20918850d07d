"""Kinds of names that texts nobody had seen were full of, each in invented sentences."""

from __future__ import annotations

import pytest
from name_finding import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a place is part of the name of a site or a body that it stands in front of
        ("杭州国家版本馆开放。", ["FAC 杭州国家版本馆"]),
        ("深圳盐田港新增航线。", ["FAC 深圳盐田港"]),
        ("德国宝马集团宣布消息。", ["ORG 德国宝马集团"]),
        ("在揭阳，中石油的项目投产。", ["GPE 揭阳", "ORG 中石油"]),
        # a body and one of its own are one; equals side by side are two
        ("水利部海河水利委员会发布消息。", ["ORG 水利部海河水利委员会"]),
        ("国家税务总局曲靖市税务局发布数据。", ["ORG 国家税务总局曲靖市税务局"]),
        ("乌克兰武装部队总参谋部称，演习结束。", ["ORG 乌克兰武装部队总参谋部"]),
        ("交通运输部海事局发布通告。", ["ORG 交通运输部海事局"]),
        ("北京大学海南研究院揭牌。", ["ORG 北京大学海南研究院"]),
        # an event with its year, unless it has the number of its edition
        ("成功举办2025·中国青禾发展论坛。", ["EVENT 2025·中国青禾发展论坛"]),
        ("2024年曲靖国际马拉松开跑。", ["EVENT 2024年曲靖国际马拉松"]),
        ("2024年第三十三届夏季奥运会开幕。", ["EVENT 第三十三届夏季奥运会"]),
        ("成功举办第五届中国—东盟竹山博览会。", ["EVENT 第五届中国—东盟竹山博览会"]),
        # phases
        (
            "润岳智算中心三期、海南警察学院二期开工。",
            ["FAC 润岳智算中心三期", "FAC 海南警察学院二期"],
        ),
        ("秦榆高速二期、沪宁高速开工。", ["FAC 秦榆高速二期", "FAC 沪宁高速"]),
        ("湖榆高速德清联络线通车。", ["FAC 湖榆高速德清联络线"]),
        ("成渝中线高铁缙岭隧道贯通。", ["FAC 成渝中线高铁缙岭隧道"]),
        ("成立省民营经济发展促进中心。", ["ORG 省民营经济发展促进中心"]),
        # townships that are called as a county elsewhere
        ("平江县竹山镇白沙村入选名单。", ["GPE 平江县", "LOC 竹山镇", "LOC 白沙村"]),
        ("青石村集体经济收入达118万元。", ["LOC 青石村"]),
        # words that nobody knows after a place; a word with its rank in it
        ("汕头侨批文物馆开放。", ["ORG 汕头侨批文物馆"]),
        ("净月潭国家森林公园开放。", ["FAC 净月潭国家森林公园"]),
        ("鸿蒙生态创新中心建成。", ["ORG 鸿蒙生态创新中心"]),
        # reaches
        ("大清河台头段水位上涨。", ["LOC 大清河台头段"]),
        # cities whose name is a word too, in a row of cities
        ("只高于肇庆、中山两市。", ["GPE 肇庆", "GPE 中山"]),
        # where a person's name ends
        ("女子标枪选手林素秋掷出66米。", ["PERSON 林素秋"]),
        ("局长汪立群晒出家底。", ["PERSON 汪立群"]),
        ("局长冉启文说，任务很重。", ["PERSON 冉启文"]),
        ("护林员毕瓯立、裘亦舟获评先进个人。", ["PERSON 毕瓯立", "PERSON 裘亦舟"]),
        # ends of names
        ("绍兴科创城集聚企业1300家。", ["FAC 绍兴科创城"]),
        ("德阳国际物流港投入使用。", ["FAC 德阳国际物流港"]),
        ("昆明国际通信业务出入口局开通。", ["FAC 昆明国际通信业务出入口局"]),
        ("成都中欧班列集结中心获批。", ["FAC 成都中欧班列集结中心"]),
        ("福州客运段、南昌动车段受到表彰。", ["ORG 福州客运段", "ORG 南昌动车段"]),
        ("美国疾病控制和预防中心发布数据。", ["ORG 美国疾病控制和预防中心"]),
        ("绍兴科创母基金设立。", ["PROGRAM 绍兴科创母基金"]),
        # subsidiaries
        ("全资子公司智朗智控被认定为单项冠军。", ["ORG 智朗智控"]),
        # bodies and sites abroad and at home, by what their names end in
        ("伊朗原子能组织发表声明。", ["ORG 伊朗原子能组织"]),
        ("法国电视二台公布民调。", ["ORG 法国电视二台"]),
        ("澳门特区立法会开会。", ["ORG 澳门特区立法会"]),
        ("伊朗纳德兹核设施受损。", ["FAC 伊朗纳德兹核设施"]),
        ("新疆乌鲁木齐大巴扎热闹。", ["FAC 新疆乌鲁木齐大巴扎"]),
        ("周口国家农高区加快建设。", ["FAC 周口国家农高区"]),
        ("送往国家超级计算成都中心。", ["ORG 国家超级计算成都中心"]),
        ("加快建设乌兰浩特至兰溪铁路。", ["FAC 乌兰浩特至兰溪铁路"]),
    ],
)
def test_kinds(text: str, names: list[str]) -> None:
    assert [name for name in found(text) if not name.startswith("HONOUR")] == names


@pytest.mark.parametrize(
    "text",
    [
        "市州级项目加快建设。",
        "“政府效率”“公共财政”分别居第二、第三位。",
        "“中国速度”的列车。",
        "共建“一带一路”标志性项目。",
        "经济保持高速增长。",
        "项目二期工程建设加快。",
        "各民主党派参加会议。",
        "全省建成国家级服务平台。",
        "下一步，商务部门将把部署转化为清单。",
        "各地引才入村，沿途风景引人入胜。",
        "新建行道树12公里。",
    ],
)
def test_none(text: str) -> None:
    kinds = ("PRODUCT", "FAC", "ORG")
    assert [name for name in found(text) if name.startswith(kinds)] == []
