"""From a pointer to words: what it belongs to, and where in it."""

from __future__ import annotations

from typing import Final

from ..finding import Where
from . import pointer as pointers
from .view import METHODS, Node, View

_KINDS: Final = {
    "parameters": "parameter component",
    "requestBodies": "request body component",
    "responses": "response component",
    "headers": "header component",
    "securitySchemes": "security scheme",
    "pathItems": "path item component",
    "callbacks": "callback component",
}


def where(view: View, pointer: str) -> Where:
    """What `pointer` stands for in the document of `view`, whether or not it exists there."""
    tokens = pointers.split(pointer)
    match tokens:
        case ("paths", path, method, *rest) if method in METHODS:
            owner = f"{method.upper()} {path}"
            inside = _operation(view, pointers.join("", *tokens[:3]), rest)
            return Where(owner, inside, operation=(method.upper(), path))
        case ("paths", path, *rest):
            return Where(path, _operation(view, pointers.join("", "paths", path), rest))
        case ("webhooks" | "x-webhooks", name, *rest):
            base = pointers.join("", *tokens[:2])
            if rest and rest[0] in METHODS:
                base, rest = f"{base}/{rest[0]}", rest[1:]
            return Where(f"webhook {name}", _operation(view, base, rest))
        case ("components", "schemas", name, *rest):
            return Where(name, _schema(rest), schema=name)
        case ("components", kind, name, *rest):
            inside = _operation(view, pointers.join("", *tokens[:3]), rest)
            return Where(f"{_KINDS.get(kind, kind)} {name}", inside)
        case ("x-specloom-files", label, *rest):
            inner = _schema(rest[-1:]) if len(rest) == 1 else _schema(rest)
            return Where(label, inner or "/".join(rest))
        case ():
            return Where("document")
        case _:
            return Where("document", tokens[0])


def _operation(view: View, base: str, tokens: list[str]) -> str:
    """The place inside an operation, or inside a component that is part of one."""
    words: list[str] = []
    rest = list(tokens)
    while rest:
        match rest:
            case ["parameters", index, *more]:
                words.append(_parameter(view, f"{base}/parameters/{index}"))
                rest = more
            case ["requestBody", *more]:
                words.append("request body")
                rest = more
            case ["responses", status, *more]:
                words.append(f"response {status}")
                rest = more
            case ["headers", name, *more]:
                words.append(f"header {name}")
                rest = more
            case ["content", media_type, *more]:
                if media_type != "application/json":
                    words.append(media_type)
                rest = more
            case ["callbacks", name, *more]:
                words.append(f"callback {name}")
                # The expression and the method: nobody reads them.
                rest = more[2:]
            case ["schema", *more]:
                words.append(_schema(more))
                rest = []
            case ["security", *_] | ["servers", *_]:
                words.append(rest[0])
                rest = []
            case [_, *more]:
                rest = more
    return " · ".join(word for word in words if word)


def _parameter(view: View, pointer: str) -> str:
    node = view.resolve(Node(view.lookup(pointer), pointer))
    name, location = node.text("name"), node.text("in")
    return f"{location} parameter {name}" if name and location else "parameter"


def _schema(tokens: list[str]) -> str:
    """The place inside a schema as a caller would write it: `items[].name`."""
    text = ""
    rest = list(tokens)
    while rest:
        match rest:
            case ["properties", name, *more]:
                text += f".{name}" if text else name
                rest = more
            case ["items", *more]:
                text += "[]"
                rest = more
            case ["prefixItems", index, *more]:
                text += f"[{index}]"
                rest = more
            case ["additionalProperties", *more]:
                text += "{}"
                rest = more
            case ["oneOf" | "anyOf", index, *more]:
                text += f"({int(index) + 1})" if index.isdecimal() else ""
                rest = more
            case [_, *more]:
                rest = more
    return text
