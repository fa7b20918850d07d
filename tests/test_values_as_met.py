"""Values in the forms that broken lines, tables and careless print give them: right, or none."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor, find_quantities
from extractor.layout import read

EXTRACTOR = Extractor()
DAY = date(2025, 3, 21)

#: Kind → texts, with every quantity in them.
QUANTITIES: dict[str, dict[str, list[str]]] = {
    "a blank inside a numeral that is said": {
        "出口增长百分之七 点四。": ["百分之七 点四=7.4 %"],
        "出口增长百分之七点 四。": ["百分之七点 四=7.4 %"],
        "筹集七 点四亿元": ["七 点四亿元=740000000 CNY"],
        "筹集四 亿五千万元": ["四 亿五千万元=450000000 CNY"],
        "筹集四亿 五千万元": ["四亿 五千万元=450000000 CNY"],
        "种植两万 三千亩": ["两万 三千亩=23000 mu"],
        "种植两千 万亩": ["两千 万亩=20000000 mu"],
        "行驶三百二十七 万公里": ["三百二十七 万公里=3270000 km"],
        "完成九十 亿元": ["九十 亿元=9000000000 CNY"],
        "上午七点 三十人到会": ["三十人=30 人"],
    },
    "a number with its dot in one sign": {
        "出口增长⒎4%。": [],
        "出口同比增长⒉6%。": [],
        "出口下降⒊1个百分点": [],
        "筹集⒋5亿元": [],
        "平均⒍2元": [],
        "⒉4户农民增收": ["4户=4 户"],
        "任务：⒈扶持12户⒉培训30人": ["12户=12 户", "30人=30 人"],
        "⒈出口增长4%": ["4%=4 %"],
        "⒒新建7座": ["7座=7 座"],
        "出口占⒎4成": [],
    },
    "a scale that heads a table": {
        "发电量（亿千瓦时）": [],
        "总产量（万吨）": [],
        "播种面积(万亩)": [],
        "装机容量（万千瓦）": [],
        "里程（千米）": [],
        "周转量（亿吨公里）": [],
        "总产量（百万吨）": [],
        "计量单位：万吨": [],
        "突破万吨": ["万吨=10000 t"],
        "总产量（12万吨）": ["12万吨=120000 t"],
    },
    "so many parts of a multiple": {
        "达一又四分之三倍": ["一又四分之三倍=1.75 x"],
        "达四分之三倍": ["四分之三倍=0.75 x"],
        "达四分之三倍以上": ["四分之三倍以上=0.75 x"],
        "是上年的五分之二倍": ["五分之二倍=0.4 x"],
        "达1又1/2倍": ["1又1/2倍=1.5 x"],
        "达两又二分之一倍左右": ["两又二分之一倍左右=2.5 x"],
        "约为四分之一倍": ["四分之一倍=0.25 x"],
        "四分之三的农户": ["四分之三=0.75 1"],
        "四分之三亩": ["四分之三亩=0.75 mu"],
        "超过三分之一": ["三分之一=0.333333 1"],
    },
    "a long dash that is a minus": {
        "净利润—4.7亿元": ["—4.7亿元=-470000000 CNY"],
        "净利润–4.7亿元": ["–4.7亿元=-470000000 CNY"],
        "现金流量净额—470万元": ["—470万元=-4700000 CNY"],
        "上年同期为—0.47亿元": ["—0.47亿元=-47000000 CNY"],
        "利润总额为–47万元": ["–47万元=-470000 CNY"],
        "气温降至—7℃": ["—7℃=-7 Cel"],
        "人口自然增长率—1.7‰": ["—1.7‰=-1.7 ‰"],
        "同比增长—4.7%": ["—4.7%=-4.7 %"],
        "净利润4—7亿元": ["4—7亿元=400000000..700000000 CNY"],
        "目标——7个中心": ["7个=7 个"],
    },
    "pieces that are no money": {
        "设置路牌47万块": ["47万块=470000 块"],
        "更换门牌7400块。": ["7400块=7400 块"],
        "获奖牌14块、锦旗3面": ["14块=14 块", "3面=3 面"],
        "安装光伏板47万块，全年发电9亿度": ["47万块=470000 块", "9亿度=900000000 kW.h"],
        "合计51块，比上年多了9块。": ["51块=51 块", "9块=9 块"],
        "治理污染地块27块": ["27块=27 块"],
        "每斤卖到27块": ["27块=27 CNY"],
        "每月能多挣700块。": ["700块=700 CNY"],
        "花了270块钱": ["270块钱=270 CNY"],
        "比去年贵了7块": ["7块=7 CNY"],
        "27块一斤": ["27块=27 CNY"],
        "人均才7400块": ["7400块=7400 CNY"],
    },
    "three of what is no money": {
        "三元前驱体需求旺盛": [],
        "三元锂电池产销两旺": [],
        "三元材料出货4万吨": ["4万吨=40000 t"],
        "选育二元母猪700头": ["700头=700 头"],
        "三元猪存栏4万头": ["4万头=40000 头"],
        "打破城乡二元结构": [],
        "改造三元催化器7台": ["7台=7 台"],
        "开设两元店": [],
        "五一档票房7亿元": ["7亿元=700000000 CNY"],
        "每斤三元四角": ["三元四角=3.4 CNY"],
    },
    "places that are no number of things": {
        "退出全省后七名": [],
        "居全市后3位。": [],
        "排在末2位的县": [],
        "后4名依次发言": [],
        "综合排名由118位上升到97位": [],
        "考核位次从全省72名跃升至40名": [],
        "随后3名专家发言": ["3名=3 名"],
        "会后4位代表签约": ["4位=4 位"],
        "较上年退后2位": ["2位=2 位"],
        "会员由118位增加到197位": ["118位=118 位", "197位=197 位"],
    },
    "nearly double": {
        "存量翻了近一番": ["翻了近一番=2 x"],
        "存量翻了将近一番": ["翻了将近一番=2 x"],
        "产销量翻近一倍": ["翻近一倍=2 x"],
        "门诊量翻了近一倍": ["翻了近一倍=2 x"],
        "存量近翻一番": ["翻一番=2 x"],
        "存量翻了一番": ["翻了一番=2 x"],
        "存量翻了两番": ["翻了两番=4 x"],
        "存量接近翻番": ["翻番=2 x"],
        "存量翻了一番多": ["翻了一番多=2 x"],
        "车辆侧翻近一小时": [],
    },
    "time that is measured": {
        "从签约到开工仅用47天": ["47天=47 d"],
        "办结只用了47分钟": ["47分钟=47 min"],
        "优良天数平均为274天": ["274天=274 d"],
        "优良天数首破300天": ["300天=300 d"],
        "运行中断17天": ["17天=17 d"],
        "比赛中落后17秒": ["17秒=17 s"],
        "时间优于90分钟的标准": ["90分钟=90 min"],
        "平均6天开通一条": ["6天=6 d"],
        "存煤可耗天数均在20天以上": ["20天以上=20 d"],
        "打造“15分钟便民生活圈”": [],
    },
}

#: Kind → texts, with every time in them; said on 21 March 2025.
TIMES: dict[str, dict[str, list[str]]] = {
    "a day with blanks between its digits": {
        "2 0 2 4 年 1 2 月 1 5 日开工": ["2024-12-15"],
        "2 0 2 4 年 1 1 月开工": ["2024-11"],
        "2 0 2 4 年 7 月 3 1 日开工": ["2024-07-31"],
        "2 0 2 4 年 7 月 5 日开工": ["2024-07-05"],
        "2024年1 2月2 8日开工": ["2024-12-28"],
        "2024年1 0月开工": ["2024-10"],
        "5月3 0日开工": ["2025-05-30"],
        "2024 年 12 月 15 日开工": ["2024-12-15"],
        "1 9 9 8 年 1 0 月 7 日开工": ["1998-10-07"],
        "共 3 0日游": [],
    },
    "a year at both ends": {
        "2024年10月28日至2024年11月5日展出": ["2024-10-28/2024-11-05"],
        "2024年12月28日至2025年1月5日展出": ["2024-12-28/2025-01-05"],
        "2024年12月28日到2025年1月5日展出": ["2024-12-28/2025-01-05"],
        "2024年12月28日—2025年1月5日展出": ["2024-12-28/2025-01-05"],
        "2024年12月28日至次年1月5日展出": ["2024-12-28/2025-01-05"],
        "2024年7月8日至10日展出": ["2024-07-08/2024-07-10"],
        "2023年11月至2024年3月供暖": ["2023-11/2024-03"],
        "2021年至2024年连年增长": ["2021/2024"],
        "2024年7月8日9时至2024年7月9日18时停水": ["2024-07-08T09:00/2024-07-09T18:00"],
        "2024年7月8日，至2025年续建": ["2024-07-08", "2025"],
    },
    "from feast to feast": {
        "春节至元宵节期间游客增多": ["2025-01-29/2025-02-12"],
        "春节到元宵游客增多": ["2025-01-29/2025-02-12"],
        "去年春节到元宵节游客增多": ["2024-02-10/2024-02-24"],
        "从除夕到正月初七游客增多": ["2025-01-28/2025-02-04"],
        "除夕至初七游客增多": ["2025-01-28/2025-02-04"],
        "国庆至元旦促销": ["2024-10-01/2025-01-01"],
        "五一至国庆期间放映": ["2025-05-01/2025-10-01"],
        "2023年中秋至国庆期间放映": ["2023-09-29/2023-10-01"],
        "正月初一到初七放映": ["2025-01-29/2025-02-04"],
        "元旦到岗、春节到家": [],
    },
    "a year of two digits": {
        "从22年的35户增加到24年的50户": ["2022", "2024"],
        "由21年的3座增至24年的7座": ["2021", "2024"],
        "‘24年投产": ["2024"],
        "’24年投产": ["2024"],
        "他守护林区23年。": ["P23Y"],
        "她扎根山区17年。": ["P17Y"],
        "他服务社区21年。": ["P21Y"],
        "青州市23年新增": ["2023"],
        "较23年增长7%": ["2023"],
        "还款期限缩至24年": [],
    },
    "years ago": {
        "与五年前相比翻番": ["2020"],
        "不及五年前的一半": ["2020"],
        "而五年前仅有7户": ["2020"],
        "在三年前建成": ["2022"],
        "是四年前的2倍": ["2021"],
        "由十年前的7户增至90户": ["2015"],
        "五年前，这里是荒滩": ["2020"],
        "投产后一年内就收回成本": ["P1Y"],
        "用了不到6年": ["P6Y"],
        "力争用3年左右时间建成": ["P3Y"],
    },
    "a month with a dot or a dash": {
        "截至2014.08，建成7座": ["2014-08"],
        "2014-08月建成": ["2014-08"],
        "2014-08月份建成": ["2014-08"],
        "2014.08月建成": ["2014-08"],
        "建成时间：2014-08": ["2014-08"],
        "2014/08月建成": ["2014-08"],
        "任职2014.08-2016.02": ["2014-08/2016-02"],
        "总额2014.08万元": [],
        "增至2014.08万元": [],
        "第2014-08号": [],
    },
}

STOPS = [
    "2024年，青州市用电量47亿千瓦时，增长7.4%。其中工业用电量30亿千瓦时。",
    "2024年，青州市新增企业470户。税收增长7.4%。",
    "青州市居全省第4位。出口7.4亿元（增长3%）。",
    "2024年，青州市新建“口袋公园”。共7座。",
    "2024年，临朐县财政收入增长7.4%。税收占比达74%。",
]


def quantities(text: str) -> list[str]:
    found = (r for r in EXTRACTOR.extract(text, reference_date=DAY).records if r.type == "quantity")
    return [
        f"{q.text}={f'{q.lower}..{q.upper}' if q.value is None else q.value} {q.unit}"
        for q in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"), [(t, w) for texts in QUANTITIES.values() for t, w in texts.items()]
)
def test_a_quantity_is_right_or_none(text: str, wanted: list[str]) -> None:
    assert quantities(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [(t, w) for texts in TIMES.values() for t, w in texts.items()]
)
def test_a_time_is_right_or_none(text: str, wanted: list[str]) -> None:
    found = EXTRACTOR.extract(text, reference_date=DAY).records
    assert [r.value for r in found if r.type == "time"] == wanted


@pytest.mark.parametrize("table", [*QUANTITIES.values(), *TIMES.values()])
def test_each_kind_has_ten_texts(table: dict[str, list[str]]) -> None:
    assert len(table) >= 10


@pytest.mark.parametrize("text", STOPS)
@pytest.mark.parametrize("stop", [". ", ".\n", "．\n", "。\n"])
def test_a_stop_is_one_however_printed(text: str, stop: str) -> None:
    """The same facts, with the same words, whatever stop ends a sentence."""

    def facts(source: str) -> list[dict[str, object]]:
        rows = EXTRACTOR.extract(source, reference_date=DAY).to_dicts()
        spans = ("start", "end", "evidence")
        return [{k: v for k, v in row.items() if k not in spans} for row in rows]

    assert facts(text.replace("。", stop)) == facts(text)


@pytest.mark.parametrize(
    "number",
    ["四亿五千万", "七点四亿", "百分之七点四", "三十二点六", "两千万", "七万三千", "九十亿"],
)
def test_a_blank_cuts_no_numeral_that_is_said(number: str) -> None:
    """Where a line is broken inside one, it is read whole or not at all."""
    unit = "" if number.startswith("百分之") else "亩"
    (whole,) = find_quantities(f"新增{number}{unit}。")
    for at in range(1, len(number)):
        broken = EXTRACTOR.extract(f"新增{number[:at]} {number[at:]}{unit}。", reference_date=DAY)
        found = [r.value for r in broken.records if r.type == "quantity"]
        assert found in ([whole.value], []), number[:at]


def test_half_width_stops_keep_the_length() -> None:
    text = "出口7.4亿元. 进口3%.\n税收12.5%(增长)."
    (reading, *_) = read(text)
    assert reading.source == text
