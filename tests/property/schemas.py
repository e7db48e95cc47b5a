"""Small schemas of every keyword, and values for them."""

from __future__ import annotations

from typing import Any, TypeAlias

from hypothesis import strategies as st

Json: TypeAlias = Any
Schema: TypeAlias = "dict[str, Any] | bool"

COMPONENTS = (
    *("A", "B", "Foo", "foo", "a.b", "a-b", "Über", "1st", "class", "List", "Any", "Model"),
    *("中文", "None", "x y", "JobState", "Size", "Literal", "datetime"),
)
HOLDER = "Holder of all"
"""A component with a reference to each of the others."""
PROPERTIES = (
    *("a", "b", "id", "type", "kind", "user-id", "user_id", "userId", "class", "self", "json"),
    *("model_config", "$ref", "@type", "_x", "", "1", "中文", "date", "str", "copy", "items"),
)
WORDS = ("", "a", "ab", "x-1", "Zoë", 'q"', "1", "null", "true", "long enough", "\U0001f980")
NUMBERS = (0, 1, -1, 2, 3, 7, 10, 100, 0.5, -2.25, 1.5, 10**12)
FORMATS = {
    "date-time": ("2020-01-02T03:04:05Z", "1999-12-31T23:59:59.250000Z"),
    "date": ("2020-01-02", "1970-01-01"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000",),
    "uri": ("https://zoo.example/a?b=c#d",),
    "email": ("a@zoo.example",),
    "byte": ("aGVsbG8=",),
    "time": ("10:20:30Z",),
    "whatever": ("anything",),
}
PATTERNS = {"^a": ("a", "abc"), "[0-9]+$": ("x12", "0"), r"^\w+$": ("ab_1",), "(?=x)": ("x",)}

scalars = st.sampled_from((None, True, False, *NUMBERS, *WORDS))
names = st.sampled_from(PROPERTIES)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def strings(draw: st.DrawFn) -> Schema:
    schema: dict[str, Any] = {"type": "string"}
    match draw(st.integers(0, 5)):
        case 0:
            schema["format"] = draw(st.sampled_from(sorted(FORMATS)))
        case 1:
            schema["pattern"] = draw(st.sampled_from(sorted(PATTERNS)))
        case 2:
            schema["minLength"] = draw(st.integers(0, 2))
            schema["maxLength"] = draw(st.integers(2, 20))
        case 3:
            schema["enum"] = draw(st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
        case 4:
            schema["const"] = draw(st.sampled_from(WORDS))
    return schema


@st.composite
def numbers(draw: st.DrawFn) -> Schema:
    schema: dict[str, Any] = {"type": draw(st.sampled_from(("integer", "number")))}
    match draw(st.integers(0, 4)):
        case 0:
            schema[draw(st.sampled_from(("minimum", "exclusiveMinimum")))] = draw(
                st.sampled_from((-3, 0, 0.5))
            )
        case 1:
            schema[draw(st.sampled_from(("maximum", "exclusiveMaximum")))] = draw(
                st.sampled_from((2, 7.5, 200))
            )
        case 2:
            schema["multipleOf"] = draw(st.sampled_from((1, 2, 0.25)))
        case 3:
            schema["enum"] = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, unique=True))
    return schema


mixed = st.fixed_dictionaries(
    {"enum": st.lists(scalars, min_size=1, max_size=4)}
) | st.fixed_dictionaries({"const": anything})
plain = st.one_of(
    strings(),
    numbers(),
    st.just({"type": "boolean"}),
    st.just({"type": "null"}),
    mixed,
    st.just({}),
    st.just(True),
    st.fixed_dictionaries(
        {
            "type": st.lists(
                st.sampled_from(("string", "integer", "boolean", "null", "array", "object")),
                min_size=1,
                max_size=3,
                unique=True,
            )
        }
    ),
)


def schemas(components: tuple[str, ...]) -> st.SearchStrategy[Schema]:
    """Schemas that may refer to some components."""
    references = st.sampled_from(components).map(
        lambda name: {"$ref": f"#/components/schemas/{escaped(name)}"}
    )
    return st.recursive(plain | references, lambda inner: combined(inner, references), max_leaves=8)


def escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1").replace("%", "%25").replace(" ", "%20")


def combined(
    inner: st.SearchStrategy[Schema], references: st.SearchStrategy[Schema]
) -> st.SearchStrategy[Schema]:
    few = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        objects(inner),
        objects(inner),
        arrays(inner),
        st.fixed_dictionaries({"anyOf": few}),
        st.fixed_dictionaries({"oneOf": few}),
        st.fixed_dictionaries(
            {"allOf": st.lists(objects(inner) | references | inner, min_size=1, max_size=2)}
        ),
        joined(objects(inner), st.fixed_dictionaries({"allOf": st.lists(references, max_size=2)})),
        joined(objects(inner), st.fixed_dictionaries({"oneOf": few})),
        joined(references, st.just({"description": "Beside a reference."})),
        tagged(inner),
        st.fixed_dictionaries({"not": inner}),
        annotated(inner),
    )


def joined(*parts: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    """Schemas with the keywords of all parts."""

    def together(each: tuple[Schema, ...]) -> Schema:
        return {
            key: value for part in each if isinstance(part, dict) for key, value in part.items()
        }

    return st.tuples(*parts).map(together)


@st.composite
def annotated(draw: st.DrawFn, inner: st.SearchStrategy[Schema]) -> Schema:
    schema = draw(inner)
    if isinstance(schema, bool) or "$ref" in schema:
        return schema
    more = {
        "title": st.sampled_from(WORDS),
        "description": st.sampled_from(WORDS),
        "deprecated": st.booleans(),
        "readOnly": st.just(True),
        "default": anything,
        "examples": st.lists(anything, max_size=2),
    }
    return {**schema, **draw(st.fixed_dictionaries({}, optional=more))}


@st.composite
def objects(draw: st.DrawFn, inner: st.SearchStrategy[Schema]) -> Schema:
    properties = draw(st.dictionaries(names, inner, max_size=4))
    schema: dict[str, Any] = {"type": "object"}
    if properties or draw(st.booleans()):
        schema["properties"] = properties
    if properties:
        required = draw(st.lists(st.sampled_from(sorted(properties)), unique=True, max_size=3))
        if required:
            schema["required"] = required
    match draw(st.integers(0, 11)):
        case 0:
            schema["additionalProperties"] = False
        case 8 if properties:
            schema["if"] = {"required": [min(properties)]}
            schema[draw(st.sampled_from(("then", "else")))] = draw(inner)
        case 9 if properties:
            schema["dependentSchemas"] = {min(properties): draw(inner)}
        case 10:
            schema["patternProperties"] = {"^x-": draw(inner)}
            schema["additionalProperties"] = False
        case 11:
            schema["required"] = [*schema.get("required", ()), draw(names)]
        case 1 | 2:
            schema["additionalProperties"] = draw(inner)
        case 3:
            schema["patternProperties"] = {"^x-": draw(inner)}
        case 4:
            schema["minProperties"] = 1
            schema["maxProperties"] = 4
        case 5:
            schema["propertyNames"] = {"maxLength": 12}
        case 6 if len(properties) > 1:
            first, second, *_ = sorted(properties)
            schema["dependentRequired"] = {first: [second]}
    return schema


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[Schema]) -> Schema:
    schema: dict[str, Any] = {"type": "array"}
    match draw(st.integers(0, 4)):
        case 0:
            schema["prefixItems"] = draw(st.lists(inner, min_size=1, max_size=3))
            if draw(st.booleans()):
                schema["items"] = False
            if draw(st.booleans()):
                schema["minItems"] = len(schema["prefixItems"])
        case 1:
            schema.update({"items": draw(inner), "minItems": 1, "maxItems": 3})
        case 2:
            schema.update({"items": draw(inner), "uniqueItems": True})
        case 3:
            schema["contains"] = draw(inner)
            schema["minContains"] = draw(st.integers(0, 2))
        case _:
            schema["items"] = draw(inner)
    return schema


@st.composite
def tagged(draw: st.DrawFn, inner: st.SearchStrategy[Schema]) -> Schema:
    """Variants with a constant each, with and without a discriminator."""
    tag = draw(st.sampled_from(("kind", "@type", "type")))
    values = draw(st.lists(st.sampled_from(("cat", "dog", "1")), min_size=2, unique=True))
    variants = []
    for value in values:
        extra = draw(objects(inner))
        assert isinstance(extra, dict)
        properties = {**extra.get("properties", {}), tag: {"const": value}}
        required = list(dict.fromkeys((*extra.get("required", ()), tag)))
        variants.append({**extra, "properties": properties, "required": required})
    schema: dict[str, Any] = {"oneOf": variants}
    if draw(st.booleans()):
        schema["discriminator"] = {"propertyName": tag}
    return schema


@st.composite
def documents(draw: st.DrawFn, version: str = "3.1.0") -> dict[str, Any]:
    """A document of a few components, recursive ones among them."""
    keys = tuple(draw(st.lists(st.sampled_from(COMPONENTS), min_size=1, max_size=4, unique=True)))
    inner = schemas(keys)
    holder = {
        "type": "object",
        "properties": {key: {"$ref": f"#/components/schemas/{escaped(key)}"} for key in keys},
    }
    return {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {**{key: draw(inner) for key in keys}, HOLDER: holder}},
    }
