"""Resources and methods: where each operation belongs, and what its method is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..ir.api import Api, Operation
from ..naming import MODULE_RESERVED, assign, avoid, pascal, singular, snake, words
from .model_names import Vocabulary
from .operation_ids import VERSION, written_id
from .path_names import names_from_path, verb
from .runtime import CORE, HOMES

CLIENT_MEMBERS = frozenset(
    {
        "close",
        "rate_limit",
        "request",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
    }
    # what the body of the class names, before and after its attributes
    | {"cached_property", "bool", "float", "httpx", "int", "str", "super"}
)
"""Attributes every client has, or must not have."""
METHOD_RESERVED = frozenset(
    {"with_raw_response", "with_streaming_response", "wait", "poll", "resume"}
)


@dataclass(frozen=True, slots=True)
class ResourceNames:
    """The names of everything a caller reaches through the client.

    `resources` maps the key of each resource (a tag, or words made from a path) to its attribute;
    `homes` gives the keys of the resources that show an operation, the first one being its own;
    `methods` the method of each operation.
    """

    resources: Mapping[str, str]
    classes: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    methods: Mapping[str, str]


def resource_names(api: Api, vocabulary: Vocabulary, client: str) -> ResourceNames:
    """Names that depend only on the operations they name, not on their order.

    `client` is the name of the client's class, which stands in one module with the resources'.
    """
    homes = {operation.pointer: _homes(operation) for operation in api.operations}
    keys = sorted({key for each in homes.values() for key in each})
    attributes, _ = assign(
        {key: [avoid(snake(words(key, vocabulary)), CLIENT_MEMBERS)] for key in keys},
        reserved=CLIENT_MEMBERS | MODULE_RESERVED,
        fold=str.casefold,
    )
    classes, _ = assign(
        {key: _class_wishes(key, vocabulary) for key in keys},
        reserved={client, *_CLASSES_TAKEN, *CORE, *HOMES},
        fold=without_async,
    )
    return ResourceNames(attributes, classes, homes, _methods(api, homes, vocabulary))


_CLASSES_TAKEN = frozenset(
    {"Any", "Callable", "Literal", "Mapping", "Sequence", "TypeVar", "Unpack", "CONFIG"}
)


def without_async(name: str) -> str:
    """Each class has a twin with `Async` before its name."""
    return name.removeprefix("Async")


def _class_wishes(key: str, vocabulary: Vocabulary) -> list[str]:
    name = pascal(words(key, vocabulary))
    return [name, f"{name}Resource"]


def _homes(operation: Operation) -> tuple[str, ...]:
    explicit = operation.extensions.get("x-specloom-resource")
    if isinstance(explicit, str):
        return (explicit,)
    if operation.tags:
        distinct: dict[str, str] = {}
        for tag in operation.tags:
            distinct.setdefault(snake(words(tag)), tag)
        return tuple(distinct.values())
    segments = [s for s in operation.path.split("/") if s and "{" not in s]
    named = [segment for segment in segments if not VERSION.fullmatch(segment)]
    return (named[0] if named else "api",)


def about_resource(api: Api, key: str, names: ResourceNames) -> str:
    """What a resource is: the first paragraph of its tag's description, else the class's name.

    A resource that the overlay names has the tag that all its operations have alone.
    """
    described = dict(api.tags)
    text = described.get(key, "")
    if key not in described:
        tags = {op.tags for op in api.operations if key in names.homes[op.pointer]}
        if len(tags) == 1 and len(only := next(iter(tags))) == 1:
            text = described.get(only[0], "")
    return text.strip().partition("\n\n")[0] or f"{names.classes[key]}."


def _methods(
    api: Api, homes: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> dict[str, str]:
    """One name per operation, free in every resource that shows it.

    Operations that share a resource share a scope, so the whole document is one scope of
    (resource, name) pairs; an operation with several resources takes the first name that is free
    in all of them.
    """
    order = sorted(
        api.operations,
        key=lambda op: ("x-specloom-method" not in op.extensions, not op.declared_id, op.id),
    )
    taken: dict[str, set[str]] = {}
    methods: dict[str, str] = {}
    for operation in order:
        keys = homes[operation.pointer]
        wishes = _method_wishes(api, operation, keys[0], vocabulary)
        busy = set(METHOD_RESERVED).union(*(taken.get(key, set()) for key in keys))
        names, _ = assign({operation.pointer: wishes}, reserved=busy)
        methods[operation.pointer] = names[operation.pointer]
        for key in keys:
            taken.setdefault(key, set()).add(names[operation.pointer])
    return methods


def _method_wishes(api: Api, operation: Operation, key: str, vocabulary: Vocabulary) -> list[str]:
    """What a person wrote without the words of the tag; else a verb and what the path adds."""
    explicit = operation.extensions.get("x-specloom-method")
    full = snake(words(operation.id, vocabulary))
    by_path = snake(words(f"{operation.method.lower()} {operation.path}", vocabulary))
    if isinstance(explicit, str):
        return [snake(words(explicit, vocabulary)), full]
    resource = [word.lower() for word in words(key, vocabulary)]
    written = written_id(operation)
    if not written:
        return [*map(snake, names_from_path(api, operation, resource)), full, by_path]
    spelled = [word.lower() for word in words(written, vocabulary)]
    rest = _without(spelled, resource)
    if not rest or rest == [operation.method.lower()]:
        rest = [verb(api, operation)]
    return [snake(rest), snake(spelled), full, by_path]


def _without(spelled: Sequence[str], tag: Sequence[str]) -> list[str]:
    """The words of an operationId without the first run that says the tag again."""
    for start in range(len(spelled) - len(tag) + 1):
        run = spelled[start : start + len(tag)]
        if [singular(word) for word in run] == [singular(word) for word in tag]:
            rest = [*spelled[:start], *spelled[start + len(tag) :]]
            return list(spelled) if not rest or {rest[0], rest[-1]} & _DANGLING else rest
    return list(spelled)


_DANGLING = frozenset({"by", "for", "of", "in", "to", "with", "from", "and", "on", "as", "at"})
