"""Make a corpus of files in the manner of real ones, each with what should be read from it.

python3 scripts/dev.py files make FOLDER     252 files, always the same
python3 scripts/dev.py files check FOLDER    load them, and score text, title, date, source, grids, facts
"""

from __future__ import annotations

import argparse
import email.message
import io
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_content import Release, make_release
from page_families import FAMILIES, NO_SOURCE, paragraphs
from page_families_more import MORE, MORE_WITHOUT_SOURCE

SEED = 20250321
NOTES = ("[1] 本资料为初步统计数。", "[2] 部分数据因四舍五入，存在合计与分项不等的情况。")
KINDS = ("long", "short", "table", "report")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="files", description=__doc__)
    parser.add_argument("task", choices=("make", "check"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="show what differs")
    chosen = parser.parse_args(arguments)
    if chosen.task == "make":
        print(f"{make(chosen.folder)} files in {chosen.folder}")
        return 0
    from check_files import check

    return check(chosen.folder, errors=chosen.errors)


def make(folder: Path) -> int:
    """Write the files, and ``expected.json`` beside them; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    expected: dict[str, Any] = {}
    for name, data, wanted in files():
        (folder / name).write_bytes(data)
        expected[name] = wanted
    (folder / "expected.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=1), "utf-8"
    )
    return len(expected)


def files() -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Name, bytes and expectation of each file."""
    rng = random.Random(SEED)  # one for all, so that they are made in this order
    yield from _pages(rng)
    yield from _office(rng)
    yield from _plain(rng)
    yield from _printed(rng)
    yield from _more_pages(rng)
    yield from _columns(rng)


def _pages(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for family in FAMILIES:
        for kind in KINDS:
            release = make_release(rng, kind)
            text = family(release, rng)
            data = text.encode("gb18030" if family.__name__ == "old" else "utf-8")
            wanted = _wanted(release, titled=False)
            if family.__name__ in NO_SOURCE:
                wanted["source"] = None
            yield f"{family.__name__}-{kind}.html", data, wanted


def _office(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for n in range(12):
        release = make_release(rng, KINDS[n % 4])
        yield f"word-{n:02d}.docx", _docx(release), _wanted(release, titled=True)
    for n in range(12):
        release = make_release(rng, KINDS[n % 4])
        yield (
            f"print-{n:02d}.pdf",
            _pdf(release, rules=("ruled", "bare")[n % 2]),
            _wanted(release, titled=True),
        )
    for n in range(8):
        release = make_release(rng, "table")
        release.blocks = release.tables()
        for table in release.tables():
            table.rows = [[_shown(cell) for cell in row] for row in table.rows]
        wanted = _wanted(release, titled=True)
        yield f"book-{n:02d}.xlsx", _xlsx(release), {**wanted, "date": None, "source": None}


def _plain(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for n in range(8):
        release = make_release(rng, KINDS[n % 4])
        yield f"plain-{n:02d}.txt", _txt(release, rng), _wanted(release, titled=True)
    for n in range(4):
        release = make_release(rng, KINDS[n])
        yield (
            f"mail-{n}.eml",
            _mail(release, rng),
            {**_wanted(release, titled=False), "source": None},
        )
    for n in range(4):
        release = make_release(rng, KINDS[n])
        wanted = {**_wanted(release, titled=True), "source": None}
        yield f"note-{n}.md", _markdown(release), wanted


def _printed(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Communiqués with notes at their feet, heads over columns, and cells of several lines."""
    for n in range(12):
        release = make_release(rng, ("table", "report")[n % 2])
        wanted = _wanted(release, titled=True)
        wanted["lines"] = [*wanted["lines"], *NOTES]
        rules = ("ruled", "three lines", "bare")[n % 3]
        yield f"bulletin-{n:02d}.pdf", _pdf(release, rules=rules, noted=True), wanted


def _more_pages(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for family in MORE:
        for kind in KINDS:
            release = make_release(rng, kind)
            wanted = _wanted(release, titled=False)
            if family.__name__ in MORE_WITHOUT_SOURCE:
                wanted["source"] = None
            yield f"{family.__name__}-{kind}.html", family(release, rng).encode(), wanted


def _columns(rng: random.Random) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Prose in two and three columns, some nearer to each other than two letters."""
    for n in range(8):
        release = make_release(rng, "long")
        made = _pdf_columns(release, columns=2 + n % 2, gutter=(8, 12, 18, 24)[n // 2])
        yield f"column-{n:02d}.pdf", made, {**_wanted(release, titled=True), "source": None}


def _pdf_columns(release: Release, *, columns: int, gutter: float) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=11, leading=17, firstLineIndent=22, wordWrap="CJK"
    )
    width, high = (A4[0] - 100 - gutter * (columns - 1)) / columns, 90 + 20 * len(release.blocks)
    day = f"{release.day.year}年{release.day.month}月{release.day.day}日"

    def head(canvas: Any, _: Any) -> None:
        canvas.setFont("STSong-Light", 20)
        canvas.drawCentredString(A4[0] / 2, 760, release.title)
        canvas.setFont("STSong-Light", 11)
        canvas.drawCentredString(A4[0] / 2, 738, f"（{day}）")

    frames = [
        Frame(50 + n * (width + gutter), 720 - high, width, high, 0, 0, 0, 0)
        for n in range(columns)
    ]
    file = io.BytesIO()
    made = BaseDocTemplate(file, pagesize=A4, invariant=1)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=head))
    made.build([Paragraph(block, body) for block in release.blocks if isinstance(block, str)])
    return file.getvalue()


def _wanted(release: Release, *, titled: bool) -> dict[str, Any]:
    lines, day = release.lines(), release.day
    return {
        "lines": [release.title, *lines] if titled else lines,
        "title": release.title,
        "date": release.day.isoformat(),
        "source": release.source,
        "optional": [  # lines that may be in the text or not
            f"发布时间：{day}来源：{release.source}",
            f"{day.year}年{day.month}月{day.day}日来源：{release.source}",
            f"（{day.year}年{day.month}月{day.day}日）",
            f"来源：{release.source}",
            f"发布日期：{day}",
        ],
        "place": release.place,
        "grids": [
            [cell.strip("　") for row in table.rows for cell in row if cell.strip("　")]
            for table in release.tables()
        ],
        "facts": [fact for table in release.tables() for fact in table.facts],
    }


def _docx(release: Release) -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(release.title).alignment = 1
    document.add_paragraph(
        f"（{release.day.year}年{release.day.month}月{release.day.day}日）"
    ).alignment = 1
    document.add_paragraph(f"来源：{release.source}")
    for block in release.blocks:
        if isinstance(block, str):
            document.add_paragraph("　　" + block)
            continue
        for line in block.caption:
            document.add_paragraph(line)
        grid = document.add_table(len(block.rows), len(block.rows[0]))
        for n, row in enumerate(block.rows):
            for c, cell in enumerate(row):
                grid.cell(n, c).text = cell
        for row_, column, high, wide in block.merged:
            grid.cell(row_, column).merge(grid.cell(row_ + high - 1, column + wide - 1))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(release: Release, *, rules: str, noted: bool = False) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Laid

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK"
    )
    plain = ParagraphStyle("plain", parent=body, firstLineIndent=0)
    big = ParagraphStyle(
        "big", parent=body, fontSize=20, leading=30, alignment=1, firstLineIndent=0
    )
    middle = ParagraphStyle("middle", parent=body, alignment=1, firstLineIndent=0)
    day = f"（{release.day.year}年{release.day.month}月{release.day.day}日）"
    flow: list[Any] = [
        Paragraph(release.title + ("<super>[1]</super>" if noted else ""), big),
        Paragraph(day, middle),
        Paragraph(f"来源：{release.source}", plain),
    ]
    for block in release.blocks:
        if isinstance(block, str):
            signed = block.replace("。", "<super>②</super>。", 1) if noted else block
            flow.append(Paragraph(signed, body))
            continue
        flow += [Paragraph(line, middle) for line in block.caption]
        style: list[Any] = [
            ("FONT", (0, 0), (-1, -1), "STSong-Light", 10),
            ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ]
        if rules == "ruled":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
        if rules == "three lines":
            style.append(("LINEABOVE", (0, 0), (-1, 0), 1, "black"))
            style.append(("LINEBELOW", (0, -1), (-1, -1), 1, "black"))
        for row, column, high, wide in block.merged:
            style.append(("SPAN", (column, row), (column + wide - 1, row + high - 1)))
            style.append(("ALIGN", (column, row), (column + wide - 1, row + high - 1), "CENTER"))
        flow += [
            Laid(
                _narrow(block.rows) if noted else block.rows,
                style=style,
                colWidths=[150, *[95] * (len(block.rows[0]) - 1)],
            ),
            Spacer(1, 10),
        ]

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(
            A4[0] / 2,
            30,
            (f"— {document.page} —", f"第{document.page}页 共9页", f"{document.page}")[
                release.day.day % 3
            ],
        )
        canvas.drawCentredString(A4[0] / 2, A4[1] - 30, f"{release.place}统计资料{release.year}")

        if noted and document.page == 1:
            canvas.setFont("STSong-Light", 8)
            for at, note in enumerate(NOTES):
                canvas.drawString(72, 98 - 12 * at, note)

    file = io.BytesIO()
    low = {"bottomMargin": 125} if noted else {}
    SimpleDocTemplate(file, pagesize=A4, invariant=1, **low).build(
        flow, onFirstPage=edges, onLaterPages=edges
    )
    return file.getvalue()


def _narrow(rows: list[list[str]]) -> list[list[str]]:
    """Heads with their units on a line of their own, as narrow columns have them."""
    return [[cell.replace("（", "\n（") for cell in row] for row in rows]


def _xlsx(release: Release) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([release.title])
    for table in release.tables():
        for line in table.caption:
            sheet.append([line])
        first = sheet.max_row + 1
        for row in table.rows:
            sheet.append([_number(cell) for cell in row])
        for row_, column, high, wide in table.merged:
            sheet.merge_cells(
                start_row=first + row_,
                start_column=column + 1,
                end_row=first + row_ + high - 1,
                end_column=column + wide,
            )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _shown(cell: str) -> str:
    """A number as a sheet shows it: 4.0 is 4."""
    number = _number(cell)
    return format(number, ".15g") if isinstance(number, float) else cell


def _number(cell: str) -> Any:
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell or None


def _txt(release: Release, rng: random.Random) -> bytes:
    day = (
        f"发布时间：{release.day.isoformat()}  来源：{release.source}",
        f"{release.day.year}年{release.day.month}月{release.day.day}日  来源：{release.source}",
    )[release.day.day % 2]
    lines = [release.title, day]
    for block in release.blocks:
        if isinstance(block, str):
            lines.append("　　" + block)
            continue
        lines += block.caption
        hidden = {
            (r, c)
            for t, left, h, w in block.merged
            for r in range(t, t + h)
            for c in range(left, left + w)
        } - {(t, left) for t, left, _, _ in block.merged}
        del hidden
        lines += ["\t".join(row) for row in block.rows]
    return ("\n".join(lines) + "\n").encode("gb18030" if rng.random() < 0.5 else "utf-8")


def _mail(release: Release, rng: random.Random) -> bytes:
    message = email.message.EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        release.title,
        "a@example.org",
        "b@example.org",
    )
    message["Date"] = release.day.strftime("%a, %d %b %Y 10:00:00 +0800")
    message.set_content(f"<html><body>{paragraphs(release, rng)}</body></html>", subtype="html")
    return bytes(message)


def _markdown(release: Release) -> bytes:
    out = [f"# {release.title}", "", f"发布日期：{release.day.isoformat()}", ""]
    for block in release.blocks:
        if isinstance(block, str):
            out += [block, ""]
            continue
        for line in block.caption:
            out += [line, ""]
        out.append("| " + " | ".join(block.rows[0]) + " |")
        out.append("|" + "---|" * len(block.rows[0]))
        out += ["| " + " | ".join(row) + " |" for row in block.rows[1:]] + [""]
    return "\n".join(out).encode()


if __name__ == "__main__":
    sys.exit(main())
