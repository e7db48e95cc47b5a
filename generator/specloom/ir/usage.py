"""Which named schemas requests can hold, and which ones answers can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from .api import Api
from .schemas import AliasSchema, EnumSchema, Named, ObjectSchema
from .types import ScalarType, Type, references


def mark_usage(api: Api) -> Api:
    """`api` with `request`, `response` and `multipart` filled in."""
    sent: list[Type] = []
    received: list[Type] = []
    parts: list[Type] = []
    for operation in api.operations:
        sent += [parameter.type for parameter in operation.parameters]
        for content in operation.bodies:
            if content.type is not None:
                sent.append(content.type)
                if content.kind == "multipart":
                    parts.append(content.type)
        for response in operation.responses:
            received += [content.type for content in response.contents if content.type is not None]
            received += [header.type for header in response.headers]
    for event in api.events:
        received += [content.type for content in event.contents if content.type is not None]
    return replace(
        api,
        request=reachable(api.schemas, sent),
        response=reachable(api.schemas, received),
        multipart=reachable(api.schemas, parts),
    )


def reachable(schemas: Mapping[str, Named], roots: Iterable[Type]) -> frozenset[str]:
    """The pointers of all named schemas that values of the given types can hold."""
    seen: set[str] = set()
    work = [pointer for root in roots for pointer in references(root)]
    while work:
        pointer = work.pop()
        if pointer in seen or pointer not in schemas:
            continue
        seen.add(pointer)
        work.extend(mentioned(schemas[pointer]))
    return frozenset(seen)


def mentioned(schema: Named) -> tuple[str, ...]:
    """The pointers a named schema mentions itself, in order."""
    match schema:
        case ObjectSchema(fields=fields, additional=additional):
            found: list[str] = []
            for field in fields:
                if not isinstance(field.type, ScalarType):  # which most are
                    found += references(field.type)
            if additional is not None:
                found += references(additional)
            return tuple(found)
        case AliasSchema(target=target):
            return references(target)
        case EnumSchema():
            return ()
