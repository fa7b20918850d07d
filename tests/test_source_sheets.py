"""Workbooks of all kinds show their cells as their formats say: in per cent, as months."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from made_files import make_zip

from extractor.document import Document
from extractor.errors import SourceError
from extractor.source import load, load_each
from extractor.source.shown import kind_of_code

OFFICE = Path(__file__).parent / "office"
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"


def test_an_xls_of_another_program_shows_what_its_formats_say() -> None:
    (found,) = load(OFFICE / "shown.xls")
    assert found.text.split("\n") == [
        "主要指标",
        "临湖市2025年一季度主要指标",
        "指标\t绝对量（亿元）\t增长",
        "固定资产投资\t300.5\t4.2%",
        "工业投资\t100.1\t-2.2%",
        "社会消费品零售总额\t260.5\t5.15%",
        "用电量",
        "月份\t用电量（亿千瓦时）",
        "2025-01\t11.5",
        "2025-02\t12.5",
        "2025-03\t13.5",
        "2025-04\t1",
    ]


def ods(*rows: str) -> bytes:
    names = "".join(f' xmlns:{n}="{SPACE}{n}:1.0"' for n in ("office", "text", "table"))
    table = f'<table:table table:name="表">{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content{names}>{body}</office:document-content>"
    manifest = f'<m:manifest xmlns:m="{SPACE}manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return make_zip({name: part.encode() for name, part in parts.items()})


def row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def cell(shown: str, kind: str = "string", value: str = "", times: int = 1) -> str:
    named = "date-value" if kind == "date" else "value"
    said = f' office:{named}="{value}"' if value else ""
    more = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return f'<table:table-cell office:value-type="{kind}"{said}{more}>{text}</table:table-cell>'


def test_an_open_document_workbook_shows_what_its_cells_show() -> None:
    data = ods(
        row(cell("时间"), cell("增长"), cell("占比")),
        row(cell("2025年1月", "date", "2025-01-01"), cell("4.2%", "percentage", "0.042", times=2)),
        row(cell("2025年4月8日", "date", "2025-04-08"), cell("3", "float", "3", times=2), times=2),
        row(cell("2024", "date", "2024-12-01"), cell("-1%", "percentage", "-0.01", times=2)),
    )
    (found,) = load(data, path="a.ods")
    assert found.text.split("\n") == [
        "时间\t增长\t占比",
        "2025-01\t4.2%\t4.2%",
        "2025-04-08\t3\t3",
        "2025-04-08\t3\t3",
        "2024\t-1%\t-1%",
    ]


def xlsx(*cells: str, styles: str = "cellXfs") -> bytes:
    """A workbook whose cells hold 1, and its styles: the second is in per cent."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = f'Type="{links}/worksheet" Target="worksheets/sheet1.xml"'
    made = "".join(
        f'<row r="{c.strip(LETTERS)}"><c s="0" r="{c}"><v>1</v></c></row>' for c in cells
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKED}"><Relationship Id="b" '
        f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{links}"><sheets><sheet name="表" '
        'sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKED}">'
        f'<Relationship Id="a" {kind}/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}"><{styles}><xf numFmtId="0"/>'
        '<xf numFmtId="10"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{made}'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>',
    }
    return make_zip({name: part.encode() for name, part in parts.items()})


PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ONE = cell("4%", "percentage", "0.04")
MANY = cell("4%", "percentage", "0.04", times=1 << 30)


def xls_with(place: bytes) -> bytes:
    """The file at hand with a cell at another place, as damage makes it."""
    data = (OFFICE / "shown.xls").read_bytes()
    at = data.index(struct.pack("<HHHH", 0x027E, 10, 2, 1)) + 4  # third row, second column
    return data[:at] + place + data[at + 4 :]


def xls_of(extent: bytes) -> bytes:
    """The file at hand whose first sheet says that it has other rows and columns."""
    data = (OFFICE / "shown.xls").read_bytes()
    at = data.index(struct.pack("<HH", 0x0200, 14)) + 4
    return data[:at] + extent + data[at + 12 :]


@pytest.mark.parametrize(
    "data",
    [
        xlsx("A1", "XFD1048576"),
        xlsx("A1", "B1", "ZZ900000"),
        xlsx("A1", "XFD1048576", styles="damaged <"),
        ods(row(ONE), row(MANY)),
        ods(row(ONE, times=1 << 40), row(MANY)),
        xls_with(b"\xff\xff\xff\x7f"),
        xls_of(struct.pack("<IIHH", 0, 1 << 30, 0, 3)),
        xls_of(struct.pack("<IIHH", 9, 3, 0, 3)),
        xls_of(struct.pack("<IIHH", 0, 3, 3, 1)),
    ],
)
def test_a_cell_far_out_is_no_reason_to_take_all_memory(data: bytes) -> None:
    """The library that reads values makes room for every cell between, and ends the program."""
    (error,) = load_each(data, path="a")
    assert isinstance(error, SourceError)
    assert error.reason == "too-large"


def test_an_empty_cell_far_out_is_no_cell() -> None:
    (found,) = load(xlsx("A1", "B1", "A2", "B2"))
    assert found.text == "1\t1\n1\t1"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0.0%", "percent"),
        ('0.0"%"', ""),
        ('yyyy"年"m"月"', "month"),
        ("yyyy", "year"),
        ("[$-804]yyyy/m/d", "day"),
        ("yyyy-m-d h:mm", ""),
        ("General", ""),
        ("0.0;-0.0%", ""),
    ],
)
def test_how_a_format_shows(code: str, shown: str) -> None:
    assert kind_of_code(code) == shown


@pytest.mark.parametrize("step", range(5))
def test_damaged_old_workbooks_are_read_or_refused(step: int) -> None:
    whole = (OFFICE / "shown.xls").read_bytes()
    for at in range(512 + step * 11, len(whole), 130):
        for found in load_each(whole[:at] + b"\xff\x7f\x00" + whole[at + 3 :], path="a.xls"):
            assert isinstance(found, Document) or (
                isinstance(found, SourceError) and "\n" not in str(found)
            )


def test_a_library_that_panics_writes_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    whole = (OFFICE / "shown.xls").read_bytes()
    at = 3208
    (error,) = load_each(whole[:at] + b"\xff\xff\0\0" + whole[at + 4 :], path="a.xls")
    assert str(error) == "a.xls: a damaged Excel file"
    os.write(2, b"seen again")
    assert capfd.readouterr().err == "seen again"


def test_a_program_without_standard_error_reads_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(descriptor: int) -> int:
        raise OSError(descriptor)

    monkeypatch.setattr("os.dup", closed)
    assert len(load(OFFICE / "shown.xls")) == 1
