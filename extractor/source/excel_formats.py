"""How the cells of a workbook are shown (in per cent, as a month, as a year), and how many it has.

Their values do not tell: 6.2 % is .062, and March is the first of March. A sheet whose one cell
stands in its last row and column would take all memory there is, so cells are counted before they
are read. What an .xlsb shows is not known.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from extractor.errors import SourceError
from extractor.source.archive import BROKEN
from extractor.source.ods_formats import ods_cells
from extractor.source.shown import CellsTold
from extractor.source.xls_formats import xls_cells
from extractor.source.xlsx_formats import xlsx_cells

_OLD = b"\xd0\xcf\x11\xe0"


def cells_told(data: bytes) -> CellsTold:
    """What a workbook of any kind tells of its cells; nothing where it is damaged."""
    if data.startswith(_OLD):
        return xls_cells(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "content.xml" in names:
                return ods_cells(archive)
            return xlsx_cells(archive) if "xl/workbook.xml" in names else CellsTold()
    except (*BROKEN, KeyError, ElementTree.ParseError, SourceError):
        return CellsTold()
