"""The names of model classes, enums and aliases: one scope, decided here and nowhere else.

Components come first and get the name the document gives them. Inline schemas are named by where
they stand (`RepositoryOwner`), so that an addition elsewhere never renames them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..ir.api import Api
from ..ir.families import is_family
from ..ir.schemas import AliasSchema, EnumSchema, Named, ObjectSchema
from ..load.pointer import unescape
from ..naming import CLASS_RESERVED, Ledger, Spelled, Wish, pascal, spelling_of, words
from .keys import Keys

Vocabulary = tuple[str, ...]
_COMPONENT = re.compile(r"/components/schemas/([^/]+)")
_BESIDE = re.compile(r"/(?:\d+(?:/|$)|responses/(?:[23]|default))")
"""In a list, or in an answer other than an error: names there depend on what stands beside."""
_MAX_LENGTH = 96
_CAPITALISED = re.compile(r"[^A-Z]*[A-Z]*[^A-Z]+|[A-Z]+$")


def model_names(
    api: Api, vocabulary: Vocabulary, ledger: Ledger, keys: Keys, twins: frozenset[str]
) -> dict[str, str]:
    """The Python name of every named schema, by pointer; `twins` are those that have a twin
    (`plan.inputs`) beside them."""
    bases = _bases(api, vocabulary)
    style = ledger.style(KIND, lambda: spelling_of(_components(api, vocabulary)))
    wishes: dict[str, Wish] = {}
    spelled: dict[str, str] = {}
    for schema in sorted(api.schemas.values(), key=_precedence(vocabulary)):
        pointer, origin = schema.pointer, schema.origin
        name = _wished(schema, api.schemas, bases, spelled, vocabulary)
        spelled[pointer] = name
        wishes[pointer] = Wish(
            names=(name, *_contexts(schema, name)),
            key=keys.of(pointer),
            pointer=pointer,
            steady=_is_component(schema)
            and not name.endswith(TWIN)
            and _spelled(origin.name, name, vocabulary).fits(style),
            explicit=bool(origin.wished) and not is_family(pointer),
            follows=not _BESIDE.search(pointer),
            within=None if origin.name else _within(schema, api.schemas, bases, spelled),
        )
    kept = {ledger.before(TWINS, keys.of(pointer)) for pointer in twins} if ledger.kept else set()
    reserved = CLASS_RESERVED | api.python_names | kept
    return ledger.assign(
        KIND,
        wishes,
        reserved=reserved,
        beside=lambda pointer, name: (name + TWIN,) if pointer in twins else (),
    )


KIND = "models"
TWINS = "dicts"
TWIN = "Dict"
"""What the name of a twin ends in."""


def _components(api: Api, vocabulary: Vocabulary) -> Iterator[Spelled]:
    for schema in api.schemas.values():
        if _is_component(schema):
            name = schema.origin.name
            yield _spelled(name, _pascal(name, vocabulary), vocabulary)


def _is_component(schema: Named) -> bool:
    return bool(schema.origin.name) and schema.pointer.startswith("/components/schemas/")


def _spelled(text: str, name: str, vocabulary: Vocabulary) -> Spelled:
    parts = tuple(word.lower() for word in words(name, vocabulary))
    return Spelled(text, name, parts, "pascal")


def _within(
    schema: Named,
    schemas: Mapping[str, Named],
    bases: Mapping[str, tuple[str, ...]],
    spelled: Mapping[str, str],
) -> tuple[str, ...]:
    """What names of an inline schema begin with: the name of the operation or component around it,
    or of a schema between that the user named."""
    parent = schema.origin.parent
    while parent in schemas and not (origin := schemas[parent].origin).name and not origin.wished:
        parent = origin.parent
    return bases.get(parent) or (spelled.get(parent, ""),)


def _precedence(vocabulary: Vocabulary) -> Callable[[Named], tuple[bool, bool, bool, int, str]]:
    """Components before inline schemas, exact names before adapted ones, outer before inner."""

    def key(schema: Named) -> tuple[bool, bool, bool, int, str]:
        origin = schema.origin
        exact = bool(origin.name) and pascal(words(origin.name, vocabulary)) == origin.name
        named = bool(origin.wished) and not is_family(schema.pointer)
        depth = len(origin.path)
        return (not named, not _is_component(schema), not exact, depth, schema.pointer)

    return key


def _wished(
    schema: Named,
    schemas: Mapping[str, Named],
    bases: Mapping[str, tuple[str, ...]],
    spelled: dict[str, str],
    vocabulary: Vocabulary,
) -> str:
    origin = schema.origin
    if origin.wished:
        return pascal(words(origin.wished, vocabulary))
    if origin.name:
        return _pascal(origin.name, vocabulary)
    parent = bases.get(origin.parent, ("",))[0]
    if not parent and origin.parent in schemas:
        holder = schemas[origin.parent]
        if origin.parent not in spelled:  # an inline schema inside an inline schema
            spelled[origin.parent] = _wished(holder, schemas, bases, spelled, vocabulary)
        parent = spelled[origin.parent]
    if not parent and (left_out := _COMPONENT.fullmatch(origin.parent)):
        parent = _pascal(unescape(left_out[1]), vocabulary)
    rest = "".join(_pascal(word, vocabulary) for word in origin.path)
    return _shorter(parent, rest) or "Schema"


def _pascal(text: str, vocabulary: Vocabulary) -> str:
    return pascal(words(text, vocabulary))


def _shorter(parent: str, rest: str) -> str:
    """`parent` and `rest` joined; a very deep place keeps its first and its last words."""
    joined = parent + rest
    if len(joined) <= _MAX_LENGTH:
        return joined
    parts = _CAPITALISED.findall(joined)
    start, end = "", ""
    while parts and len(start) + len(parts[0]) <= _MAX_LENGTH // 3:
        start += parts.pop(0)
    while parts and len(end) + len(parts[-1]) <= _MAX_LENGTH * 2 // 3:
        end = parts.pop() + end
    return start + end


def _contexts(schema: Named, name: str) -> tuple[str, ...]:
    """Longer names that say more: what kind of schema it is, and how it is used."""
    match schema:
        case EnumSchema():
            return (f"{name}Enum", f"{name}Values")
        case AliasSchema():
            return (f"{name}Value", f"{name}Type")
        case ObjectSchema():
            return (f"{name}Model", f"{name}Object")


def _bases(api: Api, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The beginnings of the names of what stands in an operation or an event, by its pointer; the
    first one for new names."""
    bases: dict[str, tuple[str, ...]] = {}
    for operation in api.operations:
        ids = dict.fromkeys((operation.id, operation.shared_id or operation.id))
        bases[operation.pointer] = tuple(_pascal(each, vocabulary) for each in ids)
    for event in api.events:
        bases[event.pointer] = (_pascal(event.name, vocabulary),)
    return bases
