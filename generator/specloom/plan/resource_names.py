"""Resources and methods: where each operation belongs, and what its method is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..ir.api import Api, Operation
from ..naming import MODULE_RESERVED, Ledger, Wish, avoid, pascal, singular, snake, words
from .keys import operation_key
from .model_names import Vocabulary
from .operation_ids import FORMAT, VERSION, written_id
from .path_names import names_from_path, verb
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
    for operation in api.operations:
        found: list[str] = []
        for text in _homes(operation, _kept_home(operation, ledger, vocabulary)):
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
        fold=without_async,
    )
    methods = _methods(api, homes, tags, vocabulary, ledger)
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


def without_async(name: str) -> str:
    """Each class has a twin with `Async` before its name."""
    return name.removeprefix("Async")


def _class_wishes(tag: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    name = pascal(words(tag, vocabulary))
    return (name, f"{name}Resource")


def _homes(operation: Operation, kept: str) -> tuple[str, ...]:
    """The tags of an operation, or a word of its path.

    `kept` is the word of the path when that was all there was: tags that come later show the
    operation in more places, and take it out of none.
    """
    explicit = operation.extensions.get("x-specloom-resource")
    if isinstance(explicit, str):
        return (explicit,)
    if operation.tags:
        return (*([kept] if kept else []), *operation.tags)
    return (_path_home(operation),)


def _path_home(operation: Operation) -> str:
    segments = [FORMAT.sub("", s) for s in operation.path.split("/") if s and "{" not in s]
    named = [segment for segment in segments if not VERSION.fullmatch(segment)]
    return named[0] if named else "api"


def _kept_home(operation: Operation, ledger: Ledger, vocabulary: Vocabulary) -> str:
    """The word of the path, when the operation was shown there before."""
    home = _path_home(operation)
    resource, dot, _ = ledger.before(METHODS, ("", operation_key(operation))).partition(".")
    return home if dot and resource == _key(home, vocabulary) else ""


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
    tags: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
    ledger: Ledger,
) -> dict[str, str]:
    """One name per operation, free in every resource that shows it.

    In the lock, an operation that its path puts into a resource has that before its name.
    """
    order = sorted(
        api.operations,
        key=lambda op: ("x-specloom-method" not in op.extensions, not op.declared_id, op.id),
    )
    before = ledger.kept.names.get(METHODS, {})
    plain = {key: name.rpartition(".")[2] for key, name in before.items()}
    wishes: dict[str, Wish] = {}
    for operation in order:
        keys = homes[operation.pointer]
        own = [_method_wishes(api, operation, key, vocabulary) for key in keys]
        wishes[operation.pointer] = Wish(
            names=_wishes_in_all(own),
            key=("", operation_key(operation)),
            pointer=operation.pointer,
            also=tuple(_other_wishes(api, operation, zip(keys, own, strict=True), vocabulary)),
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
        home = _key(_path_home(operation), vocabulary)
        tagged = {_key(tag, vocabulary) for tag in operation.tags}
        by_path = home in homes[operation.pointer] and home not in tagged
        if by_path and "x-specloom-resource" not in operation.extensions:
            ledger.note(METHODS, key, f"{home}.{methods[operation.pointer]}")
    return methods


def _wishes_in_all(wishes: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What the method is called in its own resource; where that is taken in another one that shows
    it, what it would be called in that, if that says more."""
    first, *others = wishes[0]
    elsewhere = (names[0] for names in wishes[1:])
    return (first, *(name for name in elsewhere if len(name) > len(first)), *others)


def _method_wishes(
    api: Api, operation: Operation, key: str, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """What a person wrote without the words of the tag; else a verb and what the path adds."""
    explicit = operation.extensions.get("x-specloom-method")
    full = snake(words(operation.id, vocabulary))
    by_path = snake(words(f"{operation.method.lower()} {operation.path}", vocabulary))
    if isinstance(explicit, str):
        return (snake(words(explicit, vocabulary)), full)
    resource = [word.lower() for word in words(key, vocabulary)]
    written = written_id(operation)
    wrapped = written != operation.declared_id or not written
    from_path = map(snake, names_from_path(api, operation, resource) if wrapped else ())
    if not written:
        return (*from_path, full, by_path)
    spelled = _without_articles([word.lower() for word in words(written, vocabulary)])
    rest = _without(spelled, resource)
    if not rest or rest == [operation.method.lower()]:
        rest = [verb(api, operation)]
    return (snake(rest), snake(spelled), *from_path, full, by_path)


def _other_wishes(
    api: Api,
    operation: Operation,
    wishes: Iterable[tuple[str, tuple[str, ...]]],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    """Names in the resources that show the operation, with an id that another one took too, and
    when the answer was not, or was, a list."""
    shared = operation.shared_id
    for key, own in wishes:
        names = own
        if shared:
            variant = replace(operation, id=shared, declared_id=shared)
            names += _method_wishes(api, variant, key, vocabulary)
        for name in names:
            yield name
            first, _, rest = name.partition("_")
            if first in _LISTED:
                yield f"{_LISTED[first]}_{rest}" if rest else _LISTED[first]


_LISTED = {"get": "list", "list": "get"}


def _without(spelled: Sequence[str], tag: Sequence[str]) -> list[str]:
    """The words of an operationId without the first run that says the tag again."""
    for start in range(len(spelled) - len(tag) + 1):
        run = spelled[start : start + len(tag)]
        if [singular(word) for word in run] == [singular(word) for word in tag]:
            rest = [*spelled[:start], *spelled[start + len(tag) :]]
            return list(spelled) if not rest or {rest[0], rest[-1]} & _DANGLING else rest
    return list(spelled)


def _without_articles(spelled: Sequence[str]) -> list[str]:
    """*create event* of `create_an_event`; a letter at the end says something (`getPlanA`)."""
    return [word for word in spelled[:-1] if word not in ("a", "an", "the")] + [*spelled[-1:]]


_DANGLING = frozenset({"by", "for", "of", "in", "to", "with", "from", "and", "on", "as", "at"})
