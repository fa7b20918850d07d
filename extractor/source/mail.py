"""Mails (.eml) and pages saved as one file (.mhtml): the parts that hold the text."""

from __future__ import annotations

import dataclasses
import email
import email.errors
import email.policy
import email.utils
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from extractor.document import Document
from extractor.errors import EmptySourceError, SourceError

_HEADER = re.compile(
    rb"\A[\xef\xbb\xbf\r\n \t]*"
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n){2,}"
)
_TELLING = re.compile(
    rb"^(?:MIME-Version|Content-Type|Message-ID|Received|Return-Path|Snapshot-Content-Location):",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 16_384
MOST_PARTS = 500

Load = Callable[[bytes, str], Iterator[Document | SourceError]]


def is_mail(data: bytes) -> bool:
    """Whether bytes are a message: header lines, one of which no other text has."""
    match = _HEADER.match(data[:_HEAD])
    return match is not None and _TELLING.search(match.group()) is not None


def load_mail(data: bytes, *, path: str | None, load: Load) -> Iterator[Document | SourceError]:
    """The text of a message, then the documents attached to it.

    Args:
        data: the message.
        path: its name.
        load: loads what is attached, by its bytes and name.

    Raises:
        EmptySourceError: no text and nothing attached.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # what the policy makes
    body, attached = _parts(message)
    found = False
    cut_off = _is_cut_off(message)
    if body is not None:
        found = True
        for document in load(_content(body), path or ""):
            yield _in_part(_headed(document, message), cut_off and not attached)
    for number, part in enumerate(attached[:MOST_PARTS], 1):
        found = True
        name = part.get_filename() or f"part{number}"
        for document in load(_content(part), f"{path or ''}!{name}"):
            yield _in_part(document, cut_off and part is attached[-1])
    if len(attached) > MOST_PARTS:
        told = f"{len(attached)} attachments, more than the limit of {MOST_PARTS}"
        yield SourceError(told, path=f"{path or ''}!part{MOST_PARTS + 1}", reason="too-large")
    if not found:
        raise EmptySourceError("a message without text", path=path)


def _is_cut_off(message: EmailMessage) -> bool:
    """Whether the mark that closes its parts is missing: the last of them may end anywhere."""
    return any(
        isinstance(defect, email.errors.CloseBoundaryNotFoundDefect)
        for part in message.walk()
        for defect in part.defects
    )


def _in_part(found: Document | SourceError, cut_off: bool) -> Document | SourceError:
    if isinstance(found, SourceError) or not cut_off:
        return found
    return dataclasses.replace(found, partial=found.partial or "cut off at its end")


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, list[EmailMessage]]:
    """The part with the text (HTML before plain), and the files attached."""
    body: EmailMessage | None = None
    attached = []
    for part in message.walk():
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        kind = part.get_content_type()
        if part.get_filename() and part.get_content_disposition() == "attachment":
            attached.append(part)
        elif kind in ("text/html", "text/plain") and (
            body is None or (kind == "text/html" and body.get_content_type() == "text/plain")
        ):
            body = part
    return body, attached


def _content(part: EmailMessage) -> bytes:
    """The part's bytes; text in the encoding it names becomes UTF-8."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or charset is None:
        return data
    codec = "gb18030" if charset.lower() in ("gb2312", "gbk") else charset
    try:
        return data.decode(codec).encode("utf-8")
    except (LookupError, UnicodeError):
        return data


def _headed(document: Document | SourceError, message: EmailMessage) -> Document | SourceError:
    """The document with what the message's head says where it says nothing itself."""
    if isinstance(document, SourceError):
        return document
    subject = " ".join(str(message.get("Subject") or "").split())
    try:
        day = email.utils.parsedate_to_datetime(str(message.get("Date"))).date()
    except (ValueError, TypeError, IndexError):
        day = None
    return dataclasses.replace(
        document,
        title=document.title or subject or None,
        date=document.date or day,
        date_origin=document.date_origin or ("meta" if day else None),
        loader="mail",
    )
