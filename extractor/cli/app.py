"""The commands, each in its own module; a new one is imported and registered here."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from extractor.cli import archive, evaluate, explain, extract, rules, schema, suites, text, trial


class _Commands(TyperGroup):
    """A list of commands in which none is cut off."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        known = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, one.get_short_help_str(limit=1000)) for name, one in known if one]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


app = typer.Typer(
    name="extractor",
    cls=_Commands,
    help="Typed facts out of Chinese press releases.",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,  # plain help: a quarter of the start-up time
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from extractor import __version__

        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """Typed facts out of Chinese press releases."""


app.command("extract")(extract.extract)
app.command("explain")(explain.explain)
app.command("try")(trial.attempt)
app.command("text")(text.text)
archive.register(app)
app.command("eval")(evaluate.evaluate)
app.command("schema")(schema.schema)
app.command("suites")(suites.suites)
app.add_typer(rules.app, name="rules")
