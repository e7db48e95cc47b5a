"""A schema as plain JSON Schema 2020-12, whole and small, for what judges values when an SDK runs.

What it refers to is written out in it; `const` is an enum of one; patterns are in the dialect of
pydantic-core. One that leads back to itself, is too large, or holds a keyword that is not judged,
has no such form.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any, Final

from .canonical import ANNOTATIONS, canonical
from .patterns import translate

MAX_LENGTH: Final = 600
"""Characters of JSON: what is longer would bury the class that it stands in."""

_VALUES: Final = frozenset(
    {
        *("enum", "required", "dependentRequired", "uniqueItems", "multipleOf"),
        *("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
        *("minItems", "maxItems", "minContains", "maxContains", "minProperties", "maxProperties"),
    }
)
_SCHEMAS: Final = frozenset(
    {
        *("not", "if", "then", "else", "contains", "items", "additionalProperties"),
        "propertyNames",
    }
)
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_MAPS: Final = frozenset({"properties", "patternProperties", "dependentSchemas"})
_SILENT: Final = ANNOTATIONS | {
    *("format", "contentEncoding", "contentMediaType", "contentSchema", "discriminator"),
    *("$defs", "definitions", "$id", "$anchor", "$schema", "$dynamicAnchor", "$vocabulary"),
}
"""Keywords that judge nothing."""


class NotPlain(Exception):
    """There is no plain form of a schema; says why."""


def plain(node: Any, resolve: Callable[[str], Any], *, ref_siblings: bool) -> Any:
    """The plain form of a schema.

    Args:
        node: The schema.
        resolve: Gives the schema at a JSON Pointer.
        ref_siblings: Whether what stands beside a `$ref` counts (not in OpenAPI 3.0).

    Raises:
        NotPlain: There is none.
    """
    made = _Writer(resolve, ref_siblings).write(node, ())
    if len(json.dumps(made)) > MAX_LENGTH:
        raise NotPlain("it is too large")
    return made


class _Writer:
    def __init__(self, resolve: Callable[[str], Any], ref_siblings: bool) -> None:
        self._resolve = resolve
        self._ref_siblings = ref_siblings
        self._left = MAX_LENGTH

    def write(self, node: Any, inside: tuple[str, ...]) -> Any:
        self._left -= 1
        if self._left < 0 or len(inside) > 20:
            raise NotPlain("it is too large")
        if isinstance(node, bool):
            return node
        schema = canonical(node, infer=False)
        null = schema.pop("nullable", False)
        made: dict[str, Any] = {}
        reference = schema.get("$ref")
        if isinstance(reference, str):
            target = reference.removeprefix("#")
            if target in inside:
                raise NotPlain("it leads back to itself")
            found = self.write(self._resolve(target), (*inside, target))
            if not self._ref_siblings:
                return found
            made = {"allOf": [found]}
        for key, value in schema.items():
            if key == "$ref" or key in _SILENT or key.startswith("x-"):
                continue
            written = self._keyword(key, value, inside)
            if key == "allOf" and "allOf" in made:
                made["allOf"] = [*made["allOf"], *written]
            else:
                made[key] = written
        if set(made) == {"allOf"} and len(made["allOf"]) == 1:
            made = made["allOf"][0]
        return {"anyOf": [made, {"type": "null"}]} if null else made

    def _keyword(self, key: str, value: Any, inside: tuple[str, ...]) -> Any:
        if key == "pattern" and isinstance(value, str):
            return _pattern(value)
        if key == "type":
            return value[0] if len(value) == 1 else value
        if key in _VALUES:
            if not _is_valid(key, value):
                raise NotPlain(f"the value of {key!r} is not valid")
            return value
        if key in _SCHEMAS and isinstance(value, bool | dict):
            return self.write(value, inside)
        if key in _LISTS and isinstance(value, list):
            return [self.write(each, inside) for each in value]
        if key in _MAPS and isinstance(value, dict):
            spell = _pattern if key == "patternProperties" else str
            return {spell(name): self.write(each, inside) for name, each in value.items()}
        raise NotPlain(f"it holds {key!r:.60}")


def _is_valid(key: str, value: Any) -> bool:
    """Whether a keyword has a value that it can have: an SDK must not fail on it."""
    match key:
        case "enum":
            return isinstance(value, list)
        case "required":
            return _is_names(value)
        case "dependentRequired":
            return isinstance(value, dict) and all(map(_is_names, value.values()))
        case "uniqueItems":
            return isinstance(value, bool)
        case _:
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return number and math.isfinite(value) and (key != "multipleOf" or value > 0)


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _pattern(source: str) -> str:
    translated = translate(source)
    if not isinstance(translated, str):
        raise NotPlain(f"pattern {source!r:.60} cannot be translated: {translated.reason}")
    return translated
