"""The command line: parse arguments, call a stage, print, exit.

Exit codes: 0 all is well, 1 the committed tree is not what the document yields, 2 bad input or a
refusal. Everything heavy is imported inside the commands, so that `specloom --help` is immediate.
"""

from __future__ import annotations

import atexit
import functools
import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from .. import __version__
from . import completion

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
    """The options of commands whose result is what they report.

    What ends such a command before it has a result is reported in the same format.
    """

    @functools.wraps(command)
    def reporting(*arguments: Any, report: str, **options: Any) -> Any:
        from ..diagnostics import SpecloomError
        from ..report import REPORTS

        try:
            return command(*arguments, report=report, **options)
        except SpecloomError as error:
            if report == "text":
                raise
            click.echo(REPORTS[report](error.diagnostics), nl=False)
            raise SystemExit(2) from None

    return click.option(
        "--format",
        "report",
        type=click.Choice(["text", "json", "github", "sarif"]),
        default="text",
        show_default=True,
        help="How to print what was found.",
    )(cast("F", reporting))


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="specloom")
def cli() -> None:
    """Writes typed, readable Python SDKs from OpenAPI documents."""


@cli.command()
@click.argument("sdks", metavar="[SDK]...", nargs=-1, shell_complete=completion.sdks)
@click.option("--force", is_flag=True, help="Overwrite files that were changed by hand.")
@click.option("--merge", is_flag=True, help="Join files that were changed by hand with new ones.")
@click.option("--bump", is_flag=True, help="Give the SDK the version that the changes ask for.")
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
@click.option("--allow-downgrade", is_flag=True, help="Overwrite what a newer specloom wrote.")
@click.option("--keep-going", is_flag=True, help="Write what errors in the document leave; exit 2.")
@click.option("--fresh-names", is_flag=True, help="Name everything as if it was all new.")
@_reporting
@_common
def generate(sdks: tuple[str, ...], **options: Any) -> None:
    """Write the SDKs of the configuration, or only those named.

    With --bump, an SDK that changes for its users gets the next version, written into the
    configuration, and a section in its CHANGELOG.md.

    What is in the document already keeps its names when something is added, as specloom.lock
    remembers them; --fresh-names forgets them.
    """
    from .generate import run

    raise SystemExit(run(sdks, **options))


@cli.command()
@click.argument("sdks", metavar="[SDK]...", nargs=-1, shell_complete=completion.sdks)
@click.option("--full", is_flag=True, help="Generate even when all hashes are those of the lock.")
@_reporting
@_common
def check(sdks: tuple[str, ...], **options: Any) -> None:
    """Compare the SDKs on disk with what their documents yield.

    Exits with 0 when they are the same, with 1 and a diff when they are not. When every input and
    every file has the hash that specloom.lock says, that is the answer; --full does not take the
    lock's word for it.
    """
    from .check import run

    raise SystemExit(run(sdks, **options))


@cli.command()
@click.argument("sdks", metavar="[SDK]...", nargs=-1, shell_complete=completion.sdks)
@click.option("--dry-run", is_flag=True, help="Say what changed, and write nothing.")
@click.option("--no-bump", is_flag=True, help="Leave the SDK's version and changelog alone.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="How to say what changed: markdown is for the body of a pull request.",
)
@_common
def update(sdks: tuple[str, ...], **options: Any) -> None:
    """Fetch documents from their URLs, and regenerate the SDKs.

    The SDK gets the version that the changes ask for, and a section in its CHANGELOG.md.
    """
    from .update import run

    raise SystemExit(run(sdks, **options))


@cli.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "markdown", "json", "github", "sarif", "junit", "html"]),
    default="text",
    show_default=True,
    help="For people, pull requests, programs, CI or a browser.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report into this file instead of to standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "warn", "none"]),
    default="breaking",
    show_default=True,
    help="The least change that makes the exit code 1.",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Give a rule another level: breaking, warn or info. Repeatable.",
)
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    metavar="FILE",
    help="Apply an overlay to both documents. Repeatable.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Fetch from this origin, such as https://api.example.com. Repeatable.",
)
@click.option(
    "--current",
    metavar="VERSION",
    help="The SDK's version; the report then says what the next one should be.",
)
@click.option(
    "--sdk",
    metavar="SDK",
    shell_complete=completion.sdks,
    help="The SDK whose overlays, names, levels and ignores count. Default: the one that is made "
    "from one of the documents.",
)
@_common
def diff(old: str, new: str | None, **options: Any) -> None:
    """Show what a change of a document means for callers.

    OLD and NEW are files, https URLs of allowed origins, files of a commit (git:REV:PATH), or the
    name of an SDK, which alone stands for: from what its lock says to its document today.

    Exits with 0, with 1 when something changed that --fail-on names, or with 2 on bad input.
    """
    from datetime import date

    from .diff import run

    raise SystemExit(run(old, new, base=Path.cwd(), today=date.today(), **options))


@cli.command()
@click.argument("sdk", required=False, shell_complete=completion.sdks)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs (docs/inspect.schema.json).",
)
@_common
def inspect(sdk: str | None, **options: Any) -> None:
    """Show what was understood: operations, models, builders, errors.

    SDK may be left out when there is only one.
    """
    from .inspect import run

    raise SystemExit(run(sdk, **options))


@cli.command()
@click.argument("document")
@click.option("--name", help="The SDK's name. Default: made from the document's title.")
@click.option(
    "--allow-private-addresses",
    is_flag=True,
    help="The URL's host may be in a private network, as localhost and addresses always may.",
)
@_common
def init(document: str, **options: Any) -> None:
    """Configure an SDK for a document, by its path or URL.

    What is at a URL is downloaded, unless it refers to other files: such a document is read from
    its URL each time.
    """
    from .init import run

    raise SystemExit(run(document, **options))


@cli.group()
def templates() -> None:
    """Look at the templates, change them, and keep them up to date."""


SDK_OPTION = click.option(
    "--sdk",
    metavar="SDK",
    help="The SDK. Default: the one that has templates.",
    shell_complete=completion.sdks,
)


@templates.command("list")
@SDK_OPTION
@_common
def templates_list(**options: Any) -> None:
    """Show all templates with their blocks, and which are overridden."""
    from .templates import list_all

    raise SystemExit(list_all(**options))


@templates.command("eject")
@click.argument("name", shell_complete=completion.templates)
@click.option("--block", help="Only this block of it.")
@SDK_OPTION
@_common
def templates_eject(name: str, **options: Any) -> None:
    """Copy a template or runtime module, or one block of it, to change it."""
    from .templates import eject_one

    raise SystemExit(eject_one(name, **options))


@templates.command("check")
@click.argument("sdks", metavar="[SDK]...", nargs=-1, shell_complete=completion.sdks)
@_reporting
@_common
def templates_check(sdks: tuple[str, ...], **options: Any) -> None:
    """Check the overrides against the template contract.

    Exits with 2 when one does not fit, with 1 when only the originals changed since they were
    ejected, and shows what changed.
    """
    from .templates import check_all

    raise SystemExit(check_all(sdks, **options))


@templates.command("diff")
@click.argument("name", shell_complete=completion.templates)
@SDK_OPTION
@_common
def templates_diff(name: str, **options: Any) -> None:
    """Show how an override and its original differ, and what changed since it was ejected."""
    from .templates import diff_one

    raise SystemExit(diff_one(name, **options))


@templates.command("merge")
@click.argument("name", shell_complete=completion.templates)
@SDK_OPTION
@_common
def templates_merge(name: str, **options: Any) -> None:
    """Join what changed in an original since it was ejected into the override."""
    from .templates import merge_one

    raise SystemExit(merge_one(name, **options))


@templates.command("fields")
def templates_fields() -> None:
    """Print the reference of the template contract in Markdown."""
    from .templates import fields

    raise SystemExit(fields())


def main() -> None:
    """The `specloom` command."""
    from .failures import guarded

    # A run builds large trees of data that live to its end, and hardly any cycles: looking for some
    # again and again finds nothing, and takes a third of the time of a large document.
    gc.disable()
    # Nor is there anything to look for at the end: what is left is the system's to take back.
    atexit.register(gc.freeze)
    guarded(cli)


__all__ = ["cli", "main"]
