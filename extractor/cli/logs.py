"""``--log-level``: what a command that works long is doing, line by line on standard error."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from extractor.cli.options import choose
from extractor.cli.streams import escaped

if TYPE_CHECKING:
    from logging import Handler

LEVELS = ("info", "warning")
#: Above the loggers of all our modules, and those of the server's requests and faults.
_HEARD = ("extractor", "uvicorn.access", "uvicorn.error")


def _listen(context: typer.Context, level: str | None) -> str | None:
    """Write what is logged on standard error while the command runs; nothing without a level.

    Raises:
        OptionError: no such level.
    """
    if level is None:
        return None
    import logging
    import sys

    class Lines(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return escaped(super().format(record))

    chosen = choose("--log-level", level, LEVELS)
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(Lines("%(asctime)s %(levelname)s %(message)s"))
    for name in _HEARD:
        log = logging.getLogger(name)
        log.addHandler(lines)
        log.setLevel(chosen.upper())
    context.call_on_close(partial(_end, lines))
    return chosen


def _end(lines: Handler) -> None:
    """A program that has called a command hears what it heard before."""
    import logging

    for name in _HEARD:
        log = logging.getLogger(name)
        log.removeHandler(lines)
        log.setLevel(logging.NOTSET)


LOG = typer.Option(
    None,
    "--log-level",
    metavar="|".join(LEVELS),
    callback=_listen,
    help="With the time on standard error: a line for each thing done, or for what failed alone.",
)
