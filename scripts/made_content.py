"""Invented releases for the made corpus: titles, paragraphs, tables, and the facts of the tables."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date

PLACES = (
    "寿光市",
    "诸城市",
    "青州市",
    "昌邑市",
    "临清市",
    "曲阜市",
    "滕州市",
    "邹城市",
    "龙口市",
    "莱阳市",
)
COUNTIES = ("济南市", "青岛市", "淄博市", "枣庄市", "东营市", "烟台市")
OFFICES = ("统计局", "发展和改革局", "工业和信息化局", "人民政府办公室", "商务局")
AMOUNTS = (
    "地区生产总值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "进出口总额",
    "规模以上工业增加值", "工业投资", "税收收入",
)  # fmt: skip
PRODUCTS = (
    ("原油", "万吨"),
    ("水泥", "万吨"),
    ("化肥", "万吨"),
    ("钢材", "万吨"),
    ("汽车", "万辆"),
)
OPENINGS = (
    "{y}年，{p}坚持稳中求进，经济运行总体平稳、稳中有进。",
    "{y}年以来，{p}聚焦实体经济，扎实推进重点项目建设。",
    "{p}把营商环境作为发展的生命线，全年服务企业成效明显。",
)
SENTENCES = (
    "全市{a}完成{v}亿元，同比增长{g}%。",
    "新开工项目{n}个，总投资{v}亿元。",
    "全年新增就业{n}人，完成年度目标的{h}%。",
    "新认定高新技术企业{n}家，累计达到{m}家。",
    "实施技术改造项目{n}个，完成投资{v}亿元，比上年增长{g}%。",
    "各部门走访企业{n}家，帮助解决问题{m}件。",
    "下一步，将继续抓好项目落地，推动产业转型升级。",
    "城乡面貌持续改善，群众满意度稳步提升。",
)
HEADINGS = ("一、综合", "二、工业和建筑业", "三、固定资产投资")
UNITS = {
    "亿元": ("CNY", 10**8),
    "万元": ("CNY", 10**4),
    "万吨": ("t", 10**4),
    "万辆": ("辆", 10**4),
}


@dataclass
class Table:
    """A table's caption lines, its rows, merged cells, and the facts that it tells."""

    caption: list[str]
    rows: list[list[str]]
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # row, column, rows, columns
    facts: list[tuple[str, str, str | None, str, str, str]] = field(default_factory=list)
    # subject or "", indicator, period, measure, value, unit


@dataclass
class Release:
    """One release with everything that should be found again."""

    title: str
    day: date
    source: str
    blocks: list[str | Table]
    place: str
    year: int

    def lines(self) -> list[str]:
        out: list[str] = []
        for block in self.blocks:
            if isinstance(block, str):
                out.append(block)
            else:
                out += block.caption
                out += ["\t".join(_seen(block, n)) for n in range(len(block.rows))]
        return out

    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


def _seen(table: Table, row: int) -> list[str]:
    """The cells of a row that a reader sees, those under merged ones left out."""
    hidden = {
        (r, c)
        for top, left, high, wide in table.merged
        for r in range(top, top + high)
        for c in range(left, left + wide)
        if (r, c) != (top, left)
    }
    return [cell for c, cell in enumerate(table.rows[row]) if (row, c) not in hidden]


def make_release(rng: random.Random, kind: str) -> Release:
    """A release of a kind: long, short, table, report."""
    place, year = rng.choice(PLACES), rng.choice((2022, 2023, 2024))
    month = rng.randint(1, 6)
    day = date(year + 1, month, rng.randint(2, 27))
    source = place + rng.choice(OFFICES)
    if kind == "short":
        title = f"{place}召开{rng.choice(('项目建设', '工业经济', '招商引资'))}推进会"
        blocks: list[str | Table] = [_sentence(rng, place, year) + _sentence(rng, place, year)]
        return Release(title, day, source, blocks, place, year)
    title = rng.choice(
        (
            f"{place}{year}年经济运行情况",
            f"{year}年{place}主要经济指标公布",
            f"{place}奋力推动高质量发展",
        )
    )
    blocks = [rng.choice(OPENINGS).format(y=year, p=place) + _paragraph(rng, place, year)]
    for n in range(rng.randint(2, 5)):
        if kind == "report" and n < len(HEADINGS):
            blocks.append(HEADINGS[n])
        blocks.append(_paragraph(rng, place, year))
    if kind in ("table", "report"):
        for n in range(1 if kind == "table" else 2):
            table = rng.choice(TABLES)(rng, place, year, n + 1)
            blocks.insert(rng.randint(1, len(blocks)), table)
    return Release(title, day, source, blocks, place, year)


def _sentence(rng: random.Random, place: str, year: int) -> str:
    return rng.choice(SENTENCES).format(
        p=place, y=year, a=rng.choice(AMOUNTS), v=f"{rng.uniform(2, 900):.1f}",
        g=f"{rng.uniform(0.1, 19):.1f}", n=rng.randint(3, 400), m=rng.randint(401, 900),
        h=f"{rng.uniform(100, 120):.1f}",
    )  # fmt: skip


def _paragraph(rng: random.Random, place: str, year: int) -> str:
    return "".join(_sentence(rng, place, year) for _ in range(rng.randint(2, 4)))


def _growth(rng: random.Random) -> str:
    return f"{rng.uniform(-9, 15):.1f}".replace("-0.0", "0.0")


def _level(rng: random.Random) -> str:
    return f"{rng.uniform(3, 2000):.2f}"


def _scaled(value: str, unit: str) -> tuple[str, str]:
    from decimal import Decimal

    code, factor = UNITS[unit]
    return format((Decimal(value) * factor).normalize(), "f"), code


def main_indicators(rng: random.Random, place: str, year: int, number: int) -> Table:
    unit = rng.choice(("亿元", "万元"))
    rows = [["指标", f"绝对量（{unit}）", "比上年增长（%）"]]
    facts = []
    for name in rng.sample(AMOUNTS, 5):
        level, growth = _level(rng), _growth(rng)
        if rng.random() < 0.15:
            level = "—"
        rows.append([name, level, growth])
        if level != "—":
            value, code = _scaled(level, unit)
            facts.append(("", name, str(year), "level", value, code))
        facts.append(("", name, str(year), "growth", _plain(growth), "%"))
    return Table([f"表{number} {year}年{place}主要经济指标"], rows, [], facts)


def two_heads(rng: random.Random, place: str, year: int, number: int) -> Table:
    rows = [["指标", "单位", f"{year}年", ""], ["", "", "总量", "同比增长（%）"]]
    facts = []
    for name in rng.sample(AMOUNTS, 4):
        level, growth = _level(rng), _growth(rng)
        rows.append([name, "亿元", level, growth])
        value, code = _scaled(level, "亿元")
        facts.append(("", name, str(year), "level", value, code))
        facts.append(("", name, str(year), "growth", _plain(growth), "%"))
    return Table(
        [f"{year}年主要指标完成情况"], rows, [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)], facts
    )


def products(rng: random.Random, place: str, year: int, number: int) -> Table:
    rows = [["产品名称", "单位", "产量", "比上年增长（%）"]]
    facts = []
    for name, unit in rng.sample(PRODUCTS, 4):
        level, growth = _level(rng), _growth(rng)
        rows.append([name, unit, level, growth])
        value, code = _scaled(level, unit)
        facts.append(("", name + "产量", str(year), "level", value, code))
        facts.append(("", name + "产量", str(year), "growth", _plain(growth), "%"))
    return Table([f"表{number} {year}年主要工业产品产量"], rows, [], facts)


def places(rng: random.Random, place: str, year: int, number: int) -> Table:
    name = rng.choice(("固定资产投资", "社会消费品零售总额"))
    rows = [["地区", "总量", "增速（%）"]]
    facts = []
    for county in rng.sample(COUNTIES, 4):
        level, growth = _level(rng), _growth(rng)
        rows.append([county, level, growth])
        value, code = _scaled(level, "亿元")
        facts.append((county, name, str(year), "level", value, code))
        facts.append((county, name, str(year), "growth", _plain(growth), "%"))
    return Table([f"表{number} {year}年各市{name}", "单位：亿元"], rows, [], facts)


def years(rng: random.Random, place: str, year: int, number: int) -> Table:
    names = rng.sample(AMOUNTS[:5], 2)
    rows = [["年份", *(f"{name}（亿元）" for name in names)]]
    facts = []
    for back in (3, 2, 1, 0):
        levels = [_level(rng) for _ in names]
        rows.append([str(year - back), *levels])
        for name, level in zip(names, levels, strict=True):
            value, code = _scaled(level, "亿元")
            facts.append(("", name, str(year - back), "level", value, code))
    return Table([f"表{number} 历年主要指标"], rows, [], facts)


def parts(rng: random.Random, place: str, year: int, number: int) -> Table:
    rows = [["指标", f"{year}年", f"{year - 1}年", "增长（%）"]]
    facts = []
    names = ["地区生产总值", "　　第一产业", "　　第二产业", "　　第三产业"]
    for name in names:
        now, before, growth = _level(rng), _level(rng), _growth(rng)
        rows.append([name, now, before, growth])
        full = name if not name.startswith("　") else name.strip("　") + "增加值"
        for period, level in ((year, now), (year - 1, before)):
            value, code = _scaled(level, "亿元")
            facts.append(("", full, str(period), "level", value, code))
        facts.append(("", full, str(year), "growth", _plain(growth), "%"))
    return Table([f"表{number} {year}年{place}生产总值构成", "单位：亿元、%"], rows, [], facts)


def _plain(number: str) -> str:
    from decimal import Decimal

    return format(Decimal(number).normalize(), "f")


TABLES = (main_indicators, two_heads, products, places, years, parts)
