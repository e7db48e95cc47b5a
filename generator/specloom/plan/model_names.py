"""The names of model classes, enums and aliases: one scope, decided here and nowhere else.

Components come first and get the name the document gives them. Inline schemas are named by where
they stand (`RepositoryOwner`), so that an addition elsewhere never renames them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ..diagnostics import Diagnostics, Place
from ..ir.api import Api
from ..ir.schemas import AliasSchema, EnumSchema, Named, ObjectSchema
from ..naming import CLASS_RESERVED, Collision, assign, pascal, words

Vocabulary = tuple[str, ...]
_MAX_LENGTH = 96
_CAPITALISED = re.compile(r"[^A-Z]*[A-Z]*[^A-Z]+|[A-Z]+$")


def model_names(
    api: Api,
    vocabulary: Vocabulary,
    diagnostics: Diagnostics,
    place: Mapping[str, Place] | None = None,
) -> dict[str, str]:
    """The Python name of every named schema, by pointer."""
    bases = _bases(api, vocabulary)
    order = sorted(api.schemas.values(), key=_precedence(vocabulary))
    wishes: dict[str, Sequence[str]] = {}
    spelled: dict[str, str] = {}
    for schema in order:
        spelled[schema.pointer] = _wished(schema, api.schemas, bases, spelled, vocabulary)
        wishes[schema.pointer] = (spelled[schema.pointer], *_contexts(schema, spelled, api.schemas))
    names, collisions = assign(wishes, reserved=CLASS_RESERVED | api.python_names)
    for collision in collisions:
        _report(collision, diagnostics)
    return names


def _precedence(vocabulary: Vocabulary) -> Callable[[Named], tuple[bool, bool, bool, int, str]]:
    """Components before inline schemas, exact names before adapted ones, outer before inner."""

    def key(schema: Named) -> tuple[bool, bool, bool, int, str]:
        origin = schema.origin
        exact = bool(origin.name) and pascal(words(origin.name, vocabulary)) == origin.name
        component = bool(origin.name) and schema.pointer.startswith("/components/schemas/")
        return (not origin.wished, not component, not exact, len(origin.path), schema.pointer)

    return key


def _wished(
    schema: Named,
    schemas: Mapping[str, Named],
    bases: Mapping[str, str],
    spelled: dict[str, str],
    vocabulary: Vocabulary,
) -> str:
    origin = schema.origin
    if origin.wished:
        return pascal(words(origin.wished, vocabulary))
    if origin.name:
        return _pascal(origin.name, vocabulary)
    parent = bases.get(origin.parent, "")
    if not parent and origin.parent in schemas:
        holder = schemas[origin.parent]
        if origin.parent not in spelled:  # an inline schema inside an inline schema
            spelled[origin.parent] = _wished(holder, schemas, bases, spelled, vocabulary)
        parent = spelled[origin.parent]
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


def _contexts(schema: Named, spelled: Mapping[str, str], schemas: Mapping[str, Named]) -> list[str]:
    """Longer names that say more: what kind of schema it is, and how it is used."""
    name = spelled[schema.pointer]
    match schema:
        case EnumSchema():
            return [f"{name}Enum", f"{name}Values"]
        case AliasSchema():
            return [f"{name}Value", f"{name}Type"]
        case ObjectSchema():
            return [f"{name}Model", f"{name}Object"]
    return []


def _bases(api: Api, vocabulary: Vocabulary) -> dict[str, str]:
    """The beginning of the names of what stands in an operation or an event, by its pointer."""
    bases = {operation.pointer: _pascal(operation.id, vocabulary) for operation in api.operations}
    for event in api.events:
        bases[event.pointer] = _pascal(event.name, vocabulary)
    return bases


def _report(collision: Collision[str], diagnostics: Diagnostics) -> None:
    if collision.holder is None:
        return  # a name that Python or the SDK needs: the given one says what it is
    if collision.given[-1].isdecimal():
        diagnostics.warning(
            "name-numbered",
            f"schemas at #{collision.holder} and #{collision.key} both want the name "
            f"{collision.wished!r}; the second one is {collision.given!r}",
            None,
            "give one of them a name with x-specloom-name in an overlay",
        )
