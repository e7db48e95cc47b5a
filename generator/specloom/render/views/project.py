"""What templates see of the files around a package."""

from __future__ import annotations

from msgspec import Struct

from ...pycode import Ident, Safe


class ProjectView(Struct, frozen=True):
    """`pyproject.toml` and `README.md`."""

    title: Safe
    """The title of the API, as Markdown."""
    about: Safe
    """The first paragraph of its description, as Markdown; empty for none."""
    distribution: Safe
    """The distribution, as a TOML string."""
    install: Safe
    """The distribution, for `pip install`."""
    version: Safe
    """The SDK's version, as a TOML string."""
    description: Safe
    """One line about the SDK, as a TOML string."""
    license: Safe
    """Its licence, as a TOML string; empty for none."""
    author: Safe
    """Its author, as a TOML string; empty for none."""
    http: Safe
    """Requirement of the HTTP library."""
    package: Safe
    """The outermost folder of the package, as a TOML string."""
    import_package: Safe
    """The import package, as code."""
    credentials: tuple[tuple[Safe, Safe], ...]
    """(argument, environment variable) of each credential, as Markdown code."""
    credential_notes: tuple[tuple[Safe, Safe], ...]
    """(argument, what the document says of it) of the credentials that it explains, as Markdown."""
    root_error: Ident
    """The class that all errors derive from."""
    builders: tuple[Safe, ...]
    """The builders, as Markdown code."""
    runtime: Safe
    """Requirement of the runtime that SDKs share, as a string; empty without one."""


class NoticeView(Struct, frozen=True):
    """`NOTICE` of a vendored package; every field is a line that begins with `# `."""

    title: Safe
    """Title and version of the API."""
    document: Safe
    """The document's SHA-256."""
    specloom: Safe
    """The version that wrote the package."""
    shared: bool
    """The runtime is in another package."""
    runtime: Safe
    """What of it is part of specloom."""


class RuntimeView(Struct, frozen=True):
    """The files around a runtime that SDKs share."""

    title: Safe
    """The import package, as Markdown."""
    package: Safe
    """The import package, as a TOML string."""
    distribution: Safe
    """The distribution, as a TOML string."""
    version: Safe
    """The version, as a TOML string."""
    http: Safe
    """Requirement of the HTTP library."""
    specloom: Safe
    """The version that wrote it, as a comment."""


class CallView(Struct, frozen=True):
    """A complete call of an operation."""

    method: Safe
    """`client.jobs.list`."""
    raw_method: Safe
    """`client.jobs.with_raw_response.list`."""
    arguments: Safe
    """What has to be given; empty for nothing."""
    paged: bool
    """Gives items one by one."""


class ModelCallView(Struct, frozen=True):
    """A call that sends a model."""

    method: Safe
    """`client.jobs.create`."""
    model: Ident
    """The class of the model."""
    arguments: Safe
    """What has to be given to the model."""


class BuilderCallView(Struct, frozen=True):
    """A call that sends what a builder makes."""

    method: Safe
    """`client.jobs.create`."""
    name: Ident
    """The class of the builder."""
    init: Safe
    """The arguments of its constructor."""
    steps: tuple[Safe, ...]
    """`.outputs("a", "b")`."""
    build: Safe
    """The arguments of `build`."""


class EventCallView(Struct, frozen=True):
    """A message that is parsed."""

    key: Safe
    """What `parse` calls it, as a literal."""
    body: Safe
    """A message, as data."""
    secret: Safe
    """The environment variable of the secret it is signed with, as Markdown code; empty where
    nobody says how."""


class ReadmeView(Struct, frozen=True):
    """The examples of `README.md`: each is there where the API has such an operation."""

    calls: bool
    """The API can be called; else it only sends, by webhooks."""
    client: Ident
    """The class of the sync client."""
    async_client: Ident
    """The class of the async client."""
    given: Safe
    """What the client needs: `token="..."`; empty for nothing."""
    needs_base_url: bool
    """The document does not say where the API is, so it has to be given."""
    token: Ident | None
    """A credential that a function can give."""
    shown: CallView | None
    """A call that needs little."""
    sent: ModelCallView | None
    """A call that sends a model."""
    built: BuilderCallView | None
    """A call that sends what a builder makes."""
    pages: CallView | None
    """A list that comes in pages."""
    wait: CallView | None
    """A method that waits."""
    start: CallView | None
    """A method that starts work."""
    download: CallView | None
    """A download."""
    upload: CallView | None
    """A call that sends a file."""
    stream: CallView | None
    """A stream of events or lines."""
    event: EventCallView | None
    """A webhook or callback."""


class ApiMethodView(Struct, frozen=True):
    """A row of `api.md`."""

    call: Safe
    """The call with its arguments, as Markdown code."""
    request: Safe
    """HTTP method and path, as Markdown code."""
    returns: Safe
    """What it returns, as Markdown code."""


class ApiResourceView(Struct, frozen=True):
    """A section of `api.md`."""

    attribute: Ident
    """What the client calls it: `jobs`."""
    about: Safe
    """What the document says of it, as Markdown; empty for nothing."""
    methods: tuple[ApiMethodView, ...]
    """Its methods."""


class ApiView(Struct, frozen=True):
    """`api.md`."""

    title: Safe
    """The title of the API, as Markdown."""
    about: Safe
    """What the API is, as Markdown of several paragraphs."""
    client: Safe
    """The sync client, as Markdown code."""
    async_client: Safe
    """The async client, as Markdown code."""
    resources: tuple[ApiResourceView, ...]
    """A section for each resource."""
    builders: tuple[tuple[Safe, Safe], ...]
    """(builder, what it makes) as Markdown code."""
    events: tuple[tuple[Safe, Safe], ...]
    """(call, type of the message) of each webhook and callback."""
    errors: tuple[tuple[Safe, Safe], ...]
    """(class, what it is raised for) as Markdown."""
