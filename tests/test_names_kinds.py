"""Kinds of names that news and reports are full of, each in sentences of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from name_finding import found

from extractor.errors import PatternError
from extractor.mentions.entities import EntityFinder
from extractor.rulebook import load_rulebook


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # persons abroad: transliteration is read as a run, whatever words the tokeniser sees in it
        ("外长巴罗萨15日表示，谈判继续。", ["PERSON 巴罗萨"]),
        ("总干事格罗西表示，核查继续。", ["PERSON 格罗西"]),
        ("会后，科洛维奇5日称，双方达成一致。", ["PERSON 科洛维奇"]),
        ("前总统埃里克·伦德·卡斯特罗到访。", ["PERSON 埃里克·伦德·卡斯特罗"]),
        ("主任买买提·吐尔逊主持。", ["PERSON 买买提·吐尔逊"]),
        ("总理卢蒙·拉塔夫到访。拉塔夫表示感谢。", ["PERSON 卢蒙·拉塔夫", "PERSON 拉塔夫"]),
        ("日本首相高桥健一到访。", ["GPE 日本", "PERSON 高桥健一"]),
        # persons at home
        ("青州市王明市长到会。", ["GPE 青州市", "PERSON 王明"]),
        ("统计局刘洋副局长说，数据真实。", ["PERSON 刘洋"]),
        ("李明远、王大治等参加会见。", ["PERSON 李明远", "PERSON 王大治"]),
        ("周大年、吴小兰分获金牌和银牌。", ["PERSON 周大年", "PERSON 吴小兰"]),
        ("编辑｜马小艺", ["PERSON 马小艺"]),
        ("副主席韩正在会上讲话。", ["PERSON 韩正"]),
        ("老将李樟林在比赛中夺冠。", ["PERSON 李樟林"]),
        # places
        ("在永登县中塘村，麦子熟了。", ["GPE 永登县", "LOC 中塘村"]),
        ("怀柔区琉璃庙镇西湾子村通车。", ["GPE 怀柔区", "LOC 琉璃庙镇", "LOC 西湾子村"]),
        ("武隆荆竹村迎来游客。", ["GPE 武隆", "LOC 荆竹村"]),
        ("别尔哥罗茨州和恩图卡市停电。", ["GPE 别尔哥罗茨州", "GPE 恩图卡市"]),
        ("格艾兰岛发生火情。", ["LOC 格艾兰岛"]),
        ("崇礼全区接待游客增多。", ["GPE 崇礼"]),
        ("甘肃河西走廊降雨增多。", ["GPE 甘肃", "LOC 河西走廊"]),
        ("预计华北、黄淮有雨。", ["LOC 华北", "LOC 黄淮"]),
        # bodies
        ("白俄罗斯国防部发布消息。", ["ORG 白俄罗斯国防部"]),
        ("俄国防部称，演习结束。", ["ORG 俄国防部"]),
        ("中国驻肯尼亚大使馆举行活动。", ["ORG 中国驻肯尼亚大使馆"]),
        ("中国救援队联合香港救援队搜救。", ["ORG 中国救援队", "ORG 香港救援队"]),
        ("中共贵州省委召开会议。", ["ORG 中共贵州省委"]),
        ("中共中央政治局常委李大年出席。", ["ORG 中共中央政治局", "PERSON 李大年"]),
        ("拱北海关统计。", ["ORG 拱北海关"]),
        ("全国高校技术转移转化中心揭牌。", ["ORG 全国高校技术转移转化中心"]),
        ("市第三中心医院东丽院区启用。", ["ORG 市第三中心医院东丽院区"]),
        ("洱源县人民法院右所人民法庭开庭。", ["ORG 洱源县人民法院右所人民法庭"]),
        ("经市统计局统一核算。", ["ORG 市统计局"]),
        ("济南铁路局增开列车。", ["ORG 济南铁路局"]),
        # facilities
        ("岳阳港和大连港吞吐量增长。", ["FAC 岳阳港", "FAC 大连港"]),
        ("定远经济开发区扩区。", ["FAC 定远经济开发区"]),
        ("圭嘎拉隧道贯通。", ["FAC 圭嘎拉隧道"]),
        ("松青铁路乐安段通车。", ["FAC 松青铁路乐安段"]),
        # events and works
        ("中非合作论坛第九届部长级会议举行。", ["EVENT 中非合作论坛第九届部长级会议"]),
        ("将应邀出席全球服务贸易峰会。", ["EVENT 全球服务贸易峰会"]),
        ("审议渔业法修订草案。", ["WORK 渔业法修订草案"]),
    ],
)  # fmt: skip
def test_kinds(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "行动中共查处案件30起。",
        "执法中共检查企业50家。",
        "引进跨境电商产业园14个。",
        "建成6个区域应急救援中心。",
        "完善食品安全法规制度。",
        "全州法院受理案件增多。",
        "第四届跨国公司大会召开。",
        "建设城中村和示范村。",
        "推进有针对性的行动。",
        "实施五大专项行动。",
        "开展救援行动，全力搜救。",
        "堰塞湖险情解除。",
        "致以节日祝贺的贺词。",
        "主任格外强调质量。",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert [name for name in found(text) if not name.startswith("EVENT")] == []


def test_a_rule_names_its_evidence(tmp_path: Path) -> None:
    folder = tmp_path / "mentions"
    folder.mkdir()
    (folder / "names.yaml").write_text(
        "rules:\n"
        "  - name: hut\n"
        "    pattern: '(?P<name>某小屋)'\n"
        "    gives: {etype: FAC, evidence: certain}\n"
        "    examples:\n"
        "      - {text: 某小屋开放。, gives: [{at: 某小屋, etype: FAC}]}\n"
        "    counter_examples:\n"
        "      - 小屋开放。\n",
        encoding="utf-8",
    )
    with pytest.raises(PatternError, match="no evidence 'certain'"):
        EntityFinder(load_rulebook([tmp_path]))
