"""What the extensions of other generators say about names, in the words of our own.

A document that was written for another generator keeps the names its authors chose. Ours come
first where both are there; a value of the wrong kind is as good as none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

FIELD_KEYS: Final = (
    "x-specloom-name",
    "x-ms-client-name",
    "x-speakeasy-name-override",
    "x-fern-property-name",
    "x-fern-parameter-name",
)
"""Keys that name a property or a parameter."""
CLASS_KEYS: Final = ("x-specloom-name", "x-fern-type-name")
"""Keys that name the class of a schema, wherever it stands."""
COMPONENT_KEYS: Final = (*CLASS_KEYS, "x-ms-client-name", "x-speakeasy-name-override")
"""Keys that name the class of a component: on a property, the last two name the property."""
METHOD_KEYS: Final = ("x-specloom-method", "x-fern-sdk-method-name", "x-speakeasy-name-override")
RESOURCE_KEYS: Final = ("x-specloom-resource", "x-fern-sdk-group-name", "x-speakeasy-group")


def field_name(node: Any) -> str:
    """The name that a property or parameter is given; empty without one."""
    return _first(node, FIELD_KEYS)


def class_name(node: Any, *, component: bool = False) -> str:
    """The name that the class of a schema is given; empty without one."""
    return _first(node, COMPONENT_KEYS if component else CLASS_KEYS)


def tag_value(node: Any) -> str:
    """The value of a discriminator that stands for a schema; empty where it is not said."""
    return _first(node, ("x-ms-discriminator-value",))


def operation_extensions(node: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    """The extensions of an operation, with what other generators' say in its place under our keys:
    its resource and method, what of the answer is returned, which header makes it repeatable."""
    found = {key: node[key] for key in node if key.startswith("x-")}
    resource = _first(node, RESOURCE_KEYS)
    if resource:
        found["x-specloom-resource"] = resource
    method = _first(node, METHOD_KEYS) or _overridden(node, root)
    if method:
        found["x-specloom-method"] = method
    returned = node.get("x-fern-sdk-return-value")
    if isinstance(returned, str) and returned:
        found.setdefault("x-specloom-unwrap", returned)
    header = _idempotency_header(root)
    if header and node.get("x-fern-idempotent") is True:
        found.setdefault("x-specloom-idempotency-header", header)
    return found


def _idempotency_header(root: Mapping[str, Any]) -> str:
    """The first of `x-fern-idempotency-headers`; empty without one that is a header's name."""
    listed = root.get("x-fern-idempotency-headers")
    for entry in listed if isinstance(listed, list) else ():
        header = entry.get("header") if isinstance(entry, dict) else None
        if isinstance(header, str) and _FIELD_NAME.fullmatch(header):
            return header
    return ""


_FIELD_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""RFC 9110, section 5.1."""


def _overridden(node: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    """The method by `x-speakeasy-name-override` at the root: patterns of operationIds."""
    rules, own = root.get("x-speakeasy-name-override"), node.get("operationId")
    for rule in rules if isinstance(rules, list) else ():
        pattern = rule.get("operationId") if isinstance(rule, dict) else None
        if isinstance(pattern, str) and isinstance(own, str) and _matches(pattern, own):
            return _first(rule, ("methodNameOverride",))
    return ""


_PLAIN = re.compile(r"\^?([\w-]*)(\.\*)?\$?")


def _matches(pattern: str, text: str) -> bool:
    """Whether a pattern of plain characters and `.*` fits: the document's own regular expressions
    are not run, since one can take for ever."""
    plain = _PLAIN.fullmatch(pattern)
    if plain is None:
        return False
    anchored, ends = pattern.startswith("^"), pattern.endswith("$") and not plain[2]
    if anchored:
        return text == plain[1] if ends else text.startswith(plain[1])
    return text.endswith(plain[1]) if ends else plain[1] in text


def _first(node: Any, keys: tuple[str, ...]) -> str:
    """The first of some keys that has a text, or a list of texts (a group in a group)."""
    found = [node[key] for key in keys if key in node] if isinstance(node, dict) else ()
    for value in found:
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "_".join(value)
        if isinstance(value, str) and re.search(r"[A-Za-z]", value):
            return value.strip()
    return ""
