"""Classes of `_custom.py` in place of generated ones.

The user derives a class from the generated one under the same name; the package, and the client's
attributes, give that class then.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable
from typing import Final

from msgspec.structs import replace

from .. import pycode
from ..diagnostics import Diagnostics, Place
from ..plan.client import resource_imports
from .build import Views

MODULE: Final = pycode.dotted_name("_custom")


def with_custom(
    views: Views,
    names: Iterable[str],
    models: Container[str],
    diagnostics: Diagnostics,
    place: Place | None = None,
) -> Views:
    """The views with `_custom` as the module of these classes: clients and resources, sync or
    async. Reports names that are no such class, but maybe one of the `models`; they stand at
    `place`."""
    wanted = frozenset(names)
    if not wanted:
        return views
    package, client = views.package, views.client
    known = {str(package.client), str(package.async_client)}
    for resource in client.resources:
        known |= {str(resource.name), str(resource.async_name)}
    for name in sorted(wanted - known):
        close = difflib.get_close_matches(name, known, 1)
        diagnostics.error(
            "custom-unknown",
            f"custom: '{name}' is no client or resource",
            place,
            hint="give a model a base class of yours with 'overrides'"
            if name in models
            else f"did you mean '{close[0]}'?"
            if close
            else f"there are: {', '.join(sorted(known))}",
        )
    resources = tuple(
        replace(
            each,
            module=MODULE if each.name in wanted else each.module,
            async_module=MODULE if each.async_name in wanted else each.async_module,
        )
        for each in client.resources
    )
    return replace(
        views,
        client=replace(client, resources=resources, resource_imports=resource_imports(resources)),
        package=replace(
            package,
            client_module=MODULE if package.client in wanted else package.client_module,
            async_client_module=MODULE
            if package.async_client in wanted
            else package.async_client_module,
        ),
    )
