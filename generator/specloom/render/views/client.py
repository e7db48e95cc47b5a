"""What templates see of the clients and the package."""

from __future__ import annotations

from msgspec import Struct, field

from ...pycode import Ident, Safe
from .common import Extra, ImportView


class CredentialView(Struct, frozen=True):
    """One credential argument of the client."""

    name: Ident
    """The argument: `token`."""
    annotation: Safe
    """Its type for the sync client, as code."""
    async_annotation: Safe
    """Its type for the async client, as code."""
    doc: Safe
    """What the docstring of the client says of it."""


class ClientResourceView(Struct, frozen=True):
    """A resource as the client shows it."""

    attribute: Ident
    """What the client calls it: `jobs`."""
    module: Safe
    """The module of the class, below the package: `resources.jobs`."""
    name: Ident
    """The class of the sync resource."""
    async_module: Safe
    """The module of the async class, below the package."""
    async_name: Ident
    """The class of the async resource."""
    doc: Safe
    """The docstring literal of the attribute."""
    raw: bool
    """It has `with_raw_response` and `with_streaming_response`."""


class ClientView(Struct, frozen=True):
    """`client.py` and `_config.py`."""

    name: Ident
    """The class of the sync client."""
    async_name: Ident
    """The class of the async client."""
    base: Ident
    """The runtime's class that the client derives from."""
    async_base: Ident
    """The same for the async client."""
    doc: Safe
    """The docstring literal of the sync client."""
    async_doc: Safe
    """The docstring literal of the async client."""
    imports: tuple[ImportView, ...]
    """From the runtime, below the package."""
    resource_imports: tuple[ImportView, ...]
    """The classes of the resources, for type checkers."""
    credentials: tuple[CredentialView, ...]
    """The arguments that take credentials."""
    credential_entries: tuple[tuple[Safe, Safe], ...]
    """Scheme key and the code that makes its credential."""
    resources: tuple[ClientResourceView, ...]
    """Each resource, sorted by attribute."""
    raw: bool
    """Some of them have `with_raw_response` and `with_streaming_response`."""
    decoding: Safe
    """What is done by default with an answer that does not fit, as a literal."""
    package: Safe
    """The import package, as a literal: it names the SDK in the `User-Agent`."""
    version: Safe
    """The SDK's version, as a literal."""
    base_url: Safe
    """The address of the API, as a literal; empty text when the document has none."""
    security: Safe
    """Which credentials operations need by default, as a literal."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class PackageView(Struct, frozen=True):
    """`__init__.py`."""

    doc: Safe
    """The docstring literal of the package."""
    client: Ident
    """The class of the sync client."""
    client_module: Safe
    """The module of the client, below the package: `client`."""
    async_client: Ident
    """The class of the async client."""
    async_client_module: Safe
    """The module of the async client, below the package."""
    version: Safe
    """The SDK's version, as a literal."""
    modules: tuple[Ident, ...]
    """The submodules that are loaded when first used."""
    lazy: Safe
    """The same as a tuple of strings."""
    exported: tuple[Ident, ...]
    """The names in `__all__`, sorted."""
    runtime: tuple[ImportView, ...] = ()
    """The names of the runtime among them that are loaded when first used."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""
