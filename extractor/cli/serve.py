"""``extractor serve``: a store in the web browser of this machine."""

from __future__ import annotations

from ipaddress import ip_address

import typer

from extractor.cli.asked import STORE, book_of
from extractor.cli.options import PATTERNS
from extractor.cli.streams import complain
from extractor.errors import MissingExtraError


def serve(
    store: STORE,
    port: int = typer.Option(8765, "--port", metavar="N", min=1, max=65535, help="Its port."),
    host: str = typer.Option(
        "127.0.0.1", "--host", metavar="ADDRESS", help="The address it listens on."
    ),
    patterns: list[str] | None = PATTERNS,
) -> None:
    """Show a store in the browser: search, series, rankings, disagreements, documents."""
    from extractor.serve.app import make_app
    from extractor.store.database import open_store
    from extractor.store.export import store_of

    try:
        import uvicorn
    except ImportError as error:
        raise MissingExtraError("the archive browser", extra="serve") from error
    with open_store(store_of(store), large=True) as opened:
        app = make_app(opened, book_of(patterns), hosts=_hosts(host))
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
