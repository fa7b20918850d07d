"""The browser as an application: routes, and what keeps others out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from extractor.errors import ExtractorError, MissingExtraError
from extractor.page import page
from extractor.serve.chart import Dot
from extractor.serve.documents import leaf
from extractor.serve.marking import listed, marked_leaf, say
from extractor.serve.pages import FormFields, Pages
from extractor.serve.sentence import SentenceReader
from extractor.serve.shown import Shown
from extractor.serve.static_files import static_routes

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from extractor.rulebook import Rulebook
    from extractor.store.database import Store

_HERE = Path(__file__).parent
#: No script runs on these pages, and nothing comes from elsewhere.
_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
#: But for those with charts, which the server's own scripts draw.
_CHART_POLICY = f"{_POLICY}; script-src 'self'"
_CHARTS = "series"
#: The page of a document brings its own policy, by which its one script runs.
_DOCUMENT_POLICY = "frame-ancestors 'none'"
_LONGEST_FORM = 100_000  # bytes
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def make_app(
    store: Store,
    book: Rulebook,
    *,
    hosts: Sequence[str],
    marks: Path | None = None,
    prepared: bool = False,
    renew: Callable[[], Store] | None = None,
) -> Starlette:
    """The application on an open store; when it ends, so does what it opened itself.

    Args:
        renew: opens the store again, apart from its file, when that has changed.
        marks: where marks of facts are kept, if facts may be marked.
        hosts: what a request may name as its host: a page elsewhere that points a name of its own
            at this machine is refused.
        prepared: look through the store and load what reads a sentence before it is given back,
            so that no visitor waits for it.

    Raises:
        MissingExtraError: starlette or jinja2 is not installed.
    """
    try:
        from starlette.applications import Starlette
        from starlette.middleware import Middleware
        from starlette.middleware.trustedhost import TrustedHostMiddleware
        from starlette.routing import Route

        templates = _templates(marking=marks is not None)
    except ImportError as error:
        raise MissingExtraError("the archive browser", extra="serve") from error
    pages, sentences = Pages(book), SentenceReader(book)
    if prepared:
        pages.prepare(store)
        sentences.prepare()
    shown = Shown(store, pages, renew=renew)
    templates.globals["shown"] = shown
    site = _Site(shown, sentences, templates, marks=marks)
    routes = [Route(path, answer, methods=["GET"]) for path, answer in site.routes()]
    if marks is not None:
        desk = _Desk(site, marks)
        routes.append(Route("/facts", desk.facts, methods=["GET"]))
        routes.append(Route("/mark", desk.mark, methods=["POST"]))
    return Starlette(
        routes=routes,
        lifespan=_closing(shown) if renew is not None else None,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts),
                               www_redirect=False)],
    )  # fmt: skip


def _templates(*, marking: bool) -> Any:
    """The templates of the pages, with what they all call.

    Raises:
        ImportError: jinja2 is not installed.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    templates.globals.update(
        link=_link, document=_document_link, facts=_facts_link, drawn=_drawn, marking=marking
    )
    return templates


def _closing(shown: Shown) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """What closes the store that is shown when the application ends."""

    @asynccontextmanager
    async def life(_: object) -> AsyncIterator[None]:
        yield
        shown.close()

    return life


class _Site:
    """Answers requests."""

    def __init__(
        self, shown: Shown, sentences: SentenceReader, templates: Any, *, marks: Path | None
    ):
        self.store, self._templates, self._sentences = shown, templates, sentences
        self._marks = marks

    def routes(self) -> list[tuple[str, Callable[[Request], Response]]]:
        return [
            ("/", self._shows("search", Pages.search)),
            ("/series", self._shows(_CHARTS, Pages.series)),
            ("/rankings", self._shows("rankings", Pages.rankings)),
            ("/disagreements", self._shows("disagreements", Pages.disagreements)),
            ("/documents", self._shows("documents", Pages.documents)),
            ("/document", self._document),
            ("/sentence", self._sentence),
            *static_routes({**_HEADERS, "Content-Security-Policy": _POLICY}),
        ]

    def _shows(
        self, name: str, make: Callable[[Pages, Store, FormFields], dict[str, Any]]
    ) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            asked, status = FormFields(), 200
            try:
                asked = FormFields.of(request.query_params)
                with self.store.now() as (store, pages):
                    data = make(pages, store, asked)
                template = name
            except ExtractorError as error:
                data, template, status = {"message": str(error)}, "error", 400
            text = self._templates.get_template(f"{template}.html").render(
                here=name, asked=asked, **data
            )
            policy = _CHART_POLICY if template == _CHARTS else _POLICY
            return _html(text, status=status, policy=policy)

        return answer

    def _document(self, request: Request) -> Response:
        with self.store.now() as (store, _):
            found = leaf(store, request.query_params.get("name", ""))
        if found is None:
            return self.refused("no such document", status=404)
        found = found._replace(back=f"/?{urlencode({'file': found.name})}")
        try:
            if self._marks is not None:
                found = marked_leaf(found, self._marks, address=_facts_link(found.name))
        except ExtractorError as error:
            return self.refused(str(error), status=400)
        return _html(page([found]), policy=_DOCUMENT_POLICY)

    def _sentence(self, request: Request) -> Response:
        try:
            read = self._sentences.read(request.query_params)
        except ExtractorError as error:
            return self.refused(str(error), status=400)
        return self.shown("sentence", here="a sentence", **read)

    def refused(self, message: str, *, status: int) -> Response:
        """A page that says why not."""
        return self.shown("error", status=status, message=message)

    def shown(
        self, template: str, *, status: int = 200, here: str = "documents", **data: object
    ) -> Response:
        """A page that asks nothing of the form at its head."""
        text = self._templates.get_template(f"{template}.html").render(
            here=here, asked=FormFields(), **data
        )
        return _html(text, status=status)


class _Desk:
    """Where facts are marked: a form that another page sends lacks the token, and is refused."""

    def __init__(self, site: _Site, marks: Path):
        self._site, self._marks, self._token = site, marks, token_urlsafe()

    def facts(self, request: Request) -> Response:
        name = request.query_params.get("name", "")
        try:
            with self._site.store.now() as (store, _):
                found = listed(store, self._marks, name)
        except ExtractorError as error:
            return self._site.refused(str(error), status=400)
        if found is None:
            return self._site.refused("no such document", status=404)
        return self._site.shown("facts", name=name, facts=found, token=self._token)

    async def mark(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LONGEST_FORM:
                return self._site.refused("too long", status=413)
        form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if not compare_digest(form.get("token", "").encode(), self._token.encode()):
            return self._site.refused("this form is not from here; load the page again", status=403)
        return await run_in_threadpool(self._said, form)

    def _said(self, form: dict[str, str]) -> Response:
        from starlette.responses import RedirectResponse

        try:
            with self._site.store.now() as (store, _):
                name = say(store, self._marks, form)
        except ExtractorError as error:
            return self._site.refused(str(error), status=400)
        return RedirectResponse(f"{_facts_link(name)}#fact-{form['number']}", 303, _HEADERS)


def _html(text: str, *, status: int = 200, policy: str = _POLICY) -> Response:
    from starlette.responses import Response

    headers = {**_HEADERS, "Content-Security-Policy": policy}
    body = text.encode("utf-8", "replace")
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def _link(path: str, asked: FormFields, **changed: object) -> str:
    """An address with the fields of the form, some of them changed."""
    fields = {**vars(asked), **changed}
    return f"{path}?{urlencode({k: v if v is not True else 1 for k, v in fields.items() if v})}"


def _facts_link(file: str) -> str:
    """The page on which the facts of a document are marked."""
    return f"/facts?{urlencode({'name': file})}"


def _document_link(file: str, start: int) -> str:
    """The page of a document, with the fact that begins there."""
    return f"/document?{urlencode({'name': file})}#at={start}"


def _drawn(dots: Sequence[Dot]) -> list[dict[str, Any]]:
    """Points for the script of a chart, each with the address of its sentence."""
    return [
        {
            "period": dot.period, "day": dot.day, "value": dot.value, "printed": dot.printed,
            "differs": dot.differs, "address": _document_link(dot.file, dot.start),
        }
        for dot in dots
    ]  # fmt: skip
