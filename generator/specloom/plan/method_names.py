"""What a method is called: what a person wrote in the operationId that its resource does not say;
else a verb and what the path adds.

Every list of wishes ends in what earlier specloom would have called it, so that locks keep that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from ..ir.api import Api, Operation
from ..naming import singular, snake, words
from .model_names import Vocabulary
from .operation_ids import after_path, written_id
from .path_names import ACTIONS, names_from_path, verb

_VERBS = frozenset(
    """
    add create delete describe edit fetch find get insert list modify patch post put read remove
    replace retrieve save search set update
    """.split()
)
_DOING = _VERBS | ACTIONS | frozenset("buy change make reserve sell view watch write".split())
_DESCRIBING = frozenset(
    """
    active all any available batch bulk current custom daily default external global internal last
    latest many monthly multiple my new next old one only open or own pending popular previous
    primary private public random recent similar single top total upcoming valid weekly
    """.split()
)
"""Words that say which, and of what kind no thing is."""
_DANGLING = frozenset({"by", "for", "of", "in", "to", "with", "from", "and", "on", "as", "at"})
_LISTED = {"get": "list", "list": "get"}
_MANY = 3
_NAMESPACE = re.compile(r"[./:#]+")


def own_ids(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """The operations with operationIds that say nothing which all of them say: Django Ninja begins
    each with the module that its function is in (`shop_api_list_pets`)."""
    ids = [each.declared_id.split("_") for each in operations if each.declared_id]
    shared = takewhile(lambda several: len({*several}) == 1, zip(*ids, strict=False))
    beginning = [several[0] for several in shared]
    short = any(len(each) == len(beginning) for each in ids)
    doing = {word.lower() for word in words(" ".join(beginning))} & (_VERBS | ACTIONS)
    methods = {operation.method for operation in operations}
    if not beginning or short or doing or len(ids) < _MANY or len(methods) < 2:
        return tuple(operations)
    start = len("_".join(beginning)) + 1
    return tuple(replace(each, declared_id=each.declared_id[start:]) for each in operations)


def wishes_in_all(wishes: Sequence[tuple[str, ...]], own: str) -> tuple[str, ...]:
    """What the method is called in its own resource; where that is taken in another one that shows
    it, what it would be called in that, if that says more: more, too, than its own resource
    (`tracks.get_playlists` would be `playlists.get_playlists`)."""
    first, *others = wishes[0]
    said = _singulars(own.split("_"))
    elsewhere = (names[0] for names in wishes[1:])
    more = (name for name in elsewhere if len(name) > len(first))
    return (first, *(name for name in more if _singulars(name.split("_")[1:]) != said), *others)


def names_elsewhere(
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
            names += method_wishes(api, variant, key, vocabulary)
        for name in names:
            yield name
            first, _, rest = name.partition("_")
            if first in _LISTED:
                yield f"{_LISTED[first]}_{rest}" if rest else _LISTED[first]


def method_wishes(
    api: Api, operation: Operation, key: str, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Its names in the resource of a key, the best first."""
    explicit = operation.extensions.get("x-specloom-method")
    full = snake(words(operation.id, vocabulary))
    if isinstance(explicit, str):
        return (snake(words(explicit, vocabulary)), full)
    resource = [word.lower() for word in words(key, vocabulary)]
    written = written_id(operation)
    person = _after_namespace(after_path(operation), resource, vocabulary)
    ids = [_words(text, vocabulary) for text in dict.fromkeys((person, written)) if text]
    wrapped = written != operation.declared_id or not written
    paths = names_from_path(api, operation, resource) if wrapped else []
    found: list[Sequence[str]] = []
    for spelled in ids:
        rest = _without(spelled, resource)
        if _is_torn(operation, spelled, rest):
            found.append(spelled)
        if not rest or rest == [operation.method.lower()]:
            rest = [verb(api, operation)]
        found += [_short(api, operation, rest, resource), rest, spelled]
    found += [_short(api, operation, paths[0], resource)] if paths else []
    by_path = words(f"{operation.method.lower()} {operation.path}", vocabulary)
    return tuple(dict.fromkeys((*map(snake, (*found, *paths)), full, snake(by_path))))


def _words(text: str, vocabulary: Vocabulary) -> list[str]:
    spelled = _without_articles([word.lower() for word in words(text, vocabulary)])
    half = len(spelled) // 2
    twice = half and spelled[:half] == spelled[half:]  # `ExportExport` (Litestar) of `/export`
    return spelled[half:] if twice else spelled


def _after_namespace(text: str, resource: Sequence[str], vocabulary: Vocabulary) -> str:
    """An id from the resource on, where what stands before is a namespace of it: `pets.list` of
    `shop.v1.pets.list` in `pets`."""
    wanted = _singulars(resource)
    parts = list(_NAMESPACE.finditer(text))
    for place, separator in enumerate(parts):
        rest = text[separator.end() :]
        for end in (*(each.start() for each in parts[place + 1 :]), len(text)):
            inside = text[separator.end() : end]
            if inside and _singulars(words(inside, vocabulary)) == wanted:
                return rest
    return text


def _short(
    api: Api, operation: Operation, name: Sequence[str], resource: Sequence[str]
) -> Sequence[str]:
    """A name without what its resource says: *create* of *create file* in `shared_files`, and of a
    `GET` that is nothing but the resource the verb."""
    first, *nouns = name
    said = _singulars(resource)
    if _singulars(name) == said:
        plain = operation.method == "GET" and not (_VERBS | ACTIONS) & {first, name[-1]}
        return [verb(api, operation)] if plain else name
    if first in _VERBS and nouns and _singulars(nouns) == said[-len(nouns) :]:
        return [verb(api, operation)] if first == operation.method.lower() else [first]
    return name


def _singulars(name: Iterable[str]) -> list[str]:
    return [singular(word.lower()) for word in name]


def _without(spelled: Sequence[str], tag: Sequence[str]) -> list[str]:
    """The words of an operationId without the first run that says the tag again."""
    for start in range(len(spelled) - len(tag) + 1):
        run = spelled[start : start + len(tag)]
        if [singular(word) for word in run] == [singular(word) for word in tag]:
            rest = [*spelled[:start], *spelled[start + len(tag) :]]
            return list(spelled) if not rest or {rest[0], rest[-1]} & _DANGLING else rest
    return list(spelled)


def _is_torn(operation: Operation, spelled: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether words without the resource at their end say something else: *get user* of
    `getUserRepos`, *buy museum* of `buyMuseumTickets`, where the path ends in the resource. *List
    all* and *get archived* do not, and *get fields* of `/logs/fields` is what it is about."""
    if len(rest) < 2 or len(rest) == len(spelled) or list(spelled[: len(rest)]) != list(rest):
        return False
    fixed = [part for part in operation.path.split("/") if part and "{" not in part]
    about = fixed and singular(words(fixed[-1])[-1].lower()) == singular(spelled[-1])
    first, *before = rest
    return bool(about) and first in _DOING and not any(map(_describes, before))


def _describes(word: str) -> bool:
    return word in _DESCRIBING | _DOING | _DANGLING or word.endswith(("ed", "ing"))


def _without_articles(spelled: Sequence[str]) -> list[str]:
    """*create event* of `create_an_event`; a letter at the end says something (`getPlanA`)."""
    return [word for word in spelled[:-1] if word not in ("a", "an", "the")] + [*spelled[-1:]]
