"""The configuration as frozen data. Keys in the file are written with hyphens.

Every default that depends on the SDK's name is derived here, so that later stages never ask
whether something was configured.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeAlias

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from ..compat.settings import DiffSettings
from ..diagnostics import Ignore, Place
from ..naming import pascal, snake, words
from . import checks
from .places import Source

Text: TypeAlias = Annotated[str, AfterValidator(checks.text)]
RelativePath: TypeAlias = Annotated[str, AfterValidator(checks.relative_path)]
DottedName: TypeAlias = Annotated[str, AfterValidator(checks.dotted_name)]
TypeName: TypeAlias = Annotated[str, AfterValidator(checks.type_name)]
Identifier: TypeAlias = Annotated[str, AfterValidator(checks.identifier)]
Distribution: TypeAlias = Annotated[str, AfterValidator(checks.distribution)]
Version: TypeAlias = Annotated[str, AfterValidator(checks.version)]
Origin: TypeAlias = Annotated[str, AfterValidator(checks.origin)]
Pointer: TypeAlias = Annotated[str, AfterValidator(checks.pointer)]
FileOrUrl: TypeAlias = Annotated[str, AfterValidator(checks.source)]
FieldValue: TypeAlias = bool | int | float | str
Method: TypeAlias = Literal["get", "put", "post", "delete", "options", "head", "patch", "trace"]


class Frozen(BaseModel):
    """A table of the configuration file: unknown keys are errors, values are not converted."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_name=False,
        validate_by_alias=True,
        hide_input_in_errors=True,
    )


class Filter(Frozen):
    """A choice of operations. A table with several keys chooses what fits all of them."""

    tags: tuple[Text, ...] = ()
    """Tags, as the document spells them."""
    paths: tuple[Text, ...] = ()
    """Path templates; `*` stands for anything, `/jobs/*` for all below."""
    methods: tuple[Method, ...] = ()
    """HTTP methods in lower case."""
    operation_ids: tuple[Text, ...] = ()
    """Operation ids; `*` stands for anything."""

    @property
    def is_empty(self) -> bool:
        """Whether it chooses nothing in particular."""
        return not (self.tags or self.paths or self.methods or self.operation_ids)


class IgnoreEntry(Frozen):
    """A diagnostic that the user has decided to live with."""

    code: Text
    """The diagnostic's code."""
    reason: Text
    """Why; the diagnostic is a note then, which says it."""
    pointer: Pointer = ""
    """A JSON Pointer (RFC 6901): only what stands there or below."""
    expires: date | None = None
    """The last day on which the entry holds."""


class Override(Frozen):
    """What to do differently with the schema, property, parameter or operation at a pointer."""

    name: Identifier | None = None
    """Its Python name."""
    type: TypeName | None = None
    """The type of a value, such as `decimal.Decimal`, or `._types.Money` in the package itself; one
    that pydantic can read and write."""
    base: Annotated[str, AfterValidator(checks.class_name)] | None = None
    """A base class of a model, such as `acme.Base`, or `._custom.Extras` in the package itself."""
    skip: bool = False
    """Leave it out."""
    field: Mapping[Annotated[str, AfterValidator(checks.field_argument)], FieldValue] = Field(
        default_factory=dict
    )
    """Further arguments of pydantic's `Field`, such as `repr = false`."""


_DECIDE_NOTHING = {"url", "allowed_origins", "allow_private_addresses", "diff"}
"""How a document is fetched and how its changes are judged decides no byte of the SDK."""


class SdkConfig(Frozen):
    """One SDK: `[tool.specloom.sdks.NAME]` in pyproject.toml, `[sdks.NAME]` in specloom.toml."""

    root: Annotated[Path, Field(exclude=True)]
    """The folder of the configuration file, absolute; all paths are relative to it."""
    name: Annotated[str, AfterValidator(checks.sdk_name)]
    """The SDK's name on the command line: the table's name."""

    source: Annotated[Source, Field(exclude=True)] = Source("specloom.toml")
    """The text that the configuration was read from, for messages."""

    # What to read.
    document: FileOrUrl
    """The OpenAPI document: a path, or a URL of an allowed origin."""
    overlays: tuple[RelativePath, ...] = ()
    """OpenAPI Overlay documents, applied in this order."""
    url: Annotated[str, AfterValidator(checks.url)] | None = None
    """Where the vendor publishes the document; `specloom update` fetches it from there."""
    allowed_origins: tuple[Origin, ...] = ()
    """Origins (`https://api.example.com`) that documents may be fetched from."""
    allow_private_addresses: bool = False
    """Whether hosts of these origins may have addresses of a private network."""
    allowed_folders: tuple[RelativePath, ...] = ()
    """Folders besides the document's own that references may lead into."""
    include: Filter = Filter()
    """Only these operations; empty: all."""
    exclude: Filter = Filter()
    """Not these operations; empty: none."""
    ignore: tuple[IgnoreEntry, ...] = ()
    """Diagnostics that do not stop the run."""

    # What to write.
    output: RelativePath = ""
    """The folder of the SDK. Default: `generated/NAME`."""
    layout: Literal["project", "vendored"] = "project"
    """A whole project with packaging files, or the package folder alone."""
    package: DottedName = ""
    """The import package. Default: the name in snake case; dotted when vendored into another."""
    distribution: Distribution = ""
    """The name on a package index. Default: the name."""
    client: Identifier = ""
    """The client's class. Default: the name in Pascal case; the async one has `Async` before it."""
    env_prefix: Identifier = ""
    """Begins the names of environment variables. Default: the package in upper case."""
    version: Version = "0.1.0"
    """The SDK's version."""
    author: Text = ""
    """Whom the SDK's packaging files name."""
    license: Text = ""
    """An SPDX expression for the SDK's packaging files."""
    description: Text = ""
    """One line about the SDK. Default: the document's title."""
    runtime: Literal["inline", "shared"] = "inline"
    """A runtime inside the package, or one that several SDKs share."""
    runtime_package: DottedName = ""
    """The import package of a shared runtime; SDKs that name the same one share it."""
    http: Literal["httpx", "httpx2"] = "httpx"
    """The HTTP library that the SDK uses."""
    decoding: Literal["lenient", "warn", "strict"] = "lenient"
    """What the client does by default with an answer that does not fit its schema."""
    deep_object_lists: Literal["numbered", "brackets", "repeated"] = "numbered"
    """How lists of style `deepObject` are written: `a[0]=x`, `a[]=x`, or `a=x` for each item."""

    # How it reads.
    words: tuple[Annotated[str, AfterValidator(checks.word)], ...] = ()
    """Words with capitals inside, such as `iTwin`, that names keep in one piece."""
    formatter: Literal["black", "ruff"] = "black"
    """Who lays the code out; both give the same tree."""
    format_types: Mapping[Text, TypeName] = Field(default_factory=dict)
    """The type of strings of a `format`, such as `decimal = "decimal.Decimal"`."""
    overrides: Mapping[Pointer, Override] = Field(default_factory=dict)
    """By JSON Pointer into the document, after overlays; `*` stands for one part of it, `**` for
    any number."""
    custom: tuple[Identifier, ...] = ()
    """Classes that the hand-written `_custom.py` of the package has in place of generated ones."""
    templates: RelativePath | None = None
    """A folder of template overrides. Trusted code: it decides what is written."""
    extensions: tuple[DottedName, ...] = ()
    """Python modules with hooks. Trusted code: they run inside specloom."""

    # How changes are judged.
    diff: DiffSettings = DiffSettings()
    """Levels of the rules of `specloom diff` and `update`, and changes to live with."""

    @model_validator(mode="before")
    @classmethod
    def _derived(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or not isinstance(name := data.get("name"), str):
            return data
        own = data.get("words", ())
        known = tuple(filter(str, own)) if isinstance(own, (list, tuple)) else ()
        parts = words(name, tuple(word for word in known if isinstance(word, str)))
        client = pascal(parts, lead="Api")
        package = data.get("package") or snake(parts, lead="sdk")
        derived = {
            "output": f"generated/{name}",
            "package": package,
            "distribution": re.sub(r"[-_.]+", "-", name).lower(),
            "client": f"{client}Api" if client in checks.TAKEN_CLASSES else client,
            "env-prefix": re.sub(r"\W", "_", str(package).rpartition(".")[2]).upper(),
        }
        return {**derived, **data}

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if "." in self.package and self.layout == "project":
            raise ValueError('package: is dotted, which needs layout = "vendored"')
        if self.layout == "project" and self.package in checks.TAKEN_MODULES:
            raise ValueError("package: is the name of a module that the SDK itself imports")
        if self.client in checks.TAKEN_CLASSES:
            raise ValueError("client: is the name of a class that the SDK itself imports")
        self._check_runtime()
        for key, value in (("document", self.document), ("url", self.url or "")):
            if "://" in value and checks.origin_of(value) not in self.allowed_origins:
                raise ValueError(f'{key}: is a URL, which needs its origin in "allowed-origins"')
        return self

    def _check_runtime(self) -> None:
        shared, own = self.runtime_package, self.package
        if self.runtime == "inline":
            if shared:
                raise ValueError('runtime-package: needs runtime = "shared"')
        elif not shared:
            raise ValueError('runtime: is shared, which needs "runtime-package"')
        elif f"{shared}.".startswith(f"{own}.") or f"{own}.".startswith(f"{shared}."):
            raise ValueError("runtime-package: must not be, hold or lie in the SDK's own package")
        elif self.layout == "project" and "." in shared:
            raise ValueError('runtime-package: is dotted, which needs layout = "vendored"')
        elif self.layout == "project" and shared in checks.TAKEN_MODULES:
            raise ValueError("runtime-package: is the name of a module that SDKs import")

    def place(self, *path: str | int) -> Place:
        """Where a key of this table stands in the configuration file."""
        return self.source.place(*path)

    @property
    def output_folder(self) -> Path:
        """Where the SDK is written, absolute."""
        return self.root / self.output

    @property
    def package_folder(self) -> Path:
        """Where the import package is written, absolute."""
        return self.output_folder / self.package if self.layout == "project" else self.output_folder

    @property
    def ignores(self) -> tuple[Ignore, ...]:
        """The ignores as `Diagnostics.apply_ignores` takes them."""
        return tuple(
            Ignore(each.code, each.reason, each.pointer, self.place("ignore", index))
            for index, each in enumerate(self.ignore)
        )

    def digests(self) -> Mapping[str, str]:
        """Key, as the file spells it -> the beginning of the SHA-256 of its value, in hexadecimal.

        Only of keys that decide what is written and that do not have their default; no part of it
        is a machine's.
        """
        data = self.model_dump(
            mode="json", by_alias=True, exclude=_DECIDE_NOTHING, exclude_defaults=True
        )
        return {
            key: hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
            for key, value in sorted(data.items())
        }


class Config(Struct, frozen=True):
    """The whole configuration of a project."""

    file: str
    """The configuration file as diagnostics name it."""
    root: Path
    """Its folder, absolute."""
    sdks: Mapping[str, SdkConfig]
    """By name, in the order of the file; those with errors are left out."""
