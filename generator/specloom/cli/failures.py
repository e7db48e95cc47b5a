"""What happens when something goes wrong that no stage expected: never a traceback."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from .. import __version__
from ..diagnostics import SpecloomError
from ..report import printable, text_report

# What a message may quote: the document's text, addresses, paths.
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|`[^`]*`|\w+://\S+|(?:[A-Za-z]:)?[\\/][^\s:]+")


def guarded(command: Callable[..., object]) -> None:
    """Runs the command line and exits with its code.

    Known failures print their diagnostics and exit with 2. An unknown one is a bug of specloom: it
    says so in a line and leaves a report that holds no text of the document.
    """
    try:
        command()
    except SpecloomError as error:
        click.echo(text_report(error.diagnostics), nl=False, err=True)
        sys.exit(2)
    except BrokenPipeError:  # `specloom check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        click.echo(
            f"specloom failed unexpectedly ({type(error).__name__}). This is a bug, please report "
            f"it with this file, which quotes nothing of your documents: {_dump(error)}",
            err=True,
        )
        sys.exit(2)


def _dump(error: BaseException) -> str:
    lines = [
        f"specloom {__version__}, Python {sys.version.split()[0]} on {sys.platform}",
        *_frames(error),
        f"{type(error).__name__}: {QUOTED.sub('…', printable(str(error), 500))}",
    ]
    try:
        handle, name = tempfile.mkstemp(prefix="specloom-crash-", suffix=".txt", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return "(it could not be written)"
    return name


def _frames(error: BaseException) -> list[str]:
    """Where it happened, each file by its last three parts: no user's name is among them."""
    return [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
