"""The names and descriptions of an enum's values: OpenAPI has no words for them, its users have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..normalize.flat import Flat
from .schemas import EnumMember

_NAMES: Final = ("x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums")
_TEXTS: Final = ("x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions")
"""Lists in the order of `enum`, or objects by value."""
_EXTENSIONS: Final = frozenset((*_NAMES, *_TEXTS, "x-fern-enum", "x-ms-enum"))


def enum_name(annotations: Mapping[str, Any]) -> str:
    """The name of the class by `x-ms-enum`; empty without one."""
    rich = annotations.get("x-ms-enum")
    name = rich.get("name") if isinstance(rich, dict) else None
    return name if isinstance(name, str) else ""


def enum_members(flat: Flat, values: Sequence[Any]) -> tuple[EnumMember, ...]:
    """The members for some of the values, with what extensions say of each."""
    if _EXTENSIONS.isdisjoint(flat.annotations):
        return tuple(map(EnumMember, values))
    names = [_listed(flat, key, values) for key in _NAMES]
    texts = [_listed(flat, key, values) for key in _TEXTS]
    details = [_by_value(flat.annotations.get("x-fern-enum")), _microsoft(flat)]
    members = []
    for index, value in enumerate(values):
        own = [each.get(str(value), {}) for each in details]
        members.append(
            EnumMember(
                value,
                _first([each.get("name") for each in own], [each[index] for each in names]),
                _first([each.get("description") for each in own], [each[index] for each in texts]),
            )
        )
    return tuple(members)


def _first(*groups: Sequence[Any]) -> str:
    """The first text that says something."""
    texts = (text.strip() for group in groups for text in group if isinstance(text, str))
    return next(filter(None, texts), "")


def _by_value(node: Any) -> dict[str, Mapping[str, Any]]:
    """`{value: {name: …, description: …}}`."""
    entries = node.items() if isinstance(node, dict) else ()
    return {str(value): entry for value, entry in entries if isinstance(entry, dict)}


def _microsoft(flat: Flat) -> dict[str, Mapping[str, Any]]:
    """The `values` of `x-ms-enum`: a list of objects with `value`, `name` and `description`."""
    rich = flat.annotations.get("x-ms-enum")
    listed = rich.get("values") if isinstance(rich, dict) else None
    entries = listed if isinstance(listed, list) else ()
    return {
        str(item["value"]): item for item in entries if isinstance(item, dict) and "value" in item
    }


def _listed(flat: Flat, key: str, values: Sequence[Any]) -> list[Any]:
    """What an extension says of each value. A list of another length than the enum's says nothing:
    nobody knows what belongs to what."""
    found = flat.annotations.get(key)
    if isinstance(found, dict):
        return [found.get(str(value)) for value in values]
    if isinstance(found, list):
        for written in (flat.enum or (), values):
            if len(found) == len(written):
                by_value = dict(zip(map(str, written), found, strict=True))
                return [by_value.get(str(value)) for value in values]
    return [None] * len(values)
