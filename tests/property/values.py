"""Values that probably fit a schema; a validator has the last word."""

from __future__ import annotations

import random
from typing import Any

from .schemas import FORMATS, NUMBERS, PATTERNS, WORDS

DEPTH = 5
EXTRAS = ("extra", "$extra", "class", "self", "model_config", "json", "@other", "Ω", "x-2")
"""Properties that no schema names. None is the Python name of a property that one does name:
pydantic takes such a one for given when it is not."""


class Maker:
    """Makes values for a schema as `to_json_schema` gives it: its references lead into `$defs`."""

    def __init__(self, root: dict[str, Any], chance: random.Random) -> None:
        self._definitions: dict[str, Any] = root.get("$defs", {})
        self._chance = chance

    def make(self, schema: Any, depth: int = DEPTH) -> Any:
        if not isinstance(schema, dict) or not schema:
            return self._anything(depth)
        if "$ref" in schema:
            found = self._definitions[schema["$ref"].rpartition("/")[2]]
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            value = self.make(found, depth - 1) if depth > 0 else None
            return self._both(value, rest, depth)
        for keyword in ("allOf", "anyOf", "oneOf"):
            if schema.get(keyword):
                rest = {key: value for key, value in schema.items() if key != keyword}
                parts = schema[keyword]
                chosen = parts if keyword == "allOf" else [self._chance.choice(parts)]
                value = self.make(chosen[0], depth - 1) if depth > 0 else None
                for part in chosen[1:]:
                    value = self._both(value, part, depth)
                return self._both(value, rest, depth)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            return self._chance.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else None)
        kind = self._chance.choice(kinds) if isinstance(kinds, list) else kinds
        return self._typed(kind, schema, depth)

    def _both(self, value: Any, schema: Any, depth: int) -> Any:
        """A value for two schemas: the objects merged, or the first one's."""
        meaningful = isinstance(schema, dict) and set(schema) - {"description", "title", "default"}
        if not meaningful:
            return value
        other = self.make(schema, depth - 1) if depth > 0 else None
        if isinstance(value, dict) and isinstance(other, dict):
            return {**value, **other}
        return value

    def _typed(self, kind: str | None, schema: dict[str, Any], depth: int) -> Any:
        match kind:
            case "string":
                return self._chance.choice(self._words(schema))
            case "integer":
                return self._chance.choice([n for n in NUMBERS if isinstance(n, int)])
            case "number":
                return self._chance.choice(NUMBERS)
            case "boolean":
                return self._chance.choice((True, False))
            case "null":
                return None
            case "array":
                return self._array(schema, depth)
            case "object":
                return self._object(schema, depth)
            case _:
                return self._anything(depth)

    def _words(self, schema: dict[str, Any]) -> tuple[str, ...]:
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]]
        return (*PATTERNS.get(schema.get("pattern", ""), ()), *WORDS)

    def _array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        prefix = [self.make(each, depth - 1) for each in schema.get("prefixItems", ())]
        if schema.get("items") is False or depth <= 0:
            return prefix
        count = self._chance.randint(schema.get("minItems", 0), 2 + schema.get("minItems", 0))
        inner = schema.get("items", schema.get("contains", {}))
        return [*prefix, *(self.make(inner, depth - 1) for _ in range(max(count - len(prefix), 0)))]

    def _object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        wanted = {
            name: inner
            for name, inner in schema.get("properties", {}).items()
            if name in required or (depth > 0 and self._chance.random() < 0.5)
        }
        made = {name: self.make(inner, depth - 1) for name, inner in wanted.items()}
        if depth > 0 and schema.get("additionalProperties") is not False:
            for _ in range(self._chance.choice((0, 0, 1, 2))):
                inner = schema.get("additionalProperties", {})
                made.setdefault(self._chance.choice(EXTRAS), self.make(inner, depth - 1))
        for pattern, inner in schema.get("patternProperties", {}).items():
            if depth > 0 and self._chance.random() < 0.5:
                made[pattern.strip("^") + "1"] = self.make(inner, depth - 1)
        return made

    def _anything(self, depth: int) -> Any:
        pick = self._chance.random()
        if depth > 0 and pick < 0.15:
            return [self._anything(depth - 1) for _ in range(self._chance.randint(0, 2))]
        if depth > 0 and pick < 0.4:
            keys = self._chance.sample(EXTRAS, self._chance.randint(0, 2))
            return {key: self._anything(depth - 1) for key in keys}
        return self._chance.choice((None, True, False, *NUMBERS, *WORDS))
