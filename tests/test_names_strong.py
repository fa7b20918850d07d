"""Names that their end alone makes: where they are names, and where the same end makes none."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2025年，海岳重工研发费用同比增长6.2%。", ["海岳重工"]),
        ("有海岳重工、恒石新材2家企业落户。", ["海岳重工", "恒石新材"]),
        ("货物吞吐量方面，望山港同比增长5%。", ["望山港"]),
        ("在望山港，货物吞吐量增长5%。", ["望山港"]),
        # the same ends inside other words
        ("海岳重工研发能力增强。", []),
        ("青州市科技型中小企业达到343家。", ["青州市"]),
        ("青州市科技人才达到2万人。", ["青州市"]),
        ("在高水平大学建设带动下，科研经费5亿元。", []),
        ("全港货物吞吐量增长5%。", []),
        ("到港货物增长5%。", []),
        # a place with the word of its level is no company's; a short one is none in front of a kind
        ("青州市新能源汽车产量增长5%。", ["青州市"]),
        ("青州市电子信息产业增加值增长5%。", ["青州市"]),
        ("绍兴新能源汽车产量增长5%。", ["绍兴"]),
        ("绍兴乳业盈利2亿元。", ["绍兴乳业"]),
        # what is counted is a kind of thing, none that has a name
        ("青州市中试基地达到12个。", ["青州市"]),
        ("青州市人均公园绿地面积增长5%。", ["青州市"]),
        ("青州市政府性基金收入增长5%。", ["青州市"]),
    ],
)
def test_names_by_their_end(reader: Extractor, text: str, names: list[str]) -> None:
    assert [record.text for record in reader.extract(text).entities] == names
