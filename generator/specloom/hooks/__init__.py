"""What a module of the user's can do while an SDK is generated: `extensions = ["acme.ext"]`.

The module defines any of the functions of `Extension`. They see frozen data and return new data;
the same data changes nothing, and neither does None as a name or a type. Several extensions run in
the order of the configuration.
The configuration's `overrides` go before them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from ..diagnostics import Diagnostic, Severity
from ..ir.api import Api
from ..pycode import Safe

Kind: TypeAlias = Literal[
    "class",
    "enum",
    "type without a class",
    "property",
    "list item",
    "map value",
    "parameter",
    "operation",
]
V = TypeVar("V")


class Thing(Struct, frozen=True):
    """Something of the document that has a Python name or type.

    Attributes:
        kind: What it is.
        pointer: JSON Pointer (RFC 6901) of where it stands.
        name: What the document calls it; empty for a list item or a schema without a name.
        format: Its `format`; empty for what has none.
    """

    kind: Kind
    pointer: str
    name: str = ""
    format: str = ""


class Extension(Protocol):
    """The functions that a module may define; it leaves out those it does not need."""

    FILTERS: Mapping[str, Callable[..., Safe]]
    """Further filters for templates. What they return is printed when it is `Safe`."""

    def rename(self, thing: Thing) -> str | None:
        """Another Python name."""
        ...

    def retype(self, thing: Thing) -> str | None:
        """Another Python type, such as `decimal.Decimal`."""
        ...

    def base(self, thing: Thing) -> str | None:
        """A base class for a model class, such as `acme.Base`."""
        ...

    def view(self, view: V) -> V:
        """A view of the same kind (`specloom.render.views`), for instance with more in its `added`.

        Called for each view, the inner ones first. Names stay as they are: they stand in several
        files, and are `rename`'s to change.
        """
        ...

    def files(self, tree: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """The files to write, by path, after they are formatted."""
        ...

    def check(self, api: Api) -> Iterable[Diagnostic]:
        """Findings about the document."""
        ...


HOOKS = ("rename", "retype", "base", "view", "files", "check")

__all__ = ["HOOKS", "Api", "Diagnostic", "Extension", "Kind", "Safe", "Severity", "Thing"]
