"""Resources and methods: where each operation belongs, and what its method is called."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ..ir.api import Api, Operation
from ..naming import MODULE_RESERVED, Ledger, Wish, avoid, pascal, snake, words
from .groups import are_grouped, group_of
from .keys import operation_key
from .method_names import method_wishes, names_elsewhere, own_ids, wishes_in_all
from .model_names import Vocabulary
from .operation_ids import FORMAT, VERSION
from .runtime import CORE, HOMES
from .starts import is_long_running

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
    # what the body of the class names
    | {"builtins", "cached_property", "overload"}
)


METHODS = "methods"
RESOURCES = "resources"


class ResourceNames(Struct, frozen=True):
    """The names of everything a caller reaches through the client.

    `resources` maps the key of each resource (the words of a tag, or of a path) to its attribute;
    `homes` gives the keys of the resources that show an operation, the first one being its own;
    `methods` the method of each operation.
    """

    resources: Mapping[str, str]
    classes: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    methods: Mapping[str, str]
    tags: Mapping[str, tuple[str, ...]]
    """The spellings of each resource in the document, sorted: `Pets` and `pets` are one."""
    about: Mapping[str, str]
    """The description of each resource's tag, or nothing."""


def resource_names(api: Api, vocabulary: Vocabulary, client: str, ledger: Ledger) -> ResourceNames:
    """Names that depend only on the operations they name, not on their order.

    `client` is the name of the client's class, which stands in one module with the resources'.
    """
    homes: dict[str, tuple[str, ...]] = {}
    spellings: dict[str, set[str]] = {}
    alone = _homes_alone(api, ledger, vocabulary)
    for operation in api.operations:
        found: list[str] = []
        for text in _homes(operation, *alone[operation.pointer]):
            key = _key(text, vocabulary)
            spellings.setdefault(key, set()).add(text)
            found.append(key)
        homes[operation.pointer] = tuple(dict.fromkeys(found))
    tags = {key: tuple(sorted(spellings[key])) for key in sorted(spellings)}
    attributes = ledger.assign(
        "attributes",
        {
            key: Wish((avoid(key, CLIENT_MEMBERS | MODULE_RESERVED),), ("", key), steady=True)
            for key in tags
        },
        reserved=CLIENT_MEMBERS | MODULE_RESERVED,
        fold=str.casefold,
    )
    classes = ledger.assign(
        RESOURCES,
        {
            key: Wish(
                _class_wishes(texts[0], vocabulary),
                ("", key),
                also=tuple(
                    name for text in (*texts, key) for name in _class_wishes(text, vocabulary)
                ),
            )
            for key, texts in tags.items()
        },
        reserved={client, *_CLASSES_TAKEN, *CORE, *HOMES},
        fold=without_kind,
    )
    methods = _methods(api, homes, alone, tags, vocabulary, ledger)
    return ResourceNames(attributes, classes, homes, methods, tags, _descriptions(api, homes, tags))


def _key(text: str, vocabulary: Vocabulary) -> str:
    return snake(words(text, vocabulary))


_CLASSES_TAKEN = frozenset(
    """
    AbstractAsyncContextManager Annotated Any CONFIG Callable Coroutine Decimal Field Literal
    Mapping Sequence TypeVar UUID Unpack
    """.split()
)
"""What the module of a resource, or of the client, may import."""


def without_kind(name: str) -> str:
    """Each class has a twin with `Async` before its name, and both have views."""
    name = name.removeprefix("Async").removesuffix("WithRawResponse")
    return name.removesuffix("WithStreamingResponse")


def _class_wishes(tag: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    name = pascal(words(tag, vocabulary))
    return (name, f"{name}Resource")


def _homes(operation: Operation, kept: str, usual: str) -> tuple[str, ...]:
    """The tags of an operation, or where it stands without any.

    `kept` is where it stood when it had none: tags that come later show the operation in more
    places, and take it out of none.
    """
    explicit = operation.extensions.get("x-specloom-resource")
    if isinstance(explicit, str):
        return (explicit,)
    if operation.tags:
        return (*([kept] if kept else []), *operation.tags)
    return (kept or usual,)


def _homes_alone(api: Api, ledger: Ledger, vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """Where each operation stood without tags, if it did, and where it would: in the group of its
    operationId, or at a word of its path."""
    grouped = are_grouped(api, ledger)
    return {
        each.pointer: (
            _kept_home(each, ledger, vocabulary),
            (group_of(each) if grouped else "") or _path_home(each),
        )
        for each in api.operations
    }


def _path_home(operation: Operation) -> str:
    """The first word of the path; a fragment (`/#X-Amz-Target=Shop.GetPet`) tells operations of one
    path apart, and is none."""
    return _first_segment(operation.path.partition("#")[0])


def _first_segment(path: str) -> str:
    segments = [FORMAT.sub("", each) for each in path.split("/") if each and "{" not in each]
    named = [segment for segment in segments if not VERSION.fullmatch(segment)]
    return named[0] if named else "api"


def _kept_home(operation: Operation, ledger: Ledger, vocabulary: Vocabulary) -> str:
    """Where the operation was shown before without tags; a word of the path was one of the fragment
    with earlier specloom."""
    resource, dot, _ = ledger.before(METHODS, ("", operation_key(operation))).partition(".")
    homes = (group_of(operation), _path_home(operation), _first_segment(operation.path))
    return next((home for home in homes if home and dot and resource == _key(home, vocabulary)), "")


def about_resource(key: str, names: ResourceNames) -> str:
    """What a resource is: its tag's description, else the class's name."""
    return names.about[key] or f"{names.classes[key]}."


def _descriptions(
    api: Api, homes: Mapping[str, tuple[str, ...]], tags: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """The descriptions of the resources' tags.

    A resource that the overlay names has the tag that all its operations have alone.
    """
    texts = dict(api.tags)
    worn: dict[str, set[tuple[str, ...]]] = {}
    for operation in api.operations:
        for key in homes[operation.pointer]:
            worn.setdefault(key, set()).add(operation.tags)
    about: dict[str, str] = {}
    for key, spellings in tags.items():
        known = [tag for tag in spellings if tag in texts]
        if not known and len(worn[key]) == 1:
            (alone,) = worn[key]
            known = list(alone) if len(alone) == 1 else []
        said = (texts.get(tag, "").strip() for tag in known)
        about[key] = "\n\n".join(dict.fromkeys(filter(None, said)))
    return about


def _methods(
    api: Api,
    homes: Mapping[str, tuple[str, ...]],
    alone: Mapping[str, tuple[str, str]],
    tags: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
    ledger: Ledger,
) -> dict[str, str]:
    """One name per operation, free in every resource that shows it.

    In the lock, an operation that no tag puts into a resource has that before its name.
    """
    order = sorted(
        own_ids(api.operations),
        key=lambda op: ("x-specloom-method" not in op.extensions, not op.declared_id, op.id),
    )
    before = ledger.kept.names.get(METHODS, {})
    plain = {key: name.rpartition(".")[2] for key, name in before.items()}
    wishes: dict[str, Wish] = {}
    for operation in order:
        keys = homes[operation.pointer]
        own = [method_wishes(api, operation, key, vocabulary) for key in keys]
        wishes[operation.pointer] = Wish(
            names=wishes_in_all(own, keys[0]),
            key=("", operation_key(operation)),
            pointer=operation.pointer,
            also=tuple(names_elsewhere(api, operation, zip(keys, own, strict=True), vocabulary)),
            explicit=isinstance(operation.extensions.get("x-specloom-method"), str),
        )
    long = {each.pointer for each in order if is_long_running(each)}
    methods = ledger.assign(
        METHODS,
        wishes,
        reserved=METHOD_RESERVED,
        rooms=homes,
        before=plain,
        beside=lambda pointer, name: (f"begin_{name}", f"resume_{name}") if pointer in long else (),
    )
    for operation in order:
        key = ("", operation_key(operation))
        kept, usual = alone[operation.pointer]
        home = _key(kept or usual, vocabulary)
        tagged = {_key(tag, vocabulary) for tag in operation.tags}
        untagged = home in homes[operation.pointer] and home not in tagged
        if untagged and "x-specloom-resource" not in operation.extensions:
            ledger.note(METHODS, key, f"{home}.{methods[operation.pointer]}")
    return methods
