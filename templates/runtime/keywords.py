"""What a value must satisfy that no Python type says: keywords of JSON Schema 2020-12 as they are.

tags: Annotated[list[str], Fits({"uniqueItems": True})]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from operator import ge, gt, le, lt
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    SchemaValidator,
    core_schema,
    from_json,
)

from .strict import json_bytes

Schema: TypeAlias = "bool | Mapping[str, Any]"


class Fits:
    """A value, in JSON, fits a JSON Schema. Beside a type it holds for the value of that type, and
    among the rules of a class for the object.

    Args:
        schema: Keywords; patterns are in the dialect of pydantic-core.
    """

    at = ""
    """As a rule, it is about the whole object, as it is sent: with the API's names."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema

    def broken(self, given: Any) -> Iterable[str]:
        """What is wrong with a value: nothing if it fits."""
        return problems(self.schema, given)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # After the type, not around it: what a wrapped type is given is no JSON any more, and the
        # dates in it would be mere strings, which are refused in requests.
        return core_schema.no_info_after_validator_function(self._fit, handler(source))

    def _fit(self, fitted: Any) -> Any:
        try:
            value = from_json(json_bytes(fitted))
        except ValueError:
            return fitted  # a request is looked at again when it is written
        for problem in problems(self.schema, value):
            raise PydanticCustomError("fits", "Input {text}", {"text": problem})
        return fitted


def problems(schema: Schema, value: Any) -> Iterator[str]:
    """What is wrong with a value: nothing if it fits a schema."""
    if isinstance(schema, bool):
        if not schema:
            yield "is not allowed here"
        return
    for keyword, said in schema.items():
        check = _CHECKS.get(keyword)
        if check is not None:
            yield from check(said, value, schema)


def fits(schema: Schema, value: Any) -> bool:
    """Whether a value in JSON fits a schema."""
    return next(problems(schema, value), None) is None


def same(one: Any, other: Any) -> bool:
    """Equality of JSON values: true is not 1, and 1.0 is."""
    return bool(_frozen(one) == _frozen(other))


def _inside(key: Any, schema: Schema, value: Any) -> Iterator[str]:
    for problem in problems(schema, value):
        yield f"has {key!r:.100}, which {problem}"


# -- any value -----------------------------------------------------------------------------------


def _type(said: Any, value: Any, schema: Any) -> Iterator[str]:
    names = [said] if isinstance(said, str) else said
    if not any(_TYPES[name](value) for name in names):
        yield f"must be of type {' or '.join(names)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "number": _is_number,
    "integer": lambda value: _is_number(value) and value % 1 == 0,
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def _enum(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if not any(same(value, each) for each in said):
        yield f"must be {' or '.join(map(repr, said))}"


def _not(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if fits(said, value):
        values = said.get("enum") if isinstance(said, Mapping) else None
        yield f"must not be {' or '.join(map(repr, values))}" if values else "is not allowed here"


def _all_of(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for each in said:
        yield from problems(each, value)


def _any_of(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if not any(fits(each, value) for each in said):
        yield "must fit at least one of its alternatives"


def _one_of(said: Any, value: Any, schema: Any) -> Iterator[str]:
    count = sum(fits(each, value) for each in said)
    if count != 1:
        yield f"must fit exactly one of its alternatives; it fits {count}"


def _if(said: Any, value: Any, schema: Any) -> Iterator[str]:
    yield from problems(schema.get("then" if fits(said, value) else "else", True), value)


# -- text and numbers ----------------------------------------------------------------------------


def _limit(
    kind: Callable[[Any], bool], wrong: Callable[[Any, Any], bool], text: str
) -> Callable[[Any, Any, Any], Iterator[str]]:
    """Of a number itself, else of how long a value is."""

    def check(said: Any, value: Any, schema: Any) -> Iterator[str]:
        if kind(value) and wrong(value if _is_number(value) else len(value), said):
            yield text.format(said)

    return check


def _multiple_of(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if _is_number(value) and Fraction(str(value)) % Fraction(str(said)) != 0:
        yield f"must be a multiple of {said}"


def _pattern(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if isinstance(value, str) and not _matches(said, value):
        yield f"must match {said}"


def _matches(pattern: str, text: str) -> bool:
    try:
        _matcher(pattern).validate_python(text)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=512)
def _matcher(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern))


# -- lists ---------------------------------------------------------------------------------------


def _unique_items(said: Any, value: Any, schema: Any) -> Iterator[str]:
    seen: set[Any] = set()
    for index, item in enumerate(value if said and isinstance(value, list) else ()):
        key = _frozen(item)
        if key in seen:
            yield f"must have unique items; item {index} is there already"
        seen.add(key)


def _frozen(value: Any) -> Any:
    """What is equal for equal JSON values alone, and can be looked up: lists may be long."""
    if isinstance(value, dict):
        return dict, frozenset((key, _frozen(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return list, tuple(map(_frozen, value))
    return (bool, value) if isinstance(value, bool) else value


def _contains(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if not isinstance(value, list):
        return
    least, most = schema.get("minContains", 1), schema.get("maxContains")
    count = sum(fits(said, item) for item in value)
    values = said.get("enum") if isinstance(said, Mapping) else None
    what = " or ".join(map(repr, values)) if values else "an item of a certain kind"
    if count < least:
        yield f"must hold {what} at least {_times(least)}; it does {_times(count)}"
    if most is not None and count > most:
        yield f"must hold {what} at most {_times(most)}; it does {_times(count)}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _prefix_items(said: Any, value: Any, schema: Any) -> Iterator[str]:
    if isinstance(value, list):
        for index, (each, item) in enumerate(zip(said, value, strict=False)):
            yield from _inside(index, each, item)


def _items(said: Any, value: Any, schema: Any) -> Iterator[str]:
    start = len(schema.get("prefixItems", ()))
    for index, item in enumerate(value[start:] if isinstance(value, list) else (), start):
        yield from _inside(index, said, item)


# -- objects -------------------------------------------------------------------------------------


def _properties(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for name, each in said.items() if isinstance(value, dict) else ():
        if name in value:
            yield from _inside(name, each, value[name])


def _pattern_properties(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for name, item in value.items() if isinstance(value, dict) else ():
        for pattern, each in said.items():
            if _matches(pattern, name):
                yield from _inside(name, each, item)


def _additional_properties(said: Any, value: Any, schema: Any) -> Iterator[str]:
    named, patterns = schema.get("properties", ()), schema.get("patternProperties", ())
    for name, item in value.items() if isinstance(value, dict) else ():
        if name not in named and not any(_matches(pattern, name) for pattern in patterns):
            yield from _inside(name, said, item)


def _property_names(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for name in value if isinstance(value, dict) else ():
        for problem in problems(said, name):
            yield f"has the name {name!r:.100}, which {problem}"


def _required(said: Any, value: Any, schema: Any) -> Iterator[str]:
    missing = [name for name in said if isinstance(value, dict) and name not in value]
    if missing:
        yield f"needs {', '.join(missing)}"


def _dependent_required(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for name, needed in said.items() if isinstance(value, dict) else ():
        missing = [other for other in needed if name in value and other not in value]
        if missing:
            yield f"with {name} needs {', '.join(missing)}"


def _dependent_schemas(said: Any, value: Any, schema: Any) -> Iterator[str]:
    for name, each in said.items() if isinstance(value, dict) else ():
        if name in value:
            yield from problems(each, value)


def _is(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kind)


_CHECKS: Mapping[str, Callable[[Any, Any, Any], Iterator[str]]] = {
    "type": _type,
    "enum": _enum,
    "not": _not,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "if": _if,
    "minLength": _limit(_is(str), lt, "must have at least {} characters"),
    "maxLength": _limit(_is(str), gt, "must have at most {} characters"),
    "pattern": _pattern,
    "minimum": _limit(_is_number, lt, "must be at least {}"),
    "maximum": _limit(_is_number, gt, "must be at most {}"),
    "exclusiveMinimum": _limit(_is_number, le, "must be greater than {}"),
    "exclusiveMaximum": _limit(_is_number, ge, "must be less than {}"),
    "multipleOf": _multiple_of,
    "minItems": _limit(_is(list), lt, "must have at least {} items"),
    "maxItems": _limit(_is(list), gt, "must have at most {} items"),
    "uniqueItems": _unique_items,
    "contains": _contains,
    "prefixItems": _prefix_items,
    "items": _items,
    "minProperties": _limit(_is(dict), lt, "must have at least {} properties"),
    "maxProperties": _limit(_is(dict), gt, "must have at most {} properties"),
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional_properties,
    "propertyNames": _property_names,
    "required": _required,
    "dependentRequired": _dependent_required,
    "dependentSchemas": _dependent_schemas,
}
