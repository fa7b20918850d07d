"""OpenDocument: what styles say of the text (raised, hidden) and the numbers of its lists."""

from __future__ import annotations

import pytest
from made_files import make_zip

from extractor.document import Document
from extractor.source import load

STYLES = """
<style:style style:name="up" style:family="text">
 <style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="higher" style:parent-style-name="up"/>
<style:style style:name="third">
 <style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="low">
 <style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="under">
 <style:text-properties style:text-position="-33% 58%"/></style:style>
<style:style style:name="flat" style:parent-style-name="up">
 <style:text-properties style:text-position="0% 100%"/></style:style>
<style:style style:name="gone"><style:text-properties text:display="none"/></style:style>
<style:style style:name="ring" style:parent-style-name="ring"/>
<style:style style:name="listed" style:list-style-name="L"/>
<text:list-style style:name="L">
 <text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..."
  style:num-suffix="、"><p><l text:label-followed-by="nothing"/></p></text:list-level-style-number>
 <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
 <text:list-level-style-bullet text:level="3"/>
 <text:list-level-style-number text:level="12" style:num-format="1"/>
</text:list-style>
<text:list-style style:name="N">
 <text:list-level-style-number text:level="1" style:num-format="1" text:start-value="4"
  l:num-list-format="（%1%）"><p><l text:label-followed-by="nothing"/></p>
 </text:list-level-style-number>
</text:list-style>
<text:outline-style>
 <text:outline-level-style text:level="1" style:num-format="壹, 贰, ..." style:num-suffix="、"/>
</text:outline-style>
"""
KIND = b"application/vnd.oasis.opendocument.text"


def tree(inner: str) -> str:
    names = "".join(f' xmlns:{name}="{name}"' for name in ("o", "style", "text", "table", "l"))
    return f"<o:document{names}>{inner}</o:document>"


def one(body: str) -> Document:
    """The file as a package, its styles in a part of their own."""
    content = tree(f"<o:body><o:text>{body}</o:text></o:body>").encode()
    parts = {"mimetype": KIND, "content.xml": content, "styles.xml": tree(STYLES).encode()}
    (document,) = load(make_zip(parts), path="a.odt")
    return document


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*inner: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inner)}</text:list-item>"


def listed(*items: str, more: str = "") -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


L, N = ' text:style-name="L"', ' text:style-name="N"'
ON = ' text:continue-numbering="true"'


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("up", "企业120²家"),
        ("higher", "企业120²家"),
        ("third", "企业120²家"),
        ("low", "企业1202家"),
        ("under", "企业1202家"),
        ("flat", "企业1202家"),
        ("gone", "企业120家"),
        ("ring", "企业1202家"),
        ("unknown", "企业1202家"),
    ],
)
def test_what_a_style_says_of_letters(style: str, text: str) -> None:
    assert one(p(f'企业120<text:span text:style-name="{style}">2</text:span>家')).text == text


def test_a_hidden_paragraph_is_not_read() -> None:
    assert one(p("增长2%。") + p("草稿", "gone") + p("下降1%。")).text.split() == [
        "增长2%。",
        "下降1%。",
    ]


def test_blanks_of_the_file_are_one_blank() -> None:
    assert one(p("甲\n   乙<text:span>\n丙</text:span>")).text == "甲 乙 丙"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            listed(item(p("甲"), listed(item(p("乙")), item(p("丙")))), item(p("丁")), more=L),
            ["一、甲", "一.1 乙", "一.2 丙", "二、丁"],
        ),
        # the second paragraph of an item has no number, nor has a head, nor a bullet
        (
            listed(
                item(p("甲"), p("续")),
                f"<text:list-header>{p('头')}</text:list-header>",
                item(listed(item(listed(item(p("点")))))),
                item(p("乙")),
                more=L,
            ),
            ["一、甲", "续", "头", "点", "二、乙"],
        ),
        # another list begins anew, unless it says that it goes on
        (
            listed(item(p("甲")), more=L)
            + listed(item(p("乙")), more=L)
            + listed(item(p("丙")), more=L + ON)
            + listed(item(p("丁")), more=N)
            + listed(item(p("戊")), more=L + ' text:continue-list="x"'),
            ["一、甲", "一、乙", "二、丙", "（4）丁", "三、戊"],
        ),
        (
            listed(item(p("甲")), item(p("乙"), more=' text:start-value="9"'), more=N),
            ["（4）甲", "（9）乙"],
        ),
        (listed(item(p("甲", "listed")), item(p("乙", "listed"))), ["一、甲", "二、乙"]),
        (listed(item(p("甲"))), ["甲"]),
        (
            '<text:h text:outline-level="1">甲</text:h><text:h text:outline-level="2">乙</text:h>'
            '<text:h text:outline-level="1" text:is-list-header="true">丙</text:h>'
            "<text:h>丁</text:h>",
            ["壹、 甲", "乙", "丙", "贰、 丁"],
        ),
    ],
)
def test_the_numbers_of_lists(body: str, lines: list[str]) -> None:
    assert one(body).text.split("\n") == lines


def test_a_cell_holds_its_lists_and_not_its_notes() -> None:
    note = "<text:note><text:note-body><text:p>快报数。</text:p></text:note-body></text:note>"
    told = (("指标", "增长（%）"), (f"工业{note}", "3"), (listed(item(p("商业")), more=N), "4"))
    made = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{cell if cell[0] == '<' else p(cell)}</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in told
    )
    found = one(f"<table:table>{made}</table:table>")
    (grid,) = found.grids or ()
    cells = [found.text[cell.start : cell.end] for cell in grid.cells]
    assert cells == ["指标", "增长（%）", "工业", "3", "（4）商业", "4"]
