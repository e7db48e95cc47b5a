"""The command line: parse arguments, call a stage, print, exit.

Exit codes: 0 all is well, 1 the committed tree is not what the document yields, 2 bad input or a
refusal. Everything heavy is imported inside the commands, so that `specloom --help` is immediate.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .. import __version__

F = TypeVar("F", bound=Callable[..., Any])

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _common(command: F) -> F:
    """The options that every command has."""
    config = click.option(
        "--config",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The configuration file. Default: the nearest specloom.toml or pyproject.toml.",
    )
    return config(command)


def _reporting(command: F) -> F:
    """The options of commands whose result is what they report."""
    return click.option(
        "--format",
        "report",
        type=click.Choice(["text", "json", "github", "sarif"]),
        default="text",
        show_default=True,
        help="How to print what was found.",
    )(command)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="specloom")
def cli() -> None:
    """Writes typed, readable Python SDKs from OpenAPI documents."""


@cli.command()
@click.argument("sdks", metavar="[SDK]...", nargs=-1)
@click.option("--force", is_flag=True, help="Overwrite files that were changed by hand.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
@click.option("--allow-downgrade", is_flag=True, help="Overwrite what a newer specloom wrote.")
@_reporting
@_common
def generate(sdks: tuple[str, ...], **options: Any) -> None:
    """Write the SDKs of the configuration, or only those named."""
    from .generate import run

    raise SystemExit(run(sdks, **options))


@cli.command()
@click.argument("sdks", metavar="[SDK]...", nargs=-1)
@click.option("--full", is_flag=True, help="Generate even when all hashes are those of the lock.")
@_reporting
@_common
def check(sdks: tuple[str, ...], **options: Any) -> None:
    """Compare the committed SDKs with what their documents yield today.

    Exits with 0 when they are the same, with 1 and a diff when they are not. When every input and
    every file has the hash that specloom.lock says, that is the answer; --full does not take the
    lock's word for it.
    """
    from .check import run

    raise SystemExit(run(sdks, **options))


@cli.command()
@click.argument("sdk")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs (docs/inspect.schema.json).",
)
@_common
def inspect(sdk: str, **options: Any) -> None:
    """Show what was understood: operations, models, builders, errors."""
    from .inspect import run

    raise SystemExit(run(sdk, **options))


@cli.command()
@click.argument("document")
@click.option("--name", help="The SDK's name. Default: made from the document's title.")
@_common
def init(document: str, **options: Any) -> None:
    """Configure an SDK for a document: a path, or a URL that is downloaded."""
    from .init import run

    raise SystemExit(run(document, **options))


def main() -> None:
    """The `specloom` command."""
    from .failures import guarded

    guarded(cli)


__all__ = ["cli", "main"]
