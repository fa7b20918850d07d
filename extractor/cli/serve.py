"""``extractor serve``: a store in the web browser of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.asked import STORE, book_of
from extractor.cli.logs import LOG
from extractor.cli.options import LONGEST, PATTERNS, choose
from extractor.cli.start import reader, types_with
from extractor.cli.streams import complain, write
from extractor.errors import MissingExtraError, OptionError, StoreError

if TYPE_CHECKING:
    from extractor.store.database import Store

_STORE = Annotated[
    Path | None, typer.Argument(metavar="[FILE|DIR]", help="Output of batch; --api needs none.")
]
_FORMS = ("gold", "label-studio")


def serve(
    store: _STORE = None,
    port: int = typer.Option(8765, "--port", metavar="N", min=1, max=65535, help="Its port."),
    host: str = typer.Option(
        "127.0.0.1", "--host", metavar="ADDRESS", help="The address it listens on."
    ),
    allow_host: list[str] | None = typer.Option(
        None, "--allow-host", metavar="NAME", help="A name that requests may call it by."
    ),
    mark: bool = typer.Option(
        False, "--mark", help="Facts may be marked right, wrong or edited; marks lie beside STORE."
    ),
    api: bool = typer.Option(False, "--api", help="Answer POST /extract: a text in, records out."),
    longest: int = LONGEST,
    timeout: float = typer.Option(
        120.0, "--timeout", metavar="S", help="Seconds for a text of --api."
    ),
    log_level: str | None = LOG,
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show a store in the browser: search, series, documents; or read texts for programs."""
    if store is None and not api:
        raise OptionError("serve what? name an output of batch, or say --api")
    if mark and store is None:
        raise OptionError("--mark is for the facts of a store: name one")
    if mark and not _is_loopback(host):
        raise OptionError("--mark is for this machine alone: leave out --host")
    try:
        import uvicorn
    except ImportError as error:
        raise MissingExtraError("the archive browser", extra="serve") from error
    hosts = [*_hosts(host), *(allow_host or ())]
    routes = _routes(patterns, longest, timeout) if api else []
    with _app(store, routes, hosts=hosts, mark=mark, patterns=patterns) as app:
        if not _is_loopback(host):
            what = "use it" if store is None else "read this archive"
            complain(f"everybody who reaches {host} can {what}")
        shown = "answers POST /extract" if store is None else f"shows {store}"
        complain(f"http://{host}:{port}/ {shown}; Ctrl-C ends it")
        if log_level is None:
            uvicorn.run(app, host=host, port=port, log_level="error", access_log=False)
        else:
            uvicorn.run(app, host=host, port=port, log_config=None)


def _routes(patterns: list[str] | None, longest: int, timeout: float) -> list[Any]:
    """The routes of the service, with its extractor ready."""
    from extractor.limits import Limits
    from extractor.records import TYPES
    from extractor.serve.api import Allowed, api_routes

    limits = Limits(characters=longest, seconds=timeout)
    declared = [one for name, one in types_with(patterns).items() if name not in TYPES]
    allowed = Allowed(longest, timeout)
    return list(api_routes(reader(patterns, limits=limits), allowed=allowed, types=declared))


@contextmanager
def _app(
    store: Path | None,
    routes: list[Any],
    *,
    hosts: list[str],
    mark: bool,
    patterns: list[str] | None,
) -> Iterator[Any]:
    """The application: a store's pages, the service, or both."""
    if store is None:
        from extractor.serve.api import make_api

        yield make_api(routes, hosts=hosts)
        return
    from extractor.serve.app import make_app
    from extractor.store.export import store_of
    from extractor.store.marks import marks_beside
    from extractor.store.opening import open_store

    path = store_of(store)
    renew = partial(open_store, path, large=True, apart=True)
    with _apart(path, renew) as opened:
        app = make_app(
            opened, book_of(patterns), hosts=hosts, marks=marks_beside(path) if mark else None,
            prepared=True, renew=renew if opened.is_copy else None,
        )  # fmt: skip
        app.router.routes.extend(routes)
        yield app


def _apart(path: Path, renew: Callable[[], Store]) -> Store:
    """A copy of a store; where there is no room for one the file, which nobody can write then.

    Raises:
        StoreError: no store there, another program's file, no permission.
    """
    from extractor.store.opening import open_store

    try:
        return renew()
    except StoreError as error:
        opened = open_store(path, large=True)
        complain(f"{error}; batch has to wait until this ends")
        return opened


def _hosts(host: str) -> list[str]:
    """What a request may call this machine."""
    return list(dict.fromkeys((host, "127.0.0.1", "localhost")))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def marks(
    store: STORE,
    out: Path = typer.Option(..., "--out", metavar="DIR", help="A new folder for what is written."),
    form: str = typer.Option(
        "gold", "--format", metavar="|".join(_FORMS), help="For eval, or for Label Studio."
    ),
) -> None:
    """Write the facts that were marked in the browser as gold for eval, or for Label Studio."""
    choose("--format", form, _FORMS)

    from extractor.serve.gold import write_gold
    from extractor.serve.label_studio import write_tasks
    from extractor.store.export import store_of
    from extractor.store.marks import marks_beside, read_marks
    from extractor.store.opening import open_store
    from extractor.views.terminal import counted

    path = store_of(store)
    said = read_marks(marks_beside(path))
    if not said:
        raise OptionError(f"no marks beside {store}; extractor serve {store} --mark makes them")
    with open_store(path) as opened:
        count = (write_gold if form == "gold" else write_tasks)(opened, said, out)
    told = f"{counted(len(said), 'marks')} in {counted(count, 'documents')}"
    write([f"{told} written into {out}\n"])
