"""Files of the old Office kind (.doc, .xls, .ppt, .msg): told apart by what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.document import Document
from extractor.errors import SourceError, UnsupportedSourceError
from extractor.source.columns import Columns, Tell
from extractor.source.excel import load_excel
from extractor.source.mail import Load
from extractor.source.msg import load_msg
from extractor.source.ole import kind_of, load_doc, open_ole
from extractor.source.ppt import load_ppt

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def load_old_office(
    data: bytes, *, path: str | None, columns: Columns, tell: Tell, load: Load
) -> Iterator[Document | SourceError]:
    """The documents of such a file; ``load`` loads what is attached to a mail.

    Raises:
        UnsupportedSourceError: with a password (``encrypted``), of no kind that is read
            (``old-office``).
        SourceError: damaged (``broken``).
        EmptySourceError: no text.
        MissingExtraError: without the ``office`` extra.
    """
    sealed = _ENCRYPTED in data
    ole = None if sealed else open_ole(data, path)
    kind = kind_of(ole) if ole is not None else "encrypted"
    if kind == "encrypted":
        raise UnsupportedSourceError("an encrypted Office file", path=path, reason="encrypted")
    if kind == "doc":
        yield load_doc(ole, path=path)
    elif kind == "msg":
        yield from load_msg(ole, path=path, load=load)
    elif kind == "ppt":
        yield load_ppt(ole, path=path)
    elif kind == "xls":
        yield from load_excel(data, path=path, columns=columns, tell=tell)
    else:
        raise UnsupportedSourceError(
            "an old Office file is not read", path=path, reason="old-office"
        )
