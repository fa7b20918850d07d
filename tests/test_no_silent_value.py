"""What is easily read wrong: the right value, or none. A table for each kind."""

from __future__ import annotations

from datetime import date

import pytest

from extractor import Extractor, find_numbers, find_quantities, find_times, parse_number

EXTRACTOR = Extractor()
#: Kind → texts, with every quantity in them.
QUANTITIES: dict[str, dict[str, list[str]]] = {
    "thousands with a full-width comma": {
        "到会3，000人": ["3，000人=3000 人"],
        "退还51，200.00元": ["51，200.00元=51200 CNY"],
        "合计12,345，678.9元": ["12,345，678.9元=12345678.9 CNY"],
        "产值1，234，567万元": ["1，234，567万元=12345670000 CNY"],
        "投资１２，３４５万元": ["１２，３４５万元=123450000 CNY"],
        "缴款（￥5，000.00）": ["￥5，000.00=5000 CNY"],
        "走访12，200家商户": [],
        "占35，120家": [],
        "得分120，234，567": [],
        "增长5，2家停产": [],
    },
    "signs that are numbers": {
        "投资⑳亿元": [],
        "亩均税收㊿万元": [],
        "投资Ⅲ亿元": [],
        "投资1½亿元": [],
        "投资½亿元": [],
        "投资三½亿元": [],
        "用时3¼小时": [],
        "投资⒈5亿元": [],
        "增长⒌3%": [],
        "⒈5家企业": ["5家=5 家"],
        "，⒈12家企业": ["12家=12 家"],
        "重5⅓吨": [],
        "①12家企业": ["12家=12 家"],
        "面积5m²，三层": ["5m²=5 m2"],
    },
    "the ends of a range with their signs": {
        "气温-3～5℃": ["-3～5℃=-3..5 Cel"],
        "气温零下3到5度": ["零下3到5度=-5..-3 Cel"],
        "零下8℃至零下3℃": ["零下8℃至零下3℃=-8..-3 Cel"],
        "最低气温-12到-8℃": ["-12到-8℃=-12..-8 Cel"],
        "零下5℃至零上3℃": ["零下5℃至零上3℃=-5..3 Cel"],
        "升到零上3至5℃": ["零上3至5℃=3..5 Cel"],
        "增速为-3至5%": ["-3至5%=-3..5 %"],
        "百分之二十至三十": ["百分之二十至三十=20..30 %"],
        "千分之三到五": ["千分之三到五=3..5 ‰"],
        "万分之二至三": ["万分之二至三=0.02..0.03 %"],
        "百分之二十至三十家": ["百分之二十=20 %", "三十家=30 家"],
        "歼-20至30架": ["30架=30 架"],
        "选出三至五家企业": ["三至五家=3..5 家"],
        "每组三到五人": ["三到五人=3..5 人"],
        "安排两至三个项目": ["两至三个=2..3 个"],
        "一主两副、一廊三带": [],
    },
    "two neighbours with a pause between": {
        "来了三、四百家": ["三、四百家=300..400 家"],
        "捐了三、五万元": ["三、五万元=30000..50000 CNY"],
        "每年三、四次": ["三、四次=3..4 次"],
        "约五、六十人": ["五、六十人=50..60 人 about"],
        "花去七、八千元": ["七、八千元=7000..8000 CNY"],
        "共有三、四、五个": ["三=3 个", "四=4 个", "五个=5 个"],
        "三、四线城市": [],
        "二、三、四级医院": [],
        "第三、四批": [],
        "5、6家企业": ["5=5 家", "6家=6 家"],
    },
    "amounts in two units": {
        "共十八元又五角": ["十八元又五角=18.5 CNY"],
        "每只重3斤6两": ["3斤6两=1.8 kg"],
        "重两斤三两": ["两斤三两=1.15 kg"],
        "重3公斤200克": ["3公斤200克=3.2 kg"],
        "装3吨500公斤": ["3吨500公斤=3.5 t"],
        "全长3公里200米": ["3公里200米=3.2 km"],
        "长3米20厘米": ["3米20厘米=3.2 m"],
        "跑5公里3000米": ["5公里=5 km", "3000米=3000 m"],
        "三元又二角五分": ["三元又二角五分=3.25 CNY"],
        "用时2小时03分": ["2小时03分=123 min"],
        "历时5小时20分钟": ["5小时20分钟=320 min"],
        "用时两小时四十分钟": ["两小时四十分钟=160 min"],
        "用时3小时零5分": ["3小时零5分=185 min"],
        "用时1小时30分15秒": ["1小时30分15秒=5415 s"],
        "东经116°23′": ["116°23′=116.383333 deg"],
        "北纬39°54′30″": ["39°54′30″=39.908333 deg"],
        "位于东经103度24分": ["103度24分=103.4 deg"],
    },
    "halves of a large scale": {
        "投资3个半亿元": ["3个半亿元=350000000 CNY"],
        "借出一个半亿美元": ["一个半亿美元=150000000 USD"],
        "罚没两个半亿": ["两个半亿=250000000 CNY"],
        "3个半导体项目": ["3个=3 个"],
        "投资1亿半元": ["1亿半元=150000000 CNY"],
        "来了一万半人": ["一万半人=15000 人"],
        "流转两万半亩": ["两万半亩=25000 mu"],
        "生产5万半吨": ["5万半吨=55000 t"],
        "拥有5万半导体技工": ["5万=50000 1"],
        "交付2万半挂车": ["2万=20000 1"],
    },
    "parts of a mu, a foot, a zhang": {
        "流转3亩2分地": ["3亩2分=3.2 mu"],
        "分得五亩六分": ["五亩六分=5.6 mu"],
        "种了十二亩三分": ["十二亩三分=12.3 mu"],
        "流转3亩，得2分": ["3亩=3 mu", "2分=2 分"],
        "长3丈2尺": ["3丈2尺=3.2 丈"],
        "宽5尺3寸": ["5尺3寸=5.3 尺"],
        "高5英尺11英寸": ["5英尺11英寸=5.916667 英尺"],
        "高6英尺6英寸": ["6英尺6英寸=6.5 英尺"],
    },
    "a litre that rises, and one that is a unit": {
        "日用水2升到3升": ["2升到3升=2..3 L"],
        "每袋两升至三升": ["两升至三升=2..3 L"],
        "容量1.5升到2.5升": ["1.5升到2.5升=1.5..2.5 L"],
        "名次由5升到3位": ["5=5 位", "3位=3 位"],
    },
    "where a move begins, in the scale of its end": {
        "产量从2升到3万吨": ["2=20000 t", "3万吨=30000 t"],
        "投资由3.5提高到4.2亿元": ["3.5=350000000 CNY", "4.2亿元=420000000 CNY"],
        "投资由5.2下降到3.1亿元": ["5.2=520000000 CNY", "3.1亿元=310000000 CNY"],
        "企业由520增加到1万家": ["520=520 家", "1万家=10000 家"],
        "企业由5增加到3万家": ["3万家=30000 家"],
        "企业由3万增加到5万家": ["3万=30000 家", "5万家=50000 家"],
        "占比由3.5提高到4.2%": ["3.5=3.5 %", "4.2%=4.2 %"],
    },
    "a million in front of a measure": {
        "释放2兆焦": ["2兆焦=2000000 J"],
        "阻值10兆欧姆": ["10兆欧姆=10000000 Ohm"],
        "容量3兆比特": ["3兆比特=3000000 bit"],
        "当量一兆吨": ["一兆吨=1000000 t"],
        "装机5兆瓦": ["5兆瓦=5000 kW"],
        "预算5兆日元": ["5兆日元=5000000000000 JPY"],
        "市值2.5兆元": ["2.5兆元=2500000000000 CNY"],
        "晶体管1.5兆个": ["1.5兆个=1500000000000 个"],
    },
    "coins of a chain after what counts them": {
        "扣押10枚BTC": ["10枚BTC=10 BTC"],
        "转出3.5个ETH": ["3.5个ETH=3.5 ETH"],
        "充入2万枚USDT": ["2万枚USDT=20000 USDT"],
        "挖得100枚DOGE": ["100枚DOGE=100 DOGE"],
        "持有30个LTC、8枚BCH": ["30个LTC=30 LTC", "8枚BCH=8 BCH"],
        "转账500XRP": ["500XRP=500 XRP"],
        "颁发5枚BTCX奖章": ["5枚=5 枚"],
    },
    "counts that stand where money does": {
        "网民规模达10.51亿": ["10.51亿=1051000000 人"],
        "中等收入群体超过4亿": ["4亿=400000000 人 over"],
        "贷款客户数达300万": ["300万=3000000 户"],
        "产业工人规模达300万": ["300万=3000000 人"],
        "出口量达300万": ["300万=3000000 1"],
        "投资账户达2亿": ["2亿=200000000 1"],
        "销售门票超过30万": ["30万=300000 1 over"],
        "为患者减负300万": ["300万=3000000 1"],
        "市场规模达3000亿": ["3000亿=300000000000 CNY"],
        "为客户追回贷款300万": ["300万=3000000 CNY"],
    },
    "a piece, and a coin": {
        "安装50多万块光伏板": ["50多万块=500000 块 over"],
        "获得3块金牌": ["3块=3 块"],
        "做了5块蛋糕": ["5块=5 块"],
        "共有3000块基石": ["3000块=3000 块"],
        "花了50块买菜": ["50块=50 CNY"],
        "售价50块": ["50块=50 CNY"],
        "300块钱": ["300块钱=300 CNY"],
        "每斤5块左右": ["5块左右=5 CNY about"],
        "每件3块5": ["3块5=3.5 CNY"],
        "三块五毛": ["三块五毛=3.5 CNY"],
    },
    "places, races, addresses and names": {
        "3000米个人追逐赛": [],
        "1500米冠军、400米障碍赛": [],
        "路长3000米": ["3000米=3000 m"],
        "得了3枚金牌": ["3枚=3 枚"],
        "3号楼2单元501室": [],
        "315晚会曝光3家": ["3家=3 家"],
        "10的8次方": [],
        "双过半，时间过半、任务过半": [],
        "占比过半": ["半=50 % over"],
        "详见https://abc.gov.cn/政策/3万元补贴.html": [],
        "见www.abc.com/新闻12家.htm，共3家": ["3家=3 家"],
        "访问http://abc.cn查询3万元补贴": ["3万元=30000 CNY"],
    },
    "bounds in signs": {
        ">100家": ["100家=100 家 over"],
        "＞500万元": ["500万元=5000000 CNY over"],
        "<35微克/立方米": ["35微克/立方米=35 ug/m3 under"],
        "≥3万元": ["3万元=30000 CNY over"],
        "≤5%": ["5%=5 % under"],
        "≈3.5亿元": ["3.5亿元=350000000 CNY about"],
        "500人出头": ["500人出头=500 人 over"],
        "10W+阅读": [],
        "功率2KW": ["2KW=2 kW"],
        "罚款5w元": ["5w元=50000 CNY"],
    },
}


def shown(text: str) -> list[str]:
    out = []
    for q in find_quantities(text):
        value = f"{q.value}" if q.value is not None else f"{q.lower}..{q.upper}"
        out.append(f"{q.text}={value} {q.unit}" + (f" {q.modifier}" if q.modifier else ""))
    return out


@pytest.mark.parametrize(
    ("text", "wanted"), [pair for table in QUANTITIES.values() for pair in table.items()]
)
def test_a_quantity_is_right_or_none(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


SPRING, SUMMER = date(2025, 3, 17), date(2025, 8, 20)
#: Kind → texts with the day they are of, and what their times are.
TIMES: dict[str, list[tuple[date, str, list[str | None]]]] = {
    "what is expected lies ahead, what a clause opens with is over": [
        (SUMMER, "展会将于11月举行", ["2025-11"]),
        (SUMMER, "项目拟于四季度开工", ["2025-10/2025-12"]),
        (SUMMER, "预计10月底完工", ["2025-10"]),
        (SUMMER, "预计在12月完工", ["2025-12"]),
        (SUMMER, "11月举行展会", ["2024-11"]),
        (SPRING, "截至6月30日，全市人口95万人", ["2024-06-30"]),
        (SPRING, "截止6月30日，余额3亿元", ["2024-06-30"]),
        (SUMMER, "截至9月底，完成投资", ["2024-09"]),
        (SUMMER, "申报时间截至12月31日", ["2025-12-31"]),
        (SUMMER, "截至12月31日力争完成", ["2025-12-31"]),
    ],
    "days from and to": [
        (SPRING, "今天至4月7日客流增长", ["2025-03-17/2025-04-07"]),
        (SPRING, "预计今晚至明天有雨", ["2025-03-17/2025-03-18"]),
        (SPRING, "从今天起至5月5日", ["2025-03-17/2025-05-05"]),
        (SPRING, "展会于3日至5月8日举行", ["2025-04-03/2025-05-08"]),
        (date(2025, 5, 9), "展会于3日至5月8日举行", ["2025-05-03/2025-05-08"]),
        (SPRING, "展会于29日至5月3日举行", ["2025-04-29/2025-05-03"]),
        (SPRING, "3月当月进出口增长", ["2025-03"]),
        (SPRING, "3月5日当天发送旅客", ["2025-03-05"]),
        (SPRING, "门店由五年前的60家增至90家", ["2020"]),
        (SPRING, "为期五天的展会", ["P5D"]),
    ],
    "years by other counts": [
        (SPRING, "癸卯年正月初一", ["2023-01-22"]),
        (SPRING, "甲辰年春节", ["2024-02-10"]),
        (SPRING, "甲辰龙年，全市增收", ["2024"]),
        (SPRING, "丙午马年将至", ["2026"]),
        (SPRING, "公元618年，王朝更替", ["0618"]),
        (SPRING, "公元前221年", ["-0220"]),
        (SPRING, "几十年如一日", []),
        (SPRING, "数十年来变化很大", []),
        (SPRING, "比上一个五年增长", [None]),
        (date(2025, 10, 30), "为下一个五年描绘蓝图", ["2026/2030"]),
    ],
    "the same span of the year before": [
        (
            SPRING,
            "五一假期，接待游客3万人次，比上年同期多",
            ["2025-05-01/2025-05-05", "2024-05-01/2024-05-05"],
        ),
        (
            SPRING,
            "春节假期，接待游客3万人次，比上年同期多",
            ["2025-01-28/2025-02-04", "2024-02-10/2024-02-17"],
        ),
        (
            SUMMER,
            "7月1日至8月15日，客流增长，较去年同期多",
            ["2025-07-01/2025-08-15", "2024-07-01/2024-08-15"],
        ),
        (
            SUMMER,
            "上半年出口增长。6月末贷款3亿元。企业30家，较上年同期多",
            ["2025-01/2025-06", "2025-06", "2024-01/2024-06"],
        ),
        (SUMMER, "6月，出口3亿元，比上年同期多", ["2025-06", "2024-06"]),
    ],
}


@pytest.mark.parametrize(
    ("day", "text", "wanted"), [row for table in TIMES.values() for row in table]
)
def test_a_time_is_right_or_none(day: date, text: str, wanted: list[str | None]) -> None:
    assert [time.value for time in find_times(text, reference=day)] == wanted


#: Kind → sentences of a place, and indicator, measure and value of each fact.
FACTS: dict[str, dict[str, list[str]]] = {
    "by turns": {
        "出口、进口分别增长3%、下降5%": ["出口 growth 3", "进口 growth -5"],
        "出口和进口分别下降3%和增长5%": ["出口 growth -3", "进口 growth 5"],
        "出口、进口同比增长3%、下降5%": ["出口 growth 3", "进口 growth -5"],
        "出口、进口分别下降3%和5%": ["出口 growth -3", "进口 growth -5"],
        "出口同比增长3%、环比下降5%": ["出口 growth 3", "出口 growth -5"],
        "粮食、蔬菜、水果产量分别下降3%、4%和增长5%": [
            "粮食产量 growth -3",
            "蔬菜产量 growth -4",
            "水果产量 growth 5",
        ],
        "粮食产量和蔬菜产量分别增加30吨、减少20吨": [
            "粮食产量 change 30",
            "蔬菜产量 change -20",
        ],
        "出口增长3%、进口-5%": ["出口 growth 3", "进口 growth -5"],
        "出口增长3%、利润率-5%": ["出口 growth 3", "利润率 level -5"],
    },
    "signs written onto an amount": {
        f"出口120亿元{sign}": ["出口 level 12000000000", f"出口 growth {value}"]
        for sign, value in (
            ("▲6.2%", "6.2"),
            ("▼3.1%", "-3.1"),
            ("↑6.2%", "6.2"),
            ("↓3.1%", "-3.1"),
            ("+6.2%", "6.2"),
            ("-6.2%", "-6.2"),
            ("（▲6.2%）", "6.2"),
            (" ▲6.2%", "6.2"),
        )
    },
    "an amount that names a class": {
        "百亿元企业达到3家": ["百亿元企业 level 3"],
        "近千人村庄30个": ["近千人村庄 level 30"],
        "1亿—5亿元项目12个": ["1亿—5亿元项目 level 12"],
        "0—14岁人口为12万人": ["0—14岁人口 level 120000"],
        "上百人的企业30家": ["上百人的企业 level 30"],
        "不足百人的学校5所": ["不足百人的学校 level 5"],
        "审结标的额超亿元案件12件": ["审结标的额超亿元案件 level 12"],
        "营业收入1—10亿元企业56家": ["营业收入1—10亿元企业 level 56"],
        "人口自然增长率-1.2‰": ["人口自然增长率 level -1.2"],
        "出口跌去3.2%": ["出口 growth -3.2"],
        "事故起数减半": ["事故起数 growth -50"],
    },
}


@pytest.mark.parametrize(
    ("said", "wanted"), [pair for table in FACTS.values() for pair in table.items()]
)
def test_a_fact_is_right(said: str, wanted: list[str]) -> None:
    found = EXTRACTOR.extract(f"2024年，青州市{said}。", reference_date=SPRING).observations
    assert [f"{o.indicator} {o.measure} {o.value}" for o in found] == wanted


@pytest.mark.parametrize("mark", ["1 ", "1.1 ", "2.", "（1）", "① ", "● ", "A."])
def test_a_mark_is_none_of_what_its_item_says(mark: str) -> None:
    text = f"{mark}2024年青州市出口12亿元；进口8亿元。"
    found = EXTRACTOR.extract(text, reference_date=SPRING).observations
    assert [(o.indicator, str(o.value)) for o in found] == [
        ("出口", "1200000000"),
        ("进口", "800000000"),
    ]


@pytest.mark.parametrize(
    "text", ["A.出口12亿元；B.进口8亿元", "● 出口12亿元 ● 进口8亿元", "■出口12亿元■进口8亿元"]
)
def test_a_mark_within_a_line_parts_two_items(text: str) -> None:
    found = EXTRACTOR.extract(text, reference_date=SPRING).observations
    assert [o.indicator for o in found] == ["出口", "进口"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("增长5.2个百 分点", "5.2 pp"),
        ("面积12.5平方 公里", "12.5 km2"),
        ("发电3亿千 瓦时", "300000000 kW.h"),
    ],
)
def test_a_blank_inside_a_unit_is_none(broken: str, whole: str) -> None:
    (one,) = EXTRACTOR.extract(broken, reference_date=SPRING).quantities
    assert f"{one.value} {one.unit}" == whole


@pytest.mark.parametrize("text", ["2 024年", "202 4年", "20 24年", "2 0 2 4年"])
def test_a_year_with_blanks_is_that_year(text: str) -> None:
    (time,) = EXTRACTOR.extract(f"{text}，出口增长", reference_date=SPRING).times
    assert time.value == "2024"


@pytest.mark.parametrize("text", ["十几", "二十几", "10几", "几十"])
def test_a_vague_number_is_found_whole(text: str) -> None:
    (found,) = find_numbers(text)
    assert (found.text, found.value) == (text, parse_number(text))
