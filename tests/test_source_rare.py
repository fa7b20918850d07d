"""What few files hold: comments between cells, ends of lines alone, parts that are not there."""

from __future__ import annotations

import datetime
import email.message
from pathlib import Path

import pytest
from made_files import make_zip

from extractor.errors import SourceError
from extractor.source import load, load_each
from extractor.source.files import read_bytes
from extractor.source.kinds import magic
from extractor.source.path_dates import date_of_path
from extractor.source.written_days import find_date

FIRST = "2024年，青州市用电量增长6.2%，居全省第四位。"
SECOND = "2024年，临朐县接待游客三百万人次，增长一成。"


def read(data: bytes | str, name: str) -> list[str]:
    """What a file gives: the texts of its documents, for an error its reason in brackets."""
    found = load_each(data.encode() if isinstance(data, str) else data, path=name)
    return [f"<{one.reason}>" if isinstance(one, SourceError) else one.text for one in found]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypmp42", ("a sound or film", "media")),
        (b"\n\n junk %PDF-1.7\n", ("a PDF", "pdf")),
        (b"MZ\x90\0\x03", ("a program", "program")),
        (b"MZ is a text", None),  # two letters of a text
        (b"a text", None),
    ],
)
def test_what_a_binary_file_is(data: bytes, kind: tuple[str, str] | None) -> None:
    assert magic(data) == kind


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was small when it was looked at."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 9)
    monkeypatch.setattr("extractor.source.files._check_kind", lambda path, limit: None)
    assert read_bytes(file, limit=9) == b"x" * 9
    with pytest.raises(SourceError) as caught:
        read_bytes(file, limit=8)
    assert caught.value.reason == "too-large"


def test_a_file_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, limit: int) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("extractor.source.files._check_kind", refuse)
    with pytest.raises(SourceError) as caught:
        read_bytes(tmp_path / "a.txt")
    assert (caught.value.reason, str(caught.value)) == (
        "permission", f"{tmp_path / 'a.txt'}: no permission to read it",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("通报/2025/03/21/a.txt", "2025-03-21"),
        ("通报/2025/0321/a.txt", "2025-03-21"),
        ("通报/2025/03/a.txt", "2025-03-01"),
        ("通报/2025/公告/a.txt", None),  # no month
    ],
)
def test_the_day_in_the_folders(path: str, day: str | None) -> None:
    found = date_of_path(path)
    assert (found and found[0].isoformat()) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二五年三月二十一日", datetime.date(2025, 3, 21)),
        ("二〇二十年三月二十一日", None),  # a year that is none
    ],
)
def test_days_in_chinese_numerals(text: str, day: datetime.date | None) -> None:
    assert find_date(text) == day


# Pages --------------------------------------------------------------------------------------------


def page(body: str, head: str = "") -> str:
    title = "<title>通报</title>"
    return f"<html><head>{title}{head}</head><body>{body}</body></html>"


ROWS = "<tr><td>地区</td><td>增速</td></tr><tr><td>甲县</td><td>3%</td></tr>"


@pytest.mark.parametrize(
    ("table", "grids"),
    [
        (f"<table>{ROWS}<tr><td>乙县</td><td>5%</td></tr></table>", 1),
        # a row that nobody sees is none of the table; a comment between its rows neither
        (
            f"<table>{ROWS}<!-- x --><tr style='display:none'><td>丙县</td><td>7%</td></tr>"
            "</table>",
            1,
        ),
        # a table in a cell: the outer one only lays out
        (f"<table><tr><td><table>{ROWS}</table></td><td>侧栏</td></tr></table>", 1),
    ],
)
def test_tables_of_pages(table: str, grids: int) -> None:
    (document,) = load(page(f"<p>{FIRST}</p><!-- 注 -->{table}<p>{SECOND}</p>").encode())
    assert len(document.grids) == grids
    assert "丙县" not in document.text
    assert "注" not in document.text
    assert (FIRST in document.text, SECOND in document.text) == (True, True)


def test_the_title_of_a_drawing_is_none_of_the_page() -> None:
    drawing = "<svg><title>一个很长很长的图标的名称，比标题还长</title></svg>"
    (document,) = load(page(f"{drawing}<p>{FIRST}</p><p>{SECOND}</p>").encode())
    assert document.title == "通报"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/2025/03/21/c1.html", datetime.date(2025, 3, 21)),
        ("https://example.org/2025/13/45/c1.html", None),  # shaped like a day, and none
    ],
)
def test_the_day_in_the_address_of_a_page(address: str, day: datetime.date | None) -> None:
    head = f'<link rel="canonical" href="{address}">'
    (document,) = load(page(f"<p>{FIRST}</p><p>{SECOND}</p>", head).encode())
    assert document.date == day


# Data ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        # three records of one name
        (f"<r><行><正文>{FIRST}</正文></行><行><正文>{SECOND}</正文></行><行><正文>{FIRST}</正文></行></r>",
         [FIRST, SECOND, FIRST]),
        # an attribute beside a text is not kept
        (f'<r><行><正文 语种="zh">{FIRST}</正文><日期>2025-03-21</日期></行></r>', [FIRST]),
    ],
)  # fmt: skip
def test_records_of_xml(text: str, texts: list[str]) -> None:
    assert read(f'<?xml version="1.0"?>{text}', "a.xml") == texts


def test_a_line_of_one_field_is_no_table() -> None:
    """Commas in its first line alone make a text no CSV."""
    assert read(f"通报,\n{FIRST}\n", "a.txt") == [f"通报,\n{FIRST}\n"]


# Mail, OpenDocument, books -----------------------------------------------------------------------


def test_a_message_of_no_part_that_is_text() -> None:
    message = email.message.EmailMessage()
    message["Subject"] = "通报"
    message.set_content(b"\x89PNG\r\n", maintype="image", subtype="png", disposition="inline")
    assert read(message.as_bytes(), "a.eml") == ["<empty>"]


def opened(body: str) -> bytes:
    names = "".join(f' xmlns:{name}="{name}"' for name in ("o", "text", "table"))
    content = f"<o:document{names}><o:body><o:text>{body}</o:text></o:body></o:document>"
    kind = b"application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": kind, "content.xml": content.encode()})


def cells(*texts: str) -> str:
    each = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts
    )
    return f"<table:table-row><!-- x -->{each}<table:covered-table-cell/></table:table-row>"


def test_an_opendocument_table_with_a_table_in_it_is_text() -> None:
    rows = cells("地区", "增速") + cells("甲县", "3%") + cells("乙县", "5%")
    (plain,) = load(
        opened(f"<text:p>{FIRST}</text:p><table:table>{rows}</table:table>"), path="a.odt"
    )
    (grid,) = plain.grids
    said = [plain.text[cell.start : cell.end] for cell in grid.cells]
    assert said == ["地区", "增速", "甲县", "3%", "乙县", "5%"]
    held = f"<table:table-cell><table:table>{rows}</table:table></table:table-cell>"
    inner = f"<table:table-row>{held}</table:table-row>"
    (nested,) = load(
        opened(f"<text:p>{FIRST}</text:p><table:table>{inner}</table:table>"), path="a.odt"
    )
    assert len(nested.grids) == 1


def test_a_chapter_that_is_not_in_the_book_is_left_out() -> None:
    package = (
        '<package><metadata><title>年鉴</title></metadata><manifest><item id="a" href="a.xhtml"/>'
        '<item id="b" href="gone.xhtml"/><item id="c" href="c.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>'
    )
    parts = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfile full-path="p.opf"/></container>',
        "p.opf": package.encode(),
        "a.xhtml": f"<html><body><p>{FIRST}</p></body></html>".encode(),
        "c.xhtml": b"<html><body></body></html>",
    }
    (document,) = load(make_zip(parts), path="a.epub")
    assert (document.title, document.text) == ("年鉴", FIRST)
