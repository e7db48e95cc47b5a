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
    """Where the names come from: `..models`."""
    names: tuple[Safe, ...]
    """The names, sorted; `a as b` where one has another name here."""
    gap: bool = False
    """Begins a section: standard library, third party, own package."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model class."""

    name: Ident
    """Its name."""
    annotation: Safe
    """Its type, as code; limits are in it."""
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
    """Its name."""
    bases: tuple[Safe, ...]
    """The classes it derives from, `Model` last."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    facts: tuple[Safe, ...]
    """Class attributes: `__closed__ = True` and the like."""
    extra: Safe
    """Annotation of the properties that are not named; empty when any are kept as they come."""
    fields: tuple[FieldView, ...]
    """Its fields, in the order of the document."""
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
    """Its name."""
    value: Safe
    """Its value, as a literal."""
    doc: Safe
    """A docstring literal; empty when the document says nothing."""


@dataclass(frozen=True, slots=True)
class EnumView:
    """An enum class."""

    name: Ident
    """Its name."""
    base: Ident
    """The class it derives from: `OpenEnum` or `OpenIntEnum`."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    members: tuple[EnumMemberView, ...]
    """Its members, in the order of the document."""
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """A name for a type that is no class."""

    name: Ident
    """The name of the type."""
    expression: Safe
    """The type, as code."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    recursive: bool
    """The type holds itself, so it is made by `TypeAliasType`."""
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""


@dataclass(frozen=True, slots=True)
class ModelModuleView:
    """One module of `models/`."""

    name: Ident
    """The module: `job`."""
    doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    enums: tuple[EnumView, ...]
    """Its enums."""
    classes: tuple[ClassView, ...]
    """Its model classes, those first that others derive from."""
    aliases: tuple[AliasView, ...]
    """Its names for types that are no classes."""
    rebuild: tuple[Ident, ...] = field(default=())
    """Always empty: models are completed when they are first used."""


@dataclass(frozen=True, slots=True)
class DictKeyView:
    """A key of a `TypedDict`; both parts are string literals in one that is made by a call."""

    name: Safe
    """The key."""
    annotation: Safe
    """The type of its value, as code."""


@dataclass(frozen=True, slots=True)
class DictView:
    """The plain-data twin of a model class."""

    name: Ident
    """The class: `JobDict`."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    total: bool
    """Every key is required."""
    functional: bool
    """Made by a call, because of a key that a class body cannot name."""
    keys: tuple[DictKeyView, ...]
    """Its keys, in the order of the document."""


@dataclass(frozen=True, slots=True)
class DictModuleView:
    """One module of `models/dicts/`."""

    name: Ident
    """The module: `job`."""
    doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    dicts: tuple[DictView, ...]
    """Its classes."""
    aliases: tuple[AliasView, ...]
    """Its names for types that are no classes."""


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
    """Its name."""
    annotation: Safe
    """Its type, as code."""
    default: Safe
    """Empty for a required one."""
    place: str
    """position, either or name: how it is given; to be compared, not printed."""


@dataclass(frozen=True, slots=True)
class OverloadView:
    """One way to call a method whose result depends on an argument."""

    arguments: tuple[ArgumentView, ...]
    """What the method takes then, in order."""
    returns: Safe
    """The type of what the sync method returns then, as code."""
    async_returns: Safe
    """What the async client's method gives, which is no coroutine function."""


@dataclass(frozen=True, slots=True)
class ChoiceView:
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


@dataclass(frozen=True, slots=True)
class WaitView:
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


@dataclass(frozen=True, slots=True)
class StartView:
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


@dataclass(frozen=True, slots=True)
class ResourceView:
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
    """The argument: `token`."""
    annotation: Safe
    """Its type for the sync client, as code."""
    async_annotation: Safe
    """Its type for the async client, as code."""
    doc: Safe
    """What the docstring of the client says of it."""


@dataclass(frozen=True, slots=True)
class ErrorView:
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


@dataclass(frozen=True, slots=True)
class ErrorsView:
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
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ClientResourceView:
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


@dataclass(frozen=True, slots=True)
class ClientView:
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


@dataclass(frozen=True, slots=True)
class PackageView:
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
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class BuilderMethodView:
    """A step of a builder: `.outputs(*names)`, `.options(crs=…)` or `.extent(value)`."""

    name: Ident
    """Its name."""
    kind: str
    """names, fields or value; to be compared, not printed."""
    part: Safe
    """The field of the body that it fills, as a literal."""
    annotation: Safe
    """The type of a name or of the value, as code; empty for `fields`."""
    arguments: tuple[ArgumentView, ...]
    """What it takes; only for `fields`."""
    entries: tuple[tuple[Safe, Ident], ...]
    """(key as a literal, argument) of each; only for `fields`."""
    doc: Safe
    """The docstring literal of the method."""


@dataclass(frozen=True, slots=True)
class BuilderView:
    """One builder: request bodies with one tag."""

    module: Ident
    """The module: `fill`."""
    name: Ident
    """The class of the builder."""
    doc: Safe
    """The docstring literal of the class."""
    module_doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    body: Ident
    """The model class that it makes."""
    tag: Safe
    """The tag of its bodies, as a literal."""
    tag_field: Safe
    """The field that holds the tag, as a literal."""
    inside: Safe
    """The field that the tagged part of the body stands in, as a literal."""
    literals: tuple[tuple[Ident, Safe], ...]
    """Names of the literal types its methods take."""
    init: tuple[ArgumentView, ...]
    """The arguments of the constructor."""
    init_part: Safe
    """The field that the constructor's arguments fill; empty: they are fields themselves."""
    init_entries: tuple[tuple[Safe, Ident], ...]
    """(key as a literal, argument) of each argument of the constructor."""
    init_doc: Safe
    """The docstring literal of the constructor."""
    methods: tuple[BuilderMethodView, ...]
    """Its steps."""
    build: tuple[ArgumentView, ...]
    """The arguments of `build`."""
    build_doc: Safe
    """The docstring literal of `build`."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


@dataclass(frozen=True, slots=True)
class ProjectView:
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
    root_error: Ident
    """The class that all errors derive from."""
    builders: tuple[Safe, ...]
    """The builders, as Markdown code."""
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
    """`client.jobs.create`."""
    model: Ident
    """The class of the model."""
    arguments: Safe
    """What has to be given to the model."""


@dataclass(frozen=True, slots=True)
class BuilderCallView:
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


@dataclass(frozen=True, slots=True)
class EventCallView:
    """A message that is parsed."""

    key: Safe
    """What `parse` calls it, as a literal."""
    body: Safe
    """A message, as a literal."""


@dataclass(frozen=True, slots=True)
class ReadmeView:
    """The examples of `README.md`: each is there where the API has such an operation."""

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


@dataclass(frozen=True, slots=True)
class ApiMethodView:
    """A row of `api.md`."""

    call: Safe
    """The call with its arguments, as Markdown code."""
    request: Safe
    """HTTP method and path, as Markdown code."""
    returns: Safe
    """What it returns, as Markdown code."""


@dataclass(frozen=True, slots=True)
class ApiResourceView:
    """A section of `api.md`."""

    attribute: Ident
    """What the client calls it: `jobs`."""
    about: Safe
    """What the document says of it, as Markdown; empty for nothing."""
    methods: tuple[ApiMethodView, ...]
    """Its methods."""


@dataclass(frozen=True, slots=True)
class ApiView:
    """`api.md`."""

    title: Safe
    """The title of the API, as Markdown."""
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


@dataclass(frozen=True, slots=True)
class FakeOperationView:
    """An operation as the fake service needs it."""

    constant: Safe
    """`_jobs.CANCEL`."""
    method: Safe
    """`jobs.cancel`, as a literal."""
    parameters: Safe
    """A tuple of `Parameter(…)`; empty when there is nothing to check."""
    page_size: Safe
    """The argument for the size of a page, as a literal; empty for none."""


@dataclass(frozen=True, slots=True)
class FakeResourceView:
    """The operations of one module of `resources/`, as the fake service needs them."""

    module: Ident
    """Its module: `jobs`."""
    operations: tuple[FakeOperationView, ...]
    """Its operations."""


@dataclass(frozen=True, slots=True)
class TestingView:
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
    parameters: bool
    """An operation has parameters to check."""
    resources: tuple[FakeResourceView, ...]
    """The modules of operations."""
    collections: tuple[Safe, ...]
    """A `Collection(…)` for each kind of thing that the fake keeps."""
    credentials: Safe
    """Names of the schemes and how the fake knows them, as a literal."""


@dataclass(frozen=True, slots=True)
class EventView:
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


@dataclass(frozen=True, slots=True)
class EventsView:
    """`events.py`."""

    events: tuple[EventView, ...]
    """The webhooks and callbacks."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    models: bool
    """Something in it names `models`."""
    overloads: bool
    """`parse` has an overload for each of them."""


@dataclass(frozen=True, slots=True)
class OwnCallView:
    """One call in the SDK's own tests."""

    key: Safe
    """`jobs.cancel`, as a literal."""
    call: Safe
    """The whole call, as code."""


@dataclass(frozen=True, slots=True)
class OwnErrorView:
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


@dataclass(frozen=True, slots=True)
class OwnTestsView:
    """`tests/test_operations.py`."""

    package: Safe
    """The import package, as code."""
    testing: Safe
    """Its `testing`, as a literal."""
    client: Ident
    """The class of the sync client."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
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
