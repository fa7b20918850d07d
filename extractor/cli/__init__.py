"""The command ``extractor``: arguments in, text out, one line for what went wrong.

Exit codes: 0 done; 1 some of several files failed, a check found something, or a gate did not
hold; 2 the input or an option is wrong; 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import cast

from extractor.errors import ExtractorError, PatternError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with ``argv`` (default: the process's own) and give its exit code."""
    from extractor.cli.streams import ReaderGoneError, complain, prepare_streams, silence_output

    prepare_streams()
    import typer

    from extractor.cli.app import app

    # the root of what typer raises for wrong arguments; its name differs from version to version
    usage_error = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[2])
    arguments = _spelt_out(sys.argv[1:] if argv is None else argv) or ["--help"]
    try:
        code = app(arguments, prog_name="extractor", standalone_mode=False)
    except ExtractorError as error:
        complain(_one_line(error))
        return 2
    except usage_error as error:
        complain(" ".join(error.format_message().split()))
        return 2
    except ReaderGoneError:
        silence_output()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return 130
    finally:
        _keep()
    return code if isinstance(code, int) else 0


def _keep() -> None:
    """Keep what was found out of the patterns; --help has found out nothing, and loads nothing."""
    if "extractor.kept" in sys.modules:
        from extractor.kept import shelf

        shelf().close()


def _one_line(error: ExtractorError) -> str:
    return error.one_line if isinstance(error, PatternError) else " ".join(str(error).split())


def _spelt_out(arguments: Sequence[str]) -> list[str]:
    """Short forms in full.

    ``--errors`` without a number means all of them: typer knows no option with or without. What
    is written for Excel is a form of its own.
    """
    from extractor.cli.streams import FOR_EXCEL

    spelt: list[str] = []
    for number, argument in enumerate(arguments):
        spelt += ["--format", FOR_EXCEL] if argument == "--for-excel" else [argument]
        following = arguments[number + 1] if number + 1 < len(arguments) else ""
        if argument == "--errors" and not following.isdecimal():
            spelt.append("-1")
    return spelt
