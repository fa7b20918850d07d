"""How the cells of an .xls are shown ([MS-XLS] 2.4.126, 2.4.353, 2.5.282): read off its records.

The library that reads the values leaves out their formats: 6.2 % would be .062.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from extractor.source.shown import BUILT_IN, CellsTold, ShownCells, kind_of_code

_STREAMS = ("Workbook", "Book")  # of 1997 and later, of 1995
_SHEET, _FORMAT, _LOOK, _MANY, _SEALED = 0x0085, 0x041E, 0x00E0, 0x00BD, 0x002F
#: Numbers, short numbers, formulas, texts of four kinds, truths.
_CELLS = frozenset((0x0203, 0x027E, 0x0006, 0x0204, 0x00D6, 0x00FD, 0x0207, 0x0205))
_EXTENT, _LONG = 0x0200, 14
_MOST = 1 << 24  # cells of a sheet: of 65,536 rows and 256 columns
_BEGINS, _ENDS = 0x0809, 0x000A
_WIDE = 1


def xls_cells(data: bytes) -> CellsTold:
    """How the cells of each sheet are shown, and how many there would be.

    What is damaged is refused by who reads its values.
    """
    import olefile  # without it the file is refused before

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            name = next(name for name in _STREAMS if ole.exists(name))
            book = ole.openstream(name).read()
        begins, looks = _globals(book, old=name == _STREAMS[1])
    except (OSError, ValueError, IndexError, struct.error, StopIteration, TypeError):
        return CellsTold()
    sheets = {begin: _sheet(book, begin, looks) for begin in set(begins)}
    shown = {number: sheets[begin].shown[0] for number, begin in enumerate(begins)}
    return CellsTold(shown, sum(sheets[begin].total for begin in begins))


def _globals(book: bytes, *, old: bool) -> tuple[list[int], dict[int, str]]:
    """Where the sheets begin, and the looks of cells that matter here by their numbers."""
    begins: list[int] = []
    formats: dict[str, str] = dict(BUILT_IN)
    looks: list[str] = []
    for kind, record in _records(book, 0):
        if kind == _SEALED:
            return [], {}
        if kind == _SHEET:
            begins.append(struct.unpack_from("<I", record)[0])
        elif kind == _FORMAT:
            (number,) = struct.unpack_from("<H", record)
            formats[str(number)] = kind_of_code(_code(record[2:], old=old))
        elif kind == _LOOK:
            looks.append(str(struct.unpack_from("<H", record, 2)[0]))
    shown = ((number, formats.get(one, "")) for number, one in enumerate(looks))
    return begins, {number: one for number, one in shown if one}


def _code(record: bytes, *, old: bool) -> str:
    """The signs of a format; those of Chinese years and months tell nothing here."""
    if old:
        return record[1 : 1 + record[0]].decode("latin-1")
    (length,) = struct.unpack_from("<H", record)
    if record[2] & _WIDE:
        return record[3 : 3 + 2 * length].decode("utf-16-le", "replace")
    return record[3 : 3 + length].decode("latin-1")


def _sheet(book: bytes, begin: int, looks: dict[int, str]) -> CellsTold:
    shown: ShownCells = {}
    high = wide = 0
    most = 0
    try:
        for kind, record in _records(book, begin):
            if kind == _EXTENT:
                most = max(most, _extent(record))
            for row, column, look in _cells(kind, record):
                high, wide = max(high, row + 1), max(wide, column + 1)
                if look in looks:
                    shown[row, column] = looks[look]
    except struct.error:
        pass  # as far as it goes
    return CellsTold({0: shown}, max(high * wide, most if most > _MOST else 0))


def _extent(record: bytes) -> int:
    """How many cells a sheet says it has; its reader makes room for so many."""
    form = "<IIHH" if len(record) >= _LONG else "<HHHH"
    first, last, left, right = struct.unpack_from(form, record)
    if last < first or right < left:
        return _MOST + 1
    return int((last - first) * (right - left))


def _cells(kind: int, record: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and look of each cell of a record."""
    if kind in _CELLS:
        yield struct.unpack_from("<HHH", record)
    elif kind == _MANY:
        row, column = struct.unpack_from("<HH", record)
        for number in range((len(record) - 6) // 6):
            (look,) = struct.unpack_from("<H", record, 4 + 6 * number)
            yield row, column + number, look


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of a workbook, without those of charts in it."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        depth += (kind == _BEGINS) - (kind == _ENDS)
        if depth <= 1:
            yield kind, book[at + 4 : at + 4 + size]
        if depth == 0:
            return
        at += 4 + size
