"""What a schema says by referring to another one."""

from __future__ import annotations

from typing import Any

from ..normalize.canonical import ANNOTATIONS, canonical


def plain_ref(node: Any, *, siblings: bool) -> str | None:
    """The pointer that a schema refers to, when it is a reference and nothing more.

    With `siblings`, what stands beside a `$ref` counts (OpenAPI 3.1; in 3.0 it is ignored).
    """
    if not isinstance(node, dict):
        return None
    keys = {
        key
        for key in node
        if key not in ANNOTATIONS and not key.startswith("x-") and key != "nullable"
    }
    reference = node.get("$ref")
    if isinstance(reference, str) and (not siblings or keys <= {"$ref", "type"}):
        return reference.removeprefix("#")
    branches = node.get("allOf")
    if keys <= {"allOf", "type"} and isinstance(branches, list) and len(branches) == 1:
        return plain_ref(branches[0], siblings=siblings)
    return None


def adds_null(node: Any) -> bool:
    """Whether a reference allows null beside what it refers to."""
    return isinstance(node, dict) and node.get("nullable") is True


def is_class_or_null(node: Any) -> bool:
    """Whether a schema is a class of its own that also allows null.

    A class cannot say so itself: who refers to it does. An alias says it in its own type.
    """
    node = canonical(node)
    enum = node.get("enum")
    null = "null" in node.get("type", ()) or node.get("nullable") is True
    null = null or (isinstance(enum, list) and None in enum)
    is_class = "$ref" not in node and (
        isinstance(node.get("properties"), dict) or bool(enum) or "allOf" in node
    )
    return null and is_class and not ({"oneOf", "anyOf"} & node.keys())
