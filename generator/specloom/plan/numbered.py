"""Names that only a number tells apart, as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..diagnostics import Diagnostics, Place
from ..naming import Numbered

_KINDS: Mapping[str, str] = {
    "arguments": "argument",
    "attributes": "resource",
    "builders": "builder",
    "builder-modules": "module of a builder",
    "credentials": "credential",
    "dicts": "class",
    "errors": "error class",
    "events": "event",
    "fields": "field",
    "members": "enum member",
    "methods": "method",
    "models": "class",
    "modules": "module",
    "resources": "resource class",
    "shared-modules": "module",
    "shared-resources": "class",
}


def report_numbered(
    numbered: Iterable[Numbered], diagnostics: Diagnostics, place: Callable[[str], Place]
) -> None:
    """Says which names have a number, where, and whose name it is without one."""
    for each in numbered:
        what = _KINDS[each.kind]
        other = f"what stands at #{each.holder}" if each.holder else "specloom itself"
        diagnostics.warning(
            "name-numbered",
            f"the {what} {each.given!r:.120} has a number: {each.wished!r:.120} is the name of "
            f"{other}",
            place(each.pointer),
            "give one of them a name with x-specloom-name in an overlay",
        )
