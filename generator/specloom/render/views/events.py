"""What templates see of webhooks and callbacks."""

from __future__ import annotations

from msgspec import Struct

from ...pycode import Ident, Safe
from .common import ImportView


class EventView(Struct, frozen=True):
    """A webhook or callback."""

    name: Ident
    """Ends the name of its function: `parse_job_done`."""
    constant: Ident
    """The constant: `JOB_DONE`."""
    key: Safe
    """What `parse` calls it."""
    wire: Safe
    """The name in the document, as a literal."""
    result: Safe
    """The type of the message, as code."""
    shape: Safe
    """The same with all that pydantic needs to read it."""
    form: bool
    """Whether the body is a form; `reads` says that and more."""
    reads: Safe
    """How the body is read, as a literal; empty for JSON."""
    doc: Safe
    """The docstring literal of its function."""


class EventsView(Struct, frozen=True):
    """`events.py`."""

    events: tuple[EventView, ...]
    """The webhooks and callbacks."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    runtime: tuple[ImportView, ...]
    """What it imports from the runtime."""
    models: bool
    """Something in it names `models`."""
    overloads: bool
    """`parse` has an overload for each of them."""
    signature: Safe
    """How they are signed, as code; empty where nobody says."""
    verify_doc: Safe
    """The docstring literal of `verify`; empty without a signature."""
