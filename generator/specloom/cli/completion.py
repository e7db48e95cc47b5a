"""What shells complete by themselves: the SDKs of the configuration, and names of templates."""

from __future__ import annotations

from pathlib import Path

import click


def sdks(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The configured SDKs that a word may become; none when the configuration cannot be read."""
    from ..config import find_config, read_config
    from ..diagnostics import Diagnostics, SpecloomError

    try:
        path = context.params.get("config") or find_config(Path.cwd())
        names = read_config(path, Diagnostics()).sdks
    except SpecloomError:
        return []
    given = context.params.get(parameter.name or "") or ()
    return [name for name in names if name.startswith(incomplete) and name not in given]


def templates(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The templates and modules that a word may become."""
    from ..render.custom.folder import names
    from ..render.locations import templates_root

    return [name for name in names(templates_root()) if name.startswith(incomplete)]
