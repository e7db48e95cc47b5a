"""What templates see of resources and their methods."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from ...pycode import Ident, Safe
from .common import Extra, ImportView


class ArgumentView(Struct, frozen=True):
    """An argument of a method."""

    name: Ident
    """Its name."""
    annotation: Safe
    """Its type, as code."""
    default: Safe
    """Empty for a required one."""
    place: str
    """position, either or name: how it is given; to be compared, not printed."""


class OverloadView(Struct, frozen=True):
    """One way to call a method whose result depends on an argument."""

    arguments: tuple[ArgumentView, ...]
    """What the method takes then, in order."""
    returns: Safe
    """The type of what the sync method returns then, as code."""
    async_returns: Safe
    """What the async client's method gives, which is no coroutine function."""


class ChosenView(Struct, frozen=True):
    """A method whose result depends on an argument, as the views of a resource show it."""

    method: Ident
    """The name of the method."""
    raw: tuple[OverloadView, ...]
    """The ways to call it as `with_raw_response`."""
    streamed: tuple[OverloadView, ...]
    """The ways to call it as `with_streaming_response`."""


class ChoiceView(Struct, frozen=True):
    """Another answer that an operation can be asked for."""

    test: Safe
    """What is true when it is asked for: `stream`, `accept == "text/csv"`."""
    constant: Ident
    """The constant that holds the facts of this answer: `CREATE_STREAM`."""
    declaration: Safe
    """The call that makes the constant."""
    result: Safe
    """What the constant is generic in."""
    kind: str
    """send, events, lines or download: to be compared, not printed."""
    wrapper: Ident
    """The runtime's class that the result is walked with; of no meaning for `send`."""


class OperationView(Struct, frozen=True):
    """One operation: the constant that holds its facts, and its method."""

    constant: Ident
    """`CANCEL`."""
    declaration: Safe
    """The call that makes the constant: `Operation("DELETE", …)`."""
    result: Safe
    """What the constant is generic in."""
    method: Ident
    """The name of the method."""
    arguments: tuple[ArgumentView, ...]
    """What the method takes, in order."""
    returns: Safe
    """The type of what the sync method returns, as code."""
    async_returns: Safe
    """The same of the async method, without the awaiting."""
    doc: Safe
    """The docstring literal of the method."""
    call: Safe
    """Where the arguments go: `path={"id": id}, body=body`."""
    kind: str
    """send, pages, events, lines or download: to be compared, not printed."""
    wrapper: Ident
    """The runtime's class that a result is walked with; of no meaning for `send`."""
    deprecated: bool
    """The document says that it should not be used any more."""
    id: str
    """The `operationId`, as the document has it: for filters."""
    http_method: str
    """GET, POST, …: for filters."""
    path: str
    """The path with its placeholders, as the document has it: for filters."""
    summary: str
    """For filters."""
    overloads: tuple[OverloadView, ...] = ()
    """The ways to call it, where its result depends on an argument."""
    choices: tuple[ChoiceView, ...] = ()
    """What else it can be asked for; a `send` without any of them is the usual call."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class WaitView(Struct, frozen=True):
    """A method that waits until a resource has come to an end."""

    method: Ident
    """The method that waits."""
    poller: Ident
    """The method that gives the poller behind it."""
    resume: Ident
    """The method that goes on from a continuation token."""
    constant: Ident
    """The operation that reads the resource."""
    arguments: tuple[ArgumentView, ...]
    """What it takes, in order."""
    call: Safe
    """Where the arguments go: `path={"id": id}`."""
    wait: Safe
    """`Wait(...)`."""
    result: Safe
    """The type of the resource, as code."""
    watched: Safe
    """What `on_progress` is called with."""
    doc: Safe
    """The docstring literal of the method that waits."""
    poll_doc: Safe
    """The docstring literal of the method that gives the poller."""


class StartView(Struct, frozen=True):
    """Methods that start work which goes on after the answer, and go on with it."""

    method: Ident
    """The method that starts the work."""
    resume: Ident
    """The method that goes on from a continuation token."""
    constant: Ident
    """The operation that starts the work."""
    arguments: tuple[ArgumentView, ...]
    """What it takes, in order."""
    call: Safe
    """Where the arguments go: `path={"id": id}`."""
    spec: Safe
    """`LongRunning(...)`."""
    result: Safe
    """The type of what the work ends in, as code."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""


class ResourceView(Struct, frozen=True):
    """One module of `resources/`."""

    attribute: Ident
    """What the client calls it: `jobs`."""
    module: Ident
    """Its module: `jobs`."""
    name: Ident
    """The class of the sync resource."""
    doc: Safe
    """The docstring literal of the class."""
    module_doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    accept: Safe
    """The media type that several operations ask for, kept as `_ACCEPT`; empty for none."""
    headers: Safe
    """Types of the headers that several answers have, kept as `_HEADERS`; empty for none."""
    constants: tuple[OperationView, ...]
    """The operations in the order their constants are written: those that others need first."""
    operations: tuple[OperationView, ...]
    """The same, by method."""
    bases: tuple[tuple[Ident, Ident], ...]
    """(module, class) of shared operations, which stand under several tags."""
    waits: tuple[WaitView, ...]
    """Methods that wait."""
    starts: tuple[StartView, ...]
    """Methods that start work."""
    raw: tuple[Ident, ...]
    """Methods that `with_raw_response` and `with_streaming_response` show."""
    chosen: tuple[ChosenView, ...]
    """Those besides whose result depends on an argument."""
    paged: tuple[Ident, ...]
    """Methods that give lists in pages; both show the first page."""
    builtin_names: bool
    """A method hides a builtin type, so annotations say `builtins.list`."""
    here: Mapping[str, Safe]
    """What `str`, `float` and `object` are called in the class, where methods wait."""
    shared: bool
    """Holds operations that several resources show; not reached by itself."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""
