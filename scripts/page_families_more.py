"""Twenty-six more families of Chinese sites as templates: made pages in their manner, none copied.

They vary what the first twenty have in common: where the day stands and how it is written, a day of
today over the page, headings that name the site, lists with dates before the text, names of classes
that tell nothing, text without elements around it.
"""

from __future__ import annotations

import random
from html import escape

from made_content import Release, Table
from page_families import LINKS, TALES, comments, paragraphs, table_html

_WEEK = "一二三四五六日"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _top(site: str = "某市人民政府") -> str:
    words = ("首页", "走进某市", "政务公开", "办事服务", "互动交流", "数据发布", "专题")
    menu = "".join(f"<a href='/c{n}/'>{word}</a>" for n, word in enumerate(words))
    return (
        f"<div class='wrap-top'><div class='today'>今天是2026年11月29日 星期日　晴 3℃~12℃</div>"
        f"<div class='logo-box'><img src='l.png' alt='{site}'></div><div class='gnb'>{menu}</div>"
        "<div class='hotkey'>热搜词：<a>公积金</a> <a>社保查询</a> <a>2025年政府工作报告</a></div>"
        "<div class='where'>您所在的位置：<a href='/'>首页</a> &gt; <a href='/x'>要闻</a> &gt; 正文</div></div>"
    )


def _low() -> str:
    return (
        "<div class='bottom'><p>主办：某市人民政府　承办：某市大数据中心</p><p>某ICP备00000001号-1　公安备案"
        "00000000000001号</p><p>网站标识码：0000000001　建议使用1366×768分辨率浏览</p></div>"
    )


def _page(title: str, body: str, *, head: str = "", site: str = "某市人民政府") -> str:
    return (
        f"<!doctype html>\n<html lang='zh'><head><meta charset='UTF-8'><title>{title}</title>{head}"
        f"<style>.a{{color:red}}</style></head><body>{_top(site)}{body}{_low()}"
        "<script>window.x = {a: '2020-01-01'};</script></body></html>"
    )


def _dated_links(count: int = 6) -> str:
    items = "".join(
        f"<li><span>2025-0{n % 6 + 1}-2{n % 9}</span><a href='/a{n}.html'>{LINKS[n % 8]}</a></li>"
        for n in range(count)
    )
    return f"<ul class='list-b'>{items}</ul>"


def _word(release: Release, rng: random.Random) -> str:
    """Paragraphs as pasted from Word."""
    out = []
    for block in release.blocks:
        if isinstance(block, Table):
            out += [
                f"<p class='MsoNormal' align='center'><b><span>{escape(line)}<o:p></o:p></span></b></p>"
                for line in block.caption
            ]
            out.append(f"<div align='center'>{table_html(block, rng)}</div>")
            continue
        text = escape(block)
        cut = rng.randint(1, len(text) - 1)
        out.append(
            f"<p class='MsoNormal' style='text-indent:32pt'><span style='font-size:16pt'>{text[:cut]}"
            f"</span><span lang=EN-US>{text[cut:]}</span><span><o:p>&nbsp;</o:p></span></p>"
        )
    return "\n".join(out)


def _spread(release: Release, rng: random.Random, tag: str = "p", name: str = "") -> str:
    """Paragraphs in elements with a name that tells nothing."""
    mark = f" class='{name}'" if name else ""
    out = []
    for block in release.blocks:
        if isinstance(block, Table):
            out += [f"<{tag}{mark}>{escape(line)}</{tag}>" for line in block.caption]
            out.append(table_html(block, rng, plain=True))
        else:
            out.append(f"<{tag}{mark}>{escape(block)}</{tag}>")
    return "".join(out)


def printed_view(r: Release, rng: random.Random) -> str:
    info = (
        f"<div class='info-line'><span>发布时间：{r.day:%Y-%m-%d %H:%M}</span><span>信息来源：{r.source}</span>"
        "<span>字体：[<a>大</a>] [<a>中</a>] [<a>小</a>]</span><span><a>打印本页</a></span><span>分享到：</span></div>"
    )
    code = "<div class='ewm'><p>扫一扫在手机打开当前页</p><img src='q.png'></div>"
    return _page(
        f"{r.title}-某市人民政府",
        f"<div class='box'><div class='tit-h'><h1>{r.title}</h1></div>{info}<div id='printContent'>"
        f"{paragraphs(r, rng)}</div>{code}</div>{_dated_links()}",
    )


def netease(r: Release, rng: random.Random) -> str:
    info = f"<div class='post_info'>{r.day:%Y-%m-%d} 09:12:33　来源: <a>{r.source}</a> <a>举报</a></div>"
    return _page(
        f"{r.title}|某市|新闻_网某新闻",
        f"<div class='post_main'><h1 class='post_title'>{r.title}</h1>{info}<div class='post_body'>"
        f"{paragraphs(r, rng)}<div class='post_author'>本文来源：{r.source}　责任编辑：王某_NB1</div></div>"
        f"<div class='post_next'><a>下一篇</a></div></div>{comments()}",
        site="网某",
    )


def hashed(r: Release, rng: random.Random) -> str:
    info = (
        f"<div class='index_left__x9'><div class='ant-space'>{r.source}</div><div><span>{r.day:%Y-%m-%d}"
        " 09:12</span><span>来源：某新闻·某号</span></div></div>"
    ).replace("<span>来源：某新闻·某号</span>", "")
    return _page(
        f"{r.title}_某号_某新闻",
        f"<div id='__next'><div class='index_wrap__a1'><h1 class='index_title__B8'>{r.title}</h1>{info}"
        f"<div class='index_cententWrap__Jv8'>{_spread(r, rng)}</div><div class='index_copy__z'>"
        f"本文为某号作者上传并发布，仅代表该作者观点。</div></div><div class='index_hot__z'>{comments()}</div></div>",
        site="某新闻",
    ).replace("<div class='index_copy__z'>本文为某号作者上传并发布，仅代表该作者观点。</div>", "")


def flow(r: Release, rng: random.Random) -> str:
    info = f"<div class='article-meta'><span>{r.day:%Y-%m-%d} 09:12</span><span class='dot'>·</span><span class='name'>{r.source}</span></div>"
    return _page(
        f"{r.title}-今某头条",
        f"<div class='main'><div class='article-box'><h1>{r.title}</h1>{info}<article class='syl-article-base'>"
        f"{_spread(r, rng)}</article></div><div class='feed'>"
        + "".join(
            f"<div class='card'><a>{LINKS[n]}</a><p>{TALES[n % 3]}</p></div>" for n in range(6)
        )
        + "</div></div>",
        site="今某头条",
    )


def split_day(r: Release, rng: random.Random) -> str:
    when = (
        f"<div class='header-time left'><span class='year'><em>{r.day:%Y}</em></span><span class='day'><em>{r.day:%m}"
        f"</em>/<em>{r.day:%d}</em></span><span class='time'>09:12:33</span></div>"
    )
    return _page(
        f"{r.title}-某社",
        f"<div class='header domPC'>{when}<div class='source'>来源：{r.source}</div></div><div class='head-line'>"
        f"<h1><span class='title'>{r.title}</span></h1></div><div id='detail'>{paragraphs(r, rng)}"
        "<div class='editor'>【责任编辑:张某】</div></div>",
        site="某社",
    )


def wire(r: Release, rng: random.Random) -> str:
    info = f"<div class='content_left_time'>{r.day:%Y年%m月%d日 09:12}　来源：<a>{r.source}</a> <img alt='大字体'> <img alt='小字体'><a>参与互动</a></div>"
    return _page(
        f"{r.title}-某新网",
        f"<div class='content_maincontent_more'><h1 class='content_left_title'>{r.title}</h1>{info}<div class='left_zw'>"
        f"{paragraphs(r, rng)}</div><div class='adEditor'><span>【编辑:李某】</span></div></div>{_dated_links()}",
        site="某新网",
    )


def broadcast(r: Release, rng: random.Random) -> str:
    info = f"<div class='info'><i>来源：{r.source} | </i>{r.day:%Y年%m月%d日 09:12:33}</div>"
    return _page(
        f"{r.title}_新闻频道_央某网",
        f"<div class='title_area'><h1>{r.title}</h1>{info}</div><div class='content_area' id='content_area'>{paragraphs(r, rng)}"
        f"</div><div class='zebian'><span>编辑：周某</span><span>责任编辑：刘某</span></div>{_dated_links()}",
        site="央某网",
    )


def statistics(r: Release, rng: random.Random) -> str:
    info = (
        f"<div class='detail-title-des'><h2><p>{r.day:%Y/%m/%d} 09:30</p></h2><h2>来源：<span>{r.source}</span></h2></div>"
        "<div class='font-size'><span>字体：</span><a>小</a><a>中</a><a>大</a><a>打印</a></div>"
    )
    return _page(
        f"{r.title} - 某统计局",
        f"<div class='detail-title'><h1>{r.title}</h1>{info}</div><div class='txt-content'><div class='trs_editor_view TRS_UEDITOR'>"
        f"{_word(r, rng)}</div></div><div class='wenzhang-nav'><a>上一篇：{LINKS[0]}</a><a>下一篇：{LINKS[1]}</a></div>",
        site="某统计局",
    )


def digital(r: Release, rng: random.Random) -> str:
    area = "".join(f"<li><a href='content_{n}.htm'>{LINKS[n]}</a></li>" for n in range(6))
    top = f"<table><tr><td>{r.day:%Y年%m月%d日} 星期{_WEEK[r.day.weekday()]}</td><td>A02版：综合</td><td><a>上一期</a></td><td><a>返回目录</a></td></tr></table>"
    body = "".join(
        f"<P>　　{escape(b)}</P>"
        if isinstance(b, str)
        else "".join(f"<P>{escape(c)}</P>" for c in b.caption) + table_html(b, rng)
        for b in r.blocks
    )
    return _page(
        "某某日报多媒体数字报",
        f"{top}<TABLE><TR><TD><ul>{area}</ul></TD><TD><TABLE><TR><TD><STRONG class='font01'>{r.title}</STRONG></TD></TR>"
        f"<TR><TD><div id='articleContent'>{body}</div></TD></TR></TABLE></TD></TR></TABLE>",
        site="某某日报",
    )


def day_box(r: Release, rng: random.Random) -> str:
    box = f"<div class='day-box'><b>{r.day:%d}</b><span>{r.day:%Y-%m}</span></div>"
    return _page(
        f"{r.title}_公司新闻_某科技股份有限公司",
        f"<div class='n-detail'>{box}<div class='n-tit'>{r.title}</div><div class='n-con'>{_spread(r, rng)}</div></div>"
        f"<div class='n-page'>上一篇：<a>{LINKS[2]}</a>　下一篇：<a>{LINKS[3]}</a></div>",
        site="某科技",
    )


def english(r: Release, rng: random.Random) -> str:
    when = f"{_MONTHS[r.day.month - 1]} {r.day.day}, {r.day.year}"
    return _page(
        f"{r.title} | Invest",
        f"<div class='art'><h1>{r.title}</h1><p class='meta'>Updated: {when}　Source: {r.source}</p><div class='bd'>{_spread(r, rng)}</div></div>",
        site="Invest",
    )


def old_county(r: Release, rng: random.Random) -> str:
    info = f"添加时间：{r.day.year}-{r.day.month}-{r.day.day}　录入：admin　来源：{r.source}　点击：123次"
    return _page(
        "某县政府网",
        f"<table width='960'><tr><td width='200'><table><tr><td><a>图片新闻</a></td></tr><tr><td><a>{LINKS[5]}</a></td></tr></table></td>"
        f"<td><table><tr><td class='bt18' align='center'>{r.title}</td></tr><tr><td class='gray'>{info}</td></tr>"
        f"<tr><td class='black14'>{paragraphs(r, rng, 'br')}</td></tr></table></td></tr></table>",
        site="某县政府网",
    )


def indexed(r: Release, rng: random.Random) -> str:
    table = (
        f"<table class='bgt'><tr><th>索引号</th><td>MB000000/{r.year}-000{rng.randint(10, 99)}</td><th>组织分类</th><td>统计</td></tr>"
        f"<tr><th>发布机构</th><td>{r.source}</td><th>发文日期</th><td>{r.day.year}年{r.day.month}月{r.day.day}日</td></tr>"
        f"<tr><th>名称</th><td colspan='3'>{r.title}</td></tr><tr><th>文号</th><td></td><th>关键词</th><td></td></tr></table>"
    )
    return _page(
        f"{r.title}_某省人民政府",
        f"<div class='xxgk-box'>{table}<div class='xl-bt'>{r.title}</div><div class='xl-nr'>{_word(r, rng)}</div></div>",
    )


def dede(r: Release, rng: random.Random) -> str:
    info = f"<div class='info'><small>时间:</small>{r.day:%Y-%m-%d %H:%M}<small>来源:</small>{r.source}<small>作者:</small>admin<small>点击:</small>33次</div>"
    return _page(
        f"{r.title} - 某协会",
        f"<div class='viewbox'><div class='title'><h2>{r.title}</h2></div>{info}<div class='content'>{paragraphs(r, rng, 'div')}</div>"
        f"<div class='context'>{_dated_links(3)}</div></div>",
        site="某协会",
    )


def imperial(r: Release, rng: random.Random) -> str:
    info = (
        f"<p class='i'>发布日期：{r.day:%Y年%m月%d日}　信息来源：{r.source}　阅读次数：<i>1</i></p>"
    )
    return _page(
        f"{r.title}-通知公告-某管委会",
        f"{_dated_links(8)}<div class='con'><h1 class='logo'>某管委会</h1><h3>{r.title}</h3>{info}<div id='text'>{paragraphs(r, rng)}</div></div>",
        site="某管委会",
    )


def hundred(r: Release, rng: random.Random) -> str:
    head = f"<meta itemprop='dateUpdate' content='{r.day:%Y-%m-%d} 09:12:00'>"
    return _page(
        f"{r.title}",
        f"<div class='_1n'><div class='sK'>{r.title}</div><div class='_2j'><p>{r.source}</p><span>发布时间：{r.day:%y-%m-%d} 09:12</span></div>"
        f"<div class='_18p7x'>{_spread(r, rng, 'div', '_3ygOc').replace('<div class', '<div><span class').replace('</div>', '</span></div>')}</div></div>",
        head=head,
        site="百某号",
    )


def micro(r: Release, rng: random.Random) -> str:
    return _page(
        f"{r.title}",
        f"<div class='main_editor'><div class='title'>{r.title}</div><div class='authorinfo'><em class='W_autocut'>{r.source}</em>"
        f"<span class='time'>发布于 {r.day:%Y-%m-%d} 09:12:33</span><span class='num'>阅读数：1.2万</span></div>"
        f"<div class='WB_editor_iframe_new'>{_spread(r, rng)}</div></div>{comments()}",
        site="某博",
    )


def canonical(r: Release, rng: random.Random) -> str:
    head = f"<link rel='canonical' href='https://www.example.org/zwgk/{r.day:%Y%m}/t{r.day:%Y%m%d}_30012.html'>"
    return _page(
        f"{r.title}_某县人民政府",
        f"<div class='wz'><h1>{r.title}</h1><div class='ly'>来源：{r.source}</div><div class='wz-con'>{paragraphs(r, rng)}</div></div>",
        head=head,
    )


def saved(r: Release, rng: random.Random) -> str:
    page = _page(
        f"{r.title}_某市新闻网",
        f"<div class='c-left'><h1>{r.title}</h1><p>来源：{r.source}</p><div class='cc'>{_spread(r, rng)}</div></div>",
        site="某市新闻网",
    )
    mark = f"<!-- saved from url=(0064)http://news.example.org/{r.day:%Y-%m/%d}/content_1234567.htm -->"
    return page.replace("\n<html", f"\n{mark}\n<html", 1)


def bare(r: Release, rng: random.Random) -> str:
    return (
        f"<html><head><meta charset='utf-8'><title>{r.title}</title></head><body>\n<center><font size=5><b>{r.title}</b></font></center>\n"
        f"<center>{r.day.year}年{r.day.month}月{r.day.day}日　{r.source}</center>\n<hr>\n{paragraphs(r, rng, 'br')}\n<hr><center>某县信息中心制作</center></body></html>"
    )


def paged(r: Release, rng: random.Random) -> str:
    info = f"<div class='ly'>{r.day:%Y-%m-%d %H:%M:%S} | {r.source}</div>"
    return _page(
        f"{r.title}_第1页_某在线",
        f"<h1>{r.title}</h1>{info}<div class='zw-text'>{paragraphs(r, rng)}</div><div class='fy'>共2页 <b>1</b> <a href='2.html'>2</a> <a href='2.html'>下一页</a> <a>末页</a></div>",
        site="某在线",
    )


def dated_above(r: Release, rng: random.Random) -> str:
    side = f"<div class='left-col'><h3>最新信息</h3>{_dated_links(10)}</div>"
    info = f"<div class='sub'>日期：{r.day:%Y-%m-%d}　作者：{r.source}　来源：{r.source}　浏览量：12</div>"
    return _page(
        f"某局 - {r.title}",
        f"<div class='w1000'>{side}<div class='right-col'><h2 class='h'>{r.title}</h2>{info}<div class='t-c'>{_word(r, rng)}</div></div></div>",
        site="某局",
    )


def mobile(r: Release, rng: random.Random) -> str:
    return _page(
        f"{r.title}",
        f"<section class='art_card'><h2 class='t'>{r.title}</h2><p class='s'><cite>{r.source}</cite><time>{r.day:%m月%d日 09:12}</time></p></section>"
        f"<section class='art_main'>{_spread(r, rng, 'p', 'art_p')}</section><section class='cards'>"
        + "".join(f"<a class='card'><h3>{LINKS[n]}</h3><p>{TALES[n % 3]}</p></a>" for n in range(5))
        + "</section>",
        head=f"<meta property='article:published_time' content='{r.day:%Y-%m-%d}T09:12:00+08:00'>",
        site="手某网",
    )


def original(r: Release, rng: random.Random) -> str:
    info = f"<div class='article-info'><span class='time' id='news-time'>{r.day:%Y-%m-%d} 09:12</span>　来源:<a>{r.source}</a></div>"
    return _page(
        f"{r.title}_某狐网",
        f"<div class='text'><div class='text-title'><h1>{r.title}</h1>{info}</div><article>{_spread(r, rng)}"
        "<p><a>返回某狐，查看更多</a></p><p>责任编辑：</p></article><div class='statement'>平台声明：该文观点仅代表作者本人，某狐号系信息发布平台。</div></div>"
        f"{comments()}",
        site="某狐",
    )


def written_out(r: Release, rng: random.Random) -> str:
    digits = "〇一二三四五六七八九"

    def small(number: int) -> str:
        tens, ones = divmod(number, 10)
        front = ("" if tens < 2 else digits[tens]) + "十" if tens else ""
        return front + (digits[ones] if ones or not tens else "")

    year = "".join(digits[int(c)] for c in str(r.day.year))
    info = f"<p align='center'>（{year}年{small(r.day.month)}月{small(r.day.day)}日）</p><p align='center'>{r.source}</p>"
    return _page(
        f"{r.title}-统计公报-某市统计局",
        f"<div class='cont'><p align='center'><b>{r.title}</b></p>{info}<div class='nr-box'>{_word(r, rng)}</div></div>",
        site="某市统计局",
    )


def columns(r: Release, rng: random.Random) -> str:
    left = "".join(
        f"<dd><a href='/l{n}'>{word}</a></dd>"
        for n, word in enumerate(("局领导", "机构职能", "统计数据", "统计分析", "政策法规"))
    )
    info = f"<div class='bszn'><em>公布日期：{r.day:%Y.%m.%d}</em><em>稿源：{r.source}</em></div>"
    return _page(
        f"统计数据 > {r.title}",
        f"<div class='flex'><dl class='side'>{left}</dl><div class='mainbox'><div class='hd'>统计数据</div><h4>{r.title}</h4>{info}"
        f"<div class='nrr'>{paragraphs(r, rng)}</div><div class='fj'></div></div></div>",
        site="某市统计局",
    )


MORE = (
    printed_view, netease, hashed, flow, split_day, wire, broadcast, statistics, digital, day_box, english, old_county,
    indexed, dede, imperial, hundred, micro, canonical, saved, bare, paged, dated_above, mobile, original, written_out,
    columns,
)  # fmt: skip
#: Families of these whose pages do not say who published the text, in a way that can be told.
MORE_WITHOUT_SOURCE = frozenset(("digital", "day_box"))
