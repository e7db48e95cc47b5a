"""What templates see of errors."""

from __future__ import annotations

from msgspec import Struct, field

from ...pycode import Ident, Safe
from .common import Extra


class ErrorView(Struct, frozen=True):
    """The class of a status, or of a documented code."""

    name: Ident
    """Its name."""
    bases: tuple[Ident, ...]
    """The classes it derives from."""
    doc: Safe
    """The docstring literal of the class."""
    code: Safe
    """The code as a literal; empty for the class of a status."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class ErrorsView(Struct, frozen=True):
    """`errors.py`."""

    module_doc: Safe
    """The docstring literal of the module."""
    root: Ident
    """The class that all of them derive from."""
    root_doc: Safe
    """The docstring literal of that class."""
    exported: tuple[Ident, ...]
    """The names in `__all__`, sorted."""
    statuses: tuple[ErrorView, ...]
    """A class for each status."""
    codes: tuple[ErrorView, ...]
    """A class for each code, those first that others derive from."""
    table_statuses: tuple[tuple[Safe, Ident], ...]
    """(status as a literal, class) of each status."""
    table_codes: tuple[tuple[Safe, Ident], ...]
    """(status and code as a literal, class) of each code."""
    shape: Safe
    """`ErrorShape(…)`; empty where conventions will do."""
    waits: bool
    """There is work to wait for, and its errors."""
    signed: bool
    """What the API sends by itself is signed, and has an error for what is not."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""
