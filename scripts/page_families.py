"""Twenty families of Chinese sites as templates: made pages in their manner, none copied."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from made_content import Release, Table

LINKS = (
    "市政府召开第十二次常务会议", "关于做好防汛工作的通知", "全市教育工作会议召开", "图解：2024年政府工作报告",
    "我市3个项目入选省级名单", "市领导调研重点项目建设情况并召开座谈会", "一图读懂营商环境30条", "网上信访",
)  # fmt: skip
TALES = (
    "某地一季度外贸进出口增长8.8%，居全省第一位，企业出口订单饱满，港口吞吐量再创新高。",
    "专家认为，今年的消费市场将继续回暖，预计全年增长5.5%左右，文旅消费成为亮点。",
    "昨日，省里公布了新一批专精特新企业名单，共有1203家企业上榜，比上年增加200家。",
)


def table_html(table: Table, rng: random.Random, *, plain: bool = False) -> str:
    hidden, spans = set(), {}
    for row, column, high, wide in table.merged:
        spans[row, column] = (high, wide)
        hidden |= {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
        hidden.discard((row, column))
    out = ["<table border='1' cellspacing='0'>"]
    for n, row in enumerate(table.rows):
        out.append("<tr>")
        for c, cell in enumerate(row):
            if (n, c) in hidden:
                continue
            high, wide = spans.get((n, c), (1, 1))
            tag = "th" if n == 0 and not plain and not table.merged else "td"
            attributes = (f" rowspan='{high}'" if high > 1 else "") + (
                f" colspan='{wide}'" if wide > 1 else ""
            )
            text = escape(cell)
            inner = text if plain else f"<p style='text-align:center'><span>{text}</span></p>"
            out.append(f"<{tag}{attributes}>{inner}</{tag}>")
        out.append("</tr>")
    return "".join(out) + "</table>"


def paragraphs(release: Release, rng: random.Random, style: str = "p") -> str:
    out = []
    for block in release.blocks:
        if isinstance(block, Table):
            out += [f"<p align='center'>{escape(line)}</p>" for line in block.caption]
            out.append(table_html(block, rng, plain=style == "br"))
            continue
        text = escape(block)
        if style == "p":
            out.append(f"<p>　　{text}</p>")
        elif style == "span":
            half = len(text) // 2
            out.append(
                f"<p style='text-indent:2em'><span>{text[:half]}</span><span lang='EN-US'>"
                f"{text[half:]}</span></p>"
            )
        elif style == "br":
            out.append(f"&nbsp;&nbsp;&nbsp;&nbsp;{text}<br><br>")
        elif style == "div":
            out.append(f"<div>{text}</div>")
        elif style == "section":
            out.append(f"<section><section><span>{text}</span></section></section>")
    return "\n".join(out)


def menu(count: int = 12) -> str:
    words = (
        "首页",
        "政务公开",
        "新闻中心",
        "政务服务",
        "互动交流",
        "数据开放",
        "走进我市",
        "专题专栏",
    )
    return "".join(f"<li><a href='/{n}'>{words[n % len(words)]}</a></li>" for n in range(count))


def related(rng: random.Random, count: int = 6) -> str:
    items = "".join(
        f"<li><a href='/art/{n}.html'>{LINKS[n % len(LINKS)]}</a><span>2025-0{n % 6 + 1}-1{n % 9}</span></li>"
        for n in range(count)
    )
    return f"<div class='xgyd'><h3>相关阅读</h3><ul>{items}</ul></div>"


def comments() -> str:
    return (
        "<div class='comment'><h4>网友评论</h4><p>评论 3,930人，参与 12,045人</p>"
        + "".join(
            f"<div class='cmt'>用户{n}：说得好，支持！今年增长了{n}0%。</div>" for n in range(1, 9)
        )
        + "</div>"
    )


FOOT = "<div class='foot'>主办：市人民政府办公室　备案号：鲁ICP备05012345号　网站标识码：3707830001　更新时间：2026年01月05日</div>"


def page(title: str, body: str, *, head: str = "", charset: str = "utf-8") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='{charset}'><title>{title}</title>{head}</head>"
        f"<body><div class='header'><ul>{menu()}</ul></div>{body}{FOOT}</body></html>"
    )


def _day(release: Release, form: str) -> str:
    return release.day.strftime(form)


def ucap(r: Release, rng: random.Random) -> str:
    head = (
        f"<meta name='ArticleTitle' content='{r.title}'><meta name='PubDate' content='{_day(r, '%Y-%m-%d %H:%M')}'>"
        f"<meta name='ContentSource' content='{r.source}'><meta name='SiteName' content='某市人民政府'>"
    )
    return page(
        f"{r.title}_某市人民政府",
        f"<h1>{r.title}</h1><div id='UCAP-CONTENT'>{paragraphs(r, rng, 'span')}</div>{related(rng)}",
        head=head,
    )


def trs(r: Release, rng: random.Random) -> str:
    info = f"<div class='xl_info'>发布时间：{_day(r, '%Y年%m月%d日')} 09:12　来源：{r.source}　浏览次数：<span>33</span></div>"
    return page(
        f"{r.title}",
        f"<div class='xl_title'>{r.title}</div>{info}<div class='view TRS_UEDITOR'><div class=TRS_Editor>{paragraphs(r, rng)}</div></div>{related(rng)}",
    )


def jcms(r: Release, rng: random.Random) -> str:
    info = f"<td>【发布日期】{_day(r, '%Y-%m-%d')}</td><td>【信息来源】{r.source}</td><td>【字号 大 中 小】</td>"
    return page(
        f"某市人民政府 新闻动态 {r.title}",
        f"<table width=100%><tr><td class='title'>{r.title}</td></tr><tr>{info}</tr><tr><td><div id='zoom'>"
        f"<!--ZJEG_RSS.content.begin-->{paragraphs(r, rng, 'br')}<!--ZJEG_RSS.content.end--></div></td></tr></table>",
    )


def tuoersi(r: Release, rng: random.Random) -> str:
    info = f"<ul class='info'><li>发布于：{_day(r, '%Y-%m-%d %H:%M:%S')}</li><li>来源：{r.source}</li></ul>"
    return page(
        f"{r.title}-要闻动态-某市人民政府门户网站",
        f"<h1 class='title'>{r.title}</h1>{info}<div class='trs_editor_view'>{paragraphs(r, rng, 'span')}</div>{related(rng, 12)}",
    )


def vsb(r: Release, rng: random.Random) -> str:
    info = f"<div class='info'>作者：　时间：{_day(r, '%Y-%m-%d')}　来源：{r.source}　点击数：<span>120</span></div>"
    return page(
        f"{r.title}-某学院",
        f"<form><h2>{r.title}</h2>{info}<div id='vsb_content_2'><div class='v_news_content'>{paragraphs(r, rng)}</div></div></form>{related(rng)}",
    )


def bureau(r: Release, rng: random.Random) -> str:
    table = (
        f"<table class='xxgk'><tr><td>索 引 号</td><td>11370783/2025-00{rng.randint(10, 99)}</td><td>主题分类</td><td>统计</td></tr>"
        f"<tr><td>发布机构</td><td>{r.source}</td><td>发布日期</td><td>{_day(r, '%Y-%m-%d')}</td></tr></table>"
    )
    return page(
        f"某市统计局 统计公报 {r.title}",
        f"<div class='main'>{table}<h2 class='t'>{r.title}</h2><div class='content_nr'>{paragraphs(r, rng)}</div></div>{related(rng)}",
    )


def county(r: Release, rng: random.Random) -> str:
    wide = "".join(
        f"<dl><dt><a href='/x{n}'>{LINKS[n % 8]}</a></dt><dd>{TALES[n % 3]}</dd></dl>"
        for n in range(9)
    )
    info = f"<p class='sj'>{_day(r, '%Y年%m月%d日')} {'星期' + '一二三四五六日'[r.day.weekday()]}　{r.source}</p>"
    return page(
        f"{r.title}_要闻_某县人民政府",
        f"<div class='l'><div class='bt'>{r.title}</div>{info}<div class='nr'>{paragraphs(r, rng, 'div')}</div></div><div class='tj'><h3>推荐阅读</h3>{wide}</div>",
    )


def wechat(r: Release, rng: random.Random) -> str:
    stamp = int(datetime(r.day.year, r.day.month, r.day.day, 2, tzinfo=UTC).timestamp())
    body = (
        f"<div id='img-content'><h1 class='rich_media_title' id='activity-name'> {r.title} </h1>"
        f"<div id='meta_content'><a id='js_name'> {r.source} </a><em id='publish_time'></em></div>"
        f"<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>{paragraphs(r, rng, 'section')}</div></div>"
        f"<script>var ct = \"{stamp}\"; var msg_title = '{r.title}';</script><div>预览时标签不可点</div>"
    )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title></title><meta property='og:title' content='{r.title}'></head><body>{body}</body></html>"


def paper(r: Release, rng: random.Random) -> str:
    top = f"<div>{_day(r, '%Y年%m月%d日')} {'星期' + '一二三四五六日'[r.day.weekday()]}　第01版：要闻</div><a href='p.html'>上一版</a><a>下一版</a>"
    return page(
        f"{r.title}-某日报数字报",
        f"{top}<founder-title><p class='bt'>{r.title}</p></founder-title><div id='ozoom'><founder-content>{paragraphs(r, rng)}</founder-content></div>",
    )


def company(r: Release, rng: random.Random) -> str:
    return page(
        f"{r.title} - 新闻中心 - 某集团有限公司",
        f"<div class='news-detail'><h3>{r.title}</h3><div class='time'>{_day(r, '%Y.%m.%d')}</div><div class='txt'>{paragraphs(r, rng, 'p')}</div></div>{related(rng, 4)}",
    )


def early_end(r: Release, rng: random.Random) -> str:
    include = f"<html><head><title>导航</title></head><body><ul>{menu(6)}</ul></body></html>"
    info = f"<div>公开时间：{_day(r, '%Y-%m-%d')}　来源：{r.source}</div>"
    return f"<html><head><meta charset='utf-8'><title>{r.title}</title></head><body>{include}<div><h1>{r.title}</h1>{info}<div class='article'>{paragraphs(r, rng)}</div></div>{FOOT}</body></html>"


def portal(r: Release, rng: random.Random) -> str:
    info = f"<div class='date-source'><span class='date'>{_day(r, '%Y年%m月%d日 %H:%M')}</span><a class='source'>{r.source}</a></div>"
    return page(
        f"{r.title}|某门户_新闻中心",
        f"<h1 class='main-title'>{r.title}</h1>{info}<div class='article-content clearfix'><div class='article' id='artibody'>{paragraphs(r, rng)}<p class='show_author'>责任编辑：张某 </p></div>{comments()}</div>{related(rng)}",
    )


def aggregator(r: Release, rng: random.Random) -> str:
    info = f"<span id='news-time'>{_day(r, '%Y-%m-%d %H:%M')}</span> 来源: {r.source}"
    return page(
        f"{r.title}_{r.source}_新闻",
        f"<div class='text-title'><h1>{r.title}</h1>{info}</div><article class='article' id='mp-editor'>{paragraphs(r, rng)}</article>{comments()}{related(rng, 10)}",
    )


def people(r: Release, rng: random.Random) -> str:
    info = f"<div class='channel'>{_day(r, '%Y年%m月%d日%H:%M')} | 来源：<a>{r.source}</a></div>"
    return page(
        f"{r.title}--地方--某网",
        f"<div class='col col-1'><h1>{r.title}</h1>{info}<div class='rm_txt_con cf'>{paragraphs(r, rng)}<div class='edit cf'>(责编：李某、王某)</div></div></div>{related(rng)}",
    )


def agency(r: Release, rng: random.Random) -> str:
    head = f"<meta property='og:title' content='“{r.title}'><meta name='publishdate' content='{_day(r, '%Y-%m-%d')}'>"
    return page(
        f"“{r.title}-某社",
        f"<div class='head-line'><h1><span class='title'>{r.title}</span></h1></div><div id='detail'><span id='detailContent'>{paragraphs(r, rng)}</span></div>",
        head=head,
    )


def ministry(r: Release, rng: random.Random) -> str:
    info = f"<div class='pages-date'>{_day(r, '%Y-%m-%d %H:%M')}<span class='font'>来源： {r.source}</span></div>"
    return page(
        f"{r.title}_部门动态_某网",
        f"<div class='article oneColumn'><h1>{r.title}</h1>{info}<div class='pages_content' id='UCAP-CONTENT'>{paragraphs(r, rng, 'span')}</div></div>{related(rng)}",
    )


def old(r: Release, rng: random.Random) -> str:
    info = f"<font color=gray>({_day(r, '%Y年%m月%d日')})</font>"
    return (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>{r.title}</title></head><body>"
        f"<table><tr><td><table><tr>{''.join(f'<td>{w}</td>' for w in ('首页', '动态', '公告'))}</tr></table></td></tr><tr><td align=center><b><font size=5>{r.title}</font></b><br>{info}</td></tr>"
        f"<tr><td><font size=3>{paragraphs(r, rng, 'br')}</font></td></tr><tr><td>版权所有 某县政府网</td></tr></table></body></html>"
    )


def talk(r: Release, rng: random.Random) -> str:
    return page(
        f"{r.title} - 某论坛",
        f"<div class='post'><h1>{r.title}</h1><p class='meta'>{_day(r, '%Y/%m/%d %H:%M')} 发布 来源：{r.source}</p><div class='bd'>{paragraphs(r, rng)}</div></div>{comments()}{comments()}{comments()}",
    )


def app(r: Release, rng: random.Random) -> str:
    numbers = "<div class='rank'><span>1</span><span>63103</span><span>45岁</span></div>"
    info = (
        f"<div class='tip'><span>{r.source}</span><span>{_day(r, '%Y-%m-%d %H:%M:%S')}</span></div>"
    )
    return page(
        f"{r.title}",
        f"<div id='app'><div class='detail-title'>{r.title}</div>{info}<div class='detail-body'>{paragraphs(r, rng, 'p')}</div><div class='hot'><h4>热榜</h4>{numbers * 6}</div></div>",
    )


def linked(r: Release, rng: random.Random) -> str:
    head = (
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "'
        f'{_day(r, "%Y-%m-%dT%H:%M:%S+08:00")}"}}</script>'
    )
    return page(
        f"{r.title}-工作动态-发展和改革局-某市人民政府",
        f"<main><article><header><h1>{r.title}</h1><p>来源：{r.source}</p></header><div class='rich-text'>{paragraphs(r, rng)}</div></article></main><aside>{related(rng)}</aside>",
        head=head,
    )


Family = Callable[[Release, random.Random], str]
FAMILIES: tuple[Family, ...] = (
    ucap, trs, jcms, tuoersi, vsb, bureau, county, wechat, paper, company, early_end, portal, aggregator, people,
    agency, ministry, old, talk, app, linked,
)  # fmt: skip
#: Families whose pages do not say who published the text.
NO_SOURCE = frozenset(("paper", "company", "agency", "old"))
