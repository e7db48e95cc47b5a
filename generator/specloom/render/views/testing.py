"""What templates see of the fake, and of the tests that an SDK brings."""

from __future__ import annotations

from msgspec import Struct

from ...pycode import Ident, Safe
from .common import ImportView


class FakeOperationView(Struct, frozen=True):
    """An operation as the fake service needs it."""

    constant: Safe
    """`_jobs.CANCEL`."""
    method: Safe
    """`jobs.cancel`, as a literal."""
    parameters: Safe
    """A tuple of `Parameter(…)`; empty when there is nothing to check."""
    page_size: Safe
    """The argument for the size of a page, as a literal; empty for none."""


class FakeResourceView(Struct, frozen=True):
    """The operations of one module of `resources/`, as the fake service needs them."""

    module: Ident
    """Its module: `jobs`."""
    operations: tuple[FakeOperationView, ...]
    """Its operations."""


class TestingView(Struct, frozen=True):
    """`testing/__init__.py`."""

    __test__ = False  # for pytest: not a test class

    fake: Ident
    """The class of the fake service."""
    client: Ident
    """The class of the sync client."""
    title: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    runtime: tuple[ImportView, ...]
    """What it imports from the runtime."""
    models: bool
    """Something in it names `models`."""
    machines: bool
    """A collection has states to go through."""
    works: bool
    """An operation begins work that goes on after its answer."""
    parameters: bool
    """An operation has parameters to check."""
    resources: tuple[FakeResourceView, ...]
    """The modules of operations."""
    collections: tuple[Safe, ...]
    """A `Collection(…)` for each kind of thing that the fake keeps."""
    credentials: Safe
    """Names of the schemes and how the fake knows them, as a literal."""


class OwnCallView(Struct, frozen=True):
    """One call in the SDK's own tests."""

    key: Safe
    """`jobs.cancel`, as a literal."""
    call: Safe
    """The whole call, as code."""


class OwnErrorView(Struct, frozen=True):
    """One error class in the SDK's own tests, and a call that raises it."""

    key: Safe
    """The key of the call, as a literal."""
    operation: Safe
    """The `operationId` of the operation that fails, as a literal."""
    status: Safe
    """The status that it answers with."""
    code: Safe
    """The code in the body, as a literal; `None` for none."""
    error: Ident
    """The class that is raised."""


class OwnTestsView(Struct, frozen=True):
    """`tests/test_operations.py`."""

    package: Safe
    """The import package, as code."""
    testing: Safe
    """Its `testing`, as a literal."""
    client: Ident
    """The class of the sync client."""
    imports: tuple[ImportView, ...]
    """What the module imports of the standard library, sorted."""
    libraries: tuple[ImportView, ...]
    """What it imports of other libraries than pytest, sorted."""
    runtime: tuple[ImportView, ...]
    """What they import from the runtime."""
    models: bool
    """A call names `models`."""
    samples: bool
    """Arguments are made up with `sample`."""
    credentials: tuple[Ident, ...]
    """The arguments that take credentials."""
    calls: tuple[OwnCallView, ...]
    """A call of every operation."""
    failures: tuple[OwnErrorView, ...]
    """Every documented error."""


class MessageView(Struct, frozen=True):
    """One message in the SDK's own tests."""

    key: Safe
    """What `events.parse` calls its event, as a literal."""
    body: Safe
    """The message, as code."""


class EventTestsView(Struct, frozen=True):
    """`tests/test_events.py`."""

    package: Safe
    """The import package, as code."""
    imports: tuple[ImportView, ...]
    """What the module imports of the standard library, sorted."""
    libraries: tuple[ImportView, ...]
    """What it imports of other libraries than pytest, sorted."""
    runtime: tuple[ImportView, ...]
    """What it imports from the runtime."""
    models: bool
    """A message names `models`."""
    samples: bool
    """Messages are made up with `sample`."""
    messages: tuple[MessageView, ...]
    """A message of every event."""
    documents: tuple[Safe, ...]
    """The keys of the events whose messages are JSON."""
