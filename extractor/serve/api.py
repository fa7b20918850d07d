"""``POST /extract``: JSON in, the records of a text out, for programs in any language.

Nothing is stored. Texts are read one after the other; what waits too long, is too large or takes
too long is refused with a status of 4xx or 503 and an object that says why.
"""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor import __version__
from extractor.errors import LimitError, MissingExtraError
from extractor.serve.openapi import schema_of
from extractor.views import render
from extractor.views.file_records import FileRecords

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from extractor.api import Extractor
    from extractor.declaration import RecordType

#: Requests that may wait for their turn.
_WAITING = 64
#: A character takes at most so many bytes in JSON: six as an escape, twelve as two.
_BYTES = 12
#: What a text that stands in the middle of a step is given beyond its seconds.
_GRACE = 1.0
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class ExtractRequest(BaseModel):
    """A text, and what is known of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str = Field(description="the text; spans of the records count its code points")
    title: str | None = Field(default=None, description="its title, where the text lacks it")
    date: datetime.date | None = Field(
        default=None, description="the day it was published, which relative times are counted from"
    )


class _RefusedError(Exception):
    """A request that gets no records."""

    def __init__(self, status: int, reason: str, message: str):
        super().__init__(message)
        self.status, self.reason, self.message = status, reason, message


class Allowed(NamedTuple):
    """What one request may take.

    Attributes:
        characters: of the text.
        seconds: of sending it, and of reading it.
    """

    characters: int = 2_000_000
    seconds: float = 120.0


def api_routes(
    extractor: Extractor, *, allowed: Allowed, types: Sequence[RecordType] = ()
) -> list[Route]:
    """``/extract``, ``/openapi.json`` and ``/health``.

    Args:
        extractor: with the limits of ``allowed``.
        types: those that the user's patterns declare.

    Raises:
        MissingExtraError: starlette is not installed.
    """
    try:
        from starlette.routing import Route
    except ImportError as error:
        raise MissingExtraError("the service", extra="serve") from error
    desk = _Desk(extractor, allowed)
    schema = schema_of(ExtractRequest, types, longest=allowed.characters)
    return [
        Route("/extract", desk.extract, methods=["POST"]),
        Route("/openapi.json", _fixed(schema), methods=["GET"]),
        Route("/health", _fixed(_health(extractor)), methods=["GET"]),
    ]


def make_api(routes: Sequence[Route], *, hosts: Sequence[str]) -> Starlette:
    """An application of these routes alone, for requests that name one of ``hosts``."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    guard = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    return Starlette(
        routes=list(routes), middleware=[guard], exception_handlers={HTTPException: _unserved}
    )


def _unserved(_: Request, error: Exception) -> Response:
    """What there is no route for, in the form of every other refusal."""
    from starlette.exceptions import HTTPException
    from starlette.responses import JSONResponse

    assert isinstance(error, HTTPException)  # what it is registered for
    reason = {404: "no-such-path", 405: "method"}.get(error.status_code, "refused")
    headers = {**_HEADERS, **(error.headers or {})}
    return JSONResponse(_error(reason, error.detail), error.status_code, headers)


def _error(reason: str, message: str) -> dict[str, dict[str, str]]:
    return {"error": {"reason": reason, "message": message}}


def _health(extractor: Extractor) -> dict[str, str]:
    return {"status": "ok", "version": __version__, "patterns": extractor.book.version}


def _fixed(answer: dict[str, Any]) -> Callable[[Request], Response]:
    from starlette.responses import JSONResponse

    def give(_: Request) -> Response:
        return JSONResponse(answer, headers=_HEADERS)

    return give


class _Desk:
    """Takes requests, and reads their texts in one thread of its own."""

    def __init__(self, extractor: Extractor, allowed: Allowed):
        self._extractor, self._allowed = extractor, allowed
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="extract")
        self._waiting = 0

    async def extract(self, request: Request) -> Response:
        from starlette.responses import JSONResponse, Response

        try:
            asked = _asked(await self._body(request))
            content = await self._read(asked)
        except _RefusedError as error:
            return JSONResponse(_error(error.reason, error.message), error.status, _HEADERS)
        return Response(content, 200, _HEADERS, "application/json")

    async def _body(self, request: Request) -> bytes:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":  # what a form of another page cannot send
            raise _RefusedError(415, "content-type", "the body is application/json")
        body, most = bytearray(), _BYTES * self._allowed.characters + 10_000
        try:
            async with asyncio.timeout(self._allowed.seconds):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > most:
                        raise _RefusedError(413, "too-large", f"more than {most} bytes")
        except TimeoutError:
            message = f"not sent within {self._allowed.seconds:g} s"
            raise _RefusedError(408, "timeout", message) from None
        return bytes(body)

    async def _read(self, asked: ExtractRequest) -> bytes:
        if self._waiting >= _WAITING:
            raise _RefusedError(503, "busy", f"{_WAITING} texts wait; try again later")
        self._waiting += 1
        work = asyncio.get_running_loop().run_in_executor(self._reader, self._records, asked)
        work.add_done_callback(self._done)
        # those before it may take as long
        patience = self._waiting * self._allowed.seconds + _GRACE
        try:
            return await asyncio.wait_for(asyncio.shield(work), patience)
        except LimitError as error:
            raise _RefusedError(
                413 if error.reason == "too-long" else 422, error.reason, str(error)
            ) from None
        except TimeoutError:
            message = f"ran past {self._allowed.seconds:g} s"
            raise _RefusedError(422, "timeout", message) from None
        except Exception as error:  # a fault of ours must not end the service, nor pass in silence
            logging.getLogger(__name__).exception("a text could not be read")
            message = " ".join(f"{type(error).__name__}: {error}".split())
            raise _RefusedError(500, "extractor-error", message) from None

    def _done(self, work: asyncio.Future[bytes]) -> None:
        self._waiting -= 1
        if not work.cancelled():
            work.exception()  # what nobody waited for is no warning

    def _records(self, asked: ExtractRequest) -> bytes:
        result = self._extractor.extract(asked.text, reference_date=asked.date, title=asked.title)
        found = FileRecords("-", asked.title, asked.date, tuple(result.records), asked.text)
        return "".join(render([found], form="json")).encode("utf-8", "backslashreplace")


def _asked(body: bytes) -> ExtractRequest:
    try:
        return ExtractRequest.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{where}: {first['msg']}" if where else first["msg"]
        raise _RefusedError(400, "invalid", message) from None
