"""``extractor serve``: a store in the web browser of this machine."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

import typer

from extractor.cli.asked import STORE, book_of
from extractor.cli.options import PATTERNS, choose
from extractor.cli.streams import complain, write
from extractor.errors import MissingExtraError, OptionError

_FORMS = ("gold", "label-studio")


def serve(
    store: STORE,
    port: int = typer.Option(8765, "--port", metavar="N", min=1, max=65535, help="Its port."),
    host: str = typer.Option(
        "127.0.0.1", "--host", metavar="ADDRESS", help="The address it listens on."
    ),
    mark: bool = typer.Option(
        False, "--mark", help="Facts may be marked right, wrong or edited; marks lie beside STORE."
    ),
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show a store in the browser: search, series, rankings, disagreements, documents."""
    from extractor.serve.app import make_app
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.store.marks import marks_beside

    try:
        import uvicorn
    except ImportError as error:
        raise MissingExtraError("the archive browser", extra="serve") from error
    if mark and not _is_loopback(host):
        raise OptionError("--mark is for this machine alone: leave out --host")
    marks = marks_beside(store_of(store)) if mark else None
    with open_store(store_of(store), large=True) as opened:
        app = make_app(opened, book_of(patterns), hosts=_hosts(host), marks=marks)
        if not _is_loopback(host):
            complain(f"everybody who reaches {host} can read this archive")
        complain(f"http://{host}:{port}/ shows {store}; Ctrl-C ends it")
        uvicorn.run(app, host=host, port=port, log_level="error", access_log=False)


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
    from extractor.store.database import open_store
    from extractor.store.export import store_of
    from extractor.store.marks import marks_beside, read_marks

    path = store_of(store)
    said = read_marks(marks_beside(path))
    if not said:
        raise OptionError(f"no marks beside {store}; extractor serve {store} --mark makes them")
    with open_store(path) as opened:
        count = (write_gold if form == "gold" else write_tasks)(opened, said, out)
    write([f"{len(said)} marks in {count} documents written into {out}\n"])
