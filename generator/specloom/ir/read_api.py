"""The document's operations, servers, security and events as `Api`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec.structs import replace

from ..diagnostics import Diagnostics
from ..load.document import Document
from ..load.pointer import escape
from ..normalize.prose import prose
from .api import Api, Event, Operation
from .defaults import report_defaults
from .paths import is_sendable
from .read_answers import report_links
from .read_doc import links_of
from .read_info import about_api
from .read_operation import OperationReader, described
from .read_schema import SchemaReader
from .read_security import read_requirements, read_schemes, report_requirements, without
from .read_servers import read_servers
from .read_tag import report_heads
from .scopes import tell_scopes
from .values import mapping, text_or_number

_METHOD = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""RFC 9110, section 5.6.2."""
_DIALECTS = ("https://spec.openapis.org/oas/3.", "https://json-schema.org/draft/2020-12/")
LONGEST_PATH = 8_000
"""As long as a URI should be that servers are to take (RFC 9110, section 4.1)."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


def read_api(document: Document, diagnostics: Diagnostics) -> Api:
    """Read a whole document: every operation, every event, every schema of its components.

    `request` and `response` of the result are left empty: `ir.usage` fills them, after filtering.
    """
    data = document.data

    @cache
    def resolve(pointer: str) -> Any:
        try:
            return document.resolve(pointer)
        except KeyError:
            return {}  # reported when the document was loaded

    schemas = SchemaReader(
        resolve, document.place, diagnostics, ref_siblings=document.version != "3.0"
    )
    components = mapping(data.get("components"))
    for name in mapping(components.get("schemas")):
        schemas.component(name)
    reader = OperationReader(schemas, resolve, document.place, diagnostics, data)
    operations: list[Operation] = []
    events: dict[str, Event] = {}
    read: set[str] = set()
    known: set[str] = set()
    for path, method, node, item, pointer in _operations(reader, data.get("paths"), "/paths"):
        if len(path) > LONGEST_PATH:
            diagnostics.error(
                "operation-path",
                f"the path {path[:60]!r}… has over {LONGEST_PATH:,} characters; it is left out",
                document.place(pointer),
            )
            continue
        if not is_sendable(path):
            diagnostics.error(
                "operation-path",
                f"the path {path!r:.120} has a segment that is '.' or '..'; it is left out",
                document.place(pointer),
            )
            continue
        if not _METHOD.fullmatch(method):
            diagnostics.error(
                "operation-method",
                f"{method!r:.60} is no HTTP method; the operation is left out",
                document.place(pointer),
            )
            continue
        operation = reader.operation(path, method, node, item, pointer)
        own = f"/paths/{escape(path)}/"
        if pointer in read or (pointer.startswith("/paths/") and not pointer.startswith(own)):
            # Two paths with one path item: the one that refers to the other, or the second of two
            # that refer to a third place, is known by where its path stands.
            key = (
                method.lower()
                if method.lower() in METHODS
                else f"additionalOperations/{escape(method)}"
            )
            operation = replace(operation, pointer=own + key)
        if operation.declared_id in known:
            diagnostics.warning(
                "operation-duplicate-id",
                f"operationId {operation.declared_id!r:.80} is used twice; this operation is named "
                "by its method and path",
                document.place(pointer),
            )
            operation = replace(
                operation,
                id=f"{method.lower()} {path}",
                declared_id="",
                shared_id=operation.declared_id,
            )
        known.add(operation.declared_id or operation.id)
        operations.append(operation)
        read.add(pointer)
        for event in reader.callbacks(node, operation):
            first = events.setdefault(event.pointer, event)
            events[event.pointer] = replace(
                first, operations=tuple(dict.fromkeys((*first.operations, *event.operations)))
            )
    for name, method, node, item, pointer in _operations(reader, data.get("webhooks"), "/webhooks"):
        event = reader.event(name, "webhook", method, described(item, node), pointer)
        own = f"/webhooks/{escape(name)}/"
        if pointer in events or (pointer.startswith("/webhooks/") and not pointer.startswith(own)):
            event = replace(event, pointer=own + method.lower())
        events[event.pointer] = event
    schemas.finish()
    report_links(operations, reader)
    report_heads(schemas)
    dialect = data.get("jsonSchemaDialect")
    if isinstance(dialect, str) and not dialect.startswith(_DIALECTS):
        diagnostics.warning(
            "schema-dialect",
            f"schemas are read as JSON Schema 2020-12, not as {dialect!r:.120}",
            document.place("/jsonSchemaDialect"),
        )
    report_defaults(schemas.named, operations, diagnostics, schemas.place)
    schemes = read_schemes(mapping(components.get("securitySchemes")), reader, diagnostics)
    report_requirements(document, operations, schemes, diagnostics)
    operations = tell_scopes(document, operations)
    certificates = frozenset(each.key for each in schemes if each.kind == "mutual-tls")
    security = read_requirements(data.get("security")) or ()
    operations = [
        replace(each, security=without(each.security, certificates))
        if each.security is not None
        else each
        for each in operations
    ]
    info = mapping(data.get("info"))
    return Api(
        title=text_or_number(info.get("title")) or "API",
        version=text_or_number(info.get("version")) or "0",
        description=prose(text_or_number(info.get("description"))),
        tags=_tags(data, operations),
        servers=read_servers(data.get("servers")),
        security=without(security, certificates),
        schemes=schemes,
        operations=tuple(operations),
        events=tuple(events.values()),
        schemas=schemas.named,
        extensions={key: value for key, value in data.items() if key.startswith("x-")},
        summary=text_or_number(info.get("summary")),
        about=tuple(about_api(data)),
    )


def _operations(
    reader: OperationReader, paths: Any, root: str
) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any], str]]:
    """(path, method, operation, path item, pointer) in the document's order; path items by `$ref`
    are followed, `additionalOperations` (3.2) included."""
    for path, raw in mapping(paths).items():
        if path.startswith("x-"):
            continue
        pointer = f"{root}/{escape(path)}"
        item, where = reader.follow(raw, pointer)
        for method in METHODS:
            if isinstance(item.get(method), dict):
                yield path, method.upper(), item[method], item, f"{where}/{method}"
        for method, node in mapping(item.get("additionalOperations")).items():
            if isinstance(node, dict):
                at = f"{where}/additionalOperations/{escape(method)}"
                yield path, method, node, item, at


def _tags(data: dict[str, Any], operations: list[Operation]) -> tuple[tuple[str, str], ...]:
    tags: dict[str, str] = {}
    declared = data.get("tags")
    for entry in declared if isinstance(declared, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            lead, gap, rest = prose(text_or_number(entry.get("description"))).partition("\n\n")
            parts = (lead or text_or_number(entry.get("summary")), *links_of(entry))
            tags.setdefault(entry["name"], " ".join(filter(None, parts)) + gap + rest)
    for operation in operations:
        for tag in operation.tags:
            tags.setdefault(tag, "")
    return tuple(tags.items())
