"""Reading grids: heads of columns and stubs of rows say what a number is; cells become records."""

from extractor.gridfacts.context import GridContext, GridFacts, Untold, records_in
from extractor.gridfacts.reader import GridReader

__all__ = ["GridContext", "GridFacts", "GridReader", "Untold", "records_in"]
