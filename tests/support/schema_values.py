"""Hypothesis strategies for the values that a schema of an OpenAPI document allows in a request.

Drawn from the document itself, not from what specloom makes of it; where a drawn value is wrong
after all (`not`, `if`, overlapping `oneOf`), the validator that the caller filters with has the
last word.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from specloom.load import Document

Node = Mapping[str, Any]

SMALL, DEEP = 3, 6
"""Depth from which on values stay small, and at which nothing optional is drawn any more."""

BODY_TEXT = st.text(max_size=12)
WIRE_TEXT = st.text(st.sampled_from("abcXYZ019 -_.~/?#&=+%,;:@!$'()*[]{}|^\"\\<>é日😀"), max_size=8)
"""For paths and queries: everything that has to be encoded."""
HEADER_TEXT = st.text(st.sampled_from("abcXYZ019-_./?#&=+%;:@!$'()*[]{}|^~"), max_size=8)

FORMATS: Mapping[str, st.SearchStrategy[str]] = {
    "date-time": st.datetimes().map(lambda moment: f"{moment.replace(microsecond=0).isoformat()}Z"),
    "date": st.dates().map(lambda day: day.isoformat()),
    "time": st.times().map(lambda time: f"{time.replace(microsecond=0).isoformat()}Z"),
    "uuid": st.uuids().map(str),
    "email": st.sampled_from(["a@example.com", "first.last+tag@sub.example.org"]),
    "uri": st.sampled_from(["https://example.com/a?b=c#d", "urn:isbn:0451450523"]),
    "url": st.sampled_from(["https://example.com/a?b=c"]),
    "uri-reference": st.sampled_from(["/a/b?c=d", "https://example.com/"]),
    "hostname": st.sampled_from(["example.com", "a-b.example.org"]),
    "ipv4": st.sampled_from(["192.0.2.1"]),
    "ipv6": st.sampled_from(["2001:db8::1"]),
    "byte": st.binary(max_size=12).map(lambda data: base64.b64encode(data).decode()),
    "regex": st.just("^a+$"),
}
INTEGERS = {"int32": (-(2**31), 2**31 - 1)}
SAFE = (-(2**53) + 1, 2**53 - 1)
"""Integers that every JSON implementation keeps (RFC 8259, section 6)."""


def values(
    document: Document, node: Node, text: st.SearchStrategy[str] = BODY_TEXT
) -> st.SearchStrategy[Any]:
    """Values for a schema, JSON data all of them.

    Args:
        text: What free text is made of.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        return _Drawing(document, draw, text).value(node, 0)

    return drawn()


class _Drawing:
    def __init__(
        self, document: Document, draw: Callable[..., Any], text: st.SearchStrategy[str]
    ) -> None:
        self.document = document
        self.draw = draw
        self.text = text

    def value(self, node: Node | bool, depth: int) -> Any:
        if isinstance(node, bool):
            return self.draw(st.sampled_from([True, 1, "x", None, [], {}]))
        node = self.merged(node)
        if "const" in node:
            return node["const"]
        if node.get("nullable") and "enum" not in node and self.seldom():
            return None
        if "enum" in node:
            return self.draw(st.sampled_from(node["enum"]))
        for key in ("oneOf", "anyOf"):
            if node.get(key):
                return self.member(node, key, depth)
        if mapping := node.get("discriminator", {}).get("mapping"):
            return self.tagged(node, mapping, depth)
        return getattr(self, f"_{self.kind(node)}")(node, depth)

    def seldom(self) -> bool:
        return bool(self.draw(st.integers(0, 7)) == 0)

    def merged(self, node: Node) -> dict[str, Any]:
        """A schema with its references and `allOf` folded in."""
        result = dict(node)
        while "$ref" in result:
            reference = result.pop("$ref")
            target = self.document.resolve(reference[1:])
            beside = {} if self.document.version == "3.0" else result
            result = folded(dict(target), beside)
            result.setdefault("x-name", reference.rpartition("/")[2])
        for part in result.pop("allOf", []):
            result = folded(result, self.merged(part))
        return result

    def member(self, node: Node, key: str, depth: int) -> Any:
        branches = list(node[key])
        if depth >= SMALL:
            branches.sort(key=lambda branch: self.kind(self.merged(branch)) in ("object", "array"))
            branches = branches[:1]
        index = self.draw(st.integers(0, len(branches) - 1))
        branch = branches[index]
        rest = {name: value for name, value in node.items() if name not in (key, "discriminator")}
        value = self.value(folded(self.merged(branch), rest), depth)
        discriminator = node.get("discriminator")
        if discriminator and isinstance(value, dict) and "$ref" in branch:
            name = branch["$ref"].rpartition("/")[2]
            tags = [
                tag
                for tag, target in discriminator.get("mapping", {}).items()
                if target.rpartition("/")[2] == name
            ]
            own = self.merged(branch).get("properties", {}).get(discriminator["propertyName"], {})
            if not {"const", "enum"} & set(self.merged(own)):
                value[discriminator["propertyName"]] = (tags or [name])[0]
        return value

    def tagged(self, node: Node, mapping: Mapping[str, str], depth: int) -> Any:
        """A value of a base schema that names its heirs."""
        tag = self.draw(st.sampled_from(sorted(mapping)))
        heir = self.merged({"$ref": mapping[tag]})
        heir.pop("discriminator", None)
        return {**self.value(heir, depth), node["discriminator"]["propertyName"]: tag}

    @staticmethod
    def kind(node: Node) -> str:
        kinds = node.get("type")
        if isinstance(kinds, list):
            kinds = next((kind for kind in kinds if kind != "null"), "null")
        if kinds:
            return str(kinds)
        if "properties" in node or "additionalProperties" in node or "required" in node:
            return "object"
        return "array" if "items" in node else "string" if "pattern" in node else "any"

    def _any(self, node: Node, depth: int) -> Any:
        return self.draw(st.sampled_from(["x", 1, True, ["y"], {"z": None}]))

    def _null(self, node: Node, depth: int) -> None:
        return None

    def _boolean(self, node: Node, depth: int) -> bool:
        return bool(self.draw(st.booleans()))

    def _integer(self, node: Node, depth: int) -> Any:
        low, high = INTEGERS.get(node.get("format", ""), SAFE)
        low, high, step = limits(node, low, high)
        return self.draw(st.integers(-(-low // step), high // step)) * step

    def _number(self, node: Node, depth: int) -> Any:
        low, high, step = limits(node, -1e9, 1e9)
        if "multipleOf" in node:
            return self.draw(st.integers(int(-(-low // step)), int(high // step))) * step
        return self.draw(st.floats(low, high, allow_nan=False, width=32 if low < -1e8 else 64))

    def _string(self, node: Node, depth: int) -> Any:
        low, high = node.get("minLength", 0), node.get("maxLength")
        if node.get("format") in FORMATS:
            return self.draw(FORMATS[node["format"]])
        if (pattern := compiled(node.get("pattern"))) is not None:
            found = st.from_regex(pattern, fullmatch=pattern.pattern.startswith("^"))
            return self.draw(
                found.filter(lambda t: low <= len(t) <= (high or len(t)) and t.isprintable())
            )
        text: str = self.draw(self.text)
        text += "x" * (low - len(text))
        return text if high is None else text[:high]

    def _array(self, node: Node, depth: int) -> list[Any]:
        low = node.get("minItems", 0)
        high = min(node.get("maxItems", low + 3), low + 3) if depth < SMALL else low
        items = node.get("items", {})
        found: list[Any] = []
        for _ in range(self.draw(st.integers(low, max(low, high)))):
            item = self.value(items, depth + 1)
            if not (node.get("uniqueItems") and item in found):
                found.append(item)
        return found

    def _object(self, node: Node, depth: int) -> dict[str, Any]:
        properties, required = node.get("properties", {}), node.get("required", [])
        found: dict[str, Any] = {}
        for name, schema in properties.items():
            if isinstance(schema, dict) and self.merged(schema).get("readOnly"):
                continue
            if isinstance(schema, dict) and self.merged(schema).get("enum") == []:
                continue  # nothing is allowed
            wanted = name in required
            if not wanted and depth < DEEP:
                wanted = self.draw(st.integers(0, 2 + 2 * depth + len(properties) // 5)) == 0
            if wanted:
                found[name] = self.value(schema, depth + 1)
        more = node.get("additionalProperties")
        if isinstance(more, dict):
            for name in self.draw(st.lists(st.sampled_from("pqr"), max_size=2, unique=True)):
                if name not in properties:
                    found[name] = self.value(more, depth + 1)
        for name in required:
            if name not in properties:
                found[name] = "x" if not isinstance(more, dict) else self.value(more, depth + 1)
        return found


def compiled(pattern: str | None) -> re.Pattern[str] | None:
    """A pattern of ECMA 262, if it means the same to Python."""
    try:
        return re.compile(pattern, re.ASCII) if pattern is not None else None
    except re.error:
        return None


def limits(node: Node, low: Any, high: Any) -> tuple[Any, Any, Any]:
    """The bounds of a number, and its step."""
    step = node.get("multipleOf", 1)
    low = max(low, node.get("minimum", low))
    high = min(high, node.get("maximum", high))
    for key, sign in (("exclusiveMinimum", 1), ("exclusiveMaximum", -1)):
        bound = node.get(key)
        if bound is True:
            low, high = (low + step, high) if sign > 0 else (low, high - step)
        elif isinstance(bound, int | float) and not isinstance(bound, bool):
            low, high = (
                (max(low, bound + step), high) if sign > 0 else (low, min(high, bound - step))
            )
    return low, high, step


def folded(base: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Two schemas that both hold, as one."""
    result = {**base, **more}
    if "properties" in base and "properties" in more:
        properties = dict(base["properties"])
        for name, schema in more["properties"].items():
            both = name in properties and properties[name] != schema
            properties[name] = {"allOf": [properties[name], schema]} if both else schema
        result["properties"] = properties
    if "required" in base and "required" in more:
        result["required"] = list(dict.fromkeys([*base["required"], *more["required"]]))
    if "enum" in base and "enum" in more:
        result["enum"] = [value for value in base["enum"] if value in more["enum"]]
    if "allOf" in base and "allOf" in more:
        result["allOf"] = [*base["allOf"], *more["allOf"]]
    for key in ("oneOf", "anyOf"):
        if key in base and key in more:
            result.pop(key)
            result["allOf"] = [{key: base[key]}, {key: more[key]}, *result.get("allOf", [])]
    return result
