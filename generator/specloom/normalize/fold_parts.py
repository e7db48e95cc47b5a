"""Properties and items of schemas that must all hold: what both say of one place is joined."""

from __future__ import annotations

from typing import Any

from ..load.pointer import escape
from .canonical import At, SchemaNode, joined
from .flat import Flat

OF_OBJECTS = frozenset(
    "properties required additionalProperties unevaluatedProperties patternProperties".split()
)
OF_ARRAYS = frozenset("items prefixItems unevaluatedItems".split())


def fold_objects(flat: Flat, node: SchemaNode, pointer: str) -> None:
    """Properties, those that are required, and what others may be."""
    properties = node.get("properties")
    if isinstance(properties, dict):
        for name, value in properties.items():
            here = located(value, f"{pointer}/properties/{escape(name)}")
            earlier = flat.properties.get(name)
            if earlier is None or earlier == here:
                flat.properties.setdefault(name, here)
            else:  # both must hold; the later (own) one gives the place
                flat.properties[name] = joined(here, earlier, flat.pointer)
    required = node.get("required")
    if isinstance(required, list):
        flat.required.update((name, None) for name in required if isinstance(name, str))
    if "additionalProperties" in node:
        value = node["additionalProperties"]
        if isinstance(value, dict):
            here = located(value, f"{pointer}/additionalProperties")
            if isinstance(flat.additional, At) and flat.additional != here:
                here = joined(here, flat.additional, flat.pointer)
            flat.additional = False if flat.additional is False else here
        elif value is False or flat.additional is None:
            flat.additional = bool(value)
    _unevaluated(flat, node, "unevaluatedProperties", pointer)
    patterns = node.get("patternProperties")
    if isinstance(patterns, dict):
        for name, value in patterns.items():
            here = located(value, f"{pointer}/patternProperties/{escape(name)}")
            earlier = flat.patterns.get(name)
            if earlier is not None and earlier != here:
                here = joined(here, earlier, flat.pointer)
            flat.patterns[name] = here


def fold_arrays(flat: Flat, node: SchemaNode, pointer: str) -> None:
    """What a list holds; a second `prefixItems` is left to be checked."""
    _unevaluated(flat, node, "unevaluatedItems", pointer)
    items = node.get("items")
    if isinstance(items, dict):
        here = located(items, f"{pointer}/items")
        if isinstance(flat.items, At) and flat.items != here:
            here = joined(here, flat.items, flat.pointer)
        flat.items = False if flat.items is False else here
    elif items is False or (items is True and flat.items is None):
        flat.items = items
    prefix = node.get("prefixItems")
    if isinstance(prefix, list) and flat.prefix_items is not None:
        flat.checks.append({"prefixItems": prefix})
    elif isinstance(prefix, list):
        flat.prefix_items = [located(x, f"{pointer}/prefixItems/{i}") for i, x in enumerate(prefix)]


def close(flat: Flat) -> None:
    """`unevaluatedProperties` as `additionalProperties`, and `unevaluatedItems` as `items`: so they
    are where no keyword that depends on the value looks at properties or items."""
    if not flat.unevaluated:
        return
    depends = bool(flat.conditions) or any(union.keyword == "anyOf" for union in flat.unions)
    said = {keyword for check in flat.checks for keyword in check}
    for keyword, schema in flat.unevaluated.items():
        names = keyword == "unevaluatedProperties"
        if (flat.additional if names else flat.items) is not None:
            continue  # nothing is left unevaluated
        if depends or ("dependentSchemas" if names else "contains") in said:
            flat.checks.append({keyword: schema})
        elif names:
            flat.additional = schema
        else:
            flat.items = schema


def _unevaluated(flat: Flat, node: SchemaNode, keyword: str, pointer: str) -> None:
    """What an inner schema lets pass is evaluated for the outer one, which is read after it."""
    value = node.get(keyword)
    if not isinstance(value, bool | dict):
        return
    here = value if isinstance(value, bool) else located(value, f"{pointer}/{keyword}")
    earlier = flat.unevaluated.get(keyword)
    if earlier is None or earlier == here:
        flat.unevaluated[keyword] = here
    else:
        flat.unevaluated[keyword] = True if earlier is True else here
        flat.checks.append({keyword: here if earlier is True else earlier})


def located(node: Any, pointer: str) -> At:
    """A sub-schema with the place where it stands; nothing fits one that is `false`."""
    if isinstance(node, At):
        return node
    if node is False:
        return At({"not": {}}, pointer)
    return At(node if isinstance(node, dict) else {}, pointer)
