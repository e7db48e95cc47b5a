"""A schema of a document as pure JSON Schema 2020-12, for validators that know nothing of OpenAPI.

This is the other reading of a document's schemas: the tests let a JSON Schema validator judge by it
what builders and models accept.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..load.document import Document
from ..load.grammar import fields_of
from ..load.pointer import split
from .canonical import is_bare_null

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

# What means nothing to JSON Schema, and what would change how references are resolved.
_DROPPED: Final = frozenset(
    {
        "discriminator",
        "xml",
        "externalDocs",
        "example",
        "nullable",
        "$id",
        "$schema",
        "$anchor",
        "$dynamicAnchor",
    }
)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_.-]")


def to_json_schema(document: Document, pointer: str) -> dict[str, Any]:
    """The schema at a JSON Pointer, self-contained: what it refers to is in its `$defs`.

    * `nullable: true` (OpenAPI 3.0) adds null to the type and the enum; beside a reference or a
      combinator it allows null as an alternative, which is what its authors mean.
    * `exclusiveMinimum: true` (3.0) becomes a number, and so its counterpart.
    * What stands beside `$ref` counts in 3.1 and later, and does not in 3.0 (Reference Object).
    * Patterns are put into the dialect of Python's `re`, where `$` also matches before a final
      line break; one that it cannot compile is dropped.

    Raises:
        KeyError: There is nothing at the pointer.
    """
    return _Lowering(document).run(pointer)


class _Lowering:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: dict[str, str] = {}
        self._waiting: list[str] = []

    def run(self, pointer: str) -> dict[str, Any]:
        root: dict[str, Any] = {"$schema": DIALECT, "$ref": self._reference(pointer)}
        definitions: dict[str, Any] = {}
        while self._waiting:
            target = self._waiting.pop(0)
            definitions[self._names[target]] = self._lower(self._document.resolve(target))
        return {**root, "$defs": definitions}

    def _reference(self, pointer: str) -> str:
        if pointer not in self._names:
            base = _UNSAFE.sub("_", (split(pointer) or ["root"])[-1]) or "root"
            name, number = base, 2
            while name in self._names.values():
                name, number = f"{base}_{number}", number + 1
            self._names[pointer] = name
            self._waiting.append(pointer)
        return f"#/$defs/{self._names[pointer]}"

    def _lower(self, node: Any) -> Any:
        if not isinstance(node, dict):
            return node if isinstance(node, bool) else {}
        lowered = self._nodes(node)
        _exclusive(lowered)
        if isinstance(lowered.get("pattern"), str):
            lowered["pattern"] = _pattern(lowered["pattern"])
            if lowered["pattern"] is None:
                del lowered["pattern"]
        parts = node.get("allOf")
        null = isinstance(parts, list) and any(map(is_bare_null, parts))
        return _nullable(lowered) if null or node.get("nullable") is True else lowered

    def _nodes(self, node: dict[str, Any]) -> dict[str, Any]:
        reference = node.get("$ref")
        if isinstance(reference, str):
            target = {"$ref": self._reference(reference[1:])}
            if self._document.version == "3.0":
                return target
            return {**self._keywords(node), **target}
        return self._keywords(node)

    def _keywords(self, node: dict[str, Any]) -> dict[str, Any]:
        lowered: dict[str, Any] = {}
        kinds = fields_of("schema")
        for key, value in node.items():
            if key in _DROPPED or key.startswith("x-") or key == "$ref":
                continue
            kind = kinds.get(key)
            if kind is None:
                lowered[key] = value
            elif isinstance(value, list) and key in ("oneOf", "anyOf"):
                null = {"type": "null"}
                lowered[key] = [null if is_bare_null(each) else self._lower(each) for each in value]
            elif isinstance(value, list):
                # A list of `items` is what 2020-12 calls prefixItems.
                name = "prefixItems" if key == "items" else key
                lowered[name] = [self._lower(item) for item in value]
            elif kind.endswith("*") and isinstance(value, dict):
                lowered[key] = {name: self._lower(child) for name, child in value.items()}
            else:
                lowered[key] = self._lower(value)
        return lowered


def _nullable(node: dict[str, Any]) -> dict[str, Any]:
    if any(key in node for key in ("$ref", "allOf", "oneOf", "anyOf")) or "type" not in node:
        return {"anyOf": [node, {"type": "null"}]}
    types = [node["type"]] if isinstance(node["type"], str) else list(node["type"])
    node["type"] = [*types, *([] if "null" in types else ["null"])]
    if "enum" in node and None not in node["enum"]:
        node["enum"] = [*node["enum"], None]
    return node


def _exclusive(node: dict[str, Any]) -> None:
    for plain, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if node.get(exclusive) is True and plain in node:
            node[exclusive] = node.pop(plain)
        elif isinstance(node.get(exclusive), bool):
            del node[exclusive]


_TOKEN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$|[^\\$\[]+|.", re.DOTALL)


def _pattern(source: str) -> str | None:
    """The pattern with `$` outside of character classes as the very end of the text, and classes
    of characters that are ASCII, as in ECMA 262."""
    translated = "".join(r"\Z" if token == "$" else token for token in _TOKEN.findall(source))
    translated = f"(?a:{translated})"
    try:
        re.compile(translated)
    except re.error:
        return None
    return translated
