"""Values of another JSON type than their place in a document needs.

The stages that read a document pass by what they cannot read. What would go missing in silence is
told here: an error where the value holds something, else a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..diagnostics import Diagnostic, Severity
from . import grammar

_TEXTS: Final = ("title", "summary", "description")

_PARAMETER: Final = {
    **dict.fromkeys(("description", "style"), "text"),
    **dict.fromkeys(
        ("required", "deprecated", "explode", "allowReserved", "allowEmptyValue"), "flag"
    ),
}

_PLAIN: Final[Mapping[grammar.Kind, Mapping[str, str]]] = {
    "openapi": {"security": "list"},
    "info": dict.fromkeys(_TEXTS, "text"),
    "server": {"url": "text", "description": "text", "variables": "object"},
    "tag": {"name": "text", "description": "text"},
    "path-item": dict.fromkeys(_TEXTS[1:], "text"),
    "operation": {
        **dict.fromkeys(("operationId", *_TEXTS[1:]), "text"),
        **{"tags": "texts", "deprecated": "flag", "security": "list"},
    },
    "parameter": _PARAMETER,
    "header": _PARAMETER,
    "request-body": {"description": "text", "required": "flag"},
    "response": {"description": "text"},
    "encoding": {"contentType": "text", "style": "text", "explode": "flag"},
    "security-scheme": {
        **dict.fromkeys(("type", "name", "in", "scheme", "description"), "text"),
        "flows": "object",
    },
    "discriminator": {"propertyName": "text", "mapping": "object"},
    "schema": {
        **dict.fromkeys(("title", "description", "format", "pattern", "$ref"), "text"),
        **dict.fromkeys(("nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"), "flag"),
        **dict.fromkeys(
            (
                *("maximum", "minimum", "multipleOf", "maxLength", "minLength", "maxItems"),
                *("minItems", "maxProperties", "minProperties", "maxContains", "minContains"),
            ),
            "number",
        ),
        **{"type": "type", "enum": "list", "required": "texts", "dependentRequired": "object"},
        **dict.fromkeys(("contentEncoding", "contentMediaType"), "text"),
    },
}
"""What the fields hold that hold no object of the grammar."""

_TYPES: Final = frozenset(
    ("string", "number", "integer", "boolean", "array", "object", "null", "file")
)
"""What `type` can be. `file` is of Swagger 2.0, and understood."""

_WORDS: Final = {
    "text": "text",
    "texts": "a list of texts",
    "type": "a type of JSON Schema, or a list of them",
    "flag": "true or false",
    "number": "a number",
    "list": "a list",
    "object": "an object",
}

_PARTS: Final = frozenset(("list", "object"))
"""Those of them that hold more than words about a value."""

_OBJECT: Final = frozenset((dict,))
_PYTHON: Final[Mapping[str, frozenset[type]]] = {
    "text": frozenset((str,)),
    "texts": frozenset((list,)),
    "type": frozenset((str, list)),
    "flag": frozenset((bool,)),
    "number": frozenset((int, float)),
    "list": frozenset((list,)),
    "schema": frozenset((dict, bool)),
}
_ALSO: Final[Mapping[grammar.Kind, frozenset[type]]] = {"dependencies": frozenset((list,))}
"""What the fields of a kind whose fields are names may hold besides."""

WANTED: Final[Mapping[grammar.Kind, Mapping[str, frozenset[type]]]] = {
    kind: {
        name: _PYTHON["list"] if want[0] == "[" else _PYTHON.get(want, _OBJECT)
        for name, want in {**grammar.fields_of(kind), **_PLAIN.get(kind, {})}.items()
    }
    for kind in grammar.KINDS
}
"""What each field may hold whose values are looked at, by kind of object."""
_NO_FIELDS: Final[Mapping[str, frozenset[type]]] = {}

Misfit = tuple[tuple[str, ...], Diagnostic]
"""The keys that lead from an object to a value in it, and what is wrong with the value."""


def misfits(node: Mapping[str, Any], kind: grammar.Kind) -> Iterator[Misfit]:
    """The values directly in an object that cannot be read."""
    if kind[-1] == "*":
        every, wanted = kind[:-1], _NO_FIELDS
    else:
        wanted = WANTED[kind]
        every = grammar.fields_of(kind).get(grammar.ANY, "")
    if every:
        fits = _PYTHON.get(every, _OBJECT) | _ALSO.get(kind, frozenset())
        for name, child in node.items():
            if type(child) not in fits and (kind[-1] == "*" or name[:2] not in ("x-", "$r")):
                yield _misfit((name,), child, every)
        return
    for name, child in node.items():
        known = wanted.get(name)
        if known is None:
            if kind == "path-item" and type(child) is dict and name[:2] != "x-":
                yield from _no_method(name, child)
        elif type(child) not in known:
            yield from _field(name, child, _want(kind, name))
        elif type(child) is list:
            yield from _elements(name, child, _want(kind, name))
        elif name == "type" and kind == "schema" and child not in _TYPES:
            yield _misfit((name,), child, "type")


def _want(kind: grammar.Kind, name: str) -> str:
    return _PLAIN.get(kind, {}).get(name) or grammar.fields_of(kind)[name]


def _field(name: str, child: Any, want: str) -> Iterator[Misfit]:
    # Null is as good as nothing. `items` of older drafts may be a list of schemas.
    if (child is not None or want == "operation") and (name != "items" or type(child) is not list):
        yield _misfit((name,), child, want)


def _elements(name: str, items: list[Any], want: str) -> Iterator[Misfit]:
    inner = {"texts": "text", "type": "type"}.get(want, want[1:])
    if want != "list":
        fits = _PYTHON["text"] if inner == "type" else _PYTHON.get(inner, _OBJECT)
        for index, item in enumerate(items):
            if type(item) not in fits or (want == "type" and item not in _TYPES):
                yield _misfit((name, str(index)), item, inner)


def _no_method(name: str, child: Mapping[str, Any]) -> Iterator[Misfit]:
    if name.lower() in grammar.METHODS:
        message = f"{name!r} is no field of a path item: methods are in lower case"
    elif "responses" in child:
        message = f"{name!r} is no method that a path item has a field for"
    else:
        return
    text = f"{message}; the operation is left out"
    yield (name,), Diagnostic("load-field", Severity.ERROR, text)


def _misfit(keys: tuple[str, ...], value: Any, want: str) -> Misfit:
    needed = _WORDS.get(want) or (
        f"a list of {grammar.describe(want[1:] + '*').removeprefix('a mapping of ')}"
        if want[0] == "["
        else grammar.describe(want)
    )
    lost = type(value) in (dict, list) and bool(value) and (want not in _WORDS or want in _PARTS)
    return keys, Diagnostic(
        "load-shape",
        Severity.ERROR if lost else Severity.WARNING,
        f"{keys[0]}: {needed} is needed here, not {_described(value)}; it is passed by",
    )


def _described(value: Any) -> str:
    match value:
        case dict():
            return "an object" if value else "an empty object"
        case list():
            return "a list" if value else "an empty list"
        case str():
            return f"the text {value[:40]!r}"
        case None:
            return "null"
        case _:
            return str(value).lower() if isinstance(value, bool) else f"the number {value}"
