"""Quantities: value, unit, modifier and span; and what is none."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ParseError, PatternError
from extractor.mentions.quantities import find_quantities, parse_quantity
from extractor.mentions.quantity.finder import QuantityFinder
from extractor.rulebook import load_rulebook

FINDER = QuantityFinder(load_rulebook())


def shown(text: str, finder: QuantityFinder = FINDER) -> list[str]:
    """Each quantity as ``surface=value unit modifier``."""
    found = []
    for mention in finder.find(text):
        value = mention.value
        number = value.value if value.value is not None else f"{value.lower}..{value.upper}"
        modifier = f" {value.modifier}" if value.modifier else ""
        found.append(f"{text[mention.start : mention.end]}={number} {value.unit}{modifier}")
    return found


FOUND = {
    # units and scales
    "货运量3,250.6万吨": ["3,250.6万吨=32506000 t"],
    "投资2.5亿元，其中外资3000万美元": ["2.5亿元=250000000 CNY", "3000万美元=30000000 USD"],
    "装机60万千瓦，发电1.2亿千瓦时": ["60万千瓦=600000 kW", "1.2亿千瓦时=120000000 kW.h"],
    "用电8亿度，气温升至31度": ["8亿度=800000000 kW.h", "31度=31 Cel"],
    "绿地35公顷，林地8万亩": ["35公顷=35 hm2", "8万亩=80000 mu"],
    "重5千克，走了3里路": ["5千克=5 kg", "3里=1500 m"],
    "收粮六百斤": ["六百斤=300 kg"],
    "吞吐量90万标箱": ["90万标箱=900000 TEU"],
    "成本46 亿元": ["46 亿元=4600000000 CNY"],
    # rates
    "增长6.5%，提高1.2个百分点，死亡率3‰": ["6.5%=6.5 %", "1.2个百分点=1.2 pp", "3‰=3 ‰"],
    "约占百分之三十五": ["百分之三十五=35 % about"],
    "超过三分之二": ["三分之二=0.666667 1 over"],
    "压缩1/3以上": ["1/3以上=0.333333 1 over"],
    "近七成五的农户": ["七成五=75 % nearly"],
    "回升12倍，翻了两番": ["12倍=12 x", "翻了两番=4 x"],
    "比例为6.1：40.4：53.5": ["6.1=6.1 %", "40.4=40.4 %", "53.5=53.5 %"],
    # quotients
    "每股收益0.36元/股，密度450人/平方公里": ["0.36元/股=0.36 CNY/股", "450人/平方公里=450 人/km2"],
    "浓度28微克/立方米，周转量90亿吨公里": [
        "28微克/立方米=28 ug/m3",
        "90亿吨公里=9000000000 t.km",
    ],
    "售价4.5元/斤": ["4.5元/斤=9 CNY/kg"],
    "时速250公里": ["250公里=250 km/h"],
    # modifiers
    "近600家、逾40个、不足3吨、至少8人": [
        "600家=600 家 nearly",
        "40个=40 个 over",
        "3吨=3 t under",
        "8人=8 人 over",
    ],
    "500余家，两千多名，3个多月": ["500余家=500 家 over", "两千多名=2000 名 over"],
    "70%以上，30天左右，65岁以下": ["70%以上=70 % over", "65岁以下=65 岁 under"],
    "接近上年同期的两倍": ["两倍=2 x nearly"],
    "超过全国平均水平2.1个百分点": ["2.1个百分点=2.1 pp"],
    "比上年低0.6个点，高于全省0.3个点": ["0.6个点=0.6 pp", "0.3个点=0.3 pp"],
    "收取手续费1个点。": ["1个点=1 pp"],
    "设置便民服务30个点位": ["30个=30 个"],
    "节约5亿元，签约12个": ["5亿元=500000000 CNY", "12个=12 个"],
    "数千万元": ["数千万元=10000000..100000000 CNY about"],
    "十几家，上百人": ["十几家=10 家 over", "百人=100 人 over"],
    # ranges, lists
    "3—5个，50%至60%": ["3—5个=3..5 个", "50%至60%=50..60 %"],
    "亏损-4.5亿元到-6.5亿元": ["-4.5亿元到-6.5亿元=-650000000..-450000000 CNY"],
    "招收800-1000万人": ["800-1000万人=8000000..10000000 人"],
    "七八个人，二三十家": ["七八个=7..8 个", "二三十家=20..30 家"],
    "裁员三至五成": ["三至五成=30..50 %"],
    "从3家增加到5家，由8家到12家": ["3家=3 家", "5家=5 家", "8家=8 家", "12家=12 家"],
    "提高约1.7、近2.2个百分点": ["1.7=1.7 pp about", "2.2个百分点=2.2 pp nearly"],
    # halves
    "半公里的路，半吨煤，半亩地": ["半公里=0.5 km", "半吨=0.5 t", "半亩=0.5 mu"],
    "半斤糖、半升油、半米布": ["半斤=0.25 kg", "半升=0.5 L", "半米=0.5 m"],
    "下调半个百分点，增长半倍": ["半个百分点=0.5 pp", "半倍=0.5 x"],
    "半平方公里，半千瓦时": ["半平方公里=0.5 km2", "半千瓦时=0.5 kW.h"],
    "流程缩短半小时": ["半小时=0.5 h"],
    "提高一个半百分点，三公里半": ["一个半百分点=1.5 pp", "三公里半=3.5 km"],
    "上半公里、一半吨位、半方案、半里程碑": ["一半=50 %"],
    "孩子五岁半，30来岁的母亲": ["五岁半=5.5 岁", "30来岁=30 岁 about"],
    "身高一米八五，水深三米二": ["一米八五=1.85 m", "三米二=3.2 m"],
    "长2又1/3公里": ["2又1/3公里=2.333333333333 km"],
    "上座三成到五成": ["三成到五成=30..50 %"],
    "摄氏零下五度": ["摄氏零下五度=-5 Cel"],
    # compound units, money of other kinds
    "单耗0.35kW•h/t，综合能耗18千克标准煤/吨": [
        "0.35kW•h/t=0.35 kW.h/t",
        "18千克标准煤/吨=0.018 tce/t",
    ],
    "装机500MWp，下调25bps": ["500MWp=500000 kW", "25bps=25 bp"],
    "持有3个以太币、100枚比特币和2.5BTC": [
        "3个以太币=3 ETH",
        "100枚比特币=100 BTC",
        "2.5BTC=2.5 BTC",
    ],
    "十万日元，十万印尼盾": ["十万日元=100000 JPY", "十万印尼盾=100000 IDR"],
    "售价$20，300美元": ["$20=20 USD", "300美元=300 USD"],
    "价格20，300元": [],
    "台币300元，三百以色列谢克尔": ["300元=300 TWD", "三百以色列谢克尔=300 ILS"],
    "1万（含）-5万元，3000元（含）至5000元": [
        "1万（含）-5万元=10000..50000 CNY",
        "3000元（含）至5000元=3000..5000 CNY",
    ],
    "死亡率降至12.6/10万": ["12.6/10万=12.6 /10万"],
    "总额2兆3,000亿元": ["2兆3,000亿元=2300000000000 CNY"],
    "投资50—100亿的项目": ["50—100亿=5000000000..10000000000 CNY"],
    "争取30亿资金": ["30亿=3000000000 CNY"],
    "夺得5金3银2铜": ["5金=5 1", "3银=3 1", "2铜=2 1"],
    "一半以上的农户，过半数": ["一半以上=50 % over", "半数=50 % over"],
    "工时由5小时缩短至两小时": ["5小时=5 h", "两小时=2 h"],
    "分别提高1.7、2.2个百分点": ["1.7=1.7 pp", "2.2个百分点=2.2 pp"],
    "高19.5个和8.1个百分点": ["19.5=19.5 pp", "8.1个百分点=8.1 pp"],
    "新增3、5、7家以上": ["3=3 家 over", "5=5 家 over", "7家以上=7 家 over"],
    # sums and results
    "罚款12元5角": ["12元5角=12.5 CNY"],
    "跳出8米21": ["8米21=8.21 m"],
    "用时1分58秒3": ["1分58秒3=118.3 s"],
    # measured time
    "工期缩短15天，平均用时2小时": ["15天=15 d", "2小时=2 h"],
    "优良天数301天": ["301天=301 d"],
    # signs
    "净利润-1.2亿元，涨幅+3%": ["-1.2亿元=-120000000 CNY", "+3%=3 %"],
    "零下15摄氏度": ["零下15摄氏度=-15 Cel"],
    # money in coins and by the currency's name
    "每斤3块5，每袋三块五毛二": ["3块5=3.5 CNY", "三块五毛二=3.52 CNY"],
    "退还五十元五角，又八分钱": ["五十元五角=50.5 CNY", "八分钱=0.08 CNY"],
    "票价二百零五港元三角": ["二百零五港元三角=205.3 HKD"],
    "五十块零五毛、100卢布50戈比": ["五十块零五毛=50.5 CNY", "100卢布50戈比=100.5 RUB"],
    "筹得5亿个美元": ["5亿个美元=500000000 USD"],
    "投了3个多亿，完成2个亿元": ["3个多亿=300000000 CNY over", "2个亿元=200000000 CNY"],
    "3个亿元项目、3个美元账户": ["3个=3 个", "亿元=100000000 CNY", "3个=3 个"],
    "出借日元50万，欧元三十五亿": ["日元50万=500000 JPY", "欧元三十五亿=3500000000 EUR"],
    "欧元兑美元1.08，进口美元3月走强": [],
    "以3.2亿出售子公司，获赔12万": ["3.2亿=320000000 CNY", "12万=120000 CNY"],
    "铺了三块砖、五角星、3块50寸屏": ["三块=3 块", "3块=3 块", "50寸=50 寸"],
    # products, quotients in brackets, fractions of an hour
    "装机2×66万千瓦，日产3×500吨": ["2×66万千瓦=1320000 kW", "3×500吨=1500 t"],
    "房间3×5米，屏幕1920×1080": [],
    "电价0.45元/(kW·h)，水价3.2元/（立方米）": [
        "0.45元/(kW·h)=0.45 CNY/kW.h",
        "3.2元/（立方米）=3.2 CNY/m3",
    ],
    "热阻0.5元/(kW·a)": [],
    "缩短2又1/3小时": ["2又1/3小时=2.333333333333 h"],
    # after a name in capitals; units in one sign
    "实现GDP120亿元，3月CPI2.1%": ["120亿元=12000000000 CNY", "2.1%=2.1 %"],
    "EBITDA3.5亿元，发行ETF50亿元": ["3.5亿元=350000000 CNY", "50亿元=5000000000 CNY"],
    "型号AB12元件、ABC3D120亿元、ABC-12亿元、GDP120家": [],
    "流域300㎢，排放30㎎/L，装机3㎿": ["300㎢=300 km2", "30㎎/L=30 mg/L", "3㎿=3000 kW"],
    # a dash that is a minus
    "增长–3.4%、同比—2.1%、增速为–1.5%": ["–3.4%=-3.4 %", "—2.1%=-2.1 %", "–1.5%=-1.5 %"],
    "占比3%—5%，沪—35%": ["3%—5%=3..5 %", "35%=35 %"],
    # no unit of its own
    "PMI为50.4，收入比由2.4降至2.3": ["50.4=50.4 1", "2.4=2.4 1", "2.3=2.3 1"],
    "募资总额达30亿": ["30亿=3000000000 CNY"],
    "惠及20余万群众": ["20余万=200000 人 over"],
    "突破千亿规模": ["千亿=100000000000 CNY over"],
    "HK$1,200和€30": ["HK$1,200=1200 HKD", "€30=30 EUR"],
    # what a rule makes of a vague numeral, and of one it does not read
    "占比七八成，产量翻七八番": ["七八成=70..80 %"],
    # a half of what is measured, and of what it is only the front of
    "三个半导体项目，半个方案，半成品": ["三个=3 个"],
    # signs in front of what is counted are an item's mark or a word's end
    "为企业减负7个，\n-3家": ["7个=7 个", "3家=3 家"],
    # fractions that are none
    "4/5G融合，1/2号线，3/5家，1/2K元，2.5又1/3": ["1/3=0.333333 1"],
}


@pytest.mark.parametrize(("text", "found"), FOUND.items(), ids=list(FOUND))
def test_found(text: str, found: list[str]) -> None:
    assert shown(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "构建“836”产业体系，“2+N”模式，“四链”融合",
        "实施“三个一”工程、“一镇一园”行动，一主两副格局",
        "第3位、第二届、前5、前10强、第1、2、3名",
        "省政发〔2023〕12号，见第7页，电话0531-87654321",
        "2023年3月5日9时30分，上半年，三年来，近五年，连续两年",
        "5G网络、T3航站楼、G15高速、PM2.5、K56+300处、C929飞机",
        "实现零的突破，零部件企业，零报告",
        "一方面抓好一批项目，进一步形成一系列成果，一度停产",
        "四川、三亚、五台山、六安、九江、十堰、千岛湖",
        "一心一意、千方百计、四面八方、百花齐放、万无一失",
        "二级医院、三等奖、第三代、一期工程、四类标准",
        "一、总体要求（二）基本原则 3.保障措施 2.1 目标",
        "每千人口、每10万人、保持两位数增长",
        "比分3比1，2：0获胜",
        "女子200米T35级、男子50米蛙泳",
        "升级到3.0版，进入2.0时代",
        "八项规定、三次产业、最后一公里",
        "（单位：亿元）",
        "",
    ],
)
def test_nothing_found(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("约3.5亿元", "350000000 CNY about"),
        ("两块五", "2.5 CNY"),
        ("九块九毛九", "9.99 CNY"),
        ("玖佰元整", "900 CNY"),
        ("人民幣１２．５", "12.5 CNY"),
        ("八十五港元", "85 HKD"),
        ("三斤半", "1.75 kg"),
        ("2斤3两", "1.15 kg"),
        ("１２個百分點", "12 pp"),
        ("攝氏三十七度", "37 Cel"),
        ("兩到三升", "2..3 L"),
        ("1.5小时", "1.5 h"),
        ("一度", "1 度"),
        ("15k元", "15000 CNY"),
        ("百 分 之 七", "7 %"),
        ("80", "80 1"),
        ("半公里", "0.5 km"),
        ("半年", "0.5 a"),
        ("半个", "0.5 个"),
        ("半成", "5 %"),
        ("半元", "0.5 CNY"),
        ("20来块", "20 CNY about"),
        ("一米八五", "1.85 m"),
        ("五岁半", "5.5 岁"),
        ("0.5个比特币", "0.5 BTC"),
        ("1万(含)-5万元", "10000..50000 CNY"),
        ("一到两成", "10..20 %"),
        ("三成半", "35 %"),
        ("3个半小时", "3.5 h"),
        ("半块钱", "0.5 CNY"),
        ("港币五个两毫六", "5.26 HKD"),
        ("5又1/2公里", "5.5 km"),
        ("三分之一万", "3333.333333 1"),
    ],
)
def test_parse_quantity(text: str, value: str) -> None:
    quantity = parse_quantity(text)
    number = quantity.value if quantity.value is not None else f"{quantity.lower}..{quantity.upper}"
    modifier = f" {quantity.modifier}" if quantity.modifier else ""
    assert f"{number} {quantity.unit}{modifier}" == value
    assert (quantity.start, quantity.end, quantity.text) == (0, len(text), text)


@pytest.mark.parametrize(
    "text", ["", "元", "十家和五家", "新增3家", "3家企业", "很多", "9" * 5000 + "元"]
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="not a quantity: "):
        parse_quantity(text)


def test_found_ones_point_into_the_text_as_given() -> None:
    text = "出口額 ８２０ 億港元，按年升５．５％"
    found = find_quantities(text)
    assert [(q.text, q.value, q.unit) for q in found] == [
        ("８２０ 億港元", Decimal(82000000000), "HKD"),
        ("５．５％", Decimal("5.5"), "%"),
    ]
    assert all(text[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("本港上月出口500亿元，按年升3%", "HKD"),
        ("行政院核定预算80亿元，年增率2%", "TWD"),
        ("出口500亿元，同比增长3%，按年升5%，本港", "CNY"),
        ("本港工程耗资6亿元", "CNY"),
    ],
)
def test_whose_yuan_it_is(text: str, unit: str) -> None:
    assert [m.value.unit for m in FINDER.find(text) if m.value.unit != "%"] == [unit]


ALPHABET = (
    "0123456789零一二两三十百千万亿半几多余数约近超过不足以上左右下个家人元吨米%。，、（）-—至到./"
    "百分之点成倍翻番增长第年月日天小时“”\n ABk＋￥$"
)


@given(st.text(ALPHABET, max_size=80))
def test_mentions_slice_and_never_overlap(text: str) -> None:
    end = 0
    for mention in FINDER.find(text):
        value = mention.value
        assert end <= mention.start < mention.end <= len(text)
        assert value.front <= mention.start
        assert (value.value is None) == (value.lower is not None) == (value.upper is not None)
        assert value.unit
        if value.lower is not None and value.upper is not None:
            assert value.lower <= value.upper
        end = mention.end
    assert FINDER.find(text) == FINDER.find(text)


@given(st.text(max_size=60))
def test_any_text_at_all(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "一",
        "万",
        "2021年",
        "3、",
        "5%至",
        "1,000",
        "三百多",
        "12元5角",
        "1:",
        "超过",
        "百分之",
    ],
)
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        started = time.process_time()
        FINDER.find(text)
        return time.process_time() - started

    cost(100)  # ten times as long costs a hundred times as much where it is not linear
    assert cost(20_000) < 25 * cost(2_000) + 0.5


def test_a_unit_is_one_line(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "units.tsv").write_text("word\tcode\tfactor\tkind\n驮\tt\t0.1\tmeasure\n", "utf-8")
    (lexicon / "classifiers.tsv").write_text("word\n筏\n", "utf-8")
    finder = QuantityFinder(load_rulebook([tmp_path]))
    assert shown("运来12驮茶叶、30筏木材", finder) == ["12驮=1.2 t", "30筏=30 筏"]


@pytest.mark.parametrize(
    ("table", "lines", "said"),
    [
        ("units", "word\tkind\n驮\tmas\n", "no kind 'mas'"),
        (
            "units",
            "word\tfactor\tkind\n驮\tzehn\tmeasure\n",
            "factor is a number above 0, not 'zehn'",
        ),
        ("modifiers", "word\tmodifier\tside\n大抵\taround\tfront\n", "no modifier 'around'"),
        ("modifiers", "word\tmodifier\tside\n大抵\tabout\tleft\n", "no side 'left'"),
        ("number_joints", "word\trole\n兼\ttoo\n", "no role 'too'"),
        ("numerals", "word\tvalue\trole\n双\t2\tpair\n", "no role 'pair'"),
        ("implied_units", "word\tunit\tside\n骆驼\t峰\tnear\n", "no side 'near'"),
        ("not_quantities", "word\tside\n骆驼\tnear\n", "no side 'near'"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, table: str, lines: str, said: str) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / f"{table}.tsv").write_text(lines, "utf-8")
    with pytest.raises(PatternError, match=said) as caught:
        QuantityFinder(load_rulebook([tmp_path]))
    assert caught.value.line == 2


def named_currencies() -> list[tuple[str, str]]:
    """Names in characters that are one currency's alone, with its code."""
    rows = load_rulebook().table("currencies").rows
    after = [r for r in rows if r.get("place") != "before"]
    times = Counter(row.word for row in after)
    return [
        (row.word, row.get("code"))
        for row in after
        if not row.word.isascii()
        and not row.word[-1].isascii()  # 枚BTC50万 is a code
        and len(row.word) > 1
        and times[row.word] == 1
        and not (row.get("near") or row.get("kind"))
        and (row.get("factor") or "1") == "1"
        and row.get("code") != "CNY"
    ]


def test_a_currency_is_the_same_before_the_number_and_after_it() -> None:
    names = named_currencies()
    assert len(names) > 150
    for name, code in names:
        after, before = FINDER.find(f"借款50万{name}。"), FINDER.find(f"借款{name}50万。")
        assert [(m.value.value, m.value.unit) for m in after] == [(500000, code)], name
        assert [(m.value.value, m.value.unit) for m in before] == [(500000, code)], name


@pytest.mark.parametrize(
    "sign",
    ["㎎", "㎏", "㎜", "㎝", "㎞", "㎟", "㎠", "㎢", "㎤", "㎥", "㎖", "㏊", "㎾", "㎿", "㎒"],
)
def test_a_unit_in_one_sign_is_the_unit_spelt_out(sign: str) -> None:
    (one,), (spelt,) = (
        FINDER.find(f"共30{unit}。") for unit in (sign, unicodedata.normalize("NFKC", sign))
    )
    assert (one.value.value, one.value.unit) == (spelt.value.value, spelt.value.unit)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("共有38款创新药获批。", ["38款=38 款"]),
        ("3个1类新药进入临床。", ["3个=3 个"]),
        ("1类创新药获批。", []),
    ],
)
def test_a_class_of_drugs_is_no_number_of_them(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted
