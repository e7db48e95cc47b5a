"""One form for the schemas of OpenAPI 3.0, 3.1 and 3.2: JSON Schema 2020-12.

`canonical` lowers a single schema node, without walking into it. No stage after it asks which
version of OpenAPI a document was written for.
"""

from __future__ import annotations

from typing import Any, Final

SchemaNode = dict[str, Any]

ANNOTATIONS: Final = frozenset(
    {
        "title",
        "description",
        "deprecated",
        "default",
        "example",
        "examples",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
        "summary",
    }
)
"""Keywords that say something about a value without limiting it."""

COMBINATORS: Final = ("$ref", "allOf", "oneOf", "anyOf")

_OBJECT_KEYWORDS: Final = (
    "properties",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "unevaluatedProperties",
)
_ARRAY_KEYWORDS: Final = (
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "unevaluatedItems",
)
_TEXT_FORMATS: Final = frozenset(
    {
        *("date", "date-time", "time", "duration", "byte", "binary", "uuid", "uri", "url", "iri"),
        *("uri-reference", "iri-reference", "uri-template", "email", "idn-email", "hostname"),
        *("idn-hostname", "ipv4", "ipv6", "json-pointer", "relative-json-pointer", "regex"),
        "password",
    }
)


class At(dict[str, Any]):
    """A schema that stands elsewhere than where it was found: it keeps its pointer.

    `parts` are the places of all the schemas that it joins, its own among them: two with the same
    parts demand the same.
    """

    __slots__ = ("_parts", "pointer")

    def __init__(self, node: SchemaNode, pointer: str, parts: frozenset[str] | None = None) -> None:
        super().__init__(node)
        self.pointer = pointer
        self._parts = parts

    @property
    def parts(self) -> frozenset[str]:
        return frozenset((self.pointer,)) if self._parts is None else self._parts

    @property
    def is_joined(self) -> bool:
        """Whether it is more than the schema at one place."""
        return self._parts is not None and len(self._parts) > 1


_WITH: Final = "~with:"
"""In no JSON Pointer: a `~` is followed by 0 or 1 there."""


def joined(own: At, other: At, home: str) -> At:
    """Both schemas as one.

    It stands at the pointer of `own` where it is part of the schema at `home`, which joins it with
    the other; elsewhere that pointer is of `own` alone, and the joined one gets another.
    """
    parts = own.parts | other.parts
    if parts == own.parts:
        return own
    pointer = own.pointer
    if not pointer.startswith(f"{home}/"):
        pointer = written_at(pointer)
        more = sorted(parts - {pointer})
        pointer += "".join(_WITH + part.replace("/", "~1") for part in more)
    return At({"allOf": [own, other]}, pointer, parts)


def written_at(pointer: str) -> str:
    """The place in the document of a schema, joined ones included."""
    return pointer.partition(_WITH)[0]


def canonical(node: Any, *, infer: bool = True) -> SchemaNode:
    """`node` as JSON Schema 2020-12: `type` is a list (or absent), `nullable` is a type, `const` is
    an enum of one, exclusive limits are numbers, `example` is in `examples`. With `infer`, a `type`
    that is missing is told from the other keywords.

    Anything that is no schema at all (a string, a list) reads as the empty schema; the caller that
    knows the place reports it.
    """
    if node is False:
        return {"not": {}}
    if not isinstance(node, dict):
        return {}
    out: SchemaNode = dict(node)
    if not _COMBINED.isdisjoint(out):
        for key in ("oneOf", "anyOf"):
            if isinstance(out.get(key), list):
                out[key] = [{"type": "null"} if is_bare_null(each) else each for each in out[key]]
        if isinstance(out.get("allOf"), list) and any(map(is_bare_null, out["allOf"])):
            out["nullable"] = True
    _types(out, infer)
    if not _OF_BEFORE.isdisjoint(out):
        _limits(out)
        if "const" in out:
            out["enum"] = [out.pop("const")]
        if "example" in out:
            more = out.get("examples")
            out["examples"] = [out.pop("example"), *(more if isinstance(more, list) else [])]
        _dependencies(out)
        if "definitions" in out and "$defs" not in out:
            out["$defs"] = out.pop("definitions")
        _nullable(out)
    return out


_COMBINED: Final = frozenset(("oneOf", "anyOf", "allOf"))
_OF_BEFORE: Final = frozenset(
    ("exclusiveMinimum", "exclusiveMaximum", "const", "example", "dependencies", "definitions")
) | {"nullable"}
"""Keywords that there is another way to say, or another meaning."""


def is_bare_null(member: Any) -> bool:
    """Whether a member of `anyOf` says nothing but `nullable: true`: to OpenAPI 3.0.3 that is
    anything, and to those who write it (`Option` of Rust's schemars) it is null. In `allOf` they
    mean that the whole may be null."""
    if not isinstance(member, dict) or member.get("nullable") is not True:
        return False
    return all(key in _WORDS or key.startswith("x-") for key in member)


_WORDS: Final = ("nullable", "title", "description")


def _dependencies(out: SchemaNode) -> None:
    """`dependencies` of draft 7 as the two keywords that it became."""
    found = out.pop("dependencies", None)
    for name, needed in found.items() if isinstance(found, dict) else ():
        keyword = "dependentRequired" if isinstance(needed, list) else "dependentSchemas"
        own = out.get(keyword)
        out[keyword] = {name: needed, **(own if isinstance(own, dict) else {})}


def _types(out: SchemaNode, infer: bool) -> None:
    """`type` as a list of known names."""
    declared = out.pop("type", None)
    names = [declared] if isinstance(declared, str) else declared
    if isinstance(names, list):
        names = [name for name in names if isinstance(name, str)]
        known = [name for name in names if name in _TYPE_NAMES]
        if "file" in names:  # a Swagger 2.0 habit that survives in converted documents
            known.append("string")
            out.setdefault("format", "binary")
        if known:
            out["type"] = list(dict.fromkeys(known))
            return
    inferred = _inferred(out) if infer else ""
    if inferred:
        out["type"] = [inferred]


_TYPE_NAMES: Final = frozenset(
    {"string", "integer", "number", "boolean", "object", "array", "null"}
)


def _inferred(out: SchemaNode) -> str:
    """The type a schema without `type` can only mean, or "" when it may be anything."""
    if any(key in out for key in ("enum", "const", "$ref", "allOf", "oneOf", "anyOf")):
        return "object" if isinstance(out.get("properties"), dict) and "enum" not in out else ""
    if any(key in out for key in _OBJECT_KEYWORDS):
        return "object"
    if any(key in out for key in _ARRAY_KEYWORDS):
        return "array"
    if any(key in out for key in ("pattern", "minLength", "maxLength")):
        return "string"
    if isinstance(out.get("format"), str) and out["format"] in _TEXT_FORMATS:
        return "string"
    return ""


def _limits(out: SchemaNode) -> None:
    """`exclusiveMinimum: true` beside `minimum` (JSON Schema draft 4, OpenAPI 3.0) as a number."""
    for plain, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        flag = out.get(exclusive)
        if flag is True and plain in out:
            out[exclusive] = out.pop(plain)
        elif isinstance(flag, bool):
            del out[exclusive]


def _nullable(out: SchemaNode) -> None:
    """OpenAPI 3.0's `nullable: true`. Beside `$ref` or a combinator, where 3.0.3 gives it no
    effect, it is still taken to mean what its author meant: the key stays, and `flatten` reads it.
    """
    if out.pop("nullable", False) is not True:
        return
    enum = out.get("enum")
    if isinstance(enum, list) and None not in enum:
        out["enum"] = [*enum, None]
    if "type" in out and "null" not in out["type"]:
        out["type"] = [*out["type"], "null"]
    if any(key in out for key in COMBINATORS):
        out["nullable"] = True
