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
from ..naming import CLASS_RESERVED, Ledger, Spelled, Wish, pascal, spelling_of, words
from .keys import Keys
from .operation_ids import bodies_of_functions, own_words
from .place_names import PlaceNames, beginning

Vocabulary = tuple[str, ...]
_BESIDE = re.compile(r"/(?:\d+(?:[/~]|$)|responses/(?:[23]|default))")
"""In a list, or in an answer other than an error: names there depend on what stands beside."""


def model_names(
    api: Api, vocabulary: Vocabulary, ledger: Ledger, keys: Keys, twins: frozenset[str]
) -> dict[str, str]:
    """The Python name of every named schema, by pointer; `twins` are those that have a twin
    (`plan.inputs`) beside them."""
    bases = _bases(api, vocabulary)
    style = ledger.style(KIND, lambda: spelling_of(_components(api, vocabulary)))
    places = PlaceNames(api.schemas, bases, vocabulary, bodies_of_functions(api.operations))
    wishes: dict[str, Wish] = {}
    for schema in sorted(api.schemas.values(), key=_precedence(places, vocabulary)):
        pointer, origin = schema.pointer, schema.origin
        name, full = places[pointer].short, places[pointer].full
        long = (full, *_contexts(schema, full))
        wishes[pointer] = Wish(
            names=tuple(
                dict.fromkeys((name, *(_contexts(schema, name) if origin.alone else long)))
            ),
            also=long if origin.alone else (),
            key=keys.of(pointer),
            pointer=pointer,
            steady=_is_component(schema)
            and not name.endswith(TWIN)
            and _spelled(origin.name, name, vocabulary).fits(style),
            explicit=bool(origin.wished) and not is_family(pointer),
            follows=not _BESIDE.search(pointer),
            full=full if full != name else "",
            within=None if origin.name else _within(schema, api.schemas, bases, places),
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
    places: PlaceNames,
) -> tuple[str, ...]:
    """What names of an inline schema begin with: the name of the operation or component around it,
    or of a schema between that the user named; the first words of it in a shortened name."""
    parent = schema.origin.parent
    while parent in schemas and not (origin := schemas[parent].origin).name and not origin.wished:
        parent = origin.parent
    names = bases.get(parent) or (places[parent].full if parent in schemas else "",)
    return (*names, *map(beginning, names))


def _precedence(
    places: PlaceNames, vocabulary: Vocabulary
) -> Callable[[Named], tuple[bool, bool, bool, bool, int, str]]:
    """Components before inline schemas, exact names before adapted ones, outer before inner."""

    def key(schema: Named) -> tuple[bool, bool, bool, bool, int, str]:
        origin = schema.origin
        exact = bool(origin.name) and pascal(words(origin.name, vocabulary)) == origin.name
        named = bool(origin.wished) and not is_family(schema.pointer)
        place = places[schema.pointer]
        short = place.short != place.full
        depth = len(origin.path)
        return (not named, not _is_component(schema), not exact, short, depth, schema.pointer)

    return key


def _pascal(text: str, vocabulary: Vocabulary) -> str:
    return pascal(words(text, vocabulary))


def _contexts(schema: Named, name: str) -> tuple[str, ...]:
    """Longer names that say more: what kind of schema it is, and how it is used."""
    match schema:
        case EnumSchema():
            return (f"{name}Enum", f"{name}Values")
        case AliasSchema():
            return (f"{name}Value", f"{name}Type")
        case ObjectSchema():
            kinds = (f"{name}Model", f"{name}Object")
            return kinds[::-1] if name.endswith("Model") else kinds


def _bases(api: Api, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The beginnings of the names of what stands in an operation or an event, by its pointer; the
    first one for new names."""
    bases: dict[str, tuple[str, ...]] = {}
    own = own_words(api.operations)
    for operation in api.operations:
        said = own.get(operation.pointer, operation.id)
        ids = dict.fromkeys((said, operation.id, operation.shared_id or operation.id))
        bases[operation.pointer] = tuple(_pascal(each, vocabulary) for each in ids)
    for event in api.events:
        bases[event.pointer] = (_pascal(event.name, vocabulary),)
    return bases
