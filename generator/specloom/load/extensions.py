"""The `x-specloom-` extensions: what no standard keyword says about an API.

Each is a JSON value, checked by a pydantic model, on certain kinds of objects. None of them can
name code, a module, a command or a path.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Generic, TypeVar

from msgspec import Struct
from pydantic import (
    ConfigDict,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from ..diagnostics import Diagnostics
from . import grammar
from .document import Document
from .extension_values import (
    Builders,
    DeepObjectLists,
    ErrorCodes,
    ErrorShape,
    HeaderName,
    Paging,
    ParameterKey,
    PythonName,
    Rule,
    Text,
    Wait,
    WebhookSignature,
)
from .places import FILES_KEY
from .pointer import join, split
from .validation import explain

PREFIX: Final = "x-specloom-"

T = TypeVar("T")


class Extension(Struct, Generic[T], frozen=True):
    """One extension: its key without the prefix, the kinds of objects it is for, its type."""

    name: str
    kinds: frozenset[grammar.Kind]
    adapter: TypeAdapter[T]
    meaning: str

    @property
    def key(self) -> str:
        """The key as it stands in a document."""
        return PREFIX + self.name

    def of(self, node: Mapping[str, Any]) -> T | None:
        """The value on an object; None without one, or with one that is not valid."""
        if self.key not in node:
            return None
        try:
            return self.adapter.validate_python(node[self.key])
        except ValidationError:
            return None  # reported by `check_extensions`


_STRICT: Final = ConfigDict(strict=True, defer_build=True)  # 1 is not true, "15" is not 15


def _on(*kinds: grammar.Kind) -> frozenset[grammar.Kind]:
    return frozenset(kinds)


def _or_false(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    return False if value is False else validate(value)


RESOURCE: Final = Extension(
    "resource",
    _on("operation"),
    TypeAdapter[str](PythonName, config=_STRICT),
    "The resource (namespace of the client) that holds the method.",
)
METHOD: Final = Extension(
    "method",
    _on("operation"),
    TypeAdapter[str](PythonName, config=_STRICT),
    "The name of the method.",
)
IGNORE_PARAMETERS: Final = Extension(
    "ignore-parameters",
    _on("openapi", "operation"),
    TypeAdapter(list[ParameterKey], config=_STRICT),
    "Parameters, as `location:name`, that are not arguments: the client sends them itself.",
)
UNWRAP: Final = Extension(
    "unwrap",
    _on("openapi", "operation"),
    TypeAdapter[str | bool](Text | bool, config=_STRICT),
    "The property of the answer that the method returns. At the root, true: the only property of "
    "every answer that is an object with exactly one.",
)
PAGING: Final = Extension(
    "paging",
    _on("operation"),
    TypeAdapter[Paging | bool](Annotated[Paging, WrapValidator(_or_false)]),
    "How to get the next page of a list.",
)
WAIT: Final = Extension(
    "wait", _on("operation"), TypeAdapter(Wait), "How to wait until a resource is done."
)
ERROR_CODES: Final = Extension(
    "error-codes", _on("response"), TypeAdapter(ErrorCodes), "The error codes of a response."
)
ERROR_SHAPE: Final = Extension(
    "error-shape", _on("openapi"), TypeAdapter(ErrorShape), "The parts of an error body."
)
RULES: Final = Extension(
    "rules",
    _on("schema"),
    TypeAdapter(list[Rule]),
    "Rules across properties that JSON Schema has no keyword for.",
)
BUILDERS: Final = Extension(
    "builders",
    _on("schema", "openapi"),
    TypeAdapter(Builders),
    "Whether a request body that is tagged has builders.",
)
NAME: Final = Extension(
    "name",
    _on("schema", "parameter"),
    TypeAdapter[str](Text, config=_STRICT),
    "The name in Python.",
)
IDEMPOTENT: Final = Extension(
    "idempotent",
    _on("operation"),
    TypeAdapter(bool, config=_STRICT),
    "Whether the operation may be retried although its method is not idempotent.",
)
RETRY_CONFLICT: Final = Extension(
    "retry-conflict",
    _on("operation"),
    TypeAdapter(bool, config=_STRICT),
    "Whether 409 passes by itself, so that it is worth another try.",
)
IDEMPOTENCY_HEADER: Final = Extension(
    "idempotency-header",
    _on("openapi", "operation"),
    TypeAdapter[str](HeaderName),
    "The header that is sent with a generated key, so that the operation may be retried.",
)
DEEP_OBJECT_LISTS: Final = Extension(
    "deep-object-lists",
    _on("operation", "parameter"),
    TypeAdapter[str](DeepObjectLists, config=_STRICT),
    "How lists of style `deepObject` are written.",
)
WEBHOOK_SIGNATURE: Final = Extension(
    "webhook-signature",
    _on("openapi"),
    TypeAdapter(WebhookSignature),
    "How webhooks and callbacks are signed.",
)

EXTENSIONS: Final[tuple[Extension[Any], ...]] = (
    RESOURCE,
    METHOD,
    IGNORE_PARAMETERS,
    UNWRAP,
    PAGING,
    WAIT,
    ERROR_CODES,
    ERROR_SHAPE,
    RULES,
    BUILDERS,
    NAME,
    IDEMPOTENT,
    RETRY_CONFLICT,
    IDEMPOTENCY_HEADER,
    DEEP_OBJECT_LISTS,
    WEBHOOK_SIGNATURE,
)


def check_extensions(document: Document, diagnostics: Diagnostics) -> None:
    """Reports extensions that do not exist, are not valid, or stand on the wrong kind of object."""
    # Without the prefix anywhere in the text there is nothing to look for.
    if not any(PREFIX.encode() in file.content for file in document.files):
        return
    known = {extension.key: extension for extension in EXTENSIONS}
    for pointer, kind, node in _objects(document):
        for key in node:
            bundled = key == FILES_KEY and kind == "openapi"
            if key.startswith(PREFIX) and not bundled:
                _check(known, key, node[key], kind, pointer, document, diagnostics)


def _check(
    known: Mapping[str, Extension[Any]],
    key: str,
    value: Any,
    kind: grammar.Kind,
    pointer: str,
    document: Document,
    diagnostics: Diagnostics,
) -> None:
    at = pointer + join((key,))
    extension = known.get(key)
    if extension is None:
        names = [other.removeprefix(PREFIX) for other in known]
        close = difflib.get_close_matches(key.removeprefix(PREFIX).lower(), names, n=1)
        hint = f"did you mean {PREFIX}{close[0]}?" if close else f"known are {', '.join(names)}"
        diagnostics.error("extension-unknown", f"there is no {key}", document.place(at), hint)
        return
    if kind not in extension.kinds:
        kinds = " or ".join(sorted(grammar.describe(kind) for kind in extension.kinds))
        diagnostics.error(
            "extension-place",
            f"{key} is on {grammar.describe(kind)}; it belongs on {kinds}",
            document.place(at),
        )
        return
    try:
        extension.adapter.validate_python(value)
    except ValidationError as error:
        for complaint in explain(error):
            diagnostics.error(
                "extension-value",
                f"{key}: {complaint.message}",
                document.place(at + complaint.pointer),
            )


def _objects(document: Document) -> Iterator[tuple[str, grammar.Kind, dict[str, Any]]]:
    """All objects of a document with their pointers, each once."""
    seen: set[str] = set()
    stack: list[tuple[str, grammar.Kind, dict[str, Any]]] = [("", "openapi", document.data)]
    while stack:
        pointer, kind, node = stack.pop()
        if pointer in seen:
            continue
        seen.add(pointer)
        yield pointer, kind, node
        reference = node.get("$ref")
        if isinstance(reference, str) and split(reference)[:1] == [FILES_KEY]:
            stack.append((reference[1:], kind, document.resolve(reference[1:])))
        stack.extend(
            (pointer + join(keys), inner, child)
            for keys, child, inner in grammar.children(node, kind)
        )
