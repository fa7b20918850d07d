"""``extractor extract``: texts in, records out."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.guarded import guarded
from extractor.cli.inputs import SECONDS, STDIN, content, read_documents
from extractor.cli.logs import LOG
from extractor.cli.options import (
    DATE,
    DATE_COLUMN,
    ID_COLUMN,
    LONGEST,
    MEMORY,
    PATTERNS,
    TEXT_COLUMN,
    TIMEOUT,
    TITLE,
    TITLE_COLUMN,
    as_paths,
    choose,
    choose_all,
    parse_date,
)
from extractor.cli.shown import by_name
from extractor.cli.start import reader, types_with
from extractor.cli.streams import FOR_EXCEL, complain, marked, replaced, write
from extractor.errors import OptionError, SourceError

if TYPE_CHECKING:
    import datetime

    from extractor.api import Extractor
    from extractor.declaration import RecordType
    from extractor.document import Document
    from extractor.result import Result
    from extractor.rulebook import Rulebook
    from extractor.source import Columns
    from extractor.views.file_records import FileRecords

FORMATS = ("table", "jsonl", "json", "csv", FOR_EXCEL, "tsv", "markdown", "html", "xlsx")

_Files = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE...]", help="Texts; - is standard input.")
]
_TEXT = typer.Option(None, "--text", metavar="TEXT", help="A text itself, not a file of it.")
_FORM = typer.Option(
    None, "--format", metavar="|".join(FORMATS), help="Output form.  [default: table]"
)
_ONLY = typer.Option(None, "--only", metavar="TYPE,...", help="These record types alone.")
_OUTPUT = typer.Option(
    None, "--output", "-o", metavar="FILE", help="Write there, not to standard output."
)
_INTO = typer.Option(
    None, "--into", metavar="STORE", help="Add to a database of batch; prints no records."
)


def extract(
    files: _Files = None,
    text: str | None = _TEXT,
    form: str | None = _FORM,
    only: list[str] | None = _ONLY,
    title: str | None = TITLE,
    date: str | None = DATE,
    patterns: list[str] | None = PATTERNS,
    text_column: str | None = TEXT_COLUMN,
    title_column: str | None = TITLE_COLUMN,
    date_column: str | None = DATE_COLUMN,
    id_column: str | None = ID_COLUMN,
    output: Path | None = _OUTPUT,
    into: Path | None = _INTO,
    longest: int = LONGEST,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    log_level: str | None = LOG,
) -> int:
    """Find the facts, and the numbers, times and names they stand on."""
    if into is not None and (form, only, output) != (None, None, None):
        raise OptionError("--into goes without --format, --only and --output")
    names = _names(files, text)
    form = _form(form, output, names)
    known = types_with(patterns)
    types = choose_all("--only", only, known)
    day = parse_date(date)

    from extractor.limits import Limits
    from extractor.source import Columns

    limits = Limits(characters=longest, seconds=timeout, memory=memory)
    folders = as_paths(patterns)
    columns = Columns(text_column, title_column, date_column, id_column)
    extractor = reader(patterns, limits=limits)
    run = _Run(extractor, title=title, date=day, columns=columns, text=text)
    if into is not None:
        write(_added(run.over(names), into, folders))
    else:
        _show(run, names, types, known=known, form=form, output=output)
    if not run.failed:
        return 0
    return 1 if run.read else 2


def _show(
    run: _Run,
    names: list[str],
    types: Collection[str],
    *,
    known: Mapping[str, RecordType],
    form: str,
    output: Path | None,
) -> None:
    """Write what is found in the files; where nothing could be read, an older output stays."""
    read = run.over(names)
    first = list(islice(read, 1))  # by now it is known whether a file holds several documents
    if not first and output is not None:
        return
    found = _found(chain(first, read), types)
    several = len(names) > 1 or run.several
    if form == "xlsx" and output is not None:
        _save_workbook(list(found), output, run.book)
    else:
        _out(found, form=form, named=several, output=output, types=known.values())


def _names(files: list[str] | None, text: str | None) -> list[str]:
    """What is to be read, by name; a text that was typed is called as standard input is.

    Raises:
        OptionError: nothing, or both; what was named looks like a text, and is no file.
    """
    if text is not None and files:
        raise OptionError("--text goes without files")
    if text is None and not files:
        raise OptionError("Missing argument 'FILE...': name files, - for input, or --text TEXT")
    for name in files or ():
        if not name.isascii() and not os.path.lexists(name) and not Path(name).suffix[1:].isalnum():
            raise OptionError(f"{name[:40]}: no such file; a text itself goes after --text")
    return files or [STDIN]


def _form(form: str | None, output: Path | None, files: list[str]) -> str:
    """The output form, as asked for or by the name of the output.

    Raises:
        OptionError: no such form; it needs a file; the file is one of those to be read.
    """
    form = choose("--format", form or by_name(output, FORMATS), FORMATS)
    if form == "xlsx" and output is None:
        raise OptionError("--format xlsx goes with --output FILE")
    if output is not None and output.is_file():
        for name in files:
            if Path(name).exists() and output.samefile(name):
                raise OptionError(f"--output: {output}: that is what is read; name another file")
    return form


def _found(
    read: Iterable[tuple[str, Document, Result]], types: Collection[str]
) -> Iterator[FileRecords]:
    """What the views show: each document with its records of some types."""
    from extractor.views.file_records import FileRecords

    for name, document, result in read:
        records = tuple(r for r in result if r.type in types)
        yield FileRecords(name, document.title, document.date, records, document.text)


def _out(
    found: Iterable[FileRecords],
    *,
    form: str,
    named: bool,
    output: Path | None,
    types: Iterable[RecordType],
) -> None:
    from extractor.views import render

    plain, mark = marked(form)
    write(render(found, form=plain, named=named, types=types), output=output, mark=mark)


def _save_workbook(found: Sequence[FileRecords], output: Path, book: Rulebook) -> None:
    """A sheet a record type, one of documents, and a pivot of the figures with its chart."""
    from extractor.batch.engine import place_codes
    from extractor.compare.pivot import pivot
    from extractor.compare.unstored import ReadDocument, unstored
    from extractor.compare.workbook import pivot_sheet
    from extractor.keys import FactKeys
    from extractor.views.workbook import save_workbook

    keys = FactKeys(book)
    read = (ReadDocument(one.path, one.date, one.records) for one in found)
    points = unstored(read, keys=keys, place_code=place_codes(book))
    table = pivot(points, keys=keys, periods="all")
    with replaced(output) as place:
        save_workbook(found, place, more=[pivot_sheet(table)] if table.lines else [])


def _added(
    read: Iterable[tuple[str, Document, Result]], store: Path, patterns: list[Path]
) -> Iterator[str]:
    """One line for each document that a store took."""
    from extractor.cli.archive import save_into

    for name, document, result in read:
        yield (
            save_into(store, document, result, patterns=patterns, data=_bytes(name, document))
            + "\n"
        )


def _bytes(name: str, document: Document) -> bytes | None:
    """The bytes that a store knows a document by: its file's, where it is all of the file."""
    return content(name) if document.path == name else None


class _Run:
    """One extractor over the files; those that cannot be read are said and counted.

    ``failed`` counts documents that could not be read, ``read`` those that could.
    """

    def __init__(
        self,
        extractor: Extractor,
        *,
        title: str | None,
        date: datetime.date | None,
        columns: Columns,
        text: str | None = None,
    ):
        """``text``: what is read in the place of standard input."""
        import logging

        self._log = logging.getLogger(__name__)
        self._text = text
        self._extractor, self._title, self._date = extractor, title, date
        self._columns = columns
        self.failed = self.read = 0
        self.several = False

    @property
    def book(self) -> Rulebook:
        """The words and rules that it reads with."""
        return self._extractor.book

    def over(self, files: list[str]) -> Iterator[tuple[str, Document, Result]]:
        """Each file's name, its document with the date and title that were used, its records."""
        for name, document in self._documents(files):
            document = replace(
                document,
                title=document.title if self._title is None else self._title,
                date=self._date or document.date,
                date_origin="given" if self._date else document.date_origin,
            )
            result = guarded(self._extractor, document)
            if isinstance(result, str):  # one bad text must not end the others
                complain(f"{document.path or name}: {result}")
                self.failed += 1
                continue
            self.read += 1
            self._log.info("%s: %d records", document.path or name, len(result.records))
            yield document.path or name, document, result

    def _documents(self, files: list[str]) -> Iterator[tuple[str, Document]]:
        for name in files:
            for found in self._loaded(name):
                self.several = self.several or str(found.path) != name
                if isinstance(found, SourceError):
                    complain(str(found))
                    self.failed += 1
                else:
                    if found.partial:
                        complain(f"{found.path}: not all of it is read: {found.partial}")
                    if found.blank_pages:
                        complain(f"{found.path}: {found.blank_pages} pages without text")
                    yield name, found

    def _loaded(self, name: str) -> Iterable[Document | SourceError]:
        if self._text is None:
            seconds = self._extractor.limits.seconds or SECONDS
            return read_documents(name, columns=self._columns, tell=complain, seconds=seconds)
        from extractor.document import Document

        return [Document(text=self._text, path=name)]
