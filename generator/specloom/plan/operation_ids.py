"""What a person wrote of an operationId: frameworks put paths, methods and classes around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..ir.api import Operation
from ..naming import words

# NestJS, Swashbuckle, JAX-RS: the class and its method.
_CLASS = re.compile(r"[A-Z]\w*?(?:Api|Controller|Resource|Service)_(?=[A-Za-z])")
# springfox: a method of Java and one of HTTP, with a number when another class has the same.
_SPRINGFOX = re.compile(r"(\w+?)Using(?:DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)(?:_\d{1,3})?")
# springdoc: the name of a Java method, with a number when another class has one of that name too.
_NUMBERED = re.compile(r"([a-z][A-Za-z]*[a-z])_\d{1,3}")
FORMAT = re.compile(r"(?<=[\w}])\.(?:aspx?|html?|json|php|xml)$", re.IGNORECASE)
"""How the last part of a path says what comes, or what makes it: `/pets.json`."""
VERSION = re.compile(r"v?\d+([._]\d+)*|api", re.IGNORECASE)


def written_id(operation: Operation) -> str:
    """The part of an operationId that says more than the method and the path; empty when there is
    none, or no operationId.

    `read_item_items__item_id__get` (FastAPI) is *read_item*, `PetsController_findAll` (NestJS)
    *findAll*, `PetsPetIdGetPet` (Litestar) *get pet*, `list_2` (springdoc) *list*, `listUsingGET_1`
    (springfox) *list*; nothing is left of `GetPetsPetId`, `get_pets_id` and `getPetsByPetId`.
    """
    text = operation.declared_id
    if own := _of_function(operation):
        return own
    spelled = [word.lower() for word in words(text)] if "{" in operation.path else []
    path_words = [word for part, _, _ in _segments(operation.path) for word in part]
    if len(spelled) > len(path_words) and spelled[: len(path_words)] == path_words:
        return " ".join(spelled[len(path_words) :])
    if _only_repeats(text, operation.method, operation.path):
        return ""
    text = _CLASS.sub("", text, count=1)
    around = _SPRINGFOX.fullmatch(text) or _NUMBERED.fullmatch(text)
    return around[1] if around else text


def bodies_of_functions(operations: Iterable[Operation]) -> dict[str, str]:
    """What components are called that FastAPI makes of the arguments of a function: *upload body*
    of `Body_upload_files__post`, where only one function has that name."""
    own = {operation.declared_id: _of_function(operation) for operation in operations}
    many = Counter(own.values())
    return {f"Body_{id}": f"{name} body" for id, name in own.items() if name and many[name] == 1}


def own_words(operations: Iterable[Operation]) -> dict[str, str]:
    """What a person wrote of the operationIds in which a framework put the path beside it, by the
    pointers of operations: *get pet* of `PetsPetIdGetPet`, where only one says that."""
    own = {
        operation.pointer: said
        for operation in operations
        if (said := written_id(operation)) and _has_path(operation, said)
    }
    many = Counter(own.values())
    return {pointer: said for pointer, said in own.items() if many[said] == 1}


def _has_path(operation: Operation, said: str) -> bool:
    return len(words(said)) > 1 and len(words(operation.declared_id)) > len(words(said)) + 1


def _of_function(operation: Operation) -> str:
    """The name of the function in an operationId of FastAPI's; empty when it is none."""
    text = operation.declared_id
    place = re.sub(r"\W", "_", operation.path) + f"_{operation.method.lower()}"
    return text.removesuffix(place) if text.endswith(place) else ""


def after_path(operation: Operation) -> str:
    """The same, also of an operationId that has the path as it is before what a person wrote:
    *getById* of `get-/pets/{petId}_getById` (HubSpot)."""
    if operation.path.count("/") < 2:
        return written_id(operation)
    before, _, after = operation.declared_id.partition(operation.path)
    own = re.sub(r"^\W*_*|\W+$", "", after)
    framed = before.strip("-_ ").lower() in ("", operation.method.lower())
    return own if own and framed else written_id(operation)


def _only_repeats(text: str, method: str, path: str) -> bool:
    """Whether an operationId is the method and the path once more.

    `getPets` of a path without parameters may be a person's, in the style that people use.
    """
    first, *rest = (word.lower() for word in words(text)) if text else ("",)
    if first != method.lower():
        return False
    segments = list(_segments(path))
    if text[:1].islower() and text.isalnum() and "{" not in path:
        return any(version for _, _, version in segments) and rest == _in_full(segments)
    return _spells(rest, segments) or rest == _parameters_last(segments)


def _in_full(segments: Sequence[tuple[list[str], bool, bool]]) -> list[str]:
    return [word for spelled, _, _ in segments for word in spelled]


def _parameters_last(segments: Sequence[tuple[list[str], bool, bool]]) -> list[str]:
    """*pets toys by pet id by toy* of `/pets/{petId}/toys/{toy}`."""
    fixed = [each for each in segments if not each[1]]
    picked = [["by", *spelled] for spelled, parameter, _ in segments if parameter]
    return [*_in_full(fixed), *(word for each in picked for word in each)]


def _segments(path: str) -> Iterator[tuple[list[str], bool, bool]]:
    """(words, whether they are a parameter's, whether they are a version) of each part."""
    for part in re.findall(r"\{[^{}]*\}|[^/{}#]+", path):
        name = part.strip("{}")
        yield [word.lower() for word in words(name)], part != name, bool(VERSION.fullmatch(part))


def _spells(rest: Sequence[str], segments: Sequence[tuple[list[str], bool, bool]]) -> bool:
    """Whether words are those of the segments, in order. A version may be left out, and so may the
    first words of a parameter; `id` stands for any."""
    if not segments:
        return not rest
    spelled, parameter, version = segments[0]
    if version and _spells(rest, segments[1:]):
        return True
    ends = [spelled]
    if parameter:
        ends = [["id"], *(spelled[start:] for start in range(len(spelled)))]
    return any(
        list(rest[: len(end)]) == end and _spells(rest[len(end) :], segments[1:]) for end in ends
    )
