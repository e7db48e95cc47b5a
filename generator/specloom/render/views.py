"""What templates see: flat, frozen views. Together they are the template contract.

Every text in a view is `Safe` (made by `pycode`) unless its docstring says otherwise; the template
environment prints nothing else. `CONTRACT` is raised when a field is renamed or removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..pycode import Ident, Safe

CONTRACT = 2
Extra: TypeAlias = Mapping[str, Any]
"""Values by name, for templates; text in them has to be `Safe` or go through a filter."""


@dataclass(frozen=True, slots=True)
class ImportView:
    """One `from module import names` line."""

    module: Safe
    names: tuple[Safe, ...]
    gap: bool = False
    """Begins a section: standard library, third party, own package."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model class."""

    name: Ident
    annotation: Safe
    default: Safe
    """The right-hand side; empty for a required field."""
    doc: Safe
    """A docstring literal; empty when the document says nothing."""
    engine: Safe
    """The plain type the models engine must have found."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ClassView:
    """A model class."""

    name: Ident
    bases: tuple[Safe, ...]
    """The classes it derives from, `Model` last."""
    doc: Safe
    facts: tuple[Safe, ...]
    """Class attributes: `__closed__ = True` and the like."""
    extra: Safe
    """Annotation of the properties that are not named; empty when any are kept as they come."""
    fields: tuple[FieldView, ...]
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""

    def field_named(self, name: str) -> FieldView:
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True, slots=True)
class EnumMemberView:
    """A member of an enum; `doc` is empty when the document says nothing of it."""

    name: Ident
    value: Safe
    doc: Safe


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum class."""

    name: Ident
    base: Ident
    doc: Safe
    members: tuple[EnumMemberView, ...]
    pointer: Safe
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for a type that is no class."""

    name: Ident
    expression: Safe
    doc: Safe
    recursive: bool
    pointer: Safe


@dataclass(frozen=True, slots=True)
class ModelModuleView:
    """One module of `models/`."""

    name: Ident
    doc: Safe
    imports: tuple[ImportView, ...]
    enums: tuple[EnumView, ...]
    classes: tuple[ClassView, ...]
    aliases: tuple[AliasView, ...]
    rebuild: tuple[Ident, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DictKeyView:
    """A key of a `TypedDict`; both parts are string literals in one that is made by a call."""

    name: Safe
    annotation: Safe


@dataclass(frozen=True, slots=True)
class DictView:
    """The plain-data twin of a model class."""

    name: Ident
    doc: Safe
    total: bool
    """Every key is required."""
    functional: bool
    """Made by a call, because of a key that a class body cannot name."""
    keys: tuple[DictKeyView, ...]


@dataclass(frozen=True, slots=True)
class DictModuleView:
    """One module of `models/dicts/`."""

    name: Ident
    doc: Safe
    imports: tuple[ImportView, ...]
    dicts: tuple[DictView, ...]
    aliases: tuple[AliasView, ...]


@dataclass(frozen=True, slots=True)
class ModelsIndexView:
    """`models/__init__.py`."""

    entries: tuple[tuple[Ident, Safe], ...]
    """Every public name and its module, by name."""
    imports: tuple[tuple[Safe, tuple[Ident, ...]], ...]
    """The modules with their names, as an import statement each."""


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument of a method."""

    name: Ident
    annotation: Safe
    default: Safe
    """Empty for a required one."""
    place: str
    """position, either or name: how it is given; to be compared, not printed."""


@dataclass(frozen=True, slots=True)
class OverloadView:
    """One way to call a method whose result depends on an argument."""

    arguments: tuple[ArgumentView, ...]
    returns: Safe
    async_returns: Safe
    """What the async client's method gives, which is no coroutine function."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Another answer that an operation can be asked for."""

    test: Safe
    """What is true when it is asked for: `stream`, `accept == "text/csv"`."""
    constant: Ident
    declaration: Safe
    result: Safe
    """What the constant is generic in."""
    kind: str
    """send, events, lines or download: to be compared, not printed."""
    wrapper: Ident
    """The runtime's class that the result is walked with; of no meaning for `send`."""


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation: the constant that holds its facts, and its method."""

    constant: Ident
    """`CANCEL`."""
    declaration: Safe
    """The call that makes the constant: `Operation("DELETE", …)`."""
    result: Safe
    """What the constant is generic in."""
    method: Ident
    arguments: tuple[ArgumentView, ...]
    returns: Safe
    async_returns: Safe
    doc: Safe
    call: Safe
    """Where the arguments go: `path={"id": id}, body=body`."""
    kind: str
    """send, pages, events, lines or download: to be compared, not printed."""
    wrapper: Ident
    """The runtime's class that a result is walked with; of no meaning for `send`."""
    deprecated: bool
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


@dataclass(frozen=True, slots=True)
class WaitView:
    """A method that waits until a resource has come to an end."""

    method: Ident
    poller: Ident
    """The method that gives the poller behind it."""
    resume: Ident
    """The method that goes on from a continuation token."""
    constant: Ident
    """The operation that reads the resource."""
    arguments: tuple[ArgumentView, ...]
    call: Safe
    wait: Safe
    """`Wait(...)`."""
    result: Safe
    watched: Safe
    """What `on_progress` is called with."""
    doc: Safe
    poll_doc: Safe


@dataclass(frozen=True, slots=True)
class StartView:
    """Methods that start work which goes on after the answer, and go on with it."""

    method: Ident
    resume: Ident
    """The method that goes on from a continuation token."""
    constant: Ident
    """The operation that starts the work."""
    arguments: tuple[ArgumentView, ...]
    call: Safe
    spec: Safe
    """`LongRunning(...)`."""
    result: Safe
    doc: Safe


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One module of `resources/`."""

    attribute: Ident
    module: Ident
    name: Ident
    doc: Safe
    module_doc: Safe
    imports: tuple[ImportView, ...]
    accept: Safe
    """The media type that several operations ask for, kept as `_ACCEPT`; empty for none."""
    constants: tuple[OperationView, ...]
    """The operations in the order their constants are written: those that others need first."""
    operations: tuple[OperationView, ...]
    """The same, by method."""
    bases: tuple[tuple[Ident, Ident], ...]
    """(module, class) of shared operations, which stand under several tags."""
    waits: tuple[WaitView, ...]
    starts: tuple[StartView, ...]
    raw: tuple[Ident, ...]
    """Methods that `with_raw_response` and `with_streaming_response` show."""
    paged: tuple[Ident, ...]
    """Methods that give lists in pages; both show the first page."""
    builtin_names: bool
    """A method hides a builtin type, so annotations say `builtins.list`."""
    shared: bool
    """Holds operations that several resources show; not reached by itself."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class CredentialView:
    """One credential argument of the client."""

    name: Ident
    annotation: Safe
    async_annotation: Safe
    doc: Safe


@dataclass(frozen=True, slots=True)
class ErrorView:
    """The class of a status, or of a documented code."""

    name: Ident
    bases: tuple[Ident, ...]
    doc: Safe
    code: Safe
    """The code as a literal; empty for the class of a status."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ErrorsView:
    """`errors.py`."""

    module_doc: Safe
    root: Ident
    root_doc: Safe
    exported: tuple[Ident, ...]
    statuses: tuple[ErrorView, ...]
    codes: tuple[ErrorView, ...]
    table_statuses: tuple[tuple[Safe, Ident], ...]
    table_codes: tuple[tuple[Safe, Ident], ...]
    shape: Safe
    """`ErrorShape(…)`; empty where conventions will do."""
    waits: bool
    """There is work to wait for, and its errors."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ClientResourceView:
    """A resource as the client shows it."""

    attribute: Ident
    module: Safe
    """The module of the class, below the package: `resources.jobs`."""
    name: Ident
    async_module: Safe
    async_name: Ident
    doc: Safe
    raw: bool
    """It has `with_raw_response` and `with_streaming_response`."""


@dataclass(frozen=True, slots=True)
class ClientView:
    """`client.py` and `_config.py`."""

    name: Ident
    async_name: Ident
    base: Ident
    """The runtime's class that the client derives from."""
    async_base: Ident
    doc: Safe
    async_doc: Safe
    imports: tuple[ImportView, ...]
    """From the runtime, below the package."""
    resource_imports: tuple[ImportView, ...]
    """The classes of the resources, for type checkers."""
    credentials: tuple[CredentialView, ...]
    credential_entries: tuple[tuple[Safe, Safe], ...]
    """Scheme key and the code that makes its credential."""
    resources: tuple[ClientResourceView, ...]
    """Each resource, sorted by attribute."""
    raw: bool
    """Some of them have `with_raw_response` and `with_streaming_response`."""
    decoding: Safe
    package: Safe
    version: Safe
    base_url: Safe
    security: Safe
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class PackageView:
    """`__init__.py`."""

    doc: Safe
    client: Ident
    client_module: Safe
    """The module of the client, below the package: `client`."""
    async_client: Ident
    async_client_module: Safe
    version: Safe
    modules: tuple[Ident, ...]
    """The submodules that are loaded when first used."""
    lazy: Safe
    """The same as a tuple of strings."""
    exported: tuple[Ident, ...]
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class BuilderMethodView:
    """A step of a builder: `.outputs(*names)`, `.options(crs=…)` or `.extent(value)`."""

    name: Ident
    kind: str
    """names, fields or value; to be compared, not printed."""
    part: Safe
    annotation: Safe
    arguments: tuple[ArgumentView, ...]
    entries: tuple[tuple[Safe, Ident], ...]
    doc: Safe


@dataclass(frozen=True, slots=True)
class BuilderView:
    """One builder: request bodies with one tag."""

    module: Ident
    name: Ident
    doc: Safe
    module_doc: Safe
    imports: tuple[ImportView, ...]
    body: Ident
    tag: Safe
    tag_field: Safe
    inside: Safe
    literals: tuple[tuple[Ident, Safe], ...]
    """Names of the literal types its methods take."""
    init: tuple[ArgumentView, ...]
    init_part: Safe
    """The field that the constructor's arguments fill; empty: they are fields themselves."""
    init_entries: tuple[tuple[Safe, Ident], ...]
    init_doc: Safe
    methods: tuple[BuilderMethodView, ...]
    build: tuple[ArgumentView, ...]
    build_doc: Safe
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ProjectView:
    """`pyproject.toml` and `README.md`."""

    title: Safe
    about: Safe
    distribution: Safe
    install: Safe
    version: Safe
    description: Safe
    license: Safe
    author: Safe
    http: Safe
    package: Safe
    import_package: Safe
    credentials: tuple[tuple[Safe, Safe], ...]
    root_error: Ident
    builders: tuple[Safe, ...]
    runtime: Safe
    """Requirement of the runtime that SDKs share, as a string; empty without one."""


@dataclass(frozen=True, slots=True)
class NoticeView:
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


@dataclass(frozen=True, slots=True)
class RuntimeView:
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


@dataclass(frozen=True, slots=True)
class CallView:
    """A complete call of an operation."""

    method: Safe
    """`client.jobs.list`."""
    raw_method: Safe
    """`client.jobs.with_raw_response.list`."""
    arguments: Safe
    """What has to be given; empty for nothing."""
    paged: bool
    """Gives items one by one."""


@dataclass(frozen=True, slots=True)
class ModelCallView:
    """A call that sends a model."""

    method: Safe
    model: Ident
    arguments: Safe


@dataclass(frozen=True, slots=True)
class BuilderCallView:
    """A call that sends what a builder makes."""

    method: Safe
    name: Ident
    init: Safe
    steps: tuple[Safe, ...]
    """`.outputs("a", "b")`."""
    build: Safe


@dataclass(frozen=True, slots=True)
class EventCallView:
    """A message that is parsed."""

    key: Safe
    body: Safe


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The examples of `README.md`: each is there where the API has such an operation."""

    client: Ident
    async_client: Ident
    given: Safe
    """What the client needs: `token="..."`; empty for nothing."""
    needs_base_url: bool
    token: Ident | None
    """A credential that a function can give."""
    shown: CallView | None
    sent: ModelCallView | None
    built: BuilderCallView | None
    pages: CallView | None
    wait: CallView | None
    start: CallView | None
    download: CallView | None
    upload: CallView | None
    stream: CallView | None
    event: EventCallView | None


@dataclass(frozen=True, slots=True)
class ApiMethodView:
    """A row of `api.md`."""

    call: Safe
    request: Safe
    returns: Safe


@dataclass(frozen=True, slots=True)
class ApiResourceView:
    """A section of `api.md`."""

    attribute: Ident
    about: Safe
    methods: tuple[ApiMethodView, ...]


@dataclass(frozen=True, slots=True)
class ApiView:
    """`api.md`."""

    title: Safe
    client: Safe
    async_client: Safe
    resources: tuple[ApiResourceView, ...]
    builders: tuple[tuple[Safe, Safe], ...]
    events: tuple[tuple[Safe, Safe], ...]
    """(call, type of the message) of each webhook and callback."""
    errors: tuple[tuple[Safe, Safe], ...]


@dataclass(frozen=True, slots=True)
class FakeOperationView:
    """An operation as the fake service needs it."""

    constant: Safe
    """`_jobs.CANCEL`."""
    method: Safe
    parameters: Safe
    """A tuple of `Parameter(…)`; empty when there is nothing to check."""
    page_size: Safe


@dataclass(frozen=True, slots=True)
class FakeResourceView:
    """The operations of one module of `resources/`, as the fake service needs them."""

    module: Ident
    operations: tuple[FakeOperationView, ...]


@dataclass(frozen=True, slots=True)
class TestingView:
    """`testing/__init__.py`."""

    __test__ = False  # for pytest: not a test class

    fake: Ident
    client: Ident
    title: Safe
    imports: tuple[ImportView, ...]
    runtime: tuple[ImportView, ...]
    models: bool
    machines: bool
    parameters: bool
    resources: tuple[FakeResourceView, ...]
    collections: tuple[Safe, ...]
    credentials: Safe


@dataclass(frozen=True, slots=True)
class EventView:
    """A webhook or callback."""

    name: Ident
    constant: Ident
    key: Safe
    """What `parse` calls it."""
    wire: Safe
    result: Safe
    shape: Safe
    form: bool
    """Whether the body is a form; `reads` says that and more."""
    reads: Safe
    """How the body is read, as a literal; empty for JSON."""
    doc: Safe


@dataclass(frozen=True, slots=True)
class EventsView:
    """`events.py`."""

    events: tuple[EventView, ...]
    imports: tuple[ImportView, ...]
    models: bool
    overloads: bool


@dataclass(frozen=True, slots=True)
class OwnCallView:
    """One call in the SDK's own tests."""

    key: Safe
    call: Safe


@dataclass(frozen=True, slots=True)
class OwnErrorView:
    """One error class in the SDK's own tests, and a call that raises it."""

    key: Safe
    operation: Safe
    status: Safe
    code: Safe
    error: Ident


@dataclass(frozen=True, slots=True)
class OwnTestsView:
    """`tests/test_operations.py`."""

    package: Safe
    testing: Safe
    client: Ident
    imports: tuple[ImportView, ...]
    runtime: tuple[ImportView, ...]
    models: bool
    samples: bool
    """Arguments are made up with `sample`."""
    credentials: tuple[Ident, ...]
    calls: tuple[OwnCallView, ...]
    failures: tuple[OwnErrorView, ...]
